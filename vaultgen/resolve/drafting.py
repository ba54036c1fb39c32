"""What the rules find, and what becomes of it by the user's word."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from vaultgen.config import Settings
from vaultgen.lexicon import Lexicon
from vaultgen.model import Decisions, Extraction, Join, LedgerEntry, NodeType, Reading
from vaultgen.resolve.author_lists import AuthorList, author_list
from vaultgen.resolve.author_names import Grouping, group_names
from vaultgen.resolve.decide import Decided, decide, why_ignored
from vaultgen.resolve.paper import Paper
from vaultgen.resolve.people import PersonDraft, draft_people
from vaultgen.resolve.person_links import with_links_settled
from vaultgen.resolve.places import Place, paper_places
from vaultgen.resolve.things import Thing, ThingDrafts, draft_things
from vaultgen.resolve.uses import SeedUses, uses_of

NOTHING_DECIDED = Decided({}, {}, (), {}, {}, ())


@dataclass(frozen=True, slots=True)
class Drafts:
    """Papers, people and things before edges; `extractions` are those of the records that count."""

    papers: tuple[Paper, ...]
    extractions: Mapping[str, Extraction]
    lists: Mapping[str, AuthorList]
    names: Grouping
    people: tuple[PersonDraft, ...]
    things: ThingDrafts


def decided_drafts(
    papers: tuple[Paper, ...],
    readings: Mapping[str, Reading],
    extractions: Mapping[str, Extraction],
    lexicon: Lexicon,
    settings: Settings,
    *,
    decisions: Decisions,
    uses: Mapping[str, SeedUses],
) -> tuple[Drafts, Decided]:
    """The drafts as the user has decided, and what there is to say about that. `uses` are those known, by seed."""
    drafts = _drafts(papers, readings, extractions, lexicon, settings, known=uses)
    if not decisions.concern_nodes:
        return drafts, NOTHING_DECIDED
    first = decided = decide(decisions, _every(drafts), lexicon)
    kept = tuple(sorted((d for d in first.drafts.values() if isinstance(d, Paper)), key=lambda p: p.sort_key))
    shown = tuple(p for p in kept if p.id not in first.ignored)
    if shown != papers:
        # Other papers have other author lists: people and things are drafted anew, and decided upon anew.
        left_out = {place for p in kept if p.id in first.ignored for place in paper_places((p,))}
        drafts = _drafts(shown, readings, _without(extractions, left_out), lexicon, settings, known=uses)
        decided = decide(decisions, _every(drafts), lexicon)
    people = tuple(d for d in decided.drafts.values() if isinstance(d, PersonDraft))
    things = tuple(d for d in decided.drafts.values() if isinstance(d, Thing))
    drafts = replace(drafts, people=people, things=replace(drafts.things, things=things))
    return drafts, replace(
        decided,
        drafts={**first.drafts, **decided.drafts},
        ignored={**first.ignored, **decided.ignored},
        joins=tuple(dict.fromkeys((*first.joins, *decided.joins))),
        joined_ids={**first.joined_ids, **decided.joined_ids},
        taught={**first.taught, **decided.taught},
        findings=first.findings,
    )


def with_decided_joins(joins: Iterable[Join], decided: Decided, nodes: Collection[str]) -> tuple[Join, ...]:
    """All joins of nodes, each form once by the user's word where it has that, sorted."""
    own = {(j.entity, j.form) for j in decided.joins}
    ruled = (replace(j, entity=decided.joined_ids.get(j.entity, j.entity)) for j in joins)
    kept = {j for j in ruled if (j.entity, j.form) not in own} | set(decided.joins)
    return tuple(sorted((j for j in kept if j.entity in nodes), key=lambda j: (j.entity, j.form, j.rule, j.evidence)))


def ledger_of(decided: Decided) -> tuple[LedgerEntry, ...]:
    """The papers and authors that the user wants no note for; things are in the ledger already."""
    entries = []
    for node, decision in sorted(decided.ignored.items()):
        draft, reason = decided.drafts[node], why_ignored(decision)
        if isinstance(draft, Paper):
            titles = [x.record.title for x in draft.listings] + [n.record.title for n in draft.notes]
            places = tuple(sorted({t.evidence() for t in titles}))
            entries.append(LedgerEntry(NodeType.PAPER, draft.title, reason, places))
        elif isinstance(draft, PersonDraft):
            places = tuple(sorted({f.evidence for n in draft.names for _, s in n.slots for f in s.forms}))
            entries.append(LedgerEntry(NodeType.AUTHOR, draft.name, reason, places))
    return tuple(entries)


def _drafts(
    papers: tuple[Paper, ...],
    readings: Mapping[str, Reading],
    extractions: Mapping[str, Extraction],
    lexicon: Lexicon,
    settings: Settings,
    *,
    known: Mapping[str, SeedUses],
) -> Drafts:
    lists = {p.id: author_list(p, readings) for p in papers}
    names = group_names(lists)
    extractions = with_links_settled(extractions, papers, names)
    uses = uses_of(extractions, papers, lexicon, known)
    at = {place: p.id for place, p in paper_places(papers).items()}
    things = draft_things(uses, lexicon, settings, at)
    return Drafts(papers, extractions, lists, names, tuple(draft_people(names)), things)


def _every(drafts: Drafts) -> tuple[Paper | PersonDraft | Thing, ...]:
    return (*drafts.papers, *drafts.people, *drafts.things.things)


def _without(extractions: Mapping[str, Extraction], places: Collection[Place]) -> dict[str, Extraction]:
    """The extractions without what the records at these places say."""
    return {
        seed: replace(
            x,
            mentions=tuple(m for m in x.mentions if (seed, m.field.record) not in places),
            doubtful=tuple(m for m in x.doubtful if (seed, m.field.record) not in places),
            claims=tuple(c for c in x.claims if (seed, c.field.record) not in places),
            sentences=tuple(s for s in x.sentences if (seed, s.field.record) not in places),
        )
        for seed, x in extractions.items()
    }
