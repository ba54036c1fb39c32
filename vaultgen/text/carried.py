"""Spans of a text as they stand in another form of it: the same words with their LaTeX made plain."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from vaultgen.grounding import Passage


def carried(spans: Sequence[tuple[int, int]], source: Passage, target: Passage) -> Sequence[tuple[int, int]]:
    """The spans of `source` as spans of `target`; what is not in it any more is a span of no character."""
    if source.text == target.text or not spans:
        return spans
    places = [target.locate(i) for i in range(len(target.text))]
    ends = [(b, source.locate(max(a, b - 1))) for a, b in spans]
    starts = [bisect_left(places, source.locate(a)) if a < len(source.text) else len(places) for a, _ in spans]
    return [(a, max(a, bisect_right(places, last))) if b else (a, a) for a, (b, last) in zip(starts, ends, strict=True)]
