"""The name that a title opens with and the one that its text introduces may be one thing."""

from __future__ import annotations

import pytest

from tests.extract.abstracts import extracted, introduced, paper
from vaultgen.model import Relation


@pytest.mark.parametrize(
    ("title", "abstract", "name"),
    [
        ("HERON: A benchmark of birds", "We introduce HERON Bench, a benchmark of birds.", "HERON Bench"),
        ("Wade-InBetween: Making Videos", "We propose the WadeIn framework, which is small.", "WadeIn"),
        ("HeronCoder-Bench: Measuring Birds", "Most sets are small. We introduce HeronCoder…", "HeronCoder-Bench"),
        ("Slow Heron Search", "We propose SHS, Slow Heron Search, a method for ponds.", "SHS"),
    ],
)
def test_one_thing_under_two_names_is_introduced_once(title: str, abstract: str, name: str) -> None:
    assert introduced(abstract, title) == [name]


def test_a_benchmark_beside_what_the_title_names_is_another_thing() -> None:
    abstract = "We introduce QuollNet, a network for maps. We also introduce QuollNet Bench, a benchmark of maps."
    assert introduced(abstract, "QuollNet: Reading maps") == ["QuollNet", "QuollNet Bench"]


@pytest.mark.parametrize(
    "abstract",
    [
        "Our method splits the way into new skills (e.g., Vertical Wading, Stop and Pause), each for an agent.",
        "We provide benchmarks for two tasks: heron-to-heron perception and heron-to-UAV collaborative perception.",
    ],
)
def test_examples_and_kinds_of_tasks_are_not_introduced(abstract: str) -> None:
    assert introduced(abstract) == []


def test_a_word_before_a_long_form_is_no_name() -> None:
    abstract = "We propose a Two-Stage Group-wise Heron Finder (GHF) that is fast."
    assert introduced(abstract) == ["GHF"]


@pytest.mark.parametrize(
    ("abstract", "based"),
    [
        ("We introduce Med-Gemini, a new model. It is compared with Gemini 2 and Gemini 2.5 Pro.", ["Gemini 2"]),
        ("We introduce MedCounter, a new model. It is compared with Gemini 2.", []),
    ],
)
def test_a_model_named_for_another_is_based_on_it(abstract: str, based: list[str]) -> None:
    claims = extracted(paper(abstract)).claims
    assert [c.object.name for c in claims if c.relation is Relation.BASED_ON] == based


def test_a_title_with_another_word_before_the_hyphen_has_the_name_of_the_text() -> None:
    title = "WADE-HRNX: Finding Herons"
    assert introduced("We introduce POND-HRNX, a model for herons.", title) == ["POND-HRNX"]
    both = introduced("We introduce POND-HRNX, a model for herons. It is smaller than WADE-HRNX.", title)
    assert both == ["POND-HRNX", "WADE-HRNX"]
