"""Editions of one benchmark stay apart: what was scored on one year is never ranked with another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vaultgen.pipeline.queries import extract_files

TABLE = """\
# Otters at maths

| Model | AIME 2024 | AIME '25 | HMMT Feb 2025 | LiveCodeBench v5 | MATH-500 |
|---|---|---|---|---|---|
| GPT-4o | 9.3 | 8.1 | 7.5 | 32.4 | 74.6 |

AIME itself is a contest.
"""


def results(folder: Path, text: str) -> set[tuple[str, str, float, str]]:
    """The results in a note: model, benchmark, value, metric."""
    (folder / "note.md").write_text(text, encoding="utf-8")
    graph = json.loads(extract_files([folder / "note.md"], None, 1)[0])
    names = {n["id"]: n["name"] for n in graph["nodes"]}
    return {
        (p["model"], names[e["target"]], p["value"], p.get("metric", ""))
        for e in graph["edges"]
        if e["relation"] == "reports" and (p := e["properties"])
    }


def test_each_edition_is_a_node_of_its_own_and_one_of_its_family(tmp_path: Path) -> None:
    scored = {(benchmark, value) for _, benchmark, value, _ in results(tmp_path, TABLE)}
    assert scored == {
        ("AIME 2024", 9.3),
        ("AIME 2025", 8.1),
        ("HMMT Feb 2025", 7.5),
        ("LiveCodeBench v5", 32.4),
        ("MATH-500", 74.6),
    }
    graph = json.loads(extract_files([tmp_path / "note.md"], None, 1)[0])
    wider = {(e["source"], e["target"]) for e in graph["edges"] if e["relation"] == "variant_of"}
    assert ("benchmark/aime-2024", "benchmark/aime") in wider
    assert ("benchmark/aime-2025", "benchmark/aime") in wider


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- GPT-4o scores 9.3% on AIME24 and 8.1% on AIME25.", {("AIME24", 9.3), ("AIME25", 8.1)}),
        ("- GPT-4o scores 9.3% on AIME (2024).", {("AIME 2024", 9.3)}),
        ("- GPT-4o scores 9.3% on AIME 2024, 8.1% on AIME 2025.", {("AIME 2024", 9.3), ("AIME 2025", 8.1)}),
        ("- GPT-4o scores 90.3% on MMLU 5-shot.", {("MMLU", 90.3)}),
    ],
)
def test_a_sentence_keeps_the_edition_of_each_score(
    tmp_path: Path, line: str, expected: set[tuple[str, float]]
) -> None:
    found = results(tmp_path, f"# Maths\n\n{line}\n")
    assert {(benchmark, value) for _, benchmark, value, _ in found} == expected


def test_bullets_of_a_note_on_a_model_are_of_that_model_and_brackets_of_another(tmp_path: Path) -> None:
    note = "# DeepSeek-R1\n\n- AIME 2024: 79.8% pass@1 (o1-1217: 79.2%)\n- MATH-500 97.3%\n"
    assert results(tmp_path, note) == {
        ("DeepSeek-R1", "AIME 2024", 79.8, "pass@1"),
        ("o1-1217", "AIME 2024", 79.2, "pass@1"),
        ("DeepSeek-R1", "MATH-500", 97.3, ""),
    }


def test_a_row_is_of_the_model_that_its_label_is_and_not_of_one_within_it(tmp_path: Path) -> None:
    rows = "| GPT-4o (5-shot) | 1.0 |\n| GPT-4o + Otter | 2.0 |\n| Otter (GPT-4o) | 3.0 |\n| OpenAI GPT-4o | 4.0 |\n"
    found = results(tmp_path, f"# Otters\n\n| Model | MATH-500 |\n|---|---|\n{rows}")
    assert {value for _, _, value, _ in found} == {1.0, 4.0}
