"""A sentence as Markdown: links, bold words, formulas, addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from vaultgen.render.math_text import formulas, is_sane
from vaultgen.render.prose import Anchor, prose, word_spans

PARSER = MarkdownIt("commonmark")


def test_words_become_links_and_links_may_be_bold() -> None:
    text = "Heron 2 beats Stork by 3%."
    anchors = [Anchor(0, 7, "[[Heron 2]]"), Anchor(14, 19, "[[Stork (model)|Stork]]")]
    assert prose(text, anchors, [(0, 7), (23, 25)]) == "**[[Heron 2]]** beats [[Stork (model)|Stork]] by **3%**."


def test_a_formula_stays_a_formula_and_money_does_not_become_one() -> None:
    text = r"It needs $O(n^2)$ steps and costs $5 or $6."
    assert prose(text) == r"It needs $O(n^2)$ steps and costs \$5 or \$6."


def test_no_link_stands_in_a_formula_or_an_address() -> None:
    text = r"On $Heron^2$ see https://heron.org now"
    anchors = [Anchor(4, 9, "[[Heron]]"), Anchor(26, 31, "[[Heron]]")]
    assert "[[" not in prose(text, anchors)


def test_bold_words_take_in_the_whole_link() -> None:
    assert prose("The Heron 2 model", [Anchor(4, 11, "[[Heron 2]]")], [(4, 9)]) == "The **[[Heron 2]]** model"


def test_italic_words_stay_italic_where_no_bold_ones_touch_them() -> None:
    assert prose("It wades (slowly and deep).", italic=[(10, 16)]) == "It wades (*slowly* and deep)."
    assert prose("Heron wades", [Anchor(0, 5, "[[Heron]]")], [(0, 5)], italic=[(0, 11)]) == "**[[Heron]]** wades"


def test_in_a_table_bars_are_escaped_once() -> None:
    assert prose("a | b", [Anchor(0, 1, "[[A|a]]")], in_table=True) == r"[[A\|a]] \| b"


@pytest.mark.parametrize(
    ("content", "is_kept"),
    [
        (r"\frac{1}{2}", True),
        (r"\mathbb{R}^{d}", True),
        (r"\left( x \right)", True),
        (r"\mymacro{x}", False),
        (r"\href{http://x}{y}", False),
        (r"\r_{x}", False),
        (r"\, x \%", True),
        (r"{x", False),
        (r"x}", False),
        (r"a %% b", False),
        (r"\left( x", False),
    ],
)
def test_only_what_mathjax_draws_stays_math(content: str, is_kept: bool) -> None:
    assert is_sane(content) is is_kept


def test_a_formula_that_cannot_be_drawn_is_shown_as_text() -> None:
    text = r"with $\mymacro_{x}$ inside"
    assert not formulas(text)
    assert prose(text) == r"with \$\\mymacro\_{x}\$ inside"


def test_words_are_found_whole() -> None:
    assert word_spans("Gemma and Gem", "Gem") == [(10, 13)]


@given(st.text(st.sampled_from(list("ab *_.(-%")), min_size=1, max_size=20), st.data())
def test_bold_words_are_bold_for_every_reader(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = (start, data.draw(st.integers(start + 1, len(text))))
    written = prose(text, bold=[span])
    tokens = [t for block in PARSER.parse(f"x {written} y") for t in block.children or []]
    assert sum(t.type == "strong_open" for t in tokens) == (written != prose(text))
