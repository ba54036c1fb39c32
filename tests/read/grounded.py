"""The law that every reader keeps: each quote stands in the line that it names, each span within its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vaultgen.grounding import Evidence, Passage
from vaultgen.model import NoteRecord, PaperRecord, Reading, Record, Stated
from vaultgen.read import seed_lines
from vaultgen.text.latex import plain


def assert_grounded(reading: Reading, data: bytes) -> None:
    """All that was read of a seed stands in its lines."""
    lines = seed_lines("seed", data).lines
    assert_quoted(reading.records, lines, reading.subject)
    for first, last in reading.unread:
        assert 1 <= first <= last <= reading.line_count


def assert_quoted(records: Iterable[Record], lines: Sequence[str], subject: Stated[str] | None = None) -> None:
    """What the records say stands in these raw lines."""
    kept = tuple(records)
    evidence = [*_stated(kept, subject)]
    for passage in _passages(kept):
        middle = len(passage.text) // 2
        evidence += [passage.evidence(), passage.evidence(middle, middle + 1), plain(passage).evidence()]
    for one in evidence:
        assert 1 <= one.line <= len(lines), one
        assert one.quote in lines[one.line - 1], (one, lines[one.line - 1])
    for record in kept:
        for block in record.blocks if isinstance(record, NoteRecord) else record.body:
            spans = [(x.start, x.end) for x in block.links] + list(block.bold) + list(block.cells)
            assert all(0 <= a <= b <= len(block.passage.text) for a, b in spans)
            assert 0 <= block.lead_in_end <= len(block.passage.text)


def _passages(records: Iterable[Record]) -> Iterator[Passage]:
    for record in records:
        yield record.title
        if isinstance(record, NoteRecord):
            yield from (b.passage for b in record.blocks)
            continue
        yield from record.authors
        for candidate in record.split_candidates:
            yield from (candidate.title, *candidate.authors)
        if record.abstract is not None:
            yield record.abstract
        yield from record.references
        yield from (block.passage for block in record.body)


def _stated(records: Iterable[Record], subject: Stated[str] | None) -> Iterator[Evidence]:
    values: list[Stated[str] | Stated[int] | None] = [subject]
    for record in records:
        if isinstance(record, PaperRecord):
            values += [record.authors_hidden, record.published, record.updated, record.announced, record.listed]
            values += [record.arxiv, record.doi, record.venue, record.comments, record.url, record.citekey]
            values += [*record.categories, *record.affiliations, *record.keywords, *record.files]
        else:
            values += [*record.aliases, *record.tags, *(v for _, v in record.properties)]
    yield from (v.evidence for v in values if v is not None)
