"""A note's body as a flat list of blocks, cut along the line ranges that the Markdown parser gives.

Every line that is not blank belongs to exactly one block, so that blocks and the gaps between them make up the body
byte for byte. List items, table rows and footnotes are blocks of their own; a callout, a code fence or a piece of
HTML is one block as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from vaultgen.vault.merge.lines import split_lines

_MARKER = re.compile(r"([ \t]*)((?:[-*+]|\d{1,9}[.)])(?:[ \t]+|(?=[\r\n]|\Z)))")
_LABEL = re.compile(r"[ \t]*\[\^([^\]\s]+)\]:")
_LEAD_IN = re.compile(r"\*\*(.+?):?\*\*")
_HEADING_LEVEL = re.compile(r"[ ]{0,3}(#{1,6})")


class Kind(StrEnum):
    """What a block is. `WHOLE` stands for all that is not looked into: callouts, code, HTML, rules, comments."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE_HEAD = "table head"
    ROW = "row"
    FOOTNOTE = "footnote"
    RULE = "rule"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines of a body.

    `text` are the lines with their ends, `gap` the blank lines before them. `depth` counts the list items that the
    block stands in, `parent` is the index of the block that it belongs to (item, table head, or heading; -1 for
    none). `level` is that of a heading, else 0. A list item's block is its own text; what is nested in it are blocks
    of their own. `content` is what the block says, whatever its indent, list marker, line ends, footnote label and
    trailing blanks.
    """

    kind: Kind
    text: str
    gap: str
    depth: int
    parent: int
    level: int = 0
    content: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "content", _content(self))

    @property
    def prefix(self) -> tuple[str, str]:
        """The indent, and a list item's marker with the blanks after it."""
        found = _MARKER.match(self.text) if self.kind is Kind.ITEM else None
        return (found[1], found[2]) if found else (_indent(self.text), "")

    @property
    def label(self) -> str:
        """What names the block among its like: a bold lead-in, a row's first cell, a footnote's label; else ""."""
        if self.kind is Kind.FOOTNOTE:
            found = _LABEL.match(self.text)
            return found[1] if found else ""
        if self.kind is Kind.ROW:
            return re.split(r"(?<!\\)\|", self.content.removeprefix("|"))[0].strip()
        lead = _LEAD_IN.match(self.content) if self.kind is Kind.ITEM else None
        return lead[1] if lead else ""


