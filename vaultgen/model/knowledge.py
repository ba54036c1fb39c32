"""What is one thing, and what is known of it: the result of `resolve`.

What is made by the dozen for each paper is a named tuple, as in `extraction`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from vaultgen.grounding import Evidence
from vaultgen.model.extraction import Role, Section
from vaultgen.model.findings import Finding
from vaultgen.model.kinds import NodeType, Relation
from vaultgen.model.records import BlockKind, WebLink

PropertyValue = str | int | float | bool | list[str] | list[dict[str, str]]
_NO_PROPERTIES: Mapping[str, PropertyValue] = {}


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing in the world: one node of the graph, one note.

    `id` depends on the thing's identity alone (never on the order of seeds), `properties` use the keys of the
    frontmatter, with names rather than links.
    """

    id: str
    type: NodeType
    name: str
    aliases: tuple[str, ...]
    properties: Mapping[str, PropertyValue]
    evidence: tuple[Evidence, ...]


class Edge(NamedTuple):
    """A typed relation between two entities, by their ids."""

    source: str
    target: str
    relation: Relation
    evidence: tuple[Evidence, ...]
    properties: Mapping[str, PropertyValue] = _NO_PROPERTIES


class LinkSpan(NamedTuple):
    """A stretch of a statement's text that names an entity."""

    start: int
    end: int
    entity: str


class Statement(NamedTuple):
    """A sentence or bullet for the note of `entity`, quoted from a seed, with the entities that it names.

    `links`, `web`, `bold` and `italic` count in `text`, `lead_in_links` and `lead_in_web` in `lead_in`. `parent` is the
    index, among the entity's statements, of the bullet that this one hangs under; `number` is that of an item of a
    numbered list (`1.`). A table's row has the spans of its `cells` in `text`; `is_header` marks the heading row.
    """

    entity: str
    text: str
    section: Section
    role: Role
    evidence: Evidence
    kind: BlockKind = BlockKind.PARAGRAPH
    lead_in: str = ""
    subsection: str = ""
    is_key: bool = False
    links: tuple[LinkSpan, ...] = ()
    lead_in_links: tuple[LinkSpan, ...] = ()
    web: tuple[WebLink, ...] = ()
    lead_in_web: tuple[WebLink, ...] = ()
    bold: tuple[tuple[int, int], ...] = ()
    italic: tuple[tuple[int, int], ...] = ()
    parent: int | None = None
    number: str = ""
    callout: str = ""
    callout_title: str = ""
    cells: tuple[tuple[int, int], ...] = ()
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Join:
    """Why two forms are one node: the form that came in, the entity that took it, and the rule."""

    entity: str
    form: str
    rule: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, order=True)
class Naming:
    """One place that names a thing: what stands there, what type the rule took it for, and how sure it was."""

    evidence: Evidence
    text: str
    type: NodeType
    rule: str
    weight: float


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A name that earned no note, and why. `is_doubtful`: the user may know better."""

    type: NodeType
    name: str
    reason: str
    evidence: tuple[Evidence, ...]
    namings: tuple[Naming, ...] = ()
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that the seeds say, resolved: entities and edges sorted by key, statements by entity in reading order.

    `namings` are the places that name a model, benchmark or the like, by entity: what `explain` shows. The rest is what
    the user has said. `own_notes`: the path of a person's own note, by the entity that it stands for: no other is made.
    `ignored`: the ids of what is to have no note; the authors among them (`unnoted`) are nodes still. `taught`: the
    aliases by entity that only a note's own frontmatter gives. `joined_ids`: by id, that of the entity that took it in.
    """

    entities: tuple[Entity, ...]
    edges: tuple[Edge, ...]
    statements: Mapping[str, tuple[Statement, ...]] = field(default_factory=dict)
    joins: tuple[Join, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()
    findings: tuple[Finding, ...] = ()
    namings: Mapping[str, tuple[Naming, ...]] = field(default_factory=dict)
    own_notes: Mapping[str, str] = field(default_factory=dict)
    unnoted: frozenset[str] = frozenset()
    taught: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    joined_ids: Mapping[str, str] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()
