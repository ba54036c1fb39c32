"""Several scores in one sentence: each to its model and its benchmark, whatever the order that they stand in."""

from __future__ import annotations

import re

import pytest

from tests.extract.test_results_in_context import results as in_abstract
from vaultgen.extract.scoring.attach import Named
from vaultgen.extract.scoring.results import Context, sentence_results
from vaultgen.model import NodeType
from vaultgen.text.numbers import find_quantities

MODELS = ("Quokka", "Numbat", "Wombat")
SETS = ("BigQuiz", "LongQA", "CodeEval")


def named(text: str, names: tuple[str, ...], node_type: NodeType) -> list[Named]:
    return [Named(m.start(), m.end(), m.group(), node_type) for m in re.finditer("|".join(names), text)]


def scores(text: str) -> set[str]:
    models, benchmarks = named(text, MODELS, NodeType.MODEL), named(text, SETS, NodeType.BENCHMARK)
    found = sentence_results(text, models, benchmarks, Context(own="Quokka"))
    return {f"{r.model} {r.benchmark.name} {r.value:g}" for r in found}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Quokka and Numbat achieve 80.1% and 78.2% on BigQuiz, and 70.3% and 69.5% on LongQA, respectively.",
            {"Quokka BigQuiz 80.1", "Numbat BigQuiz 78.2", "Quokka LongQA 70.3", "Numbat LongQA 69.5"},
        ),
        (
            "Quokka achieves 80.1% and 78.2% on BigQuiz and LongQA, while Numbat has 75.1% and 74.1%, respectively.",
            {"Quokka BigQuiz 80.1", "Quokka LongQA 78.2", "Numbat BigQuiz 75.1", "Numbat LongQA 74.1"},
        ),
        (
            "Numbat, Wombat, and Quokka achieve 70.1%, 72.2%, and 75.3% on BigQuiz.",
            {"Numbat BigQuiz 70.1", "Wombat BigQuiz 72.2", "Quokka BigQuiz 75.3"},
        ),
        ("Quokka achieves 80.1/78.2 mAP on BigQuiz/LongQA.", {"Quokka BigQuiz 80.1", "Quokka LongQA 78.2"}),
        (
            "On BigQuiz, Wombat achieves F1=0.193, Numbat 0.180, and Quokka 0.167.",
            {"Wombat BigQuiz 0.193", "Numbat BigQuiz 0.18", "Quokka BigQuiz 0.167"},
        ),
    ],
)
def test_lists_of_scores_are_paired_with_lists_of_names(text: str, found: set[str]) -> None:
    assert scores(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Quokka improves BigQuiz from 70.1% to 80.2% and LongQA from 60.1% to 65.3%.",
            {"Quokka BigQuiz 80.2", "Quokka LongQA 65.3"},
        ),
        (
            "Quokka raises the accuracy of Numbat from 60.2% to 71.3% on BigQuiz and from 50.1% to 58.4% on LongQA.",
            {"Numbat BigQuiz 60.2", "Numbat BigQuiz 71.3", "Numbat LongQA 50.1", "Numbat LongQA 58.4"},
        ),
        (
            "Quokka achieves 80.1% on BigQuiz with 10x fewer parameters, and 78.2% on LongQA with 5x fewer.",
            {"Quokka BigQuiz 80.1", "Quokka LongQA 78.2"},
        ),
        (
            "The mean absolute error of Quokka is 1.23 on BigQuiz and 2.34 on LongQA.",
            {"Quokka BigQuiz 1.23", "Quokka LongQA 2.34"},
        ),
        ("In BigQuiz, Quokka wins 61.2% of matches against Numbat.", {"Quokka BigQuiz 61.2"}),
    ],
)
def test_of_several_changes_and_clauses_each_keeps_its_own_place(text: str, found: set[str]) -> None:
    assert scores(text) == found


