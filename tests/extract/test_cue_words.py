"""Words that are looked up before a slow pattern is tried: never may they hide a match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultgen.extract import comparison_cues, origin_cues
from vaultgen.extract import relation_cues as cues
from vaultgen.extract.stems import StemIndex, stem_pattern

_LOOKED_UP = {
    "based": origin_cues.BASED,
    "beaten": comparison_cues.BEATEN,
    "beats": comparison_cues.BEATS,
    "compares": comparison_cues.COMPARES,
    "denied": cues.DENIED,
    "distilled": origin_cues.DISTILLED,
    "made into": origin_cues.MADE_INTO,
    "role": origin_cues.ROLE,
    "uses": cues.USES,
    "variant": origin_cues.VARIANT,
}
_ASCII = st.characters(codec="ascii")
_LISTS = (["train", "pre-train", "training data"], ["data", "train on"], ["code is", "red-team"])
_PIECES = ("train", "Training", "pre-train", "pretrain", "data", "on", "code", "is", "red", "team", "-", " ", "_", ".")


@pytest.mark.parametrize("name", _LOOKED_UP)
def test_whatever_a_pattern_of_relations_matches_holds_one_of_its_words(name: str) -> None:
    pattern = _LOOKED_UP[name]

    @settings(max_examples=300, derandomize=True, deadline=None)
    @given(st.from_regex(pattern, alphabet=_ASCII))
    def holds(text: str) -> None:
        assert pattern in cues.cues_held(text)

    holds()


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.from_regex(cues.ACKNOWLEDGES, alphabet=_ASCII))
def test_whatever_gives_thanks_holds_a_word_of_thanks(text: str) -> None:
    assert cues.THANKS.search(text)


@settings(max_examples=300, derandomize=True)
@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
def test_stems_looked_up_by_word_are_those_that_a_pattern_of_each_list_finds(text: str) -> None:
    wanted = {k: [m.span() for m in re.finditer(stem_pattern(stems), text)] for k, stems in enumerate(_LISTS)}

    assert StemIndex(_LISTS).find(text) == {k: places for k, places in wanted.items() if places}
