"""Daily listings of arXiv (`/list/cs.CL/new`, `/list/cs.CL/recent`): `[1] arXiv:2403.05530 [pdf]`, then the fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vaultgen.grounding import Passage
from vaultgen.model import Finding, PaperRecord, Severity, Stated
from vaultgen.read.arxiv_fields import ARXIV_ID
from vaultgen.read.arxiv_labels import labelled, with_field
from vaultgen.read.author_list import read_author_list
from vaultgen.read.page import Page, ReadPage, count_of, joined

NAME = "arxiv-listing"

_ENTRY = re.compile(rf"\[\d+\]\s*arXiv\s*:\s*{ARXIV_ID}", re.I)
_HEADING = re.compile(
    r"(?P<what>(?:New submissions|Cross(?:-lists| submissions)|Replace(?:ments|ment submissions))(?: for [\w, ]+)?"
    r"|Showing new listings for [\w, ]+)(?: \(.*\))?",
    re.I,
)
_NOISE = re.compile(
    r"\[?\s*total of [\d,]+ entries.*|\[?\s*showing .*|Total of [\d,]+ entries.*|[\w,]+ \d{1,2} \w+ \d{4} \(.*\)|See (?:today|recent).*"
    r"|Computer Science|Authors and titles for .*|\[Submitted.*|New submissions|Cross-lists|Replacements|Links to:.*"
    r"|Computation and Language|Machine Learning|Artificial Intelligence|Computer Vision and Pattern Recognition",
    re.I,
)
_SENTENCE_LENGTH = 250


def match(page: Page) -> float:
    """Sure where numbered id lines stand with labelled titles."""
    if not any(_ENTRY.match(line.text) for line in page.lines):
        return 0.0
    return 0.96 if any(line.text.lower().startswith("title:") for line in page.lines) else 0.0


def read(page: Page) -> ReadPage:
    """One record for each numbered id line."""
    starts = [i for i, line in enumerate(page.lines) if _ENTRY.match(line.text)]
    understood: set[int] = set()
    heading = ""
    records = []
    findings = []
    for line in page.lines:
        if found := _HEADING.fullmatch(line.text):
            heading = heading or found["what"]
            understood.add(line.line)
        elif _NOISE.fullmatch(line.text):
            understood.add(line.line)
    for start, end in zip(starts, [*starts[1:], len(page.lines)], strict=True):
        lines = [x for x in page.lines[start:end] if x.text and x.line not in understood]
        record = _record(lines)
        if record is None:
            findings.append(
                Finding(page.seed, lines[0].line, "the entry is cut off before its title", "copy the entry again")
            )
            continue
        understood.update(line.line for line in lines)
        records.append(record)
        if record.abstract is None:
            text = "the entry has no abstract"
            findings.append(Finding(page.seed, record.line, text, severity=Severity.INFO))
    about = f" ({heading[0].lower()}{heading[1:]})" if heading else ""
    return ReadPage(
        tuple(records),
        frozenset(understood),
        f"arXiv listing{about}: {count_of(len(records), 'paper')}",
        findings=tuple(findings),
    )


def _record(lines: Sequence[Passage]) -> PaperRecord | None:
    fields: dict[str, list[Passage]] = {}
    body: list[Passage] = []
    open_field = ""
    for line in lines[1:]:
        found = labelled(line)
        is_next_to_last = line.line - 1 == lines[0].line or any(x.line == line.line - 1 for x in lines)
        if found and not body and found[0] not in fields:
            open_field = found[0]
            fields[open_field] = [found[1]]
        elif not body and is_next_to_last and open_field == "title" and _is_short(line):
            # Today's listings have no label before the authors.
            open_field = "authors"
            fields[open_field] = [line]
        elif not body and is_next_to_last and open_field == "authors" and _is_short(line):
            fields[open_field].append(line)
        else:
            body.append(line)
    title = joined(fields.pop("title", []))
    if title is None:
        return None
    record = PaperRecord(title)
    if authors := fields.pop("authors", []):
        shown = read_author_list(authors)
        record = replace(record, authors=shown.authors, authors_complete=shown.is_complete, authors_hidden=shown.hidden)
    for name, parts in fields.items():
        record = with_field(record, name, parts[0])
    if record.abstract is None and (abstract := joined(body)):
        record = with_field(record, "abstract", abstract)
    if found := _ENTRY.match(lines[0].text):
        record = replace(record, arxiv=Stated(found["id"], lines[0].evidence(*found.span("id"))))
    return record


def _is_short(line: Passage) -> bool:
    """Whether a line after a title can be authors: an abstract begins with a sentence."""
    return "," in line.text or len(line.text) < _SENTENCE_LENGTH // 4
