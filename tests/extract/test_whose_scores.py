"""Whose a score is where the paper's own thing, its short name or what runs it stands there, and numbers beside it."""

from __future__ import annotations

import pytest

from tests.extract.abstracts import introduced, named
from tests.extract.test_results import rows
from tests.extract.test_results_in_context import results
from vaultgen.model import NodeType


def test_our_model_is_the_known_one_that_the_title_opens_with() -> None:
    abstract = "We report on how it was trained. Our model reaches 77.5% accuracy on MMLU."
    assert results(abstract, "Gemini 3 Pro: Scaling Ponds") == [("Gemini 3 Pro", "MMLU", 77.5)]


def test_our_system_is_the_known_product_that_the_title_opens_with() -> None:
    abstract = "We study agents. Our system reaches 77.5% accuracy on MMLU."
    assert results(abstract, "Google Play: An Agent for Ponds") == [("Google Play", "MMLU", 77.5)]


def test_our_model_bears_the_numbered_name_of_a_network_in_the_title() -> None:
    abstract = "We propose a robust model for gazes. Our proposed model reaches an accuracy of 3.9% on MMLU."
    assert results(abstract, "Q2CS-Net: Gazing in Ponds") == [("Q2CS-Net", "MMLU", 3.9)]


def test_what_stands_beside_our_noun_between_commas_is_introduced() -> None:
    abstract = "Our tracker, CenterQuoll, applies a filter to images. It achieves 67.8% accuracy on MMLU."
    assert introduced(abstract) == ["CenterQuoll"]
    assert results(abstract) == [("CenterQuoll", "MMLU", 67.8)]


def test_a_short_name_stands_for_the_whole_one() -> None:
    abstract = "We introduce Burrow K2, a language model. Notably, K2 obtains 66.1 on MMLU and 76.5 on GSM8K."
    assert results(abstract) == [("Burrow K2", "MMLU", 66.1), ("Burrow K2", "GSM8K", 76.5)]


