"""Watching: what makes a vault be built again, told as bursts of changed paths."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.made_up import LISTING, make_vault, notes_of
from vaultgen.cli import main
from vaultgen.errors import ConfigError
from vaultgen.pipeline import watch as watching
from vaultgen.pipeline.build import build
from vaultgen.pipeline.watch import watch


class Builds:
    """Counts builds, and fails in those of the given numbers."""

    def __init__(self, *failing: int) -> None:
        self.count = 0
        self.failing = failing

    def __call__(self) -> None:
        self.count += 1
        if self.count in self.failing:
            raise ConfigError("is not TOML", path="vaultgen.toml", remedy="correct that line")


def built(vault: Path, *bursts: set[str], failing: tuple[int, ...] = ()) -> tuple[int, list[str]]:
    """How many builds such bursts make (the first one aside), and what was said."""
    builds = Builds(*failing)
    said: list[str] = []
    watch(vault, [{vault / p for p in burst} for burst in bursts], builds, said.append)
    return builds.count - 1, said


@pytest.mark.parametrize("path", ["seeds/new.txt", "seeds/deep/new.md", "vaultgen.toml", "templates/paper.md.j2"])
def test_a_changed_seed_setting_or_template_builds_the_vault(tmp_path: Path, path: str) -> None:
    count, said = built(make_vault(tmp_path / "vault"), {path})
    assert count == 1
    assert said == [f"{path} changed"]


@pytest.mark.parametrize(
    "path", ["Papers/Small Boats.md", "Home.md", "seeds/.sync.tmp", ".vaultgen/state.sqlite", ".obsidian/app.json"]
)
def test_notes_and_hidden_files_do_not_build_the_vault(tmp_path: Path, path: str) -> None:
    assert built(make_vault(tmp_path / "vault"), {path}) == (0, [])


def test_a_burst_of_changes_is_one_build(tmp_path: Path) -> None:
    count, said = built(make_vault(tmp_path / "vault"), {"seeds/a.txt", "seeds/b.txt", "Home.md"}, {"Home.md"})
    assert count == 1
    assert said == ["2 files changed, seeds/a.txt among them"]


def test_a_failed_build_is_said_and_the_next_change_tried(tmp_path: Path) -> None:
    count, said = built(make_vault(tmp_path / "vault"), {"vaultgen.toml"}, {"vaultgen.toml"}, failing=(1, 2))
    assert count == 2
    assert "vaultgen.toml: is not TOML" in said[0]
    assert "correct that line" in said[-2]


def test_the_folder_of_the_seeds_is_the_one_that_the_settings_name_now(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    (vault / "vaultgen.toml").write_text('seeds = "pages"', encoding="utf-8")
    assert built(vault, {"pages/a.txt"})[0] == 1
    assert built(vault, {"seeds/a.txt"})[0] == 0
    (vault / "vaultgen.toml").write_text("seeds = ", encoding="utf-8")
    assert built(vault, {"seeds/a.txt"})[0] == 1


def test_what_changes_in_the_folder_that_the_settings_add_builds_the_vault(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    (tmp_path / "notes").mkdir()
    (vault / "vaultgen.toml").write_text('more_seeds = "../notes"', encoding="utf-8")
    count, said = built(vault, {"../notes/deep/a.md"}, {str(tmp_path / "notes/b.md"), str(tmp_path / "other/c.md")})
    assert (count, said) == (1, ["notes/b.md changed"])
    assert built(vault, {str(tmp_path / "notes/.obsidian/workspace.json"), str(tmp_path / "c.md")}) == (0, [])


def test_the_other_folder_is_watched_and_another_one_as_soon_as_the_settings_name_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = make_vault(tmp_path / "vault")
    watched = []

    def changes(*folders: Path, **_: object) -> Iterator[set[tuple[int, str]]]:
        watched.append([f.name for f in folders])
        while True:
            yield {(1, str(vault / "vaultgen.toml"))}

    monkeypatch.setattr("watchfiles.watch", changes)
    for name, _ in zip(("one", "two", "one", "none"), watching.changes_below(vault), strict=False):
        (tmp_path / name).mkdir(exist_ok=True)
        (vault / "vaultgen.toml").write_text(f'more_seeds = "../{name}"', encoding="utf-8")
    assert watched == [["vault"], ["vault", "one"], ["vault", "two"], ["vault", "one"]]


def test_a_seed_that_comes_in_becomes_notes(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")

    def bursts() -> Iterator[set[Path]]:
        text = LISTING.replace("On the Patience of Egrets", "On the Impatience of Terns")
        (vault / "seeds/more.txt").write_text(text, encoding="utf-8")
        yield {vault / "seeds/more.txt"}

    watch(vault, bursts(), lambda: void(build(vault)), lambda _: None)
    assert "Papers/On the Impatience of Terns.md" in notes_of(vault)


def test_the_command_ends_without_a_trace_when_it_is_interrupted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(vault: Path) -> Iterator[set[Path]]:
        yield {vault / "Home.md"}
        raise KeyboardInterrupt

    monkeypatch.setattr(watching, "changes_below", interrupted)
    result = CliRunner().invoke(main, ["watch", str(make_vault(tmp_path / "vault"))])
    assert result.exit_code == 0
    assert "Heron 2" in " ".join(notes_of(tmp_path / "vault"))
    assert result.output.endswith("stopped watching\n")


def void(_value: object) -> None:
    """Nothing, whatever it is given."""
