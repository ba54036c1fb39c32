"""Search results of arXiv, copied as text: `Authors:`, `Abstract:` with its preview, `Submitted …`.

Two copies of the same page are known: with a `-` before each entry and one author a line, and with an id line
(`arXiv:2403.05530 [pdf, other] cs.CL`) and all authors on one line. Both are read by the same rules, line by line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from vaultgen.grounding import Passage
from vaultgen.model import Finding, PaperRecord, Severity, Stated
from vaultgen.read.arxiv.arxiv_fields import ARXIV_ID, categories_in, dois_in
from vaultgen.read.fields.author_list import read_author_list
from vaultgen.read.fields.dates import MONTH, impossible_date, iso_date
from vaultgen.read.page import Page, ReadPage, count_of, joined, stated_text

NAME = "arxiv-search"

_AUTHORS = re.compile(r"Authors?\s*:\s*", re.IGNORECASE)
_ABSTRACT = re.compile(r"Abstract\s*(?:\([^)]*\)\s*)?:\s*", re.IGNORECASE)
_MORE = re.compile(r"\s*▽\s*More(?:\s+|$)")  # in a clipping the whole abstract may follow on the line
_LESS = re.compile(r"\s*△\s*Less\s*$")
_SEPARATOR = re.compile(r"[-–—•*·_=]+|\d+\s*[.)]|[-–—•*]?\s*\d+\s*[.)]")
_ID_LINE = re.compile(rf"(?:[-–—•*]\s*)?(?:\d+\s*[.)]\s*|\[\d+\]\s*)?arXiv\s*:\s*{ARXIV_ID}", re.IGNORECASE)
_LINKS = re.compile(r"\[(?:pdf|ps|html|other)\b", re.IGNORECASE)
_DAY = rf"\d{{1,2}}\s+{MONTH},?\s+\d{{4}}"
_SUBMITTED = re.compile(rf"Submitted\s+(?:on\s+)?{_DAY}", re.IGNORECASE)
_FIRST_VERSION = re.compile(rf"v1\s+submitted\s+(?:on\s+)?{_DAY}", re.IGNORECASE)
_ANNOUNCED = re.compile(rf"originally\s+announced\s+{MONTH},?\s+\d{{4}}", re.IGNORECASE)
_FIELD = re.compile(
    r"(?P<name>Comments?|Journal[ -]ref(?:erence)?|Report number|ACM[ -]Class|MSC[ -]Class|DOI|Related DOI)\s*:\s*",
    re.IGNORECASE,
)
_SEARCHED = re.compile(r"Showing .{3,60} results for author: (?P<name>[^\W\d_][^,:;]{1,40}, [^\W\d_][^,:;]{0,40})$")
_NOISE = re.compile(
    r"Showing [\d,]+\s*[–—-]\s*[\d,]+ of [\d,]+ results.*|Search(?: v[\d.]+ released.*|\.\.\.| arXiv| term or terms)?"
    r"|Feedback\?|Sort results by.*|Announcement date.*|Submission date.*|Relevance|Go|Next|Previous|Prev|[\d\s…]+"
    r"|arXiv|All fields|Title|Author\(s\)|(?:Show abstracts|Hide abstracts|\s)+|\d*\s*results per page\..{0,30}"
    r"|Skip to main content|Help(?: \| Advanced Search)?|Advanced Search|Login|About|Donate|Contact|Subscribe|Copyright"
    r"|Privacy Policy|Web Accessibility Assistance|arXiv Operational Status.*|Get status notifications.*"
    r"|We gratefully acknowledge.*|(?:contact|subscribe to) arXiv.*|Click here to.*",
    re.IGNORECASE,
)
# Lines of other sites' pages of papers; what arXiv lists is submitted.
_OTHER_SITE = re.compile(rf"published on {MONTH} \d{{1,2}}, \d{{4}}|upvote(?: \d+)?|view arxiv page", re.IGNORECASE)


def match(page: Page) -> float:
    """Sure where author lists go together with previews, submission dates or id lines as arXiv's search shows them."""
    authors = sum(bool(_AUTHORS.match(line.text)) for line in page.lines)
    if not authors or any(_OTHER_SITE.fullmatch(line.text) for line in page.lines):
        return 0.0
    signs = sum(
        bool(_SUBMITTED.match(x.text) or _LESS.search(x.text) or _MORE.search(x.text) or _ID_LINE.match(x.text))
        for x in page.lines
    )
    if signs:
        return 0.9
    return 0.55 if any(_ABSTRACT.match(line.text) for line in page.lines) else 0.0


def read(page: Page) -> ReadPage:
    """One record for each author list; what stands before it is the title, what follows its other fields."""
    reading = _Progress()
    for line in page.lines:
        if line.text:
            _take(reading, line)
    _finish(reading)
    entries = [e for e in reading.entries if e.title]
    records = tuple(_record(e) for e in entries)
    lost = [_untitled(e, page.seed) for e in reading.entries if not e.title]
    findings = (*(f for e in entries for f in _findings(e, page.seed)), *lost)
    return ReadPage(
        records,
        frozenset(reading.understood),
        f"arXiv search results: {count_of(len(records), 'paper')}",
        _searched_author(page),
        findings,
    )


