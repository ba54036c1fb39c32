"""The names of one record: found in all its texts, typed by all their uses together, then marked wherever they stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from vaultgen.extract.abbreviations import Definition, find_definitions
from vaultgen.extract.coordination import bare_sizes, bare_variants, with_coordinated
from vaultgen.extract.cue_words import METHOD_NOUNS
from vaultgen.extract.cues import Cue, form_cues, head_of_phrase, list_cues, span_cues
from vaultgen.extract.introductions import Introduction, find_introductions, title_name
from vaultgen.extract.known import Indexes, NameIndex, build_index, find_known
from vaultgen.extract.language import is_english
from vaultgen.extract.lists import NameList, find_lists
from vaultgen.extract.shapes import Shape, is_generic, shape_of
from vaultgen.extract.spans import NameSpan, find_spans
from vaultgen.extract.tokens import Tokens, tokenize
from vaultgen.extract.votes import GENERIC_CONCEPT, PLAIN_CONCEPT, Ballot, Decision, decide
from vaultgen.identity.model_name import parse_model_name
from vaultgen.identity.model_words import VARIANTS
from vaultgen.lexicon import Entry
from vaultgen.model import FieldRef, NodeType
from vaultgen.text.fold import fold

_PRODUCT_LIST = re.compile(r"\b(?:services|products|apps)\s+(?:such as|including|like)\s+[^.;]*$|\bApps?\s*\([^()]*$")
# `Foo, a small reasoning model (SRM)`: the abbreviation stands for the class, not for Foo.
_CLASS_BEFORE = re.compile(r"[^\W_],\s+(?:a|an)\s+(?:[\w-]+\s+){0,3}$")


@dataclass(frozen=True, slots=True)
class FieldText:
    """One text of a record, with its sentences. `scored_lead_in` is where the lead-in of an evaluation's bullet ends."""

    ref: FieldRef
    text: str
    sentences: tuple[tuple[int, int], ...]
    is_title: bool = False
    scored_lead_in: int = 0


@dataclass(frozen=True, slots=True)
class FoundName:
    """A span of a field that names something, typed."""

    ref: FieldRef
    start: int
    end: int
    name: str
    type: NodeType
    rule: str
    weight: float
    expansion: str = ""


@dataclass(slots=True)
class _Field:
    """A field's text with what was found in it."""

    source: FieldText
    tokens: Tokens
    spans: list[NameSpan]
    lists: list[NameList] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    introductions: list[Introduction] = field(default_factory=list)


def name_key(name: str) -> str:
    """Under what the uses of a name in one record meet: `Gemini-1.5-Pro` and `Gemini 1.5 Pro`."""
    return fold(name).replace(" ", "")


def _with_defined(part: _Field) -> list[NameSpan]:
    """The spans, with the abbreviations that the text defines and their long forms as names, both under the short one.

    `a 3D Masked AutoEncoder (3D-MAE)` names 3D-MAE twice; `large language models (LLMs)` nothing.
    """
    spans = part.spans
    for definition in part.definitions:
        places = ((definition.long_start, definition.long_end), (definition.short_start, definition.short_end))
        words = definition.long.replace("-", " ").split()
        inside = [s for s in spans if any(s.start < b and a < s.end for a, b in places)]
        if sum(w[0].isupper() for w in words) * 2 < len(words) or is_generic(definition.short):
            continue
        if not any(_stays_known(s, definition) for s in inside):
            new = [
                NameSpan(a, b, _token_at(part.tokens, a), _token_at(part.tokens, b - 1), definition.short)
                for a, b in places
            ]
            spans = [*(s for s in spans if s not in inside), *new]
    return sorted(spans, key=lambda s: s.start)


def _stays_known(span: NameSpan, definition: Definition) -> bool:
    """Whether a known name in a definition is meant: of NeMO, a Neural Memory Object, the lexicon's NeMo is not."""
    if not span.entries:
        return False
    if (
        span.start >= definition.long_start
        and span.end <= definition.long_end
        and span.end - span.start < len(definition.long)
    ):
        return span.start == definition.long_start
    return any(span.name in e.spellings or fold(definition.long) in e.forms for e in span.entries)


