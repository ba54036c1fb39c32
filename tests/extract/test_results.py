"""Results: who scored what on which benchmark."""

from __future__ import annotations

import pytest

from tests.extract.scenes import of_type
from vaultgen.extract.scoring.attach import Named
from vaultgen.extract.scoring.result import Result
from vaultgen.extract.scoring.results import Context, sentence_results
from vaultgen.model import NamedEntity, NodeType


def results(text: str, context: Context | None = None) -> tuple[Result, ...]:
    models = of_type(text, NodeType.MODEL)
    benchmarks = of_type(text, NodeType.BENCHMARK, NodeType.DATASET)
    return sentence_results(text, models, benchmarks, context or Context(own="Quokka"))


def rows(text: str, context: Context | None = None) -> list[tuple[str, str, float]]:
    return [(r.model, r.benchmark.name, r.value) for r in results(text, context)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wombat achieves 91.1% accuracy on BigQuiz.", [("Wombat", "BigQuiz", 91.1)]),
        ("On BigQuiz, our model reaches a new best of 67.3.", [("Quokka", "BigQuiz", 67.3)]),
        ("BigQuiz: Wombat scores 81.2%.", [("Wombat", "BigQuiz", 81.2)]),
        ("It obtains an accuracy of 92.3% on the hard BigQuiz dataset.", [("Quokka", "BigQuiz", 92.3)]),
        (
            "Wombat does well on tasks like BigQuiz (82.3%), PondMath (90.9%).",
            [("Wombat", "BigQuiz", 82.3), ("Wombat", "PondMath", 90.9)],
        ),
        (
            "Quokka sets the best marks on BigQuiz (62.7 CIDER) and PondMath (29.9% WUPS).",
            [("Quokka", "BigQuiz", 62.7), ("Quokka", "PondMath", 29.9)],
        ),
        (
            "Wombat attains 83.2% top-1 accuracy on BigQuiz, 47.3% box AP and 42.7% mask AP on PondMath.",
            [("Wombat", "BigQuiz", 83.2), ("Wombat", "PondMath", 47.3), ("Wombat", "PondMath", 42.7)],
        ),
        (
            "Wombat reaches 74.3% top-1 accuracy on BigQuiz using a small net and 79.6% with a larger one.",
            [("Wombat", "BigQuiz", 74.3), ("Wombat", "BigQuiz", 79.6)],
        ),
        (
            "We get a word error rate of 4.2% on RiverQA.",
            [("Quokka", "RiverQA", 4.2)],
        ),
    ],
)
def test_a_score_goes_to_its_model_and_its_benchmark(text: str, found: list[tuple[str, str, float]]) -> None:
    assert rows(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Wombat improves accuracy by 5.2% on BigQuiz.",
        "Wombat gains 3.1 and 2.2 points on BigQuiz and PondMath, respectively.",
        "Wombat wins on 30 of 32 tasks of BigQuiz.",
        "Wombat reads 128K tokens of BigQuiz.",
        "Wombat is 2-2.5x faster on BigQuiz.",
        "Wombat saves 17% time on BigQuiz.",
        "Wombat uses only 10% of the data of BigQuiz.",
        "Wombat reaches over 90% on BigQuiz.",
        "BigQuiz has 164 tasks and 30.5% hard ones.",
        "Wombat is at its best on BigQuiz (p < 0.05).",
        "All open models reach 45.2% on BigQuiz.",
        "A simple baseline gets 57.7% on BigQuiz.",
        "Wombat and Numbat achieve 45.2% on BigQuiz.",
        "Wombat achieves 93.7% and 96.4% reductions on BigQuiz.",
        "Trained on BigQuiz, Wombat reaches 45.2% accuracy.",
    ],
)
def test_margins_counts_and_numbers_of_nobody_are_no_results(text: str) -> None:
    assert rows(text) == []


def test_what_is_compared_with_is_a_result_of_its_own_and_the_comparator() -> None:
    found = results("Wombat achieves 74.4% BLEURT on BigQuiz, outperforming Numbat (73.8%) and Quokka-2 (72.7%).")
    assert [(r.model, r.value, r.metric) for r in found] == [
        ("Wombat", 74.4, "BLEURT"),
        ("Numbat", 73.8, "BLEURT"),
        ("Quokka-2", 72.7, "BLEURT"),
    ]
    assert (found[0].comparator, found[0].comparator_value) == ("Numbat", 73.8)