def _untitled(entry: _Entry, seed: str) -> Finding:
    message = "the entry has no title that can be read: it was left out"
    return Finding(seed, entry.begin, message, "write its title above its authors")


def _searched_author(page: Page) -> Stated[str] | None:
    """The person whom the page's head says it was searched for; an initial alone names nobody."""
    for line in page.lines:
        if (found := _SEARCHED.search(line.text)) and re.search(
            r"\w{2,}$", found["name"].partition(",")[2].strip(" .")
        ):
            return Stated(found["name"], line.evidence(*found.span("name")))
    return None


@dataclass(slots=True)
class _Entry:
    begin: int  # the line of its authors
    title: list[Passage] = field(default_factory=list)
    identity: Passage | None = None
    authors: list[Passage] = field(default_factory=list)
    preview: list[Passage] = field(default_factory=list)
    abstract: list[Passage] = field(default_factory=list)
    dates: list[Passage] = field(default_factory=list)
    fields: dict[str, Passage] = field(default_factory=dict)
    has_more: bool = False
    has_less: bool = False


@dataclass(slots=True)
class _Progress:
    """Where the reader is on the page. `part` is the part of the entry that the last line belonged to."""

    entries: list[_Entry] = field(default_factory=list)
    pending: list[Passage] = field(default_factory=list)
    identity: Passage | None = None
    part: str = "before"
    understood: set[int] = field(default_factory=set)
    is_marked: bool = False


def _take(at: _Progress, line: Passage) -> None:
    text = line.text
    if _AUTHORS.match(text):
        _begin_entry(at, line)
    elif _ID_LINE.match(text) and (at.part not in {"authors", "abstract"} or _LINKS.search(text)):
        _close_entry(at)
        at.identity, at.is_marked = line, True
        at.understood.add(line.line)
        at.part = "title"
    elif _SEPARATOR.fullmatch(text):
        _close_entry(at)
        at.is_marked, at.part = True, "title"
        at.understood.add(line.line)
    elif at.part in {"before", "title", "after"} or not at.entries:
        _take_outside(at, line)
    else:
        _take_inside(at, at.entries[-1], line)


def _begin_entry(at: _Progress, line: Passage) -> None:
    title = at.pending if at.is_marked else _last_block(at.pending)
    entry = _Entry(line.line, title=title, identity=at.identity)
    at.understood.update(p.line for p in title)
    at.understood.add(line.line)
    at.entries.append(entry)
    at.pending, at.identity, at.is_marked, at.part = [], None, False, "authors"
    found = _AUTHORS.match(line.text)
    if found and found.end() < len(line.text):
        entry.authors.append(line.slice(found.end()))


def _last_block(pending: list[Passage]) -> list[Passage]:
    """The last lines of `pending` that follow each other without a blank line between them."""
    block: list[Passage] = []
    for line in reversed(pending):
        if block and block[0].line - line.line != 1:
            break
        block.insert(0, line)
    return block


def _close_entry(at: _Progress) -> None:
    """What stood after an entry's last field, before a mark of the next one, belongs to that field."""
    if at.part == "after" and at.entries and at.pending:
        entry = at.entries[-1]
        if entry.fields and at.pending[0].line - 1 in at.understood:
            name = list(entry.fields)[-1]
            entry.fields[name] = joined([entry.fields[name], *at.pending]) or entry.fields[name]
            at.understood.update(p.line for p in at.pending)
    at.pending = []


def _take_outside(at: _Progress, line: Passage) -> None:
    """A line before a title, of a title, or after an entry's abstract."""
    if at.entries and at.part == "after" and _take_field(at, at.entries[-1], line):
        return
    if _NOISE.fullmatch(line.text) and not (at.part == "title" and not at.pending):
        at.understood.add(line.line)
        return
    at.pending.append(line)


def _take_inside(at: _Progress, entry: _Entry, line: Passage) -> None:
    """A line of an author list or of an abstract."""
    if _take_field(at, entry, line):
        at.part = "after"
        return
    at.understood.add(line.line)
    if found := _ABSTRACT.match(line.text):
        at.part = "abstract"
        line = line.slice(found.end())
    if at.part == "authors":
        entry.authors.append(line)
        return
    if less := _LESS.search(line.text):
        entry.has_less = True
        line = line.slice(0, less.start())
        at.part = "after"
    if more := _MORE.search(line.text):
        entry.preview = [*entry.abstract, line.slice(0, more.start())]
        whole = line.slice(more.end())
        entry.abstract, entry.has_more = [whole] if whole.text else [], True
    elif line.text:
        entry.abstract.append(line)


