"""Whether a text is English: patterns of English say nothing about others."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset(
    "the of and to in a is that for we with this on as are by our an from which it be can these".split()
)


def is_english(text: str) -> bool:
    """Whether enough of the words are the commonest English ones; texts of a few words count as English when they are
    written in Latin letters."""
    words = _WORD.findall(text[:1200])
    if not words:
        return True
    latin = sum(w.isascii() for w in words) / len(words)
    if len(words) < 15:
        return latin > 0.5
    return latin > 0.6 and sum(w.lower() in _COMMON for w in words) / len(words) > 0.12