def test_a_comparator_without_a_name_is_no_result() -> None:
    (found,) = results(
        "Wombat achieves 90.04% on BigQuiz, surpassing the prior best (86.4%) and human experts (89.8%)."
    )
    assert (found.value, found.comparator, found.comparator_value) == (90.04, "the prior best", 86.4)


def test_two_numbers_in_brackets_belong_to_the_two_that_are_compared() -> None:
    text = "Outperforms Numbat on harder BigQuiz questions (32% vs 30%)."
    assert rows(text, Context(subject="Wombat")) == [("Wombat", "BigQuiz", 32.0), ("Numbat", "BigQuiz", 30.0)]


def test_versus_with_an_owner_is_the_owners_score() -> None:
    text = "PondMath: chrF score of 27.0 (1-shot) vs Numbat's 25.3."
    assert rows(text, Context(subject="Wombat")) == [("Wombat", "PondMath", 27.0), ("Numbat", "PondMath", 25.3)]


def test_up_from_says_what_was_before() -> None:
    (found,) = results("Wombat achieves 94.4% on BigQuiz (up from 92%).")
    assert (found.value, found.comparator_value) == (94.4, 92.0)


def test_a_rank_among_people_is_lower_better() -> None:
    found = results("Wombat ranks in the top 15% on BigQuiz (up from top 50% for Numbat).")
    assert [(r.model, r.value, r.unit, r.is_lower_better) for r in found] == [
        ("Wombat", 15.0, "% (top)", True),
        ("Numbat", 50.0, "% (top)", True),
    ]


def test_a_change_of_a_named_model_gives_before_and_after() -> None:
    found = results("Quokka improves Wombat's accuracy from 29.2% to 45.5% on BigQuiz.")
    assert [(r.model, r.value, r.setting) for r in found] == [
        ("Wombat", 29.2, "without Quokka"),
        ("Wombat", 45.5, "with Quokka"),
    ]


def test_respectively_pairs_benchmarks_in_order() -> None:
    text = "Wombat has accuracies of 99.1%, 92.2%, and 75.3% on BigQuiz, PondMath, and RiverQA, respectively."
    assert rows(text) == [("Wombat", "BigQuiz", 99.1), ("Wombat", "PondMath", 92.2), ("Wombat", "RiverQA", 75.3)]


def test_respectively_pairs_models_in_order() -> None:
    text = "Wombat and Numbat achieve accuracies of 67% and 62% on BigQuiz, respectively."
    assert rows(text) == [("Wombat", "BigQuiz", 67.0), ("Numbat", "BigQuiz", 62.0)]


def test_respectively_with_lists_of_different_length_gives_nothing() -> None:
    assert rows("Wombat scores 67.1% and 62.2% on BigQuiz, PondMath and RiverQA, respectively.") == []


def test_the_metric_is_named_in_full_and_kept_along_the_row() -> None:
    found = results("Wombat has 79.8% top-1 accuracy on BigQuiz and 92.5% on PondMath.")
    assert [r.metric for r in found] == ["top-1 accuracy", "top-1 accuracy"]


def test_the_setting_is_quoted() -> None:
    assert results("Wombat scores 53.2% (4-shot) on BigQuiz.")[0].setting == "4-shot"
    assert results("Wombat (8B: 53.2% BigQuiz, 48.5% PondMath) is good.")[0].setting == "8B"


def test_the_bullet_and_its_siblings_give_what_is_not_said() -> None:
    bench = Named(0, 0, "BigQuiz", NodeType.BENCHMARK)
    assert rows("53.0%.", Context(subject="Wombat", benchmark=bench)) == [("Wombat", "BigQuiz", 53.0)]


def test_a_new_benchmark_counts_for_models_named_on_its_page() -> None:
    context = Context(own_benchmark=NamedEntity(NodeType.BENCHMARK, "BigQuiz"))
    assert rows("Even Wombat reaches only 44.5% accuracy.", context) == [("Wombat", "BigQuiz", 44.5)]
    assert rows("Wombat solves just 5.2% errors.", context) == []


def test_numbers_on_an_unknown_benchmark_go_to_no_other_one() -> None:
    assert rows("Wombat scores 70.1% on BigQuiz and 60.2% on Puddle-X.") == [("Wombat", "BigQuiz", 70.1)]


def test_rivals_are_not_compared_with_each_other() -> None:
    found = results("Wombat reaches 74.4% on BigQuiz, outperforming Numbat (73.8%) and Quokka (72.7%).")
    assert [(r.model, r.comparator) for r in found] == [("Wombat", "Numbat"), ("Numbat", ""), ("Quokka", "")]
