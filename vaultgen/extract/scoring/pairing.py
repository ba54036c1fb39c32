"""Lists of scores beside lists of models, benchmarks or metrics: taken one by one where the sentence says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from vaultgen.extract.scoring.attach import Named, Placed, Row
from vaultgen.extract.scoring.measured_on import is_elsewhere
from vaultgen.extract.scoring.metrics import NamedMetric, find_metrics
from vaultgen.extract.scoring.subjects import is_subject

__all__ = ["COORDINATED", "pair_lists"]

# Between two scores of one row: `57.2 mAP and 64.8`, `88.1, 76.2`, `accuracy of 86% and F1 of 0.9`.
COORDINATED = re.compile(
    r"^(?!.*\b(?:on|in|for|across|over|with|against|using|from|by|than|"
    r"under)\b)\s*(?:\([^()]*\)\s*)?(?:[\w@.%/+-]+\s+){0,4}?"
    r"(?:[\w@.%/+-]+)?\s*(?:,\s*and|,|and|/|&)\s*(?:an? )?(?:[\w@.-]+ ){0,3}(?:of )?\(?$"
)
_NEXT_NAME = re.compile(r"(?:\s\([^()]*\))?\s*(?:[a-z][\w-]*\s*)?(?:,|and|, and|&|/)\s*(?:the )?")
_BEATS = re.compile(r"\s(?:\w+ly\s)?(?:outperforms|surpasses|exceeds|beats)\s(?:the\s)?")
_NEXT_METRIC = re.compile(r"(?:\s*\([^()]*\))?\s*(?:,|and|, and|&|/)\s*(?:the |an? )?(?:[a-z-]+ ){0,2}")
_BEFORE_VALUES = re.compile(r"(?:\s*\([^()]*\))?[a-z\s:=]{0,30}")
_BEHIND_VALUES = re.compile(r"\s*(?:points\s*)?(?:in|for|on)?\s*(?:terms of\s*)?(?:the )?(?:[a-z-]+ ){0,2}")
_NUMBERED = re.compile(r"(?P<stem>[A-Za-z]+-)(?P<from>\d)\s+(?:to|through)\s+(?P=stem)(?P<to>\d)$")


def pair_lists(
    text: str, placed: list[Placed], models: Sequence[Named], listed: Row = (), *, is_sole: bool = False
) -> list[Placed]:
    """Scores in a row with `respectively` take benchmarks, models or metrics one by one, or nothing at all.

    Without that word, scores of one metric still take the benchmarks of a list that is as long (`1.7 and 2.1 on A and
    B`), and so they do those of the only list of sets that the abstract measures on (`listed`). `is_sole`: it measures
    on one set, so that what the scores are said to be on can only be its parts.
    """
    if len(placed) < 2:
        return placed
    match = re.search(r"\brespectively\b", text)
    runs = _runs(text, placed)
    said = [run for run in runs if match and run[-1].score.end <= match.start()][-1:]
    said = said or [
        r for r in runs if match and not text[match.end() : r[0].score.start].strip(" ,:")
    ]  # before the row
    paired: list[Placed] = []
    row: Row = ()
    for run in runs:
        if len(run) < 2:
            paired += run
            continue
        if _is_bracket(text, run):
            paired += _of_rival(run, paired)
            continue
        row = run[-1].row or next((r for r in (row, listed) if len(r) == len(run)), ())
        paired += _paired(text, run, row, models, is_said=run in said, is_sole=is_sole)
    return paired


def _paired(
    text: str, run: list[Placed], row: Row, models: Sequence[Named], *, is_said: bool, is_sole: bool
) -> list[Placed]:
    """One row of scores, one by one with what they are of. `is_said`: by the word `respectively`."""
    named = [m for m in models if m.end <= run[0].score.start][-len(run) :]
    metrics = _listed_metrics(text, run)
    is_plain = len({(p.score.unit, p.is_rival) for p in run}) < 2 and len(_metrics_of(run)) < 2
    is_list = len(row) <= 1 and len(named) == len(run) and _is_list(text, named)
    if (is_said or is_plain) and len(row) == len(run):
        return [replace(item, row=(row[i],), model=run[0].model) for i, item in enumerate(run)]
    if is_list and (is_said or (is_plain and len(metrics) < 2 and is_subject(text, named))):
        return [replace(item, model=named[i].name) for i, item in enumerate(_with_first_metric(run))]
    if not is_said:
        return run
    if len(row) <= 1 and len(named) == len(run) and _is_duel(text, named, metrics):
        return [replace(item, model=named[i].name) for i, item in enumerate(run)]
    if len(row) <= 1 and len(metrics) == len(run):
        return [
            replace(item, score=replace(item.score, metric=metric), row=row, is_reached=True)
            for item, metric in zip(run, metrics, strict=True)
        ]
    is_whole = len(row) == 1 and len(_metrics_of(run)) == len(run)
    is_one = len({p.model for p in run}) == 1 and _is_of_one(text, row, models, is_sole=is_sole)
    return run if is_whole or is_one else [replace(item, row=(), model="") for item in run]


def _is_bracket(text: str, run: Sequence[Placed]) -> bool:
    """Whether a row of bare scores is all that a bracket behind a rival holds: `on par with B (94.5%, 83.0%)`."""
    first, last = run[0].score, run[-1].score
    is_bare = not any(p.score.metric for p in run) and text[: first.start].rstrip("$").endswith("(")
    return run[0].is_rival and is_bare and text[last.end :].lstrip("$").startswith(")")


def _of_rival(run: Sequence[Placed], before: Sequence[Placed]) -> list[Placed]:
    """The scores of a rival in brackets one by one on what those before them are on, or on nothing."""
    rows = [p for p in before if p.model and len(p.row) == 1][-len(run) :]
    if len({p.row for p in rows}) < len(run) or not run[0].model:
        return [replace(item, row=(), model="") for item in run]
    return [
        replace(
            item, row=like.row, model=run[0].model, is_rival=True, score=replace(item.score, metric=like.score.metric)
        )
        for item, like in zip(run, rows, strict=True)
    ]


def _with_first_metric(run: Sequence[Placed]) -> list[Placed]:
    """A row of scores of one unit, all with the metric that is named before the first: `accuracies of 56% and 59%`."""
    first = run[0].score
    if not first.metric or first.metric.end > first.start or len({p.score.unit for p in run}) > 1:
        return list(run)
    return [replace(p, score=replace(p.score, metric=p.score.metric or first.metric)) for p in run]


def _is_of_one(text: str, row: Row, models: Sequence[Named], *, is_sole: bool) -> bool:
    """Whether a row of scores is of one model on the parts of one set: `on A (parts 1 and 2)`."""
    is_set = is_sole if not row else len(row) == 1 and not is_elsewhere(_without(text, row[0]))
    return is_set and len({m.name for m in models}) < 2


def _metrics_of(run: Sequence[Placed]) -> set[str]:
    """The metrics that a row of scores names."""
    return {p.score.metric.name for p in run if p.score.metric}


def _without(text: str, name: Named) -> str:
    """The text with a name blanked out."""
    return text[: name.start] + "_" * (name.end - name.start) + text[name.end :]


def _runs(text: str, placed: Sequence[Placed]) -> list[list[Placed]]:
    """The scores, those together that are joined by commas and `and`."""
    runs: list[list[Placed]] = []
    for item in placed:
        if runs and COORDINATED.match(text[runs[-1][-1].score.end : item.score.start]):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _is_duel(text: str, named: Sequence[Named], metrics: Sequence[NamedMetric]) -> bool:
    """Whether the first of two names beats the other, by one measure: `A outperforms B, with F1 scores of`."""
    return len(named) == 2 != len(metrics) and bool(_BEATS.fullmatch(text[named[0].end : named[1].start]))


def _is_list(text: str, named: Sequence[Named]) -> bool:
    """Whether names follow each other with nothing but commas and `and` between."""
    return all(_NEXT_NAME.fullmatch(text[a.end : b.start]) for a, b in pairwise(named))


def _listed_metrics(text: str, run: Sequence[Placed]) -> list[NamedMetric]:
    """The list of metrics right before a row of scores (`P, R, and F1 of`, `BLEU-1 to BLEU-4 of`), or right behind."""
    start, end = run[0].score.start, run[-1].score.end
    metrics = find_metrics(text)
    before = [m for m in metrics if m.end <= start]
    if before and _BEFORE_VALUES.fullmatch(text[before[-1].end : start]):
        numbered = _NUMBERED.search(re.sub(r"\s+[Ss]cores?$", "", text[: before[-1].end]))
        if numbered:
            numbers = range(int(numbered["from"]), int(numbered["to"]) + 1)
            return [replace(before[-1], name=f"{numbered['stem']}{n}") for n in numbers]
        listed = before[-1:]
        for metric in reversed(before[:-1]):
            if not _NEXT_METRIC.fullmatch(text[metric.end : listed[0].start]):
                break
            listed.insert(0, metric)
        if len(listed) > 1:
            return listed
    behind = [m for m in metrics if m.start >= end]
    if not behind or not _BEHIND_VALUES.fullmatch(text[end : behind[0].start]):
        return []
    listed = behind[:1]
    for metric in behind[1:]:
        if not _NEXT_METRIC.fullmatch(text[listed[-1].end : metric.start]):
            break
        listed.append(metric)
    return listed
