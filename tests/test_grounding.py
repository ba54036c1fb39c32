"""Passages keep the way back to the seed through every edit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vaultgen.grounding import Evidence, Passage


def test_the_quote_behind_edited_text_is_the_raw_text() -> None:
    passage = Passage.of_line(r"We \textsc{Hi} get $\sim$7\% more", "seed.txt", 3)
    plain = passage.replace([(3, 11, ""), (13, 14, ""), (19, 25, "~"), (26, 28, "%")])
    assert plain.text == "We Hi get ~7% more"
    assert plain.evidence(10, 13) == Evidence("seed.txt", 3, r"$\sim$7\%")
    assert plain.evidence(3, 5).quote == "Hi"


def test_a_span_over_two_lines_quotes_the_first() -> None:
    joined = Passage.join([Passage.of_line("one two", "s", 4), Passage.of_line("three", "s", 5)])
    assert joined.text == "one two three"
    assert joined.evidence(4, 13) == Evidence("s", 4, "two")
    assert joined.evidence(8, 13) == Evidence("s", 5, "three")


def test_a_slice_keeps_its_place() -> None:
    passage = Passage.of_line("  Title of it ", "s", 1).strip()
    assert passage.text == "Title of it"
    assert passage.slice(6).evidence() == Evidence("s", 1, "of it")


@st.composite
def edited_lines(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]]]:
    raw = draw(st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), min_size=1, max_size=40))
    cuts = sorted(draw(st.lists(st.integers(0, len(raw)), max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return raw, [(a, b, draw(st.text("xyz", max_size=3))) for a, b in pairs]


@given(edited_lines(), st.data())
def test_every_quote_stands_in_its_line(case: tuple[str, list[tuple[int, int, str]]], data: st.DataObject) -> None:
    raw, edits = case
    once = Passage.of_line(raw, "s", 7).replace(edits)
    start = data.draw(st.integers(0, len(once.text)))
    end = data.draw(st.integers(start, len(once.text)))
    for passage in (once.slice(start, end), once):
        evidence = passage.evidence(0, len(passage.text))
        assert evidence.line == 7
        assert evidence.quote in raw
