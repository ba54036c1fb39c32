"""What the words around a name, and its own form, say about what it names."""

from __future__ import annotations

import pytest

from tests.extract.abstracts import introduced, mentions, named
from vaultgen.model import NodeType

_SETS = (NodeType.BENCHMARK, NodeType.DATASET)


def sets(abstract: str, title: str = "A study of many things") -> list[str]:
    return [name for kind in _SETS for name in named(abstract, kind, title)]


def models(abstract: str, title: str = "A study of many things") -> list[str]:
    return named(abstract, NodeType.MODEL, title)


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        ("We further prepare a novel benchmark, PondEval, which asks about ponds.", ["PondEval"]),
        ("It is tested on our proposed benchmark (LilyMark) in full.", ["LilyMark"]),
        ("We report accuracy on two datasets of small lakes (MereSet and TarnSet).", ["MereSet", "TarnSet"]),
        (
            "It is evaluated across four datasets (Wader, MudX, REED-1 and Fen-QX).",
            ["Wader", "MudX", "REED-1", "Fen-QX"],
        ),
        ("Scores of 0.849 on Marsh-Quiz are reached by it.", ["Marsh-Quiz"]),
        ("We test on the N7 wading bird benchmark and report scores on it.", ["N7"]),
        ("Accuracy is shown on the REEDS (slow speech by the ponds) corpus.", ["REEDS"]),
        ("Human dyads of the Google Tangrams corpus are shown.", ["Google Tangrams"]),
        ("Using the Heronsea dataset of old maps, it is better.", ["Heronsea"]),
        ("We introduce MarshSet, a new benchmark scaling up to 10 million frogs.", ["MarshSet"]),
        ("It does well on two TREC-like shared tasks, NewtQR and EftQR, of ponds.", ["NewtQR", "EftQR"]),
        ("Its sizes differ (8B: 80.2% MarshQA, 48.5% FenSpot-Pro).", ["MarshQA", "FenSpot-Pro"]),
        (
            "We take part in the 2024 WADE 2026 Robust Pond Detection Challenge here.",
            ["WADE 2026 Robust Pond Detection Challenge"],
        ),
        ("We score 80% on BOG25-Eval Task 10 with it.", ["BOG25-Eval Task 10"]),
        ("Trained on a smaller size KG, MarshMovies, we see more frogs.", ["MarshMovies"]),
    ],
)
def test_the_phrase_before_a_name_calls_it_a_set(abstract: str, expected: list[str]) -> None:
    assert sorted(sets(abstract)) == sorted(expected)


@pytest.mark.parametrize(
    "abstract",
    [
        "Night Pond Rendering (NPR) is hard. We evaluate on a dataset of the challenge on NPR.",
        "Pond maps are made by Land Use and Water Cover (LUWC) mapping. It scores 80% on LUWC.",
        "Water-attributed graphs (WAGs) are common. Experiments on three WAG benchmarks show gains.",
        "The method runs at 30 frames a second on an A5000 GPU with a score of 80%.",
        "We score plans for treatment (T2) data. Results: On T1 data, it scores well.",
        "It is evaluated on RGB-to-SWIR translation with a score of 80%.",
        "The corpus covers three dimensions: Wet Ground, Ambient Sound, and Still Water.",
        "We split the speech-to-speech (S2S) task. It is a multi-turn S2S benchmark.",
        "Pond Entity Recognition and Linking (PERL) is hard. It is the first public PERL dataset of ponds.",
        "Grading uses a part of automated pond evaluation (APE) systems, and scores 80% on sharp (12MP) maps.",
        "A dataset of 180 pond images spanning five bird types (Egret, Bittern, Avocet) was made.",
    ],
)
def test_tasks_classes_and_labels_are_no_sets(abstract: str) -> None:
    assert sets(abstract) == []


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        ("It is paired with a patch-based Relayformer adapted for diagrams.", ["Relayformer"]),
        ("It is close to HeronNet-L (84M) and Bittern-L (307M) on this.", ["HeronNet-L", "Bittern-L"]),
        ("A Mire-GPT surrogate model (AB-UPX) trained on four ponds is used.", ["AB-UPX"]),
        ("It matches the CLIP decoder and a CLIP Decoder head.", ["CLIP"]),
        ("We use a frozen Boggy CLIP as the encoder.", ["CLIP"]),
        ("We measure results on Zorilla-3.1, Heron-2.5 and more.", ["Zorilla-3.1", "Heron-2.5"]),
        ("We start from HeronBERT and DuckBERTa-base.", ["HeronBERT", "DuckBERTa-base"]),
        ("It reaches 98.55% accuracy compared to 99.14% for WaderNet.", ["WaderNet"]),
    ],
)
def test_a_model_is_known_by_its_name_its_size_or_the_noun_before_it(abstract: str, expected: list[str]) -> None:
    assert [m for m in models(abstract) if m in expected] == expected
    assert "Boggy" not in models(abstract)


