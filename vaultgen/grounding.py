"""Text that knows where it was read: every quote in the vault leads back to a seed and a line through these types."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

# Characters of a sentence that is quoted whole.
_LONGEST_QUOTE = 300


class Evidence(NamedTuple):
    """Where a thing was read: the seed, the line (from 1) and the words, exactly as they stand in that line."""

    seed: str
    line: int
    quote: str


class Run(NamedTuple):
    r"""From `offset` of a passage's text on, the text stands at `line` (from 1), `column` (from 0) of the seed.

    The character at `offset` stands for `width` raw ones (`%` for `\%`).
    """

    offset: int
    line: int
    column: int
    width: int = 1


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of cleaned text and the way back to the raw lines that it was made from.

    `runs` are sorted by offset; within a run, text and raw line advance together, one character by one. `lines` are
    the raw lines involved, as (number, text without its line break), sorted by number.
    """

    text: str
    seed: str
    runs: tuple[Run, ...]
    lines: tuple[tuple[int, str], ...]

    @classmethod
    def of_line(cls, raw: str, seed: str, line: int) -> Passage:
        """The whole of one raw line."""
        return cls(raw, seed, (Run(0, line, 0),), ((line, raw),))

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def line(self) -> int:
        """The seed line (from 1) on which the passage begins."""
        return self.runs[0].line

    def _place(self, offset: int) -> tuple[int, int, int]:
        """The line, column and width of the raw text behind the character at `offset`."""
        runs = self.runs
        run = runs[0] if len(runs) == 1 else runs[max(0, bisect_right(runs, offset, key=lambda r: r.offset) - 1)]
        ahead = offset - run.offset
        return (run.line, run.column + run.width - 1 + ahead, 1) if ahead else (run.line, run.column, run.width)

    def locate(self, offset: int) -> tuple[int, int]:
        """The (line, column) of the seed at which the character at `offset` stands."""
        return self._place(offset)[:2]

    def evidence(self, start: int = 0, end: int | None = None) -> Evidence:
        """The raw words behind `text[start:end]`; of a span over several seed lines, those on its first line.

        Of text whose parts stand in another order in the seed, those up to the first part that stands before another.
        """
        end = len(self.text) if end is None else end
        if len(self.runs) == len(self.lines) == 1 and self.runs[0].width == 1:
            # As most text is: word for word, from one line.
            offset, line, column, _ = self.runs[0]
            begin = column + start - offset
            return Evidence(self.seed, line, self.lines[0][1][begin : max(begin, column + end - offset)].strip())
        end = self._in_order(start, end)
        line, column = self.locate(start)
        raw = self.lines[0][1] if len(self.lines) == 1 else dict(self.lines)[line]
        last = column
        if end > start:
            at, where, width = self._place(end - 1)
            last = where + width if at == line else len(raw)
        return Evidence(self.seed, line, raw[column:last].strip())

    def sentence_evidence(self, start: int, end: int) -> Evidence | None:
        """The evidence for a whole sentence; None where it is too long to be quoted, or stands on several lines."""
        fits = end - start <= _LONGEST_QUOTE and self.locate(start)[0] == self.locate(end - 1)[0]
        return self.evidence(start, end) if fits else None

    def _in_order(self, start: int, end: int) -> int:
        """The offset up to which `text[start:end]` goes forwards in the seed."""
        if len(self.runs) == 1:
            return end
        place = self.locate(start)
        # By index: to copy all further runs for each name of a long line takes time that grows with its square.
        for index in range(bisect_right(self.runs, start, key=lambda r: r.offset), len(self.runs)):
            run = self.runs[index]
            if run.offset >= end:
                break
            if (run.line, run.column) < place:
                return len(self.text[start : run.offset].rstrip()) + start
            place = (run.line, run.column)
        return end

    def slice(self, start: int, end: int | None = None) -> Passage:
        """The passage that holds `text[start:end]`."""
        end = len(self.text) if end is None else end
        if start == 0 and end == len(self.text):
            return self
        runs = [Run(0, *self._place(start))]
        lines = self.lines
        if len(self.runs) > 1:
            # By bisection: a list of authors is parted into as many slices as it may have lines.
            first = bisect_right(self.runs, start, key=lambda r: r.offset)
            last = bisect_left(self.runs, end, lo=first, key=lambda r: r.offset)
            runs += [Run(r.offset - start, r.line, r.column, r.width) for r in self.runs[first:last]]
        numbers = {r.line for r in runs}
        if len(lines) > 1:
            first = bisect_left(lines, min(numbers), key=lambda x: x[0])
            lines = lines[first : bisect_right(lines, max(numbers), lo=first, key=lambda x: x[0])]
            lines = tuple(x for x in lines if x[0] in numbers)
        return Passage(self.text[start:end], self.seed, tuple(runs), lines)

    def strip(self, characters: str | None = None) -> Passage:
        """The passage without leading and trailing `characters` (white space by default)."""
        start = len(self.text) - len(self.text.lstrip(characters))
        end = len(self.text.rstrip(characters))
        return self.slice(start, max(start, end))

    def replace(self, edits: Iterable[tuple[int, int, str]]) -> Passage:
        """The passage with each `(start, end, new)` of `edits` put in place; edits are sorted and do not overlap.

        A new text points to where the old one began; what follows it keeps its own place.
        """
        parts: list[str] = []
        runs: list[Run] = []
        length = cursor = 0

        def keep(start: int, end: int) -> None:
            nonlocal length
            if start >= end:
                return
            runs.append(Run(length, *self._place(start)))
            first = bisect_right(self.runs, start, key=lambda r: r.offset)
            last = bisect_left(self.runs, end, key=lambda r: r.offset)
            runs.extend(Run(length + r.offset - start, r.line, r.column, r.width) for r in self.runs[first:last])
            parts.append(self.text[start:end])
            length += end - start

        for start, end, new in edits:
            keep(cursor, start)
            if new:
                line, column = self.locate(min(start, max(0, len(self.text) - 1)))
                # One run a character: a longer text than the one it replaces must not point past it.
                width = max(1, end - start)
                places = [min(i, width - 1) for i in range(len(new))]
                runs.extend(Run(length + i, line, column + at) for i, at in enumerate(places[:-1]))
                runs.append(Run(length + len(new) - 1, line, column + places[-1], width - places[-1]))
                parts.append(new)
                length += len(new)
            cursor = end
        keep(cursor, len(self.text))
        return Passage("".join(parts), self.seed, tuple(runs) or self.runs[:1], self.lines)

    @staticmethod
    def join(passages: Iterable[Passage], separator: str = " ") -> Passage:
        """The passages one after the other; the separator counts to the end of the passage before it.

        Raises ValueError when there is nothing to join.
        """
        parts = list(passages)
        if not parts:
            raise ValueError("no passages to join")
        text = separator.join(p.text for p in parts)
        runs: list[Run] = []
        lines: dict[int, str] = {}
        offset = 0
        for part in parts:
            runs += [Run(r.offset + offset, r.line, r.column, r.width) for r in part.runs] if offset else part.runs
            lines.update(part.lines)
            offset += len(part.text) + len(separator)
        return Passage(text, parts[0].seed, tuple(runs), tuple(sorted(lines.items())))
