"""Why a node is one node, and what to ask for instead where there is none."""

from __future__ import annotations

from tests.resolve.said import known, listing, reading
from vaultgen.resolve import explain

KNOWLEDGE = known(
    reading("a", listing("a", "Swimmers", "Ed Poe; Ada Roe", abstract="Otter-2 swims. Core naps.")),
    reading("b", listing("b", "Divers", "Ed H. Poe; Ada Roe", abstract="Otter 2 dives.")),
    names="model:Otter-2;model:Otter 2;model:Core@0.1",
)


def test_a_node_is_explained_by_its_joins_and_edges() -> None:
    (node,) = explain(KNOWLEDGE, "otter-2").nodes
    assert node.entity.id == "model/otter-2"
    assert [j.form for j in node.joins] == ["Otter-2"]
    assert {e.source for e in node.edges if e.target == "model/otter-2"} == {"paper/swimmers", "paper/divers"}


def test_a_joined_person_is_found_under_every_spelling() -> None:
    (node,) = explain(KNOWLEDGE, "Ed Poe").nodes
    assert node.entity.name == "Ed H. Poe"
    assert "shared co-author Ada Roe" in node.joins[0].rule


def test_a_name_without_a_node_is_explained_by_the_ledger() -> None:
    found = explain(KNOWLEDGE, "Core")
    assert found.nodes == ()
    assert "too little speaks for it" in found.ledger[0].reason


def test_an_unknown_name_brings_similar_ones() -> None:
    assert "Otter 2" in explain(KNOWLEDGE, "Oter 2").similar
    assert explain(KNOWLEDGE, "zzzz").similar == ()


def test_a_thing_is_explained_by_the_rule_and_weight_of_each_mention() -> None:
    (node,) = explain(KNOWLEDGE, "Otter 2").nodes
    assert [(n.text, n.type.value, n.rule, n.weight) for n in node.namings] == [
        ("Otter-2", "model", "test", 0.9),
        ("Otter 2", "model", "test", 0.9),
    ]
    assert [n.weight for n in explain(KNOWLEDGE, "Core").ledger[0].namings] == [0.1]
