"""The nodes: each paper, person, thing and source with its name, aliases, properties and evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from vaultgen.config import Settings
from vaultgen.model import Edge, Entity, Evidence, NodeType, Reading
from vaultgen.resolve.attachments import Attachments
from vaultgen.resolve.author_lists import AuthorList
from vaultgen.resolve.paper import Paper
from vaultgen.resolve.paper_facts import paper_properties
from vaultgen.resolve.people import Person
from vaultgen.resolve.places import Places, source_id
from vaultgen.resolve.properties import (
    THING_RELATIONS,
    Neighbours,
    Properties,
    author_properties,
    page_facts,
    paper_links,
    saved_page,
    source_properties,
    thing_properties,
)
from vaultgen.resolve.several_sources import several_sources
from vaultgen.resolve.things import Thing
from vaultgen.text.fold import fold


@dataclass(frozen=True)
class Found:
    """All that was resolved, before edges."""

    readings: Mapping[str, Reading]
    papers: Sequence[Paper]
    lists: Mapping[str, AuthorList]
    people: Sequence[Person]
    things: Sequence[Thing]
    places: Places

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of every node; a source goes by its seed."""
        names = {p.id: p.title for p in self.papers}
        names |= {p.id: p.name for p in self.people} | {t.id: t.name for t in self.things}
        return names | {source_id(seed): seed for seed in self.readings}


def evidence_of(found: Found) -> dict[str, tuple[Evidence, ...]]:
    """Where each node but the sources was read; a note on a thing counts by its title."""
    evidence: dict[str, tuple[Evidence, ...]] = {}
    for paper in found.papers:
        titles = [x.record.title for x in paper.listings] + [n.record.title for n in paper.notes]
        evidence[paper.id] = tuple(sorted({t.evidence() for t in titles}))
    evidence |= {p.id: p.evidence for p in found.people} | {t.id: t.evidence for t in found.things}
    for (seed, index), thing in found.places.thing_notes.items():
        title = found.readings[seed].records[index].title.evidence()
        evidence[thing] = tuple(sorted({*evidence[thing], title}))
    return evidence


def entities_of(
    found: Found,
    edges: Sequence[Edge],
    evidence: Mapping[str, tuple[Evidence, ...]],
    taught: Mapping[str, Sequence[str]],
    settings: Settings,
    *,
    in_full: bool = True,
) -> tuple[Entity, ...]:
    """The nodes, sorted by id, with the aliases that the user has `taught` by id. No alias is another node's name.
    Their properties say `in_full` what edges say too."""
    names = found.names
    # An id keeps the type that the seeds gave, whatever the user has made of the thing.
    types = {i: NodeType(i.split("/", 1)[0]) for i in names} | {t.id: t.type for t in found.things}
    owners = {fold(name): node for node, name in sorted(names.items(), reverse=True)}
    stated = {source_id(r.seed): page_facts(page) for r in found.readings.values() if (page := saved_page(r))}
    pages = {source: tuple(sorted({s.evidence for _, s in facts})) for source, facts in stated.items()}
    entities = []
    if not in_full:
        edges = [e for e in edges if e.relation in THING_RELATIONS]
    for node, aliases, properties in _described(found, Neighbours(edges, names, types), settings, in_full=in_full):
        every = (*aliases, *taught.get(node, ()))
        own = {a for a in every if a and a != names[node] and owners.get(fold(a), node) == node}
        seeds = sorted({e.seed for e in evidence.get(node, ())}) if in_full else ()
        if seeds:
            properties["sources"] = list(seeds)
        places = evidence.get(node) or pages.get(node, ())
        entities.append(Entity(node, types[node], names[node], tuple(sorted(own)), properties, places))
    return tuple(sorted(entities, key=lambda e: e.id))


def _described(
    found: Found, around: Neighbours, settings: Settings, *, in_full: bool
) -> Iterator[tuple[str, Iterable[str], Properties]]:
    """Each node's id, aliases and properties."""
    attachments = Attachments(found.readings, settings)
    for paper in found.papers:
        aliases = [*paper.title_forms, *(a.value for n in paper.notes for a in n.record.aliases)]
        aliases += [f"@{key.value}" for x in paper.listings if (key := x.record.citekey)]
        links = paper_links(paper.id, found.lists[paper.id], around if in_full else None)
        properties = paper_properties(paper) | links
        more = {"attachments": attachments.of(paper)} | several_sources(paper, properties)
        yield paper.id, aliases, properties | {name: value for name, value in more.items() if value}
    for person in found.people:
        yield person.id, person.aliases, author_properties(person, around if in_full else None)
    for thing in found.things:
        yield thing.id, thing.aliases, thing_properties(thing, around, in_full=in_full)
    for reading in found.readings.values():
        page = saved_page(reading)
        yield source_id(reading.seed), [page.title.text] if page else (), source_properties(reading)
