"""A vault on several machines, and on disks that are not as one thinks: sync tools, links, strange files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.made_up import notes_of
from tests.vault.test_losses import EGRETS, HERON, add_seed, built, edit, read
from vaultgen.errors import VaultError
from vaultgen.model import Severity
from vaultgen.pipeline.build import build
from vaultgen.pipeline.queries import check_vault


@pytest.mark.parametrize(
    "name",
    [
        "Heron 2.sync-conflict-20261121-081500-ABCDEFG",  # Syncthing
        "Heron 2 (conflicted copy 2026-11-21)",  # Dropbox, Nextcloud
        "Heron 2 (Ann's conflicted copy 2026-11-21)",
        "Heron 2 2",  # iCloud
        "Heron 2-LAPTOP",  # OneDrive
        "Heron 2 (1)",  # Google Drive
    ],
)
def test_a_sync_tools_copy_keeps_its_words_and_is_reported_with_what_to_do(tmp_path: Path, name: str) -> None:
    vault = built(tmp_path)
    copy = f"Models/{name}.md"
    shutil.copyfile(vault / HERON, vault / copy)
    edit(vault, copy, "\n## ", "\nFrom the other machine.\n\n## ")
    edit(vault, HERON, "reaches", "is said to reach")
    add_seed(vault)
    before = read(vault, copy)
    result = build(vault)
    (found,) = (f for f in result.findings if f.seed == copy)
    assert f"copy of {HERON}" in found.message
    assert f"take over what {HERON} lacks" in found.remedy
    assert read(vault, copy) == before
    assert "is said to reach" in read(vault, HERON)
    assert "arXiv search more" in read(vault, HERON)
    assert build(vault).plan.writes == ()


def test_a_machine_that_got_the_notes_without_the_state_changes_nothing_and_knows_what_was_written(
    tmp_path: Path,
) -> None:
    here, there = built(tmp_path), tmp_path / "there"
    shutil.copytree(here, there)
    for number in range(3):
        edit(here, HERON, "\n## ", f"\nThought {number}.\n\n## ")
        add_seed(here, name=f"more{number}.txt")
        build(here)
        # Hidden folders are what many sync tools leave out.
        state = tmp_path / "state"
        (there / ".vaultgen").rename(state)
        shutil.rmtree(there)
        shutil.copytree(here, there, ignore=shutil.ignore_patterns(".vaultgen"))
        state.rename(there / ".vaultgen")
        result = build(there)
        assert (result.plan.writes, result.plan.conflicts) == ((), {})
    edit(there, EGRETS, "patience is learned", "patience is surely learned")
    build(there)
    assert read(there, HERON).count("Thought") == 3
    assert notes_of(there).keys() == notes_of(here).keys()


@pytest.mark.parametrize("file", ["state.sqlite", "cache.sqlite", "lock"])
def test_no_file_of_the_state_that_leads_elsewhere_is_written_to(tmp_path: Path, file: str) -> None:
    vault = built(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    (vault / ".vaultgen" / file).rename(elsewhere)
    (vault / ".vaultgen" / file).symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    add_seed(vault)
    with pytest.raises(VaultError, match="leads out of the vault"):
        build(vault)
    assert elsewhere.read_bytes() == before


def test_a_folder_of_the_editor_that_vaults_share_is_left_alone(tmp_path: Path) -> None:
    vault = built(tmp_path)
    shutil.rmtree(vault / ".obsidian")
    (tmp_path / "shared").mkdir()
    (vault / ".obsidian").symlink_to(tmp_path / "shared")
    add_seed(vault)
    build(vault)
    assert "On the Impatience of Terns" in read(vault, "Home.md")
    assert list((tmp_path / "shared").iterdir()) == []


def test_a_folder_where_a_note_would_go_is_named_and_the_vault_stays_as_it_was(tmp_path: Path) -> None:
    vault = built(tmp_path)
    before = notes_of(vault)
    (vault / "Papers/On the Impatience of Terns.md").mkdir()
    add_seed(vault)
    with pytest.raises(VaultError, match="is a folder where a note would go"):
        build(vault)
    (vault / "Papers/On the Impatience of Terns.md").rmdir()
    assert notes_of(vault) == before


def test_a_link_that_leads_nowhere_hinders_neither_build_nor_check(tmp_path: Path) -> None:
    vault = built(tmp_path)
    (vault / "Gone.md").symlink_to(tmp_path / "nowhere.md")
    add_seed(vault)
    build(vault)
    assert [f for f in check_vault(vault)[0] if f.severity is not Severity.INFO] == []
