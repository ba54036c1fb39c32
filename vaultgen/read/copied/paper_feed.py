"""Author pages of paper feeds: `CLJul 31, 2024`, then title and authors without a border, then the abstract."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vaultgen.grounding import Passage
from vaultgen.model import Finding, PaperRecord, Stated
from vaultgen.read.fields.author_list import read_author_list
from vaultgen.read.fields.dates import MONTH, impossible_date, iso_date
from vaultgen.read.fields.glued import are_names, split_candidates
from vaultgen.read.page import Page, ReadPage, count_of, joined, stated_text
from vaultgen.text.fold import fold

NAME = "paper-feed"

_HEADER = re.compile(
    r"(?P<category>(?:[A-Za-z-]{2,8}\.)?[A-Z][A-Za-z-]{1,3}?)?\s*[·•|,]?\s*"
    rf"(?P<date>{MONTH}\s+\d{{1,2}},?\s+\d{{4}})"
)
_AFFILIATIONS = re.compile(r"\s*·\s*(?P<names>[^·]+(?:·[^·]+)*)$")
_ET_AL = re.compile(r"[,;]?\s*\bet\.? al\b\.?\s*$", re.IGNORECASE)
_BY = re.compile(
    r"(?:(?:recent |latest |all )?(?:papers|publications|articles|works?) (?:by|of) |author:? |by )", re.IGNORECASE
)
_AUTHORS_END = re.compile(r"(?:,?\s*et\.? al\b\.?)?\s*(?:·.{1,200})?", re.IGNORECASE)
_SENTENCES = re.compile(r"[a-z0-9)%]\. [A-Z]\w+(?: \w+){2}")  # prose goes on; `Claude 3.5. A Study` is a title
_LEAST_DATED = 2
_LOOKED_AT = 20  # entries without a category
_EXTRA = re.compile(
    r"(?:[\d,.]+k?\s+(?:citations?|cites|likes?|upvotes?|comments?|views?|h-index|papers?|stars?))(?:\s*[·•|]?\s*.*)?"
    r"|(?:cited by|code|pdf|html|abstract|arxiv|bookmark|save|share|read more|show more|github|view|load more)"
    r"(?:\s*[·•|]?.{0,20})?",
    re.IGNORECASE,
)


def match(page: Page) -> float:
    """Sure where lines are nothing but a category glued to a date, with text after them.

    A date alone stands on many pages, above the title of a post, too: it begins an entry only where a title with its
    authors follows, and more than one does.
    """
    headers = [i for i in _header_positions(page.lines) if i + 1 < len(page.lines)]
    if any((found := _HEADER.fullmatch(page.lines[i].text)) and found["category"] for i in headers):
        return 0.9
    return 0.9 if sum(_has_authors(page, i) for i in headers[:_LOOKED_AT]) >= _LEAST_DATED else 0.0


def _has_authors(page: Page, header: int) -> bool:
    body = [line for line in page.lines[header + 1 : header + 9] if line.text]
    if not body:
        return False
    record = _record(page.lines[header], body)
    return bool(record.authors) and not _SENTENCES.search(record.title.text)


def read(page: Page) -> ReadPage:
    """One record for each line with category and date."""
    understood: set[int] = set()
    starts = _header_positions(page.lines)
    records = []
    findings = []
    for start, end in zip(starts, [*starts, len(page.lines)][1:], strict=True):
        header = page.lines[start]
        body = [line for line in page.lines[start + 1 : end] if line.text]
        understood.add(header.line)
        if wrong := impossible_date(header.text):
            message = f"“{wrong}” is no date that a calendar has: it was left out"
            findings.append(Finding(page.seed, header.line, message, "correct it in the seed"))
        if not body:
            findings.append(Finding(page.seed, header.line, "the entry is cut off after its date", "copy it again"))
            continue
        understood.update(line.line for line in body)
        record = _record(header, body)
        records.append(record)
        if record.abstract is None:
            findings.append(Finding(page.seed, record.line, "the entry has no abstract", "copy the entry again"))
    subject = _person_above(page.lines[: starts[0]] if starts else (), records)
    if subject is not None:
        understood.add(subject.evidence.line)
    what = f"Paper feed: {count_of(len(records), 'paper')}"
    return ReadPage(tuple(records), frozenset(understood), what, subject, tuple(findings))


def _person_above(head: Sequence[Passage], records: Sequence[PaperRecord]) -> Stated[str] | None:
    """The person whom the page's head names, if an author list on the page names them too."""
    authors = {fold(a.text) for r in records for a in r.authors}
    for line in head:
        name = line.slice(found.end()) if (found := _BY.match(line.text)) else line
        if name.text and fold(name.text) in authors:
            return stated_text(name)
    return None


