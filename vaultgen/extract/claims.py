"""What the sentences of one reading state about the things that they name: results and relations, with evidence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vaultgen.extract.body import BODY, body_results
from vaultgen.extract.cards import card_claims
from vaultgen.extract.gates import gated, open_gates
from vaultgen.extract.relating.relations import introductions, sentence_relations
from vaultgen.extract.relating.scene import Relating, Scene
from vaultgen.extract.scoring.attach import Named, whole_of
from vaultgen.extract.scoring.holders import is_measure, last_words, score_holders
from vaultgen.extract.scoring.measured_on import is_called_set, is_elsewhere, measured_list, measured_on, sole_set
from vaultgen.extract.scoring.metrics import find_metrics
from vaultgen.extract.scoring.note_context import note_contexts
from vaultgen.extract.scoring.own_things import named_from, own_benchmark, own_name, own_thing
from vaultgen.extract.scoring.result import Result
from vaultgen.extract.scoring.results import Context, common_benchmark, sentence_results
from vaultgen.extract.scoring.tables import table_results
from vaultgen.grounding import Passage
from vaultgen.model import (
    Claim,
    Evidence,
    FieldRef,
    Mention,
    NamedEntity,
    NodeType,
    NoteRecord,
    Reading,
    Record,
    Relation,
    Role,
    Sentence,
)

__all__ = ["find_claims"]

_MARKER = re.compile(r"^[\s>]*(?:[*+-]\s+|\d{1,3}[.)]\s+)?")
_VERSION = re.compile(
    r"(?:[ -]?[vV]\d+(?:\.\d+)*|[ -](?:19|20)\d\d|"
    r" [1-5]\.\d(?=[,;)]|\s(?:and|dataset|benchmark|test|dev)\b))(?![\w-]|\.\d)"
)
_VARIANT = re.compile(r"-(?!(?:Based|Style|Enhanced|Like|Driven|Guided|Augmented)\b)[A-Z]\w*(?:-[A-Z]\w*)*(?!-)")
# Before what a sentence does something to: `it` in the next one need not be that.
_BEFORE_OBJECT = re.compile(
    r"\b(?:improv|outperform|surpass|exceed|beat|boost|extend|enhanc)\w*\s(?:the\s)?(?:[a-z-]+\s)?$"
)
_GOES_ON = re.compile(r"\([A-Za-z]")
_PRESENTS = re.compile(r"\b(?:propos|present|introduc|develop|design)\w*\b")
_PLAIN_WORD = re.compile(r"[A-Z][a-z]+")
_STATES_NUMBER = gated(r"\d\s?%|\d\.\d|\bpercent\b", "% percent .0 .1 .2 .3 .4 .5 .6 .7 .8 .9")
_LONGEST = 2000  # Characters; what is longer is a page without stops, not a sentence.
# Ordinary words (`model`, `data`) are mentions of next to no weight; no claim is made of them.
_LEAST_WEIGHT = {NodeType.CONCEPT: 0.3}
_SCORED_ON = (NodeType.BENCHMARK, NodeType.DATASET)

_AMONG_MODELS = (
    Relation.BASED_ON,
    Relation.COMPARED_WITH,
    Relation.DISTILLED_FROM,
    Relation.OUTPERFORMS,
    Relation.VARIANT_OF,
)
_SHORTEST_NAME = 3  # letters of a model that others are named for


@dataclass(frozen=True, slots=True)
class _Place:
    """One record with its texts and mentions."""

    number: int
    record: Record
    paper: NamedEntity
    passages: Mapping[FieldRef, Passage]
    mentions: Sequence[Mention]


def find_claims(
    reading: Reading, passages: Mapping[FieldRef, Passage], sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Claim, ...]:
    """The claims of one reading, each once, in the order of the records."""
    claims: list[Claim] = []
    mentions_of: dict[int, list[Mention]] = defaultdict(list)
    body_of: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        (body_of if mention.field.name == BODY else mentions_of)[mention.field.record].append(mention)
    sentences_of: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        sentences_of[sentence.field.record].append(sentence)
    for number, record in enumerate(reading.records):
        own = mentions_of[number]
        place = _Place(number, record, NamedEntity(NodeType.PAPER, record.title.text), passages, own)
        claims.extend(_introductions(place))
        claims.extend(_tables(place))
        claims.extend(_sentences(place, sentences_of[number]))
        claims.extend(_body(place, body_of[number]))
        if isinstance(record, NoteRecord) and record.card is not None:
            claims.extend(card_claims(number, record.card, place.paper))
    return _each_once(claims)


def _introductions(place: _Place) -> Iterator[Claim]:
    """What the record's paper introduces."""
    for mention, thing in introductions(place.mentions):
        yield Claim(Relation.INTRODUCES, place.paper, thing, mention.field, mention.rule, mention.evidence)
        if basis := _named_for(thing, place.mentions):
            rule = "bears the name of what it is made from"
            yield Claim(
                Relation.BASED_ON, thing, NamedEntity(NodeType.MODEL, basis.name), basis.field, rule, basis.evidence
            )


