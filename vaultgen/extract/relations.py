"""Relations between the things that a sentence names, each with the sentence as evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vaultgen.model import Claim, Mention, NamedEntity, NodeType, Reading, Relation

__all__ = ["introductions"]

_INTRODUCED = (NodeType.MODEL, NodeType.BENCHMARK, NodeType.DATASET, NodeType.CONCEPT)


def introductions(reading: Reading, mentions: Sequence[Mention]) -> Iterator[Claim]:
    """What each paper introduces, from the mentions whose rule says so."""
    seen: set[tuple[int, NodeType, str]] = set()
    for mention in mentions:
        key = (mention.field.record, mention.type, mention.name)
        if mention.rule.startswith("introduced") and mention.type in _INTRODUCED and key not in seen:
            seen.add(key)
            paper = NamedEntity(NodeType.PAPER, reading.records[mention.field.record].title.text)
            yield Claim(
                Relation.INTRODUCES,
                paper,
                NamedEntity(mention.type, mention.name),
                mention.field,
                mention.rule,
                mention.evidence,
            )
