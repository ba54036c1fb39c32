"""Families: which model is a variant of which wider one, which benchmark an edition and which concept a form, by how
names are made."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from vaultgen.identity.benchmark_name import family_key
from vaultgen.identity.model_name import parse_model_name
from vaultgen.model import Edge, NodeType, Relation
from vaultgen.resolve.things import Thing
from vaultgen.text.fold import fold

_EDITED = (NodeType.BENCHMARK, NodeType.DATASET)
# `Quokka 9B-2B` is none of Quokka's sizes: an encoder and a decoder were made from two of them.
_SIZE_PAIR = re.compile(r"\b\d+(?:\.\d+)?[BM][-/]\d+(?:\.\d+)?[BM]\b", re.IGNORECASE)
# Behind these a term is not a form of what it ends in: `Non-Autoregressive Decoding`.
_OPPOSED = frozenset({"anti", "beyond", "no", "non", "post", "pre", "un", "versus", "vs", "without"})
_PARTS = frozenset({"decoder", "decoders", "encoder", "encoders"})  # `Transformer Decoder`


def variant_edges(things: Sequence[Thing]) -> list[Edge]:
    """`variant_of` from each model to the next wider one that has a node, from the editions of a benchmark or dataset
    to the one without a year, and from a concept to the one that its name ends in; no node is made for a family in
    between."""
    models = {key: t for t in things if t.type is NodeType.MODEL for key in t.keys}
    edges = []
    introduced = _introduced(models.values())
    for model in {t.id: t for t in models.values()}.values():
        wider = (models.get(w.key) for w in parse_model_name(model.name).wider())
        found = _made_of_two(model, introduced) or next((w for w in wider if w and w.id != model.id), None)
        if found:
            edges.append(Edge(model.id, found.id, Relation.VARIANT_OF, model.evidence[:1]))
    edges += _form_edges([t for t in things if t.type is NodeType.CONCEPT])
    return edges + [e for node_type in _EDITED for e in _edition_edges([t for t in things if t.type is node_type])]


def _introduced(models: Iterable[Thing]) -> Mapping[tuple[str, int], Mapping[str, Thing]]:
    """The models that each record introduces, by their ids."""
    found: dict[tuple[str, int], dict[str, Thing]] = defaultdict(dict)
    for model in models:
        for use in model.uses:
            if use.introduces:
                found[use.where][model.id] = model
    return found


def _made_of_two(model: Thing, introduced: Mapping[tuple[str, int], Mapping[str, Thing]]) -> Thing | None:
    """Of a model that is named by a pair of sizes, the one model with its family's name that its papers introduce."""
    pair = _SIZE_PAIR.search(model.name)
    if pair is None:
        return None
    family = fold(model.name[: pair.start()]).split()[:1]
    made = {m.id: m for use in model.uses for m in introduced.get(use.where, {}).values()}
    heads = [m for m in made.values() if m.id != model.id and set(family) <= set(fold(m.name).split())]
    return heads[0] if len(heads) == 1 and not _SIZE_PAIR.search(heads[0].name) else None


def _edition_edges(sets: Sequence[Thing]) -> Iterator[Edge]:
    by_key = {key: t for t in sets for key in t.keys}
    for one in sets:
        families = (by_key.get(family_key(key)) for key in one.keys if family_key(key) != key)
        if family := next((f for f in families if f and f.id != one.id), None):
            yield Edge(one.id, family.id, Relation.VARIANT_OF, one.evidence[:1])


def _form_edges(concepts: Sequence[Thing]) -> Iterator[Edge]:
    """`Local Attention` is a form of `Attention`, `Attention Decoder` too; of several the one with the longest name."""
    # `OTR-WDG` is put together of two things that have but letters for names.
    by_name = {fold(c.name): c for c in concepts if not c.name.isupper()}
    for concept in concepts:
        wider = (by_name.get(fold(part)) for part in _wider_terms(concept.name))
        if found := next((w for w in wider if w and w.id != concept.id), None):
            yield Edge(concept.id, found.id, Relation.VARIANT_OF, concept.evidence[:1])


def _wider_terms(term: str) -> Iterator[str]:
    """The terms that a longer one may be a form of, the longest first. A compound is cut only where it is all of the
    term: `Self-Attention`; `Self-Supervised Learning` is no form of supervised learning."""
    words = term.split()
    if len(words) == 1:
        words = term.replace("-", " ").split()
    for index in range(1, len(words)):
        if fold(words[index - 1]) not in _OPPOSED:
            yield " ".join(words[index:])
    if len(words) > 1 and fold(words[-1]) in _PARTS:
        yield " ".join(words[:-1])
