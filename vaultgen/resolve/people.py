"""Which names are one person: compatible spellings with shared evidence join, contradictions part, doubt waits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from vaultgen.identity.ids import entity_id, short_hash
from vaultgen.identity.person_name import Match, compare_names
from vaultgen.model import Evidence, Finding, Join, NodeType, Severity
from vaultgen.resolve.author_lists import AuthorList, Form, Slot, form_rank
from vaultgen.resolve.union import Union

# What a name is counted under: its key, and a mark where one paper has two authors of that name.
NameKey = tuple[str, ...]
_Coauthors = Callable[["_Name"], frozenset[NameKey]]


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


@dataclass(frozen=True, slots=True, eq=False)
class _Name:
    """All slots that bear one name."""

    key: NameKey
    best: Form
    slots: tuple[tuple[str, Slot], ...]

    @property
    def papers(self) -> frozenset[str]:
        return frozenset(paper for paper, _ in self.slots)

    @property
    def seeds(self) -> frozenset[str]:
        return frozenset(form.evidence.seed for _, slot in self.slots for form in slot.forms)


def resolve_people(lists: Mapping[str, AuthorList]) -> People:
    """The people behind the author lists of all papers (by paper id)."""
    names = _names(lists)
    union: Union[NameKey] = Union()
    rules: dict[NameKey, str] = {}
    findings: list[Finding] = []
    # Spellings without a middle name first: what they join makes co-authors for the initials.
    for wanted in (Match.VARIANT, Match.INITIALS):
        _join_names(names, wanted, union, rules, findings)
    groups = [[names[k] for k in keys] for keys in union.sets(names)]
    return _assembled(groups, rules, findings)


def _names(lists: Mapping[str, AuthorList]) -> dict[NameKey, _Name]:
    """The slots by full name. Where a paper has two authors of one name, each is a name of its own."""
    slots: dict[NameKey, list[tuple[str, Slot]]] = {}
    for paper in sorted(lists):
        count: dict[NameKey, int] = {}
        keys = [s.best.name.key for s in lists[paper].slots]
        for key, slot in zip(keys, lists[paper].slots, strict=True):
            count[key] = count.get(key, 0) + 1
            mark = (f"{paper} {count[key]}",) if keys.count(key) > 1 and count[key] > 1 else ()
            slots.setdefault((*key, *mark), []).append((paper, slot))
    return {
        key: _Name(key, min((s.best for _, s in own), key=lambda f: form_rank(f.name, f.text)), tuple(own))
        for key, own in slots.items()
    }


def _join_names(
    names: Mapping[NameKey, _Name],
    wanted: Match,
    union: Union[NameKey],
    rules: dict[NameKey, str],
    findings: list[Finding],
) -> None:
    """Join each name to the only other one that it can be and that shares evidence with it."""
    by_paper = _people_by_paper(names)
    partners: dict[NameKey, list[tuple[NameKey, str]]] = {}

    def coauthors(name: _Name) -> frozenset[NameKey]:
        return _coauthors(by_paper, union, name)

    for block in _blocks(names):
        for i, one in enumerate(block):
            for other in block[i + 1 :]:
                if compare_names(names[one].best.name, names[other].best.name) is not wanted:
                    continue
                if shared := _shared_evidence(names[one], names[other], names, coauthors, wanted):
                    partners.setdefault(one, []).append((other, shared))
                    partners.setdefault(other, []).append((one, shared))
    for key in sorted(partners):
        for other, shared in partners[key]:
            if key > other or union.find(key) == union.find(other):
                continue
            doubt = _contradicted(names, key, other, partners)
            if doubt:
                findings.append(_doubt_finding(names[key], names[other], names[doubt]))
            else:
                union.join(key, other)
                rules[max(key, other, key=lambda k: form_rank(names[k].best.name, names[k].best.text))] = (
                    f"{wanted.value}, {shared}"
                )


def _blocks(names: Mapping[NameKey, _Name]) -> list[list[NameKey]]:
    """Names of people that share family name and first letter."""
    blocks: dict[tuple[str, str], list[NameKey]] = {}
    for key in sorted(names):
        tokens = names[key].best.name.tokens
        if not names[key].best.name.is_team and len(tokens) > 1:
            blocks.setdefault((tokens[-1], tokens[0][0]), []).append(key)
    return [block for block in blocks.values() if len(block) > 1]


def _shared_evidence(
    first: _Name, second: _Name, names: Mapping[NameKey, _Name], coauthors: _Coauthors, wanted: Match
) -> str:
    """What speaks for two compatible names being one person, or an empty string: nothing does, or they co-author."""
    if first.papers & second.papers:
        return ""
    if common := coauthors(first) & coauthors(second):
        return f"shared co-author {min(names[k].best.name.display for k in common)}"
    if wanted is Match.VARIANT and first.seeds & second.seeds:
        return f"both on the page {min(first.seeds & second.seeds)}"
    return ""


def _people_by_paper(names: Mapping[NameKey, _Name]) -> dict[str, list[NameKey]]:
    """The people on each paper; teams are left out, since they say nothing about who is who."""
    by_paper: dict[str, list[NameKey]] = {p: [] for name in names.values() for p in name.papers}
    for key in sorted(names):
        if not names[key].best.name.is_team:
            for paper in sorted(names[key].papers):
                by_paper[paper].append(key)
    return by_paper


def _coauthors(by_paper: Mapping[str, Sequence[NameKey]], union: Union[NameKey], name: _Name) -> frozenset[NameKey]:
    """The people (by the name that stands for them) on the papers of `name`, itself left out."""
    return frozenset(union.find(k) for paper in name.papers for k in by_paper[paper] if k != name.key)


def _contradicted(
    names: Mapping[NameKey, _Name], one: NameKey, other: NameKey, partners: Mapping[NameKey, list[tuple[NameKey, str]]]
) -> NameKey | None:
    """Another partner of one of the two that cannot be the same person as the other: which one is meant is open."""
    for key, opposite in ((one, other), (other, one)):
        for third, _ in partners.get(key, ()):
            if third != opposite and (
                compare_names(names[third].best.name, names[opposite].best.name) is Match.NONE
                or names[third].papers & names[opposite].papers
            ):
                return third
    return None


def _doubt_finding(one: _Name, other: _Name, third: _Name) -> Finding:
    place = one.best.evidence
    return Finding(
        place.seed,
        place.line,
        f"“{one.best.name.display}” may be “{other.best.name.display}” or “{third.best.name.display}”: kept apart",
        "",
        Severity.WARNING,
    )


def _assembled(groups: Sequence[Sequence[_Name]], rules: Mapping[NameKey, str], findings: list[Finding]) -> People:
    """People with ids; of namesakes the one with fewer middle names has the plain id."""
    people: list[Person] = []
    authorships: list[Authorship] = []
    joins: list[Join] = []
    taken: dict[str, int] = {}
    for group in sorted(groups, key=_group_order):
        best = min((n.best for n in group), key=lambda f: form_rank(f.name, f.text))
        identity = _person_id(group, best, taken)
        forms = sorted({f for n in group for _, s in n.slots for f in s.forms}, key=lambda f: (f.text, f.evidence))
        texts = {f.name.display for f in forms} | {f.text for f in forms}
        aliases = tuple(sorted(texts - {best.name.display}))
        evidence = tuple(sorted({f.evidence for f in forms}))
        people.append(Person(identity, best.name.display, aliases, best.name.is_team, evidence))
        for name in group:
            if name.key in rules:
                joins.append(Join(identity, name.best.text, rules[name.key], name.best.evidence))
            for paper, slot in name.slots:
                places = tuple(sorted({f.evidence for f in slot.forms}))
                authorships.append(Authorship(paper, identity, slot.position, slot.inferred, places))
    authorships.sort(key=lambda a: (a.paper, a.position or 10**9, a.person))
    return People(
        tuple(sorted(people, key=lambda p: p.id)),
        tuple(authorships),
        tuple(sorted(joins, key=lambda j: (j.entity, j.form, j.evidence))),
        tuple(sorted(set(findings))),
    )


def _group_order(group: Sequence[_Name]) -> tuple[int, int, NameKey]:
    """Namesakes: fewer middle names first, then more papers."""
    fewest = min(len(n.best.name.tokens) for n in group)
    return fewest, -len({p for n in group for p in n.papers}), min(n.key for n in group)


def _person_id(group: Sequence[_Name], best: Form, taken: dict[str, int]) -> str:
    """First given name and family name, so that a middle name found later does not change the id.

    Namesakes that are kept apart have the whole name, and a hash of their paper where that is the same too.
    """
    name = best.name
    if name.is_team:
        short = full = name.family
    else:
        short = " ".join((*name.given[:1], *name.particles, name.family, name.suffix))
        full = name.display
    paper = min(p for n in group for p in n.papers)
    for candidate in (
        entity_id(NodeType.AUTHOR, short),
        entity_id(NodeType.AUTHOR, full),
        entity_id(NodeType.AUTHOR, full, short_hash(paper)),
        entity_id(NodeType.AUTHOR, full, short_hash(f"{paper} {group[0].key}")),
    ):
        if candidate not in taken:
            taken[candidate] = 1
            return candidate
    raise AssertionError(f"two people with one key: {group[0].key}")
