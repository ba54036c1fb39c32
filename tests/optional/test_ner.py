"""GLiNER beside our own rules. Its weights cannot be had on a machine without network, so a stand-in plays the package:
a module `gliner` with the two calls that we use, whose names and arguments were checked against gliner 0.2.29."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.made_up import make_vault, notes_of
from tests.optional.test_llm import WALK
from vaultgen.cli import main

STAND_IN = """
from pathlib import Path

loaded = []


class GLiNER:
    @classmethod
    def from_pretrained(cls, model_id, *, local_files_only=False):
        assert local_files_only, "would look for the model on the network"
        if not (Path(model_id) / "gliner_config.json").is_file():
            raise FileNotFoundError(f"no config file in {model_id}")
        loaded.append(model_id)
        return cls()

    def predict_entities(self, text, labels, *, threshold=0.5):
        at = text.find("Otterkin")
        found = [
            {"start": at, "end": at + 8, "text": "Otterkin", "label": "machine learning model", "score": 0.9},
            {"start": at, "end": at + 8, "text": "Nowhere", "label": "benchmark", "score": 0.9},
        ]
        return [e for e in found if at >= 0 and e["label"] in labels and e["score"] >= threshold]
"""


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "packages").mkdir()
    (tmp_path / "packages/gliner.py").write_text(STAND_IN, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path / "packages"))
    monkeypatch.delitem(sys.modules, "gliner", raising=False)


def vault_asking(tmp_path: Path, more: str = "", *, with_model: bool = True) -> Path:
    folder = tmp_path / "models/gliner-small"
    folder.mkdir(parents=True)
    if with_model:
        (folder / "gliner_config.json").write_text("{}", encoding="utf-8")
    vault = make_vault(tmp_path / "vault", walk=WALK)
    text = f'[extractors.ner]\nfolder = "../models/gliner-small"\n{more}\n'
    (vault / "vaultgen.toml").write_text(text, encoding="utf-8")
    return vault


def build(vault: Path, *options: str) -> Result:
    result = CliRunner().invoke(main, ["build", str(vault), *options])
    assert result.exit_code == 0, result.output
    return result


@pytest.mark.usefixtures("stand_in")
def test_a_name_that_gliner_finds_becomes_a_note_and_one_that_stands_nowhere_does_not(tmp_path: Path) -> None:
    vault = vault_asking(tmp_path)
    assert "ner" not in build(vault).stderr
    assert "Models/Otterkin.md" in notes_of(vault)
    assert "Benchmarks/Nowhere.md" not in notes_of(vault)
    explained = CliRunner().invoke(main, ["explain", str(vault), "Otterkin"]).output
    assert "Otterkin as model by ner: gliner-small, 0.54" in explained


@pytest.mark.usefixtures("stand_in")
def test_the_threshold_is_the_models(tmp_path: Path) -> None:
    vault = vault_asking(tmp_path, "threshold = 0.95")
    build(vault)
    assert "Models/Otterkin.md" not in notes_of(vault)


@pytest.mark.usefixtures("stand_in")
def test_what_gliner_has_found_needs_no_gliner_any_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = vault_asking(tmp_path)
    build(vault)
    notes = notes_of(vault)
    monkeypatch.setitem(sys.modules, "gliner", None)
    (vault / ".vaultgen/cache.sqlite").unlink()
    assert "gliner" not in build(vault).output
    assert notes_of(vault) == notes


@pytest.mark.usefixtures("stand_in")
def test_a_folder_without_a_model_is_reported_and_the_build_goes_on(tmp_path: Path) -> None:
    vault = vault_asking(tmp_path, with_model=False)
    assert "FileNotFoundError" in build(vault).output
    (tmp_path / "models/gliner-small").rmdir()
    assert "../models/gliner-small is no folder" in build(vault).output
    assert "Papers/A Walk Through the Reeds.md" in notes_of(vault)


def test_without_the_package_the_build_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "gliner", None)
    assert "pip install 'vaultgen[ner]'" in build(vault_asking(tmp_path)).output