def test_scores_are_on_the_one_list_of_sets_that_the_abstract_measures_on() -> None:
    abstract = "We evaluate on the GSM8K and MMLU datasets. GPT-4 achieves accuracies of 91.2% and 83.4%, respectively."
    assert set(in_abstract(abstract)) == {("GPT-4", "GSM8K", 91.2), ("GPT-4", "MMLU", 83.4)}
    assert in_abstract(abstract + " We train on MATH.") == []


def test_a_new_set_is_told_from_the_whole_sentence() -> None:
    abstract = (
        "We present Bogwalk, a model. On ZORBIT agricultural scenes that represent transfer to an unseen domain, "
        "Bogwalk reaches 83.4% accuracy."
    )
    assert in_abstract(abstract) == [("Bogwalk", "ZORBIT", 83.4)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Bogwalk beats all rivals on GSM8K in detection (46.3% vs. 41.5% on OLX).",
        "Across 34 meshes using rigid ZORBIT without scaling, Bogwalk reaches 83.4% accuracy.",
    ],
)
def test_a_measure_or_a_means_is_no_set(sentence: str) -> None:
    assert {name for _, name, _ in in_abstract("We present Bogwalk, a model. " + sentence)} <= {"GSM8K"}


def test_our_method_has_a_score_though_the_paper_names_two_parts_of_it() -> None:
    abstract = (
        "We propose a framework with two modules: Zoltar (ZLT), which goes ahead, and Grumble (GRB), which looks back. "
        "On MMLU, our framework achieves 83.6/91.8 easy and hard accuracy."
    )
    assert {value for _, name, value in in_abstract(abstract) if name == "MMLU"} == {83.6, 91.8}


def test_decimal_numbers_joined_by_a_slash_are_two() -> None:
    assert [q.value for q in find_quantities("mAP of 83.6/91.8, rated 4.05/5.00 under CC 4.0/2.1.3 and 1.5/3")] == [
        83.6,
        91.8,
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # What is on a thing with a name that nobody knows is on nothing else.
        ("Quokka achieves 47.9% on BigQuiz and 83.2% on Ponderosa.", {"Quokka BigQuiz 47.9"}),
        ("Quokka leads on BigQuiz and improves accuracy on Ponderosa from 78.5% to 79.2%.", set()),
        ("Quokka is tested on BigQuiz: it gains in following (Ponderosa from 83.4% to 86.7%).", set()),
        # Of a row of names, one that nobody knows takes its share.
        ("While Numbat and Zebedee reach 67.1% and 62.3% on BigQuiz respectively, all fail.", {"Numbat BigQuiz 67.1"}),
        ("On BigQuiz, Quokka reaches 17.1%, second only to ReMA with Numbat (17.6%).", {"Quokka BigQuiz 17.1"}),
    ],
)
def test_what_stands_beside_a_name_that_nobody_knows_is_its_own(text: str, found: set[str]) -> None:
    assert scores(text) == found


def test_a_share_that_was_solved_is_a_score_on_the_benchmark_that_the_paper_is_about() -> None:
    abstract = (
        "We introduce PondBench, a benchmark for agents. Our results show PondBench's difficulty: GPT-4 completes only "
        "8.6% of tasks in one setting and 17.1% in the other."
    )
    assert in_abstract(abstract) == [("GPT-4", "PondBench", 8.6), ("GPT-4", "PondBench", 17.1)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "On BigQuiz, Wombat improves overall Numbat from 26.2% with Quokka and 39.1% with ACE++ to 50.3%.",
            {"Quokka BigQuiz 26.2"},
        ),
        (
            "The TSHF strategy, specifically when pairing a Numbat backbone with a circuit, achieved 87.8% on BigQuiz.",
            {"TSHF BigQuiz 87.8"},
        ),
    ],
)
def test_what_serves_or_is_improved_is_not_what_the_sentence_speaks_of(text: str, found: set[str]) -> None:
    models = named(text, (*MODELS, "TSHF"), NodeType.MODEL)
    results = sentence_results(text, models, named(text, SETS, NodeType.BENCHMARK), Context(own="Quokka"))
    assert {f"{r.model} {r.benchmark.name} {r.value:g}" for r in results if r.model in ("Quokka", "TSHF")} == found
