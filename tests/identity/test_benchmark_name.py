"""Spellings of one benchmark share a key; years, splits, versions and language pairs keep others apart."""

from __future__ import annotations

import pytest

from vaultgen.identity.benchmark_name import benchmark_key

SAME = [
    ("AIME 2024", "AIME'24"),
    ("AIME24", "AIME 2024"),
    ("WMT23", "WMT 2023"),
    ("XL-Sum", "XLSum"),
    ("MATH-500", "MATH500"),
    ("GLUE benchmarks", "GLUE"),
    ("the MetaQA task", "MetaQA"),
    ("NEJM Image Challenge", "NEJM Image Challenges"),
    ("WMT English-Russian", "English-Russian WMT"),
    ("WMT En-Ru", "WMT English to Russian"),
    ("MovieLens-1M", "MovieLens 1M"),
    ("Codeforces platform", "Codeforces"),
]
DIFFERENT = [
    ("MMLU", "MMLU-Pro"),
    ("MMLU", "MMMU"),
    ("MTEB", "MMTEB"),
    ("HumanEval", "HumanEval+"),
    ("AIME 2024", "AIME 2025"),
    ("WMT22", "WMT23"),
    ("WMT23", "WMT English-Russian"),
    ("WMT English-Russian", "WMT Russian-English"),
    ("SWE-bench", "SWE-bench Verified"),
    ("GPQA", "GPQA Diamond"),
    ("GLUE", "SuperGLUE"),
    ("CIFAR-10", "CIFAR-100"),
    ("MATH", "MATH-500"),
    ("ImageNet", "ImageNet-A"),
    ("VQA", "VQAv2"),
    ("MovieLens 1M", "MovieLens 20M"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_benchmark_share_a_key(one: str, other: str) -> None:
    assert benchmark_key(one) == benchmark_key(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_benchmarks_have_different_keys(one: str, other: str) -> None:
    assert benchmark_key(one) != benchmark_key(other)


def test_a_version_is_the_same_with_and_without_its_v() -> None:
    assert benchmark_key("SQuAD v1.1") == benchmark_key("SQuAD 1.1") != benchmark_key("SQuAD 2.0")
