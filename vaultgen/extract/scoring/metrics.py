"""Metrics as a text names them: `top-1 accuracy`, `mAP`, `F1-score`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from vaultgen.extract.gates import Gated, gated, open_gates
from vaultgen.text.tables import shipped_table

__all__ = ["NamedMetric", "find_metrics", "metric_by_shape"]

_HEADS = (
    r"accuracy|success|correctness|agreement|correlation|similarity|scores?|rates?|errors?|index|coefficient|distance|"
    r"consistency|faithfulness|alignment|fidelity|completeness|precision|recall|sensitivity|specificity"
)
_SHORT = r"(?=[\w@&:.+-]*[A-Z@][\w@&:.+-]*[A-Z0-9])[A-Za-z][\w@&:+-]*(?:\.\d+)?\b"
_FUNCTION = (
    r"(?:an?|the|its|and|with|in|of|on|for|by|at|as|to|from|or|achiev\w+|attain\w+|reach\w+|obtain\w+|record\w+|"
    r"yield\w+|scor(?:ed|es|ing))\b"
)
# `a hazard ratio of`, `an OMR-NED of`, `a Rater Feedback Score (RFS) of`, `MaxF =`.
_NAMED_BEFORE = re.compile(
    rf"(?:\b(?:an?|the|its|and|with|in|average|mean|overall|of|record\w*|achiev\w+|attain\w+|reach\w+|highest|"
    rf"best|lowest|higher|lower|better|The|An?|Its|[,(])\s+|\()"
    rf"(?P<name>(?:(?!{_FUNCTION})[A-Za-z][\w'’/-]*\s){{0,3}}?(?:(?i:{_HEADS}|hazard ratio)|{_SHORT}))"
    rf"(?:\s\([A-Z][\w@-]*\))?(?:\s(?:of|at|is|was|from|reaches|"
    rf"(?:drops|falls|rises|reduces|decreases|increases|improves)\sto)|\s?[=:])\s?\(?$"
)
# `achieving higher EPA (0.335)`
_NAMED_BESIDE = re.compile(rf"\b(?:higher|lower|better|highest|best|lowest|improved)\s(?P<name>{_SHORT})\s\($")
# `40.8% joint success`, `18.46% OMR-NED`, `1.68 yard ADE`, `96.36% MaxF score`.
_NAMED_AFTER = re.compile(
    rf"[\s-](?:(?:yards?|deg|degrees|pixels|m|meters)\s)?(?P<name>(?:[a-z][a-z'’/-]*\s){{0,2}}?(?:(?:{_HEADS})(?![\w-])|"
    rf"{_SHORT}(?:\s[Ss]core)?))(?=\s*(?:[,;.)]|$|(?:on|in|for|and|at|with|under|over|across|using|versus|vs|while|when|"
    rf"compared|from)\b))"
)
# Words that make a metric another one; before a mere `score` any word does that is no verb and no praise.
_NARROWING = re.compile(
    r"(?<![\w-])(?P<word>adversarial|balanced|clean|easy|hard|median|normali[sz]ed|relaxed|robust|soft|strict|weighted|"
    r"worst-(?:case|group))\s$",
    re.IGNORECASE,
)
_ANY_WORD = re.compile(
    r"(?<![\w-])(?P<word>(?!(?:an?|the|its|their|our|and|with|in|of|on|for|by|as|to|or|is|are|was|best|better|high|higher|"
    r"highest|top|new|lower|low|lowest|max|maximum|state-of-the-art|strong|similar|perfect|competitive|impressive|remarkable|notable|superior|outstanding|excellent|record|that|this|"
    r"which|final|overall|total|resulting|model|models|it|agent|test|benchmark|leaderboard|evaluation|performance|"
    r"\w+(?:ed|ing|es))\s)[A-Za-z][A-Za-z-]+)\s$",
    re.IGNORECASE,
)
_LOWER = re.compile(r"(?:error|distance|error rate|EER|FID|WER|CER|MAE|RMSE|ADE|FDE)s?$", re.IGNORECASE)
# Rates and the like that are set, not reached; and words that are no metric.
_NO_METRIC = re.compile(
    r"\b(?:learning|compression|dropout|sampling|frame|noise|mask\w*|pruning|sparsity|missing|growth|mutation|refresh|"
    r"label\w*|poison\w*|bit|token|keep|retention|hit|baseline|total|SOTA|GPUs?|CPUs?|AI|LLMs?|VLMs?|MLLMs?|CI|SD|SE|"
    r"CNNs?|RAG|CoT|API|RTX|IQR|US|UK|on|in|for|with|by|to|from|and|or|the|than|of|over|across|using|while|"
    r"improvements?|gains?|increases?|reductions?)\b|[\d.]+[BMKx]$|^[A-Z]$"
)


@dataclass(frozen=True, slots=True)
class NamedMetric:
    """A metric where a text names it: `text[start:end]`; `name` keeps what narrows it down (`top-1 accuracy`).

    `is_known` says that the table of metrics has it, and not only its place makes it one.
    """

    start: int
    end: int
    name: str
    is_lower_better: bool
    is_known: bool = True


@lru_cache(maxsize=16)  # Several rules ask for the metrics of the sentence at hand.
def find_metrics(text: str) -> tuple[NamedMetric, ...]:
    """The metrics that `text` names, in its order; of several at one place the longest."""
    pattern, rows = _table()
    found = []
    for match in pattern.finditer(open_gates(text), text):
        name, is_lower_better = rows[_key(match.group())]
        full = _narrowed(_full_name(name, match.group()), text[max(0, match.start() - 30) : match.start()])
        found.append(NamedMetric(match.start(), match.end(), full, is_lower_better))
    return tuple(found)


def metric_by_shape(text: str, start: int, end: int) -> NamedMetric | None:
    """The metric that stands beside the number `text[start:end]` and that no table knows: an acronym or a phrase that
    ends in a word for measures, right behind the number, or before it with `of` or `=`.

    >>> metric_by_shape("a hazard ratio of 2.52", 18, 22).name
    'hazard ratio'
    """
    before = max(0, start - 60)
    for match, offset in (
        (_NAMED_AFTER.match(text[end : end + 60]), end),
        (_NAMED_BEFORE.search(text[before:start]), before),
        (_NAMED_BESIDE.search(text[before:start]), before),
    ):
        if match and not _NO_METRIC.search(match["name"]):
            name = re.sub(r"^(?:an?|the) |\s[Ss]core$", "", match["name"])
            place = offset + match.start("name")
            return NamedMetric(place, offset + match.end("name"), name, bool(_LOWER.search(name)), is_known=False)
    return None


def _full_name(name: str, words: str) -> str:
    """The metric's name with the rank, cut-off or averaging that the words state."""
    plain = re.sub(r"[\s-]+scores?$", "", words, flags=re.IGNORECASE)
    if "@" in plain:
        return plain
    cut = re.match(r"(top|rank)[\s-](\d+)", plain, re.IGNORECASE)
    if cut:
        return f"{cut[1].lower()}-{cut[2]} {name}"
    averaged = re.match(r"(macro|micro|weighted)\b", plain, re.IGNORECASE)
    return f"{averaged[1].lower()} {name}" if averaged else name


