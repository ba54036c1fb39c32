"""Many lists of stems looked for at once.

A text is cut into words one time, and each word tells which lists it may open a stem of. A pattern for each list would
read the whole text as often as there are lists, and try all its stems at every word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

__all__ = ["StemIndex", "stem_pattern"]

_WORD = re.compile(r"\w+")


class StemIndex:
    """Lists of stems, by number. A stem stands at the start of a word, in any case: `train`, `code is`, `red-team`."""

    def __init__(self, lists: Sequence[Sequence[str]]) -> None:
        self._patterns = [stem_pattern(stems) for stems in lists]
        # The first word of each stem: it begins a word of the text, or is one where the stem goes on behind it.
        self._openings = [(*_opening(stem), number) for number, stems in enumerate(lists) for stem in stems]
        # Bounded, so that reading on and on does not fill the memory.
        self._lists_of = lru_cache(maxsize=50_000)(self._find_lists)

    def find(self, text: str) -> dict[int, list[tuple[int, int]]]:
        """The places where each list has a stem in `text`, as its pattern alone would find them: in order, without
        overlaps, the longest stem where several begin."""
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for word in _WORD.finditer(text):
            for number in self._lists_of(word[0]):
                places, start = found[number], word.start()
                if places and start < places[-1][1]:
                    continue
                if stem := self._patterns[number].match(text, start):
                    places.append(stem.span())
        return {number: places for number, places in found.items() if places}

    def _find_lists(self, word: str) -> tuple[int, ...]:
        lower = word.lower()
        numbers = {n for opening, is_whole, n in self._openings if lower.startswith(opening) and not is_whole}
        numbers |= {n for opening, is_whole, n in self._openings if is_whole and lower == opening}
        return tuple(sorted(numbers))


def stem_pattern(stems: Sequence[str]) -> re.Pattern[str]:
    """A pattern that finds any of the stems at the start of a word."""
    longest_first = sorted(stems, key=lambda stem: (-len(stem), stem))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + ")", re.IGNORECASE)


def _opening(stem: str) -> tuple[str, bool]:
    """The first word of a stem, and whether the stem goes on behind it."""
    word = _WORD.match(stem)
    if not word:
        raise ValueError(f"the stem {stem!r} does not begin with a letter or digit")
    return word[0].lower(), word.end() < len(stem)
