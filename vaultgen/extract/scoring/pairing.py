"""Lists of scores beside lists of models, benchmarks or metrics: taken one by one where the sentence says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from vaultgen.extract.scoring.attach import Named, Placed, Row
from vaultgen.extract.scoring.measured_on import is_elsewhere
from vaultgen.extract.scoring.metrics import NamedMetric, find_metrics
from vaultgen.extract.scoring.phrase import Phrase
from vaultgen.extract.scoring.places import score_rows
from vaultgen.extract.scoring.subjects import is_subject

__all__ = ["COORDINATED", "pair_lists"]

# Between two scores of one row: `57.2 mAP and 64.8`, `88.1, 76.2`, `accuracy of 86% and F1 of 0.9`.
COORDINATED = re.compile(
    r"^(?!.*\b(?:on|in|for|across|over|with|against|using|from|by|than|"
    r"under)\b)\s*(?:\([^()]*\)\s*)?(?:[\w@.%/+-]+\s+){0,4}?"
    r"(?:[\w@.%/+-]+)?\s*(?:,\s*and|,|and|/|&)\s*(?:an? )?(?:[\w@.-]+ ){0,3}(?:of )?\(?$"
)
# `A, B (C) and the D`, `A / B`, `A, B, both`
_SAID = re.compile(r"[^N=]*=")
_MODELS = re.compile(r"[MU](?:w?(?:\([^()]*\))?(?:,A?|A|/)a?w{0,2}[MU])+")
_BEATS = re.compile(r"\s(?:\w+ly\s)?(?:outperforms|surpasses|exceeds|beats)\s(?:the\s)?")
_NEXT_METRIC = re.compile(r"(?:\s*\([^()]*\))?\s*(?:,|and|, and|&|/)\s*(?:the |an? )?(?:[a-z-]+ ){0,2}")
_BEFORE_VALUES = re.compile(r"(?:\s*\([^()]*\))?[a-z\s:=]{0,30}")
_BEHIND_VALUES = re.compile(r"\s*(?:points\s*)?(?:in|for|on)?\s*(?:terms of\s*)?(?:the )?(?:[a-z-]+ ){0,2}")
_NUMBERED = re.compile(r"(?P<stem>[A-Za-z]+-)(?P<from>\d)\s+(?:to|through)\s+(?P=stem)(?P<to>\d)$")


def pair_lists(
    text: str, phrase: Phrase, placed: list[Placed], models: Sequence[Named], listed: Row = (), *, is_sole: bool = False
) -> list[Placed]:
    """Scores in a row with `respectively` take benchmarks, models or metrics one by one, or nothing at all.

    Without that word, scores of one metric still take the benchmarks of a list that is as long (`1.7 and 2.1 on A and
    B`), and so they do those of the only list of sets that the abstract measures on (`listed`). `is_sole`: it measures
    on one set, so that what the scores are said to be on can only be its parts.
    """
    if len(placed) < 2:
        return placed
    match = re.search(r"\brespectively\b", text)
    runs = [
        list(run)
        for row in score_rows(phrase, placed)
        for _, run in groupby((placed[i] for i in row), key=lambda item: item.is_rival)
    ]
    said = [run for run in runs if match and _is_said(phrase, run[-1])][-1:]
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
        paired += _paired(text, phrase, run, row, models, is_said=run in said, is_sole=is_sole)
    return paired


def _paired(
    text: str, phrase: Phrase, run: list[Placed], row: Row, models: Sequence[Named], *, is_said: bool, is_sole: bool
) -> list[Placed]:
    """One row of scores, one by one with what they are of. `is_said`: by the word `respectively`."""
    named = _names_before(phrase, run)
    metrics = _listed_metrics(text, run)
    is_plain = len({(p.score.unit, p.is_rival) for p in run}) < 2 and len(_metrics_of(run)) < 2
    is_list = len(row) <= 1 and len(named) == len(run)
    is_each = (is_said or is_plain) and len(row) == len(run)
    if is_each or (is_said and len(row) > 1 and _portions(phrase, run) == len(row)):
        return [replace(item, row=(row[i % len(row)],), model=run[0].model) for i, item in enumerate(run)]
    if is_list and (is_said or (is_plain and len(metrics) < 2 and is_subject(text, named))):
        return [replace(item, model=named[i].name) for i, item in enumerate(_with_first_metric(run))]
    if not is_said:
        return run
    duel = [m for m in models if m.end <= run[0].score.start][-2:]
    if len(row) <= 1 and len(run) == 2 and _is_duel(text, duel, metrics):
        return [replace(item, model=duel[i].name) for i, item in enumerate(run)]
    if len(row) <= 1 and len(metrics) == len(run):
        return [
            replace(item, score=replace(item.score, metric=metric), row=row, is_reached=True)
            for item, metric in zip(run, metrics, strict=True)
        ]
    is_whole = len(row) == 1 and len(_metrics_of(run)) == len(run)
    is_one = len({p.model for p in run}) == 1 and _is_of_one(text, row, models, is_sole=is_sole)
    return run if is_whole or is_one else [replace(item, row=(), model="") for item in run]


def _is_said(phrase: Phrase, last: Placed) -> bool:
    """Whether the next word `respectively` behind a score speaks of its row: no other numbers stand between."""
    return _SAID.match(phrase.signs, phrase.at(last.score.start) + 1) is not None


def _names_before(phrase: Phrase, run: Sequence[Placed]) -> list[Named]:
    """The nearest list before a row of scores of as many models, an unknown one among them with an empty name."""
    first = phrase.at(run[0].score.start)
    for match in reversed(list(_MODELS.finditer(phrase.signs, 0, first))):
        signs, names = phrase.signs[slice(*match.span())], phrase.names[slice(*match.span())]
        named = [name for sign, name in zip(signs, names, strict=True) if sign in "MU" and name]
        if len(named) == len(run):
            return named
    return []


def _portions(phrase: Phrase, run: Sequence[Placed]) -> int:
    """How many scores stand behind each metric of a row, where it is as many for each: `AUCs of S and S, and F1 of`."""
    signs = phrase.signs[max(0, phrase.at(run[0].score.start) - 3) : phrase.at(run[-1].score.start) + 1]
    counts = {part.count("S") for part in signs.split("K")[1:]}
    return counts.pop() if len(counts) == 1 else 0


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


def _is_duel(text: str, named: Sequence[Named], metrics: Sequence[NamedMetric]) -> bool:
    """Whether the first of two names beats the other, by one measure: `A outperforms B, with F1 scores of`."""
    return len(named) == 2 != len(metrics) and bool(_BEATS.fullmatch(text[named[0].end : named[1].start]))


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
