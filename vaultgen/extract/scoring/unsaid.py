"""What scores were reached on whose own words do not say it: the benchmark of the sentence, or of what is around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vaultgen.extract.scoring.attach import Named, Placed
from vaultgen.extract.scoring.measured_on import is_elsewhere
from vaultgen.extract.scoring.pairing import COORDINATED
from vaultgen.extract.scoring.strangers import is_labelled
from vaultgen.extract.scoring.surroundings import Context
from vaultgen.model import NamedEntity

__all__ = ["with_unsaid_benchmarks"]

_OTHERWISE = re.compile(r"[\s$]*(?:with|using|under|for|when|without|after|in)\b")
# `on associative recall`, `all fail on Japanese`: for a score without a metric, any place of another kind is elsewhere.
_ON_ANOTHER = re.compile(
    r"\b[Oo]n (?!average\b|par\b|top\b|this\b|it\b|(?:the |our )?(?:held-out |full |whole |private |public |hidden |"
    r"official )?(?:benchmark|dataset|test|corpus|leaderboard))[\w-]+"
)
# What a sentence concludes from its scores says nothing of where they were reached.
_CONCLUDES = re.compile(r"\b(?:demonstrat|highlight|show|indicat|suggest|confirm|underscor|validat|reveal|prov)ing\b")
_THIS_SET = re.compile(
    r"\b(?:on|in|over|across) (?:(?:this|our) (?:[\w-]+ )?|the (?:full|whole|entire|complete|proposed|new|same) |the )"
    r"(?:benchmark|dataset|test set|corpus)\b(?! of\b)",
    re.IGNORECASE,
)
_ANAPHOR = re.compile(
    r"^(?:It|The (?:model|method|system|approach|agent|framework)|We|This)\b(?: also| further)?\b|^Also\b"
)


def with_unsaid_benchmarks(
    text: str, placed: list[Placed], models: Sequence[Named], benchmarks: Sequence[Named], context: Context
) -> list[Placed]:
    """The scores with the benchmarks that are not named beside them, as far as they are sure."""
    if len({b.name for b in benchmarks}) == 1:
        placed = _with_sole(text, placed, [*models, *benchmarks])
    default = _default_benchmark(text, benchmarks, context)
    if default is None:
        return placed
    is_pointed = bool(_THIS_SET.search(text))
    is_only = context.benchmark is None and not is_pointed
    placed = [
        item if is_only and _is_away(text, placed, i, models) else _with_default(item, default, context, is_pointed)
        for i, item in enumerate(placed)
    ]
    for i in range(1, len(placed)):
        placed[i] = _like_neighbour(text, placed, i)
    return placed


def _like_neighbour(text: str, placed: Sequence[Placed], i: int) -> Placed:
    """A bare score beside another with the metric and benchmark of that one: `0.87, close to A (0.89)`."""
    item, last = placed[i], placed[i - 1]
    gap = text[last.score.end : item.score.start]
    is_row = COORDINATED.match(gap) or (
        re.search(r"(?:,|\band|\bbut)\s$", gap) and _OTHERWISE.match(text, item.score.end)
    )
    is_beside = gap.endswith("(") or (item.model == last.model and is_row)
    is_bare = item.model and not item.row and item.score.metric is None and is_beside
    if not is_bare or not last.row or last.score.unit != item.score.unit:
        return item
    return replace(item, row=last.row, score=replace(item.score, metric=last.score.metric))


def _with_sole(text: str, placed: Sequence[Placed], named: Sequence[Named]) -> list[Placed]:
    """The scores of a sentence that names one benchmark: where one score is on it, so are those of no other place."""
    sole = next((p.row for p in placed if p.row), ())
    return [
        item
        if item.row or not _is_stated(item, placed) or _is_away(text, placed, i, named)
        else replace(item, row=sole)
        for i, item in enumerate(placed)
    ]


def _is_stated(item: Placed, placed: Sequence[Placed]) -> bool:
    """Whether a score is sure to be one of the sentence's only benchmark: it has a metric, or an owner, and another one
    on that benchmark has its unit (`A scores 64.1% on X while B scores 60.2%`)."""
    if item.score.metric or item.is_old or item.is_new:
        return True
    return bool(item.model) and any(p.row and p.score.unit == item.score.unit for p in placed)


def _is_away(text: str, placed: Sequence[Placed], i: int, named: Sequence[Named]) -> bool:
    """Whether the words between the scores before and behind the score `i` name a place without a name of its own."""
    first = i - 1 if i and placed[i].is_new else i
    start = placed[first - 1].score.end if first else 0
    end = placed[i + 1].score.start if i + 1 < len(placed) else len(text)
    for name in named:  # `based on GPT-4` names no place, `on X, whereas` none but that of the sentence.
        if start <= name.start and name.end <= end:
            text = text[: name.start] + "·" * (name.end - name.start) + text[name.end :]
    around = _CONCLUDES.split(text[start:end], maxsplit=1)[0]
    if is_labelled(text, placed[first].score.start, named):
        return True
    is_bare = placed[i].score.metric is None and not placed[i].is_new
    return is_elsewhere(around) or (is_bare and bool(_ON_ANOTHER.search(around)))


def _default_benchmark(text: str, benchmarks: Sequence[Named], context: Context) -> Named | None:
    """The benchmark of a sentence that names none for its score: that of its bullet, or of the one before."""
    own = context.own_benchmark
    if context.benchmark is not None or benchmarks:
        names = {b.name for b in benchmarks}
        is_about = len(names) == 1 and names <= {t.name for t in (own, context.only) if t}
        return benchmarks[0] if is_about and context.benchmark is None else context.benchmark
    thing: NamedEntity | None = None
    if _THIS_SET.search(text) and (context.named or own):
        thing = context.named or own
    elif context.previous is not None and _ANAPHOR.match(text):
        thing = context.previous
    elif own is not None:
        thing = own
    else:
        thing = context.only or context.last
    return Named(0, 0, thing.name, thing.type) if thing else None


def _with_default(item: Placed, default: Named, context: Context, is_pointed: bool) -> Placed:
    """A score without a benchmark with the default one; the paper's own model is scored on its own benchmark only where
    the sentence points to it (`is_pointed`)."""
    own, only = context.own_benchmark, context.only
    is_own = own is not None and default.name == own.name and not is_pointed and (only is None or only.name != own.name)
    # Where neither the bullet nor the sentence names a benchmark, a bare percentage says too little.
    is_stated = item.score.metric is not None or item.score.is_solved or item.is_new or item.is_old
    is_bare = context.benchmark is None and not is_stated
    if item.row or (is_own and item.model == context.own) or (is_bare and not item.is_reached):
        return item
    return replace(item, row=(default,))
