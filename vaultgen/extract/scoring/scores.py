"""Which numbers of a sentence are scores: margins, counts, sizes, speeds and statistics are not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vaultgen.extract.gates import gated, open_gates
from vaultgen.extract.scoring.metrics import NamedMetric, find_metrics, metric_by_shape
from vaultgen.text.numbers import Quantity, find_quantities
from vaultgen.text.taken import TakenSpans

__all__ = ["Score", "find_scores", "is_threshold"]


@dataclass(frozen=True, slots=True)
class Score:
    """A number that states how well something did, with its metric, if that is named beside it; `is_solved`: it is the
    share of a set that was solved."""

    start: int
    end: int
    value: float
    unit: str
    qualifier: str
    metric: NamedMetric | None
    is_top_share: bool = False
    is_solved: bool = False


_EXACT = frozenset({"", "about", "top", "only"})
_UNITS = frozenset({"", "%", "dB", "mm", "cm"})
# Words that make the number after them a difference, or a share of something else.
_MARGIN_BEFORE = gated(
    r"(?:(?<!evidenced )(?<!indicated )(?<!shown )(?<!demonstrated )\bby(?: (?:an?|the|as|average|relative|"
    r"absolute|margins?|of|around|nearly|about|mean|overall|more|"
    r"significant|"
    r"large|additional|further|than|up|to))*|"
    r"\b(?:improvements?|gains?|increases?|reductions?|decreases?|drops?|boosts?|margins?|differences?|gaps?|rises?|"
    r"declines?|uplifts?|lifts?|savings?|speed-?ups?|advantages?|deltas?|leads?|deficits?|degradations?|loss|"
    r"variance|"
    r"deviations?|overlap|confidence|improves?|improving|reduces?|reducing|dropp(?:ed|ing)|gaining|gained|saving|"
    r"saves?)(?: (?:in|on|for|between) (?:(?!\bfrom\b|\bto\b)[^,;.()]){1,50}?)?(?: (?:of|by|is|"
    r"was))?(?: (?:about|around|"
    r"at least|an?|the|average|only|"
    r"nearly))*|"
    r"\b(?:an? )?(?:additional|extra|further|relative|another|absolute)|(?:delta|change|shift|"
    r"Δ)s? (?:in )?(?:[\w-]+ )?(?:of |approx\.? ?|=\s*)?|[<>≤≥±]|\+/-|\bplus\s|\bdiffer\w* by)\s*\(?$",
    "by improv gain increas reduc decreas drop boost margin differ gap rise declin lift saving saves speed "
    "advantage delta lead deficit degrad loss variance deviation overlap confidence additional extra further "
    "relative another absolute change shift δ < > ≤ ≥ ± +/- plus",
    flags=re.IGNORECASE,
)
_MARGIN_AFTER = re.compile(
    r"^[\s-]*+(?:[\w/]++(?:-++[\w/]++)*[\s-]++){0,3}?(?:improvements?|gains?|increases?|reductions?|decreases?|drops?|boosts?|"
    r"margins?|lift|"
    r"(?:higher|lower|better|worse|faster|slower|smaller|larger|greater|fewer|less|more|cheaper|shorter|longer|"
    r"above|below)"
    r"\b|relative\b|absolute\b|points?\b|speed-?ups?|savings?|confidence\b|CI\b|gap\b|degradation|overlap\b|"
    r"decline\b|"
    r"over (?:the |prior|previous|existing|state|base|SOTA|strong)|improved\b|fewer|advantage|uplift|less\b)",
    re.IGNORECASE,
)
_SHARE_AFTER = re.compile(
    r"^\s*(?:of (?!accuracy)|chance\b|the (?:performance|size|cost|quality)|(?:more|fewer) |labell?ed\b|sparsity|"
    r"noise\b|"
    r"missing\b|data\b|train(?:ing)?\b|compression|pruning|pruned\b|parameters|tokens|samples|images|hours|users|"
    r"participants|languages|tasks|datasets|models|examples|questions|classes|categories|videos|patients|subjects|"
    r"errors?\b|of them|tokens? |retention|coverage|utilization|band\b|shot|"
    r"-shot|years|layers|epochs|steps|times\b|GPUs?\b|[KMB]\b|billion|million|points?\b)",
    re.IGNORECASE,
)
_THRESHOLD_BEFORE = re.compile(r"\bIoU\s*(?:of\s|=\s?|thresholds?\s(?:of\s)?)?$|\bprecision from (?:0?\.\d+ to )?$")
_CUT_OFF = re.compile(r"\b(?:mAP|AP|AR|[Rr]ecall|[Pp]recision|[Hh]its?|NDCG|nDCG|MRR) (?:at|@) ?$")
# `X contains 12.5% hard questions`, `we split X into 80%`.
_MADE_OF = gated(
    r"\b(?:(?:contain|compris|includ|cover)(?:e?s|ed|ing)|consist\w* of|split\w* [^,;]{0,40}?into)\s(?:[\w-]+\s){0,2}$",
    "contain compris includ cover consist split",
)
_SOLVED = gated(
    r"\b(?:solv|win|complet|answer|resolv|pass|succeed|finish|accomplish)(?:e|e?s|ed|ing|ing correctly)?\s"
    r"(?:in |on )?(?:only |just |correctly |about |merely |a mere )?$",
    "solv win complet answer resolv pass succeed finish accomplish",
)
_SOLVED_OF = re.compile(
    r"\s?of (?:the |its |all )?(?:[\w-]+ ){0,2}(?:tasks|problems|questions|issues|instances|cases|tests|games|"
    r"matches)\b"
)
_IN_SHARE = re.compile(r"\b(?:in|on|for)\s(?:only\s|just\s)?(?:[\d.]+\s?\\?%,\s(?:and\s)?)*$")
_OF_CASES = re.compile(
    r"(?:,\s(?:and\s)?[\d.]+\s?\\?%|\sand\s[\d.]+\s?\\?%)*\s(?:of\s(?:the\s|all\s)?)?(?:cases|tasks|questions|"
    r"problems|instances|episodes|trials|scenarios|queries)\b"
)
# Without a unit and a metric, only these words make a number a score.
_ACHIEVED = re.compile(
    r"(?:\b(?:achiev\w+|reach\w*|scor\w+|attain\w*|obtain\w*|gets?|hits?|record\w*|yield\w*|rank\w*|result\w*|"
    r"performance|"
    r"accurac\w+|improv\w+|rais\w+|boost\w*|increas\w+|vs\.?|versus|compared)\b[^;]{0,80}|[(:]\s*)$",
    re.IGNORECASE,
)
_STATISTIC_BEFORE = re.compile(r"(?:\b[pPrdnNkKtT]|κ|α|β|ρ|τ|σ|λ|Δ\w*)\s*[=<>≤≥]\s*$|\b(?:SD|SE|std|CIs?|IQR)\b[ :=]*$")
_SET_TO = re.compile(r"=\s*\(?$")
_METRIC_AFTER = re.compile(
    r"^(?:\s|-)*(?:\(\w+\) )?(?:(?:an?|the|in|on|of|for|avg\.?|average|averaged|mean|overall|zero-shot|few-shot|"
    r"\d-shot|test|"
    r"total|median|per-\w+|macro|micro|weighted|cross-\w+|semantic|image|text|video|visual|exact|peak|final|top|"
    r"strict|"
    r"[a-z]+(?:-level)|detection|segmentation|recognition|prediction|retrieval|pixel|instance|point|object|box|mask|"
    r"single-scale|multi-scale\)?|human|task|model|answer|question|reasoning|tracking|localization|grounding|binary|multi-class|out-of-\w+|"
    r"in-\w+)"
    r"[\s-]+){0,3}$"
)
_BECOMES = (
    r"reach(?:es|ed)|ris(?:es)|rose|drops|dropped|falls|fell|reduces|increases|improves|decreases|attains|hits|ranges"
)
_METRIC_BEFORE = re.compile(
    r"^(?:['’]s)?(?:\s*\([\w@-]+\))?(?:\s(?:at|with)\s(?:an\s)?IoU\s[=\w .]{0,14}\d|"
    r"\sfrom 0?\.\d+ to 0?\.\d+)?(?:\s+(?:score|scores|rate|rates|value|values|performance|result|results|metric|"
    r"percentage|level|rating))?"
    rf"(?:\s(?:of|for|on|in)\s(?:the\s)?(?:[\w@.-]+\s){{0,4}}?[\w@.-]+(?=\s(?:{_BECOMES}|is|was)\s))?"
    rf"(?:\s*[:=]|\s+(?:{_BECOMES}|of|at|to|is|was|are|were|reaching|approaching|around|about|from|"
    r"being|as|hits|score of|scores of|rate of|up to|exceeds|equal to|value of|level of|in|by|and|on|"
    r"\([^()]{1,20}\))){0,4}"
    r"\s*[(~$:]?\s*$"
)
_ROW = re.compile(r"^(?:\s+[\w@-]+){0,3}?(?:\s*\([^()]*\))?\s*(?:,|,? and|/|or|to)\s*$")
# Behind a margin, which the next number with a metric of its own is not: `a 20% performance gain and 43.3% accuracy`.
_OTHER_KIND = re.compile(r"\s?(?:[\w-]+\s){0,3}(?:improvement|gain|increase|reduction|speed-?up)s?\b")
_BARE_ROW = re.compile(r"^\s*(?:,|,? and|/|or|to)\s*$")
_ROW_ON = re.compile(
    r"^(?:mAP|AP|mIoU)?\s+(?:on|in|with|at|using)\s(?:an?\s|the\s)?[\w-][^,;.()]{0,40}?"
    r"(?:,\s+\d+-th percentile\s[^,;.()]{1,40})?(?:,|,?\sand)\s+$"
)  # `1.74 on A and 2.15 on B`
_COUNTED = re.compile(r"\s[a-z]+s$")  # `25 scores`
_ON = re.compile(r"\s(?:on|in)\s(?:the\s)?")
_NEXT_METRIC = re.compile(r"\s*(?:,|,?\s*and)\s*")
_OTHER_METRIC = re.compile(r"\s?[A-Za-z]*[A-Z]\w*")
_REACH = 60  # Characters between a number and its metric, at most.


def find_scores(text: str, taken: Sequence[tuple[int, int]]) -> tuple[Score, ...]:
    """The scores in `text`; numbers inside the spans `taken` are parts of names."""
    names = TakenSpans(taken)
    quantities = [q for q in find_quantities(text) if not names.overlap(q.at, q.end) and not is_threshold(text, q)]
    if not quantities:
        return ()
    metrics, opened = find_metrics(text), open_gates(text)
    ends = [q.start for q in quantities[1:]] + [len(text)]
    starts = [0] + [q.end for q in quantities[:-1]]
    metrics_of = [_metric_of(text, q, metrics, (a, b), taken) for q, a, b in zip(quantities, starts, ends, strict=True)]
    for i in range(len(quantities) - 1):  # `83.6/91.8 AUROC`
        if text[quantities[i].end : quantities[i + 1].start] == "/":
            metrics_of[i] = metrics_of[i + 1] = metrics_of[i] or metrics_of[i + 1]
    is_on = [(on := _ON.match(text, q.end)) is not None and names.overlap(on.end(), on.end() + 1) for q in quantities]
    counts = [_is_score(text, q, m, opened, is_on=on) for q, m, on in zip(quantities, metrics_of, is_on, strict=True)]
    for i in range(1, len(quantities)):  # `an MAE of 1.74 and 2.15`, `49.4 AP in 12 epochs and 51.3`
        j = next((j for j in reversed(range(max(0, i - 2), i)) if counts[j]), None)
        if j is None or metrics_of[i] or counts[i]:
            continue
        one, other, gap = quantities[j], quantities[i], text[quantities[j].end : quantities[i].start]
        if one.unit == other.unit and ((j == i - 1 and _BARE_ROW.match(gap)) or _ROW_ON.match(gap)):
            counts[i] = _is_score(text, other, metrics_of[j], opened)
    for i in reversed(range(len(quantities) - 1)):  # `8.7, 8.9 on A`
        one, other = quantities[i], quantities[i + 1]
        if counts[i + 1] and not counts[i] and one.unit == other.unit and not _is_whole(text, one):
            is_row = _BARE_ROW.match(text[one.end : other.start])
            counts[i] = bool(is_row) and _is_score(text, one, metrics_of[i + 1], opened, is_on=True)
    for i in range(1, len(quantities)):  # `by 2.3% and 2.8%`
        one, other, gap = quantities[i - 1], quantities[i], text[quantities[i - 1].end : quantities[i].start]
        is_ratio = one.unit == "x" != other.unit  # `with 10x fewer tokens, and 78.2% on X`
        metric = metrics_of[i]
        is_own = metric and metric.start >= other.end and (one.unit != other.unit or _OTHER_KIND.match(gap))
        is_count = _is_whole(text, one) and not _is_whole(text, other)  # `49.4 AP in 12 epochs and 51.3 AP`
        if not is_ratio and not is_own and not is_count and not counts[i - 1] and _ROW.match(gap):
            counts[i] = False
    for i in reversed(range(len(quantities) - 1)):  # `93.7% and 96.4% reductions`
        if not counts[i + 1] and _BARE_ROW.match(text[quantities[i].end : quantities[i + 1].start]):
            counts[i] = False
    return tuple(
        Score(q.start, q.end, q.value, q.unit, q.qualifier, m, q.qualifier == "top", _is_solved(text, q, opened))
        for q, m, is_score in zip(quantities, metrics_of, counts, strict=True)
        if is_score
    )


def _is_score(text: str, quantity: Quantity, metric: NamedMetric | None, opened: int, *, is_on: bool = False) -> bool:
    """Whether a number can be a score at all, wherever it stands.

    The words of `text` open the gates `opened`. `is_on`: a name follows the number right behind `on`.
    """
    is_plain = quantity.high is None and quantity.whole is None and not quantity.signed and quantity.scale == 1.0
    is_price = text[quantity.at] == "$" and "$" not in text[quantity.at + 1 : quantity.end + 25]
    if is_price or not is_plain or quantity.unit not in _UNITS or quantity.qualifier not in _EXACT:
        return False
    before, after = text[max(0, quantity.start - 90) : quantity.start], text[quantity.end : quantity.end + 60]
    is_set = _SET_TO.search(before) and (metric is None or metric.end > quantity.start)  # `k = 0.5`, not `AUC = 0.5`
    if (
        is_set
        or _MARGIN_BEFORE.search(opened, before)
        or _STATISTIC_BEFORE.search(before)
        or (metric is None and _MADE_OF.search(opened, before))
    ):
        return False
    if _MARGIN_AFTER.match(_clause(after)) or (_SHARE_AFTER.match(after) and not _is_solved(text, quantity, opened)):
        return False
    is_whole = _is_whole(text, quantity)
    if metric is None:
        is_achieved = not is_whole and (is_on or bool(_ACHIEVED.search(before)))
        return quantity.value <= 100 if quantity.unit == "%" else quantity.unit == "" and is_achieved
    is_count = _COUNTED.match(text[quantity.end : metric.end]) or 1900 <= quantity.value <= 2100 or not metric.is_known
    return not (quantity.unit == "" and is_whole and is_count)


def _is_whole(text: str, quantity: Quantity) -> bool:
    """Whether a number is written without a fraction, as counts are."""
    return "." not in text[quantity.at : quantity.end]


def _is_solved(text: str, quantity: Quantity, opened: int) -> bool:
    """Whether a number is the share that was solved: `solves 41% of the tasks`, `finds all in only 54% of cases`."""
    before, after = text[max(0, quantity.start - 90) : quantity.start], text[quantity.end : quantity.end + 60]
    is_done = _SOLVED.search(opened, before) and _SOLVED_OF.match(after)
    return quantity.unit == "%" and bool(is_done or (_IN_SHARE.search(before) and _OF_CASES.match(after)))


def is_threshold(text: str, quantity: Quantity) -> bool:
    """Whether a number only narrows down a metric: `mAP at IoU 0.50`, `average precision from 0.50 to 0.95 of 58%`."""
    if not quantity.unit and _CUT_OFF.search(text, max(0, quantity.start - 20), quantity.start):
        return True
    return bool(
        _THRESHOLD_BEFORE.search(text, max(0, quantity.start - 40), quantity.start)
        and quantity.value <= 1
        and not quantity.unit
    )


def _clause(after: str) -> str:
    """What follows a number, up to where another thing begins."""
    return re.split(r"[,;:()]|\.\s|\b(?:and|while|with|on|whereas|but|compared|versus|vs|than)\b", after, maxsplit=1)[0]


def _metric_of(
    text: str,
    quantity: Quantity,
    metrics: Sequence[NamedMetric],
    between: tuple[int, int],
    taken: Sequence[tuple[int, int]],
) -> NamedMetric | None:
    """The metric named beside a number: right after it (`91.1% accuracy`), else before it (`an F1 of 0.9`).

    It stands `between` the numbers before and behind; where no table knows it, it is none of the names in `taken`.
    """
    before, after = between
    for metric in metrics:
        if quantity.end <= metric.start < min(after, quantity.end + _REACH):
            if _METRIC_AFTER.match(text[quantity.end : metric.start]):
                return metric
            break
    for metric in reversed([m for m in metrics if not text[: m.start].endswith("at ")]):  # `mAP at IoU 0.50 of`
        if max(before, quantity.start - _REACH) <= metric.end <= quantity.start:
            gap = text[metric.end : quantity.start]
            if _NEXT_METRIC.fullmatch(gap) and _OTHER_METRIC.match(text[quantity.end :]):
                return None  # `87% accuracy and 56% FooScore`
            is_verb = re.match(r"(?i)scores?$", text[metric.start : metric.end]) and not re.search(
                r"\b(?:of|at)\b|:" if text[metric.end - 1] == "s" else r"\b(?:of|at|to)\b|:", gap
            )  # `Ultra scores 83.6%`
            return metric if _METRIC_BEFORE.match(gap) and not is_verb else None
    guess = metric_by_shape(text, quantity.start, quantity.end)
    return None if guess and any(a < guess.end and guess.start < b for a, b in taken) else guess
