"""The whole road: from seeds on disk to notes on disk."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.made_up import LISTING, NOTE, make_vault, notes_of
from vaultgen.config import Settings
from vaultgen.errors import VaultError
from vaultgen.model import Reading, Severity
from vaultgen.pipeline import per_seed, workers
from vaultgen.pipeline.build import Options, build, understand
from vaultgen.pipeline.queries import check_vault
from vaultgen.seeds import list_seeds
from vaultgen.vault.plan import Action


def snapshot(root: Path) -> dict[str, tuple[bytes, int]]:
    files = (p for p in root.rglob("*") if p.is_file())
    return {p.relative_to(root).as_posix(): (p.read_bytes(), p.stat().st_mtime_ns) for p in files}


def test_seeds_become_linked_notes_and_the_vault_is_sound(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    result = build(vault)
    notes = notes_of(vault)
    assert "Home.md" in notes
    assert "Authors/Ada Marsh.md" in notes
    assert "Models/Heron 2.md" in notes
    assert not result.plan.alarms
    faults, count = check_vault(vault)
    assert [f for f in faults if f.severity is not Severity.INFO] == []
    assert count == len(notes)


def test_a_footnote_to_a_seed_whose_name_no_link_can_show_leads_there(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    seed = vault / "seeds" / "[2403.04567] Marsh lights.txt"
    next(p for p in (vault / "seeds").iterdir() if p.read_text(encoding="utf-8") == LISTING).rename(seed)
    build(vault)
    note = notes_of(vault)["Models/Heron 2.md"]
    assert re.search(r"\n\[\^1\]: \\\[2403\.04567\] Marsh lights\.txt, \[\[[^\]|]*#\^l\d+\|line \d+\]\]\n", note)
    assert [f for f in check_vault(vault)[0] if f.severity is not Severity.INFO] == []


def test_a_second_build_writes_nothing_at_all(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    build(vault)
    before = snapshot(vault)
    result = build(vault)
    assert {s.action for s in result.plan.steps} == {Action.UNCHANGED}
    assert snapshot(vault) == before


def test_a_dry_run_writes_nothing_and_says_what_would_be_written(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    before = snapshot(vault)
    result = build(vault, Options(dry_run=True))
    assert len(result.plan.of(Action.CREATE)) > 5
    assert snapshot(vault) == before


def test_seeds_are_never_changed(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    before = snapshot(vault / "seeds")
    build(vault)
    assert snapshot(vault / "seeds") == before


def test_an_edited_note_outlives_new_seeds(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    build(vault)
    path = vault / "Authors/Ada Marsh.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nMet her in Ghent.\n", encoding="utf-8")
    more = LISTING.replace("On the Patience of Egrets", "On the Impatience of Terns")
    (vault / "seeds/more.txt").write_text(more, encoding="utf-8")
    result = build(vault)
    assert "Met her in Ghent." in path.read_text(encoding="utf-8")
    assert [s.path for s in result.plan.of(Action.MERGE)] == ["Authors/Ada Marsh.md"]
    assert "On the Impatience of Terns" in path.read_text(encoding="utf-8")
    assert check_vault(vault)[0] == tuple(f for f in check_vault(vault)[0] if f.severity is Severity.INFO)


def test_links_follow_a_note_that_was_renamed(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    build(vault)
    (vault / "Authors/Ada Marsh.md").rename(vault / "Ada.md")
    build(vault)
    paper = next(text for path, text in notes_of(vault).items() if path.startswith("Papers/On the Patience"))
    assert "[[Ada|Ada Marsh]]" in paper
    assert "Authors/Ada Marsh.md" not in notes_of(vault)
    assert [f for f in check_vault(vault)[0] if f.severity is not Severity.INFO] == []


def test_links_to_a_note_that_was_deleted_become_plain_text(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    build(vault)
    (vault / "Authors/Ada Marsh.md").unlink()
    build(vault)
    paper = next(text for path, text in notes_of(vault).items() if path.startswith("Papers/On the Patience"))
    assert "Ada Marsh" in paper
    assert "[[Ada Marsh" not in paper
    assert [f for f in check_vault(vault)[0] if f.severity is not Severity.INFO] == []


def test_a_note_of_the_users_own_takes_the_links_and_no_second_note_is_made(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    (vault / "heron 2.md").write_text("my own", encoding="utf-8")
    build(vault)
    notes = notes_of(vault)
    assert notes["heron 2.md"] == "my own"
    assert not [path for path in notes if path.startswith("Models/Heron 2")]
    (paper,) = (path for path in notes if path.startswith("Papers/Heron 2"))
    assert "[[heron 2|Heron 2]]" in notes[paper]
    assert [f for f in check_vault(vault)[0] if f.severity is not Severity.INFO] == []


def test_a_name_that_a_note_of_another_thing_has_is_not_given_twice(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    (vault / "Notes").mkdir()
    (vault / "Notes/heron 2.md").write_text("---\nsame-as: MMLU\n---\nmy own", encoding="utf-8")
    build(vault)
    notes = notes_of(vault)
    assert "Models/Heron 2.md" not in notes
    assert any(path.startswith("Models/Heron 2 (") for path in notes)


def test_a_seed_taken_away_takes_its_notes_with_it(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    (vault / "seeds/note.md").unlink()
    build(vault)
    alone = notes_of(vault)
    (vault / "seeds/note.md").write_text(NOTE, encoding="utf-8")
    build(vault)
    assert len(notes_of(vault)) > len(alone)
    (vault / "seeds/note.md").unlink()
    build(vault, Options(yes=True))
    assert notes_of(vault) == alone


def test_a_build_that_would_empty_the_vault_asks_first(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    build(vault)
    before = notes_of(vault)
    shutil.rmtree(vault / "seeds")
    (vault / "seeds").mkdir()
    with pytest.raises(VaultError, match="notes would be removed"):
        build(vault)
    assert notes_of(vault) == before


def test_a_vault_emptied_by_hand_can_be_had_back(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    build(vault)
    before = notes_of(vault)
    for path in before:
        (vault / path).unlink()
    with pytest.raises(VaultError, match="have been deleted since the last build"):
        build(vault)
    build(vault, Options(restore=True))
    assert notes_of(vault) == before


def test_what_is_in_the_settings_folder_of_the_editor_is_left_alone(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    (vault / ".obsidian").mkdir()
    (vault / ".obsidian/app.json").write_text('{"mine": true}', encoding="utf-8")
    build(vault)
    assert (vault / ".obsidian/app.json").read_text(encoding="utf-8") == '{"mine": true}'
    assert (vault / ".obsidian/graph.json").is_file()


BAD = {
    "binary.txt": bytes(range(256)) * 40,
    "empty.txt": b"",
    "blank.txt": b"\n \n\t\n",
    "latin.txt": "Grüße aus dem Moor".encode("latin-1"),
    "long-line.txt": b"x" * 50_000_000,
    "unknown.txt": b"Dear diary, the marsh was quiet today.\n",
    "utf16.txt": "Heron".encode("utf-16"),
}


def test_bad_seeds_end_in_a_message_each_and_everything_else_is_built(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    (vault / "alone").mkdir()
    good = set(notes_of(make_built(tmp_path / "other")))
    for name, data in BAD.items():
        (vault / "seeds" / name).write_bytes(data)
    result = build(vault)
    assert good <= set(notes_of(vault))
    said = {f.seed for f in result.findings if f.severity is not Severity.INFO}
    assert set(BAD) - {"utf16.txt"} <= said
    assert all(f.remedy for f in result.findings if f.seed in BAD)


def make_built(root: Path) -> Path:
    vault = make_vault(root)
    build(vault)
    return vault


def test_a_title_of_four_hundred_characters_becomes_a_note_whose_name_every_system_holds(tmp_path: Path) -> None:
    title = "The Long Walk " * 28 + "Home Again"
    vault = make_vault(tmp_path / "vault", page=LISTING.replace("On the Patience of Egrets", title))
    build(vault)
    (path,) = (p for p in notes_of(vault) if p.startswith("Papers/The Long Walk"))
    assert len(path.encode()) < 200
    assert title in notes_of(vault)[path]
    assert [f for f in check_vault(vault)[0] if f.severity is not Severity.INFO] == []


def test_an_empty_folder_of_seeds_makes_a_home_note_and_no_error(tmp_path: Path) -> None:
    (tmp_path / "vault/seeds").mkdir(parents=True)
    result = build(tmp_path / "vault")
    assert list(notes_of(tmp_path / "vault")) == ["Home.md"]
    assert any(f.message == "there are no seeds" for f in result.findings)


def test_a_folder_without_seeds_is_no_vault(tmp_path: Path) -> None:
    with pytest.raises(VaultError, match="is not a vault") as caught:
        build(tmp_path)
    assert "vaultgen init" in caught.value.remedy
    assert list(tmp_path.iterdir()) == []


def test_a_fault_of_ours_in_one_seed_does_not_cost_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from vaultgen import read

    real = read.read_seed

    def fails_on_notes(name: str, data: bytes, *limits: Any) -> Reading:
        if name.endswith(".md"):
            raise ValueError("no such luck")
        return real(name, data, *limits)

    monkeypatch.setattr(read, "read_seed", fails_on_notes)
    vault = make_vault(tmp_path / "vault")
    result = build(vault)
    assert "Models/Heron 2.md" in notes_of(vault)
    assert any(f.seed == "note.md" and "no such luck" in f.message for f in result.findings)
    monkeypatch.setenv("VAULTGEN_DEBUG", "1")
    with pytest.raises(ValueError, match="no such luck"):
        per_seed.read_all(list_seeds(vault / "seeds", vault)[0], Settings(), 1, lambda *_: None)


def test_a_name_of_the_users_own_earns_a_note(tmp_path: Path) -> None:
    page = LISTING.replace("patience is learned", "patience is learned faster with Osprey Deep than without it")
    vault = make_vault(tmp_path / "vault", page=page)
    build(vault)
    assert "Models/Osprey Deep.md" not in notes_of(vault)
    (vault / "vaultgen.toml").write_text('[[lexicon.model]]\nname = "Osprey Deep"\n', encoding="utf-8")
    build(vault)
    assert "Models/Osprey Deep.md" in notes_of(vault)


# A test runner may have threads, which a newer Python warns of; the command has none when it forks.
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_many_processes_say_the_same_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = make_vault(tmp_path / "vault")
    seeds, _ = list_seeds(vault / "seeds", vault)
    alone = understand(seeds, Settings(), jobs=1)
    monkeypatch.setattr(workers, "_WORTH_FORKING", 0)
    assert understand(seeds, Settings(), jobs=2) == alone


def test_the_bytes_depend_on_nothing_but_the_seeds(tmp_path: Path) -> None:
    vaults = []
    for hash_seed, locale in (("0", "C"), ("1", "C.UTF-8"), ("4711", "tr_TR.UTF-8")):
        vault = make_vault(tmp_path / hash_seed / "vault")
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "LC_ALL": locale, "TZ": "Asia/Tokyo"}
        command = [sys.executable, "-m", "vaultgen", "build", "-q", str(vault)]
        subprocess.run(command, check=True, env=environment, capture_output=True)
        vaults.append({p: data for p, (data, _) in snapshot(vault).items() if not p.startswith(".vaultgen")})
    assert vaults[0] == vaults[1] == vaults[2]
