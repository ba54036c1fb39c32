"""Lead-ins and sections say what a sentence is about, or nothing."""

from __future__ import annotations

import pytest

from vaultgen.extract.sections import lead_in_of, section_of
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