def _token_at(tokens: Tokens, offset: int) -> int:
    return max(0, bisect_right(tokens.starts, offset) - 1)


def find_names(fields: Sequence[FieldText], indexes: Indexes, is_note: bool) -> list[FoundName]:
    """The names in the texts of one record (its title first), in reading order."""
    if not is_english(" ".join(f.text for f in fields[:40])):
        return _known_only(fields, indexes.names)
    parts = [_read(f, indexes, is_note) for f in fields]
    ballots = _ballots(parts)
    _vote_title(parts, ballots)
    decisions = {key: d for key, ballot in ballots.items() if (d := decide(ballot))}
    family = _family(parts, decisions, is_note)
    if family:
        _complete_bare(parts, family, is_note, decisions)
    expansions = _expansions(parts, decisions)
    again = _index_of_found(parts, decisions, expansions)
    names: list[FoundName] = []
    for part in parts:
        own = _emit(part, decisions, ballots, again, expansions)
        names += own
        names += _concepts(part, indexes.concepts, own)
    return names


def _known_only(fields: Sequence[FieldText], index: NameIndex) -> list[FoundName]:
    """The names that the lexicon knows for sure: all that may be said of a text in another language."""
    return [
        FoundName(f.ref, s.start, s.end, s.name, s.types()[0], "lexicon", 0.8)
        for f in fields
        for s in find_spans(tokenize(f.text), index, (), is_title=True)
        if s.entries and len(s.types()) == 1 and (not s.is_weak or s.has_model_form)
    ]


def _read(source: FieldText, indexes: Indexes, is_note: bool) -> _Field:
    """A field with its spans, lists and introductions."""
    tokens = tokenize(source.text)
    starts = {start for start, _ in source.sentences}
    spans = with_coordinated(tokens, find_spans(tokens, indexes.names, starts, source.is_title))
    spans = [s if s.entries else replace(s, entries=indexes.terms.get(fold(s.name), ())) for s in spans]
    part = _Field(source, tokens, spans)
    part.definitions = list(find_definitions(source.text)) if "(" in source.text else []
    if part.definitions:
        part.spans = _with_defined(part)
    part.lists = find_lists(source.text, part.spans, source.sentences)
    if not source.is_title and not is_note:
        part.introductions = list(find_introductions(source.text, part.lists, part.definitions, source.sentences))
    return part


def _ballots(parts: Sequence[_Field]) -> dict[str, Ballot]:
    """The evidence for every name of the record."""
    ballots: dict[str, Ballot] = {}
    for part in parts:
        text = part.source.text
        terms = {d.short_start for d in part.definitions if not _is_proper(text, d)}
        tasks = {d.short_start for d in part.definitions if not _is_capitalised(d.long)} & terms
        classes = {d.short_start for d in part.definitions if _CLASS_BEFORE.search(text[: d.long_start][-40:])}
        longs = {d.short_start: d.long for d in part.definitions}
        for names in part.lists:
            shared = () if part.source.is_title else tuple(list_cues(text, names))
            neighbours = _neighbour_cues(names)
            for span in names.spans:
                ballot = ballots.setdefault(name_key(span.name), Ballot())
                if span.entries and not ballot.entries:
                    ballot.entries = span.entries
                    ballot.is_weak = span.is_weak and not span.has_model_form and not span.is_completed
                ballot.shape = max(ballot.shape, span.shape)
                ballot.is_generic = is_generic(span.name)
                ballot.has_words |= " " in span.name
                ballot.is_term |= span.start in terms
                ballot.is_task |= span.start in tasks
                if span.start in classes:
                    continue
                ballot.add(form_cues(span))
                if part.source.is_title:
                    ballot.add(list_cues(text, names) if span.is_weak else ())
                else:
                    ballot.add(c for c in shared if c.type is not NodeType.PRODUCT or not _is_model(span))
                    ballot.add(neighbours)
                    ballot.add(span_cues(text, span, names))
                    if span.end <= part.source.scored_lead_in and span.shape is Shape.STRONG:
                        ballot.add([Cue(NodeType.BENCHMARK, 1.0, "lead-in of an evaluation")])
                    if long := longs.get(span.start):
                        ballot.add(_expansion_cues(long))
        for introduction in part.introductions:
            _vote_introduced(ballots[name_key(introduction.span.name)], introduction)
    return ballots


