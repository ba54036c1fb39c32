"""Records with impossible dates, no title, odd sources and links in names are kept or reported."""

from __future__ import annotations

import pytest

from tests.read.pages import note, papers, read

SEARCH = """\
-
Boats
Authors:
Eve [[Home]] Mallory,
Jon Lindqvist
Abstract:
A text.
△ Less
Submitted 3 March, 2024; v1 submitted 30 February, 2023;
originally announced February 2023.
-
---
Authors:
Mira Okafor
Abstract:
Another text.
△ Less
Submitted 3 March, 2024; originally announced March 2024.
"""

TOPICS = """\
Collaborating Authors
Okafor, Mira


Tidal Heads
arXiv.org

We let attention ebb. It is good and it is cheap.


Boats That Think
The Harbour Post > Technology

A machine learns to row, say its makers.
"""


def test_a_date_that_no_calendar_has_is_reported_and_no_other_date_takes_its_place() -> None:
    reading = read(SEARCH)
    (paper,) = papers(reading)
    assert paper.published is None
    assert paper.announced is not None
    assert paper.announced.value == "2023-02"
    assert [f.line for f in reading.findings if "30 February, 2023" in f.message] == [9]


def test_an_impossible_date_of_a_feed_is_reported() -> None:
    reading = read("CLFeb 30, 2024\nTidal Heads Go OutMira Okafor, Jon Lindqvist et al.\nWe do this and that.\n")
    assert [f.line for f in reading.findings if "Feb 30, 2024" in f.message] == [1]
    assert papers(reading)[0].listed is None


def test_an_entry_without_a_title_that_can_be_read_is_reported() -> None:
    assert [f.line for f in read(SEARCH).findings if "no title" in f.message] == [13]


def test_a_link_within_a_name_keeps_its_words() -> None:
    assert [a.text for a in papers(read(SEARCH))[0].authors] == ["Eve Home Mallory", "Jon Lindqvist"]


def test_a_source_is_told_by_where_it_stands() -> None:
    first, second = papers(read(TOPICS))
    assert first.abstract is not None
    assert first.abstract.text == "We let attention ebb. It is good and it is cheap."
    assert second.venue is not None
    assert (second.title.text, second.venue.value) == ("Boats That Think", "The Harbour Post > Technology")


@pytest.mark.parametrize(
    ("line", "title", "authors"),
    [
        ("Field Report: Qwen-VLQwen Team, Mira Okafor et al.", "Field Report: Qwen-VL", ["Qwen Team", "Mira Okafor"]),
        ("Boat2ImageOpenAI Safety Team", "Boat2Image", ["OpenAI Safety Team"]),
        ("Transfer of Tides via $μ$P", "Transfer of Tides via $μ$P", []),
    ],
)
def test_a_title_ends_where_a_team_that_signs_papers_begins(line: str, title: str, authors: list[str]) -> None:
    (paper,) = papers(read(f"CLFeb 20, 2024\n{line}\nWe do this and that.\n"))
    assert (paper.title.text, [a.text for a in paper.authors]) == (title, authors)


NESTED = """\
# On boats

> [!note] Outer
> Boats float.
> > [!warning] Inner
> > Some sink.
>
> > A word of others.
> They are wet.
"""


def test_callouts_and_quotes_within_a_callout_are_blocks_of_their_own() -> None:
    blocks = note(read(NESTED)).blocks
    assert [(b.passage.text, b.callout, b.callout_title, b.parent) for b in blocks[1:]] == [
        ("Boats float. They are wet.", "note", "Outer", None),
        ("Some sink.", "warning", "Inner", 1),
        ("A word of others.", "", "", 1),
    ]


def test_a_thousand_nested_quotes_do_no_harm() -> None:
    assert note(read("# On boats\n\n> [!note] Outer\n" + "> " * 3000 + "deep\n")).blocks


def test_a_word_of_hundreds_of_letters_in_a_feed_does_no_harm() -> None:
    assert read(f"CLJul 31, 2024\nTidal Heads and{'L' * 900} BoatsMira Okafor, Jon Lindqvist\nWe let.\n").records


def test_what_goes_on_for_hundreds_of_lines_is_kept_in_blocks_that_stay_small() -> None:
    for mark in ("", "> "):
        blocks = note(read(f"# On boats\n\n{mark}[!note] Rows\n" + f"{mark}we row\n" * 1_000)).blocks
        assert sum(b.passage.text.count("we row") for b in blocks) == 1_000
        assert max(len(b.passage.lines) for b in blocks) <= 201
