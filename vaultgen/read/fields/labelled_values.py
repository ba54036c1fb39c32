"""What labels beside an abstract state, on pages and in clippings of them: `Month:`, `Year:`, `DOI:`, `Venue:`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vaultgen.grounding import Passage
from vaultgen.model import Stated
from vaultgen.read.fields.dates import iso_date
from vaultgen.read.fields.paper_fields import date_in, doi_in, venue_of

_VENUES = ("volume", "venue", "venues", "conference", "journal")


@dataclass(frozen=True, slots=True)
class LabelledValues:
    """What a record has a place for."""

    published: Stated[str] | None
    doi: Stated[str] | None
    venue: Stated[str] | None


def labelled_values(said: Mapping[str, Passage]) -> LabelledValues:
    """What the values say, by their labels in lower case. A year needs no month."""
    venue = next((said[name] for name in _VENUES if name in said), None)
    return LabelledValues(_published(said), doi_in(said.get("doi")), venue_of(venue))


def _published(said: Mapping[str, Passage]) -> Stated[str] | None:
    year = date_in(said.get("year"))
    month = said.get("month")
    value = iso_date(f"{month.text} {year.value}") if year and month else None
    return Stated(value, year.evidence) if year and value else year
