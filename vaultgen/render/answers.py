"""What notes are written from, as answers to questions: a note of which every answer is as it was reads as it did.

All that a view sees of the knowledge comes out of tables that note down which of their answers it looked at (these are
the verifying traces of A. Mokhov, N. Mitchell and S. Peyton Jones, Build systems à la carte, 2018). A question is the
name of its table and a key. Questions and answers are kept as hashes: two questions that share one are taken for one,
so that a note may be written without need, but never kept where it would read otherwise.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import blake2b
from itertools import compress
from marshal import dumps
from operator import attrgetter, ne
from typing import Any, Generic, TypeVar, get_type_hints

from vaultgen.model import Edge, Entity, Evidence, LinkSpan, Statement

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")
Question = tuple[str, Any]

_ATOMS = frozenset({str, int, float, bool, type(None)})
_PARTED = frozenset({list, tuple, Edge, Evidence, LinkSpan, Statement})
_UNORDERED = frozenset({set, frozenset})
_BYTES = 8
_ALL_BITS = 2 ** (8 * _BYTES) - 1


class Answers(Generic[K, V]):
    """A table of answers by key; each look at one is noted in `asked`, also where there is none."""

    __slots__ = ("_asked", "all", "name")

    def __init__(self, name: str, answers: Mapping[K, V], asked: set[Question]) -> None:
        self.all = answers
        self.name = name
        self._asked = asked

    def __getitem__(self, key: K) -> V:
        self._asked.add((self.name, key))
        return self.all[key]

    def __contains__(self, key: K) -> bool:
        self._asked.add((self.name, key))
        return key in self.all

    def get(self, key: K, default: D) -> V | D:
        """The answer, or `default` where there is none."""
        self._asked.add((self.name, key))
        return self.all.get(key, default)

    def marked(self) -> Iterator[tuple[int, V]]:
        """All answers, each with the mark of its question."""
        start, crc = zlib.crc32(self.name.encode()), zlib.crc32
        for key, answer in self.all.items():
            text = key.encode("utf-8", "surrogatepass") if isinstance(key, str) else _text(key)
            yield crc(text, start), answer


def marks(asked: Iterable[Question]) -> bytes:
    """The marks of some questions, four bytes each."""
    return array("I", sorted({zlib.crc32(_text(key), zlib.crc32(name.encode())) for name, key in asked})).tobytes()


def changed_marks(before: Mapping[int, int], now: Mapping[int, int]) -> frozenset[int]:
    """The marks of the questions that have another answer than before."""
    gone = before.keys() - now.keys()
    return frozenset(gone).union(compress(now, map(ne, now.values(), map(before.get, now))))


def is_any_asked(changed: frozenset[int], asked: bytes) -> bool:
    """Whether one of the changed marks is among the marks of what a note asked."""
    return not changed.isdisjoint(memoryview(asked).cast("I"))


def hashed_answers(tables: Iterable[Answers[Any, Any]]) -> dict[int, int]:
    """The hash of every answer (64 bits) by the mark of its question; that of several is their sum."""
    found: dict[int, int] = {}
    known: dict[int, int] = {}
    for table in tables:
        for mark, answer in table.marked():
            hashed = _hash(answer, known)
            found[mark] = (found[mark] + hashed) & _ALL_BITS if mark in found else hashed
    return found


def _hash(answer: Any, known: dict[int, int]) -> int:
    """The hash of an answer. What stands in many of them is hashed once: `known` has its hash by the object's own id,
    which is safe as long as the tables hold it. Python hashes numbers, and tuples of them, alike in every process."""
    kind = type(answer)
    if kind in _SHARED:
        found = known.get(id(answer))
        if found is None:
            found = known[id(answer)] = _digest_of_shared(answer)
        return found
    if kind in _PARTED and answer and type(answer[0]) in _SHARED:
        parts = [known.get(id(part)) or _hash(part, known) for part in answer]
        return parts[0] if len(parts) == 1 else hash(tuple(parts)) & _ALL_BITS
    try:
        return _digest(sorted(answer) if kind in _UNORDERED else answer)
    except (TypeError, ValueError):  # it holds more than atoms
        return _digest(_plain(answer))


def _digest(plain: Any) -> int:
    # Version 2 of this format writes equal values as equal bytes; later ones tell shared parts from equal ones.
    return int.from_bytes(blake2b(dumps(plain, 2), digest_size=_BYTES).digest(), "big")


def _digest_of_shared(value: Edge | Entity | Statement) -> int:
    """The hash of one of the nouns of which there are most: tens of thousands, each hashed at every build, so that each
    is made plain by hand."""
    try:
        if isinstance(value, Edge):
            source, target, relation, evidence, properties = value
            return _digest((source, target, relation._value_, *map(tuple, evidence), *properties.items()))
        if isinstance(value, Statement):
            entity, text, section, role, place, kind, lead_in, subsection, is_key, links, *more = value
            words = (entity, text, section._value_, role._value_, tuple(place), kind._value_, lead_in, subsection)
            rest = [] if more == _NO_MORE else _plain(more)
            return _digest((*words, is_key, tuple(map(tuple, links)), rest))
        names = (value.id, value.type._value_, value.name, value.aliases)
        return _digest((*names, tuple(value.properties.items()), tuple(map(tuple, value.evidence))))
    except ValueError:  # a property that is no atom and no list of atoms
        return _digest(_plain(value))


def _plain(value: Any) -> Any:
    """A value as nothing but lists and atoms. What is neither ends in marshal's ValueError, never in a hash that does
    not see it."""
    kind = type(value)
    if kind in _PARTED:
        return [part if type(part) in _ATOMS or part == () else _plain(part) for part in value]
    if kind in _PARTS:
        return [part if type(part) in _ATOMS or part == () else _plain(part) for part in _PARTS[kind](value)]
    if kind in _ATOMS:
        return value
    if isinstance(value, Enum):
        return value._value_
    if is_dataclass(value):
        _PARTS[kind] = attrgetter(*_paths(kind))
        value = _plain(value)
    elif isinstance(value, Mapping):
        value = [[_plain(key), _plain(part)] for key, part in value.items()]
    elif isinstance(value, tuple):
        value = [_plain(part) for part in value]
    return sorted(map(_plain, value)) if isinstance(value, set | frozenset) else value


def _paths(kind: type, before: str = "") -> Iterator[str]:
    """The way to each field of a noun, into the nouns that it holds and to the values of its kinds: one call reads
    them all."""
    hints = get_type_hints(kind)
    for part in fields(kind):
        hint = hints[part.name]
        if isinstance(hint, type) and issubclass(hint, Enum):
            yield f"{before}{part.name}._value_"
        elif isinstance(hint, type) and is_dataclass(hint):
            yield from _paths(hint, f"{before}{part.name}.")
        else:
            yield before + part.name


def _text(key: object) -> bytes:
    """A key as bytes."""
    text = str(key) if not isinstance(key, tuple) else "\0".join(map(str, key))
    return text.encode("utf-8", "surrogatepass")


_SHARED = frozenset({Edge, Entity, Statement})
# What most statements have behind their links.
_NO_MORE = [*Statement._field_defaults.values()][-11:]
# How to read the fields of a noun, by its class.
_PARTS: dict[type, attrgetter[Any]] = {}
