"""What arXiv prints onto the first page of a paper: `arXiv:2403.05530v1 [cs.CL] 8 Mar 2024`."""

from __future__ import annotations

import re
from dataclasses import replace

from vaultgen.grounding import Passage
from vaultgen.model import PaperRecord, Stated
from vaultgen.read.arxiv.arxiv_fields import ARXIV_ID, categories_in
from vaultgen.read.fields.dates import MONTH, iso_date

STAMP = re.compile(
    rf"arXiv\s*:\s*{ARXIV_ID}(?:\s*\[[\w.-]+\])?(?:\s+(?P<date>\d{{1,2}}\s+{MONTH}\s+\d{{4}}))?", re.IGNORECASE
)
_FIRST_VERSION = re.compile(r"v1\b")


def with_stamp(record: PaperRecord, line: Passage) -> PaperRecord:
    """The record with what arXiv prints onto its first page: id, category and the date of this version."""
    found = STAMP.match(line.text)
    if found is None:
        return record
    arxiv = Stated(found["id"], line.evidence(*found.span("id")))
    record = replace(record, arxiv=arxiv, categories=categories_in(line))
    value = iso_date(found["date"]) if found["date"] else None
    if value is None:
        return record
    date = Stated(value, line.evidence(*found.span("date")))
    is_first = _FIRST_VERSION.search(line.text) is not None
    return replace(record, published=date) if is_first else replace(record, updated=date)
