"""A paper's note reads like a person's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.render.known import (
    HERON,
    KNOWLEDGE,
    NEW,
    SCORE,
    at,
    body,
    bullet,
    edge,
    entity,
    sentence,
    with_statements,
)
from vaultgen.model import BlockKind, Knowledge, Relation, Role, Section

PATH = "Papers/Heron - Models that wade.md"
HERON_ENTITY = next(e for e in KNOWLEDGE.entities if e.id == HERON)


def test_it_opens_with_what_the_paper_is_its_subject_bold_and_linked() -> None:
    assert body(PATH).startswith(
        "# Heron: Models that wade\n\nWe introduce **[[Heron Large]]**, an open model.[^1]\n\n---\n"
    )


def test_a_result_is_bold_and_the_name_that_opens_its_sentence_needs_no_lead_in() -> None:
    line = (
        "*   **[[Heron Large]]** reaches **71.50%** on [[WADE (Wetland Answers, Deep and Easy)|WADE]], "
        "outperforming [[Stork]] (68%).[^1]\n"
    )
    assert f"## Comprehensive Evaluation & SOTA Performance\n\n{line}" in body(PATH)


def test_it_ends_with_authors_shown_hidden_and_inferred() -> None:
    text = body(PATH)
    assert "*   **Authors:** [[Heron Team]], [[Wei Chen]], and 12 more not shown in the source\n" in text
    assert "*   **Inferred author:** [[Ana Silva]] (not among the authors shown; inferred from" in text
    assert "*   **Online:** [arXiv:2503.01234](https://arxiv.org/abs/2503.01234)\n" in text


def test_a_source_that_only_counts_authors_says_how_many_there_are() -> None:
    counted = replace(KNOWLEDGE, edges=tuple(e for e in KNOWLEDGE.edges if e.relation is not Relation.AUTHORED_BY))
    text = body(PATH, counted)
    assert "*   **Authors:** 12, none of them shown in the source\n" in text
    assert "authors" not in next((line for line in text.split("\n") if "Not found in the source" in line), "")


def test_an_author_whom_only_a_page_names_is_told_from_those_listed() -> None:
    page = edge(HERON, Relation.AUTHORED_BY, "author/ana-silva", at(1, "Ana Silva"))
    inferred = next(e for e in KNOWLEDGE.edges if e.properties.get("inferred"))
    known = replace(KNOWLEDGE, edges=(*(e for e in KNOWLEDGE.edges if e != inferred), page))
    assert "[[Wei Chen]], and 12 more not shown in the source, among them [[Ana Silva]]\n" in body(PATH, known)
    alone = replace(
        known, edges=tuple(e for e in known.edges if e.target not in ("author/heron-team", "author/wei-chen"))
    )
    told = replace(HERON_ENTITY, properties={k: v for k, v in HERON_ENTITY.properties.items() if "not-shown" not in k})
    alone = replace(alone, entities=(told, *(e for e in alone.entities if e.id != HERON)))
    assert "*   **Authors:** [[Ana Silva]] (an author's page lists the paper; the source names no other" in body(
        PATH, alone
    )


def test_every_footnote_leads_to_the_record_in_its_source_note() -> None:
    assert body(PATH).endswith(
        "[^1]: [[arXiv search page#^l2|page.txt, line 5]]\n[^2]: [[arXiv search page#^l2|page.txt, line 3]]\n"
    )


def test_an_opening_that_goes_on_from_another_sentence_has_that_before_it() -> None:
    early = sentence(HERON, "We propose a tool for marshes.", is_key=True, role=Role.OBJECTIVE, section=Section.OPENING)
    between = sentence(HERON, "It is made of reed.", 5, role=Role.METHOD, section=Section.ARCHITECTURE)
    late = sentence(HERON, "We then introduce Heron, which wades.", 5, ("Heron", "model/heron"))
    introduces = edge(HERON, Relation.INTRODUCES, "model/heron", at(5, late.text))
    known = replace(with_statements(early, between, late), edges=(*KNOWLEDGE.edges, introduces))
    opening = "We propose a tool for marshes. We then introduce **[[Heron]]**, which wades.[^1]\n"
    assert body(PATH, known).startswith(f"# Heron: Models that wade\n\n{opening}")


def test_an_opening_that_speaks_of_what_it_does_not_name_has_the_sentence_that_does_before_it() -> None:
    task = sentence(HERON, "Marshes remain hard to cross.", role=Role.BACKGROUND)
    own = sentence(HERON, "We present a tool for this task.", is_key=True, section=Section.OPENING)
    known = with_statements(sentence(HERON, "Birds wade.", role=Role.BACKGROUND), task, own)
    opening = "Marshes remain hard to cross. We present a tool for this task.[^1]\n"
    assert body(PATH, known).startswith(f"# Heron: Models that wade\n\n{opening}")


def test_what_cannot_be_understood_without_the_feature_stands_in_its_callout() -> None:
    best = sentence(HERON, "Heron Large is the first to outperform all storks.")
    more = sentence(HERON, "This makes it king of the marsh.")
    text = body(PATH, with_statements(*KNOWLEDGE.statements[HERON], best, more))
    assert f"\n>{best.text} {more.text}[^1]\n" in text


def test_a_text_that_says_nothing_of_the_papers_own_work_is_left_to_the_abstract() -> None:
    first = sentence(HERON, "Birds wade in many marshes.", role=Role.BACKGROUND)
    second = sentence(HERON, "Reeds give the best accuracy of all known plants.", section=Section.EVALUATION)
    known = replace(with_statements(first, second), edges=())
    text, mark, _ = body(PATH, known).partition(">[!ABSTRACT]+")
    assert mark
    assert "Birds wade in many marshes." not in text
    assert "Reeds" not in text


def test_code_that_is_given_away_is_not_what_the_paper_is() -> None:
    own = sentence(HERON, "We study how birds stand.", role=Role.OBJECTIVE, section=Section.OPENING)
    given = sentence(HERON, "To help Heron models wade, we release our code.", is_key=True, role=Role.OBJECTIVE)
    assert "\n\nWe study how birds stand.[^1]\n" in body(PATH, with_statements(own, given))[:120]


def test_the_whole_abstract_is_folded_away() -> None:
    assert ">[!ABSTRACT]- Abstract\n>We introduce [[Heron Large]], an open model. Heron Large reaches 71.50%" in body(
        PATH
    )


def test_where_seeds_differ_each_version_says_where_it_stands() -> None:
    versions = [{"seed": "page.txt", "abstract": NEW}, {"seed": "other.txt", "abstract": "An older text."}]
    paper = next(e for e in KNOWLEDGE.entities if e.id == HERON)
    changed = replace(paper, properties={**paper.properties, "abstracts": versions})
    known = replace(KNOWLEDGE, entities=tuple(changed if e.id == HERON else e for e in KNOWLEDGE.entities))
    text = body(PATH, known)
    assert ">[!ABSTRACT]- Abstract as in [[arXiv search page|page.txt]]\n>We introduce" in text
    assert ">[!ABSTRACT]- Abstract\n>An older text." in text


def test_no_sentence_comes_twice_in_the_body() -> None:
    text = body(PATH).partition(">[!ABSTRACT]")[0]
    assert text.count("an open model") == 1
    assert text.count("71.50%") == 1


def test_the_feature_callout_is_the_sentence_that_claims_most() -> None:
    best = "Heron Large is the first to outperform all storks."
    known = with_statements(
        *KNOWLEDGE.statements[HERON], sentence(HERON, best), sentence(HERON, "It runs on reeds.", role=Role.METHOD)
    )
    assert f"\n\n>[!NOTE] Key Distinguishing Feature\n>{best}[^1]\n\n---\n" in body(PATH, known)


@pytest.mark.parametrize(
    "weak",
    [
        "Unlike herons before, it is the first novel bird to outperform and improve on storks.",
        "Our first novel heron was not the best and did not outperform storks.",
        "We then improve the novel heron, the first to outperform storks by far.",
    ],
)
def test_the_feature_denies_nothing_and_stands_by_itself(weak: str) -> None:
    best = "Heron Large is the first to outperform all storks."
    known = with_statements(KNOWLEDGE.statements[HERON][0], sentence(HERON, weak), sentence(HERON, best))
    assert f"Key Distinguishing Feature\n>{best}" in body(PATH, known)


def test_a_side_remark_does_not_open_the_note() -> None:
    aside = sentence(HERON, "Stork gets 63.4%.", 5, ("Stork", "model/stork"))
    subject = sentence(HERON, "We present models that wade through marshes.", role=Role.METHOD)
    assert body(PATH, with_statements(aside, subject)).startswith("# Heron: Models that wade\n\nWe present models")
    first = sentence(HERON, "Birds wade at dawn.", role=Role.BACKGROUND)
    assert body(PATH, with_statements(first, aside)).startswith("# Heron: Models that wade\n\n## Key Appendices")


def test_background_stays_in_the_abstract() -> None:
    background = sentence(HERON, "Birds have long waded.", role=Role.BACKGROUND)
    text = body(PATH, with_statements(background, *KNOWLEDGE.statements[HERON])).partition(">[!ABSTRACT]")[0]
    assert "Birds have long waded." not in text


def test_a_sentence_that_points_back_at_what_others_do_does_not_open_the_note() -> None:
    first = sentence(HERON, "Birds have long waded.", role=Role.BACKGROUND)
    such = sentence(HERON, "Such models wade in one way or another.", is_key=True, role=Role.METHOD)
    assert body(PATH, with_statements(first, such)).startswith("# Heron: Models that wade\n\n## Key Appendices")


def test_what_others_fail_to_do_stays_in_the_abstract_whatever_its_role() -> None:
    others = sentence(HERON, "Existing birds fail to wade in any of our tests.", role=Role.RESULT)
    text = body(PATH, with_statements(others, *KNOWLEDGE.statements[HERON])).partition(">[!ABSTRACT]")[0]
    assert "Existing birds" not in text


def test_what_follows_the_announcement_is_about_the_paper_whatever_its_role() -> None:
    late = sentence(HERON, "The bird can read without rest for three days.", role=Role.BACKGROUND)
    known = with_statements(*KNOWLEDGE.statements[HERON], late)
    assert "*   The bird can read without rest for three days.[^1]\n" in body(PATH, known)


def test_an_abstract_that_is_all_background_says_not_what_the_paper_is_and_stands_open() -> None:
    text = body(PATH, with_statements(sentence(HERON, "Birds have long waded.", role=Role.BACKGROUND)))
    assert text.startswith("# Heron: Models that wade\n\n## Key Appendices")
    assert ">[!ABSTRACT]+ Abstract\n" in text


def test_sentences_on_one_topic_stand_under_it_together() -> None:
    first, second = "We find that wading is safe for all.", "In all our tests no fish was harmed."
    known = with_statements(
        KNOWLEDGE.statements[HERON][0],
        sentence(HERON, first, section=Section.SAFETY, lead_in="Safety"),
        sentence(HERON, second, section=Section.SAFETY, lead_in="Safety"),
    )
    assert f"*   **Safety:**\n    *   {first}[^1]\n    *   {second}[^1]\n" in body(PATH, known)


def persons_note() -> Knowledge:
    """A person's note on Heron: an opening, a callout, nested bullets, a callout under one."""
    opening, evaluation = Section.OPENING, Section.EVALUATION
    report = bullet(HERON, "This report is on Heron.", 1, section=opening, kind=BlockKind.PARAGRAPH, bold=((18, 23),))
    alone = bullet(HERON, "It wades alone.", 2, section=opening, kind=BlockKind.CALLOUT, callout="note")
    heading = bullet(HERON, "", 3, section=evaluation, lead_in="Scores")
    score = bullet(HERON, "71.50% in reeds.", 4, section=evaluation, lead_in="WADE (wet)", parent=2)
    first = bullet(HERON, "A first.", 5, section=evaluation, kind=BlockKind.CALLOUT, callout="tip", parent=3)
    return with_statements(
        report,
        alone._replace(callout_title="Key"),
        heading._replace(subsection="Marshes"),
        score._replace(subsection="Marshes"),
        first._replace(subsection="Marshes", callout_title="Why"),
        bullet(HERON, "The model card", 6, section=Section.FURTHER),
        *KNOWLEDGE.statements[HERON],
    )


