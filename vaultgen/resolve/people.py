"""The people behind author lists, their ids and what they wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from vaultgen.identity.ids import entity_id, short_hash
from vaultgen.model import Evidence, Finding, Join, NodeType
from vaultgen.resolve.author_lists import Form, form_rank
from vaultgen.resolve.author_names import AuthorName, Grouping, NameKey


@dataclass(frozen=True, slots=True)
class Authorship:
    """One author of one paper, resolved. `position` is 0 where the place in the list is not known."""

    paper: str
    person: str
    position: int
    inferred: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """One person or team: the name that says most, and the other spellings."""

    id: str
    name: str
    aliases: tuple[str, ...]
    is_team: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class People:
    """All authors and what they wrote."""

    people: tuple[Person, ...]
    authorships: tuple[Authorship, ...]
    joins: tuple[Join, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """The names that are one person's, before the user's word: `id` and the name that a note would have."""

    id: str
    name: str
    names: tuple[AuthorName, ...]


def draft_people(grouping: Grouping) -> list[PersonDraft]:
    """A draft for each group of names; of namesakes the one with fewer middle names has the plain id."""
    drafts: list[PersonDraft] = []
    taken: dict[str, int] = {}
    for group in sorted(grouping.groups, key=_group_order):
        best = best_form(group)
        drafts.append(PersonDraft(_person_id(group, best, taken), best.name.display, group))
    return drafts


def resolve_people(drafts: Iterable[PersonDraft], grouping: Grouping) -> People:
    """The people behind the drafts, with what they wrote and why their names are one."""
    people: list[Person] = []
    authorships: list[Authorship] = []
    joins: list[Join] = []
    for draft in drafts:
        forms = sorted(
            {f for n in draft.names for _, s in n.slots for f in s.forms},
            key=lambda f: (f.text, f.evidence),
        )
        texts = {f.name.display for f in forms} | {f.text for f in forms}
        aliases = tuple(sorted(texts - {draft.name}))
        evidence = tuple(sorted({f.evidence for f in forms}))
        people.append(Person(draft.id, draft.name, aliases, best_form(draft.names).name.is_team, evidence))
        for name in draft.names:
            if name.key in grouping.rules and len(draft.names) > 1:
                joins.append(Join(draft.id, name.best.text, grouping.rules[name.key], name.best.evidence))
            for paper, slot in name.slots:
                authorships.append(Authorship(paper, draft.id, slot.position, slot.inferred, slot.places))
    authorships.sort(key=lambda a: (a.paper, a.position or 10**9, a.person))
    return People(
        tuple(sorted(people, key=lambda p: p.id)),
        tuple(authorships),
        tuple(sorted(joins, key=lambda j: (j.entity, j.form, j.evidence))),
        grouping.findings,
    )


def best_form(names: Iterable[AuthorName]) -> Form:
    """Of all spellings the one that says most."""
    first, *others = (n.best for n in names)
    return min((first, *others), key=lambda f: form_rank(f.name, f.text)) if others else first


def _group_order(group: Sequence[AuthorName]) -> tuple[int, int, NameKey]:
    """Namesakes: fewer middle names first, then more papers."""
    fewest = min(len(n.best.name.tokens) for n in group)
    return fewest, -len({p for n in group for p in n.papers}), min(n.key for n in group)


def _person_id(group: Sequence[AuthorName], best: Form, taken: dict[str, int]) -> str:
    """First given name and family name, so that a middle name found later does not change the id.

    Namesakes that are kept apart have the whole name, and a hash of their paper where that is the same too.
    """
    name = best.name
    if name.is_team:
        short = full = name.family
    else:
        short = " ".join((*name.given[:1], *name.particles, name.family, name.suffix))
        full = name.display
    for candidate in _person_ids(group, short, full):
        if candidate not in taken:
            taken[candidate] = 1
            return candidate
    raise AssertionError(f"two people with one key: {group[0].key}")


def _person_ids(group: Sequence[AuthorName], short: str, full: str) -> Iterator[str]:
    """The ids for a person, the first choice first."""
    yield entity_id(NodeType.AUTHOR, short)
    yield entity_id(NodeType.AUTHOR, full)
    paper = min(p for n in group for p in n.papers)
    yield entity_id(NodeType.AUTHOR, full, short_hash(paper))
    yield entity_id(NodeType.AUTHOR, full, short_hash(f"{paper} {group[0].key}"))