def _is_model(span: NameSpan) -> bool:
    """Whether the lexicon has a model of this name: a product beside it of the same name is told by its place."""
    return NodeType.MODEL in span.types()


def _is_proper(text: str, definition: Definition) -> bool:
    """Whether the long form of an abbreviation names one thing (`Tiny Recursive Model`), not a task or a class."""
    long = definition.long
    head = head_of_phrase(long)
    words = long.split()
    is_the = len(definition.short) > 3 and text[: definition.long_start].endswith((" the ", "The "))
    return (
        (_is_capitalised(long) or is_the)
        and head is not None
        and fold(words[-1]) == fold(head[1])
        and not head[1].endswith("s")
    )


def _is_capitalised(long: str) -> bool:
    words = long.split()
    return sum(w[0].isupper() for w in words) * 2 >= len(words)


def _neighbour_cues(names: NameList) -> tuple[Cue, ...]:
    """What the names that are known for sure say about the others of their list."""
    known = [s.types()[0] for s in names.spans if s.entries and not s.is_weak and len(s.types()) == 1]
    if len(names.spans) < 2 or not known or len(set(known)) > 1 or known[0] is NodeType.CONCEPT:
        return ()
    return (Cue(known[0], 1.1 if len(known) == 1 else 1.8, f"in a row with a known {known[0].value}"),)


def _expansion_cues(long: str) -> Iterator[Cue]:
    """What the long form of an abbreviation says: `Massive Text Embedding Benchmark`."""
    head = head_of_phrase(long)
    if fold(long.split()[-1]).split()[-1:] and fold(long.split()[-1]).split()[-1] in METHOD_NOUNS:
        yield Cue(NodeType.CONCEPT, 1.2, "short for a method")
    elif head and fold(long).endswith(fold(head[1])):
        named = sum(w[:1].isupper() for w in long.split()) * 2 > len(long.split())
        yield Cue(head[0], 1.2 if named else 0.7, f"short for a {head[1]}")


def _vote_introduced(ballot: Ballot, introduction: Introduction) -> None:
    ballot.is_introduced = True
    if introduction.type:
        ballot.add([Cue(introduction.type, 1.6, introduction.rule)])
    elif ballot.entries:
        ballot.add([Cue(ballot.entries[0].type, 0.6, introduction.rule)])
    else:
        # Without a noun: a method, unless the name or its other uses say more.
        ballot.add([Cue(NodeType.CONCEPT, 1.0, introduction.rule)])
        ballot.add(
            [
                Cue(t, 0.7, introduction.rule)
                for t in (NodeType.MODEL, NodeType.BENCHMARK, NodeType.DATASET)
                if ballot.weight(t) > 0.3
            ]
        )


