"""Names that a lexicon knows, found in a text: longest match over tokens, with rules for upper and lower case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress, count

from vaultgen.extract.naming.tokens import Tokens, first_folded_word, folded_words
from vaultgen.lexicon import Entry, Lexicon
from vaultgen.model import NodeType

GLUED_VERSION = re.compile(r"([^\W\d]{3,}?)(v?\d+(?:[a-z]|v\d)?)")  # Gemma3, YOLOv8, ResNet101V2
_LOST = re.compile(r"[^\w\s.,:;'’&/()+@!?#·‐‑–-]")  # without its sign, `∞Bench` would be any `Bench`
_LOWER_VARIANTS = (" code", " coder", " embedding", " image", " math", " reasoning", " vision")
_ID_PARTS = frozenset({"base", "chat", "instruct", "large", "medium", "mini", "small", "tiny", "turbo", "xl"})
# The entry, one of its spellings, how its case has to agree, whether it is weak.
_Spelling = tuple[Entry, str, str, bool]


@dataclass(slots=True)  # Not frozen: dozens are made for a text, and frozen ones take three times as long.
class KnownSpan:
    """Tokens `first` to `last` spell a name of `entries`. `cut` is where the name ends inside the last token
    (`Gemma3` is Gemma up to character 5), 0 where it is the whole token."""

    first: int
    last: int
    entries: tuple[Entry, ...]
    cut: int = 0
    is_weak: bool = False


@dataclass(slots=True)
class NameNode:
    """A node of a tree of folded tokens: the spellings that end here, and where they go on, by the next token."""

    spellings: list[_Spelling] = field(default_factory=list)
    nexts: dict[str, NameNode] = field(default_factory=dict)


class NameIndex:
    """A tree of folded tokens for each first one; a tree is made when a text has its first token."""

    __slots__ = ("_trees", "openings")

    def __init__(self, openings: Mapping[str, Sequence[tuple[Entry, str]]]) -> None:
        self.openings = openings
        self._trees: dict[str, NameNode] = {}

    def tree(self, token: str) -> NameNode | None:
        """What begins with a folded token; None where nothing does."""
        if token not in self._trees and token in self.openings:
            self._trees[token] = _tree(self.openings[token])
        return self._trees.get(token)


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
    openings: dict[str, list[tuple[Entry, str]]] = {}
    for entry in entries:
        for spelling in entry.spellings:
            first = first_folded_word(spelling)
            if first and not _LOST.search(spelling):
                openings.setdefault(first, []).append((entry, spelling))
    return NameIndex(openings)


def _tree(spellings: Iterable[tuple[Entry, str]]) -> NameNode:
    """The tree of spellings with one first token: what comes after that."""
    root = NameNode()
    for entry, spelling in spellings:
        node = root
        for token in folded_words(spelling)[1:]:
            node = node.nexts.get(token) or node.nexts.setdefault(token, NameNode())
        node.spellings.append((entry, spelling, _case_rule(entry, spelling), _is_weak(entry, spelling)))
    return root


def find_known(tokens: Tokens, index: NameIndex) -> Iterator[KnownSpan]:
    """The names of the index in a text, from left to right, the longest one where several begin."""
    free, folded = 0, tokens.folded
    opened = compress(count(), map(index.openings.__contains__, folded))
    for i in sorted({*opened, *tokens.numbered}):
        if i < free:
            continue
        node = index.tree(folded[i])
        # Most words that open a name of several open none here.
        may_stand = node and (node.spellings or (i + 1 < len(folded) and folded[i + 1] in node.nexts))
        found = _longest(tokens, i, node) if node and may_stand else None
        if found is None and not folded[i].isalpha():
            found = _glued(tokens, i, index)
        if found:
            yield found
            free = found.last + 1


def _longest(tokens: Tokens, first: int, node: NameNode) -> KnownSpan | None:
    """The longest name that begins with token `first`; `node` is where the index has that token."""
    last, folded, gaps = first, tokens.folded, tokens.gaps
    ends = [(first, node.spellings)] if node.spellings else []
    while node.nexts:
        last += 1
        if last == len(folded) or len(gaps[last]) > 1 or folded[last] not in node.nexts:
            break
        node = node.nexts[folded[last]]
        if node.spellings:
            ends.append((last, node.spellings))
    for last, spellings in reversed(ends):
        written = tokens.span(first, last)
        agreeing = [x for x in spellings if x[2] == "any" or _case_agrees(written, x[1], x[2])]
        if not agreeing and written.islower() and _is_model_id(tokens, first, last):
            is_whole = _is_whole_id(tokens, last)
            agreeing = [x for x in spellings if x[0].type is NodeType.MODEL and (is_whole or not x[3])]
        if agreeing:
            is_weak = all(weak or _is_plain_word(written, spelling) for _, spelling, _, weak in agreeing)
            return KnownSpan(first, last, _entries(agreeing), 0, is_weak)
    return None


def _entries(spellings: Sequence[_Spelling]) -> tuple[Entry, ...]:
    """The entries of spellings, each once."""
    return (spellings[0][0],) if len(spellings) == 1 else tuple(dict.fromkeys(x[0] for x in spellings))


def _glued(tokens: Tokens, i: int, index: NameIndex) -> KnownSpan | None:
    """A model family with its version glued on: `Gemma3`."""
    match = GLUED_VERSION.fullmatch(tokens.folded[i])
    family = index.tree(match[1]) if match else None
    if not match or not family:
        return None
    written = tokens.words[i][: len(match[1])]
    models = [x for x in family.spellings if x[0].type is NodeType.MODEL]
    agreeing = [x for x in models if _case_agrees(written, x[1], x[2])]
    return KnownSpan(i, i, _entries(agreeing), len(match[1])) if agreeing else None


def _is_model_id(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a name in lower case opens a compound as the names of files do: `xlm-roberta-base`, `llama-3-8b`."""
    if tokens.firsts[first] != first or tokens.lasts[last] == last:
        return False
    after = tokens.folded[last + 1]
    return after in _ID_PARTS or (any(c.isdigit() for c in after) and len(after) < 5)


def _is_whole_id(tokens: Tokens, last: int) -> bool:
    """Whether a compound goes on with a version and then a size or a variant, whatever is before: `phi-3-mini`."""
    rest = tokens.folded[last + 1 : tokens.lasts[last] + 1]
    return len(rest) > 1 and rest[0][0].isdigit() and all(w in _ID_PARTS or w[0].isdigit() for w in rest)


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
        is_acronym = written.isupper() and len(written) < 5  # MIMO is not MiMo
        if (" " in written or "-" in written) and written[0].islower() and spelling[0].isupper():
            return False  # large-scale AI, live-API
        return not is_acronym and not _ends_lower(written, spelling) and any(c.isupper() for c in written)
    return written.islower() or (written[0].isupper() and len(written) > 3)


def _ends_lower(written: str, spelling: str) -> bool:
    """Whether a name would end in a plain word: `Qwen3 embedding spaces` are no Qwen3-Embedding."""
    return written.endswith(_LOWER_VARIANTS) and not spelling.endswith(_LOWER_VARIANTS)
