"""What a saved or clipped page shows, read as the readers of copied text read its copy."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vaultgen.grounding import Passage
from vaultgen.read.arxiv import arxiv_abs, arxiv_new, arxiv_search
from vaultgen.read.copied import aitopics, citation_list, paper_feed
from vaultgen.read.notes.markdown_inline import plain_inline
from vaultgen.read.page import Page, ReadPage

_TEXT_READERS = (arxiv_new, arxiv_abs, arxiv_search, paper_feed, aitopics, citation_list)
_LEAST_CERTAINTY = 0.8
_BLOCK_MARK = re.compile(r"\s*(?:(?:#{1,6}|>|[-*+]|\d{1,4}\.)(?=\s|$)\s*)+")


def shown_listing(page: Page, lines: Sequence[Passage]) -> ReadPage | None:
    """The records in the lines that a page shows, if a reader of copied text is sure of them."""
    shown = Page(page.seed, page.raw, tuple(lines))
    certainty, _, reader = max((r.match(shown), -rank, r) for rank, r in enumerate(_TEXT_READERS))
    if certainty < _LEAST_CERTAINTY:
        return None
    found = reader.read(shown)
    return found if found.records else None


def markdown_lines(page: Page, after: int) -> list[Passage]:
    """The lines below line number `after` as they are shown: without Markdown's marks and the addresses of links."""
    return [plain_inline(_without_mark(line)).passage for line in page.lines[after:]]


def _without_mark(line: Passage) -> Passage:
    mark = _BLOCK_MARK.match(line.text)
    return line.slice(mark.end()) if mark else line
