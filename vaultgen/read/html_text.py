"""The lines of a scanned HTML page as passages: entities resolved, blanks tidy, a table's row as one line."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from vaultgen.grounding import Passage, Run
from vaultgen.read.html_scan import MOST_LINES, Element, TextLine, scan_html
from vaultgen.text.clean import clean_line

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_LONGEST_LINE = 200_000  # characters of text; what a page shows as one paragraph is shorter
_CELLS = frozenset({"td", "th"})


@dataclass(frozen=True, slots=True)
class HtmlLine:
    """A line that the page shows. `around` are the elements around it, innermost first; `cells` a table row's parts.

    `linked` is the share of its characters that are links; a row is a heading row if all of its cells are.
    """

    passage: Passage
    around: tuple[Element, ...]
    linked: float
    cells: tuple[Passage, ...] = ()

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
        scan = self._scan
        around: dict[int, tuple[Element, ...]] = {}

        def row_of(line: TextLine) -> int:
            """The number of the row around a line, or of none: what stands in a cell on its own."""
            element = line.element
            while element >= 0 and scan.elements[element].name not in {"tr", "table"}:
                element = scan.elements[element].parent
            return element if element >= 0 and scan.elements[element].name == "tr" else -1

        for row, group in groupby(scan.lines, row_of):
            made = []
            for line in group:
                passage = self._passage(line.pieces)
                if passage.text:
                    if line.element not in around:
                        around[line.element] = tuple(scan.ancestors(line.element))
                    made.append(HtmlLine(passage, around[line.element], min(1.0, line.linked / len(passage.text))))
            is_row = row >= 0 and len(made) > 1 and all(x.around and x.around[0].name in _CELLS for x in made)
            found += [_row(made)] if is_row else made
        return tuple(found)

    def metadata(self, *names: str) -> list[Passage]:
        """The values of the metadata of these names, in the page's order, without the empty ones."""
        values = [self._passage([(m.start, m.end)]) for m in self._scan.metadata if m.name in names]
        return [v for v in values if v.text]

    def data_blocks(self) -> list[Passage]:
        """The blocks of JSON-LD, as they stand."""
        return [self._raw_passage([(m.start, m.end)]) for m in self._scan.metadata if m.name == "ld+json"]

    def _passage(self, pieces: Sequence[tuple[int, int]]) -> Passage:
        passage = self._raw_passage(pieces)
        edits = self._dollars(pieces)
        for found in _ENTITY.finditer(passage.text):
            character = html.unescape(found[0])
            if character != found[0]:
                edits.append((found.start(), found.end(), character))
        return clean_line(passage.replace(sorted(edits)) if edits else passage)

    def _dollars(self, pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int, str]]:
        edits = []
        offset = 0
        for start, end in pieces:
            if start in self._scan.formulas:
                edits += [(offset, offset + 1, "$"), (offset + end - start - 1, offset + end - start, "$")]
            offset += end - start
        return edits if offset <= _LONGEST_LINE else []

    def _raw_passage(self, pieces: Sequence[tuple[int, int]]) -> Passage:
        """The pieces one after the other, as they stand in the page; a line break counts as a blank."""
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


def _row(cells: Sequence[HtmlLine]) -> HtmlLine:
    passages = tuple(cell.passage for cell in cells)
    linked = sum(c.linked * len(c.passage.text) for c in cells) / sum(len(p.text) for p in passages)
    around = next((c.around for c in cells if c.around[0].name == "td"), cells[0].around)
    return HtmlLine(Passage.join(passages), around, linked, passages)
