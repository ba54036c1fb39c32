"""Making one what the user says is one: all records, slots or uses under the first one's id and name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vaultgen.lexicon import Lexicon
from vaultgen.model import NodeType
from vaultgen.resolve.paper import Paper
from vaultgen.resolve.parting import Draft
from vaultgen.resolve.people import PersonDraft
from vaultgen.resolve.things import Thing, distinct_aliases, thing_of


def joined(first: Draft, others: Sequence[Draft], lexicon: Lexicon) -> Draft:
    """The drafts as one: the first with all that the others hold. They are of one kind."""
    if isinstance(first, Paper):
        papers = [first, *(o for o in others if isinstance(o, Paper))]
        listings = sorted((x for p in papers for x in p.listings), key=lambda x: x.rank)
        return Paper(first.id, first.title, tuple(listings), tuple(n for p in papers for n in p.notes))
    if isinstance(first, PersonDraft):
        names = [n for p in (first, *others) if isinstance(p, PersonDraft) for n in p.names]
        return PersonDraft(first.id, first.name, tuple(names))
    return _joined_things(first, [o for o in others if isinstance(o, Thing)], lexicon)


def retyped(thing: Thing, node_type: NodeType, lexicon: Lexicon) -> Thing:
    """The thing as one of another type; its id and name stay."""
    uses = [u._replace(type=node_type, found_as=u.found_as or u.type) for u in thing.uses]
    changed = thing_of(uses, lexicon)
    aliases = distinct_aliases({*changed.aliases, *thing.aliases, changed.name}, thing.name)
    changed = replace(changed, id=thing.id, name=thing.name, aliases=aliases)
    return replace(changed, is_parted=thing.is_parted, is_accepted=thing.is_accepted)


def names_in(draft: Draft) -> set[str]:
    """The names under which the seeds speak of the draft."""
    if isinstance(draft, Paper):
        return set(draft.title_forms)
    if isinstance(draft, PersonDraft):
        return {n.best.text for n in draft.names} | {n.best.name.display for n in draft.names}
    return {draft.name, *(u.name for u in draft.uses)}


def _joined_things(first: Thing, others: Sequence[Thing], lexicon: Lexicon) -> Thing:
    if not others:
        return first
    same_type = [o if o.type is first.type else retyped(o, first.type, lexicon) for o in others]
    every = [first, *same_type]
    together = thing_of([u for t in every for u in t.uses], lexicon)
    names = {n for t in every for n in (t.name, *t.aliases)} | {together.name, *together.aliases}
    return replace(
        together,
        id=first.id,
        name=first.name,
        aliases=distinct_aliases(names, first.name),
        expansion=first.expansion or together.expansion,
        is_parted=any(t.is_parted for t in every),
        is_accepted=any(t.is_accepted for t in every),
    )
