"""Each score of a sentence with its model and its benchmark, as far as the sentence and its surroundings tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise

from vaultgen.extract.attach import (
    Named,
    Placed,
    Row,
    benchmark_beside,
    benchmark_row_after,
    benchmarks_between,
    owner_beside,
)
from vaultgen.extract.measured_on import is_elsewhere
from vaultgen.extract.pairing import COORDINATED, pair_lists
from vaultgen.extract.scores import Score, is_threshold
from vaultgen.extract.subjects import KINDS, beaten_before, is_compared, subject_behind, subject_of, tuned_before
from vaultgen.model import NamedEntity
from vaultgen.text.numbers import Quantity, find_quantities

__all__ = ["UNNAMED", "Context", "place_scores"]


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a sentence.

    `own` is what `our model` stands for, `own_benchmark` the benchmark that the paper introduces, `previous` the one
    that the sentence before reports on, `named` the one that `this benchmark` stands for, `only` the only one that the
    abstract measures on, `last` the only one that the sentence before measures on. `is_unnamed` says that the paper
    introduces nothing with a name, so that `our method` can be nothing else than what it is about. `spoken_of` is the
    one model of the sentence before, where the paper has none of its own. `subject` and `benchmark` are what a note's
    bullet takes from its siblings and its lead-in.
    """

    own: str = ""
    is_unnamed: bool = False
    last: NamedEntity | None = None
    own_benchmark: NamedEntity | None = None
    previous: NamedEntity | None = None
    named: NamedEntity | None = None
    only: NamedEntity | None = None
    spoken_of: str = ""
    subject: str = ""
    benchmark: Named | None = None


