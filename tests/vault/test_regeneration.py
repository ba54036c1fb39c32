"""What becomes of a vault from build to build."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.vault.rebuild import contents, note, plan_for, rebuild
from vaultgen.model import GeneratedNote
from vaultgen.vault.plan import Action
from vaultgen.vault.scan import scan_vault
from vaultgen.vault.state import last_text, load_state

HERON, EGRET = note("Heron 2"), note("Egret")


def file_times(root: Path) -> dict[str, int]:
    return {p.as_posix(): p.stat().st_mtime_ns for p in root.rglob("*")}


def test_the_first_build_creates_every_note(tmp_path: Path) -> None:
    rebuild(tmp_path, HERON, EGRET)
    assert contents(tmp_path) == {"Models/Heron 2.md": HERON.text, "Models/Egret.md": EGRET.text}


def test_a_build_that_has_nothing_to_do_writes_no_file_at_all(tmp_path: Path) -> None:
    rebuild(tmp_path, HERON, EGRET)
    before = file_times(tmp_path)
    plan = rebuild(tmp_path, HERON, EGRET)
    assert {s.action for s in plan.steps} == {Action.UNCHANGED}
    assert file_times(tmp_path) == before


def test_an_untouched_note_follows_the_seeds(tmp_path: Path) -> None:
    rebuild(tmp_path, HERON, EGRET)
    rebuild(tmp_path, note("Heron 2", "more is known"), EGRET)
    assert "more is known" in contents(tmp_path)["Models/Heron 2.md"]


def test_an_edited_note_gets_what_is_new_and_keeps_every_word_of_its_user(tmp_path: Path) -> None:
    rebuild(tmp_path, HERON)
    (tmp_path / HERON.path).write_text(HERON.text + "\nI doubt this.\n", encoding="utf-8")
    for body in ("news", "more news", "text"):
        plan = rebuild(tmp_path, note("Heron 2", body))
        lines = contents(tmp_path)[HERON.path].splitlines()
        assert lines.count("I doubt this.") == 1
        assert lines.count(body) == 1
        assert [f.seed for f in plan.findings] == [HERON.path]
        assert rebuild(tmp_path, note("Heron 2", body)).writes == ()


def test_the_state_keeps_the_text_that_an_edit_is_told_from(tmp_path: Path) -> None:
    rebuild(tmp_path, HERON)
    (tmp_path / HERON.path).write_text(HERON.text + "mine\n", encoding="utf-8")
    news = note("Heron 2", "news")
    rebuild(tmp_path, news)
    assert last_text(tmp_path, load_state(tmp_path).rows[HERON.id].digest) == news.text


def test_an_edit_taken_back_makes_the_note_follow_the_seeds_again(tmp_path: Path) -> None:
    rebuild(tmp_path, HERON)
    (tmp_path / HERON.path).write_text(HERON.text + "mine", encoding="utf-8")
    rebuild(tmp_path, HERON)
    (tmp_path / HERON.path).write_text(HERON.text, encoding="utf-8")
    rebuild(tmp_path, note("Heron 2", "news"))
    assert contents(tmp_path)[HERON.path] == note("Heron 2", "news").text


@pytest.mark.parametrize("place", ["Birds/Grey heron.md", "Heron 2.md", "Models/Heron two.md"])
def test_a_note_that_was_moved_or_renamed_stays_there_and_is_renewed_there(tmp_path: Path, place: str) -> None:
    rebuild(tmp_path, HERON)
    (tmp_path / place).parent.mkdir(exist_ok=True)
    (tmp_path / HERON.path).rename(tmp_path / place)
    for body in ("news", "more news"):
        rebuild(tmp_path, note("Heron 2", body))
        assert list(contents(tmp_path)) == [place]
        assert body in contents(tmp_path)[place]


def test_a_deleted_note_stays_deleted_until_asked_back(tmp_path: Path) -> None:
    rebuild(tmp_path, HERON, EGRET)
    (tmp_path / HERON.path).unlink()
    for _ in range(2):
        plan = rebuild(tmp_path, note("Heron 2", "news"), EGRET)
        assert [s.path for s in plan.of(Action.DELETED)] == [HERON.path]
        assert list(contents(tmp_path)) == [EGRET.path]
    rebuild(tmp_path, HERON, EGRET, restore=True)
    assert contents(tmp_path)[HERON.path] == HERON.text
    assert rebuild(tmp_path, HERON, EGRET).writes == ()


def test_a_deleted_note_stays_deleted_though_its_seed_was_away_for_a_while(tmp_path: Path) -> None:
    rebuild(tmp_path, HERON, EGRET)
    (tmp_path / HERON.path).unlink()
    rebuild(tmp_path, EGRET)
    rebuild(tmp_path, HERON, EGRET)
    assert list(contents(tmp_path)) == [EGRET.path]


def test_a_note_that_no_seed_supports_goes_with_the_folder_that_it_leaves_empty(tmp_path: Path) -> None:
    rebuild(tmp_path, HERON, note("Kestrel", folder="Products"))
    rebuild(tmp_path, HERON)
    assert list(contents(tmp_path)) == [HERON.path]
    assert not (tmp_path / "Products").exists()


def test_an_edited_note_stays_though_no_seed_supports_it(tmp_path: Path) -> None:
    rebuild(tmp_path, HERON, EGRET)
    (tmp_path / EGRET.path).write_text(EGRET.text + "mine\n", encoding="utf-8")
    for _ in range(2):
        plan = rebuild(tmp_path, HERON)
        assert contents(tmp_path)[EGRET.path].endswith("mine\n")
        assert contents(tmp_path)[EGRET.path].count("vaultgen: retired\n") == 1
    assert "no seed supports it" in plan.findings[0].message


def test_the_mark_of_a_retired_note_is_set_once_and_goes_when_the_note_comes_back(tmp_path: Path) -> None:
    rebuild(tmp_path, HERON, EGRET)
    (tmp_path / EGRET.path).write_text(EGRET.text + "mine\n", encoding="utf-8")
    rebuild(tmp_path, HERON)
    rebuild(tmp_path, HERON, EGRET)
    assert contents(tmp_path)[EGRET.path] == EGRET.text + "mine\n"
    rebuild(tmp_path, HERON)
    unmarked = contents(tmp_path)[EGRET.path].replace("vaultgen: retired\n", "")
    (tmp_path / EGRET.path).write_text(unmarked, encoding="utf-8")
    rebuild(tmp_path, HERON)
    assert contents(tmp_path)[EGRET.path] == unmarked


def test_a_note_whose_name_changes_moves_if_it_is_untouched(tmp_path: Path) -> None:
    rebuild(tmp_path, HERON)
    rebuild(tmp_path, note("Heron 2 (model)", note_id=HERON.id))
    assert list(contents(tmp_path)) == ["Models/Heron 2 (model).md"]


def test_two_notes_can_swap_their_names(tmp_path: Path) -> None:
    rebuild(tmp_path, note("A", "first", "id-1"), note("B", "second", "id-2"))
    rebuild(tmp_path, note("B", "first", "id-1"), note("A", "second", "id-2"))
    assert {p: "first" in t for p, t in contents(tmp_path).items()} == {"Models/A.md": False, "Models/B.md": True}


def test_a_name_that_becomes_free_can_be_taken_in_the_same_build(tmp_path: Path) -> None:
    rebuild(tmp_path, note("A", "old", "id-1"), EGRET)
    rebuild(tmp_path, note("A", "new", "id-2"), EGRET)
    assert "new" in contents(tmp_path)["Models/A.md"]
    assert rebuild(tmp_path, note("A", "new", "id-2"), EGRET).writes == ()


def test_a_title_that_changes_only_its_case_keeps_one_note(tmp_path: Path) -> None:
    rebuild(tmp_path, note("Heron", note_id="x"))
    rebuild(tmp_path, note("HERON", note_id="x"))
    assert list(contents(tmp_path)) == ["Models/HERON.md"]


def test_a_file_of_the_user_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "Models").mkdir()
    (tmp_path / HERON.path).write_text("my own note", encoding="utf-8")
    plan = rebuild(tmp_path, HERON, EGRET)
    assert contents(tmp_path)[HERON.path] == "my own note"
    assert "not ours" in plan.findings[0].message
    assert EGRET.path in contents(tmp_path)


def test_names_of_the_users_notes_count_as_taken_whatever_their_case_and_folder(tmp_path: Path) -> None:
    (tmp_path / "Thoughts").mkdir()
    (tmp_path / "Thoughts" / "HERON 2.md").write_text("mine", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "Egret.md").write_text("a seed", encoding="utf-8")
    (tmp_path / "seeds" / "page.txt").write_text("a seed", encoding="utf-8")
    assert vault_taken(tmp_path) == {"heron 2", "egret"}


def vault_taken(root: Path) -> frozenset[str]:
    from vaultgen.vault.names import vault_names
    from vaultgen.vault.texts import VaultTexts

    return vault_names(scan_vault(root, "seeds"), load_state(root), {}, VaultTexts(root)).taken


def test_our_own_untouched_notes_take_no_name(tmp_path: Path) -> None:
    rebuild(tmp_path, HERON, GeneratedNote("Home.md", "", "# Home\n"))
    assert vault_taken(tmp_path) == frozenset()


def test_without_a_state_what_equals_the_fresh_note_is_adopted_and_the_rest_is_kept(tmp_path: Path) -> None:
    rebuild(tmp_path, HERON, EGRET)
    (tmp_path / EGRET.path).write_text(EGRET.text + "mine\n", encoding="utf-8")
    shutil.rmtree(tmp_path / ".vaultgen")
    plan = rebuild(tmp_path, HERON, EGRET)
    assert plan.of(Action.UNCHANGED)[0].path == HERON.path
    assert plan.of(Action.KEEP)[0].path == EGRET.path
    assert "the state that would tell why is lost" in plan.findings[0].message
    for body in ("news", "more news"):
        rebuild(tmp_path, note("Heron 2", body), note("Egret", f"text\n\n{body}"))
        assert body in contents(tmp_path)[HERON.path]
        assert contents(tmp_path)[EGRET.path].count("mine\n") == 1
        assert body in contents(tmp_path)[EGRET.path]


def test_without_a_state_a_moved_note_stays_where_it_is_for_good(tmp_path: Path) -> None:
    rebuild(tmp_path, HERON)
    (tmp_path / HERON.path).rename(tmp_path / "My heron.md")
    shutil.rmtree(tmp_path / ".vaultgen")
    for body in ("text", "news"):
        rebuild(tmp_path, note("Heron 2", body))
        assert list(contents(tmp_path)) == ["My heron.md"]


def test_a_state_that_cannot_be_read_is_as_good_as_none_and_is_said(tmp_path: Path) -> None:
    rebuild(tmp_path, HERON)
    (tmp_path / ".vaultgen" / "state.sqlite").write_bytes(b"not a database at all" * 100)
    plan = rebuild(tmp_path, HERON, EGRET)
    assert "cannot be read" in plan.findings[0].message
    assert set(load_state(tmp_path).rows) == {HERON.id, EGRET.id}


def test_a_copy_of_a_note_is_reported_and_left_alone(tmp_path: Path) -> None:
    rebuild(tmp_path, HERON)
    copy = tmp_path / "Models" / "A copy.md"
    shutil.copyfile(tmp_path / HERON.path, copy)
    plan = rebuild(tmp_path, note("Heron 2", "news"))
    assert [f.seed for f in plan.findings] == ["Models/A copy.md"]
    assert "news" in contents(tmp_path)[HERON.path]
    assert copy.read_text(encoding="utf-8") == HERON.text


def test_of_two_copies_without_a_state_the_one_in_its_place_is_the_note(tmp_path: Path) -> None:
    rebuild(tmp_path, HERON)
    shutil.copyfile(tmp_path / HERON.path, tmp_path / "Models" / "A copy.md")
    shutil.rmtree(tmp_path / ".vaultgen")
    plan = rebuild(tmp_path, HERON)
    assert [f.seed for f in plan.findings] == ["Models/A copy.md"]
    assert [s.path for s in plan.of(Action.UNCHANGED)] == [HERON.path]


def test_an_id_is_found_however_an_editor_rewrote_the_properties(tmp_path: Path) -> None:
    rebuild(tmp_path, HERON)
    moved = tmp_path / "Elsewhere.md"
    (tmp_path / HERON.path).unlink()
    moved.write_bytes(b"\xef\xbb\xbf---\r\n\"vaultgen-id\":  'model/heron-2' \r\ntitle: x\r\n---\r\nmine\r\n")
    rebuild(tmp_path, HERON)
    assert list(contents(tmp_path)) == ["Elsewhere.md"]


def test_a_note_that_lost_its_properties_is_still_the_note(tmp_path: Path) -> None:
    rebuild(tmp_path, HERON, EGRET)
    (tmp_path / HERON.path).write_text("all mine now", encoding="utf-8")
    plan = rebuild(tmp_path, note("Heron 2", "news"), EGRET)
    assert contents(tmp_path)[HERON.path] == "all mine now"
    assert [s.path for s in plan.of(Action.KEEP)] == [HERON.path]
    assert plan.of(Action.DELETED) == ()


def test_an_id_in_the_text_of_a_note_makes_it_no_note_of_ours(tmp_path: Path) -> None:
    (tmp_path / "Mine.md").write_text("---\ntitle: x\n---\n```\nvaultgen-id: model/heron-2\n```\n", encoding="utf-8")
    rebuild(tmp_path, HERON)
    assert set(contents(tmp_path)) == {"Mine.md", HERON.path}


def test_a_build_that_would_remove_a_fifth_of_the_notes_says_so(tmp_path: Path) -> None:
    notes = [note(f"Model {n}") for n in range(20)]
    rebuild(tmp_path, *notes)
    assert plan_for(tmp_path, *notes[5:]).alarms == ()
    assert "6 of 20 notes would be removed" in plan_for(tmp_path, *notes[6:]).alarms[0]


def test_a_vault_emptied_by_hand_is_no_wish_to_have_nothing(tmp_path: Path) -> None:
    notes = [note(f"Model {n}") for n in range(20)]
    rebuild(tmp_path, *notes)
    shutil.rmtree(tmp_path / "Models")
    assert "20 of 20 notes have been deleted" in plan_for(tmp_path, *notes).alarms[0]
    assert len(plan_for(tmp_path, *notes, restore=True).writes) == 20


Bodies = st.dictionaries(st.sampled_from("ABCD"), st.sampled_from(["one", "two", "three"]))


@settings(max_examples=40, deadline=None)
@given(rounds=st.lists(st.tuples(Bodies, st.sampled_from(["", "edit", "delete", "move", "forget"])), max_size=6))
def test_no_word_of_the_user_is_lost_and_a_second_build_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, rounds: list[tuple[dict[str, str], str]]
) -> None:
    root = tmp_path_factory.mktemp("vault")
    words: set[str] = set()
    for number, (bodies, deed) in enumerate(rounds):
        notes = [note(name, body) for name, body in sorted(bodies.items())]
        rebuild(root, *notes)
        again = plan_for(root, *notes)
        assert not again.changes(load_state(root))
        assert words <= {line for text in contents(root).values() for line in text.splitlines()}
        first = next((root / p for p in contents(root)), None)
        if deed == "edit" and first:
            word = f"my word {number}"
            first.write_text(first.read_text(encoding="utf-8") + f"{word}\n", encoding="utf-8")
            words.add(word)
        elif deed == "delete" and first:
            words -= set(first.read_text(encoding="utf-8").splitlines())
            first.unlink()
        elif deed == "move" and first:
            first.rename(root / f"Moved {number}.md")
        elif deed == "forget":
            shutil.rmtree(root / ".vaultgen", ignore_errors=True)
