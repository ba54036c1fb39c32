"""The institutions that a paper names between its title and its abstract."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vaultgen.grounding import Passage
from vaultgen.model import Stated
from vaultgen.read.pdf.pdf_lines import MARKS

_INSTITUTION = re.compile(
    r"\b(?:universit\w*|institut\w*|college|academy|hochschule|polytechnic\w*|school of|laborator(?:y|ies)|research"
    r"|deepmind|openai|anthropic|hospital|cnrs|inria)\b",
    re.IGNORECASE,
)
_NO_INSTITUTION = re.compile(
    r"@|https?:|www\.|\.\s|:|\d|\b(?:department|dept|we|work|done|during|while|equal|contribut\w*|correspond\w*|published"
    r"|proceedings|conference|this)\b",
    re.IGNORECASE,
)
# Marks lead from the names to the institutions: `1Harbour University 2Institute of Tides`.
_MARK = re.compile(
    rf"(?:^|(?<=[\s,;]))[\d{MARKS}∗*†‡§¶♯♢♠♣⋄◦]{{1,3}}(?=\s*[A-Z])|\s?[{MARKS}]+$|\s[\d∗*†‡§¶]{{1,2}}$|\s{{3,}}|;"
)
_SMALL_WORDS = "and at de del der des di do du for in la of the und von & à"
_SMALL = frozenset(_SMALL_WORDS.split())
_LONGEST_INSTITUTION = 80
_MOST_INSTITUTIONS = 60


def institutions(lines: Iterable[Passage]) -> tuple[Stated[str], ...]:
    """The universities, institutes and laboratories on the lines, each once.

    Of `Harbour University, Bergen, Norway` it is the first part; a department says nothing without its university.
    """
    found: dict[str, Stated[str]] = {}
    for line in lines:
        for part in _parts(line):
            if _is_institution(part.text):
                found.setdefault(part.text.casefold(), Stated(part.text, part.evidence()))
    return tuple(found.values())[:_MOST_INSTITUTIONS]


def _is_institution(text: str) -> bool:
    """Whether a part of a line names an institution: such words, all of them with a capital."""
    if len(text) > _LONGEST_INSTITUTION or not _INSTITUTION.search(text) or _NO_INSTITUTION.search(text):
        return False
    return all(word[:1].isupper() or word in _SMALL for word in text.split())


def _parts(line: Passage) -> Iterator[Passage]:
    """What stands between the marks and commas of a line."""
    position = 0
    for mark in [*re.finditer(rf"{_MARK.pattern}|,", line.text), None]:
        end = mark.start() if mark else len(line.text)
        if line.text[position:end].strip():
            yield line.slice(position, end).strip()
        position = mark.end() if mark else end