_REACHES = re.compile(
    r"\b(?:achiev|reach|scor|attain|obtain|lead|trail|top|peak|rank|record|post|manag|register)\w* (?:\w+ ){0,3}$"
)
# `A achieves 0.193, Some Tool 0.180`: somebody that no list knows.
_STRANGER = re.compile(r"\)?(?:,|;|,?\sand)\s(?:[A-Z][\w.+-]*\s){1,3}\(?")
_VERSUS = re.compile(
    r"^\s*(?:[\w@.-]+\s+)?(?:v\.?s\.?|versus|compared (?:to|with)|against)\s+(?:only |just )?$", re.IGNORECASE
)
_FROM = re.compile(r"\bfrom\s+(?:an? (?:[\w-]+ ){0,3})?$|(?:\bby|\bplus|\+)\s?\d[^()]{1,36}\($", re.IGNORECASE)
_TO = re.compile(r"^[^,;.]{0,40}?\bto\s*(?:an? )?(?:[\w-]+ )?(?:of )?$")
_FOR_EACH = re.compile(r"\)?\s(?:for|by|with)\s")  # `from 31% for A to 41% for B`
_OLD_OWNER = re.compile(r"[\"”]?(?:['’]s?)?\s*(?:[\w@-]+\s+){0,4}from\s+", re.IGNORECASE)
_FRONTED = re.compile(r"(?:\w+ly, )?(?:On|For|In|With|Using|Applied to|When applied to) [^,;]{0,60}")
# A measure that changes: by whom, the sentence has to say.
_CHANGES = re.compile(
    r"\b(?:degrad|drop|fall|declin|decreas|ris|increas|improv|jump|climb|go|mov|shift|chang|vari)e?s\s(?:\w+ly\s)?from\s[^;]*$"
)
# Between a model and the score that it had before: what was done to it, or that it changed of itself.
_CHANGED = re.compile(
    r"(?<=[\w)]) (?:models? )?(?:with|using|under|after|equipped|augmented|enhanced|trained|fine-?tuned)\b|"
    r"\b(?:improv|ris|increas|go|jump|climb|drop|fall|grow|mov|degrad|declin)e?s\s+(?:\w+ly )?from\b"
)
_BECOMES = re.compile(r"^[\s$]*(?:→|->|\\rightarrow|\\to)[\s$]*$")
_NEXT_RIVAL = re.compile(r"^[^;(]{0,20}?\)?\s*(?:,|and|,\s*and|or)\s+[^,;()]{0,60}\(?[^(),]{0,12}?$")
# A gap over which a score keeps the benchmark of the one before: `on X using A and 79.6% with B`.
_CONTINUED = re.compile(
    r"(?:,|\band|\(|\bor|/|\bto|\bvs\.?|\bversus|['’]s|:)\s*(?:an? |the )?(?:[\w@.-]+ ){0,3}(?:of )?~?$"
)
_NEW_THOUGHT = re.compile(
    r"\b(?:while|whereas|without|with only|maintain\w*|but|despite|requir\w+|reduc\w+|using only|datasets?|"
    r"benchmarks?|test sets?)\b|;|\.\s"
)
# After a score, a name that no list knows: it may be the benchmark.
_NAMES_OTHER = re.compile(
    r"^(?:\s(?!WER|CER|mAP|AP|F1|AUC|PSNR|SSIM|FID)|"
    r"(?:\s?\([^()]*\))?[^,;.()]{0,40}\b(?:on|in) (?:the )?)[A-Z][\w-]*[A-Z0-9]"
)
_ASIDE = re.compile(r"\s(?:[a-z-]+\s){0,2}\(")  # `47.9% single-scale (48.9% multi-scale) mIoU on A`
_OTHERWISE = re.compile(r"[\s$]*(?:with|using|under|for|when|without|after|in)\b")
# `on associative recall`, `all fail on Japanese`: for a score without a metric, any place of another kind is elsewhere.
_ON_ANOTHER = re.compile(
    r"\b[Oo]n (?!average\b|par\b|top\b|this\b|it\b|(?:the |our )?(?:held-out |full |whole |private |public |hidden |"
    r"official )?(?:benchmark|dataset|test|corpus|leaderboard))[\w-]+"
)
# What a sentence concludes from its scores says nothing of where they were reached.
_CONCLUDES = re.compile(r"\b(?:demonstrat|highlight|show|indicat|suggest|confirm|underscor|validat|reveal|prov)ing\b")
# `2nd place`, `the 2025 edition`: numbers that no row of scores ends at.
_NO_CUT = re.compile(r"\d+(?:st|nd|rd|th)\b|\d+-(?:shot|fold|way|bit)\b|(?:19|20)\d\d\b(?!%)")
_THIS_SET = re.compile(
    r"\b(?:on|in|over|across) (?:(?:this|our) (?:[\w-]+ )?|the (?:full|whole|entire|complete|proposed|new|same) |the )"
    r"(?:benchmark|dataset|test set|corpus)\b(?! of\b)",
    re.IGNORECASE,
)
_IT = re.compile(r"\b(?:it|the model|this model)\b", re.IGNORECASE)
_OUR_OWN = re.compile(r"\b(?:our|we|proposed)\b", re.IGNORECASE)
# What a score's owner is called where the paper gives its method no name.
UNNAMED = "the paper's method"
_WE_REACH = re.compile(
    rf"\b(?:our (?:[\w.-]+ ){{0,4}}?(?:{KINDS})s?|"
    rf"(?:the|this) (?:proposed|presented|introduced|resulting|final) (?:[\w.-]+ ){{0,3}}?(?:{KINDS})s?|"
    r"we (?:\w+ )?(?:achiev|reach|attain|obtain)\w*|"
    r"we\b[^;]{1,120}, (?:achieving|reaching|attaining|obtaining|yielding))\b",
    re.IGNORECASE,
)
_ANAPHOR = re.compile(
    r"^(?:It|The (?:model|method|system|approach|agent|framework)|We|This)\b(?: also| further)?\b|^Also\b"
)


