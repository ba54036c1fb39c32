"""A whole vault as seeds: `vaultgen build --seeds OTHER_VAULT`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.made_up import LISTING, make_vault, notes_of
from vaultgen.cli import main
from vaultgen.config import Settings, load_settings
from vaultgen.errors import ConfigError
from vaultgen.other_vault import vault_seeds

OWN = "# On {name}\n\nA thought about [[MMLU]] and **{name}**.\n"


@pytest.fixture
def other(tmp_path: Path) -> Path:
    folder = tmp_path / "Old Vault"
    for name in ("Reading/Otters.md", "Reading/deep/Boats.md", ".obsidian/app.json", ".trash/Gone.md", "img/a.png"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(OWN.format(name=Path(name).stem))
    (folder / "Models").mkdir()
    (folder / "Models/Heron.md").write_text('---\ntitle: Heron\n"vaultgen-id": model/heron\n---\n# Heron\n\n[[MMLU]]\n')
    (folder / "clipped.txt").write_text(LISTING)
    (tmp_path / "secret.md").write_text("# Secret\n\n[[MMLU]]\n")
    (folder / "link.md").symlink_to(tmp_path / "secret.md")
    return folder


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, list(arguments))
    assert result.exit_code == 0, result.output
    return result.output


def test_its_notes_and_documents_are_seeds_under_the_names_of_their_folders(tmp_path: Path, other: Path) -> None:
    vault = tmp_path / "New"
    (vault / "seeds").mkdir(parents=True)
    seeds, findings = vault_seeds(vault, Settings(more_seeds="../Old Vault"))
    assert [s.name for s in seeds] == [
        "Old Vault/Reading/Otters.md",
        "Old Vault/Reading/deep/Boats.md",
        "Old Vault/clipped.txt",
    ]
    said = [(f.seed, f.message) for f in findings]
    assert ("Old Vault", "1 notes that vaultgen made are no seeds; left out") in said
    assert ("Old Vault", "1 pictures, settings and the like are no seeds; left out") in said
    assert any(seed == "Old Vault/link.md" and "leads out" in message for seed, message in said)


def test_a_build_with_another_vault_keeps_reading_it_and_writes_nothing_into_it(tmp_path: Path, other: Path) -> None:
    vault = make_vault(tmp_path / "New")
    (vault / "vaultgen.toml").write_text("# mine\nconcept_min_papers = 1\n")
    before = {p: p.read_bytes() for p in other.rglob("*") if p.is_file()}
    run("build", str(vault), "--seeds", str(other))
    notes = notes_of(vault)
    sources = [text for path, text in notes.items() if path.startswith("Sources/")]
    assert any("Old Vault/Reading/Otters.md" in text for text in sources)
    assert not any("Secret" in text or "Gone" in text for text in sources)
    assert load_settings(vault)[0].more_seeds == "../Old Vault"
    assert "# mine\n" in (vault / "vaultgen.toml").read_text()
    assert "no faults" in run("check", str(vault))
    run("build", str(vault))
    assert notes_of(vault) == notes
    (other / "Reading/Herons.md").write_text(OWN.format(name="Herons"))
    run("build", str(vault))
    (other / "Reading/Herons.md").unlink()
    assert notes_of(vault) != notes
    assert {p: p.read_bytes() for p in other.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize("name", ["New", "New/seeds", ".", "missing"])
def test_a_folder_that_is_missing_or_not_outside_the_vault_is_refused(tmp_path: Path, name: str) -> None:
    vault = make_vault(tmp_path / "New")
    result = CliRunner().invoke(main, ["build", str(vault), "--seeds", str(tmp_path / name)])
    assert result.exit_code == ConfigError.exit_code
    assert "more_seeds" in result.output
    assert not load_settings(vault)[0].more_seeds


def test_broken_and_hostile_notes_of_another_vault_are_read_or_named_and_harm_nothing(
    tmp_path: Path, other: Path
) -> None:
    (other / "broken.md").write_bytes(b"---\ntitle: [a\n  b: {c\n---\n# Ebb \xff\xfe\n\nOn [[MMLU")
    (other / "empty.md").write_text("")
    (other / "board.canvas").write_text('{"nodes":[{"type":"text","text":"A [[MMLU]] car')
    active = (
        "```dataviewjs\nx\n```\n`= dv.x()` <% tp.file %> <iframe src=http://x.example></iframe> ![](http://x.example/a)"
    )
    (other / "active.md").write_text(f"# Herons\n\nOn [[MMLU]] {active} [a](javascript:alert(1)) %% <!-- {{{{ x }}}}\n")
    vault = make_vault(tmp_path / "New")
    output = run("build", str(vault), "--seeds", str(other))
    assert "Old Vault/broken.md" in output
    assert "no faults" in run("check", str(vault))
    written = "\n".join(notes_of(vault).values())
    assert not any(
        mark in written for mark in ("`= dv", "<iframe", "](javascript:", "<% tp", "![](http", "```dataview")
    )
