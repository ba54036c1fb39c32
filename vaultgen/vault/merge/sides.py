"""The three versions of a body, and what each block of one is in the others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from vaultgen.vault.merge.align import Alignment, align
from vaultgen.vault.merge.blocks import Block, Body, Kind, parse_body
from vaultgen.vault.merge.footnotes import (
    number_footnotes,
    references,
    relabelled,
    same_labels,
    without_labels,
)

_LINK = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]*)\]\]")


@dataclass(frozen=True, slots=True)
class Sides:
    """The three bodies. `user` aligns `mine` with `base`, `seeds` aligns `new` with `base`; `both` are the blocks of
    `new`, by those of `mine`, that user and seeds have added alike. `labels` gives the merged note's label for each
    footnote of `new`; `disputed` are the footnotes of `new`, by those of `mine`, that both sides have changed."""

    base: Body
    new: Body
    mine: Body
    user: Alignment
    seeds: Alignment
    both: Mapping[int, int]
    labels: Mapping[str, str]
    disputed: Mapping[int, int]

    def is_updated(self, base: int, new: int) -> bool:
        """Whether a block says something else now than last time, has another source or another depth."""
        before, after = self.base.blocks[base], self.new.blocks[new]
        if before.depth != after.depth:
            return True
        return _with_sources(before, self.base) != _with_sources(after, self.new)

    def is_reworded(self, base: int, new: int) -> bool:
        """Whether a block's words are others now than last time, whatever its footnotes and wherever its links lead."""
        before, after = self.base.blocks[base].content, self.new.blocks[new].content
        return shown_words(without_labels(before)) != shown_words(without_labels(after))

    def is_still_said(self, mine: int) -> bool:
        """Whether a footnote of `mine` is one of `new`, under whatever label."""
        return self.mine.blocks[mine].content in self.new.footnotes.values()

    def has_own_label(self, mine: int) -> bool:
        """Whether the user gave a footnote another label. Where what refers to it has followed, it was renumbered: that
        is no more than another order of the footnotes."""
        base = self.user.old_of.get(mine)
        if base is None:
            return False
        before, after = self.base.blocks[base].label, self.mine.blocks[mine].label
        return before != after and not any(
            after in references(self.mine.blocks[m]) and before in references(self.base.blocks[b])
            for m, b in self.user.old_of.items()
        )

    def in_new(self, mine: int) -> int:
        """The block of `new` that a block of `mine` shows; -1 where there is none."""
        if mine in self.both:
            return self.both[mine]
        if mine in self.disputed:
            return self.disputed[mine]
        base = self.user.old_of.get(mine)
        return -1 if base is None else self.seeds.new_of.get(base, -1)

    def new_text(self, new: int) -> str:
        """A block of `new` with the merged note's footnote labels."""
        return relabelled(self.new.blocks[new].text, self.labels)


def compare_bodies(base_text: str, new_text: str, mine_text: str) -> Sides:
    """Parse and align the three versions of a body."""
    base, new, mine = parse_body(base_text), parse_body(new_text), parse_body(mine_text)
    in_base = same_labels(base.footnotes, mine.footnotes)
    user = align(base.blocks, mine.blocks, _content, lambda b: relabelled(b.content, in_base))
    found = align(base.blocks, new.blocks, _unlabelled, _unlabelled)
    # A footnote is its source: one that says something else is another one, not a changed one.
    changed = {n: b for n, b in found.changed.items() if new.blocks[n].kind is not Kind.FOOTNOTE}
    seeds = Alignment(found.kept, found.moved, changed, found.displaced)
    disputed = _disputed_footnotes(base, new, mine, user, seeds)
    known = dict(same_labels(mine.footnotes, new.footnotes))
    for m, b in user.changed.items():
        n = disputed.get(m, seeds.new_of.get(b, -1))
        if mine.blocks[m].kind is Kind.FOOTNOTE and n >= 0:
            known[new.blocks[n].label] = mine.blocks[m].label
    labels = number_footnotes(new, mine, known)
    return Sides(base, new, mine, user, seeds, _added_by_both(new, mine, user, seeds), labels, disputed)


def shown_words(text: str) -> str:
    """`text` with what its links show in the place of each."""
    return _LINK.sub(lambda found: found[1], text)


def _content(block: Block) -> str:
    return block.content


def _unlabelled(block: Block) -> str:
    return without_labels(block.content)


def _with_sources(block: Block, body: Body) -> str:
    """What a block says, each footnote's label replaced by what the footnote says."""
    return relabelled(block.content, body.footnotes)


def _added_by_both(new: Body, mine: Body, user: Alignment, seeds: Alignment) -> dict[int, int]:
    """The blocks that neither comes from the last text and that say the same, by their index in `mine`."""
    waiting: dict[tuple[Kind, str], list[int]] = {}
    for n, block in enumerate(new.blocks):
        if n not in seeds.old_of:
            waiting.setdefault((block.kind, _unlabelled(block)), []).append(n)
    pairs: dict[int, int] = {}
    for m, block in enumerate(mine.blocks):
        key = (block.kind, _unlabelled(block))
        if m not in user.old_of and waiting.get(key):
            pairs[m] = waiting[key].pop(0)
    # Tables often have the same head; they are the same table where a row is the same, too.
    with_rows = {(mine.blocks[m].parent, new.blocks[n].parent) for m, n in pairs.items()}
    is_head = {m for m in pairs if mine.blocks[m].kind is Kind.TABLE_HEAD}
    return {m: n for m, n in pairs.items() if m not in is_head or (m, n) in with_rows}


def _disputed_footnotes(base: Body, new: Body, mine: Body, user: Alignment, seeds: Alignment) -> dict[int, int]:
    """The footnotes that the user has changed, with the ones that the seeds have put in their place: those to which a
    block that otherwise says the same refers now."""
    successors: dict[str, str] = {}
    for n, b in seeds.kept.items():
        before, after = references(base.blocks[b]), references(new.blocks[n])
        successors |= {old: now for old, now in zip(before, after, strict=False) if old not in successors}
    index = {block.label: n for n, block in enumerate(new.blocks) if block.kind is Kind.FOOTNOTE}
    disputed: dict[int, int] = {}
    for m, b in user.changed.items():
        n = index.get(successors.get(base.blocks[b].label, ""), -1)
        if mine.blocks[m].kind is Kind.FOOTNOTE and b not in seeds.new_of and n >= 0 and n not in seeds.old_of:
            disputed[m] = n
    return disputed
