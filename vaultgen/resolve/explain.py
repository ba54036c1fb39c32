"""Why a node is one node, for `vaultgen explain`: its joins, its edges and the words that they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from vaultgen.model import Edge, Entity, Finding, Join, Knowledge, LedgerEntry, Naming
from vaultgen.text.fold import fold


@dataclass(frozen=True, slots=True)
class NodeExplanation:
    """One node that bears the name: how its spellings came to be one, and every edge with its evidence.

    `namings` are the places that name it, with rule and weight; papers, authors and sources have none.
    """

    entity: Entity
    joins: tuple[Join, ...]
    edges: tuple[Edge, ...]
    findings: tuple[Finding, ...]
    namings: tuple[Naming, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that is known of a name: nodes that bear it, ledger entries, and similar names where there is neither."""

    name: str
    nodes: tuple[NodeExplanation, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()
    similar: tuple[str, ...] = ()
    entity_names: dict[str, str] | None = None


def explain(knowledge: Knowledge, name: str) -> Explanation:
    """What is known of `name`: a node's name, alias or id, whatever its case, accents and punctuation."""
    wanted = fold(name)
    names = {e.id: e.name for e in knowledge.entities}
    nodes = tuple(
        _node(knowledge, e)
        for e in knowledge.entities
        if name == e.id or wanted in {fold(e.name), *(fold(a) for a in e.aliases)}
    )
    ledger = tuple(entry for entry in knowledge.ledger if fold(entry.name) == wanted)
    similar: tuple[str, ...] = ()
    if not nodes and not ledger:
        similar = _similar(knowledge, wanted)
    ends = {i for node in nodes for e in node.edges for i in (e.source, e.target)}
    return Explanation(name, nodes, ledger, similar, {i: names[i] for i in sorted(ends)})


def _node(knowledge: Knowledge, entity: Entity) -> NodeExplanation:
    forms = {entity.name, *entity.aliases}
    return NodeExplanation(
        entity,
        tuple(j for j in knowledge.joins if j.entity == entity.id),
        tuple(e for e in knowledge.edges if entity.id in (e.source, e.target)),
        tuple(f for f in knowledge.findings if any(f"“{form}”" in f.message for form in forms)),
        knowledge.namings.get(entity.id, ()),
    )


def _similar(knowledge: Knowledge, wanted: str) -> tuple[str, ...]:
    """Up to five names that resemble the wanted one: those that contain its words first, then by spelling."""
    known = {fold(n): n for e in reversed(knowledge.entities) for n in (*e.aliases, e.name)}
    known |= {fold(entry.name): entry.name for entry in knowledge.ledger if fold(entry.name) not in known}
    words = set(wanted.split())
    containing = sorted((f for f in known if words and words <= set(f.split())), key=lambda f: (len(f), f))
    close = get_close_matches(wanted, sorted(known), n=5, cutoff=0.6)
    return tuple(known[f] for f in dict.fromkeys([*containing, *close]))[:5]
