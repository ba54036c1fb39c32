"""Results: which model scored what on which benchmark, read out of one sentence.

A number whose model or benchmark is not sure is no result; `respectively` pairs lists of the same length or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vaultgen.extract.attach import (
    Named,
    Row,
    benchmark_before,
    beaten_before,
    benchmark_row_after,
    is_compared,
    owner_beside,
    subject_of,
)
from vaultgen.extract.scores import Score, find_scores
from vaultgen.model import NamedEntity

__all__ = ["Context", "Result", "sentence_results"]


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a sentence.

    `own` is what `our model` stands for, `own_benchmark` the benchmark that the paper introduces; `subject` and
    `benchmark` are what a note's bullet takes from its siblings and its lead-in.
    """

    own: str = ""
    subject: str = ""
    benchmark: Named | None = None
    own_benchmark: NamedEntity | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """One score: model, benchmark, value, and what qualifies it. `comparator` is who it is compared with.

    `start` is where the score stands in the sentence.
    """

    model: str
    benchmark: Named
    value: float
    unit: str = ""
    metric: str = ""
    setting: str = ""
    comparator: str = ""
    comparator_value: float | None = None
    is_lower_better: bool = False
    is_about: bool = False
    kind: str = "score"
    start: int = 0


@dataclass(frozen=True, slots=True)
class _Placed:
    """A score with what was found for it so far. `is_rival` is set where something else is compared with it."""

    score: Score
    model: str
    row: Row
    is_rival: bool
    is_old: bool = False


_VERSUS = re.compile(
    r"^\s*(?:[\w@.-]+\s+)?(?:vs\.?|versus|compared (?:to|with)|against)\s+(?:only |just )?$", re.IGNORECASE
)
_SETTING = re.compile(
    r"^[^.;()]{0,40}?\((?P<shot>(?:\d+-shot|zero-shot|few-shot|one-shot|5-shot CoT|\w+@\d+|greedy|[\w -]{0,20}CoT|0-shot)[^()]{0,30})\)"
)
_SHOT = re.compile(
    r"\b(?:(?:zero|one|few|\d+)-shot|linear (?:evaluation|probing)|single-model|test-time augmentation)\b"
)
_CHANGE = re.compile(r"^[^,;.()]{0,40}?\bto\s*(?:an? )?(?:[\w-]+ )?(?:of )?$")
_COORDINATED = re.compile(
    r"^\s*(?:[\w@.%/+-]+\s+){0,4}?(?:[\w@.%/+-]+)?\s*(?:,\s*and|,|and|/|&)\s*(?:an? )?(?:[\w@.-]+ ){0,3}(?:of )?\(?$"
)
_NEXT_RIVAL = re.compile(r"^[^;(]{0,20}?\)?\s*(?:,|and|,\s*and|or)\s+[^,;()]{0,60}\(?$")
# A gap over which a score keeps the benchmark of the one before: `on X using A and 79.6% with B`.
_CONTINUED = re.compile(
    r"(?:,|\band|\(|\bor|/|\bto|\bvs\.?|\bversus|['’]s|:)\s*(?:an? |the )?(?:[\w@.-]+ ){0,3}(?:of )?~?$"
)
_NEW_THOUGHT = re.compile(
    r"\b(?:while|whereas|without|with only|maintain\w*|but|despite|requir\w+|reduc\w+|using only)\b|;|\.\s"
)
_PRIOR = re.compile(
    r"(?:surpass\w*|outperform\w*|exceed\w*|over|than|compared (?:to|with)|vs\.?|versus|up from|down from|from|beat\w*)\s+"
    r"(?P<who>[^,;.()]{0,60}?)\s*\(?(?:by\s*)?$",
    re.IGNORECASE,
)


