"""Relations between the things that a sentence names, each with the sentence as evidence.

A relation needs its words between the two names; over a negation or a condition there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from vaultgen.extract.gates import open_gates
from vaultgen.extract.relating import relation_cues as cues
from vaultgen.extract.relating.comparison_cues import BOTH
from vaultgen.extract.relating.comparisons import comparisons
from vaultgen.extract.relating.origins import origins
from vaultgen.extract.relating.rivals import run_of
from vaultgen.extract.relating.scene import Relating, Scene, entity_of
from vaultgen.extract.scoring.subjects import subject_of
from vaultgen.model import Mention, NamedEntity, NodeType, Relation, Role

__all__ = ["introductions", "sentence_relations"]

_INTRODUCED = (NodeType.MODEL, NodeType.BENCHMARK, NodeType.DATASET, NodeType.CONCEPT)
_SCORED_ON = (NodeType.BENCHMARK, NodeType.DATASET)


def introductions(mentions: Sequence[Mention]) -> list[tuple[Mention, NamedEntity]]:
    """The mentions by which a paper introduces something, and what it is: one for each thing."""
    seen: dict[NamedEntity, Mention] = {}
    for mention in mentions:
        if mention.rule.startswith("introduced") and mention.type in _INTRODUCED:
            seen.setdefault(NamedEntity(mention.type, mention.name), mention)
    return [(mention, thing) for thing, mention in seen.items()]


def sentence_relations(scene: Scene) -> Iterator[Relating]:
    """The relations that one sentence states between the things it names."""
    opened = open_gates(scene.text)
    if cues.THANKS.search(opened, scene.text) and cues.ACKNOWLEDGES.match(scene.text):
        return
    types = {n.type for n in scene.named}
    is_ours = scene.role is not Role.BACKGROUND and (scene.own is not None or NodeType.CONCEPT in types)
    if NodeType.MODEL in types or is_ours:
        yield from comparisons(scene, opened, _subject)
    if not types.isdisjoint(_SCORED_ON):
        yield from _evaluations(scene, opened)
    if NodeType.MODEL in types or (is_ours and scene.own):
        yield from origins(scene, opened)
    if scene.role is not Role.BACKGROUND and (NodeType.MODEL in types or is_ours) and cues.USES.may_match(opened):
        yield from _uses(scene, opened)
    if NodeType.ORGANIZATION in types:
        yield from _makers(scene)
    if NodeType.PRODUCT in types:
        yield from _access(scene, opened)


def _evaluations(scene: Scene, opened: int) -> Iterator[Relating]:
    """Benchmarks that the paper evaluates on, data that it says to test on, and data that something was trained on."""
    text = scene.text
    sets = [n for n in scene.named if n.type in _SCORED_ON]
    is_evaluation = sets and scene.role is not Role.BACKGROUND and cues.EVALUATES.search(opened, text)
    for thing in sets:
        before = text[: thing.start]
        if cues.TRAINED.search(opened, before):
            subject = _subject(scene, thing.start)
            if subject and subject.type is NodeType.CONCEPT and all(n.name != subject.name for n in scene.named):
                subject = None  # by a method something is trained
            is_denied = cues.DENIED.search(opened, before) or scene.role is Role.BACKGROUND
            if not is_denied and thing.name not in scene.introduced:
                yield Relating(Relation.TRAINED_ON, subject or scene.paper, entity_of(thing), "trained on")
        elif (
            is_evaluation
            and (thing.type is NodeType.BENCHMARK or cues.TESTED.search(before))
            and thing.name not in scene.introduced
            and cues.EVALUATED.search(before)
            and not cues.ELSEWHERE.search(before)
        ):
            yield Relating(Relation.EVALUATES_ON, scene.paper, entity_of(thing), "evaluated on")


def _uses(scene: Scene, opened: int) -> Iterator[Relating]:
    """The models and methods that the paper uses."""
    for thing in scene.named:
        if thing.type not in (NodeType.MODEL, NodeType.CONCEPT) or thing.name in scene.introduced:
            continue
        before = scene.text[: thing.start]
        if not cues.USES.search(opened, before) or cues.NO_THING.match(scene.text[thing.end :]):
            continue
        if not cues.DENIED.search(opened, before) and _speaks_of_paper(scene, thing.start):
            yield Relating(Relation.USES, scene.paper, entity_of(thing), "uses")


def _makers(scene: Scene) -> Iterator[Relating]:
    """Who developed a model or product, where the sentence says so."""
    text = scene.text
    made = [n for n in scene.named if n.type in (NodeType.MODEL, NodeType.PRODUCT)]
    for maker in (n for n in scene.named if n.type is NodeType.ORGANIZATION):
        before = [m for m in made if m.end <= maker.start]
        after = [m for m in made if m.start >= maker.end]
        if after and cues.OWNED.match(text[maker.end : after[0].start]):
            stem = _first_letters(after[0].name)  # `Burrow's Mole 4 and Mole 5`, but not `Burrow's Mole and Vole`
            for owned in (x for x in run_of(text, after) if _first_letters(x.name) == stem):
                yield Relating(Relation.DEVELOPED_BY, entity_of(owned), entity_of(maker), "owner's model")
        elif (
            before
            and re.fullmatch(r",\s", text[before[-1].end : maker.start])
            and cues.APPOSED.match(text[maker.end :])
        ):
            yield Relating(Relation.DEVELOPED_BY, entity_of(before[-1]), entity_of(maker), "owner in apposition")
        elif before and cues.MADE.match(text[before[-1].end : maker.start]):
            yield Relating(Relation.DEVELOPED_BY, entity_of(before[-1]), entity_of(maker), "developed by")


def _first_letters(name: str) -> str:
    """The letters that a name begins with: `TPUv` of TPUv4."""
    return "".join(takewhile(str.isalpha, name))


def _access(scene: Scene, opened: int) -> Iterator[Relating]:
    """The products through which a model is available."""
    products = [n for n in scene.named if n.type is NodeType.PRODUCT]
    for index, product in enumerate(products):
        cue = cues.ACCESS.search(opened, scene.text[: product.start])
        if not cue:
            continue
        subject = _subject(scene, product.start) or scene.subject or scene.own
        if subject is None or cues.DENIED.search(opened, scene.text[: cue.start()]):
            return
        for listed in run_of(scene.text, products[index:]):
            if listed.name != subject.name:
                yield Relating(Relation.AVAILABLE_THROUGH, subject, entity_of(listed), "available through")
        return


def _subject(scene: Scene, end: int) -> NamedEntity | None:
    """The model (or the paper's own thing) that the clause before `end` speaks of."""
    own = scene.subject or scene.own
    if own and own.type is NodeType.MODEL and scene.follows_own and BOTH.fullmatch(scene.text[:end]):
        return own
    things = [n for n in scene.named if n.end <= end and (n.type is NodeType.MODEL or (own and n.name == own.name))]
    # Without a subject of its own, a clause goes on with the sentence's (`..., outperforming B`) or is a bullet.
    goes_on = scene.subject is not None or re.match(r"\w+ing\b|(?:significantly|substantially)", scene.text[end:])
    speaker = own.name if own else ""
    name = subject_of(scene.text[:end], things, speaker, speaker if goes_on or not scene.text[:end].strip() else "")
    if own and name == own.name:
        return own
    return next((entity_of(n) for n in things if n.name == name), None)


def _speaks_of_paper(scene: Scene, end: int) -> bool:
    """Whether the clause before `end` speaks of the paper's own work, or of a model that it names."""
    models = [n for n in scene.named if n.type is NodeType.MODEL and n.end <= end]
    return bool(subject_of(scene.text[:end], models, "own", "own"))
