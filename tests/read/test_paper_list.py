"""Lists of papers copied from proceedings, programmes and search pages: titles with names below them."""

from __future__ import annotations

import pytest

from tests.read.grounded import assert_grounded
from tests.read.pages import papers, read
from tests.read.paper_lists import ABSTRACT, DAILY, LISTS
from vaultgen.model import PaperRecord
from vaultgen.read import read_seed

FIRST = ["Mira Okafor", "Jon Lindqvist", "Ada B. Reed"]


def listed(name: str) -> list[PaperRecord]:
    reading = read(LISTS[name])
    assert reading.format == "paper-list"
    assert_grounded(reading, LISTS[name].encode())
    return papers(reading)


@pytest.mark.parametrize("name", LISTS)
def test_every_list_gives_its_papers_with_their_authors_in_order(name: str) -> None:
    found = listed(name)
    titles = [p.title.text for p in found][:3]
    assert titles == [
        "Tidal Heads: Attention That Ebbs",
        "Scaling Laws for Rivers and Lakes",
        "Learning to Sail without Reward",
    ]
    assert [[a.text for a in p.authors] for p in found][:2] == [FIRST, ["Ida Björn", "Wei Zhang"]]
    assert found[2].authors[0].text == "Lena van den Berg"


def test_dates_and_abstracts_are_those_of_the_paper_above() -> None:
    found = listed("OpenReview, list")
    assert [p.published and p.published.value for p in found[:3]] == ["2024-02-01", "2024-02-02", "2024-02-05"]
    assert [p.abstract and p.abstract.text for p in found[:2]] == [ABSTRACT, None]


def test_authors_that_a_page_leaves_out_are_missed() -> None:
    assert [p.authors_complete for p in listed("OpenReview, list")] == [True, True, True, False, True]
    last = listed("Semantic Scholar, search")[2]
    assert [a.text for a in last.authors] == ["Lena van den Berg", "Kwame Mensah"]
    assert not last.authors_complete
    assert last.authors_hidden is not None
    assert last.authors_hidden.value == 3


def test_a_page_that_only_counts_authors_gives_titles_and_how_many_are_missed() -> None:
    reading = read(DAILY)
    assert_grounded(reading, DAILY.encode())
    assert [(p.title.text, p.authors, p.authors_hidden and p.authors_hidden.value) for p in papers(reading)] == [
        ("Tidal Heads: Attention That Ebbs", (), 7),
        ("Scaling Laws for Rivers and Lakes", (), 22),
        ("Learning to Sail without Reward", (), 3),
    ]


@pytest.mark.parametrize(
    "page",
    [
        "Harbour Lab\nHead of Research Group\nMira Okafor\nProfessor of Water Science\nJon Lindqvist\nNews\nWe moved\n",
        "Organising Committee of the Conference\nMira Okafor, Jon Lindqvist\nProgramme\nMonday\nOpening\nTuesday\n",
    ],
)
def test_a_page_of_people_lists_no_papers(page: str) -> None:
    assert read_seed("a.txt", page.encode()).format != "paper-list"
