"""Sentences away from their place still read right: whose they are, and which of their words are names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.render.known import (
    HERON,
    KNOWLEDGE,
    NOTE,
    NOTE_SOURCE,
    at,
    body,
    bullet,
    edge,
    entity,
    notes,
    sentence,
    with_statements,
)
from vaultgen.model import BlockKind, LinkSpan, Relation, Role, Section

PATH = "Papers/Heron - Models that wade.md"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Birds like the Stork-sized egret wade.", "the Stork-sized egret"),
        ("Birds like a non-Stork wade.", "a non-Stork wade"),
        ("Birds like Stork's chick wade.", "like [[Stork (model)|Stork]]'s chick"),
        ("Birds like (Stork) wade.", "like ([[Stork (model)|Stork]]) wade"),
    ],
)
def test_part_of_a_word_is_no_link(text: str, shown: str) -> None:
    known = with_statements(KNOWLEDGE.statements[HERON][0], sentence(HERON, text, 5, ("Stork", "model/stork")))
    assert shown in body(PATH, known).replace("[[Stork]]", "[[Stork (model)|Stork]]")


def test_the_words_that_spell_a_name_out_are_no_names() -> None:
    text = "It leads on WADE (Wetland Answers, Deep and Easy Stork)."
    said = sentence(HERON, text, 5, ("WADE", "benchmark/wade"), ("Stork", "model/stork"))
    known = with_statements(KNOWLEDGE.statements[HERON][0], said)
    assert "(Wetland Answers, Deep and Easy Stork)" in body(PATH, known)


def test_nor_are_they_where_they_stand_before_the_name() -> None:
    text = "It leads on the Wetland Answers, Deep and Easy Stork (WADE) of Stork."
    said = sentence(HERON, text, 5, ("Stork", "model/stork"), ("WADE", "benchmark/wade"), ("Stork", "model/stork"))
    known = with_statements(KNOWLEDGE.statements[HERON][0], said)
    assert "Easy Stork ([[WADE (Wetland Answers, Deep and Easy)|WADE]]) of [[Stork" in body(PATH, known)


def test_a_mere_pointer_to_a_thing_is_told_with_what_stands_under_it() -> None:
    pointer = bullet(HERON, "(See Stork)", 3, ("Stork", "model/stork"), lead_in="Other birds")
    below = bullet(HERON, "It stands in deep water.", 4, parent=1, lead_in="The stork")
    elsewhere = bullet(HERON, "It is not about birds.", 5)
    known = with_statements(KNOWLEDGE.statements[HERON][0], pointer, below, elsewhere)
    text = body("Models/Stork.md", known)
    assert "**Other birds**[^" in text
    assert "\n    *   **The stork:** It stands in deep water.[^" in text
    assert "not about birds" not in text


def test_a_pointer_that_nothing_hangs_under_is_told_with_the_rest_of_its_section() -> None:
    birds = {"subsection": "Birds"}
    pointer = bullet(HERON, "See also Stork.", 3, ("Stork", "model/stork"), **birds)
    after = bullet(HERON, "Wading birds have long legs.", 4, **birds)
    elsewhere = bullet(HERON, "Boats have none.", 5, subsection="Boats")
    text = body("Models/Stork.md", with_statements(KNOWLEDGE.statements[HERON][0], pointer, after, elsewhere))
    assert "\n    *   Wading birds have long legs.[^" in text
    assert "Boats have none" not in text


def test_a_comparison_without_its_subject_is_told_of_whom_it_is() -> None:
    text = "Outperforms Stork in deep water (71% vs 68%)."
    said = bullet(HERON, text, 7, ("Stork", "model/stork"), section=Section.EVALUATION)
    known = with_statements(*KNOWLEDGE.statements[HERON], said)
    beats = edge("model/heron", Relation.OUTPERFORMS, "model/stork", at(7, text, "my note.md"))
    known = replace(known, edges=(*known.edges, beats))
    assert "**Outperformed by [[Heron]]:** \\[Heron] outperforms **Stork** in deep water" in body(
        "Models/Stork.md", known
    )
    assert "**Outperforms [[Stork]]:** Outperforms [[Stork]] in deep" in body("Models/Heron.md", known).replace(
        "[[Stork]]:** Outperforms Stork in", "[[Stork]]:** Outperforms [[Stork]] in"
    )


@pytest.mark.parametrize(
    ("text", "lead_in"),
    [
        ("Far better than Stork.", "Deep water"),
        ("Our birds do better than Stork.", ""),
        ("Notably, this is better than Stork.", ""),
    ],
)
def test_a_comparison_with_a_subject_or_a_heading_of_its_own_gets_no_other(text: str, lead_in: str) -> None:
    said = bullet(HERON, text, 7, ("Stork", "model/stork"), section=Section.EVALUATION, lead_in=lead_in)
    known = with_statements(*KNOWLEDGE.statements[HERON], said)
    beats = edge("model/heron", Relation.OUTPERFORMS, "model/stork", at(7, text, "my note.md"))
    known = replace(known, edges=(*known.edges, beats))
    shown = f"{lead_in}: " if lead_in else ""
    assert f"**Outperformed by [[Heron]]:** {shown}{text.replace('Stork', '**Stork**')}" in body(
        "Models/Stork.md", known
    )


def test_a_bullet_that_only_heads_others_is_told_with_them_and_a_pointer_or_score_is_no_description() -> None:
    names = {"lead_in": "WADE", "lead_in_links": (LinkSpan(0, 4, "benchmark/wade"),)}
    head = bullet(HERON, "", 7, **names)
    below = bullet(HERON, "Birds answer in deep water.", 8, parent=1)
    pointer = bullet(HERON, "(See the chapter on wetland answers)", 9, **names)
    names_it = edge(HERON, Relation.MENTIONS, "benchmark/wade", at(7, "WADE:", NOTE), at(9, "WADE: (See", NOTE))
    known = with_statements(KNOWLEDGE.statements[HERON][0], head, below, pointer)
    text = body("Benchmarks/WADE (Wetland Answers, Deep and Easy).md", replace(known, edges=(*known.edges, names_it)))
    assert not text.partition("\n\n")[2].startswith(">")
    assert "**WADE**" in text
    assert "*   Birds answer in deep water." in text


def test_a_guessed_author_has_none_of_the_papers_affiliations() -> None:
    assert "Marsh Lab" not in body("Authors/Ana Silva.md")


def test_a_title_has_no_colon_at_its_end_and_general_words_are_no_alias() -> None:
    paper = entity(
        "paper/report", "Technical Report: How herons wade:", published="2020", categories=["CL", "cs.CL", "math"]
    )
    known = replace(KNOWLEDGE, entities=tuple(sorted((*KNOWLEDGE.entities, paper), key=lambda e: e.id)))
    (text,) = (note.text for path, note in notes(known).items() if "How herons" in path)
    assert "# Technical Report: How herons wade\n" in text
    assert "  - Technical Report\n" not in text
    assert "  - CL\n" not in text
    assert "  - cs.CL\n  - math\n" in text


def test_a_paper_shows_its_comments_and_that_its_list_of_authors_is_open() -> None:
    paper = entity("paper/open", "Open reeds", published="2020", comments="12 pages", authors_incomplete=True)
    known = replace(KNOWLEDGE, entities=tuple(sorted((*KNOWLEDGE.entities, paper), key=lambda e: e.id)))
    text = body("Papers/Open reeds.md", known)
    assert "*   **Authors:** and others not shown (the source gives no number)\n" in text
    assert "*   **Comments:** 12 pages\n" in text


def test_the_sentence_that_announces_a_thing_defines_it() -> None:
    limits = "Studying the limits of Heron, we find that it wades through all marshes without a pause."
    news = "In this report, we introduce the Heron family of models, the next birds of many marshes."
    known = with_statements(
        sentence(HERON, limits, 6, ("Heron", "model/heron"), is_key=True),
        sentence(HERON, news, 7, ("Heron", "model/heron"), is_key=True, role=Role.OTHER),
    )
    places = (at(6, limits), at(7, news))
    known = replace(known, edges=(*known.edges, edge(HERON, Relation.INTRODUCES, "model/heron", *places)))
    assert "\n>In this report, we introduce the **Heron** family" in body("Models/Heron.md", known)


def test_a_thing_named_only_in_the_title_is_told_by_the_papers_own_sentence() -> None:
    known = replace(KNOWLEDGE, edges=(*KNOWLEDGE.edges, edge(HERON, Relation.INTRODUCES, "model/heron")))
    assert "\n>We introduce [[Heron Large]], an open model." in body("Models/Heron.md", known)


def test_a_persons_section_keeps_what_only_the_abstract_says() -> None:
    said = bullet(HERON, "Reaches 71.50% on WADE.", 7, section=Section.EVALUATION)
    more = sentence(HERON, "It also learns to fish with 12 reeds.", 9, section=Section.EVALUATION)
    text = body(PATH, with_statements(said, *KNOWLEDGE.statements[HERON], more)).partition(">[!ABSTRACT]")[0]
    assert "It also learns to fish with 12 reeds." in text
    assert text.index("Reaches") < text.index("It also learns")


def test_a_persons_section_does_not_say_again_what_the_abstract_says() -> None:
    said = bullet(HERON, "Heron Large: 71.50% on WADE, Stork has 68%.", 7, section=Section.EVALUATION)
    text = body(PATH, with_statements(said, *KNOWLEDGE.statements[HERON])).partition(">[!ABSTRACT]")[0]
    assert text.count("71.50%") == 1


def test_text_above_the_first_heading_has_no_heading() -> None:
    said = bullet("model/stork", "Storks stand on one leg.", 3, section=Section.OPENING)
    known = replace(KNOWLEDGE, statements={**KNOWLEDGE.statements, "model/stork": (said,)})
    assert "\n## \n" not in body("Models/Stork.md", known)
    assert "Storks stand on one leg." in body("Models/Stork.md", known)


def test_a_persons_note_on_no_paper_is_told_in_its_source_and_quoted_from_there() -> None:
    said = bullet(NOTE_SOURCE, "Storks stand on one leg in the marsh.", 3, ("Storks", "model/stork"))
    known = replace(KNOWLEDGE, statements={**KNOWLEDGE.statements, NOTE_SOURCE: (said,)})
    source = body("Sources/Personal note my note.md", known)
    assert "## Key Takeaways / Overview\n\n*   [[Stork (model)|Storks]] stand" in source.replace(
        "[[Stork|", "[[Stork (model)|"
    )
    assert "*   [[Personal note my note]]: **Storks** stand on one leg" in body("Models/Stork.md", known)


def test_a_persons_table_stays_a_table() -> None:
    heads = bullet(HERON, "Bird Score", 7, section=Section.EVALUATION, cells=((0, 4), (5, 10)), is_header=True)
    row = bullet(HERON, "Stork 6|8", 9, ("Stork", "model/stork"), section=Section.EVALUATION, cells=((0, 5), (6, 9)))
    before = bullet(HERON, "All scores:", 5, section=Section.EVALUATION)
    text = body(PATH, with_statements(before, heads, row)).replace("[[Stork (model)\\|Stork]]", "[[Stork]]")
    assert "\n\n| Bird | Score[^2] |\n| --- | --- |\n| [[Stork]] | 6\\|8[^3] |\n" in text


def test_what_hangs_under_a_callout_stays_in_it() -> None:
    why = bullet(HERON, "Because.", 7, section=Section.EVALUATION, kind=BlockKind.CALLOUT, callout="tip")
    deeper = bullet(HERON, "Deeper.", 8, section=Section.EVALUATION, parent=0)
    text = body(PATH, with_statements(why._replace(callout_title="Why"), deeper))
    assert ">[!TIP] Why\n>Because.[^1]\n>>Deeper.[^2]\n" in text


def test_a_callout_within_a_callout_stays_one_and_becomes_no_code() -> None:
    outer = bullet(HERON, "Because.", 7, section=Section.EVALUATION, kind=BlockKind.CALLOUT, callout="tip")
    inner = bullet(HERON, "Deeper.", 8, section=Section.EVALUATION, kind=BlockKind.CALLOUT, callout="danger", parent=0)
    text = body(PATH, with_statements(outer._replace(callout_title="Why"), inner._replace(callout_title="How")))
    assert ">Because.[^1]\n>>[!DANGER] How\n>>Deeper.[^2]\n" in text


def test_a_callout_of_a_title_alone_is_said_once() -> None:
    asked = bullet(
        HERON, "Why does it wade?", 7, section=Section.EVALUATION, kind=BlockKind.CALLOUT, callout="question"
    )
    text = body(PATH, with_statements(asked._replace(callout_title="Why does it wade?")))
    assert ">[!QUESTION] Why does it wade?[^1]\n" in text
    assert text.count("Why does it wade?") == 1


def test_a_bullet_that_says_what_a_row_of_the_table_says_is_not_said_again() -> None:
    said = bullet(HERON, "Heron Large scores 71.5%.", 7, ("Heron Large", "model/heron-large"), lead_in="WADE")
    more = bullet(HERON, "Heron Large scores 71.5%, far above all birds before it.", 8, lead_in="WADE")
    for statement, is_quoted in ((said, False), (more, True)):
        scored = edge(HERON, Relation.REPORTS, "benchmark/wade", statement.evidence, model="Heron Large", value=71.5)
        known = replace(with_statements(statement), edges=(*KNOWLEDGE.edges, scored))
        linked = replace(
            known, statements={HERON: (statement._replace(lead_in_links=(LinkSpan(0, 4, "benchmark/wade"),)),)}
        )
        assert ("**WADE:**" in body("Benchmarks/WADE (Wetland Answers, Deep and Easy).md", linked)) is is_quoted


def test_a_sentence_that_heads_others_is_told_with_them() -> None:
    head = bullet(HERON, "Stork improves:", 3, ("Stork", "model/stork"))
    below = bullet(HERON, "Wading, by far.", 4, parent=1)
    text = body("Models/Stork.md", with_statements(KNOWLEDGE.statements[HERON][0], head, below))
    assert "**Stork** improves:[^2]\n    *   Wading, by far.[^3]" in text


def test_what_only_points_to_something_else_is_not_told() -> None:
    pointer = bullet(HERON, "(See Stork pictures)", 3, ("Stork", "model/stork"), lead_in="Wading")
    assert "See" not in body("Models/Stork.md", with_statements(KNOWLEDGE.statements[HERON][0], pointer))


def test_variants_in_brackets_spell_no_name_out() -> None:
    text = "Birds like Stork (Stork Large) wade."
    said = sentence(HERON, text, 5, ("Stork", "model/stork"), ("Stork Large", "model/heron-large"))
    known = with_statements(KNOWLEDGE.statements[HERON][0], said)
    assert "([[Heron Large|Stork Large]])" in body(PATH, known)


def test_a_paper_is_compared_with_what_it_compares_its_variants_with_itself() -> None:
    text = "Heron Large rivals Stork."
    elsewhere = edge(
        "model/heron-large", Relation.COMPARED_WITH, "model/heron", at(40, "Heron Large rivals Heron.", "b.txt")
    )
    own = edge("model/heron-large", Relation.COMPARED_WITH, "model/stork", at(9, text))
    said = sentence(HERON, text, 9, ("Heron Large", "model/heron-large"), ("Stork", "model/stork"))
    known = with_statements(KNOWLEDGE.statements[HERON][0], said)
    others = tuple(e for e in known.edges if e.relation is not Relation.OUTPERFORMS)
    for edges, shown in (((own,), "*   **Compared with:** [[Stork"), ((elsewhere,), "")):
        told = body(PATH, replace(known, edges=(*others, *edges)))
        assert shown in told
        assert ("Compared with" in told) is bool(shown)


def test_what_a_paper_compares_among_its_own_is_no_rival() -> None:
    text = "Heron Small rivals Heron Large."
    among = edge("model/small", Relation.COMPARED_WITH, "model/heron-large", at(9, text))
    known = with_statements(KNOWLEDGE.statements[HERON][0], sentence(HERON, text, 9))
    variant = edge("model/small", Relation.VARIANT_OF, "model/heron-large")
    known = replace(
        known,
        entities=(*known.entities, entity("model/small", "Heron Small")),
        edges=(*(e for e in known.edges if e.relation is not Relation.OUTPERFORMS), among, variant),
    )
    assert "Compared with" not in body(PATH, known)


STORK = ("Stork", "model/stork")


def test_a_paper_that_names_a_thing_in_its_title_alone_says_so() -> None:
    papers = tuple(replace(e, name="Reeds after Stork") if e.id == HERON else e for e in KNOWLEDGE.entities)
    titled = edge(HERON, Relation.MENTIONS, "model/stork", at(2, "Reeds after Stork"))
    known = with_statements(KNOWLEDGE.statements[HERON][0])
    told = body("Models/Stork.md", replace(known, entities=papers, edges=(*known.edges, titled)))
    assert "Reeds after Stork]] (2025), in its title[^" in told


def test_a_thing_that_a_list_only_names_is_told_what_the_list_is_of() -> None:
    head = bullet(HERON, "", 3, lead_in="Birds")
    below = bullet(HERON, "", 4, parent=1, lead_in="In the water")
    name = bullet(HERON, "Stork.", 5, STORK, parent=2)
    told = body("Models/Stork.md", with_statements(KNOWLEDGE.statements[HERON][0], head, below, name))
    assert ", under Birds: In the water[^" in told


@pytest.mark.parametrize(("text", "is_description"), [("Stands in the water.", True), ("For frogs, in water.", False)])
def test_for_what_something_was_done_is_no_description_of_it(text: str, is_description: bool) -> None:
    said = bullet(HERON, text + " It is a bird.", 7, lead_in="WADE", lead_in_links=(LinkSpan(0, 4, "benchmark/wade"),))
    known = with_statements(KNOWLEDGE.statements[HERON][0], said)
    names_it = edge(HERON, Relation.MENTIONS, "benchmark/wade", at(7, text, NOTE))
    told = body("Benchmarks/WADE (Wetland Answers, Deep and Easy).md", replace(known, edges=(*known.edges, names_it)))
    assert told.partition("\n\n")[2].startswith(">") == is_description


def test_a_sentence_that_says_less_than_another_is_not_quoted_beside_it() -> None:
    more = bullet(HERON, "Notably, Stork is the first model that wades through deeper marshes at night.", 5, STORK)
    less = bullet(HERON, "The first model that wades through marshes at night is Stork.", 6, STORK)
    told = body("Models/Stork.md", with_statements(KNOWLEDGE.statements[HERON][0], more, less))
    assert "deeper marshes" in told
    assert "The first model" not in told


def test_a_product_that_a_paper_announces_is_introduced_by_that_sentence() -> None:
    reed = entity("product/reed-app", "Reed App")
    text = "We introduce Reed App, a place for birds to meet."
    key = sentence(HERON, text, 6, ("Reed App", reed.id), is_key=True)
    names_it = edge(HERON, Relation.MENTIONS, reed.id, at(6, text))
    known = with_statements(KNOWLEDGE.statements[HERON][0], key)
    known = replace(known, entities=(*known.entities, reed), edges=(*known.edges, names_it))
    assert body("Products/Reed App.md", known).startswith("# Reed App\n\n>We introduce **Reed App**, a place")
