"""What the bullets of a person's note leave unsaid: whose score `53.0%` is, and on which benchmark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from vaultgen.extract.scoring.attach import Named
from vaultgen.extract.scoring.placing import Context
from vaultgen.extract.scoring.scores import find_scores
from vaultgen.extract.scoring.subjects import sentence_subject
from vaultgen.grounding import Passage
from vaultgen.model import Block, BlockKind, FieldRef, Mention, NodeType, NoteRecord

__all__ = ["note_contexts"]

_SCORED_ON = (NodeType.BENCHMARK, NodeType.DATASET)


def note_contexts(
    number: int,
    record: NoteRecord,
    passages: Mapping[FieldRef, Passage],
    mentions: Sequence[Mention],
    context: Context,
) -> dict[FieldRef, Context]:
    """For each block of a note the model that it speaks of without naming it, and the benchmark of its lead-in.

    The model is that of the last sibling that named one, else of the bullet above, else of the last block before in
    the same section, else the one that the note is about or that its title is.
    """
    found: dict[FieldRef, Context] = {}
    by_parent: dict[int, str] = {}
    by_section: dict[tuple[str, ...], str] = {}
    mentions_in: dict[FieldRef, list[Mention]] = defaultdict(list)
    for mention in mentions:
        mentions_in[mention.field].append(mention)
    titled = _titled(passages.get(FieldRef(number, "title")), mentions_in[FieldRef(number, "title")])
    for index, block in enumerate(record.blocks):
        ref = FieldRef(number, "block", index)
        if ref not in passages or block.kind is BlockKind.HEADING:
            continue
        text = passages[ref].text
        named = mentions_in[ref]
        inherited = _inherited(block, by_parent, by_section) or context.own or titled
        benchmark = _lead_in_benchmark(block, text, named)
        found[ref] = replace(context, subject=inherited, benchmark=benchmark)
        subject = sentence_subject(text, [m for m in _models(block, named) if not _is_aside(text, m)])
        if subject and block.kind is not BlockKind.CALLOUT:
            if block.kind is BlockKind.PARAGRAPH or find_scores(text, [(m.start, m.end) for m in named]):
                by_section[block.section] = subject
            by_parent[index] = subject
            if block.parent is not None:
                by_parent[block.parent] = subject
        elif block.parent is None:
            by_parent.pop(index, None)
    return found


def _titled(title: Passage | None, mentions: Sequence[Mention]) -> str:
    """The model that is all of a note's title."""
    whole = (m.name for m in mentions if m.type is NodeType.MODEL and title and m.end - m.start == len(title.text))
    return next(whole, "")


def _is_aside(text: str, model: Named) -> bool:
    """Whether a model only stands in brackets: `79.8% (o1: 79.2%)` speaks of another one."""
    return text.rfind("(", 0, model.start) > text.rfind(")", 0, model.start)


def _models(block: Block, mentions: Sequence[Mention]) -> list[Named]:
    """The models that a block speaks of; one inside the name of a linked note (`(See [[A's Benchmarks]])`) is none."""
    return [
        Named(m.start, m.end, m.name, m.type)
        for m in mentions
        if m.type is NodeType.MODEL
        and not any(k.start <= m.start and m.end <= k.end and k.end - k.start > m.end - m.start for k in block.links)
    ]


def _inherited(block: Block, by_parent: Mapping[int, str], by_section: Mapping[tuple[str, ...], str]) -> str:
    """The model that the blocks before speak of."""
    if block.parent is not None and block.parent in by_parent:
        return by_parent[block.parent]
    for depth in range(len(block.section), 0, -1):
        if block.section[:depth] in by_section:
            return by_section[block.section[:depth]]
    return ""


def _lead_in_benchmark(block: Block, text: str, mentions: Sequence[Mention]) -> Named | None:
    """The one benchmark that a bullet's lead-in names; a linked lead-in before a score names one where no list does."""
    inside = [m for m in mentions if m.end <= block.lead_in_end]
    named = {m.name: Named(m.start, m.end, m.name, m.type) for m in inside if m.type in _SCORED_ON}
    if len(named) == 1:
        return next(iter(named.values()))
    if named or inside or not block.lead_in_end:
        return None
    link = next((link for link in block.links if link.start <= 1 and link.end >= block.lead_in_end - 3), None)
    if link and not link.is_embed and find_scores(text[block.lead_in_end :], ()):
        return Named(link.start, link.end, text[link.start : link.end].strip(), NodeType.BENCHMARK)
    return None
