"""The names that author lists bear, and which of them are one person's: only compatible names with shared evidence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from vaultgen.identity.person_name import Match, PersonName, compare_names
from vaultgen.model import Finding, Severity
from vaultgen.resolve.author_lists import AuthorList, Form, Slot, form_rank
from vaultgen.resolve.coauthors import Mates, agreeing_mates, is_enough_for_initials, mates_of, same_mates
from vaultgen.resolve.union import Union

# What a name is counted under: its key, and a mark where the same words are, or may be, several people.
NameKey = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class AuthorName:
    """All slots that bear one name; `papers` are those that list it."""

    key: NameKey
    best: Form
    slots: tuple[tuple[str, Slot], ...]
    papers: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "papers", frozenset(paper for paper, _ in self.slots))

    @property
    def seeds(self) -> frozenset[str]:
        """The seeds in which it stands."""
        return frozenset(form.evidence.seed for _, slot in self.slots for form in slot.forms)


@dataclass(frozen=True, slots=True)
class Grouping:
    """The names by person, the rule behind each joined name, and the cases that stay open."""

    groups: tuple[tuple[AuthorName, ...], ...]
    rules: Mapping[NameKey, str]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Names:
    """All names; the people on each paper; the names that may be one person's."""

    names: Mapping[NameKey, AuthorName]
    by_paper: Mapping[str, Sequence[NameKey]]
    blocks: Sequence[Sequence[NameKey]]


def group_names(lists: Mapping[str, AuthorList]) -> Grouping:
    """The names of all author lists (by paper id), grouped by person."""
    names = _names(lists)
    known = _Names(names, _people_by_paper(names), _blocks(names))
    union: Union[NameKey] = Union()
    rules: dict[NameKey, str] = {}
    findings: list[Finding] = []
    # Missing middle names first: what they join makes co-authors for the initials. What these join makes co-authors
    # for others in turn, so all of it is done twice.
    for wanted in (Match.VARIANT, Match.INITIALS, Match.VARIANT, Match.INITIALS):
        _join_names(known, wanted, union, rules, findings)
    groups = tuple(tuple(names[k] for k in keys) for keys in union.sets(names))
    return Grouping(groups, rules, tuple(sorted(set(findings))))


def _names(lists: Mapping[str, AuthorList]) -> dict[NameKey, AuthorName]:
    """The slots by full name. Where a paper has two authors of one name, each is a name of its own.

    Initials, or a family name alone, are not enough to be one person in two papers: there each paper has its own.
    """
    slots: dict[NameKey, list[tuple[str, Slot]]] = {}
    for paper in sorted(lists):
        count: dict[NameKey, int] = {}
        keys = [s.best.name.key for s in lists[paper].slots]
        for key, slot in zip(keys, lists[paper].slots, strict=True):
            count[key] = count.get(key, 0) + 1
            mark: tuple[str, ...] = (f"{paper} {count[key]}",) if count[key] > 1 else ()
            if slot.best.name.is_initials_only:
                mark = (paper, *mark)
            slots.setdefault((*key, *mark), []).append((paper, slot))
    return {
        key: AuthorName(key, _first_form({(f := s.best).text: f for _, s in reversed(own)}.values()), tuple(own))
        for key, own in slots.items()
    }


def _first_form(forms: Iterable[Form]) -> Form:
    """Of different spellings the one that says most."""
    first, *others = forms
    return min((first, *others), key=lambda f: form_rank(f.name, f.text)) if others else first


def _join_names(
    known: _Names,
    wanted: Match,
    union: Union[NameKey],
    rules: dict[NameKey, str],
    findings: list[Finding],
) -> None:
    """Join each name to the only other one that it can be and that shares evidence with it."""
    names, partners = known.names, _partners(known, wanted, union)
    members: dict[NameKey, list[NameKey]] = {}
    for key in names:
        members.setdefault(union.find(key), []).append(key)
    for key in sorted(partners):
        for other, shared in sorted(partners[key].items()):
            first, second = members[union.find(key)], members[union.find(other)]
            if first is second or key > other:
                continue
            doubt = _contradicted(names, key, other, partners)
            if doubt:
                findings.append(_doubt_finding(names[key], names[other], names[doubt]))
            elif not any(_exclude_each_other(names[a], names[b]) for a in first for b in second):
                union.join(key, other)
                members[union.find(key)] = first + second
                weaker = max(key, other, key=lambda k: (form_rank(names[k].best.name, names[k].best.text), k))
                rules[weaker] = f"{wanted.value}, {shared}"


def _partners(known: _Names, wanted: Match, union: Union[NameKey]) -> dict[NameKey, dict[NameKey, str]]:
    """For each name the names that it matches as `wanted` and shares evidence with, and that evidence."""
    names, by_paper = known.names, known.by_paper
    partners: dict[NameKey, dict[NameKey, str]] = {}
    for block in known.blocks:
        matching = _matching(block, names, wanted)
        mates = {key: _mates(names[key], by_paper, names, union) for key in {k for pair in matching for k in pair}}
        full = {union.find(key): names[key].best.name for key in block if not names[key].best.name.is_initials_only}
        for one, other in matching:
            rivals = _rivals(names[one].best.name, names[other].best.name, full.values())
            shared = _shared_evidence((names[one], mates[one]), (names[other], mates[other]), wanted, rivals)
            if shared:
                partners.setdefault(one, {})[other] = shared
                partners.setdefault(other, {})[one] = shared
    return partners


