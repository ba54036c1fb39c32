"""Lead-ins and sections say what a sentence is about, or nothing."""

from __future__ import annotations

import pytest

from tests.extract.abstracts import extracted, paper
from vaultgen.extract.sorting.sections import lead_in_of, section_of
from vaultgen.model import Role, Section


@pytest.mark.parametrize(
    "text",
    [
        "All models are trained with distillation and achieve better scores for both instruction tuned versions.",
        "This release introduces drawing abilities, a wider coverage of languages and longer context.",
        "There are three sizes, suitable for applications ranging from reasoning tasks to small devices.",
        "We provide pre-trained and instruction tuned variants for both.",
    ],
)
def test_a_topic_beside_others_or_in_passing_is_no_lead_in(text: str) -> None:
    assert lead_in_of(text) == ""


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "We also train the small models with knowledge distillation (Ape, 1999) instead of plain text.",
            "Distillation",
        ),
        ("We pre-train the model on two corpora of old letters.", "Pre-training"),
    ],
)
def test_the_topic_of_the_main_clause_is_the_lead_in(text: str, label: str) -> None:
    assert lead_in_of(text) == label


@pytest.mark.parametrize(
    "text",
    [
        "It gives good answers at a fraction of the compute and latency of its rivals.",
        "Models trained with our data outperform the state of the art on various datasets.",
    ],
)
def test_a_claim_of_speed_or_of_a_result_is_no_training(text: str) -> None:
    assert section_of(text, Role.METHOD) is not Section.TRAINING


def test_how_a_model_is_trained_is_training() -> None:
    assert section_of("The model was trained on two trillion tokens of text.", Role.METHOD) is Section.TRAINING


@pytest.mark.parametrize(
    "text",
    [
        "We find that three heads of the network do most of the work.",
        "The analysis reveals that early layers of the encoder copy words.",
        "Through experiments with small encoders, we demonstrate the advantage of our training data.",
    ],
)
def test_what_was_found_is_no_account_of_how_something_is_built(text: str) -> None:
    assert section_of(text, Role.METHOD) not in (Section.ARCHITECTURE, Section.TRAINING)


@pytest.mark.parametrize(
    "text",
    [
        "We identify two key challenges for the transformer architecture in marshes.",
        "This paper addresses these overlooked challenges: training data and labels.",
        "We release two sizes of models and provide both pretrained and fine-tuned checkpoints.",
    ],
)
def test_what_is_asked_and_what_is_offered_is_overview(text: str) -> None:
    assert section_of(text, Role.METHOD) is Section.OVERVIEW


def test_to_demonstrate_is_no_demo_and_a_contrast_no_limitation() -> None:
    assert section_of("We demonstrate a way to collect judgements.", Role.RESULT) is not Section.FURTHER
    assert section_of("However, birds also looked at the whole marsh.", Role.RESULT) is not Section.LIMITATIONS


@pytest.mark.parametrize(
    "text",
    ["Existing benchmarks are too small.", "Evaluating DRAs is complex and slow.", "While DRAs offer help, they nest."],
)
def test_others_work_and_a_task_are_no_lead_in(text: str) -> None:
    assert lead_in_of(text) == ""


def test_a_sentence_that_goes_on_from_another_stays_with_it() -> None:
    found = extracted(paper("We present Heron. Its attention layers are short. They help raters to read."))
    assert [s.section for s in found.sentences] == [Section.OPENING, Section.ARCHITECTURE, Section.ARCHITECTURE]


def test_what_is_measured_is_evaluation_and_how_something_is_done_is_not() -> None:
    assert section_of("We evaluate these methods by metrics and a user study.", Role.METHOD) is Section.EVALUATION
    assert section_of("We show how to modify this algorithm to be fast.", Role.RESULT) is Section.ARCHITECTURE
    assert section_of("Evidence given by Heron supports it 78% of the time.", Role.METHOD) is Section.EVALUATION


@pytest.mark.parametrize(
    "text",
    [
        "PondEval is built from real questions on ponds and is annotated to ensure accuracy.",
        "It covers many tasks and three levels that evaluate birds by accuracy.",
        "The benchmark consists of 200 questions that evaluate birds.",
        "The dataset includes over 7,000 questions on birds and covers 30 subjects.",
    ],
)
def test_what_a_benchmark_is_made_of_is_no_evaluation(text: str) -> None:
    assert section_of(text, Role.METHOD) is Section.OVERVIEW
