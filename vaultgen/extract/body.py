"""The body of a paper, below its abstract: the names that lexicon or abstract know, and the results that it states.

A body names all that its field has ever made. So nothing new is found in it, and what it names only in passing counts
for nothing: a name has to stand on two lines, or to have a result.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vaultgen.extract.language import is_english
from vaultgen.extract.naming.known import Indexes, NameIndex, build_index
from vaultgen.extract.naming.spans import find_spans
from vaultgen.extract.naming.tokens import tokenize
from vaultgen.extract.scoring.attach import Named
from vaultgen.extract.scoring.result import Result
from vaultgen.extract.scoring.results import Context, sentence_results
from vaultgen.extract.scoring.tables import table_results
from vaultgen.grounding import Passage
from vaultgen.lexicon import Entry
from vaultgen.model import BlockKind, Claim, FieldRef, Mention, NamedEntity, NodeType, PaperRecord
from vaultgen.text.sentences import split_sentences

__all__ = ["BODY", "BodyResult", "body_mentions", "body_results", "told_mentions"]

BODY = "body"
_RULE = "named in the body"
_TYPES = (NodeType.MODEL, NodeType.BENCHMARK, NodeType.DATASET)
_WEIGHT = 0.2  # two of them are less than a note needs: it takes a second paper, an abstract or a result
_LEAST_OWN = 0.5
_MOST_PLACES = 2  # of one name in one body
_LONGEST = 1_000  # characters; what is longer is no sentence


@dataclass(frozen=True, slots=True)
class BodyResult:
    """A result, the field and the stretch of it that states it, and the rule that found it."""

    field: FieldRef
    span: tuple[int, int]
    rule: str
    result: Result


def body_mentions(
    number: int,
    record: PaperRecord,
    passages: Mapping[FieldRef, Passage],
    own: Sequence[Mention],
    indexes: Indexes,
) -> list[Mention]:
    """The models and sets that the record's body names; `own` are the mentions of its title and abstract."""
    texts = [(ref, passages[ref]) for k in range(len(record.body)) if (ref := FieldRef(number, BODY, k)) in passages]
    said = [record.title.text, record.abstract.text if record.abstract else ""]
    said += [passage.text for ref, passage in texts if record.body[ref.block].kind is BlockKind.PARAGRAPH][:40]
    if not is_english(" ".join(said)):
        return []
    named = {(m.type, m.name) for m in own if m.type in _TYPES and m.weight >= _LEAST_OWN}
    entries = [Entry(node_type, name, ()) for node_type, name in sorted(named)]
    found: list[Mention] = []
    for ref, passage in texts:
        if record.body[ref.block].kind is not BlockKind.HEADING:
            found += _named(ref, passage, (build_index(entries), indexes.names))
    return found


def _named(ref: FieldRef, passage: Passage, indexes: Sequence[NameIndex]) -> Iterator[Mention]:
    """The names of the indexes in one text; those of the first one come first."""
    tokens = tokenize(passage.text)
    sentences = split_sentences(passage.text)
    taken = bytearray(len(passage.text) + 1)
    for index in indexes:
        for span in find_spans(tokens, index, (), is_title=True) if index.openings else ():
            types = span.types()
            node_type = (
                NodeType.MODEL if span.has_model_form and NodeType.MODEL in types else types[0] if types else None
            )
            is_sure = len(types) == 1 and not span.is_weak
            if node_type not in _TYPES or not (is_sure or span.has_model_form) or 1 in taken[span.start : span.end]:
                continue
            taken[span.start : span.end] = b"\x01" * (span.end - span.start)
            k = max(0, bisect_right(sentences, (span.start, len(passage.text))) - 1)
            quote = passage.sentence_evidence(*sentences[k]) if sentences else None
            yield Mention(
                node_type,
                passage.text[span.start : span.end],
                span.name,
                ref,
                span.start,
                span.end,
                _RULE,
                _WEIGHT,
                quote or passage.evidence(span.start, span.end),
            )


def body_results(
    number: int,
    record: PaperRecord,
    passages: Mapping[FieldRef, Passage],
    mentions: Sequence[Mention],
    own: NamedEntity | None,
) -> Iterator[BodyResult]:
    """The results in the tables of the body, and in those of its sentences that name both model and benchmark."""
    for ref, result in table_results(number, record.body, passages, mentions, field=BODY, own=own):
        yield BodyResult(ref, (0, len(passages[ref].text)), "table-cell", result)
    mentions_in: dict[FieldRef, list[Mention]] = {}
    for mention in mentions:
        mentions_in.setdefault(mention.field, []).append(mention)
    for ref, named in mentions_in.items():
        if record.body[ref.block].kind is not BlockKind.PARAGRAPH:
            continue
        for start, end in split_sentences(passages[ref].text):
            inside = [m for m in named if start <= m.start and m.end <= end]
            models = [_from(m, start) for m in inside if m.type is NodeType.MODEL]
            sets = [_from(m, start) for m in inside if m.type is not NodeType.MODEL]
            if models and sets and end - start <= _LONGEST:
                for result in sentence_results(passages[ref].text[start:end], models, sets, Context()):
                    yield BodyResult(ref, (start, end), "sentence-score", result)


def _from(mention: Mention, start: int) -> Named:
    return Named(mention.start - start, mention.end - start, mention.name, mention.type)


def told_mentions(mentions: Sequence[Mention], claims: Sequence[Claim]) -> list[Mention]:
    """The mentions of names that stand on two lines of the body or have a result there: of each its first places."""
    scored: set[tuple[int, object]] = set()
    for claim in claims:
        if claim.field.name == BODY:
            scored |= {
                (claim.field.record, claim.object.name),
                (claim.field.record, dict(claim.qualifiers).get("model")),
            }
    places: dict[tuple[int, NodeType, str], dict[tuple[FieldRef, int], Mention]] = {}
    for mention in mentions:
        at = places.setdefault((mention.field.record, mention.type, mention.name), {})
        at.setdefault((mention.field, mention.evidence.line), mention)
    return [
        mention
        for (record, _, name), at in places.items()
        if len(at) > 1 or (record, name) in scored
        for mention in list(at.values())[:_MOST_PLACES]
    ]
