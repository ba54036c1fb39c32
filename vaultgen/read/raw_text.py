"""The text of a seed as one string, and the way from places in it to passages: what structured formats read from."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import overload

from vaultgen.grounding import Evidence, Passage, Run
from vaultgen.text.clean import clean_line

Piece = tuple[int, int, str | None]
"""A stretch of the raw text (start, end) and the text that it stands for; None: for itself."""

MOST_LINES = 20_000_000
"""Lines of a file of records that are read: four hundred for each record that is."""

_SHARED_LINES = 1_000  # lines that are kept as strings of their own


@dataclass(frozen=True, slots=True)
class RawText:
    """A seed's text, its lines parted by line feeds. `starts` holds the offset at which each line begins."""

    seed: str
    text: str
    lines: Sequence[str]
    starts: Sequence[int]

    @classmethod
    def of(cls, seed: str, text: str) -> RawText:
        """The text of a seed, at most `MOST_LINES` of it, parted into lines as `split_lines` does it."""
        if "\n" not in text:
            text = text.replace("\r", "\n")
        elif "\r" in text:
            text = text.replace("\r\n", "\n").removesuffix("\r")
        text = text.removesuffix("\n")
        starts = array("Q", [0])
        starts.extend(found.end() for found in islice(re.finditer("\n", text), MOST_LINES))
        if len(starts) > MOST_LINES:
            text = text[: starts.pop() - 1]
        return cls(seed, text, _Lines(text, starts), starts)

    def line_of(self, offset: int) -> int:
        """The number (from 1) of the line that holds the offset."""
        return max(1, bisect_right(self.starts, offset))

    def passage(self, pieces: Iterable[Piece]) -> Passage:
        """The pieces as one passage, line breaks as blanks, without invisible characters and runs of blanks."""
        parts: list[str] = []
        runs: list[Run] = []
        numbers: set[int] = set()
        length = 0
        for start, end, new in pieces:
            for line, column, width, text in self._stretches(start, end, new):
                # Of a text that stands for a longer or shorter one, each character points to where that one begins.
                runs.append(Run(length, line, column, width))
                runs += [Run(length + i, line, column, width) for i in range(1, len(text)) if new is not None]
                parts.append(text)
                numbers.add(line)
                length += len(text)
        if not runs:
            runs, numbers = [Run(0, 1, 0)], {1}
        lines = tuple((n, self.lines[n - 1] if self.lines else "") for n in sorted(numbers))
        return clean_line(Passage("".join(parts), self.seed, tuple(runs), lines))

    def span(self, start: int, end: int) -> Passage:
        """The raw text from `start` to `end` as a passage."""
        return self.passage([(start, end, None)])

    def evidence(self, start: int, end: int) -> Evidence:
        """The raw words from `start` to `end`, as far as they stand on the first line."""
        number = self.line_of(start)
        line, column = self.lines[number - 1], start - self.starts[number - 1]
        return Evidence(self.seed, number, line[column : column + end - start].strip())

    def _stretches(self, start: int, end: int, new: str | None) -> Iterable[tuple[int, int, int, str]]:
        """The line, column, width and text of each part of a piece that stands on one line."""
        number = self.line_of(start)
        if new is not None:
            yield number, start - self.starts[number - 1], max(1, end - start), new
            return
        while start < end:
            begins = self.starts[number - 1]
            stop = min(end, begins + len(self.lines[number - 1]))
            if stop > start:
                yield number, start - begins, 1, self.text[start:stop]
            if stop < end:
                yield number, stop - begins, 1, " "
            start = stop + 1
            number += 1


class _Lines(Sequence[str]):
    """The lines of a text, cut out when they are asked for: as strings of their own, those of a long file would take
    several times as much memory as the file."""

    def __init__(self, text: str, starts: Sequence[int]) -> None:
        self._text = text
        self._starts = starts
        # All that is read from one line shares it: a line may be a whole file.
        self._kept: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self._starts) if self._text else 0

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[str, ...]: ...
    def __getitem__(self, index: int | slice) -> str | tuple[str, ...]:
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        number = index + len(self) if index < 0 else index
        if not 0 <= number < len(self):
            raise IndexError(index)
        if number not in self._kept:
            if len(self._kept) >= _SHARED_LINES:
                self._kept.clear()
            end = self._starts[number + 1] - 1 if number + 1 < len(self._starts) else len(self._text)
            self._kept[number] = self._text[self._starts[number] : end]
        return self._kept[number]
