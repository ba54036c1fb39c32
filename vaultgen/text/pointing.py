"""Whether a sentence says something by itself, or goes on from the one before it."""

from __future__ import annotations

import re

__all__ = ["goes_on", "leans_on_another", "names_the_known", "points_back"]

_PAPER = (
    r"(?:papers?|works?|reports?|stud(?:y|ies)|articles?|surveys?|thesis|manuscript|tutorial|technical|chapter|"
    r"perspective|project|review)\b"
)
_OUTCOME = r"(?:results?|findings?|experiments?|evaluations?|contributions?|advances?)\b"
# `this gap`, not `this paper`, and not `such as`.
_THAT = rf"(?:this|these|those|such(?! as\b))\b(?! (?:\w+ )?{_PAPER})"
_WITH = r"(?:(?:building (?:up)?on|based on|using|with|for|from|by|in|to|through|given|on top of|on|of|under|unlike) )?"
_POINTS_BACK = re.compile(
    rf"{_WITH}(?:th(?:is|ese)(?! (?:present )?{_PAPER})|"
    r"those|that|such|it|its|they|their|them|both|the latter|the former|the resulting|then|next|also|"
    r"alongside(?=,)|finally|second(?:ly)?|third(?:ly)?|lastly)\b|"
    r"the (?:first|second|third|other)\b(?! (?:time|step)\b)|"
    r"(?:we|the authors) (?:then|also|further|next|finally|additionally)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:(?:\w+ly|in particular|as a result|in turn|thus|hence|therefore|moreover|furthermore|in addition), )?(?:"
    rf"{_WITH}{_THAT}(?! (?:\w+ )?{_OUTCOME})|"
    r"(?:it|its|they|their|them|the (?:latter|former|resulting|first|second|third|other))\b|"
    r"second(?:ly)?, |third(?:ly)?, |"
    r"(?:however|yet|but|nevertheless|in contrast|conversely)\b|"
    rf"(?:\w+ly,? )?(?:we|i|the authors)(?: [a-z]+){{1,4}}? {_THAT}(?! (?:\w+ )?{_OUTCOME}))",
    re.IGNORECASE,
)
# The version that a paper is about is no other sentence's.
_IN_VERSION = re.compile(r"(?:in|with) this (?:\w+ )?(?:version|release)\b", re.IGNORECASE)
_OF_OUTCOMES = re.compile(rf"(?:\w+ly, )?{_WITH}(?:this|these|those|such) (?:\w+ )?{_OUTCOME}", re.IGNORECASE)
# `solutions to these problems`, where nothing before it in the sentence can be meant.
_KNOWN = re.compile(
    rf"(?:in this \w+,? )?(?:(?!\b(?:and|or)\b)[^;:()]){{0,160}}?\w (?:this|these|those) "
    rf"(?!(?:\w+ )?(?:{_PAPER}|{_OUTCOME})|(?:way|is|are|of|that|who|which|we)\b)[a-z]",
    re.IGNORECASE,
)


def points_back(text: str) -> bool:
    """Whether a sentence opens with words that lean on one before it: `Its`, `Finally`, `In this setting`."""
    return bool(_POINTS_BACK.match(text))


def goes_on(text: str) -> bool:
    """Whether a sentence cannot be understood without the one before it: `It has`, `Second,`, `We show that this`.

    >>> goes_on("This makes it small."), goes_on("These results are good."), goes_on("We present this paper.")
    (True, False, False)
    """
    return bool(_GOES_ON.match(text))


def leans_on_another(text: str) -> bool:
    """Whether a sentence means something that the one before it says, results too: `This method is`, `These results`.

    >>> leans_on_another("These results are good."), leans_on_another("This paper is good.")
    (True, False)
    """
    return bool(_OF_OUTCOMES.match(text)) or (goes_on(text) and not _IN_VERSION.match(text))


def names_the_known(text: str) -> bool:
    """Whether a sentence takes as known what it has not named: `We present a way to solve these tasks`."""
    return bool(_KNOWN.match(text))
