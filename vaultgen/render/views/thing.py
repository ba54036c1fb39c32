"""The notes of models, benchmarks, datasets, organisations, products and concepts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vaultgen.model import Edge, Entity, Evidence, NodeType, Relation, Section
from vaultgen.render.escape import heading, inline, url_spans
from vaultgen.render.facts import Facts
from vaultgen.render.links import Names, Writer
from vaultgen.render.order import newest_first
from vaultgen.render.prose import word_spans
from vaultgen.render.views.blocks import SectionView, Table
from vaultgen.render.views.family import Branch, family_branches
from vaultgen.render.views.quotes import Mentions, Quote, Quotes, uncited_sources
from vaultgen.render.views.results import leaderboards, own_results
from vaultgen.render.views.statements import StatementLines, by_section

_SCORING = (NodeType.MODEL, NodeType.CONCEPT)
_SCORED = (NodeType.BENCHMARK, NodeType.DATASET)


@dataclass(frozen=True, slots=True)
class _Row:
    """Facts in a line: the label, the relations, whether the thing is their source, and of which types the other ends
    may be, or may not."""

    label: str
    relations: tuple[Relation, ...]
    is_source: bool = False
    only: frozenset[NodeType] = frozenset(NodeType)


_PAPERS = frozenset({NodeType.PAPER})
_NO_PAPERS = frozenset(NodeType) - _PAPERS
_NO_SOURCES = frozenset(NodeType) - {NodeType.SOURCE}  # a person's note evaluates nothing
_FACTS = (
    _Row("Introduced in", (Relation.INTRODUCES,)),
    _Row("Developed by", (Relation.DEVELOPED_BY,), is_source=True),
    _Row("Develops", (Relation.DEVELOPED_BY,)),
    _Row("Based on", (Relation.BASED_ON,), is_source=True),
    _Row("Basis of", (Relation.BASED_ON,)),
    _Row("Distilled from", (Relation.DISTILLED_FROM,), is_source=True),
    _Row("Distilled into", (Relation.DISTILLED_FROM,)),
    _Row("Trained on", (Relation.TRAINED_ON,), is_source=True),
    _Row("Used to train", (Relation.TRAINED_ON,), only=_NO_PAPERS),
    _Row("Training data in", (Relation.TRAINED_ON,), only=_PAPERS),
    _Row("Uses", (Relation.USES,), is_source=True),
    _Row("Used by", (Relation.USES,)),
    _Row("Available through", (Relation.AVAILABLE_THROUGH,), is_source=True),
    _Row("Gives access to", (Relation.AVAILABLE_THROUGH,)),
    _Row("Used for evaluation by", (Relation.EVALUATES_ON, Relation.REPORTS), only=_NO_SOURCES),
    _Row("Papers affiliated with it", (Relation.AFFILIATED_WITH,)),
    _Row("Speaks of", (Relation.MENTIONS,), is_source=True),
)
# Facts of benchmarks and datasets alone, and of concepts; a model's family is shown as a tree.
_EDITIONS = (
    _Row("Edition of", (Relation.VARIANT_OF,), is_source=True),
    _Row("Editions", (Relation.VARIANT_OF,)),
)
_FORMS = (
    _Row("Form of", (Relation.VARIANT_OF,), is_source=True),
    _Row("Forms", (Relation.VARIANT_OF,)),
)
# Comparisons, each with the sentence that makes it.
_COMPARISONS: tuple[tuple[str, Relation, bool], ...] = (
    ("Outperforms", Relation.OUTPERFORMS, True),
    ("Outperformed by", Relation.OUTPERFORMS, False),
    ("Compared with", Relation.COMPARED_WITH, True),
    ("Compared with", Relation.COMPARED_WITH, False),
)

_GIVES_ADDRESS = re.compile(
    r"\b(?:available|released?|accessed|found|hosted|at|see|visit|here|page|website)\b", re.IGNORECASE
)
_LONG_LIST = 3  # papers
_SIZE = re.compile(r"(\d+(?:\.\d+)?)([MBT])")
_UNITS = {"M": "m", "B": "b", "T": "tr"}
_Saying = tuple[str, str, int, str]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and the links that it introduces; `is_list` where these are long titles, each for a line of its own."""

    label: str
    links: tuple[str, ...]
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Models that one sentence compares the note's model with; `quote` is None where it stands elsewhere already."""

    label: str
    links: tuple[str, ...]
    quote: Quote | None
    cite: str


