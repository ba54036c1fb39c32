"""Families of models: which model is a variant of which wider one, by the structure of their names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vaultgen.model import Edge, NodeType, Relation
from vaultgen.resolve.things import Thing
from vaultgen.text.fold import fold

_WORD = re.compile(r"\d+(?:\.\d+)*|[^\W\d_]+")


def variant_edges(things: Sequence[Thing]) -> list[Edge]:
    """`variant_of` from each model to the next wider one that has a node; no node is made for a family in between."""
    models = {name_words(t.name): t for t in things if t.type is NodeType.MODEL}
    edges = []
    for words, model in sorted(models.items()):
        for length in range(len(words) - 1, 0, -1):
            wider = models.get(words[:length])
            if wider and wider.id != model.id:
                edges.append(Edge(model.id, wider.id, Relation.VARIANT_OF, model.evidence[:1]))
                break
    return edges


def name_words(name: str) -> tuple[str, ...]:
    """The words and version numbers of a model's name: `Gemma3-4B` gives gemma, 3, 4, b."""
    return tuple(fold(w) if w[0].isalpha() else w for w in _WORD.findall(name.casefold()))
