"""The tables of a PDF: rows of numbers beside a caption `Table 1: …`, as far as columns and header are beyond doubt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vaultgen.grounding import Passage
from vaultgen.model import Block, BlockKind
from vaultgen.read.page import Page, joined
from vaultgen.read.pdf.pdf_layout import without_marks
from vaultgen.read.table_rows import SIZE, is_number, row_blocks, without_namesakes
from vaultgen.text.clean import LinePart

_CAPTION = re.compile(r"(?i:table)\s+(?:\d{1,3}|[IVX]+|[A-Z]\.?\d{1,2})(?:\s*[.:|—–]|\s*$|\s+(?=[A-Z]))")
_MOST_CAPTION_LINES = 8
_MOST_HEADER_LINES = 3
_MOST_BETWEEN = 2  # lines within a table that are no row of numbers: names of groups, wrapped names
_TOLERANCE = 1.5  # points by which parts of one column may miss each other


@dataclass(frozen=True, slots=True)
class _Rows:
    """The first and the last line of a run of rows of numbers."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the lines (indexes from 0) that it takes up, its caption, and its rows, the header first.

    There are no rows where it cannot be told for sure what stands in which column.
    """

    lines: frozenset[int]
    caption: Passage
    rows: tuple[tuple[Passage, ...], ...]

    def blocks(self, section: tuple[str, ...]) -> Iterator[Block]:
        """The caption as a paragraph, then the rows."""
        yield Block(BlockKind.PARAGRAPH, self.caption, section)
        yield from row_blocks(self.rows, section)


def find_tables(page: Page, indexes: Sequence[int]) -> list[Table]:
    """The tables on the lines `indexes`, which leave out page numbers and running heads."""
    by_page: dict[int, list[int]] = {}
    for index in indexes:
        by_page.setdefault(page.layout[index].page, []).append(index)
    found = [
        (caption, *_beside(caption, _runs(page, own), captions))
        for own in by_page.values()
        if (captions := [i for i in own if _CAPTION.match(page.lines[i].text)])
        for caption in captions
    ]
    # Where rows stand on both sides of a caption, it goes with those on the side where all others have theirs.
    are_above = {above is None for _, above, below in found if (above is None) != (below is None)}
    is_above = are_above.pop() if len(are_above) == 1 else None
    tables = []
    for caption, above, below in found:
        if above is not None and below is not None:
            rows = None if is_above is None else below if is_above else above
        else:
            rows = above or below
        tables.append(_table(page, caption, rows))
    return tables


def _runs(page: Page, indexes: Sequence[int]) -> list[_Rows]:
    """The runs of rows of numbers on one page."""
    runs: list[_Rows] = []
    for index in indexes:
        if not _is_row(page, index):
            continue
        if runs and index - runs[-1].last <= _MOST_BETWEEN + 1 and not _is_parted(page, runs[-1].last, index):
            runs[-1] = _Rows(runs[-1].first, index)
        else:
            runs.append(_Rows(index, index))
    return runs


def _is_parted(page: Page, first: int, last: int) -> bool:
    """Whether a caption or a header between two rows says that another table begins."""
    between = range(first + 1, last)
    return any(len(page.layout[i].parts) > 1 or _CAPTION.match(page.lines[i].text) for i in between)


def _is_row(page: Page, index: int) -> bool:
    """Whether a line is a label and numbers: half of what follows the label, and something at least."""
    parts = page.layout[index].parts
    if len(parts) < 2 or _CAPTION.match(page.lines[index].text):
        return False
    kinds = [is_number(_text(page, index, part)) for part in parts[1:]]
    return sum(kinds) * 2 >= len(kinds) and any(any(map(str.isdigit, _text(page, index, p))) for p in parts[1:])


def _text(page: Page, index: int, part: LinePart) -> str:
    return page.raw[index][part.start : part.end]


def _beside(caption: int, runs: Sequence[_Rows], captions: Sequence[int]) -> tuple[_Rows | None, _Rows | None]:
    """The rows that end right above a caption, and those that begin below it."""
    before = max((c for c in captions if c < caption), default=-1)
    after = min((c for c in captions if c > caption), default=caption + 1_000)
    above = [r for r in runs if before < r.first and 0 < caption - r.last <= _MOST_BETWEEN + 1]
    most = _MOST_CAPTION_LINES + _MOST_HEADER_LINES
    below = [r for r in runs if caption < r.first <= caption + most and r.last < after]
    return (above[-1] if above else None), (below[0] if below else None)


def _table(page: Page, caption: int, rows: _Rows | None) -> Table:
    last = _caption_end(page, caption, rows)
    text = joined([page.lines[i] for i in range(caption, last + 1)]) or page.lines[caption]
    if rows is None:
        return Table(frozenset(range(caption, last + 1)), text, ())
    columns = _columns(page, rows)
    top = last if caption < rows.first else -1
    headers = _headers(page, rows, columns, top) if columns else []
    first = min([rows.first, *headers])
    if headers and _is_over_columns(page, first - 1, columns):
        first -= 1
    lines = frozenset([*range(caption, last + 1), *range(first, rows.last + 1)])
    if not columns or not headers:
        return Table(lines, text, ())
    header = _header_cells(page, headers, columns)
    found = [cells for i in range(rows.first, rows.last + 1) if (cells := _cells(page, i, columns))]
    body = without_namesakes(found)
    return Table(lines, text, (header, *body) if body else ())


def _caption_end(page: Page, caption: int, rows: _Rows | None) -> int:
    """The caption's last line: as long as lines of its size follow, that are not the table's."""
    last = caption
    size = page.layout[caption].size
    limit = rows.first - 1 if rows and rows.first > caption else caption + _MOST_CAPTION_LINES
    for index in range(caption + 1, min(limit, caption + _MOST_CAPTION_LINES, len(page.lines) - 1) + 1):
        place = page.layout[index]
        is_wide = len(place.parts) > 1 and len(page.lines[index].text) < 0.7 * len(page.lines[caption].text)
        ended = page.lines[index - 1].text.endswith((".", "!", "?"))
        if place.page != page.layout[caption].page or abs(place.size - size) > 0.05 * size or is_wide:
            break
        if ended and (rows is None or rows.first < caption or len(place.parts) > 1):
            break
        last = index
    return last


Columns = tuple[int, tuple[tuple[float, float], ...]]
"""How many parts a row begins with that are no numbers, and the left and right edge of each column of numbers."""


def _columns(page: Page, rows: _Rows) -> Columns | None:
    """The columns as most rows have them; None where they overlap or too few rows agree."""
    shapes = Counter(_shape(page, i) for i in range(rows.first, rows.last + 1) if _is_row(page, i))
    (labels, count), rows_of_shape = max(shapes.items(), key=lambda x: (x[1], x[0]))
    if rows_of_shape < 2 or not labels:
        return None
    places = [page.layout[i].parts for i in range(rows.first, rows.last + 1) if _shape(page, i) == (labels, count)]
    edges = tuple(
        (min(p[k].left for p in places), max(p[k].right for p in places)) for k in range(labels, labels + count)
    )
    if any(one[1] > other[0] for one, other in pairwise(edges)):
        return None
    return (labels, edges) if max(p[labels - 1].right for p in places) <= edges[0][0] else None


def _shape(page: Page, index: int) -> tuple[int, int]:
    """How many parts of a row stand before the first number, and how many from there on."""
    parts = page.layout[index].parts
    labels = next((k for k, part in enumerate(parts) if k and is_number(_text(page, index, part))), len(parts))
    return labels, len(parts) - labels


def _column_of(part: LinePart, columns: Columns) -> int | None:
    """The column that a part stands in: -1 left of the numbers, None where it reaches over several or none."""
    _, edges = columns
    if part.right <= edges[0][0] + _TOLERANCE and part.left < edges[0][0]:
        return -1
    over = [k for k, (left, right) in enumerate(edges) if part.left < right and left < part.right]
    return over[0] if len(over) == 1 else None


def _headers(page: Page, rows: _Rows, columns: Columns, top: int) -> list[int]:
    """The lines of the header, from below: those above the rows whose parts stand over one column each."""
    found: list[int] = []
    for index in range(rows.first - 1, max(top, rows.first - 1 - _MOST_HEADER_LINES, -1), -1):
        places = [_column_of(part, columns) for part in page.layout[index].parts]
        over = [p for p in places if p is not None and p >= 0]
        is_on_page = page.layout[index].page == page.layout[rows.first].page
        if not is_on_page or None in places or not over or len(over) != len(set(over)):
            break
        found.append(index)
    named = {p for i in found for part in page.layout[i].parts if (p := _column_of(part, columns)) is not None}
    return found if len(named - {-1}) == len(columns[1]) else []


def _is_over_columns(page: Page, index: int, columns: Columns | None) -> bool:
    """Whether a line is the name of a group of columns: it stands over numbers alone."""
    parts = page.layout[index].parts
    return columns is not None and bool(parts) and all(columns[1][0][0] < part.left for part in parts)


def _header_cells(page: Page, headers: Iterable[int], columns: Columns) -> tuple[Passage, ...]:
    """The corner and what stands over each column, read from above."""
    over: dict[int, list[Passage]] = {}
    for index in sorted(headers):
        for part in page.layout[index].parts:
            place = _column_of(part, columns)
            if place is not None:
                over.setdefault(place, []).append(_passage(page, index, part))
    first = over[min(over)][0]
    return tuple(joined(over.get(k, [])) or first.slice(0, 0) for k in range(-1, len(columns[1])))


def _cells(page: Page, index: int, columns: Columns) -> tuple[Passage, ...]:
    """A row's label and numbers; empty where the line is no row, or a part stands in no column."""
    if not _is_row(page, index):
        return ()
    parts = page.layout[index].parts
    places = [_column_of(part, columns) for part in parts]
    numbers = [p for p in places if p != -1]
    if None in places or len(set(numbers)) != len(numbers) or places[0] != -1:
        return ()
    label = [_passage(page, index, part) for part, place in zip(parts, places, strict=True) if place == -1]
    # The size of a model often has a column of its own.
    if any(not SIZE.fullmatch(p.text) for p in label[1:]):
        return ()
    named = joined(label) or label[0]
    over = {place: _passage(page, index, part) for part, place in zip(parts, places, strict=True)}
    return (named, *(over.get(k, named.slice(0, 0)) for k in range(len(columns[1]))))


def _passage(page: Page, index: int, part: LinePart) -> Passage:
    return without_marks(Passage.of_line(page.raw[index], page.seed, index + 1).slice(part.start, part.end))