def test_a_persons_note_keeps_its_opening_callouts_nesting_and_sections() -> None:
    text = body(PATH, persons_note())
    assert "\n\nThis report is on **Heron**.[^1]\n\n>[!NOTE] Key\n>It wades alone.[^2]\n\n---\n" in text
    assert (
        "## Comprehensive Evaluation & SOTA Performance\n\n### Marshes\n\n*   **Scores:**\n"
        "    *   **[[WADE (Wetland Answers, Deep and Easy)|WADE]] (wet):** 71.50% in reeds.[^3]\n"
        "        >[!TIP] Why\n        >A first.[^4]\n"
    ) in text


def test_a_persons_further_reading_and_ours_are_one_list() -> None:
    text = body(PATH, persons_note())
    assert text.count("## Key Appendices & Further Reading") == 1
    assert "*   The model card[^6]\n*   **Authors:**" in text


def test_a_persons_section_is_not_mixed_with_the_abstract() -> None:
    text = body(PATH, persons_note()).partition(">[!ABSTRACT]")[0]
    assert SCORE[-20:] not in text


def test_what_no_seed_states_is_said() -> None:
    known = Knowledge((entity("paper/x", "On nothing"),), ())
    text = body("Papers/On nothing.md", known)
    missing = "*   **Not found in the source:** date, abstract, authors\n"
    assert text == f"# On nothing\n\n## Key Appendices & Further Reading\n\n{missing}"