def _named_for(thing: NamedEntity, mentions: Sequence[Mention]) -> Mention | None:
    """Where the record names the model whose name a new model's ends with: Foo or Foo 2 for Encoder-Decoder Foo."""
    before, _, last = thing.name.replace("-", " ").rpartition(" ")
    if (
        thing.type not in (NodeType.MODEL, NodeType.CONCEPT)
        or not before
        or len(last) < _SHORTEST_NAME
        or not last[0].isalpha()
    ):
        return None
    # A method that bears the name of a model need not come from it, but where all know that one: Cattle-CLIP.
    is_model = thing.type is NodeType.MODEL
    others = (
        m
        for m in mentions
        if m.type is NodeType.MODEL and m.name != thing.name and (is_model or m.rule.startswith("lexicon"))
    )
    found = [m for m in others if m.name == last or m.name.startswith(f"{last} ") or _initials(m.name) == last]
    return min(found, key=lambda m: (len(m.name), m.name)) if found else None


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


def _tables(place: _Place) -> Iterator[Claim]:
    """The results in the tables of a note."""
    if isinstance(place.record, NoteRecord):
        for ref, result in table_results(place.number, place.record.blocks, place.passages, place.mentions):
            yield _result_claim(place, result, ref, "table-cell", (0, len(place.passages[ref].text)))


def _body(place: _Place, mentions: Sequence[Mention]) -> Iterator[Claim]:
    """The results in the body of a paper."""
    if not isinstance(place.record, NoteRecord) and place.record.body:
        own = own_thing(place.mentions, place.record.title.text)
        for found in body_results(place.number, place.record, place.passages, mentions, own):
            yield _result_claim(place, found.result, found.field, found.rule, found.span)


