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
_SUBMITTED = re.compile(rf"\[Submitted on\s+(?P<first>{_DAY})", re.IGNORECASE)
_REVISED = re.compile(rf"last revised\s+(?P<last>{_DAY})", re.IGNORECASE)
_ID = re.compile(rf"arXiv\s*:\s*{ARXIV_ID}", re.IGNORECASE)
_PAGE_HEAD = re.compile(r"[A-Z][\w -]{2,60} > .{2,80}|Skip to main content|arXiv:\S+ \(.{2,30}\)$")
_BUTTONS = re.compile(
    r"View (?:a )?PDF(?: of the paper.*)?|HTML \(experimental\)|TeX Source|Other Formats|PDF|HTML|Download(?: PDF.*)?"
    r"|view license|Full-text links:|Access Paper:|Focus to learn more|Bookmark|Loading\.\.\.|export BibTeX citation.*",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"Submission history.*|From: .{0,80}\[view email\].*|\[v\d+\] (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? .*|https?://doi\.org/\S+"
    r"|References & Citations|Current browse context:.*|Bibliographic (?:and Citation )?Tools|Code, Data.{0,60}|Demos"
    r"|Related Papers|About arXivLabs|arXivLabs: .*|Which authors of this paper.*|Disable MathJax.*|< ?prev.*|next ?>"
    r"|Change to browse by:|NASA ADS|Google Scholar|Semantic Scholar|BibTeX formatted citation.*",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"[A-Z][\w -]{2,60} > .{2,80}|From: .*|\[v\d+\] .*|arXiv-issued DOI.*|\(or .*for this version\)|https?://\S+"
    r"|[a-z-]+(?:\.[A-Z]{2})?|(?:new|recent)(?: \| .{0,40})?|prev \| next|\| new \| recent.{0,40}"
    r"|Skip to main content|Cornell University.*|We gratefully acknowledge.*|.{0,60}Advanced Search|arXiv:\S+.{0,60}"
    r"|Search.{0,20}|Login|About|Help|Contact|Donate|Subscribe|Copyright|Privacy Policy|Web Accessibility.*"
    r"|arXiv Operational.*|Get status notifications.*|(?:contact|subscribe to) arXiv.*|Click here.*",
    re.IGNORECASE,
)


def match(page: Page) -> float:
    """Sure where `[Submitted on` stands with a labelled title; likely with title, authors and abstract labelled."""
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
    for start, end in zip(starts, [*starts, len(page.lines)][1:], strict=True):
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
        begins = _PAGE_HEAD.match(line.text) or _SUBMITTED.match(line.text)
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
    for line in (x for x in lines if x.text):
        name, value = labelled(line) or ("", line)
        is_mark = _FOOTER.fullmatch(line.text) or _SUBMITTED.match(line.text) or _BUTTONS.fullmatch(line.text)
        # A label within an abstract is a word of it once its field was read.
        if name and not (open_field == "abstract" and name in fields):
            open_field = name
            fields.setdefault(name, []).append(value)
        elif not is_mark and (open_field in {"title", "authors", "abstract"} or _is_open(fields.get(open_field))):
            fields[open_field].append(line)
        else:
            # Between authors and abstract, buttons do not end anything.
            open_field = "" if not _BUTTONS.fullmatch(line.text) else open_field
            loose.append(line)
            if not (is_mark or _NOISE.fullmatch(line.text)):
                continue
        understood.add(line.line)
    title = joined(fields.get("title", []))
    if title is None:
        return None
    record = PaperRecord(title)
    for name, parts in fields.items():
        text = joined(parts)
        if text is not None and name != "title":
            record = with_field(record, name, text)
    return _with_page_data(record, [*loose, *fields.get("cite", [])])


def _is_open(parts: list[Passage] | None) -> bool:
    """Whether a field has its label but no value yet: a table's cells may be copied as two lines."""
    return bool(parts) and not any(part.text for part in parts or [])


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
