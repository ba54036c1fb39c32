"""The wheel works away from the checkout: templates and lexicon are inside."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.made_up import make_vault, notes_of
from vaultgen import __version__

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "wheel"]
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(folder)]
    subprocess.run([*pip, *options, str(ROOT)], check=True, capture_output=True)
    return folder / f"vaultgen-{__version__}-py3-none-any.whl"


def test_everything_that_is_data_is_in_the_wheel(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    data = {p for p in (ROOT / "vaultgen").rglob("*") if p.is_file() and "__pycache__" not in p.parts}
    wanted = {p.relative_to(ROOT).as_posix() for p in data}
    wanted |= {f"vaultgen/{p.relative_to(ROOT).as_posix()}" for p in (ROOT / "templates").rglob("*") if p.is_file()}
    assert wanted <= inside
    assert "vaultgen/templates/paper.md.j2" in inside


def test_an_unpacked_wheel_builds_a_vault(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    vault = make_vault(tmp_path / "vault")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site"), "PYTHONSAFEPATH": "1"}
    where = [sys.executable, "-c", "import vaultgen; print(vaultgen.__file__)"]
    shown = subprocess.run(where, check=True, capture_output=True, text=True, env=environment, cwd=tmp_path)
    assert shown.stdout.startswith(str(tmp_path / "site"))
    command = [sys.executable, "-m", "vaultgen", "build", str(vault)]
    subprocess.run(command, check=True, capture_output=True, env=environment, cwd=tmp_path)
    assert "Home.md" in notes_of(vault)
