"""Who has a score by the grammar of its sentence alone: names that no list knows, and methods like models."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from vaultgen.extract.gates import gated, open_gates
from vaultgen.extract.naming.shapes import Shape, core_of, shape_of
from vaultgen.extract.scoring.attach import Named
from vaultgen.extract.scoring.metrics import find_metrics
from vaultgen.model import NodeType

__all__ = ["is_measure", "last_words", "score_holders"]

_NAME = r"(?P<name>[A-Z][\w.+-]*\w(?:/\d{1,2}|\+*)|[a-z][\w-]*[A-Z][\w.+-]*\w)"
_KIND = (
    r"(?:baseline|model|method|approach|framework|classifier|network|architecture|agent|system|variant|detector|strategy|"
    r"pipeline)"
)
# `while the tuned X model achieves only`, `X, attaining`.
_BEFORE_VERB = gated(
    rf"(?<![\w+.-]){_NAME}(?: {_KIND})?(?:,? which)?(?: (?:only|also|alone|itself|further|then|still|even|"
    rf"consistently|already|just))?,? "
    r"(?:achiev(?:es|ed|ing)|reach(?:es|ed|ing)|scor(?:es|ed|ing)|attain(?:s|ed|ing)|obtain(?:s|ed|ing)|records|recorded|"
    r"gets|got|(?:improves|improved|rises|rose|jumps|drops|dropped|falls|fell) from|performed the best|performs best|"
    r"yields|yielded)\b",
    "achiev reach scor attain obtain record gets got improv rises rose jumps drop falls fell perform yield",
)
# `The X strategy, in particular when paired with a small net, achieved`.
_OPENING = gated(
    rf"^(?:[A-Z][a-z]+(?: [a-z]+)?, )?(?:[Tt]he |[Oo]ur )?{_NAME}(?: {_KIND})?, [^,;]{{3,90}}, "
    r"(?:achiev(?:es|ed)|reach(?:es|ed)|scor(?:es|ed)|attain(?:s|ed)|obtain(?:s|ed)|yields|yielded)\b",
    "achiev reach scor attain obtain yield",
)
# `99.14% for X`, `by X`.
_BEHIND_VALUE = gated(
    rf"(?:\d%?|\bpercent)(?: \w+)?\)? (?:for|by) (?:the )?{_NAME}(?![\w-])",
    r"\bfor\b \bby\b",
)
# `outperforming X (43.7%)`, `over X's 43.7%`.
_BESIDE_VALUE = gated(
    rf"\b(?i:outperform\w*|surpass\w*|exceed\w*|beat(?:s|ing)?|than|over|versus|vs\.?|compared (?:to|with)|against|"
    rf"\d+%?\)(?:,| and|, and)) (?:[a-z-]+ ){{0,4}}{_NAME}(?: {_KIND})?(?: \((?:[\w@.-]+ )?|"
    rf"['’]s )(?=\d+(?:\.\d+)?\s?%|\d+\.\d)",
    "0 1 2 3 4 5 6 7 8 9",
)

# `A scores 0.193, X 0.180`.
_NEXT_VALUE = gated(
    rf"(?:\d%?\)?,(?: and)?|\d%?\)? and) {_NAME}:? \(?(?=\d+(?:\.\d+)?\s?%|\d+\.\d)",
    "0 1 2 3 4 5 6 7 8 9",
)

_LABEL = re.compile(r"[A-Z]\d{2,4}")  # Z500, a quantity
_SCORES = re.compile(r"\sscores?\b(?!\s\d)")
_MEASURED = re.compile(r"\b(?:average|mean|overall|highest|best|an?|of|in)\s$")
_MEASURE = re.compile(r"(?:rate|score|acc|accuracy|index|error|loss|precision|recall)(?:@.*)?$", re.IGNORECASE)


def is_measure(text: str, named: Named) -> bool:
    """Whether a name stands where a measure does: `in average A scores of`, unlike `A scores 83`."""
    return bool(_SCORES.match(text, named.end) and _MEASURED.search(text[: named.start]))


def last_words(names: Iterable[str]) -> dict[str, str]:
    """The last word of each name of several, where it is that of one alone."""
    wholes: dict[str, set[str]] = {}
    for name in names:
        if " " in name:
            wholes.setdefault(name.rpartition(" ")[2], set()).add(name)
    return {last: found.pop() for last, found in wholes.items() if len(found) == 1}


def score_holders(text: str, named: Sequence[Named], wholes: Mapping[str, str]) -> list[Named]:
    """The names in `text` that stand where only the holder of a score can stand, in its order.

    They overlap none of `named` but methods and products, which are run like models, and are no metrics. `wholes` are
    the whole names of models that the record calls by their last word as well (`K2`: `Kestrel K2`).
    """
    found: dict[int, Named] = {}
    taken = [(n.start, n.end) for n in named if n.type not in (NodeType.CONCEPT, NodeType.PRODUCT)]
    opened = open_gates(text)
    for rule in (_OPENING, _BEFORE_VERB, _BEHIND_VALUE, _BESIDE_VALUE, _NEXT_VALUE):
        for match in rule.finditer(opened, text):
            start, end = match.span("name")
            name = match["name"]
            if is_measure(text, Named(start, end, name, NodeType.MODEL)):
                continue
            if _MEASURE.search(name) or find_metrics(re.sub(r"[^A-Za-z]+$", "", name)):
                continue
            if core_of(name) != (0, len(name)) or shape_of(name) is not Shape.STRONG or _LABEL.fullmatch(name):
                continue
            if text[:start].endswith("/ "):  # `Foo-R50 / R101 achieves`
                continue
            if any(a < end and start < b for a, b in taken):
                continue
            whole = next((n for n in named if n.start <= start and end <= n.end), None)
            found.setdefault(start, Named(start, end, whole.name if whole else wholes.get(name, name), NodeType.MODEL))
    metrics = find_metrics(text) if found else ()
    return [found[k] for k in sorted(found) if not any(m.start < found[k].end and k < m.end for m in metrics)]
