"""Cases taken from what users of other tools lost, each by name, on the whole road from seeds to notes."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from tests.made_up import LISTING, make_vault, notes_of
from vaultgen.errors import TemplateError, VaultError
from vaultgen.model import Severity
from vaultgen.pipeline.build import Options, build
from vaultgen.pipeline.queries import check_vault
from vaultgen.pipeline.review import settle_conflicts, undo_build
from vaultgen.vault.plan import Action

EGRETS = "Papers/On the Patience of Egrets.md"
HERON = "Models/Heron 2.md"
MORE = LISTING.replace("On the Patience of Egrets", "On the Impatience of Terns").replace("Egret-1B", "Egret-7B")


def built(root: Path) -> Path:
    vault = make_vault(root / "vault", listing=LISTING)
    build(vault)
    return vault


def edit(vault: Path, path: str, old: str, new: str) -> None:
    text = (vault / path).read_text(encoding="utf-8")
    assert old in text
    (vault / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def read(vault: Path, path: str) -> str:
    return (vault / path).read_text(encoding="utf-8")


def add_seed(vault: Path, text: str = MORE, name: str = "more.txt") -> None:
    (vault / "seeds" / name).write_text(text, encoding="utf-8")


def test_note_renamed(tmp_path: Path) -> None:
    vault = built(tmp_path)
    (vault / "Authors/Ada Marsh.md").rename(vault / "Ada.md")
    add_seed(vault)
    build(vault)
    assert "On the Impatience of Terns" in read(vault, "Ada.md")
    assert not (vault / "Authors/Ada Marsh.md").exists()
    assert '"[[Ada|Ada Marsh]]"' in read(vault, EGRETS)


def test_note_renamed_in_an_editor_that_changes_the_links_makes_no_conflict(tmp_path: Path) -> None:
    vault = built(tmp_path)
    edit(vault, EGRETS, "patience is learned", "patience is surely learned")
    (vault / "Authors/Ada Marsh.md").rename(vault / "Ada.md")
    for path, text in notes_of(vault).items():
        (vault / path).write_text(text.replace("[[Ada Marsh", "[[Ada"), encoding="utf-8")
    result = build(vault)
    assert result.plan.conflicts == {}
    assert "patience is surely learned" in read(vault, EGRETS)
    assert "[[Ada Marsh" not in "".join(notes_of(vault).values())


def test_a_link_in_a_line_that_its_user_edited_follows_the_note_that_was_renamed(tmp_path: Path) -> None:
    vault = built(tmp_path)
    assert "[[Egret-1B]] is evaluated" in read(vault, EGRETS)
    edit(vault, EGRETS, "is evaluated on", "is (I hear) evaluated on")
    (vault / "Models/Egret-1B.md").rename(vault / "Models/Egret.md")
    result = build(vault)
    assert "**[[Egret|Egret-1B]]** is (I hear) evaluated on" in read(vault, EGRETS)
    assert result.plan.conflicts == {}
    assert build(vault).plan.writes == ()


def test_a_link_in_a_line_that_its_user_edited_becomes_plain_text_with_the_note_deleted(tmp_path: Path) -> None:
    vault = built(tmp_path)
    edit(vault, EGRETS, "is evaluated on", "is (I hear) evaluated on")
    (vault / "Models/Egret-1B.md").unlink()
    result = build(vault)
    assert "**Egret-1B** is (I hear) evaluated on" in read(vault, EGRETS)
    assert "[[Egret-1B" not in read(vault, EGRETS)
    assert result.plan.conflicts == {}


def test_a_link_in_a_place_that_waits_for_its_user_follows_the_note_and_can_still_be_settled(tmp_path: Path) -> None:
    vault = built(tmp_path)
    edit(vault, EGRETS, "is evaluated on", "is (I hear) evaluated on")
    add_seed(vault, LISTING.replace("Egret-1B is evaluated on", "Egret-1B was at last evaluated on"), "listing.txt")
    assert len(build(vault).plan.conflicts) == 1
    (vault / "Models/Egret-1B.md").rename(vault / "Models/Egret.md")
    assert len(build(vault).plan.conflicts) == 1
    assert "**[[Egret|Egret-1B]]** is (I hear) evaluated on" in read(vault, EGRETS)
    settle_conflicts(vault, "On the Patience of Egrets", take_theirs=True)
    assert "I hear" not in read(vault, EGRETS)
    assert "[[Egret-1B" not in read(vault, EGRETS)
    assert "was at last evaluated on" in read(vault, EGRETS)


def test_a_link_that_its_user_wrote_stays_and_is_reported_with_its_remedy(tmp_path: Path) -> None:
    vault = built(tmp_path)
    (vault / EGRETS).write_text(f"{read(vault, EGRETS)}\nLike [[Heron 2]], I think.\n", encoding="utf-8")
    (vault / HERON).rename(vault / "Models/Second heron.md")
    build(vault)
    assert "Like [[Heron 2]], I think." in read(vault, EGRETS)
    (fault,) = (f for f in check_vault(vault)[0] if f.seed == EGRETS and f.severity is Severity.WARNING)
    assert "Models/Second heron.md has that title" in fault.message
    assert fault.remedy == "write [[Second heron|Heron 2]]"


def test_note_deleted(tmp_path: Path) -> None:
    vault = built(tmp_path)
    (vault / HERON).unlink()
    add_seed(vault)
    build(vault)
    assert not (vault / HERON).exists()
    assert "[[Heron 2]]" not in "".join(notes_of(vault).values())
    build(vault, Options(restore_names=("heron 2",)))
    assert (vault / HERON).exists()
    assert "[[Heron 2]]" in "".join(notes_of(vault).values())


def test_note_moved_among_the_seeds_is_no_seed_and_comes_back_when_it_is_moved_back(tmp_path: Path) -> None:
    vault = built(tmp_path)
    before = notes_of(vault)
    (vault / HERON).rename(vault / "seeds/Heron 2.md")
    result = build(vault)
    assert [f.message for f in result.findings if f.seed == "Heron 2.md"] == [
        "is a note that vaultgen made, and no seed; left out"
    ]
    assert notes_of(vault).keys() == before.keys() - {HERON}
    (vault / "seeds/Heron 2.md").rename(vault / HERON)
    build(vault)
    assert notes_of(vault) == before


def test_entity_vanished_with_the_note_edited(tmp_path: Path) -> None:
    vault = built(tmp_path)
    edit(vault, EGRETS, "patience is learned", "patience is surely learned")
    add_seed(vault, LISTING.split("2.\n")[0], "listing.txt")
    build(vault, Options(yes=True))
    assert "surely" in read(vault, EGRETS)
    assert read(vault, EGRETS).count("\nvaultgen: retired\n") == 1
    assert not (vault / "Models/Egret-1B.md").exists()


def test_text_inserted_inside_a_generated_paragraphs_neighbours(tmp_path: Path) -> None:
    vault = built(tmp_path)
    edit(vault, HERON, "\n## ", "\nMy thought.\n\n## ")
    add_seed(vault, LISTING.replace("81.5%", "82.5%"), "listing.txt")
    result = build(vault)
    assert read(vault, HERON).count("My thought.\n\n## ") == 1
    assert "82.5%" in read(vault, HERON)
    assert result.plan.conflicts == {}


def test_one_property_edited_one_list_item_added_one_removed(tmp_path: Path) -> None:
    vault = built(tmp_path)
    path = "Authors/Ada Marsh.md"
    edit(vault, path, "type: author\n", "type: author\nmet: Ghent\n")
    edit(vault, path, "  - author\n", "  - author\n  - friend\n")
    lines = read(vault, path).split("\n")
    at, gone = next(
        (n, line)
        for n, line in enumerate(lines)
        if ("Egrets" in line and line[:1] in {"|", "*", "-"}) or line.startswith("*   ")
    )
    lines[at : at + 1] = []
    (vault / path).write_text("\n".join(lines) + "\n*   Plays the cello.\n", encoding="utf-8")
    add_seed(vault)
    build(vault)
    text = read(vault, path)
    assert "met: Ghent\n" in text
    assert "  - friend\n" in text
    assert text.count("*   Plays the cello.\n") == 1
    assert f"\n{gone}\n" not in text
    assert "On the Impatience of Terns" in text


def test_title_that_changed_only_by_case(tmp_path: Path) -> None:
    vault = built(tmp_path)
    edit(vault, EGRETS, "patience is learned", "patience is surely learned")
    add_seed(vault, LISTING.replace("On the Patience of Egrets", "On the patience of egrets"), "listing.txt")
    build(vault)
    (path,) = (p for p in notes_of(vault) if p.casefold() == EGRETS.casefold())
    assert "surely" in read(vault, path)


def test_heading_deleted(tmp_path: Path) -> None:
    vault = built(tmp_path)
    heading = next(line for line in read(vault, HERON).split("\n") if line.startswith("## "))
    edit(vault, HERON, f"{heading}\n", "")
    add_seed(vault)
    build(vault)
    assert f"{heading}\n" not in read(vault, HERON)


def test_template_upgraded(tmp_path: Path) -> None:
    vault = built(tmp_path)
    (vault / HERON).write_text(f"{read(vault, HERON)}\nMy thought.\n", encoding="utf-8")
    (vault / "templates").mkdir()
    own = "{% extends 'thing.md.j2' %}{% block middle %}\nA new part.\n{% endblock %}"
    (vault / "templates/model.md.j2").write_text(own, encoding="utf-8")
    build(vault)
    assert "A new part." in read(vault, HERON)
    assert read(vault, HERON).count("My thought.") == 1
    assert "A new part." in read(vault, "Models/Egret-1B.md")


def test_state_folder_lost(tmp_path: Path) -> None:
    vault = built(tmp_path)
    edit(vault, HERON, "reaches", "is said to reach")
    shutil.rmtree(vault / ".vaultgen")
    result = build(vault)
    assert set(result.plan.conflicts) == {"model/heron-2"}
    add_seed(vault, LISTING.replace("Boris Reed", "Boris Reed,\nZoe Rush"), "listing.txt")
    build(vault)
    assert "is said to reach" in read(vault, HERON)
    settle_conflicts(vault, "Heron 2", take_theirs=True)
    assert "is said to reach" not in read(vault, HERON)
    assert build(vault).plan.writes == ()


def test_home_keeps_its_new_name_when_the_state_folder_is_lost(tmp_path: Path) -> None:
    vault = built(tmp_path)
    (vault / "Home.md").rename(vault / "Start.md")
    build(vault)
    shutil.rmtree(vault / ".vaultgen")
    build(vault)
    add_seed(vault)
    build(vault)
    assert build(vault).plan.writes == ()
    assert (vault / "Start.md").is_file()
    assert not (vault / "Home.md").exists()


def test_what_a_build_that_died_left_is_swept_up_when_its_state_is_lost_too(tmp_path: Path) -> None:
    vault = built(tmp_path)
    left = vault / "Models/.vaultgen-writing-3.tmp"
    left.write_text("half of a note", encoding="utf-8")
    shutil.rmtree(vault / ".vaultgen")
    build(vault)
    assert not left.exists()


def test_two_machines_that_built_in_turn_with_conflict_copies_between_them(tmp_path: Path) -> None:
    here = built(tmp_path)
    there = tmp_path / "there"
    shutil.copytree(here, there)
    edit(here, HERON, "reaches", "is said to reach")
    edit(there, HERON, "\n## ", "\nFrom the other machine.\n\n## ")
    for vault in (here, there):
        add_seed(vault)
        build(vault)
    # The sync tool brings the other machine's notes; of those that both have changed, it keeps both.
    copy = HERON.replace(".md", " (conflicted copy 2026-11-21).md")
    shutil.copyfile(there / HERON, here / copy)
    result = build(here)
    assert "is said to reach" in read(here, HERON)
    assert "From the other machine." in read(here, copy)
    assert [f.seed for f in result.findings if "sync tool" in f.message] == [copy]


def test_a_conflict_settled_for_what_the_user_wrote_does_not_come_back(tmp_path: Path) -> None:
    vault = built(tmp_path)
    edit(vault, HERON, "reaches", "is said to reach")
    other = LISTING.replace("81.5%", "82.5%")
    for text in (other, LISTING, other):
        add_seed(vault, text, "listing.txt")
        build(vault)
        if text == other and "is said" in read(vault, HERON) and not (vault / "settled").exists():
            settle_conflicts(vault, "Heron 2", take_theirs=False)
            (vault / "settled").touch()
    assert build(vault).plan.conflicts == {}
    assert "is said to reach" in read(vault, HERON)


def test_undo_gives_the_vault_as_it_was_and_keeps_what_was_written_since(tmp_path: Path) -> None:
    vault = built(tmp_path)
    before = notes_of(vault)
    add_seed(vault)
    build(vault)
    (vault / HERON).write_text(f"{read(vault, HERON)}\nMy thought.\n", encoding="utf-8")
    undo_build(vault)
    after = notes_of(vault)
    assert after.pop(HERON) == f"{before.pop(HERON)}\nMy thought.\n"
    assert after == before


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_leaves_the_vault_as_it_was_or_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    vault = built(tmp_path)
    before = notes_of(vault)
    add_seed(vault)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, call, full)
    with pytest.raises(VaultError, match="No space left"):
        build(vault)
    monkeypatch.undo()
    assert notes_of(vault) == before
    assert not list(vault.rglob("*.tmp"))
    build(vault)
    assert build(vault).plan.writes == ()


def test_a_read_only_note_stops_a_build_before_it_has_written_anything(tmp_path: Path) -> None:
    vault = built(tmp_path)
    before = notes_of(vault)
    (vault / "Authors/Ada Marsh.md").chmod(0o444)
    add_seed(vault)
    with pytest.raises(VaultError, match="is read-only"):
        build(vault)
    assert notes_of(vault) == before


def test_a_state_folder_that_leads_elsewhere_is_not_written_to(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault", listing=LISTING)
    (tmp_path / "elsewhere").mkdir()
    (vault / ".vaultgen").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(VaultError, match="leads out of the vault"):
        build(vault)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_template_that_does_not_work_names_itself_line_and_node_and_leaves_the_vault_as_it_was(
    tmp_path: Path,
) -> None:
    vault = built(tmp_path)
    before = notes_of(vault)
    add_seed(vault)
    (vault / "templates").mkdir()
    (vault / "templates/model.md.j2").write_text("one\n{{ note.nothing }}\n", encoding="utf-8")
    with pytest.raises(TemplateError, match=r"does not work for (Egret|Heron|Llama).*nothing") as caught:
        build(vault)
    assert (caught.value.path, caught.value.line) == ("model.md.j2", 2)
    assert notes_of(vault) == before


def test_an_edit_made_while_a_build_writes_is_merged_in_the_same_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = built(tmp_path)
    add_seed(vault)
    real, path = os.replace, vault / EGRETS

    def replace(old: Path, new: Path) -> None:
        if new != path and "My thought." not in path.read_text(encoding="utf-8"):
            path.write_text(f"{path.read_text(encoding='utf-8')}\nMy thought.\n", encoding="utf-8")
        real(old, new)

    add_seed(vault, LISTING.replace("patience is learned", "patience is taught"), "listing.txt")
    monkeypatch.setattr(os, "replace", replace)
    result = build(vault)
    assert read(vault, EGRETS).count("My thought.") == 1
    assert "patience is taught" in read(vault, EGRETS)
    assert EGRETS in {s.path for s in result.plan.of(Action.MERGE)}