def _sentences(place: _Place, sentences: Sequence[Sentence]) -> Iterator[Claim]:
    """The results and relations that the sentences of one record state."""
    own = own_thing(place.mentions, place.record.title.text)
    name = own.name if own else own_name(place.mentions, place.record.title.text)
    context = Context(own=name, own_benchmark=own_benchmark(place.mentions))
    if not isinstance(place.record, NoteRecord):
        context = replace(context, is_unnamed=not name)
    contexts: Mapping[FieldRef, Context] = {}
    only: Mention | None = None
    if not isinstance(place.record, NoteRecord):
        only = measured_on(place.mentions, sentences, place.passages)
        context = replace(context, listed=measured_list(place.mentions, sentences, place.passages))
    else:
        contexts = note_contexts(place.number, place.record, place.passages, place.mentions, context)
    doubtful = _doubtful_sets(place)
    introduced = frozenset(thing.name for _, thing in introductions(place.mentions))
    mentions_in: dict[FieldRef, list[Mention]] = defaultdict(list)
    for mention in place.mentions:
        mentions_in[mention.field].append(mention)
    yield from _title_relations(place, mentions_in, own, introduced)
    wholes = last_words(m.name for m in place.mentions if m.type is NodeType.MODEL)
    own_from = named_from(place.mentions, own)
    rivals: set[str] = set()  # models of others in the sentence before
    for sentence in sentences:
        start = 0 if sentence.field.name == "block" else sentence.start
        text = place.passages[sentence.field].text[start : sentence.end]
        if len(text) > _LONGEST:
            continue
        named = _named(mentions_in[sentence.field], start, sentence.end)
        models = [
            _variant(n, text) if n.name == context.own else n
            for n in named
            if (n.type is NodeType.MODEL or n.name == context.own) and not is_measure(text, n)
        ]
        follows_own, rivals = sentence.field.name == "abstract" and not rivals, {m.name for m in models} - introduced
        states_number = _STATES_NUMBER.search(open_gates(text), text) is not None
        if states_number:
            others = [n for n in named if n not in models]
            models = sorted({*models, *score_holders(text, [*models, *others], wholes)}, key=lambda n: (n.start, n.end))
        # `CAS(ME)³`: of a name that goes on, less than the whole is another one.
        benchmarks = [_edition(n, text) for n in named if n.type in _SCORED_ON and not _GOES_ON.match(text, n.end)]
        if only and (only.field.name == "title" or only.start < sentence.end):
            context, only = replace(context, only=NamedEntity(only.type, only.name)), None
        around = contexts.get(sentence.field, context)
        results = sentence_results(text, models, benchmarks, around)
        context = _after(context, common_benchmark(results), models, benchmarks, (text, sentence.role))
        if context.only and not results and states_number and is_elsewhere(text) and find_metrics(text):
            context = replace(context, only=None)  # What follows may speak of that place.
        for result in (r for r in results if r.benchmark.name not in doubtful):
            yield _result_claim(place, result, sentence.field, "sentence-score", (start, sentence.end))
        if not named and own is None:
            continue
        # Before it is named, `it` is something else.
        known = None if sentence.field.name == "abstract" and sentence.end <= own_from else own
        subject = (
            NamedEntity(NodeType.MODEL, around.subject) if around.subject and around.subject != context.own else known
        )
        scene = Scene(text, tuple(named), place.paper, sentence.role, known, subject, introduced, follows_own)
        for found in sentence_relations(scene):
            yield _relation_claim(place, found, sentence.field, (start, sentence.end))


def _title_relations(
    place: _Place,
    mentions_in: Mapping[FieldRef, Sequence[Mention]],
    own: NamedEntity | None,
    introduced: frozenset[str],
) -> Iterator[Claim]:
    """The relations that a paper's title states: `A and B: A Comparative Study`."""
    ref = FieldRef(place.number, "title")
    if isinstance(place.record, NoteRecord) or not mentions_in[ref]:
        return
    text = place.passages[ref].text
    scene = Scene(
        text, tuple(_named(mentions_in[ref], 0, len(text))), place.paper, Role.OBJECTIVE, own, own, introduced
    )
    for found in sentence_relations(scene):
        if found.relation in _AMONG_MODELS:
            yield _relation_claim(place, found, ref, (0, len(text)))


def _after(
    context: Context,
    reported: NamedEntity | None,
    models: Sequence[Named],
    benchmarks: Sequence[Named],
    sentence: tuple[str, Role],
) -> Context:
    """The context of the next sentence: what `it`, `the model` and `this benchmark` stand for there."""
    named, last = context.named, None
    if benchmarks:
        sets = {NamedEntity(b.type, b.name) for b in benchmarks}
        named = sets.pop() if len(sets) == 1 else None
        if whole := whole_of(sentence[0], benchmarks):
            named = NamedEntity(whole.type, whole.name)
        last = sole_set(*sentence, benchmarks)
    spoken_of = "" if context.own else _spoken_of(sentence[0], models, context.spoken_of)
    found = (reported, named, last, spoken_of)
    if found == (context.previous, context.named, context.last, context.spoken_of):
        return context  # as after most sentences
    return replace(context, previous=reported, named=named, last=last, spoken_of=spoken_of)


def _spoken_of(text: str, models: Sequence[Named], before: str) -> str:
    """The one model that a sentence speaks of, if it does something; what is only improved or beaten is none.

    A sentence without a model leaves it at what the ones `before` spoke of, but where it presents something.
    """
    if not models:
        return "" if before and _PRESENTS.search(text) else before
    named = {m.name for m in models}
    return named.pop() if len(named) == 1 and not _BEFORE_OBJECT.search(text[: models[0].start]) else ""


