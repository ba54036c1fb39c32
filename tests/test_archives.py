"""Seeds in archives are read as if they lay in a folder, and no archive can do harm."""

from __future__ import annotations

import gzip
import io
import stat
import struct
import warnings
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vaultgen import archives
from vaultgen.config import Settings
from vaultgen.model import Finding
from vaultgen.seeds import SeedFile, list_seeds, name_files, read_bytes


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of files with the same name
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=method)
    return stream.getvalue()


def listed(tmp_path: Path, data: bytes) -> tuple[tuple[SeedFile, ...], tuple[Finding, ...]]:
    (tmp_path / "papers.zip").write_bytes(data)
    return list_seeds(tmp_path, tmp_path)


def test_the_files_of_a_zip_are_seeds_with_the_archive_in_their_names(tmp_path: Path) -> None:
    seeds, findings = listed(tmp_path, packed({"b.txt": b"two", "notes/a.md": b"one" * 50, "notes/": b""}))
    assert [s.name for s in seeds] == ["papers.zip/b.txt", "papers.zip/notes/a.md"]
    assert [read_bytes(s, Settings()) for s in seeds] == [b"two", b"one" * 50]
    assert findings == ()


def test_an_archive_named_on_the_command_line_is_opened_too(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(packed({"a.txt": b"one", "b.txt": b"two"}, zipfile.ZIP_STORED))
    seeds, _ = name_files([tmp_path / "x.zip"])
    assert [(s.name, read_bytes(s, Settings())) for s in seeds] == [("x.zip/a.txt", b"one"), ("x.zip/b.txt", b"two")]


def test_what_systems_hide_in_archives_is_no_seed(tmp_path: Path) -> None:
    seeds, findings = listed(tmp_path, packed({"__MACOSX/._a.txt": b"x", ".DS_Store": b"x", "v/.obsidian/a": b"x"}))
    assert (seeds, findings) == ((), ())


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "a/../../b.txt", "C:/b.txt", "..\\b.txt"])
def test_a_path_that_leads_out_of_the_archive_is_refused(tmp_path: Path, name: str) -> None:
    seeds, (finding,) = listed(tmp_path, packed({name: b"x"}))
    assert seeds == ()
    assert "leads out of the archive" in finding.message


def test_a_link_in_an_archive_is_refused(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    seeds, (finding,) = listed(tmp_path, stream.getvalue())
    assert seeds == ()
    assert "it is a link" in finding.message


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    seeds, (finding,) = listed(tmp_path, packed({"bomb.txt": b"\0" * 3_000_000}))
    assert seeds == ()
    assert "grow more than 200 times" in finding.message


def test_a_member_that_lies_about_its_size_gives_no_more_than_it_announced(tmp_path: Path) -> None:
    data = bytearray(packed({"a.txt": b"abc" * 1000}))
    entry = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, entry + 24, 10)  # the unpacked size in the directory
    (seed,), _ = listed(tmp_path, bytes(data))
    found = read_bytes(seed, Settings())
    assert isinstance(found, Finding)
    assert "not those that the archive announces" in found.message


def test_all_members_together_have_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_BYTES", 8)
    seeds, (finding,) = listed(tmp_path, packed({"a.txt": b"12345", "b.txt": b"12345", "c.txt": b"123"}))
    assert [s.name for s in seeds] == ["papers.zip/a.txt", "papers.zip/c.txt"]
    assert "the archive unpacks to more than" in finding.message


def test_an_archive_of_too_many_files_is_refused_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_MEMBERS", 2)
    seeds, (finding,) = listed(tmp_path, packed({f"{n}.txt": b"x" for n in range(3)}))
    assert seeds == ()
    assert "more than 2 files" in finding.message


def test_an_archive_within_an_archive_is_not_opened(tmp_path: Path) -> None:
    seeds, (finding,) = listed(tmp_path, packed({"inner.zip": packed({"a.txt": b"x"})}))
    assert seeds == ()
    assert "an archive within an archive" in finding.message


def test_two_members_of_one_path_are_one_seed_and_a_finding(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("a.txt", "one")
        archive.writestr("a.txt", "two")
    seeds, (finding,) = listed(tmp_path, stream.getvalue())
    assert [read_bytes(s, Settings()) for s in seeds] == [b"one"]
    assert "the same path" in finding.message


def test_a_member_without_a_name_is_a_finding_and_the_others_are_read(tmp_path: Path) -> None:
    seeds, findings = listed(tmp_path, packed({"a.txt": b"one", "b.txt": b"two"}).replace(b"a.txt", b"\0.txt"))
    assert [s.name for s in seeds] == ["papers.zip/b.txt"]
    assert ["no name" in f.message for f in findings] == [True]


def test_a_file_that_only_claims_to_be_a_zip_is_a_finding(tmp_path: Path) -> None:
    seeds, (finding,) = listed(tmp_path, b"no archive")
    assert seeds == ()
    assert "is no ZIP archive" in finding.message


def test_a_gzip_file_is_the_seed_that_it_holds(tmp_path: Path) -> None:
    data = gzip.compress(b"first ") + gzip.compress(b"second")
    (tmp_path / "a.txt.gz").write_bytes(data)
    (seed,), _ = list_seeds(tmp_path, tmp_path)
    assert (seed.name, read_bytes(seed, Settings())) == ("a.txt.gz", b"first second")


def test_a_gzip_bomb_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(gzip.compress(b"\0" * 3_000_000))
    (seed,), _ = list_seeds(tmp_path, tmp_path)
    found = read_bytes(seed, Settings(seed_max_megabytes=1))
    assert isinstance(found, Finding)
    assert found.message == "unpacks to more than 1 MB; left out"


@pytest.mark.parametrize("data", [gzip.compress(b"x" * 100, mtime=0)[:-12], b"\x1f\x8bnonsense"])
def test_a_damaged_gzip_file_is_a_finding(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.gz").write_bytes(data)
    (seed,), _ = list_seeds(tmp_path, tmp_path)
    found = read_bytes(seed, Settings())
    assert isinstance(found, Finding)
    assert "cannot be unpacked" in found.message


@given(st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_archive_gives_findings_and_never_an_error(tmp_path: Path, data: st.DataObject) -> None:
    whole = bytearray(packed({"a.txt": b"abc" * 20, "b/c.md": b"# T\n"}))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    seeds, _ = listed(tmp_path, bytes(whole[: data.draw(st.integers(0, len(whole)))]))
    for seed in seeds:
        assert isinstance(read_bytes(seed, Settings()), bytes | Finding)
