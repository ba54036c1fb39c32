"""The frontmatter of notes: the keys of each type, in order, with links where a note is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from vaultgen.model import Entity, NodeType, Relation
from vaultgen.render.answers import Answers
from vaultgen.render.escape import property_text
from vaultgen.render.facts import Facts
from vaultgen.render.file_names import name_key
from vaultgen.render.links import Names
from vaultgen.render.math_text import readable_title
from vaultgen.render.order import name_order, newest_first
from vaultgen.render.paths import note_name
from vaultgen.render.tags import each_once, tags_of
from vaultgen.render.yaml_text import Property, frontmatter

MOST_COAUTHORS = 100
_LATEX = re.compile(r"[$\\{}]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# Keys of an entity's own properties, by type, that stand in the frontmatter as they are.
_PLAIN: Mapping[NodeType, tuple[str, ...]] = {
    NodeType.PAPER: (
        "published",
        "updated",
        "announced",
        "year",
        "categories",
        "venue",
        "arxiv",
        "doi",
        "citekey",
        "keywords",
    ),
    NodeType.MODEL: ("sizes",),
    NodeType.BENCHMARK: ("expansion", "best-score"),
    NodeType.DATASET: ("expansion", "best-score"),
    NodeType.AUTHOR: ("kind",),
    NodeType.CONCEPT: ("expansion",),
    NodeType.ORGANIZATION: ("expansion",),
    NodeType.PRODUCT: ("expansion",),
    NodeType.SOURCE: ("seed", "format", "published", "url", "subject", "subject-inferred", "lines", "unread"),
}
# What may stand before a title's colon and names no work: `Technical Report: …`.
_GENERAL = re.compile(
    r"(?:(?:a|an|the|our|this|technical|short|brief|system|white|position|survey|research|extended|full|work[- ]in[- ]"
    r"progress|case|tutorial|state[- ]of[- ]the[- ]art) )*(?:reports?|papers?|surveys?|abstracts?|notes?|reviews?|"
    r"study|studies|overviews?|introductions?|tutorials?|comments?|replies|reply|erratum|corrigendum|appendix|supplement|"
    r"preprint|draft|proposal|proceedings|editorial|demo|poster|thesis|letter)",
    re.IGNORECASE,
)
_DATES = frozenset({"published", "updated", "announced"})
_THINGS = (NodeType.MODEL, NodeType.BENCHMARK, NodeType.DATASET, NodeType.CONCEPT, NodeType.PRODUCT)


class Frontmatter:
    """Makes the frontmatter of every note."""

    def __init__(self, facts: Facts, names: Names) -> None:
        self._facts = facts
        self._names = names
        bearers: dict[str, set[str]] = {}
        for node, path in names.paths.all.items():
            for name in (facts.entities.all[node].name, note_name(path)):
                bearers.setdefault(name_key(name), set()).add(node)
        self._bearers = Answers("bearers", bearers, facts.asked)
        self._taught = Answers("taught", facts.knowledge.taught, facts.asked)
        self._links = {
            NodeType.PAPER: self._paper_links,
            NodeType.MODEL: self._model_links,
            NodeType.BENCHMARK: self._benchmark_links,
            NodeType.DATASET: self._benchmark_links,
            NodeType.AUTHOR: self._author_links,
        }

    @property
    def tables(self) -> tuple[Answers[Any, Any], ...]:
        """What is asked besides facts and names."""
        return self._bearers, self._taught

    def of(self, entity: Entity) -> str:
        """The frontmatter of a node's note, with its fences."""
        properties: dict[str, Property] = {
            "title": property_text(readable_title(self._names.title(entity))),
            "aliases": self.aliases(entity),
        }
        properties |= {"tags": tags_of(entity), "type": entity.type.value, "vaultgen-id": entity.id}
        properties |= {k: v for k in _PLAIN[entity.type] if (v := _plain(k, entity)) is not None}
        links = self._links.get(entity.type, self._thing_links)(entity)
        properties |= {key: value for key, value in links.items() if value not in ([], "", 0)}
        properties["sources"] = self._linked(self._facts.read_in(entity.id))
        return frontmatter({k: v for k, v in properties.items() if v != []})

    def aliases(self, entity: Entity) -> list[str]:
        """Other names by which the note is found; none that is its own name or another note's."""
        wanted = [entity.name, *entity.aliases]
        expansion = entity.properties.get("expansion")
        if isinstance(expansion, str):
            wanted.append(expansion)
        if entity.type is NodeType.PAPER:
            head = entity.name.partition(": ")[0].rstrip(" :")
            is_name = head != entity.name and len(head.split()) <= 6 and not _GENERAL.fullmatch(head)
            # What the paper introduces goes by that name.
            wanted += [head] if is_name and not self._facts.thing_named(head, _THINGS) else []
        own = {name_key(n) for n in (property_text(self._names.title(entity)), note_name(self._names.paths[entity.id]))}
        # What only the note itself says stays its user's: generated, it could not be told from their word next time.
        own |= {name_key(a) for a in self._taught.get(entity.id, ())}
        # A title with its LaTeX is what nobody types.
        named = each_once(property_text(a) for a in wanted if not _LATEX.search(a))
        return [
            a for a in named if name_key(a) not in own and self._bearers.get(name_key(a), frozenset()) <= {entity.id}
        ]

    def _paper_links(self, paper: Entity) -> dict[str, Property]:
        authors = self._facts.authorships(paper.id)
        hidden = paper.properties.get("authors-not-shown")
        named = [e.target for e in self._facts.edges_from(paper.id) if e.relation is not Relation.READ_FROM]
        shown = [self._facts.entities[i] for i in set(named) if i in self._names.paths]
        by_type = {t: sorted((e for e in shown if e.type is t), key=name_order) for t in _NAMED_BY_PAPERS}
        return {
            "authors": self._linked(
                self._facts.entities[e.target] for e in authors if not e.properties.get("inferred")
            ),
            "authors-inferred": self._linked(
                self._facts.entities[e.target] for e in authors if e.properties.get("inferred")
            ),
            "authors-not-shown": hidden if isinstance(hidden, int) else 0,
            "introduces": self._linked(self._facts.targets(paper.id, Relation.INTRODUCES)),
            "models": self._linked(by_type[NodeType.MODEL]),
            "benchmarks": self._linked(by_type[NodeType.BENCHMARK]),
            "datasets": self._linked(by_type[NodeType.DATASET]),
            "organizations": self._linked(by_type[NodeType.ORGANIZATION]),
        }

    def _model_links(self, model: Entity) -> dict[str, Property]:
        wider = self._facts.targets(model.id, Relation.VARIANT_OF)
        family = self._facts.family_of(model)
        return {
            "family": self._names.property_link(family) if family.id != model.id else "",
            "variant-of": self._names.property_link(wider[0]) if wider else "",
            "developed-by": self._linked(self._facts.targets(model.id, Relation.DEVELOPED_BY)),
            **self._thing_links(model),
        }

    def _benchmark_links(self, benchmark: Entity) -> dict[str, Property]:
        best = self._facts.scorer_named(str(benchmark.properties.get("best-model", "")))
        return {"best-model": self._names.property_link(best) if best else "", **self._thing_links(benchmark)}

    def _author_links(self, author: Entity) -> dict[str, Property]:
        coauthors = [c.person for c in self._facts.coauthors(author.id) if not c.is_inferred][:MOST_COAUTHORS]
        papers = self._facts.sources(author.id, Relation.AUTHORED_BY)
        return {"papers": self._linked(newest_first(papers)), "coauthors": self._linked(coauthors)}

    def _thing_links(self, thing: Entity) -> dict[str, Property]:
        return {"introduced-in": self._linked(self._facts.sources(thing.id, Relation.INTRODUCES))}

    def _linked(self, entities: Iterable[Entity]) -> list[str]:
        return [self._names.property_link(e) for e in entities]


_NAMED_BY_PAPERS = (NodeType.MODEL, NodeType.BENCHMARK, NodeType.DATASET, NodeType.ORGANIZATION)


def _plain(key: str, entity: Entity) -> Property | None:
    """A property as it is; dates that name a day are dates."""
    value = entity.properties.get(key)
    if isinstance(value, str) and key in _DATES and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    if isinstance(value, list):
        texts = [property_text(str(v)) for v in value]
        # `CL` says what `cs.CL` says.
        whole = {v.partition(".")[2] for v in texts} if key == "categories" else set()
        return [v for v in texts if v not in whole - {""}] or None
    if isinstance(value, str):
        return property_text(value) or None
    return value
