"""What each sentence of an abstract does: a linear-chain CRF over words, pairs of words and places.

The weights stand in `roles.tsv`, learned from CSAbstruct by `benchmarks/quality/train_roles.py`; `roles.LICENSE` says
where that comes from. The decoder is Viterbi's algorithm (Lafferty, McCallum and Pereira, 2001, for the model).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import chain, islice, pairwise
from operator import add
from struct import Struct

from vaultgen.model import Role
from vaultgen.text.memo import WordMemo

__all__ = [
    "ROLES",
    "RoleModel",
    "best_path",
    "load_role_model",
    "parse_role_model",
    "sentence_features",
    "sentence_roles",
]

ROLES = tuple(Role)

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|0|[%$()\[\]:;?!,]")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# The features by kind, in a text of one a line.
_WORD_FEATURE = re.compile(r"\n[+-]?w=(.+)")
_PAIR_FEATURE = re.compile(r"\n2=(.+)")
_OTHER_FEATURE = re.compile(r"\n[+-]?([b-v]=.+|[bp].*|\d\^=.*)")
_LONGEST = 60  # Words of a sentence that count.
_COUNT = len(ROLES)
_BITS = 32  # A weight is below 10,000 and a sentence has some 300 features: three rows of their sums still fit.
_ROW_BITS = _BITS * _COUNT
_ROW = (1 << _ROW_BITS) - 1
_ROLES = Struct(f"<{_COUNT}I")
_OFFSET = 1 << (_BITS - 3)  # Added to each weight, it makes all of them positive, as `_ROLES` reads them.
_OFFSETS = sum(_OFFSET << (_BITS * k) for k in range(3 * _COUNT))
_NOTHING = _OFFSETS & _ROW
_PLACED_WORDS = ("we", "this", "our", "in this", "however")


@dataclass(frozen=True, slots=True)
class RoleModel:
    """Weights by feature and by pair of neighbouring roles, in hundredths, in the order of `ROLES`.

    `starts` weighs the role of the first sentence, `steps[a][b]` a sentence of role b after one of role a.
    """

    starts: tuple[float, ...]
    steps: tuple[tuple[float, ...], ...]
    weights: Mapping[str, tuple[float, ...]]


def sentence_roles(sentences: Sequence[str]) -> tuple[Role, ...]:
    """The role of each sentence of one abstract, in its order."""
    if not sentences:
        return ()
    model = load_role_model()
    scores = role_scores(sentences, _packed_weights())
    return tuple(ROLES[k] for k in best_path(scores, model.starts, model.steps))


def role_scores(sentences: Sequence[str], weights: PackedWeights) -> list[list[int]]:
    """What the features of each sentence weigh together, by role: the sum over `sentence_features`, without writing
    a feature of each word out."""
    tokens = _tokens(sentences)
    count = len(tokens)
    own, to_next, to_last = [], [_NOTHING], []
    for i, words in enumerate(tokens):
        # What the model does not know is left out first, in C: that is most pairs.
        total = sum(map(weights.words.__getitem__, weights.known_words.intersection(words)), _OFFSETS)
        total += sum(map(weights.pairs.__getitem__, weights.known_pairs.intersection(_pairs(words))))
        total += sum(map(weights.others.__getitem__, weights.known_others.intersection(_of_place(words, i, count))))
        own.append(total & _ROW)
        to_next.append(total >> _ROW_BITS & _ROW)
        to_last.append(total >> 2 * _ROW_BITS)
    to_last.append(_NOTHING)
    rows = map(sum, zip(own, to_next, to_last[1:], strict=False))
    return [[n - 3 * _OFFSET for n in _ROLES.unpack(row.to_bytes(_ROLES.size, "little"))] for row in rows]


def best_path(
    scores: Sequence[Sequence[float]], starts: Sequence[float], steps: Sequence[Sequence[float]]
) -> list[int]:
    """The likeliest sequence of roles (Viterbi); of equal ones the one with the lower numbers."""
    to_each = list(zip(*steps, strict=True))  # The steps by the role that they lead to.
    best = list(map(add, starts, scores[0]))
    back: list[list[int]] = []
    for row in scores[1:]:
        ways = [list(map(add, best, steps_to)) for steps_to in to_each]
        likeliest = list(map(max, ways))
        back.append(list(map(list.index, ways, likeliest)))
        best = list(map(add, likeliest, row))
    path = [_highest(best)]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


def _highest(values: Sequence[float]) -> int:
    """The index of the highest value, the first of equal ones."""
    return values.index(max(values))


def sentence_features(sentences: Sequence[str]) -> list[list[str]]:
    """What the model looks at: of each sentence words, pairs, first words and place, and its neighbours' words."""
    tokens = _tokens(sentences)
    result = []
    for i, words in enumerate(tokens):
        features = {*_of_place(words, i, len(tokens)), *(f"w={w}" for w in words)}
        features |= {f"2={pair}" for pair in _pairs(words)}
        for sign, other in (("-", i - 1), ("+", i + 1)):
            if 0 <= other < len(tokens):
                features |= {f"{sign}w={w}" for w in tokens[other]}
                features |= {f"{sign}{n}^={' '.join(tokens[other][:n])}" for n in (1, 2)}
        result.append(sorted(features))
    return result


