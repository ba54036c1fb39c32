"""The graph that programs get: a typed networkx multigraph of all nodes and edges, with evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import networkx as nx

from vaultgen.model import Evidence, Knowledge


def build_graph(knowledge: Knowledge, notes: Mapping[str, str] | None = None) -> nx.MultiDiGraph[str]:
    """The knowledge as a directed multigraph; node attributes and edge attributes as the JSON contract names them.

    `notes` gives the path of a node's note in the vault by node id. The key of an edge is its relation; of several
    results of one paper on one benchmark the later ones are `reports#2`, `reports#3`, ….
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    paths = notes or {}
    for entity in knowledge.entities:
        graph.add_node(
            entity.id,
            type=entity.type.value,
            name=entity.name,
            aliases=list(entity.aliases),
            note=paths.get(entity.id),
            properties=dict(entity.properties),
            evidence=[_evidence(e) for e in entity.evidence],
        )
    for edge in knowledge.edges:
        attributes: dict[str, Any] = {
            "relation": edge.relation.value,
            "properties": dict(edge.properties),
            "evidence": [_evidence(e) for e in edge.evidence],
        }
        graph.add_edge(
            edge.source, edge.target, key=_free_key(graph, edge.source, edge.target, edge.relation.value), **attributes
        )
    return graph


def _free_key(graph: nx.MultiDiGraph[str], source: str, target: str, relation: str) -> str:
    number, key = 1, relation
    while graph.has_edge(source, target, key):
        number += 1
        key = f"{relation}#{number}"
    return key


def _evidence(evidence: Evidence) -> dict[str, str | int]:
    return {"seed": evidence.seed, "line": evidence.line, "quote": evidence.quote}
