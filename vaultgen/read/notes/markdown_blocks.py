"""The blocks of a person's note: headings, paragraphs, nested items, callouts, table rows; code is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from vaultgen.grounding import Passage
from vaultgen.model import Block, BlockKind, Link
from vaultgen.read.notes.markdown_inline import Inline, plain_inline

_FENCE = re.compile(r"\s*(?:>\s*)*(?P<fence>`{3,}|~{3,})")
_HEADING = re.compile(r"\s{0,3}(?P<level>#{1,6})\s+(?P<text>.*)")
_ITEM = re.compile(r"(?P<indent>\s*)(?:[-*+•]|(?P<number>\d{1,9}[.)]))(?:\s+|$)(?:\[(?P<box>.)\]\s+)?")
_RULE = re.compile(r"\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})")
_QUOTE = re.compile(r"\s*>\s?")
_ALL_QUOTES = re.compile(r"(?:\s*>)*\s?")
_DEEPEST_QUOTE = 6  # what is quoted within more callouts than that is text of the innermost
_CALLOUT = re.compile(r"\s*>\s*\[!(?P<type>[^\]\s|]+)(?:\|[^\]]*)?\][+-]?\s*")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
# `[1]: https://…`: what the words before `[1]` lead to
_DEFINITION = re.compile(
    r"\s{0,3}\[(?P<label>(?!\^)[^\[\]\n]{1,200})\]:\s+<?(?P<address>https?://[^\s<>]+)>?"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(r"[^:]{0,120}:")
_TAGS_ONLY = re.compile(r"(?:#[^\s#]+\s*)+")
_TAB = 4
# What goes on beyond so many characters, or seed lines, begins a new block.
_LONGEST_PARAGRAPH = 10_000
_MOST_LINES = 200
_WRAPPED_AT = 60  # a line of fewer characters is not taken for one that an editor wrapped


@dataclass(slots=True)
class NoteBlocks:
    """The blocks found so far, and where the reader stands; the addresses of link references by their labels."""

    blocks: list[Block] = field(default_factory=list)
    embeds: list[Link] = field(default_factory=list)
    tags: list[Passage] = field(default_factory=list)
    section: list[tuple[int, str]] = field(default_factory=list)
    items: list[tuple[int, int]] = field(default_factory=list)
    open_kind: BlockKind | None = None
    addresses: Mapping[str, str] = field(default_factory=dict)


def read_blocks(lines: Sequence[Passage]) -> NoteBlocks:
    """The blocks of the lines after a note's frontmatter, in order."""
    defined = (found for line in lines if "]:" in line.text and (found := _DEFINITION.fullmatch(line.text)))
    note = NoteBlocks(addresses={found["label"].strip().lower(): found["address"] for found in defined})
    index = 0
    while index < len(lines):
        index = _take(note, lines, index)
    return note


def _take(note: NoteBlocks, lines: Sequence[Passage], index: int) -> int:
    """Read the block that begins at `index`; the index after it."""
    if after := _after_no_text(lines, index):
        note.open_kind = None
        return after
    if _CALLOUT.match(lines[index].text):
        return _take_callout(note, lines, index)
    if _is_table(lines, index):
        return _take_table(note, lines, index)
    _take_line(note, lines[index])
    return index + 1


def _after_no_text(lines: Sequence[Passage], index: int) -> int:
    """The index after blank lines, rules, code and comments; 0 where there is text."""
    text = lines[index].text.strip()
    if not text or _RULE.fullmatch(text) or ("]:" in text and _DEFINITION.fullmatch(text)):
        return index + 1
    if fence := _FENCE.match(text):
        return _after_fence(lines, index, fence["fence"])
    if text.startswith("%%") and text.count("%%") == 1:
        return _after(lines, index, "%%")
    if text.startswith("<!--") and "-->" not in text:
        return _after(lines, index, "-->")
    return 0


def _inline(note: NoteBlocks, passage: Passage) -> Inline:
    return plain_inline(passage, note.addresses)


def _take_line(note: NoteBlocks, line: Passage) -> None:
    if heading := _HEADING.fullmatch(line.text):
        _take_heading(note, line, heading)
    elif _TAGS_ONLY.fullmatch(line.text.strip()):
        note.tags += [line.slice(m.start(), m.end()) for m in re.finditer(r"#[^\s#]+", line.text)]
    elif item := _ITEM.match(line.text):
        _take_item(note, line, item)
    else:
        _take_text(note, line)


def _after_fence(lines: Sequence[Passage], index: int, fence: str) -> int:
    for after in range(index + 1, len(lines)):
        found = _FENCE.match(lines[after].text)
        if found and found["fence"][0] == fence[0] and len(found["fence"]) >= len(fence):
            return after + 1
    return len(lines)


