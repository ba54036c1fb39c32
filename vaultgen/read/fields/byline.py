"""Lines below a title that say who wrote a page, and when: `By Ida Björn, May 2, 2024`, `1 Feb 2024 · Mira Okafor`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from vaultgen.grounding import Passage
from vaultgen.model import Stated
from vaultgen.read.fields.author_list import read_author_list
from vaultgen.read.fields.dates import MONTH, iso_date
from vaultgen.read.fields.glued import are_names

_PARTING = re.compile(r"\s*[·•|]\s*|\s+[–—]\s+")
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}\s+{MONTH},?\s+\d{{4}}|{MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})\b", re.IGNORECASE
)
_BY = re.compile(
    r"(?:(?:posted|written|published|words|text|story|an? \w+)\s+)?by:?\s+(?=\S)|authors?:\s*(?=\S)", re.IGNORECASE
)
# What may stand beside a date that is the page's own.
_DATE_LABEL = re.compile(
    r"[\s,:()]*(?:(?:first\s+)?(?:posted|published|written|date)?\s*(?:on|at|in)?)[\s,:()]*", re.IGNORECASE
)
_LONGEST = 150  # characters
_MOST_BETWEEN = 3  # letters between two names: `and`
_NOT_PEOPLE = re.compile(
    r"\b(?:team|research|labs?|group|institute|university|inc|ltd|company|news|blog|staff|google|openai|san|los|new|saint)"
    r"\b|[|·•:/@#]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote a page and when, as far as lines say it."""

    authors: tuple[Passage, ...] = ()
    date: Stated[str] | None = None


def byline(lines: Iterable[Passage], *, is_labelled: bool = False) -> Byline:
    """What the lines say; `is_labelled`: they stand where authors do, so that names need no `By` before them."""
    authors: list[Passage] = []
    date: Stated[str] | None = None
    for line in lines:
        if len(line.text) > _LONGEST:
            continue
        for part in _parts(line):
            found = _DATE.search(part.text)
            names = part.slice(0, found.start()).strip(" ,;") if found else part
            label = _BY.match(names.text)
            named: tuple[Passage, ...] = ()
            if label or (is_labelled and names.text):
                named = read_author_list([names.slice(label.end()) if label else names]).authors
                named = named if named and are_names([n.text for n in named]) else ()
                authors += named
            rest = part.text[: found.start()] + part.text[found.end() :] if found else ""
            is_own = bool(named or is_labelled or _DATE_LABEL.fullmatch(rest))
            if found and date is None and is_own and (value := iso_date(found[0])):
                date = Stated(value, part.evidence(*found.span()))
    return Byline(tuple({a.text: a for a in reversed(authors)}.values())[::-1], date)


def names_alone(line: Passage) -> tuple[Passage, ...]:
    """The people whom a line lists without a word that says so: each has at least two words, and nothing else stands
    there."""
    if len(line.text) > _LONGEST or any(c.isdigit() for c in line.text) or _NOT_PEOPLE.search(line.text):
        return ()
    named = read_author_list([line]).authors
    letters = sum(c.isalpha() for c in line.text) - sum(c.isalpha() for n in named for c in n.text)
    are_people = all(1 < len(n.text.split()) < 5 for n in named) and are_names([n.text for n in named])
    return named if named and are_people and letters <= _MOST_BETWEEN * (len(named) - 1) else ()


def _parts(line: Passage) -> Iterable[Passage]:
    position = 0
    for found in [*_PARTING.finditer(line.text), None]:
        end = found.start() if found else len(line.text)
        if part := line.slice(position, end).strip():
            yield part
        position = found.end() if found else end
