"""What becomes of a body that a person edits, case by case."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultgen.vault.merge.blocks import parse_body
from vaultgen.vault.merge.note import merge_note
from vaultgen.vault.merge.result import Conflict
from vaultgen.vault.merge.settle import take_new

BASE = """# Heron

Heron is a **model** by [[Marsh Lab]].[^1]

>[!NOTE] What sets it apart
>It reads whole books.

## Results

*   **[[Reeds]]:** 81 percent.[^2]
    *   with two examples
*   **[[Ponds]]:** 72 percent.[^3]

| benchmark | score |
|---|---|
| Reeds | 81 |
| Ponds | 72 |

## Limits

*   It forgets names.[^3]

[^1]: [[Seed|line 1]]
[^2]: [[Seed|line 2]]
[^3]: [[Seed|line 3]]
"""


def merged(new: str, mine: str, base: str | None = BASE) -> str:
    """The merged text; there must be no conflict."""
    result = merge_note(base, new, mine)
    assert result.conflicts == ()
    return result.text


def changed(*changes: tuple[str, str]) -> str:
    """The base with some passages replaced."""
    text = BASE
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


def test_text_inserted_between_generated_neighbours_stays_when_both_change() -> None:
    mine = changed((">It reads whole books.\n", ">It reads whole books.\n\nI tried this.\n"))
    new = changed(("whole books", "whole shelves"), ("## Results", "## Results of 2024"))
    assert merged(new, mine) == new.replace(">It reads whole shelves.\n", ">It reads whole shelves.\n\nI tried this.\n")


def test_text_stays_where_it_is_when_its_neighbours_vanish() -> None:
    mine = changed(("    *   with two examples\n", "    *   with two examples\n    *   with three, says Ann\n"))
    new = changed(("    *   with two examples\n", ""))
    assert merged(new, mine) == new.replace("[^2]\n*", "[^2]\n    *   with three, says Ann\n*")


def test_an_item_added_beside_a_newly_generated_one_is_no_conflict() -> None:
    last = "*   **[[Ponds]]:** 72 percent.[^3]\n"
    mine = changed((last, last + "*   my own item\n"))
    new = changed((last, last + "*   **[[Lakes]]:** 60 percent.[^3]\n"))
    assert last + "*   my own item\n*   **[[Lakes]]:** 60 percent.[^3]\n" in merged(new, mine)


def test_an_item_changed_beside_a_newly_generated_one_is_no_conflict() -> None:
    last = "*   **[[Ponds]]:** 72 percent.[^3]\n"
    mine = changed(("72 percent", "72 percent (doubtful)"))
    new = changed((last, last + "*   **[[Lakes]]:** 60 percent.[^3]\n"))
    assert "72 percent (doubtful).[^3]\n*   **[[Lakes]]:** 60 percent.[^3]\n" in merged(new, mine)


def test_an_item_that_was_removed_stays_away_even_when_the_seeds_change_it() -> None:
    mine = changed(("*   **[[Ponds]]:** 72 percent.[^3]\n", ""))
    new = changed(("72 percent", "73 percent"), ("81 percent", "82 percent"))
    assert merged(new, mine) == mine.replace("81 percent", "82 percent")


def test_a_heading_that_was_deleted_stays_away_and_its_items_go_on_following_the_seeds() -> None:
    mine = changed(("## Limits\n\n", ""))
    new = changed(("forgets names", "forgets names and dates"), ("## Limits", "## Known limits"))
    assert merged(new, mine) == mine.replace("forgets names", "forgets names and dates")


def test_a_section_that_was_deleted_gets_nothing_new() -> None:
    mine = changed(("## Limits\n\n*   It forgets names.[^3]\n\n", ""))
    new = changed(("*   It forgets names.[^3]\n", "*   It forgets names.[^3]\n*   It is slow.[^1]\n"))
    assert merged(new, mine) == mine


def test_a_heading_that_was_renamed_goes_on_gathering_what_the_seeds_add() -> None:
    mine = changed(("## Limits", "## Where it fails"))
    new = changed(("*   It forgets names.[^3]\n", "*   It forgets names.[^3]\n*   It is slow.[^1]\n"))
    assert merged(new, mine) == new.replace("## Limits", "## Where it fails")


def test_a_heading_whose_section_holds_a_persons_words_stays_when_the_seeds_drop_it() -> None:
    mine = changed(("*   It forgets names.[^3]\n", "*   It forgets names.[^3]\n\nNot in my tests.\n"))
    new = changed(("## Limits\n\n*   It forgets names.[^3]\n\n", ""))
    assert "## Limits\n\nNot in my tests.\n" in merge_note(BASE, new, mine).text


def test_an_edited_callout_stays_and_the_other_version_is_reported() -> None:
    mine = changed(("whole books", "whole books, I am told"))
    new = changed(("whole books", "whole shelves"), ("81 percent", "82 percent"))
    result = merge_note(BASE, new, mine)
    assert result.text == mine.replace("81 percent", "82 percent")
    head = ">[!NOTE] What sets it apart\n>It reads whole "
    path = ">[!NOTE] What sets it apart"
    assert result.conflicts == (Conflict(path, head + "books, I am told.\n", head + "shelves.\n", head + "books.\n"),)


def test_a_row_added_to_a_table_stays_beside_rows_that_the_seeds_add() -> None:
    mine = changed(("| Ponds | 72 |\n", "| Ponds | 72 |\n| Puddles | 99 |\n"))
    new = changed(("| Ponds | 72 |\n", "| Ponds | 73 |\n| Lakes | 60 |\n"))
    assert "| Reeds | 81 |\n| Ponds | 73 |\n| Puddles | 99 |\n| Lakes | 60 |\n\n" in merged(new, mine)


def test_a_block_moved_to_another_section_is_renewed_there() -> None:
    item = "*   **[[Reeds]]:** 81 percent.[^2]\n"
    mine = changed((item, ""), ("*   It forgets", item + "*   It forgets"))
    new = changed(("81 percent", "82 percent"))
    assert merged(new, mine) == mine.replace("81 percent", "82 percent")


def test_a_block_that_user_and_seeds_change_alike_is_no_conflict() -> None:
    both = changed(("81 percent", "82 percent"))
    assert merged(both + "\n[^4]: [[Seed|line 4]]\n", both + "\nmine\n") == both + "\nmine\n"


def test_a_changed_block_keeps_its_source_when_the_footnotes_are_renumbered() -> None:
    mine = changed(("It forgets names.[^3]", "It forgets many names.[^3]"))
    new = (
        BASE.replace("[^3]", "[^4]")
        .replace("81 percent.[^2]\n", "81 percent.[^2]\n*   **[[Lakes]]:** 60 percent.[^3]\n")
        .replace("[^4]: [[Seed|line 3]]", "[^3]: [[Other|line 9]]\n[^4]: [[Seed|line 3]]")
    )
    text = merged(new, mine)
    assert "It forgets many names.[^3]\n" in text
    assert "[^3]: [[Seed|line 3]]\n" in text
    assert "60 percent.[^5]\n" in text
    assert "[^5]: [[Other|line 9]]\n" in text


def test_the_source_of_a_changed_block_stays_when_no_generated_block_needs_it_any_more() -> None:
    mine = changed(("It forgets names.[^3]", "It forgets many names.[^3]"))
    new = changed(
        ("*   **[[Ponds]]:** 72 percent.[^3]\n", ""),
        ("*   It forgets names.[^3]\n", ""),
        ("[^3]: [[Seed|line 3]]\n", ""),
    )
    assert merge_note(BASE, new, mine).text.endswith("[^3]: [[Seed|line 3]]\n")


def test_a_footnote_that_the_user_labelled_anew_stays_when_the_seeds_drop_it() -> None:
    base, new = "> [!note] x\n> y[^1]\n\n[^0]: z", "> [!note] x\n> yy[^1]\n\n[^1]: zz"
    mine = "> [!note] x\n> y[^0]\n\n[^1]: z\n\nw"
    assert merge_note(base, new, mine).text == mine
    named = "- a[^1]\n- b\n\n[^1]: x\n[^why]: y\n"
    assert merge_note("- a[^1]\n- b[^2]\n\n[^1]: x\n[^2]: y\n", "- a[^1]\n\n[^1]: x\n", named).text == named


def test_a_footnote_that_was_renumbered_with_its_references_goes_with_them() -> None:
    base, new = "- a[^1]\n- b[^2]\n\n[^1]: x\n[^2]: y\n", "- a[^1]\n\n[^1]: x\n"
    mine = "- mine[^1]\n- a[^2]\n- b[^3]\n\n[^1]: my source\n[^2]: x\n[^3]: y\n"
    assert merge_note(base, new, mine).text == "- mine[^1]\n- a[^2]\n\n[^1]: my source\n[^2]: x\n"


def test_properties_that_come_from_a_note_without_text_stand_on_lines_of_their_own() -> None:
    assert merge_note("was\n", "---\ntitle: a\n---", "mine").text.startswith("---\ntitle: a\n---\n")
    assert merge_note("was\n", "---\ntitle: a\n---", "mine").text.endswith("\nmine")


def test_list_markers_indents_and_line_ends_are_those_of_the_note() -> None:
    mine = BASE.replace("*   ", "- ").replace("    - ", "\t- ").replace("\n", "\r\n")
    item = "*   **[[Ponds]]:** 72 percent.[^3]\n"
    new = changed((item, item + "*   **[[Lakes]]:** 60 percent.[^3]\n"), ("two examples", "2 examples"))
    text = merged(new, mine)
    assert "\r\n\t- with 2 examples\r\n- **[[Ponds]]:** 72 percent.[^3]\r\n- **[[Lakes]]:** 60 percent.[^3]\r\n" in text


def test_blank_lines_and_trailing_blanks_of_a_person_are_kept() -> None:
    mine = changed(("## Results\n\n", "## Results  \n\n\n\n"), ("by [[Marsh Lab]].[^1]\n", "by [[Marsh Lab]].[^1]  \n"))
    new = changed(("forgets names", "forgets dates"))
    assert merged(new, mine) == mine.replace("forgets names", "forgets dates")


def test_a_note_that_was_emptied_stays_empty() -> None:
    assert merged(changed(("81 percent", "82 percent")), "") == ""


def test_without_a_last_text_a_note_that_says_the_same_is_taken_as_it_is() -> None:
    mine = "---\ntitle: 'Heron'\naliases: [H]\n---\n" + BASE.replace("*   ", "- ")
    new = '---\ntitle: Heron\naliases:\n  - "H"\n---\n' + BASE
    assert merged(new, mine, None) == mine


def test_without_a_last_text_any_other_note_is_kept_whole_with_one_conflict() -> None:
    mine, new = BASE + "\nmine\n", changed(("81 percent", "82 percent"))
    result = merge_note(None, new, mine)
    assert result.text == mine
    assert [(c.path, c.mine, c.new, c.base) for c in result.conflicts] == [("note", mine, new, "")]


def test_a_conflict_says_under_which_headings_it_stands() -> None:
    result = merge_note(BASE, changed(("81 percent", "82 percent")), changed(("81 percent", "80 percent")))
    assert [c.path for c in result.conflicts] == ["Results › **[[Reeds]]:** 80 percent.[^2]"]


def test_a_conflict_can_be_settled_for_the_new_text_with_the_source_that_it_names() -> None:
    mine = changed(("81 percent", "80 percent"))
    new = changed(("81 percent.[^2]", "82 percent.[^2]"), ("[^2]: [[Seed|line 2]]", "[^2]: [[Other|line 7]]"))
    result = merge_note(BASE, new, mine)
    settled = take_new(result.text, result.conflicts[0])
    assert settled is not None
    assert "*   **[[Reeds]]:** 82 percent.[^4]\n" in settled
    assert settled.endswith("[^4]: [[Other|line 7]]\n")


def test_a_conflict_is_not_settled_where_the_person_has_written_on() -> None:
    result = merge_note(BASE, changed(("81 percent", "82 percent")), changed(("81 percent", "80 percent")))
    assert take_new(result.text.replace("80 percent", "79 percent"), result.conflicts[0]) is None


ODD = st.text(st.sampled_from(list("ab#*-_>|`~[]^:1. \t\n\r\x0b\x0c\u2028$%")), max_size=60)


@given(ODD)
@settings(deadline=None)
def test_the_blocks_and_gaps_of_any_text_make_up_that_text(text: str) -> None:
    body = parse_body(text)
    assert "".join(b.gap + b.text for b in body.blocks) + body.tail == text
    assert all(b.text.strip() for b in body.blocks)
    assert not any(b.gap.strip() for b in body.blocks)


@given(ODD, ODD, ODD)
@settings(deadline=None)
def test_any_three_texts_can_be_merged(base: str, new: str, mine: str) -> None:
    once = merge_note(base, new, mine).text
    assert merge_note(new, new, once).text == once


@pytest.mark.parametrize("mine", ["```\nopen fence\n", "%% open comment\n", "<div>\n\n- a\n", "[a]: http://x\n"])
def test_whatever_a_person_leaves_open_their_lines_are_kept(mine: str) -> None:
    text = merge_note(BASE, changed(("81 percent", "82 percent")), mine + BASE).text
    assert text.startswith(mine)
