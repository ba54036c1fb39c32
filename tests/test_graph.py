"""The graph is what the JSON contract says."""

from __future__ import annotations

from tests.resolve.said import claim, extraction, listing, reading
from vaultgen.config import Settings
from vaultgen.graph import build_graph
from vaultgen.lexicon import Lexicon
from vaultgen.model import Relation
from vaultgen.resolve import resolve

HERE = reading("a", listing("a", "Otters", "Ada Poe", abstract="Otter and Beaver on Weir.", published="2024-01-02"))
CLAIMS = [
    claim(Relation.REPORTS, f"model:{name}", "benchmark:Weir", HERE, value=value)
    for name, value in (("Otter", 9.5), ("Beaver", 8.5))
]
KNOWLEDGE = resolve(
    [HERE], [extraction(HERE, "model:Otter;model:Beaver;benchmark:Weir", CLAIMS)], Lexicon(()), Settings()
)


def test_a_node_has_what_the_contract_names() -> None:
    graph = build_graph(KNOWLEDGE, {"paper/otters": "Papers/Otters.md"})
    node = graph.nodes["paper/otters"]
    assert set(node) == {"type", "name", "aliases", "note", "properties", "evidence"}
    assert (node["type"], node["name"], node["note"]) == ("paper", "Otters", "Papers/Otters.md")
    assert node["properties"]["published"] == "2024-01-02"
    assert node["evidence"] == [{"seed": "a", "line": 1, "quote": "Otters"}]
    assert graph.nodes["model/otter"]["note"] is None


def test_an_edge_has_what_the_contract_names() -> None:
    graph = build_graph(KNOWLEDGE)
    edge = graph.edges["paper/otters", "author/ada-poe", "authored_by"]
    assert edge == {
        "relation": "authored_by",
        "properties": {"position": 1},
        "evidence": [{"seed": "a", "line": 2, "quote": "Ada Poe"}],
    }


def test_several_results_of_one_paper_on_one_benchmark_are_all_there() -> None:
    graph = build_graph(KNOWLEDGE)
    results = graph.get_edge_data("paper/otters", "benchmark/weir")
    assert {key: edge["properties"]["value"] for key, edge in results.items()} == {"reports": 8.5, "reports#2": 9.5}
    assert {edge["relation"] for edge in results.values()} == {"reports"}
