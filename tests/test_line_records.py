"""A snapshot with millions of lines is read as far as its records count, packed or not."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from vaultgen import line_records
from vaultgen.config import Settings
from vaultgen.model import Finding
from vaultgen.pipeline.per_seed import read_one
from vaultgen.read import read_seed
from vaultgen.seeds import SeedFile, read_bytes, read_bytes_told

LINE = '{"id": "2403.%05d", "title": "Paper %d", "abstract": "It floats.", "authors_parsed": [["Ray", "Ann", ""]]}\n'
WHOLE = "".join(LINE % (n, n) for n in range(30_000)).encode()
PACKS = [bytes, gzip.compress, zstandard.ZstdCompressor().compress]


@pytest.fixture
def seed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], SeedFile]:
    monkeypatch.setattr(line_records, "STREAMED_FROM", 1_000_000)

    def made(data: bytes) -> SeedFile:
        path = tmp_path / "snapshot"
        path.write_bytes(data)
        return SeedFile("snapshot", path, len(data))

    return made


@pytest.mark.parametrize("pack", PACKS)
def test_no_more_is_read_than_the_records_that_count(
    seed: Callable[[bytes], SeedFile], pack: Callable[[bytes], bytes]
) -> None:
    data = read_bytes(seed(pack(WHOLE)), Settings(seed_max_records=10))
    assert isinstance(data, bytes)
    assert len(data) <= 1_200_000
    reading = read_seed("snapshot", data, 10)
    assert len(reading.records) == 10
    assert any("more than 10 papers" in f.message for f in reading.findings)


@pytest.mark.parametrize("pack", PACKS)
def test_a_file_larger_than_the_setting_is_read_in_part_and_says_so(
    seed: Callable[[bytes], SeedFile], pack: Callable[[bytes], bytes]
) -> None:
    settings = Settings(seed_max_megabytes=1)
    data, findings = read_bytes_told(seed(pack(WHOLE)), settings)
    assert isinstance(data, bytes)
    assert WHOLE.startswith(data)
    assert data.endswith(b"\n")
    assert [f.message for f in findings] == ["has more than 1 MB; only that much is read"]
    reading = read_one(seed(pack(WHOLE)), settings)
    assert not isinstance(reading, Finding)
    assert findings[0] in reading.findings


@pytest.mark.parametrize("pack", PACKS[1:])
def test_a_packed_file_that_is_cut_off_gives_what_stands_before(
    seed: Callable[[bytes], SeedFile], pack: Callable[[bytes], bytes]
) -> None:
    data, findings = read_bytes_told(seed(pack(WHOLE)[:-2_000]), Settings())
    assert isinstance(data, bytes)
    assert WHOLE.startswith(data)
    assert len(data) > 100
    assert not findings or "broken" in findings[0].message


def test_of_a_large_file_without_lines_the_beginning_is_read(seed: Callable[[bytes], SeedFile]) -> None:
    data, (finding,) = read_bytes_told(seed(b"word " * 500_000), Settings(seed_max_megabytes=1))
    assert data == b"word " * 200_000
    assert "raise seed_max_megabytes" in finding.remedy
