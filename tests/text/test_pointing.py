"""Sentences that need the one before them."""

from __future__ import annotations

import pytest

from vaultgen.text.pointing import goes_on, names_the_known


@pytest.mark.parametrize(
    ("text", "needs_another"),
    [
        ("This is done by wading.", True),
        ("It wades for days.", True),
        ("Remarkably, this lead persists.", True),
        ("Second, our bird flies.", True),
        ("The other is a stork.", True),
        ("We show that this breakdown helps.", True),
        ("However, it sinks.", True),
        ("This paper wades.", False),
        ("These results show that birds wade.", False),
        ("Such as it is named, the bird wades.", False),
        ("We present a bird that wades.", False),
        ("The heron is a bird, and it wades.", False),
    ],
)
def test_a_sentence_that_opens_with_what_was_said_goes_on_from_it(text: str, needs_another: bool) -> None:
    assert goes_on(text) is needs_another


@pytest.mark.parametrize(
    ("text", "is_known"),
    [
        ("This work examines this issue in marshes.", True),
        ("We introduce Heron, a bird that finds new answers to these problems that need some.", True),
        ("We introduce a bird for reeds and mud that crosses these quickly.", False),
        ("In this paper, we introduce a bird.", False),
        ("We show in this work that birds wade.", False),
    ],
)
def test_what_a_sentence_takes_as_known_is_named_before_it(text: str, is_known: bool) -> None:
    assert names_the_known(text) is is_known
