"""Which models an abstract names."""

from __future__ import annotations

import pytest

from tests.extract.abstracts import introduced, mentions, named
from vaultgen.model import NodeType


def models(abstract: str, title: str = "A study of many things") -> list[str]:
    return named(abstract, NodeType.MODEL, title)


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        ("We compare it with Gemini 1.5 Pro.", ["Gemini 1.5 Pro"]),
        ("We compare it with Gemini-1.5-Pro and GPT-4o-mini.", ["Gemini-1.5-Pro", "GPT-4o-mini"]),
        ("Gemma3-27B-IT is comparable to it.", ["Gemma3-27B-IT"]),
        ("It beats GPT-4 Turbo (128k) on four tasks.", ["GPT-4 Turbo"]),
        ("We prompted GPT-4-based judges.", ["GPT-4"]),
        ("We ran CLIP 5 times on this data.", ["CLIP"]),
        (
            "CLIP reaches 80%, and Gemini-Pro 81.3%, with Gemini 1.5 at 82.5 points.",
            ["CLIP", "Gemini-Pro", "Gemini 1.5"],
        ),
        ("On the set CLIP 42.5 mAP is less.", ["CLIP"]),
        ("We probe CLIP 6 layers above its input.", ["CLIP"]),
        ("We find that GPT 4 reaches 68.9% on the exam.", ["GPT 4"]),
        ("Here Gemini 3 outperforms Gemma 2 and shows that Gemini 2 scores less.", ["Gemini 3", "Gemma 2", "Gemini 2"]),
        ("It is tested on Gemma2.5 and on CLIP.", ["Gemma2.5", "CLIP"]),
        ("It is close to GPT-4O mini and Claude 3.5 sonnet.", ["GPT-4O mini", "Claude 3.5 sonnet"]),
        ("We ask Gemini 3 CLIP 8B and Gemini 3 8B.", ["Gemini 3 CLIP 8B", "Gemini 3 8B"]),
        ("We start from gemini-1.5-pro and a clip-based loss.", ["gemini-1.5-pro"]),
    ],
)
def test_a_name_reaches_as_far_as_version_variant_and_size(abstract: str, expected: list[str]) -> None:
    assert models(abstract) == expected


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        ("We test Gemini 2.0 Flash and Flash-Lite.", ["Gemini 2.0 Flash", "Gemini 2.0 Flash-Lite"]),
        ("We build on Gemma 2 (2B and 9B).", ["Gemma 2", "Gemma 2 2B", "Gemma 2 9B"]),
        ("We test Claude 2.0/2.1 here.", ["Claude 2.0", "Claude 2.1"]),
        ("We test Gemma2.5-{3B, 7B,14B}-IT.", ["Gemma2.5", "Gemma2.5 3B-IT", "Gemma2.5 7B-IT", "Gemma2.5 14B-IT"]),
        ("We map GPT-2.5 spaces at two scales (1B and 4B).", ["GPT-2.5", "GPT-2.5 1B", "GPT-2.5 4B"]),
    ],
)
def test_a_name_that_leans_on_the_one_before_is_completed(abstract: str, expected: list[str]) -> None:
    assert models(abstract) == expected


def test_sizes_in_a_row_are_variants_of_the_family_that_the_paper_introduces() -> None:
    abstract = "We introduce Gemini, a family of models. The Gemini family consists of Ultra, Pro, and Nano sizes."
    assert models(abstract) == ["Gemini", "Gemini Ultra", "Gemini Pro", "Gemini Nano"]
    assert introduced(abstract) == ["Gemini", "Gemini Ultra", "Gemini Pro", "Gemini Nano"]


def test_bare_sizes_belong_to_the_model_just_introduced() -> None:
    abstract = "We introduce Gemma 2, a new family of open models. We also train the 2B and 9B models longer."
    assert models(abstract) == ["Gemma 2", "Gemma 2 2B", "Gemma 2 9B"]


def test_the_sizes_of_a_new_family_are_models() -> None:
    abstract = "We introduce Gemma 2, a family of open models (2B/27B)."
    assert models(abstract) == ["Gemma 2", "Gemma 2 2B", "Gemma 2 27B"]


def test_a_time_is_no_version() -> None:
    assert models("It takes Zorilla 20.93s and Numbat 0.92s longer than Gemini 1.5 Pro.") == ["Gemini 1.5 Pro"]


def test_a_longer_compound_is_not_the_family_inside_it() -> None:
    assert "CLIP" not in models("We propose MFP-CLIP, a method for matching masked prompts to patches.")


def test_a_name_that_is_also_a_word_needs_a_context_that_speaks_for_a_model() -> None:
    assert models("The griffin of the myth and the town of Griffin are no models.") == []
    assert models("It uses the Griffin architecture.") == ["Griffin"]


def test_a_capitalised_word_is_not_a_name_of_the_same_letters() -> None:
    assert models("Complex queries are hard.") == []


def test_a_model_with_a_size_needs_no_lexicon() -> None:
    assert models("We fine-tune Foolm-7B on it.") == ["Foolm-7B"]


def test_a_family_without_a_lexicon_is_known_by_version_and_variant() -> None:
    assert models("We compare Zanzibar 1.5 Pro and Zanzibar 1.5 Flash.") == ["Zanzibar 1.5 Pro", "Zanzibar 1.5 Flash"]


@pytest.mark.parametrize(
    "abstract",
    [
        "Recent LLMs and VLMs are strong.",
        "Large language models (LLMs) are strong. LLM agents act.",
        "Monocular Depth Estimation (MDE) is hard. Many MDE models fail.",
        "We report BLEU, F1 and AUC on 20 multimodal benchmarks.",
        "Attention was proposed before (Hinton et al., 2015) and in Hoffmann et al. (2022).",
    ],
)
def test_classes_tasks_metrics_and_citations_are_no_models(abstract: str) -> None:
    assert models(abstract) == []


def test_a_product_of_the_same_name_is_not_the_model() -> None:
    assert models("It reaches users through services including Gemini and Google Play.") == []


def test_a_mention_quotes_its_sentence() -> None:
    found = mentions("This is first. We compare it with GPT-4 here. This is last.")
    assert [m.evidence.quote for m in found if m.type is NodeType.MODEL] == ["We compare it with GPT-4 here."]


def test_a_bare_size_means_the_version_that_the_record_has_given_it() -> None:
    abstract = "We build on Gemma 2 (2B and 9B). It outperforms Gemma 2B by 7%."
    assert models(abstract) == ["Gemma 2", "Gemma 2 2B", "Gemma 2 9B"]


def test_what_is_added_to_a_family_is_of_its_kind() -> None:
    assert models("We introduce Zorilla 3, a new addition to the Zorilla family of open models.")[0] == "Zorilla 3"


def test_after_two_names_a_comma_opens_a_clause() -> None:
    assert models("On MMLU and GSM8K, Zorilla-7B is better.") == ["Zorilla-7B"]
