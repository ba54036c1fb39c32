"""What each record of each seed became: a paper, a thing with a note of its own, or only a part of its source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from vaultgen.identity.ids import entity_id, short_hash
from vaultgen.identity.title import joined_title_key
from vaultgen.model import NamedEntity, NodeType
from vaultgen.resolve.paper import Paper
from vaultgen.resolve.things import Things

Place = tuple[str, int]
# No two paths of this form fold to the same words.
_PLAIN_PATH = re.compile(r"[0-9a-z]+|[0-9a-z]+(?:_[0-9a-z]+)*\.[a-z]+")


@lru_cache(maxsize=100_000)
def source_id(seed: str) -> str:
    """The id of a seed's source node: from its path, so that it does not depend on what was read.

    Paths that other paths fold to as well (`a/b.txt`, `a-b.txt`) have a hash of themselves in it.
    """
    return entity_id(NodeType.SOURCE, seed, "" if _PLAIN_PATH.fullmatch(seed) else short_hash(seed))


@dataclass(frozen=True)
class Places:
    """The papers by record, the things that notes are about by record, and the way from a named entity to its id."""

    papers: Mapping[Place, Paper]
    thing_notes: Mapping[Place, str]
    things: Things
    titles: Mapping[str, str]
    people: Mapping[str, str]
    # What was looked for before, found or not: the same few thousand names stand in all the texts.
    _found: dict[tuple[NodeType, str], str | None] = field(default_factory=dict, compare=False, repr=False)

    def holder(self, place: Place) -> str:
        """The id of what the record is about; its source's where it is about nothing of its own."""
        if paper := self.papers.get(place):
            return paper.id
        return self.thing_notes.get(place) or source_id(place[0])

    def named(self, node_type: NodeType, name: str) -> str | None:
        """The id of the node of this type and name, or None where there is none."""
        key = node_type, name
        if key not in self._found:
            self._found[key] = self.find(NamedEntity(node_type, name))
        return self._found[key]

    def find(self, entity: NamedEntity) -> str | None:
        """The id of the node that a named entity is, or None where it has none."""
        if entity.type is NodeType.PAPER:
            return self.titles.get(joined_title_key(entity.name))
        if entity.type is NodeType.AUTHOR:
            return self.people.get(" ".join(entity.name.split()).casefold())
        thing = self.things.find(entity)
        return thing.id if thing else None


def paper_places(papers: tuple[Paper, ...]) -> dict[Place, Paper]:
    """The paper behind each record that lists one or is a note on one."""
    return {x.place: p for p in papers for x in p.listings} | {(n.seed, n.index): p for p in papers for n in p.notes}


def title_index(papers: tuple[Paper, ...]) -> dict[str, str]:
    """The paper behind each title; titles that several papers bear are left out."""
    index: dict[str, set[str]] = {}
    for paper in papers:
        for key in paper.keys:
            index.setdefault(key, set()).add(paper.id)
    return {key: min(ids) for key, ids in index.items() if len(ids) == 1}