def _matching(
    block: Sequence[NameKey], names: Mapping[NameKey, AuthorName], wanted: Match
) -> list[tuple[NameKey, NameKey]]:
    """The pairs of names of a block, in its order, that match as `wanted` and that no paper lists both.

    Names on the very same papers are not compared: of one paper's thousands of names none is another's.
    """
    together: dict[frozenset[str], list[int]] = {}
    for index, key in enumerate(block):
        together.setdefault(names[key].papers, []).append(index)
    groups = list(together.items())
    pairs = (
        (min(i, j), max(i, j))
        for number, (papers, own) in enumerate(groups)
        for more, others in groups[number + 1 :]
        if papers.isdisjoint(more)
        for i in own
        for j in others
    )
    found = sorted((i, j) for i, j in pairs if _match(names[block[i]], names[block[j]]) is wanted)
    return [(block[i], block[j]) for i, j in found]


def _rivals(one: PersonName, other: PersonName, full: Collection[PersonName]) -> int:
    """How many people of one family name and first letter two names may stand for. Where both have a second initial
    (`P. S. Yu`, `Philip S. Yu`), only those whose second initial is the same."""
    if min(len(one.given), len(other.given)) < 2:
        return len(full)
    initials = one if one.is_initials_only else other
    return sum(len(name.given) > 1 and compare_names(name, initials) is not Match.NONE for name in full)


def _shared_evidence(
    one: tuple[AuthorName, Mates], other: tuple[AuthorName, Mates], wanted: Match, candidates: int
) -> str:
    """What speaks for two compatible names being one person, or an empty string where nothing does."""
    same = same_mates(one[1], other[1])
    seeds = one[0].seeds & other[0].seeds
    if wanted is Match.INITIALS:
        shared = same if is_enough_for_initials(same, one[1], other[1], candidates) else ()
    else:
        shared = same or agreeing_mates(one[1], other[1])
    if shared:
        return f"shared co-author {shared[0]}"
    return f"both on the page {min(seeds)}" if seeds and wanted is Match.VARIANT else ""


def _match(one: AuthorName, other: AuthorName) -> Match:
    match = compare_names(one.best.name, other.best.name)
    # The same initials twice are still only initials; the same full name twice is here two authors of one paper.
    return Match.INITIALS if match is Match.SAME and one.best.name.is_initials_only else match


def _blocks(names: Mapping[NameKey, AuthorName]) -> list[list[NameKey]]:
    """Names of people that share family name and first letter."""
    blocks: dict[tuple[str, str], list[NameKey]] = {}
    for key in sorted(names):
        tokens = names[key].best.name.tokens
        if not names[key].best.name.is_team and tokens:
            blocks.setdefault((tokens[-1], tokens[0][0] if len(tokens) > 1 else ""), []).append(key)
    return [block for block in blocks.values() if len(block) > 1]


def _people_by_paper(names: Mapping[NameKey, AuthorName]) -> dict[str, list[NameKey]]:
    """The people on each paper; teams are left out, since they say nothing about who is who."""
    by_paper: dict[str, list[NameKey]] = {}
    for key in sorted(names):
        if not names[key].best.name.is_team:
            for paper in sorted(names[key].papers):
                by_paper.setdefault(paper, []).append(key)
    return by_paper


def _mates(
    name: AuthorName,
    by_paper: Mapping[str, Sequence[NameKey]],
    names: Mapping[NameKey, AuthorName],
    union: Union[NameKey],
) -> Mates:
    keys = {k for paper in name.papers for k in by_paper.get(paper, ()) if k != name.key}
    return mates_of({union.find(k): names[k].best.name for k in sorted(keys)})


def _contradicted(
    names: Mapping[NameKey, AuthorName], one: NameKey, other: NameKey, partners: Mapping[NameKey, Mapping[NameKey, str]]
) -> NameKey | None:
    """Another partner of one of the two that cannot be the same person as the other: which one is meant is open."""
    for key, opposite in ((one, other), (other, one)):
        for third in partners.get(key, ()):
            if third != opposite and _exclude_each_other(names[third], names[opposite]):
                return third
    return None


def _exclude_each_other(one: AuthorName, other: AuthorName) -> bool:
    """Whether two names cannot be one person's: the names say so, or a paper lists both."""
    return _match(one, other) is Match.NONE or bool(one.papers & other.papers)


def _doubt_finding(one: AuthorName, other: AuthorName, third: AuthorName) -> Finding:
    place = one.best.evidence
    return Finding(
        place.seed,
        place.line,
        f"“{one.best.name.display}” may be “{other.best.name.display}” or “{third.best.name.display}”: kept apart",
        "",
        Severity.WARNING,
    )
