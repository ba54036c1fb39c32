"""What a user adds wins over what comes with vaultgen."""

from __future__ import annotations

import itertools

import pytest

from vaultgen.lexicon import Entry, Lexicon, load_lexicon
from vaultgen.model import NodeType

HERON = Entry(NodeType.MODEL, "Heron", ("HRN",))


def only(lexicon: Lexicon, form: str, node_type: NodeType) -> Entry:
    (entry,) = (e for e in lexicon.find(form) if e.type is node_type)
    return entry


def test_an_added_name_is_found_however_it_is_written() -> None:
    assert load_lexicon([HERON]).find("hérON") == (HERON,)


def test_an_addition_completes_the_packaged_entry_of_its_name() -> None:
    entry = only(load_lexicon([Entry(NodeType.BENCHMARK, "MMLU", ("Hendrycks Test",))]), "MMLU", NodeType.BENCHMARK)
    assert entry.aliases == ("Hendrycks Test",)
    assert entry.expansion == "Massive Multitask Language Understanding"
    assert entry.kind == "knowledge and reasoning"


def test_an_addition_may_give_a_packaged_entry_another_name() -> None:
    lexicon = load_lexicon([Entry(NodeType.BENCHMARK, "BBH")])
    entry = only(lexicon, "BIG-Bench Hard", NodeType.BENCHMARK)
    assert entry.name == "BBH"
    assert "BIG-Bench Hard" in entry.aliases


def test_an_alias_that_the_user_gives_away_is_taken_from_its_packaged_entry() -> None:
    lexicon = load_lexicon([Entry(NodeType.MODEL, "Heron", ("SAM",))])
    assert only(lexicon, "SAM", NodeType.MODEL).name == "Heron"
    assert "SAM" not in only(lexicon, "Segment Anything", NodeType.MODEL).aliases


def test_a_user_may_say_that_a_weak_name_is_strong() -> None:
    assert only(load_lexicon(), "Claude", NodeType.MODEL).is_weak("Claude")
    lexicon = load_lexicon([Entry(NodeType.MODEL, "Claude")])
    assert not only(lexicon, "Claude", NodeType.MODEL).is_weak("Claude")


def test_a_renamed_weak_name_stays_weak() -> None:
    lexicon = load_lexicon([Entry(NodeType.MODEL, "Stanford Alpaca")])
    assert only(lexicon, "Alpaca", NodeType.MODEL).is_weak("alpaca")


def test_an_addition_leaves_namesakes_of_other_types_alone() -> None:
    lexicon = load_lexicon([Entry(NodeType.CONCEPT, "Mistral", ("The wind",))])
    assert {e.type for e in lexicon.find("Mistral")} == {NodeType.MODEL, NodeType.ORGANIZATION, NodeType.CONCEPT}


def test_people_and_papers_may_be_added_too() -> None:
    author = Entry(NodeType.AUTHOR, "Ada Example", ("A. Example",))
    assert load_lexicon([author]).find("a example") == (author,)


def test_the_order_of_additions_does_not_matter() -> None:
    additions = [HERON, Entry(NodeType.MODEL, "Egret", ("HRN",)), Entry(NodeType.BENCHMARK, "MMLU", ("HT",))]
    entries = {load_lexicon(order).entries for order in itertools.permutations(additions)}
    assert len(entries) == 1


def test_two_additions_of_one_form_are_both_found() -> None:
    egret = Entry(NodeType.MODEL, "Egret", ("HRN",))
    assert set(load_lexicon([HERON, egret]).find("HRN")) == {HERON, egret}


@pytest.mark.parametrize("form", ["diffusion model", "Diffusion Models", "GNNs", "policy gradients"])
def test_concepts_are_found_in_the_singular_and_in_the_plural(form: str) -> None:
    assert NodeType.CONCEPT in {e.type for e in load_lexicon().find(form)}


def test_a_weak_concept_is_weak_in_the_plural_too() -> None:
    concept = Entry(NodeType.CONCEPT, "Kernel", weak=True)
    assert concept.is_weak("kernels")
