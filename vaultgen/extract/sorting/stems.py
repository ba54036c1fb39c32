"""Many lists of stems looked for at once.

A text is cut into words one time, and each word tells which lists it may open a stem of. A pattern for each list would
read the whole text as often as there are lists, and try all its stems at every word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate, compress, islice

from vaultgen.text.memo import WordMemo

__all__ = ["StemIndex", "stem_pattern"]

_WORD = re.compile(r"(\w+)")


class StemIndex:
    """Lists of stems, by number. A stem stands at the start of a word, in any case: `train`, `code is`, `red-team`."""

    def __init__(self, lists: Sequence[Sequence[str]]) -> None:
        self._patterns = [stem_pattern(stems) for stems in lists]
        # The first word of each stem: it begins a word of the text, or is one where the stem goes on behind it.
        self._beginnings: dict[str, set[int]] = defaultdict(set)
        self._wholes: dict[str, set[int]] = defaultdict(set)
        for number, stems in enumerate(lists):
            for stem in stems:
                word, is_whole = _opening(stem)
                (self._wholes if is_whole else self._beginnings)[word].add(number)
        self._lists_of = WordMemo(self._find_lists)

    def find(self, text: str) -> dict[int, list[tuple[int, int]]]:
        """The places where each list has a stem in `text`, as its pattern alone would find them: in order, without
        overlaps, the longest stem where several begin."""
        found: dict[int, list[tuple[int, int]]] = {}
        pieces = _WORD.split(text)  # what stands before, a word, what stands between, a word, …
        lists = list(map(self._lists_of.__getitem__, pieces[1::2]))
        starts = accumulate(map(len, pieces))
        for numbers, start in compress(zip(lists, islice(starts, 0, None, 2), strict=False), lists):
            for number, length in numbers:
                places = found.get(number)
                if places and start < places[-1][1]:
                    continue
                if length:
                    found.setdefault(number, []).append((start, start + length))
                elif stem := self._patterns[number].match(text, start):
                    found.setdefault(number, []).append(stem.span())
        return found

    def _find_lists(self, word: str) -> tuple[tuple[int, int], ...]:
        """The lists that a word opens a stem of, with the letters of the longest; 0 where only the text behind the word
        can tell."""
        lower = word.lower()
        lengths: dict[int, int] = {}
        for end in range(1, len(lower) + 1):
            for number in self._beginnings.get(lower[:end], ()):
                lengths[number] = end if word.isascii() else 0
        return tuple(sorted((lengths | dict.fromkeys(self._wholes.get(lower, ()), 0)).items()))


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
