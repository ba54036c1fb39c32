"""Words of the field that mean something else where they stand."""

from __future__ import annotations

import pytest

from vaultgen.extract.naming.other_senses import has_other_sense, stands_for_another
from vaultgen.lexicon import Entry
from vaultgen.model import NodeType


@pytest.mark.parametrize(
    ("text", "is_other"),
    [
        ("herons have attracted increasing attention", True),
        ("we restrict our attention to ponds", True),
        ("ponds received much attention in research", True),
        ("a sparse attention over reeds", False),
        ("our attention layers are short", False),
        ("the attention of each block", False),
        ("it is hindered by attention diversion", True),
    ],
)
def test_the_attention_of_people_is_none_of_a_model(text: str, is_other: bool) -> None:
    start = text.index("attention")
    assert has_other_sense(text, start, start + len("attention")) == is_other


def test_a_short_form_stands_for_what_the_record_says() -> None:
    speech = Entry(NodeType.CONCEPT, "Speech Synthesis", aliases=("Text-to-Speech", "TTS"))
    assert stands_for_another("TTS", ["test-time scaling"], [speech])
    assert not stands_for_another("TTS", ["text to speech"], [speech])
    assert not stands_for_another("TTS", [], [speech])


@pytest.mark.parametrize(
    ("text", "words", "is_other"),
    [
        ("self-summarization of context", "summarization", True),
        ("advances in vision-language understanding", "language understanding", True),
        ("a spatio-temporal reasoning task", "temporal reasoning", False),
        ("the step from image to video understanding", "image to video", True),
        ("an image to video model", "image to video", False),
        ("pruning of redundant tokens", "pruning", True),
        ("pruning of networks", "pruning", False),
    ],
)
def test_a_part_of_another_thing_is_not_the_concept(text: str, words: str, is_other: bool) -> None:
    start = text.index(words)
    assert has_other_sense(text, start, start + len(words)) == is_other
