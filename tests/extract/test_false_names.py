"""What looks like a name, or like something new, and is neither."""

from __future__ import annotations

import pytest

from tests.extract.abstracts import introduced, mentions, named
from vaultgen.model import NodeType


@pytest.mark.parametrize(
    "abstract",
    [
        "We present an approach for adapting CLIP to the Visual Otter Tracking (VOT) task. Results on VOT are good.",
        "We propose a method to improve Pond Question Answering (PQA), with many questions. PQA is hard for all.",
        "We used our previously introduced, Epic PondAct, a dataset of videos.",
        "A recently proposed decoder variant called BF-Max runs faster than ours.",
    ],
)
def test_a_task_and_what_was_there_before_are_not_introduced(abstract: str) -> None:
    assert introduced(abstract) == []


def test_a_method_for_what_sounds_like_a_task_is_introduced_where_it_does_something() -> None:
    abstract = "We propose a method to improve Pond Prompt Tuning (PPT), with many tricks. PPT outperforms CLIP."
    assert introduced(abstract) == ["PPT"]


def test_the_second_noun_of_a_set_and_its_contest_is_no_name() -> None:
    assert introduced("We introduce the QUOLL-PD Dataset and Challenge, an open benchmark.") == ["QUOLL-PD Dataset"]


@pytest.mark.parametrize(
    "abstract",
    [
        "The decoupled optimization uses a generative model (Editor).",
        "We add a residual network trained with large image sets (PT).",
        "CLIP is tested with an RMSE of 2.31 and an ACC of 0.91 for Z500 on MMLU.",
        "Our FooNet-R50 / R101 achieves 53.1% / 54.3% accuracy on MMLU.",
    ],
)
def test_roles_letters_and_codes_are_no_models(abstract: str) -> None:
    assert {"Editor", "PT", "Z500", "R101"}.isdisjoint(m.name for m in mentions(abstract))


def test_what_is_improved_on_is_no_benchmark() -> None:
    abstract = "Experiments on MMLU show an FID of 0.041, improving on MoQuoll (0.045 and 0.807)."
    assert named(abstract, NodeType.BENCHMARK) == ["MMLU"]


def test_one_of_many_departments_is_no_organization() -> None:
    assert named("We collected notes from an Italian Emergency Department.", NodeType.ORGANIZATION) == []


def test_a_long_form_with_an_article_is_the_same_thing() -> None:
    abstract = "We introduce MIRT (the Multimodal Interactive Reading Tool), a benchmark for agents."
    assert named(abstract, NodeType.BENCHMARK) == ["MIRT"]