def sentence_results(
    text: str, models: Sequence[Named], benchmarks: Sequence[Named], context: Context
) -> tuple[Result, ...]:
    """The results that one sentence states; `models` and `benchmarks` are its mentions, in its order."""
    default = _default_benchmark(benchmarks, context)
    if not benchmarks and default is None:
        return ()
    scores = find_scores(text, [(n.start, n.end) for n in (*models, *benchmarks)])
    placed = _place(text, scores, models, benchmarks, context)
    placed = _share_rows(text, placed)
    placed = _pair_lists(text, placed, models)
    if default is not None:
        placed = [replace(p, row=p.row or (default,)) for p in placed]
    return _results(text, placed)


def _default_benchmark(benchmarks: Sequence[Named], context: Context) -> Named | None:
    """The benchmark of a sentence that names none: that of its bullet, else the one that the paper introduces."""
    if context.benchmark is not None:
        return context.benchmark
    if context.own_benchmark is not None and not benchmarks:
        return Named(0, 0, context.own_benchmark.name, context.own_benchmark.type)
    return None


def _place(
    text: str, scores: Sequence[Score], models: Sequence[Named], benchmarks: Sequence[Named], context: Context
) -> list[_Placed]:
    """Each score with its model and benchmarks, as far as its own surroundings tell."""
    placed: list[_Placed] = []
    for index, score in enumerate(scores):
        before = scores[index - 1].end if index else 0
        after = scores[index + 1].start if index + 1 < len(scores) else len(text)
        is_rival = is_compared(text, before, score.start)
        if placed and placed[-1].is_rival and _NEXT_RIVAL.search(text[before : score.start]):
            is_rival = True
        owner = owner_beside(text, score, models)
        if index and not owner and _VERSUS.match(text[before : score.start]):
            owner = beaten_before(text, before, models)  # `outperforms B on X (32% vs 30%)`
        if index + 1 < len(scores) and _VERSUS.match(text[score.end : after]) and text[: score.start].endswith("("):
            is_rival = False
        subject = subject_of(
            text[: score.start], [m for m in models if m.end <= score.start], context.subject or context.own
        )
        model = owner.name if owner else ("" if is_rival else subject or _implied(text, score, models, context))
        row = benchmark_row_after(text, score, after, benchmarks)
        beside = benchmark_before(text, before, score, benchmarks)
        if len(beside) == 1 and text[beside[0].end : score.start].strip() in {"(", ":", "="}:
            row = beside
        row = row or beside
        is_old = bool(
            index + 1 < len(scores)
            and re.search(r"\bfrom\s+$", text[: score.start])
            and _CHANGE.match(text[score.end : after])
        )
        placed.append(_Placed(score, model, row, is_rival and not is_old, is_old))
    return placed


def _implied(text: str, score: Score, models: Sequence[Named], context: Context) -> str:
    """The model of the bullet's surroundings, where the bullet names none itself before the score."""
    return context.subject if not any(m.end <= score.start for m in models) else ""


def _share_rows(text: str, placed: list[_Placed]) -> list[_Placed]:
    """Benchmarks for the scores that have none of their own: those of the scores they stand beside."""
    shared = list(placed)
    for i in range(len(shared) - 2, -1, -1):  # `57.2 mAP and 64.8 NDS on X`
        gap = text[shared[i].score.end : shared[i + 1].score.start]
        joined = _COORDINATED.match(gap) or shared[i].is_old or shared[i + 1].is_rival
        if not shared[i].row and shared[i + 1].row and joined:
            shared[i] = replace(shared[i], row=shared[i + 1].row)
    for i in range(1, len(shared)):  # `81.2 on X and 77.0 with Y`
        gap = text[shared[i - 1].score.end : shared[i].score.start]
        keeps = shared[i].is_rival or (_CONTINUED.search(gap) and not _NEW_THOUGHT.search(gap))
        if not shared[i].row and keeps:
            shared[i] = replace(shared[i], row=shared[i - 1].row)
    return shared


