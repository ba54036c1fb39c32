"""Papers as XML: arXiv's API (Atom), its daily feeds (Atom, RSS), OAI-PMH with arXiv's own fields or Dublin Core."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from vaultgen.grounding import Passage
from vaultgen.model import Finding, PaperRecord, Severity, Stated
from vaultgen.read.fields.paper_fields import (
    address_of,
    arxiv_in,
    author_of,
    categories_of,
    date_in,
    doi_in,
    each_once,
    finished,
    parts_of,
    real_names,
    venue_of,
)
from vaultgen.read.page import ReadPage, count_of
from vaultgen.read.raw_text import RawText
from vaultgen.read.record_limit import LeftOut, limit_finding
from vaultgen.read.records.announced_papers import read_announced
from vaultgen.read.records.xml_text import Element, XmlScan

NAME = "paper-xml"

_BEGINNING = re.compile(
    r"[\s\ufeff]*<(?:\?xml|!--|!DOCTYPE|feed|OAI-PMH|ListRecords|GetRecord|records?|entry|rss|\w+:)"
)
_ROOT = re.compile(r"<(?:\w{1,20}:)?(?:feed|OAI-PMH|ListRecords|GetRecord)[\s>]")
# Any blog has a feed: one that is read as papers says that it is arXiv's.
_ARXIV_RSS = re.compile(r"<rss\s[\s\S]{0,2000}?<link>\s*https?://(?:rss\.|export\.|www\.)?arxiv\.org/")
_HEAD = 20_000
_RECORDS = frozenset({"entry", "item", "record"})
_COMMENT = re.compile(r"Comment:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of record: the element that tells it, its name, and how it is read."""

    path: tuple[str, ...]
    name: str
    description: str
    read: Callable[[Element], PaperRecord | None]


@dataclass(slots=True)
class _Taken:
    most: int
    left_out: LeftOut
    records: list[PaperRecord] = field(default_factory=list)
    forms: Counter[str] = field(default_factory=Counter)
    over_at: int = 0

    def take(self, element: Element) -> None:
        form = next((f for f in _FORMS if any(True for _ in element.all(*f.path))), None)
        record = form.read(element) if form else None
        if record is None or form is None:
            if element.passage() and not _is_deleted(element):
                line = element.raw.line_of(element.start)
                message = "this record is no paper with a title; it was left out"
                self.left_out.add(Finding(element.raw.seed, line, message, severity=Severity.INFO))
        elif len(self.records) >= self.most:
            self.over_at = element.raw.line_of(element.start)
        else:
            self.forms[form.name] += 1
            self.records.append(record)


def match(raw: RawText) -> float:
    """Sure of Atom feeds, arXiv's RSS and OAI responses."""
    head = raw.text[:_HEAD]
    return 0.95 if _BEGINNING.match(head) and (_ROOT.search(head) or _ARXIV_RSS.search(head)) else 0.0


def read(raw: RawText, most: int) -> ReadPage:
    """One record for each entry or record with a title; what is no XML is left out and reported."""
    left_out = LeftOut(raw.seed, "records are no papers with a title; they were left out", severity=Severity.INFO)
    taken = _Taken(most, left_out)
    scan = XmlScan(raw, _RECORDS, taken.take, lambda: bool(taken.over_at))
    scan.run()
    findings = [*scan.findings, *left_out.findings()]
    if taken.over_at:
        findings.append(limit_finding(raw.seed, most, taken.over_at))
    names = [f.description for f in _FORMS if f.name in taken.forms]
    what = f"{' and '.join(dict.fromkeys(names)) or 'XML'}: {count_of(len(taken.records), 'paper')}"
    form = taken.forms.most_common(1)[0][0] if taken.forms else NAME
    return ReadPage(tuple(taken.records), frozenset(), what, findings=tuple(findings), format=form)


def _is_deleted(record: Element) -> bool:
    return any(h.attributes.get("status") == "deleted" for h in record.all("header"))