@pytest.mark.parametrize(
    "abstract",
    [
        "Large Pond Model (LPM) have been proposed for water.",
        "Uniform pond language models (UPLMs) are new. No UPLM has been trained on GSM8K.",
        "Safety-aligned dLLMs refuse early.",
        "It is strong on the behaviours covered by FDB v1.0, and more.",
        "It is inspired by the Heron-Bittern model of human memory and under the Pond 2.0 license.",
    ],
)
def test_a_kind_of_model_is_no_model(abstract: str) -> None:
    assert models(abstract) == []


def test_a_framework_that_has_the_name_of_a_benchmark_is_not_the_benchmark() -> None:
    abstract = "We propose GSM8K, a novel framework for planning. Experiments show that GSM8K plans well."
    assert sets(abstract) == []
    assert named(abstract, NodeType.CONCEPT) == ["GSM8K"]


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        ("This work builds on a simple method, Wade with Waiting (WwW), to cross ponds.", ["WwW"]),
        ("The ponds can be mapped with our tool, ReedMapper, which is open.", ["ReedMapper"]),
        ("A dual-branch network (FenNet) is designed to see through reeds.", ["FenNet"]),
        ("We synthesize two sets of questions that span ponds: FenBook-QA and FenWeb-QA.", ["FenBook-QA", "FenWeb-QA"]),
        ("In this paper, we present the Eye of Heron framework for ponds.", ["Eye of Heron"]),
        ("We propose a new agentic solution, the “Mauve Heron,” which wades.", ["Mauve Heron"]),
        ("It is better on average across WadeEval, our suite of 30 hard benchmarks.", ["WadeEval"]),
        (
            "Two attacks were developed: (1) Slow Heron Attack (SHA9), and (2) Bittern-XAttack.",
            ["SHA9", "Bittern-XAttack"],
        ),
        ("Using our proposed benchmarks, Mere-90 and Mere-164, we show much.", ["Mere-90", "Mere-164"]),
        ("We propose a pond framework (Wade2Go) that crosses ponds.", ["Wade2Go"]),
        ("We propose a pond-guided CLIP-Fen dual-path net, termed WaderNet, for maps.", ["WaderNet"]),
        ("We propose Bogwalk, a method. We share BogwalkS and a second Bogwalk-L network.", ["Bogwalk", "Bogwalk-L"]),
    ],
)
def test_what_is_introduced_may_stand_in_apposition_brackets_or_the_passive(abstract: str, expected: list[str]) -> None:
    assert [name for name in introduced(abstract) if name in expected] == expected


@pytest.mark.parametrize(
    "abstract",
    [
        "We selected four models as subjects of the study we present: GPT-4, Gemini 1.5 Pro and CLIP.",
        "Multi-Heron Debate (MHD) was proposed to address this before.",
        "We propose an enhanced Residual CLIP architecture.",
        "This paper presents a dynamic Stackelberg game framework for ponds.",
        "The proposed method demonstrates superior performance on IN, UP, and KSC datasets.",
        "We benchmark our model against CLIP, WaderNet, and GPT-4 in full.",
        "We train the HeronNet image matching model on it.",
        "The Wide Pond Web was built on an assumption of wading.",
        "Fair calibration (FC) of herons is hard. We present an analysis of FC in ponds.",
        "It improves over our reproduced baseline on Gemini 2.5 Pro, GPT-4o, and CLIP.",
        "We analyse three problems, namely (C1) slow ponds and (C2) cold ponds.",
    ],
)
def test_what_is_known_used_or_only_counted_is_not_introduced(abstract: str) -> None:
    assert introduced(abstract) == []


