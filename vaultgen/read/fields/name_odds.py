"""How likely a word is as part of a person's name, and how likely as a word of a title.

Two unigram models of words that back off to letters: a word that was counted has its frequency, any other the
probability of its letter trigrams among the counted words, times that of its shape (Witten and Bell's way of mixing).
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from vaultgen.text.fold import fold

_NEW_WORDS = 2_000.0  # how many counted words the letters' model weighs: what is left for words never seen
_EDGE = "\x02"
_CAMEL_NAME = re.compile(r"(?:Mc|Mac|De|Di|Du|Da|Le|La|Van|Von|O['’]|D['’]|Fitz|St)[A-Z][^\W\d_]+")

# Log probabilities of a word's shape in names and in titles, from counts in the same papers.
_NAME_SHAPES = {
    "Capital": -0.06, "initial": -3.3, "camel": -6.5, "CAPS": -6.5, "lower": -6.0, "mixed": -13.0, "digit": -16.0,
}  # fmt: skip
_TITLE_SHAPES = {
    "Capital": -0.45, "initial": -4.5, "camel": -3.0, "CAPS": -2.6, "lower": -1.6, "mixed": -5.0, "digit": -2.6,
}  # fmt: skip


def letters(word: str) -> str:
    """A word as it is counted: its letters without case and accents, hyphens and apostrophes left out."""
    return "".join(c for c in fold(word) if c.isalpha())


def shape(word: str) -> str:
    """How a word is written: `Capital`, `initial` (J.), `camel` (MiniCPM), `CAPS`, `lower`, `mixed` (arXiv), `digit`.

    What holds a digit, or no letter at all, is `digit`.
    """
    parts = [p for p in re.split(r"[-‐’'.]", word) if p]
    found = "camel"
    if not parts or any(c.isdigit() for c in word) or not any(c.isalpha() for c in word):
        found = "digit"
    elif all(len(p) == 1 for p in parts) and word[0].isupper():
        found = "initial"
    elif word.isupper():
        found = "CAPS"
    elif parts[0][0].islower():
        found = "lower" if all(c.islower() for c in parts[0]) else "mixed"
    elif _CAMEL_NAME.fullmatch(word) or all(p[1:].islower() or len(p) == 1 for p in parts):
        found = "Capital"
    return found


@dataclass(frozen=True, slots=True)
class _Words:
    """Counts of words and of their letter trigrams."""

    counts: Mapping[str, int]
    total: int
    trigrams: Mapping[str, float]
    pairs: Mapping[str, float]

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> _Words:
        # Each word once: spelling is what matters here, not frequency. Counted over all words in one text, in which
        # the trigrams that end in two edges are those across two words.
        text = "".join(f"{_EDGE}{_EDGE}{word}{_EDGE}" for word in counts)
        trigrams = {
            trigram: count
            for trigram, count in Counter(map("".join, zip(text, text[1:], text[2:], strict=False))).items()
            if not trigram.endswith(_EDGE + _EDGE)
        }
        pairs: Counter[str] = Counter()
        for trigram, count in trigrams.items():
            pairs[trigram[:2]] += count
        return cls(counts, sum(counts.values()), trigrams, pairs)

    def log_probability(self, word: str) -> float:
        # Of a word of hundreds of letters nothing would be left.
        new = max(math.exp(self._spelling(word)), sys.float_info.min)
        return math.log((self.counts.get(word, 0) + _NEW_WORDS * new) / (self.total + _NEW_WORDS))

    def _spelling(self, word: str) -> float:
        text = f"{_EDGE}{_EDGE}{word}{_EDGE}"
        return sum(
            math.log((self.trigrams.get(text[i : i + 3], 0) + 0.05) / (self.pairs.get(text[i : i + 2], 0) + 2.0))
            for i in range(len(text) - 2)
        )


@dataclass(frozen=True, slots=True)
class NameOdds:
    """The two models; each method gives a natural logarithm of a probability."""

    names: _Words
    titles: _Words

    @classmethod
    def of_counts(cls, names: Mapping[str, int], titles: Mapping[str, int]) -> NameOdds:
        """The models made from counts of words in names and in titles."""
        return cls(_Words.of(names), _Words.of(titles))

    def as_name(self, word: str) -> float:
        """The word as part of a name: `Nan-Jiang` counts as one word if it is known, else as two."""
        return _NAME_SHAPES[shape(word)] + _of_parts(self.names, word, per_part=-2.0)

    def as_title(self, word: str) -> float:
        """The word as one of a title; the words that a hyphen joins count each."""
        return _TITLE_SHAPES[shape(word)] + _of_parts(self.titles, word, per_part=0.0)

    def is_of_titles(self, word: str) -> bool:
        """Whether the word was counted in titles."""
        return letters(word) in self.titles.counts


def _of_parts(words: _Words, word: str, per_part: float) -> float:
    whole = letters(word)
    if len(whole) < 2:
        return -2.0
    parts = [p for p in (letters(x) for x in re.split(r"[-‐–—/:]", word)) if p]
    if len(parts) < 2:
        return words.log_probability(whole)
    # Names are counted with their hyphens left out.
    apart = sum(words.log_probability(p) if len(p) > 1 else -3.0 for p in parts) + per_part * (len(parts) - 1)
    return max(apart, words.log_probability(whole)) if whole in words.counts else apart


@lru_cache(maxsize=1)
def shipped_odds() -> NameOdds:
    """The models from the counts that vaultgen ships."""
    return NameOdds.of_counts(_table("name_words.tsv"), _table("title_words.tsv"))


def _table(name: str) -> dict[str, int]:
    text = files("vaultgen.read.fields").joinpath("data", name).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: int(row[1]) for row in rows}
