"""Whether a text is English: patterns of English say nothing about others."""

from __future__ import annotations

import re

from vaultgen.extract.naming.generic_words import COMMON_ENGLISH

_WORD = re.compile(r"[^\W\d_]+")
# The letters of ASCII in lower case, all else as blanks: its words in a fifth of the time.
_LETTERS = {code: chr(code).lower() if chr(code).isalpha() else " " for code in range(128)}


def is_english(text: str) -> bool:
    """Whether enough of the words are the commonest English ones; texts of a few words count as English when they are
    written in Latin letters."""
    beginning = text[:1200]
    is_ascii = beginning.isascii()
    words = beginning.translate(_LETTERS).split() if is_ascii else [w.lower() for w in _WORD.findall(beginning)]
    if not words:
        return True
    latin = 1.0 if is_ascii else sum(map(str.isascii, words)) / len(words)
    if len(words) < 15:
        return bool(latin > 0.5)
    common = sum(map(COMMON_ENGLISH.__contains__, words)) / len(words)
    return bool(latin > 0.6 and common > 0.12)
