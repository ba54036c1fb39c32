"""The model family that a record is about, and the variants and sizes that stand there without its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from vaultgen.extract.naming.coordination import bare_sizes, bare_variants
from vaultgen.extract.naming.derived_names import NAMED_AFTER
from vaultgen.extract.naming.fields import FieldNames, name_key
from vaultgen.extract.naming.votes import Ballot, Decision
from vaultgen.extract.naming.whole_names import title_name
from vaultgen.identity.model_name import parse_model_name
from vaultgen.identity.model_words import VARIANTS
from vaultgen.model import NodeType
from vaultgen.text.taken import TakenSpans

# What is called one of these is no family of models: its sizes are those of what it is built on.
_BUILT_ON_MODELS = ("agent", "agents", "assistant")


def family_of(
    parts: Sequence[FieldNames], decisions: Mapping[str, Decision], ballots: Mapping[str, Ballot], is_note: bool
) -> str:
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
        if (d := decisions.get(name_key(i.span.name)))
        and d.type is NodeType.MODEL
        and not any(r.endswith(_BUILT_ON_MODELS) for r in ballots[name_key(i.span.name)].cues.get(d.type, {}))
    ]
    return found[0] if found else ""


def type_like_family(
    parts: Sequence[FieldNames], decisions: dict[str, Decision], ballots: Mapping[str, Ballot]
) -> None:
    """Take what is named after an introduced model for a model where nothing says what it is: Foo-Core, Foo-Large."""
    found = [i for p in parts for i in p.introductions]
    for introduction in found:
        key = name_key(introduction.span.name)
        decision, cues = decisions.get(key), ballots[key].cues
        if introduction.rule != NAMED_AFTER or not decision or decision.type is not NodeType.CONCEPT:
            continue
        name = introduction.span.name
        stems = [i.span.name for i in found if name.startswith(f"{i.span.name}-")]
        is_model = any(d.type is NodeType.MODEL for s in stems if (d := decisions.get(name_key(s))))
        if is_model and {rule for rules in cues.values() for rule in rules} == {NAMED_AFTER}:
            decisions[key] = Decision(NodeType.MODEL, decision.weight, NAMED_AFTER)


def complete_versions(parts: Sequence[FieldNames]) -> None:
    """Give `Gemma 2B` its version where the record has said `Gemma 2 (2B and 9B)` and means that one."""
    versions: dict[tuple[str, str], str] = {}
    for part in parts:
        for k, span in enumerate(part.spans):
            if not span.family_end and not span.is_completed:
                continue
            model = parse_model_name(span.name)
            if span.is_completed and model.version and model.size:
                versions.setdefault((model.family, model.size), span.name)
            elif model.key == f"{model.family}|||{model.size}||" and (model.family, model.size) in versions:
                part.spans[k] = replace(span, name=versions[model.family, model.size], is_completed=True)


def complete_bare(parts: Sequence[FieldNames], family: str, is_note: bool, decisions: dict[str, Decision]) -> None:
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
        covered = TakenSpans((s.start, s.end) for s in extra)
        part.spans = [s for s in part.spans if s.entries or not covered.overlap(s.start, s.end)]
        taken = TakenSpans((s.start, s.end) for s in part.spans)
        part.spans += [s for s in extra if not taken.overlap(s.start, s.end)]
        part.spans.sort(key=lambda s: s.start)
