"""Whose a score is and where it was reached, when the grammar says it rather than a name beside the number."""

from __future__ import annotations

import pytest

from tests.extract.abstracts import extracted, paper
from tests.extract.test_results_in_context import results
from vaultgen.extract.scoring.placing import UNNAMED
from vaultgen.model import Relation

POND = "We present Bogwalk, a model, and evaluate it on the GSM8K benchmark. "


@pytest.mark.parametrize(
    ("abstract", "found"),
    [
        (POND + "Bogwalk achieves an accuracy of 91.2% on the test set.", [("Bogwalk", "GSM8K", 91.2)]),
        (POND + "In contrast, GPT-4 attains only 41.5% accuracy.", [("GPT-4", "GSM8K", 41.5)]),
        # On nothing that has a name here, or on several sets, or on what it was not measured on.
        (POND + "Bogwalk achieves an accuracy of 91.2% on a private cohort of students.", []),
        (POND + "Bogwalk achieves an accuracy of 91.2% across three public datasets.", []),
        ("Bogwalk is trained on GSM8K. Bogwalk achieves an accuracy of 91.2%.", []),
        ("GPT-4 achieves an accuracy of 91.2%. It transfers to the GSM8K benchmark.", []),
    ],
)
def test_a_bare_score_is_on_the_only_benchmark_of_the_abstract(abstract: str, found: list[object]) -> None:
    assert results(abstract) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("GPT-4 with our trick improves from 41.5% to 52.0% on GSM8K.", {("GPT-4", 41.5), ("GPT-4", 52.0)}),
        (
            "By fine-tuning GPT-4, our method lowers the WER on GSM8K from 41.5% to 12.0%.",
            {("GPT-4", 41.5), ("GPT-4", 12)},
        ),
        ("We present Bogwalk, a model. Bogwalk raises accuracy on GSM8K from 41.5% to 52.0%.", {("Bogwalk", 52.0)}),
    ],
)
def test_of_a_change_the_model_that_was_changed_has_both_scores(sentence: str, found: set[tuple[str, float]]) -> None:
    assert {(model, value) for model, _, value in results(sentence)} == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("On GSM8K, GPT-4 reaches 98.5% compared to 99.1% for CAT-Net.", {("GPT-4", 98.5), ("CAT-Net", 99.1)}),
        ("On GSM8K, the classical HANet baseline, attaining 71.5% accuracy, is best.", {("HANet", 71.5)}),
        ("With an accuracy of 86.5% on GSM8K, GPT-4 performs best.", {("GPT-4", 86.5)}),
        ("Trees of thoughts reach 88.5% accuracy on GSM8K with GPT-4.", {("GPT-4", 88.5)}),
        ("When tuned on GPT-4 data, direct reranking raises accuracy on GSM8K to 58.5%.", set()),
        ("On GSM8K, the best PassRate reaches only 41.2%.", set()),
    ],
)
def test_the_holder_of_a_score_stands_where_only_a_holder_can(sentence: str, found: set[tuple[str, float]]) -> None:
    assert {(model, value) for model, _, value in results(sentence)} == found


def test_a_metric_that_no_table_knows_is_read_off_its_place() -> None:
    abstract = POND + "Bogwalk attains a hazard ratio of 2.52 and a 96.4% MaxF score, using 31 folds."
    assert results(abstract) == [("Bogwalk", "GSM8K", 2.52), ("Bogwalk", "GSM8K", 96.4)]


def test_over_the_full_benchmark_means_the_one_that_a_part_was_taken_of() -> None:
    abstract = (
        "We present Bogwalk, a model. On the MATH subset of the MMLU benchmark, Bogwalk achieves 84.1% accuracy. "
        "Over the full benchmark it reaches 75.7%."
    )
    assert ("Bogwalk", "MMLU", 75.7) in results(abstract)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Bogwalk outperforms established LLM baselines, achieving 77.5% accuracy on MMLU.", [("MMLU", 77.5)]),
        ("Bogwalk has an MAE of 1.74 and 2.15 on the MMLU and MATH datasets.", [("MMLU", 1.74), ("MATH", 2.15)]),
        ("Bogwalk reaches 83.4% mAP at 50 on MMLU.", [("MMLU", 83.4)]),
        ("Bogwalk solves only 41% of the tasks of GSM8K.", [("GSM8K", 41.0)]),
        ("Clinicians agree with Bogwalk, and the user study shows 93.3% agreement.", []),
    ],
)
def test_what_a_clause_gives_to_the_paper_s_own_model(sentence: str, found: list[tuple[str, float]]) -> None:
    assert [(benchmark, value) for _, benchmark, value in results(POND.replace("GSM8K", "MATH") + sentence)] == found


def test_of_listed_metrics_each_score_takes_its_own() -> None:
    abstract = (
        "We present Wombat, a model. "
        "Wombat reaches precision, recall and F1 scores of 0.81, 0.72 and 0.76 on MMLU, respectively."
    )
    claims = extracted(paper(abstract)).claims
    stated = [dict(c.qualifiers) for c in claims if c.relation is Relation.REPORTS]
    assert [(s["metric"], s["value"]) for s in stated] == [("precision", 0.81), ("recall", 0.72), ("F1", 0.76)]


@pytest.mark.parametrize(
    ("abstract", "found"),
    [
        (
            (
                "We present a framework, developed for the Fair Disease Diagnosis Challenge. "
                "Our model achieves a mean score of 0.685."
            ),
            [(UNNAMED, "Fair Disease Diagnosis Challenge", 0.685)],
        ),
        (
            (
                "We introduce Bogwalk, a network. We evaluate on the Cityscapes dataset. Bogwalk achieves 81.2% mIoU"
                " while running at 30 FPS."
            ),
            [("Bogwalk", "Cityscapes", 81.2)],
        ),
        (
            (
                "We propose Bogwalk, an attack on rankings. To evaluate Bogwalk, we introduce FenBench, a benchmark. "
                "On four LLMs, Bogwalk achieves a success rate of 91.4%."
            ),
            [("Bogwalk", "FenBench", 91.4)],
        ),
        # Another place than the one that all else is about, and a model that is only what was improved.
        (
            (
                "We propose Bogwalk, a detector. On the nuScenes test set, Bogwalk achieves 71.4% NDS. "
                "On Waymo, it reaches 75.0 mAPH."
            ),
            [("Bogwalk", "nuScenes", 71.4)],
        ),
        ("On GSM8K, our trick improves GPT-4. Notably, it achieves 91.2% on GSM8K.", []),
    ],
)
def test_bare_scores_take_what_the_sentences_before_were_about(abstract: str, found: list[object]) -> None:
    assert sorted(results(abstract)) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "The best models, GPT-4 (7B) and Claude 2 (3B), set a new record on GSM8K, reaching 92.5% and 91.1%.",
            [("GPT-4", "GSM8K", 92.5), ("Claude 2", "GSM8K", 91.1)],
        ),
        ("GPT-4 sets a new GSM8K overall record of 95.5%.", [("GPT-4", "GSM8K", 95.5)]),
        ("On GSM8K, GPT-4 is best, achieving higher QLA (0.335).", [("GPT-4", "GSM8K", 0.335)]),
        ("On GSM8K, none but GPT-4 is comparable to human performance, which achieves 92.5% accuracy.", []),
        (
            POND + "Bogwalk achieves an accuracy of 91.2% on a held-out stratified test set.",
            [("Bogwalk", "GSM8K", 91.2)],
        ),
    ],
)
def test_a_clause_gives_its_score_to_its_own_subject(sentence: str, found: list[object]) -> None:
    assert results(sentence) == found
