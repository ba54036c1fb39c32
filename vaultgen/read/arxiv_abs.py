"""Abstract pages of arXiv: `[Submitted on …]`, `Title:…`, `Authors:…`, `Abstract:…`, then a table of fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vaultgen.grounding import Passage
from vaultgen.model import Finding, PaperRecord, Stated
from vaultgen.read.arxiv_fields import ARXIV_ID, dois_in
from vaultgen.read.arxiv_labels import labelled, with_field
from vaultgen.read.dates import MONTH, iso_date
from vaultgen.read.page import Page, ReadPage, count_of, joined

NAME = "arxiv-abstract"

_DAY = rf"\d{{1,2}}\s+{MONTH},?\s+\d{{4}}"
_SUBMITTED = re.compile(rf"\[Submitted on\s+(?P<first>{_DAY})", re.I)
_REVISED = re.compile(rf"last revised\s+(?P<last>{_DAY})", re.I)
_ID = re.compile(rf"arXiv\s*:\s*{ARXIV_ID}", re.I)
_BUTTONS = re.compile(
    r"View (?:a )?PDF(?: of the paper.*)?|HTML \(experimental\)|TeX Source|Other Formats|PDF|HTML|Download.*|view license"
    r"|Full-text links:|Access Paper:|Focus to learn more|Bookmark|Loading\.\.\.|export BibTeX citation.*",
    re.I,
)
_NOISE = re.compile(
    r"Computer Science > .*|[A-Z][\w -]+ > [\w.() -]+|Submission history.*|From: .*|\[v\d+\] .*|Focus to learn more"
    r"|arXiv-issued DOI.*|\(or .*for this version\)|https?://\S+|Current browse context:.*|< prev.*|next >|new.*|recent.*"
    r"|Change to browse by:|[a-z-]+(?:\.[A-Z]{2})?|References & Citations|NASA ADS|Google Scholar|Semantic Scholar"
    r"|Skip to main content|Cornell University.*|We gratefully acknowledge.*|.*Advanced Search|arXiv:\S+.*"
    r"|Bibliographic.*|Code, Data.*|Demos|Related Papers|About arXivLabs|arXivLabs.*|Which authors of this paper.*"
    r"|Disable MathJax.*|About|Help|Contact|Subscribe|Copyright|Privacy Policy|Web Accessibility.*|arXiv Operational.*"
    r"|prev \| next|\| new \| recent.*",
    re.I,
)


def match(page: Page) -> float:
    """Sure where `[Submitted on` stands with a labelled title; likely where title, authors and abstract are labelled."""
    names = {found[0] for line in page.lines if (found := labelled(line))}
    if "title" not in names:
        return 0.0
    if any(_SUBMITTED.match(line.text) for line in page.lines):
        return 0.95
    return 0.8 if {"authors", "abstract"} <= names else 0.0


def read(page: Page) -> ReadPage:
    """One record for each title; what stands before it (id, dates) back to the page before belongs to it."""
    understood: set[int] = set()
    records = []
    findings = []
    starts = _starts(page.lines)
    for start, end in zip(starts, [*starts[1:], len(page.lines)], strict=True):
        record = _record(page.lines[start:end], understood)
        if record:
            records.append(record)
            if record.abstract is None:
                findings.append(
                    Finding(
                        page.seed, record.line, "the page has no abstract; the copy may be cut off", "copy it again"
                    )
                )
    what = "arXiv abstract page" if len(records) == 1 else f"arXiv abstract pages: {count_of(len(records), 'paper')}"
    return ReadPage(tuple(records), frozenset(understood), what, findings=tuple(findings))


def _starts(lines: Sequence[Passage]) -> list[int]:
    """Where pages begin: at the first line after the fields of the page before that names an id or a date."""
    starts = [0]
    has_title = False
    has_fields = False
    for index, line in enumerate(lines):
        name = (labelled(line) or ("",))[0]
        begins = line.text.startswith(("Computer Science >", "Skip to main content")) or _SUBMITTED.match(line.text)
        if has_title and (name == "title" or (has_fields and begins)):
            starts.append(index)
            has_title = has_fields = False
        has_title = has_title or name == "title"
        has_fields = has_fields or (has_title and name in {"abstract", "cite", "subjects"})
    return starts


def _record(lines: Sequence[Passage], understood: set[int]) -> PaperRecord | None:
    fields: dict[str, list[Passage]] = {}
    loose: list[Passage] = []
    open_field = ""
    for line in lines:
        if not line.text:
            continue
        found = labelled(line)
        if found and not (found[0] in fields and open_field == "abstract" and found[0] != "cite"):
            open_field = found[0]
            fields.setdefault(open_field, []).append(found[1])
        elif _BUTTONS.fullmatch(line.text):
            open_field = "" if open_field != "abstract" else open_field
        elif open_field in {"title", "authors", "abstract"} and not _SUBMITTED.match(line.text):
            fields[open_field].append(line)
        else:
            open_field = ""
            loose.append(line)
            if not (_NOISE.fullmatch(line.text) or _SUBMITTED.match(line.text)):
                continue
        understood.add(line.line)
    title = joined(fields.get("title", []))
    if title is None:
        return None
    record = PaperRecord(title)
    for name, parts in fields.items():
        value = joined(parts)
        if value is not None and name != "title":
            record = with_field(record, name, value)
    return _with_page_data(record, [*loose, *fields.get("cite", [])])


def _with_page_data(record: PaperRecord, lines: Sequence[Passage]) -> PaperRecord:
    """The record with the id and the dates that stand around its fields."""
    for line in lines:
        if record.arxiv is None and (found := _ID.search(line.text)):
            record = replace(record, arxiv=Stated(found["id"], line.evidence(*found.span("id"))))
        if record.published is None and (found := _SUBMITTED.match(line.text)):
            record = replace(record, published=_stated_date(line, found.span("first")))
            if revised := _REVISED.search(line.text):
                record = replace(record, updated=_stated_date(line, revised.span("last")))
        if record.doi is None and "doi.org" in line.text:
            record = replace(record, doi=next(iter(dois_in(line)), None))
    return record


def _stated_date(line: Passage, span: tuple[int, int]) -> Stated[str] | None:
    value = iso_date(line.text[slice(*span)])
    return Stated(value, line.evidence(*span)) if value else None
