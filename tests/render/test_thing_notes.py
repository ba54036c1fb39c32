"""Notes of models, benchmarks, authors and sources; the home note."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.render.known import (
    EDGES,
    ENTITIES,
    HERON,
    KNOWLEDGE,
    NOTE_SOURCE,
    PAGE,
    SCORE,
    STORK,
    at,
    body,
    edge,
    entity,
    notes,
    sentence,
    with_statements,
)
from vaultgen.model import Edge, Finding, Knowledge, Relation, Role, VaultNames

BENCHMARK = "Benchmarks/WADE (Wetland Answers, Deep and Easy).md"


def scores(*found: tuple[str, float, str]) -> Knowledge:
    """The knowledge with other results on WADE: (model, value, direction)."""
    kept = tuple(e for e in EDGES if e.relation is not Relation.REPORTS)
    reported = tuple(
        edge(HERON, Relation.REPORTS, "benchmark/wade", model=m, value=v, unit="%", direction=d) for m, v, d in found
    )
    return replace(KNOWLEDGE, edges=(*kept, *reported))


def leaders(known: Knowledge) -> list[str]:
    """The models of WADE's leaderboard, from the top."""
    return re.findall(r"^\| \[?\[?([\w ]+?)\]?\]? \| \*?\*?[\d.]", body(BENCHMARK, known), re.MULTILINE)


def test_a_models_note_quotes_who_introduces_it() -> None:
    assert body("Models/Heron Large.md").startswith(
        "# Heron Large\n\n>We introduce **Heron Large**, an open model.[^1]\n"
        ">— [[Heron - Models that wade|Heron: Models that wade]], 2025\n\n*   **Introduced in:** [[Heron"
    )


def test_a_models_note_shows_its_family_results_and_rivals() -> None:
    text = body("Models/Heron Large.md")
    assert "## Family\n\n*   [[Heron]]\n    *   **[[Heron Large]]**\n" in text
    assert r"| [[WADE (Wetland Answers, Deep and Easy)\|WADE]] | **71.50%** | [[Stork]] (68%) | " in text
    assert "*   **Outperforms [[Stork]]:** **Heron Large** reaches 71.50% on" in text


def test_variants_stand_in_the_order_of_their_numbers() -> None:
    variants = [entity("model/v10", "Heron 10"), entity("model/v2", "Heron2"), entity("model/v1", "Heron-1")]
    lines = [edge(v.id, Relation.VARIANT_OF, "model/heron") for v in variants]
    known = replace(KNOWLEDGE, entities=(*ENTITIES, *variants), edges=(*EDGES, *lines))
    found = re.findall(r"^    \*   \[\[(.*)\]\]$", body("Models/Heron.md", known), re.MULTILINE)
    assert found == ["Heron-1", "Heron2", "Heron 10", "Heron Large"]


def test_the_bare_number_of_a_size_is_neither_a_link_nor_bold() -> None:
    sizes = [entity(f"model/heron-{n}b", f"Heron {n}B") for n in (1, 27)]
    text = "We introduce Heron Large, from 1 to 27 billion parameters."
    said = sentence(HERON, text, 5, ("1", "model/heron-1b"), ("27", "model/heron-27b"))
    known = with_statements(said, knowledge=replace(KNOWLEDGE, entities=(*ENTITIES, *sizes)))
    assert "from 1 to 27 billion" in body("Models/Heron 1B.md", known)


def test_a_leaderboard_begins_with_the_best() -> None:
    higher = "higher is better"
    assert leaders(scores(("Stork", 68.0, higher), ("Heron Large", 71.5, higher), ("Gull", 9.5, higher))) == [
        "Heron Large",
        "Stork",
        "Gull",
    ]


def test_where_less_is_better_the_least_is_the_best() -> None:
    lower = "lower is better"
    assert leaders(scores(("Stork", 68.0, lower), ("Heron Large", 71.5, lower))) == ["Stork", "Heron Large"]


def test_a_score_is_said_to_be_claimed_by_its_paper() -> None:
    assert r"| [[Heron - Models that wade\|Heron: Models that wade]][^1] |" in body(BENCHMARK)


