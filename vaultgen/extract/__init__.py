"""Records in, mentions and claims out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from vaultgen.extract.body import BODY, body_mentions, told_mentions
from vaultgen.extract.cards import card_mentions, card_texts
from vaultgen.extract.claims import find_claims
from vaultgen.extract.links import find_linked_names, is_on_evaluation, names_outside
from vaultgen.extract.listed_titles import listed_paper_mentions
from vaultgen.extract.naming.editions import with_editions
from vaultgen.extract.naming.fields import FieldText
from vaultgen.extract.naming.former_names import former_names
from vaultgen.extract.naming.known import Indexes, indexes_of
from vaultgen.extract.naming.names import FoundName, find_names
from vaultgen.extract.plain_blocks import with_plain_blocks
from vaultgen.extract.sorting.sentences import find_sentences
from vaultgen.grounding import Evidence, Passage
from vaultgen.lexicon import Lexicon
from vaultgen.model import Extraction, FieldRef, Mention, NoteRecord, PaperRecord, Reading, Record
from vaultgen.text.latex import plain
from vaultgen.text.sentences import split_sentences

__all__ = ["extract"]


def extract(reading: Reading, lexicon: Lexicon) -> Extraction:
    """What one reading says: the names in its texts, their sentences, and the claims that these make."""
    texts = [text for n, record in enumerate(reading.records) for text in (*_fields(n, record), *_body(n, record))]
    passages = {ref: plain(passage, reading.records[ref.record].title.text) for ref, passage in texts}
    reading = with_plain_blocks(reading, passages)
    indexes = indexes_of(lexicon)
    mentions: list[Mention] = []
    doubtful: list[Mention] = []
    in_bodies: list[Mention] = []
    for number, record in enumerate(reading.records):
        own = {ref: passages[ref] for ref, _ in _fields(number, record)}
        for mention, is_doubtful in _mentions(record, own, indexes, lexicon):
            (doubtful if is_doubtful else mentions).append(mention)
        if isinstance(record, PaperRecord) and record.body:
            named = [m for m in mentions if m.field.record == number]
            in_bodies += body_mentions(number, record, passages, named, indexes)
    mentions += listed_paper_mentions(reading, passages)
    sentences = find_sentences(reading, passages)
    claims = find_claims(reading, passages, sentences, [*mentions, *in_bodies])
    mentions += told_mentions(in_bodies, claims)
    for number, record in enumerate(reading.records):
        if isinstance(record, NoteRecord) and record.card is not None:
            passages |= card_texts(number, record.card)
            mentions += card_mentions(number, record.card)
    return Extraction(reading.seed, passages, tuple(mentions), claims, sentences, doubtful=tuple(doubtful))


def _fields(number: int, record: Record) -> Iterator[tuple[FieldRef, Passage]]:
    """The texts of a record in reading order."""
    yield FieldRef(number, "title"), record.title
    if isinstance(record, NoteRecord):
        for k, block in enumerate(record.blocks):
            yield FieldRef(number, "block", k), block.passage
    elif record.abstract:
        yield FieldRef(number, "abstract"), record.abstract


def _body(number: int, record: Record) -> Iterator[tuple[FieldRef, Passage]]:
    """The blocks of a paper's body."""
    if isinstance(record, PaperRecord):
        for k, block in enumerate(record.body):
            yield FieldRef(number, BODY, k), block.passage


def _mentions(
    record: Record, passages: dict[FieldRef, Passage], indexes: Indexes, lexicon: Lexicon
) -> Iterator[tuple[Mention, bool]]:
    """The mentions in one record, and of each whether it is doubtful."""
    is_note = isinstance(record, NoteRecord)
    fields = [
        FieldText(
            ref,
            p.text,
            split_sentences(p.text),
            is_title=ref.name == "title",
            scored_lead_in=_scored_lead_in(record, ref),
        )
        for ref, p in passages.items()
    ]
    found_in = find_names(fields, indexes, is_note)
    names_in = {ref: with_editions(passages[ref].text, found) for ref, found in found_in.items()}
    targets: dict[tuple[FieldRef, int, int], str] = {}
    if isinstance(record, NoteRecord):
        refs = {ref.block: ref for ref in passages}
        for k, block in enumerate(record.blocks):
            ref = refs.get(k)
            if ref is None or not block.links:
                continue
            here = names_in[ref]
            sure = [n for n in here if not n.is_doubtful]
            linked = find_linked_names(ref, block, passages[ref].text, lexicon, sure)
            names_in[ref] = names_outside(here, linked) + [x.found for x in linked]
            targets |= {(ref, x.found.start, x.found.end): x.target for x in linked}
    for ref, found in names_in.items():
        names_in[ref] = [*found, *former_names(passages[ref].text, found)]
    for field in sorted(fields, key=lambda f: f.ref):
        passage = passages[field.ref]
        quotes: dict[int, Evidence | None] = {}
        for name in sorted(names_in[field.ref], key=attrgetter("start", "end")):
            mention = Mention(
                name.type,
                field.text[name.start : name.end],
                name.name,
                name.ref,
                name.start,
                name.end,
                name.rule,
                name.weight,
                _evidence(passage, field, name, quotes),
                name.expansion,
                targets.get((name.ref, name.start, name.end), "") if targets else "",
            )
            yield mention, name.is_doubtful


def _scored_lead_in(record: Record, ref: FieldRef) -> int:
    """Where the lead-in of a bullet ends that reports an evaluation; 0 for all other texts."""
    if not isinstance(record, NoteRecord) or ref.block < 0:
        return 0
    block = record.blocks[ref.block]
    return block.lead_in_end if is_on_evaluation(block.section) else 0


def _evidence(passage: Passage, field: FieldText, name: FoundName, quotes: dict[int, Evidence | None]) -> Evidence:
    """The sentence that holds the name where it stands on one line and is not too long, else the name's own words.

    `quotes` keeps what was made for the sentences of the field, by their starts.
    """
    k = bisect_right(field.sentences, (name.start, len(field.text))) - 1
    is_inside = k >= 0 and name.start < field.sentences[k][1]
    start, end = field.sentences[k] if is_inside else (name.start, name.end)
    if start not in quotes:
        quotes[start] = passage.sentence_evidence(start, end)
    return quotes[start] or passage.evidence(name.start, name.end)
