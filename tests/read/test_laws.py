"""What holds for every seed: reading never fails, and every quote stands in the line that it names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.read.grounded import assert_grounded
from tests.read.pages import ABSTRACT_PAGE, AITOPICS, FEED, LISTING, NOTE, SEARCH, SEARCH_WITH_IDS
from vaultgen.read import read_seed, settle

PAGES = (SEARCH, SEARCH_WITH_IDS, FEED, AITOPICS, ABSTRACT_PAGE, LISTING, NOTE)


@st.composite
def damaged_pages(draw: st.DrawFn) -> str:
    """A page with lines lost, doubled, swapped, cut or with odd characters in them, perhaps with another behind it."""
    pages = draw(st.lists(st.sampled_from(PAGES), min_size=1, max_size=2))
    lines = "\n".join(pages).split("\n")
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(lines) - 1))
        what = draw(st.sampled_from(["lose", "double", "cut", "blank", "insert", "join", "odd"]))
        if what == "lose" and len(lines) > 1:
            del lines[at]
        elif what == "double":
            lines.insert(at, lines[at])
        elif what == "cut":
            lines = lines[: at + 1]
            lines[-1] = lines[-1][: draw(st.integers(0, 30))]
        elif what == "blank":
            lines.insert(at, " \t")
        elif what == "insert":
            lines.insert(
                at, draw(st.sampled_from(["-", "Authors:", "△ Less", "---", "> [!x]", "* **a", "[[", "$$", "|"]))
            )
        elif what == "join":
            lines[at : at + 2] = ["".join(lines[at : at + 2])]
        else:
            odd = draw(st.text(st.sampled_from("\u00ad\u00a0\u2028\x0b\\{}$*_[]|`~#:-… \r\t\x00é"), max_size=8))
            lines[at] = lines[at][:5] + odd + lines[at][5:]
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines)


@given(damaged_pages())
@settings(max_examples=150, deadline=None)
def test_a_damaged_page_is_read_and_every_quote_stands_in_its_line(text: str) -> None:
    data = text.encode()
    (reading,) = settle([read_seed("seed", data)])
    assert_grounded(reading, data)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-16")))
@settings(max_examples=150, deadline=None)
def test_any_bytes_can_be_read(data: bytes) -> None:
    reading = read_seed("seed", data)
    assert reading.records or reading.findings
    assert_grounded(reading, data)


@given(st.text(st.sampled_from("#*_[]|>-` \t\n!^%$~=<>a1.:"), max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_markup_in_a_note_can_be_read(text: str) -> None:
    data = f"# Title\n{text}".encode()
    assert_grounded(read_seed("seed", data), data)


@pytest.mark.parametrize("page", PAGES)
def test_a_clean_page_leaves_no_line_unread(page: str) -> None:
    reading = read_seed("seed", page.encode())
    assert reading.unread == ()
    assert_grounded(reading, page.encode())


@given(st.permutations(PAGES))
@settings(max_examples=20, deadline=None)
def test_the_order_of_seeds_makes_no_difference(pages: list[str]) -> None:
    readings = {p: read_seed(f"{PAGES.index(p)}.txt", p.encode()) for p in pages}
    settled = dict(zip(pages, settle([readings[p] for p in pages]), strict=True))
    expected = settle([readings[p] for p in PAGES])
    assert [settled[p] for p in PAGES] == list(expected)
