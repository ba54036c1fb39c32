"""Which files are seeds, and what is said of those that are none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from vaultgen.config import Settings
from vaultgen.errors import SeedError
from vaultgen.model import Finding
from vaultgen.seeds import SeedFile, list_seeds, name_files, read_bytes, read_bytes_told


def put(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, encoding="utf-8")


def test_seeds_are_listed_with_their_folders_and_sorted(tmp_path: Path) -> None:
    put(tmp_path / "seeds", "b.txt", "a/z.md", "a.txt", "a/b/c.txt")
    seeds, findings = list_seeds(tmp_path / "seeds", tmp_path)
    assert [s.name for s in seeds] == ["a.txt", "a/b/c.txt", "a/z.md", "b.txt"]
    assert findings == ()


def test_hidden_files_and_folders_are_no_seeds(tmp_path: Path) -> None:
    put(tmp_path / "seeds", ".DS_Store", ".obsidian/app.json", ".git/config", "a.txt")
    assert [s.name for s in list_seeds(tmp_path / "seeds", tmp_path)[0]] == ["a.txt"]


def test_a_link_out_of_the_vault_is_refused_and_said(tmp_path: Path) -> None:
    put(tmp_path, "secret.txt", "elsewhere/b.txt", "vault/seeds/a.txt")
    (tmp_path / "vault/seeds/c.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "vault/seeds/d").symlink_to(tmp_path / "elsewhere")
    seeds, findings = list_seeds(tmp_path / "vault/seeds", tmp_path / "vault")
    assert [s.name for s in seeds] == ["a.txt"]
    assert [f.seed for f in findings] == ["c.txt", "d"]
    assert all("leads out of the vault" in f.message for f in findings)


def test_a_link_within_the_vault_is_followed_but_never_in_circles(tmp_path: Path) -> None:
    put(tmp_path, "papers/b.txt", "seeds/a.txt")
    (tmp_path / "seeds/c.txt").symlink_to(tmp_path / "papers/b.txt")
    (tmp_path / "seeds/d").symlink_to(tmp_path / "seeds")
    seeds, (finding,) = list_seeds(tmp_path / "seeds", tmp_path)
    assert [s.name for s in seeds] == ["a.txt", "c.txt"]
    assert "a folder that it lies in" in finding.message


def test_what_is_no_plain_file_is_never_opened(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    os.mkfifo(tmp_path / "seeds/pipe")
    seeds, (finding,) = list_seeds(tmp_path / "seeds", tmp_path)
    assert seeds == ()
    assert "no plain file" in finding.message


def test_a_broken_link_is_reported(tmp_path: Path) -> None:
    put(tmp_path / "seeds", "a.txt")
    (tmp_path / "seeds/b.txt").symlink_to(tmp_path / "seeds/gone.txt")
    assert "cannot be looked at" in list_seeds(tmp_path / "seeds", tmp_path)[1][0].message


def test_a_folder_that_cannot_be_listed_is_reported_and_the_rest_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "seeds", "a.txt", "closed/b.txt")
    listing = os.scandir

    def refuse(folder: Path) -> object:
        if Path(folder).name == "closed":
            raise PermissionError(13, "Permission denied")
        return listing(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    seeds, (finding,) = list_seeds(tmp_path / "seeds", tmp_path)
    assert [s.name for s in seeds] == ["a.txt"]
    assert finding.message == "the folder cannot be listed (Permission denied); left out"


def test_a_name_that_is_no_utf8_is_shown_with_a_mark(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    try:
        Path(os.fsdecode(os.fsencode(tmp_path / "seeds") + b"/caf\xe9.txt")).write_text("x", encoding="utf-8")
    except OSError:
        pytest.skip("this file system holds UTF-8 names only")
    assert [s.name for s in list_seeds(tmp_path / "seeds", tmp_path)[0]] == ["caf�.txt"]


def test_a_file_without_read_permission_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    found = read_bytes(SeedFile("a.txt", tmp_path / "a.txt", 3), Settings())
    assert isinstance(found, Finding)
    assert found.message == "cannot be read (Permission denied); left out"


def test_a_file_that_is_too_large_and_no_text_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(2 * 10**9)
    found = read_bytes(SeedFile("a.txt", tmp_path / "a.txt", 2 * 10**9), Settings(seed_max_megabytes=1))
    assert isinstance(found, Finding)
    assert found.message == "has 2000 MB; left out"


def test_of_text_that_is_too_large_whole_lines_are_read_and_it_is_told(tmp_path: Path) -> None:
    entries = b"".join(b"@misc{k%d, title={On Boat %d}}\n" % (n, n) for n in range(50_000))
    (tmp_path / "a.bib").write_bytes(entries)
    data, (finding,) = read_bytes_told(
        SeedFile("a.bib", tmp_path / "a.bib", len(entries)), Settings(seed_max_megabytes=1)
    )
    assert isinstance(data, bytes)
    assert entries.startswith(data)
    assert len(data) > 999_900
    assert data.endswith(b"}}\n")
    assert finding.message == "has 1 MB; only the first 1 MB are read"
    assert "seed_max_megabytes" in finding.remedy


def test_files_named_one_by_one_go_by_their_base_names(tmp_path: Path) -> None:
    put(tmp_path, "x/a.txt", "y/b.txt")
    seeds, _ = name_files([tmp_path / "x/a.txt", tmp_path / "y"])
    assert [s.name for s in seeds] == ["a.txt", "b.txt"]


def test_files_that_share_a_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    put(tmp_path, "x/1/a.txt", "y/1/a.txt", "z/2/a.txt", "b.txt")
    seeds, _ = name_files([tmp_path])
    assert [s.name for s in seeds] == ["2/a.txt", "b.txt", "x/1/a.txt", "y/1/a.txt"]


def test_a_file_named_twice_is_one_seed(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    assert len(name_files([tmp_path / "a.txt", tmp_path / "." / "a.txt", tmp_path])[0]) == 1


def test_a_file_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match="no such file"):
        name_files([tmp_path / "gone.txt"])


def test_what_cannot_be_seen_of_a_name_is_marked_and_what_spells_a_word_is_kept(tmp_path: Path) -> None:
    put(tmp_path / "seeds", "a\u202ecod.txt", "b\nc.txt", "می\u200cخواهم.txt")
    seeds, _ = list_seeds(tmp_path / "seeds", tmp_path)
    assert [s.name for s in seeds] == ["a\ufffdcod.txt", "b\ufffdc.txt", "می\u200cخواهم.txt"]


def test_of_two_files_whose_names_look_the_same_one_is_read_and_the_other_said(tmp_path: Path) -> None:
    put(tmp_path / "seeds", "a\u200b.txt", "a\u2060.txt")
    seeds, (finding,) = list_seeds(tmp_path / "seeds", tmp_path)
    assert [s.name for s in seeds] == ["a\ufffd.txt"]
    assert "looks like the name of another seed" in finding.message
