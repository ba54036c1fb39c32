"""What a saved or clipped page shows, read as the readers of copied text read its copy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vaultgen.grounding import Passage
from vaultgen.read.arxiv import arxiv_abs, arxiv_new, arxiv_search
from vaultgen.read.copied import aitopics, citation_list, paper_feed
from vaultgen.read.notes.markdown_inline import plain_inline
from vaultgen.read.page import Page, ReadPage
from vaultgen.text.clean import clean_line

_TEXT_READERS = (arxiv_new, arxiv_abs, arxiv_search, paper_feed, aitopics, citation_list)
_LEAST_CERTAINTY = 0.8
# Sites whose pages list papers, and which of their pages do.
_SITES = (
    (aitopics.read, re.compile(r"https?://(?:www\.)?aitopics\.org/(?!doc/)", re.IGNORECASE)),
    (citation_list.read, re.compile(r"https?://scholar\.google\.[\w.]{2,6}/(?:scholar|citations)\b", re.IGNORECASE)),
    (citation_list.read, re.compile(r"https?://dblp\.[\w.-]{3,20}/(?:pid|pers|search|db)\b", re.IGNORECASE)),
)
_CELL_PARTS = re.compile(r"\s*\|\s*|\s{2,}|\s*<br\s*/?>\s*", re.IGNORECASE)
_RULE = re.compile(r"[\s|:-]*")
_BLOCK_MARK = re.compile(r"\s*(?:(?:#{1,6}|>|[-*+]|\d{1,4}\.)(?=\s|$)\s*)+")


def shown_listing(page: Page, lines: Sequence[Passage], address: str = "") -> ReadPage | None:
    """The records in the lines that a page shows, if a reader of copied text is sure of them, or the page's address
    names a site whose lists one reads."""
    shown = Page(page.seed, page.raw, tuple(lines))
    read_site = next((read for read, pattern in _SITES if pattern.match(address)), None)
    if read_site is not None and (listed := read_site(shown)).records:
        return listed
    certainty, _, reader = max((r.match(shown), -rank, r) for rank, r in enumerate(_TEXT_READERS))
    if certainty < _LEAST_CERTAINTY:
        return None
    found = reader.read(shown)
    return found if found.records else None


def markdown_lines(page: Page, after: int) -> list[Passage]:
    """The lines below line number `after` as they are shown: without Markdown's marks and the addresses of links, and
    each line of a table's cell for itself."""
    shown: list[Passage] = []
    for index in range(after, len(page.raw)):
        if page.raw[index].lstrip().startswith("|"):
            shown += _cell_lines(Passage.of_line(page.raw[index], page.seed, index + 1))
        else:
            shown.append(plain_inline(_without_mark(page.lines[index])).passage)
    return shown


def _cell_lines(row: Passage) -> Iterator[Passage]:
    """The lines of a row's cells: clippers put blanks, or a `<br>`, where a cell had its lines."""
    if _RULE.fullmatch(row.text):
        return
    position = 0
    for mark in [*_CELL_PARTS.finditer(row.text), None]:
        end = mark.start() if mark else len(row.text)
        if position < end and (part := plain_inline(clean_line(row.slice(position, end))).passage).text:
            yield part
        position = mark.end() if mark else end


def _without_mark(line: Passage) -> Passage:
    mark = _BLOCK_MARK.match(line.text)
    return line.slice(mark.end()) if mark else line
