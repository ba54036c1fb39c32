"""Titles meet under one key whatever their spelling, and ids lose their version."""

from __future__ import annotations

from string import printable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultgen.identity.title import arxiv_key, doi_key, joined_title_key, main_title, title_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Otters: A Study", "OTTERS - a study."),
        ("Otters & Weirs", "Otters and Weirs"),
        ("Cold-Start Otters", "Coldstart otters"),
        (r"$\text{S}^2$Q-Otter", "S²Q-Otter"),
        (r"Scaling via $\mu$P", "Scaling via μP"),
        (r"Zo\"e's Otters", "Zoë's otters"),
    ],
)
def test_spellings_of_one_title_have_one_key(one: str, other: str) -> None:
    assert joined_title_key(one) == joined_title_key(other)


@pytest.mark.parametrize(("one", "other"), [("Otters I", "Otters II"), ("Otter 2 Report", "Otter 3 Report")])
def test_different_titles_have_different_keys(one: str, other: str) -> None:
    assert title_key(one) != title_key(other)


def test_titles_in_other_scripts_keep_their_letters() -> None:
    assert title_key("Модели выдр") == "модели выдр"


@pytest.mark.parametrize(
    ("title", "main"),
    [("Otter: Swimming Models", "Otter"), ("Otter – Swimming", "Otter"), ("Well-fed Otters", "Well-fed Otters")],
)
def test_the_main_title_stands_before_the_subtitle(title: str, main: str) -> None:
    assert main_title(title) == main


@pytest.mark.parametrize(
    "text",
    ["2401.00001", "arXiv:2401.00001v3", "https://arxiv.org/abs/2401.00001", "https://arxiv.org/pdf/2401.00001v2.pdf"],
)
def test_an_arxiv_id_is_found_without_its_version(text: str) -> None:
    assert arxiv_key(text) == "2401.00001"


@pytest.mark.parametrize("text", ["", "20240101", "12401.000011", "version 1.2345"])
def test_what_is_no_arxiv_id_is_none(text: str) -> None:
    assert arxiv_key(text) == ""


def test_old_arxiv_ids_and_dois_are_found() -> None:
    assert arxiv_key("hep-th/9901001v2") == "hep-th/9901001"
    assert doi_key("https://doi.org/10.1234/Otter.5.") == "10.1234/otter.5"
    assert doi_key("none") == ""


@given(st.text(printable, max_size=60))
def test_the_key_of_a_key_is_itself(title: str) -> None:
    assert title_key(title_key(title)) == title_key(title)
