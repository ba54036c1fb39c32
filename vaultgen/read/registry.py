"""The seed formats that vaultgen knows, and how a seed finds its reader."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from vaultgen.grounding import Passage
from vaultgen.model import Finding, Reading, Severity
from vaultgen.read.arxiv import arxiv_abs, arxiv_new, arxiv_search
from vaultgen.read.copied import (
    aitopics,
    citation_list,
    copied_article,
    copied_page,
    copied_paper,
    paper_feed,
    paper_list,
)
from vaultgen.read.html import html_page
from vaultgen.read.link_limit import within_link_limit
from vaultgen.read.notes import canvas, clipping, model_card, obsidian_note, plain_note
from vaultgen.read.page import Page, Reader, ReadPage, shortened
from vaultgen.read.pdf import pdf_paper
from vaultgen.read.pdf.pdf_text import decode_pdf
from vaultgen.read.record_limit import MOST_RECORDS
from vaultgen.read.records.record_files import read_records, records_text
from vaultgen.read.third_party import safe_decode, safe_match, safe_read, third_party
from vaultgen.text.clean import SeedText, clean_line, seed_text

# In the order in which they are asked; where two are equally sure, the first one reads.
READERS = (
    Reader(obsidian_note.NAME, obsidian_note.match, obsidian_note.read),
    Reader(arxiv_new.NAME, arxiv_new.match, arxiv_new.read),
    Reader(arxiv_abs.NAME, arxiv_abs.match, arxiv_abs.read),
    Reader(arxiv_search.NAME, arxiv_search.match, arxiv_search.read),
    Reader(paper_feed.NAME, paper_feed.match, paper_feed.read),
    Reader(aitopics.NAME, aitopics.match, aitopics.read),
    Reader(html_page.NAME, html_page.match, html_page.read, html_page.decode_html, takes_raw=True),
    Reader(pdf_paper.NAME, pdf_paper.match, pdf_paper.read, decode_pdf),
    Reader(clipping.NAME, clipping.match, clipping.read),
    Reader(clipping.LITERATURE_NAME, clipping.match_literature, clipping.read_literature),
    Reader(model_card.NAME, model_card.match, model_card.read),
    Reader(canvas.NAME, canvas.match, canvas.read),
    Reader(citation_list.NAME, citation_list.match, citation_list.read, most=citation_list.SITE_CERTAINTY),
    Reader(paper_list.NAME, paper_list.match, paper_list.read, most=paper_list.CERTAINTY),
    Reader(copied_paper.NAME, copied_paper.match_published, copied_paper.read),
    Reader(copied_paper.NAME, copied_paper.match, copied_paper.read, most=copied_paper.CERTAINTY_OF_SITE),
    Reader(plain_note.NAME, plain_note.match, plain_note.read, most=plain_note.CERTAINTY),
    Reader(copied_page.NAME, copied_page.match, copied_page.read, most=copied_page.CERTAINTY),
    Reader(copied_article.NAME, copied_article.match, copied_article.read, most=copied_article.CERTAINTY),
)
UNKNOWN = "unknown"

_LEAST_CERTAINTY = 0.5
_KNOWN = (
    "vaultgen reads pages copied or saved from arXiv, paper feeds, AITopics and elsewhere, lists of papers, PDFs,"
    " clippings, canvases, Obsidian notes, bibliographies (BibTeX, RIS, CSL-JSON) and the answers of arXiv, OpenAlex,"
    " Semantic Scholar, Crossref, DBLP and Hugging Face"
)


def read_seed(name: str, data: bytes, most_records: int = MOST_RECORDS, main_text: str = "own") -> Reading:
    """All that the seed states. Its format is told by its content, never by its name; never raises on bad input."""
    digest = hashlib.blake2b(data, digest_size=16).hexdigest()
    if reading := read_records(name, data, digest, most_records):
        return reading
    text, decoder = _decoded(name, data)
    if not text.is_text:
        return Reading(name, UNKNOWN, "Not text", digest, 0, findings=text.findings)
    if decoder is not None and decoder.takes_raw and not third_party().readers:
        reader: Reader | None = decoder
        page = Page(name, text.lines, (), main_text=main_text)
    else:
        lines = tuple(clean_line(Passage.of_line(raw, name, number)) for number, raw in enumerate(text.lines, 1))
        page = Page(name, text.lines, lines, text.layout, main_text)
        reader = _reader_of(page)
    if reader is None:
        return _unknown(page, digest, text.findings)
    read_page = reader.read(page) if reader in READERS else safe_read(reader, page)
    unread = _unread(page, read_page)
    records, cut = within_link_limit(name, read_page.records)
    return Reading(
        name,
        reader.name,
        read_page.description,
        digest,
        len(text.lines),
        records,
        subject=read_page.subject,
        unread=unread,
        findings=(*text.findings, *read_page.findings, *cut, *_unread_findings(page, unread)),
        pages=_page_starts(page),
    )


def _page_starts(page: Page) -> tuple[int, ...]:
    """The line (from 1) with which each page of a document begins; one without text begins where the next one does."""
    starts: list[int] = []
    for number, place in enumerate(page.layout, 1):
        starts += [number] * (place.page - len(starts))
    return tuple(starts)


def seed_lines(name: str, data: bytes) -> SeedText:
    """The lines of a seed as evidence counts them, whatever its format is; `check` proves quotes against these.

    For text they are its lines, for documents those of the text extracted from it, through all pages. Never raises.
    """
    return records_text(name, data) or _decoded(name, data)[0]


def _decoded(name: str, data: bytes) -> tuple[SeedText, Reader | None]:
    """The lines of a seed that holds no records, and the reader of ours that made them of its bytes, if one did."""
    for reader in READERS:
        if reader.decode is not None and (text := reader.decode(name, data)) is not None:
            return text, reader
    found = third_party()
    decoded = (safe_decode(reader, name, data) for reader in found.readers)
    return next((text for text in decoded if text is not None), None) or seed_text(name, data), None


def _reader_of(page: Page) -> Reader | None:
    """The reader that is surest. One that cannot be surer than those before it is not asked."""
    found: Reader | None = None
    highest = 0.0
    for reader in (*READERS, *third_party().readers):
        if reader.most <= highest:
            continue
        certainty = reader.match(page) if reader in READERS else safe_match(reader, page)
        if certainty > highest:
            found, highest = reader, certainty
    return found if highest >= _LEAST_CERTAINTY else None


def _unknown(page: Page, digest: str, findings: tuple[Finding, ...]) -> Reading:
    count = len(page.raw)
    written = [line.line for line in page.lines if line.text]
    unread = ((written[0], written[-1]),) if written else ()
    if written:
        message = "no reader knows this format; nothing was read"
        remedy = f"{_KNOWN}; a note with Markdown in it is read as a note"
        finding = Finding(page.seed, 0, message, remedy, Severity.ERROR)
    else:
        finding = Finding(page.seed, 0, "the seed is empty", "put text into it, or remove it")
    missing = (Finding(page.seed, 0, failed, "install it again, or remove it") for failed in third_party().failed)
    found = (*findings, finding, *missing)
    return Reading(page.seed, UNKNOWN, "Unknown format", digest, count, unread=unread, findings=found)


def _unread(page: Page, read_page: ReadPage) -> tuple[tuple[int, int], ...]:
    """The ranges of lines that hold text and that no rule understood; blank lines do not part a range."""
    ranges: list[tuple[int, int]] = []
    is_open = False
    for line in page.lines:
        if not line.text:
            continue
        if line.line in read_page.understood:
            is_open = False
        elif is_open:
            ranges[-1] = (ranges[-1][0], line.line)
        else:
            ranges.append((line.line, line.line))
            is_open = True
    return tuple(ranges)


def _unread_findings(page: Page, unread: Iterable[tuple[int, int]]) -> list[Finding]:
    findings = []
    for first, last in unread:
        where = f"line {first}" if first == last else f"lines {first} to {last}"
        message = f"{where} not understood: {shortened(page.lines[first - 1].text)}"
        findings.append(Finding(page.seed, first, message, "leave it, or look whether an entry is cut off here"))
    return findings
