"""Names that too little speaks for: they wait in the ledger until the user says what they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from vaultgen.model import Decisions, Extraction, LedgerEntry, Mention, Naming, NodeType
from vaultgen.resolve.keys import form_key
from vaultgen.resolve.things import Thing
from vaultgen.text.fold import fold


def with_decided_doubts(extraction: Extraction, decisions: Decisions) -> Extraction:
    """The extraction, in which the doubtful names that the user has decided upon are mentions like any other."""
    if not extraction.doubtful or not decisions.concern_nodes:
        return extraction
    decided = (*decisions.joins, *decisions.retypes, *decisions.ignored)
    names = {fold(name) for decision in decided for name in decision.names}
    known = tuple(m for m in extraction.doubtful if fold(m.name) in names)
    others = tuple(m for m in extraction.doubtful if fold(m.name) not in names)
    return replace(extraction, mentions=(*extraction.mentions, *known), doubtful=others) if known else extraction


def doubts_of(extractions: Iterable[Extraction], things: Sequence[Thing]) -> tuple[LedgerEntry, ...]:
    """One entry for each doubtful name, but for those that name a thing for sure elsewhere."""
    groups: dict[str, list[Mention]] = {}
    for extraction in extractions:
        for mention in extraction.doubtful:
            groups.setdefault(form_key(mention.name), []).append(mention)
    sure = {form_key(use.name) for thing in things for use in thing.uses} if groups else frozenset[str]()
    return tuple(_entry(groups[form]) for form in sorted(groups.keys() - sure))


def _entry(mentions: Sequence[Mention]) -> LedgerEntry:
    """The entry of a name, under the type that most speaks for."""
    weights: dict[NodeType, float] = {}
    for mention in mentions:
        weights[mention.type] = weights.get(mention.type, 0.0) + mention.weight
    node_type = min(weights, key=lambda t: (-round(weights[t], 6), t))
    names = [m.name for m in mentions]
    name = min(names, key=lambda n: (-names.count(n), n))
    namings = sorted({Naming(m.evidence, m.text, m.type, m.rule, m.weight) for m in mentions})
    reason = f"too little speaks for it being a {node_type.value}"
    return LedgerEntry(node_type, name, reason, tuple(sorted({m.evidence for m in mentions})), tuple(namings), True)