def place_scores(
    text: str, scores: Sequence[Score], models: Sequence[Named], benchmarks: Sequence[Named], context: Context
) -> list[Placed]:
    """The scores of `text` with models and benchmarks; a score of nobody known has an empty model."""
    sentence = _Sentence(text, scores, models, benchmarks, context)
    placed: list[Placed] = []
    for index in range(len(scores)):
        placed.append(_with_model(sentence, index, placed[-1] if placed else None))
    placed = _with_rows(text, placed, benchmarks)
    placed = pair_lists(text, placed, models)
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
    start = placed[i - 1].score.end if i else 0
    end = placed[i + 1].score.start if i + 1 < len(placed) else len(text)
    for name in named:  # `based on GPT-4` names no place, `on X, whereas` none but that of the sentence.
        if start <= name.start and name.end <= end:
            text = text[: name.start] + "·" * (name.end - name.start) + text[name.end :]
    around = _CONCLUDES.split(text[start:end], maxsplit=1)[0]
    is_bare = placed[i].score.metric is None and not placed[i].is_new
    return is_elsewhere(around) or (is_bare and bool(_ON_ANOTHER.search(around)))


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with its scores and models."""

    text: str
    scores: Sequence[Score]
    models: Sequence[Named]
    benchmarks: Sequence[Named]
    context: Context


def _with_model(sentence: _Sentence, index: int, last: Placed | None) -> Placed:
    """A score with the model that the words around it give; `last` is the score before."""
    text, scores, models, context = sentence.text, sentence.scores, sentence.models, sentence.context
    score = scores[index]
    before = scores[index - 1].end if index else 0
    after = scores[index + 1].start if index + 1 < len(scores) else len(text)
    is_rival = is_compared(text, before, score.start)
    if last and last.is_rival and _NEXT_RIVAL.search(text[before : score.start]):
        is_rival = True
    is_compared_next = index + 1 < len(scores) and bool(_VERSUS.match(text[score.end : after]))
    owner = None if is_compared_next and text[: score.start].endswith("(") else owner_beside(text, score, models)
    if index and not owner and _VERSUS.match(text[before : score.start]):
        owner = beaten_before(text, before, models)  # `outperforms B on X (32% vs 30%)`
    if is_compared_next and text[: score.start].endswith("("):  # `outperforms B (32% vs 30%)`
        is_rival = False
    gap = text[score.end : after] if index + 1 < len(scores) else ""
    is_change = _FROM.search(text[: score.start]) and _TO.match(gap) and not _FOR_EACH.match(gap)
    if is_change or _BECOMES.match(gap):
        return Placed(score, _old_owner(sentence, score), is_old=True)
    is_new = last is not None and last.is_old
    if is_new and last is not None and last.model:
        return Placed(score, last.model, is_new=True)
    stranger = _STRANGER.fullmatch(text, before, score.start) if index and not owner else None
    if stranger and not any(before <= n.start < score.start for n in (score.metric, *sentence.benchmarks) if n):
        return Placed(score, "")
    if owner or (is_rival and not is_new):
        return Placed(score, owner.name if owner else "", is_rival=is_rival)
    named = [m for m in models if m.end <= score.start]
    before_score = text[: score.start]
    spoken_of = context.spoken_of if _IT.search(before_score) and not _OUR_OWN.search(before_score) else ""
    speaker = context.subject or context.own or spoken_of
    is_measure = is_new and not named and bool(_CHANGES.search(before_score)) and not _OUR_OWN.search(before_score)
    subject = "" if is_measure else subject_of(before_score, named, speaker, speaker)
    if not subject:
        subject = subject_behind(text, score.end, models)
    if not subject and not speaker and context.is_unnamed and _is_our_own(sentence, score):
        subject = UNNAMED
    tuned = "" if subject or context.own else tuned_before(text[: score.start], named)
    return Placed(
        score,
        subject or tuned,
        is_new=is_new,
        is_tuned=bool(tuned),
        is_reached=bool(_REACHES.search(text[: score.start])),
    )


def _is_our_own(sentence: _Sentence, score: Score) -> bool:
    """Whether a score is of the paper's own method, which has no name: the sentence has to say so."""
    before = sentence.text[: score.start]
    named = [m for m in sentence.models if m.end <= score.start]
    said = list(_WE_REACH.finditer(before))
    return bool(said) and subject_of(before, named, UNNAMED, "") == UNNAMED


def _old_owner(sentence: _Sentence, score: Score) -> str:
    """The model that had a score before a change: `improves A's accuracy from 41%`, `A with our trick gains from 41%`.

    The paper's own model had none: what it improves from is somebody else's.
    """
    text, context = sentence.text, sentence.context
    named = [m for m in sentence.models if m.end <= score.start and m.name != context.own]
    if not named:
        return ""
    if len({m.name for m in named}) == 1 and _FRONTED.fullmatch(text[: named[0].start]):
        return named[0].name
    if _OLD_OWNER.fullmatch(text[named[-1].end : score.start]):
        return named[-1].name
    subject = subject_of(text[: score.start], named, context.own, "")
    if subject and any(m.name == subject and _CHANGED.search(text, m.end, score.start) for m in named):
        return subject
    if subject and text[: score.start].endswith("(") and not is_compared(text, named[-1].end, score.start):
        return subject if subject != context.own else ""
    tuned = tuned_before(text[: score.start], named)
    return tuned if subject in ("", context.own, tuned) else ""


