"""The properties of nodes: what their frontmatter says, read off the edges, with names instead of links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from vaultgen.identity.model_name import ModelName, parse_model_name
from vaultgen.model import Edge, NodeType, NoteRecord, Reading, Relation, Stated
from vaultgen.model.knowledge import PropertyValue
from vaultgen.resolve.author_lists import AuthorList
from vaultgen.resolve.people import Person
from vaultgen.resolve.things import Thing

Properties = dict[str, PropertyValue]
MANY_AUTHORS = 100
# The edges that a thing's own properties (sizes, best score) are read off.
THING_RELATIONS = frozenset({Relation.REPORTS, Relation.VARIANT_OF})
_PAGE_PROPERTIES = frozenset({"author", "published", "source"})
_ADDRESS = re.compile(r"https?://[!-~]+", re.IGNORECASE)
_SAME_SIZE = frozenset({"base", "chat", "instruct", "pt"})  # what a model is tuned for, at any of its sizes
_SIZE = re.compile(r"(?<![\w.])\d+(?:\.\d+)?[BMT](?![\w.])|(?<=\()\d+(?:\.\d+)?[BMT](?=\))")


class Neighbours:
    """The edges by node, and the names of the nodes at their other ends."""

    def __init__(self, edges: Iterable[Edge], names: Mapping[str, str], types: Mapping[str, NodeType]) -> None:
        self.names = names
        self.types = types
        self._out: dict[str, list[Edge]] = {}
        self._in: dict[str, list[Edge]] = {}
        for edge in edges:
            self._out.setdefault(edge.source, []).append(edge)
            self._in.setdefault(edge.target, []).append(edge)

    def edges_from(self, node: str, *relations: Relation) -> list[Edge]:
        """The edges that leave the node, of the given relations or of all."""
        return [e for e in self._out.get(node, ()) if not relations or e.relation in relations]

    def edges_to(self, node: str, *relations: Relation) -> list[Edge]:
        """The edges that reach the node, of the given relations or of all."""
        return [e for e in self._in.get(node, ()) if not relations or e.relation in relations]

    def targets(self, node: str, *relations: Relation) -> list[str]:
        """The names of the nodes that such edges reach, sorted, each once."""
        return self._named(e.target for e in self.edges_from(node, *relations))

    def sources(self, node: str, *relations: Relation) -> list[str]:
        """The names of the nodes that such edges come from, sorted, each once."""
        return self._named(e.source for e in self.edges_to(node, *relations))

    def _named(self, ids: Iterable[str]) -> list[str]:
        return sorted({self.names[i] for i in ids})


def paper_links(paper: str, authors: AuthorList, around: Neighbours | None) -> Properties:
    """What a paper's frontmatter names: authors in their order, what it introduces, models, benchmarks, and so on.
    Without neighbours, what of that only the author list says."""
    if around is None:
        return _stated({"authors-not-shown": authors.hidden, "authors-incomplete": authors.is_cut})
    authorships = sorted(
        around.edges_from(paper, Relation.AUTHORED_BY), key=lambda e: (_position(e), around.names[e.target])
    )
    by_type: dict[NodeType, set[str]] = {}
    for edge in around.edges_from(paper):
        by_type.setdefault(around.types[edge.target], set()).add(around.names[edge.target])
    return _stated(
        {
            "authors": [around.names[e.target] for e in authorships if not e.properties.get("inferred")],
            "authors-inferred": [around.names[e.target] for e in authorships if e.properties.get("inferred")],
            "authors-not-shown": authors.hidden,
            "authors-incomplete": authors.is_cut,
            "introduces": around.targets(paper, Relation.INTRODUCES),
            "models": sorted(by_type.get(NodeType.MODEL, ())),
            "benchmarks": sorted(by_type.get(NodeType.BENCHMARK, ())),
            "datasets": sorted(by_type.get(NodeType.DATASET, ())),
            "organizations": sorted(by_type.get(NodeType.ORGANIZATION, ())),
        }
    )


def thing_properties(thing: Thing, around: Neighbours, *, in_full: bool = True) -> Properties:
    """The properties of a model, benchmark, dataset, organisation, product or concept; `in_full` with the names of the
    nodes that edges join it to."""
    properties: Properties = {"expansion": thing.expansion}
    if thing.type is NodeType.MODEL:
        properties |= _model_properties(thing, around) if in_full else {"sizes": _sizes_of(thing, around)}
    if thing.type in (NodeType.BENCHMARK, NodeType.DATASET):
        properties |= _best_result(thing, around)
    if in_full:
        properties["introduced-in"] = around.sources(thing.id, Relation.INTRODUCES)
    return _stated(properties)


def author_properties(person: Person, around: Neighbours | None) -> Properties:
    """An author's papers and co-authors (without neighbours neither), those with the most papers in common first.
    Papers of more than `MANY_AUTHORS` do not make co-authors: naming all for each would take the square of their
    number."""
    kind = "team" if person.is_team else "person"
    if around is None:
        return {"kind": kind}
    stated, inferred = (
        {e.source for e in around.edges_to(person.id, Relation.AUTHORED_BY) if bool(e.properties.get("inferred")) is x}
        for x in (False, True)
    )
    common: dict[str, int] = {}
    for paper in stated:
        authorships = around.edges_from(paper, Relation.AUTHORED_BY)
        if len(authorships) > MANY_AUTHORS:
            continue
        for other in {e.target for e in authorships if not e.properties.get("inferred")} - {person.id}:
            common[other] = common.get(other, 0) + 1
    coauthors = sorted(common, key=lambda i: (-common[i], around.names[i], i))
    return _stated(
        {
            "kind": kind,
            "papers": sorted(around.names[p] for p in stated),
            "papers-inferred": sorted(around.names[p] for p in inferred),
            "coauthors": [around.names[i] for i in coauthors],
        }
    )


def source_properties(reading: Reading) -> Properties:
    """What a seed is, what was read of it and what was not."""
    return _stated(
        {
            "seed": reading.seed,
            "format": reading.format,
            "description": reading.description,
            "subject": reading.subject.value if reading.subject else "",
            "subject-inferred": bool(reading.subject and reading.subject_inferred) or "",
            "records": len(reading.records),
            "lines": reading.line_count,
            "page-lines": [str(line) for line in reading.pages],
            "unread": [f"{first}-{last}" if first != last else str(first) for first, last in reading.unread],
            **_saved_page(reading),
        },
        keep=("records", "lines"),
    )


def saved_page(reading: Reading) -> NoteRecord | None:
    """The page or document that the seed is a copy of, where it is no paper's."""
    pages = [r for r in reading.records if isinstance(r, NoteRecord) and r.is_clipping]
    return pages[0] if len(pages) == 1 == len(reading.records) else None