def _after(lines: Sequence[Passage], index: int, mark: str) -> int:
    return next((i + 1 for i in range(index + 1, len(lines)) if mark in lines[i].text), len(lines))


def _indent(text: str) -> int:
    """The columns before the text; a tab reaches to the next multiple of four."""
    column = 0
    for character in text:
        if character == "\t":
            column += _TAB - column % _TAB
        elif character.isspace():
            column += 1
        else:
            break
    return column


def _take_heading(note: NoteBlocks, line: Passage, found: re.Match[str]) -> None:
    level = len(found["level"])
    inline = _inline(note, line.slice(*found.span("text")).strip("# \t"))
    note.section = [(depth, title) for depth, title in note.section if depth < level]
    note.items, note.open_kind = [], None
    if inline.passage.text:
        _add(note, Block(BlockKind.HEADING, inline.passage, depth=level), inline)
        note.section.append((level, inline.passage.text))
    else:
        note.embeds += inline.embeds


def _take_item(note: NoteBlocks, line: Passage, found: re.Match[str]) -> None:
    indent = _indent(line.text)
    note.items = [(column, block) for column, block in note.items if column < indent]
    inline = _inline(note, line.slice(found.end()))
    if not inline.passage.text:
        note.embeds += inline.embeds
        return
    parent = note.items[-1][1] if note.items else None
    block = Block(BlockKind.ITEM, inline.passage, depth=len(note.items), parent=parent, number=found["number"] or "")
    _add(note, replace(block, lead_in_end=_lead_in_end(inline)), inline)
    note.items.append((indent, len(note.blocks) - 1))
    note.open_kind = BlockKind.ITEM


def _lead_in_end(inline: Inline) -> int:
    """Where a bold lead-in ends, its colon included: `**Deployment:** …`, `**MMLU (5-shot)** (new): …`."""
    text = inline.passage.text
    if not inline.bold or inline.bold[0][0] != 0:
        return 0
    bold_end = inline.bold[0][1]
    if text[:bold_end].rstrip().endswith(":"):
        return bold_end
    found = _LEAD_IN.match(text, bold_end)
    between = text[bold_end : found.end() - 1] if found else "."
    return found.end() if found and (not between.strip() or re.fullmatch(r"\s*\([^()]*\)\s*", between)) else 0


def _take_text(note: NoteBlocks, line: Passage) -> None:
    """A paragraph, the next line of one that an editor wrapped, or text under an item."""
    quote = _QUOTE.match(line.text)
    indent = _indent(line.text)
    inline = _inline(note, line.slice(_end_of_quotes(line.text)) if quote else line)
    if not inline.passage.text:
        note.embeds += inline.embeds
        return
    if note.open_kind and note.blocks and _continues(note, inline.passage, indent):
        _append(note, inline)
        return
    if not indent:
        note.items = []
    parent = note.items[-1][1] if note.items else None
    block = Block(BlockKind.PARAGRAPH, inline.passage, depth=len(note.items), parent=parent)
    _add(note, replace(block, lead_in_end=_lead_in_end(inline)), inline)
    note.open_kind = BlockKind.PARAGRAPH


def _continues(note: NoteBlocks, passage: Passage, indent: int) -> bool:
    last = note.blocks[-1].passage
    if not _has_room(last):
        return False
    if passage.text[0].islower():
        return True
    wrapped = len(last.text) >= _WRAPPED_AT and last.text[-1] not in ".!?:"
    return wrapped and (note.open_kind is BlockKind.PARAGRAPH or indent > 0)


def _has_room(passage: Passage) -> bool:
    return len(passage.text) <= _LONGEST_PARAGRAPH and len(passage.lines) < _MOST_LINES


def _append(note: NoteBlocks, inline: Inline) -> None:
    block = note.blocks[-1]
    shift = len(block.passage.text) + 1
    note.blocks[-1] = replace(
        block,
        passage=Passage.join([block.passage, inline.passage]),
        links=(*block.links, *(replace(x, start=x.start + shift, end=x.end + shift) for x in inline.links)),
        web=(*block.web, *(replace(x, start=x.start + shift, end=x.end + shift) for x in inline.web)),
        bold=(*block.bold, *((a + shift, b + shift) for a, b in inline.bold)),
        italic=(*block.italic, *((a + shift, b + shift) for a, b in inline.italic)),
    )
    note.embeds += inline.embeds


