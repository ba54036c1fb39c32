"""Abstract pages of arXiv: `[Submitted on …]`, `Title:…`, `Authors:…`, `Abstract:…`, then a table of fields.

Browsers copy the labels of title, authors and abstract or leave them out: they are hidden on wide screens.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vaultgen.grounding import Passage
from vaultgen.model import Finding, PaperRecord, Stated
from vaultgen.read.arxiv.arxiv_fields import ARXIV_ID, dois_in
from vaultgen.read.arxiv.arxiv_labels import labelled, with_field
from vaultgen.read.fields.author_list import read_author_list
from vaultgen.read.fields.dates import MONTH, iso_date
from vaultgen.read.fields.glued import are_names
from vaultgen.read.page import Page, ReadPage, count_of, joined

NAME = "arxiv-abstract"

_DAY = rf"\d{{1,2}}\s+{MONTH},?\s+\d{{4}}"
_SUBMITTED = re.compile(rf"\[Submitted on\s+(?P<first>{_DAY})", re.IGNORECASE)
_REVISED = re.compile(rf"last revised\s+(?P<last>{_DAY})", re.IGNORECASE)
_ID = re.compile(rf"arXiv\s*:\s*{ARXIV_ID}", re.IGNORECASE)
_PAGE_HEAD = re.compile(r"[A-Z][\w -]{2,60} > .{2,80}|Skip to main content|arXiv:\S+ \(.{2,30}\)$")
_BUTTONS = re.compile(
    r"(?:(?:View (?:a )?PDF|HTML \(experimental\)|TeX Source|Other Formats|PDF|HTML|PostScript)[\s,|]*)+"
    r"|View (?:a )?PDF of the paper.*|Download(?: PDF.*)?|(?:license icon )?view license|Full-text links:|Access Paper:"
    r"|Focus to learn more|Bookmark|Loading\.\.\.|export BibTeX citation.*",
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
    r"|arxiv logo.*|All fields|Skip to main content|Cornell University.*|We gratefully acknowledge.*"
    r"|.{0,60}Advanced Search|arXiv:\S+.{0,60}"
    r"|Search.{0,20}|Login|About|Help|Contact|Donate|Subscribe|Copyright|Privacy Policy|Web Accessibility.*"
    r"|arXiv Operational.*|Get status notifications.*|(?:contact|subscribe to) arXiv.*|Click here.*",
    re.IGNORECASE,
)

_WITHIN = 40  # lines below the dates in which title, authors, abstract and the table of fields stand
_BELOW = re.compile(r"Submission history.*|Access Paper:|References & Citations|Bibliographic (?:and Citation )?Tools")
_ABOVE_TABLE = frozenset({"title", "authors", "abstract"})
_ABSTRACT_ALONE = re.compile(r"abstract\s*:?", re.IGNORECASE)

_Label = tuple[str, Passage]


def match(page: Page) -> float:
    """Sure where `[Submitted on` stands with a title; likely with title, authors and abstract labelled."""
    names = {label[0] for label in _labels(page.lines) if label}
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
    labels = _labels(page.lines)
    starts = _starts(page.lines, labels)
    for start, end in zip(starts, [*starts, len(page.lines)][1:], strict=True):
        record = _record(page.lines[start:end], labels[start:end], understood)
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


def _labels(lines: Sequence[Passage]) -> list[_Label | None]:
    """The field that begins on each line, by its label, or by its place below `[Submitted on …]`."""
    labels = [labelled(line) for line in lines]
    for index, line in enumerate(lines):
        if _SUBMITTED.match(line.text):
            for at, name in _unlabelled(lines, labels, index):
                labels[at] = (name, lines[at])
    return labels


def _unlabelled(lines: Sequence[Passage], labels: Sequence[_Label | None], submitted: int) -> list[tuple[int, str]]:
    """The lines of title, authors and abstract below the dates of a page that was copied without their labels: only
    where the page's table of fields follows, and the line of authors has a label or is made of names."""
    within = range(submitted + 1, min(len(lines), submitted + _WITHIN))
    shown = [i for i in within if lines[i].text and not _BUTTONS.fullmatch(lines[i].text)]
    table = next((n for n, i in enumerate(shown) if labels[i] and (labels[i] or ("",))[0] not in _ABOVE_TABLE), 0)
    head = shown[:table]
    if len(head) < 2 or labels[head[0]]:
        return []
    found = [(head[0], "title")]
    if labels[head[1]] is None:
        names = read_author_list([lines[head[1]]]).authors
        if not names or not are_names([n.text for n in names]):
            return []
        found.append((head[1], "authors"))
    rest = [i for i in head[2:] if not _ABSTRACT_ALONE.fullmatch(lines[i].text)]
    return [*found, (rest[0], "abstract")] if rest and labels[rest[0]] is None else found


def _starts(lines: Sequence[Passage], labels: Sequence[_Label | None]) -> list[int]:
    """Where pages begin: at the first line after the fields of the page before that names an id or a date."""
    starts = [0]
    has_title = False
    has_fields = False
    for index, line in enumerate(lines):
        name = (labels[index] or ("",))[0]
        begins = _PAGE_HEAD.match(line.text) or _SUBMITTED.match(line.text)
        if has_title and (name == "title" or (has_fields and begins)):
            starts.append(index)
            has_title = has_fields = False
        has_title = has_title or name == "title"
        has_fields = has_fields or (has_title and name in {"abstract", "cite", "subjects"})
    return starts


def _record(lines: Sequence[Passage], labels: Sequence[_Label | None], understood: set[int]) -> PaperRecord | None:
    fields: dict[str, list[Passage]] = {}
    loose: list[Passage] = []
    open_field = ""
    is_below = False  # the table of fields: there the site speaks of itself
    for line, label in zip(lines, labels, strict=True):
        if not line.text:
            continue
        is_below = is_below or ("title" in fields and _BELOW.fullmatch(line.text) is not None)
        name, value = label or ("", line)
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
            if not (is_below or is_mark or _NOISE.fullmatch(line.text)):
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
