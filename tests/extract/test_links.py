"""What the wikilinks of a person's note name."""

from __future__ import annotations

import pytest

from tests.extract.abstracts import extracted
from vaultgen.grounding import Passage
from vaultgen.model import Block, BlockKind, Link, Mention, NodeType, NoteRecord


def note(*blocks: Block, title: str = "Gemini: a summary") -> tuple[Mention, ...]:
    return extracted(NoteRecord(Passage.of_line(title, "seed.txt", 1), blocks=blocks)).mentions


def bullet(text: str, shown: str, target: str, section: str = "Evaluation", lead_in_end: int = 0) -> Block:
    start = text.index(shown)
    link = Link(target, start, start + len(shown))
    return Block(
        BlockKind.ITEM, Passage.of_line(text, "seed.txt", 5), section=(section,), lead_in_end=lead_in_end, links=(link,)
    )


def test_a_composite_target_is_taken_apart_by_what_is_shown() -> None:
    found = note(bullet("GSM8K: Ultra achieves 94.4%.", "GSM8K", "GSM8K and MATH Benchmarks", lead_in_end=6))
    assert [(m.type, m.name, m.target) for m in found if m.target] == [
        (NodeType.BENCHMARK, "GSM8K", "GSM8K and MATH Benchmarks")
    ]


def test_a_composite_target_that_is_shown_whole_names_each_of_its_parts() -> None:
    several = "ZPUv4 and ZPUv5e Accelerators"
    found = note(bullet(f"Trained on {several}.", several, several, "Training"))
    assert [(m.type, m.name) for m in found if m.target] == [(NodeType.PRODUCT, "ZPUv4"), (NodeType.PRODUCT, "ZPUv5e")]
    one = "Text and Image Benchmarks"
    found = note(bullet(f"See {one}.", one, one))
    assert [m.name for m in found if m.target] == [one]


def test_brackets_in_a_target_give_the_long_form_and_a_gloss_does_not() -> None:
    shown = "MMLU"
    long = note(bullet("On MMLU it is good.", shown, "MMLU (Massive Multitask Language Understanding)"))
    gloss = note(bullet("ZorkQA: 70.1%.", "ZorkQA", "ZorkQA (Cave Questions)", lead_in_end=7))
    assert [(m.name, m.expansion) for m in long if m.target] == [(shown, "Massive Multitask Language Understanding")]
    assert [(m.type, m.name, m.expansion) for m in gloss if m.target] == [(NodeType.BENCHMARK, "ZorkQA", "")]


def test_what_nothing_else_is_known_of_is_a_concept() -> None:
    found = note(bullet("It uses Sparse Thinking.", "Sparse Thinking", "Sparse Thinking", "Architecture"))
    assert [(m.type, m.name) for m in found if m.target] == [(NodeType.CONCEPT, "Sparse Thinking")]


def test_files_and_embeds_name_nothing() -> None:
    assert [m for m in note(bullet("See the paper.", "paper", "Some paper.pdf")) if m.target] == []


def test_bare_variants_in_a_note_belong_to_the_family_of_its_title() -> None:
    block = Block(BlockKind.ITEM, Passage.of_line("Coding: Ultra scores 74.4%, and Nano-1 scores 30%.", "seed.txt", 7))
    assert [m.name for m in note(block) if m.field.name == "block"] == ["Gemini Ultra", "Gemini Nano-1"]


def test_latex_before_a_link_leaves_it_where_it_stands() -> None:
    found = note(bullet(r"A \textbf{boat} of {{size}} scores 60.0% on MMLU too.", "MMLU", "MMLU"))
    assert [m.text for m in found if m.name == "MMLU"] == ["MMLU"]


def test_a_pointer_to_a_file_leaves_no_words_that_lead_nowhere() -> None:
    for target, said in (("Gemini report.pdf", [""]), ("Gemini results", ["(See its results)"])):
        block = bullet("Factuality: (See its results)", "its results", target, lead_in_end=11)
        title = Passage.of_line("A summary", "note.md", 1)
        found = extracted(NoteRecord(title, blocks=(block,)))
        text = block.passage.text
        assert [text[s.start : s.end] for s in found.sentences] == said
        assert [s.lead_in for s in found.sentences] == ["Factuality"]


@pytest.mark.parametrize(
    ("words", "is_part"),
    [("(Section 10.1)", True), ("(Appendix B onwards)", True), ("(2019)", False), ("grows", False)],
)
def test_a_section_of_the_work_that_a_bullet_points_to_is_no_thing(words: str, is_part: bool) -> None:
    found = note(bullet(f"Otter Mud Card {words}", "Otter Mud Card", "Otter Mud Card"))
    assert ("Otter Mud Card" not in {m.name for m in found}) is is_part


@pytest.mark.parametrize(
    ("shown", "names"),
    [
        ("Prompting & OTR", ["Prompting", "OTR"]),
        ("Prompting and Knowledge Distillation", ["Prompting", "Knowledge Distillation"]),
        ("Prompting and Mud", ["Prompting and Mud"]),
        ("OTR & MUD", ["OTR & MUD"]),
        ("Model and Prompting", ["Model and Prompting"]),
    ],
)
def test_a_composite_of_known_concepts_is_taken_apart(shown: str, names: list[str]) -> None:
    found = [m for m in note(bullet(f"{shown}: it grows.", shown, shown, "Mud", lead_in_end=len(shown))) if m.target]
    assert [(m.name, m.text) for m in found] == [(name, name) for name in names]
