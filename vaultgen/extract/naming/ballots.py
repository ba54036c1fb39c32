"""The evidence for every name of a record, gathered from all its texts before any name is given a type."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from vaultgen.extract.naming.cue import Cue
from vaultgen.extract.naming.cue_words import METHOD_NOUNS, SOFT_HEADS
from vaultgen.extract.naming.cues import form_cues, list_cues, span_cues
from vaultgen.extract.naming.fields import FieldNames, name_key
from vaultgen.extract.naming.head_nouns import head_of_phrase
from vaultgen.extract.naming.institutions import is_institution
from vaultgen.extract.naming.introductions import Introduction
from vaultgen.extract.naming.lists import NameList
from vaultgen.extract.naming.name_span import NameSpan
from vaultgen.extract.naming.phrases import named_as
from vaultgen.extract.naming.shapes import Shape, is_generic, shape_of
from vaultgen.extract.naming.terms import class_places, defined_terms, renamed
from vaultgen.extract.naming.votes import Ballot
from vaultgen.extract.naming.whole_names import title_name
from vaultgen.identity.model_name import parse_model_name
from vaultgen.model import NodeType
from vaultgen.text.fold import fold

_IN_WORD = re.compile(r"\w")
_LABEL = re.compile(r".\d|[A-Z]\d{2,4}")  # T1, Z500
# `Foo: Benchmarking Models for …` is no model, nor is `Foo: How Models …`.
_NO_APPOSITION = re.compile(r"[A-Z][\w-]*ing\b|(?:Are|Can|Do|Does|How|Is|What|When|Where|Which|Who|Why)\b")
_STUDY_OF = re.compile(
    r"\b(?:we|paper|work|report|article|study)\s(?:[a-z]+ly\s)?(?:conduct|perform|present|provid|report|offer)\w*\s(?:an?|the)\s"
    r"(?:first\s)?(?:[\w-]+\s)?(?:analysis|assessment|audit|benchmark|evaluation|examination|investigation|study|survey)$",
    re.IGNORECASE,
)
_SETS_AND_MODELS = (NodeType.MODEL, NodeType.BENCHMARK, NodeType.DATASET)


def gather_ballots(parts: Sequence[FieldNames]) -> dict[str, Ballot]:
    """The evidence for every name of the record."""
    ballots: dict[str, Ballot] = {}
    terms, tasks = defined_terms(parts)
    others = renamed(parts)
    for part in parts:
        text = part.source.text
        classes = class_places(part)
        longs = {d.short_start: d.long for d in part.definitions}
        for names in part.lists:
            shared = () if part.source.is_title else tuple(list_cues(text, names))
            neighbours = _neighbour_cues(names)
            for span in names.spans:
                key = name_key(span.name)
                ballot = ballots.setdefault(key, Ballot())
                if span.entries and not ballot.entries and key not in others:
                    models = tuple(e for e in span.entries if e.type is NodeType.MODEL)
                    ballot.entries = models if models and span.has_model_form else span.entries
                    ballot.is_weak = span.is_weak and not span.has_model_form and not span.is_completed
                ballot.shape = max(ballot.shape, span.shape)
                ballot.names.add(span.name)
                ballot.is_generic = is_generic(span.name)
                ballot.is_tiny = len(span.name) < 3
                ballot.is_label = bool(_LABEL.fullmatch(span.name))
                ballot.is_bench = not span.entries and span.name.endswith(("Bench", "bench", "Benchmark"))
                ballot.is_short = len(span.name) < 5 and span.name.isupper()
                ballot.has_words |= " " in span.name
                ballot.is_term |= key in terms
                ballot.is_task |= key in tasks
                if span.start in classes:
                    continue
                ballot.add(form_cues(span))
                if part.source.is_title:
                    ballot.add(list_cues(text, names) if span.is_weak else ())
                else:
                    ballot.add(c for c in shared if _may_be(span, c, span.start in longs))
                    ballot.add(neighbours)
                    ballot.add(span_cues(text, span, names))
                    ballot.add(_phrase_cues(text, span, names, longs))
                    if span.end <= part.source.scored_lead_in and span.shape is Shape.STRONG:
                        ballot.add([Cue(NodeType.BENCHMARK, 1.0, "lead-in of an evaluation")])
                    if long := longs.get(span.start):
                        ballot.add(_expansion_cues(long))
        for introduction in part.introductions:
            _vote_introduced(ballots[name_key(introduction.span.name)], introduction)
    return ballots


def _may_be(span: NameSpan, cue: Cue, is_defined: bool) -> bool:
    """Whether what holds for a list holds for one of it. A noun before the bracket of an abbreviation that says little
    only belongs to its long form: `Allocation with Competition (AC)`."""
    if is_defined and cue.rule.startswith("listed as") and cue.rule.rpartition(" ")[2] in SOFT_HEADS:
        return False
    return cue.type is not NodeType.PRODUCT or not _is_model(span)


def _is_model(span: NameSpan) -> bool:
    """Whether the lexicon has a model of this name for sure: a product of the same name is told by its place."""
    return NodeType.MODEL in span.types() and not span.is_weak


def _neighbour_cues(names: NameList) -> tuple[Cue, ...]:
    """What the names that are known for sure say about the others of their list."""
    known = [s.types()[0] for s in names.spans if s.entries and not s.is_weak and len(s.types()) == 1]
    if NodeType.BENCHMARK in known:  # what is trained on and what is scored on stand in one row
        known = [NodeType.BENCHMARK if t is NodeType.DATASET else t for t in known]
    if len(names.spans) < 2 or not known or len(set(known)) > 1 or known[0] is NodeType.CONCEPT:
        return ()
    return (Cue(known[0], 1.1 if len(known) == 1 else 1.8, f"in a row with a known {known[0].value}"),)


def _expansion_cues(long: str) -> Iterator[Cue]:
    """What the long form of an abbreviation says: `Massive Text Embedding Benchmark`."""
    head = head_of_phrase(long)
    if is_institution(long):
        yield Cue(NodeType.ORGANIZATION, 1.9, "short for an organization")
    elif fold(long).rpartition(" ")[2] in METHOD_NOUNS:
        yield Cue(NodeType.CONCEPT, 1.2, "short for a method")
    elif head and fold(long).endswith(fold(head[1])):
        named = sum(w[:1].isupper() for w in long.split()) * 2 > len(long.split())
        weight = 0.4 if head[1] in SOFT_HEADS else 1.2 if named else 0.7
        yield Cue(head[0], weight, f"short for a {head[1]}")


def _phrase_cues(text: str, span: NameSpan, names: NameList, defined: Container[int]) -> Iterator[Cue]:
    """What the phrase before a name calls it: `a novel benchmark, X`; one in the plural calls the whole list so."""
    first, last = names.spans[0], names.spans[-1]
    if span.start in defined:
        return
    found = named_as(text, first.start, first.end if span is first else last.end, names.start)
    if found and (found.is_plural or span is first):
        yield Cue(found.type, 0.5 if found.noun in SOFT_HEADS else 1.6, f"named as a {found.noun}")


def _vote_introduced(ballot: Ballot, introduction: Introduction) -> None:
    ballot.is_introduced = True
    if introduction.type:
        ballot.add([Cue(introduction.type, 1.6, introduction.rule)])
    elif ballot.entries:
        ballot.add([Cue(ballot.entries[0].type, 0.6, introduction.rule)])
    elif ballot.is_bench:  # FooBench is no method
        ballot.add([Cue(NodeType.BENCHMARK, 1.0, introduction.rule)])
    else:
        # Without a noun: a method, unless the name or its other uses say more.
        ballot.add([Cue(NodeType.CONCEPT, 1.0, introduction.rule)])
        ballot.add(
            [
                Cue(t, 0.7, introduction.rule)
                for t in (NodeType.MODEL, NodeType.BENCHMARK, NodeType.DATASET)
                if ballot.weight(t) > 0.6
            ]
        )


def vote_title(parts: Sequence[FieldNames], ballots: dict[str, Ballot]) -> None:
    """A title that opens with a name introduces it, when the abstract uses the name too or the name is a new one."""
    title = parts[0] if parts and parts[0].source.is_title else None
    place = title_name(title.source.text) if title else None
    if not title or not place:
        return
    text = title.source.text
    name = text[place[0] : place[1]]
    key = name_key(name)
    shorts = [d.short for p in parts for d in p.definitions if key == name_key(d.long) != name_key(d.short)]
    if shorts:  # the abbreviation bears it
        for ballot in (b for s in shorts if (b := ballots.get(name_key(s))) and b.is_said):
            ballot.is_introduced = True
        return
    spans = [s for s in title.spans if s.start < place[1] and s.end > place[0]]
    whole = [s for s in spans if s.start == place[0] and s.end == place[1]]
    used = any(_stands(p, name) for p in parts[1:])
    derived = (
        not whole
        and any(s.entries and s.types()[0] is NodeType.MODEL and s.end == place[1] for s in spans)
        and len(name.split()) == 2
    )
    if not used and not derived and shape_of(name.replace(" ", "-")) is not Shape.STRONG:
        return
    ballot = ballots.setdefault(key, Ballot())
    if ballot.entries and not ballot.is_introduced and not _is_relative_introduced(name, parts):
        return
    if not ballot.is_introduced and any(_is_studied(p.source.text, name) for p in parts[1:]):
        return
    if derived:
        title.spans = [s for s in title.spans if s not in spans]
        title.spans.insert(0, NameSpan(place[0], place[1], 0, 0, name, kin=NodeType.MODEL))
        ballot.add([Cue(NodeType.MODEL, 1.2, "introduced: title names a derived model")])
    elif not whole and not spans:
        title.spans.insert(0, NameSpan(place[0], place[1], 0, 0, name, shape=Shape.CAPITALISED))
    ballot.is_introduced = True
    ballot.shape = max(ballot.shape, Shape.STRONG if used else shape_of(name.replace(" ", "-")))
    subtitle = text[place[1] :].lstrip(" :-–—")
    is_title_of = ":" in text and not _NO_APPOSITION.match(subtitle)
    head = head_of_phrase(subtitle.lower().removeprefix("a ").removeprefix("an ")) if is_title_of else None
    rule = "introduced: title"
    if head:
        ballot.add([Cue(head[0], 1.0, rule)])
    elif ballot.is_bench:
        ballot.add([Cue(NodeType.BENCHMARK, 1.0, rule)])
    elif not ballot.entries:
        ballot.add([Cue(NodeType.CONCEPT, 1.0, rule)])
        ballot.add(
            [
                Cue(t, 0.5, rule)
                for t in (NodeType.MODEL, NodeType.BENCHMARK, NodeType.DATASET)
                if ballot.weight(t) > 0.3
            ]
        )


def _is_relative_introduced(name: str, parts: Sequence[FieldNames]) -> bool:
    """Whether the abstract introduces a model of the same family (`Gemini 2.5 Pro` for a title on `Gemini 2.5`)."""
    family = parse_model_name(name).family
    return any(parse_model_name(i.span.name).family == family for p in parts for i in p.introductions)


def _is_studied(text: str, name: str) -> bool:
    """Whether a text says of a name only that it is what is looked at: `we present a benchmark of LLM-as-a-Judge`."""
    at = text.find(f" of {name}")
    return at >= 0 and bool(_STUDY_OF.search(text, max(0, at - 80), at))


def _stands(part: FieldNames, name: str) -> bool:
    """Whether a name stands in a text as words of its own."""
    text, start = part.source.text, -1
    while (start := text.find(name, start + 1)) >= 0:
        if not _IN_WORD.match(text, max(0, start - 1), start) and not _IN_WORD.match(text, start + len(name)):
            return True
    return False
