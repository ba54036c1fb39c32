"""Web pages that are about one paper: by their metadata (Highwire, Dublin Core, JSON-LD), address or layout."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from vaultgen.grounding import Passage
from vaultgen.model import PaperRecord, Stated
from vaultgen.read.arxiv.arxiv_fields import ARXIV_ID, dois_in
from vaultgen.read.fields.author_list import read_author_list
from vaultgen.read.fields.byline import Byline, byline
from vaultgen.read.fields.dates import iso_date
from vaultgen.read.fields.glued import are_names
from vaultgen.read.fields.marked_names import is_no_name, marked_names
from vaultgen.read.fields.web_address import arxiv_of_address, is_paper_page, stated_address
from vaultgen.read.html.html_data import PageData
from vaultgen.read.html.html_latexml import is_latexml, with_document
from vaultgen.read.html.html_scan import Element
from vaultgen.read.html.html_text import HtmlLine, HtmlText
from vaultgen.read.page import joined, stated_text

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?:[-/](?P<month>\d{1,2})(?:[-/](?P<day>\d{1,2}))?)?(?![\d])")
_ABSTRACT = re.compile(r"(?:abstract|tl;?dr)\s*:?", re.IGNORECASE)
_ABSTRACT_LABEL = re.compile(r"abstract\s*[:.—-]\s*", re.IGNORECASE)
_AUTHORS_LABEL = re.compile(r"authors?\s*:\s*", re.IGNORECASE)
_PUBLISHED_LABEL = re.compile(r"(?:published|submitted)(?:\s+on)?\s*:?\s*(?=\w)", re.IGNORECASE)
_AUTHOR_CLASSES = frozenset({"authors", "author-list", "authors-list", "paper-authors", "byline"})
_FORMULA = re.compile(r"\$[^$]*\$")  # LaTeX writes the marks behind names as `$^{1}$`
_MOST_AUTHOR_LINES = 100
_MOST_LINKED = 0.6  # of a line that is more than buttons
_ID = re.compile(rf"(?:arxiv\s*:\s*)?{ARXIV_ID}", re.IGNORECASE)
_LEAST_ABSTRACT = 120  # characters; a description of fewer is a slogan
_LONGEST_ABSTRACT = 6_000
_DESCRIPTIONS = ("citation_abstract", "dc.description", "dcterms.abstract", "dcterms.description")


def address_of(page: HtmlText) -> Stated[str] | None:
    """The page's own address, as its metadata or the browser that saved it states it."""
    names = ("canonical", "og:url", "citation_abstract_html_url", "saved-from")
    stated = (stated_address(p) for name in names for p in page.metadata(name))
    return next((s for s in stated if s is not None), None)


def paper_of_page(page: HtmlText, data: PageData) -> PaperRecord | None:
    """The paper that the page is about; None for a page about something else."""
    address = address_of(page)
    title = next(iter(page.metadata("citation_title", "bepress_citation_title", "eprints.title")), None)
    if title is None and page.metadata("dc.creator", "dc.contributor", "dcterms.creator"):
        title = next(iter(page.metadata("dc.title", "dcterms.title")), None)
    title = title or (data.title if data.is_paper else None) or _title_of_layout(page, address)
    if title is None:
        return None
    record = _with_authors(PaperRecord(title, authors_complete=False, url=address), page, data)
    if is_latexml(page.lines):
        record = with_document(record, page.lines)
    return with_metadata(record, page, data)


def with_metadata(record: PaperRecord, page: HtmlText, data: PageData) -> PaperRecord:
    """The record with what the page's metadata states and the record does not yet."""
    address = address_of(page)
    identity = next((_stated_id(p) for p in page.metadata("citation_arxiv_id")), None)
    dates = page.metadata("citation_publication_date", "citation_date", "citation_online_date", "dc.date")
    venues = page.metadata("citation_conference_title", "citation_journal_title", "dc.source")
    dois = [d for p in page.metadata("citation_doi", "dc.identifier", "prism.doi") for d in dois_in(p)]
    documents = page.metadata("citation_pdf_url")
    abstract = record.abstract or abstract_of(page)
    return replace(
        record,
        arxiv=record.arxiv or identity or (arxiv_of_address(address) if address else None),
        doi=record.doi or next(iter(dois), None),
        published=record.published
        or next((d for p in dates if (d := stated_date(p))), None)
        or _shown_date(page, data),
        venue=record.venue or (stated_text(venues[0]) if venues else None),
        url=record.url or address or next((a for p in documents if (a := stated_address(p))), None),
        abstract=abstract,
        abstract_complete=abstract is not None and not abstract.text.endswith(("…", "...")),
    )


def stated_date(passage: Passage) -> Stated[str] | None:
    """The date that the passage begins with or holds: `2024/03/08`, `2024-03-08T12:00:00Z`, `8 March 2024`, `2024`."""
    found = _YEAR_FIRST.match(passage.text)
    if found and found["month"]:
        parts = [found["year"], *(p.zfill(2) for p in (found["month"], found["day"]) if p)]
        value = iso_date("-".join(parts))
        return Stated(value, passage.evidence(*found.span())) if value else None
    if value := iso_date(passage.text):
        return Stated(value, passage.evidence())
    return (
        Stated(found["year"], passage.evidence(*found.span())) if found and found.end() == len(passage.text) else None
    )


def abstract_of(page: HtmlText) -> Passage | None:
    """The abstract: of the metadata, of an element that is called so, or below a heading that says so."""
    said = next((p for p in page.metadata(*_DESCRIPTIONS) if len(p.text) >= _LEAST_ABSTRACT), None)
    found = said or _abstract_element(page.lines) or _abstract_section(page.lines)
    return found if found and len(found.text) <= _LONGEST_ABSTRACT else None