def test_an_author_of_one_paper_needs_few_lines() -> None:
    text = body("Authors/Wei Chen (author of Stork).md")
    assert text == (
        "# Wei Chen\n\n*   **Paper:** [[Stork (paper, 2024)|Stork]] (2024)[^1]\n*   **Co-authors:** [[Ana Silva]]\n\n"
        "[^1]: [[arXiv search page#^l20|page.txt, line 21]]\n"
    )


def test_what_is_inferred_of_an_author_is_marked() -> None:
    text = body("Authors/Ana Silva.md")
    assert "(2025)[^1][^2] (inferred from the page that lists it)\n" in text
    assert "[^1]: [[arXiv search page|page.txt, line 1]]\n[^2]: [[arXiv search page#^l2|page.txt, line 2]]" in text
    assert "[[Wei Chen]] (inferred), [[Wei Chen (author of Stork)|Wei Chen]]\n" in text


def test_a_source_note_has_a_block_for_each_record_and_the_names_that_earned_no_note() -> None:
    text = body("Sources/arXiv search page.md")
    assert "*   Line 20: [[Stork (paper, 2024)|Stork]] ^l20\n" in text
    assert ">[!EXAMPLE]- Names without a note (1)\n>*   **Concepts** (named in 1 paper): wading (line 5)\n" in text


def test_findings_stand_in_the_source_note_and_in_the_home_note() -> None:
    known = replace(KNOWLEDGE, findings=(Finding(PAGE, 7, "two titles in one line", "part them"),))
    assert "*   Line 7: two titles in one line (part them)\n" in body("Sources/arXiv search page.md", known)
    assert "*   [[arXiv search page]], line 7: two titles in one line (part them)\n" in body("Home.md", known)


def test_the_home_note_is_the_way_in() -> None:
    text = body("Home.md")
    assert "| Models | 3 | [[Heron Large]], [[Stork]], [[Heron]] |" in text
    assert "## Newest papers\n\n*   [[Heron - Models that wade|Heron: Models that wade]] (2025-03-04)\n" in text


def test_a_deleted_note_is_not_written_and_its_name_is_text() -> None:
    rendered = notes(KNOWLEDGE, VaultNames(hidden=frozenset({"model/stork"})))
    assert "Models/Stork.md" not in rendered
    assert "outperforming Stork (68%)" in rendered["Papers/Heron - Models that wade.md"].text


def test_links_use_the_name_that_a_person_gave() -> None:
    rendered = notes(KNOWLEDGE, VaultNames(held={"model/stork": "Mine/White stork.md"}))
    assert "outperforming [[White stork|Stork]]" in rendered["Papers/Heron - Models that wade.md"].text


def test_an_empty_vault_has_a_home_note() -> None:
    assert list(notes(Knowledge((), ()))) == ["Home.md"]


def test_an_alias_that_is_another_notes_name_is_left_out() -> None:
    named = entity("concept/x", "X", aliases=("Heron", "Xen", "x", r"$\chi$"))
    text = notes(replace(KNOWLEDGE, entities=(*ENTITIES, named)))["Concepts/X.md"].text
    assert "aliases:\n  - Xen\ntags:" in text


def test_what_a_paper_introduces_goes_by_the_name_before_its_colon_and_the_paper_does_not() -> None:
    def aliases(known: Knowledge) -> str:
        return notes(known)["Papers/Heron - Models that wade.md"].text.partition("tags:")[0]

    known = replace(KNOWLEDGE, entities=tuple(e for e in ENTITIES if e.id != "model/heron"), edges=())
    called = entity("model/ghbb", "GHBB", aliases=("heron",))
    assert "- Heron\n" in aliases(known)
    assert "- Heron\n" not in aliases(replace(known, entities=(*known.entities, called)))


def test_hostile_names_do_no_harm() -> None:
    bad = entity("concept/bad", "[[x]] <% y %> `= z` #t $a$ | b", at(5, "bad"))
    mention = edge(HERON, Relation.MENTIONS, "concept/bad", at(5, "bad"))
    rendered = notes(replace(KNOWLEDGE, entities=(*ENTITIES, bad), edges=(*EDGES, mention)))
    note = next(n for n in rendered.values() if n.id == "concept/bad")
    assert note.text.split("\n---\n", 1)[1].startswith(r"# \[\[x]] &lt;% y %> \`= z\` \#t ")


