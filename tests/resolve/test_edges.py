"""What joins two nodes: each relation once, the stronger instead of the weaker, never without evidence."""

from __future__ import annotations

from tests.resolve.said import claim, extraction, known, listing, note, reading
from vaultgen.config import Settings
from vaultgen.lexicon import Lexicon
from vaultgen.model import Edge, Knowledge, Relation
from vaultgen.resolve import resolve

HERE = reading("a", listing("a", "Otters", abstract="We introduce Otter, better than Beaver on Weir."))
NAMES = "model:Otter;model:Beaver;benchmark:Weir"


def with_claims(*claims: tuple[Relation, str, str, dict[str, str | float]]) -> Knowledge:
    found = [claim(r, s, o, HERE, **more) for r, s, o, more in claims]
    return resolve([HERE], [extraction(HERE, NAMES, found)], Lexicon(()), Settings())


def between(knowledge: Knowledge, source: str, target: str) -> list[Edge]:
    return [e for e in knowledge.edges if (e.source, e.target) == (source, target)]


def test_every_name_in_title_or_abstract_is_joined_to_the_paper() -> None:
    knowledge = known(HERE, names=NAMES)
    mentions = {e.target for e in knowledge.edges if e.relation is Relation.MENTIONS}
    assert mentions == {"model/otter", "model/beaver", "benchmark/weir"}


def test_a_stronger_relation_takes_the_place_of_a_mention() -> None:
    knowledge = with_claims((Relation.INTRODUCES, "paper:Otters", "model:Otter", {}))
    assert [e.relation for e in between(knowledge, "paper/otters", "model/otter")] == [Relation.INTRODUCES]


def test_a_relation_between_models_says_nothing_of_the_paper() -> None:
    knowledge = with_claims((Relation.OUTPERFORMS, "model:Otter", "model:Beaver", {}))
    assert [e.relation for e in between(knowledge, "model/otter", "model/beaver")] == [Relation.OUTPERFORMS]
    assert [e.relation for e in between(knowledge, "paper/otters", "model/otter")] == [Relation.MENTIONS]


def test_a_claim_about_something_without_a_node_is_dropped() -> None:
    knowledge = with_claims((Relation.OUTPERFORMS, "model:Otter", "model:Unheard", {}))
    assert all(e.relation is not Relation.OUTPERFORMS for e in knowledge.edges)


def test_results_run_from_paper_to_benchmark_and_differ_by_value() -> None:
    knowledge = with_claims(
        (Relation.REPORTS, "model:Otter", "benchmark:Weir", {"value": 90.0, "unit": "%"}),
        (Relation.REPORTS, "model:Otter", "benchmark:Weir", {"value": 90.0, "unit": "%"}),
        (Relation.REPORTS, "model:Beaver", "benchmark:Weir", {"value": 80.0, "unit": "%"}),
    )
    results = between(knowledge, "paper/otters", "benchmark/weir")
    assert [(e.relation, e.properties["model"], e.properties["value"]) for e in results] == [
        (Relation.REPORTS, "Beaver", 80.0),
        (Relation.REPORTS, "Otter", 90.0),
    ]
    (benchmark,) = (e for e in knowledge.entities if e.id == "benchmark/weir")
    assert (benchmark.properties["best-score"], benchmark.properties["best-model"]) == (90.0, "Otter")


def test_the_best_score_is_the_best_in_the_metric_that_most_have_and_the_lowest_where_less_is_better() -> None:
    error = {"metric": "WER", "unit": "%", "direction": "lower is better"}
    knowledge = with_claims(
        (Relation.REPORTS, "model:Otter", "benchmark:Weir", {"value": 90.0, "direction": "higher is better"}),
        (Relation.REPORTS, "model:Otter", "benchmark:Weir", {"value": 9.5, **error}),
        (Relation.REPORTS, "model:Beaver", "benchmark:Weir", {"value": 8.5, **error}),
    )
    (benchmark,) = (e for e in knowledge.entities if e.id == "benchmark/weir")
    assert (benchmark.properties["best-score"], benchmark.properties["best-model"]) == (8.5, "Beaver")


def test_the_claims_of_a_note_on_a_paper_are_the_papers() -> None:
    own = reading("n", note("n", "Otters", "Otter scores 90 on Weir."))
    found = claim(Relation.REPORTS, "model:Otter", "benchmark:Weir", own, value=90.0)
    readings = [HERE, own]
    knowledge = resolve(readings, [extraction(HERE, NAMES), extraction(own, NAMES, [found])], Lexicon(()), Settings())
    assert [e.source for e in knowledge.edges if e.relation is Relation.REPORTS] == ["paper/otters"]


def test_what_a_note_on_nothing_names_is_mentioned_by_its_source() -> None:
    knowledge = known(reading("n", note("n", "My list", "Try Otter.")), names="model:Otter")
    assert [(e.source, e.target) for e in knowledge.edges if e.relation is Relation.MENTIONS] == [
        ("source/n", "model/otter")
    ]


def test_a_note_on_a_model_is_evidence_and_statement_of_that_model() -> None:
    knowledge = known(HERE, reading("n", note("n", "Otter", "Otter swims past Beaver.")), names=NAMES)
    (model,) = (e for e in knowledge.entities if e.id == "model/otter")
    assert {e.seed for e in model.evidence} == {"a", "n"}
    assert [s.text for s in knowledge.statements["model/otter"]][-1] == "Otter swims past Beaver."
    assert ("model/otter", "model/beaver") in {(e.source, e.target) for e in knowledge.edges}


def test_every_node_leads_to_the_sources_it_was_read_from() -> None:
    knowledge = known(HERE, names=NAMES)
    read_from = {e.source for e in knowledge.edges if e.relation is Relation.READ_FROM and e.target == "source/a"}
    assert read_from == {e.id for e in knowledge.entities} - {"source/a"}


def test_no_node_but_a_source_and_no_edge_is_without_evidence() -> None:
    knowledge = known(HERE, reading("n", note("n", "My list", "Try Otter.")), names=NAMES)
    assert all(e.evidence for e in knowledge.entities if not e.id.startswith("source/"))
    assert all(e.evidence for e in knowledge.edges)


def test_a_note_on_an_author_is_evidence_and_statement_of_that_author() -> None:
    knowledge = known(reading("a", listing("a", "Otters", "Ada Poe")), reading("n", note("n", "Ada Poe", "She swims.")))
    (author,) = (e for e in knowledge.entities if e.id == "author/ada-poe")
    assert {e.seed for e in author.evidence} == {"a", "n"}
    assert [s.text for s in knowledge.statements["author/ada-poe"]] == ["Ada Poe", "She swims."]


def test_seeds_whose_paths_look_alike_are_two_sources() -> None:
    knowledge = known(reading("a/b.txt", listing("a/b.txt", "Otters")), reading("a-b.txt", listing("a-b.txt", "Weirs")))
    assert len({e.id for e in knowledge.entities if e.id.startswith("source/")}) == 2
