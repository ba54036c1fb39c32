"""Made-up sentences with the names in them marked, as other stages would have found them."""

from __future__ import annotations

import re

from vaultgen.extract.scoring.attach import Named
from vaultgen.model import NodeType

MODELS = ("Quokka-7B", "Quokka-2", "Quokka", "Wombat", "Numbat")
BENCHMARKS = ("BigQuiz", "PondMath", "RiverQA", "LakeBench")
ORGANISATIONS = ("Burrow Labs",)
PRODUCTS = ("Burrow Chat", "Burrow Studio")
DATASETS = ("MudCorpus",)
CONCEPTS = ("digging attention", "DigNet")

_TYPES = {
    NodeType.MODEL: MODELS,
    NodeType.BENCHMARK: BENCHMARKS,
    NodeType.ORGANIZATION: ORGANISATIONS,
    NodeType.PRODUCT: PRODUCTS,
    NodeType.DATASET: DATASETS,
    NodeType.CONCEPT: CONCEPTS,
}


def names_in(text: str) -> tuple[Named, ...]:
    """The made-up names in a text, in its order; where one holds another, the longer one."""
    found: list[Named] = []
    for kind, names in _TYPES.items():
        for name in names:
            matches = re.finditer(rf"(?<![\w-]){re.escape(name)}(?!\w|-\w)", text)
            found.extend(Named(match.start(), match.end(), name, kind) for match in matches)
    return tuple(sorted(found, key=lambda n: n.start))


def of_type(text: str, *kinds: NodeType) -> list[Named]:
    """The made-up names of some types in a text."""
    return [name for name in names_in(text) if name.type in kinds]