def _abstract_element(lines: Sequence[HtmlLine]) -> Passage | None:
    """The text of the first element whose class or id names it an abstract."""
    parts: list[Passage] = []
    for line in lines:
        is_abstract = any(_names_abstract(c) for e in line.around for c in (*e.classes, e.id))
        if not is_abstract:
            if parts:
                break
        elif not _ABSTRACT.fullmatch(line.passage.text) and line.linked < _MOST_LINKED:
            label = _ABSTRACT_LABEL.match(line.passage.text)
            parts.append(line.passage.slice(label.end()) if label else line.passage)
    text = joined(parts)
    return text if text and len(text.text) >= _LEAST_ABSTRACT else None


def _names_abstract(name: str) -> bool:
    return name.lower() in {"abstract", "ltx_abstract", "abstract-full", "acl-abstract", "paper-abstract"}


def _abstract_section(lines: Sequence[HtmlLine]) -> Passage | None:
    """The paragraphs between the heading `Abstract` and the next heading."""
    for index, line in enumerate(lines):
        if not _ABSTRACT.fullmatch(line.passage.text):
            continue
        parts: list[Passage] = []
        for following in lines[index + 1 : index + 12]:
            if following.within(_HEADINGS) or (parts and len(following.passage.text) < _LEAST_ABSTRACT // 2):
                break
            # Between the heading and the text stand tags and buttons.
            if len(following.passage.text) >= _LEAST_ABSTRACT // 2 and following.linked < 0.5:
                parts.append(following.passage)
        if parts:
            return joined(parts)
    return None


def _title_of_layout(page: HtmlText, address: Stated[str] | None) -> Passage | None:
    """The heading of a page whose address says that it is a paper's, or of a paper that LaTeXML wrote."""
    first = None
    for line in page.lines:
        if any("ltx_title_document" in e.classes for e in line.around):
            return line.passage
        if first is None and any(e.name == "h1" for e in line.around):
            first = line.passage
    return first if address and is_paper_page(address.value) else None


def _with_authors(record: PaperRecord, page: HtmlText, data: PageData) -> PaperRecord:
    """The record with the page's authors: one metadata entry for each, else those of JSON-LD, else those shown."""
    metadata = page.metadata("citation_author", "bepress_citation_author", "eprints.creators_name", "dc.creator")
    single = page.metadata("citation_authors")
    if metadata:
        return replace(record, authors=tuple(_once(metadata)), authors_complete=True)
    if single:
        return _with_list(record, read_author_list(single).authors)
    if data.authors and data.is_paper:
        return replace(record, authors=data.authors, authors_complete=True)
    return _with_list(record, _shown_authors(page.lines))


def _with_list(record: PaperRecord, authors: Sequence[Passage]) -> PaperRecord:
    return replace(record, authors=tuple(_once(authors)), authors_complete=bool(authors))


def _once(names: Iterable[Passage]) -> list[Passage]:
    return list({name.text: name for name in reversed(list(names))}.values())[::-1]


def _shown_authors(lines: Sequence[HtmlLine]) -> list[Passage]:
    """Names in elements for them, or behind a label `Authors:` (on the same line, or one a line after it)."""
    creators = [(x.passage, e) for x in lines for e in x.around if "ltx_personname" in e.classes]
    if creators:
        return list(_creators(creators))
    for index, line in enumerate(lines):
        if found := _AUTHORS_LABEL.match(line.passage.text + " "):
            rest = line.passage.slice(min(found.end(), len(line.passage.text)))
            taken = [rest] if rest.text else _name_lines(lines[index + 1 : index + 400])
            names = read_author_list(taken).authors
            if names and are_names([n.text for n in names]):
                return list(names)
    return list(_author_block(lines).authors)


def _creators(lines: Sequence[tuple[Passage, Element]]) -> Iterator[Passage]:
    """The names in elements for persons: the first line of one is names, a later one may be their institution."""
    before: Element | None = None
    for line, element in lines:
        plain = line.replace([(*m.span(), " ,") for m in _FORMULA.finditer(line.text)])
        if not is_no_name(plain.text):
            yield from marked_names(plain, are_told=element is not before)
        before = element


def _author_block(lines: Sequence[HtmlLine]) -> Byline:
    """What stands in the first element that is called one for authors."""
    own = [x.passage for x in lines if any(c.lower() in _AUTHOR_CLASSES for e in x.around for c in (*e.classes, e.id))]
    return byline(own[:_MOST_AUTHOR_LINES], is_labelled=True)


def _name_lines(lines: Sequence[HtmlLine]) -> list[Passage]:
    taken: list[Passage] = []
    for line in lines:
        text = line.passage.text.strip(" ,;·")
        if text and not are_names([n.text for n in read_author_list([line.passage]).authors]):
            break
        taken.append(line.passage)
    return taken


def _stated_id(passage: Passage) -> Stated[str] | None:
    found = _ID.search(passage.text)
    return Stated(found["id"], passage.evidence(*found.span("id"))) if found else None


def _shown_date(page: HtmlText, data: PageData) -> Stated[str] | None:
    """The date of JSON-LD, or the one behind `Published on`."""
    if data.published is not None:
        return data.published
    for line in page.lines:
        if found := _PUBLISHED_LABEL.match(line.passage.text):
            rest = line.passage.slice(found.end())
            if len(rest.text) < 40 and (date := iso_date(rest.text)):
                return Stated(date, rest.evidence())
    return _author_block(page.lines).date
