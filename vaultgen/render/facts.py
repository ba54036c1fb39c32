"""The knowledge, indexed for the views: edges by node and relation, records by seed, sentences by what they name."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar

from vaultgen.model import Edge, Entity, Evidence, Finding, Knowledge, LedgerEntry, NodeType, Relation, Statement
from vaultgen.render.answers import Answers, Question
from vaultgen.render.order import name_order
from vaultgen.render.places_read import is_same_passage, listed_lines, record_lines, sources_of_nodes

K = TypeVar("K")
V = TypeVar("V")
_NO_RECORDS: Mapping[int, tuple[str, ...]] = {}
# Having written a paper with more people than this says little of two of them, and naming all for each takes the square
# of their number: of such papers co-authors are counted.
MANY_AUTHORS = 100
# What so many papers have in common says nothing about two of them.
MANY_PAPERS = 40
# Properties that say in names what the edges say: every new paper changes those of many nodes. Views ask for edges.
_SAID_BY_EDGES = frozenset(
    {
        "affiliations", "authors", "authors-inferred", "benchmarks", "coauthors", "datasets", "developed-by", "family",
        "introduced-in", "introduces", "models", "organizations", "papers", "papers-inferred", "sources", "variant-of",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Coauthor:
    """Somebody who wrote papers with another, how many, and for how many of these no list says it (`inferred`)."""

    person: Entity
    papers: int
    inferred: int

    @property
    def is_inferred(self) -> bool:
        """Whether no list has both on one paper."""
        return self.inferred == self.papers


@dataclass(frozen=True)
class Facts:
    """What is known. A node whose note the user deleted (`hidden`) stays a fact, but is not `shown`: it has no note,
    stands in no count of notes, and other notes name it without a link. What is looked up in a table is noted in
    `asked`."""

    knowledge: Knowledge
    hidden: frozenset[str] = frozenset()
    asked: set[Question] = field(default_factory=set, compare=False, repr=False)

    @cached_property
    def entities(self) -> Answers[str, Entity]:
        """All entities by id, those without a note among them; of each, what no edge says."""
        return self._table("entity", {e.id: _in_itself(e) for e in self.knowledge.entities})

    @cached_property
    def shown(self) -> tuple[Entity, ...]:
        """The entities that have a note."""
        return tuple(e for i, e in self.entities.all.items() if i not in self.hidden)

    @cached_property
    def tables(self) -> tuple[Answers[Any, Any], ...]:
        """All that notes, the home note left out, can ask."""
        return (
            self.entities, self._out, self._in, self._scores, self._naming_papers, self._statements, self._naming,
            self._sources, self._by_name, self._by_line, self._read_in, self._records, self._listed, self._crowds,
            self._findings, self._ledger,
        )  # fmt: skip

    def of_type(self, *types: NodeType) -> list[Entity]:
        """The shown entities of these types, sorted by name."""
        return sorted((e for e in self.shown if e.type in types), key=name_order)

    def edges_from(self, node: str, *relations: Relation) -> list[Edge]:
        """The edges that leave a node, of these relations (or of all)."""
        if len(relations) == 1:
            return list(self._out.get((node, relations[0]), ()))
        return sorted((e for r in relations or Relation for e in self._out.get((node, r), ())), key=_by_target)

    def edges_to(self, node: str, *relations: Relation) -> list[Edge]:
        """The edges that reach a node, of these relations (or of all)."""
        if len(relations) == 1:
            return list(self._in.get((node, relations[0]), ()))
        return sorted((e for r in relations or Relation for e in self._in.get((node, r), ())), key=_by_source)

    def scores_of(self, model: str) -> list[Edge]:
        """The `reports` edges whose score is that of the model of this name."""
        return self._scores.get(model, [])

    def other_papers(self, node: str, paper: str) -> frozenset[str]:
        """The ids of the papers besides `paper` that an edge joins to a node, inferred authorship left out; none where
        they are very many."""
        return self._naming_papers.get(node, frozenset()) - {paper}

    def targets(self, node: str, *relations: Relation) -> list[Entity]:
        """The nodes that such edges reach, each once, sorted by name."""
        return self._sorted(e.target for e in self.edges_from(node, *relations))

    def sources(self, node: str, *relations: Relation) -> list[Entity]:
        """The nodes that such edges come from, each once, sorted by name."""
        return self._sorted(e.source for e in self.edges_to(node, *relations))

    def statements(self, node: str) -> tuple[Statement, ...]:
        """What is said of a node."""
        return self._statements.get(node, ())

    def naming(self, node: str) -> tuple[Statement, ...]:
        """The statements on other nodes whose words name this one, in the order of these nodes' ids."""
        return self._naming.get(node, ())

    def authorships(self, paper: str) -> list[Edge]:
        """A paper's `authored_by` edges in the order of its author list; those without a place in it last."""
        edges = self.edges_from(paper, Relation.AUTHORED_BY)
        return sorted(edges, key=lambda e: (_position(e), self.entities[e.target].name.casefold(), e.target))

    def coauthors(self, author: str) -> list[Coauthor]:
        """The people who wrote papers of up to `MANY_AUTHORS` authors with an author: those with most papers first,
        then by name."""
        stated: Counter[str] = Counter()
        inferred: Counter[str] = Counter()
        for own in self.edges_to(author, Relation.AUTHORED_BY):
            if own.source in self._crowds:
                continue
            for edge in self.edges_from(own.source, Relation.AUTHORED_BY):
                if edge.target != author:
                    is_inferred = own.properties.get("inferred") or edge.properties.get("inferred")
                    (inferred if is_inferred else stated)[edge.target] += 1
        found = [Coauthor(self.entities[i], n, inferred[i]) for i, n in (stated + inferred).items()]
        return sorted(found, key=lambda c: (-c.papers, self._order[c.person.id]))

    def crowd_size(self, author: str) -> int:
        """How many people, `coauthors` left out, wrote papers of more than `MANY_AUTHORS` authors with an author."""
        papers = [e.source for e in self.edges_to(author, Relation.AUTHORED_BY) if e.source in self._crowds]
        if not papers:
            return 0
        people = frozenset[str]().union(*(self._crowds[p] for p in papers))
        return len(people - {author, *(c.person.id for c in self.coauthors(author))})

    def family_of(self, model: Entity) -> Entity:
        """The widest model that a model is a variant of; the model itself where there is none."""
        seen = {model.id}
        while (above := self.targets(model.id, Relation.VARIANT_OF)) and above[0].id not in seen:
            model = above[0]
            seen.add(model.id)
        return model

    def family_members(self, root: Entity) -> set[str]:
        """The ids of a model and of all its variants, theirs among them."""
        members: set[str] = set()
        waiting = [root.id]
        while waiting:
            node = waiting.pop()
            if node not in members:
                members.add(node)
                waiting += [e.source for e in self.edges_to(node, Relation.VARIANT_OF)]
        return members

    def note_of_person(self, seed: str) -> bool:
        """Whether a seed is a note that a person wrote."""
        source = self.source(seed)
        return source is not None and _is_of_person(source)

    def source(self, seed: str) -> Entity | None:
        """The source node of a seed."""
        return self._sources.get(seed, None)

    def read_in(self, node: str) -> list[Entity]:
        """The sources that a node was read in, sorted by name."""
        return self._sorted(self._read_in.get(node, ()))

    def page_of(self, seed: str, line: int) -> int:
        """The page of a document on which a line stands; 0 for a seed without pages."""
        source = self.source(seed)
        starts = source.properties.get("page-lines") if source else None
        return sum(int(str(start)) <= line for start in starts) if isinstance(starts, list) else 0

    def best_place(self, edge: Edge) -> list[Evidence]:
        """The place that says most about an edge from a paper: one in a record of that paper, if there is one."""
        own = [e for e in edge.evidence if edge.source in self.records(e.seed).get(self.record_line(e), ())]
        return [*own, *edge.evidence][:1]

    def record_line(self, place: Evidence) -> int:
        """The first line of the record that a place belongs to; 0 where it stands before any record. A paper that a
        note lists has no lines but its own."""
        records, listed = self.records(place.seed), self.listed(place.seed)
        begins = self._record_begins.get(place.seed)
        if begins is None:
            begins = self._record_begins[place.seed] = sorted(records.keys() - listed)
        at = bisect_right(begins, place.line)
        return begins[at - 1] if at else 0

    def records(self, seed: str) -> Mapping[int, tuple[str, ...]]:
        """The nodes that the records of a seed became, by the line on which a record begins."""
        return self._records.get(seed, _NO_RECORDS)

    def listed(self, seed: str) -> frozenset[int]:
        """The lines of a note's records that are papers of which it says nothing but their titles."""
        return self._listed.get(seed, frozenset())

    def findings(self, seed: str) -> list[Finding]:
        """What was not understood of a seed."""
        return self._findings.get(seed, [])

    def ledger(self, seed: str) -> list[LedgerEntry]:
        """The names without a note that a seed has."""
        return self._ledger.get(seed, [])

    def scorer_named(self, name: str) -> Entity | None:
        """The model of this name that scored; where there is none, the method."""
        return self.thing_named(name, (NodeType.MODEL,)) or self.thing_named(name, (NodeType.CONCEPT,))

    def thing_named(self, name: str, types: Iterable[NodeType]) -> Entity | None:
        """The one entity of these types that bears the name; None where there is none, or several."""
        found = {e.id: e for t in types for e in self._by_name.get((t, " ".join(name.split()).casefold()), ())}
        return next(iter(found.values())) if len(found) == 1 else None

    def saying(self, place: Evidence) -> Statement | None:
        """The statement whose words a place quotes: the one that shares most of them."""
        near = [s for s in self._by_line.get((place.seed, place.line), ()) if is_same_passage(s.evidence, place)]
        return max(near, key=lambda s: len(s.evidence.quote), default=None)

    @cached_property
    def _record_begins(self) -> dict[str, list[int]]:
        """Of each seed that was asked for, the lines on which its records begin: a bibliography may have thousands."""
        return {}

    def _table(self, name: str, answers: Mapping[K, V]) -> Answers[K, V]:
        return Answers(name, answers, self.asked)

    @cached_property
    def _edges(self) -> tuple[Edge, ...]:
        """The edges of which both ends are known."""
        known = self.entities.all
        return tuple(e for e in self.knowledge.edges if e.source in known and e.target in known)

    @cached_property
    def _out(self) -> Answers[tuple[str, Relation], list[Edge]]:
        return self._table("out", _grouped(((e.source, e.relation), e) for e in self._edges))

    @cached_property
    def _in(self) -> Answers[tuple[str, Relation], list[Edge]]:
        return self._table("in", _grouped(((e.target, e.relation), e) for e in self._edges))

    @cached_property
    def _scores(self) -> Answers[str, list[Edge]]:
        reports = (e for e in self._edges if e.relation is Relation.REPORTS)
        return self._table("scores", _grouped((str(e.properties.get("model", "")), e) for e in reports))

    @cached_property
    def _naming_papers(self) -> Answers[str, frozenset[str]]:
        """The papers that an edge joins to a node, where they are not very many: the one that asks is among them."""
        papers: dict[str, set[str]] = {}
        of_papers = {i for i, e in self.entities.all.items() if e.type is NodeType.PAPER}
        for edge in self._edges:
            if edge.source in of_papers and not edge.properties.get("inferred"):
                papers.setdefault(edge.target, set()).add(edge.source)
        few = {node: frozenset(found) for node, found in papers.items() if len(found) <= MANY_PAPERS + 1}
        return self._table("naming-papers", few)

    @cached_property
    def _statements(self) -> Answers[str, tuple[Statement, ...]]:
        return self._table("statements", {node: tuple(said) for node, said in self.knowledge.statements.items()})

    @cached_property
    def _naming(self) -> Answers[str, tuple[Statement, ...]]:
        naming: defaultdict[str, list[Statement]] = defaultdict(list)
        lines: set[tuple[str, str, str, int]] = set()
        persons = {seed for seed, source in self._sources.all.items() if _is_of_person(source)}
        for node in sorted(self.knowledge.statements):
            for statement in self.knowledge.statements[node]:
                links, place = statement.links + statement.lead_in_links, statement.evidence
                for target in {link.entity: None for link in links}:
                    if target != node:
                        naming[target].append(statement)
                        if place.seed in persons:
                            lines.add((node, target, place.seed, place.line))
        # A bullet may be on what none of its words was taken for.
        for edge in self.knowledge.edges:
            if persons and edge.relation is not Relation.READ_FROM:
                others = [p for p in edge.evidence if p.seed in persons]
                others = [p for p in others if (edge.source, edge.target, p.seed, p.line) not in lines]
                found = naming[edge.target] if others else []
                found += [s for place in others for s in self._bullets_at(place, edge.source) if s not in found]
        return self._table("naming", {node: tuple(found) for node, found in naming.items()})

    def _bullets_at(self, place: Evidence, node: str) -> list[Statement]:
        """What a person's note says of a node on one line."""
        return [
            s for s in self._by_line.get((place.seed, place.line), ()) if s.entity == node and (s.text or s.lead_in)
        ]

    @cached_property
    def _sources(self) -> Answers[str, Entity]:
        found = (e for e in self.entities.all.values() if e.type is NodeType.SOURCE)
        return self._table("source", {str(e.properties.get("seed", e.name)): e for e in found})

    @cached_property
    def _findings(self) -> Answers[str, list[Finding]]:
        return self._table("findings", _grouped((f.seed, f) for f in self.knowledge.findings))

    @cached_property
    def _ledger(self) -> Answers[str, list[LedgerEntry]]:
        pairs = ((seed, e) for e in self.knowledge.ledger for seed in sorted({p.seed for p in e.evidence}))
        return self._table("ledger", _grouped(pairs))

    @cached_property
    def _by_name(self) -> Answers[tuple[NodeType, str], list[Entity]]:
        named: dict[tuple[NodeType, str], list[Entity]] = {}
        for entity in self.shown:
            for name in {n.casefold() for n in (entity.name, *entity.aliases)}:
                named.setdefault((entity.type, name), []).append(entity)
        return self._table("by-name", named)

    @cached_property
    def _by_line(self) -> Answers[tuple[str, int], list[Statement]]:
        by_line: dict[tuple[str, int], list[Statement]] = {}
        for node in sorted(self.knowledge.statements):
            for statement in self.knowledge.statements[node]:
                by_line.setdefault((statement.evidence.seed, statement.evidence.line), []).append(statement)
        return self._table("by-line", by_line)

    @cached_property
    def _read_in(self) -> Answers[str, tuple[str, ...]]:
        return self._table("read-in", sources_of_nodes(self.knowledge))

    @cached_property
    def _records(self) -> Answers[str, Mapping[int, tuple[str, ...]]]:
        return self._table("records", record_lines(self.knowledge))

    @cached_property
    def _listed(self) -> Answers[str, frozenset[int]]:
        return self._table("listed", listed_lines(self.knowledge, self._records.all))

    def _sorted(self, ids: Iterable[str]) -> list[Entity]:
        found = set(ids)
        if len(found) < 2:
            return [self.entities[i] for i in found]
        return [self.entities[i] for i in sorted(found, key=self._order.__getitem__)]

    @cached_property
    def _order(self) -> Mapping[str, int]:
        """The place of each node among all, in the order of their names: quicker to compare than names. Which of two
        nodes comes first they say themselves."""
        return {e.id: place for place, e in enumerate(sorted(self.knowledge.entities, key=name_order))}

    @cached_property
    def _crowds(self) -> Answers[str, frozenset[str]]:
        """The authors of the papers that have too many to name for each of them."""
        papers: dict[str, set[str]] = {}
        for edge in self._edges:
            if edge.relation is Relation.AUTHORED_BY:
                papers.setdefault(edge.source, set()).add(edge.target)
        many = {paper: frozenset(found) for paper, found in papers.items() if len(found) > MANY_AUTHORS}
        return self._table("crowd", many)


def _is_of_person(source: Entity) -> bool:
    return source.properties.get("format") == "obsidian-note"


_by_target, _by_source = attrgetter("target", "relation"), attrgetter("source", "relation")


def _position(edge: Edge) -> int:
    position = edge.properties.get("position")
    return position if isinstance(position, int) and position > 0 else 10**9


def _in_itself(entity: Entity) -> Entity:
    """An entity without what its edges say, and without the places that name it: the records of a seed say those."""
    own = entity.properties
    if not _SAID_BY_EDGES.isdisjoint(own):
        own = {key: value for key, value in own.items() if key not in _SAID_BY_EDGES}
    return Entity(entity.id, entity.type, entity.name, entity.aliases, own, ())


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    grouped: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        grouped[key].append(value)
    return dict(grouped)
