"""Where in the seeds nodes were read: their sources, and the lines of a seed on which its records begin."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter

from vaultgen.model import Evidence, Knowledge, NodeType

_seed = attrgetter("seed")

# Formats that are notes: a paper of which a note holds no more than the title is one that it lists.
_NOTES = frozenset({"canvas", "clipping", "literature-note", "obsidian-note"})


def sources_of_nodes(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    """The ids of the sources of each node but the sources: those of the seeds in its evidence."""
    sources = {str(e.properties.get("seed", e.name)): e.id for e in knowledge.entities if e.type is NodeType.SOURCE}
    read = ((e.id, set(map(_seed, e.evidence))) for e in knowledge.entities if e.type is not NodeType.SOURCE)
    return {node: tuple(sorted(sources[seed] for seed in seeds if seed in sources)) for node, seeds in read if seeds}


def is_same_passage(one: Evidence, other: Evidence) -> bool:
    """Whether two places quote the same words: of a claim the whole bullet may be quoted, with its lead-in."""
    if (one.seed, one.line) != (other.seed, other.line):
        return False
    return bool(one.quote and other.quote) and (one.quote in other.quote or other.quote in one.quote)


def record_lines(knowledge: Knowledge) -> dict[str, Mapping[int, tuple[str, ...]]]:
    """The nodes by seed and line. A paper's evidence are the titles of its records; a person's note on something else
    begins where its first statement does."""
    found: dict[str, dict[int, dict[str, None]]] = {}
    for entity in knowledge.entities:
        if entity.type is NodeType.PAPER:
            for place in entity.evidence:
                found.setdefault(place.seed, {}).setdefault(place.line, {})[entity.id] = None
        elif entity.type is not NodeType.SOURCE and (said := knowledge.statements.get(entity.id)):
            for seed in {s.evidence.seed for s in said}:
                first = min(s.evidence.line for s in said if s.evidence.seed == seed)
                title = [e.line for e in entity.evidence if e.seed == seed and e.line < first]
                found.setdefault(seed, {}).setdefault(min([*title, first]), {})[entity.id] = None
    return {
        seed: {line: tuple(sorted(nodes)) for line, nodes in sorted(lines.items())} for seed, lines in found.items()
    }


def listed_lines(
    knowledge: Knowledge, records: Mapping[str, Mapping[int, tuple[str, ...]]]
) -> dict[str, frozenset[int]]:
    """The lines of each note's records of which the note says nothing but their titles: papers that it lists."""
    notes = [str(e.properties.get("seed", e.name)) for e in knowledge.entities if e.properties.get("format") in _NOTES]
    return {
        seed: frozenset(
            line
            for line, nodes in records.get(seed, {}).items()
            if not any(_is_quoted(knowledge, n, seed) for n in nodes)
        )
        for seed in notes
    }


def _is_quoted(knowledge: Knowledge, node: str, seed: str) -> bool:
    return any(s.evidence.seed == seed for s in knowledge.statements.get(node, ()))
