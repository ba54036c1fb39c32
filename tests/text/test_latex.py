"""LaTeX becomes text, or math that Obsidian renders, and no word is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultgen.grounding import Evidence, Passage
from vaultgen.text.latex import math_spans, plain


def plain_text(raw: str) -> str:
    return plain(Passage.of_line(raw, "s", 1)).text


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (r"\textsc{Tide} (\textbf{T}idal \emph{Id\textbf{ea}})", "Tide (Tidal Idea)"),
        (r"we use \tide and \ours{} and {\bf bold} words", "we use tide and ours and bold words"),
        (r"Erd\H{o}s, \'Alvaro, na\"{\i}ve, {\v C}ech, Stra{\ss}e", "Erdős, Álvaro, naïve, Čech, Straße"),
        (r"model\'s \"own\" don\'t", "model's \"own\" don't"),
        (r"90\% of R\&D\_x costs \$5, not 50% more", "90% of R&D_x costs $5, not 50% more"),
        (r"Fig.~2 of GPT~4: ~7 h, see \cite{a,b}. Then~\citep[p.~3]{c} on.", "Fig. 2 of GPT 4: ~7 h, see. Then on."),
        (r"``so'' they say, `so', ''so'' -- and 5'' wide", "“so” they say, ‘so’, “so” -- and 5'' wide"),
        ("from Gemini~2.5 to Llama~3.3~70B, 3~5 times", "from Gemini 2.5 to Llama 3.3 70B, 3~5 times"),
        (r"\href{https://x.org/a_b}{our page}, \url{x.org/~me}", "our page (https://x.org/a_b), x.org/~me"),
        (r"\textcolor{red}{alarm}\footnote{Or not.} here", "alarm (Or not.) here"),
        (r"the set {1, 2} and {a: b} stay, {BERT} does not", "the set {1, 2} and {a: b} stay, BERT does not"),
        (r"\ding{182} wade, \ding{183} fish, \ding{51} or \ding{9}", "❶ wade, ❷ fish, ✓ or 9"),
        (r"two\\lines and a\-hyphen", "two lines and ahyphen"),
        (r"broken off in \textit{Memory-E…", "broken off in Memory-E…"),
        (r"C:\temp is a path", "C:temp is a path"),
        (r"an end \ and a stray } or { and a last \\"[:-1], "an end and a stray } or { and a last \\"),
    ],
)  # fmt: skip
def test_markup_goes_and_words_stay(raw: str, expected: str) -> None:
    assert plain_text(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (r"$74.3\%$ and $\sim$7\% and $>$3\%", "74.3% and ~7% and >3%"),
        (r"$10\times$, $256 \times 256$, $\pm 0.5$, $p<0.001$", "10×, 256 × 256, ± 0.5, p<0.001"),
        (r"$\alpha$-decay, top-$k$, $F_1$, R$^2$, m$^{-1}$", "α-decay, top-k, F₁, R², m⁻¹"),
        (r"PM$_{2.5}$, 5$^\circ$C, 4{,}630", "PM2.5, 5°C, 4,630"),
        (r"$\textbf{Tide}$ and $\text{AV}^2\text{A}$", "Tide and AV²A"),
        (r"$O(d^2k)$, $P_k$, $\frac{1}{2}$, $\mathcal{L}$", r"$O(d^2k)$, $P_k$, $\frac{1}{2}$, $\mathcal{L}$"),
        (r"\(x_i\) and $ x_i $ and \[a_j\]", "$x_i$ and $x_i$ and $$a_j$$"),
    ],
)  # fmt: skip
def test_plain_math_becomes_text_and_the_rest_stays_math(raw: str, expected: str) -> None:
    assert plain_text(raw) == expected


@pytest.mark.parametrize(
    "raw",
    [
        "costs $5 and $10 more",
        "from $5-$10 a month",
        "US$3M to $4M",
        "$1 per million tokens against $15 per million",
        "saves $100/month, about $1,200/year",
        "a lone $ sign",
    ],
)
def test_money_is_no_math(raw: str) -> None:
    assert plain_text(raw) == raw
    assert math_spans(raw) == []


def test_a_percent_sign_begins_no_comment() -> None:
    assert plain_text(r"It scores 90.04% on it. \textbf{It} is first.") == "It scores 90.04% on it. It is first."


def test_quotes_of_plain_text_are_the_raw_words() -> None:
    passage = plain(Passage.of_line(r"gains of $\sim$7\% for \textsc{Tide}s", "s", 3))
    assert passage.text == "gains of ~7% for Tides"
    assert passage.evidence(9, 12) == Evidence("s", 3, r"$\sim$7\%")
    assert passage.evidence(17, 22) == Evidence("s", 3, "Tide}s")


def test_text_without_markup_is_the_same_passage() -> None:
    passage = Passage.of_line("Nothing to do here, 5% of it.", "s", 1)
    assert plain(passage) is passage


@given(st.text(st.sampled_from("\\${}~`'%&_^[]() abexyz159.,\"-*\n"), max_size=60))
def test_any_text_can_be_made_plain(raw: str) -> None:
    passage = plain(Passage.of_line(raw, "s", 1))
    assert passage.evidence().quote in raw


@given(
    st.lists(st.sampled_from([r"\textbf{%s}", "{%s}", "%s", r"\emph{a \textsc{%s} b}", r"\own{%s}", "``%s''", "$5 %s"]))
)
def test_no_word_within_markup_is_lost(patterns: list[str]) -> None:
    words = [f"word{chr(97 + i % 26)}" for i in range(len(patterns))]
    text = plain_text(" ".join(p.replace("%s", w) for p, w in zip(patterns, words, strict=True)))
    assert re.findall(r"word[a-z]", text) == words


@given(st.text(st.characters(codec="utf-8", exclude_characters="\\${}~`'"), max_size=60))
def test_text_without_latex_stays_as_it_is(raw: str) -> None:
    assert plain_text(raw) == raw


def test_a_name_that_the_authors_defined_is_written_as_their_title_has_it() -> None:
    text = Passage.of_line(r"Finally, \hiformer enjoys \emph{fast} inference, unlike \other.", "a.txt", 1)
    shown = plain(text, "Hiformer: Heterogeneous Feature Interactions").text
    assert shown == "Finally, Hiformer enjoys fast inference, unlike other."


@pytest.mark.parametrize(
    ("raw", "title", "expected"),
    [
        (r"We introduce \method{}, a net. \method beats all.", "OtterNet: Nets for Otters",
         "We introduce OtterNet, a net. OtterNet beats all."),
        (r"We introduce \hs{}, a test.", "HeronSight: Tests for Herons", "We introduce HeronSight, a test."),
        (r"We introduce \other{}, a test.", "HeronSight: Tests for Herons", "We introduce other, a test."),
        (r"We introduce \method and release \dataset.", "OtterNet: Nets", "We introduce method and release dataset."),
        (r"The loss of \method is low.", "OtterNet: Nets for Otters", "The loss of method is low."),
        (r"We introduce \method, a net.", "Nets for Otters", "We introduce method, a net."),
    ],
)  # fmt: skip
def test_a_command_that_introduces_something_is_the_name_that_the_title_opens_with(
    raw: str, title: str, expected: str
) -> None:
    assert plain(Passage.of_line(raw, "a.txt", 1), title).text == expected