def test_a_rank_among_others_reads_as_one() -> None:
    rank = edge(HERON, Relation.REPORTS, "benchmark/wade", model="Stork", value=15.0, unit="% (top)", metric="rank")
    assert "| [[Stork]] | **top 15%** |" in body(BENCHMARK, replace(KNOWLEDGE, edges=(*EDGES, rank)))


def test_a_bare_score_and_a_score_so_called_share_a_table() -> None:
    called = edge(HERON, Relation.REPORTS, "benchmark/wade", model="Stork", value=68.0, unit="%", metric="score")
    text = body(BENCHMARK, replace(KNOWLEDGE, edges=(*EDGES, called)))
    assert "| [[Heron Large]] | **71.50%** |" in text
    assert "| [[Stork]] | 68% |" in text
    assert "###" not in text


def test_a_method_that_scored_is_linked_and_its_note_shows_the_score() -> None:
    method = entity("concept/reedy", "Reedy", at(5, "Reedy"))
    scored = edge(HERON, Relation.REPORTS, "benchmark/wade", at(5, SCORE), model="Reedy", value=9.5, unit="%")
    known = replace(KNOWLEDGE, entities=(*ENTITIES, method), edges=(*EDGES, scored))
    assert "| [[Reedy]] | 9.5% |" in body(BENCHMARK, known)
    assert r"| [[WADE (Wetland Answers, Deep and Easy)\|WADE]] | **9.5%** |" in body("Concepts/Reedy.md", known)


def test_another_version_of_the_sentence_that_introduces_it_is_not_quoted_again() -> None:
    again = sentence(HERON, "We introduce Heron Large, an open new model.", 30, ("Heron Large", "model/heron-large"))
    known = with_statements(*KNOWLEDGE.statements[HERON], again)
    assert "an open new model" not in body("Models/Heron Large.md", known)


def test_it_is_introduced_by_the_sentence_that_says_what_it_is_without_what_joins_that_to_another() -> None:
    name = ("Heron Large", "model/heron-large")
    hope = sentence(HERON, "By introducing Heron Large, we hope that birds wade.", 5, name, role=Role.OBJECTIVE)
    text = "To bridge these gaps, we present Heron Large, a model that wades."
    says = sentence(HERON, text, 5, name, role=Role.OBJECTIVE)
    shown = body("Models/Heron Large.md", with_statements(hope, says))
    assert shown.startswith("# Heron Large\n\n>We present **Heron Large**, a model that wades.[^1]\n")


def test_a_sentence_that_says_which_is_better_is_no_second_comparison() -> None:
    again = edge("model/heron-large", Relation.COMPARED_WITH, "model/stork", at(5, SCORE))
    text = body("Models/Heron Large.md", replace(KNOWLEDGE, edges=(*EDGES, again)))
    assert "**Outperforms [[Stork]]:**" in text
    assert "Compared with [[Stork]]" not in text


def test_a_benchmark_that_is_only_scored_on_names_the_paper_and_a_metric_keeps_its_spelling() -> None:
    scored = edge(HERON, Relation.REPORTS, "benchmark/wade", at(5, "61 chrF"), model="Heron", value=61.0, metric="chrF")
    text = body("Benchmarks/WADE (Wetland Answers, Deep and Easy).md", replace(KNOWLEDGE, edges=(scored,)))
    assert "*   **Used for evaluation by:** [[Heron - Models that wade|Heron: Models that wade]][^1]" in text
    assert "| Model | chrF | Claimed in |" in text


def test_one_paper_has_affiliations_of_its_own() -> None:
    assert "*   **Affiliations of this paper, as listed:** [[" in body("Authors/Heron Team.md")


