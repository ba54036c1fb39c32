"""Writing: whole or not at all, inside the vault, one build at a time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.vault.rebuild import contents, note, plan_for, rebuild
from vaultgen.errors import VaultError
from vaultgen.model import GeneratedNote
from vaultgen.vault.apply import apply_plan, write_atomically
from vaultgen.vault.lock import vault_lock
from vaultgen.vault.plan import Action
from vaultgen.vault.state import load_state


def test_a_note_is_written_as_utf8_with_plain_line_breaks(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a" / "b.md", "Größe\nα\n")
    assert (tmp_path / "a" / "b.md").read_bytes() == "Größe\nα\n".encode()


def test_a_note_that_is_renewed_keeps_its_permissions(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.md", "one")
    (tmp_path / "a.md").chmod(0o600)
    write_atomically(tmp_path / "a.md", "two")
    assert (tmp_path / "a.md").stat().st_mode & 0o777 == 0o600


def test_when_writing_fails_the_old_note_is_whole_and_nothing_is_left_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_atomically(tmp_path / "a.md", "old")

    def disk_full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", disk_full)
    with pytest.raises(VaultError, match="No space left on device") as caught:
        write_atomically(tmp_path / "a.md", "new")
    assert caught.value.remedy
    assert contents(tmp_path) == {"a.md": "old"}


@pytest.mark.parametrize("path", ["../escape.md", "/tmp/escape.md", "Models/../../escape.md", ""])
def test_nothing_is_written_outside_the_vault(tmp_path: Path, path: str) -> None:
    vault = tmp_path / "vault"
    vault.mkdir()
    with pytest.raises(VaultError, match="outside the vault"):
        rebuild(vault, note("Heron"), GeneratedNote(path, "x", "text"))
    assert contents(tmp_path) == {}


def test_nothing_is_written_through_a_linked_folder(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "vault" / "Models").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(VaultError, match="is a link to another folder"):
        rebuild(tmp_path / "vault", note("Heron"), note("Kestrel", folder="Products"))
    assert contents(tmp_path) == {}


def test_a_file_where_a_folder_should_be_ends_in_a_clear_message(tmp_path: Path) -> None:
    (tmp_path / "Models").write_text("mine", encoding="utf-8")
    with pytest.raises(VaultError, match="is a file where a folder"):
        rebuild(tmp_path, note("Heron"))
    assert contents(tmp_path) == {"Models": "mine"}


def test_a_linked_note_is_not_ours_to_replace(tmp_path: Path) -> None:
    (tmp_path / "Models").mkdir()
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "Models/Heron.md").symlink_to(tmp_path / "mine.txt")
    rebuild(tmp_path, note("Heron"))
    assert (tmp_path / "Models/Heron.md").is_symlink()
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_an_edit_between_plan_and_write_is_noticed_and_kept(tmp_path: Path) -> None:
    rebuild(tmp_path, note("Heron"), note("Egret"))
    plan, state = plan_for(tmp_path, note("Heron", "news"), note("Egret", "news")), load_state(tmp_path)
    (tmp_path / "Models/Heron.md").write_text("mine", encoding="utf-8")
    (finding,) = apply_plan(tmp_path, plan, state)
    assert (finding.seed, finding.remedy) == ("Models/Heron.md", "build again")
    assert contents(tmp_path)["Models/Heron.md"] == "mine"
    assert "news" in contents(tmp_path)["Models/Egret.md"]
    assert rebuild(tmp_path, note("Heron", "news"), note("Egret", "news")).of(Action.KEEP)


def test_a_build_that_dies_half_way_is_completed_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = [note("A", "first", "id-1"), note("B", "second", "id-2"), note("C"), note("D")]
    new = [note("B", "first", "id-1"), note("A", "second", "id-2"), note("C", "news"), note("E")]
    rebuild(tmp_path, *old)
    real, calls = os.replace, 0

    def dies(old: Path, new: Path) -> None:
        nonlocal calls
        calls += 1
        if calls > 2:
            raise KeyboardInterrupt
        real(old, new)

    monkeypatch.setattr(os, "replace", dies)
    with pytest.raises(KeyboardInterrupt):
        rebuild(tmp_path, *new)
    monkeypatch.undo()
    rebuild(tmp_path, *new)
    assert contents(tmp_path) == {n.path: n.text for n in new}
    assert rebuild(tmp_path, *new).writes == ()


_HOLD = """\
import sys
from pathlib import Path
from vaultgen.vault.lock import vault_lock
with vault_lock(Path(sys.argv[1])):
    print(flush=True)
    input()
"""


def test_a_second_build_is_refused_while_one_is_at_work(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as owner:
        assert owner.stdout
        owner.stdout.readline()
        with (
            pytest.raises(VaultError, match=f"another build is at work \\(process {owner.pid}\\)"),
            vault_lock(tmp_path),
        ):
            pass
        owner.communicate(b"\n")
    with vault_lock(tmp_path):
        assert (tmp_path / ".vaultgen/lock").read_text(encoding="ascii") == str(os.getpid())
    assert (tmp_path / ".vaultgen/lock").read_text(encoding="ascii") == ""


def test_the_lock_of_a_build_that_was_killed_is_free(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as owner:
        assert owner.stdout
        owner.stdout.readline()
        owner.kill()
    with vault_lock(tmp_path):
        pass


@pytest.mark.parametrize("left", ["", "not a number", "999999999", "1"])
def test_a_lock_that_came_from_another_machine_or_another_time_holds_nobody_up(tmp_path: Path, left: str) -> None:
    (tmp_path / ".vaultgen").mkdir()
    (tmp_path / ".vaultgen/lock").write_text(left, encoding="ascii")
    with vault_lock(tmp_path):
        pass
