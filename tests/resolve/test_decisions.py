"""The user's word: what it joins, parts, retypes and ignores, and what is said of a word that cannot be kept."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.resolve.said import (
    claim,
    decided,
    extraction,
    ignoring,
    joining,
    known,
    listing,
    note,
    parting,
    reading,
    retyping,
)
from vaultgen.config import Settings
from vaultgen.lexicon import Entry, Lexicon
from vaultgen.model import Decision, Decisions, Entity, Evidence, Knowledge, NodeType, OwnNote, Reading, Relation
from vaultgen.resolve import explain, resolve

OTTERS = reading("a", listing("a", "Otters", "Ed Poe; Ada Roe", abstract="Otter and Beaver swim. Otter dives."))
WEIRS = reading("b", listing("b", "Weirs", "Wei Li; Cy Low", abstract="Beaver builds. Lutra swims."))
NAMES = "model:Otter;model:Beaver;model:Lutra"


def things(knowledge: Knowledge) -> dict[str, str]:
    return {
        e.id: e.name for e in knowledge.entities if e.type not in (NodeType.PAPER, NodeType.SOURCE, NodeType.AUTHOR)
    }


def entity(knowledge: Knowledge, node: str) -> Entity:
    (found,) = (e for e in knowledge.entities if e.id == node)
    return found


def messages(knowledge: Knowledge) -> str:
    return "\n".join(f"{f.seed}:{f.line} {f.message}" for f in knowledge.findings)


def given_by_note(node: str, key: str, value: str) -> Decisions:
    """What one line of a generated note says."""
    decision = Decision((node, value), Evidence("./Models/x.md", 7, value), title=node.partition("/")[2].title())
    return Decisions(**{key: (decision,)})  # type: ignore[arg-type]  # the key is one of the fields


def test_names_that_the_user_joins_are_one_node_under_the_first_of_them() -> None:
    knowledge = known(OTTERS, WEIRS, names=NAMES, decisions=decided(joining("Otter", "Lutra", reason="Latin")))
    assert things(knowledge) == {"model/otter": "Otter", "model/beaver": "Beaver"}
    otter = entity(knowledge, "model/otter")
    assert otter.aliases == ("Lutra",)
    assert {e.seed for e in otter.evidence} == {"a", "b"}
    assert knowledge.joined_ids == {"model/lutra": "model/otter"}


def test_a_joined_name_leads_to_its_node_wherever_it_stands() -> None:
    knowledge = known(OTTERS, WEIRS, names=NAMES, decisions=decided(joining("Otter", "Lutra")))
    assert ("paper/weirs", "model/otter") in {(e.source, e.target) for e in knowledge.edges}
    links = {link.entity for s in knowledge.statements["paper/weirs"] for link in s.links}
    assert links == {"model/otter", "model/beaver"}


def test_explain_says_who_joined_two_names_where_and_why() -> None:
    knowledge = known(OTTERS, WEIRS, names=NAMES, decisions=decided(joining("Otter", "Lutra", reason="Latin")))
    (found,) = explain(knowledge, "Lutra").nodes
    (join,) = found.joins
    assert (join.form, join.rule) == ("Lutra", "decided by the user: Latin")
    assert join.evidence == Evidence("./vaultgen.toml", 2, 'names = ["Otter", "Lutra"]')


def test_things_of_two_types_can_be_joined_but_not_a_person_and_a_model() -> None:
    mixed = "model:Otter;product:Lutra"
    knowledge = known(OTTERS, WEIRS, names=mixed, decisions=decided(joining("Otter", "Lutra")))
    assert things(knowledge) == {"model/otter": "Otter"}
    knowledge = known(OTTERS, WEIRS, names=mixed, decisions=decided(joining("Otter", "Ed Poe")))
    assert "cannot be one" in messages(knowledge)
    assert set(things(knowledge)) == {"model/otter", "product/lutra"}


def test_papers_that_the_user_joins_are_one_with_the_authors_of_both() -> None:
    knowledge = known(OTTERS, WEIRS, decisions=decided(joining("Weirs", "Otters")))
    (paper,) = (e for e in knowledge.entities if e.type is NodeType.PAPER)
    assert (paper.id, paper.name, paper.aliases) == ("paper/weirs", "Weirs", ("Otters",))
    assert {e.target for e in knowledge.edges if e.relation is Relation.AUTHORED_BY} == {
        "author/wei-li",
        "author/cy-low",
        "author/ed-poe",
        "author/ada-roe",
    }


def test_people_that_the_user_joins_are_one_with_the_papers_of_both() -> None:
    knowledge = known(OTTERS, WEIRS, decisions=decided(joining("Ada Roe", "Cy Low")))
    person = entity(knowledge, "author/ada-roe")
    assert person.name == "Ada Roe"
    assert person.aliases == ("Cy Low",)
    assert person.properties["papers"] == ["Otters", "Weirs"]
    assert entity(knowledge, "paper/weirs").properties["authors"] == ["Wei Li", "Ada Roe"]


def test_spellings_that_the_rules_join_come_apart_when_the_user_says_so() -> None:
    seeds = (
        reading("a", listing("a", "Otters", abstract="Otter-2 swims.")),
        reading("b", listing("b", "Weirs", abstract="Otter 2 dives.")),
    )
    names = "model:Otter-2;model:Otter 2"
    assert len(things(known(*seeds, names=names))) == 1
    knowledge = known(*seeds, names=names, decisions=decided(parting("Otter-2", "Otter 2")))
    assert sorted(things(knowledge).values()) == ["Otter 2", "Otter-2"]
    by_name = {name: node for node, name in things(knowledge).items()}
    mentions = {(e.source, e.target) for e in knowledge.edges if e.relation is Relation.MENTIONS}
    assert mentions == {("paper/otters", by_name["Otter-2"]), ("paper/weirs", by_name["Otter 2"])}


def test_a_short_and_a_long_form_come_apart_when_the_user_says_so() -> None:
    seed = reading("a", listing("a", "Otters", abstract="WRB, not Weir Reading Bench."))
    lexicon = (Entry(NodeType.BENCHMARK, "WRB", (), expansion="Weir Reading Bench"),)
    names = "benchmark:WRB;benchmark:Weir Reading Bench"
    assert len(things(known(seed, names=names, lexicon=lexicon))) == 1
    knowledge = known(seed, names=names, lexicon=lexicon, decisions=decided(parting("WRB", "Weir Reading Bench")))
    assert set(things(knowledge).values()) == {"WRB", "Weir Reading Bench"}


def test_parted_names_stay_apart_whichever_of_them_comes_first() -> None:
    seed = reading("a", listing("a", "Otters", abstract="Otter-2 swims. Otter-2 dives. Otter 2 walks."))
    names = "model:Otter-2;model:Otter 2"
    one = known(seed, names=names, decisions=decided(parting("Otter-2", "Otter 2")))
    other = known(seed, names=names, decisions=decided(parting("Otter 2", "Otter-2")))
    assert things(one) == things(other)


def test_namesakes_are_told_apart_by_their_papers() -> None:
    seeds = [
        reading("a", listing("a", "Otters", "Wei Li; Ada Roe"), listing("a", "Dams", "Wei Li; Ada Roe", line=20)),
        reading("b", listing("b", "Weirs", "Wei Li; Cy Low"), listing("b", "Locks", "Wei Li; Cy Low", line=20)),
    ]
    assert len([e for e in known(*seeds).entities if e.name == "Wei Li"]) == 1
    knowledge = known(*seeds, decisions=decided(parting("Wei Li @ Otters", "Wei Li @ Weirs")))
    papers = sorted(e.properties["papers"] for e in knowledge.entities if e.name == "Wei Li")
    assert papers == [["Dams", "Otters"], ["Locks", "Weirs"]]


def test_two_papers_of_one_title_are_told_apart_by_their_seeds() -> None:
    seeds = (reading("a.txt", listing("a.txt", "Otters")), reading("b.txt", listing("b.txt", "Otters")))
    knowledge = known(*seeds, decisions=decided(parting("Otters @ a.txt", "Otters @ b.txt")))
    papers = [e for e in knowledge.entities if e.type is NodeType.PAPER]
    assert [p.properties["sources"] for p in papers] == [["a.txt"], ["b.txt"]]


def test_what_nothing_tells_apart_is_reported() -> None:
    knowledge = known(OTTERS, WEIRS, names=NAMES, decisions=decided(parting("Otter", "otter")))
    assert "vaultgen.toml:2 nothing in the seeds tells “Otter” from “otter”" in messages(knowledge)


def test_a_retyped_name_keeps_its_id_and_is_of_that_type_everywhere() -> None:
    knowledge = known(OTTERS, WEIRS, names=NAMES, decisions=decided(retyping("Beaver", "benchmark")))
    beaver = entity(knowledge, "model/beaver")
    assert beaver.type is NodeType.BENCHMARK
    assert entity(knowledge, "paper/weirs").properties["benchmarks"] == ["Beaver"]
    assert entity(knowledge, "paper/weirs").properties["models"] == ["Lutra"]


def test_a_retyped_name_takes_in_its_twin_of_that_type() -> None:
    seed = reading("a", listing("a", "Otters", abstract="Beaver. " * 4), listing("a", "Weirs", line=9))
    twins = known(seed, names="product:Beaver@2.0;model:Beaver@2.0")
    assert len(things(twins)) == 2
    knowledge = known(
        seed,
        names="product:Beaver@2.0;model:Beaver@2.0",
        decisions=decided("[[decisions.retype]]\nname = 'model/beaver'\ntype = 'product'\n"),
    )
    assert things(knowledge) == {"model/beaver": "Beaver"}


def test_a_note_that_retyped_its_node_keeps_it_when_the_seeds_come_round_to_that_type() -> None:
    decision = Decision(
        ("model/otter",), Evidence("./Models/Otter.md", 4, "type: product"), type=NodeType.PRODUCT, title="Otter"
    )
    for names in ("model:Otter", "product:Otter"):
        knowledge = known(OTTERS, names=names, decisions=Decisions(retypes=(decision,)))
        assert [(e.id, e.type) for e in knowledge.entities if e.name == "Otter"] == [("model/otter", NodeType.PRODUCT)]


def test_what_the_user_ignores_is_no_node_and_its_mentions_are_plain_text() -> None:
    where = OTTERS
    decisions = decided(ignoring("Otter", reason="an animal"))
    claims = [claim(Relation.INTRODUCES, "paper:Otters", "model:Otter", where)]
    knowledge = resolve([where], [extraction(where, NAMES, claims)], Lexicon(()), Settings(), decisions)
    assert things(knowledge) == {"model/beaver": "Beaver"}
    assert {x.entity for s in knowledge.statements["paper/otters"] for x in s.links} == {"model/beaver"}
    (entry,) = (x for x in knowledge.ledger if x.name == "Otter")
    assert entry.reason == "ignored by the user: an animal (vaultgen.toml, line 2)"


def test_an_ignored_paper_and_all_that_only_it_names_is_gone() -> None:
    knowledge = known(OTTERS, WEIRS, names=NAMES, decisions=decided(ignoring("Weirs")))
    assert {e.id for e in knowledge.entities if e.type in (NodeType.PAPER, NodeType.AUTHOR)} == {
        "paper/otters",
        "author/ed-poe",
        "author/ada-roe",
    }
    assert "model/lutra" not in things(knowledge)
    assert ("Weirs", NodeType.PAPER) in {(x.name, x.type) for x in knowledge.ledger}


def test_an_ignored_author_stays_in_the_author_list_without_a_note() -> None:
    knowledge = known(OTTERS, decisions=decided(ignoring("Ada Roe")))
    assert knowledge.unnoted == {"author/ada-roe"}
    assert entity(knowledge, "paper/otters").properties["authors"] == ["Ed Poe", "Ada Roe"]


def test_an_alias_given_to_a_note_joins_the_node_of_that_name() -> None:
    knowledge = known(OTTERS, WEIRS, names=NAMES, decisions=given_by_note("model/otter", "aliases", "Lutra"))
    assert things(knowledge) == {"model/otter": "Otter", "model/beaver": "Beaver"}
    assert knowledge.taught == {"model/otter": ("Lutra",)}


def test_an_alias_that_no_node_bears_changes_nothing() -> None:
    knowledge = known(OTTERS, names=NAMES, decisions=given_by_note("model/otter", "aliases", "Wet Weasel"))
    assert knowledge == known(OTTERS, names=NAMES)


def test_an_alias_that_the_rules_know_already_is_no_word_of_the_user() -> None:
    knowledge = known(OTTERS, names="model:Otter", decisions=given_by_note("model/otter", "aliases", "otter"))
    assert knowledge.taught == {}


def test_a_note_that_is_the_same_as_another_gives_way_to_it() -> None:
    knowledge = known(OTTERS, WEIRS, names=NAMES, decisions=given_by_note("model/lutra", "joins", "model/otter"))
    assert things(knowledge) == {"model/otter": "Otter", "model/beaver": "Beaver"}


def test_the_settings_count_before_the_notes_and_the_contradiction_is_reported() -> None:
    decisions = decided(parting("Otter", "Lutra")) + given_by_note("model/otter", "aliases", "Lutra")
    knowledge = known(OTTERS, WEIRS, names=NAMES, decisions=decisions)
    assert {"model/otter", "model/lutra"} <= set(things(knowledge))
    assert "another decision, which counts more, says the opposite" in messages(knowledge)


@pytest.mark.parametrize(
    ("tables", "nodes"),
    [
        ((joining("Otter", "Lutra"), parting("Lutra", "Otter")), 3),
        ((parting("Lutra", "Otter"), joining("Otter", "Lutra")), 2),
    ],
)
def test_the_later_of_two_contradicting_lines_counts_and_the_other_is_reported(
    tables: Sequence[str], nodes: int
) -> None:
    knowledge = known(OTTERS, WEIRS, names=NAMES, decisions=decided("".join(tables)))
    assert len(things(knowledge)) == nodes
    assert "vaultgen.toml:2 " in messages(knowledge)


def test_a_chain_of_joins_does_not_bring_together_what_is_parted() -> None:
    tables = joining("Otter", "Lutra") + joining("Lutra", "Beaver") + parting("Otter", "Beaver")
    knowledge = known(OTTERS, WEIRS, names=NAMES, decisions=decided(tables))
    assert len(things(knowledge)) == 2
    assert "says the opposite" in messages(knowledge)


@pytest.mark.parametrize("table", [joining("Otter", "Nobody"), parting("Otter", "Nobody"), ignoring("Nobody")])
def test_a_name_that_no_seed_has_is_reported_with_its_line(table: str) -> None:
    knowledge = known(OTTERS, names=NAMES, decisions=decided(table))
    assert "vaultgen.toml:2 “Nobody” is decided upon, but no seed has that name" in messages(knowledge)
    assert things(knowledge) == things(known(OTTERS, names=NAMES))


def test_a_note_of_the_users_own_stands_for_what_it_is_called() -> None:
    own = OwnNote("Notes/Otter.md", ("Otter",), links=(("Lutra", Evidence("./Notes/Otter.md", 3, "[[Lutra]]")),))
    knowledge = known(OTTERS, WEIRS, names=NAMES, decisions=Decisions(own_notes=(own,)))
    assert knowledge.own_notes == {"model/otter": "Notes/Otter.md"}
    (edge,) = (e for e in knowledge.edges if (e.source, e.target) == ("model/otter", "model/lutra"))
    assert (edge.relation, edge.evidence) == (Relation.MENTIONS, (Evidence("./Notes/Otter.md", 3, "[[Lutra]]"),))


def test_a_note_of_the_users_own_whose_name_several_nodes_bear_stands_for_the_one_that_it_says() -> None:
    names = "product:Beaver@2.0;model:Beaver@2.0"
    seed = reading("a", listing("a", "Otters", abstract="Beaver swims."))
    silent = known(seed, names=names, decisions=Decisions(own_notes=(OwnNote("x.md", ("Beaver",)),)))
    assert silent.own_notes == {}
    assert "stands for none of them" in messages(silent)
    own = OwnNote("x.md", ("Beaver",), same_as=("product/beaver",))
    assert known(seed, names=names, decisions=Decisions(own_notes=(own,))).own_notes == {"product/beaver": "x.md"}


ALL = decided(
    joining("Otter", "Lutra")
    + parting("Ed Poe", "Ed H. Poe")
    + parting("Otter-2", "Otter 2")
    + retyping("Beaver", "product")
    + ignoring("river sense")
    + joining("Weirs", "Dams")
)
SEEDS = [
    reading("a", listing("a", "Otters", "Ed Poe; Ada Roe", abstract="Otter-2 and Beaver have river sense.")),
    reading("b", listing("b", "Weirs", "Ed H. Poe; Ada Roe; Cy Low", abstract="Lutra and Otter 2.")),
    reading("c", listing("c", "Dams", "E. Poe; Cy Low", abstract="Otter has river sense.")),
    reading("d", note("d", "Otter", "An animal like Lutra.")),
]
SEED_NAMES = "model:Otter;model:Lutra;model:Otter-2;model:Otter 2;model:Beaver;concept:river sense"


@given(st.permutations(SEEDS))
def test_decisions_do_not_depend_on_the_order_of_seeds(shuffled: list[Reading]) -> None:
    assert known(*shuffled, names=SEED_NAMES, decisions=ALL) == known(*SEEDS, names=SEED_NAMES, decisions=ALL)


@given(st.lists(st.sampled_from(SEEDS), unique_by=lambda r: r.seed))
def test_whatever_is_decided_ids_are_unique_and_edges_lead_to_nodes(some: list[Reading]) -> None:
    knowledge = known(*some, names=SEED_NAMES, decisions=ALL)
    ids = [e.id for e in knowledge.entities]
    assert len(ids) == len(set(ids))
    assert all({e.source, e.target} <= set(ids) for e in knowledge.edges)
    assert {x.entity for own in knowledge.statements.values() for s in own for x in s.links} <= set(ids)
    assert {j.entity for j in knowledge.joins} <= set(ids)
    assert {*knowledge.own_notes, *knowledge.taught, *knowledge.namings} <= set(ids)
