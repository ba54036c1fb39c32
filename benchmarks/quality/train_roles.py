"""Learns `vaultgen/extract/sorting/roles.tsv` from CSAbstruct: `python benchmarks/quality/train_roles.py FOLDER`.

FOLDER holds `train.jsonl` and `test.jsonl` (https://github.com/allenai/sequential_sentence_classification, Apache-2.0).
Prints the micro-F1 on the test set, which training never looks at, and writes the weights where vaultgen reads them.
About two minutes on one core; the same bytes on every run.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from vaultgen.extract.sorting.roles import ROLES, best_path, sentence_features

MODEL = Path(__file__).parents[2] / "vaultgen" / "extract" / "sorting" / "roles.tsv"
HEADER = """\
# What vaultgen knows of sentence roles: feature, tab, weights in hundredths for background, objective, method, result,
# other. Learned by benchmarks/quality/train_roles.py from CSAbstruct (AllenAI, Apache-2.0); see roles.LICENSE.
"""
ROUNDS = 5
RATE = 0.03  # AdaGrad's step.
DECAY = 0.03  # L2, on the features of the sentence at hand.
TRUST = 2  # A sentence counts with its annotators' agreement to this power.
RAREST = 2  # Features seen less often in training are left out,
WEAKEST = 8  # and so are those whose weights, in hundredths, all stay below this.
COUNT = len(ROLES)


@dataclass(frozen=True, slots=True)
class Abstract:
    """One abstract: the features of each sentence, its role as a number, and how much its annotators agreed."""

    features: list[list[str]]
    roles: list[int]
    trust: list[float]


class Learner:
    """A linear-chain CRF while it learns: weights, AdaGrad's sums of squares, and the sum for the average."""

    def __init__(self, features: list[str]) -> None:
        names = [*features, "START", *(f"STEP {role}" for role in ROLES)]
        self.weights = {name: [0.0] * COUNT for name in names}
        self.squares = {name: [1e-8] * COUNT for name in names}
        self.sums = {name: [0.0] * COUNT for name in names}

    def scores(self, abstract: Abstract) -> list[list[float]]:
        """The weight of each role for each sentence."""
        rows = [[self.weights[f] for f in sentence if f in self.weights] for sentence in abstract.features]
        return [[sum(row[k] for row in sentence) for k in range(COUNT)] for sentence in rows]

    def learn(self, abstract: Abstract) -> None:
        """One step of AdaGrad on the log-likelihood of the abstract's roles."""
        scores = self.scores(abstract)
        single, pairs = marginals(scores, self.weights["START"], [self.weights[f"STEP {role}"] for role in ROLES])
        self._step("START", [single[0][k] - (abstract.roles[0] == k) for k in range(COUNT)])
        for j, role in enumerate(ROLES):
            slope = [sum(pair[j][k] for pair in pairs) for k in range(COUNT)]
            for before, after in zip(abstract.roles, abstract.roles[1:], strict=False):
                if before == j:
                    slope[after] -= 1
            self._step(f"STEP {role}", slope)
        for i, sentence in enumerate(abstract.features):
            slope = [(single[i][k] - (abstract.roles[i] == k)) * abstract.trust[i] for k in range(COUNT)]
            for feature in sentence:
                if feature in self.weights:
                    self._step(feature, slope)

    def _step(self, name: str, slope: list[float]) -> None:
        weights, squares = self.weights[name], self.squares[name]
        for k in range(COUNT):
            change = slope[k] + DECAY * weights[k]
            squares[k] += change * change
            weights[k] -= RATE * change / math.sqrt(squares[k])

    def end_round(self) -> None:
        """Adds the weights to the average."""
        for name, weights in self.weights.items():
            total = self.sums[name]
            for k in range(COUNT):
                total[k] += weights[k]

    def averages(self) -> dict[str, list[int]]:
        """The average weights in hundredths, without the features that say next to nothing."""
        rows = {name: [round(100 * x / ROUNDS) for x in total] for name, total in self.sums.items()}
        return {n: r for n, r in rows.items() if max(map(abs, r)) >= WEAKEST or n.startswith(("START", "STEP "))}


def marginals(
    scores: list[list[float]], starts: list[float], steps: list[list[float]]
) -> tuple[list[list[float]], list[list[list[float]]]]:
    """The chance of each role for each sentence, and of each pair for each two neighbours (forward-backward)."""
    every = range(COUNT)
    ahead = [[starts[k] + scores[0][k] for k in every]]
    for row in scores[1:]:
        ahead.append([row[k] + log_sum([ahead[-1][j] + steps[j][k] for j in every]) for k in every])
    behind = [[0.0] * COUNT]
    for row in scores[:0:-1]:
        last = behind[-1]
        behind.append([log_sum([steps[j][k] + row[k] + last[k] for k in every]) for j in every])
    behind.reverse()
    total = log_sum(ahead[-1])
    single = [[math.exp(a + b - total) for a, b in zip(*both, strict=True)] for both in zip(ahead, behind, strict=True)]
    pairs = [
        [
            [math.exp(ahead[i][j] + steps[j][k] + scores[i + 1][k] + behind[i + 1][k] - total) for k in every]
            for j in every
        ]
        for i in range(len(scores) - 1)
    ]
    return single, pairs


def log_sum(values: list[float]) -> float:
    """The logarithm of the sum of exponentials."""
    top = max(values)
    return top + math.log(sum(math.exp(v - top) for v in values))


def read_abstracts(path: Path) -> list[Abstract]:
    """The abstracts of one file of CSAbstruct."""
    names = [role.value for role in ROLES]
    result = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        roles = [names.index(label) for label in row["labels"]]
        trust = [c**TRUST for c in row["confs"]]
        result.append(Abstract(sentence_features(row["sentences"]), roles, trust))
    return result


def accuracy(rows: dict[str, list[int]], abstracts: list[Abstract]) -> float:
    """The share of sentences whose role the weights find: with one role a sentence, this is the micro-F1."""
    steps = [rows[f"STEP {role}"] for role in ROLES]
    right = total = 0
    for abstract in abstracts:
        chosen = [[rows[f] for f in sentence if f in rows] for sentence in abstract.features]
        scores = [[float(sum(row[k] for row in sentence)) for k in range(COUNT)] for sentence in chosen]
        found = best_path(scores, rows["START"], steps)
        right += sum(a == b for a, b in zip(found, abstract.roles, strict=True))
        total += len(found)
    return right / total


def main(folder: Path) -> None:
    """Trains, writes, and prints what the weights are worth."""
    training = read_abstracts(folder / "train.jsonl")
    seen = Counter(f for abstract in training for sentence in abstract.features for f in sentence)
    learner = Learner(sorted(f for f, n in seen.items() if n >= RAREST))
    order = random.Random(1)
    for _ in range(ROUNDS):
        order.shuffle(training)
        for abstract in training:
            learner.learn(abstract)
        learner.end_round()
    rows = learner.averages()
    lines = [f"{name}\t{' '.join(map(str, row))}\n" for name, row in sorted(rows.items())]
    MODEL.write_text(HEADER + "".join(lines), encoding="utf-8", newline="\n")
    sys.stdout.write(f"micro-F1 on the test set: {100 * accuracy(rows, read_abstracts(folder / 'test.jsonl')):.1f}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