def _with_rows(text: str, placed: Sequence[Placed], benchmarks: Sequence[Named]) -> list[Placed]:
    """The scores with their benchmarks: those that follow or stand beside, else those of the next score in a row,
    else those named before and not yet taken, else those of the score before."""
    rows: list[Row] = []
    starts = [q.start for q in find_quantities(text) if not _is_in_name(q, benchmarks) and not is_threshold(text, q)]
    scored = {p.score.start for p in placed}
    starts = [at for at in starts if at in scored or not _NO_CUT.match(text, at)]
    starts = [at for at in starts if at in scored or not (_is_bracketed(text, at) or _is_in_row(text, at, placed))]
    ends = [next((at for at in starts if at >= p.score.end), len(text)) for p in placed]
    for item, end in zip(placed, ends, strict=True):
        rows.append(
            benchmark_beside(text, item.score, benchmarks) or benchmark_row_after(text, item.score.end, end, benchmarks)
        )
    gaps = [text[a.score.end : b.score.start] for a, b in pairwise(placed)]
    for i in reversed(range(len(placed) - 1)):  # `57.2 mAP and 64.8 NDS on X`
        is_ahead = all(b.start > placed[i + 1].score.start for b in rows[i + 1])
        is_joined = (
            COORDINATED.match(gaps[i])
            or _ASIDE.fullmatch(gaps[i])
            or placed[i].is_old
            or placed[i + 1].is_rival
            or _is_next_change(placed, i)
        )
        if not rows[i] and is_ahead and is_joined:
            rows[i] = rows[i + 1]
    taken = {b for row in rows for b in row}
    margins = _rows_of_others(text, scored, benchmarks)
    start = 0
    for i, item in enumerate(placed):
        if not rows[i]:
            between = [b for b in benchmarks_between(text, start, item.score, benchmarks) if b not in taken]
            rows[i] = tuple(between if len(between) < 2 else (b for b in between if b not in margins))
        start = item.score.end
        keeps = (
            i
            and not _NAMES_OTHER.match(text[_past(item.score) :])
            and (
                item.is_rival
                or item.is_new
                or (_CONTINUED.search(gaps[i - 1]) and not _NEW_THOUGHT.search(gaps[i - 1]))
            )
        )
        if not rows[i] and keeps:
            rows[i] = rows[i - 1]
    return [replace(item, row=row) for item, row in zip(placed, rows, strict=True)]


def _past(score: Score) -> int:
    """Where a score ends with the metric that is named behind it."""
    return max(score.end, score.metric.end if score.metric and score.metric.is_known else 0)


def _rows_of_others(text: str, scored: AbstractSet[int], benchmarks: Sequence[Named]) -> set[Named]:
    """The benchmarks of the numbers that are no scores: `by 39% on X`."""
    others = [q for q in find_quantities(text) if q.start not in scored and not _is_in_name(q, benchmarks)]
    ends = [*(q.start for q in others[1:]), len(text)]
    return {b for q, end in zip(others, ends, strict=False) for b in benchmark_row_after(text, q.end, end, benchmarks)}


def _is_next_change(placed: Sequence[Placed], i: int) -> bool:
    """Whether two changes stand in a row: `A from 51% to 62%, and B from 67% to 74% on X`."""
    return placed[i].is_new and placed[i + 1].is_old


def _is_in_name(quantity: Quantity, named: Sequence[Named]) -> bool:
    """Whether a number is part of a name."""
    return any(quantity.at < n.end and n.start < quantity.end for n in named)


def _is_bracketed(text: str, at: int) -> bool:
    """Whether a number stands in brackets, where it only comments on the one before."""
    return text.rfind("(", 0, at) > text.rfind(")", 0, at)


def _is_in_row(text: str, at: int, placed: Sequence[Placed]) -> bool:
    """Whether a number that is no score stands in a row with one: `91% accuracy and 1.2x speed-up on X`."""
    ends = [p.score.end for p in placed if p.score.end <= at]
    return bool(ends) and bool(COORDINATED.match(text[ends[-1] : at]))


def _default_benchmark(text: str, benchmarks: Sequence[Named], context: Context) -> Named | None:
    """The benchmark of a sentence that names none for its score: that of its bullet, or of the one before."""
    if context.benchmark is not None or benchmarks:
        return context.benchmark
    own = context.own_benchmark
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
    is_bare = context.benchmark is None and item.score.metric is None and not item.is_new and not item.is_old
    if item.row or (is_own and item.model == context.own) or (is_bare and not item.is_reached):
        return item
    return replace(item, row=(default,))
