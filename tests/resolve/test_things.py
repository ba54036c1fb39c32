"""Names become models, benchmarks, organisations and concepts; what is doubtful waits in the ledger."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.resolve.said import claim, extraction, known, listing, note, reading
from vaultgen.config import Settings
from vaultgen.lexicon import Entry, Lexicon
from vaultgen.model import Entity, Knowledge, NodeType, Reading, Relation
from vaultgen.resolve import resolve


def page(seed: str, *abstracts: str) -> Reading:
    records = [listing(seed, f"Paper {i} of {seed}", abstract=a, line=i * 100 + 1) for i, a in enumerate(abstracts)]
    return reading(seed, *records)


def named(knowledge: Knowledge, node_type: NodeType) -> dict[str, Entity]:
    return {e.name: e for e in knowledge.entities if e.type is node_type}


def test_spellings_of_one_model_are_one_node_with_the_readable_name() -> None:
    knowledge = known(
        page("a", "Otter-1.5-Pro swims.", "Otter 1.5 Pro dives."), names="model:Otter-1.5-Pro;model:Otter 1.5 Pro"
    )
    (model,) = named(knowledge, NodeType.MODEL).values()
    assert (model.id, model.name, model.aliases) == ("model/otter-1-5-pro", "Otter 1.5 Pro", ("Otter-1.5-Pro",))
    assert [j.form for j in knowledge.joins] == ["Otter-1.5-Pro"]


def test_versions_and_sizes_are_models_of_their_own_in_one_family() -> None:
    knowledge = known(
        page("a", "Otter 2 and Otter 2 9B and Otter 3 beat Otter."),
        names="model:Otter;model:Otter 2;model:Otter 2 9B;model:Otter 3",
    )
    variants = {(e.source, e.target) for e in knowledge.edges if e.relation is Relation.VARIANT_OF}
    assert variants == {
        ("model/otter-2", "model/otter"),
        ("model/otter-2-9b", "model/otter-2"),
        ("model/otter-3", "model/otter"),
    }
    models = named(knowledge, NodeType.MODEL)
    assert models["Otter 2 9B"].properties["variant-of"] == "Otter 2"
    assert models["Otter 2 9B"].properties["family"] == "Otter"
    assert models["Otter 2"].properties["sizes"] == ["9B"]


def test_a_benchmark_and_its_harder_version_are_two() -> None:
    knowledge = known(page("a", "On Weir and Weir-Pro."), names="benchmark:Weir;benchmark:Weir-Pro")
    assert sorted(named(knowledge, NodeType.BENCHMARK)) == ["Weir", "Weir-Pro"]


def test_an_expansion_in_brackets_is_an_alias_and_joins_the_long_form() -> None:
    where = page("a", "On WRB (Weir Reading Bench).", "On Weir Reading Bench.")
    found = extraction(where, "benchmark:WRB;benchmark:Weir Reading Bench")
    mentions = tuple(m._replace(expansion="Weir Reading Bench") if m.name == "WRB" else m for m in found.mentions)
    knowledge = resolve([where], [replace(found, mentions=mentions)], Lexicon(()), Settings())
    (benchmark,) = named(knowledge, NodeType.BENCHMARK).values()
    assert (benchmark.id, benchmark.properties["expansion"]) == ("benchmark/wrb", "Weir Reading Bench")
    assert "Weir Reading Bench" in {benchmark.name, *benchmark.aliases}


def test_the_lexicons_abbreviation_joins_and_its_relatives_do_not() -> None:
    entry = Entry(NodeType.BENCHMARK, "Weir Reading Bench", ("WRB", "Weir Reading Bench Hard", "WRB24"))
    knowledge = known(
        page("a", "On WRB, WRB24, Weir Reading Bench and Weir Reading Bench Hard."),
        names="benchmark:WRB;benchmark:WRB24;benchmark:Weir Reading Bench;benchmark:Weir Reading Bench Hard",
        lexicon=[entry],
    )
    assert sorted(named(knowledge, NodeType.BENCHMARK)) == ["WRB24", "Weir Reading Bench", "Weir Reading Bench Hard"]


def test_a_node_bears_a_name_that_stands_in_the_seeds() -> None:
    entry = Entry(NodeType.BENCHMARK, "Weir Reading Bench", ("WRB",))
    knowledge = known(page("a", "On WRB."), names="benchmark:WRB", lexicon=[entry])
    assert list(named(knowledge, NodeType.BENCHMARK)) == ["WRB"]


def test_the_type_of_a_name_is_what_most_of_its_uses_say() -> None:
    where = page("a", "Otter swims.", "Otter dives.", "Otter naps.")
    found = extraction(where, "model:Otter")
    mentions = (*found.mentions[:2], found.mentions[2]._replace(type=NodeType.PRODUCT))
    knowledge = resolve([where], [replace(found, mentions=mentions)], Lexicon(()), Settings())
    assert list(named(knowledge, NodeType.MODEL)) == ["Otter"]
    assert named(knowledge, NodeType.PRODUCT) == {}
    assert [j.rule for j in knowledge.joins] == ["found as product; most of its uses say model"]


def test_a_name_with_strong_evidence_for_two_types_is_two_nodes_and_reported() -> None:
    where = page("a", "Otter swims.", "Otter dives.", "Otter app.", "Otter shop.")
    found = extraction(where, "model:Otter")
    mentions = tuple(m._replace(type=NodeType.PRODUCT) if i > 1 else m for i, m in enumerate(found.mentions))
    knowledge = resolve([where], [replace(found, mentions=mentions)], Lexicon(()), Settings())
    assert {e.id for e in knowledge.entities if e.name == "Otter"} == {"model/otter", "product/otter"}
    assert any("used as model and product" in f.message for f in knowledge.findings)


def test_the_users_own_word_settles_the_type() -> None:
    settings = Settings(lexicon=(Entry(NodeType.PRODUCT, "Otter"),))
    knowledge = known(page("a", "Otter swims."), names="model:Otter", settings=settings)
    assert list(named(knowledge, NodeType.PRODUCT)) == ["Otter"]


def test_the_same_abstract_in_two_seeds_is_one_witness() -> None:
    names = "model:Otter@0.3"
    copied = known(page("a", "Otter swims."), page("b", "Otter swims."), names=names)
    own = known(page("a", "Otter swims."), page("b", "We use Otter."), names=names)
    assert named(copied, NodeType.MODEL) == {}
    assert list(named(own, NodeType.MODEL)) == ["Otter"]
    assert [e.name for e in copied.ledger] == ["Otter"]


def test_a_doubtful_name_waits_in_the_ledger_and_is_linked_nowhere() -> None:
    knowledge = known(page("a", "Core swims."), names="model:Core@0.2")
    (entry,) = knowledge.ledger
    assert (entry.name, entry.evidence[0].line) == ("Core", 51)
    assert "too little speaks for it being a model" in entry.reason
    assert all("core" not in e.target for e in knowledge.edges)


def test_a_concept_needs_two_papers() -> None:
    names = "concept:river sense"
    once = known(page("a", "On river sense and river sense."), names=names)
    twice = known(page("a", "On river sense.", "More river sense."), names=names)
    assert named(once, NodeType.CONCEPT) == {}
    assert once.ledger[0].reason == "named in 1 paper; a concept that no note links earns its own from 2 on"
    assert list(named(twice, NodeType.CONCEPT)) == ["River sense"]


def test_a_word_of_every_paper_is_no_concept_and_not_in_the_ledger() -> None:
    knowledge = known(page("a", "On river.", "More river."), names="concept:river@0.05")
    assert named(knowledge, NodeType.CONCEPT) == {}
    assert knowledge.ledger == ()


def test_a_concept_that_a_person_linked_needs_no_second_paper() -> None:
    where = reading("n", note("n", "My list", "On river sense."))
    found = extraction(where, "concept:river sense")
    linked = tuple(m._replace(target="River Sense") for m in found.mentions)
    knowledge = resolve([where], [replace(found, mentions=linked)], Lexicon(()), Settings())
    assert list(named(knowledge, NodeType.CONCEPT)) == ["River Sense"]


def test_an_affiliation_is_an_organisation_of_the_paper_under_the_lexicons_name() -> None:
    entry = Entry(NodeType.ORGANIZATION, "River Labs", ("river-labs",))
    where = reading("a", listing("a", "Otters", "Ada Roe", affiliations="river-labs, far-shore"))
    knowledge = known(where, lexicon=[entry])
    assert sorted(named(knowledge, NodeType.ORGANIZATION)) == ["Far Shore", "River Labs"]
    edges = [e for e in knowledge.edges if e.relation is Relation.AFFILIATED_WITH]
    assert [(e.target, e.properties["source_says"]) for e in edges] == [
        ("organization/far-shore", "far-shore"),
        ("organization/river-labs", "river-labs"),
    ]
    assert {e.source for e in edges} == {"paper/otters"}


def test_an_affiliation_without_a_letter_is_no_organisation() -> None:
    knowledge = known(reading("a", listing("a", "Otters", "Ada Roe", affiliations="†,1,***,Far Shore")))
    assert list(named(knowledge, NodeType.ORGANIZATION)) == ["Far Shore"]


def test_an_affiliations_slug_is_an_alias_as_the_lexicon_writes_it() -> None:
    entry = Entry(NodeType.ORGANIZATION, "Institute of Otters", ("IO",))
    knowledge = known(reading("a", listing("a", "Otters", "Ada Roe", affiliations="io")), lexicon=[entry])
    assert named(knowledge, NodeType.ORGANIZATION)["Institute of Otters"].aliases == ("IO",)


def test_no_alias_is_the_name_of_another_node() -> None:
    knowledge = known(
        reading("a", listing("a", "Otter: Models that Swim", abstract="Otter swims.")),
        reading("n", note("n", "Otter: Models that Swim", "On Otter.", aliases="Otter; Otter Report")),
        names="model:Otter",
    )
    (paper,) = (e for e in knowledge.entities if e.type is NodeType.PAPER)
    assert paper.aliases == ("Otter Report",)


MURKY = Entry(NodeType.CONCEPT, "Murky AI", ("Murky",))


@pytest.mark.parametrize("term", ["Natively Murky", "natively murky AI", "Murky Systems"])
def test_a_quality_of_ai_is_one_concept_with_more_emphasis_and_as_a_capability(term: str) -> None:
    knowledge = known(
        page("a", f"On {term}.", f"More {term}."),
        page("b", "On Murky."),
        names=f"concept:{term};concept:Murky",
        lexicon=[MURKY],
    )
    assert list(named(knowledge, NodeType.CONCEPT)) == ["Murky AI"]
    assert term in named(knowledge, NodeType.CONCEPT)["Murky AI"].aliases


@pytest.mark.parametrize("term", ["Barely Murky", "Murky Water", "Murky Vision", "Deep Vision"])
def test_a_term_with_a_word_of_its_own_is_another_concept(term: str) -> None:
    lexicon = [MURKY, Entry(NodeType.CONCEPT, "Deep Learning", ("Deep",))]
    knowledge = known(page("a", f"On {term}.", f"More {term}."), names=f"concept:{term}", lexicon=lexicon)
    assert list(named(knowledge, NodeType.CONCEPT)) == [term]


@pytest.mark.parametrize(
    ("term", "is_form"),
    [("Tidal Wading", True), ("Wading Decoders", True), ("Non-Wading", False), ("Wading Boots", False)],
)
def test_a_concept_is_a_form_of_the_one_that_its_name_ends_in(term: str, is_form: bool) -> None:
    text = f"On {term} and on wading."
    knowledge = known(page("a", text, text), names=f"concept:{term};concept:wading")
    forms = [(e.source, e.target) for e in knowledge.edges if e.relation is Relation.VARIANT_OF]
    wading, other = (named(knowledge, NodeType.CONCEPT)[n].id for n in ("Wading", term))
    assert forms == ([(other, wading)] if is_form else [])


@pytest.mark.parametrize(("term", "is_form"), [("Self-Wading", True), ("Self-Wading Pools", False)])
def test_a_compound_is_a_form_of_what_it_ends_in_only_where_it_is_all_of_the_term(term: str, is_form: bool) -> None:
    text = f"On {term}, on wading and on wading pools."
    knowledge = known(page("a", text, text), names=f"concept:{term};concept:wading;concept:wading pools")
    own = named(knowledge, NodeType.CONCEPT)[term].id
    assert any(e.source == own and e.relation is Relation.VARIANT_OF for e in knowledge.edges) is is_form


def test_what_is_put_together_of_two_abbreviations_is_a_form_of_neither() -> None:
    text = "On OTR-WDG and on WDG."
    knowledge = known(page("a", text, text), names="concept:OTR-WDG;concept:WDG")
    assert set(named(knowledge, NodeType.CONCEPT)) == {"OTR-WDG", "WDG"}
    assert all(e.relation is not Relation.VARIANT_OF for e in knowledge.edges)


def test_a_model_of_two_sizes_belongs_to_the_one_that_its_paper_makes_of_them() -> None:
    record = page("a", "We present Two-Part Otter. Otter 9B-2B beats Otter 2B and Otter.")
    brings = claim(Relation.INTRODUCES, "paper:Paper 0 of a", "model:Two-Part Otter", record)
    names = "model:Two-Part Otter;model:Otter 9B-2B;model:Otter 2B;model:Otter"
    for claims, wider in (((brings,), "model/twopartotter"), ((), "model/otter")):
        knowledge = resolve([record], [extraction(record, names, claims)], Lexicon(()), Settings())
        above = {e.source: e.target for e in knowledge.edges if e.relation is Relation.VARIANT_OF}
        assert (above["model/otter-9b-2b"], above["model/otter-2b"]) == (wider, "model/otter")