def _named(mentions: Sequence[Mention], start: int, end: int) -> list[Named]:
    """The mentions between two places as offsets from the first, in their order."""
    inside = [m for m in mentions if start <= m.start and m.end <= end and m.weight >= _LEAST_WEIGHT.get(m.type, 0.1)]
    named = [Named(m.start - start, m.end - start, m.name, m.type) for m in inside]
    return sorted(named, key=lambda n: (n.start, n.end, n.name))


def _edition(named: Named, text: str) -> Named:
    """A set with the version behind its name: `X v1.5` is another set than X."""
    version = _VERSION.match(text, named.end)
    return named._replace(end=version.end(), name=named.name + version.group()) if version else named


def _doubtful_sets(place: _Place) -> frozenset[str]:
    """Sets that are an ordinary word and only known by standing behind `on`: `37.9 on Complexity`."""
    plain = [m for m in place.mentions if m.type in _SCORED_ON and _PLAIN_WORD.fullmatch(m.name)]
    sure = {m.name for m in plain if m.rule != "scored on" or is_called_set(place.passages[m.field].text, m.end)}
    return frozenset(m.name for m in plain) - sure


def _variant(named: Named, text: str) -> Named:
    """A model with the variant behind its name: `X-Core` is another model than X."""
    variant = _VARIANT.match(text, named.end)
    return named._replace(end=variant.end(), name=named.name + variant.group()) if variant else named


def _result_claim(place: _Place, result: Result, ref: FieldRef, rule: str, span: tuple[int, int]) -> Claim:
    """A result as a claim: the qualifiers that are known, in a fixed order."""
    qualifiers: list[tuple[str, str | float | bool]] = [("model", result.model), ("value", result.value)]
    if result.metric:
        qualifiers.append(("metric", result.metric))
    if result.unit:
        qualifiers.append(("unit", result.unit))
    if result.setting:
        qualifiers.append(("setting", result.setting))
    if result.comparator:
        qualifiers.append(("comparator", result.comparator))
    if result.comparator_value is not None:
        qualifiers.append(("comparator_value", result.comparator_value))
    if result.is_about:
        qualifiers.append(("approximate", True))
    qualifiers.append(("direction", "lower is better" if result.is_lower_better else "higher is better"))
    qualifiers.append(("kind", result.kind))
    benchmark = NamedEntity(result.benchmark.type, result.benchmark.name)
    evidence = _evidence(place, ref, span)
    return Claim(Relation.REPORTS, place.paper, benchmark, ref, rule, evidence, tuple(qualifiers))


def _relation_claim(place: _Place, found: Relating, ref: FieldRef, span: tuple[int, int]) -> Claim:
    """A relation as a claim."""
    qualifiers = (("on", found.on),) if found.on else ()
    evidence = _evidence(place, ref, span)
    return Claim(found.relation, found.subject, found.object, ref, found.rule, evidence, qualifiers)


def _evidence(place: _Place, ref: FieldRef, span: tuple[int, int]) -> Evidence:
    """The sentence as it stands in the seed; of a note's block the line without its list marker."""
    passage = place.passages[ref]
    if ref.name != "block":
        return passage.evidence(*span)
    raw = dict(passage.lines)[passage.line]
    return Evidence(passage.seed, passage.line, _MARKER.sub("", raw).strip())


def _each_once(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims without those that say the same of the same things once more; of results, the fuller one stays."""
    best: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        said = dict(claim.qualifiers)
        stated = (said.get("model"), said.get("value"), said.get("on"))
        same = best.setdefault((claim.field.record, claim.relation, claim.subject, claim.object, *stated), [])
        index = next((i for i, other in enumerate(same) if _agree(dict(other.qualifiers), said)), None)
        if index is None:
            same.append(claim)
        elif len(claim.qualifiers) > len(same[index].qualifiers):
            same[index] = claim
    return tuple(claim for same in best.values() for claim in same)


def _agree(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """Whether two results of one value can be the same: no metric and no setting contradicts the other's."""
    return all(not (one.get(k) and other.get(k)) or one[k] == other[k] for k in ("metric", "setting"))
