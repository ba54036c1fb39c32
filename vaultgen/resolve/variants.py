"""Families of models: which model is a variant of which wider one, by the structure of their names."""

from __future__ import annotations

from collections.abc import Sequence

from vaultgen.identity.model_name import parse_model_name
from vaultgen.model import Edge, NodeType, Relation
from vaultgen.resolve.things import Thing


def variant_edges(things: Sequence[Thing]) -> list[Edge]:
    """`variant_of` from each model to the next wider one that has a node; no node is made for a family in between."""
    models = {key: t for t in things if t.type is NodeType.MODEL for key in t.keys}
    edges = []
    for model in {t.id: t for t in models.values()}.values():
        wider = (models.get(w.key) for w in parse_model_name(model.name).wider())
        found = next((w for w in wider if w and w.id != model.id), None)
        if found:
            edges.append(Edge(model.id, found.id, Relation.VARIANT_OF, model.evidence[:1]))
    return edges
