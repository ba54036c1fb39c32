"""What a model was made from, of what it is a variant, and from which one it was distilled."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from vaultgen.extract.relating import origin_cues as cues
from vaultgen.extract.relating.relation_cues import DENIED, NO_THING, USES
from vaultgen.extract.relating.rivals import is_own_name
from vaultgen.extract.relating.scene import Relating, Scene, entity_of
from vaultgen.extract.scoring.attach import Named
from vaultgen.extract.scoring.strangers import unlisted_names
from vaultgen.extract.scoring.subjects import is_compared
from vaultgen.model import NamedEntity, NodeType, Relation, Role

__all__ = ["origins"]

_NEAR = 90  # characters between a model and the word that says what it was made from
_BEFORE = (
    (cues.DISTILLED, Relation.DISTILLED_FROM),
    (cues.VARIANT, Relation.VARIANT_OF),
    (cues.BASED, Relation.BASED_ON),
    (USES, Relation.BASED_ON),
)


def origins(scene: Scene, opened: int) -> Iterator[Relating]:
    """What the models of a sentence come from, each once; its words open the gates `opened`."""
    text = scene.text
    models = [n for n in scene.named if n.type is NodeType.MODEL]
    for teacher, student in pairwise(models) if cues.DISTILLED.may_match(opened) else ():
        if cues.TEACHES.match(text[teacher.end : student.start]) and cues.STUDENT.match(text[student.end :]):
            yield Relating(Relation.DISTILLED_FROM, entity_of(student), entity_of(teacher), "teacher to student")
    if cues.VARIANT.may_match(opened):
        yield from _called_variants(scene)
    for basis in (*models, *_strange_bases(scene, opened)):
        if basis.name in scene.introduced or DENIED.search(opened, text[: basis.start]):
            continue
        found = _said_before(scene, basis, opened) or _said_behind(scene, basis, opened)
        if found and found[0] != entity_of(basis):
            yield Relating(found[1], found[0], entity_of(basis), found[1].value.replace("_", " "))


def _said_before(scene: Scene, basis: Named, opened: int) -> tuple[NamedEntity, Relation] | None:
    """What comes from `basis` by the words before it: `B, built on A`, `Built on A, B`, `it is initialised from A`."""
    before, behind = scene.text[: basis.start], scene.text[basis.end :]
    if NO_THING.match(behind):
        is_based = behind.startswith("-based") and (cue := cues.IS_BASED.search(before))
        subject = _near_subject(scene, cue.start()) if is_based and cue else None
        return (subject, Relation.BASED_ON) if subject else None
    for pattern, relation in _BEFORE:
        cue = pattern.search(opened, before)
        if not cue or (pattern is USES and (scene.role is Role.BACKGROUND or not cues.DESIGN.match(behind))):
            continue
        if cue.group().endswith("tuned ") and cues.LIST_GOES_ON.match(behind):
            continue
        subject = _near_subject(scene, cue.start())
        if not subject and relation is Relation.BASED_ON:
            subject = _then(scene, basis, cue.start()) or _itself(scene, cue.start())
        if subject:
            return subject, relation
    return None


def _said_behind(scene: Scene, basis: Named, opened: int) -> tuple[NamedEntity, Relation] | None:
    """What comes from `basis` by the words behind it: `using A as the backbone`, `fine-tune A to obtain B`."""
    behind = scene.text[basis.end :]
    if role := cues.ROLE.match(opened, behind):
        near = (
            None
            if is_compared(scene.text, max(0, basis.start - _NEAR), basis.start)
            else _near_subject(scene, basis.start)
        )
        subject = near or scene.own
        relation = Relation.DISTILLED_FROM if role["teacher"] else Relation.BASED_ON
        is_model = subject is not None and (subject.type is NodeType.MODEL or relation is Relation.BASED_ON)
        return (subject, relation) if subject and is_model and scene.role is not Role.BACKGROUND else None
    if made := cues.MADE_INTO.search(opened, scene.text[: basis.start]):
        is_first = cues.FIRST.search(scene.text[: made.start()]) is not None
        news = [n for n in scene.named if n.start > basis.end and _is_new(scene, n)]
        new = next((n for n in news if is_first and cues.THEN_HAVE.match(scene.text[basis.end : n.start])), None)
        if not new and news and cues.RESULT.match(scene.text[basis.end : news[0].start]):
            new = news[0]
        if new:
            is_taught = made.group().lower().startswith("distill")
            return entity_of(new), Relation.DISTILLED_FROM if is_taught else Relation.BASED_ON
    return None


def _strange_bases(scene: Scene, opened: int) -> list[Named]:
    """The names that no list knows behind words of building: `extends the recent Foo architecture`."""
    may_stand = cues.BASED.may_match(opened) and cues.KIND.may_match(opened)
    found = unlisted_names(scene.text, scene.named, 0, len(scene.text)) if may_stand else []
    return [
        n
        for n in found
        if cues.KIND.match(opened, scene.text, n.end) and cues.BASED.search(opened, scene.text[: n.start])
    ]


def _called_variants(scene: Scene) -> Iterator[Relating]:
    """What a sentence calls a variant, of what its name begins with: `of A, we introduce a variant termed A++`."""
    for variant in scene.named:
        whole = next((n for n in scene.named if n.end <= variant.start and _is_longer(variant.name, n.name)), None)
        if whole and cues.VARIANT_CALLED.search(scene.text[: variant.start]):
            yield Relating(Relation.VARIANT_OF, entity_of(variant), entity_of(whole), "called a variant")


def _is_longer(name: str, stem: str) -> bool:
    """Whether a name is another one with something behind it."""
    return len(name) > len(stem) > 2 and name.startswith(stem)


def _near_subject(scene: Scene, end: int) -> NamedEntity | None:
    """The model, or the paper's own thing, named shortly before `end`, as in `X, a new open model based on`."""
    near = [n for n in scene.named if n.end <= end and end - n.end <= _NEAR and _is_made(scene, n)]
    if near and not cues.NO_ORIGIN.search(scene.text[near[-1].end : end]):
        return entity_of(near[-1])
    return None


def _then(scene: Scene, basis: Named, start: int) -> NamedEntity | None:
    """What is said to be made from `basis` behind it, where the words that say so open the clause, at `start`."""
    text = scene.text
    for new in (n for n in scene.named if n.start > basis.end and _is_made(scene, n)):
        gap = text[basis.end : new.start]
        is_new = new.name in scene.introduced and cues.THEN_NEW.match(gap)
        if is_new or (not text[:start].strip() and (then := cues.THEN.match(gap)) and not then["ours"]):
            return entity_of(new)
    is_ours = not text[:start].strip() and (then := cues.THEN.match(text[basis.end :])) and then["ours"]
    return scene.own if is_ours else None


def _itself(scene: Scene, end: int) -> NamedEntity | None:
    """The paper's own thing, where a pronoun before `end` stands for it: `It is built on`."""
    own = scene.own if scene.own and is_own_name(scene.own.name) else None
    return own if own and cues.ITSELF.search(scene.text[:end]) else None


def _is_made(scene: Scene, named: Named) -> bool:
    """Whether a name can be that of something made from a model: a model, or the paper's own thing."""
    is_own = scene.own is not None and named.name == scene.own.name and is_own_name(named.name)
    return is_own or named.type is NodeType.MODEL


def _is_new(scene: Scene, named: Named) -> bool:
    """Whether a name is that of something which the paper introduces."""
    return _is_made(scene, named) and (named.name in scene.introduced or named.name == (scene.own and scene.own.name))
