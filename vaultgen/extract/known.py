"""Names that a lexicon knows, found in a text: longest match over tokens, with rules for upper and lower case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from vaultgen.extract.tokens import Tokens, tokenize
from vaultgen.lexicon import Entry, Lexicon
from vaultgen.model import NodeType

GLUED_VERSION = re.compile(r"([^\W\d]{3,})(v?\d+[a-z]?)")
_LOST = re.compile(r"[^\w\s.,:;'’&/()+@!?#·‐‑–-]")  # without its sign, `∞Bench` would be any `Bench`
_Spelling = tuple[Entry, str, str]  # the entry, one of its spellings, how its case has to agree
_Rows = tuple[tuple[int, ...], Mapping[tuple[str, ...], tuple[_Spelling, ...]]]


@dataclass(frozen=True, slots=True)
class KnownSpan:
    """Tokens `first` to `last` spell a name of `entries`. `cut` is where the name ends inside the last token
    (`Gemma3` is Gemma up to character 5), 0 where it is the whole token."""

    first: int
    last: int
    entries: tuple[Entry, ...]
    cut: int = 0
    is_weak: bool = False


@dataclass(frozen=True)
class NameIndex:
    """Spellings by their first folded token: their lengths in tokens, the longest first, and the spellings by form."""

    by_first: Mapping[str, _Rows]


@dataclass(frozen=True)
class Indexes:
    """The lexicon's names, and its concepts apart: a term of the field must not hide a name that begins with it."""

    names: NameIndex
    concepts: NameIndex
    terms: Mapping[str, tuple[Entry, ...]]


@lru_cache(maxsize=4)
def indexes_of(lexicon: Lexicon) -> Indexes:
    """The indexes of all that a lexicon holds; kept for the lexicons in use."""
    concepts = tuple(e for e in lexicon.entries if e.type is NodeType.CONCEPT)
    names = build_index(e for e in lexicon.entries if e.type is not NodeType.CONCEPT)
    terms: dict[str, tuple[Entry, ...]] = {}
    for entry in concepts:
        for form in entry.forms:
            terms[form] = (*terms.get(form, ()), entry)
    return Indexes(names, build_index(concepts), terms)


def build_index(entries: Iterable[Entry]) -> NameIndex:
    """The index of `entries`."""
    forms: dict[tuple[str, ...], list[_Spelling]] = {}
    for entry in entries:
        for spelling in entry.spellings:
            tokens = tokenize(spelling).folded
            if tokens and not _LOST.search(spelling):
                forms.setdefault(tokens, []).append((entry, spelling, _case_rule(entry, spelling)))
    by_first: dict[str, dict[tuple[str, ...], tuple[_Spelling, ...]]] = {}
    for tokens, spellings in forms.items():
        by_first.setdefault(tokens[0], {})[tokens] = tuple(spellings)
    return NameIndex(
        {first: (tuple(sorted({len(t) for t in rows}, reverse=True)), rows) for first, rows in by_first.items()}
    )


def find_known(tokens: Tokens, index: NameIndex) -> Iterator[KnownSpan]:
    """The names of the index in a text, from left to right, the longest one where several begin."""
    i, count = 0, len(tokens)
    by_first, folded, words = index.by_first, tokens.folded, tokens.words
    while i < count:
        rows = by_first.get(folded[i])
        found = _longest(tokens, i, rows) if rows else None
        if found is None and words[i][-2:].isalnum() and not words[i].isalpha():
            found = _glued(tokens, i, by_first)
        if found is None:
            i += 1
        else:
            yield found
            i = found.last + 1


def _longest(tokens: Tokens, i: int, rows: _Rows) -> KnownSpan | None:
    lengths, by_form = rows
    for length in lengths:
        spellings = by_form.get(tokens.folded[i : i + length])
        last = i + length - 1
        if spellings is None or last >= len(tokens) or any(len(tokens.gap(k)) > 1 for k in range(i + 1, last + 1)):
            continue
        written = tokens.span(i, last)
        agreeing = [(e, s) for e, s, rule in spellings if _case_agrees(written, s, rule)]
        if agreeing:
            entries = tuple(dict.fromkeys(e for e, _ in agreeing))
            is_weak = all(_is_weak(e, s) or _is_plain_word(written, s) for e, s in agreeing)
            return KnownSpan(i, last, entries, 0, is_weak)
    return None


def _glued(tokens: Tokens, i: int, by_first: Mapping[str, _Rows]) -> KnownSpan | None:
    """A model family with its version glued on: `Gemma3`."""
    match = GLUED_VERSION.fullmatch(tokens.folded[i])
    if not match:
        return None
    if match[1] not in by_first:
        return None
    written = tokens.words[i][: len(match[1])]
    found = (
        e
        for e, s, rule in by_first[match[1]][1].get((match[1],), ())
        if e.type is NodeType.MODEL and _case_agrees(written, s, rule)
    )
    entries = tuple(dict.fromkeys(found))
    return KnownSpan(i, i, entries, len(match[1])) if entries else None


def _is_weak(entry: Entry, spelling: str) -> bool:
    """Metrics that are models (BLEURT) are named as metrics unless the context says otherwise."""
    return entry.is_weak(spelling) or entry.kind.startswith("metric")


def _is_plain_word(written: str, spelling: str) -> bool:
    """Whether a name stands there as a capitalised word: `Complex` may be ComplEx, the context tells."""
    return len(written) < 8 and written.isalpha() and written[1:].islower() and not spelling[1:].islower()


def _case_rule(entry: Entry, spelling: str) -> str:
    """How upper and lower case have to agree: `any`, `capital` (not all in lower case),
    `title` (the long words capitalised), `lower` or `exact`."""
    letters = [c for c in spelling if c.isalpha()]
    uppers = sum(c.isupper() for c in letters)
    if entry.type is NodeType.CONCEPT:
        return "exact" if len(letters) <= 5 and uppers > 1 else "any"
    if spelling == entry.expansion and " " in spelling:
        return "any" if spelling.count(" ") >= 3 else "title"
    if entry.is_weak(spelling) and " " not in spelling:
        return "exact"
    if uppers and uppers >= len(letters) - 1 and len(letters) <= 6:
        return "exact"
    return "capital" if uppers else "lower"


def _case_agrees(written: str, spelling: str, rule: str) -> bool:
    if rule == "any" or written == spelling:
        return True
    if rule == "exact":
        return [c for c in written if c.isalpha()] == [c for c in spelling if c.isalpha()]
    if rule == "title":
        return all(w[0].isupper() for w in written.split() if len(w) > 3)
    if rule == "capital":
        if written.isupper() and len(written) < 5:  # MIMO is not MiMo
            return False
        return any(c.isupper() for c in written)
    return written.islower() or (written[0].isupper() and len(written) > 3)
