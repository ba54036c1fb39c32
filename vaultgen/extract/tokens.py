"""A text cut into tokens once, for all that looks for names in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vaultgen.text.fold import fold

_TOKEN = re.compile(r"[^\W_]+\+*")
_VIT_SIZES = frozenset({"Ti", "T", "S", "B", "L", "H", "g", "G"})
_JOINERS = frozenset({"-", "‐", "‑", "_", "·", ""})


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: runs of letters and digits, with trailing plus signs.

    `firsts[i]` and `lasts[i]` are the first and last token of the compound that token i stands in: `Gemini-1.5-Pro`
    is one compound of four tokens, `AIME'24` one of two.
    """

    text: str
    words: tuple[str, ...]
    folded: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    firsts: tuple[int, ...]
    lasts: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def gap(self, i: int) -> str:
        """What stands between token i - 1 and token i."""
        return self.text[self.ends[i - 1] : self.starts[i]]

    def span(self, first: int, last: int) -> str:
        """The text from token `first` to token `last`, both included."""
        return self.text[self.starts[first] : self.ends[last]]


def tokenize(text: str) -> Tokens:
    """The tokens of `text` and the compounds that they form."""
    words, starts, ends = [], [], []
    for match in _TOKEN.finditer(text):
        words.append(match[0])
        starts.append(match.start())
        ends.append(match.end())
    firsts = list(range(len(words)))
    for i in range(1, len(words)):
        if _is_joined(text[ends[i - 1] : starts[i]], words[i - 1], words[i]):
            firsts[i] = firsts[i - 1]
    lasts = list(range(len(words)))
    for i in range(len(words) - 2, -1, -1):
        if firsts[i + 1] == firsts[i]:
            lasts[i] = lasts[i + 1]
    folded = tuple(w.lower() if w.isascii() else fold(w) for w in words)
    return Tokens(text, tuple(words), folded, tuple(starts), tuple(ends), tuple(firsts), tuple(lasts))


def _is_joined(gap: str, before: str, after: str) -> bool:
    """Whether two tokens belong to one compound."""
    if gap in _JOINERS:
        return True
    if gap == ".":  # Qwen2.5, Gemini 2.X
        return before[-1].isdigit() and (after[0].isdigit() or after in {"X", "x"})
    if gap in {"'", "’"}:  # AIME'24
        return len(after) == 2 and after.isdigit()
    if gap != "/":
        return False
    if before.endswith("ViT"):  # ViT/Ti
        return after in _VIT_SIZES
    return len(before) == 1 and before.isupper() and after.isdigit()  # ViT-B/16
