"""BibTeX and BibLaTeX, as Zotero, Better BibTeX, Google Scholar, the ACL Anthology and DBLP export it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from vaultgen.grounding import Evidence, Passage
from vaultgen.model import Finding, PaperRecord, Severity, Stated
from vaultgen.read.fields.dates import MONTHS
from vaultgen.read.fields.paper_fields import (
    address_of,
    arxiv_in,
    categories_of,
    date_in,
    doi_in,
    each_once,
    finished,
    parts_of,
    real_names,
    venue_of,
    written_date,
)
from vaultgen.read.page import ReadPage, count_of
from vaultgen.read.raw_text import RawText
from vaultgen.read.record_limit import LeftOut, limit_finding
from vaultgen.read.records.bibtex_files import files_in
from vaultgen.read.records.bibtex_names import names_in
from vaultgen.read.records.bibtex_text import BibEntry, Bibliography, Value
from vaultgen.read.records.marked_text import unbraced, unescaped
from vaultgen.text.latex_math import math_spans
from vaultgen.text.taken import TakenSpans

NAME = "bibtex"

_ENTRY = re.compile(r"^[ \t]*@[ \t]*\w{1,40}[ \t]*[{(][^\n]*(?:,|\S[ \t]*$)", re.MULTILINE)
_FIELD = re.compile(r"[,\n{][ \t]*[A-Za-z][\w+-]{1,30}[ \t]*=[ \t]*[{\"\w]")
_NO_PAPERS = frozenset((
    "artwork", "audio", "bibnote", "collection", "commentary", "dataset", "image", "jurisdiction", "legal",
    "legislation", "letter", "movie", "mvbook", "mvcollection", "mvproceedings", "music", "patent", "performance",
    "periodical", "proceedings", "set", "software", "standard", "video", "xdata", "control",
))  # fmt: skip
# What an entry inherits from the one that its `crossref` names: these fields, from the first of those that is there.
_INHERITED: Mapping[str, tuple[str, ...]] = {
    "booktitle": ("booktitle", "title"),
    "date": ("date",),
    "editor": ("editor",),
    "month": ("month",),
    "venue": ("venue",),
    "year": ("year",),
}
_NO_REMARK = re.compile(r"arxiv\s*:|https?://|doi\b|citation key\s*:", re.IGNORECASE)
_DASHES = re.compile(r"(?<!-)-{2,3}(?!-)")
_NUMBER_OF_ARXIV = ("number", "volume", "journal", "journaltitle", "note", "howpublished", "pages", "url", "ee", "doi")


def match(raw: RawText) -> float:
    """Sure where the text begins with an entry; less so where prose stands before or between the entries."""
    head = raw.text[:200_000]
    begin = head.lstrip("\ufeff \t\r\n")
    while begin.startswith("%"):
        begin = begin.partition("\n")[2].lstrip()
    if not _FIELD.search(head):
        return 0.0
    if begin.startswith("@"):
        return 0.97 if _ENTRY.match(begin) else 0.0
    lines = [line for line in head.split("\n") if line.strip()]
    of_entries = sum(bool(re.match(r"\s*(?:@\w+\s*[{(]|[\w+-]+\s*=\s*[{\"\w]|\}\s*$)", line)) for line in lines)
    return 0.9 if _ENTRY.search(head) and 2 * of_entries > len(lines) else 0.0


def read(raw: RawText, most: int) -> ReadPage:
    """One record for each entry of a paper; broken ones are left out and reported."""
    found = Bibliography(raw)
    untitled = LeftOut(raw.seed, "entries have no title; they were left out", severity=Severity.INFO)
    twice = LeftOut(raw.seed, "entries have the key of an earlier one")
    keys: dict[str, int] = {}
    records: list[PaperRecord] = []
    children: dict[int, BibEntry] = {}
    over: list[Finding] = []
    for entry in found.entries():
        if len(records) >= most:
            over.append(limit_finding(raw.seed, most, entry.line))
            break
        if entry.kind in _NO_PAPERS:
            continue
        title = _title(entry)
        if title is None:
            message = "the entry has no title; it was left out"
            untitled.add(Finding(raw.seed, entry.line, message, "add the title, and build again", Severity.INFO))
            continue
        if (first := keys.setdefault(entry.key.lower(), entry.line)) != entry.line and entry.key:
            message = f"the key {entry.key[:80]} is also that of the entry at line {first}; both are read"
            twice.add(Finding(raw.seed, entry.line, message, "give one of them another key, or remove it"))
        if entry.passage("crossref"):
            children[len(records)] = entry
        records.append(_record(entry, title))
    orphans = LeftOut(raw.seed, "entries name a crossref that is not there")
    whole = dict(_with_parents(found, children))
    for place, entry in children.items():
        if place in whole:
            records[place] = _record(whole[place], records[place].title)
        else:
            named = entry.passage("crossref")
            message = f"the entry's crossref {named.text[:80] if named else ''} is not in the file"
            orphans.add(Finding(raw.seed, entry.line, message, "export the entry that it names with it"))
    findings = (
        *found.broken.findings(),
        *found.undefined.findings(),
        *orphans.findings(),
        *untitled.findings(),
        *twice.findings(),
        *over,
    )
    what = f"BibTeX bibliography: {count_of(len(records), 'paper')}"
    return ReadPage(tuple(records), frozenset(), what, findings=findings, format=NAME)


def _with_parents(found: Bibliography, children: Mapping[int, BibEntry]) -> Iterator[tuple[int, BibEntry]]:
    """The entries that name another one, with what they take over from it, wherever it stands in the file."""
    named = {at: p.text.lower() for at, entry in children.items() if (p := entry.passage("crossref"))}
    parents = {entry.key.lower(): entry for entry in found.entries_named(frozenset(named.values()))} if named else {}
    for at, key in named.items():
        if key in parents and parents[key].key_at != children[at].key_at:
            yield at, _with_inherited(children[at], parents[key])


def _with_inherited(entry: BibEntry, parent: BibEntry) -> BibEntry:
    """The entry with what it takes over from the one that its `crossref` names."""
    taken: dict[str, Value] = {}
    for name, sources in _INHERITED.items():
        value = next((parent.values[s] for s in sources if s in parent.values), None)
        if value is not None and name not in entry.values:
            taken[name] = value
    return replace(entry, values={**entry.values, **taken})


def _record(entry: BibEntry, title: Passage) -> PaperRecord:
    names = entry.passage("author") or entry.passage("editor")
    authors = list(names_in(names)) if names else []
    kept = [a for a in authors if a.text.lower() != "others"]
    abstract = entry.passage("abstract")
    eprint, kind = entry.passage("eprint"), entry.passage("archiveprefix", "eprinttype")
    is_arxiv = kind is not None and "arxiv" in kind.text.lower()
    record = PaperRecord(
        title,
        authors=real_names(kept),
        authors_complete=len(kept) == len(authors),
        abstract=(unescaped(abstract) or None) if abstract else None,
        published=_published(entry),
        categories=categories_of([entry.passage("primaryclass", "eprintclass")]),
        arxiv=arxiv_in(eprint, is_marked=not is_arxiv),
        doi=doi_in(_plain(entry, "doi")),
        venue=_venue(entry),
        comments=_comments(entry),
        url=address_of(_plain(entry, "url")),
        affiliations=each_once(_stated(_plain(entry, name)) for name in ("affiliation", "institution", "school")),
        citekey=_citekey(entry),
        keywords=parts_of(_plain(entry, "keywords", "keyword"), ",;"),
        files=each_once(files_in(entry.passage("file"))),
    )
    volume = _plain(entry, "volume")
    if volume and volume.text.startswith("abs/") and record.arxiv is None:  # CoRR, as DBLP numbers it
        record = replace(record, arxiv=arxiv_in(volume, is_marked=False))
    return finished(record, [_plain(entry, name) for name in _NUMBER_OF_ARXIV])


def _plain(entry: BibEntry, *names: str) -> Passage | None:
    value = entry.passage(*names)
    plain = unescaped(unbraced(value)) if value else None
    return plain or None


def _title(entry: BibEntry) -> Passage | None:
    """The title, BibLaTeX's subtitle behind it, unless it stands there already."""
    title, subtitle = _plain(entry, "title"), _plain(entry, "subtitle")
    if title and subtitle and subtitle.text.lower() not in title.text.lower():
        title = Passage.join([title.strip(" :"), subtitle], " " if title.text[-1] in "?!" else ": ")
    return _with_dashes(title) if title else None


