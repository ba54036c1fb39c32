"""What a site says of a paper below its abstract: lines with labels, `DOI:`, and the value there or one line below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vaultgen.grounding import Passage
from vaultgen.model import Stated
from vaultgen.read.arxiv.arxiv_fields import dois_in
from vaultgen.read.fields.dates import iso_date
from vaultgen.read.page import stated_text

LABEL_BELOW = re.compile(
    r"(?-i:[A-Z]\w*(?:\s(?:\(?[A-Z]\w*\)?|of|and|the)){0,3})\s?:"
    r"|(?!(?:background|introduction|motivation|objectives?|aims?|purpose|importance|design|settings?"
    r"|(?:materials and )?methods?|main|results?|findings|discussion|conclusions?|limitations?|significance"
    r"|interpretation)\b)"
    r"(?-i:[A-Z]\w*(?:\s(?:\(?[A-Z]\w*\)?|of|and|the)){0,3})\s?:\s.{0,79}[^.!?]"
    r"|(?:(?:author )?keywords?|index terms|subjects?|(?:acm )?ccs concepts|comments|cite as|jel\b.{0,30})\s?[:—–-].*"
    r"|(?:supplementary material|submission (?:number|guidelines)|anonymous url|primary area|code of ethics)\s?:.*"
    r"|(?:doi|isbn|issn|pacs|msc)\b.{0,20}:.*",
    re.IGNORECASE,
)
"""A line that says something of the paper: `Anthology ID:` alone, `Keywords: tides, boats`. The parts of an abstract
(`Methods: We asked`) are none of that."""

_FIELD = re.compile(r"(?P<label>[A-Z]\w*(?: \w+)?)\s?:\s*(?P<value>.*)")
_WITHIN = 60  # lines
_VENUES = ("venue", "conference", "journal", "volume")


@dataclass(frozen=True, slots=True)
class BelowAbstract:
    """What these lines state that a record has a place for."""

    published: Stated[str] | None = None
    doi: Stated[str] | None = None
    venue: Stated[str] | None = None


def values_below(lines: Sequence[Passage]) -> BelowAbstract:
    """The values of the lines below an abstract, the first one of each label. A year needs no month."""
    said: dict[str, Passage] = {}
    for label, value in _fields([line for line in lines[:_WITHIN] if line.text]):
        said.setdefault(label, value)
    doi = said.get("doi")
    venue = next((said[name] for name in _VENUES if name in said), None)
    return BelowAbstract(
        _published(said), next(iter(dois_in(doi)), None) if doi else None, stated_text(venue) if venue else None
    )


def _fields(lines: Sequence[Passage]) -> Iterator[tuple[str, Passage]]:
    for index, line in enumerate(lines):
        found = _FIELD.fullmatch(line.text)
        if found is None:
            continue
        value = line.slice(found.start("value")).strip()
        if not value.text and index + 1 < len(lines) and not _FIELD.fullmatch(lines[index + 1].text):
            value = lines[index + 1]
        if value.text:
            yield found["label"].casefold(), value


def _published(said: dict[str, Passage]) -> Stated[str] | None:
    year = said.get("year")
    if year is None:
        return None
    month = said.get("month")
    value = (iso_date(f"{month.text} {year.text}") if month else None) or iso_date(year.text)
    return Stated(value, year.evidence()) if value else None
