r"""Rules that are only tried where the words stand that they cannot do without.

Most patterns find nothing in most sentences. So a rule names parts of words of which every text that it matches holds
one. A sentence is cut at its blanks once; which gates a word opens is known from when it was first seen, and a sentence
opens those of all its words. What a rule then costs where it finds nothing is a look at one bit.

    _ACCESS = gated(r"\b(?:availab|access)\w* (?:via|through)\b", r"\bavailab \baccess", "via through")
    _ACCESS.search(open_gates(sentence), sentence)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from operator import or_
from sys import maxsize
from unicodedata import decimal

from vaultgen.text.memo import WordMemo

__all__ = ["Gated", "gated", "gated_rules", "open_gates"]

_EDGE = r"\b"
_SIGNS = "(),;"  # Words are freed of them, so that `word,` is not another one than `word`.
# What a pattern without regard to case takes for another letter, and folding does not.
_ALIKE = str.maketrans("ı", "i")


@dataclass(frozen=True, slots=True)
class Gated:
    """A pattern that is only tried where all its gates are open. `gates` is what `open_gates` then gives, at least."""

    pattern: re.Pattern[str]
    gates: int

    def search(self, opened: int, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """The first match in `text[start:end]`; the words of `text`, or of what it is a part of, open the gates
        `opened`."""
        return self.pattern.search(text, start, end) if opened & self.gates == self.gates else None

    def match(self, opened: int, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """The match at `start`, as `search` finds it."""
        return self.pattern.match(text, start, end) if opened & self.gates == self.gates else None

    def finditer(self, opened: int, text: str, start: int = 0, end: int = maxsize) -> Iterator[re.Match[str]]:
        """All matches, as `search` finds them."""
        return self.pattern.finditer(text, start, end) if opened & self.gates == self.gates else iter(())

    def may_match(self, opened: int) -> bool:
        """Whether there can be a match."""
        return opened & self.gates == self.gates


@dataclass(slots=True)
class _Letter:
    """A node of the tree of parts of words, letter by letter: which gates the part that ends here opens, by whether the
    edge of a word has to be before and behind it; and what may follow."""

    opens: int = 0
    opens_first: int = 0
    opens_last: int = 0
    opens_whole: int = 0
    nexts: dict[str, _Letter] = field(default_factory=dict)


def _opens(word: str) -> int:
    """The gates that a word opens."""
    bare = word.lstrip(_SIGNS).rstrip(_SIGNS)
    folded = _folded(bare)
    if word == folded:
        return _opened_by(word)
    return _words[folded] | (_opened_by(bare) if bare != folded else 0)


_rules: list[Gated] = []
_tree = _Letter()
_words = WordMemo(_opens)
_gates: dict[frozenset[str], int] = {}


def gated(pattern: str, *needs: str, flags: int = 0) -> Gated:
    r"""A pattern that is only tried where the words of a text hold what it `needs`: one of each of these, parts of
    words parted by blanks.

    A part in lower case counts in any case, another one as it is written. `\b` before or behind a part is the edge of a
    word; a pattern with such parts may only be tried on texts that are not cut within words.
    """
    gates = 0
    for parts in map(frozenset, map(str.split, needs)):
        if parts not in _gates:
            _gates[parts] = 1 << len(_gates)
            for part in parts:
                _plant(part, _gates[parts])
        gates |= _gates[parts]
    _words.clear()
    open_gates.cache_clear()
    rule = Gated(re.compile(pattern, flags), gates)
    _rules.append(rule)
    return rule


def gated_rules() -> tuple[Gated, ...]:
    """All rules with a gate."""
    return tuple(_rules)


@lru_cache(maxsize=500)  # Several rules ask for the sentences of the record at hand.
def open_gates(text: str) -> int:
    """The gates that the words of `text` open."""
    return reduce(or_, map(_words.__getitem__, text.split()), 0)


def _plant(part: str, gate: int) -> None:
    """Let a part of a word open a gate. Raises ValueError for one that opens or ends with what words are freed of."""
    bare = part.removeprefix(_EDGE).removesuffix(_EDGE)
    if not bare or bare != bare.strip(_SIGNS):
        raise ValueError(f"no word is known by {part!r}")
    node = _tree
    for letter in bare:
        node = node.nexts.setdefault(letter, _Letter())
    is_first, is_last = part.startswith(_EDGE), part.endswith(_EDGE)
    if is_first and is_last:
        node.opens_whole |= gate
    elif is_first:
        node.opens_first |= gate
    elif is_last:
        node.opens_last |= gate
    else:
        node.opens |= gate


def _opened_by(word: str) -> int:
    """The gates that all parts of a word open, as it is written."""
    opened, is_inside = 0, False
    for start, letter in enumerate(word):
        node, end = _tree.nexts.get(letter), start + 1
        while node:
            opened |= node.opens if is_inside else node.opens | node.opens_first
            if (node.opens_last or node.opens_whole) and not _is_inside(word, end):
                opened |= node.opens_last if is_inside else node.opens_last | node.opens_whole
            node, end = node.nexts.get(word[end : end + 1]), end + 1
        is_inside = letter.isalnum() or letter == "_"
    return opened


def _is_inside(word: str, at: int) -> bool:
    """Whether a letter, digit or underscore stands at a place of a word."""
    letter = word[at : at + 1]
    return letter.isalnum() or letter == "_"


def _folded(word: str) -> str:
    """A word as a pattern without regard to case takes it, with plain digits."""
    if word.isascii():
        return word.lower()
    return "".join(str(decimal(c)) if c.isdecimal() else c for c in word.casefold().translate(_ALIKE))