def _vote_title(parts: Sequence[_Field], ballots: dict[str, Ballot]) -> None:
    """A title that opens with a name introduces it, when the abstract uses the name too or the name is a new one."""
    title = parts[0] if parts and parts[0].source.is_title else None
    place = title_name(title.source.text) if title else None
    if not title or not place:
        return
    text = title.source.text
    name = text[place[0] : place[1]]
    key = name_key(name)
    spans = [s for s in title.spans if s.start < place[1] and s.end > place[0]]
    whole = [s for s in spans if s.start == place[0] and s.end == place[1]]
    used = any(key in name_key(p.source.text) and _stands(p, name) for p in parts[1:])
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
    if derived:
        title.spans = [s for s in title.spans if s not in spans]
        title.spans.insert(0, NameSpan(place[0], place[1], 0, 0, name, kin=NodeType.MODEL))
        ballot.add([Cue(NodeType.MODEL, 1.2, "introduced: title names a derived model")])
    elif not whole and not spans:
        title.spans.insert(0, NameSpan(place[0], place[1], 0, 0, name, shape=Shape.CAPITALISED))
    ballot.is_introduced = True
    ballot.shape = max(ballot.shape, Shape.STRONG if used else shape_of(name.replace(" ", "-")))
    subtitle = text[place[1] :].lstrip(" :-–—")
    head = head_of_phrase(subtitle.lower().removeprefix("a ").removeprefix("an ")) if ":" in text else None
    rule = "introduced: title"
    if head:
        ballot.add([Cue(head[0], 1.0, rule)])
    elif not ballot.entries:
        ballot.add([Cue(NodeType.CONCEPT, 1.0, rule)])
        ballot.add(
            [
                Cue(t, 0.5, rule)
                for t in (NodeType.MODEL, NodeType.BENCHMARK, NodeType.DATASET)
                if ballot.weight(t) > 0.3
            ]
        )


def _is_relative_introduced(name: str, parts: Sequence[_Field]) -> bool:
    """Whether the abstract introduces a model of the same family (`Gemini 2.5 Pro` for a title on `Gemini 2.5`)."""
    family = parse_model_name(name).family
    return any(parse_model_name(i.span.name).family == family for p in parts for i in p.introductions)


