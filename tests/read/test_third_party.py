"""Other packages bring readers by an entry point; none of them can break a build."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.read.pages import papers
from vaultgen.read import read_seed, seed_lines
from vaultgen.read.third_party import third_party

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "readers.md"
LIST = b"Tidal Heads @ Mira Okafor, Jon Lindqvist\n\nSmall Boats @ Mira Okafor\n"

BAD = """
from vaultgen.read import Reader, ReadPage
from vaultgen.model import PaperRecord
from vaultgen.grounding import Passage
def fail(*_): raise RuntimeError("no")
def invent(page): return ReadPage((PaperRecord(Passage.of_line("Invented", page.seed, 1)),), frozenset(), "x")
failing = Reader("failing", fail, fail, fail)
certain = Reader("certain", lambda page: 7.0 if "certain" in page.raw[0] else 0.0, fail)
inventing = Reader("inventing", lambda page: 1.0 if "invent it" in page.raw[0] else 0.0, invent)
modest = Reader("modest", lambda page: 1.0 * ("@" in page.raw[0]), invent, most=0.5)
nothing = 3
"""


@pytest.fixture
def _installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Two distributions, as an installer leaves them: the example of the documentation, and one full of faults."""
    example = re.findall(r"```python\n(.*?)```", DOCUMENTATION.read_text(encoding="utf-8"), re.DOTALL)[0]
    (tmp_path / "my_readers.py").write_text(example, encoding="utf-8")
    (tmp_path / "bad_readers.py").write_text(BAD, encoding="utf-8")
    points = {
        "my_readers": "at-list = my_readers:reader",
        "bad_readers": "failing = bad_readers:failing\ncertain = bad_readers:certain\nno = bad_readers:nothing\n"
        "inventing = bad_readers:inventing\nmissing = bad_readers:missing\nmodest = bad_readers:modest",
    }
    for name, entries in points.items():
        info = tmp_path / f"{name}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
        (info / "entry_points.txt").write_text(f"[vaultgen.readers]\n{entries}\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    third_party.cache_clear()
    yield
    third_party.cache_clear()
    for module in ("my_readers", "bad_readers"):
        sys.modules.pop(module, None)


def test_the_documented_example_is_short() -> None:
    example = re.findall(r"```python\n(.*?)```", DOCUMENTATION.read_text(encoding="utf-8"), re.DOTALL)[0]
    assert len(example.splitlines()) < 40


@pytest.mark.usefixtures("_installed")
def test_a_reader_of_another_package_reads_its_format() -> None:
    reading = read_seed("list.txt", LIST)
    assert reading.format == "at-list"
    assert [(p.title.text, [a.text for a in p.authors]) for p in papers(reading)] == [
        ("Tidal Heads", ["Mira Okafor", "Jon Lindqvist"]),
        ("Small Boats", ["Mira Okafor"]),
    ]
    assert papers(reading)[1].title.evidence().line == 3


@pytest.mark.usefixtures("_installed")
def test_a_reader_that_cannot_be_loaded_is_left_out() -> None:
    found = third_party()
    assert [r.name for r in found.readers] == ["at-list", "certain", "failing", "inventing", "modest"]
    assert [f.split()[2] for f in found.failed] == ["missing", "no"]
    assert any("missing cannot be loaded" in f.message for f in read_seed("a.txt", b"what is this").findings)


@pytest.mark.usefixtures("_installed")
def test_a_reader_that_fails_is_a_finding_and_no_error() -> None:
    reading = read_seed("a.txt", b"I am certain")
    assert reading.records == ()
    assert any("the reader certain failed (RuntimeError: no)" in f.message for f in reading.findings)


@pytest.mark.usefixtures("_installed")
def test_a_reader_cannot_invent_what_stands_in_no_line() -> None:
    reading = read_seed("a.txt", b"invent it")
    assert reading.records == ()
    assert any("stand in no line" in f.message for f in reading.findings)


@pytest.mark.usefixtures("_installed")
def test_a_reader_is_not_asked_where_another_is_surer_than_it_says_it_can_be() -> None:
    assert read_seed("list.txt", LIST).format == "at-list"


@pytest.mark.usefixtures("_installed")
def test_a_decoder_that_fails_leaves_the_seed_to_the_others() -> None:
    assert seed_lines("a.txt", b"# A note").lines == ("# A note",)
    assert read_seed("a.txt", b"# A note\n- one").format == "obsidian-note"


def test_without_other_packages_there_are_only_our_readers() -> None:
    third_party.cache_clear()
    assert third_party().readers == ()
