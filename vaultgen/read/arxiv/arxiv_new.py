"""Daily listings of arXiv (`/list/cs.CL/new`, `/list/cs.CL/recent`): `[1] arXiv:2403.05530 [pdf]`, then the fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vaultgen.grounding import Passage
from vaultgen.model import Finding, PaperRecord, Severity, Stated
from vaultgen.read.arxiv.arxiv_fields import ARXIV_ID
from vaultgen.read.arxiv.arxiv_labels import labelled, with_field
from vaultgen.read.fields.author_list import read_author_list
from vaultgen.read.fields.glued import are_names
from vaultgen.read.page import Page, ReadPage, count_of, joined

NAME = "arxiv-listing"

_ENTRY = re.compile(rf"\[\d+\]\s*arXiv\s*:\s*{ARXIV_ID}", re.IGNORECASE)
_HEADING = re.compile(
    r"(?P<what>(?:New submissions|Cross(?:-lists| submissions)|Replace(?:ments|ment submissions))(?: for [\w, ]+)?"
    r"|Showing new listings for [\w, ]+|Authors and titles for [\w ,]+)(?: \(.*\))?",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"\[?\s*total of [\d,]+ entries.*|\[?\s*showing .*|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*, \d{1,2} \w+ \d{4}.*"
    r"|See (?:today|recent).*|Links to:.*|Skip to main content|Help(?: \| Advanced Search)?|We gratefully acknowledge.*"
    r"|(?:Computer Science|Statistics|Mathematics|Physics|Quantitative Biology|Economics|Electrical Engineering.*)",
    re.IGNORECASE,
)


_LONGEST_HEADING = 60  # characters


def match(page: Page) -> float:
    """Sure where numbered id lines stand with labelled titles."""
    if not any(_ENTRY.match(line.text) for line in page.lines):
        return 0.0
    return 0.96 if any(line.text.lower().startswith("title:") for line in page.lines) else 0.0


def read(page: Page) -> ReadPage:
    """One record for each numbered id line."""
    headings = [found["what"] for line in page.lines if (found := _HEADING.fullmatch(line.text))]
    understood = {x.line for x in page.lines if _HEADING.fullmatch(x.text) or _NOISE.fullmatch(x.text)}
    starts = [i for i, line in enumerate(page.lines) if _ENTRY.match(line.text)]
    # Above the entries stands the name of the category: `Machine Learning`.
    understood.update(line.line for line in page.lines[: starts[0]] if len(line.text) < _LONGEST_HEADING)
    records = []
    findings = []
    for start, end in zip(starts, [*starts, len(page.lines)][1:], strict=True):
        entry = [x for x in page.lines[start:end] if x.text and x.line not in understood]
        record = _record(entry)
        if record is None:
            message = "the entry is cut off before its title"
            findings.append(Finding(page.seed, entry[0].line, message, "copy the entry again"))
            continue
        understood.update(line.line for line in entry)
        records.append(record)
        if record.abstract is None:
            message = "the entry has no abstract; the page has none, or the copy is cut off here"
            findings.append(Finding(page.seed, record.line, message, severity=Severity.INFO))
    about = f" ({headings[0][0].lower()}{headings[0][1:]})" if headings else ""
    what = f"arXiv listing{about}: {count_of(len(records), 'paper')}"
    return ReadPage(tuple(records), frozenset(understood), what, findings=tuple(findings))


def _record(entry: Sequence[Passage]) -> PaperRecord | None:
    """The record of an entry's lines, the id line first; None where the title is missing."""
    fields, body = _fields(entry[1:])
    title = joined(fields.pop("title", []))
    if title is None:
        return None
    record = PaperRecord(title)
    shown = read_author_list(fields.pop("authors", []))
    record = replace(record, authors=shown.authors, authors_complete=shown.is_complete, authors_hidden=shown.hidden)
    for name, parts in fields.items():
        value = joined(parts)
        record = with_field(record, name, value) if value is not None else record
    if record.abstract is None and (abstract := joined(body)):
        record = with_field(record, "abstract", abstract)
    if found := _ENTRY.match(entry[0].text):
        record = replace(record, arxiv=Stated(found["id"], entry[0].evidence(*found.span("id"))))
    return record


def _is_author_line(line: Passage) -> bool:
    shown = read_author_list([line]).authors
    return bool(shown) and are_names([a.text for a in shown])


def _fields(lines: Sequence[Passage]) -> tuple[dict[str, list[Passage]], list[Passage]]:
    """The labelled fields with the lines that continue them, and the lines after the last field: the abstract."""
    labels = [(labelled(line) or ("", line)) for line in lines]
    last = max((i for i, (name, _) in enumerate(labels) if name), default=-1)
    has_authors_label = any(name == "authors" for name, _ in labels)
    fields: dict[str, list[Passage]] = {}
    open_field = ""
    for name, value in labels[: last + 1]:
        if name and name not in fields:
            open_field = name
            fields[name] = [value]
        elif open_field == "title" and not has_authors_label and _is_author_line(value):
            # Today's listings have no label before the authors.
            open_field = "authors"
            fields[open_field] = [value]
        elif open_field:
            fields[open_field].append(value)
    return fields, list(lines[last + 1 :])
