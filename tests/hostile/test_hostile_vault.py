"""A vault of hostile seeds is built, and nothing in its notes is active: `benchmarks/hostile/run.py` looks harder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.hostile.attacks import ATTACKS
from tests.hostile.seeds import FORMATS, some_hostile_seeds
from tests.made_up import notes_of
from vaultgen.model import Severity
from vaultgen.pipeline.build import build
from vaultgen.pipeline.queries import check_vault
from vaultgen.read import read_seed
from vaultgen.vault.note import parse_note

# What a plugin, a template engine or Obsidian finds in raw text, whether or not a backslash stands before it.
_MARKS = re.compile(r"%%|<%|\{\{|\{%|==|~~|::|<!--|<[A-Za-z/!?]|!\[\[|(?<!\\)`|(?<!\\)\$\$")
# The same for properties, in which only a link as a whole (`- "[[…]]"`) is ours.
_PROPERTY_MARKS = re.compile(r"<[A-Za-z/!?%]|\{[{%#]|!\[\[|(?<!\")\[\[|\]\(|`\s*\$?=")
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hostile")
    for name, data in some_hostile_seeds(1).items():
        path = root / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    build(root)
    return root


@pytest.fixture(scope="module")
def bodies(vault: Path) -> Mapping[str, str]:
    return {path: text.split("\n---\n", 1)[1] for path, text in notes_of(vault).items()}


def test_every_attack_and_every_format_is_among_the_seeds() -> None:
    seeds = some_hostile_seeds()
    assert len(seeds) >= max(300, len(ATTACKS))
    assert {name.partition("/")[0] for name in seeds} == set(FORMATS)


def test_the_check_of_the_vault_finds_no_fault(vault: Path) -> None:
    findings, count = check_vault(vault)
    assert count > len(ATTACKS)
    assert [f for f in findings if f.severity is Severity.ERROR] == []


def test_no_note_holds_marks_that_something_acts_upon(bodies: Mapping[str, str]) -> None:
    found = [(path, line) for path, body in bodies.items() for line in body.split("\n") if _MARKS.search(line)]
    assert found == []


def test_no_property_holds_marks_that_something_acts_upon(vault: Path) -> None:
    heads = {path: text.split("\n---\n", 1)[0] for path, text in notes_of(vault).items()}
    found = [(path, line) for path, head in heads.items() for line in head.split("\n") if _PROPERTY_MARKS.search(line)]
    assert found == []


def test_no_note_and_no_name_of_one_holds_characters_that_cannot_be_seen(bodies: Mapping[str, str]) -> None:
    assert [path for path, body in bodies.items() if _INVISIBLE.search(path) or _INVISIBLE.search(body)] == []


def test_every_link_to_the_web_leads_there_and_every_other_one_to_a_note_or_seed(
    vault: Path, bodies: Mapping[str, str]
) -> None:
    parsed = [parse_note(path, body) for path, body in bodies.items()]
    assert [(note.path, note.hazards) for note in parsed if note.hazards] == []
    names = {path.rpartition("/")[2].removesuffix(".md") for path in bodies}
    seeds = {path.relative_to(vault).as_posix() for path in (vault / "seeds").rglob("*.pdf")}
    assert {link.target for note in parsed for link in note.links} <= names | seeds


@pytest.mark.parametrize("form", FORMATS)
def test_a_hostile_seed_is_read_or_said_not_to_be(form: str) -> None:
    readings = [read_seed(n, data) for n, data in some_hostile_seeds(30).items() if n.partition("/")[0] == form][::9]
    assert all(reading.records or reading.findings for reading in readings)
    assert form in {"unknown", "zip"} or any(reading.records for reading in readings)
