"""Relations between the things that a sentence names, each with the sentence as evidence.

A relation needs its words between the two names; over a negation or a condition there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vaultgen.extract.attach import Named, subject_of
from vaultgen.model import Mention, NamedEntity, NodeType, Relation, Role

__all__ = ["Relating", "Scene", "introductions", "sentence_relations"]

_INTRODUCED = (NodeType.MODEL, NodeType.BENCHMARK, NodeType.DATASET, NodeType.CONCEPT)
_SCORED_ON = (NodeType.BENCHMARK, NodeType.DATASET)


@dataclass(frozen=True, slots=True)
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


# What takes a statement back, before its verb.
_DENIED = re.compile(
    r"\b(?:not|n[o']t|never|cannot|can't|fail(?:s|ed|ing)? to|unable|hardly|rarely|without|nor|neither|if|whether|unless|could|"
    r"might|may|would|should|hope|aim(?:s|ing)? to|expect\w*|potential(?:ly)? to|attempts? to|seek\w* to|rather than)\b[^,;]{0,40}$",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:can|match(?:es)?(?: or)?|matching or|par with or|equals? or|rival\w* or)\s*(?:even |also |often )?$", re.I
)
_BEATS = re.compile(
    r"\b(?:outperform(?:s|ed|ing)?|surpass(?:es|ed|ing)?|exceed(?:s|ed|ing)?|beat(?:s|ing)?|overtakes?|"
    r"(?:superior|better)(?: \w+){0,2} (?:to|than)|improve(?:s|d|ments?)?(?: significantly| substantially)? (?:over|upon)|"
    r"significant improvements? over|advantages? over|leap over)\s",
    re.IGNORECASE,
)
_BEATEN = re.compile(r"\b(?:outperformed|surpassed|exceeded|beaten) by\s", re.IGNORECASE)
_COMPARES = re.compile(
    r"\b(?:competitive (?:\w+ )?(?:with|to)|comparabl[ey] (?:\w+ ){0,2}(?:to|with)|on par with|on a par with|"
    r"rival(?:s|ing|ling)|match(?:es|ing)(?: the \w+ (?:of|from))?|similar (?:\w+ )?to|compared (?:to|with|against)|"
    r"in comparison (?:to|with)|versus|vs\.?|against|relative to|parity with)\s",
    re.IGNORECASE,
)
_EVALUATES = re.compile(
    r"\b(?:evaluat\w*|benchmark(?:ed|ing|s)?|experiment\w*|test(?:ed|ing|s)?|results?|outperform\w*|achiev\w*|perform\w*|surpass\w*|"
    r"state[- ]of[- ]the[- ]art|sota|accuracy|scor(?:e|es|ing|ed)|improv\w*|demonstrat\w*|validat\w*|assess\w*|"
    r"reach\w*|gains?|obtain\w*|attain\w*|exceed\w*|rank\w*|competitive|f1|comparable|show\w*|superior\w*)\b",
    re.IGNORECASE,
)
_EVALUATED = re.compile(
    r"(?:\b(?:on|across|over|in|for|using|with|from|of|at)\s+(?:[\w'’(),/&.+-]+\s+){0,8}?[(\"“:]?|\b(?:including|such as|like|e\.g\.,?|namely|"
    r"i\.e\.,?|and|namely:)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}|[,:(]\s*|^)$",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:unlike|existing|prior|previous|compared (?:to|with)|such as|inspired by|extend\w*|built (?:on|upon|from)|based on|"
    r"derived from|sourced from|drawn from|variant of|version of|contrast to|larger than|harder than|more \w+ than|"
    r"train\w*|pre-?train\w*|fine-?tun\w*|finetun\w*|collected from|annotat\w*)\s(?:[\w'’-]+\s){0,5}$",
    re.IGNORECASE,
)
_TRAINED = re.compile(
    r"\b(?:pre-?trained|trained|fine-?tuned|finetuned|training|pre-?training|fine-?tuning|trains?|instruction-tuned)"
    r"(?: (?:only|solely|jointly|exclusively|entirely|from scratch|and evaluated))? (?:on|with|over|using)\s(?:the |a |an |our )?(?:[\w%-]+ ){0,5}$",
    re.IGNORECASE,
)
_BASED = re.compile(
    r"\b(?:based (?:up)?on|built (?:up)?on(?: top of)?|building (?:up)?on|builds (?:up)?on|derived from|initiali[sz]ed (?:from|with)|"
    r"fine-?tuned (?:from|version of)|finetuned from|adapted from|adapting|on top of|powered by|extends?|extending|"
    r"instantiated (?:on|with)|continued pre-?training (?:of|from))\s(?:the |a |an )?(?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
_DISTILLED = re.compile(
    r"\bdistill(?:ed|ing|ation)(?: \w+){0,3} (?:from|of)\s(?:the |a |an )?(?:[\w-]+ ){0,3}$", re.IGNORECASE
)
_VARIANT = re.compile(
    r"\b(?:variants?|versions?|members?|checkpoints?|addition) (?:of|to|in) (?:the |our )?(?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
_USES = re.compile(
    r"\b(?:us(?:es|ing)|we use|leverag(?:es?|ing)|employ(?:s|ing)?|utili[sz](?:es?|ing)|adopt(?:s|ing)?|"
    r"incorporat(?:es?|ing)|integrat(?:es?|ing)|combin(?:es?|ing)|via|by means of|relies on|rely on|appl(?:y|ies|ying))\s"
    r"(?:(?!of\b|for\b|to\b|in\b|on\b|and\b|from\b|with\b|as\b|that\b)[\w'’-]+\s){0,4}$",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"^[^.;]{0,90}?\b(?:developed|created|built|released|trained|designed|made|introduced|published) (?:and \w+ )?by (?:the )?$",
    re.IGNORECASE,
)
_OWNED = re.compile(r"^['’]s?\s(?:[a-z][\w-]*\s){0,5}$")
_ACCESS = re.compile(
    r"\b(?:availab\w*|access\w*|deploy\w*|offer\w*|serv(?:ed|es|ices?)|integrat\w*|releas\w*|powers?)\b[^.;]{0,120}?"
    r"\b(?:through|via|in|on|including|like|such as)\s(?:the )?(?:\w+ ){0,2}(?:[\w ]+, ){0,3}$",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"^(?:['’]s|\s?\([^()]*\)|\s(?:models?|LLMs?|family|baselines?))*\s*(?:,\s*and|,|and|&|/|or|as well as)\s*(?:the\s+|a\s+|its\s+)?(?:[a-z][\w-]* ){0,1}$"
)
_NO_THING = re.compile(r"^(?:-based|-style|-like|-driven|'s performance)", re.IGNORECASE)


def introductions(mentions: Sequence[Mention]) -> list[tuple[Mention, NamedEntity]]:
    """The mentions by which a paper introduces something, and what it is: one for each thing."""
    seen: dict[NamedEntity, Mention] = {}
    for mention in mentions:
        if mention.rule.startswith("introduced") and mention.type in _INTRODUCED:
            seen.setdefault(NamedEntity(mention.type, mention.name), mention)
    return [(mention, thing) for thing, mention in seen.items()]


def sentence_relations(scene: Scene) -> Iterator[Relating]:
    """The relations that one sentence states between the things it names."""
    if not scene.named:
        return
    yield from _comparisons(scene)
    yield from _evaluations(scene)
    yield from _origins(scene)
    yield from _makers(scene)
    yield from _access(scene)


def _comparisons(scene: Scene) -> Iterator[Relating]:
    """Who outperforms whom, and who is set beside whom."""
    text = scene.text
    for pattern, relation in (
        (_BEATEN, Relation.OUTPERFORMS),
        (_BEATS, Relation.OUTPERFORMS),
        (_COMPARES, Relation.COMPARED_WITH),
    ):
        for cue in pattern.finditer(text):
            if _DENIED.search(text[: cue.start()]):
                continue
            rivals = _things_after(scene, cue.end(), (NodeType.MODEL,))
            subject = _beside(scene, cue.start()) or _subject(scene, cue.start())
            if not rivals or subject is None:
                continue
            kind = Relation.COMPARED_WITH if _OPEN.search(text[: cue.start()]) else relation
            benchmarks = [n.name for n in scene.named if n.type in _SCORED_ON and n.start >= rivals[-1].end]
            for rival in rivals:
                pair = (subject, _entity(rival))
                if pair[0] != pair[1]:
                    one, other = pair[::-1] if pattern is _BEATEN else pair
                    yield Relating(
                        kind, one, other, cue.group().strip().lower(), benchmarks[0] if len(benchmarks) == 1 else ""
                    )


def _evaluations(scene: Scene) -> Iterator[Relating]:
    """Benchmarks that the paper evaluates on, and data that something was trained on."""
    text = scene.text
    is_evaluation = scene.role is not Role.BACKGROUND and _EVALUATES.search(text)
    for thing in scene.named:
        if thing.type not in _SCORED_ON:
            continue
        before = text[: thing.start]
        if _TRAINED.search(before):
            subject = _subject(scene, thing.start)
            is_denied = _DENIED.search(before) or scene.role is Role.BACKGROUND
            if not is_denied and thing.name not in scene.introduced:
                yield Relating(Relation.TRAINED_ON, subject or scene.paper, _entity(thing), "trained on")
        elif (
            is_evaluation
            and thing.type is NodeType.BENCHMARK
            and thing.name not in scene.introduced
            and _EVALUATED.search(before)
            and not _ELSEWHERE.search(before)
        ):
            yield Relating(Relation.EVALUATES_ON, scene.paper, _entity(thing), "evaluated on")


def _origins(scene: Scene) -> Iterator[Relating]:
    """What a model is based on, distilled from, a variant of; what the paper uses."""
    text = scene.text
    for thing in scene.named:
        if thing.type not in (NodeType.MODEL, NodeType.CONCEPT) or thing.name in scene.introduced:
            continue
        before = text[: thing.start]
        if _DENIED.search(before) or _NO_THING.match(text[thing.end :]):
            continue
        if thing.type is NodeType.MODEL:
            for pattern, relation in (
                (_DISTILLED, Relation.DISTILLED_FROM),
                (_VARIANT, Relation.VARIANT_OF),
                (_BASED, Relation.BASED_ON),
            ):
                cue = pattern.search(before)
                subject = _near_subject(scene, cue.start()) if cue else None
                if cue and subject and subject != _entity(thing):
                    yield Relating(relation, subject, _entity(thing), relation.value.replace("_", " "))
                    break
        if scene.role is not Role.BACKGROUND and _USES.search(before) and _speaks_of_paper(scene, thing.start):
            yield Relating(Relation.USES, scene.paper, _entity(thing), "uses")


def _makers(scene: Scene) -> Iterator[Relating]:
    """Who developed a model, where the sentence says so."""
    text = scene.text
    models = [n for n in scene.named if n.type is NodeType.MODEL]
    for maker in (n for n in scene.named if n.type is NodeType.ORGANIZATION):
        before = [m for m in models if m.end <= maker.start]
        after = [m for m in models if m.start >= maker.end]
        if after and _OWNED.match(text[maker.end : after[0].start]):
            yield Relating(Relation.DEVELOPED_BY, _entity(after[0]), _entity(maker), "owner's model")
        elif (
            before
            and re.fullmatch(r",\s", text[before[-1].end : maker.start])
            and _OWNED.match(text[maker.end :][:3] + " ")
        ):
            yield Relating(Relation.DEVELOPED_BY, _entity(before[-1]), _entity(maker), "owner in apposition")
        elif before and _MADE.match(text[before[-1].end : maker.start]):
            yield Relating(Relation.DEVELOPED_BY, _entity(before[-1]), _entity(maker), "developed by")


def _access(scene: Scene) -> Iterator[Relating]:
    """The products through which a model is available."""
    products = [n for n in scene.named if n.type is NodeType.PRODUCT]
    for index, product in enumerate(products):
        cue = _ACCESS.search(scene.text[: product.start])
        if not cue:
            continue
        subject = _subject(scene, product.start) or scene.subject or scene.own
        if subject is None or _DENIED.search(scene.text[: cue.start()]):
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
    gap = scene.text[start : things[0].start]
    if len(gap) > 80 or re.search(
        r"[;:]|\.\s|\b(?:on|by|in|when|while|using|with|for|which|that|after)\b|,(?! (?:and|both)?)", gap
    ):
        is_listed = re.search(r"(?:including|such as|like|e\.g\.,?|namely|[(:])\s*(?:the )?$", gap)
        if not is_listed or len(gap) > 110:
            return []
    return [n for n in _run(scene.text, things) if not _NO_THING.match(scene.text[n.end :])]


def _run(text: str, things: Sequence[Named]) -> list[Named]:
    """The things that follow the first one in a list."""
    run = [things[0]]
    for thing in things[1:]:
        is_next_subject = _COMPARES.match(text[thing.end :].lstrip())  # `A rivals B, and C is on par with D`
        if is_next_subject or not _LISTED.match(text[run[-1].end : thing.start]):
            break
        run.append(thing)
    return run


def _entity(named: Named) -> NamedEntity:
    return NamedEntity(named.type, named.name)
