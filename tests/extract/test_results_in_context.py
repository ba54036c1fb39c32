"""Results whose model or benchmark stands in the sentence before, or beside the score in an unusual way."""

from __future__ import annotations

from tests.extract.abstracts import extracted, paper
from vaultgen.model import Relation


def results(abstract: str, title: str = "A study of many things") -> list[tuple[object, str, object]]:
    claims = extracted(paper(abstract, title)).claims
    return [
        (dict(c.qualifiers)["model"], c.object.name, dict(c.qualifiers)["value"])
        for c in claims
        if c.relation is Relation.REPORTS
    ]


def qualifiers(abstract: str) -> list[dict[str, object]]:
    """What qualifies the results of an abstract, in its order."""
    claims = extracted(paper(abstract, "A study of many things")).claims
    return [dict(c.qualifiers) for c in claims if c.relation is Relation.REPORTS]


def test_this_benchmark_is_the_one_just_named() -> None:
    abstract = "We split the questions of MMLU by topic. On this benchmark, GPT-4 only achieves 28% accuracy."
    assert results(abstract) == [("GPT-4", "MMLU", 28.0)]


def test_an_attack_scores_against_a_model() -> None:
    abstract = "The attack achieves 76.1% ASR on MMLU (n=159) against GPT-4 and runs fast."
    assert results(abstract) == [("GPT-4", "MMLU", 76.1)]


def test_a_score_behind_which_belongs_to_the_model_before_it() -> None:
    abstract = "We present Bogwalk, a model. On GSM8K it is built with GPT-4, which attains only 18.3% accuracy."
    assert ("Bogwalk", "GSM8K", 18.3) not in results(abstract)


def test_a_threshold_and_a_spread_are_no_scores() -> None:
    abstract = (
        "GPT-4 achieves a mean average precision from 0.50 to 0.95 of 58 percent on MMLU, with 61.2 +/- 3.1% recall."
    )
    assert {value for _, _, value in results(abstract)}.isdisjoint({0.5, 0.95, 3.1})


def test_our_method_is_not_the_model_spoken_of_before() -> None:
    abstract = "Data come from the CLIP framework. Evaluated on MMLU, our framework achieves an accuracy of 45.2%."
    assert results(abstract) == [("the paper's method", "MMLU", 45.2)]


def test_a_method_without_a_name_has_its_scores_too() -> None:
    abstract = "We study grids. On MMLU, we achieve 77.0% accuracy. Our baseline, a small model, scores 51.2% on MMLU."
    assert results(abstract) == [("the paper's method", "MMLU", 77.0)]


def test_an_equals_sign_stands_before_a_score_and_before_a_parameter() -> None:
    abstract = "GPT-4 was best on MMLU (AUC=0.892) with k=0.5."
    assert results(abstract) == [("GPT-4", "MMLU", 0.892)]


def test_an_edition_that_no_list_knows_is_not_the_set_itself() -> None:
    assert results("On MMLU v1.5, GPT-4 reaches 75.5% accuracy.") == [("GPT-4", "MMLU v1.5", 75.5)]


def test_a_score_keeps_the_set_of_the_sentence_before_but_not_over_another_place() -> None:
    before = "We compare models on MMLU and use HumanEval for training. We evaluate on the MMLU benchmark. "
    assert results(before + "GPT-4 achieves an accuracy of 61.5%.") == [("GPT-4", "MMLU", 61.5)]
    assert results(before + "GPT-4 achieves an accuracy of 61.5% on a private cohort.") == []


def test_a_word_before_score_makes_it_another_metric() -> None:
    found = qualifiers("On MMLU, GPT-4 reaches an average score of 61.5 and a Hard Score of 41.5.")
    assert [q["metric"] for q in found] == ["average score", "hard score"]


def test_what_was_done_to_a_model_is_the_setting_of_its_score() -> None:
    found = qualifiers("On MMLU, GPT-4 reaches 61.5% accuracy, surpassing fine-tuned Qwen2.5-7B (35.4%).")
    assert {q["model"]: q.get("setting") for q in found} == {"GPT-4": None, "Qwen2.5-7B": "fine-tuned"}
