"""The commands as a person and as a program see them."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.made_up import LISTING, make_vault, notes_of
from vaultgen import __version__
from vaultgen.cli import main


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin, catch_exceptions=False)


@pytest.mark.parametrize(
    "command",
    ["init", "add", "build", "status", "check", "explain", "extract", "export", "join", "part", "retype", "ignore"],
)
def test_every_command_explains_itself(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.stdout
    assert command in run("--help").stdout


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_and_version_are_quick_because_they_load_nothing(argument: str) -> None:
    heavy = "{'networkx', 'jinja2', 'markdown_it', 'yaml', 'rich', 'vaultgen.pipeline.build'}"
    code = f"""
import sys
from vaultgen.cli import main
try:
    main([{argument!r}])
except SystemExit:
    print(sorted({heavy} & set(sys.modules)), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_the_version_is_that_of_the_package() -> None:
    assert run("--version").stdout == f"vaultgen, version {__version__}\n"


def test_a_new_vault_can_be_built_at_once(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    assert run("init", vault).exit_code == 0
    assert {p.name for p in vault.iterdir()} == {"seeds", "vaultgen.toml", "Welcome.md"}
    assert run("build", vault).exit_code == 0
    assert run("check", vault).exit_code == 0


def test_init_leaves_alone_what_is_there(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    (vault / "vaultgen.toml").write_text("concept_min_papers = 4\n", encoding="utf-8")
    run("init", vault)
    assert (vault / "vaultgen.toml").read_text(encoding="utf-8") == "concept_min_papers = 4\n"
    assert not (vault / "Welcome.md").exists()


def test_add_copies_seeds_and_builds_and_never_replaces_a_seed(tmp_path: Path) -> None:
    run("init", tmp_path / "vault")
    page = tmp_path / "page.txt"
    page.write_text(LISTING, encoding="utf-8")
    assert "added as page.txt" in run("add", tmp_path / "vault", page).stderr
    assert "is there already as page.txt" in run("add", tmp_path / "vault", page).stderr
    page.write_text(LISTING.replace("Egrets", "Terns"), encoding="utf-8")
    assert "added as page-2.txt" in run("add", tmp_path / "vault", page).stderr
    names = notes_of(tmp_path / "vault")
    assert {"Papers/On the Patience of Egrets.md", "Papers/On the Patience of Terns.md"} <= set(names)


def test_add_of_a_file_that_does_not_exist_adds_none(tmp_path: Path) -> None:
    run("init", tmp_path / "vault")
    page = tmp_path / "page.txt"
    page.write_text(LISTING, encoding="utf-8")
    result = run("add", tmp_path / "vault", page, tmp_path / "gone.txt")
    assert result.exit_code == 2
    assert "gone.txt: is no file" in result.stderr
    assert list((tmp_path / "vault/seeds").iterdir()) == []


def test_add_of_a_folder_says_how_to_read_one(tmp_path: Path) -> None:
    run("init", tmp_path / "vault")
    (tmp_path / "library").mkdir()
    result = run("add", tmp_path / "vault", tmp_path / "library")
    assert result.exit_code == 2
    assert f"vaultgen build VAULT --seeds {tmp_path / 'library'}" in result.stderr


def test_an_export_that_cannot_be_written_is_wrong_use(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    result = run("export", vault, "-o", tmp_path / "missing" / "graph.json")
    assert result.exit_code == 2
    assert "graph.json: cannot be written" in result.stderr


def test_a_build_says_what_it_made_and_a_pipe_sees_no_progress_bar(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    result = run("build", vault)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"2 seeds: {len(notes_of(vault))} notes (")
    assert "created" in result.stdout
    assert "━" not in result.stderr
    assert "\x1b" not in result.stdout + result.stderr
    assert "unchanged" in run("build", vault).stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_a_terminal_sees_a_progress_bar_and_the_output_stays_clean(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    master, terminal = os.openpty()
    environment = {**os.environ, "TERM": "xterm"}
    command = [sys.executable, "-m", "vaultgen", "build", "--json", str(vault)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=terminal, check=True, env=environment)
    os.close(terminal)
    assert b"resolve" in os.read(master, 100_000)
    os.close(master)
    assert json.loads(done.stdout)["seeds"] == 2


def test_a_dry_run_lists_the_notes(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    result = run("build", "--dry-run", vault)
    assert "+ Models/Heron 2.md" in result.stdout
    assert "would be created" in result.stdout
    assert notes_of(vault) == {}


def test_a_quiet_build_says_nothing(tmp_path: Path) -> None:
    assert run("build", "-q", make_vault(tmp_path / "vault")).output == ""


def test_a_build_gives_programs_one_object(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault", junk="Dear diary, the marsh was quiet today.\n")
    data = json.loads(run("build", "--json", vault).stdout)
    assert data["seeds"] == 1
    assert "Home.md" in data["notes"]["create"]
    assert data["findings"][0]["seed"] == "junk.txt"
    assert data["findings"][0]["remedy"]


def test_a_message_names_file_and_line_and_says_what_to_do(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    (vault / "vaultgen.toml").write_text("\nconcept_min_paper = 4\n", encoding="utf-8")
    expected = (
        "vaultgen.toml:2: warning: concept_min_paper is no setting; it was left out (did you mean concept_min_papers?)"
    )
    assert expected in run("build", vault).stderr


def test_few_messages_are_shown_unless_all_are_asked_for(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault", **{f"junk{n}": f"Dear diary, this is day {n}.\n" for n in range(30)})
    assert "more messages; -v shows all" in run("build", vault).stderr
    shown = run("build", "-v", vault).stderr
    assert all(f"junk{n}.txt" in shown for n in range(30))


def test_strict_makes_a_seed_that_is_not_understood_a_finding(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault", junk="Dear diary, the marsh was quiet today.\n")
    assert run("build", vault).exit_code == 0
    assert run("build", "--strict", vault).exit_code == 1


@pytest.mark.parametrize("command", ["build", "status", "check", "export", "add"])
def test_a_folder_that_is_no_vault_is_refused_with_the_way_out(tmp_path: Path, command: str) -> None:
    result = run(command, tmp_path, *([tmp_path] if command == "add" else []))
    assert result.exit_code == 3
    assert "is not a vault" in result.stderr
    assert f"vaultgen init {tmp_path}" in result.stderr
    assert result.stdout == ""


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    result = run("build", tmp_path / "gone")
    assert result.exit_code == 3
    assert "there is no such folder" in result.stderr


def test_wrong_settings_are_wrong_use(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    (vault / "vaultgen.toml").write_text("concept_min_papers = \n", encoding="utf-8")
    result = run("build", vault)
    assert result.exit_code == 2
    assert "vaultgen.toml:1: is not TOML" in result.stderr


def test_wrong_use_is_wrong_use() -> None:
    assert run("build", "--no-such-option").exit_code == 2
    assert run("extract").exit_code == 2


def test_status_shows_what_was_edited_and_changes_nothing(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    run("build", vault)
    (vault / "Home.md").write_text("my home", encoding="utf-8")
    before = notes_of(vault)
    result = run("status", "-v", vault)
    assert "Home.md: info: has been edited since it was generated" in result.stderr
    assert "kept as you edited them" in result.stdout
    assert notes_of(vault) == before


def test_check_is_done_with_findings_where_there_is_a_fault(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    run("build", vault)
    assert run("check", vault).exit_code == 0
    (vault / "Authors/Ada Marsh.md").unlink()
    result = run("check", vault)
    assert result.exit_code == 1
    assert "leads to no file" in result.stderr
    data = json.loads(run("check", "--json", vault).stdout)
    assert any("[links]" in fault["message"] for fault in data["faults"])


def test_a_seed_that_was_changed_after_the_build_is_noticed(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    run("build", vault)
    text = (vault / "seeds/listing.txt").read_text(encoding="utf-8")
    (vault / "seeds/listing.txt").write_text(text.replace("81.5%", "91.5%"), encoding="utf-8")
    assert "are not what the seeds give now" in run("check", "-v", vault).stderr


def test_explain_shows_where_a_node_comes_from(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    result = run("explain", vault, "ada marsh")
    assert result.exit_code == 0
    assert "Ada Marsh: author" in result.stdout
    assert "listing.txt:4" in result.stdout


def test_explain_takes_a_name_of_several_words_and_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(make_vault(tmp_path / "vault"))
    assert "Ada Marsh: author" in run("explain", "Ada", "Marsh").stdout


def test_explain_of_an_unknown_name_proposes_similar_ones(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    result = run("explain", vault, "Ada Marsch")
    assert result.exit_code == 1
    assert "did you mean Ada Marsh" in result.stdout


def test_extract_prints_the_graph_without_a_vault(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(LISTING, encoding="utf-8")
    graph = json.loads(run("extract", page).stdout)
    assert graph["directed"]
    assert graph["multigraph"]
    assert "Ada Marsh" in {n["name"] for n in graph["nodes"]}
    assert {e["seed"] for n in graph["nodes"] for e in n["evidence"]} == {"page.txt"}
    assert list(tmp_path.iterdir()) == [page]


def test_extract_reads_folders_and_standard_input(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    from_folder = json.loads(run("extract", vault / "seeds").stdout)
    from_files = json.loads(run("extract", vault / "seeds/note.md", vault / "seeds/listing.txt").stdout)
    assert from_folder == from_files
    piped = json.loads(run("extract", "-", stdin=LISTING.encode()).stdout)
    assert {e["seed"] for n in piped["nodes"] for e in n["evidence"]} == {"standard input"}


def test_extract_of_a_missing_file_is_wrong_use(tmp_path: Path) -> None:
    result = run("extract", tmp_path / "gone.txt")
    assert result.exit_code == 2
    assert "gone.txt: there is no such file" in result.stderr


def test_extract_of_an_empty_folder_is_an_empty_graph_and_a_message(tmp_path: Path) -> None:
    result = run("extract", tmp_path)
    assert json.loads(result.stdout)["nodes"] == []
    assert "holds no file to read" in result.stderr


def test_the_exported_graph_names_the_notes(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    run("build", vault)
    graph = json.loads(run("export", vault).stdout)
    assert {n["note"] for n in graph["nodes"]} | {"Home.md"} == set(notes_of(vault))


@pytest.mark.parametrize("form", ["json", "graphml", "gexf", "csv", "canvas"])
def test_the_graph_can_be_exported_to_a_file(tmp_path: Path, form: str) -> None:
    vault = make_vault(tmp_path / "vault")
    result = run("export", vault, "--format", form, "-o", tmp_path / "graph")
    assert result.exit_code == 0
    assert result.stdout == ""
    data = (tmp_path / "graph").read_bytes()
    if form == "csv":
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
        assert names == ["nodes.csv", "edges.csv"]
    else:
        assert "Ada Marsh" in data.decode("utf-8")
