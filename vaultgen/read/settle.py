"""What one seed leaves open and the others answer: glued titles, and whose page a listing is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vaultgen.grounding import Passage
from vaultgen.model import PaperRecord, Reading, Stated
from vaultgen.text.fold import fold


def settle(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings, each as it reads in the light of all: the result does not depend on their order."""
    return tuple(_with_subject(reading) for reading in readings)


def _with_subject(reading: Reading) -> Reading:
    """The reading with the one person who stands in every complete author list of it as its subject."""
    if reading.subject is not None:
        return reading
    papers = [r for r in reading.records if isinstance(r, PaperRecord)]
    complete = [r for r in papers if r.authors_complete and r.authors]
    shared = _shared_names(complete)
    named = {name: places for name, places in shared.items() if _count(papers, name) >= 2}
    if len(named) != 1:
        return reading
    (passage,) = named.values()
    return replace(reading, subject=Stated(passage.text, passage.evidence()), subject_inferred=True)


def _shared_names(records: Sequence[PaperRecord]) -> dict[str, Passage]:
    names: dict[str, Passage] = {}
    for index, record in enumerate(records):
        own = {fold(a.text): a for a in record.authors}
        names = own if index == 0 else {n: p for n, p in names.items() if n in own}
    return names


def _count(records: Sequence[PaperRecord], name: str) -> int:
    return sum(any(fold(a.text) == name for a in r.authors) for r in records)