def _atom(entry: Element) -> PaperRecord | None:
    """An entry of arXiv's API, or of another feed: then without ids and categories."""
    title, identity = entry.passage("title"), entry.passage("id")
    if title is None or (identity is not None and "/api/errors" in identity.text):
        return None
    published, updated = date_in(entry.passage("published")), date_in(entry.passage("updated"))
    record = PaperRecord(
        title,
        authors=real_names(a.passage("name") for a in entry.all("author")),
        abstract=entry.passage("summary"),
        published=published or updated,
        updated=updated if published and updated and updated.value != published.value else None,
        categories=categories_of(c.attribute("term") for c in entry.all("category")),
        doi=doi_in(entry.passage("doi")),
        venue=entry.stated("journal_ref"),
        comments=entry.stated("comment"),
        affiliations=each_once(x.stated() for a in entry.all("author") for x in a.all("affiliation")),
        url=address_of(identity),
    )
    return finished(record, [identity])


def _arxiv(record: Element) -> PaperRecord | None:
    """ArXiv's own fields: `created` is the first version, `updated` the newest."""
    form = next(record.all("metadata", "arXiv"), record)
    title = form.passage("title")
    if title is None or _is_deleted(record):
        return None
    authors = list(form.all("authors", "author"))
    places = [a for author in authors for a in author.all("affiliation")]
    return PaperRecord(
        title,
        authors=real_names(
            author_of(a.passage("forenames"), a.passage("keyname"), None, a.passage("suffix")) for a in authors
        ),
        abstract=form.passage("abstract"),
        published=date_in(form.passage("created")),
        updated=date_in(form.passage("updated")),
        categories=categories_of([form.passage("categories")]),
        arxiv=arxiv_in(form.passage("id"), is_marked=False),
        doi=doi_in(form.passage("doi")),
        venue=form.stated("journal-ref"),
        comments=form.stated("comments"),
        affiliations=each_once(p.stated() for p in places),
    )


def _dublin_core(record: Element) -> PaperRecord | None:
    """Dublin Core: dates are those of all versions, the first description is the abstract, others are comments."""
    form = next(record.all("metadata", "dc"), record)
    title = form.passage("title")
    if title is None or _is_deleted(record):
        return None
    texts = [p for e in form.all("description") if (p := e.passage())]
    remarks = [p.slice(m.end()) for p in texts if (m := _COMMENT.match(p.text))]
    abstracts = [p for p in texts if not _COMMENT.match(p.text)]
    dates = sorted((d for e in form.all("date") if (d := date_in(e.passage()))), key=lambda d: d.value)
    identifiers = [e.passage() for e in form.all("identifier")]
    paper = PaperRecord(
        title,
        authors=real_names(e.passage() for e in form.all("creator")),
        abstract=max(abstracts, key=lambda p: len(p.text), default=None),
        published=dates[0] if dates else None,
        updated=dates[-1] if len(dates) > 1 else None,
        keywords=each_once(e.stated() for e in form.all("subject")),
        venue=next((v for e in form.all("source") if (v := venue_of(e.passage()))), None),
        comments=_stated(remarks[0]) if remarks else None,
        url=next((a for p in identifiers if (a := address_of(p))), None),
    )
    return finished(paper, identifiers)


def _raw_arxiv(record: Element) -> PaperRecord | None:
    """The form with all versions (`arXivRaw`), whose authors stand in one text."""
    form = next(record.all("metadata", "arXivRaw"), record)
    paper = _arxiv(replace(record, children=[replace(form, name="metadata", children=[replace(form, name="arXiv")])]))
    if paper is None:
        return None
    dates = [d for v in form.all("version") if (d := date_in(v.passage("date")))]
    names = parts_of(form.passage("authors"), ",")
    text = form.passage("authors")
    authors = [text.slice(at, at + len(n.value)) for n in names if text and (at := text.text.find(n.value)) >= 0]
    return replace(
        paper,
        authors=real_names(_without_and(a) for a in authors),
        published=dates[0] if dates else None,
        updated=dates[-1] if len(dates) > 1 else None,
    )


def _without_and(name: Passage) -> Passage:
    return name.slice(4).strip() if name.text.startswith("and ") else name


def _stated(passage: Passage) -> Stated[str] | None:
    return Stated(passage.text, passage.evidence()) if passage.text else None


_FORMS = (
    _Form(("announce_type",), "arxiv-announced", "Announcements of arXiv", read_announced),
    _Form(("summary",), "arxiv-atom", "Atom feed", _atom),
    _Form(("metadata", "arXiv"), "arxiv-oai", "OAI records of arXiv", _arxiv),
    _Form(("metadata", "arXivRaw"), "arxiv-oai", "OAI records of arXiv", _raw_arxiv),
    _Form(("metadata", "dc"), "oai-dc", "OAI records (Dublin Core)", _dublin_core),
)
