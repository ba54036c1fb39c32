"""RIS, as Zotero, EndNote, Mendeley and publishers export it: a tag of two letters, two blanks, a hyphen, a value.

The lines are taken apart here, since a value's place is needed; tests hold the result against rispy's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from vaultgen.grounding import Passage
from vaultgen.model import Finding, PaperRecord, Severity, Stated
from vaultgen.read.fields.paper_fields import address_of, date_in, doi_in, each_once, finished, real_names, venue_of
from vaultgen.read.page import ReadPage, count_of, joined, shortened
from vaultgen.read.raw_text import RawText
from vaultgen.read.record_limit import LONGEST_RECORD, LeftOut, limit_finding, too_long
from vaultgen.read.records.marked_text import unescaped, untagged

NAME = "ris"

_TAG = re.compile(r"\s{0,4}(?P<tag>[A-Z][A-Z0-9])\s{1,2}-(?:\s(?P<value>.*))?$")
_HEADER = re.compile(r"[\s\ufeff]*(?:\d+\.\s*$|(?:Provider|Database|Content)\s*:)", re.IGNORECASE)
_FIRST = re.compile(r"[\s\ufeff]*(?:\d+\.\s*\n\s*)?(?:[A-Z][A-Z0-9]  - .*\n){0,8}?TY  ?- ?\w", re.ASCII)
_NO_PAPERS = frozenset((
    "ADVS", "ART", "COMP", "DATA", "FIGURE", "HEAR", "LEGAL", "MAP", "MPCT", "MUSIC", "PAT", "SLIDE", "SOUND",
    "STAT", "VIDEO",
))  # fmt: skip
_TITLE = ("TI", "T1", "CT")
_NO_REMARK = re.compile(r"arxiv\s*:|https?://|doi\b|10\.\d{4}|(?:export date|cited by)\b|<", re.IGNORECASE)
_ON_WEB = re.compile(r"https?://", re.IGNORECASE)
_VENUE = ("T2", "JO", "JF", "JA", "BT", "J2")


@dataclass(slots=True)
class _Entry:
    """The values of one entry by tag, each as its lines."""

    line: int
    values: dict[str, list[list[Passage]]] = field(default_factory=dict)
    is_too_long: bool = False

    def all(self, *tags: str) -> Iterator[Passage]:
        for tag in tags:
            for lines in self.values.get(tag, ()):
                if (value := joined(lines)) and (value := unescaped(value)):
                    yield value

    def first(self, *tags: str) -> Passage | None:
        return next(self.all(*tags), None)


def match(raw: RawText) -> float:
    """Sure where the first tag is that of a type."""
    return 0.96 if _FIRST.match(raw.text[:4_000]) else 0.0


def read(raw: RawText, most: int) -> ReadPage:
    """One record for each entry with a title."""
    records: list[PaperRecord] = []
    untitled = LeftOut(raw.seed, "entries have no title (TI) or are too long; they were left out")
    no_papers = LeftOut(raw.seed, "entries are no papers; they were left out", severity=Severity.INFO)
    astray = LeftOut(raw.seed, "entries have no end, or lines stand outside of one")
    over: list[Finding] = []
    for entry in _entries(raw, astray):
        title = entry.first(*_TITLE)
        kind = entry.first("TY")
        if len(records) >= most:
            over.append(limit_finding(raw.seed, most, entry.line))
            break
        if entry.is_too_long:
            untitled.add(too_long(raw.seed, entry.line))
        elif title is None:
            message = "the entry has no title (TI); it was left out"
            untitled.add(Finding(raw.seed, entry.line, message, "add the title, and export again"))
        elif kind is not None and kind.text in _NO_PAPERS:
            message = f"the entry is no paper ({kind.text}); it was left out"
            no_papers.add(Finding(raw.seed, entry.line, message, severity=Severity.INFO))
        else:
            records.append(_record(entry, title))
    findings = (*astray.findings(), *untitled.findings(), *no_papers.findings(), *over)
    what = f"RIS bibliography: {count_of(len(records), 'paper')}"
    return ReadPage(tuple(records), frozenset(), what, findings=findings, format=NAME)


def _entries(raw: RawText, astray: LeftOut) -> Iterator[_Entry]:
    """The entries: each begins with TY and ends with ER, or where the next one begins. What lacks an end, and where
    lines stand outside of all entries, is told."""
    entry: _Entry | None = None
    is_astray = False
    last: list[Passage] = []
    for number, line in enumerate(raw.lines, 1):
        found = _TAG.match(line)
        start = raw.starts[number - 1]
        if entry is not None and start + len(line) - raw.starts[entry.line - 1] > LONGEST_RECORD:
            entry.is_too_long = True
            entry.values.clear()
        if found is None:
            if entry is not None and line.strip() and not entry.is_too_long:
                last.append(raw.span(start, start + len(line)))  # a value goes on over several lines
            if entry is None and line.strip() and not is_astray and not _HEADER.match(line):
                is_astray = True
                astray.add(_outside(raw.seed, number, line))
            continue
        tag = found["tag"]
        if tag in {"TY", "ER"}:
            is_astray = False
            if entry is not None:
                if tag == "TY":
                    astray.add(_endless(raw.seed, entry.line))
                yield entry
            entry = _Entry(number) if tag == "TY" else None
        if entry is not None and not entry.is_too_long:
            at = found.span("value")
            last = [raw.span(start + at[0], start + at[1])] if found["value"] else []
            entry.values.setdefault(tag, []).append(last)
        elif entry is None and tag != "ER" and not is_astray:
            is_astray = True
            astray.add(_outside(raw.seed, number, line))
    if entry is not None:
        astray.add(_endless(raw.seed, entry.line))
        yield entry


def _endless(seed: str, line: int) -> Finding:
    message = "the entry that begins here has no end (ER); it is read up to the next one"
    return Finding(seed, line, message, "add a line ER, or export again")


def _outside(seed: str, line: int, text: str) -> Finding:
    message = f"from here on, lines stand in no entry ({shortened(text.strip())}); they were left out"
    return Finding(seed, line, message, "begin the entry with a line TY, or remove them")


def _record(entry: _Entry, title: Passage) -> PaperRecord:
    key = entry.first("ID")
    record = PaperRecord(
        title,
        authors=real_names(entry.all("AU", "A1")),
        abstract=entry.first("AB", "N2"),
        published=_date(entry),
        doi=doi_in(entry.first("DO")),
        venue=venue_of(entry.first(*_VENUE)),
        url=next((a for u in entry.all("UR", "L2", "L1", "L4") if (a := address_of(u))), None),
        affiliations=each_once(Stated(p.text, p.evidence()) for p in entry.all("AD")),
        keywords=each_once(Stated(p.text, p.evidence()) for p in entry.all("KW")),
        comments=_remark(entry.first("N1")),
        citekey=Stated(key.text, key.evidence()) if key and not re.search(r"[\s,]", key.text) else None,
        files=each_once(Stated(p.text, p.evidence()) for p in entry.all("L1", "L4") if not _ON_WEB.match(p.text)),
    )
    return finished(record, [*entry.all("DO", "UR", "M1", "M3", "AN", "N1", "SP", *_VENUE)])


def _remark(note: Passage | None) -> Stated[str] | None:
    """A note on the paper; not one that only says where it lies, or what a database counts."""
    text = untagged(note) if note else None
    return Stated(text.text, text.evidence()) if text and text.text and not _NO_REMARK.match(text.text) else None


def _date(entry: _Entry) -> Stated[str] | None:
    """The most exact of the dates that agree with the first one: PY gives a year, DA often its day."""
    dates = [d for p in entry.all("PY", "Y1", "DA") if (d := date_in(p))]
    if not dates:
        return None
    return max((d for d in dates if d.value[:4] == dates[0].value[:4]), key=lambda d: len(d.value))