def _take_field(at: _Progress, entry: _Entry, line: Passage) -> bool:
    """Whether the line is one of the fields that follow an abstract; it is then kept."""
    if _SUBMITTED.match(line.text) or _FIRST_VERSION.match(line.text) or _ANNOUNCED.match(line.text):
        entry.dates.append(line)
    elif found := _FIELD.match(line.text):
        entry.fields[found["name"].lower().replace("-", " ")] = line.slice(found.end())
    else:
        return False
    at.understood.add(line.line)
    return True


def _finish(at: _Progress) -> None:
    """At the end of the page: lines that wait belong to the last field, or are an entry cut off before its authors."""
    if not at.is_marked:
        _close_entry(at)


def _record(entry: _Entry) -> PaperRecord:
    title = joined(entry.title)
    if title is None:
        raise ValueError("an entry without a title")
    authors = read_author_list(entry.authors)
    record = PaperRecord(
        title,
        authors=authors.authors,
        authors_complete=authors.is_complete,
        authors_hidden=authors.hidden,
    )
    return _with_fields(_with_dates(_with_abstract(record, entry), entry), entry)


def _with_abstract(record: PaperRecord, entry: _Entry) -> PaperRecord:
    full = joined(_once(entry.abstract))
    preview = joined(entry.preview)
    if full is None or (preview and len(full.text) < len(preview.text) and not entry.has_less):
        abstract, is_complete = preview or full, False
    else:
        abstract = full
        # Without `△ Less` the file ended, or the page was copied with the preview alone.
        cut = entry.has_more and not entry.has_less
        is_complete = not cut and not full.text.endswith("…") and not full.text.startswith("…")
    return replace(record, abstract=abstract, abstract_complete=is_complete)


def _once(lines: list[Passage]) -> list[Passage]:
    """The lines of an abstract without its second copy: arXiv shows abstracts of up to 400 characters twice."""
    half = len(lines) // 2
    if len(lines) % 2 == 0 and [p.text for p in lines[:half]] == [p.text for p in lines[half:]]:
        return lines[:half]
    return lines


def _with_dates(record: PaperRecord, entry: _Entry) -> PaperRecord:
    first = newest = announced = None
    for line in entry.dates:
        first = first or _stated_date(line, _FIRST_VERSION)
        newest = newest or _stated_date(line, _SUBMITTED, not_after="v1")
        announced = announced or _stated_date(line, _ANNOUNCED)
    if first is None and not any(impossible_date(m[0]) for x in entry.dates for m in _FIRST_VERSION.finditer(x.text)):
        # A revision's date stands for the first one's only where the page states no other.
        first, newest = newest, None
    return replace(record, published=first, updated=newest, announced=announced)


def _stated_date(line: Passage, pattern: re.Pattern[str], not_after: str = "") -> Stated[str] | None:
    for found in pattern.finditer(line.text):
        before = line.text[: found.start()].rstrip().lower()
        value = iso_date(found[0])
        if value and not (not_after and before.endswith(not_after)):
            return Stated(value, line.evidence(found.start(), found.end()))
    return None


def _with_fields(record: PaperRecord, entry: _Entry) -> PaperRecord:
    if entry.identity and (found := _ID_LINE.search(entry.identity.text)):
        line = entry.identity
        start, end = found.span("id")
        rest = line.slice(found.end())
        record = replace(
            record,
            arxiv=Stated(found["id"], line.evidence(start, end)),
            categories=categories_in(rest),
            doi=next(iter(dois_in(rest)), None),
        )
    if comments := entry.fields.get("comments") or entry.fields.get("comment"):
        record = replace(record, comments=stated_text(comments)) if comments.text else record
    for name in ("journal ref", "journal reference"):
        if (venue := entry.fields.get(name)) and venue.text:
            record = replace(record, venue=stated_text(venue))
    if (doi := entry.fields.get("doi")) and (found_dois := dois_in(doi)):
        record = replace(record, doi=record.doi or found_dois[0])
    return record


def _findings(entry: _Entry, seed: str) -> list[Finding]:
    return [*_date_findings(entry, seed), *_gap_findings(entry, seed)]


def _date_findings(entry: _Entry, seed: str) -> list[Finding]:
    message = "is no date that a calendar has: it was left out"
    found = ((line.line, impossible_date(line.text)) for line in entry.dates)
    return [
        Finding(seed, n, f"“{text}” {message}", "correct it in the seed", Severity.WARNING) for n, text in found if text
    ]


def _gap_findings(entry: _Entry, seed: str) -> list[Finding]:
    line = entry.title[0].line
    remedy = "copy the whole entry again, if the rest matters"
    if not entry.abstract and not entry.preview:
        return [Finding(seed, line, "the entry has no abstract; the copy may be cut off here", remedy)]
    if entry.has_more and not entry.has_less and entry.abstract:
        return [Finding(seed, line, "the entry's abstract is cut off", remedy)]
    if not entry.dates:
        return [Finding(seed, line, "the entry has no submission date", remedy, Severity.INFO)]
    return []
