"""PDF documents: of a paper its title, authors, abstract and ids; of any other document its text as a clipping."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from vaultgen.grounding import Passage
from vaultgen.model import Block, BlockKind, Finding, NoteRecord, PaperRecord, Severity
from vaultgen.read.arxiv.arxiv_fields import dois_in
from vaultgen.read.arxiv.arxiv_stamp import STAMP, with_stamp
from vaultgen.read.fields.institutions import institutions
from vaultgen.read.fields.marked_names import is_no_name, marked_names
from vaultgen.read.page import Page, ReadPage, count_of, joined
from vaultgen.read.pdf.pdf_back import references
from vaultgen.read.pdf.pdf_body import body_blocks
from vaultgen.read.pdf.pdf_layout import ends_paragraph, usual_size, without_marks

NAME = "pdf"

_ABSTRACT = re.compile(r"a\s?b\s?s\s?t\s?r\s?a\s?c\s?t\s*(?:[.:—–-]\s*)?(?P<rest>.*)", re.IGNORECASE)
_AFTER_ABSTRACT = re.compile(
    r"(?:\d+\.?|I\.)?\s*introduction\b.{0,20}|(?:key\s?words|index terms|ccs concepts|categories and subject"
    r"|acm reference format|general terms|contents|1\s+[A-Z][a-z]+.{0,40}$|\*?equal contribution"
    r"|\d?\s*correspondence)\b.*",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(r"\d{1,4}|(?:page\s+)?\d+\s*(?:of|/)\s*\d+", re.IGNORECASE)
_LEADER = re.compile(r"(?:\. ?){6}")  # the dots of a table of contents
_TITLE_WITHIN = 25  # lines of the first page
_AUTHORS_WITHIN = 80  # lines after the title
_LONGEST_TITLE = 300
_LONGEST_ABSTRACT = 5_000
_LEAST_ABSTRACT = 80
_HEADING_SIZE = 1.12  # times the size of the text
_LONGEST_HEADING = 120


@dataclass(frozen=True, slots=True)
class _Title:
    passage: Passage
    after: int


def match(page: Page) -> float:
    """Sure of what came out of a document in pages."""
    return 1.0 if page.layout else 0.0


def read(page: Page) -> ReadPage:
    """One record: a paper where there is an abstract or arXiv's stamp, else the document's text."""
    page = replace(page, lines=tuple(map(without_marks, page.lines)))
    pages = page.layout[-1].page
    everything = frozenset(range(1, len(page.raw) + 1))
    title = _title(page)
    if title is None:
        finding = Finding(page.seed, 0, "the PDF has no title that can be told by its size", severity=Severity.INFO)
        return ReadPage((), everything, "PDF without a title", findings=(finding,))
    paper = _paper(page, title)
    if paper is None:
        what = f"PDF document, {count_of(pages, 'page')} read"
        return ReadPage((_document(page, title),), everything, what)
    findings = []
    if paper.abstract is None:
        findings.append(Finding(page.seed, paper.line, "no abstract was found in the PDF", severity=Severity.INFO))
    if not paper.authors:
        findings.append(Finding(page.seed, paper.line, "no authors were made out in the PDF", severity=Severity.INFO))
    return ReadPage((paper,), everything, "PDF of a paper", findings=tuple(findings))


def _first_page(page: Page) -> list[int]:
    return [i for i, place in enumerate(page.layout) if place.page == 1]


def _title(page: Page) -> _Title | None:
    """The lines of the largest letters at the top of the first page; where sizes are not known, its first line."""
    head = [
        i
        for i in _first_page(page)[:_TITLE_WITHIN]
        if sum(c.isalpha() for c in page.lines[i].text) >= 4 and not STAMP.search(page.lines[i].text)
    ]
    cut = next((i for i in head if _is_abstract(page.lines[i].text)), None)
    head = [i for i in head if cut is None or i < cut]
    if not head:
        return None
    largest = max(page.layout[i].size for i in head)
    first = next(i for i in head if page.layout[i].size >= 0.97 * largest)
    last = first
    while largest and last + 1 < len(page.lines) and page.layout[last + 1].size >= 0.97 * largest and last - first < 5:
        last += 1
    passage = joined(page.lines[first : last + 1])
    if passage is None or len(passage.text) > _LONGEST_TITLE:
        passage = page.lines[first].slice(0, _LONGEST_TITLE).strip()
    return _Title(passage, last + 1)


def _is_abstract(text: str) -> bool:
    found = _ABSTRACT.match(text)
    # A sentence may begin with the word: `Abstract interpretation is …`.
    return bool(found and (not found["rest"] or not text[len("abstract") : len("abstract") + 1].isspace()))


def _paper(page: Page, title: _Title) -> PaperRecord | None:
    first_page = _first_page(page)
    stamp = next((page.lines[i] for i in first_page if STAMP.match(page.lines[i].text)), None)
    start = next((i for i in range(title.after, len(page.lines)) if _is_abstract(page.lines[i].text)), None)
    if start is not None and page.layout[start].page > 2:
        start = None
    if stamp is None and start is None:
        return None
    abstract = _abstract(page, start) if start is not None else None
    authors = _authors(page, title.after, start if start is not None else title.after + _AUTHORS_WITHIN)
    doi = next((d for i in first_page for d in dois_in(page.lines[i])), None)
    record = PaperRecord(
        title.passage,
        authors,
        authors_complete=bool(authors),
        abstract=abstract,
        doi=doi,
        # Without an abstract there is no telling where they end.
        affiliations=institutions(_head(page, title.after, start)) if start is not None else (),
        references=references(page),
        body=body_blocks(page, start if start is not None else title.after),
    )
    return with_stamp(record, stamp) if stamp else record


def _head(page: Page, start: int, end: int) -> Iterator[Passage]:
    """The lines of the first page from `start` to `end`, as they stand."""
    for index in range(start, min(end, len(page.raw))):
        if page.layout[index].page == 1:
            yield Passage.of_line(page.raw[index], page.seed, index + 1)


def _abstract(page: Page, start: int) -> Passage | None:
    """The text from the label on to the next heading, or to the end of what looks like it."""
    label = _ABSTRACT.match(page.lines[start].text)
    parts = [page.lines[start].slice(label.start("rest"))] if label and label["rest"] else []
    length = 0
    for index in range(start + 1, len(page.lines)):
        line = page.lines[index]
        is_next = page.layout[index].page > page.layout[start].page + 1 or length > _LONGEST_ABSTRACT
        if is_next or _AFTER_ABSTRACT.fullmatch(line.text):
            break
        if not (STAMP.match(line.text) or _PAGE_NUMBER.fullmatch(line.text)):
            parts.append(line)
            length += len(line.text) + 1
    text = joined(parts)
    return text if text is not None and _LEAST_ABSTRACT <= len(text.text) <= _LONGEST_ABSTRACT else None


def _authors(page: Page, start: int, end: int) -> tuple[Passage, ...]:
    """The names on the lines below the title, without the marks that lead to affiliations and notes."""
    names: list[Passage] = []
    for index in range(start, min(end, start + _AUTHORS_WITHIN, len(page.raw))):
        raw = Passage.of_line(page.raw[index], page.seed, index + 1)
        if page.layout[index].page > 1 or _AFTER_ABSTRACT.fullmatch(page.lines[index].text):
            break
        if is_no_name(raw.text) or STAMP.search(raw.text):
            continue
        shown = marked_names(raw)
        if shown:
            names += shown
        elif names:
            break  # below the names stand affiliations, which may look like names
    return tuple({n.text: n for n in reversed(names)}.values())[::-1]


def _document(page: Page, title: _Title) -> NoteRecord:
    """The document's text: lines of larger letters are headings, the others paragraphs."""
    usual = usual_size(page)
    blocks: list[Block] = []
    open_lines: list[Passage] = []
    section: tuple[str, ...] = ()

    def close() -> None:
        if (passage := joined(open_lines)) is not None:
            blocks.append(Block(BlockKind.PARAGRAPH, passage, section))
        open_lines.clear()

    for index in range(title.after, len(page.lines)):
        line = page.lines[index]
        if _PAGE_NUMBER.fullmatch(line.text) or _LEADER.search(line.text) or not line.text:
            continue
        if usual and page.layout[index].size > _HEADING_SIZE * usual and len(line.text) <= _LONGEST_HEADING:
            close()
            blocks.append(Block(BlockKind.HEADING, line, section[:0], depth=2))
            section = (line.text,)
            continue
        open_lines.append(line)
        if ends_paragraph(open_lines):
            close()
    close()
    return NoteRecord(title.passage, blocks=tuple(blocks), is_clipping=True)
