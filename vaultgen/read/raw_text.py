"""The text of a seed as one string, and the way from places in it to passages: what structured formats read from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from vaultgen.grounding import Evidence, Passage, Run
from vaultgen.text.clean import clean_line

Piece = tuple[int, int, str | None]
"""A stretch of the raw text (start, end) and the text that it stands for; None: for itself."""


@dataclass(frozen=True, slots=True)
class RawText:
    """A seed's text, its lines parted by line feeds. `starts` holds the offset at which each line begins."""

    seed: str
    text: str
    lines: Sequence[str]
    starts: Sequence[int]

    @classmethod
    def of_lines(cls, seed: str, lines: Sequence[str]) -> RawText:
        """The text of a seed with these raw lines."""
        starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
        return cls(seed, "\n".join(lines), lines, starts[:-1] or [0])

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
