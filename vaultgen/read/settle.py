"""What one seed leaves open and the others answer: glued titles, and whose page a listing is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from vaultgen.grounding import Passage
from vaultgen.model import Finding, NoteRecord, PaperRecord, Reading, Record, SplitCandidate, Stated
from vaultgen.read.fields.glued import KNOWN_NAME, KNOWN_TITLE, LEAST_MARGIN, log_probability, with_log_odds
from vaultgen.text.fold import fold

_LEAST_PAPERS = 2  # a person on one paper alone is not yet the one whose page it is


def settle(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings, each as it reads in the light of all; their order makes no difference to what each one says."""
    names = _names_in_lists(readings)
    titles = _stated_titles(readings)
    own = _titles_of_notes(readings)
    return tuple(
        _with_subject(_with_splits_chosen(_without_notes_as_papers(reading, own), names, titles))
        for reading in readings
    )


def _papers(reading: Reading) -> list[PaperRecord]:
    return [r for r in reading.records if isinstance(r, PaperRecord)]


def _names_in_lists(readings: Iterable[Reading]) -> dict[str, set[str]]:
    """The names (folded) that stand for themselves, each with the places: behind no glued border."""
    places: dict[str, set[str]] = {}
    for reading in readings:
        if reading.subject is not None and not reading.subject_inferred:
            last, _, first = reading.subject.value.partition(",")
            places.setdefault(fold(f"{first} {last}"), set()).add(reading.seed)
        for record in _papers(reading):
            # The first author is the one that is glued to the title.
            for author in record.authors[1:] if record.split_candidates else record.authors:
                places.setdefault(fold(author.text), set()).add(f"{reading.seed}:{record.line}")
    return places


def _stated_titles(readings: Iterable[Reading]) -> frozenset[str]:
    return frozenset(fold(r.title.text) for reading in readings for r in _papers(reading) if not r.split_candidates)


def _titles_of_notes(readings: Iterable[Reading]) -> frozenset[str]:
    notes = (r for reading in readings for r in reading.records if isinstance(r, NoteRecord))
    return frozenset(fold(title) for n in notes for title in (n.title.text, *(a.value for a in n.aliases)))


def _without_notes_as_papers(reading: Reading, own: frozenset[str]) -> Reading:
    """The reading without the papers of which it says only a title that is a note's: its link leads to that note."""
    is_note = any(isinstance(r, NoteRecord) for r in reading.records)
    records = tuple(r for r in reading.records if not (is_note and _is_bare(r) and fold(r.title.text) in own))
    return reading if len(records) == len(reading.records) else replace(reading, records=records)


def _is_bare(record: Record) -> bool:
    return isinstance(record, PaperRecord) and record == PaperRecord(record.title, authors_complete=False)


def _with_splits_chosen(reading: Reading, names: dict[str, set[str]], titles: frozenset[str]) -> Reading:
    """The reading with every glued title parted as names and titles that are known say; what is open is said."""
    records = []
    findings = []
    for record in reading.records:
        if not isinstance(record, PaperRecord) or not record.split_candidates:
            records.append(record)
            continue
        own = f"{reading.seed}:{record.line}"
        known = {name for name, places in names.items() if places - {own}}
        candidates = _rescored(record.split_candidates, known, titles)
        best = candidates[0]
        records.append(replace(record, title=best.title, authors=best.authors, split_candidates=candidates))
        if best.score < LEAST_MARGIN and len(candidates) > 1:
            findings.append(_open_border(reading.seed, best, candidates[1]))
    return replace(reading, records=tuple(records), findings=(*reading.findings, *findings))


def _rescored(
    candidates: tuple[SplitCandidate, ...], known: set[str], titles: frozenset[str]
) -> tuple[SplitCandidate, ...]:
    def gain(candidate: SplitCandidate) -> float:
        first_is_known = fold(candidate.authors[0].text) in known
        title_is_known = fold(candidate.title.text) in titles
        return KNOWN_NAME * first_is_known + KNOWN_TITLE * title_is_known

    gains = [gain(c) for c in candidates]
    if not any(gains):
        return candidates
    return with_log_odds([replace(c, score=log_probability(c.score)) for c in candidates], gains)


def _open_border(seed: str, best: SplitCandidate, second: SplitCandidate) -> Finding:
    first, other = best.authors[0], second.authors[0]
    message = (
        f"where the title ends is not sure: “…{_tail(best.title)}” by {first.text},"
        f" or “…{_tail(second.title)}” by {other.text}; the first was taken"
    )
    return Finding(seed, best.title.line, message, "put a line break between title and authors in the seed")


def _tail(title: Passage) -> str:
    return title.text if len(title.text) <= 30 else title.text[-30:].partition(" ")[2] or title.text[-30:]


def _with_subject(reading: Reading) -> Reading:
    """The reading with the one person who stands in every complete author list of it as its subject.

    Two papers have to name the person, and a paper that does not must hide authors, so that there is room for them.
    """
    if reading.subject is not None:
        return reading
    papers = [r for r in _papers(reading) if r.authors or r.authors_hidden]
    complete = [r for r in papers if r.authors_complete]
    if not complete:
        return reading
    named = {id(r): {fold(a.text) for a in r.authors} for r in papers}
    shared = set.intersection(*(named[id(r)] for r in complete))
    naming = {name: [r for r in papers if name in named[id(r)]] for name in shared}
    subjects = {name: records for name, records in naming.items() if _titles(records) >= _LEAST_PAPERS}
    if len(subjects) != 1:
        return reading
    ((name, records),) = subjects.items()
    passage = next(a for a in records[0].authors if fold(a.text) == name)
    return replace(reading, subject=Stated(passage.text, passage.evidence()), subject_inferred=True)


def _titles(records: Iterable[PaperRecord]) -> int:
    """The number of different papers among the records: a page pasted twice says nothing twice."""
    return len({fold(r.title.text) for r in records})
