"""One sentence with what it names, and the relations that it can state."""

from __future__ import annotations

from dataclasses import dataclass

from vaultgen.extract.scoring.attach import Named
from vaultgen.model import NamedEntity, Relation, Role

__all__ = ["Relating", "Scene", "entity_of"]


@dataclass(slots=True)  # Not frozen: one is made for each sentence.
class Scene:
    """One sentence with what it names (`named`, in its own offsets and order), and what stands around it.

    `own` is the thing that the paper introduces, `subject` the one that a note's bullet speaks of without naming it.
    `follows_own`: the sentence before names no model but the paper's own, so that `both models` are that one's.
    """

    text: str
    named: tuple[Named, ...]
    paper: NamedEntity
    role: Role = Role.OTHER
    own: NamedEntity | None = None
    subject: NamedEntity | None = None
    introduced: frozenset[str] = frozenset()
    follows_own: bool = False


@dataclass(frozen=True, slots=True)
class Relating:
    """A relation that a sentence states: from `subject` to `object`, `on` the benchmark where it says so."""

    relation: Relation
    subject: NamedEntity
    object: NamedEntity
    rule: str
    on: str = ""


def entity_of(named: Named) -> NamedEntity:
    """What a mention names, without its place."""
    return NamedEntity(named.type, named.name)
