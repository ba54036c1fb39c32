"""Text from seeds shows as it is and does nothing."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from vaultgen.render.escape import cell, heading, inline, is_linkable, one_line, property_text, url_spans

PARSER = MarkdownIt("commonmark").enable(["strikethrough", "table"])
# Characters that mean something, and a few that do not.
RISKY = st.text(st.sampled_from(list("`*_[](){}<>#$%=~!|\\^:;&-+.@ ab1\n\"'/")), max_size=30)


def shown(markdown: str) -> str:
    """The text that a reader sees, without any markup."""
    tokens = [t for block in PARSER.parse(markdown) for t in block.children or []]
    return "".join(
        t.content if t.type in {"text", "code_inline", "html_inline", "text_special"} else "" for t in tokens
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain words, 50% of them", "plain words, 50% of them"),
        ("write to <1@b.org> or <+a@b>, if 1 <2", "write to &lt;1@b.org> or &lt;+a@b>, if 1 <2"),
        ("#SOTA and C# and #1", r"\#SOTA and C# and \#1"),
        ("see [[Other]] or ![[x.png]]", r"see \[\[Other]] or !\[\[x.png]]"),
        ("as in [12, 13]", "as in [12, 13]"),
        ("[here](http:x)", r"\[here](http:x)"),
        ("costs $5 and $6", r"costs \$5 and \$6"),
        ("100%% hidden%%", r"100%\% hidden%\%"),
        ("==loud==", r"=\=loud=\="),
        ("key:: value", r"key:\: value"),
        ("`= this.file`", r"\`= this.file\`"),
        ("<% tp.x %> <b>", "&lt;% tp.x %> &lt;b>"),
        ("a < b and p<0.05", "a < b and p<0.05"),
        ("{{title}} {% x %}", r"{\{title}} {\% x %}"),
        ("ends in ^block", r"ends in \^block"),
        ("x^[note]", r"x\^\[note]"),
        ("snake_case and _this_", r"snake_case and \_this\_"),
        ("&lt; stays", "&amp;lt; stays"),
        ("obsidian://open", r"obsidian\://open"),
        ("two\nlines", "two lines"),
    ],
)
def test_what_would_act_is_escaped_and_all_else_is_left(text: str, written: str) -> None:
    assert inline(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("- item", r"\- item"),
        ("1. first", r"1\. first"),
        ("# head", r"\# head"),
        ("> quote", r"\> quote"),
        ("---", r"\---"),
        ("| a", r"\| a"),
        ("-5 degrees", "-5 degrees"),
        ("2024 was wet", "2024 was wet"),
    ],
)
def test_the_beginning_of_a_line_starts_no_block(text: str, written: str) -> None:
    assert inline(text, at_line_start=True) == written


@given(RISKY)
def test_a_reader_sees_the_text_itself(text: str) -> None:
    plain = one_line(text)
    markdown = inline(text, at_line_start=True)
    if "://" not in plain:
        assert shown(markdown) == plain
    assert len(PARSER.parse(markdown)) == (3 if plain else 0)


@given(RISKY)
def test_nothing_of_it_is_a_link_an_image_code_or_html(text: str) -> None:
    kinds = {t.type for block in PARSER.parse(inline(text, at_line_start=True)) for t in block.children or []}
    assert kinds <= {"text", "text_special"}


@given(RISKY)
def test_no_plugin_finds_its_marks(text: str) -> None:
    written = inline(text)
    for mark in ("[[", "%%", "==", "::", "<%", "{{", "{%"):
        assert mark not in written


@given(RISKY)
def test_a_cell_stays_one_cell(text: str) -> None:
    row = html.unescape(
        MarkdownIt("commonmark").enable("table").render(f"| a | b |\n| --- | --- |\n| {cell(text)} | x |")
    )
    assert row.count("<td>") == 2


def test_web_addresses_stay_addresses_without_the_full_stop() -> None:
    text = "Code at https://example.org/a_b~c_(d). More (see https://x.org/~y)."
    assert [text[a:b] for a, b in url_spans(text)] == ["https://example.org/a_b~c_(d)", "https://x.org/~y"]
    assert inline(text) == "Code at https://example.org/a_b%7Ec_(d). More (see https://x.org/%7Ey)."


def test_a_heading_keeps_the_sharps_at_its_end() -> None:
    assert heading("Notes on C #") == r"Notes on C \#"


@pytest.mark.parametrize(
    ("words", "can"), [("Heron 2", True), ("A|B", False), ("x]]", False), ("$x$", False), ("", False)]
)
def test_only_harmless_words_become_the_text_of_a_link(words: str, can: bool) -> None:
    assert is_linkable(words) is can


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Herons: 50% of {them} [12], if 1 <2", "Herons: 50% of {them} [12], if 1 <2"),
        ("On <% tp.file.delete() %> and\n{{title}}", "On < % tp.file.delete() %> and { {title}}"),
        ("[[Home]] ![[x]] [y](obsidian://open)", "[ [Home]] ! [ [x]] [y] (obsidian://open)"),
        ("`= this.file` and ` $= x` in `code`", "'= this.file` and ' $= x` in `code`"),
        ("<img src=x> {% x %} {# y #} <!-- z", "< img src=x> { % x %} { # y #} < !-- z"),
    ],
)
def test_a_property_holds_the_words_with_a_blank_in_what_would_act(text: str, written: str) -> None:
    assert property_text(text) == written


@given(RISKY)
def test_a_property_written_twice_is_what_it_was(text: str) -> None:
    assert property_text(property_text(text)) == property_text(text)
