"""A person's links to the web are links in the generated note too, and nothing else becomes one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.made_up import make_vault, notes_of
from vaultgen.model import WebLink
from vaultgen.pipeline.build import build
from vaultgen.pipeline.queries import check_vault
from vaultgen.render.prose import prose

PARSER = MarkdownIt("commonmark")


def shown(folder: Path, line: str) -> str:
    """What the source's note makes of one line of a reading list."""
    vault = make_vault(folder, list=f"# Reading list\n\n{line}\n")
    build(vault)
    assert not check_vault(vault)[0]
    note = notes_of(vault)["Sources/Personal note list.md"]
    return next(x for x in note.splitlines() if x.endswith("[^1]")).removesuffix("[^1]").removeprefix("*   ").rstrip()


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("- Wade in, [the manual](https://marsh.org/a_b)", "Wade in, [the manual](https://marsh.org/a_b)"),
        ("- Boots [[guide]](https://marsh.org)", r"Boots \[[guide](https://marsh.org)]"),
        ("- Boots [guide [2nd ed.]](http://marsh.org)", r"Boots [guide \[2nd ed.\]](http://marsh.org)"),
        ("- Boots [**guide**](https://marsh.org/)", "Boots **[guide](https://marsh.org/)**"),
        ("- **[Boots](https://marsh.org)**: for walks", "**[Boots](https://marsh.org):** for walks"),
        ("- Boots [a](https://marsh.org/x_(y)?q=[1]|2)", "Boots [a](https://marsh.org/x_%28y%29?q=%5B1%5D%7C2)"),
        ("- Boots <https://marsh.org/x_y>", "Boots https://marsh.org/x_y"),
        ("- Boots [![badge](https://marsh.org/b.svg)](https://marsh.org) ok", "Boots ok"),
        ("- Boots at $\\beta_1$ [here](https://marsh.org)", "Boots at β₁ [here](https://marsh.org)"),
        ("- Boots [here](javascript:alert(1)) [there](file:///etc/passwd)", "Boots here there"),
        ("- Boots [https://marsh.org](https://fog.org)", "Boots https://fog.org"),
        ("- Boots [guide](guide.md), [[guide]](guide.md)", r"Boots guide, \[guide]"),
    ],
)
def test_a_link_keeps_its_words_and_its_address(tmp_path: Path, line: str, written: str) -> None:
    assert shown(tmp_path, line) == written


def test_bracketed_links_make_no_notes(tmp_path: Path) -> None:
    vault = make_vault(tmp_path, list="# Marsh list\n- Boots [[paper]](https://marsh.org) [[code]](https://fog.org)\n")
    build(vault)
    assert not [path for path in notes_of(vault) if path.startswith("Concepts/")]


def test_a_link_in_a_table_stays_in_its_cell(tmp_path: Path) -> None:
    table = "# Boots\n\n| Boot | Where |\n|---|---|\n| Reed | [shop \\| map](https://marsh.org/a|b) |\n"
    vault = make_vault(tmp_path, boots=table)
    build(vault)
    assert r"| Reed | [shop \| map](https://marsh.org/a%7Cb)" in notes_of(vault)["Sources/Personal note boots.md"]


def test_what_has_a_note_and_an_address_leads_to_both(tmp_path: Path) -> None:
    line = "- [GPT-4](https://www.marsh.org/gpt-4) and again [GPT-4](https://www.marsh.org/gpt-4)"
    both = "[[GPT-4]] ([marsh.org](https://www.marsh.org/gpt-4)) and again [GPT-4](https://www.marsh.org/gpt-4)"
    assert shown(tmp_path, line) == both


@given(st.text(st.sampled_from(list("ab ![]()<>`$\\^|:*_")), min_size=1, max_size=24), st.data())
def test_no_words_turn_a_link_into_anything_else(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    address = data.draw(
        st.sampled_from(["https://a.b/c)d](javascript:x", "javascript:x", "HTTPS://a.b", "http://a.b/ x"])
    )
    written = prose(text, web=[WebLink(address, start, end)])
    tokens = [t for block in PARSER.parse(f"x {written} y") for t in block.children or []]
    links = [str(t.attrGet("href")) for t in tokens if t.type == "link_open"]
    assert all(link.startswith(("https://a.b", "http://a.b")) for link in links)
    assert len(links) == (bool(text[start:end].strip()) and not address.startswith("javascript"))
    assert not [t for t in tokens if t.type in {"image", "html_inline", "code_inline"}]


def test_a_listed_paper_is_a_note_that_its_line_leads_to(tmp_path: Path) -> None:
    line = "- **Patience of Egrets in Fog** [[paper]](https://arxiv.org/abs/2401.00001), then home"
    assert shown(tmp_path, line) == (
        r"**[[Patience of Egrets in Fog]]** \[[paper](https://arxiv.org/abs/2401.00001)], then home"
    )
    paper = notes_of(tmp_path)["Papers/Patience of Egrets in Fog.md"]
    assert 'arxiv: "2401.00001"' in paper
    assert "authors" not in paper.partition("---\n#")[0]
    source = notes_of(tmp_path)["Sources/Personal note list.md"]
    assert "## Records" not in source


@pytest.mark.parametrize(
    ("line", "ending"),
    [
        ("- Boots at https://marsh.org", "https://marsh.org [^1]"),
        ("- Boots at **https://marsh.org/x**.", "**https://marsh.org/x**. [^1]"),
        ("- Boots, [here](https://marsh.org)", "[here](https://marsh.org)[^1]"),
    ],
)
def test_the_footnote_is_no_part_of_a_bare_address(tmp_path: Path, line: str, ending: str) -> None:
    vault = make_vault(tmp_path, list=f"# Reading list\n\n{line}\n")
    build(vault)
    note = notes_of(vault)["Sources/Personal note list.md"]
    assert next(x for x in note.splitlines() if x.endswith("[^1]")).endswith(ending)


def test_a_name_within_an_address_is_not_bold() -> None:
    text = "See https://heron.org and heron"
    bold = [(12, 17), (len(text) - 5, len(text))]
    assert prose(text, bold=bold) == "See https://heron.org and **heron**"
