"""A text cut into tokens once, for all that looks for names in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, compress, count
from operator import not_

from vaultgen.text.fold import fold

_TOKEN = re.compile(r"([^\W_]+\+*)")
# Chinese, Japanese and Korean put no blanks between words: there the other letters are the tokens, theirs the gaps.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TOKEN_AMONG_UNSPACED = re.compile(r"((?:[^\W_](?<![\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]))+\+*)")
_VIT_SIZES = frozenset({"Ti", "T", "S", "B", "L", "H", "g", "G"})
_JOINERS = frozenset({"-", "‐", "‑", "_", "·", ""})
_MAYBE_JOINED = _JOINERS | {".", "'", "’", "/"}


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: runs of letters and digits, with trailing plus signs.

    `firsts[i]` and `lasts[i]` are the first and last token of the compound that token i stands in: `Gemini-1.5-Pro`
    is one compound of four tokens, `AIME'24` one of two; `joined` are the tokens that go on with a compound. `gaps[i]`
    is what stands before token i, after the one before; `numbered` are the tokens that are not all letters.
    """

    text: str
    words: tuple[str, ...]
    folded: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    firsts: tuple[int, ...]
    lasts: tuple[int, ...]
    gaps: tuple[str, ...]
    numbered: tuple[int, ...]
    joined: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def gap(self, i: int) -> str:
        """What stands between token i - 1 and token i."""
        return self.gaps[i]

    def span(self, first: int, last: int) -> str:
        """The text from token `first` to token `last`, both included."""
        return self.text[self.starts[first] : self.ends[last]]


def folded_words(text: str) -> tuple[str, ...]:
    """The tokens of `text`, folded, without the places where they stand."""
    words = _pattern(text).findall(text)
    return _folded(words, text.isascii())


def first_folded_word(text: str) -> str:
    """The first of `folded_words`; "" where there is none."""
    found = _pattern(text).search(text)
    return _folded(found.groups(), text.isascii())[0] if found else ""


def _folded(words: Iterable[str], is_plain: bool) -> tuple[str, ...]:
    return tuple(map(str.lower, words) if is_plain else (w.lower() if w.isascii() else fold(w) for w in words))


def _pattern(text: str) -> re.Pattern[str]:
    return _TOKEN if text.isascii() or not _UNSPACED.search(text) else _TOKEN_AMONG_UNSPACED


def tokenize(text: str) -> Tokens:
    """The tokens of `text` and the compounds that they form."""
    pieces = _pattern(text).split(
        text
    )  # what stands before, a token, what stands between, a token, …, what stands behind
    words, gaps = pieces[1::2], pieces[:-1:2]
    places = list(accumulate(map(len, pieces)))
    firsts = list(range(len(words)))
    lasts = firsts.copy()
    joints = compress(count(), map(_MAYBE_JOINED.__contains__, gaps))
    joined = tuple(i for i in joints if i and _is_joined(gaps[i], words[i - 1], words[i]))
    for i in joined:
        firsts[i] = firsts[i - 1]
    for i in reversed(joined):
        lasts[i - 1] = lasts[i]
    folded = _folded(words, text.isascii())
    numbered = tuple(compress(count(), map(not_, map(str.isalpha, folded))))
    return Tokens(
        text, tuple(words), folded, tuple(places[:-1:2]), tuple(places[1::2]), tuple(firsts), tuple(lasts), tuple(gaps),
        numbered, joined,
    )  # fmt: skip


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
