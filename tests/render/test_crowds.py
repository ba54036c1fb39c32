"""Papers with very many authors: named once, in the paper's note, and counted in each author's."""

from __future__ import annotations

from dataclasses import replace

from tests.render.known import HERON, KNOWLEDGE, at, edge, entity, notes
from vaultgen.model import Knowledge, Relation
from vaultgen.render.facts import MANY_AUTHORS


def crowd(size: int) -> Knowledge:
    """The made-up knowledge with so many more authors of the first paper."""
    people = tuple(entity(f"author/p-{n:03}", f"Person {n:03}", at(3, "Person")) for n in range(size))
    edges = tuple(edge(HERON, Relation.AUTHORED_BY, p.id, at(3, "Person"), position=3) for p in people)
    return replace(KNOWLEDGE, entities=(*KNOWLEDGE.entities, *people), edges=(*KNOWLEDGE.edges, *edges))


def test_the_coauthors_of_a_paper_with_very_many_authors_are_counted() -> None:
    text = notes(crowd(MANY_AUTHORS))["Authors/Person 007.md"].text
    assert "*   **Co-authors of papers with very many authors:** 102 (see the paper)" in text
    assert "coauthors:" not in text


def test_coauthors_of_smaller_papers_are_named_and_not_counted_again() -> None:
    text = notes(crowd(MANY_AUTHORS))["Authors/Ana Silva.md"].text
    assert "[[Wei Chen (author of Stork)|Wei Chen]]" in text or "[[Wei Chen" in text
    assert "very many authors:** 102 (see the papers)" in text


def test_the_paper_names_all_of_them() -> None:
    text = notes(crowd(MANY_AUTHORS))["Papers/Heron - Models that wade.md"].text
    assert all(f"[[Person {n:03}]]" in text for n in range(MANY_AUTHORS))
