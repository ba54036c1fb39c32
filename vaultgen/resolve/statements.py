"""What is said of a node, sentence by sentence and bullet by bullet, with the nodes that the words name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from vaultgen.identity.title import title_key
from vaultgen.model import (
    Block,
    BlockKind,
    Extraction,
    FieldRef,
    LinkSpan,
    Mention,
    NoteRecord,
    Passage,
    Reading,
    Sentence,
    Statement,
    WebLink,
)
from vaultgen.resolve.paper import Paper
from vaultgen.resolve.paper_facts import abstract_versions
from vaultgen.resolve.places import Place, Places
from vaultgen.text.carried import carried
from vaultgen.text.taken import TakenSpans

_start = attrgetter("start")


@dataclass(frozen=True)
class _Texts:
    """All that statements are made of: records, passages, mentions and sentences, and the nodes that names lead to."""

    readings: Mapping[str, Reading]
    extractions: Mapping[str, Extraction]
    sentences: Mapping[Place, Sequence[Sentence]]
    mentions: Mapping[tuple[str, FieldRef], _Mentions]
    places: Places


class _Mentions(NamedTuple):
    """The mentions in one passage, sorted by where they begin, and the places where they do."""

    starts: Sequence[int]
    mentions: Sequence[Mention]


_NONE = _Mentions((), ())


def statements_of(
    papers: Sequence[Paper], readings: Mapping[str, Reading], extractions: Mapping[str, Extraction], places: Places
) -> dict[str, tuple[Statement, ...]]:
    """The statements by node, those of notes first: a person's words on a paper say more than its abstract."""
    texts = _texts(readings, extractions, places)
    statements: dict[str, list[Statement]] = {}
    for place, thing in sorted(places.thing_notes.items()):
        statements[thing] = _appended(statements.get(thing, []), _of_record(thing, place, texts))
    for paper in papers:
        own: list[Statement] = []
        for place in [(n.seed, n.index) for n in paper.notes] + [v.place for v in abstract_versions(paper.listings)]:
            own = _appended(own, _of_record(paper.id, place, texts))
        statements[paper.id] = own
    for place in _notes_of_sources(readings, places):
        source = places.holder(place)
        statements[source] = _appended(statements.get(source, []), _of_record(source, place, texts))
    return {node: tuple(own) for node, own in sorted(statements.items()) if own}


def _notes_of_sources(readings: Mapping[str, Reading], places: Places) -> Iterator[Place]:
    """The notes that are about no paper and no thing: reading lists, diaries. Their seed's source holds their words.

    What a person saved from the web is not theirs to be quoted at length.
    """
    for seed in sorted(readings):
        for index, record in enumerate(readings[seed].records):
            place = (seed, index)
            is_own = isinstance(record, NoteRecord) and not record.is_clipping
            if is_own and place not in places.papers and place not in places.thing_notes:
                yield place


def _texts(readings: Mapping[str, Reading], extractions: Mapping[str, Extraction], places: Places) -> _Texts:
    sentences: dict[Place, list[Sentence]] = {}
    mentions: dict[tuple[str, FieldRef], list[Mention]] = {}
    for seed in sorted(extractions):
        for sentence in sorted(extractions[seed].sentences, key=lambda s: (s.field, s.start, s.end)):
            sentences.setdefault((seed, sentence.field.record), []).append(sentence)
        for mention in extractions[seed].mentions:
            mentions.setdefault((seed, mention.field), []).append(mention)
    for named in mentions.values():
        named.sort(key=_start)
    by_start = {field: _Mentions([m.start for m in named], named) for field, named in mentions.items()}
    return _Texts(readings, extractions, sentences, by_start, places)


def _of_record(entity: str, place: Place, texts: _Texts) -> list[Statement]:
    """The statements of one record, in reading order; a bullet knows the bullet that it hangs under."""
    seed, index = place
    record = texts.readings[seed].records[index]
    blocks: Sequence[Block] = record.blocks if isinstance(record, NoteRecord) else ()
    first_of_block: dict[int, int] = {}
    statements: list[Statement] = []
    for sentence in texts.sentences.get(place, ()):
        passage = texts.extractions[seed].passages.get(sentence.field)
        if passage is None or not (passage.text[sentence.start : sentence.end].strip() or sentence.lead_in):
            continue
        block = blocks[sentence.field.block] if 0 <= sentence.field.block < len(blocks) else None
        mentions = texts.mentions.get((seed, sentence.field), _NONE)
        statement = _statement(entity, sentence, passage, mentions, texts.places)
        if block:
            statement = statement._replace(
                lead_in_links=_lead_in_links(entity, sentence, passage, mentions, texts.places)
            )
            parent = first_of_block.get(block.parent) if block.parent is not None else None
            statement = _with_block(statement, block, sentence, passage, parent)
            first_of_block.setdefault(sentence.field.block, len(statements))
        statements.append(statement)
    return statements


