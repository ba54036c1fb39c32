"""Abbreviations and their long forms."""

from __future__ import annotations

import pytest

from vaultgen.extract.abbreviations import find_definitions


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
