"""The lines of a scanned HTML page as passages: entities resolved, blanks tidy, a table's row as one line."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from vaultgen.grounding import Passage, Run
from vaultgen.read.html.html_grid import Grid, Place, is_cell
from vaultgen.read.html.html_scan import MOST_LINES, Element, scan_html
from vaultgen.text.clean import GAP_CHARACTERS

# What does not stand for itself: blanks and what nobody sees, and entities.
# A single blank between words does.
_MARK = re.compile(
    rf"(?P<gap>(?:(?! )[{GAP_CHARACTERS}]| (?=[{GAP_CHARACTERS}]))[{GAP_CHARACTERS}]*)"
    r"|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?"
)
_GAP = re.compile(rf"[{GAP_CHARACTERS}]+")
_LONGEST_LINE = 200_000  # characters of text; what a page shows as one paragraph is shorter


@dataclass(frozen=True, slots=True)
class HtmlLine:
    """A line that the page shows. `around` are the elements around it, innermost first.

    `linked` is the share of its characters that are links. `cells` is what a table's row has in each column, also where
    that is nothing or reaches down from a row above; `widths` how many columns it reaches over (0: it began before).
    """

    passage: Passage
    around: tuple[Element, ...]
    linked: float
    cells: tuple[Passage, ...] = ()
    widths: tuple[int, ...] = ()

    def within(self, names: frozenset[str]) -> bool:
        """Whether the line stands in an element of one of these names."""
        return any(e.name in names for e in self.around)


class HtmlText:
    """A page of HTML: its lines and its metadata, as text that knows its place."""

    def __init__(self, seed: str, raw: Sequence[str]) -> None:
        self._seed = seed
        self._raw = raw
        self._starts = [0, *accumulate(len(line) + 1 for line in raw)]
        self._scan = scan_html("\n".join(raw))
        self.lines = self._lines()
        self.is_cut = len(self._scan.lines) >= MOST_LINES

    def _lines(self) -> tuple[HtmlLine, ...]:
        found: list[HtmlLine] = []
        elements = self._scan.elements
        around = _Surroundings(elements)
        grid = Grid(elements)
        texts: dict[int, Passage] = {}
        last_table = -1
        for row, group in groupby(self._scan.lines, lambda line: grid.row[line.element]):
            made = []
            cells: dict[int, list[Passage]] = {}
            for line in group:
                passage = self._passage(line.pieces)
                if passage.text:
                    linked = min(1.0, line.linked / len(passage.text))
                    made.append(HtmlLine(passage, around.of(line.element), linked))
                    cells.setdefault(grid.cell[line.element], []).append(passage)
            # What stands in blocks within a cell is a part of the page; tables also lay pages out.
            is_plain = row >= 0 and bool(made) and all(x.around and is_cell(x.around[0]) for x in made)
            columns = grid.columns(row) if is_plain else []
            is_in_table = row >= 0 and grid.table[row] == last_table and len(made) == 1
            if len(columns) > 1 and (len(cells) > 1 or is_in_table):
                texts |= {cell: _joined(passages) for cell, passages in cells.items()}
                found.append(_row(made, columns, texts))
                last_table = grid.table[row]
            else:
                found += made
        return tuple(found)

    @property
    def source(self) -> str:
        """The page's HTML."""
        return self._scan.text

    def metadata(self, *names: str) -> list[Passage]:
        """The values of the metadata of these names, in the page's order, without the empty ones."""
        values = [self._passage([(m.start, m.end)]) for m in self._scan.metadata if m.name in names]
        return [v for v in values if v.text]

    def data_blocks(self) -> list[Passage]:
        """The blocks of JSON-LD, as they stand."""
        return [self._raw_passage([(m.start, m.end)]) for m in self._scan.metadata if m.name == "ld+json"]

    def _passage(self, pieces: Sequence[tuple[int, int]]) -> Passage:
        """The pieces as the page shows them: entities as characters, every run of blanks as one blank, none at an end.

        This is the way of every text of a page, so it is one pass rather than the edits of passages elsewhere.
        """
        shown = _Shown(self._starts)
        text, formulas = self._scan.text, self._scan.formulas
        left = _LONGEST_LINE
        for first, last in pieces:
            start, end = first, min(last, first + left)
            left -= end - start
            if first in formulas:
                shown.add("$", start, 1)
                start += 1
                end -= end == last
            at = start
            for mark in _MARK.finditer(text, start, end):
                shown.add_text(text, at, mark.start())
                at = mark.end()
                character = mark[0] if mark["gap"] else html.unescape(mark[0])
                if not character:
                    continue  # `&#1;` stands for no character at all
                if character == mark[0] and not mark["gap"]:
                    shown.add(character, mark.start(), 1)
                elif character and not _GAP.fullmatch(character):  # an entity of a control character is nothing
                    # Of `&ampersand` only the beginning stands for something else.
                    while len(character) > 1 and character[-1] == text[at - 1]:
                        character, at = character[:-1], at - 1
                    shown.add(character[0], mark.start(), at - mark.start())
                    for further in character[1:]:
                        shown.add(further, at - 1, 1)
                elif "\n" in character or any(c.isspace() for c in character):
                    shown.add_gap(mark.start(), at)
            shown.add_text(text, at, end)
            if first in formulas and end < last:
                shown.add("$", end, 1)
        if not shown.runs:
            return Passage("", self._seed, (Run(0, 1, 0),), ((1, self._raw[0]),))
        numbers = sorted({run.line for run in shown.runs})
        lines = tuple((n, self._raw[n - 1]) for n in numbers)
        return Passage("".join(shown.parts), self._seed, tuple(shown.runs), lines)

    def _raw_passage(self, pieces: Sequence[tuple[int, int]]) -> Passage:
        """The pieces one after the other, as they stand in the page."""
        parts: list[str] = []
        runs: list[Run] = []
        numbers: dict[int, str] = {}
        length = 0
        for piece_start, piece_end in pieces:
            start = piece_start
            end = min(piece_end, start + _LONGEST_LINE - length)
            index = bisect_right(self._starts, start) - 1
            while start < end:
                stop = min(end, self._starts[index + 1])
                runs.append(Run(length, index + 1, start - self._starts[index]))
                numbers[index + 1] = self._raw[index]
                parts.append(self._scan.text[start:stop])
                length += stop - start
                start, index = stop, index + 1
        runs = runs or [Run(0, 1, 0)]
        return Passage("".join(parts), self._seed, tuple(runs), tuple(sorted(numbers.items())) or ((1, self._raw[0]),))


