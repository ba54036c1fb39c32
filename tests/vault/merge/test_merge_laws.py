"""Laws of the merge, on random notes and random edits."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.vault.merge.edits import as_note, edits, kinds_by_word, notes, numbering, sources_by_word, words_of
from vaultgen.vault.merge.blocks import Kind, parse_body
from vaultgen.vault.merge.note import merge_note

GIT = shutil.which("git")


@dataclass(frozen=True, slots=True)
class Versions:
    """A note as it was generated last, as it is generated now, and as a person left it."""

    base: str
    new: str
    mine: str

    @property
    def merged(self) -> str:
        return merge_note(self.base, self.new, self.mine).text


@st.composite
def versions(draw: st.DrawFn, *, plain: bool = False) -> Versions:
    base = draw(notes(plain=plain))
    new, mine = draw(edits(base, "seed", plain=plain)), draw(edits(base, "user", plain=plain))
    return Versions(as_note(base), as_note(new), as_note(mine, numbering(base)))


@given(versions())
@settings(max_examples=300, deadline=None)
def test_every_word_that_a_person_wrote_is_there_once_and_in_their_order(note: Versions) -> None:
    assert words_of(note.merged, "user") == words_of(note.mine, "user")


@given(versions())
@settings(max_examples=300, deadline=None)
def test_every_line_that_a_person_wrote_or_changed_keeps_its_bytes(note: Versions) -> None:
    lines = [[x for x in text.splitlines() if "user" in x] for text in (note.merged, note.mine)]
    assert lines[0] == lines[1]


@given(versions())
@settings(max_examples=300, deadline=None)
def test_a_footnote_leads_to_the_source_that_its_line_was_written_with(note: Versions) -> None:
    merged, mine, new = (sources_by_word(text) for text in (note.merged, note.mine, note.new))
    for word, sources in merged.items():
        assert "" not in sources
        # A line of the person's has the sources that it had, a generated line those that it has now.
        assert sources == mine[word] if word.startswith("user") else sources in (mine.get(word), new.get(word))
        if word.startswith("seed"):
            assert sources == new[word]


@given(versions())
@settings(deadline=None)
def test_no_footnote_is_defined_twice(note: Versions) -> None:
    labels = [b.label for b in parse_body(note.merged).blocks if b.kind is Kind.FOOTNOTE]
    assert len(labels) == len(set(labels))


@given(versions())
@settings(max_examples=300, deadline=None)
def test_an_item_stays_an_item_and_a_row_a_row(note: Versions) -> None:
    merged, mine, new = (kinds_by_word(text) for text in (note.merged, note.mine, note.new))
    assert all(kind in (mine.get(word), new.get(word)) for word, kind in merged.items())


@given(versions())
@settings(deadline=None)
def test_a_note_that_nobody_edited_becomes_the_new_one(note: Versions) -> None:
    assert merge_note(note.base, note.new, note.base).text == note.new
    assert merge_note(note.base, note.new, note.base).conflicts == ()


@given(versions())
@settings(deadline=None)
def test_an_edited_note_stays_as_it_is_while_the_seeds_say_the_same(note: Versions) -> None:
    assert merge_note(note.base, note.base, note.mine).text == note.mine


@given(versions())
@settings(deadline=None)
def test_a_second_merge_changes_nothing(note: Versions) -> None:
    assert merge_note(note.new, note.new, note.merged).text == note.merged


@given(versions(), st.data())
@settings(deadline=None)
def test_no_word_is_lost_over_several_builds(note: Versions, data: st.DataObject) -> None:
    text, before = note.mine, note.base
    for after in (note.new, as_note(data.draw(notes())), note.base, "", note.new):
        text, before = merge_note(before, after, text).text, after
        assert words_of(text, "user") == words_of(note.mine, "user")
        assert all("" not in sources for sources in sources_by_word(text).values())


@given(versions())
@example(
    Versions(  # the person hung an item under one that the seeds put elsewhere
        "*   gen0\n*   gen1\n    *   gen2\n\n## gen3\n",
        "*   gen1\n    *   gen2\n*   gen0\n\n## gen3\n",
        "*   gen0\n    *   gen2\n*   gen1\n\n## gen3\n",
    )
)
@settings(max_examples=200, deadline=None)
def test_nothing_that_a_person_left_alone_stands_in_a_note_twice(note: Versions) -> None:
    # Beside a line that a person changed its new form may stand, where seeds changed it beyond recognition.
    text = "".join(line for line in note.merged.splitlines(keepends=True) if "user" not in line)
    found = words_of(text, "seed") + words_of(text, "gen")
    assert len(found) == len(set(found))


@given(versions())
@settings(deadline=None)
def test_what_the_seeds_add_is_in_the_note_or_in_a_conflict_where_nothing_was_deleted(note: Versions) -> None:
    result = merge_note(note.base, note.new, note.mine)
    shown = result.text + "".join(c.new for c in result.conflicts)
    if set(words_of(note.base, "gen")) <= set(words_of(note.mine, "gen")):
        assert set(words_of(note.new, "seed")) <= set(words_of(shown, "seed"))


@given(versions())
@settings(deadline=None)
def test_windows_line_ends_are_kept_and_taken_over(note: Versions) -> None:
    if note.mine.count("\n"):
        merged = merge_note(note.base, note.new, note.mine.replace("\n", "\r\n")).text
        assert "\n" not in merged.replace("\r\n", "")
        assert merged.replace("\r\n", "\n") == note.merged


@pytest.mark.skipif(GIT is None, reason="git is not installed")
def test_where_git_merges_without_conflict_the_lines_are_the_same(tmp_path: Path) -> None:
    @given(versions(plain=True))
    @settings(max_examples=150, deadline=None)
    def check(note: Versions) -> None:
        paths = [tmp_path / name for name in ("mine", "base", "new")]
        for path, text in zip(paths, (note.mine, note.base, note.new), strict=True):
            path.write_text(text, encoding="utf-8")
        command = [str(GIT), "merge-file", "-p", *map(str, paths)]
        found = subprocess.run(command, capture_output=True, text=True, check=False)
        # What the seeds add to a section that the person deleted stays out with it, and a heading stays over the
        # person's words; git knows no sections.
        has_lost_section = bool(headings(note.base) - (headings(note.mine) & headings(note.new)))
        if found.returncode == 0 and not has_lost_section:
            assert lines(note.merged) == lines(found.stdout)

    check()


def lines(text: str) -> list[str]:
    """The lines that are not blank, sorted: git may put two insertions the other way round."""
    return sorted(line for line in text.splitlines() if line.strip())


def headings(text: str) -> set[str]:
    return {line for line in text.splitlines() if line.startswith("#")}
