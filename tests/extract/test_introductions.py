"""What an abstract introduces, and as what."""

from __future__ import annotations

import pytest

from tests.extract.abstracts import introduced, mentions, named
from vaultgen.extract.naming.former_names import FORMER_NAME
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
        ("We collect images and develop KoalaSeek via tuning.", NodeType.CONCEPT, "KoalaSeek"),
        ("We propose Slow Lazy Tree Search (SLTS), a method for planning.", NodeType.CONCEPT, "SLTS"),
        ("We introduce the Big Bird Benchmark (BBirdB) for flight.", NodeType.BENCHMARK, "BBirdB"),
        ("We design a paradigm called slow digging, and propose a net model named Dibbler.", NodeType.MODEL, "Dibbler"),
        ("We build a pipeline and construct Dig-17K, comprising 17K long trajectories.", NodeType.DATASET, "Dig-17K"),
        ("We introduce DigWorld, an open platform that benchmarks models.", NodeType.BENCHMARK, "DigWorld"),
        ("We propose slow digging and design a fast framework DigAuto on it.", NodeType.CONCEPT, "DigAuto"),
        ("We introduce Bilby Pond Verification (BPV), a controlled benchmark for herons.", NodeType.BENCHMARK, "BPV"),
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


def test_what_stands_in_the_bracket_of_results_is_not_introduced() -> None:
    scores = "We introduce Quokka, a family of models that is fast (8B: 80.2% MMLU, 48.5% Pond-Bench)."
    assert introduced(scores) == ["Quokka"]


def test_a_term_that_the_text_has_explained_before_is_not_introduced() -> None:
    abstract = "We propose QuokkaNet, parting pond optimization (PO) into two components: slow PO and fast PO."
    assert introduced(abstract) == ["QuokkaNet"]


def test_what_is_released_along_with_others_is_introduced_and_what_it_goes_on_from_is_not() -> None:
    made = "We release our models along with a curated corpus of text (i.e., PondText-Web-Max)."
    abstract = f"Corpora such as PondText-Web are old. {made}"
    assert introduced(abstract) == ["PondText-Web-Max"]


def test_a_title_that_opens_with_a_name_introduces_it() -> None:
    assert introduced("FooLearn plans well.", "FooLearn: Planning without tears") == ["FooLearn"]


def test_what_a_paper_says_it_studies_is_not_introduced_by_its_title() -> None:
    study = "We present a systematic study of Quokka-as-a-Judge on 900 papers."
    assert introduced(study, "Quokka-as-a-Judge: Testing Its Ability") == []


def test_a_long_form_and_its_abbreviation_are_one_name() -> None:
    abstract = "We propose Deep Sparse Matching (DSMat). Experiments show that DSMat is fast."
    assert introduced(abstract) == ["DSMat"]


def test_what_is_named_after_the_introduced_is_introduced_too() -> None:
    abstract = "We introduce Quoll, a benchmark. It comprises Quoll-QA, a set of 900 questions, and more."
    assert introduced(abstract) == ["Quoll", "Quoll-QA"]


@pytest.mark.parametrize(
    ("abstract", "name"),
    [
        ("Answers are graded utilizing QuollJudge, a novel rubric-based evaluation framework.", "QuollJudge"),
        ("Central to our approach is the QuollSet-XL dataset, comprising 900 pairs.", "QuollSet-XL"),
        ("The agents are trained with the proposed Lazy Tree Policy Search (LTPS) algorithm.", "LTPS"),
        ("We contribute: (1) QuollBench, a new benchmark built from maps.", "QuollBench"),
        ("We implement contracts in QuollAssert, a runtime enforcement library.", "QuollAssert"),
    ],
)
def test_what_is_said_to_be_new_is_introduced_wherever_it_stands(abstract: str, name: str) -> None:
    assert introduced(abstract) == [name]


def test_a_second_verb_introduces_a_second_thing() -> None:
    abstract = "We construct QuollLym, a large dataset, and release AutoQuoll, a benchmark of 135 cases."
    assert introduced(abstract) == ["QuollLym", "AutoQuoll"]