def _pair_lists(text: str, placed: list[_Placed], models: Sequence[Named]) -> list[_Placed]:
    """Scores in a row with `respectively` take benchmarks or models one by one, or nothing at all."""
    match = re.search(r"\brespectively\b", text)
    if not match or len(placed) < 2:
        return placed
    group = [p for p in placed if p.score.end <= match.start() or len(placed) == len(placed[0].row)]
    run = _last_run(text, group)
    if len(run) < 2:
        return placed
    row = run[-1].row
    named = [m for m in models if m.end <= run[0].score.start]
    by_benchmark = len(row) == len(run)
    by_model = len(row) <= 1 and len(named) >= len(run) and _is_list(text, named[-len(run) :])
    paired: dict[int, _Placed] = {}
    for i, item in enumerate(run):
        if by_benchmark:
            paired[id(item)] = replace(item, row=(row[i],), model=run[0].model)
        elif by_model:
            paired[id(item)] = replace(item, model=named[len(named) - len(run) + i].name)
        elif len(row) == 1 and len({p.score.metric.name for p in run if p.score.metric}) == len(run):
            paired[id(item)] = item
        else:
            paired[id(item)] = replace(item, row=(), model="")
    return [paired.get(id(p), p) for p in placed]


def _last_run(text: str, placed: Sequence[_Placed]) -> list[_Placed]:
    """The longest run of scores at the end that are joined by commas and `and`."""
    run: list[_Placed] = []
    for item in reversed(placed):
        if run and not _COORDINATED.match(text[item.score.end : run[0].score.start]):
            break
        run.insert(0, item)
    return run


def _is_list(text: str, named: Sequence[Named]) -> bool:
    """Whether names follow each other with nothing but commas and `and` between."""
    return all(
        re.fullmatch(r"\s*(?:,|and|, and|&|/)\s*(?:the )?", text[a.end : b.start])
        for a, b in zip(named, named[1:], strict=False)
    )


def _results(text: str, placed: Sequence[_Placed]) -> tuple[Result, ...]:
    """The results: scores with one model and one benchmark; those of nobody known compare with the one before."""
    results: list[Result] = []
    old: _Placed | None = None
    for item in placed:
        if item.is_old:
            old = item
            continue
        if item.is_rival and results and not item.model:
            if results[-1].comparator_value is None:
                results[-1] = replace(
                    results[-1], comparator=_prior(text, item.score), comparator_value=item.score.value
                )
            continue
        if not item.model or len(item.row) != 1:
            old = None
            continue
        result = _result(text, item)
        if old is not None:
            result = replace(result, comparator_value=old.score.value)
            old = None
        if item.is_rival and results and results[-1].benchmark.name == result.benchmark.name:
            index = next((i for i, r in enumerate(results) if r.model != item.model), len(results) - 1)
            if results[index].comparator_value is None:
                results[index] = replace(results[index], comparator=item.model, comparator_value=item.score.value)
            if not result.metric and results[index].unit == result.unit:
                result = replace(result, metric=results[index].metric, is_lower_better=results[index].is_lower_better)
        results.append(result)
    return tuple(results)


def _result(text: str, item: _Placed) -> Result:
    """The result that a placed score states."""
    score = item.score
    after = text[score.end : score.end + 80]
    setting = _SETTING.match(after)
    shot = _SHOT.search(text)
    return Result(
        model=item.model,
        benchmark=item.row[0],
        value=score.value,
        unit="% (top)" if score.is_top_share else score.unit,
        metric="rank" if score.is_top_share else (score.metric.name if score.metric else ""),
        setting=setting["shot"].strip() if setting else (shot.group() if shot else ""),
        is_lower_better=score.is_top_share or bool(score.metric and score.metric.is_lower_better),
        is_about=score.qualifier == "about",
        start=score.start,
    )


def _prior(text: str, score: Score) -> str:
    """Who an unnamed score belongs to, in the text's words: `the prior SOTA`; empty where the text does not say."""
    match = _PRIOR.search(text[max(0, score.start - 90) : score.start])
    return match["who"].strip() if match else ""
