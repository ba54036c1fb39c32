"""The merged blocks as text: blank lines between them, indents and list markers as the user's note has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vaultgen.vault.merge.blocks import Block, Body, Kind
from vaultgen.vault.merge.lines import split_lines
from vaultgen.vault.merge.sides import Sides

# Obsidian nests lists by four blanks or a tab.
_STEP = "    "
_TIGHT = {Kind.ITEM, Kind.FOOTNOTE}


@dataclass(frozen=True, slots=True)
class Entry:
    """A block of the merged note: its text, and its index in the user's note and in the new one (-1: not there).
    `is_theirs`: the user wrote it, so that no byte of it changes. `is_loose`: it stands where the user put it, not
    where the generated text has it."""

    kind: Kind
    text: str
    depth: int
    level: int = 0
    mine: int = -1
    new: int = -1
    is_theirs: bool = False
    is_loose: bool = False
    is_new_text: bool = False


def restyled(text: str, old: tuple[str, str], new: tuple[str, str]) -> str:
    """A block's text with its indent and list marker (`old`) replaced by others."""
    if old == new:
        return text
    lines = split_lines(text)
    first = "".join(new) + lines[0].removeprefix("".join(old))
    rest = [new[0] + line.removeprefix(old[0]) if line.startswith(old[0]) else line for line in lines[1:]]
    return "".join((first, *rest))


def grounded(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, none of the generated ones nested deeper than one below the item that it now stands under: deeper,
    it would be code."""
    found: list[Entry] = []
    above: list[Entry] = []
    for entry in entries:
        while above and above[-1].depth >= entry.depth:
            above.pop()
        deepest = above[-1].depth + 1 if above and above[-1].kind is Kind.ITEM else 0
        now = entry if entry.is_theirs or entry.depth <= deepest else _raised(entry, deepest, above)
        found.append(now)
        above.append(now)
    return found


def _raised(entry: Entry, depth: int, above: Sequence[Entry]) -> Entry:
    """An entry at a smaller depth."""
    indent = _indent(above[-1].text) + _STEP if depth else ""
    return replace(entry, depth=depth, text=restyled(entry.text, (_indent(entry.text), ""), (indent, "")))


def _indent(text: str) -> str:
    return text[: len(text) - len(text.lstrip(" \t"))]


def marker_type(block: Block) -> str:
    """What sets one kind of list from the other: whether its items are numbered."""
    marker = block.prefix[1].strip()
    return "numbered" if marker[-1:] in {".", ")"} else "bullet" if marker else ""


def joined(sides: Sides, entries: Sequence[Entry], end: str) -> str:
    """The entries as text, with the blank lines that stood between them where they were neighbours before."""
    parts: list[str] = []
    before: Entry | None = None
    for entry in entries:
        if before is None:
            parts.append(_first_gap(sides, entry))
        else:
            if not parts[-1].endswith(("\n", "\r")):
                parts.append(end)
            parts.append(_gap(sides, before, entry, end))
        parts.append(entry.text)
        before = entry
    if before is not None and sides.mine.tail and not parts[-1].endswith(("\n", "\r")):
        parts.append(end)
    return "".join((*parts, sides.mine.tail))


def _first_gap(sides: Sides, entry: Entry) -> str:
    """What stands before the first block."""
    if sides.mine.blocks:
        return sides.mine.blocks[0].gap
    return sides.new.blocks[entry.new].gap if entry.new >= 0 else ""


def _gap(sides: Sides, before: Entry, after: Entry, end: str) -> str:
    """The blank lines between two blocks: as they were where the two were neighbours, else as many as either had on
    that side, and one where two blocks would run together without."""
    if before.mine >= 0 and after.mine == before.mine + 1:
        return sides.mine.blocks[after.mine].gap
    if before.new >= 0 and after.new == before.new + 1:
        return sides.new.blocks[after.new].gap
    if after.kind is Kind.ROW and before.kind in {Kind.ROW, Kind.TABLE_HEAD}:
        return ""
    gaps = (_gap_at(sides, before, 1), _gap_at(sides, after, 0))
    if before.kind is after.kind and after.kind in _TIGHT:
        return min(gaps, key=len)
    gap = max(gaps, key=len)
    return gap or ("" if before.kind in {Kind.HEADING, Kind.RULE} else end)


def _gap_at(sides: Sides, entry: Entry, offset: int) -> str:
    """The blank lines before (0) or after (1) a block in the text that it comes from."""
    body, index = (sides.mine, entry.mine) if entry.mine >= 0 else (sides.new, entry.new)
    return _gap_before(body, index + offset)


def _gap_before(body: Body, index: int) -> str:
    return body.blocks[index].gap if index < len(body.blocks) else ""
