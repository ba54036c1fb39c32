"""Who a score belongs to: the model that is the subject of its clause, and the benchmark that it was measured on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from vaultgen.extract.scores import Score
from vaultgen.model import NodeType

__all__ = [
    "Named",
    "Placed",
    "Row",
    "beaten_before",
    "benchmark_beside",
    "benchmark_row_after",
    "benchmarks_between",
    "is_compared",
    "owner_beside",
    "sentence_subject",
    "subject_behind",
    "subject_of",
    "tuned_before",
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


_COMPARE = re.compile(
    r"\b(?:outperform\w*|surpass\w*|exceed\w*|beat(?:s|ing)?|versus|(?-i:vs)\.?|compared (?:to|with)|"
    r"in comparison (?:to|with)|than|"
    r"against|v\.s\.|up from|down from|improv\w+ (?:up)?on|over(?=\s(?:the|its|prior|previous|[A-Z]))|"
    r"relative to|whereas|"
    r"(?<=\()(?:from|vs\.?|prior|previous)|better than|followed by|rival(?:s|ing|ling)|matching|comparable (?:to|"
    r"with)|on par with|close to)(?![\w-])",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\([^()]*\)")
_REACHES = re.compile(
    r"\b(?:achiev\w+|reach\w*|scor(?:es|ed|ing)|attain\w*|obtain\w*|yield\w*|gets?|got|hits?|records?|deliver\w*|"
    r"rank(?:s|ed|ing)|"
    r"while|whereas|with an?|with|at|sets?|establish\w*|produc\w+|rais\w+|increas\w+|boost\w*|improv\w+)\b|;(?!\s*$)",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(?:with|using|by|from|over|than|to|against|of|via|upon|like|as|including|on|for|under|between|among|"
    r"beyond|across|into|"
    r"outperform\w*|surpass\w*|exceed\w*|beat(?:s|ing)?|vs\.?|versus|in|unlike|baselines?)\s+"
    r"(?:(?:the|a|an|its|their|prior|previous|best|strong|existing|our|larger|smaller|both|state-of-the-art|SOTA|"
    r"baseline|"
    r"standard|original|base|recent|proprietary|open-source|vanilla|leading|model|models|such as|"
    r"e\.g\.,)\s+)*[(\"“]?$",
    re.IGNORECASE,
)
_KINDS = (
    "model|method|approach|framework|system|agent|pipeline|architecture|network|algorithm|technique|policy|classifier|"
    "detector|solution|scheme|strategy|encoder|decoder|ensemble|tool|variant"
)
# Our own work by a pronoun or a plain noun.
_OURS = re.compile(
    rf"\b(?:our (?:[\w.-]+ ){{0,4}}?(?:{_KINDS})s?|the (?:proposed|resulting|final|full|presented|introduced|best|"
    rf"trained|new) "
    rf"(?:[\w.-]+ ){{0,3}}?(?:{_KINDS})|th(?:e|is) (?:{_KINDS})|we|it|ours)\b(?!s\b)",
    re.IGNORECASE,
)
# Somebody without a name: after them, a score belongs to nobody that we know.
_NOBODY = re.compile(
    r"\b(?:baselines?(?! [A-Z])|humans|(?:human )?experts|participants|annotators|models|LLMs|VLMs|MLLMs|"
    r"methods|systems|"
    r"approaches|agents|"
    r"architectures|algorithms|techniques|classifiers|networks|detectors|performers|variants|"
    rf"(?:an?|each|every|any|one|another) (?:[\w-]+ ){{0,3}}(?:{_KINDS})|"
    rf"the (?!proposed |resulting |final |full |presented |introduced |trained |new |"
    rf"same )(?:[\w-]+ ){{1,3}}(?:{_KINDS})|"
    r"(?:the|an?) (?:best|top|strongest|leading|simple|baseline|single|second)[\w-]*(?: [\w-]+){0,3}? "
    r"(?:model|LLM|system|method|agent|classifier|baseline|network|approach)|random forest|SVM|users|"
    r"(?<=while )all|(?<=but )all|(?<=whereas )all)\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\band\s+$|\b(?:outperform\w*|surpass\w*|exceed\w*|beat(?:s|ing)?|among|over|than|against|to|of|from|by|for|on|across|in|within|including)\s+(?:(?!and\b)[\w-]+\s+){0,3}$"
)
_TUNED = re.compile(
    r"^(?:\s+model)?\s*(?:-based\b|-\w+ed\b|\+|(?:enhanced|equipped|augmented|combined|integrated|trained|"
    r"finetuned|fine-tuned|"
    r"enabled|guided|powered|paired|backbone|encoder|features|with (?:our|the proposed))\b)",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\s(?:\w+ly |also |further |even )?(?:achiev|reach|attain|obtain|scor|yield|outperform|surpass|improv|"
    r"exceed|rank)(?:e?s|ed)\b"
)
_FINITE = re.compile(
    r"\b(?:achieves|reaches|attains|obtains|scores|yields|raises|boosts|improves|increases|gets|records|delivers|lifts|brings|"
    r"produces|reduces|lowers|cuts|drops|rises|falls)\b"
)
# Before a verb, what leaves its subject to be the paper's own work.
_REPORTING = re.compile(
    r"(?:\b(?:results?|experiments?|evaluations?|findings|analys[ei]s|tests?|stud(?:y|ies)|which|that|and|also|this|"
    r"further|it|we|\w+ly|to|training)|[,:]|^)\s*$",
    re.IGNORECASE,
)
_PLURALS = frozenset({"models", "LLMs", "VLMs", "MLLMs"})
_MODELS_OF = re.compile(r"\s(?:family(?: of)?\s)?")
_CLAUSE = re.compile(r"\b(?:while|whereas|but)\b|;")
_TUNES = re.compile(
    r"\b(?:fine-?tun(?:e|es|ed|ing)|finetun\w+|adapt(?:s|ed|ing)?|train(?:ed|ing)?|agents? (?:based|built) on|"
    r"(?:agent|system|model|method|pipeline|approach)s? (?:based|built) (?:up)?on|powered by)\s+(?:the |an? |our )?"
    r"(?:[a-z-]+ )?[\"“]?$",
    re.IGNORECASE,
)
_ON = re.compile(
    r"(?:\b(?:on|in|for|across|over|from|at|to|under|of)\s+(?:(?:the|both|a|an|its|"
    r"all)\s+)?(?:[\w'’./&@+-]+\s+){0,5}?"
    r"(?:\"|“|\()?|^\s*(?:[\w@-]+\s+)?\(?)$"
)
# Before a benchmark that something is measured on: `on the X`, at the head of a bullet, `X accuracy`.
_MEASURED = re.compile(
    r"(?:^\W*|\b(?:on|in|of|for|across|over|under|at|from|benchmarks?|including|namely|"
    r"such as|e\.g\.,?|improv\w+|increas\w+|evaluating)\s+(?:(?:the|both|a|an|its|"
    r"all)\s+)?(?:[\w'’./&@+-]+\s+){0,3}?[(\"“]?)$",
    re.IGNORECASE,
)
_TRAINING = re.compile(
    r"\b(?:train\w*|pre-?train\w*|fine-?tun\w*|learn\w*|initiali[sz]ed)\s+(?:only |solely )?(?:on|from|with|using)\s",
    re.IGNORECASE,
)
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
_LISTED = re.compile(r"^\s*(?:\([^()]*\)\s*)?(?:,|and|&|/|, and|as well as)\s*(?:the\s+|on\s+(?:the\s+)?)?$")
_TRAINING_SET = re.compile(r"\s+(?:training|train)\b")
_WHICH = re.compile(r",\s+which\s+(?:only\s+|itself\s+)?(?:achiev|attain|reach|scor|obtain|gets)")
_ATTACK = re.compile(r"(?:ASR|attack success rate)s?", re.IGNORECASE)
_AGAINST = re.compile(r"[^,;.\d]{0,60}(?:\([^()]*\)\s*)?\bagainst\s+(?:the\s+)?")
_USING = re.compile(r"\b(?:using|utili[sz]ing|employing) (?:an? |the )?(?:[\w-]+,? ){0,5}?(?:called |named )?$")
_AHEAD = re.compile(r"(?:With|At|Achieving|Reaching|Attaining|Obtaining|Scoring)\b")
# What stands between a model and its score, with and without a bracket opened, and between a score and its model.
_OPENS = re.compile(r"\s*[,:]\s*")
_SCORE_BEHIND = re.compile(
    r"(?: (?:model|baseline|benchmark|method|approach|framework|classifier|network|system|"
    r"agent|detector|backbone))?\s*\((?:[\w.@-]+\s*[:=]\s*|[^()]{0,30}[,;]\s*|[A-Za-z@][\w@ .-]{0,30}\s)?|"
    r"['’]s\s+(?:[\w@.-]+\s+){0,3}\(?|\s*(?:at|[:=])\s+\(?"
)
_OWNER_BEHIND = re.compile(r"\)?\s+(?:for|by)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}(?:[\w-]+,\s+)?")
_STOP = re.compile(
    r";|\.\s|\b(?:outperform\w*|surpass\w*|exceed\w*|beating|compared|versus|vs\.?|while|whereas|but|which|"
    r"and (?:on|for|in)\b)"
    r"|\band (?:\w+ly )?(?:runs?|achiev\w+|reduc\w+|requir\w+|us(?:es|ing)|improv\w+|obtain\w*|reach\w*|attain\w*|"
    r"gets?|scores)\b",
    re.IGNORECASE,
)


def is_compared(text: str, start: int, end: int) -> bool:
    """Whether the words from `start` to a score at `end` say that it is what another one is compared with."""
    window = _CLOSED.sub(lambda m: " " * len(m.group()), text[start:end])
    compares = [m.end() for m in _COMPARE.finditer(window)]
    if not compares:
        return False
    reaches = [m.end() for m in _REACHES.finditer(window)]
    return compares[-1] > max(reaches, default=-1)


def tuned_before(text: str, models: Sequence[Named]) -> str:
    """The one model that `text` says was tuned or adapted into something without a name of its own."""
    clause = max((m.end() for m in _CLAUSE.finditer(text)), default=0)
    tuned = [m for m in models if m.start >= clause and _TUNES.search(text[: m.start])]
    return tuned[0].name if len({m.name for m in tuned}) == 1 else ""


def owner_beside(text: str, score: Score, models: Sequence[Named]) -> Named | None:
    """The model that a score stands right beside: `GPT-4 (73.8%)`, `PaLM 2-L's 25.3`, `50% for AlphaCode`."""
    for model in reversed(models):
        if model.end <= score.start:
            gap = text[model.end : score.start]
            opened = text[: model.start].rstrip().endswith("(") and _OPENS.fullmatch(gap)
            if opened or _SCORE_BEHIND.fullmatch(gap):
                return model
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


def subject_behind(text: str, end: int, models: Sequence[Named]) -> str:
    """The model that is named behind its score, which ends at `end`: `With an accuracy of 86%, A does best`.

    `achieving 88% accuracy with A` says whose score it is too, where nobody else could have it.
    """
    behind = next((m for m in models if m.start >= end), None)
    if behind is None or _TUNED.match(text[behind.end :]):
        return ""
    gap = text[end : behind.start]
    if len({m.name for m in models}) == 1 and _USING.search(gap):  # `the first team reached 0.82, using a net called A`
        return "" if re.match(r"\sas\s", text[behind.end :]) else behind.name
    is_ahead = _AHEAD.match(text) and re.fullmatch(r"[^;:]*,\s(?:the\s|our\s)?", gap)
    if re.match(r"\sas\s", text[behind.end :]):  # `with A as judge`
        return ""
    return behind.name if is_ahead or re.fullmatch(r"\s(?:(?!compared|along|together)[\w-]+\s){0,5}with\s", gap) else ""


def subject_of(text: str, models: Sequence[Named], own: str, default: str) -> str:
    """The model that is the subject of the last clause of `text`; empty where that is nobody with a name.

    `own` is what `our model` and `it` stand for, `default` the subject where no word of the text could be one.
    """
    # `our GPT-4 agent` and `the GPT-4 agent` speak of GPT-4.
    ours = [m for m in _OURS.finditer(text) if not _holds_model(text, m, models)]
    others = [
        m
        for m in _NOBODY.finditer(text)
        if not _holds_model(text, m, models) and not _is_aside(text, m.start()) and not _is_apposition(text, m, models)
    ]
    found = [(m.end(), own) for m in ours if not any(o.start() <= m.start() and m.end() <= o.end() for o in others)]
    found += [(m.end(), "") for m in others if not any(o.start() <= m.start() and m.end() <= o.end() for o in ours)]
    is_aside = False
    for i, model in enumerate(models):
        is_listed = i > 0 and _LISTED.match(text[models[i - 1].end : model.start]) is not None
        if is_listed and is_aside and text[: model.start].endswith(", ") and _VERB.match(text[model.end :]):
            is_listed = False  # `when tuned on A, B achieves`
        is_aside = (is_listed and is_aside) or _is_rival(text, model.start)
        is_aside = is_aside and not _WHICH.match(text[model.end :])  # `using B, which attains only 18%`
        if not is_aside:
            # Of `A and B reach 80%` neither is sure.
            is_clear = not is_listed and not _TUNED.match(text[model.end :])
            found.append((model.end, model.name if is_clear else ""))
    if not found and any(_has_subject(text[: verb.start()], own) for verb in _FINITE.finditer(text)):
        return ""  # Somebody else is the subject: `direct reranking raises`.
    return max(found, default=(0, default))[1]


def _has_subject(text: str, own: str) -> bool:
    """Whether `text`, which a verb follows, ends in a subject that is not the paper's own work."""
    is_own = bool(own) and text.rstrip().casefold().endswith(own.casefold())
    return not is_own and not _REPORTING.search(text)