def test_papers_that_share_what_one_of_them_introduces_are_named() -> None:
    uses = edge("paper/stork", Relation.USES, "model/heron-large")
    known = replace(KNOWLEDGE, edges=(*KNOWLEDGE.edges, uses))
    assert ("*   **See also:**\n    *   [[Stork (paper, 2024)|Stork]] (also on Heron Large)\n") in body(PATH, known), (
        "an author who is only inferred is not in common"
    )


def test_a_sentence_that_a_preview_breaks_off_is_no_bullet() -> None:
    known = with_statements(*KNOWLEDGE.statements[HERON], sentence(HERON, "It further shows that…"))
    assert "It further shows" not in body(PATH, known)


def test_the_sentence_that_introduces_what_the_title_names_opens_the_note() -> None:
    early = sentence(HERON, "We first build a tool.", is_key=True, role=Role.OBJECTIVE, section=Section.OPENING)
    introduces = edge(HERON, Relation.INTRODUCES, "model/heron", at(5, "Now comes Heron, which wades."))
    late = sentence(HERON, "Now comes Heron, which wades.", 5, ("Heron", "model/heron"))
    known = replace(with_statements(early, late), edges=(*KNOWLEDGE.edges, introduces))
    assert body(PATH, known).startswith("# Heron: Models that wade\n\nNow comes **[[Heron]]**, which wades.[^1]\n")