@dataclass(frozen=True, slots=True)
class Body:
    """The blocks in their order, and the blank lines after the last. `footnotes` is what the footnotes say, by label;
    where a label is defined twice, the first counts."""

    blocks: tuple[Block, ...]
    tail: str
    footnotes: Mapping[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        found: dict[str, str] = {}
        for block in self.blocks:
            if block.kind is Kind.FOOTNOTE:
                found.setdefault(block.label, block.content)
        object.__setattr__(self, "footnotes", found)

    def ancestors(self, index: int) -> Iterator[int]:
        """The blocks that a block belongs to, from the nearest."""
        parent = self.blocks[index].parent
        while parent >= 0:
            yield parent
            parent = self.blocks[parent].parent


@dataclass(frozen=True, slots=True)
class _Range:
    """Lines `start` to `end` (from 0, the end not included)."""

    kind: Kind
    start: int
    end: int
    depth: int


def parse_body(text: str) -> Body:
    """The blocks of a note's body (its text without frontmatter)."""
    lines = split_lines(text)
    # A form feed or a lone carriage return makes the parser count lines as we do, any other character is text.
    ranges = _complete(list(_ranges(_parser().parse(text), 0)), lines)
    blocks: list[Block] = []
    end = 0
    for found in ranges:
        block_text, gap = "".join(lines[found.start : found.end]), "".join(lines[end : found.start])
        level = _level(block_text) if found.kind is Kind.HEADING else 0
        parent = _parent(blocks, found, level)
        blocks.append(Block(found.kind, block_text, gap, found.depth, parent, level))
        end = found.end
    return Body(tuple(blocks), "".join(lines[end:]))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """CommonMark's blocks with tables and footnotes; what stands inside a line does not matter here."""
    parser = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
    parser.core.ruler.disable(["inline", "footnote_tail"])
    return parser


_KINDS = {
    "heading_open": Kind.HEADING,
    "paragraph_open": Kind.PARAGRAPH,
    "footnote_reference_open": Kind.FOOTNOTE,
    "hr": Kind.RULE,
}


def _ranges(tokens: Sequence[Token], depth: int) -> Iterator[_Range]:
    """The blocks of sibling tokens and all that they hold."""
    for first, inside in _siblings(tokens):
        start, end = first.map or (0, 0)
        if first.type in {"bullet_list_open", "ordered_list_open", "tbody_open"}:
            yield from _ranges(inside, depth)
        elif first.type == "list_item_open":
            yield from _item(start, end, inside, depth)
        elif first.type == "table_open":
            yield _Range(Kind.TABLE_HEAD, start, start + 2, depth)
            yield from (r for r in _ranges(inside, depth) if r.start >= start + 2)
        elif first.type == "tr_open":
            yield _Range(Kind.ROW, start, end, depth)
        elif first.map and first.type != "thead_open":
            yield _Range(_KINDS.get(first.type, Kind.WHOLE), start, end, depth)


def _item(start: int, end: int, inside: Sequence[Token], depth: int) -> Iterator[_Range]:
    """A list item: its own paragraph, then what is nested in it. One that begins otherwise is taken as a whole."""
    children = list(_siblings(inside))
    if not children:
        yield _Range(Kind.ITEM, start, end, depth)
        return
    paragraph = children[0][0]
    if paragraph.type != "paragraph_open" or not paragraph.map or paragraph.map[0] != start:
        yield _Range(Kind.WHOLE, start, end, depth)
        return
    yield _Range(Kind.ITEM, start, paragraph.map[1], depth)
    yield from (r for r in _ranges(inside, depth + 1) if r.start >= paragraph.map[1])


def _siblings(tokens: Sequence[Token]) -> Iterator[tuple[Token, Sequence[Token]]]:
    """The outermost tokens, each with the tokens between it and the one that closes it."""
    at = 0
    while at < len(tokens):
        close, open_tags = at, int(tokens[at].nesting)
        while open_tags > 0:
            close += 1
            open_tags += tokens[close].nesting
        yield tokens[at], tokens[at + 1 : close]
        at = close + 1


def _complete(ranges: list[_Range], lines: Sequence[str]) -> list[_Range]:
    """The ranges in order, without blank edges or overlaps, and with one more for all lines that the parser skips
    (definitions of links, for instance)."""
    owner: list[_Range | None] = [None] * len(lines)
    for found in ranges:
        for at in range(found.start, min(found.end, len(lines))):
            owner[at] = found
    for at, line in enumerate(lines):
        if owner[at] is None and line.strip():
            before = owner[at - 1] if at else None
            is_more = before is not None and before.end == -1
            owner[at] = before if is_more else _Range(Kind.WHOLE, at, -1, 0)
    complete: list[_Range] = []
    for found, start, end in _runs(owner):
        while end > start and not lines[end - 1].strip():
            end -= 1  # noqa: PLW2901 - trimmed
        while start < end and not lines[start].strip():
            start += 1  # noqa: PLW2901 - trimmed
        if end > start:
            complete.append(_Range(found.kind, start, end, found.depth))
    return complete


def _runs(owner: Sequence[_Range | None]) -> Iterator[tuple[_Range, int, int]]:
    """The runs of lines that have one owner."""
    start = 0
    for at in range(1, len(owner) + 1):
        if at == len(owner) or owner[at] is not owner[start]:
            found = owner[start]
            if found is not None:
                yield found, start, at
            start = at


def _content(block: Block) -> str:
    """What a block says, without what an editor may change of its form."""
    lines = split_lines(block.text)
    if block.kind is Kind.WHOLE:
        indent = _indent(lines[0])
        return "\n".join(line.removeprefix(indent).rstrip() for line in lines)
    first = lines[0].removeprefix("".join(block.prefix))
    if block.kind is Kind.FOOTNOTE:
        first = _LABEL.sub("", first)
    return "\n".join(line.strip() for line in (first, *lines[1:]))


def _indent(text: str) -> str:
    """The blanks at the beginning of a text."""
    return text[: len(text) - len(text.lstrip(" \t"))]


def _level(text: str) -> int:
    """A heading's level, by its number signs or its underline."""
    found = _HEADING_LEVEL.match(text)
    if found:
        return len(found[1])
    return 1 if split_lines(text)[-1].lstrip().startswith("=") else 2


def _parent(before: Sequence[Block], found: _Range, level: int) -> int:
    """The index of the block that the next one belongs to."""
    if found.kind is Kind.FOOTNOTE:  # footnotes belong to the whole note, wherever they stand
        return -1
    nearest = len(before) - 1
    if found.kind is Kind.ROW:
        return next((i for i in range(nearest, -1, -1) if before[i].kind is Kind.TABLE_HEAD), -1)
    for i in range(nearest, -1, -1):
        block = before[i]
        if found.depth and block.kind is Kind.ITEM and block.depth == found.depth - 1:
            return i
        if not found.depth and block.kind is Kind.HEADING and not block.depth and (not level or block.level < level):
            return i
    return -1
