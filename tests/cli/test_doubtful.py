"""Names that too little speaks for: `status` lists them, and one line each accepts or refuses them."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.made_up import make_vault, notes_of
from vaultgen.cli import main

HARD = """\
1.
A Walk Around the Lake
Authors:
Ada Marsh
Abstract:
We walk and count. LakeQA is hard. The day ends at the lake, and models such as Otter-Q are shown to those who ask.
Submitted 3 May, 2023; originally announced May 2023.
"""
SURE = HARD.replace("A Walk Around", "A Swim Across").replace("LakeQA is hard", "Results on LakeQA are better")


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A built vault with two doubtful names, which is the current folder."""
    monkeypatch.chdir(make_vault(tmp_path / "vault", walk=HARD))
    run("build")
    return Path()


def run(*words: str) -> str:
    result = CliRunner().invoke(main, list(words))
    assert result.exit_code == 0, result.output
    return result.output


def command(name: str, kind: str) -> list[str]:
    """The words of the line with which `status` says to accept or refuse a name."""
    lines = run("status").splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith(f"  {name} ("))
    return shlex.split(next(line for line in lines[at + 1 : at + 3] if f" {kind} " in line))[1:]


def test_a_doubtful_name_has_no_note_and_no_link_and_is_listed_with_its_place(vault: Path) -> None:
    assert not {"Benchmarks/LakeQA.md", "Models/Otter-Q.md"} & notes_of(vault).keys()
    assert not any("[[LakeQA" in text for text in notes_of(vault).values())
    (vault / ".vaultgen/cache.sqlite").unlink()
    thorough = run("status")
    assert "2 doubtful names without a note" in thorough
    assert "  LakeQA (walk.txt:6)\n    vaultgen retype LakeQA benchmark\n    vaultgen ignore LakeQA\n" in thorough
    run("build")
    assert run("status").endswith(thorough[thorough.index("2 doubtful names") :])  # where nothing is left to do, too


def test_the_line_that_accepts_a_name_gives_it_a_note_and_links(vault: Path) -> None:
    run(*command("LakeQA", "retype"))
    run("build")
    assert "Benchmarks/LakeQA.md" in notes_of(vault)
    assert "[[LakeQA" in notes_of(vault)["Papers/A Walk Around the Lake.md"]
    assert "LakeQA" not in run("status")
    assert "Otter-Q" in run("status")
    run("check")


def test_a_name_may_be_accepted_as_another_type(vault: Path) -> None:
    accepted = command("Otter-Q", "retype")[:-1]
    run(*accepted, "product")
    run("build")
    assert "Products/Otter-Q.md" in notes_of(vault)


def test_the_line_that_refuses_a_name_takes_it_from_the_list_for_good(vault: Path) -> None:
    run(*command("LakeQA", "ignore"))
    run("build")
    assert "LakeQA" not in run("status")
    (vault / "seeds/swim.txt").write_text(SURE, encoding="utf-8")
    run("build")
    assert "Benchmarks/LakeQA.md" not in notes_of(vault)


def test_a_name_that_another_seed_is_sure_of_is_not_doubtful(vault: Path) -> None:
    (vault / "seeds/swim.txt").write_text(SURE, encoding="utf-8")
    run("build")
    assert "Benchmarks/LakeQA.md" in notes_of(vault)
    assert "  LakeQA (" not in run("status")


def test_programs_read_all_doubtful_names(vault: Path) -> None:
    names = json.loads(run("status", "--json"))["doubtful"]
    assert [n["name"] for n in names] == ["Otter-Q", "LakeQA"]
    assert names[1] == {
        "name": "LakeQA",
        "type": "benchmark",
        "evidence": [{"seed": "walk.txt", "line": 6, "quote": "LakeQA is hard."}],
        "accept": "vaultgen retype LakeQA benchmark",
        "refuse": "vaultgen ignore LakeQA",
    }
    assert (vault / "Papers").is_dir()


def test_explain_says_why_a_name_is_doubtful(vault: Path) -> None:
    said = run("explain", "LakeQA")
    assert "LakeQA: benchmark without a note: too little speaks for it being a benchmark" in said
    assert "by doubtful: named like a benchmark, 0.18 (walk.txt:6" in said
    assert "walk.txt" in notes_of(vault)["Sources/arXiv search walk.md"]
