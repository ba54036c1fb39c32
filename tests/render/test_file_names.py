"""The names of notes' files: legal everywhere, told apart, the same on every build."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultgen.render.file_names import NAME_BYTES, file_name, name_key

FORBIDDEN = set('#|^:[]\\/*?"<>')
RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{d}{n}" for d in ("COM", "LPT") for n in range(1, 10))}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Heron 1.5: Wading through marshes", "Heron 1.5 - Wading through marshes"),
        ("Ratio 3:1 or not", "Ratio 3-1 or not"),
        ("What next?", "What next"),
        ("Reeds/Rushes \\ Sedges | all", "Reeds-Rushes - Sedges - all"),
        ('The "best" <model>', "The 'best' model"),
        ("C# and [notes]^2", "C and (notes)2"),
        ("Open weights:", "Open weights"),
        (".hidden...", "hidden"),
        ("Two\u00a0\u00a0blanks\u200b and\u202e a turn", "Two blanks and a turn"),
        ("e\u0301tude", "étude"),
        ("nul", "n_ul"),
        ("Aux.md", "A_ux.md"),
        ("Console", "Console"),
        ("`= this.file.name` and `$= x`", "this.file.name and = x"),
        ("%%%Hidden%% ==marks== ~~gone~~", "%Hidden% =marks= ~gone~"),
        (r"Solving $\mathcal{O}(n^2)$ at once", "Solving O(n2) at once"),
    ],
)
def test_a_title_becomes_a_readable_name(title: str, name: str) -> None:
    assert file_name(title) == name


def test_a_long_title_is_cut_after_a_word_and_marked() -> None:
    name = file_name("A long walk " * 40)
    assert len(name.encode()) <= NAME_BYTES
    assert name.startswith("A long walk A long walk")
    assert name.rpartition(" ")[0].endswith(("A", "long", "walk"))


def test_two_long_titles_with_the_same_beginning_get_two_names() -> None:
    assert file_name("Marsh " * 60 + "one") != file_name("Marsh " * 60 + "two")


@pytest.mark.parametrize("title", ["", "???", "...", "\u200b"])
def test_a_title_without_letters_gets_a_name_all_the_same(title: str) -> None:
    assert file_name(title).startswith("Untitled ")


@given(st.text(max_size=300))
def test_every_name_is_legal_on_every_system(title: str) -> None:
    name = file_name(title)
    assert not FORBIDDEN & set(name)
    assert "%%" not in name
    assert name == name.strip(" .") == " ".join(name.split()) != ""
    assert name.split(".")[0].upper() not in RESERVED
    assert unicodedata.normalize("NFC", name) == name
    assert 0 < len(name.encode()) <= NAME_BYTES
    assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs"} for c in name)


@given(st.text(max_size=200))
def test_a_name_made_of_a_name_is_that_name(title: str) -> None:
    assert file_name(file_name(title)) == file_name(title)


def test_names_that_one_system_takes_for_one_file_have_one_key() -> None:
    assert name_key("STRASSE é") == name_key("straße e\u0301")
