"""The stage: readings and what was extracted from them in, entities and edges out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from vaultgen.config import Settings
from vaultgen.lexicon import Lexicon
from vaultgen.model import Decisions, Edge, Extraction, Join, Knowledge, Reading
from vaultgen.resolve import edges as say
from vaultgen.resolve.citations import note_reference_edges, reference_edges
from vaultgen.resolve.decide import why_ignored
from vaultgen.resolve.doubts import doubts_of, with_decided_doubts
from vaultgen.resolve.drafting import decided_drafts, ledger_of, with_decided_joins
from vaultgen.resolve.keys import form_key
from vaultgen.resolve.lookalikes import lookalikes
from vaultgen.resolve.namesakes import possible_namesakes
from vaultgen.resolve.nodes import Found, entities_of, evidence_of
from vaultgen.resolve.notes import place_notes
from vaultgen.resolve.own_notes import place_own_notes
from vaultgen.resolve.paper import PaperNote
from vaultgen.resolve.papers import PaperJoin, group_papers, listings_of
from vaultgen.resolve.people import Authorship, Person, resolve_people
from vaultgen.resolve.places import Place, Places, paper_places, title_index
from vaultgen.resolve.stated_sizes import with_stated_sizes
from vaultgen.resolve.statements import statements_of
from vaultgen.resolve.things import Namings, Things, resolve_things
from vaultgen.resolve.trust import trust_ranks
from vaultgen.resolve.uses import SeedUses
from vaultgen.resolve.variants import variant_edges


def resolve(
    readings: Iterable[Reading],
    extractions: Iterable[Extraction],
    lexicon: Lexicon,
    settings: Settings,
    decisions: Decisions | None = None,
    *,
    uses: Mapping[str, SeedUses] | None = None,
    in_full: bool = True,
) -> Knowledge:
    """All that the seeds say as one body of knowledge, as the user has decided; the order of seeds does not matter.
    `uses` gives by seed what `uses_in` finds in an extraction, as far as that is known. The properties of entities say
    `in_full` what edges say too, and edges what evidence says (`read_from`): notes ask the edges and the evidence."""
    decisions = decisions or Decisions()
    by_seed = {r.seed: r for r in sorted(readings, key=lambda r: r.seed)}
    by_extraction = {x.seed: with_decided_doubts(x, decisions) for x in sorted(extractions, key=lambda x: x.seed)}
    grouped = group_papers(listings_of(tuple(by_seed.values()), by_extraction, trust_ranks(settings.trust)))
    placed = place_notes(grouped.papers, tuple(by_seed.values()))
    drafts, decided = decided_drafts(
        placed.papers, by_seed, by_extraction, lexicon, settings, decisions=decisions, uses=uses or {}
    )
    papers = drafts.papers
    extracted = tuple(drafts.extractions.values())
    people = resolve_people(drafts.people, drafts.names)
    at = paper_places(papers)
    ignored = {i: why_ignored(d) for i, d in decided.ignored.items()}
    things = resolve_things(drafts.things, lexicon, settings, {place: p.id for place, p in at.items()}, ignored)
    by_name = _people_by_name(people.people)
    places = Places(at, _subjects_of_notes(placed.others, things, by_name), things, title_index(papers), by_name)
    found = Found(by_seed, papers, drafts.lists, people.people, things.things, places)
    own = place_own_notes(decisions, found)
    evidence = evidence_of(found)
    sources = say.source_edges(evidence) if in_full else ()
    edges = say.merged(chain(_said_edges(found, extracted, people.authorships, lexicon), sources, own.edges))
    joins = {*_paper_joins((*grouped.joins, *placed.joins)), *people.joins, *things.joins}
    stages = (grouped, placed, people, things, decided, own)
    findings = {f for stage in stages for f in stage.findings}
    findings |= set(possible_namesakes(drafts.people, drafts.lists, {p.id: p.title for p in papers}))
    statements = statements_of(papers, by_seed, drafts.extractions, places)
    entities = entities_of(found, edges, evidence, decided.taught, settings, in_full=in_full)
    findings |= set(lookalikes(entities))
    return Knowledge(
        with_stated_sizes(entities, statements, edges),
        edges,
        statements,
        with_decided_joins(joins, decided, frozenset(found.names)),
        (*things.ledger, *doubts_of(extracted, drafts.things.things), *ledger_of(decided)),
        tuple(sorted(findings)),
        Namings({t.id: t for t in things.things}),
        {node: path for node, path in own.paths.items() if node not in ignored},
        frozenset(p.id for p in people.people if p.id in ignored),
        decided.taught,
        decided.joined_ids,
        frozenset(decided.ignored),
    )


def _said_edges(
    found: Found, extracted: Sequence[Extraction], authorships: Sequence[Authorship], lexicon: Lexicon
) -> Iterator[Edge]:
    """What records, sentences, references and names say of two nodes."""
    papers, places = found.papers, found.places
    yield from say.authorship_edges(authorships)
    yield from say.affiliation_edges(papers, places, lexicon)
    yield from say.claim_edges(extracted, places, found.names)
    yield from say.mention_edges(extracted, places)
    yield from reference_edges(papers)
    yield from note_reference_edges(found.readings.values(), papers, places)
    yield from variant_edges(found.things)


def _subjects_of_notes(notes: Sequence[PaperNote], things: Things, people: Mapping[str, str]) -> dict[Place, str]:
    """The thing or person that a note is about: the one whose name is the note's title."""
    found: dict[Place, str] = {}
    for note in notes:
        title = note.record.title.text
        thing = things.by_form.get((None, form_key(title)))
        person = people.get(" ".join(title.split()).casefold())
        if thing or person:
            found[note.seed, note.index] = thing.id if thing else person or ""
    return found


def _people_by_name(people: Sequence[Person]) -> dict[str, str]:
    """Each person by name and spellings; what several people are called is left out."""
    ids: dict[str, set[str]] = {}
    for person in people:
        for name in (person.name, *person.aliases):
            ids.setdefault(" ".join(name.split()).casefold(), set()).add(person.id)
    return {name: min(found) for name, found in ids.items() if len(found) == 1}


def _paper_joins(joins: Iterable[PaperJoin]) -> list[Join]:
    return [Join(j.paper, j.form, j.rule, j.evidence) for j in joins]