def test_a_sentence_that_says_nothing_alone_is_left_to_the_abstract() -> None:
    known = with_statements(*KNOWLEDGE.statements[HERON], sentence(HERON, "We aim at closing the gap."))
    assert "closing the gap" not in body(PATH, known)


def test_what_others_did_is_no_feature_of_the_paper() -> None:
    known = with_statements(
        *KNOWLEDGE.statements[HERON],
        sentence(HERON, "Existing novel models outperform the best birds significantly.", role=Role.METHOD),
        sentence(HERON, "Rain fell on the marsh for the whole of the test."),
    )
    assert ">Existing novel models" not in body(PATH, known)


def test_an_address_made_of_an_odd_doi_leads_there_and_starts_no_markup() -> None:
    papers = tuple(
        replace(e, properties={**e.properties, "doi": "10.1002/(x)1::a%%~<b>"}) if e.id == HERON else e
        for e in KNOWLEDGE.entities
    )
    line = next(x for x in body(PATH, replace(KNOWLEDGE, entities=papers)).split("\n") if "**Online:**" in x)
    assert "(https://doi.org/10.1002/%28x%291:%3Aa%25%25%7E%3Cb%3E)" in line


def test_the_pages_that_sources_name_are_links_but_for_those_of_its_ids_and_what_is_no_page() -> None:
    urls = [
        "https://arxiv.org/html/2503.01234v2", "https://www.herons.invalid/p/1?a=b c", "http://forum.invalid/(x)",
        "https://forum.invalid@evil.invalid/", "javascript:alert(1)", "https://[x", "https://herons.invalid/`=1`",
    ]  # fmt: skip
    papers = tuple(
        replace(e, properties={**e.properties, "urls": urls}) if e.id == HERON else e for e in KNOWLEDGE.entities
    )
    line = next(x for x in body(PATH, replace(KNOWLEDGE, entities=papers)).split("\n") if "**Online:**" in x)
    assert line.endswith(
        "[arXiv:2503.01234](https://arxiv.org/abs/2503.01234), [forum.invalid](http://forum.invalid/%28x%29),"
        " [herons.invalid](https://herons.invalid/%60=1%60)"
    )


