"""What stands beside a score: the model that it is said to be of, and the benchmarks that it was measured on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from vaultgen.extract.scoring.scores import Score
from vaultgen.model import NodeType

__all__ = [
    "LISTED",
    "Named",
    "Placed",
    "Row",
    "owner_beside",
    "whole_of",
]


class Named(NamedTuple):
    """A mention within a sentence, in the sentence's own offsets."""

    start: int
    end: int
    name: str
    type: NodeType


Row = tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A score with its model and the benchmarks it could be on. `is_rival`: another score is compared with it;
    `is_old`: it is what a score was before (`from 41% to 56%`), `is_new`: what it became."""

    score: Score
    model: str
    row: Row = ()
    is_rival: bool = False
    is_old: bool = False
    is_new: bool = False
    is_tuned: bool = False
    is_reached: bool = False


_PART_OF = re.compile(r"^\s*(?:subset|split|portion|part|partition|section|subtask|track)s? of (?:the )?$")
LISTED = re.compile(r"^\s*(?:\([^()]*\)\s*)?(?:,|and|&|/|, and|as well as)\s*(?:the\s+|on\s+(?:the\s+)?)?$")
_ATTACK = re.compile(r"(?:ASR|attack success rate)s?", re.IGNORECASE)
_AGAINST = re.compile(r"[^,;.\d]{0,60}(?:\([^()]*\)\s*)?\bagainst\s+(?:the\s+)?")
# What stands between a model and its score, with and without a bracket opened, and between a score and its model.
_OPENS = re.compile(r"\s*[,:]\s*")
_SCORE_BEHIND = re.compile(
    r"(?: (?:model|baseline|benchmark|method|approach|framework|classifier|network|system|"
    r"agent|detector|backbone))?\s*\((?:[\w.@-]+\s*[:=]\s*|[^()]{0,30}[,;]\s*|[A-Za-z@][\w@ .-]{0,30}\s)?|"
    r"['’]s\s+(?:[\w@.-]+\s+){0,3}\(?|\s*(?:at|[:=])\s+\(?"
)
_CALLED = re.compile(r"\b(?:the|our) (?:[\w-]+ ){1,3}(?:model|LLM|VLM|system|method|agent|baseline), $")
_NEXT_BEST = re.compile(r"\b(?:followed by|ahead of|then)\s(?:the\s)?(?:[a-z-]+\s){0,3}$")
_NEXT_IN_ROW = re.compile(r"\d(?:\s?\\?%)?\)?(?:,|;|,?\sand)\s(?:the\s)?$")  # `A reaches 0.19, B 0.18`
_AT = re.compile(r"\s(?:with|at)\s(?:an?\s(?:[\w-]+\s){0,3}of\s)?(?:only\s)?")
_OWNER_BEHIND = re.compile(
    r"\)?\s+(?:for|by)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}(?:[\w-]+,\s+)?|"
    # `An F1 of 0.9 on X and a recall of 0.8 were achieved by A`, `is 0.9, obtained by A`
    r"[^;()]{0,70}?\b(?:achieved|obtained|attained|reached|recorded|set|held|produced|delivered)\s(?:[^\d;()]{1,40}?\s)?by\s"
    r"(?:the\s+)?(?:[\w-]+\s+){0,3}(?:[\w-]+,\s+)?"
)


def owner_beside(text: str, score: Score, models: Sequence[Named]) -> Named | None:
    """The model that a score stands right beside: `GPT-4 (73.8%)`, `PaLM 2-L's 25.3`, `50% for AlphaCode`."""
    for model in reversed(models):
        if model.end <= score.start:
            gap = text[model.end : score.start]
            opened = text[: model.start].rstrip().endswith("(") and _OPENS.fullmatch(gap)
            is_next = _AT.fullmatch(gap) and _NEXT_BEST.search(text[: model.start])
            if gap == ", " and _CALLED.search(text[: model.start]):  # `A reaches 58%, and the best open model, B, 42%`
                return model
            is_listed = gap == " " and bool(_NEXT_IN_ROW.search(text[: model.start]))
            if opened or is_next or is_listed or _SCORE_BEHIND.fullmatch(gap):
                return _head_of(text, model, models)
            break
    if score.metric and _ATTACK.fullmatch(
        text[score.metric.start : score.metric.end]
    ):  # an attack's score against a model
        for model in models:
            gap = text[score.end : model.start] if model.start >= score.end else ""
            if _AGAINST.fullmatch(gap):
                return model
    past = score.metric.end if score.metric and score.metric.start >= score.end else score.end
    for model in models:
        if model.start >= past:
            gap = text[past : model.start]
            if _OWNER_BEHIND.fullmatch(gap):
                return model
            break
    return None


def _head_of(text: str, model: Named, models: Sequence[Named]) -> Named:
    """The model that has a score of `A with B (41%)`: the first of them."""
    return next((m for m in models if text[m.end : model.start] == " with "), model)


def whole_of(text: str, benchmarks: Sequence[Named]) -> Named | None:
    """The benchmark that another one of the sentence is a part of: `the A subset of B`."""
    return next((b for a, b in pairwise(benchmarks) if _PART_OF.match(text[a.end : b.start])), None)
