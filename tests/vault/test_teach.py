"""The vault teaches the tool: what a person says in notes and settings holds from build to build."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from tests.made_up import make_vault, notes_of
from vaultgen.cli import main
from vaultgen.errors import ConfigError
from vaultgen.model import Finding, Severity
from vaultgen.pipeline.build import build, look, open_vault
from vaultgen.pipeline.queries import check_vault, explain_name
from vaultgen.report.build_result import BuildResult
from vaultgen.vault.scan import scan_vault
from vaultgen.vault.state import State
from vaultgen.vault.teach import taught_decisions
from vaultgen.vault.texts import VaultTexts

PAGE = """\
1.
On the Patience of Egrets
Authors:
Ada Marsh
Abstract:
We introduce Egret-1B, a language model. Egret-1B is evaluated on GSM8K.
Submitted 3 May, 2023; originally announced May 2023.
2.
Herons at Dusk
Authors:
Boris Reed,
Cy Low
Abstract:
We introduce Heron 2, a language model. Heron 2 outperforms Egret-1B on MMLU and on GSM8K.
Submitted 7 March, 2024; originally announced March 2024.
"""
EGRET, HERON, DUSK = "Models/Egret-1B.md", "Models/Heron 2.md", "Papers/Herons at Dusk.md"


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    root = make_vault(tmp_path / "vault", page=PAGE)
    build(root)
    assert {EGRET, HERON, DUSK} <= set(notes_of(root))
    return root


def edit(vault: Path, note: str, old: str, new: str) -> None:
    path = vault / note
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def add_property(vault: Path, note: str, lines: str) -> None:
    """Put a property into a note's frontmatter, as an editor does."""
    edit(vault, note, "\nvaultgen-id:", f"\n{lines}\nvaultgen-id:")


def settle(vault: Path) -> BuildResult:
    """Build; a second time changes nothing."""
    build(vault)
    before = notes_of(vault)
    result = build(vault)
    assert notes_of(vault) == before
    assert result.plan.writes == ()
    return result


def lose_state(vault: Path) -> None:
    shutil.rmtree(vault / ".vaultgen")


def faults(vault: Path) -> list[Finding]:
    return [f for f in check_vault(vault)[0] if f.severity is not Severity.INFO]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], catch_exceptions=False)


def test_a_vault_that_nobody_touched_teaches_nothing(vault: Path) -> None:
    settings, _ = open_vault(vault)
    decisions, findings = taught_decisions(*look(vault, settings), VaultTexts(vault))
    assert not decisions
    assert findings == ()


def test_an_alias_added_to_a_note_joins_the_entity_of_that_name_and_stays_joined_without_state(vault: Path) -> None:
    add_property(vault, HERON, "aliases:\n  - Egret-1B")
    settle(vault)
    for _ in range(2):
        notes = notes_of(vault)
        assert EGRET not in notes
        assert "Egret-1B" in notes[HERON]
        assert "[[Heron 2|Egret-1B]]" in notes["Papers/On the Patience of Egrets.md"]
        assert faults(vault) == []
        lose_state(vault)
        settle(vault)


def test_an_alias_taken_out_again_parts_the_two_again(vault: Path) -> None:
    add_property(vault, HERON, "aliases:\n  - Egret-1B")
    settle(vault)
    edit(vault, HERON, "  - Egret-1B\n", "")
    settle(vault)
    assert EGRET in notes_of(vault)


def test_explain_names_the_note_and_line_of_a_join(vault: Path) -> None:
    add_property(vault, HERON, "aliases:\n  - Egret-1B")
    text, is_known = explain_name(vault, "Egret-1B")
    assert is_known
    assert "decided by the user" in text
    assert "Models/Heron 2.md" in text


def test_a_note_that_says_what_it_is_the_same_as_stays_and_links_go_to_the_other(vault: Path) -> None:
    add_property(vault, EGRET, 'same-as: "[[Heron 2]]"')
    settle(vault)
    lose_state(vault)
    settle(vault)
    notes = notes_of(vault)
    assert 'same-as: "[[Heron 2]]"' in notes[EGRET]
    assert "[[Heron 2|Egret-1B]]" in notes["Papers/On the Patience of Egrets.md"]
    assert faults(vault) == []


def test_not_the_same_as_holds_apart_what_another_note_joins(vault: Path) -> None:
    add_property(vault, HERON, "aliases:\n  - Egret-1B")
    add_property(vault, EGRET, "not-same-as: [[Heron 2]]")
    result = settle(vault)
    assert {HERON, EGRET} <= set(notes_of(vault))
    assert any("says the opposite" in f.message for f in result.findings)


