"""The sentences of abstracts and notes go to the node that they are about, with links to what they name."""

from __future__ import annotations

from dataclasses import replace

from tests.resolve.said import known, listing, note, reading
from vaultgen.model import BlockKind, Relation

NAMES = "model:Otter;model:Otter Pro;model:Pro=Otter Pro"


def test_names_in_a_statement_are_links_by_the_words_that_stand_there() -> None:
    knowledge = known(reading("a", listing("a", "Swimmers", abstract="  Otter and Pro swim. ")), names=NAMES)
    (statement,) = knowledge.statements["paper/swimmers"]
    assert statement.text == "Otter and Pro swim."
    assert [(statement.text[x.start : x.end], x.entity) for x in statement.links] == [
        ("Otter", "model/otter"),
        ("Pro", "model/otter-pro"),
    ]


def test_of_overlapping_names_the_longest_is_the_link() -> None:
    knowledge = known(reading("a", listing("a", "Swimmers", abstract="We like Otter Pro.")), names=NAMES)
    (statement,) = knowledge.statements["paper/swimmers"]
    assert [statement.text[x.start : x.end] for x in statement.links] == ["Otter Pro"]


def test_a_nested_bullet_keeps_its_parent() -> None:
    bullets = ("Swimming:", "- sizes", "  - big", "  - small", "- speed")
    knowledge = known(reading("n", note("n", "A Paper on Swimmers", *bullets, tags="paper")))
    statements = knowledge.statements["paper/a-paper-on-swimmers"]
    parents = {s.text: statements[s.parent].text if s.parent is not None else None for s in statements}
    assert parents["big"] == parents["small"] == "sizes"
    assert parents["speed"] is None


def test_a_sentence_that_two_versions_share_is_said_once() -> None:
    knowledge = known(
        reading("a", listing("a", "Swimmers", abstract="Otters swim.")),
        reading("b", listing("b", "Swimmers", abstract="Otters  swim.", published="2024-01-01")),
        reading("c", listing("c", "Swimmers", abstract="Otters dive.")),
    )
    assert sorted(s.text for s in knowledge.statements["paper/swimmers"]) == ["Otters  swim.", "Otters dive."]


def test_a_statement_leads_back_to_its_seed_and_line() -> None:
    knowledge = known(reading("a", listing("a", "Swimmers", abstract="Otters swim.", line=7)))
    (statement,) = knowledge.statements["paper/swimmers"]
    assert (statement.evidence.seed, statement.evidence.line, statement.evidence.quote) == ("a", 57, "Otters swim.")


def test_the_words_of_a_note_on_no_paper_are_those_of_its_source() -> None:
    knowledge = known(reading("n.md", note("n.md", "To read", "- Otter swims.", "- Heute gelesen.")), names=NAMES)
    statements = [s for s in knowledge.statements["source/n-md"] if s.kind is BlockKind.ITEM]
    assert [s.text for s in statements] == ["Otter swims.", "Heute gelesen."]
    assert [x.entity for x in statements[0].links] == ["model/otter"]
    edges = {(e.source, e.target) for e in knowledge.edges if e.relation is Relation.MENTIONS}
    assert ("source/n-md", "model/otter") in edges


def test_what_a_person_saved_from_the_web_is_not_the_word_of_its_source() -> None:
    saved = replace(note("n.md", "To read", "- Otter swims."), is_clipping=True)
    assert "source/n-md" not in known(reading("n.md", saved), names=NAMES).statements