def _narrowed(name: str, before: str) -> str:
    """The metric's name with the word right `before` it that makes it another metric: `Hard Score`, `median IoU`."""
    match = (_ANY_WORD if name == "score" else _NARROWING).search(before)
    return f"{match['word'] if match['word'].isupper() else match['word'].lower()} {name}" if match else name


@lru_cache(maxsize=1)
def _table() -> tuple[Gated, dict[str, tuple[str, bool]]]:
    """The pattern that finds any metric, and what each of its words stands for."""
    data = shipped_table("vaultgen.extract.scoring", "metrics.yaml")
    rows = {_key(word): (row["name"], row.get("lower", False)) for row in data for word in row["words"]}
    words = sorted({word for row in data for word in row["words"]}, key=lambda word: (-len(word), word))
    parts = [re.escape(word).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]?") for word in words]
    pattern = r"(?<![\w@&-])(?:" + "|".join(parts) + r")(?:s|[\s-]+[Ss]cores?)?(?![\w@])"
    return gated(pattern, " ".join(r"\b" + re.split(r"[\s-]", word)[0] for word in words)), rows


def _key(words: str) -> str:
    """The words without blanks and hyphens, and without the `score` that any metric may carry."""
    plain = re.sub(r"[\s-]+", "", words)
    return re.sub(r"(?<=.)[Ss]core$", "", plain.removesuffix("s")) or plain
