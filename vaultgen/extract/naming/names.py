"""The names of one record: found in its texts, typed by all their uses together, then marked wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vaultgen.extract.language import is_english
from vaultgen.extract.naming.ballots import gather_ballots, vote_title
from vaultgen.extract.naming.derived_names import derived_introductions
from vaultgen.extract.naming.family import complete_bare, complete_versions, family_of, type_like_family
from vaultgen.extract.naming.fields import FieldNames, FieldText, is_capitalised, name_key, read_field
from vaultgen.extract.naming.known import Indexes, KnownSpan, NameIndex, build_index, find_known
from vaultgen.extract.naming.lists import find_lists
from vaultgen.extract.naming.name_span import NameSpan
from vaultgen.extract.naming.other_senses import has_other_sense, stands_for_another
from vaultgen.extract.naming.shapes import Shape
from vaultgen.extract.naming.spans import find_spans
from vaultgen.extract.naming.title_twins import unite_title_name
from vaultgen.extract.naming.tokens import Tokens, tokenize
from vaultgen.extract.naming.votes import GENERIC_CONCEPT, PLAIN_CONCEPT, Ballot, Decision, decide, doubt
from vaultgen.extract.naming.whole_names import title_name
from vaultgen.lexicon import Entry
from vaultgen.model import FieldRef, NodeType
from vaultgen.text.fold import fold
from vaultgen.text.taken import TakenSpans

# `available at GitHub`: a place to get code from, not an organization that does something.
_PLATFORM = re.compile(r"\bon\s$|\b(?:available|released|hosted|open-sourced|found|accessed|published)\b[^.;]*$")
# `Intel DL Boost`, `NVIDIA H200`: a maker's name inside the name of what it makes.
_INSIDE_NAME = re.compile(
    r" (?!AI\b|Research\b|Inc\b)[A-Z][\w-]*[A-Z\d]|-[A-Z]|"
    r" (?:[A-Z][a-z]+ ){0,3}(?:Award|Facility|Fellowship|Prize|Scholarship|Supercomputer)\b"
)
_IN_ADDRESS = re.compile(r"\w\.\w\S*/\S*$")  # github.com/someone/Foo
_PRESENTS = re.compile(r"\b(?:we|paper|work|report|article) (?:introduces?|presents?|proposes?) $", re.IGNORECASE)
_WHAT_IT_IS = re.compile(r"(?: \([A-Z][\w-]*\))?, (?:an?|the|our) \w")
_NEAR = 40  # characters
_PRODUCT_LIST = re.compile(r"\b(?:services|products|apps)\s+(?:such as|including|like)\s+[^.;]*$|\bApps?\s*\([^()]*$")


@dataclass(slots=True)  # Not frozen, as all that is made by the dozen.
class FoundName:
    """A span of a field that names something, typed. `is_doubtful`: too little speaks for it being a name at all."""

    ref: FieldRef
    start: int
    end: int
    name: str
    type: NodeType
    rule: str
    weight: float
    expansion: str = ""
    is_doubtful: bool = False


def find_names(fields: Sequence[FieldText], indexes: Indexes, is_note: bool) -> dict[FieldRef, list[FoundName]]:
    """The names in the texts of one record (its title first), by text."""
    if not is_english(" ".join(f.text for f in fields[:40])):
        return _known_only(fields, indexes.names)
    opening = _opening(fields)
    whole = opening if not is_note and any(opening in f.text for f in fields[1:]) else ""
    parts = [read_field(f, indexes, is_note, whole) for f in fields]
    if not is_note and parts:
        _name_long_forms(parts[0], parts[1:])
        unite_title_name(parts[0], parts[1:], opening)
    complete_versions(parts)
    for part in parts:
        part.introductions += derived_introductions(part.spans, part.introductions, opening)
    ballots = gather_ballots(parts)
    vote_title(parts, ballots)
    decisions = {key: d for key, ballot in ballots.items() if (d := decide(ballot))}
    type_like_family(parts, decisions, ballots)
    family = family_of(parts, decisions, ballots, is_note)
    if family:
        complete_bare(parts, family, is_note, decisions)
    expansions = _expansions(parts, decisions)
    again = _index_of_found(parts, decisions, expansions)
    doubts = {key: d for key, ballot in ballots.items() if key not in decisions and (d := doubt(ballot))}
    shorts = {(fold(d.short), fold(d.long)) for p in parts for d in p.definitions}
    names = {}
    for part in parts:
        own = _emit(part, decisions, ballots, again, expansions)
        own = _with_introductions(part, own)
        own += _concepts(part, indexes.concepts, own, shorts)
        names[part.source.ref] = [*own, *_doubtful(part, doubts, own)]
    return names


def _opening(fields: Sequence[FieldText]) -> str:
    """The name that the title opens with, if any."""
    text = fields[0].text if fields and fields[0].is_title else ""
    place = title_name(text)
    return text[place[0] : place[1]] if place else ""


def _name_long_forms(title: FieldNames, others: Sequence[FieldNames]) -> None:
    """Let a title that writes out what the abstract abbreviates name it: its words are no names of their own."""
    for definition in (d for p in others for d in p.definitions if " " in d.long and not d.long.islower()):
        start = title.source.text.find(definition.long)
        end = start + len(definition.long)
        inside = [s for s in title.spans if s.start < end and start < s.end]
        if start >= 0 and inside and all(start <= s.start and s.end <= end and not s.entries for s in inside):
            whole = replace(inside[0], start=start, end=end, name=definition.short, shape=Shape.CAPITALISED)
            title.spans = (
                [s for s in title.spans if s.start < start] + [whole] + [s for s in title.spans if s.start > end]
            )
            title.lists = find_lists(title.source.text, title.spans, title.source.sentences)


def _known_only(fields: Sequence[FieldText], index: NameIndex) -> dict[FieldRef, list[FoundName]]:
    """The names that the lexicon knows for sure: all that may be said of a text in another language."""
    return {
        f.ref: [
            FoundName(f.ref, s.start, s.end, s.name, NodeType.MODEL if is_model else s.types()[0], "lexicon", 0.8)
            for s in find_spans(tokenize(f.text), index, (), is_title=True)
            if (is_model := s.has_model_form and NodeType.MODEL in s.types())
            or (s.entries and len(s.types()) == 1 and not s.is_weak)
        ]
        for f in fields
    }


def _expansions(parts: Sequence[FieldNames], decisions: Mapping[str, Decision]) -> dict[str, str]:
    """The long form of each decided name that the record defines."""
    return {name_key(d.short): d.long for p in parts for d in p.definitions if name_key(d.short) in decisions}


def _index_of_found(
    parts: Sequence[FieldNames], decisions: Mapping[str, Decision], expansions: Mapping[str, str]
) -> NameIndex:
    """An index of the names that were found without the lexicon, to find them where nothing speaks for them."""
    spellings: dict[str, set[str]] = {}
    for part in parts:
        for span in part.spans:
            key = name_key(span.name)
            if key in decisions and (not span.entries or span.is_weak) and not span.is_completed:
                spellings.setdefault(key, set()).add(span.name)
    entries = []
    for key, forms in sorted(spellings.items()):
        name, *others = sorted(forms)
        long = expansions.get(key, "")
        entries.append(Entry(decisions[key].type, name, tuple(others), expansion=long if " " in long else ""))
    return build_index(entries)


def _emit(
    part: FieldNames,
    decisions: Mapping[str, Decision],
    ballots: Mapping[str, Ballot],
    again: NameIndex,
    expansions: Mapping[str, str],
) -> list[FoundName]:
    """The typed names of one field."""
    text, ref = part.source.text, part.source.ref
    introduced = {(i.span.start, i.span.end): i.rule for i in part.introductions}
    found: list[FoundName] = []
    covered = bytearray(len(text) + 1)
    for span in part.spans:
        key = name_key(span.name)
        decision = decisions.get(key)
        if not decision or 1 in covered[span.start : span.end]:
            continue
        if found and _is_gloss(text, found[-1], span, decision):
            continue
        if not span.entries and _is_part_of_long_form(part, span.start, span.end, decisions):
            continue
        if decision.type is NodeType.ORGANIZATION and _PLATFORM.search(text[max(0, span.start - 50) : span.start]):
            continue
        if decision.type is NodeType.ORGANIZATION and not part.source.is_title and _INSIDE_NAME.match(text, span.end):
            continue
        if decision.type is NodeType.MODEL and _PRODUCT_LIST.search(text[max(0, span.start - 80) : span.start]):
            continue
        rule = introduced.get((span.start, span.end), decision.rule)
        if part.source.is_title and ballots.get(key) and ballots[key].is_introduced and span.start < 5:
            rule = "introduced: title"
        found.append(
            FoundName(
                ref, span.start, span.end, span.name, decision.type, rule, decision.weight, expansions.get(key, "")
            )
        )
        covered[span.start : span.end] = b"\x01" * (span.end - span.start)
    if again.openings:
        found += _again(part, decisions, again, covered, expansions)
    return sorted(found, key=lambda n: n.start)


def _is_part_of_long_form(part: FieldNames, start: int, end: int, decisions: Mapping[str, Decision]) -> bool:
    """Whether a stretch is some words, not all, of a name's long form: `Last Exam` in `Herons' Last Exam (HLX)`."""
    return any(
        d.long_start <= start and end <= d.long_end and (start, end) != (d.long_start, d.long_end)
        for d in part.definitions
        if name_key(d.short) in decisions
    )


def _with_introductions(part: FieldNames, found: Sequence[FoundName]) -> list[FoundName]:
    """The names of a field; where one is introduced under its long form, its first mention says so."""
    told = {name_key(n.name) for n in found if n.rule.startswith("introduced")}
    rules = {name_key(i.span.name): i.rule for i in reversed(part.introductions)}
    result = []
    for name in found:
        key = name_key(name.name)
        is_first = key in rules and key not in told
        result.append(replace(name, rule=rules[key]) if is_first else name)
        told.add(key)
    return result


def _again(
    part: FieldNames,
    decisions: Mapping[str, Decision],
    again: NameIndex,
    covered: bytearray,
    expansions: Mapping[str, str],
) -> Iterator[FoundName]:
    """The names found elsewhere in the record, where they stand once more, and the long forms beside them."""
    tokens = part.tokens
    for known in find_known(tokens, again):
        start, end = tokens.starts[known.first], tokens.ends[known.last]
        entry = known.entries[0]
        key = name_key(entry.name)
        written = part.source.text[start:end]
        is_long = entry.expansion and fold(written) == fold(entry.expansion)
        if 1 in covered[start:end] or known.cut or key not in decisions:
            continue
        if _IN_ADDRESS.search(part.source.text[max(0, start - 80) : start]):
            continue
        if _is_part_of_long_form(part, start, end, decisions):
            continue
        if not is_long and (tokens.firsts[known.first] != known.first or _goes_on(tokens, known.last)):
            continue
        decision = decisions[key]
        rule = (
            "long form" if is_long else f"named elsewhere in the record: {decision.rule.removeprefix('introduced: ')}"
        )
        yield FoundName(
            part.source.ref, start, end, entry.name, decision.type, rule, decision.weight, expansions.get(key, "")
        )


def _concepts(
    part: FieldNames, concepts: NameIndex, names: Sequence[FoundName], shorts: Collection[tuple[str, str]]
) -> Iterator[FoundName]:
    """The lexicon's concepts in a field, where no name covers them, and none in the long form of one (`MMLU (Massive
    Multitask Language Understanding)`). A weak short form (`KD`) names one where `shorts`, what the record abbreviates
    and how, has it."""
    taken = bytearray(len(part.source.text))
    for n in names:
        taken[n.start : n.end] = b"\x01" * (n.end - n.start)
    for known in find_known(part.tokens, concepts):
        start, end = part.tokens.starts[known.first], part.tokens.ends[known.last]
        if 1 in taken[start:end] or (known.is_weak and not _is_defined(known, part.source.text[start:end], shorts)):
            continue
        weight = GENERIC_CONCEPT if known.entries[0].kind == "generic" else PLAIN_CONCEPT
        name = part.source.text[start:end]
        longs = [long for short, long in shorts if short == fold(name)] if name.isupper() else ()
        if has_other_sense(part.source.text, start, end) or stands_for_another(name, longs, known.entries):
            continue
        if any(
            d.long_start <= start < end <= d.long_end and len(d.long) > len(name) and is_capitalised(d.long)
            for d in part.definitions
        ):
            continue
        rule = "introduced: as a term" if weight == PLAIN_CONCEPT and _is_presented(part, start, end) else "lexicon"
        yield FoundName(part.source.ref, start, end, name, NodeType.CONCEPT, rule, weight)


def _is_presented(part: FieldNames, start: int, end: int) -> bool:
    """Whether an abstract brings a known term as its own: `We present speculative sampling, an algorithm for`."""
    text = part.source.text
    is_own = not part.source.is_title and _PRESENTS.search(text, max(0, start - _NEAR), start)
    return bool(is_own and _WHAT_IT_IS.match(text, end))


def _is_defined(known: KnownSpan, short: str, shorts: Collection[tuple[str, str]]) -> bool:
    """Whether the record writes a short form out as the concept that it is weak for."""
    return any((fold(short), form) in shorts for entry in known.entries for form in entry.forms)


def _doubtful(part: FieldNames, doubts: Mapping[str, Decision], names: Sequence[FoundName]) -> Iterator[FoundName]:
    """The spans of a field that may be names, where no name covers them."""
    taken = TakenSpans((n.start, n.end) for n in names)
    for span in part.spans if doubts else ():
        found = doubts.get(name_key(span.name))
        if found and not taken.overlap(span.start, span.end):
            yield FoundName(
                part.source.ref, span.start, span.end, span.name, found.type, found.rule, found.weight, is_doubtful=True
            )


def _is_gloss(text: str, before: FoundName, span: NameSpan, decision: Decision) -> bool:
    """Whether a benchmark in brackets only explains the one before it: `MedQA (USMLE)`."""
    sets = {NodeType.BENCHMARK, NodeType.DATASET}
    between = text[before.end : span.start]
    is_bracket = between.strip() == "(" and text[span.end : span.end + 1] == ")"
    return is_bracket and {decision.type, before.type} <= sets and " " not in before.name


def _goes_on(tokens: Tokens, last: int) -> bool:
    """Whether the compound goes on after a token with what may be part of a longer name."""
    after = tokens.lasts[last]
    return after != last and not tokens.words[last + 1].islower()
