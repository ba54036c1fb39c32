"""What arXiv's abstract and listing pages share: labelled lines, `Title: …`, `Authors: …`, `Subjects: …`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from vaultgen.grounding import Passage
from vaultgen.model import PaperRecord
from vaultgen.read.arxiv.arxiv_fields import categories_in, dois_in
from vaultgen.read.fields.author_list import read_author_list
from vaultgen.read.page import stated_text

LABELS = {
    "title": "title",
    "author": "authors",
    "authors": "authors",
    "abstract": "abstract",
    "comment": "comments",
    "comments": "comments",
    "subject": "subjects",
    "subjects": "subjects",
    "journal reference": "venue",
    "journal-ref": "venue",
    "journal ref": "venue",
    "cite as": "cite",
    "doi": "doi",
    "related doi": "doi",
    "report number": "other",
    "report-no": "other",
    "msc classes": "other",
    "msc-class": "other",
    "acm classes": "other",
    "acm-class": "other",
}
_LABEL = re.compile(rf"(?P<label>{'|'.join(sorted(LABELS, key=len, reverse=True))})\s*:\s*", re.IGNORECASE)


def labelled(line: Passage) -> tuple[str, Passage] | None:
    """The field that the line's label names, and the text after it; None for a line without such a label."""
    found = _LABEL.match(line.text)
    if not found:
        return None
    return LABELS[found["label"].lower()], line.slice(found.end())


def with_field(record: PaperRecord, name: str, value: Passage) -> PaperRecord:
    """The record with one labelled field taken over; fields without a place in a record change nothing."""
    take = _TAKEN.get(name)
    return take(record, value) if take and value.text else record


def _with_authors(record: PaperRecord, value: Passage) -> PaperRecord:
    shown = read_author_list([value])
    return replace(record, authors=shown.authors, authors_complete=shown.is_complete, authors_hidden=shown.hidden)


def _with_abstract(record: PaperRecord, value: Passage) -> PaperRecord:
    return replace(record, abstract=value, abstract_complete=not value.text.endswith("…"))


def _with_doi(record: PaperRecord, value: Passage) -> PaperRecord:
    return replace(record, doi=record.doi or next(iter(dois_in(value)), None))


_TAKEN: dict[str, Callable[[PaperRecord, Passage], PaperRecord]] = {
    "authors": _with_authors,
    "abstract": _with_abstract,
    "comments": lambda record, value: replace(record, comments=stated_text(value)),
    "subjects": lambda record, value: replace(record, categories=categories_in(value)),
    "venue": lambda record, value: replace(record, venue=stated_text(value)),
    "doi": _with_doi,
}