def page_facts(page: NoteRecord) -> list[tuple[str, Stated[str]]]:
    """Title, authors, date and address that a saved page states, as far as they can be shown."""
    facts = [("title", Stated(page.title.text, page.title.evidence()))]
    facts += [(name, value) for name, value in page.properties if name in _PAGE_PROPERTIES and value.value]
    return [(n, v) for n, v in facts if v.value.isprintable() and (n != "source" or _ADDRESS.fullmatch(v.value))]


def _saved_page(reading: Reading) -> Properties:
    """What a saved page states of itself: as text, and in `page` each with its line."""
    page = saved_page(reading)
    if page is None:
        return {}
    facts = page_facts(page)
    first = {name: stated.value for name, stated in reversed(facts)}
    return {
        "published": first.get("published", ""),
        "url": first.get("source", ""),
        "page": [{"is": name, "text": stated.value, "line": str(stated.evidence.line)} for name, stated in facts],
    }


def _model_properties(thing: Thing, around: Neighbours) -> Properties:
    wider = around.edges_from(thing.id, Relation.VARIANT_OF)
    family, seen = thing.id, {thing.id}
    while (above := around.edges_from(family, Relation.VARIANT_OF)) and above[0].target not in seen:
        family = above[0].target
        seen.add(family)
    return {
        "family": around.names[family] if wider else "",
        "variant-of": around.names[wider[0].target] if wider else "",
        "sizes": _sizes_of(thing, around),
        "developed-by": around.targets(thing.id, Relation.DEVELOPED_BY),
    }


def _sizes_of(model: Thing, around: Neighbours) -> list[str]:
    """The sizes in the names of a model and of its variants that differ from it in nothing but size, from the smallest
    on; `-Instruct` and `-Base` make no difference.

    A variant of another version or kind (`-Distill-Qwen-32B`) has the size of that one, and a name with two sizes (an
    encoder's and a decoder's, a large and a draft model's) is a pair, which has neither.
    """
    own = _but_size(model.name)
    named = [model.name, *(v for v in around.sources(model.id, Relation.VARIANT_OF) if _but_size(v) == own)]
    sizes_of = [{m[0] for m in _SIZE.finditer(n)} for n in named if len(_SIZE.findall(n)) == 1]
    return sorted_sizes(set().union(*sizes_of))


def _but_size(name: str) -> ModelName:
    """The parts of a name that its sizes do not differ in."""
    parts = parse_model_name(name)
    return replace(parts, size="", tuning="" if parts.tuning in _SAME_SIZE else parts.tuning)


def _best_result(thing: Thing, around: Neighbours) -> Properties:
    """The best score in the metric and unit that most scores have, of those of which it is known whether more is
    better."""
    by_metric: dict[tuple[str, str], list[tuple[float, str, float]]] = {}
    for edge in around.edges_to(thing.id, Relation.REPORTS):
        value, unit, metric, model, direction = (
            edge.properties.get(key) for key in ("value", "unit", "metric", "model", "direction")
        )
        is_known = str(direction).startswith(("higher", "lower")) or unit == "%"
        if isinstance(value, int | float) and is_known:
            worth = -float(value) if str(direction).startswith("lower") else float(value)
            by_metric.setdefault((str(metric or ""), str(unit or "")), []).append((-worth, str(model or ""), value))
    if not by_metric:
        return {}
    _, results = min(by_metric.items(), key=lambda g: (-len(g[1]), g[0]))
    _, model, value = min(results)
    return {"best-score": float(value), "best-model": model}


def sorted_sizes(sizes: Iterable[str]) -> list[str]:
    """Sizes from the smallest on: 300M, 1.8B, 70B."""
    return sorted(sizes, key=_size_value)


def _size_value(size: str) -> tuple[float, str]:
    return float(size[:-1]) * {"M": 1, "B": 1e3, "T": 1e6}[size[-1]], size


def _position(edge: Edge) -> int:
    position = edge.properties.get("position")
    return position if isinstance(position, int) else 10**9


def _stated(properties: Mapping[str, PropertyValue], keep: Sequence[str] = ()) -> Properties:
    """The properties that say something."""
    return {k: v for k, v in properties.items() if k in keep or (v not in ("", []) and v != 0)}
