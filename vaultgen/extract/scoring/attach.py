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
    "benchmark_beside",
    "benchmark_row_after",
    "benchmarks_between",
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


_ON = re.compile(
    r"(?:\b(?:on|in|for|across|over|from|at|to|under|of)\s+(?:(?:the|both|a|an|its|"
    r"all)\s+)?(?:[\w'’./&@+-]+\s+){0,5}?"
    r"(?:\"|“|\()?|^\s*(?:(?!and\b|or\b|but\b|to\b)[\w@-]+\s+)?\(?)$"
)
# Before a benchmark that something is measured on: `on the X`, at the head of a bullet, `X accuracy`.
_MEASURED = re.compile(
    r"(?:^\W*|\b(?:on|in|of|for|across|over|under|at|from|benchmarks?|including|namely|"
    r"such as|e\.g\.,?|improv\w+|increas\w+|evaluating|leads|tops|lifts|raises|boosts)\s+(?:(?:the|both|a|an|its|"
    r"all)\s+)?(?:[\w'’./&@+-]+\s+){0,3}?[(\"“]?)$",
    re.IGNORECASE,
)
# `A's X score from`, `raises X accuracy from`.
_POSSESSED = re.compile(r"['’]s\s$")
_MEASURE = re.compile(
    r"\s(?:[\w-]+\s){0,3}?(?:record|accuracy|scores?|F1|pass@1|mIoU|mAP|recall|performance|results?)\b"
)
_CHANGES = re.compile(r"\s(?:[a-z-]+\s){0,2}from\s(?:an?\s)?\$?\d")  # `and X from 60% to 65%`
_TRAINING = re.compile(
    r"\b(?:train\w*|pre-?train\w*|fine-?tun\w*|learn\w*|initiali[sz]ed)\s+(?:only |solely )?(?:on|from|with|using)\s",
    re.IGNORECASE,
)
_PRETRAINED = re.compile(r"\bpre-?train\w*\s(?:on|with|using)\s(?:the\s)?$", re.IGNORECASE)
_BASED = re.compile(r"\b(?:based|built|fails?|failing) (?:up)?on (?:the )?$")
# Several benchmarks together, of which a single number is an average.
_SEVERAL = re.compile(
    r"\b(?:datasets|benchmarks|tasks|corpora|suites|domains)\b\s*(?:\([^()]*|,?\s*(?:including|such as|namely|"
    r"like|:(?!\s*(?:on|for)\b))[^.;]*)$"
)
_PART_OF = re.compile(r"^\s*(?:subset|split|portion|part|partition|section|subtask|track)s? of (?:the )?$")
_BESIDE = re.compile(
    r"\s*(?:\([^()]*\))?\s*(?:\((?:[\w.@-]+\s*[:=]?\s*)?|[:=]\s*|(?:accuracy|score)?\s*(?:of|is|at)\s+)"
)
LISTED = re.compile(r"^\s*(?:\([^()]*\)\s*)?(?:,|and|&|/|, and|as well as)\s*(?:the\s+|on\s+(?:the\s+)?)?$")
_TRAINING_SET = re.compile(r"\s+(?:training|train)\b(?!@)")
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
_STOP = re.compile(
    r";|\.\s|\b(?:outperform\w*|surpass\w*|exceed\w*|beating|compared|versus|vs\.?|while|whereas|but|which|"
    r"and (?:on|for|in)\b|and \d+(?:st|nd|rd|th)\b)"
    r"|\band (?:\w+ly )?(?:runs?|achiev\w+|reduc\w+|requir\w+|us(?:es|ing)|improv\w+|obtain\w*|reach\w*|attain\w*|"
    r"gets?|scores)\b",
    re.IGNORECASE,
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


def benchmark_row_after(text: str, start: int, end: int, benchmarks: Sequence[Named]) -> Row:
    """The benchmarks that the words from `start`, the end of a score, to `end` say it was measured on, if any."""
    stop = _STOP.search(text, start, end)
    limit = stop.start() if stop else end
    for index, benchmark in enumerate(benchmarks):
        if start <= benchmark.start < limit:
            gap = text[start : benchmark.start]
            if _ON.search(gap) and not _TRAINING.search(gap) and not _BASED.search(gap):
                return _row_from(text, benchmarks[index:])
    return ()


def benchmark_beside(text: str, score: Score, benchmarks: Sequence[Named]) -> Row:
    """The benchmark that a score stands in brackets behind, or behind whose name it stands: `X (82.3%)`, `X: 81.2`."""
    before = [b for b in benchmarks if b.end <= score.start]
    if before and _BESIDE.fullmatch(text[before[-1].end : score.start]):
        is_pretrained = _PRETRAINED.search(text, max(0, before[-1].start - 40), before[-1].start)
        return () if is_pretrained else (before[-1],)
    return ()


def benchmarks_between(text: str, start: int, score: Score, benchmarks: Sequence[Named]) -> Row:
    """The benchmarks named between `start` and a score, without wholes of a part and what was only trained on."""
    named = [b for b in benchmarks if start <= b.start and b.end <= score.start]
    if any(_SEVERAL.search(text[: b.start]) for b in named):
        return ()
    named = [b for b in named if not _TRAINING_SET.match(text[b.end :])]
    named = [b for i, b in enumerate(named) if not i or not _PART_OF.match(text[named[i - 1].end : b.start])]
    return tuple(
        b
        for i, b in enumerate(named)
        if (
            (
                _MEASURED.search(text[: b.start])
                or _CHANGES.match(text, b.end)
                or _POSSESSED.search(text[: b.start])
                or _MEASURE.match(text[b.end :])
            )
            and not _BASED.search(text[: b.start])
            and not _TRAINING.search(text[max(0, b.start - 60) : b.start])
        )
        or (i and LISTED.match(text[named[i - 1].end : b.start]))
    )


def whole_of(text: str, benchmarks: Sequence[Named]) -> Named | None:
    """The benchmark that another one of the sentence is a part of: `the A subset of B`."""
    return next((b for a, b in pairwise(benchmarks) if _PART_OF.match(text[a.end : b.start])), None)


def _row_from(text: str, benchmarks: Sequence[Named]) -> Row:
    """The list that begins with the first of `benchmarks`."""
    row = [benchmarks[0]]
    for benchmark in benchmarks[1:]:
        if not LISTED.match(text[row[-1].end : benchmark.start]):
            break
        row.append(benchmark)
    return tuple(row)
