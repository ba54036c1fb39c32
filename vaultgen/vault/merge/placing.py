"""Where blocks that only the new text has go in the user's note: beside the neighbours that they are generated with."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from vaultgen.vault.merge.blocks import Body, Kind
from vaultgen.vault.merge.footnotes import references
from vaultgen.vault.merge.layout import Entry, marker_type, restyled
from vaultgen.vault.merge.sides import Sides


def with_new_blocks(sides: Sides, entries: Sequence[Entry], shown: AbstractSet[int]) -> list[Entry]:
    """The entries with the blocks of the new text that none of them shows (`shown` does) and that belong in the note.
    A footnote belongs in it where new text refers to it."""
    placed = list(entries)
    footnotes: list[int] = []
    for n in _coming(sides, shown):
        if sides.new.blocks[n].kind is Kind.FOOTNOTE:
            footnotes.append(n)
        else:
            _insert(sides, placed, styled_entry(sides, n, placed))
    needed = {
        label for e in placed if e.is_new_text and e.kind is not Kind.FOOTNOTE
        for label in references(sides.new.blocks[e.new])
    }  # fmt: skip
    defined = {sides.mine.blocks[e.mine].label for e in placed if e.kind is Kind.FOOTNOTE}
    for n in footnotes:
        label = sides.new.blocks[n].label
        if label in needed and sides.labels[label] not in defined:
            defined.add(sides.labels[label])
            _insert(sides, placed, styled_entry(sides, n, placed))
    return placed


def _coming(sides: Sides, shown: AbstractSet[int]) -> list[int]:
    """The blocks of the new text that are to be placed. What the user deleted does not come back, nor does anything
    that would stand in a section, item or table of which nothing is left; footnotes are another matter."""
    coming: list[int] = []
    withheld: set[int] = set()
    kept_parents = {sides.new.blocks[n].parent for n in shown if n >= 0}
    for n, block in enumerate(sides.new.blocks):
        if n in shown:
            continue
        base = sides.seeds.old_of.get(n)
        is_deleted = base is not None and base not in sides.user.new_of
        has_company = block.parent in kept_parents and block.kind is not Kind.ROW
        is_homeless = block.parent in withheld and not has_company
        if block.kind is Kind.FOOTNOTE or not (is_deleted or is_homeless):
            coming.append(n)
        else:
            withheld.add(n)
    return coming


def styled_entry(sides: Sides, new: int, entries: Sequence[Entry], mine: int = -1) -> Entry:
    """A block of the new text as an entry, indented and marked like its siblings in the user's note."""
    block, text = sides.new.blocks[new], sides.new_text(new)
    siblings = [e for e in entries if e.new >= 0 and not e.is_loose and _are_siblings(sides.new, e.new, new)]
    sibling = min(siblings, key=lambda e: (abs(e.new - new), e.new), default=None)
    parent = next((e for e in entries if e.new == block.parent and e.new >= 0 and block.depth), None)
    prefix, depth = block.prefix, block.depth
    if sibling is not None:
        like = _as_block_prefix(sides, sibling)
        is_same = sides.new.blocks[sibling.new].prefix == block.prefix or marker_type(block) == "bullet"
        prefix, depth = (like if is_same else (like[0], block.prefix[1])), sibling.depth
    elif parent is not None:
        before, now = sides.new.blocks[parent.new].prefix[0], _as_block_prefix(sides, parent)[0]
        prefix, depth = (now + block.prefix[0].removeprefix(before), block.prefix[1]), parent.depth + 1
    text = restyled(text, block.prefix, prefix)
    return Entry(block.kind, text, depth, block.level, mine, new, is_new_text=True)


def _are_siblings(body: Body, one: int, other: int) -> bool:
    first, second = body.blocks[one], body.blocks[other]
    same_place = (first.kind, first.parent, first.depth) == (second.kind, second.parent, second.depth)
    return same_place and first.kind in {Kind.ITEM, Kind.ROW} and marker_type(first) == marker_type(second)


def _as_block_prefix(sides: Sides, entry: Entry) -> tuple[str, str]:
    """The indent and marker that an entry has in the merged note."""
    if entry.mine >= 0 and not entry.is_new_text:
        return sides.mine.blocks[entry.mine].prefix
    was = sides.new.blocks[entry.new].prefix
    indent = entry.text[: len(entry.text) - len(entry.text.lstrip(" \t"))]
    rest = entry.text.removeprefix(indent)
    marker = rest[: len(rest) - len(rest.lstrip("-*+0123456789.)").lstrip(" \t"))] if was[1] else ""
    return indent, marker


def _insert(sides: Sides, entries: list[Entry], entry: Entry) -> None:
    """Put an entry behind the nearest block that it is generated behind; where there is none, before the nearest that
    it is generated before; else at the end."""
    at = {e.new: i for i, e in enumerate(entries) if e.new >= 0 and _is_anchor(sides, e, entry.new)}
    before = max((n for n in at if n < entry.new), default=None)
    after = min((n for n in at if n > entry.new), default=None)
    if after is not None and _begins_list(sides, before, entry.new, after):
        place = at[after]
    elif before is not None:
        place = at[before] + 1
        while place < len(entries) and _stays_with_anchor(entries[place], entry):
            place += 1
    else:
        place = len(entries) if after is None else at[after]
        while place < len(entries) and place and _is_inside(entries[place], entry):
            place -= 1
    entries.insert(place, entry)


def _begins_list(sides: Sides, before: int | None, new: int, after: int) -> bool:
    """Whether a block is the first of its list or table, so that it belongs to the next one (the user may have put
    something before the list)."""
    return _are_siblings(sides.new, new, after) and (before is None or not _are_siblings(sides.new, before, new))


def _is_anchor(sides: Sides, entry: Entry, new: int) -> bool:
    """Whether a block still tells where its generated neighbours belong: one that the user moved does not, unless it
    moved together with what it stands in, or the neighbour stands in it."""
    if not entry.is_loose or entry.new in sides.new.ancestors(new):
        return True
    parent, generated_parent = sides.mine.blocks[entry.mine].parent, sides.new.blocks[entry.new].parent
    return (sides.in_new(parent) if parent >= 0 else -1) == generated_parent


def _is_inside(follower: Entry, entry: Entry) -> bool:
    """Whether a block stands in a table, or in an item of the user's note, that the new block must not part."""
    is_row = follower.kind is Kind.ROW and entry.kind is not Kind.ROW
    return is_row or (follower.depth > entry.depth and not follower.is_new_text)


def _stays_with_anchor(follower: Entry, entry: Entry) -> bool:
    """Whether a block of the user's behind the anchor belongs to it, so that the new block comes after both."""
    if _is_inside(follower, entry):
        return True
    is_generated = follower.new >= 0 and not follower.is_loose
    if is_generated or Kind.FOOTNOTE in {entry.kind, follower.kind}:
        return False
    if entry.kind is Kind.ROW:
        return follower.kind is Kind.ROW and not follower.is_new_text
    if follower.depth > entry.depth:
        return True
    if entry.kind is Kind.ITEM:
        return follower.kind is Kind.ITEM and follower.depth == entry.depth
    is_section = follower.kind is Kind.HEADING and follower.level > entry.level > 0
    return is_section or (follower.kind is not Kind.HEADING and follower.depth == entry.depth)
