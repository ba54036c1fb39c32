"""Whose a score is by its clause: the subject, and who is only a means, a rival or what the subject was made from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vaultgen.extract.scoring.attach import LISTED, Named
from vaultgen.extract.scoring.metrics import find_metrics
from vaultgen.extract.scoring.strangers import shares_subject

__all__ = [
    "KINDS",
    "beaten_before",
    "is_compared",
    "is_subject",
    "sentence_subject",
    "subject_behind",
    "subject_of",
    "tuned_before",
]

_COMPARE = re.compile(
    r"\b(?:outperform\w*|surpass\w*|exceed\w*|beat(?:s|ing)?|versus|(?-i:vs)\.?|compar(?:ed|es|ing) (?:to|with)|"
    r"in comparison (?:to|with)|than|"
    r"against|v\.s\.|up from|down from|improv\w+ (?:up)?on|improv\w+ over|match(?:es|ed)|equal(?:s|led|ing)|"
    r"trailing|over(?=\s(?:the|its|prior|previous|[A-Z]))|"
    r"relative to|whereas|"
    r"(?<=\()(?:from|vs\.?|prior|previous)|better than|followed by|rival(?:s|ing|ling)|matching|competitive with|"
    r"comparable (?:to|"
    r"with)|on par with|close to)(?![\w-])",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\([^()]*\)")
# `, outperforming B by 3.4%, and`: what is compared ends with the margin.
_BY_MARGIN = re.compile(
    r"\b(?:outperform|surpass|exceed|beat)\w*\s[^;]{1,60}?\sby\s(?:[a-z]+\s){0,3}\d[\d.]*\s?(?:\\?%|points?|pp)?(?=,?\sand\b|,)"
)
_REACHES = re.compile(
    r"\b(?:achiev\w+|reach\w*|scor(?:es|ed|ing)|attain\w*|obtain\w*|yield\w*|gets?|got|hits?|records?|deliver\w*|"
    r"rank(?:s|ed|ing)|"
    r"while|whereas|with an?|with|at|sets?|establish\w*|in terms of|produc\w+|rais\w+|increas\w+|boost\w*|"
    r"improv\w+)\b|;(?!\s*$)",
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
KINDS = (
    "model|method|approach|framework|system|agent|pipeline|architecture|network|algorithm|technique|policy|classifier|"
    "detector|solution|scheme|strategy|encoder|decoder|ensemble|tool|variant|submission|entry|configuration|recipe|"
    "codec|predictor|estimator|retriever|reranker|planner|controller|generator|tracker|parser|recogni[sz]er|formulation"
)
# Our own work by a pronoun or a plain noun.
_OURS = re.compile(
    rf"\b(?:our (?:[\w.-]+ ){{0,4}}?(?:{KINDS})s?|the (?:proposed|resulting|final|full|presented|introduced|best|"
    rf"trained|new) "
    rf"(?:[\w.-]+ ){{0,3}}?(?:{KINDS})|the \d+(?:\.\d+)?[BM] (?:model|variant|version)|th(?:e|is) (?:{KINDS})|"
    rf"we|it|ours)\b(?!s\b)",
    re.IGNORECASE,
)
# Somebody without a name: after them, a score belongs to nobody that we know.
_NOBODY = re.compile(
    r"\b(?:baselines?(?! [A-Z])|humans|human (?:accuracy|performance|level|score|agreement|ceiling)|"
    r"(?:human )?experts|participants|annotators|models|LLMs|VLMs|MLLMs|"
    r"methods|systems|"
    r"approaches|agents|"
    r"architectures|algorithms|techniques|classifiers|networks|detectors|performers|variants|"
    rf"(?:an?|each|every|any|one|another) (?:[\w-]+ ){{0,3}}(?:{KINDS})|"
    rf"the (?!proposed |resulting |final |full |presented |introduced |trained |new |"
    rf"same )(?:[\w-]+ ){{1,3}}(?:{KINDS})|"
    r"(?:the|an?) (?:best|top|strongest|leading|simple|baseline|single|second)[\w-]*(?: [\w-]+){0,3}? "
    r"(?:model|LLM|system|method|agent|classifier|baseline|network|approach)|random forest|SVM|users|"
    r"(?<=while )all|(?<=but )all|(?<=whereas )all|"
    r"(?:state-of-the-art|SOTA|the state of the art)(?= (?:only |still )?(?:achiev|reach|obtain|attain|scor|stand)"
    r"(?:e?s|ed)\b))\b",
    re.IGNORECASE,
)
_ENDS_IN_MEASURE = re.compile(
    r"\b(?:error|accuracy|score|rate|performance|loss|quality)\s(?:(?:on|of|in|for)\s[^,;]*)?$", re.IGNORECASE
)
_OF = re.compile(r"\b(?:of|for)\s(?:the\s)?$", re.IGNORECASE)
# What is left of a model scores for itself.
_ABLATED = re.compile(r"\b(?:without|removing|ablating|disabling|excluding)\b[^;]*$", re.IGNORECASE)
# One example that stands for many: `models such as A reach`.
_EXAMPLE = re.compile(r"\b(?:such as|like|including)\s(?:the\s)?$")
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
    r"exceed|rank)(?:e|e?s|ed)?\b"
)
# Behind a list that is the subject: `A (7B) and B (3B), set a new record`.
_LIST_DOES = re.compile(
    r"(?:\s\([^()]*\))?(?:\smodels)?,?\s(?:\w+ly |also |further |even |both |each )?"
    r"(?:achiev|reach|attain|obtain|scor|yield|outperform|surpass|improv|exceed|rank|set|establish|deliver)(?:e|e?s|ed)?\b"
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
# A clause with a subject of its own that nobody knows: `whereas direct tuning gives`.
_OTHER_CLAUSE = re.compile(
    r"\b(?:whereas|while|but)\s(?!(?:it|we|our|also|still|only|even|then|with|at|on|in|for|using|is|has|not)\b|\w+ing\s(?:a|an|the|only)\b)"
    r"(?:(?:[\w.-]+\s){1,8}?(?:gives|gave|has|gets|got|leads\sto|results\sin|shows)|"
    r"(?:the\s(?:[a-z-]+\s){0,3})?[A-Z][\w.-]*(?:\sand\s[A-Z][\w.-]*)?\s(?:only\s)?"
    r"(?:reach|achiev|scor|attain|obtain)(?:e?s|ed|e)?)\s"
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
# What stands between a subject and its verb: `A, which uses B as an encoder, attains`.
_RELATIVE = re.compile(
    r",\s(?:which|that|who)\s[^,;]{1,80},\s|"
    r",\s(?:specifically|particularly|especially|in particular|when|with|using|based|built|trained|equipped)\s"
    r"[^,;]{1,90},\s"
    r"(?=(?:achiev|reach|attain|obtain|scor|yield|outperform|surpass|exceed|set)(?:e?s|e?d)?\b)"
)
# `A improves B`, where the scores that follow are A's unless they are said to be a change of B.
_IMPROVED = re.compile(r"\b(?:improv|boost|rais|increas|enhanc|lift)(?:e?s|ed|ing)\s(?:the\s)?(?:[A-Za-z-]+\s)?$")
_IT = frozenset({"it", "this model"})
# What was done to a model leaves its score the model's own: `A fine-tuned on C reaches`.
_ADAPTED = re.compile(r"\s(?:trained|fine-?tuned)\s(?:on|with|using|via|by|from)\b")
# A measure as the subject says nothing of whose it is: `the PSNR on X reaches`.
_RISES = re.compile(r"(?:reach|attain|yield|drop|ris|fall|improv|increas|reduc)e?s$")
_WHICH = re.compile(r",\s+which\s+(?:only\s+|itself\s+)?(?:achiev|attain|reach|scor|obtain|gets)")
_USING = re.compile(r"\b(?:using|utili[sz]ing|employing) (?:an? |the )?(?:[\w-]+,? ){0,5}?(?:called |named )?$")
_AHEAD = re.compile(r"(?:With|At|Achieving|Reaching|Attaining|Obtaining|Scoring)\b")


def is_compared(text: str, start: int, end: int) -> bool:
    """Whether the words from `start` to a score at `end` say that it is what another one is compared with."""
    window = _CLOSED.sub(lambda m: " " * len(m.group()), text[start:end])
    window = _BY_MARGIN.sub(lambda m: " " * len(m.group()), window)
    compares = [m.end() for m in _COMPARE.finditer(window)]
    if not compares:
        return False
    # The `with` of `on par with` reaches nothing.
    reaches = [m.end() for m in _REACHES.finditer(window) if m[0] != "with" or m.end() not in compares]
    return compares[-1] > max(reaches, default=-1)


def tuned_before(text: str, models: Sequence[Named]) -> str:
    """The one model that `text` says was tuned or adapted into something without a name of its own."""
    clause = max((m.end() for m in _CLAUSE.finditer(text)), default=0)
    tuned = [m for m in models if m.start >= clause and _TUNES.search(text[: m.start])]
    return tuned[0].name if len({m.name for m in tuned}) == 1 else ""


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
    relative = [m.span() for m in _RELATIVE.finditer(text)]
    for i, model in enumerate(models):
        if any(start < model.start and model.end < end for start, end in relative) or _runs(text, model, models):
            continue
        is_listed = i > 0 and LISTED.match(text[models[i - 1].end : model.start]) is not None
        if is_listed and is_aside and text[: model.start].endswith(", ") and _VERB.match(text[model.end :]):
            is_listed = False  # `when tuned on A, B achieves`
        is_aside = (is_listed and is_aside) or _is_rival(text, model.start)
        is_aside = is_aside or bool(own and _IMPROVED.search(text, max(0, model.start - 60), model.start))
        if not is_listed and _EXAMPLE.search(text[: model.start]) and _VERB.match(text[model.end :]):
            is_aside = False
        # `using B, which attains only 18%`, but `A, a model based on B, which attains 81%`
        is_base = text.endswith(("based on ", "based on the "), 0, model.start)
        is_aside = is_aside and (is_base or not _WHICH.match(text[model.end :]))
        if not is_aside:
            # Of `A and B reach 80%` neither is sure.
            behind = text[model.end :]
            is_clear = (
                not is_listed
                and not shares_subject(text, model, models)
                and (not _TUNED.match(behind) or bool(_ADAPTED.match(behind)))
            )
            found.append((model.end, model.name if is_clear else ""))
    whom = max((m.start() for m in _WHICH.finditer(text)), default=0)
    if whom and is_compared(text, max(0, whom - 60), whom) and not any(m.end == whom for m in models):
        return ""  # `comparable to human performance, which reaches`
    if not found and _ABLATED.search(text):
        return ""
    of_whom = [m.name for m in models if _OF.search(text[: m.start]) and not is_compared(text, 0, m.start)]
    if not found and len(of_whom) == 1:
        return of_whom[0]  # `the F1 of A on X is`
    if not found and any(_has_subject(text, verb, own) for verb in _FINITE.finditer(text)):
        return ""  # Somebody else is the subject: `direct reranking raises`.
    named = [(end, name) for end, name in found if name and name != own]
    its = {m.end() for m in ours if m.group().casefold() in _IT}
    # `while A attains 71% on X, it drops to`: that is A.
    found = [(end, max(named)[1] if end in its and named and max(named)[0] < end else name) for end, name in found]
    last = max(found, default=(0, default))
    other = _OTHER_CLAUSE.search(text, last[0])
    is_known = other and any(other.start() < m.end < other.end() and _VERB.match(text, m.end) for m in models)
    return "" if found and other and not is_known else last[1]


def _runs(text: str, model: Named, models: Sequence[Named]) -> bool:
    """Whether a model in brackets only says what runs the one before it: `Foo (GPT-4) achieves`."""
    before = text[: model.start]
    is_bracket = before.endswith(" (") and text.startswith(")", model.end)
    return is_bracket and any(m.end == model.start - 2 and m.name != model.name for m in models)


def _has_subject(text: str, verb: re.Match[str], own: str) -> bool:
    """Whether the subject before a verb is another one than the paper's own work, or a measure of it."""
    before = text[: verb.start()]
    is_own = bool(own) and before.rstrip().casefold().endswith(own.casefold())
    if is_own or _REPORTING.search(before):
        return False
    clause = re.split(r",\s|;|\band\s|\bthat\s", before)[-1]
    return not (_RISES.search(verb.group()) and (find_metrics(clause) or _ENDS_IN_MEASURE.search(clause)))


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


def is_subject(text: str, models: Sequence[Named]) -> bool:
    """Whether a list of models is what its sentence speaks of: neither a means nor a rival, and a verb behind it."""
    return not _is_rival(text, models[0].start) and bool(_LIST_DOES.match(text, models[-1].end))


def beaten_before(text: str, end: int, models: Sequence[Named]) -> Named | None:
    """The model that the clause before `end` says was outperformed or compared with, the last one named so."""
    beaten = [m for m in models if m.end <= end and is_compared(text, max(0, m.start - 60), m.start)]
    return beaten[-1] if beaten else None


def _is_rival(text: str, start: int) -> bool:
    """Whether the thing at `start` is only a means, a place or a rival: after a preposition, or in a comparison."""
    clause = text.rfind("; ", max(0, start - 60), start) + 1
    return bool(_PREPOSITION.search(text[:start])) or is_compared(text, max(clause, start - 60, 0), start)
