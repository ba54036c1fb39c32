"""The vault in `example_vault/` is what the code makes of its seeds, and other programs read it as it is meant."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from obsidiantools.api import Vault
from ruamel.yaml import YAML

from tests.made_up import notes_of
from vaultgen.model import Severity
from vaultgen.pipeline.build import build
from vaultgen.pipeline.queries import check_vault, export_vault
from vaultgen.vault.note import parse_note
from vaultgen.vault.plan import Action

EXAMPLE = Path(__file__).parents[1] / "example_vault"


def files_of(vault: Path) -> dict[str, bytes]:
    """The files of a vault by path, less the state of the build and the windows of the editor."""
    paths = (p for p in vault.rglob("*") if p.is_file() and ".vaultgen" not in p.relative_to(vault).parts)
    return {p.relative_to(vault).as_posix(): p.read_bytes() for p in paths if not p.name.startswith("workspace")}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with the seeds of the example, built from nothing."""
    vault = tmp_path_factory.mktemp("example") / "vault"
    shutil.copytree(EXAMPLE / "seeds", vault / "seeds")
    build(vault)
    return vault


@pytest.fixture(scope="module")
def client(built: Path) -> Vault:
    """The same vault as obsidiantools reads it."""
    folders = sorted(p.name for p in built.iterdir() if p.is_dir() and p.name != "seeds" and p.name[0] != ".")
    return Vault(built, include_subdirs=folders, include_root=True).connect().gather()


def test_the_example_is_what_the_code_makes_of_its_seeds(built: Path) -> None:
    fresh, committed = files_of(built), files_of(EXAMPLE)
    remedy = "delete the notes of example_vault, run `make example` and commit what it makes"
    assert sorted(fresh) == sorted(committed), remedy
    assert [path for path in fresh if fresh[path] != committed[path]] == [], remedy


def test_a_second_build_of_the_example_writes_nothing(built: Path) -> None:
    before = {p: p.stat().st_mtime_ns for p in built.rglob("*")}
    result = build(built)
    assert {s.action for s in result.plan.steps} == {Action.UNCHANGED}
    assert {p: p.stat().st_mtime_ns for p in built.rglob("*")} == before


def test_the_checks_find_nothing_in_the_example(built: Path) -> None:
    assert [f for f in check_vault(built)[0] if f.severity is not Severity.INFO] == []


def test_obsidiantools_finds_a_note_behind_every_link_and_none_alone(client: Vault) -> None:
    assert client.nonexistent_notes == []
    assert client.isolated_notes == []


def test_obsidiantools_sees_the_backlinks_that_we_see(built: Path, client: Vault) -> None:
    ours: dict[str, set[str]] = {}
    for path, text in notes_of(built).items():
        for link in parse_note(path, text).links:
            if link.line:  # obsidiantools leaves properties out
                ours.setdefault(link.target, set()).add(path.rpartition("/")[2].removesuffix(".md"))
    theirs = {name: set(client.get_backlinks(name)) for name in client.md_file_index}
    assert {name: sources for name, sources in theirs.items() if sources} == ours


def test_every_edge_of_the_exported_graph_is_a_link_that_obsidiantools_finds(built: Path, client: Vault) -> None:
    graph = json.loads(export_vault(built, "json"))
    names = {n["id"]: n["note"].rpartition("/")[2].removesuffix(".md") for n in graph["nodes"]}
    assert set(names.values()) | {"Home"} == set(client.md_file_index)
    linked = {name: set(client.get_wikilinks(name)) for name in client.md_file_index}
    ends = {(names[e["source"]], names[e["target"]]) for e in graph["edges"]}
    assert sorted(e for e in ends if e[1] not in linked[e[0]] and e[0] not in linked[e[1]]) == []


def test_a_yaml_1_2_reader_and_a_yaml_1_1_reader_see_the_same_properties(built: Path) -> None:
    newer = YAML(typ="safe", pure=True)
    differing = []
    for path, text in notes_of(built).items():
        if text.startswith("---\n"):
            properties = text[4:].partition("\n---\n")[0]
            if plain(newer.load(io.StringIO(properties))) != plain(yaml.safe_load(properties)):
                differing.append(path)
    assert differing == []


def plain(value: Any) -> Any:
    """Mappings and lists of whatever class as dicts and lists, so that their items can be compared."""
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    return [plain(v) for v in value] if isinstance(value, list) else value