@dataclass(frozen=True, slots=True)
class ThingView:
    """What the template of a thing shows."""

    frontmatter: str
    title: str
    type: str
    introduction: Quote | None
    expansion: str
    sizes: tuple[str, ...]
    facts: tuple[Fact, ...]
    code_and_data: Quote | None
    family: tuple[Branch, ...]
    sections: tuple[SectionView, ...]
    results: Table | None
    leaderboards: tuple[Table, ...]
    comparisons: tuple[Comparison, ...]
    mentions: tuple[Mentions, ...]
    sources: tuple[str, ...]
    footnotes: tuple[str, ...]


def thing_view(thing: Entity, facts: Facts, names: Names, frontmatter: str) -> ThingView:
    """The view of a thing. A person's note on it is shown section by section, as they wrote it."""
    writer = Writer(names, thing.id)
    quotes = Quotes(thing, facts, writer)
    introduction = quotes.introduction()
    writer.new_section()
    expansion = thing.properties.get("expansion")
    rows: Sequence[_Row] = (*_EDITIONS, *_FACTS) if thing.type in _SCORED else _FACTS
    if thing.type is NodeType.CONCEPT:
        # Few of those who use a method say so in these words: a list of them would be taken for all.
        rows = [*_FORMS, *(r for r in rows if r.is_source or r.relations != (Relation.USES,))]
    known = tuple(f for f in (_fact(row, thing, facts, writer) for row in rows) if f.links)
    sizes = tuple(inline(s) + writer.cite(*_said_at(s, thing, facts)) for s in _sizes(thing, facts))
    code_and_data = _code_and_data(thing, facts, quotes)
    family = family_branches(thing, facts, writer) if thing.type is NodeType.MODEL else ()
    lines = StatementLines(facts, writer, thing.id)
    own = by_section(facts.statements(thing.id))
    sections = tuple(v for s in Section if (v := lines.section(s, own.get(s, []))))
    writer.new_section()
    results = own_results(thing, facts, writer) if thing.type in _SCORING else None
    boards = leaderboards(thing, facts, writer) if thing.type in _SCORED else ()
    comparisons = tuple(_comparisons(thing, facts, writer, quotes))
    mentions = quotes.mentions()
    writer.new_section()
    return ThingView(
        frontmatter,
        heading(names.title(thing)),
        thing.type.value,
        introduction,
        inline(expansion) + writer.cite(*_said_at(expansion, thing, facts)) if isinstance(expansion, str) else "",
        sizes,
        known,
        code_and_data,
        family,
        sections,
        results,
        boards,
        comparisons,
        mentions,
        tuple(uncited_sources(thing, facts, writer)),
        tuple(writer.footnotes()),
    )


def _code_and_data(thing: Entity, facts: Facts, quotes: Quotes) -> Quote | None:
    """Where the thing is to be had, as the paper says it that brings it and nothing else."""
    own = facts.family_members(thing) if thing.type is NodeType.MODEL else {thing.id}
    for paper in newest_first(facts.sources(thing.id, Relation.INTRODUCES)):
        if {e.id for e in facts.targets(paper.id, Relation.INTRODUCES)} <= own:
            said = (s for s in facts.statements(paper.id) if not facts.note_of_person(s.evidence.seed))
            found = next((s for s in said if _GIVES_ADDRESS.search(s.text) and url_spans(s.text)), None)
            if found and not quotes.is_used(found):
                return quotes.quote(found, stands_alone=True)
    return None


def _sizes(thing: Entity, facts: Facts) -> list[str]:
    """The sizes of a model. One alone that a variant has is not the model's: its tree has the variant."""
    found = thing.properties.get("sizes")
    sizes = [str(s) for s in found] if isinstance(found, list) else []
    variants = facts.sources(thing.id, Relation.VARIANT_OF)
    is_of_variant = len(sizes) == 1 and any(word_spans(v.name, sizes[0]) for v in variants)
    return [] if is_of_variant else sizes


def _said_at(words: str, thing: Entity, facts: Facts) -> list[Evidence]:
    """The first place that writes out the thing's long form, or states a size of it or of a variant."""
    size = _SIZE.fullmatch(words)
    unit = rf"(?:\s?{size[2]}\b|.{{0,60}}?\b{_UNITS[size[2]]}illion\b)" if size else ""
    wanted = re.compile(rf"(?<![\d.]){re.escape(size[1])}{unit}" if size else re.escape(words), re.IGNORECASE)
    variants = facts.sources(thing.id, Relation.VARIANT_OF) if size else []
    papers = facts.sources(thing.id, Relation.INTRODUCES)
    introducing = (place for e in facts.edges_to(thing.id, Relation.INTRODUCES) for place in e.evidence)
    said = [(place.quote, place) for place in (*thing.evidence, *introducing)]
    statements = [s for e in (thing, *variants) for s in facts.naming(e.id)]
    statements += [s for paper in papers for s in facts.statements(paper.id)]
    said += [(f"{s.lead_in} {s.text}", s.evidence) for s in statements]
    return next(([place] for text, place in said if wanted.search(text)), [])