def _is_aside(text: str, start: int) -> bool:
    """Whether a plain noun is a means, a rival, a place (`among autoregressive models`) or the second of two."""
    return _is_rival(text, start) or bool(_WITHIN.search(text, max(0, start - 60), start))


def _is_apposition(text: str, match: re.Match[str], models: Sequence[Named]) -> bool:
    """Whether a noun with `a` only says what the model before it is: `A, a small model, reaches`."""
    return text[: match.start()].endswith(", ") and any(m.end == match.start() - 2 for m in models)


def _holds_model(text: str, match: re.Match[str], models: Sequence[Named]) -> bool:
    """Whether a phrase overlaps the name of a model, or says `models` or `baseline` right behind it."""
    return any(
        (match.start() < model.end and model.start < match.end())
        or (
            match.group() in _PLURALS
            and model.end < match.start()
            and _MODELS_OF.fullmatch(text[model.end : match.start()])
        )
        or (match.group() == "baseline" and text[model.end : match.start()] == " ")
        for model in models
    )


def sentence_subject(text: str, models: Sequence[Named]) -> str:
    """The model that a whole sentence speaks of: the first one named that is neither a means nor a rival."""
    for model in models:
        if not _is_rival(text, model.start) and not _TUNED.match(text[model.end :]):
            return model.name
    return ""


