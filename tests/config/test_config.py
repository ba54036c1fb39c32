"""The settings file: what it may say, and what the user is told when it says something else."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultgen.config import SETTINGS_FILE, Settings, load_settings, parse_settings, settings_file
from vaultgen.config.extractor_tables import Extractors, LlmSettings, NerSettings
from vaultgen.errors import ConfigError
from vaultgen.lexicon import Entry
from vaultgen.model import NodeType


def test_a_vault_without_settings_has_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == (Settings(), ())


def test_the_settings_file_of_init_changes_nothing_until_a_line_is_opened() -> None:
    assert parse_settings(settings_file()) == (Settings(), ())


def test_every_line_of_the_settings_file_of_init_can_be_opened() -> None:
    lines = settings_file().splitlines()
    opened = [line[2:] if " = " in line or line.startswith("# [") else line for line in lines]
    settings, findings = parse_settings("\n".join(opened))
    assert findings == ()
    assert settings.lexicon == (Entry(NodeType.MODEL, "Sparrow", ("Sparrow LM",), weak=True),)
    assert [d.names for d in settings.decisions.joins] == [("Sparrow", "Sparrow LM")]
    assert settings.extractors == Extractors(LlmSettings("ollama:qwen3"), NerSettings("~/gliner"))
    tables = {name: getattr(settings, name) for name in ("lexicon", "decisions", "extractors")}
    assert Settings(**tables) == settings


def test_a_setting_replaces_its_default(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_bytes(b"\xef\xbb\xbfconcept_min_papers = 5\r\n")
    assert load_settings(tmp_path)[0].concept_min_papers == 5


def test_a_setting_that_does_not_exist_is_reported_with_its_line_and_the_one_that_is_meant() -> None:
    settings, (finding,) = parse_settings("# mine\n\nconcept-min-paper = 5\n")
    assert settings == Settings()
    assert (finding.seed, finding.line, finding.remedy) == (SETTINGS_FILE, 3, "did you mean concept_min_papers?")


def test_a_type_that_does_not_exist_is_reported_with_its_line() -> None:
    text = '[[lexicon.model]]\nname = "Sparrow"\n\n[[lexicon.modle]]\nname = "Wren"\n'
    settings, (finding,) = parse_settings(text)
    assert [e.name for e in settings.lexicon] == ["Sparrow"]
    assert (finding.line, finding.remedy) == (4, "did you mean model?")


def test_a_field_that_does_not_exist_is_reported_on_the_line_of_its_own_table() -> None:
    text = '[[lexicon.model]]\nname = "Sparrow"\n[[lexicon.model]]\nname = "Wren"\nalias = ["W"]\n'
    _, (finding,) = parse_settings(text)
    assert (finding.line, finding.remedy) == (5, "did you mean aliases?")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a = 1\nb = \n", 2, "is not TOML"),
        ("concept_min_papers = 1\nconcept_min_papers = 2\n", 2, "is not TOML"),
        ('\nconcept_min_papers = "two"', 2, "is not a whole number"),
        ("concept_min_papers = true", 1, "is not a whole number"),
        ("concept_min_papers = 0", 1, "too small"),
        ('seeds = "../elsewhere"', 1, "no folder inside the vault"),
        ('seeds = "/tmp"', 1, "no folder inside the vault"),
        ('seeds = ".hidden"', 1, "no folder inside the vault"),
        ("lexicon = 3", 1, "not a table"),
        ("[lexicon]\nmodel = 3", 2, "no list of tables"),
        ('[[lexicon.model]]\naliases = ["W"]', 1, "has no name"),
        ('[[lexicon.model]]\nname = "Wren"\naliases = [1]', 3, "is not a list of texts"),
    ],
)
def test_what_cannot_be_meant_is_an_error_with_line_and_remedy(text: str, line: int, message: str) -> None:
    with pytest.raises(ConfigError, match=message) as caught:
        parse_settings(text, "vault/vaultgen.toml")
    assert caught.value.line == line
    assert caught.value.remedy
    assert str(caught.value).startswith(f"vault/vaultgen.toml:{line}: ")


def test_a_settings_file_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="UTF-8"):
        load_settings(tmp_path)


@given(st.dictionaries(st.text(min_size=1), st.one_of(st.integers(), st.booleans(), st.text())))
def test_no_settings_end_in_anything_but_findings_or_a_named_error(table: dict[str, int | bool | str]) -> None:
    text = "".join(f"{_quoted(k)} = {_quoted(v) if isinstance(v, str) else str(v).lower()}\n" for k, v in table.items())
    try:
        tomllib.loads(text)
        parse_settings(text)
    except (tomllib.TOMLDecodeError, ConfigError):
        return


def _quoted(text: str) -> str:
    return '"' + "".join(f"\\U{ord(c):08x}" for c in text) + '"'
