"""The graph as a JSON Canvas (1.0), which Obsidian opens: a group for each type, a card for each note."""

from __future__ import annotations

import json
import math
from typing import Any

import networkx as nx

from vaultgen.model import NODE_TYPES, NodeType, Relation

# From left to right; sources would tie everything to everything.
_COLUMNS = (
    NodeType.AUTHOR, NodeType.PAPER, NodeType.MODEL, NodeType.BENCHMARK, NodeType.DATASET, NodeType.ORGANIZATION,
    NodeType.PRODUCT, NodeType.CONCEPT,
)  # fmt: skip
_COLORS = {
    NodeType.PAPER: "5",
    NodeType.MODEL: "1",
    NodeType.BENCHMARK: "4",
    NodeType.DATASET: "4",
    NodeType.AUTHOR: "3",
    NodeType.ORGANIZATION: "2",
    NodeType.PRODUCT: "2",
    NodeType.CONCEPT: "6",
}
_WIDTH, _HEIGHT, _GAP, _MARGIN = 280, 80, 40, 60


def canvas_bytes(graph: nx.MultiDiGraph[str]) -> bytes:
    """Groups side by side; several relations between two cards are one arrow that bears all their names."""
    nodes: list[dict[str, Any]] = []
    left = 0
    for node_type in _COLUMNS:
        members = [(n, a) for n, a in graph.nodes(data=True) if a["type"] == node_type.value]
        if members:
            group, cards = _group(node_type, members, left)
            nodes += [group, *cards]
            left += group["width"] + 2 * _MARGIN
    shown = {n["id"] for n in nodes}
    canvas = {"nodes": nodes, "edges": [e for e in _edges(graph) if {e["fromNode"], e["toNode"]} <= shown]}
    return (json.dumps(canvas, ensure_ascii=False, indent="\t") + "\n").encode()


def _group(
    node_type: NodeType, members: list[tuple[str, dict[str, Any]]], left: int
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    columns = math.ceil(math.sqrt(len(members) / 2))
    rows = math.ceil(len(members) / columns)
    cards = []
    for number, (node, attributes) in enumerate(members):
        row, column = divmod(number, columns)
        place = {
            "x": left + _MARGIN + column * (_WIDTH + _GAP),
            "y": _MARGIN + row * (_HEIGHT + _GAP),
            "width": _WIDTH,
            "height": _HEIGHT,
            "color": _COLORS[node_type],
        }
        note = attributes.get("note")
        what = {"type": "file", "file": note} if note else {"type": "text", "text": attributes["name"]}
        cards.append({"id": node, **what, **place})
    group = {
        "id": f"group/{node_type.value}",
        "type": "group",
        "label": NODE_TYPES[node_type].plural,
        "x": left,
        "y": 0,
        "width": 2 * _MARGIN + columns * (_WIDTH + _GAP) - _GAP,
        "height": 2 * _MARGIN + rows * (_HEIGHT + _GAP) - _GAP,
    }
    return group, cards


def _edges(graph: nx.MultiDiGraph[str]) -> list[dict[str, str]]:
    relations: dict[tuple[str, str], list[str]] = {}
    for source, target, attributes in graph.edges(data=True):
        if attributes["relation"] != Relation.READ_FROM.value:
            labels = relations.setdefault((source, target), [])
            label = attributes["relation"].replace("_", " ")
            if label not in labels:
                labels.append(label)
    return [
        {"id": f"{source} {target}", "fromNode": source, "toNode": target, "label": ", ".join(labels)}
        for (source, target), labels in relations.items()
    ]