def test_a_size_that_only_a_variant_has_is_not_the_familys() -> None:
    sized = {"model/heron": ["3B"], "model/heron-large": ["3B", "9B"]}
    entities = tuple(
        replace(e, name="Heron 3B" if e.id == "model/stork" else e.name, properties={"sizes": sized.get(e.id, [])})
        for e in KNOWLEDGE.entities
        if e.id.startswith("model/")
    )
    others = tuple(e for e in KNOWLEDGE.entities if not e.id.startswith("model/"))
    small = edge("model/stork", Relation.VARIANT_OF, "model/heron")
    known = replace(KNOWLEDGE, entities=(*entities, *others), edges=(*KNOWLEDGE.edges, small))
    assert "Size" not in body("Models/Heron.md", known)
    assert "*   **Sizes:** 3B, 9B" in body("Models/Heron Large.md", known)


def facts_of(path: str, *edges: Edge) -> str:
    """The lines of facts of a note, with further edges and nodes."""
    further = (
        entity("concept/wading", "Wading"),
        entity("dataset/mud", "MudCorpus"),
        entity("organization/marsh", "Marsh"),
    )
    known = replace(KNOWLEDGE, entities=(*KNOWLEDGE.entities, *further), edges=(*KNOWLEDGE.edges, *edges))
    return "\n".join(x.partition("[^")[0] for x in body(path, known).splitlines() if x.startswith("*   **"))


def test_data_trains_a_model_and_is_training_data_in_a_paper() -> None:
    by_paper = edge(HERON, Relation.TRAINED_ON, "dataset/mud")
    by_model = edge("model/stork", Relation.TRAINED_ON, "dataset/mud")
    assert facts_of("Datasets/MudCorpus.md", by_paper, by_model).splitlines() == [
        "*   **Used to train:** [[Stork]]",
        "*   **Training data in:** [[Heron - Models that wade|Heron: Models that wade]]",
    ]


def test_what_makes_a_model_the_basis_of_another_is_not_said_again_as_use() -> None:
    place = at(5, "Heron Large, which uses Stork")
    basis = edge("model/heron-large", Relation.BASED_ON, "model/stork", place)
    same, other = (edge(HERON, Relation.USES, "model/stork", p) for p in (place, at(6, "We use Stork.")))
    assert "Used by" not in facts_of("Models/Stork.md", basis, same)
    assert "Used by" in facts_of("Models/Stork.md", basis, other)


def test_those_who_say_that_they_use_a_method_are_not_listed_as_if_they_were_all() -> None:
    assert facts_of("Concepts/Wading.md", edge(HERON, Relation.USES, "concept/wading")) == ""


def test_a_persons_note_evaluates_nothing() -> None:
    note = edge(NOTE_SOURCE, Relation.EVALUATES_ON, "benchmark/wade")
    assert "my note" not in facts_of(BENCHMARK, note)


def test_a_score_names_all_whom_its_sentence_sets_beside_it() -> None:
    said = at(5, SCORE)
    further = tuple(
        edge(HERON, Relation.REPORTS, "benchmark/wade", place, model=model, value=value, unit="%")
        for model, value, place in (
            ("Stork", 68.0, said),
            ("Egret", 66.0, said),
            ("Heron Small", 65.0, said),
            ("Bittern", 64.0, at(9, "Bittern gets 64%.")),
        )
    )
    shown = body(BENCHMARK, replace(KNOWLEDGE, edges=(*KNOWLEDGE.edges, *further)))
    assert "| [[Heron Large]] | **71.50%** | [[Stork]] (68%), Egret (66%) |" in shown


def test_each_sentence_that_compares_two_models_stands_under_the_comparison() -> None:
    again = sentence(HERON, "On mud Heron Large wades past Stork and Egret.", 7)
    alike = sentence(HERON, f"{SCORE[:-1]} now.", 9)
    places = (at(5, SCORE), at(7, again.text), at(9, alike.text))
    beats = edge("model/heron-large", Relation.OUTPERFORMS, "model/stork", *places)
    kept = tuple(e for e in EDGES if e.relation is not Relation.OUTPERFORMS)
    said = with_statements(*KNOWLEDGE.statements[HERON], again, alike)
    text = body("Models/Stork.md", replace(said, edges=(*kept, beats))).partition("## Comparisons")[2]
    lines = [x.partition("[^")[0] for x in text.splitlines() if x.startswith("*   **Outperformed")]
    assert [x.partition(":** ")[2][:20] for x in lines] == ["Heron Large reaches ", "On mud Heron Large w"]


