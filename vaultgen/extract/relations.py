"""Relations between the things that a sentence names, each with the sentence as evidence.

A relation needs its words between the two names; over a negation or a condition there is none.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vaultgen.extract import relation_cues as cues
from vaultgen.extract.attach import Named
from vaultgen.extract.subjects import subject_of
from vaultgen.model import Mention, NamedEntity, NodeType, Relation, Role

__all__ = ["Relating", "Scene", "introductions", "sentence_relations"]

_INTRODUCED = (NodeType.MODEL, NodeType.BENCHMARK, NodeType.DATASET, NodeType.CONCEPT)
_SCORED_ON = (NodeType.BENCHMARK, NodeType.DATASET)


@dataclass(slots=True)  # Not frozen: one is made for each sentence.
class Scene:
    """One sentence with what it names (`named`, in its own offsets and order), and what stands around it.

    `own` is the thing that the paper introduces, `subject` the one that a note's bullet speaks of without naming it.
    """

    text: str
    named: tuple[Named, ...]
    paper: NamedEntity
    role: Role = Role.OTHER
    own: NamedEntity | None = None
    subject: NamedEntity | None = None
    introduced: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Relating:
    """A relation that a sentence states: from `subject` to `object`, `on` the benchmark where it says so."""

    relation: Relation
    subject: NamedEntity
    object: NamedEntity
    rule: str
    on: str = ""


def introductions(mentions: Sequence[Mention]) -> list[tuple[Mention, NamedEntity]]:
    """The mentions by which a paper introduces something, and what it is: one for each thing."""
    seen: dict[NamedEntity, Mention] = {}
    for mention in mentions:
        if mention.rule.startswith("introduced") and mention.type in _INTRODUCED:
            seen.setdefault(NamedEntity(mention.type, mention.name), mention)
    return [(mention, thing) for thing, mention in seen.items()]


def sentence_relations(scene: Scene) -> Iterator[Relating]:
    """The relations that one sentence states between the things it names."""
    if not scene.named or (cues.THANKS.search(scene.text) and cues.ACKNOWLEDGES.match(scene.text)):
        return
    types = {n.type for n in scene.named}
    may_use = NodeType.CONCEPT in types and scene.role is not Role.BACKGROUND
    held = cues.cues_held(scene.text) if NodeType.MODEL in types or may_use else frozenset()
    if NodeType.MODEL in types:
        yield from _comparisons(scene, held)
    if not types.isdisjoint(_SCORED_ON):
        yield from _evaluations(scene)
    if held:
        yield from _origins(scene, held)
    if NodeType.ORGANIZATION in types:
        yield from _makers(scene)
    if NodeType.PRODUCT in types:
        yield from _access(scene)


def _comparisons(scene: Scene, held: Container[re.Pattern[str]]) -> Iterator[Relating]:
    """Who outperforms whom, and who is set beside whom."""
    text = scene.text
    for pattern, relation in (
        (cues.BEATEN, Relation.OUTPERFORMS),
        (cues.BEATS, Relation.OUTPERFORMS),
        (cues.COMPARES, Relation.COMPARED_WITH),
    ):
        for cue in pattern.finditer(text) if pattern in held else ():
            if cues.DENIED.search(text[: cue.start()]):
                continue
            rivals = _things_after(scene, cue.end(), (NodeType.MODEL,))
            subject = _beside(scene, cue.start()) or _subject(scene, cue.start())
            # A method is no rival of a model: what it is better than is a model without it.
            if not rivals or subject is None or subject.type is not NodeType.MODEL:
                continue
            kind = Relation.COMPARED_WITH if cues.OPEN.search(text[: cue.start()]) else relation
            benchmarks = [n.name for n in scene.named if n.type in _SCORED_ON and n.start >= rivals[-1].end]
            for rival in rivals:
                pair = (subject, _entity(rival))
                if pair[0] != pair[1]:
                    one, other = pair[::-1] if pattern is cues.BEATEN else pair
                    yield Relating(
                        kind, one, other, cue.group().strip().lower(), benchmarks[0] if len(benchmarks) == 1 else ""
                    )


def _evaluations(scene: Scene) -> Iterator[Relating]:
    """Benchmarks that the paper evaluates on, and data that something was trained on."""
    text = scene.text
    sets = [n for n in scene.named if n.type in _SCORED_ON]
    is_evaluation = sets and scene.role is not Role.BACKGROUND and cues.EVALUATES.search(text)
    for thing in sets:
        before = text[: thing.start]
        if cues.TRAINED.search(before):
            subject = _subject(scene, thing.start)
            is_denied = cues.DENIED.search(before) or scene.role is Role.BACKGROUND
            if not is_denied and thing.name not in scene.introduced:
                yield Relating(Relation.TRAINED_ON, subject or scene.paper, _entity(thing), "trained on")
        elif (
            is_evaluation
            and thing.type is NodeType.BENCHMARK
            and thing.name not in scene.introduced
            and cues.EVALUATED.search(before)
            and not cues.ELSEWHERE.search(before)
        ):
            yield Relating(Relation.EVALUATES_ON, scene.paper, _entity(thing), "evaluated on")


def _origins(scene: Scene, held: Container[re.Pattern[str]]) -> Iterator[Relating]:
    """What a model is based on, distilled from, a variant of; what the paper uses."""
    text = scene.text
    models = [n for n in scene.named if n.type is NodeType.MODEL] if cues.DISTILLED in held else []
    for teacher, student in pairwise(models):
        if cues.TEACHES.match(text[teacher.end : student.start]) and cues.STUDENT.match(text[student.end :]):
            yield Relating(Relation.DISTILLED_FROM, _entity(student), _entity(teacher), "teacher to student")
    may_use = cues.USES in held and scene.role is not Role.BACKGROUND
    for thing in scene.named:
        if thing.type not in (NodeType.MODEL, NodeType.CONCEPT) or thing.name in scene.introduced:
            continue
        before = text[: thing.start]
        if thing.type is NodeType.CONCEPT and not (may_use and cues.USES.search(before)):
            continue
        if (cues.DENIED in held and cues.DENIED.search(before)) or cues.NO_THING.match(text[thing.end :]):
            continue
        if thing.type is NodeType.MODEL and (origin := _origin(scene, thing, held, may_use)):
            yield origin
        if may_use and cues.USES.search(before) and _speaks_of_paper(scene, thing.start):
            yield Relating(Relation.USES, scene.paper, _entity(thing), "uses")


def _origin(scene: Scene, thing: Named, held: Container[re.Pattern[str]], may_use: bool) -> Relating | None:
    """What a model named before or right behind `thing` comes from it: distilled, a variant, based on it."""
    before, after = scene.text[: thing.start], scene.text[thing.end :]
    for pattern, relation in (
        (cues.DISTILLED, Relation.DISTILLED_FROM),
        (cues.VARIANT, Relation.VARIANT_OF),
        (cues.BASED, Relation.BASED_ON),
        (cues.USES, Relation.BASED_ON),
    ):
        cue = pattern.search(before) if pattern in held else None
        if not cue or (pattern is cues.USES and not (may_use and cues.DESIGN.match(after))):
            continue
        subject = _near_subject(scene, cue.start())
        if not subject and relation is Relation.BASED_ON:
            subject = next(
                (_entity(n) for n in scene.named if n.start > thing.end and _is_then_new(scene, thing, n)), None
            )
        if subject and subject != _entity(thing):
            return Relating(relation, subject, _entity(thing), relation.value.replace("_", " "))
    return None


def _is_then_new(scene: Scene, basis: Named, thing: Named) -> bool:
    """Whether a model is introduced right behind what it builds on: `Building on A, we introduce B`."""
    is_new = thing.type is NodeType.MODEL and thing.name in scene.introduced
    return is_new and bool(cues.THEN_NEW.match(scene.text[basis.end : thing.start]))


def _makers(scene: Scene) -> Iterator[Relating]:
    """Who developed a model, where the sentence says so."""
    text = scene.text
    models = [n for n in scene.named if n.type is NodeType.MODEL]
    for maker in (n for n in scene.named if n.type is NodeType.ORGANIZATION):
        before = [m for m in models if m.end <= maker.start]
        after = [m for m in models if m.start >= maker.end]
        if after and cues.OWNED.match(text[maker.end : after[0].start]):
            yield Relating(Relation.DEVELOPED_BY, _entity(after[0]), _entity(maker), "owner's model")
        elif (
            before
            and re.fullmatch(r",\s", text[before[-1].end : maker.start])
            and cues.OWNED.match(text[maker.end :][:3] + " ")
        ):
            yield Relating(Relation.DEVELOPED_BY, _entity(before[-1]), _entity(maker), "owner in apposition")
        elif before and cues.MADE.match(text[before[-1].end : maker.start]):
            yield Relating(Relation.DEVELOPED_BY, _entity(before[-1]), _entity(maker), "developed by")


def _access(scene: Scene) -> Iterator[Relating]:
    """The products through which a model is available."""
    products = [n for n in scene.named if n.type is NodeType.PRODUCT]
    for index, product in enumerate(products):
        cue = cues.ACCESS.search(scene.text[: product.start])
        if not cue:
            continue
        subject = _subject(scene, product.start) or scene.subject or scene.own
        if subject is None or cues.DENIED.search(scene.text[: cue.start()]):
            return
        for listed in _run(scene.text, products[index:]):
            if listed.name != subject.name:
                yield Relating(Relation.AVAILABLE_THROUGH, subject, _entity(listed), "available through")
        return


def _subject(scene: Scene, end: int) -> NamedEntity | None:
    """The model (or the paper's own thing) that the clause before `end` speaks of."""
    own = scene.subject or scene.own
    things = [n for n in scene.named if n.end <= end and (n.type is NodeType.MODEL or (own and n.name == own.name))]
    # Without a subject of its own, a clause goes on with the sentence's (`..., outperforming B`) or is a bullet.
    goes_on = scene.subject is not None or re.match(r"\w+ing\b|(?:significantly|substantially)", scene.text[end:])
    speaker = own.name if own else ""
    name = subject_of(scene.text[:end], things, speaker, speaker if goes_on or not scene.text[:end].strip() else "")
    if own and name == own.name:
        return own
    return next((_entity(n) for n in things if n.name == name), None)


def _beside(scene: Scene, end: int) -> NamedEntity | None:
    """The model right before `end`: `making A competitive with`."""
    near = [n for n in scene.named if n.type is NodeType.MODEL and n.end <= end]
    gap = scene.text[near[-1].end : end] if near else "-"
    return _entity(near[-1]) if re.fullmatch(r"(?: models?)?(?: (?:is|are|was|even|also|to be))* ?", gap) else None


def _speaks_of_paper(scene: Scene, end: int) -> bool:
    """Whether the clause before `end` speaks of the paper's own work, or of a model that it names."""
    models = [n for n in scene.named if n.type is NodeType.MODEL and n.end <= end]
    return bool(subject_of(scene.text[:end], models, "own", "own"))


def _near_subject(scene: Scene, end: int) -> NamedEntity | None:
    """The model named shortly before `end`, as in `X, a new open model based on`."""
    near = [n for n in scene.named if n.type is NodeType.MODEL and n.end <= end and end - n.end <= 90]
    gap = scene.text[near[-1].end : end] if near else ""
    if near and not re.search(r"\b(?:experiments?|results?|evaluat\w+|outperform\w*|than|while|and)\b|[.;:]\s", gap):
        return _entity(near[-1])
    return None


def _things_after(scene: Scene, start: int, types: Sequence[NodeType]) -> list[Named]:
    """The list of things named from `start` on, where it begins close by and in the same clause."""
    things = [n for n in scene.named if n.type in types and n.start >= start]
    if not things:
        return []
    gap = cues.EXAMPLES.sub("", scene.text[start : things[0].start])
    if len(gap) > 80 or cues.OTHER_CLAUSE.search(gap):
        return []
    return [n for n in _run(scene.text, things) if not cues.NO_THING.match(scene.text[n.end :])]


def _run(text: str, things: Sequence[Named]) -> list[Named]:
    """The things that follow the first one in a list."""
    run = [things[0]]
    for thing in things[1:]:
        is_next_subject = cues.COMPARES.match(text[thing.end :].lstrip())  # `A rivals B, and C is on par with D`
        if is_next_subject or not cues.LISTED.match(text[run[-1].end : thing.start]):
            break
        run.append(thing)
    return run


def _entity(named: Named) -> NamedEntity:
    return NamedEntity(named.type, named.name)
