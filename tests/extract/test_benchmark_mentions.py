"""Which benchmarks and datasets an abstract names."""

from __future__ import annotations

import pytest

from tests.extract.abstracts import mentions, named
from vaultgen.model import NodeType


def sets(abstract: str) -> list[str]:
    return [*named(abstract, NodeType.BENCHMARK), *named(abstract, NodeType.DATASET)]


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        ("It reaches 91.1% on FrogQA and ToadBench.", ["FrogQA", "ToadBench"]),
        ("We evaluate on three datasets: NewtSet, EftSet and MMLU.", ["NewtSet", "EftSet", "MMLU"]),
        ("Experiments on the TadpoleX dataset confirm it.", ["TadpoleX"]),
        ("It does well on tasks like PondVQA (82.3%) and LakeVQA (90.9%).", ["PondVQA", "LakeVQA"]),
        ("The model was pre-trained on MarshText.", ["MarshText"]),
        ("Benchmarks such as SwampEval are hard.", ["SwampEval"]),
        ("The system was made for the HeronFact shared task in 2026.", ["HeronFact"]),
        ("On PondArea-Bench, our method achieves the best score.", ["PondArea-Bench"]),
        ("Essays were taken from the HERONLE corpus.", ["HERONLE"]),
        ("It leads benchmarks for Earth observation like SWAMPS.", ["SWAMPS"]),
        ("Results on images from HeronSet and ToadSet are better.", ["HeronSet", "ToadSet"]),
        (
            "Gains on three datasets - Breakfast, 50Ponds, and Desk Lamps - are large.",
            ["Breakfast", "50Ponds", "Desk Lamps"],
        ),
    ],
)
def test_sets_are_known_by_how_they_are_used(abstract: str, expected: list[str]) -> None:
    assert sorted(sets(abstract)) == sorted(expected)


@pytest.mark.parametrize(
    "abstract",
    [
        "We study many academic benchmarks and 14 medical benchmarks.",
        "It improves the F1 score and BLEU on all tasks.",
        "Our math data is new.",
        "We test it on RGB images and 3D data.",
        "Extensive experiments on multiple sets show that HERONA is better.",
        "The accuracy improves in a setting based on HERONA.",
        "A model fine-tuned with HERONA and tested on images is better.",
        "We evaluate it across 30 tasks spanning HRE, compliance and automation.",
        "We evaluate six models across 16 PSM-5 conditions.",
        "Experiments on standard HRS benchmarks show gains.",
        "Gaps remain across SK1-SK3, and results on 16-HAM are better.",
        "With the rise of Heron Pond Models (HPMs), an increasing number of benchmarks came up.",
        "Heron Attack Detection (HAD) is a critical challenge for ponds.",
        "It has a new score (H2SG), which improves results.",
        "HeronAda's dataset-to-insight extraction is new.",
        "A detector is trained on HeronDT-generated data and tested.",
        "We trained it using images from Heron Theatres.",
        "The images on (II) are good.",
    ],
)
def test_counts_metrics_and_plain_words_are_no_benchmarks(abstract: str) -> None:
    assert sets(abstract) == []


def test_a_gloss_in_brackets_is_no_second_benchmark() -> None:
    assert sets("On MMLU (GSM8K) it is strong.") == ["MMLU"]


def test_the_long_form_is_kept_beside_the_name() -> None:
    found = mentions("We use the Hidden Object Retrieval Benchmark (HORB) and HORB only.")
    assert {(m.name, m.expansion) for m in found} == {("HORB", "Hidden Object Retrieval Benchmark")}


def test_an_organisation_is_named_by_its_possessive() -> None:
    assert named("It was tried within Google and at Google Play.", NodeType.ORGANIZATION) == ["Google"]
    assert named("It uses Google's new chips.", NodeType.ORGANIZATION) == ["Google"]


def test_in_another_language_only_the_lexicon_counts() -> None:
    abstract = (
        "Wir stellen FooBench vor, einen neuen Datensatz, und vergleichen Gemini 1.5 Pro mit anderen großen Modellen "
        "auf MMLU sowie auf weiteren Aufgaben aus der Praxis, die wir selbst gesammelt haben."
    )
    assert {m.name for m in mentions(abstract)} == {"Gemini 1.5 Pro", "MMLU"}


@pytest.mark.parametrize(
    "abstract",
    [
        "我们提出了TadpoleEval，一个基准。我们比较了GPT-4、Gemini 1.5 Pro和CLIP在MMLU上的表现。",
        "本論文ではTadpoleEvalを提案する。GPT-4、Gemini 1.5 ProをMMLUで評価した。CLIPも使う。",
        "TadpoleEval을 제안한다. GPT-4와 Gemini 1.5 Pro를 MMLU에서 CLIP과 비교하였다.",
    ],
)
def test_names_of_the_lexicon_are_found_where_no_blank_parts_the_words(abstract: str) -> None:
    assert {m.name for m in mentions(abstract, "论文")} == {"GPT-4", "Gemini 1.5 Pro", "MMLU", "CLIP"}


@pytest.mark.parametrize(
    "abstract",
    [
        "We collect a new MAV dataset.",
        "Many MAV datasets are small.",
        "Remote sensing (RSen) is hard, and RSen benchmarks are few.",
        "The code is at https://example.org/someone/ZorkQA today.",
    ],
)
def test_classes_terms_and_addresses_name_no_set(abstract: str) -> None:
    assert sets(abstract) == []


def test_a_benchmark_named_after_a_model_is_none() -> None:
    assert sets("We introduce GPT-4-Bench, a benchmark for judges.") == ["GPT-4-Bench"]
