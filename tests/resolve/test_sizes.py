"""The sizes of a model: those of its own name and of its own variants."""

from __future__ import annotations

import pytest

from vaultgen.grounding import Evidence
from vaultgen.model import Edge, NodeType, Relation
from vaultgen.resolve.properties import Neighbours, thing_properties
from vaultgen.resolve.things import Thing


def sizes(name: str, *variants: str) -> object:
    edges = [Edge(v, name, Relation.VARIANT_OF, (Evidence("seed.txt", 1, v),)) for v in variants]
    names = {n: n for n in (name, *variants)}
    around = Neighbours(edges, names, dict.fromkeys(names, NodeType.MODEL))
    return thing_properties(Thing(name, NodeType.MODEL, name, (), (), ()), around).get("sizes", [])


@pytest.mark.parametrize(
    ("name", "variants", "expected"),
    [
        ("Quokka 2", ("Quokka 2 9B", "Quokka2-27B-IT"), ["9B", "27B"]),
        ("Quokka", ("Quokka 2 9B", "Quokka-2B"), ["2B"]),
        ("Quokka", ("Quokka 9B-2B", "Quokka 2B-2B"), []),
        ("Quokka 9B-2B", (), []),
        ("Quokka-7B", (), ["7B"]),
        ("Quokka-R1", ("Quokka-R1-Distill-Wombat-32B", "Quokka-R1-Zero 9B"), []),
        ("Quokka 2", ("Quokka 2 9B Instruct", "Quokka 2 Pro 70B"), ["9B"]),
    ],
)
def test_a_model_has_the_sizes_of_its_own_version(name: str, variants: tuple[str, ...], expected: list[str]) -> None:
    assert sizes(name, *variants) == expected
