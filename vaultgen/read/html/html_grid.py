"""Which column of its table each cell of a page stands in: empty cells count, and those that reach over others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vaultgen.read.html.html_scan import Element

_MOST_COLUMNS = 100


class Place(NamedTuple):
    """What stands in one column of a row: the number of the cell (-1: none), and how many columns it reaches over from
    here on (0: it began further left)."""

    cell: int
    width: int


_NONE = Place(-1, 1)


def is_cell(element: Element) -> bool:
    """Whether an element is a cell of a table; LaTeXML also makes tables of spans."""
    return element.name in {"td", "th"} or "ltx_td" in element.classes


def is_row(element: Element) -> bool:
    """Whether an element is a row of a table."""
    return element.name == "tr" or "ltx_tr" in element.classes


def is_table(element: Element) -> bool:
    """Whether an element is a table."""
    return element.name == "table" or "ltx_tabular" in element.classes


class Grid:
    """The tables of a page: of each element the row, cell and table around it (-1: none), of each row its columns."""

    def __init__(self, elements: Sequence[Element]) -> None:
        self.row = [-1] * (len(elements) + 1)  # the last one stands for what is in no element
        self.cell = [-1] * (len(elements) + 1)
        self.table = [-1] * (len(elements) + 1)
        self._columns: dict[int, dict[int, Place]] = {}
        lasting: dict[int, dict[int, tuple[int, Place]]] = {}
        for number, element in enumerate(elements):
            around = element.parent
            self.row[number], self.cell[number], self.table[number] = (
                self.row[around],
                self.cell[around],
                self.table[around],
            )
            if is_table(element):
                self.row[number], self.cell[number], self.table[number] = -1, -1, number
            elif is_row(element):
                self.row[number], self.cell[number] = number, -1
                self._begin(number, lasting.setdefault(self.table[around], {}))
            elif is_cell(element) and self.row[around] >= 0:
                self.cell[number] = number
                self._put(number, element, self._columns[self.row[around]], lasting[self.table[around]])

    def columns(self, row: int) -> list[Place]:
        """What stands in the columns of a row, from the left."""
        found = self._columns[row]
        return [found.get(k, _NONE) for k in range(max(found, default=-1) + 1)]

    def _begin(self, row: int, lasting: dict[int, tuple[int, Place]]) -> None:
        """A row begins with what cells of rows above reach down into it."""
        self._columns[row] = {column: place for column, (_, place) in lasting.items()}
        for column, (left, place) in list(lasting.items()):
            if left > 1:
                lasting[column] = (left - 1, place)
            else:
                del lasting[column]

    def _put(self, number: int, element: Element, row: dict[int, Place], lasting: dict[int, tuple[int, Place]]) -> None:
        first = next(k for k in range(_MOST_COLUMNS + 1) if k not in row)
        for column in range(first, min(first + element.columns, _MOST_COLUMNS)):
            row[column] = Place(number, element.columns if column == first else 0)
            if element.rows > 1:
                lasting[column] = (element.rows - 1, row[column])
