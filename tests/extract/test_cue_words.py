"""Words that are looked up before a slow pattern is tried: never may they hide a match."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vaultgen.extract.gates import Gated, gated, gated_rules, open_gates
from vaultgen.extract.sorting.stems import StemIndex, stem_pattern
from vaultgen.text.sentences import split_sentences

_ASCII = st.characters(codec="ascii")
_LISTS = (["train", "pre-train", "training data"], ["data", "train on"], ["code is", "red-team"])
_PIECES = ("train", "Training", "pre-train", "pretrain", "data", "on", "code", "is", "red", "team", "-", " ", "_", ".")


@pytest.mark.parametrize("rule", gated_rules(), ids=lambda rule: rule.pattern.pattern[:40])
def test_whatever_a_rule_matches_opens_its_gates(rule: Gated) -> None:
    @settings(max_examples=100, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.from_regex(rule.pattern, alphabet=_ASCII))
    def opens(text: str) -> None:
        assert rule.may_match(open_gates(text))

    opens()


def test_no_gate_hides_what_its_rule_finds_in_the_texts_of_seeds_and_tests() -> None:
    seeds = (Path(__file__).parents[2] / "example_vault" / "seeds").glob("*.txt")
    written = [path.read_text(encoding="utf-8") for path in (*seeds, *Path(__file__).parent.glob("*.py"))]
    texts = {line[a:b] for text in written for line in text.splitlines() for a, b in split_sentences(line)}

    hidden = [
        (rule.pattern.pattern, text)
        for rule in gated_rules()
        for text in texts
        if rule.pattern.search(text) and not rule.may_match(open_gates(text))
    ]

    assert hidden == []


@pytest.mark.parametrize(
    ("needs", "text"),
    [
        ("art", "the state of the Art"),
        ("Inc", "founded by Inc."),
        (r"\bart", "an artful one"),
        (r"art\b", "state-of-the-art,"),
        (r"\bwe\b", "(we show)"),
        ("kelvin", "a \u212aelvin"),
        ("5%", "\u0665%"),
    ],
)
def test_a_word_opens_the_gate_of_its_parts(needs: str, text: str) -> None:
    assert gated("x", needs).may_match(open_gates(text))


@pytest.mark.parametrize(
    ("needs", "text"), [("Inc", "since"), (r"\bart", "a part"), (r"art\b", "artful"), (r"\bwe\b", "well"), ("a b", "")]
)
def test_other_words_open_no_gate(needs: str, text: str) -> None:
    assert not gated("x", needs).may_match(open_gates(text))


def test_a_rule_needs_a_word_of_each_of_its_gates() -> None:
    rule = gated("x", "one two", "three")

    assert [rule.may_match(open_gates(text)) for text in ("one two", "three", "two threes")] == [False, False, True]


@settings(max_examples=300, derandomize=True)
@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
def test_stems_looked_up_by_word_are_those_that_a_pattern_of_each_list_finds(text: str) -> None:
    wanted = {k: [m.span() for m in re.finditer(stem_pattern(stems), text)] for k, stems in enumerate(_LISTS)}

    assert StemIndex(_LISTS).find(text) == {k: places for k, places in wanted.items() if places}