def test_what_is_newly_made_is_introduced() -> None:
    assert introduced("Tests on the newly curated PondOCRBench show it.") == ["PondOCRBench"]


def test_what_others_made_is_not_introduced() -> None:
    assert introduced("Our runs are based on QuollJudge, a novel framework of last year.") == []
    assert introduced("Unlike QuollJudge, a new evaluation framework, ours needs no labels.") == []


@pytest.mark.parametrize(
    "abstract",
    [
        "We propose a way to find herons on three datasets - PondSet, LakeSet, and HeronSet - with less data.",
        "We evaluate our method on MMLU, PondSet, and LakeSet for herons.",
        "Our methods significantly reduce errors across MMLU, PondSet, and LakeSet.",
        "We present avatars created using a strong generation model, HeronAvatar, with many videos.",
        "We introduce an architecture encoding both PondSetX and images.",
        "We contribute a simulator supporting PondPlayer and HeronPlayer agents.",
        "We show the effect across four datasets, namely PondSetX, HeronSet, and ToadSet.",
        "We propose a way to translate models between English and four languages: Heronish, Toadish, and Newtish.",
        "We build a pipeline integrating HeronGAN, ToadStyle, and more, and it works.",
        "Our method exhibits good performance even for closed models (e.g., HeronChat).",
    ],
)
def test_what_is_only_used_in_the_sentence_is_not_introduced(abstract: str) -> None:
    assert introduced(abstract) == []


def test_all_that_bears_the_name_of_the_project_is_introduced() -> None:
    abstract = "We present MapPath-Quoll, a model. It is trained on the MapPath-Instruct dataset and beats CLIP-Large."
    assert introduced(abstract) == ["MapPath-Quoll", "MapPath-Instruct"]


def test_a_bench_is_a_benchmark_whatever_it_comes_as() -> None:
    abstract = "We introduce QuollBench, a practical toolkit for testing agents. GPT-4 has a QuollBench score of 81.65."
    assert "QuollBench" in named(abstract, NodeType.BENCHMARK)


def test_a_row_of_new_things_goes_on_behind_what_the_first_is() -> None:
    abstract = "We introduce Vi-S1K, a dataset made by a pipeline, and Vi-QuollBench, a benchmark for tests."
    assert introduced(abstract) == ["Vi-S1K", "Vi-QuollBench"]


def test_what_is_named_after_a_model_is_a_model_where_nothing_says_more() -> None:
    abstract = "We introduce QuollNet, a family of language models. QuollNet-Core and QuollNet-Assoc beat the others."
    assert {"QuollNet", "QuollNet-Core", "QuollNet-Assoc"} <= set(named(abstract, NodeType.MODEL))


def test_a_model_made_for_a_language_is_another_one() -> None:
    abstract = "We introduce Chinese CLIP, an encoder for texts. Chinese CLIP surpasses others on tests."
    assert introduced(abstract) == ["Chinese CLIP"]
    assert "CLIP" not in named(abstract, NodeType.MODEL)


def test_a_title_that_is_the_name_of_a_set_introduces_it() -> None:
    abstract = "Many sets are small. The Super Quoll Dataset addresses this gap."
    assert introduced(abstract, "The Super Quoll Dataset") == ["Super Quoll Dataset"]


def test_a_known_term_is_introduced_where_the_abstract_says_what_it_is() -> None:
    assert introduced("We present knowledge distillation, a way to teach small birds.") == ["knowledge distillation"]
    assert introduced("We present knowledge distillation results, a first.") == []
    assert introduced("We study prompting, a way to ask birds.") == []


def test_a_former_name_is_one_of_what_has_another_now() -> None:
    found = mentions("Google Play (formerly Toadstool Shop) is by Google DeepMind, previously known as BackRub, too.")
    assert [(m.name, m.text) for m in found if m.rule == FORMER_NAME] == [
        ("Google Play", "Toadstool Shop"),
        ("Google DeepMind", "BackRub"),
    ]
    assert not any(m.rule == FORMER_NAME for m in mentions("We test Google Play (formerly MMLU) in the wild."))