def test_a_wrong_merge_is_corrected_by_part(tmp_path: Path) -> None:
    page = PAGE.replace("Egret-1B", "Heron-2")
    vault = make_vault(tmp_path / "vault", page=page)
    build(vault)
    assert len([p for p in notes_of(vault) if p.startswith("Models/")]) == 1
    done = run("part", vault, "Heron-2", "Heron 2", "--reason", "two labs")
    assert "vaultgen.toml, line 2: written" in done.stdout
    for _ in range(2):
        settle(vault)
        assert sorted(p for p in notes_of(vault) if p.startswith("Models/")) == [HERON, "Models/Heron-2.md"]
        assert faults(vault) == []
        lose_state(vault)


def test_a_retyped_note_keeps_its_place_its_id_and_the_words_of_its_user(vault: Path) -> None:
    edit(vault, EGRET, "type: model", "type: benchmark")
    (vault / EGRET).write_text((vault / EGRET).read_text(encoding="utf-8") + "\nMy own words.\n", encoding="utf-8")
    for _ in range(2):
        settle(vault)
        note = notes_of(vault)[EGRET]
        assert "My own words." in note
        assert "type: benchmark" in note
        assert "vaultgen-id: model/" in note
        assert not [p for p in notes_of(vault) if p.startswith("Benchmarks/Egret")]
        assert 'benchmarks:\n  - "[[Egret-1B]]"' in notes_of(vault)["Papers/On the Patience of Egrets.md"]
        lose_state(vault)


def test_a_note_of_which_nothing_but_the_type_was_changed_stays_where_it_is(vault: Path) -> None:
    edit(vault, EGRET, "type: model", "type: benchmark")
    settle(vault)
    assert "  - benchmark\n" in notes_of(vault)[EGRET]
    lose_state(vault)
    settle(vault)
    assert EGRET in notes_of(vault)


def test_a_type_that_there_is_not_is_reported_and_changes_nothing(vault: Path) -> None:
    edit(vault, EGRET, "type: model", "type: bird")
    result = settle(vault)
    assert any("“bird” is none" in f.message for f in result.findings)


def test_a_decision_whose_line_a_build_moves_is_reported_in_the_same_words_by_the_next(vault: Path) -> None:
    paper = "Papers/On the Patience of Egrets.md"
    edit(vault, paper, "type: paper\n", "")
    edit(vault, paper, "\n---\n", "\ntype: benchmark\n---\n")
    settle(vault)
    shutil.copyfile(vault / "seeds/page.txt", vault / "seeds/other.txt")
    settle(vault)
    assert "cannot become benchmark" in notes_of(vault)["Home.md"]


def test_an_ignored_note_stays_as_its_user_left_it_and_nothing_links_to_it(vault: Path) -> None:
    add_property(vault, EGRET, "vaultgen: ignore")
    text = (vault / EGRET).read_text(encoding="utf-8")
    for _ in range(2):
        settle(vault)
        notes = notes_of(vault)
        assert "vaultgen: ignore" in notes[EGRET]
        assert not [path for path, note in notes.items() if "[[Egret-1B" in note]
        lose_state(vault)
    assert "vaultgen: ignore" in text


def test_a_note_of_ones_own_takes_the_links_its_links_count_and_its_bytes_stay(vault: Path) -> None:
    own = vault / "Birds/egret-1b.md"
    own.parent.mkdir()
    own.write_bytes(b"My bird, kin to [[GSM8K]] and `[[MMLU]]`.\r\n\r\n```\r\n[[Ada Marsh]]\r\n```\r\n")
    before = own.read_bytes()
    settle(vault)
    notes = notes_of(vault)
    assert EGRET not in notes
    assert "[[egret-1b|Egret-1B]]" in notes[DUSK]
    assert "[[egret-1b" in notes["Benchmarks/GSM8K.md"]
    assert own.read_bytes() == before
    assert faults(vault) == []
    own.unlink()
    settle(vault)
    assert EGRET in notes_of(vault)


def test_an_alias_of_a_note_of_ones_own_takes_the_links_too(vault: Path) -> None:
    (vault / "My bird.md").write_text("---\naliases: [Egret-1B]\n---\nNice.\n", encoding="utf-8")
    settle(vault)
    assert "[[My bird|Egret-1B]]" in notes_of(vault)[DUSK]


def test_an_edited_note_is_not_lost_when_a_note_of_ones_own_takes_its_place(vault: Path) -> None:
    (vault / EGRET).write_text((vault / EGRET).read_text(encoding="utf-8") + "\nMy own words.\n", encoding="utf-8")
    (vault / "Bird.md").write_text("---\naliases: [Egret-1B]\n---\nNice.\n", encoding="utf-8")
    settle(vault)
    assert "My own words." in notes_of(vault)[EGRET]