def test_an_organization_is_known_by_its_last_word_and_not_inside_a_product() -> None:
    assert named("The debates of the Pondland Parliament are used.", NodeType.ORGANIZATION) == ["Pondland Parliament"]
    assert named("It runs on the Google TPX-7 chip by day.", NodeType.ORGANIZATION) == []


def test_an_edition_of_a_set_is_another_set() -> None:
    assert sets("It transfers to ImageNet Plus without retraining, with 90% accuracy.") == ["ImageNet Plus"]


def test_what_the_title_names_in_several_words_is_one_name() -> None:
    title = "Thousand Voices of Heron: A Dataset for Ponds"
    abstract = "We present Thousand Voices of Heron, a dataset of calls."
    assert sets(abstract, title) == ["Thousand Voices of Heron"]
    assert introduced(abstract, title) == ["Thousand Voices of Heron"]


def test_a_title_that_writes_an_abbreviation_out_names_no_part_of_it() -> None:
    title = "Herons' Last Exam"
    abstract = "This paper introduces Herons' Last Exam (HLX), a benchmark of ponds."
    assert set(sets(abstract, title)) == {"HLX"}


def test_words_of_a_long_form_are_no_names_of_their_own_even_where_they_are_elsewhere() -> None:
    abstract = "Then comes Herons' Last Exam (HLX), a benchmark of ponds. We evaluate 9 models on HLX."
    assert set(sets(abstract, "Last Exam: Nothing but Ponds")) <= {"HLX", "Last Exam"}
    assert sets(abstract, "Last Exam: Nothing but Ponds").count("Last Exam") <= 1


def test_what_several_benchmarks_are_of_is_no_benchmark() -> None:
    assert sets("Experiments on diverse QZ benchmarks show that it achieves 90% accuracy.") == []


def test_a_heading_is_no_part_of_a_name_in_a_title() -> None:
    title = "Ponds in the Rain: PondX4D Challenge Results"
    assert "PondX4D Challenge Results" not in sets("Many teams took part.", title)


def test_what_a_long_name_is_termed_is_one_thing_with_it() -> None:
    title = "Slow Heron Search: Wading On the Fly"
    abstract = "We propose Slow Heron Search, termed SloHeSe, a framework for ponds."
    assert introduced(abstract, title) == ["SloHeSe"]


def test_no_concept_is_named_by_part_of_what_a_name_stands_for() -> None:
    abstract = "It leads on POND (Pond Of Knowledge Distillation) by knowledge distillation."
    spelled = abstract.index("Knowledge")
    assert spelled not in [m.start for m in mentions(abstract)]
    assert "knowledge distillation" in named(abstract, NodeType.CONCEPT)


def test_a_month_with_its_year_names_nothing() -> None:
    text = "People outside tested a Dec 2023 API checkpoint, and experts tested the December 2023 API again."
    assert [m.name for m in mentions(text) if "2023" in m.name] == []


def test_what_a_challenge_asks_for_is_no_model() -> None:
    abstract = "We present an overview of the third Wade Any Marsh Model (WAMM) challenge, with a focus on reeds."
    assert models(abstract) == []
    assert models(abstract.replace(" challenge", "")) == ["WAMM"]


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        ("Herons are black boxes, prompting the question of what they see.", []),
        ("It proved fragile, prompting us to introduce two reeds.", []),
        ("It is found by prompting the model with a frog.", ["prompting"]),
    ],
)
def test_what_prompts_a_question_prompts_no_model(abstract: str, expected: list[str]) -> None:
    assert [n for n in named(abstract, NodeType.CONCEPT) if n == "prompting"] == expected
