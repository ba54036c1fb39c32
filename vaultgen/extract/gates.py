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

__all__ = ["Gated", "gated", "gated_rules", "open_gates"]

_MOST_WORDS = 50_000  # Words kept, so that reading on and on does not fill the memory.
_EDGE = r"\b"
_IN_WORD = re.compile(r"\w")
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
    """A node of a tree of parts of words, letter by letter: which gates the part that ends here opens anywhere, which
    at the end of a word, and what may follow."""

    opens: int = 0
    opens_last: int = 0
    nexts: dict[str, _Letter] = field(default_factory=dict)


class _Words(dict[str, int]):
    """The gates that each word opens, found out when it is first asked for."""

    def __missing__(self, word: str) -> int:
        folded = _folded(word)
        opened = _opened_by(word) | (_opened_by(folded) if folded != word else 0)
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = opened
        return opened


_rules: list[Gated] = []
_anywhere, _beginnings = _Letter(), _Letter()
_words = _Words()
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
    """Let a part of a word open a gate."""
    node = _beginnings if part.startswith(_EDGE) else _anywhere
    for letter in part.removeprefix(_EDGE).removesuffix(_EDGE):
        node = node.nexts.setdefault(letter, _Letter())
    if part.endswith(_EDGE):
        node.opens_last |= gate
    else:
        node.opens |= gate


def _opened_by(word: str) -> int:
    """The gates that all parts of a word open, as it is written."""
    opened = 0
    for start in range(len(word)):
        opened |= _walk(_anywhere, word, start)
        if not start or not _IN_WORD.match(word, start - 1):
            opened |= _walk(_beginnings, word, start)
    return opened


def _walk(tree: _Letter, word: str, at: int) -> int:
    """The gates that all parts of a word open that begin at one of its characters."""
    opened, node = 0, tree.nexts.get(word[at : at + 1])
    while node:
        at += 1
        opened |= node.opens
        if node.opens_last and not _IN_WORD.match(word, at):
            opened |= node.opens_last
        node = node.nexts.get(word[at : at + 1])
    return opened


def _folded(word: str) -> str:
    """A word as a pattern without regard to case takes it, with plain digits."""
    if word.isascii():
        return word.lower()
    return "".join(str(decimal(c)) if c.isdecimal() else c for c in word.casefold().translate(_ALIKE))
