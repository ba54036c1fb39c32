"""The house rules that a reader of the code relies on."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "vaultgen"
STAGES = ("read", "extract", "optional", "resolve", "render", "vault", "export")
SHARED = ("grounding", "model", "config", "errors", "lexicon", "text", "identity", "graph")
MODULES = sorted(PACKAGE.rglob("*.py"))


def imported_rooms(path: Path) -> set[str]:
    """The first-level parts of vaultgen that a module imports."""
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{a.name}" if node.module == "vaultgen" else node.module for a in node.names]
        elif isinstance(node, ast.Import):
            names = [a.name for a in node.names]
        rooms |= {n.split(".")[1] for n in names if n.startswith("vaultgen.")}
    return rooms


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_stage_imports_no_other_stage(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0]
    if room in STAGES:
        assert imported_rooms(path) & set(STAGES) <= {room}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_what_all_stages_share_imports_no_stage(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if room in SHARED:
        assert not imported_rooms(path) & {*STAGES, "pipeline", "cli"}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_no_file_outgrows_four_hundred_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
