"""A note that need not be written again reads as if it had been."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.render.known import HERON, KNOWLEDGE, NOTE, PAGE, STORK, at, edge, entity
from vaultgen.config import Settings
from vaultgen.model import Entity, Finding, Knowledge, LedgerEntry, NodeType, Relation, VaultNames, Written, WrittenNote
from vaultgen.render import render, render_changed

NO_NAMES = VaultNames()
IDS = sorted(e.id for e in KNOWLEDGE.entities)
WADE, LARGE = "benchmark/wade", "model/heron-large"


def written(knowledge: Knowledge, names: VaultNames) -> Written:
    """What a build has written."""
    done = render_changed(knowledge, Settings(), names, None, map, before=None)
    notes = {n.id: WrittenNote(n.path, "a hash", n.asked, n.text) for n in done.notes if n.id}
    return Written(done.answers, notes)


def written_again(before: Written, knowledge: Knowledge, names: VaultNames = NO_NAMES) -> set[str]:
    """The ids of the notes that a later build writes again, when every note reads as it does from scratch."""
    done = render_changed(knowledge, Settings(), names, None, map, before=before)
    expected = render(knowledge, Settings(), names)
    assert [(n.path, n.id, n.text) for n in done.notes] == [(n.path, n.id, n.text) for n in expected]
    return {n.id for n in done.notes if n.id and not n.digest}


def changed(node: str, **parts: object) -> Knowledge:
    """The knowledge with another entity of this id."""
    entities = [replace(e, **parts) if e.id == node else e for e in KNOWLEDGE.entities]  # type: ignore[arg-type] # fields by name
    return replace(KNOWLEDGE, entities=tuple(entities))


def test_nothing_is_written_again_where_nothing_has_changed() -> None:
    assert written_again(written(KNOWLEDGE, NO_NAMES), KNOWLEDGE) == set()


@pytest.mark.parametrize(
    ("later", "names", "concerned"),
    [
        (changed(WADE, name="WADE-2"), NO_NAMES, {WADE, LARGE, HERON}),
        (changed(LARGE, aliases=("Large Heron",)), NO_NAMES, {LARGE}),
        (KNOWLEDGE, VaultNames(held={WADE: "Mine/Wading.md"}, former={WADE: "WADE"}), {WADE, LARGE, HERON}),
        (KNOWLEDGE, VaultNames(taken=frozenset({"heron large"})), {LARGE, HERON}),
        (KNOWLEDGE, VaultNames(hidden=frozenset({LARGE})), {HERON}),
        (replace(KNOWLEDGE, findings=(Finding(PAGE, 3, "odd"),)), NO_NAMES, {"source/page-txt"}),
        (replace(KNOWLEDGE, taught={LARGE: ("Heron-Large",)}), NO_NAMES, {LARGE}),
    ],
    ids=["name", "alias", "renamed target", "colliding name", "deleted target", "finding", "taught"],
)
def test_a_note_is_written_again_when_what_it_shows_has_changed(
    later: Knowledge, names: VaultNames, concerned: set[str]
) -> None:
    assert concerned <= written_again(written(KNOWLEDGE, NO_NAMES), later, names)


def test_a_new_paper_leaves_the_notes_alone_that_say_nothing_of_it() -> None:
    new = entity("paper/new", "A New Walk", at(1, "A New Walk", "new.txt"), published="2025-01-01")
    entities = tuple(sorted((*KNOWLEDGE.entities, new), key=lambda e: e.id))
    edges = (*KNOWLEDGE.edges, edge("paper/new", Relation.EVALUATES_ON, WADE, at(2, "WADE", "new.txt")))
    again = written_again(written(KNOWLEDGE, NO_NAMES), replace(KNOWLEDGE, entities=entities, edges=edges))
    assert {"paper/new", WADE} <= again
    assert STORK not in again


_EVIDENCE = st.builds(
    at, st.integers(1, 30), st.sampled_from(["Heron", "WADE", "Stork"]), st.sampled_from([PAGE, NOTE])
)
_NAMES = st.sampled_from(["Heron Large", "WADE", "Stork", "A Quite Other Name", "heron large"])


@st.composite
def _knowledge(draw: st.DrawFn) -> Knowledge:
    """The made-up knowledge with something changed anywhere."""

    def entity_now(old: Entity) -> Entity:
        if draw(st.integers(0, 4)):
            return old
        properties = dict(old.properties)
        for key in draw(
            st.sets(st.sampled_from([*sorted(properties), "published", "expansion", "best-model", "kind"]))
        ):
            properties.pop(key, None)
            if key in ("published", "expansion", "best-model") and draw(st.booleans()):
                properties[key] = draw(st.sampled_from(["2019-01-01", "Wading After Dark", "Stork"]))
        named = draw(st.one_of(st.just(old.name), _NAMES))
        aliases = draw(st.one_of(st.just(old.aliases), st.lists(_NAMES, max_size=2).map(tuple)))
        return replace(old, name=named, aliases=aliases, properties=properties)

    gone = draw(st.sets(st.sampled_from([i for i in IDS if not i.startswith("source/")]), max_size=2))
    entities = tuple(entity_now(e) for e in KNOWLEDGE.entities if e.id not in gone)
    edges = [e for e in KNOWLEDGE.edges if draw(st.integers(0, 5))]
    edges += draw(
        st.lists(st.builds(lambda e, x: e._replace(evidence=(x,)), st.sampled_from(KNOWLEDGE.edges), _EVIDENCE))
    )
    statements = {
        node: tuple(s._replace(text=s.text + "!" * draw(st.integers(0, 1))) for s in said if draw(st.integers(0, 5)))
        for node, said in KNOWLEDGE.statements.items()
        if node not in gone
    }
    known = {e.id for e in entities}
    return replace(
        KNOWLEDGE,
        entities=entities,
        edges=tuple(e for e in edges if {e.source, e.target} <= known),
        statements=statements,
        ledger=tuple(LedgerEntry(NodeType.CONCEPT, "reed", "why", (place,)) for place in draw(st.lists(_EVIDENCE))),
        findings=tuple(
            draw(st.lists(st.builds(Finding, st.sampled_from([PAGE, NOTE]), st.integers(0, 9), _NAMES), max_size=2))
        ),
        taught=draw(st.dictionaries(st.sampled_from(IDS), st.tuples(_NAMES), max_size=1)),
        unnoted=draw(st.frozensets(st.sampled_from(IDS), max_size=1)),
    )


_VAULT = st.builds(
    lambda held, taken, hidden: VaultNames(
        {i: f"Elsewhere/{name} {n}.md" for n, (i, name) in enumerate(sorted(held.items())) if i not in hidden},
        taken,
        hidden,
        {i: name for i, name in held.items() if i not in hidden},
    ),
    st.dictionaries(st.sampled_from(IDS), _NAMES, max_size=2),
    st.frozensets(_NAMES.map(str.casefold), max_size=2),
    st.frozensets(st.sampled_from(IDS), max_size=2),
)


@settings(max_examples=150, deadline=None)
@given(_knowledge(), _VAULT, _knowledge(), _VAULT)
def test_whatever_changes_the_notes_read_as_if_all_were_written_again(
    before: Knowledge, names: VaultNames, now: Knowledge, names_now: VaultNames
) -> None:
    written_again(written(before, names), now, names_now)
