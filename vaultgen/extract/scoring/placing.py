"""Each score of a sentence with its model and its benchmark, as far as the sentence and its surroundings tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise

from vaultgen.extract.scoring.attach import (
    Named,
    Placed,
    Row,
    benchmark_beside,
    benchmark_row_after,
    benchmarks_between,
    owner_beside,
)
from vaultgen.extract.scoring.metrics import find_metrics
from vaultgen.extract.scoring.pairing import COORDINATED, pair_lists
from vaultgen.extract.scoring.scores import Score, is_threshold
from vaultgen.extract.scoring.strangers import has_other_place, is_behind_other, is_labelled
from vaultgen.extract.scoring.subjects import (
    KINDS,
    beaten_before,
    is_compared,
    subject_behind,
    subject_of,
    tuned_before,
)
from vaultgen.extract.scoring.surroundings import UNNAMED, Context
from vaultgen.extract.scoring.unsaid import with_unsaid_benchmarks
from vaultgen.model import NodeType
from vaultgen.text.numbers import Quantity, find_quantities

__all__ = ["UNNAMED", "Context", "place_scores"]


_REACHES = re.compile(
    r"\b(?:achiev|reach|scor|attain|obtain|lead|trail|top|peak|rank|record|post|manag|register)\w* (?:\w+ ){0,3}$"
)
_REACHES_TOO = re.compile(r"\b(?:achiev|reach|attain|obtain)\w* (?:\w+ ){0,2}$")
# `A achieves 0.193, Some Tool 0.180`: somebody that no list knows.
_STRANGER = re.compile(r"\)?(?:,|;|,?\sand)\s(?:[A-Z][\w.+-]*\s){1,3}(?:to\s)?\(?")
_VERSUS = re.compile(
    r"^\s*(?:[\w@.-]+\s+)?(?:v\.?s\.?|versus|compared (?:to|with)|against)\s+(?:only |just )?$", re.IGNORECASE
)
_FROM = re.compile(r"\bfrom\s+(?:an? (?:[\w-]+ ){0,3})?$|(?:\bby|\bplus|\+)\s?\d[^()]{1,36}\($", re.IGNORECASE)
_TO = re.compile(r"^[^,;.]{0,40}?\bto\s*(?:an? )?(?:[\w-]+ )?(?:of )?$")
# `from 60% to 71% on X and from 50% to 58%`
_NEXT_CHANGE = re.compile(r"(?:\son\s[^,;.()]{1,50})?(?:,|,?\sand)\sfrom\s", re.IGNORECASE)
_FROM_OR_AND = re.compile(r"\b(?:from|and)\s$")
_WITH_BEHIND = re.compile(r"\swith\s(?:the\s)?(?P<name>[A-Z][\w.+-]*)")
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
_PHRASE_END = re.compile(
    r"[,;:()]|\.\s|\b(?:and|while|whereas|but|which|that|with|using|outperform\w*|surpass\w*|compared|than|over)\b"
)
_ON_PART = re.compile(
    r"\s(?:on|for)\s(?!average\b|the\s(?:test|val)|test\b|validation\b|par\b)(?:[a-z-]+\s){0,2}[a-z-]+"
    r"(?=[,;)]|\s(?:and|vs\.?)\s\d)"
)
_IN_BRACKETS = re.compile(r"\)(?:,|,?\sand)\s(?:[\w-]+\s){1,3}\(")  # `MAE (0.6) and RMSE (0.7) on A`
_ASIDE = re.compile(r"\s(?:[a-z-]+\s){0,2}\(")  # `47.9% single-scale (48.9% multi-scale) mIoU on A`
# `2nd place`, `the 2025 edition`: numbers that no row of scores ends at.
_NO_CUT = re.compile(r"\d+(?:st|nd|rd|th)\b|\d+-(?:shot|fold|way|bit)\b|(?:19|20)\d\d\b(?!%)")
_IT = re.compile(r"\b(?:it|the model|this model)\b", re.IGNORECASE)
_OUR_OWN = re.compile(r"\b(?:our|we|proposed)\b", re.IGNORECASE)
_WE_REACH = re.compile(
    rf"\b(?:our (?:[\w.-]+ ){{0,4}}?(?:{KINDS})s?|"
    rf"(?:the|this) (?:proposed|presented|introduced|resulting|final) (?:[\w.-]+ ){{0,3}}?(?:{KINDS})s?|"
    r"we (?:\w+ )?(?:achiev|reach|attain|obtain)\w*|"
    r"we\b[^;]{1,120}, (?:achieving|reaching|attaining|obtaining|yielding))\b",
    re.IGNORECASE,
)


_NAMED_OURS = re.compile(r"[Oo]ur [A-Z][\w.]*[A-Z\d-][\w.-]* (?:trained|fine-?tuned|tuned|pre-?trained|equipped)\b")


def place_scores(
    text: str, scores: Sequence[Score], models: Sequence[Named], benchmarks: Sequence[Named], context: Context
) -> list[Placed]:
    """The scores of `text` with models and benchmarks; a score of nobody known has an empty model."""
    sentence = _Sentence(text, scores, models, benchmarks, context)
    placed: list[Placed] = []
    for index in range(len(scores)):
        placed.append(_with_model(sentence, index, placed[-1] if placed else None))
    placed = _with_rows(text, placed, benchmarks, [*models, *benchmarks])
    listed = () if benchmarks else tuple(Named(0, 0, t.name, t.type) for t in context.listed)
    placed = pair_lists(text, placed, models, listed, is_sole=context.only is not None)
    placed = [replace(p, row=(), model="") if _is_of_part(text, p.score) else p for p in placed]
    return with_unsaid_benchmarks(text, placed, models, benchmarks, context)


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
    gap = text[before : score.start]
    if last and last.is_rival and _NEXT_RIVAL.search(gap) and not _REACHES_TOO.search(gap):
        is_rival = True
    is_compared_next = index + 1 < len(scores) and bool(_VERSUS.match(text[score.end : after]))
    owner = None if is_compared_next and text[: score.start].endswith("(") else owner_beside(text, score, models)
    if index and not owner and _VERSUS.match(text[before : score.start]):
        owner = beaten_before(text, before, models)  # `outperforms B on X (32% vs 30%)`
    if is_compared_next and text[: score.start].endswith("("):  # `outperforms B (32% vs 30%)`
        is_rival = False
    gap = text[score.end : after] if index + 1 < len(scores) else ""
    is_change = _FROM.search(text[: score.start]) and _TO.match(gap) and not _FOR_EACH.match(gap)
    if is_change and last and last.is_new and last.model and _NEXT_CHANGE.fullmatch(text, before, score.start):
        return Placed(score, "" if last.model == context.own else last.model, is_old=True)
    if is_change or _BECOMES.match(gap):
        return Placed(score, _old_owner(sentence, score), is_old=True)
    is_new = last is not None and last.is_old
    if is_new and last is not None and last.model:
        return Placed(score, last.model, is_new=True)
    stranger = _STRANGER.fullmatch(text, before, score.start) if index and not owner else None
    if stranger and not any(before <= n.start < score.start for n in (score.metric, *sentence.benchmarks) if n):
        return Placed(score, "")
    metric = score.metric
    known = [*models, *sentence.benchmarks]
    known += [Named(metric.start, metric.end, metric.name, NodeType.CONCEPT)] if metric else []
    is_others = is_behind_other(text, owner.start if owner else score.start, known)
    with_behind = _WITH_BEHIND.match(text, score.end) if _FROM_OR_AND.search(text, before, score.start) else None
    if with_behind:  # `from 0.26 with A and 0.39 with B to 0.50`
        owner = next((m for m in models if m.start == with_behind.start("name")), None)
        is_others = owner is None
    if owner or is_others or (is_rival and not is_new):
        return Placed(score, owner.name if owner and not is_others else "", is_rival=is_rival)
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
    if any(m[0].casefold().startswith("our ") and _NAMED_OURS.match(before, m.start()) for m in said):
        return False  # `Our FooNet trained with this recipe`
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


def _with_rows(
    text: str, placed: Sequence[Placed], benchmarks: Sequence[Named], known: Sequence[Named]
) -> list[Placed]:
    """The scores with their benchmarks: those that follow or stand beside, else those of the next score in a row,
    else those named before and not yet taken, else those of the score before. What is said to be on a thing with a
    name that is not `known` is on none of them."""
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
            or (_IN_BRACKETS.fullmatch(gaps[i]) and find_metrics(gaps[i]))
            or placed[i].is_old
            or placed[i + 1].is_rival
            or _is_next_change(placed, i)
        )
        if not rows[i] and is_ahead and is_joined and not _is_turned(placed[i].score, placed[i + 1].score):
            rows[i] = rows[i + 1]
    taken = {b for row in rows for b in row}
    margins = _rows_of_others(text, scored, benchmarks)
    start = 0
    for i, item in enumerate(placed):
        if not rows[i]:
            between = [b for b in benchmarks_between(text, start, item.score, benchmarks) if b not in taken]
            behind = placed[i + 1].score.end if item.is_old and i + 1 < len(placed) else item.score.end
            until = next((p.score.start for p in placed if p.score.start > behind), len(text))
            away = has_other_place(text, behind, _stop(text, behind, until), known)
            away = away or is_labelled(text, item.score.start, known)
            between = [b for b in between if not away and not has_other_place(text, b.end, item.score.start, known)]
            rows[i] = tuple(between if len(between) < 2 else (b for b in between if b not in margins))
        start = item.score.end
        keeps = (
            i
            and not _names_set(text, placed[i - 1].score.end, item.score.start, benchmarks)
            and not _NAMES_OTHER.match(text[_past(item.score) :])
            and not has_other_place(text, item.score.end, _stop(text, item.score.end, len(text)), known)
            and (
                item.is_rival
                or item.is_new
                or (_CONTINUED.search(gaps[i - 1]) and not _NEW_THOUGHT.search(gaps[i - 1]))
            )
        )
        if not rows[i] and keeps:
            rows[i] = rows[i - 1]
    return [replace(item, row=row) for item, row in zip(placed, rows, strict=True)]


def _names_set(text: str, start: int, end: int, benchmarks: Sequence[Named]) -> bool:
    """Whether a benchmark is named with its measure between two scores: `, X Test F1 to`."""
    between = [b for b in benchmarks if start <= b.start and b.end <= end]
    return any(re.fullmatch(r"\s[^,;()]{1,50}\sto\s", text[b.end : end]) for b in between[-1:])


def _stop(text: str, start: int, end: int) -> int:
    """Where the phrase that goes on from `start` ends, at the latest at `end`."""
    stop = _PHRASE_END.search(text, start, end)
    return stop.start() if stop else end


def _past(score: Score) -> int:
    """Where a score ends with the metric that is named behind it."""
    return max(score.end, score.metric.end if score.metric and score.metric.is_known else 0)


def _rows_of_others(text: str, scored: AbstractSet[int], benchmarks: Sequence[Named]) -> set[Named]:
    """The benchmarks of the numbers that are no scores: `by 39% on X`."""
    others = [q for q in find_quantities(text) if q.start not in scored and not _is_in_name(q, benchmarks)]
    ends = [*(q.start for q in others[1:]), len(text)]
    return {b for q, end in zip(others, ends, strict=False) for b in benchmark_row_after(text, q.end, end, benchmarks)}


def _is_of_part(text: str, score: Score) -> bool:
    """Whether a score in brackets is on a part without a name: `58.0 on A (64.9 on images, 34.9 on videos)`."""
    opening = text.rfind("(", 0, score.start)
    is_inside = opening > text.rfind(")", 0, score.start) and text[opening + 1 : opening + 2].isdigit()
    return is_inside and bool(_ON_PART.match(text, score.end))


def _is_turned(one: Score, other: Score) -> bool:
    """Whether a score has its metric before it and the next one another behind: `on A with accuracy of 83.7, 62.4 mAP
    on B`, where the first goes with what is before it."""
    before = one.metric is not None and one.metric.end <= one.start
    return before and other.metric is not None and other.metric.start >= other.end


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