def test_a_decision_leaves_every_byte_of_the_settings_as_it_was(vault: Path) -> None:
    text = "# mine\r\nconcept_min_papers = 3 # few\r\n"
    (vault / "vaultgen.toml").write_bytes(text.encode())
    done = run("join", vault, "Heron 2", "Egret-1B", "--reason", 'the "same"')
    assert done.exit_code == 0
    assert "vaultgen.toml, line 5: written" in done.stdout
    written = (vault / "vaultgen.toml").read_bytes().decode()
    assert written.startswith(text)
    assert written.endswith('reason = "the \\"same\\""\r\n')
    assert "says so already" in run("join", vault, "Heron 2", "Egret-1B").stdout
    assert (vault / "vaultgen.toml").read_bytes().decode() == written
    settle(vault)
    assert EGRET not in notes_of(vault)


def test_the_command_tells_what_the_next_build_will_do_and_does_nothing_yet(vault: Path) -> None:
    before = notes_of(vault)
    done = run("ignore", vault, "Egret-1B")
    assert f"- {EGRET}" in done.stdout
    assert notes_of(vault) == before
    settle(vault)
    assert EGRET not in notes_of(vault)


def test_a_name_that_is_mistyped_is_said_at_once(vault: Path) -> None:
    done = run("ignore", vault, "Egert")
    assert done.exit_code == 1
    assert "no seed has that name" in done.stderr


def test_retype_by_command_moves_the_note_to_the_folder_of_its_type(vault: Path) -> None:
    assert run("retype", vault, "Egret-1B", "benchmark").exit_code == 0
    settle(vault)
    assert "Benchmarks/Egret-1B.md" in notes_of(vault)
    assert EGRET not in notes_of(vault)
    assert faults(vault) == []


def test_a_type_that_there_is_not_is_refused(vault: Path) -> None:
    done = run("retype", vault, "Egret-1B", "bird")
    assert done.exit_code == ConfigError.exit_code
    assert "no type that a name can be given" in done.stderr
    assert not (vault / "vaultgen.toml").exists()


@given(
    head=st.text(st.sampled_from("aliases:same-as[]\"' \n-#|>&*!{}vaultgen:ignoretype\t"), max_size=80),
    body=st.text(max_size=60),
)
def test_whatever_a_note_holds_it_is_read_without_a_fault_and_never_changed(
    tmp_path_factory: pytest.TempPathFactory, head: str, body: str
) -> None:
    root = tmp_path_factory.mktemp("notes")
    texts = [f"---\nvaultgen-id: model/x\n{head}\n---\n{body}", f"---\n{head}\n---\n[[{body}", body]
    written = [text.encode("utf-8", "surrogatepass") for text in texts]
    for number, data in enumerate(written):
        (root / f"{number}.md").write_bytes(data)
    decisions, _ = taught_decisions(scan_vault(root, "seeds"), State(), VaultTexts(root))
    assert {n.path for n in decisions.own_notes} <= {"0.md", "1.md", "2.md"}
    assert [(root / f"{number}.md").read_bytes() for number in range(3)] == written


def test_a_note_teaches_from_whatever_folder_it_lies_in(vault: Path) -> None:
    add_property(vault, HERON, "aliases:\n  - Egret-1B")
    (vault / "Birds").mkdir()
    (vault / HERON).rename(vault / "Birds/Heron 2.md")
    settle(vault)
    assert EGRET not in notes_of(vault)


def test_an_edited_note_that_was_joined_to_another_says_so_and_is_kept_to_the_letter(vault: Path) -> None:
    add_property(vault, EGRET, 'same-as: "[[Heron 2]]"')
    text = (vault / EGRET).read_text(encoding="utf-8")
    result = settle(vault)
    assert notes_of(vault)[EGRET] == text
    assert [f.message for f in result.findings if f.seed == EGRET] == [
        "is now one with model/heron-2; this note is kept as it is"
    ]


def test_what_the_settings_decide_is_no_edit_of_the_notes_when_the_state_is_lost(vault: Path) -> None:
    run("join", vault, "Heron 2", "Egret-1B")
    run("retype", vault, "Heron 2", "product")
    settle(vault)
    before = notes_of(vault)
    lose_state(vault)
    result = settle(vault)
    assert notes_of(vault) == before
    assert not [f for f in result.findings if f.seed.endswith(".md") and f.seed in before]
