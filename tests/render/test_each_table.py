"""Of each table there is a note that reads otherwise through it alone: without the table, that note would go stale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.render.known import (
    EDGES,
    HERON,
    KNOWLEDGE,
    NOTE,
    NOTE_SOURCE,
    PAGE,
    SOURCE,
    STATEMENTS,
    STORK,
    at,
    bullet,
    edge,
    entity,
    sentence,
)
from vaultgen.config import Settings
from vaultgen.model import Edge, Entity, Knowledge, Relation, Statement, VaultNames
from vaultgen.render import render_changed
from vaultgen.render.answers import Answers, changed_marks, hashed_answers, is_any_asked
from vaultgen.render.facts import Facts
from vaultgen.render.links import Names
from vaultgen.render.paths import note_paths
from vaultgen.render.properties import Frontmatter

WADE, LARGE, MODEL = "benchmark/wade", "model/heron-large", "model/heron"
NO_NAMES = VaultNames()
Vault = tuple[Knowledge, VaultNames]
Said = Mapping[str, tuple[Statement, ...]]
NOTHING: Said = {}


def known(*more: Entity, edges: tuple[Edge, ...] = (), said: Said = NOTHING) -> Vault:
    """The made-up knowledge with more of each; an entity takes the place of one with its id."""
    entities = {e.id: e for e in (*KNOWLEDGE.entities, *more)}
    every = tuple(sorted((*EDGES, *edges), key=lambda e: e[:3]))
    whole = tuple(entities[i] for i in sorted(entities))
    return replace(KNOWLEDGE, entities=whole, edges=every, statements={**STATEMENTS, **said}), NO_NAMES


def with_names(names: VaultNames) -> Vault:
    """The made-up knowledge in a vault that says this about names."""
    return KNOWLEDGE, names


def hashes(vault: Vault) -> dict[str, dict[int, int]]:
    """The hashes of all answers, by table."""
    knowledge, names = vault
    facts = Facts(knowledge)
    links = Names(
        facts, Answers("path", note_paths(knowledge, names), set()), Answers("former", names.former, facts.asked)
    )
    tables = (*facts.tables, *links.tables, *Frontmatter(facts, links).tables)
    return {table.name: hashed_answers([table]) for table in tables}


def note(node: str, vault: Vault) -> tuple[str, bytes]:
    """A note's text, and the marks of what it was written from."""
    notes = render_changed(vault[0], Settings(), vault[1], None, map, before=None).notes
    return next((n.text, n.asked) for n in notes if n.id == node)


def a_comparison(words: str) -> Vault:
    """Heron Large outperforms another model in a sentence on a paper that names neither."""
    said = {STORK: (sentence(STORK, words, 22),)}
    return known(edges=(edge(LARGE, Relation.OUTPERFORMS, MODEL, at(22, words[:20])),), said=said)


def a_rare_thing(*papers: str) -> Vault:
    """A dataset that Heron's paper and others introduce or name."""
    reed = entity("dataset/reed", "Reed")
    named = tuple(entity(p, "Reeds", at(1, "Reeds", "other.txt"), published="2023-01-01") for p in papers)
    mentions = tuple(edge(p, Relation.MENTIONS, "dataset/reed") for p in papers)
    return known(reed, *named, edges=(edge(HERON, Relation.INTRODUCES, "dataset/reed"), *mentions))


def a_source(**properties: list[str]) -> Vault:
    """The page with other properties, and Heron Large, which is cited from it but was read elsewhere."""
    page = next(e for e in KNOWLEDGE.entities if e.id == SOURCE)
    stated = {key.replace("_", "-"): value for key, value in properties.items()}
    large = entity(LARGE, "Heron Large", at(1, "Heron Large", "other.txt"), aliases=("Heron-Large",))
    return known(replace(page, properties={**page.properties, **stated}), large)


