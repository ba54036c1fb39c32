"""What each sentence of an abstract does: a linear-chain CRF over words, pairs of words and places.

The weights stand in `roles.tsv`, learned from CSAbstruct by `benchmarks/quality/train_roles.py`; `roles.LICENSE` says
where that comes from. The decoder is Viterbi's algorithm (Lafferty, McCallum and Pereira, 2001, for the model).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from struct import Struct
from typing import TypeVar

from vaultgen.model import Role

__all__ = [
    "ROLES",
    "RoleModel",
    "best_path",
    "load_role_model",
    "parse_role_model",
    "sentence_features",
    "sentence_roles",
]

K = TypeVar("K", bound=Hashable)
ROLES = tuple(Role)

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:[.,]\d+)*|[%$()\[\]:;?!,]")
_LONGEST = 60  # Words of a sentence that count.
_BITS = 32  # A weight is below 10,000 and a sentence has some 300 features.
_OWN, _TO_NEXT, _TO_LAST = (slice(k * len(ROLES), (k + 1) * len(ROLES)) for k in range(3))
_ROWS = Struct(f"<{3 * len(ROLES)}I")
_HALF = 1 << (_BITS - 1)  # Added to each weight, it makes all of them positive, as `_ROWS` reads them.
_HALVES = sum(_HALF << (_BITS * k) for k in range(3 * len(ROLES)))
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
    rows = []
    for i, words in enumerate(tokens):
        total = sum(map(weights.others.__getitem__, _features_of_place(tokens, i)))
        total += sum(map(weights.words.__getitem__, set(words)))
        total += sum(map(weights.pairs.__getitem__, set(pairwise(words))))
        rows.append(_unpacked(total))
    nothing = [0] * len(ROLES)
    own = [row[_OWN] for row in rows]
    from_before = [nothing, *(row[_TO_NEXT] for row in rows[:-1])]
    from_behind = [*(row[_TO_LAST] for row in rows[1:]), nothing]
    return [
        [sum(weight) for weight in zip(*three, strict=True)]
        for three in zip(own, from_before, from_behind, strict=True)
    ]


def best_path(
    scores: Sequence[Sequence[float]], starts: Sequence[float], steps: Sequence[Sequence[float]]
) -> list[int]:
    """The likeliest sequence of roles (Viterbi); of equal ones the one with the lower numbers."""
    every = range(len(starts))
    best = [starts[k] + scores[0][k] for k in every]
    back: list[list[int]] = []
    for row in scores[1:]:
        came = [_highest([best[j] + steps[j][k] for j in every]) for k in every]
        best = [best[came[k]] + steps[came[k]][k] + row[k] for k in every]
        back.append(came)
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
        features = {*_features_of_place(tokens, i), *(f"w={w}" for w in words)}
        features |= {f"2={a} {b}" for a, b in pairwise(words)}
        for sign, other in (("-", i - 1), ("+", i + 1)):
            if 0 <= other < len(tokens):
                features |= {f"{sign}w={w}" for w in tokens[other]}
        result.append(sorted(features))
    return result


def _tokens(sentences: Sequence[str]) -> list[list[str]]:
    """The words, numbers (as 0) and marks of each sentence."""
    return [["0" if t[0].isdigit() else t for t in _TOKEN.findall(s.lower())][:_LONGEST] for s in sentences]


def _features_of_place(tokens: Sequence[Sequence[str]], i: int) -> list[str]:
    """The features of sentence `i` but for single words and pairs: each once."""
    words, count = tokens[i], len(tokens)
    features = ["b", *(f"{n}^={' '.join(words[:n])}" for n in (1, 2, 3))]
    features += [f"i={min(i, 9)}", f"j={min(count - 1 - i, 9)}", f"r={10 * i // count}"]
    features += [f"n={min(i, 12)}/{min(count, 12)}", f"l={min(len(words) // 8, 6)}"]
    text = " ".join(words)
    features += [f"p={4 * i // count}:{word}" for word in _PLACED_WORDS if word in text]
    for sign, other in (("-", i - 1), ("+", i + 1)):
        if 0 <= other < count:
            features += [f"{sign}{n}^={' '.join(tokens[other][:n])}" for n in (1, 2)]
    return features


def parse_role_model(text: str) -> RoleModel:
    """The model written in `text`: lines of a feature, a tab and five whole numbers; `#` opens a comment line.

    Raises ValueError where a line is not of that form.
    """
    rows = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            feature, numbers = line.rsplit("\t", 1)
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
    return parse_role_model(files("vaultgen.extract").joinpath("roles.tsv").read_text(encoding="utf-8"))


class _Sums(dict[K, int]):
    """Packed weights by what they are of, each made when it is first asked for: an abstract asks for a few hundred of
    fifty thousand. What the model does not know weighs nothing, and is not kept."""

    def __init__(self, of: Callable[[K], int]) -> None:
        super().__init__()
        self._of = of

    def __missing__(self, key: K) -> int:
        found = self._of(key)
        if found:
            self[key] = found
        return found


@dataclass(frozen=True, slots=True)
class PackedWeights:
    """The weights by feature, those of words and pairs of words by the words alone. The weights of all roles stand in
    one number (`_packed`), so that adding up a feature is one addition; those of a word hold three rows, what it says
    of its own sentence (`_OWN`), of the next one (`_TO_NEXT`) and of the last one (`_TO_LAST`)."""

    words: Mapping[str, int]
    pairs: Mapping[tuple[str, str], int]
    others: Mapping[str, int]


def pack_weights(weights: Mapping[str, Sequence[float]]) -> PackedWeights:
    """The weights of a model, packed."""
    places = {"w=": _OWN, "-w=": _TO_NEXT, "+w=": _TO_LAST}

    def of(feature: str) -> int:
        return _packed(weights[feature]) if feature in weights else 0

    def of_word(word: str) -> int:
        return sum(of(kind + word) << (_BITS * place.start) for kind, place in places.items())

    return PackedWeights(_Sums(of_word), _Sums(lambda pair: of(f"2={pair[0]} {pair[1]}")), _Sums(of))


@lru_cache(maxsize=1)
def _packed_weights() -> PackedWeights:
    return pack_weights(load_role_model().weights)


def _packed(row: Sequence[float]) -> int:
    """Whole numbers, each in its own `_BITS` bits of one number; their sums keep apart as long as they fit."""
    total = 0
    for weight in reversed(row):
        total = (total << _BITS) + int(weight)
    return total


def _unpacked(total: int) -> list[int]:
    """The three rows of weights in a number, one behind the other."""
    return [n - _HALF for n in _ROWS.unpack((total + _HALVES).to_bytes(_ROWS.size, "little"))]
