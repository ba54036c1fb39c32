"""The body of a paper's PDF: its headings, the paragraphs below them, and its tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vaultgen.grounding import Passage
from vaultgen.model import Block, BlockKind
from vaultgen.read.page import Page
from vaultgen.read.pdf.pdf_back import AFTER_REFERENCES, REFERENCES
from vaultgen.read.pdf.pdf_layout import ends_paragraph, flowing, running_heads, usual_size
from vaultgen.read.pdf.pdf_tables import Table, find_tables

_NUMBERED = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}(?=\.)|[A-Z](?:\.\d{1,2}){0,2})\.?\s+"
    r"(?P<title>[A-Z“\"‘(\d].{0,100}?)"
)
_KNOWN = re.compile(
    r"introduction|(?:related|previous|prior) works?|background|preliminaries|motivation|methods?|methodology|approach"
    r"|(?:our )?models?|(?:model )?architecture|(?:experimental )?setup|experiments?|(?:experimental )?results"
    r"|evaluations?|results and discussion|analysis|ablations?(?: study| studies)?|discussion|limitations?"
    r"|conclusions?(?: and future work)?|future work|broader impacts?|ethic(?:s|al) (?:statement|considerations)"
    r"|acknowledge?ments?|appendi(?:x|ces)|references|contributions|data(?:sets?)?|training|reproducibility statement",
    re.IGNORECASE,
)
_LARGER = 1.05  # times the size of the text: the least of a heading without a number
_SMALLER = 0.93  # times the size of the text: notes, captions and cells
_LONGEST_HEADING = 100
_MOST_WORDS = 14
_LONGEST_PARAGRAPH = 40  # lines
_ROMAN = {"I": 1, "V": 5, "X": 10}


@dataclass(slots=True)
class _Writing:
    """What has been read so far: the blocks, the lines of the open paragraph, the headings above it, and the number of
    the last heading (of sections with Roman numbers also the `letter` of the last one below). `is_back`: the references
    have begun."""

    blocks: list[Block] = field(default_factory=list)
    lines: list[Passage] = field(default_factory=list)
    section: list[str] = field(default_factory=list)
    number: tuple[int, ...] = ()
    letter: str = ""
    is_roman: bool = False
    is_back: bool = False


def body_blocks(page: Page, start: int) -> tuple[Block, ...]:
    """The blocks from the first heading at or after the line `start` (from 0) on, without the references."""
    usual = usual_size(page)
    heads = running_heads(page)
    indexes = [i for i in range(start, len(page.lines)) if i not in heads and page.lines[i].text]
    tables = {min(t.lines): t for t in find_tables(page, indexes)}
    in_tables = frozenset(i for t in tables.values() for i in t.lines)
    at = _Writing()
    for index in indexes:
        line = page.lines[index]
        if table := tables.get(index):
            _take_table(at, table)
        if index in in_tables:
            continue
        size = page.layout[index].size
        if REFERENCES.fullmatch(line.text) and at.blocks:
            _close(at)
            at.is_back = True
        elif (depth := _heading_depth(at, line.text, size, usual)) is not None:
            _open_section(at, line, depth)
        elif at.section and not at.is_back and size >= _SMALLER * usual:
            at.lines.append(line)
            if ends_paragraph(at.lines) or len(at.lines) >= _LONGEST_PARAGRAPH:
                _close(at)
    _close(at)
    return tuple(at.blocks)


def _take_table(at: _Writing, table: Table) -> None:
    """A table may float into the middle of a paragraph, which goes on behind it."""
    if table.rows and at.section:
        at.blocks += table.blocks(tuple(at.section))


def _close(at: _Writing) -> None:
    if at.lines:
        at.blocks.append(Block(BlockKind.PARAGRAPH, flowing(at.lines), tuple(at.section)))
        at.lines = []


def _open_section(at: _Writing, line: Passage, depth: int) -> None:
    _close(at)
    at.is_back = False
    at.section = at.section[: depth - 1]
    at.blocks.append(Block(BlockKind.HEADING, line, tuple(at.section), depth=depth))
    at.section.append(line.text)


def _heading_depth(at: _Writing, text: str, size: float, usual: float) -> int | None:
    """How deep a line is as a heading (from 1): by a number that follows the last one's, or by size and words."""
    if len(text) > _LONGEST_HEADING or len(text.split()) > _MOST_WORDS or text.endswith((".", ",", ";")):
        return None
    is_larger = size >= _LARGER * usual > 0
    found = _NUMBERED.fullmatch(text)
    if found is not None:
        return _numbered_depth(at, found, is_larger=is_larger) if size >= _SMALLER * usual else None
    if at.is_back:
        return 1 if AFTER_REFERENCES.fullmatch(text) else None
    return 1 if _KNOWN.fullmatch(text) and (is_larger or text.isupper()) else None


def _numbered_depth(at: _Writing, found: re.Match[str], *, is_larger: bool) -> int | None:
    number = _number(found["number"])
    if at.is_roman and not at.is_back and len(found["number"]) == 1 and number > (100,):
        return _lettered_depth(at, found["number"])
    is_sure = is_larger or found["title"].isupper() or _KNOWN.fullmatch(found["title"]) is not None or len(number) > 1
    if not is_sure or not _follows(at, number):
        return None
    at.is_roman = at.is_roman or found["number"] == "I"
    at.number, at.letter = number, ""
    return len(number)


def _lettered_depth(at: _Writing, letter: str) -> int | None:
    """2 for a letter that follows the last one below a section with a Roman number."""
    if letter != chr(ord(at.letter or "@") + 1):
        return None
    at.letter = letter
    return 2


def _number(written: str) -> tuple[int, ...]:
    """`3.2` as (3, 2), `IV` as (4,), and of an appendix `B.1` as (102, 1)."""
    first, *rest = written.split(".")
    if first.isdigit():
        head = int(first)
    elif len(first) > 1 or first in _ROMAN:
        values = [_ROMAN.get(c, 0) for c in first]
        head = sum(-v if v < max(values[i:], default=0) else v for i, v in enumerate(values))
    else:
        head = ord(first) - ord("A") + 101
    return (head, *(int(part) for part in rest if part))


def _follows(at: _Writing, number: tuple[int, ...]) -> bool:
    """Whether a heading of this number may come next: the next one on its level, or the first below the last one."""
    last = at.number
    if number == (101,) or not last:
        return number in ((0,), (1,)) or (number == (101,) and bool(last))
    if len(number) > len(last):
        return number == (*last, 1)
    return number[:-1] == last[: len(number) - 1] and number[-1] == last[len(number) - 1] + 1
