"""What a PDF says besides title, authors and abstract: its authors' institutions and what it refers to."""

from __future__ import annotations

import pytest

from tests.read.grounded import assert_grounded
from tests.read.pages import papers
from tests.read.pdfs import PAPER, Line, pdf
from vaultgen.read import read_seed


def back(*lines: str, heading: str = "References", left: int = 60) -> list[Line]:
    """A last page with a list of references."""
    return [(left, 700, 12, heading)] + [(left, 680 - 12 * i, 10, line) for i, line in enumerate(lines)]


NUMBERED = (
    "[1] Ann Ray and Jon Lindqvist. Small boats are hard to steer: A",
    "study of rowing. arXiv preprint arXiv:2401.00002,",
    "2024.",
    "[2] Wei Zhao. Tides. Science, 2019.",
)
NAMED = (
    "Ann Ray and Jon Lindqvist. Small boats are hard to steer: A",
    "study of rowing. arXiv preprint arXiv:2401.00002, 2024.",
    "Wei Zhao. Tides. Science, 2019.",
)


@pytest.mark.parametrize("lines", [NUMBERED, NAMED])
def test_the_entries_of_the_references_are_told_apart(lines: tuple[str, ...]) -> None:
    data = pdf(PAPER, back(*lines))
    reading = read_seed("paper.pdf", data)
    first, second = papers(reading)[0].references
    assert first.text.endswith(
        "Small boats are hard to steer: A study of rowing. arXiv preprint arXiv:2401.00002, 2024."
    )
    assert second.text.endswith("Wei Zhao. Tides. Science, 2019.")
    assert_grounded(reading, data)


def test_an_appendix_is_no_reference_and_a_heading_may_have_a_number() -> None:
    (paper,) = papers(
        read_seed("paper.pdf", pdf(PAPER, back(*NUMBERED, "A Appendix", "[3] More.", heading="7 References")))
    )
    assert len(paper.references) == 2


def test_the_word_in_a_sentence_begins_no_list() -> None:
    (paper,) = papers(
        read_seed("paper.pdf", pdf(PAPER, back(*NUMBERED, heading="References are given in the appendix.")))
    )
    assert paper.references == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (
            "1 Harbour University, Bergen   2Institute of Tides, Cork",
            ["Harbour University", "Institute of Tides"],
        ),
        ("Norwegian University of Science and Technology", ["Norwegian University of Science and Technology"]),
        ("Department of Boats, Harbour University", ["Harbour University"]),
        ("Work done during an internship at Google Research.", []),
        ("ray@harbour-university.example, https://university.example", []),
    ],
)
def test_the_institutions_stand_between_names_and_abstract(line: str, names: list[str]) -> None:
    lines = [(x, y, s, line if t == "1 Harbour University" else t) for x, y, s, t in PAPER]
    (paper,) = papers(read_seed("paper.pdf", pdf(lines)))
    assert [a.value for a in paper.affiliations] == names
