"""What arXiv's abstract and listing pages share: labelled lines, `Title: …`, `Authors: …`, `Subjects: …`."""

from __future__ import annotations

import re
from dataclasses import replace

from vaultgen.grounding import Passage
from vaultgen.model import PaperRecord
from vaultgen.read.arxiv_fields import categories_in, dois_in
from vaultgen.read.author_list import read_author_list
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
_LABEL = re.compile(rf"(?P<label>{'|'.join(sorted(LABELS, key=len, reverse=True))})\s*:\s*", re.I)


def labelled(line: Passage) -> tuple[str, Passage] | None:
    """The field that the line's label names, and the text after it; None for a line without such a label."""
    found = _LABEL.match(line.text)
    if not found:
        return None
    label = found["label"].lower()
    # A sentence may begin with the word: `Subjects: ...` is a label, `Subject to noise: ...` is not matched at all.
    return LABELS[label], line.slice(found.end())


def with_field(record: PaperRecord, name: str, value: Passage) -> PaperRecord:
    """The record with one labelled field taken over; fields without a place in a record change nothing."""
    if not value.text:
        return record
    if name == "authors":
        authors = read_author_list([value])
        return replace(
            record,
            authors=authors.authors,
            authors_complete=authors.is_complete,
            authors_hidden=authors.hidden,
        )
    if name == "abstract":
        return replace(record, abstract=value, abstract_complete=not value.text.endswith("…"))
    if name == "comments":
        return replace(record, comments=stated_text(value))
    if name == "subjects":
        return replace(record, categories=categories_in(value))
    if name == "venue":
        return replace(record, venue=stated_text(value))
    if name == "doi":
        return replace(record, doi=record.doi or next(iter(dois_in(value)), None))
    return record
