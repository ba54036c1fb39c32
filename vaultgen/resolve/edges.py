"""Edges: what lists, claims and mentions say between two nodes, each once, with all its evidence."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from vaultgen.lexicon import Lexicon
from vaultgen.model import Claim, Edge, Evidence, Extraction, NamedEntity, NodeType, Relation
from vaultgen.model.knowledge import PropertyValue
from vaultgen.resolve.paper import Paper
from vaultgen.resolve.people import Authorship
from vaultgen.resolve.places import Places, source_id
from vaultgen.resolve.uses import organization_name

_seed = attrgetter("seed")
# What sets two results of one paper on one benchmark apart.
_RESULT = ("model", "metric", "value", "unit", "setting", "comparator")
_as_json = json.JSONEncoder(ensure_ascii=False).encode
_PAPER, _MENTIONS, _READ_FROM = NodeType.PAPER.value, Relation.MENTIONS.value, Relation.READ_FROM.value
_WEAKEST = frozenset({_MENTIONS, _READ_FROM})


def authorship_edges(authorships: Sequence[Authorship]) -> Iterable[Edge]:
    """`authored_by`, with the place in the author list where it is known."""
    for a in authorships:
        properties: dict[str, PropertyValue] = {"position": a.position} if a.position else {}
        if a.inferred:
            properties["inferred"] = True
        yield Edge(a.paper, a.person, Relation.AUTHORED_BY, a.evidence, properties)


def affiliation_edges(papers: Sequence[Paper], places: Places, lexicon: Lexicon) -> Iterable[Edge]:
    """`affiliated_with` from the paper, as its source states it: who of the authors is meant is not said."""
    for paper in papers:
        for listing in paper.listings:
            for stated in listing.record.affiliations:
                named = NamedEntity(NodeType.ORGANIZATION, organization_name(stated.value, lexicon))
                if target := places.find(named):
                    properties: dict[str, PropertyValue] = {"source_says": stated.value}
                    yield Edge(paper.id, target, Relation.AFFILIATED_WITH, (stated.evidence,), properties)


def claim_edges(extractions: Sequence[Extraction], places: Places, names: Mapping[str, str]) -> Iterable[Edge]:
    """The claims whose both sides are nodes. `names` gives each node's name: a result says its model by it."""
    for extraction in extractions:
        for claim in extraction.claims:
            edge = _result_edge(claim, extraction.seed, places, names) if claim.relation is Relation.REPORTS else None
            if claim.relation is not Relation.REPORTS:
                edge = _relation_edge(claim, extraction.seed, places)
            if edge and edge.source != edge.target:
                yield edge


def mention_edges(extractions: Sequence[Extraction], places: Places) -> Iterable[Edge]:
    """`mentions` from the paper, thing or source that a record is about to every node that its words name."""
    for extraction in extractions:
        holders: dict[int, str] = {}
        named: dict[tuple[str, str], list[Evidence]] = {}
        for mention in extraction.mentions:
            target = places.named(mention.type, mention.name)
            if target is None:
                continue
            record = mention.field.record
            if record not in holders:
                holders[record] = places.holder((extraction.seed, record))
            if target != holders[record]:
                named.setdefault((holders[record], target), []).append(mention.evidence)
        for (holder, target), evidence in named.items():
            yield Edge(holder, target, Relation.MENTIONS, tuple(evidence))


def source_edges(evidence: Mapping[str, Sequence[Evidence]]) -> Iterable[Edge]:
    """`read_from`: from each node to the source of each seed that it was read in. The places of a node are sorted."""
    for node, places in evidence.items():
        for seed, own in groupby(places, key=_seed):
            yield Edge(node, source_id(seed), Relation.READ_FROM, tuple(own))


def merged(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Each edge once, with its evidence united; `mentions` only where nothing stronger joins the two nodes."""
    by_source: defaultdict[str, dict[tuple[str, str, str], list[Edge]]] = defaultdict(dict)
    for edge in edges:
        distinction = _distinction(edge) if edge.relation is Relation.REPORTS else ""
        key = (edge.target, edge.relation._value_, distinction)
        by_source[edge.source].setdefault(key, []).append(edge)
    kept = []
    for source in sorted(by_source):
        groups = by_source[source]
        stronger = {target for target, relation, _ in groups if relation not in _WEAKEST}
        for key in sorted(groups):
            target, relation, _ = key
            if relation == _MENTIONS and target in stronger:
                continue
            group = groups[key]
            is_in_order = len(group[0].evidence) == 1 or relation == _READ_FROM
            if len(group) == 1 and is_in_order and len(group[0].properties) < 2:
                kept.append(group[0])
                continue
            evidence = tuple(sorted({e for edge in group for e in edge.evidence}))
            kept.append(Edge(source, target, group[0].relation, evidence, _united_properties(group)))
    return tuple(kept)


def _result_edge(claim: Claim, seed: str, places: Places, names: Mapping[str, str]) -> Edge | None:
    """A result: from the paper to the benchmark, with the model as a property."""
    qualifiers: dict[str, PropertyValue] = dict(claim.qualifiers)
    stated = qualifiers.get("model")
    model = (
        claim.subject if claim.subject.type is not NodeType.PAPER else NamedEntity(NodeType.MODEL, str(stated or ""))
    )
    model_id, benchmark_id = (places.named(x.type, x.name) for x in (model, claim.object))
    if not benchmark_id or not model.name:
        return None
    qualifiers["model"] = names.get(model_id or "", model.name)
    comparator = qualifiers.get("comparator")
    if isinstance(comparator, str) and (known := places.named(NodeType.MODEL, comparator)):
        qualifiers["comparator"] = names.get(known, comparator)
    holder = places.holder((seed, claim.field.record))
    return Edge(holder, benchmark_id, Relation.REPORTS, (claim.evidence,), qualifiers)


def _relation_edge(claim: Claim, seed: str, places: Places) -> Edge | None:
    holder = places.holder((seed, claim.field.record))
    is_of_paper = claim.subject.type is NodeType.PAPER
    source = holder if is_of_paper else places.named(claim.subject.type, claim.subject.name)
    target = places.named(claim.object.type, claim.object.name)
    if not source or not target:
        return None
    if is_of_paper and not holder.startswith(_PAPER):
        # A note on a model is no paper that introduces or evaluates; what it names is still mentioned.
        return None
    return Edge(source, target, claim.relation, (claim.evidence,), dict(claim.qualifiers))


def _distinction(edge: Edge) -> str:
    """What sets a result apart from others of its paper on the same benchmark."""
    return _as_json([edge.properties.get(name, "") for name in _RESULT])


def _united_properties(group: Sequence[Edge]) -> dict[str, PropertyValue]:
    """The properties of all edges of a group: of the first evidence; a stated author outranks an inferred one."""
    united: dict[str, PropertyValue] = {}
    if not any(edge.properties for edge in group):
        return united
    if len(group) > 1:
        group = sorted(group, key=lambda e: (e.evidence, json.dumps(dict(e.properties), sort_keys=True)))
    for edge in group:
        for name in sorted(edge.properties):
            united.setdefault(name, edge.properties[name])
    if united.get("inferred") and not all(e.properties.get("inferred") for e in group):
        del united["inferred"]
    return united