def _fact(row: _Row, thing: Entity, facts: Facts, writer: Writer) -> Fact:
    find = facts.edges_from if row.is_source else facts.edges_to
    by_node: dict[str, list[Edge]] = {}
    for edge in find(thing.id, *row.relations):
        other = edge.target if row.is_source else edge.source
        if facts.entities[other].type in row.only and not _is_told_as_basis(edge, facts):
            by_node.setdefault(other, []).append(edge)
    links = []
    for entity in _ordered([facts.entities[i] for i in by_node]):
        places = [e for edge in by_node[entity.id] for e in edge.evidence][:1]
        links.append(writer.link(entity.id) + writer.cite(*places))
    papers = sum(facts.entities[i].type is NodeType.PAPER for i in by_node)
    return Fact(row.label, tuple(links), papers >= _LONG_LIST)


def _is_told_as_basis(edge: Edge, facts: Facts) -> bool:
    """Whether the words by which a paper uses a model say of another one that it is based on it."""
    if edge.relation is not Relation.USES:
        return False
    return any(set(b.evidence) & set(edge.evidence) for b in facts.edges_to(edge.target, Relation.BASED_ON))


def _ordered(entities: Sequence[Entity]) -> list[Entity]:
    """Papers by date, all else by name."""
    papers = newest_first(e for e in entities if e.type is NodeType.PAPER)
    return [*papers, *sorted((e for e in entities if e.type is not NodeType.PAPER), key=lambda e: e.name.casefold())]


def _comparisons(thing: Entity, facts: Facts, writer: Writer, quotes: Quotes) -> list[Comparison]:
    """One comparison for each sentence and direction; what an edge's further sentences say stands last."""
    found: dict[_Saying, list[Edge]] = {}
    further: dict[_Saying, list[Edge]] = {}
    for label, relation, forward in _COMPARISONS:
        edges = facts.edges_from(thing.id, relation) if forward else facts.edges_to(thing.id, relation)
        for edge in edges:
            found.setdefault(_saying(label, edge.evidence[:1]), []).append(edge)
        for edge in edges:
            for place in edge.evidence[1:]:
                key = _saying(label, (place,))
                group = found[key] if key in found else further.setdefault(key, [])
                group += [edge] if edge not in group else []
    shown: list[Comparison] = []
    compared: set[str] = set()
    for (label, *_), edges in found.items():
        writer.new_section()
        others = _others(thing, edges)
        links = tuple(writer.links(_named(others, facts)))
        places = edges[0].evidence
        # What another seed says in the same words is quoted from one of them.
        quote = next((q for place in places if (q := quotes.sentence(place, _subjects(thing, edges)))), None)
        if quote is None and others <= compared:
            continue  # the sentence stands under what it says more exactly: outperforms
        compared |= others
        shown.append(Comparison(label, links, quote, "" if quote else writer.cite(*places[:1])))
    for saying, edges in further.items():
        place = next(e for e in edges[0].evidence if _saying(saying[0], (e,)) == saying)
        if not quotes.is_said_at(place):
            writer.new_section()
            links = tuple(writer.links(_named(_others(thing, edges), facts)))
            if quote := quotes.sentence(place, _subjects(thing, edges)):
                shown.append(Comparison(saying[0], links, quote, ""))
    return shown


def _saying(label: str, places: Sequence[Evidence]) -> _Saying:
    """What edges are one comparison by: the label and the words of a place."""
    return (label, places[0].seed, places[0].line, places[0].quote) if places else (label, "", 0, "")


def _others(thing: Entity, edges: Sequence[Edge]) -> set[str]:
    return {e.target if e.source == thing.id else e.source for e in edges}


def _subjects(thing: Entity, edges: Sequence[Edge]) -> set[str]:
    return {e.source for e in edges} - {thing.id}


def _named(nodes: set[str], facts: Facts) -> list[Entity]:
    return sorted((facts.entities[i] for i in nodes), key=lambda e: e.name.casefold())
