"""Settings and metrics that two scores of one sentence share."""

from __future__ import annotations

import pytest

from tests.extract.scenes import of_type
from vaultgen.extract.scoring.result import Result
from vaultgen.extract.scoring.results import Context, sentence_results
from vaultgen.model import NodeType


def results(text: str) -> tuple[Result, ...]:
    return sentence_results(text, of_type(text, NodeType.MODEL), of_type(text, NodeType.BENCHMARK), Context())


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("Wombat scores 31.8 on BigQuiz in the 5-shot setting versus 43.9 for Numbat.", "5-shot"),
        ("Wombat achieves a chrF score of 27.0 (1-shot) on BigQuiz vs Numbat's 25.3.", "1-shot"),
    ],
)
def test_both_scores_of_a_comparison_have_its_setting(text: str, setting: str) -> None:
    assert [(r.model, r.setting) for r in results(text)] == [("Wombat", setting), ("Numbat", setting)]


def test_a_setting_behind_a_score_is_not_that_of_the_score_before() -> None:
    found = results("Wombat scores 31.8 on BigQuiz versus 43.9 for Numbat in the 5-shot setting.")
    assert [(r.model, r.setting) for r in found] == [("Wombat", ""), ("Numbat", "5-shot")]


def test_a_second_score_on_the_same_benchmark_shares_the_metric() -> None:
    text = (
        "Wombat reaches $74.3\\%$ top-1 classification accuracy on BigQuiz using a careful linear evaluation with a "
        "small encoder and $79.6\\%$ with a larger one."
    )
    assert [(r.value, r.metric) for r in results(text)] == [(74.3, "top-1 accuracy"), (79.6, "top-1 accuracy")]


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("Zero-shot Wombat attains 61.0% on BigQuiz.", "zero-shot"),
        ("Instruction-tuned Wombat attains 61.0% on BigQuiz.", "instruction-tuned"),
        ("Wombat fine-tuned on MudCorpus attains 61.0% on BigQuiz.", "fine-tuned"),
        ("Wombat attains 61.0% zero-shot accuracy on BigQuiz.", "zero-shot"),
        ("Wombat (5-shot) attains 61.0% on BigQuiz.", "5-shot"),
        ("Wombat attains 61.0% on BigQuiz without fine-tuning.", ""),
    ],
)
def test_how_a_model_was_tuned_or_asked_is_its_setting(text: str, setting: str) -> None:
    assert [r.setting for r in results(text)] == [setting]


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        (
            "Wombat has $74.3\\%$ accuracy on BigQuiz using linear evaluation with a net and $79.6\\%$ with a mesh.",
            ["linear evaluation with a net", "linear evaluation with a mesh"],
        ),
        (
            "Wombat reaches 74.3% accuracy on BigQuiz using a small encoder, and 79.6% with a larger one.",
            ["using a small encoder", "with a larger one"],
        ),
        ("Wombat reaches 74.3% accuracy on BigQuiz and 79.6% with a larger one.", ["", ""]),
        ("Wombat reaches 74.3% accuracy on BigQuiz with a small encoder.", [""]),
    ],
)
def test_two_scores_that_are_alike_say_what_they_were_reached_with(text: str, settings: list[str]) -> None:
    assert [r.setting for r in results(text)] == settings
