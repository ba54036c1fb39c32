"""Folding: the form of a name under which spellings that mean the same meet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a base letter and a mark.
_PLAIN = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "þ": "th", "æ": "ae", "Æ": "AE", "œ": "oe",
     "Œ": "OE", "ß": "ss", "ı": "i", "ħ": "h", "Ð": "D", "Þ": "Th", "Ħ": "H"}
)  # fmt: skip
_NOT_WORD = re.compile(r"[^\w+]+|_+")
# The same for ASCII alone, in a third of the time.
_ASCII = {code: (c.lower() if (c := chr(code)).isalnum() or c == "+" else " ") for code in range(128)}


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """`text` without case, accents and punctuation, words parted by one blank: `Gemini-1.5-Pro` -> `gemini 1 5 pro`.

    A plus sign stays (HumanEval+ is not HumanEval). Letters of every script stay.
    """
    if text.isascii():
        return " ".join(text.translate(_ASCII).split())
    text = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(_NOT_WORD.sub(" ", text.casefold()).split())
