"""Spans of a text, and whether another one overlaps any of them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable


class TakenSpans:
    """Spans that are taken, asked in time that grows with the logarithm of their number. Of those that overlap, what
    they hold together counts."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._spans: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if self._spans and start < self._spans[-1][1]:
                self._spans[-1] = (self._spans[-1][0], max(end, self._spans[-1][1]))
            else:
                self._spans.append((start, end))

    def overlap(self, start: int, end: int) -> bool:
        """Whether a character from `start` to `end` is taken."""
        at = bisect_left(self._spans, (end, end))
        return at > 0 and self._spans[at - 1][1] > start

    def add(self, start: int, end: int) -> None:
        """Take a span that overlaps none of the others."""
        insort(self._spans, (start, end))