def beaten_before(text: str, end: int, models: Sequence[Named]) -> Named | None:
    """The model that the clause before `end` says was outperformed or compared with, the last one named so."""
    beaten = [m for m in models if m.end <= end and is_compared(text, max(0, m.start - 60), m.start)]
    return beaten[-1] if beaten else None


def _is_rival(text: str, start: int) -> bool:
    """Whether the thing at `start` is only a means, a place or a rival: after a preposition, or in a comparison."""
    clause = text.rfind("; ", max(0, start - 60), start) + 1
    return bool(_PREPOSITION.search(text[:start])) or is_compared(text, max(clause, start - 60, 0), start)


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
        return (before[-1],)
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
            _MEASURED.search(text[: b.start])
            and not _BASED.search(text[: b.start])
            and not _TRAINING.search(text[max(0, b.start - 60) : b.start])
        )
        or (i and _LISTED.match(text[named[i - 1].end : b.start]))
    )


def whole_of(text: str, benchmarks: Sequence[Named]) -> Named | None:
    """The benchmark that another one of the sentence is a part of: `the A subset of B`."""
    return next((b for a, b in pairwise(benchmarks) if _PART_OF.match(text[a.end : b.start])), None)


def _row_from(text: str, benchmarks: Sequence[Named]) -> Row:
    """The list that begins with the first of `benchmarks`."""
    row = [benchmarks[0]]
    for benchmark in benchmarks[1:]:
        if not _LISTED.match(text[row[-1].end : benchmark.start]):
            break
        row.append(benchmark)
    return tuple(row)