def _stands(part: _Field, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", part.source.text) is not None


def _family(parts: Sequence[_Field], decisions: Mapping[str, Decision], is_note: bool) -> str:
    """The model family that the record is about: the one that it introduces, or that a note's title opens with."""
    if is_note and parts:
        for span in parts[0].spans:
            if span.entries and span.types()[0] is NodeType.MODEL:
                return span.name
        place = title_name(parts[0].source.text)
        return parts[0].source.text[place[0] : place[1]] if place else ""
    found = [
        i.span.name
        for p in parts
        for i in p.introductions
        if (d := decisions.get(name_key(i.span.name))) and d.type is NodeType.MODEL
    ]
    return found[0] if found else ""


def _complete_bare(parts: Sequence[_Field], family: str, is_note: bool, decisions: dict[str, Decision]) -> None:
    """Give variants and sizes that stand without the family's name their whole name."""
    known = {s.name for p in parts for s in p.spans}
    prefix = family.lower() + " "
    variants = {n[len(prefix) :].split()[0].split("-")[0].lower() for n in known if n.lower().startswith(prefix)}
    variants &= VARIANTS
    entries = next((s.entries for p in parts for s in p.spans if s.name == family and s.entries), ())
    variants |= {v.lower() for e in entries for v in e.variants}
    variants |= {
        p.lower() for n in known if n.startswith(family) for p in n[len(family) :].split() if p.lower() in VARIANTS
    }
    only = frozenset(v for v in variants if v.isalpha() and len(v) > 2)
    for part in parts:
        text = part.source.text
        extra = bare_variants(text, part.spans, family, only, is_note and not part.source.is_title)
        if not is_note:
            extra += bare_sizes(text, family)
        rule = "variant of the family at hand" if is_note else "introduced: size of the family"
        for span in extra:
            decisions[name_key(span.name)] = Decision(NodeType.MODEL, 0.7, rule)
        covered = [(s.start, s.end) for s in extra]
        part.spans = [s for s in part.spans if s.entries or not any(a < s.end and s.start < b for a, b in covered)]
        taken = [(s.start, s.end) for s in part.spans]
        part.spans += [s for s in extra if not any(a < s.end and s.start < b for a, b in taken)]
        part.spans.sort(key=lambda s: s.start)


def _expansions(parts: Sequence[_Field], decisions: Mapping[str, Decision]) -> dict[str, str]:
    """The long form of each decided name that the record defines."""
    return {name_key(d.short): d.long for p in parts for d in p.definitions if name_key(d.short) in decisions}


def _index_of_found(
    parts: Sequence[_Field], decisions: Mapping[str, Decision], expansions: Mapping[str, str]
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
    part: _Field,
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
    longs = {d.long_start: d for d in part.definitions}
    for span in part.spans:
        key = name_key(span.name)
        decision = decisions.get(key)
        if not decision or any(covered[span.start : span.end]):
            continue
        if found and _is_gloss(text, found[-1], span, decision):
            continue
        if decision.type is NodeType.ORGANIZATION and text[: span.start].endswith(" on "):
            continue
        if decision.type is NodeType.MODEL and _PRODUCT_LIST.search(text[max(0, span.start - 80) : span.start]):
            continue
        rule = introduced.get((span.start, span.end), decision.rule)
        if part.source.is_title and ballots.get(key) and ballots[key].is_introduced and span.start < 3:
            rule = "introduced: title"
        found.append(
            FoundName(
                ref, span.start, span.end, span.name, decision.type, rule, decision.weight, expansions.get(key, "")
            )
        )
        covered[span.start : span.end] = b"\x01" * (span.end - span.start)
    if again.by_first:
        found += _again(part, decisions, again, covered, expansions, longs)
    return sorted(found, key=lambda n: n.start)


def _concepts(part: _Field, concepts: NameIndex, names: Sequence[FoundName]) -> Iterator[FoundName]:
    """The lexicon's concepts in a field, where no name covers them."""
    taken = [(n.start, n.end) for n in names]
    for known in find_known(part.tokens, concepts):
        start, end = part.tokens.starts[known.first], part.tokens.ends[known.last]
        if known.is_weak or any(a < end and start < b for a, b in taken):
            continue
        weight = GENERIC_CONCEPT if known.entries[0].kind == "generic" else PLAIN_CONCEPT
        name = part.source.text[start:end]
        yield FoundName(part.source.ref, start, end, name, NodeType.CONCEPT, "lexicon", weight)


def _is_gloss(text: str, before: FoundName, span: NameSpan, decision: Decision) -> bool:
    """Whether a benchmark in brackets only explains the one before it: `MedQA (USMLE)`."""
    sets = {NodeType.BENCHMARK, NodeType.DATASET}
    between = text[before.end : span.start]
    is_bracket = between.strip() == "(" and text[span.end : span.end + 1] == ")"
    return is_bracket and {decision.type, before.type} <= sets and " " not in before.name


def _again(
    part: _Field,
    decisions: Mapping[str, Decision],
    again: NameIndex,
    covered: bytearray,
    expansions: Mapping[str, str],
    longs: Mapping[int, Definition],
) -> Iterator[FoundName]:
    """The names found elsewhere in the record, where they stand once more, and the long forms beside them."""
    tokens = part.tokens
    for known in find_known(tokens, again):
        start, end = tokens.starts[known.first], tokens.ends[known.last]
        entry = known.entries[0]
        key = name_key(entry.name)
        written = part.source.text[start:end]
        is_long = entry.expansion and fold(written) == fold(entry.expansion)
        if any(covered[start:end]) or known.cut or key not in decisions:
            continue
        if not is_long and (tokens.firsts[known.first] != known.first or _goes_on(tokens, known.last)):
            continue
        decision = decisions[key]
        rule = (
            "long form" if is_long else f"named elsewhere in the record: {decision.rule.removeprefix('introduced: ')}"
        )
        if is_long and start not in longs:
            rule = "long form, elsewhere"
        yield FoundName(
            part.source.ref, start, end, entry.name, decision.type, rule, decision.weight, expansions.get(key, "")
        )


def _goes_on(tokens: Tokens, last: int) -> bool:
    """Whether the compound goes on after a token with what may be part of a longer name."""
    after = tokens.lasts[last]
    return after != last and not tokens.words[last + 1].islower()