def test_a_callout_on_its_thing_has_the_sentence_before_that_names_it() -> None:
    key = sentence(HERON, "We introduce Heron, a bird.", is_key=True, role=Role.OBJECTIVE, section=Section.OPENING)
    names = sentence(HERON, "Heron wades by day.", 6, ("Heron", "model/heron"))
    leans = sentence(HERON, "Its novel gait outperforms that of all other birds.", 7)
    last = sentence(HERON, "It eats frogs and fish.", 8)
    told = body(PATH, with_statements(key, names, leans, last))
    assert ">[[Heron]] wades by day. Its novel gait outperforms that of all other birds.[^" in told
    assert "*   [[Heron]] wades" not in told


def test_no_callout_means_what_only_the_opening_says() -> None:
    key = sentence(HERON, "We introduce Heron, a bird.", is_key=True, role=Role.OBJECTIVE, section=Section.OPENING)
    leans = sentence(HERON, "This novel bird is the first to outperform storks.", 6, section=Section.EVALUATION)
    other = sentence(HERON, "Heron eats frogs and many fish by day.", 7, section=Section.EVALUATION)
    told = body(PATH, with_statements(key, leans, other))
    assert "Key Distinguishing Feature" not in told
    assert "*   This novel bird is the first" in told


def test_what_a_paper_does_by_whatever_verb_opens_its_note() -> None:
    field = sentence(HERON, "Birds and boats both use water.", role=Role.BACKGROUND)
    own = sentence(HERON, "Here we map the ways of birds onto those of boats.", 6, role=Role.METHOD)
    more = sentence(HERON, "We measure the depth of 40 ponds with sticks.", 7, role=Role.METHOD)
    text = body(PATH, with_statements(field, own, more))
    assert text.startswith("# Heron: Models that wade\n\nHere we map")
    assert "*   We measure the depth" in text


def test_what_is_only_called_proposed_opens_a_note_too() -> None:
    field = sentence(HERON, "Birds and boats both use water.", role=Role.BACKGROUND)
    own = sentence(HERON, "Our proposed Heron widens the ways of birds.", 6, role=Role.METHOD)
    assert body(PATH, with_statements(field, own)).startswith("# Heron: Models that wade\n\nOur proposed **Heron**")


def test_a_sentence_that_leans_on_another_stands_behind_it_or_is_left_to_the_abstract() -> None:
    key = KNOWLEDGE.statements[HERON][0]
    found = sentence(HERON, "Birds wade with great and lasting care.", 6, section=Section.TRAINING)
    leaning = sentence(HERON, "These results show all of us what care is.", 7, section=Section.SAFETY, lead_in="Safety")
    first = sentence(HERON, "We are the first to outperform storks in ponds by far.", 6, section=Section.EVALUATION)
    text = body(PATH, with_statements(key, found, leaning))
    assert f"*   {found.text}[^2]\n*   {leaning.text}[^3]\n" in text
    text = body(PATH, with_statements(key, first, leaning)).partition(">[!ABSTRACT]")[0]
    assert f">{first.text}[^2]\n" in text
    assert leaning.text not in text


def test_where_the_code_is_stands_in_the_note_however_short_the_sentence() -> None:
    code = sentence(HERON, "Code: https://heron.example/code", 7, section=Section.FURTHER)
    text = body(PATH, with_statements(*KNOWLEDGE.statements[HERON], code)).partition(">[!ABSTRACT]")[0]
    assert "*   Code: https://heron.example/code [^" in text
