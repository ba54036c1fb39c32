"""What the bullets of a person's note say of the things that they name."""

from __future__ import annotations

from dataclasses import replace

from tests.render.known import EDGES, ENTITIES, HERON, KNOWLEDGE, NOTE, at, body, bullet, edge, entity
from vaultgen.model import Knowledge, LinkSpan, Relation, Section, Statement


def told(*said: Statement) -> Knowledge:
    """The knowledge with a person's bullets on Heron's paper before its abstract."""
    small = entity("model/heron-small", "Heron Small")
    statements = {**KNOWLEDGE.statements, HERON: (*said, *KNOWLEDGE.statements[HERON])}
    return replace(KNOWLEDGE, entities=(*ENTITIES, small), edges=EDGES, statements=statements)


def test_a_bullet_under_the_name_of_a_size_says_what_that_model_is() -> None:
    text = "Made for walks on the shore, with little memory."
    lead_in = "Small (Small-1 & Small-2)"
    said = bullet(HERON, text, 7, lead_in=lead_in, lead_in_links=(LinkSpan(0, 5, "model/heron-small"),))
    assert f"\n>**{lead_in}:** {text}[^1]\n" in body("Models/Heron Small.md", told(said))


def test_a_bullet_that_begins_with_its_verb_stands_under_the_heading_that_it_hangs_under() -> None:
    coding = bullet(HERON, "", 7, lead_in="Coding")
    stork = ("Stork", "model/stork")
    powers = bullet(HERON, "Powers Stork, which wades far.", 8, stork, parent=0)
    models = bullet(HERON, "Models like Stork are tall.", 9, stork, parent=0)
    text = body("Models/Stork.md", told(coding, powers, models))
    assert "*   **Coding:** Powers **Stork**, which wades far.[^" in text
    assert "*   Models like **Stork** are tall.[^" in text


def test_what_a_person_says_in_brackets_of_a_benchmark_stands_in_its_note() -> None:
    score = edge(
        HERON,
        Relation.REPORTS,
        "benchmark/wade",
        at(8, "Heron Large: 79.0%.", NOTE),
        model="Heron Large",
        value=79.0,
        unit="%",
    )
    path = "Benchmarks/WADE (Wetland Answers, Deep and Easy).md"
    for lead_in, is_told in (("WADE (Mathematics in Mud)", True), ("WADE (Deep and Easy)", False), ("WADE", False)):
        links = (LinkSpan(0, 4, "benchmark/wade"),)
        said = bullet(HERON, "Heron Large: 79.0%.", 8, lead_in=lead_in, lead_in_links=links)
        known = told(said)
        text = body(path, replace(known, edges=(*known.edges, score)))
        assert (f"**{lead_in}:** Heron Large: 79.0%." in text) is is_told


def test_a_note_does_not_point_to_itself() -> None:
    stork = ("Stork", "model/stork")
    opening = bullet(HERON, "(See Stork)", 7, stork, section=Section.SAFETY)
    below = bullet(HERON, "A careful walk.", 8, section=Section.SAFETY)
    pointer = bullet(HERON, "(See Stork)", 9, stork, lead_in="Flight")
    wings = bullet(HERON, "With long wings.", 10, parent=0)
    first = body("Models/Stork.md", told(opening, below))
    assert ", under Responsible Deployment & Safety[^2]:\n    *   A careful walk.[^3]\n" in first
    second = body("Models/Stork.md", told(pointer, wings))
    assert "See" not in first + second
    assert "(2025): **Flight**[^2]\n    *   With long wings.[^3]\n" in second


def test_a_thing_that_is_only_listed_says_under_what() -> None:
    said = bullet(HERON, "Stork (Section 10.3)", 7, ("Stork", "model/stork"), section=Section.FURTHER)
    assert ", under Key Appendices & Further Reading: **Stork** (Section 10.3)" in body("Models/Stork.md", told(said))


def test_a_note_says_how_many_sentences_more_a_paper_has() -> None:
    words = ("wades through deep mud", "flies over high hills", "eats only small fish", "sleeps beside warm ponds")
    little = bullet(HERON, "We hope that Stork thrives.", 7, ("Stork", "model/stork"))
    said = [bullet(HERON, f"Stork {w} all day.", 8 + i, ("Stork", "model/stork")) for i, w in enumerate(words)]
    text = body("Models/Stork.md", told(little, *said[:3]))
    assert "We hope" not in text
    assert "fish all day.[^4]\n    *   and 1 more in its note\n" in text
    assert "and 2 more in its note\n" in body("Models/Stork.md", told(little, *said))


def test_a_bullet_on_one_part_of_a_concept_does_not_introduce_the_whole() -> None:
    wading = entity("concept/wading", "Wading AI", aliases=("Wading", "Wading Vision"))
    text = "Made of mixed data of mud and water."
    for lead_in, introduces in (("Wading Vision", False), ("Wading", True)):
        said = bullet(HERON, text, 7, lead_in=lead_in, lead_in_links=(LinkSpan(0, len(lead_in), "concept/wading"),))
        known = told(said)
        shown = body("Concepts/Wading AI.md", replace(known, entities=(*known.entities, wading)))
        assert (f"\n>**{lead_in}:** {text}[^1]\n" in shown) is introduces
        assert f"**{lead_in}:** {text}" in shown


def test_a_bullet_before_all_headings_is_a_takeaway_and_no_opening() -> None:
    said = bullet(HERON, "It wades where others swim.", 7, lead_in="Strength", section=Section.OPENING)
    text = body("Papers/Heron - Models that wade.md", told(said))
    opening, _, sections = text.partition("\n---\n")
    assert "It wades" not in opening
    assert "*   **Strength:** It wades where others swim." in sections
