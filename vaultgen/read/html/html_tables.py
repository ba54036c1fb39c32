"""The header and the rows of numbers of a table on a page, as far as it is beyond doubt what stands over what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from vaultgen.grounding import Passage
from vaultgen.read.html.html_text import HtmlLine
from vaultgen.read.page import joined
from vaultgen.read.table_rows import SIZE, is_number, without_namesakes

_MOST_HEADER_ROWS = 4
_DOLLARS = "$"


def table_of_rows(lines: Sequence[HtmlLine]) -> tuple[tuple[Passage, ...], ...]:
    """The header and the rows below it: a label, then what stands in each column of numbers; empty where the columns
    cannot be told, or no row has a label of its own.

    Where the columns of two groups go by one name (`MMLU` under `0-shot` and under `5-shot`), the group's name stands
    before it.
    """
    width = max(len(line.cells) for line in lines)
    first = next((i for i, line in enumerate(lines) if _is_row_of_numbers(line)), len(lines))
    rows = [line for line in lines[first:] if _is_row_of_numbers(line) and _is_of_single_cells(line)]
    if not 0 < first <= _MOST_HEADER_ROWS or not rows:
        return ()
    labels = Counter(_labels(line) for line in rows).most_common(1)[0][0]
    header = _header(lines[:first], labels, width)
    found = [cells for line in rows if (cells := _cells(line, labels, width))]
    body = without_namesakes(found) if found and header else ()
    return (header, *body) if body else ()


def _said(cell: Passage) -> str:
    return cell.text.strip(_DOLLARS)


def _is_row_of_numbers(line: HtmlLine) -> bool:
    """Whether a row is a label and numbers: half of what follows the label, and a digit at least."""
    said = [_said(cell) for cell in line.cells[1:] if cell.text]
    is_labelled = bool(line.cells[0].text)
    kinds = [is_number(text) or _is_plain_formula(text) for text in said]
    return is_labelled and sum(kinds) * 2 >= max(1, len(kinds)) and any(any(map(str.isdigit, t)) for t in said)


def _is_plain_formula(text: str) -> bool:
    """Whether a formula is a number that LaTeX sets in bold or underlines."""
    return text.startswith("\\") and any(map(str.isdigit, text)) and len(text) < 60


def _is_of_single_cells(line: HtmlLine) -> bool:
    return all(width <= 1 for width in line.widths[1:])


def _labels(line: HtmlLine) -> int:
    """How many columns stand before the first number."""
    after = (k for k, cell in enumerate(line.cells) if k and (is_number(_said(cell)) or _is_plain_formula(_said(cell))))
    return next(after, len(line.cells))


def _header(lines: Sequence[HtmlLine], labels: int, width: int) -> tuple[Passage, ...]:
    """The corner and what stands over each column of numbers; empty where nothing stands over one of them."""
    own: list[list[Passage]] = [[] for _ in range(width)]
    groups: list[list[Passage]] = [[] for _ in range(width)]
    corner: list[Passage] = []
    for line in lines:
        reach, group = 0, None
        for k, (cell, across) in enumerate(zip(line.cells, line.widths, strict=True)):
            if across > 1:
                reach, group = k + across, cell
            if cell.text and across == 1:
                # A cell that reaches down through several rows of the header says its name once.
                if not own[k] or own[k][-1] != cell:
                    own[k].append(cell)
                if k < labels:
                    corner.append(cell)
            elif group is not None and group.text and k < reach:
                groups[k].append(group)
    names = [joined(parts) for parts in own]
    over = names[labels:]
    if not over or any(name is None for name in over):
        return ()
    counts = Counter(name.text.casefold() for name in over if name)
    shown = [
        joined([*groups[k], name]) or name if counts[name.text.casefold()] > 1 else name
        for k, name in enumerate(over, labels)
        if name is not None
    ]
    return (corner[0] if corner else shown[0].slice(0, 0), *shown)


def _cells(line: HtmlLine, labels: int, width: int) -> tuple[Passage, ...]:
    """A row's label and its numbers; empty where its numbers begin before the others' do, or where more than the size
    of a model stands between its label and them."""
    label = [line.cells[0], *(cell for cell in line.cells[1:labels] if cell.text)]
    if _labels(line) < labels or any(not SIZE.fullmatch(_said(cell)) for cell in label[1:]):
        return ()
    nothing = line.cells[0].slice(0, 0)
    numbers = [*line.cells[labels:], *[nothing] * (width - len(line.cells))]
    return (joined(label) or label[0], *numbers)
