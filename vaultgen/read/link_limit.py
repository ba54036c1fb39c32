"""How many links of one seed's notes count, and what the user is told where there are more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from vaultgen.model import Block, Finding, NoteRecord, Record, Severity

MOST_LINKS = 20_000
"""Links of one seed: each may become a note. Ten times as many as a person's longest list of notes has."""


def within_link_limit(seed: str, records: Iterable[Record]) -> tuple[tuple[Record, ...], tuple[Finding, ...]]:
    """The records with no more than the first `MOST_LINKS` links; the words of the others stay."""
    kept: list[Record] = []
    count = 0
    for record in records:
        if not isinstance(record, NoteRecord):
            kept.append(record)
            continue
        links = sum(len(block.links) for block in record.blocks)
        is_over = count + links > MOST_LINKS
        kept.append(replace(record, blocks=tuple(_cut(record.blocks, MOST_LINKS - count))) if is_over else record)
        count += links
    if count <= MOST_LINKS:
        return tuple(kept), ()
    message = f"the seed has {count:,} links; only the first {MOST_LINKS:,} count, the others are words"
    remedy = "part it into several seeds, if these links are meant"
    return tuple(kept), (Finding(seed, 0, message, remedy, Severity.ERROR),)


def _cut(blocks: Iterable[Block], left: int) -> Iterator[Block]:
    """The blocks with so many links in all."""
    for block in blocks:
        yield block if len(block.links) <= left else replace(block, links=block.links[: max(0, left)])
        left -= len(block.links)