def test_what_is_only_called_proposed_introduces_nothing_where_a_sentence_announces_it() -> None:
    names = ("Heron Large", "model/heron-large")
    joined = "To address these many hard challenges, this paper introduces Heron Large, which wades."
    announced = sentence(HERON, joined, 6, names, role=Role.METHOD)
    called = sentence(HERON, "Experiments show that the proposed Heron Large wades well.", 7, names)
    text = body("Models/Heron Large.md", with_statements(announced, called))
    assert "\n>This paper introduces **Heron Large**, which wades.[^1]\n" in text


def test_of_a_list_of_siblings_the_sentence_on_the_model_alone_opens_its_note() -> None:
    listing = "We introduce the Heron family: Heron Large and Heron Small."
    names = (("Heron", "model/heron"), ("Heron Large", "model/heron-large"), ("Heron Small", "model/small"))
    both = sentence(HERON, listing, 5, *names, is_key=True, role=Role.OBJECTIVE)
    alone = sentence(HERON, "Heron Small is our least bird yet.", 6, ("Heron Small", "model/small"))
    edges = (
        edge("model/small", Relation.VARIANT_OF, "model/heron"),
        edge(HERON, Relation.INTRODUCES, "model/small", at(5, listing)),
    )
    known = with_statements(both, alone)
    known = replace(
        known, entities=(*known.entities, entity("model/small", "Heron Small")), edges=(*known.edges, *edges)
    )
    assert body("Models/Heron Small.md", known).startswith(
        "# Heron Small\n\n>**Heron Small** is our least bird yet.[^1]\n"
    )


def test_what_leans_on_the_sentence_before_it_is_quoted_with_it() -> None:
    before = sentence(HERON, "Heron Large stands on one leg.", 6, ("Heron Large", "model/heron-large"))
    leaning = sentence(HERON, "It has a way of wading.", 7, ("wading", "concept/wading"))
    edges = (edge(HERON, Relation.MENTIONS, "concept/wading", at(7, "wading")),)
    known = with_statements(*KNOWLEDGE.statements[HERON], before, leaning)
    known = replace(known, entities=(*known.entities, entity("concept/wading", "Wading")), edges=(*known.edges, *edges))
    said = "[[Heron Large]] stands on one leg. It has a way of **wading**."
    assert said in body("Concepts/Wading.md", known)


def test_where_a_paper_gives_its_data_away_stands_in_the_note_of_what_it_brings() -> None:
    given = sentence(HERON, "Weights are available at https://heron.example/weights.", 8)
    known = with_statements(*KNOWLEDGE.statements[HERON], given)
    line = "*   **Code and data:** Weights are available at https://heron.example/weights. [^"
    assert line in body("Models/Heron Large.md", known)
    assert "**Code and data:**" not in body("Models/Stork.md", known)


def test_a_coauthor_of_an_inferred_paper_and_a_stated_one_has_two() -> None:
    both = edge(STORK, Relation.AUTHORED_BY, "author/wei-chen", at(21, "Wei Chen"), position=3)
    text = body("Authors/Wei Chen.md", replace(KNOWLEDGE, edges=(*EDGES, both)))
    assert "*   **Co-authors of 2 papers:** [[Ana Silva]] (1 inferred)\n" in text


def test_a_long_form_and_a_size_lead_to_where_they_stand() -> None:
    text = "We release Heron Large (70 billion parameters), by the Heron Lab of Great Answers (HLGA)."
    stated = entity("model/heron-large", "Heron Large", at(5, "Heron Large"), sizes=["70B"], expansion="Lab of Great")
    others = tuple(e for e in ENTITIES if e.id != stated.id)
    known = replace(with_statements(sentence(HERON, text, 8)), entities=(*others, stated))
    shown = body("Models/Heron Large.md", known)
    (number,) = set(re.findall(r"(?:Short for|Size):\*\* [^\n]+?\[\^(\d)\]\n", shown))
    assert f"[^{number}]: [[arXiv search page#^l2|page.txt, line 8]]" in shown
