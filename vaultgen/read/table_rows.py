"""The rows of a document's table as blocks, whatever its format is, and which of its cells are numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from vaultgen.grounding import Passage
from vaultgen.model import Block, BlockKind

SIZE = re.compile(r"\d+(?:\.\d+)?\s?[BMT]")
"""The size of a model, which often has a column of its own."""

_DASH = re.compile(r"[-–—/✗✓]|n/?a", re.IGNORECASE)
_BETWEEN = " | "


def is_number(text: str) -> bool:
    """Whether a cell holds a number, whatever signs stand at it, or says that there is none."""
    return bool(_DASH.fullmatch(text)) or (any(map(str.isdigit, text)) and not any(map(str.isalpha, text)))


def without_namesakes(rows: Sequence[tuple[Passage, ...]]) -> tuple[tuple[Passage, ...], ...]:
    """The rows whose label no other row has: two of one name differ in something that the table says elsewhere."""
    labels = Counter(cells[0].text.casefold() for cells in rows)
    return tuple(cells for cells in rows if labels[cells[0].text.casefold()] == 1)


def row_blocks(rows: Sequence[tuple[Passage, ...]], section: tuple[str, ...]) -> Iterator[Block]:
    """The rows, the header first."""
    for number, cells in enumerate(rows):
        spans: list[tuple[int, int]] = []
        for cell in cells:
            start = spans[-1][1] + len(_BETWEEN) if spans else 0
            spans.append((start, start + len(cell.text)))
        passage = Passage.join(cells, _BETWEEN)
        yield Block(BlockKind.TABLE_ROW, passage, section, cells=tuple(spans), is_header=not number)