def _with_dashes(text: Passage) -> Passage:
    """The text with TeX's two and three hyphens as the dashes that they stand for; formulas stay."""
    maths = TakenSpans((m.start, m.end) for m in math_spans(text.text))
    found = [m for m in _DASHES.finditer(text.text) if not maths.overlap(*m.span())]
    return text.replace([(*m.span(), "—" if len(m[0]) == 3 else "–") for m in found]) if found else text


def _stated(passage: Passage | None) -> Stated[str] | None:
    return Stated(passage.text, passage.evidence()) if passage and passage.text else None


def _published(entry: BibEntry) -> Stated[str] | None:
    """The date; else year, month and day as far as they are given."""
    if date := date_in(_plain(entry, "date")):
        return date
    year = date_in(_plain(entry, "year"))
    if year is None or len(year.value) != 4:
        return year
    month, day = _plain(entry, "month"), _plain(entry, "day")
    number, day_in_month = _month(month.text) if month else ("", "")
    return Stated(written_date(year.value, number, day.text if day else day_in_month) or year.value, year.evidence)


def _month(text: str) -> tuple[str, str]:
    """The number of a month and perhaps the day with it: `mar`, `March`, `3`, `8 March`, `mar # "~8"`."""
    found = re.search(r"[A-Za-z]{3,}", text)
    if found is None:
        return (text, "") if text.isdigit() else ("", "")
    name = found[0][:3].lower()
    day = re.search(r"\d{1,2}(?!\d)", text)
    is_range = bool(re.search(r"[-–/&]", text))
    number = str(MONTHS.index(name) + 1) if name in MONTHS and not is_range else ""
    return number, day[0] if day and not is_range else ""


def _venue(entry: BibEntry) -> Stated[str] | None:
    names = ("journal", "journaltitle", "booktitle", "venue", "eventtitle")
    return next((v for name in names if (v := venue_of(_plain(entry, name)))), None)


def _comments(entry: BibEntry) -> Stated[str] | None:
    """A remark on the paper (`12 pages`) and what a reader noted; not what only says where it lies."""
    found = (_plain(entry, "comment", "comments", "note"), _plain(entry, "annotation", "annote"))
    remarks = [p for p in found if p and not _NO_REMARK.match(p.text)]
    return _stated(Passage.join(remarks, "; ")) if remarks else None


def _citekey(entry: BibEntry) -> Stated[str] | None:
    if not entry.key or "\n" in entry.key:  # what spans lines is no key that could be cited
        return None
    return Stated(entry.key, Evidence(entry.raw.seed, entry.line, entry.key))
