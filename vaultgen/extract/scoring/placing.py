"""Each score of a sentence with its model and its benchmark, as far as the sentence and its surroundings tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vaultgen.extract.scoring.attach import (
    Named,
    Placed,
    owner_beside,
)
from vaultgen.extract.scoring.pairing import pair_lists
from vaultgen.extract.scoring.phrase import Phrase, phrase_of
from vaultgen.extract.scoring.places import places_of
from vaultgen.extract.scoring.scores import Score
from vaultgen.extract.scoring.strangers import is_behind_other
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
_TO = re.compile(r"^[^,;.]{0,70}?\bto\s*(?:an? )?(?:[\w-]+ )?(?:of )?$")
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
_ON_PART = re.compile(
    r"\s(?:on|for)\s(?!average\b|the\s(?:test|val)|test\b|validation\b|par\b)(?:[a-z-]+\s){0,2}[a-z-]+"
    r"(?=[,;)]|\s(?:and|vs\.?)\s\d)"
)
_IT = re.compile(r"\b(?:it|the model|this model)\b", re.IGNORECASE)
_OUR_OWN = re.compile(r"\b(?:our|we|proposed)\b", re.IGNORECASE)
_WE_REACH = re.compile(
    rf"\b(?:our (?:[\w.-]+ ){{0,4}}?(?:{KINDS})s?|"
    rf"(?:the|this) (?:proposed|presented|introduced|resulting|final) (?:[\w.-]+ ){{0,3}}?(?:{KINDS})s?|"
    r"we (?:\w+ )?(?:achiev|reach|attain|obtain)\w*|"
    r"we\b[^;]{1,120}, (?:achieving|reaching|attaining|obtaining|yielding))\b",
    re.IGNORECASE,
)


# `surpassing B that achieves`
_WHO = re.compile(
    r"(?:\s\([^()]*\))?,?\s(?:that|which)\s(?:\w+\s)?(?:achiev|reach|attain|obtain|scor|yield)\w*\s(?:an?\s|the\s)?"
    r"(?:[\w-]+\s){0,3}(?:of\s)?$"
)
_OF_STRANGER = re.compile(r"U\(N[wK]{0,2},[wK]{0,2}$")  # `Foo (1.6 ms, 74.7% top-1`
_COMPARED = re.compile(r"X[^RCXS;:|>(]*(?:N[^RCXS;:|>(]*|S[^RCXS;:|>(]*)A[^RCXS;:|>(]*$")
_MARGIN = re.compile(r"N[wK]{0,3}\($")
_REDUCES = re.compile(r"\b(?:reduc|lower|decreas|cut)\w*", re.IGNORECASE)
_NAMED_OURS = re.compile(r"[Oo]ur [A-Z][\w.]*[A-Z\d-][\w.-]* (?:trained|fine-?tuned|tuned|pre-?trained|equipped)\b")


def place_scores(
    text: str, scores: Sequence[Score], models: Sequence[Named], benchmarks: Sequence[Named], context: Context
) -> list[Placed]:
    """The scores of `text` with models and benchmarks; a score of nobody known has an empty model."""
    sentence = _Sentence(text, scores, models, benchmarks, context)
    placed: list[Placed] = []
    for index in range(len(scores)):
        placed.append(_with_model(sentence, index, placed[-1] if placed else None))
    phrase = phrase_of(text, scores, models, benchmarks)
    rows = places_of(text, phrase, placed, [*models, *benchmarks])
    placed = [_of_known(phrase, replace(item, row=row)) for item, row in zip(placed, rows, strict=True)]
    placed = _in_order(text, phrase, placed)
    listed = () if benchmarks else tuple(Named(0, 0, t.name, t.type) for t in context.listed)
    placed = pair_lists(text, phrase, placed, models, listed, is_sole=context.only is not None)
    placed = [replace(p, row=(), model="") if _is_of_part(text, p.score) else p for p in placed]
    return with_unsaid_benchmarks(text, placed, models, benchmarks, context)


def _of_known(phrase: Phrase, item: Placed) -> Placed:
    """A score, as nobody's where it stands in a bracket behind a name that nobody knows, or where its model is only
    what another one is compared with (`outperforming B on X by 3%, and C on Y with a score of 20%`)."""
    at = phrase.at(item.score.start)
    compared = _COMPARED.search(phrase.signs, 0, at)
    names = phrase.names[compared.start() : at] if compared and not item.is_rival else ()
    is_beaten = any(n is not None and n.name == item.model for n in names)
    return replace(item, model="") if is_beaten or _OF_STRANGER.search(phrase.signs, 0, at) else item


def _in_order(text: str, phrase: Phrase, placed: list[Placed]) -> list[Placed]:
    """The scores, of two in a bracket behind a margin (`by 2.3% (88.4% vs. 90.7%)`) the better one first, as that of
    the model that the sentence says is better: in which order they stand, authors handle both ways."""
    for i in range(1, len(placed)):
        one, other = placed[i - 1], placed[i]
        at = phrase.at(one.score.start)
        is_duel = other.is_rival and other.model in ("", one.model) and phrase.signs.startswith("SVS)", at)
        if not is_duel or not _MARGIN.search(phrase.signs, 0, at):
            continue
        metric = one.score.metric or other.score.metric
        is_lower_better = metric.is_lower_better if metric else bool(_REDUCES.search(text, 0, one.score.start))
        if (one.score.value < other.score.value) != is_lower_better:
            placed[i - 1] = replace(other, is_rival=False, model=one.model)
            placed[i] = replace(one, is_rival=True, model="")
    return placed


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
    relative = _WHO.search(before_score)
    if relative and any(m.end == relative.start() and is_compared(text, 0, m.start) for m in models):
        subject = next(m.name for m in models if m.end == relative.start())
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


def _is_of_part(text: str, score: Score) -> bool:
    """Whether a score in brackets is on a part without a name: `58.0 on A (64.9 on images, 34.9 on videos)`."""
    opening = text.rfind("(", 0, score.start)
    is_inside = opening > text.rfind(")", 0, score.start) and text[opening + 1 : opening + 2].isdigit()
    return is_inside and bool(_ON_PART.match(text, score.end))
