"""The three-way merge of a note's body, block by block.

The user's note is the warp: its blocks keep their order. Blocks that the user left alone follow the generated text;
what the user wrote, changed or put elsewhere stays byte for byte; what they deleted stays deleted, together with
whatever the seeds would add to a section or item that is gone. New blocks come in beside their neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vaultgen.vault.merge.blocks import Kind
from vaultgen.vault.merge.fate import Fate, Take, decide_fates
from vaultgen.vault.merge.footnotes import references, relabelled
from vaultgen.vault.merge.layout import Entry, grounded, joined, restyled
from vaultgen.vault.merge.placing import styled_entry, with_new_blocks
from vaultgen.vault.merge.result import Conflict
from vaultgen.vault.merge.sides import Sides, compare_bodies

_SHOWN = 60


def merge_bodies(base: str, new: str, mine: str, end: str) -> tuple[str, tuple[Conflict, ...]]:
    """The merged body and its conflicts. `end` is the line end of `mine`; the other two have it already."""
    sides = compare_bodies(base, new, mine)
    fates = decide_fates(sides)
    entries = [e for m in range(len(fates)) for e in _entries(sides, m, fates)]
    entries = grounded(with_new_blocks(sides, entries, {f.new for f in fates}))
    return joined(sides, entries, end), tuple(_conflicts(sides, fates, entries))


def _entries(sides: Sides, mine: int, fates: Sequence[Fate]) -> Iterator[Entry]:
    """What a block of the user's note leaves in the merged one: itself, its new version, or nothing."""
    block, fate = sides.mine.blocks[mine], fates[mine]
    # An item whose parent is gone takes the place that it has in the generated text.
    is_orphan = block.depth > 0 and fates[block.parent].take is Take.NONE and fate.new >= 0 and not fate.is_theirs
    base = sides.user.old_of.get(mine)
    is_renested = base is not None and sides.base.blocks[base].depth != block.depth
    is_loose = (fate.is_theirs and fate.new < 0) or mine in sides.user.displaced or is_renested
    if fate.take is Take.MINE and is_orphan:
        yield styled_entry(sides, fate.new, [], mine=mine)
    elif fate.take is Take.MINE:
        yield Entry(block.kind, block.text, block.depth, block.level, mine, fate.new, fate.is_theirs, is_loose)
    elif fate.take is Take.NEW:
        before, after = sides.base.blocks[sides.user.old_of[mine]], sides.new.blocks[fate.new]
        if is_orphan or (after.depth != before.depth and block.depth == before.depth):
            yield styled_entry(sides, fate.new, [], mine=mine)
            return
        text = sides.new_text(fate.new)
        if before.prefix != block.prefix:
            text = restyled(text, after.prefix, block.prefix)
        yield Entry(after.kind, text, block.depth, after.level, mine, fate.new, is_loose=is_loose, is_new_text=True)


def _conflicts(sides: Sides, fates: Sequence[Fate], entries: Sequence[Entry]) -> Iterator[Conflict]:
    """The blocks that both sides have changed."""
    defined = {sides.mine.blocks[e.mine].label for e in entries if e.kind is Kind.FOOTNOTE and e.mine >= 0}
    defined |= {sides.labels[sides.new.blocks[e.new].label] for e in entries if e.kind is Kind.FOOTNOTE and e.mine < 0}
    for mine, fate in enumerate(fates):
        if not fate.is_disputed:
            continue
        block = sides.mine.blocks[mine]
        base = sides.user.old_of.get(mine)
        before = "" if base is None else sides.base.blocks[base].text
        if fate.new < 0:
            yield Conflict(_place(sides, mine), block.text, "", before)
            continue
        text = restyled(sides.new_text(fate.new), sides.new.blocks[fate.new].prefix, block.prefix)
        footnotes = _missing_footnotes(sides, fate.new, defined)
        yield Conflict(_place(sides, mine), block.text, text, before, footnotes)


def _missing_footnotes(sides: Sides, new: int, defined: set[str]) -> str:
    """The definitions that a block of the new text needs and the merged note does not have."""
    wanted = {sides.labels.get(label, label) for label in references(sides.new.blocks[new])} - defined
    found = (b for b in sides.new.blocks if b.kind is Kind.FOOTNOTE and sides.labels[b.label] in wanted)
    return "".join(relabelled(b.text, sides.labels) for b in found)


def _place(sides: Sides, mine: int) -> str:
    """Where a block stands: the headings above it, and how it begins."""
    blocks = sides.mine.blocks
    first = blocks[mine].content.lstrip("# ").split("\n", 1)[0]
    begin = first if len(first) <= _SHOWN else first[: _SHOWN - 1].rstrip() + "…"
    above = _headings_above(sides, mine)
    return " › ".join((*above, begin))


def _headings_above(sides: Sides, mine: int) -> list[str]:
    """The headings of the sections that a block stands in, the outermost first; the note's title is left out."""
    blocks = sides.mine.blocks
    above = [blocks[a] for a in sides.mine.ancestors(mine) if blocks[a].kind is Kind.HEADING and blocks[a].level > 1]
    return [b.content.split("\n", 1)[0].strip("# ") for b in reversed(above)]
