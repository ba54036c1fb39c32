"""What an abstract introduces, and as what."""

from __future__ import annotations

import pytest

from tests.extract.abstracts import introduced, named
from vaultgen.model import NodeType


@pytest.mark.parametrize(
    ("abstract", "node_type", "name"),
    [
        ("We introduce Quokka, an open language model for code.", NodeType.MODEL, "Quokka"),
        ("In this paper, we present WombatNet, a network for maps.", NodeType.MODEL, "WombatNet"),
        ("This report introduces a new family of multimodal models, Numbat, that see.", NodeType.MODEL, "Numbat"),
        ("We propose a benchmark called DingoBench.", NodeType.BENCHMARK, "DingoBench"),
        ("We release EmuSet, a large-scale dataset of 10k images.", NodeType.DATASET, "EmuSet"),
        ("We propose KoalaRL, a framework for planning.", NodeType.CONCEPT, "KoalaRL"),
        ("We propose Slow Lazy Tree Search (SLTS), a method for planning.", NodeType.CONCEPT, "SLTS"),
        ("We introduce the Big Bird Benchmark (BBirdB) for flight.", NodeType.BENCHMARK, "BBirdB"),
    ],
)
def test_the_noun_says_what_is_introduced(abstract: str, node_type: NodeType, name: str) -> None:
    assert introduced(abstract) == [name]
    assert name in named(abstract, node_type)


def test_a_list_after_the_colon_is_introduced_as_well() -> None:
    abstract = "We introduce the Gemini 2.X model family: Gemini 2.5 Pro and Gemini 2.5 Flash."
    assert introduced(abstract) == ["Gemini 2.X", "Gemini 2.5 Pro", "Gemini 2.5 Flash"]


def test_what_is_put_to_use_is_not_introduced() -> None:
    assert introduced("We introduce CLIP as the backbone.") == []
    assert introduced("We present results with GPT-4 on MMLU.") == []
    assert introduced("Entity linking (EL) was introduced to find names.") == []


def test_a_title_that_opens_with_a_name_introduces_it() -> None:
    assert introduced("FooLearn plans well.", "FooLearn: Planning without tears") == ["FooLearn"]


def test_a_long_form_and_its_abbreviation_are_one_name() -> None:
    abstract = "We propose Deep Sparse Matching (DSMat). Experiments show that DSMat is fast."
    assert introduced(abstract) == ["DSMat"]


def test_what_is_named_after_the_introduced_is_introduced_too() -> None:
    abstract = "We introduce Quoll, a benchmark. It comprises Quoll-QA, a set of 900 questions, and more."
    assert introduced(abstract) == ["Quoll", "Quoll-QA"]