def a_model_read_in(*seeds: str) -> Vault:
    """Heron Large, read in these seeds."""
    return known(entity(LARGE, "Heron Large", *(at(5, "Heron Large", seed) for seed in seeds)))


def a_reading_list(*said_of_paper: Statement) -> Vault:
    """A note of a person's that lists a paper, and may say something of it."""
    own = bullet(NOTE_SOURCE, "Birds that wade, to be read this summer.", 1)
    paper = entity(STORK, "Stork", at(20, "Stork"), at(4, "Stork", NOTE), published="2024-01", abstract="Stork stands.")
    return known(paper, said={NOTE_SOURCE: (own,), STORK: (*STATEMENTS[STORK], *said_of_paper)})


def stork_on(line: int) -> Vault:
    """The other paper's record on this line of the page."""
    return known(entity(STORK, "Stork", at(line, "Stork"), published="2024-01", abstract="Stork stands."))


def a_crowd(size: int) -> Vault:
    """A paper of so many authors, one of them Ana Silva."""
    people = [entity(f"author/a{n}", f"Anna A{n}") for n in range(size - 1)]
    ids = ["author/ana-silva", *(p.id for p in people)]
    big = entity("paper/big", "Big", published="2022-01-01")
    edges = tuple(edge("paper/big", Relation.AUTHORED_BY, i, position=n) for n, i in enumerate(ids, 1))
    return known(big, *people, edges=edges)


def a_score(**more: float) -> Vault:
    """Another score of Heron Large on WADE, of a paper with no other tie to it."""
    other = entity("paper/other", "Other", published="2021-01-01")
    value = more.get("value", 50.0)
    said = edge("paper/other", Relation.REPORTS, WADE, at(30, "it"), model="Heron Large", value=value, unit="%")
    return known(other, edges=(said,))


def an_author_list(position: int) -> Vault:
    """Stork with a third author somewhere in its list."""
    return known(edges=(edge(STORK, Relation.AUTHORED_BY, "author/wei-chen", at(21, "Wei"), position=position),))


@pytest.mark.parametrize(
    ("table", "node", "before", "later"),
    [
        ("out", STORK, an_author_list(3), an_author_list(1)),
        ("in", WADE, a_score(value=50.0), a_score(value=52.5)),
        ("naming-papers", HERON, a_rare_thing("paper/a"), a_rare_thing("paper/a", "paper/b")),
        ("statements", STORK, known(), known(said={STORK: (sentence(STORK, "We watch it stand still.", 22),)})),
        ("source", LARGE, a_source(), a_source(page_lines=["1", "4"])),
        ("by-name", WADE, known(), known(entity("model/other", "Other", aliases=("Heron Large",)))),
        ("by-line", LARGE, a_comparison("It does well in all of this."), a_comparison("It does well in all of that.")),
        ("read-in", LARGE, a_model_read_in(PAGE), a_model_read_in(PAGE, NOTE)),
        ("records", SOURCE, stork_on(20), stork_on(21)),
        ("listed", NOTE_SOURCE, a_reading_list(), a_reading_list(bullet(STORK, "It stands in water for hours.", 5))),
        ("crowd", "author/ana-silva", a_crowd(101), a_crowd(102)),
        (
            "former",
            HERON,
            with_names(VaultNames(held={WADE: "Benchmarks/WADE.md"})),
            with_names(VaultNames(held={WADE: "Benchmarks/WADE.md"}, former={WADE: "Wading"})),
        ),
        (
            "bearers",
            HERON,
            with_names(NO_NAMES),
            with_names(VaultNames(held={"author/wei-chen--1": "Authors/Heron report.md"})),
        ),
    ],
)  # fmt: skip
def test_a_note_goes_by_each_table(table: str, node: str, before: Vault, later: Vault) -> None:
    (text, asked), (text_later, _) = note(node, before), note(node, later)
    assert text != text_later
    old, new = hashes(before), hashes(later)
    assert {t for t in old if is_any_asked(changed_marks(old[t], new[t]), asked)} == {table}
