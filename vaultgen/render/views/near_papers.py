"""Papers that a reader of one paper may want next: those that share its models, or several of its authors."""

from __future__ import annotations

from dataclasses import dataclass

from vaultgen.model import Edge, Entity, NodeType, Relation
from vaultgen.render.escape import inline
from vaultgen.render.facts import MANY_PAPERS, Facts
from vaultgen.render.order import name_order, newest_first

MOST_NEAR = 5
_LEAST_SCORE = 3
_MOST_AUTHOR_POINTS = 3
_TOO_WIDE = (NodeType.CONCEPT, NodeType.ORGANIZATION, NodeType.SOURCE)


@dataclass(frozen=True, slots=True)
class NearPaper:
    """A paper, and what it shares with another, as Markdown."""

    paper: Entity
    reasons: tuple[str, ...]


def near_papers(paper: Entity, facts: Facts) -> list[NearPaper]:
    """The nearest papers, the nearest first: three points for a model family of which both introduce a part and for a
    thing that one of the two introduces, one for any other thing, and one for each shared author, of whom three
    count. Concepts and organisations say too little."""
    things, authors = _shared(paper, facts)
    scored = []
    for near in newest_first(facts.entities[i] for i in {*things, *authors}):
        weights = {i: _weight(i, paper, near, facts) for i in things.get(near.id, ())}
        score = sum(weights.values()) + min(_MOST_AUTHOR_POINTS, authors.get(near.id, 0))
        if score >= _LEAST_SCORE:
            order = [(-weight, name_order(facts.entities[i]), i) for i, weight in weights.items()]
            shared = [i for _, _, i in sorted(order)]
            scored.append((score, near, _reasons(shared, authors.get(near.id, 0), facts)))
    scored.sort(key=lambda s: -s[0])
    return [NearPaper(near, reasons) for _, near, reasons in scored[:MOST_NEAR]]


def _shared(paper: Entity, facts: Facts) -> tuple[dict[str, set[str]], dict[str, int]]:
    """The things and the number of authors that each other paper shares with this one."""
    things: dict[str, set[str]] = {}
    authors: dict[str, int] = {}
    for edge in facts.edges_from(paper.id):
        if edge.relation is Relation.READ_FROM or facts.entities[edge.target].type in _TOO_WIDE:
            continue
        for other in facts.other_papers(edge.target, paper.id):
            if edge.relation is Relation.AUTHORED_BY and _is_shown_person(edge, facts):
                authors[other] = authors.get(other, 0) + 1
            elif edge.relation is not Relation.AUTHORED_BY:
                things.setdefault(other, set()).add(edge.target)
    for family in {facts.family_of(m).id for m in _introduced_models(paper, facts)}:
        members = facts.family_members(facts.entities[family])
        if len(members) <= MANY_PAPERS:
            introducing = {e.source for m in members for e in facts.edges_to(m, Relation.INTRODUCES)}
            for other in introducing - {paper.id}:
                things.setdefault(other, set()).add(family)
    return things, authors


def _is_shown_person(edge: Edge, facts: Facts) -> bool:
    """Whether a list names the author, and it is no team: that signs most of what its company writes."""
    return not edge.properties.get("inferred") and facts.entities[edge.target].properties.get("kind") != "team"


def _introduced_models(paper: Entity, facts: Facts) -> list[Entity]:
    return [e for e in facts.targets(paper.id, Relation.INTRODUCES) if e.type is NodeType.MODEL]


def _weight(node: str, one: Entity, other: Entity, facts: Facts) -> int:
    introducing = {e.source for e in facts.edges_to(node, Relation.INTRODUCES)}
    is_term = facts.entities[node].type is NodeType.CONCEPT
    is_family = not is_term and bool(facts.edges_to(node, Relation.VARIANT_OF))
    return 3 if is_family or introducing & {one.id, other.id} else 1


def _reasons(shared: list[str], authors: int, facts: Facts) -> tuple[str, ...]:
    names = [inline(facts.entities[i].name) for i in shared[:3]]
    reasons = ["also on " + ", ".join(names)] if names else []
    return (*reasons, f"{authors} author{'s' * (authors != 1)} in common") if authors else tuple(reasons)
