"""The graph as JSON: what `networkx.node_link_data(graph, edges="edges")` gives."""

from __future__ import annotations

import json

import networkx as nx


def json_bytes(graph: nx.MultiDiGraph[str]) -> bytes:
    """Nodes and edges in the graph's order, letters of all scripts as they are."""
    data = nx.node_link_data(graph, edges="edges")
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
