"""Sentences that go on about a model without its name stand with the one that names it."""

from __future__ import annotations

import pytest

from tests.render.known import HERON, body, sentence, with_statements

PATH = "Models/Heron Large.md"
NEW = "We introduce Heron Large, a model of the marsh."
LARGE, STORK = ("Heron Large", "model/heron-large"), ("Stork", "model/stork")


def told(*texts: str) -> str:
    """Heron Large's note, where the abstract says this behind the sentence that introduces it."""
    more = [sentence(HERON, text, 5, *(n for n in (LARGE, STORK) if n[0] in text)) for text in texts]
    return body(PATH, with_statements(sentence(HERON, NEW, 5, LARGE, is_key=True), *more))


@pytest.mark.parametrize("said", ["It wades in deep mud.", "Notably, it wades.", "This version can swim as well."])
def test_a_sentence_on_the_model_is_quoted_with_the_one_that_introduces_it(said: str) -> None:
    assert f"a model of the marsh. {said}[^1]" in told(said)


def test_what_follows_from_it_comes_along() -> None:
    more = ("The resulting models wade.", "We also teach them to swim.")
    assert f"a model of the marsh. {more[0]} {more[1]}[^1]" in told(*more, "Marshes are wide.", "It is wet there.")


@pytest.mark.parametrize(
    "said",
    [
        ("Birds are many.", "It wades in deep mud."),
        ("It wades like Stork.",),
        ("We also study Stork.", "It wades in deep mud."),
        ("It is known that mud is deep.",),
    ],
)
def test_nothing_is_that_may_be_about_another_thing(said: tuple[str, ...]) -> None:
    assert "a model of the marsh.[^1]" in told(*said)


def test_a_pronoun_behind_two_models_is_left_out() -> None:
    text = told("Heron Large is set beside Stork in the evening.", "It has long legs.")
    assert "in the evening.[^1]" in text
    assert "long legs" not in text
