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
    assert results(abstract) == []