class _Shown:
    """A text as it grows. `starts` are the offsets in the page at which its lines begin."""

    def __init__(self, starts: Sequence[int]) -> None:
        self._starts = starts
        self._length = 0
        self._gap = (0, 0)  # where the blank stands that parts what comes from what is there, if it has an end
        self.parts: list[str] = []
        self.runs: list[Run] = []

    def add_text(self, text: str, start: int, end: int) -> None:
        """Words of the page, with no more than one blank between them."""
        if start < end and text[start] == " ":
            self.add_gap(start, start + 1)
            start += 1
        if start >= end:
            return
        stop = end - (text[end - 1] == " ")
        self.add(text[start:stop], start, 1)
        if stop < end:
            self.add_gap(stop, end)

    def add_gap(self, start: int, end: int) -> None:
        """A blank, if there is something before and after it; of several the first one."""
        if not self._gap[1]:
            self._gap = (start, end)

    def add(self, shown: str, start: int, width: int) -> None:
        """What `width` characters of the page from `start` on show, or the first of them where they are the same."""
        if self._gap[1]:
            if self._length:
                self._begin_run(self._gap[0], self._gap[1] - self._gap[0])
                self.parts.append(" ")
                self._length += 1
            self._gap = (0, 0)
        self._begin_run(start, width)
        self.parts.append(shown)
        self._length += len(shown)

    def _begin_run(self, offset: int, width: int) -> None:
        index = bisect_right(self._starts, offset) - 1
        self.runs.append(Run(self._length, index + 1, offset - self._starts[index], width))


class _Surroundings:
    """What each element stands in, looked up once for all of its lines."""

    def __init__(self, elements: Sequence[Element]) -> None:
        self._elements = elements
        self._around: dict[int, tuple[Element, ...]] = {-1: ()}

    def of(self, number: int) -> tuple[Element, ...]:
        """The element and all around it, innermost first."""
        if number not in self._around:
            element = self._elements[number]
            self._around[number] = (element, *self.of(element.parent))
        return self._around[number]


def _row(lines: Sequence[HtmlLine], columns: Sequence[Place], texts: Mapping[int, Passage]) -> HtmlLine:
    passage = _joined([line.passage for line in lines])
    linked = sum(x.linked * len(x.passage.text) for x in lines) / sum(len(x.passage.text) for x in lines)
    around = next((x.around for x in lines if x.around[0].name != "th"), lines[0].around)
    nothing = passage.slice(0, 0)
    cells = tuple(texts.get(place.cell, nothing) if place.width else nothing for place in columns)
    return HtmlLine(passage, around, linked, cells, tuple(place.width for place in columns))


def _joined(passages: Sequence[Passage]) -> Passage:
    """The passages as one, parted by blanks."""
    return passages[0] if len(passages) == 1 else Passage.join(passages)
