"""Abbreviations and their long forms."""

from __future__ import annotations

import pytest

from vaultgen.extract.naming.abbreviations import find_beside, find_definitions


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        (
            "We use reinforcement learning from human feedback (RLHF) here.",
            "RLHF",
            "reinforcement learning from human feedback",
        ),
        ("The Massive Text Embedding Benchmark (MTEB) is big.", "MTEB", "Massive Text Embedding Benchmark"),
        ("MMLU (Massive Multitask Language Understanding) is old.", "MMLU", "Massive Multitask Language Understanding"),
        ("All large language models (LLMs) do.", "LLMs", "large language models"),
        (
            "We add a Hiformer (Heterogeneous Interaction Transformer) here.",
            "Hiformer",
            "Heterogeneous Interaction Transformer",
        ),
        ("We introduce DeepLakeEditBench (DLEBench), a benchmark.", "DLEBench", "DeepLakeEditBench"),
    ],
)
def test_a_definition_gives_short_and_long_form(text: str, short: str, long: str) -> None:
    found = next(iter(find_definitions(text)))
    assert (found.short, found.long) == (short, long)
    assert text[found.long_start : found.long_end] == long
    assert text[found.short_start : found.short_end] == short


@pytest.mark.parametrize("text", ["MGSM (Multilingual Math) is hard.", "It scores well (see Table 3).", "On A (2015)."])
def test_a_gloss_is_no_long_form(text: str) -> None:
    assert list(find_definitions(text)) == []


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("We propose SHS, Slow Heron Search, a method.", "SHS", "Slow Heron Search"),
        ("We propose WADE or Wetland Answers to Deep Enigmas of birds.", "WADE", "Wetland Answers to Deep Enigmas"),
        (
            "SKILL: Structured Knowledge Infusion for Large Language Models",
            "SKILL",
            "Structured Knowledge Infusion for Large Language Models",
        ),
    ],
)
def test_a_long_form_right_behind_the_short_one_has_its_capitals(text: str, short: str, long: str) -> None:
    assert [(d.short, d.long) for d in find_beside(text)] == [(short, long)]


def test_names_in_a_row_spell_nothing_out() -> None:
    assert not list(find_beside("It is tested on MMLU, Big Quiz, and PondMath."))
