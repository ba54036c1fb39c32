"""Who outperforms whom, and who is set beside whom: a subject, a comparing word, and a list of rivals behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from vaultgen.extract.relating import comparison_cues as cues
from vaultgen.extract.relating.relation_cues import DENIED
from vaultgen.extract.relating.rivals import can_compete, is_own_name, rivals_after
from vaultgen.extract.relating.scene import Relating, Scene, entity_of
from vaultgen.extract.scoring.attach import Named
from vaultgen.model import NamedEntity, NodeType, Relation

__all__ = ["comparisons"]

_SCORED_ON = (NodeType.BENCHMARK, NodeType.DATASET)
_AND = re.compile(r"(?:\s\([^()]*\))?,?\s(?:and|&)\s(?:the\s|our\s)?$")
_PAIRED = re.compile(r"(?:\s\([^()]*\))?,?\s(?:and|&|with|to|against|versus|vs\.?)\s(?:the\s|our\s)?(?:[a-z-]+\s){0,2}")
_COMMA = re.compile(r"(?:\s\([^()]*\))?,\s(?:the\s)?$")

_NUMBER = re.compile(r"^[\W\d]+(?:x|pp)?\b")
# The model, or the paper's own thing, that the clause before a place speaks of.
SubjectOf = Callable[[Scene, int], NamedEntity | None]


def comparisons(scene: Scene, opened: int, subject_of: SubjectOf) -> Iterator[Relating]:
    """The comparisons that a sentence makes; its words open the gates `opened`."""
    text = scene.text
    if cues.COMPARES.may_match(opened):
        yield from _compared_pairs(scene)
    for pattern, relation in (
        (cues.BEATEN, Relation.OUTPERFORMS),
        (cues.BEATS, Relation.OUTPERFORMS),
        (cues.COMPARES, Relation.COMPARED_WITH),
    ):
        for cue in pattern.finditer(opened, text):
            before = text[: cue.start()]
            if DENIED.search(opened, before) or (
                cue.group().startswith("against") and not cues.MEASURED.search(before)
            ):
                continue
            is_sure = cues.SURE.match(cue.group().lower()) is not None
            rivals = rivals_after(text, scene.named, cue.end(), is_sure=is_sure)
            subjects = _subjects(scene, cue, subject_of) if rivals else ()
            if not rivals or not subjects:
                continue
            kind = Relation.COMPARED_WITH if cues.OPEN.search(opened, before) else relation
            benchmarks = [n.name for n in scene.named if n.type in _SCORED_ON and n.start >= rivals[-1].end]
            on = benchmarks[0] if len(benchmarks) == 1 else ""
            for subject in subjects:
                for rival in map(entity_of, rivals):
                    if rival.name != subject.name:
                        one, other = (rival, subject) if pattern is cues.BEATEN else (subject, rival)
                        yield Relating(kind, one, other, _NUMBER.sub("", cue.group()).strip().lower(), on)


def _compared_pairs(scene: Scene) -> Iterator[Relating]:
    """The two things that a sentence or title says it compares: `a comparison of A and B`, `A and B: A Comparative
    Study`. Of three it does not say which one is set beside which."""
    text = scene.text
    sides = [n for n in scene.named if _is_side(scene, n)]
    for one, other in pairwise(sides):
        is_pair = _PAIRED.fullmatch(text, one.end, other.start) and not _AND.fullmatch(text, other.end, other.end + 6)
        if is_pair and (cues.TWO.search(text[: one.start]) or cues.STUDY.match(text, other.end)):
            yield Relating(Relation.COMPARED_WITH, entity_of(one), entity_of(other), "compared")


def _subjects(scene: Scene, cue: re.Match[str], subject_of: SubjectOf) -> Sequence[NamedEntity]:
    """Who a comparing word says something of: the names right before it, else the clause's subject. A method is one
    only by a name of its own."""
    sides = [n for n in scene.named if n.end <= cue.start() and _is_side(scene, n)]
    if sides and (cues.THEIRS.search(scene.text[: cue.start()]) or cues.THEIRS.match(cue.group())):
        return [entity_of(n) for n in _list_up_to(scene.text, sides)]
    if beside := _beside(scene.text, sides, cue):
        return [entity_of(n) for n in beside]
    if cues.OUR_DATA.search(scene.text[: cue.start()]):
        return ()
    subject = subject_of(scene, cue.start())
    if subject is None and scene.own and cues.OUR_TEST.search(scene.text[: cue.start()]):
        subject = scene.own
    if subject is None:
        return [entity_of(n) for n in _list_that_does(scene.text, sides)]
    is_side = subject.type is NodeType.MODEL or (subject == scene.own and is_own_name(subject.name))
    return (subject,) if is_side else ()


def _beside(text: str, sides: Sequence[Named], cue: re.Match[str]) -> list[Named]:
    """The list of names right before a comparing word: `making A competitive with`, `A and B consistently`."""
    if not sides or not cues.BESIDE.fullmatch(text, sides[-1].end, cue.start()):
        return []
    run = _list_up_to(text, sides)
    if len(run) > 1 and _is_behind_comparison(text, run[0].start):  # `A competitive with B, and C comparable to D`
        run = run[-1:]
    before = text[: run[0].start]
    is_means = cues.MEANS.search(before) and not (cue.group().strip().endswith("ing") and cues.WITH.search(before))
    return [] if is_means or (cue.re is not cues.COMPARES.pattern and cues.MEANS_FOR.search(before)) else run


def _is_behind_comparison(text: str, start: int) -> bool:
    """Whether a list, which begins at `start`, is one of rivals."""
    return any(
        start - 30 <= cue.end() <= start
        for rule in (cues.BEATS, cues.COMPARES)
        for cue in rule.pattern.finditer(text, max(0, start - 90), start)
    )


def _list_that_does(text: str, sides: Sequence[Named]) -> list[Named]:
    """The names in a list of two or more that is a subject: `A and B show better results than`."""
    run = _list_up_to(text, sides) if sides else []
    is_subject = len(run) > 1 and cues.DOES.match(text, run[-1].end) and not cues.MEANS.search(text[: run[0].start])
    return run if is_subject else []


def _list_up_to(text: str, sides: Sequence[Named]) -> list[Named]:
    """The list that ends with the last of `sides`."""
    run = [sides[-1]]
    for side in reversed(sides[:-1]):
        if not (_AND if len(run) == 1 else _COMMA).fullmatch(text, side.end, run[0].start):
            break
        run.insert(0, side)
    return run


def _is_side(scene: Scene, named: Named) -> bool:
    """Whether a name can be the subject of a comparison."""
    is_own = scene.own is not None and named.name == scene.own.name and is_own_name(named.name)
    return is_own or can_compete(named)