def _tokens(sentences: Sequence[str]) -> list[list[str]]:
    """The words, numbers (as 0) and marks of each sentence."""
    return [list(islice(chain.from_iterable(map(_pieces.__getitem__, s.split())), _LONGEST)) for s in sentences]


def _pieces_of(word: str) -> list[str]:
    """The words, numbers (as 0) and marks of what stands between two blanks."""
    return _TOKEN.findall(_NUMBER.sub("0", word.lower()))


_pieces = WordMemo(_pieces_of)


def _pairs(words: Sequence[str]) -> Iterator[str]:
    """The words two by two."""
    return map(" ".join, pairwise(words))


def _of_place(words: Sequence[str], i: int, count: int) -> list[str]:
    """The features of the words with which sentence `i` of `count` begins, and of where it stands: each once."""
    text = " ".join(words)
    features = [f"{n}^={' '.join(words[:n])}" for n in (1, 2, 3)]
    features += [f"p={4 * i // count}:{word}" for word in _PLACED_WORDS if word in text]
    return features + _place(i, count, min(len(words) // 8, 6))


@lru_cache(maxsize=1000)
def _place(i: int, count: int, length: int) -> list[str]:
    """The features of the place of a sentence, and of its length in steps of eight words."""
    places = [f"i={min(i, 9)}", f"j={min(count - 1 - i, 9)}", f"r={10 * i // count}"]
    return ["b", *places, f"n={min(i, 12)}/{min(count, 12)}", f"l={length}"]


def parse_role_model(text: str) -> RoleModel:
    """The model written in `text`: lines of a feature, a tab and five whole numbers; `#` opens a comment line.

    Raises ValueError where a line is not of that form.
    """
    rows = {}
    for line in text.splitlines():
        if line and line[0] != "#":
            feature, numbers = line.split("\t")
            rows[feature] = numbers
    starts = _row(rows.pop("START"))
    steps = tuple(_row(rows.pop(f"STEP {role}")) for role in ROLES)
    return RoleModel(starts, steps, _Rows(rows))


@dataclass(frozen=True, slots=True)
class _Rows(Mapping[str, tuple[float, ...]]):
    """Weights by feature, out of their lines: made into numbers for those alone that are asked for."""

    lines: Mapping[str, str]

    def __getitem__(self, feature: str) -> tuple[float, ...]:
        return _row(self.lines[feature])

    def __contains__(self, feature: object) -> bool:
        return feature in self.lines

    def __iter__(self) -> Iterator[str]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)


def _row(numbers: str) -> tuple[float, ...]:
    return tuple(map(float, numbers.split(" ")))


@lru_cache(maxsize=1)
def load_role_model() -> RoleModel:
    """The model that comes with vaultgen."""
    return parse_role_model(files("vaultgen.extract.sorting").joinpath("roles.tsv").read_text(encoding="utf-8"))


class _Sums(dict[str, int]):
    """Packed weights by what they are of, each made when it is first asked for: an abstract asks for a few hundred of
    fifty thousand."""

    def __init__(self, of: Callable[[str], int]) -> None:
        super().__init__()
        self._of = of

    def __missing__(self, key: str) -> int:
        self[key] = found = self._of(key)
        return found


@dataclass(frozen=True, slots=True)
class PackedWeights:
    """The weights by feature, those of words and pairs of words by the words alone. The weights of all roles stand in
    one number (`_packed`), so that adding up a feature is one addition. A number holds three rows, one above the other:
    what a word says of its own sentence, of the next one (`-w=`) and of the last one (`+w=`).
    """

    words: Mapping[str, int]
    pairs: Mapping[str, int]
    others: Mapping[str, int]
    known_words: frozenset[str]
    known_pairs: frozenset[str]
    known_others: frozenset[str]


def pack_weights(weights: Mapping[str, Sequence[float]]) -> PackedWeights:
    """The weights of a model, packed."""
    names = "\n" + "\n".join(weights)

    def of(feature: str) -> int:
        return _packed(weights[feature]) if feature in weights else 0

    def of_rows(feature: str) -> int:
        return of(feature) + (of("-" + feature) << _ROW_BITS) + (of("+" + feature) << 2 * _ROW_BITS)

    return PackedWeights(
        _Sums(lambda word: of_rows("w=" + word)),
        _Sums(lambda pair: of("2=" + pair)),
        _Sums(of_rows),
        frozenset(_WORD_FEATURE.findall(names)),
        frozenset(_PAIR_FEATURE.findall(names)),
        frozenset(_OTHER_FEATURE.findall(names)),
    )


@lru_cache(maxsize=1)
def _packed_weights() -> PackedWeights:
    return pack_weights(load_role_model().weights)


def _packed(row: Sequence[float]) -> int:
    """Whole numbers, each in its own `_BITS` bits of one number; their sums keep apart as long as they fit."""
    total = 0
    for weight in reversed(row):
        total = (total << _BITS) + int(weight)
    return total
