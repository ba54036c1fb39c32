"""The blocks of a note with their spans as they stand in its texts made plain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from vaultgen.grounding import Passage
from vaultgen.model import Block, FieldRef, NoteRecord, Reading, Record
from vaultgen.text.carried import carried

__all__ = ["with_plain_blocks"]


def with_plain_blocks(reading: Reading, passages: Mapping[FieldRef, Passage]) -> Reading:
    """The reading, the blocks of its notes as `passages` have them: a LaTeX command before a link moves it."""
    records = tuple(_plain(n, record, passages) for n, record in enumerate(reading.records))
    is_same = all(new is old for new, old in zip(records, reading.records, strict=True))
    return reading if is_same else replace(reading, records=records)


def _plain(number: int, record: Record, passages: Mapping[FieldRef, Passage]) -> Record:
    if not isinstance(record, NoteRecord):
        return record
    shown = [passages[FieldRef(number, "block", k)] for k in range(len(record.blocks))]
    if all(new.text == block.passage.text for new, block in zip(shown, record.blocks, strict=True)):
        return record
    blocks = (_moved(block, new) for block, new in zip(record.blocks, shown, strict=True))
    return replace(record, blocks=tuple(blocks))


def _moved(block: Block, shown: Passage) -> Block:
    if block.passage.text == shown.text:
        return block
    places = carried([(x.start, x.end) for x in block.links], block.passage, shown)
    on_web = carried([(x.start, x.end) for x in block.web], block.passage, shown)
    lead_in = carried([(0, block.lead_in_end)], block.passage, shown)[0] if block.lead_in_end else (0, 0)
    return replace(
        block,
        passage=shown,
        links=tuple(replace(x, start=a, end=b) for x, (a, b) in zip(block.links, places, strict=True)),
        web=tuple(replace(x, start=a, end=b) for x, (a, b) in zip(block.web, on_web, strict=True)),
        bold=tuple(carried(block.bold, block.passage, shown)),
        italic=tuple(carried(block.italic, block.passage, shown)),
        cells=tuple(carried(block.cells, block.passage, shown)),
        lead_in_end=lead_in[1],
    )