def test_a_model_in_brackets_only_runs_the_one_before_it() -> None:
    abstract = "We present AgentQuoll, a framework. AgentQuoll (GPT-4) achieves 96.3% pass@1 on MMLU."
    assert results(abstract) == [("AgentQuoll", "MMLU", 96.3)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # What others reach is not ours.
        ("Quokka reaches 96.3% on BigQuiz, while state-of-the-art obtains only 90.2%.", [("Quokka", "BigQuiz", 96.3)]),
        # Of changes in a row, none was ours before.
        (
            "Quokka increases average accuracy from 27.8% to 64.1% on BigQuiz and from 3.1% to 31.2% on PondMath.",
            [("Quokka", "BigQuiz", 64.1), ("Quokka", "PondMath", 31.2)],
        ),
        # What a number of another kind stands beside is a score all the same.
        (
            "Quokka achieves 67.8% MOTA on the BigQuiz challenge at 22 FPS and 89.4% MOTA on the PondMath benchmark.",
            [("Quokka", "BigQuiz", 67.8), ("Quokka", "PondMath", 89.4)],
        ),
        (
            "Quokka achieves a >20% reasoning performance increase and 43.3% Pass@1 accuracy on BigQuiz.",
            [("Quokka", "BigQuiz", 43.3)],
        ),
        ("Quokka obtains the best results on both BigQuiz (63.2AP) and PondMath (51.3AP).",
         [("Quokka", "BigQuiz", 63.2), ("Quokka", "PondMath", 51.3)]),
        # A set that is only trained on is none that was measured on.
        ("Quokka even outperforms Wombat with supervised pre-training on BigQuiz (85.2%).", []),
        # A benchmark with its measure before the value.
        (
            "Quokka pushes the BigQuiz score to 80.5% (7% gain), PondMath accuracy to 86.7%, and RiverQA F1 to 93.2.",
            [("Quokka", "BigQuiz", 80.5), ("Quokka", "PondMath", 86.7), ("Quokka", "RiverQA", 93.2)],
        ),
        (
            "Quokka achieves strong results, e.g., 77.5 on BigQuiz, 94-th percentile on RiverQA, 74.9 on PondMath.",
            [("Quokka", "BigQuiz", 77.5), ("Quokka", "PondMath", 74.9)],
        ),
        # In a row of measures in brackets, all are on the set behind them.
        (
            "Quokka reaches the best WER (0.7%) and CER (0.8%) on BigQuiz, and WER (1.3%) and CER (1.4%) on PondMath.",
            [("Quokka", "BigQuiz", 0.7), ("Quokka", "BigQuiz", 0.8), ("Quokka", "PondMath", 1.3),
             ("Quokka", "PondMath", 1.4)],
        ),
        # Somebody without a name has the scores of a clause of its own.
        ("Quokka obtains 41.3% on BigQuiz, whereas direct tuning of Wombat gives 33.0% and the teacher has 97.3%.",
         [("Quokka", "BigQuiz", 41.3)]),
        ("Quokka improves Wombat on BigQuiz from 66.7% to 71.1%, and Tip-Pond to 73.7%.",
         [("Wombat", "BigQuiz", 66.7), ("Wombat", "BigQuiz", 71.1)]),
        ("Quokka ranks 1st on the BigQuiz leaderboard with an error of 4.15% and 2nd on PondMath.",
         [("Quokka", "BigQuiz", 4.15)]),
        ("Quokka achieves 88.5 on BigQuiz, matching the 88.4 of Wombat, and obtains 83.2% accuracy on PondMath.",
         [("Quokka", "BigQuiz", 88.5), ("Quokka", "PondMath", 83.2)]),
        ("Wombat reaches 58.1% accuracy on BigQuiz, and the best open model, Numbat, 41.7%.",
         [("Wombat", "BigQuiz", 58.1), ("Numbat", "BigQuiz", 41.7)]),
        # A rival's scores in brackets, one by one on what those before them are on.
        ("Quokka obtains 93.3% on BigQuiz and 84.2% on RiverQA, competitive with Wombat (94.5% and 84.3%).",
         [("Quokka", "BigQuiz", 93.3), ("Quokka", "RiverQA", 84.2), ("Wombat", "BigQuiz", 94.5),
          ("Wombat", "RiverQA", 84.3)]),
        ("Quokka obtains 93.3% on BigQuiz, on par with Wombat (94.5% and 84.3%).", [("Quokka", "BigQuiz", 93.3)]),
        # Parts without a name are not the whole.
        ("Quokka scores 58.0 overall on BigQuiz (64.9 on images, 34.9 on videos and 65.4 on visual documents).",
         [("Quokka", "BigQuiz", 58.0)]),
        ("Quokka, a small model based on Wombat, which achieves 86.8% on BigQuiz, is free.",
         [("Quokka", "BigQuiz", 86.8)]),
        ("Quokka attains 57.3 pass@1 on BigQuiz, while the proprietary Claude and Bard reach 53.0 and 44.5.",
         [("Quokka", "BigQuiz", 57.3)]),
        ("Quokka achieves 32.0% accuracy on BigQuiz at a cost of $0.70.", [("Quokka", "BigQuiz", 32.0)]),
        ("Quokka leads, e.g., on BigQuiz with top-1 accuracy of 83.7 and top-5 accuracy of 97.2, 62.4 mAP on PondMath.",
         [("Quokka", "BigQuiz", 83.7), ("Quokka", "BigQuiz", 97.2), ("Quokka", "PondMath", 62.4)]),
        # `respectively` before the values.
        ("Both are better than Wombat (e.g., respectively 75%, 78% on BigQuiz).", []),
        (
            "Even the advanced Wombat and Numbat only achieve accuracies of 56% and 59% on BigQuiz respectively.",
            [("Wombat", "BigQuiz", 56.0), ("Numbat", "BigQuiz", 59.0)],
        ),
    ],
)  # fmt: skip
def test_each_score_of_a_sentence_goes_where_it_belongs(text: str, found: list[tuple[str, str, float]]) -> None:
    assert rows(text) == found


def test_a_variant_that_the_paper_trained_is_not_its_method_without_a_name() -> None:
    abstract = "We study training. Our Pond-H trained with this recipe reaches 84.9% accuracy on MMLU."
    assert ("the paper's method", "MMLU", 84.9) not in results(abstract)


def test_a_share_that_a_model_is_able_to_solve_is_its_score() -> None:
    abstract = "We introduce PondBench, an evaluation framework. GPT-4 is able to solve a mere 1.96% of the issues."
    assert results(abstract) == [("GPT-4", "PondBench", 1.96)]


def test_what_a_value_is_given_of_is_a_measure_and_no_benchmark() -> None:
    abstract = "On MMLU, GPT-4 has a speaker similarity (SIM) of 0.749, ranking second on WER and first on SIM."
    assert named(abstract, NodeType.BENCHMARK) == ["MMLU"]


def test_a_set_with_a_bare_version_is_an_edition_of_its_own() -> None:
    abstract = "Evaluated on GSM8K 2.0 and MATH 2.0, GPT-4 achieves 97.5% and 94.5% accuracy."
    assert results(abstract) == [("GPT-4", "GSM8K 2.0", 97.5), ("GPT-4", "MATH 2.0", 94.5)]
    assert named(abstract, NodeType.BENCHMARK) == ["GSM8K 2.0", "MATH 2.0"]


def test_a_weak_family_in_lower_case_is_a_model_where_its_identifier_says_so() -> None:
    assert named("We compare griffin-3-mini with a small griffin.", NodeType.MODEL) == ["griffin-3-mini"]
