"""What the body of a paper says beyond its abstract: results, and names that stand there more than once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.extract.abstracts import extracted, paper
from vaultgen.grounding import Passage
from vaultgen.model import Block, BlockKind, Extraction, Relation

ABSTRACT = "We introduce Quokka, a new language model. Quokka counts well in the dark of the night."
CAPTION = "Table 1: Accuracy on two benchmarks."
HEADER = ("Model", "MMLU", "GSM8K")


def line(text: str, number: int) -> Passage:
    return Passage.of_line(text, "seed.txt", number)


def paragraphs(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(BlockKind.PARAGRAPH, line(text, 10 + k)) for k, text in enumerate(texts))


def table(*rows: tuple[str, ...], caption: str = CAPTION) -> tuple[Block, ...]:
    blocks = [Block(BlockKind.PARAGRAPH, line(caption, 20))]
    for number, cells in enumerate(rows):
        starts = [sum(len(c) + 3 for c in cells[:k]) for k in range(len(cells))]
        spans = tuple((start, start + len(cell)) for start, cell in zip(starts, cells, strict=True))
        row = line(" | ".join(cells), 21 + number)
        blocks.append(Block(BlockKind.TABLE_ROW, row, cells=spans, is_header=not number))
    return tuple(blocks)


def found(*blocks: Block) -> Extraction:
    return extracted(replace(paper(ABSTRACT, "Quokka: A Counter"), body=blocks))


def scores(*blocks: Block) -> list[tuple[object, str, object, object]]:
    claims = [c for c in found(*blocks).claims if c.relation is Relation.REPORTS]
    said = [(dict(c.qualifiers), c.object.name) for c in claims]
    return [(q["model"], name, q["value"], q.get("setting", "")) for q, name in said]


def names(*blocks: Block) -> set[str]:
    return {m.name for m in found(*blocks).mentions if m.field.name == "body"}


def test_a_table_of_scores_gives_a_result_a_cell_with_the_metric_of_its_caption() -> None:
    claims = [c for c in found(*table(HEADER, ("GPT-4", "86.4", "92.0"))).claims if c.relation is Relation.REPORTS]
    said = [(c.object.name, dict(c.qualifiers)["model"], dict(c.qualifiers)["value"]) for c in claims]
    assert said == [("MMLU", "GPT-4", 86.4), ("GSM8K", "GPT-4", 92.0)]
    assert {dict(c.qualifiers)["metric"] for c in claims} == {"accuracy"}
    assert [(c.evidence.line, c.evidence.quote) for c in claims] == [(22, "GPT-4 | 86.4 | 92.0")] * 2


def test_models_may_stand_across_and_benchmarks_down() -> None:
    assert scores(*table(("", "GPT-4", "Gemini Pro"), ("MMLU", "86.4", "71.8"))) == [
        ("GPT-4", "MMLU", 86.4, ""),
        ("Gemini Pro", "MMLU", 71.8, ""),
    ]


@pytest.mark.parametrize("label", ["Quokka", "Quokka (ours)", "Ours", "Our model"])
def test_what_the_paper_introduces_is_known_by_its_name_and_as_ours(label: str) -> None:
    assert scores(*table(HEADER, (label, "50.1", "-"))) == [("Quokka", "MMLU", 50.1, "")]


@pytest.mark.parametrize(
    ("label", "setting"), [("GPT-4 (5-shot)", "5-shot"), ("GPT-4 [12]", ""), ("GPT-4 (Ann et al., 2023)", "")]
)
def test_beside_a_name_may_stand_a_reference_or_how_it_was_asked(label: str, setting: str) -> None:
    assert scores(*table(HEADER, (label, "86.4", "-"))) == [("GPT-4", "MMLU", 86.4, setting)]


@pytest.mark.parametrize(
    "label", ["GPT-4 without tools", "GPT-4 + retrieval", "GPT-4 vs. Gemini Pro", "Some other model", "GPT-4 distilled"]
)
def test_a_row_whose_label_says_more_than_a_name_gives_no_result(label: str) -> None:
    assert scores(*table(HEADER, (label, "86.4", "92.0"))) == []


@pytest.mark.parametrize("cell", ["-", "86.4²", "86.4 ± 0.2", "80–90", "+2.3", "n/a"])
def test_a_cell_that_holds_more_than_a_number_gives_no_result(cell: str) -> None:
    assert scores(*table(HEADER, ("GPT-4", cell, "92.0"))) == [("GPT-4", "GSM8K", 92.0, "")]


@pytest.mark.parametrize(
    "caption",
    [
        "Table 1: Number of tokens for each benchmark.",
        "Table 1: Latency of the models on the benchmarks.",
        "Table 1: Contamination of benchmarks.",
        "Table 1: Improvement in accuracy over the base model.",
        "Table 1: What we saw.",
    ],
)
def test_a_table_of_other_numbers_gives_no_result(caption: str) -> None:
    assert scores(*table(HEADER, ("GPT-4", "86.4", "92.0"), caption=caption)) == []


def test_a_sentence_that_names_model_and_benchmark_gives_a_result() -> None:
    assert scores(*paragraphs("Others are ahead. GPT-4 scores 86.4% on MMLU.")) == [("GPT-4", "MMLU", 86.4, "")]
    assert scores(*paragraphs("Ours is behind. It scores 56.4% on MMLU.")) == []


def test_a_name_counts_that_stands_on_two_lines_or_has_a_result() -> None:
    assert names(*paragraphs("GPT-4 is one model.", "Gemini Pro is another.", "GPT-4 is large.")) == {"GPT-4"}
    assert names(*paragraphs("GPT-4 scores 86.4% on MMLU.")) == {"GPT-4", "MMLU"}


def test_a_body_finds_no_new_names() -> None:
    said = "We compare with Wombat-7B on LakeBench."
    assert names(*paragraphs(said, said)) == set()


def test_the_mentions_of_title_and_abstract_are_the_same_with_a_body_and_without() -> None:
    body = paragraphs("GPT-4 is one model on MMLU.", "Quokka is a benchmark of GPT-4 on MMLU, a dataset.")
    front = [m for m in found(*body).mentions if m.field.name != "body"]
    assert front == list(found().mentions)
