"""What becomes of each block that stands in the user's note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from vaultgen.vault.merge.blocks import Kind
from vaultgen.vault.merge.footnotes import references
from vaultgen.vault.merge.sides import Sides


class Take(StrEnum):
    """Whose version of a block stands in the merged note."""

    MINE = "mine"
    NEW = "new"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one block of the user's note. `new` is the block of the new text that it stands for (-1: none).
    `is_theirs`: the user wrote it or put it there, so that it stays whatever the seeds say."""

    take: Take
    new: int = -1
    is_theirs: bool = False
    is_disputed: bool = False


def decide_fates(sides: Sides) -> list[Fate]:
    """A fate for each block of the user's note, in order."""
    fates = [_fate(sides, m) for m in range(len(sides.mine.blocks))]
    _follow_moves(sides, fates)
    _keep_what_holds_words(sides, fates)
    _keep_sources(sides, fates)
    return fates


def _fate(sides: Sides, mine: int) -> Fate:
    """The fate of a block by itself."""
    base, new = sides.user.old_of.get(mine), sides.in_new(mine)
    if base is None:
        return Fate(Take.MINE, new, is_theirs=new < 0)
    if mine in sides.user.changed:
        return Fate(Take.MINE, new, is_theirs=True, is_disputed=_is_disputed(sides, mine, base, new))
    if sides.mine.blocks[mine].kind is Kind.FOOTNOTE:
        is_said = sides.is_still_said(mine)
        if is_said or sides.has_own_label(mine):
            return Fate(Take.MINE, new, is_theirs=not is_said)
    if new >= 0:
        return Fate(Take.NEW if sides.is_updated(base, new) else Take.MINE, new)
    if mine in sides.user.moved:
        # Who puts a block elsewhere wants it there.
        return Fate(Take.MINE, is_theirs=True, is_disputed=True)
    return Fate(Take.NONE)


def _is_disputed(sides: Sides, mine: int, base: int, new: int) -> bool:
    """Whether the seeds changed a block, too, and not in the same way."""
    block = sides.mine.blocks[mine]
    if block.kind is Kind.FOOTNOTE:
        return mine in sides.disputed
    if new < 0:
        return True
    return sides.is_reworded(base, new) and sides.new.blocks[new].content != block.content


def _follow_moves(sides: Sides, fates: list[Fate]) -> None:
    """Blocks that the generated text has elsewhere now leave their place (they come in again where they belong),
    unless the user moved them, too, or wrote beside or below them."""
    theirs = [f.is_theirs for f in fates]
    holders = {a for m, fate in enumerate(fates) if fate.is_theirs for a in sides.mine.ancestors(m)}
    for m, fate in enumerate(fates):
        was_moved = fate.new in sides.seeds.displaced and m not in sides.user.displaced
        if sides.mine.blocks[m].kind is Kind.FOOTNOTE:
            continue
        if was_moved and not any(theirs[max(m - 1, 0) : m + 2]) and m not in holders:
            fates[m] = Fate(Take.NONE)


def _keep_what_holds_words(sides: Sides, fates: list[Fate]) -> None:
    """An item stays while the user's words stand in it, a table's head while there are rows, a heading while the
    user's words are all that is left of its section."""
    for m in range(len(fates) - 1, -1, -1):
        kind = sides.mine.blocks[m].kind
        if fates[m].take is not Take.NONE or kind not in {Kind.ITEM, Kind.TABLE_HEAD, Kind.HEADING}:
            continue
        below = [k for k in range(m + 1, len(fates)) if fates[k].take is not Take.NONE and m in sides.mine.ancestors(k)]
        theirs = [k for k in below if fates[k].is_theirs or k in sides.user.displaced]
        holds_words = theirs and (kind is not Kind.HEADING or len(theirs) == len(below))
        if holds_words or (below and kind is Kind.TABLE_HEAD):
            # What is still generated, in another place, stays here instead of there; what is not, stays for good.
            is_generated = sides.in_new(m) >= 0
            fates[m] = _fate(sides, m) if is_generated else Fate(Take.MINE, is_theirs=True, is_disputed=bool(theirs))


def _keep_sources(sides: Sides, fates: list[Fate]) -> None:
    """A footnote stays while a block that stays refers to it."""
    blocks = sides.mine.blocks
    needed = _referred_to(sides, [m for m, f in enumerate(fates) if f.take is Take.MINE])
    for m, fate in enumerate(fates):
        if fate.take is Take.NONE and blocks[m].kind is Kind.FOOTNOTE and blocks[m].label in needed:
            fates[m] = replace(fate, take=Take.MINE, is_theirs=True)


def _referred_to(sides: Sides, indices: Sequence[int]) -> set[str]:
    """The labels that these blocks of the user's note refer to."""
    return {label for m in indices for label in references(sides.mine.blocks[m])}