def _statement(entity: str, sentence: Sentence, passage: Passage, mentions: _Mentions, places: Places) -> Statement:
    words = passage.text[sentence.start : sentence.end]
    text = words.strip()
    start = sentence.start + (words.index(text) if text else len(words))
    end = start + len(text)
    # A bullet that is nothing but the lead-in of those below it is quoted whole.
    place = passage.evidence(start, end) if start < end else passage.evidence()
    return Statement(
        entity,
        text,
        sentence.section,
        sentence.role,
        place,
        BlockKind.PARAGRAPH,
        sentence.lead_in,
        sentence.subsection,
        sentence.is_key,
        _links(entity, start, end, mentions, places),
    )


def _lead_in_links(
    entity: str, sentence: Sentence, passage: Passage, mentions: _Mentions, places: Places
) -> tuple[LinkSpan, ...]:
    """The nodes that a bullet's bold lead-in names: `Ultra:` in a note on a family is a model."""
    start = passage.text.find(sentence.lead_in)
    if not sentence.lead_in or start < 0:
        return ()
    return _links(entity, start, start + len(sentence.lead_in), mentions, places)


def _links(entity: str, start: int, end: int, named: _Mentions, places: Places) -> tuple[LinkSpan, ...]:
    """The nodes that the words name: of overlapping names the longest, none to the node itself."""
    first, last = bisect_left(named.starts, start), bisect_left(named.starts, end)
    inside = [m for m in named.mentions[first:last] if m.start < m.end <= end]
    if len(inside) < 2 or all(one.end <= other.start for one, other in pairwise(inside)):
        return tuple(
            LinkSpan(m.start - start, m.end - start, node)
            for m in inside
            if (node := places.named(m.type, m.name)) and node != entity
        )
    taken = TakenSpans()
    found: list[LinkSpan] = []
    for mention in sorted(inside, key=lambda m: (m.start - m.end, m.start, not m.target, -m.weight, m.type, m.name)):
        if taken.overlap(mention.start, mention.end):
            continue
        node = places.named(mention.type, mention.name)
        if node and node != entity:
            taken.add(mention.start, mention.end)
            found.append(LinkSpan(mention.start - start, mention.end - start, node))
    return tuple(sorted(found, key=_start))


def _with_block(
    statement: Statement, block: Block, sentence: Sentence, passage: Passage, parent: int | None
) -> Statement:
    """The statement with what its block looks like: kind, callout, parent, bold words, links to the web, cells."""
    lead = passage.text[sentence.start : sentence.end]
    start = sentence.start + len(lead) - len(lead.lstrip())
    length = len(statement.text)
    bold, italic = (
        _spans_from(carried(spans, block.passage, passage), start, length) for spans in (block.bold, block.italic)
    )
    places = carried([(x.start, x.end) for x in block.web], block.passage, passage)
    links = [replace(x, start=a, end=b) for x, (a, b) in zip(block.web, places, strict=True)]
    web = _web_from(links, start, length)
    lead_in_web = _web_from(links, passage.text.find(statement.lead_in), len(statement.lead_in))
    cells: tuple[tuple[int, int], ...] = ()
    if passage.text[start : start + length].strip(" |") == passage.text.strip(" |"):
        spans = carried(block.cells, block.passage, passage)
        cells = tuple((min(max(0, a - start), length), min(max(0, b - start), length)) for a, b in spans)
    return statement._replace(
        kind=block.kind,
        bold=bold,
        italic=italic,
        web=web,
        lead_in_web=lead_in_web,
        parent=parent,
        number=block.number,
        callout=block.callout,
        callout_title=block.callout_title,
        cells=cells,
        is_header=block.is_header,
    )


def _spans_from(spans: Sequence[tuple[int, int]], start: int, length: int) -> tuple[tuple[int, int], ...]:
    """The spans as they stand in the `length` characters from `start` on."""
    first, last = bisect_right(spans, start, key=lambda x: x[1]), bisect_left(spans, start + length, key=lambda x: x[0])
    return tuple((max(0, a - start), min(b - start, length)) for a, b in spans[first:last])


def _web_from(links: Sequence[WebLink], start: int, length: int) -> tuple[WebLink, ...]:
    """The links that stand wholly in the `length` characters from `start` on."""
    moved = (replace(x, start=x.start - start, end=x.end - start) for x in links)
    return tuple(x for x in moved if x.start >= 0 and x.end <= length)


def _appended(own: list[Statement], more: Sequence[Statement]) -> list[Statement]:
    """The statements with those of another version that say something new; parents keep pointing to their bullets."""
    if not own:
        return list(more)
    seen = {title_key(s.text) for s in own}
    at: dict[int, int] = {}
    result = list(own)
    for index, statement in enumerate(more):
        if title_key(statement.text) in seen:
            continue
        at[index] = len(result)
        parent = at.get(statement.parent) if statement.parent is not None else None
        result.append(statement._replace(parent=parent))
    return result
