"""What each sentence of an abstract does: a linear-chain CRF over words, pairs of words and places.

The weights stand in `roles.tsv`, learned from CSAbstruct by `benchmarks/quality/train_roles.py`; `roles.LICENSE` says
where that comes from. The decoder is Viterbi's algorithm (Lafferty, McCallum and Pereira, 2001, for the model).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

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

ROLES = tuple(Role)

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:[.,]\d+)*|[%$()\[\]:;?!,]")
_LONGEST = 60  # Words of a sentence that count.
_PLACED_WORDS = ("we", "this", "our", "in this", "however")


@dataclass(frozen=True, slots=True)
class RoleModel:
    """Weights by feature and by pair of neighbouring roles, in hundredths, in the order of `ROLES`.

    `starts` weighs the role of the first sentence, `steps[a][b]` a sentence of role b after one of role a.
    """

    starts: tuple[float, ...]
    steps: tuple[tuple[float, ...], ...]
    weights: dict[str, tuple[float, ...]]


def sentence_roles(sentences: Sequence[str]) -> tuple[Role, ...]:
    """The role of each sentence of one abstract, in its order."""
    if not sentences:
        return ()
    model = load_role_model()
    nothing = (0.0,) * len(ROLES)
    scores = []
    for features in sentence_features(sentences):
        rows = [model.weights[f] for f in features if f in model.weights]
        scores.append([sum(column) for column in zip(nothing, *rows, strict=True)])
    return tuple(ROLES[k] for k in best_path(scores, model.starts, model.steps))


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
    return max(range(len(values)), key=lambda index: (values[index], -index))


def sentence_features(sentences: Sequence[str]) -> list[list[str]]:
    """What the model looks at: of each sentence words, pairs, first words and place, and its neighbours' words."""
    tokens = [["0" if t[0].isdigit() else t for t in _TOKEN.findall(s.lower())][:_LONGEST] for s in sentences]
    count = len(tokens)
    result = []
    for i, words in enumerate(tokens):
        features = {"b", *(f"w={w}" for w in words), *(f"2={a} {b}" for a, b in pairwise(words))}
        features |= {f"{n}^={' '.join(words[:n])}" for n in (1, 2, 3)}
        features |= {f"i={min(i, 9)}", f"j={min(count - 1 - i, 9)}", f"r={10 * i // count}"}
        features |= {f"n={min(i, 12)}/{min(count, 12)}", f"l={min(len(words) // 8, 6)}"}
        text = " ".join(words)
        features |= {f"p={4 * i // count}:{word}" for word in _PLACED_WORDS if word in text}
        for sign, other in (("-", i - 1), ("+", i + 1)):
            if 0 <= other < count:
                features |= {f"{sign}{n}^={' '.join(tokens[other][:n])}" for n in (1, 2)}
                features |= {f"{sign}w={w}" for w in tokens[other]}
        result.append(sorted(features))
    return result


def parse_role_model(text: str) -> RoleModel:
    """The model written in `text`: lines of a feature, a tab and five whole numbers; `#` opens a comment line.

    Raises ValueError where a line is not of that form.
    """
    rows = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            feature, numbers = line.rsplit("\t", 1)
            rows[feature] = tuple(float(n) for n in numbers.split(" "))
    starts = rows.pop("START")
    steps = tuple(rows.pop(f"STEP {role}") for role in ROLES)
    return RoleModel(starts, steps, rows)


@lru_cache(maxsize=1)
def load_role_model() -> RoleModel:
    """The model that comes with vaultgen."""
    return parse_role_model(files("vaultgen.extract").joinpath("roles.tsv").read_text(encoding="utf-8"))
