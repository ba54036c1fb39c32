"""Names that no list knows, where only a set or a model can stand: what stands beside them is theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vaultgen.extract.naming.shapes import Shape, core_of, is_epithet, is_generic, shape_of
from vaultgen.extract.scoring.attach import Named
from vaultgen.extract.scoring.metrics import find_metrics
from vaultgen.model import NodeType
from vaultgen.text.taken import TakenSpans

__all__ = [
    "has_other_place",
    "is_behind_other",
    "is_code",
    "is_labelled",
    "is_strange",
    "shares_subject",
    "unlisted_names",
]

_PLACE = re.compile(
    r"(?<!based )(?<!built )(?<!trained )(?<!tuned )(?<!depending )\b(?:on|in|across)\s(?:the\s)?(?P<name>[A-Z][\w-]+)"
)
# `(Foo from 83.4% to 86.7%)`, `(Foo: 83.4%`; `on A by 2% (81% vs. 79%) and Foo by 3% (86%`
_LABEL = re.compile(r"\((?P<name>[A-Z][\w-]+)(?::|\sfrom|\sat)?\s$")
_GAIN = re.compile(r"\s(?P<name>[A-Z][\w-]+)\sby\s[+-]?\d[^()]{0,30}\($")
_BEHIND = re.compile(r"(?P<name>[A-Z][\w.+-]*\w)\s(?:with\s|\()$")
_AND_NAME = re.compile(
    r"(?:,\s[A-Z][\w.+-]*(?:\s[A-Z\d][\w.+-]*)?)*(?:,?\sand|\s?/)\s(?:the\s)?(?P<name>[A-Z][\w.+-]*)"
)
_NAME_AND = re.compile(r"(?P<name>[A-Z][\w.+-]*),?\sand\s(?:the\s)?$")
_WORD = re.compile(r"[A-Za-z][\w.+/-]*[\w+]|[A-Z]\d?")
_CODE = re.compile(r"(?:FP|BF|INT|W\d+A|fp|bf|int)\d+|\d+-?(?:bit|shot)|[A-Z]{1,2}\d{1,3}")  # FP16, A100
_LIKE = re.compile(
    r"\b(?:methods?|approach(?:es)?|models?|baselines?|systems?|frameworks?)(?: like| such as|,? including|:| \() ?$"
)
_MOST_WORDS = 3


def has_other_place(text: str, start: int, end: int, known: Sequence[Named]) -> bool:
    """Whether something is said to be on or in a thing with a name between two places of `text`, and that thing is
    none of `known`: `79.2% on Foo`."""
    return any(_is_strange(match, known) for match in _PLACE.finditer(text, start, end))


def is_labelled(text: str, start: int, known: Sequence[Named]) -> bool:
    """Whether the number at `start` stands in a bracket with such a name or behind one that gains, which says what it
    was reached on."""
    labels = (pattern.search(text, max(0, start - 60), start) for pattern in (_LABEL, _GAIN))
    return any(_is_strange(match, known) for match in labels)


def is_behind_other(text: str, start: int, known: Sequence[Named]) -> bool:
    """Whether a number that opens a bracket at `start` stands behind such a name, or a model that only serves it does:
    `second only to Foo (17.6%)`, `Foo with GPT-4 (17.6%)`."""
    match = _BEHIND.search(text, max(0, start - 60), start)
    is_name = match and (match[0].endswith("(") or shape_of(match["name"]) is Shape.STRONG)
    return bool(is_name) and _is_strange(match, known)


def shares_subject(text: str, model: Named, known: Sequence[Named]) -> bool:
    """Whether a model stands in a row with such a name: `A and Foo reach 67% and 62%`."""
    for match in (_AND_NAME.match(text, model.end), _NAME_AND.search(text, max(0, model.start - 40), model.start)):
        if match and _is_strange(match, known):
            return True
    return False


def is_code(name: str) -> bool:
    """Whether a name is a number format, a setting or a device rather than a name: `FP16`, `4-bit`, `A100`."""
    return _CODE.fullmatch(name) is not None


def unlisted_names(text: str, named: Sequence[Named], start: int, stop: int) -> list[Named]:
    """The names between two places that no list knows: compounds that look like names by themselves, with the
    capitalised words before them."""
    taken = TakenSpans((n.start, n.end) for n in named)
    words = [m for m in _WORD.finditer(text, start, stop) if not taken.overlap(m.start(), m.end())]
    found: list[Named] = []
    run: list[re.Match[str]] = []
    for word in words:
        if run and text[run[-1].end() : word.start()] != " ":
            run = []
        if shape_of(word.group()) is Shape.PLAIN:
            run = []
            continue
        run = [*run, word][-_MOST_WORDS:]
        name = text[run[0].start() : word.end()]
        # `prior methods like Foo-Bar`, whereas `compared to Swiss-German` may be anything
        is_named = shape_of(word.group()) is Shape.STRONG or ("-" in name and _LIKE.search(text, start, run[0].start()))
        if is_named and _is_compound(word.group()) and not text.startswith("/", word.end()):  # who publishes it
            found.append(Named(run[0].start(), word.end(), name, NodeType.CONCEPT))
            run = []
    return found


def is_strange(word: str) -> bool:
    """Whether a word within a sentence, which is no metric, is a name that nobody knows: no language and no plain
    abbreviation either."""
    return word[0].isupper() and len(word) > 1 and not (is_epithet(word) or is_generic(word))


def _is_compound(word: str) -> bool:
    return core_of(word) == (0, len(word)) and not is_code(word) and not find_metrics(word)


def _is_strange(match: re.Match[str] | None, known: Sequence[Named]) -> bool:
    """Whether the name of a match is none that is known, and no language, metric or plain abbreviation either."""
    if match is None:
        return False
    start, end = match.span("name")
    if any(n.start < end and start < n.end for n in known):
        return False
    return not (is_epithet(match["name"]) or is_generic(match["name"]) or find_metrics(match["name"]))
