"""The family that a model belongs to, as a tree."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vaultgen.model import Entity, Relation
from vaultgen.render.facts import Facts
from vaultgen.render.links import Writer

MOST_BRANCHES = 60
_PARTS = re.compile(r"(\d+(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class Branch:
    """A model in the tree; `is_self` marks the one that the note is about."""

    depth: int
    link: str
    is_self: bool


def family_branches(model: Entity, facts: Facts, writer: Writer) -> tuple[Branch, ...]:
    """The whole family from its widest name on, in the order of versions; of a very large one, the model's own part."""
    root = facts.family_of(model)
    found: list[tuple[int, Entity]] = []
    _walk(root, 0, facts, found, set())
    if len(found) > MOST_BRANCHES:
        above = facts.targets(model.id, Relation.VARIANT_OF)
        found = [(0, wider) for wider in above]
        _walk(model, len(above[:1]), facts, found, {w.id for w in above})
    if len(found) < 2:
        return ()
    return tuple(Branch(depth, writer.link(e.id), e.id == model.id) for depth, e in found[:MOST_BRANCHES])


def variants_of(model: Entity, facts: Facts) -> list[Entity]:
    """The models that are variants of a model, `Gemini 2` before `Gemini 10`."""
    return sorted(facts.sources(model.id, Relation.VARIANT_OF), key=version_order)


def version_order(entity: Entity) -> tuple[list[tuple[int, float, str]], str]:
    """Names in the order of the numbers in them, however they are glued: `Gemma 3 1B` before `Gemma3-4B`."""
    parts = [p for part in _PARTS.split(entity.name.casefold()) if (p := part.strip(" -_"))]
    return [(0, float(p), "") if _PARTS.fullmatch(p) else (1, 0.0, p) for p in parts], entity.id


def _walk(model: Entity, depth: int, facts: Facts, found: list[tuple[int, Entity]], seen: set[str]) -> None:
    if model.id in seen:
        return
    seen.add(model.id)
    found.append((depth, model))
    for variant in variants_of(model, facts):
        _walk(variant, depth + 1, facts, found, seen)