def _header_positions(lines: Sequence[Passage]) -> list[int]:
    return [i for i, line in enumerate(lines) if _HEADER.fullmatch(line.text)]


def _record(header: Passage, body: Sequence[Passage]) -> PaperRecord:
    lines = [x for x in body if not _EXTRA.fullmatch(x.text)] or list(body)
    if len(lines) > 1 and _AUTHORS_END.fullmatch(lines[1].text):
        lines[:2] = [Passage.join(lines[:2])]
    is_apart = len(lines) > 1 and not _ends_authors(lines[0].text) and _is_author_line(lines[1])
    record = _with_authors_apart(*lines[:2]) if is_apart else _with_authors_glued(lines[0])
    abstract = joined(lines[2 if is_apart else 1 :])
    record = replace(
        record,
        abstract=abstract,
        abstract_complete=abstract is not None and not abstract.text.endswith("…"),
    )
    return _with_header(record, header)


def _with_authors_glued(line: Passage) -> PaperRecord:
    line, affiliations = _without_affiliations(line)
    is_cut = _ET_AL.search(line.text)
    if is_cut:
        line = line.slice(0, is_cut.start())
    candidates = split_candidates(line, is_cut=bool(is_cut))
    if not candidates:
        return PaperRecord(line, authors_complete=False, affiliations=affiliations)
    return PaperRecord(
        candidates[0].title,
        authors=candidates[0].authors,
        authors_complete=not is_cut,
        affiliations=affiliations,
        split_candidates=candidates,
    )


def _with_authors_apart(title: Passage, line: Passage) -> PaperRecord:
    names, affiliations = _without_affiliations(line)
    shown = read_author_list([names])
    return PaperRecord(title, authors=shown.authors, authors_complete=shown.is_complete, affiliations=affiliations)


def _ends_authors(text: str) -> bool:
    return bool(_ET_AL.search(text) or _AFFILIATIONS.search(text))


def _is_author_line(line: Passage) -> bool:
    """Whether a line under a title holds nothing but authors."""
    names, _ = _without_affiliations(line)
    shown = read_author_list([names])
    return bool(shown.authors) and are_names([a.text for a in shown.authors])


def _with_header(record: PaperRecord, header: Passage) -> PaperRecord:
    found = _HEADER.fullmatch(header.text)
    if not found:
        return record
    if found["category"]:
        category = Stated(found["category"], header.evidence(*found.span("category")))
        record = replace(record, categories=(category,))
    if value := iso_date(found["date"]):
        record = replace(record, listed=Stated(value, header.evidence(*found.span("date"))))
    return record


def _without_affiliations(line: Passage) -> tuple[Passage, tuple[Stated[str], ...]]:
    """The line before the last ` · `, and the affiliations after it, each with its place."""
    found = _AFFILIATIONS.search(line.text)
    if not found:
        return line, ()
    start = found.start("names")
    names = []
    for part in re.finditer(r"[^,·]+", found["names"]):
        name = line.slice(start + part.start(), start + part.end()).strip()
        if name.text:
            names.append(Stated(name.text, name.evidence()))
    return line.slice(0, found.start()), tuple(names)
