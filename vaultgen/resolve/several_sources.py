"""What the seeds that list one paper say each for itself: what only one of them adds, and where they differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from vaultgen.identity.person_name import parse_person_name
from vaultgen.identity.title import joined_title_key
from vaultgen.model import Evidence, PaperRecord
from vaultgen.model.knowledge import PropertyValue
from vaultgen.resolve.paper import Listing, Paper
from vaultgen.text.fold import fold

# What a record may state, by the words that a note has for it. A date is said to be added by whoever has any.
_FACTS: Mapping[str, Callable[[PaperRecord], object]] = {
    "authors": lambda r: r.authors,
    "abstract": lambda r: r.abstract,
    "date": lambda r: r.published or r.listed or r.announced,
    "date of the last version": lambda r: r.updated,
    "venue": lambda r: r.venue,
    "arXiv id": lambda r: r.arxiv,
    "DOI": lambda r: r.doi,
    "categories": lambda r: r.categories,
    "affiliations": lambda r: r.affiliations,
    "comments": lambda r: r.comments,
    "keywords": lambda r: r.keywords,
    "attachments": lambda r: r.files,
    "body": lambda r: r.body,
}
Said = Mapping[str, Sequence[tuple[str, Evidence]]]
"""The values of a field with the places that state them, by seed."""


def several_sources(paper: Paper, believed: Mapping[str, PropertyValue]) -> dict[str, PropertyValue]:
    """`source-adds` (by seed: what no other one states) and `differences` (each statement of a field on which seeds
    differ; `believed` ones are those that the paper's properties follow). Nothing for a paper of one seed."""
    by_seed: dict[str, list[PaperRecord]] = {}
    for listing in paper.listings:
        by_seed.setdefault(listing.seed, []).append(listing.record)
    if len(by_seed) < 2:
        return {}
    fields = (
        ("Title", _titles(paper.listings), paper.title, _is_same_title),
        ("Date", _stated(paper.listings, "published", "listed"), str(believed.get("published", "")), _is_same_date),
        ("Venue", _stated(paper.listings, "venue"), str(believed.get("venue", "")), _is_same_venue),
    )
    return {
        "source-adds": [
            {"seed": seed, "adds": ", ".join(added)} for seed in sorted(by_seed) if (added := _added(seed, by_seed))
        ],
        "differences": [d for name, said, value, is_same in fields for d in _differences(name, said, value, is_same)],
    }


def _added(seed: str, by_seed: Mapping[str, Sequence[PaperRecord]]) -> list[str]:
    others = [r for other, records in by_seed.items() if other != seed for r in records]
    alone = [
        name
        for name, fact in _FACTS.items()
        if any(fact(r) for r in by_seed[seed]) and not any(fact(r) for r in others)
    ]
    # A name that others spell differently is none that they lack: the list must be longer, too.
    longer = max(len(r.authors) for r in by_seed[seed]) - max((len(r.authors) for r in others), default=0)
    more = min(longer, len(_family_names(by_seed[seed]) - _family_names(others))) if "authors" not in alone else 0
    return [*([f"{more:,} more author{'s' if more > 1 else ''}"] if more > 0 else []), *alone]


def _family_names(records: Iterable[PaperRecord]) -> set[str]:
    """The family names of the authors, a team's whole name: who shares one is not said to be added."""
    names = (parse_person_name(author.text) for r in records for author in r.authors)
    return {fold(name.family) if name.is_team else name.tokens[-1] for name in names if name.tokens}


def _titles(listings: Sequence[Listing]) -> Said:
    said: dict[str, list[tuple[str, Evidence]]] = {}
    for x in listings:
        said.setdefault(x.seed, []).append((x.title, x.record.title.evidence()))
    return said


def _stated(listings: Sequence[Listing], *names: str) -> Said:
    """What each seed states in the first of the fields `names` that it fills."""
    said: dict[str, list[tuple[str, Evidence]]] = {}
    for x in listings:
        if stated := next((s for name in names if (s := getattr(x.record, name))), None):
            said.setdefault(x.seed, []).append((stated.value, stated.evidence))
    return said


def _differences(name: str, said: Said, value: str, is_same: Callable[[str, str], bool]) -> Iterable[dict[str, str]]:
    """Each different value of a field once, with a place that states it, what is believed first."""
    found: list[tuple[str, Evidence]] = []
    places = sorted(place for seed in said for place in said[seed])
    # A value that says less (`2024`) must not stand for two that differ.
    for text, evidence in sorted(places, key=lambda p: (p[0] != value, not is_same(p[0], value), -len(p[0]), p[1])):
        if not any(is_same(text, other) for other, _ in found):
            found.append((text, evidence))
    if len(found) < 2:
        return
    for text, at in found:
        is_believed = "yes" if is_same(text, value) else ""
        yield {
            "field": name, "value": text, "seed": at.seed, "line": str(at.line), "quote": at.quote,
            "believed": is_believed,
        }  # fmt: skip


def _is_same_title(one: str, other: str) -> bool:
    return joined_title_key(one) == joined_title_key(other)


def _is_same_date(one: str, other: str) -> bool:
    """Whether two dates may be one, given more or less exactly (`2024-03` and `2024-03-08`)."""
    return one.startswith(other) or other.startswith(one)


def _is_same_venue(one: str, other: str) -> bool:
    """Whether one venue says no more than the other (`NeurIPS` and `NeurIPS 2024`)."""
    first, second = fold(one), fold(other)
    return first in second or second in first
