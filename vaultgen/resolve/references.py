"""What a person means by a name in a decision: the drafts that bear it, and how their kinds fit together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from vaultgen.identity.title import joined_title_key
from vaultgen.model import NodeType
from vaultgen.resolve.paper import Paper
from vaultgen.resolve.parting import Anchor, Draft
from vaultgen.resolve.people import PersonDraft
from vaultgen.resolve.things import Thing
from vaultgen.text.fold import fold


def type_of(draft: Draft) -> NodeType:
    """The node type that the draft has."""
    if isinstance(draft, Paper):
        return NodeType.PAPER
    return NodeType.AUTHOR if isinstance(draft, PersonDraft) else draft.type


def name_of(draft: Draft) -> str:
    """The name that the draft's note would have."""
    return draft.title if isinstance(draft, Paper) else draft.name


def spellings_of(draft: Draft) -> set[str]:
    """Every name under which a decision finds the draft."""
    if isinstance(draft, Paper):
        ids = {i for x in draft.listings for i in (x.arxiv, x.doi) if i}
        return {*draft.title_forms, *(a.value for n in draft.notes for a in n.record.aliases), *ids}
    if isinstance(draft, PersonDraft):
        forms = (f for n in draft.names for _, s in n.slots for f in s.forms)
        return {x for f in forms for x in (f.text, f.name.display)}
    return {draft.name, *draft.aliases, *(x for u in draft.uses for x in (u.name, u.target) if x)}


class References:
    """The drafts by id, by name and by spelling."""

    def __init__(self, drafts: Mapping[str, Draft], titles: Mapping[str, frozenset[str]]) -> None:
        self._drafts = drafts
        self._titles = titles
        # The surest first: the name letter by letter, any spelling so, then both without case and punctuation.
        self._tiers: tuple[dict[str, set[str]], ...] = ({}, {}, {}, {})
        for draft in drafts.values():
            names, spellings = {name_of(draft)}, spellings_of(draft)
            for tier, keys in zip(
                self._tiers, (names, spellings, {fold(n) for n in names}, {fold(s) for s in spellings}), strict=True
            ):
                for key in keys - {""}:
                    tier.setdefault(key, set()).add(draft.id)

    def find(self, reference: str) -> tuple[str, ...]:
        """The ids of the drafts that a name, a spelling, an id or `NAME @ PLACE` may mean."""
        reference = reference.strip()
        if reference in self._drafts:
            return (reference,)
        for tier, key in zip(self._tiers, (reference, reference, fold(reference), fold(reference)), strict=True):
            if key in tier:
                return tuple(sorted(tier[key]))
        anchor = self.anchor(reference)
        return tuple(i for i in self.find(anchor.name) if self._is_at(i, anchor.where)) if anchor.where else ()

    def named(self, name: str) -> tuple[str, ...]:
        """The ids of the drafts whose own name this is, but for case and punctuation."""
        return tuple(sorted(self._tiers[0].get(name) or self._tiers[2].get(fold(name), set())))

    def anchor(self, reference: str) -> Anchor:
        """The name and place that a reference states."""
        name, _, where = reference.rpartition(" @ ")
        is_name = not name or any(reference in tier for tier in self._tiers[:2])
        return Anchor(reference.strip()) if is_name else Anchor(name.strip(), where.strip())

    def _is_at(self, node: str, where: str) -> bool:
        draft = self._drafts[node]
        if isinstance(draft, Paper):
            return any(x.seed == where for x in draft.listings)
        if isinstance(draft, PersonDraft):
            papers = {paper for n in draft.names for paper in n.papers}
            key = joined_title_key(where)
            return any(where == p or key in self._titles.get(p, frozenset()) for p in papers)
        return any(u.where[0] == where for u in draft.uses)

    def fitting(self, groups: Sequence[Sequence[str]]) -> list[list[str]]:
        """Of the candidates of several names those that can be one thing with one of each other name: of one type
        where there are such, else both papers, both authors or both things."""
        for same in (lambda d: type_of(d).value, _kind_of):
            kinds = [{same(self._drafts[i]) for i in group} for group in groups]
            common = set.intersection(*kinds) if kinds else set()
            if common:
                return [[i for i in group if same(self._drafts[i]) in common] for group in groups]
        return [list(g) for g in groups]

    def are_of_one_kind(self, nodes: Iterable[str]) -> bool:
        """Whether the drafts are all papers, all authors or all things."""
        return len({_kind_of(self._drafts[i]) for i in nodes}) == 1


def _kind_of(draft: Draft) -> str:
    return "thing" if isinstance(draft, Thing) else type_of(draft).value