def _take_callout(
    note: NoteBlocks, lines: Sequence[Passage], index: int, within: int | None = None, level: int = 1
) -> int:
    """The callout that begins at `index`, then what is quoted within it; `within` is the callout around it."""
    head = _CALLOUT.match(lines[index].text)
    if not head:
        return index + 1
    indent = _indent(lines[index].text)
    note.items = [(column, block) for column, block in note.items if column < indent]
    title = _inline(note, lines[index].slice(head.end()))
    parts = []
    nested: list[list[Passage]] = [[]]
    after = index + 1
    while after < len(lines) and (quote := _QUOTE.match(lines[after].text)) and not _CALLOUT.match(lines[after].text):
        content = lines[after].slice(quote.end())
        if level < _DEEPEST_QUOTE and _QUOTE.match(content.text):
            nested[-1].append(content)
        else:
            nested += [[]] if nested[-1] else []
            content = content.slice(_end_of_quotes(content.text))
            item = _ITEM.match(content.text)
            parts.append(_inline(note, content.slice(item.end()) if item else content))
        after += 1
    note.open_kind = None
    note.embeds += [e for p in (title, *parts) for e in p.embeds]
    shown = [p for p in parts if p.passage.text] or ([title] if title.passage.text else [])
    around = within
    if shown:
        parent = note.items[-1][1] if note.items and within is None else within
        block = Block(
            BlockKind.CALLOUT,
            shown[0].passage,
            depth=len(note.items),
            parent=parent,
            callout=head["type"].lower(),
            callout_title=title.passage.text,
        )
        _add(note, block, replace(shown[0], embeds=()))
        around = len(note.blocks) - 1
        for part in shown[1:]:
            if _has_room(note.blocks[-1].passage):
                _append(note, replace(part, embeds=()))
            else:
                _add(note, replace(block, passage=part.passage), replace(part, embeds=()))
    for group in nested:
        _take_nested(note, group, around, level + 1)
    return after


def _take_nested(note: NoteBlocks, lines: Sequence[Passage], within: int | None, level: int) -> None:
    """What is quoted within a callout: callouts of their own, and paragraphs."""
    index = 0
    note.open_kind = None
    while index < len(lines):
        if _CALLOUT.match(lines[index].text):
            index = _take_callout(note, lines, index, within, level)
            continue
        content = lines[index].slice(_end_of_quotes(lines[index].text))
        inline = _inline(note, content)
        if not inline.passage.text:
            note.embeds += inline.embeds
            note.open_kind = None
        elif note.open_kind is BlockKind.PARAGRAPH and _has_room(note.blocks[-1].passage):
            _append(note, inline)
        else:
            _add(note, Block(BlockKind.PARAGRAPH, inline.passage, depth=len(note.items), parent=within), inline)
            note.open_kind = BlockKind.PARAGRAPH
        index += 1
    note.open_kind = None


def _end_of_quotes(text: str) -> int:
    """Where the text after all its `>` begins."""
    found = _ALL_QUOTES.match(text)
    return found.end() if found else 0


def _is_table(lines: Sequence[Passage], index: int) -> bool:
    if "|" not in lines[index].text:
        return False
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    return "|" in following and "-" in following and _TABLE_RULE.fullmatch(following) is not None


def _take_table(note: NoteBlocks, lines: Sequence[Passage], index: int) -> int:
    note.items, note.open_kind = [], None
    first = index
    while index < len(lines) and "|" in lines[index].text:
        if not (index == first + 1 and _TABLE_RULE.fullmatch(lines[index].text)):
            inline = _inline(note, lines[index])
            cells = _cells(inline)
            if cells:
                block = Block(BlockKind.TABLE_ROW, inline.passage, cells=cells, is_header=index == first)
                _add(note, block, inline)
        index += 1
    return index


def _cells(inline: Inline) -> tuple[tuple[int, int], ...]:
    text = inline.passage.text
    cuts = [-1, *inline.bars, len(text)]
    spans = []
    for before, after in pairwise(cuts):
        start, end = before + 1, max(after, before + 1)
        inner = text[start:end]
        lead = len(inner) - len(inner.lstrip())
        spans.append((start + lead, start + lead + len(inner.strip())))
    if spans and text.startswith("|"):
        spans = spans[1:]
    if spans and text.endswith("|") and len(inline.bars) > 1:
        spans = spans[:-1]
    return tuple(spans)


def _add(note: NoteBlocks, block: Block, inline: Inline) -> None:
    section = tuple(title for _, title in note.section)
    marked = replace(block, bold=inline.bold, italic=inline.italic)
    note.blocks.append(replace(marked, section=section, links=inline.links, web=inline.web))
    note.embeds += inline.embeds
