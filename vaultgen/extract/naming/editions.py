"""Editions of benchmarks and datasets: `AIME 2024`, `AIME '24`, `LiveCodeBench v5` are other sets than those of other
years and versions, whatever the lexicon knows them by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vaultgen.extract.naming.names import FoundName
from vaultgen.model import NodeType

_SETS = (NodeType.BENCHMARK, NodeType.DATASET)
_YEAR = r"(?:19|20)\d\d(?![\w%]|\.\d|-\d)"
_EDITION = re.compile(
    rf"[ -](?P<year>(?:(?:Feb|Nov)[a-z]*\.? )?{_YEAR})| ?\((?P<inside>{_YEAR})\)| ?['’](?P<short>\d\d)(?![\w%]|\.\d)"
    r"|[ -]?(?P<version>[vV]\d+(?:\.\d+)*)(?!\w|\.\d)"
    r"| (?P<number>[1-5]\.\d)(?=[,;)]|\s(?:and|dataset|benchmark|test|dev)\b)"  # Foo 2.0 and Bar
)
_NEXT = re.compile(rf"(?:\s?/\s?|, (?:and )?| and | & )(?P<year>{_YEAR})")
_ENDS_IN_YEAR = re.compile(r"(?:(?:19|20)\d\d|\d\d)$")


def with_editions(text: str, names: Sequence[FoundName]) -> list[FoundName]:
    """The names, those of sets with the edition that follows them; `AIME 2024 and 2025` names two."""
    starts = {n.start for n in names}
    return [x for n in names for x in (_editions(text, n, starts) if n.type in _SETS else [n])]


def _editions(text: str, name: FoundName, starts: set[int]) -> Iterator[FoundName]:
    found = None if _ENDS_IN_YEAR.search(name.name) else _EDITION.match(text, name.end)
    if not found or found.end() in starts:
        yield name
        return
    edition = found["year"] or found["inside"] or found["version"] or found["number"] or f"20{found['short']}"
    yield replace(name, end=found.end(), name=f"{name.name} {edition}", expansion="")
    following = None if found["version"] or found["number"] else _NEXT.match(text, found.end())
    while following:
        year = following["year"]
        yield replace(
            name, start=following.start("year"), end=following.end(), name=f"{name.name} {year}", expansion=""
        )
        following = _NEXT.match(text, following.end())
