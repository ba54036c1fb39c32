"""What a table says of a thing is shown as a person would write it, and not at all where the results say it."""

from __future__ import annotations

from pathlib import Path

from tests.made_up import make_vault, notes_of
from vaultgen.pipeline.build import build

NOTE = """\
# Models that we run

| Model | Where | MATH-500 |
|---|---|---|
| [GPT-4o](https://marsh.org/gpt) | in the *reeds* | - |
| Qwen2.5-7B | | 75.5% |
| Llama 3 | | 0.42 |
"""


def mentions_in(notes: dict[str, str], path: str) -> str:
    return notes[path].partition("## Mentioned in\n\n")[2].partition("\n\n[^1]")[0]


def test_a_row_is_told_by_its_columns(tmp_path: Path) -> None:
    vault = make_vault(tmp_path, runs=NOTE)
    build(vault)
    notes = notes_of(vault)
    told = "*   [[Personal note runs]]: Model: **[GPT-4o](https://marsh.org/gpt)**; Where: in the *reeds*[^1]"
    assert mentions_in(notes, "Models/GPT-4o.md") == told
    assert "Mentioned in" not in notes["Models/Qwen2.5-7B.md"]
    assert "| Model |" not in mentions_in(notes, "Benchmarks/MATH-500.md")


def test_a_name_alone_is_no_sentence_on_its_thing_but_what_hangs_under_it_is(tmp_path: Path) -> None:
    vault = make_vault(tmp_path, list="# Otters\n\n- GPT-4o\n- **Qwen2.5-7B**\n    - runs in the reeds\n")
    build(vault)
    notes = notes_of(vault)
    assert mentions_in(notes, "Models/GPT-4o.md") == "*   [[Personal note list]][^1]"
    assert "    *   runs in the reeds[^" in notes["Models/Qwen2.5-7B.md"]
