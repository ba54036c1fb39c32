"""Spellings of one model share a key; different models never do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultgen.identity.model_name import model_key, parse_model_name, readable_name

SAME = [
    ("Gemini-1.5-Pro", "Gemini 1.5 Pro"),
    ("Gemma3-27B-IT", "Gemma 3 27B IT"),
    ("Gemma-2-27B-it", "Gemma 2 27B Instruct"),
    ("PaLM-2", "PaLM 2"),
    ("PaLM 2-L", "PaLM-2-L"),
    ("GPT-4o-mini", "GPT-4o mini"),
    ("GPT4-Turbo", "GPT-4 Turbo"),
    ("Llama 3.3 70B Instruct", "Meta-Llama-3.3-70B-Instruct"),
    ("Claude 3.5 Sonnet", "Claude Sonnet 3.5"),
    ("claude-3-5-sonnet", "Claude-3.5-Sonnet"),
    ("claude-sonnet-4", "Claude Sonnet 4"),
    ("Claude 3.0", "Claude 3"),
    ("Gemini 1.0 Ultra", "Gemini Ultra"),
    ("Gemini Ultra 1.0", "Gemini Ultra"),
    ("AlphaCode 1", "AlphaCode"),
    ("AlphaCode2", "AlphaCode 2"),
    ("ResNet50", "ResNet-50"),
    ("DALL·E 3", "DALL-E 3"),
    ("OpenAI o1", "o1"),
    ("Mistral-7B", "Mistral 7B"),
    ("LLaMA 2 models", "Llama-2"),
]
DIFFERENT = [
    ("Gemini 1.5 Pro", "Gemini 2.5 Pro"),
    ("Gemini 1.5 Pro", "Gemini 1.5 Flash"),
    ("Gemini 2.0 Flash", "Gemini 2.0 Flash-Lite"),
    ("Gemma 2B", "Gemma 2 2B"),
    ("Gemma 2B", "Gemma 2B-2B"),
    ("Gemma 2", "Gemma 2B"),
    ("GPT-4", "GPT-4o"),
    ("GPT-4", "GPT-4V"),
    ("GPT-4", "GPT-4.1"),
    ("GPT-1", "GPT"),
    ("o1", "o3"),
    ("o1", "o1-preview"),
    ("PaLI", "PaLI-X"),
    ("PaLI", "PaLM"),
    ("T5", "mT5"),
    ("Gemini Nano-1", "Gemini Nano-2"),
    ("Gemini Nano-1", "Gemini Nano"),
    ("Med-Gemini", "Gemini"),
    ("RecurrentGemma", "Gemma"),
    ("Qwen2.5-7B", "Qwen2.5-VL-7B"),
    ("Qwen2.5-7B", "Qwen2.5-7B-Instruct"),
    ("DeepSeek-R1", "DeepSeek-V3"),
    ("DeepSeek-R1", "DeepSeek-R1-Distill-Qwen-7B"),
    ("ViT-B/16", "ViT-L/16"),
    ("ResNet-50", "ResNet-101"),
    ("Llama 3", "Llama 3.1"),
    ("Mixtral 8x7B", "Mixtral 8x22B"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_model_share_a_key(one: str, other: str) -> None:
    assert model_key(one) == model_key(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_models_have_different_keys(one: str, other: str) -> None:
    assert model_key(one) != model_key(other)


@pytest.mark.parametrize(
    ("name", "wider"),
    [
        ("Gemini 1.5 Pro", "Gemini 1.5"),
        ("Gemini 2.5", "Gemini 2.X"),
        ("Gemini Nano-1", "Gemini Nano"),
        ("Gemma 3 27B IT", "Gemma 3 27B"),
        ("PaLM 2-L", "PaLM 2"),
        ("PaLI-X", "PaLI"),
        ("GPT-4V", "GPT-4"),
        ("o1-preview", "o1"),
    ],
)
def test_the_next_wider_name_comes_first(name: str, wider: str) -> None:
    assert parse_model_name(name).wider()[0].key == model_key(wider)


def test_a_family_is_a_variant_of_nothing() -> None:
    assert parse_model_name("Gemini").wider() == ()


def test_the_most_readable_spelling_is_shown() -> None:
    assert readable_name({"Gemini-1.5-Pro": 5, "Gemini 1.5 Pro": 1, "gemini-1.5-pro": 9}) == "Gemini 1.5 Pro"


@given(st.text(alphabet="abGPT-. 0123456789BVo_", min_size=1, max_size=24))
def test_every_text_has_a_key_and_case_never_matters(name: str) -> None:
    assert model_key(name) == model_key(name.upper()) == model_key(f" {name} ".strip())


@pytest.mark.parametrize(
    ("one", "other"), [("YOLOv8", "YOLO v8"), ("wav2vec2.0", "wav2vec 2.0"), ("Foo Model version 2", "Foo Model 2")]
)
def test_a_glued_or_spelled_out_version_is_a_version(one: str, other: str) -> None:
    assert model_key(one) == model_key(other)


def test_a_number_inside_a_word_is_no_version() -> None:
    assert parse_model_name("word2vec").version == ""
