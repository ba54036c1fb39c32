"""Lists of citations copied from Google Scholar, DBLP or a paper's references: each citation is a paper, or none."""

from __future__ import annotations

import pytest

from tests.read.citation_lists import (
    DBLP_PERSON,
    REFERENCES,
    SCHOLAR_PROFILE,
    SCHOLAR_PROFILE_HTML,
    SCHOLAR_RESULTS,
    STYLES,
)
from tests.read.grounded import assert_grounded
from tests.read.pages import papers, read
from vaultgen.grounding import Passage
from vaultgen.identity.person_name import parse_person_name
from vaultgen.model import PaperRecord
from vaultgen.read import read_seed
from vaultgen.read.copied.citation import read_citation


def listed(text: str) -> list[PaperRecord]:
    reading = read_seed("a.txt", text.encode())
    assert_grounded(reading, text.encode())
    return [r for r in reading.records if isinstance(r, PaperRecord)]


def said(record: PaperRecord) -> tuple[object, ...]:
    return (
        record.title.text,
        [a.text for a in record.authors],
        record.authors_complete,
        record.venue and record.venue.value,
        record.published and record.published.value,
        record.arxiv and record.arxiv.value,
    )


def test_results_of_a_search_are_papers_with_initials_venue_and_year() -> None:
    first, second = listed(SCHOLAR_RESULTS)
    names = ["M Okafor", "J Lindqvist", "A B Reed"]
    assert said(first) == ("Tidal Heads: Attention That Ebbs", names, False, None, "2024", "2402.01234")
    title = "A survey of water in models"
    assert said(second) == (title, ["I R Björn", "L van den Berg"], True, "Nature Reviews Seas", "2023", None)


def test_a_title_that_the_page_cuts_is_no_papers() -> None:
    assert not [p for p in listed(SCHOLAR_RESULTS) if p.title.text.startswith("Measuring")]


@pytest.mark.parametrize("page", [SCHOLAR_PROFILE, SCHOLAR_PROFILE_HTML], ids=["copied", "saved"])
def test_a_profile_says_whose_it_is_and_what_they_wrote(page: str) -> None:
    reading = read(page)
    assert reading.subject is not None
    assert reading.subject.value == "Mira Okafor"
    first, second = papers(reading)
    names = ["M Okafor", "J Lindqvist", "A B Reed"]
    assert said(first) == ("Tidal Heads: Attention That Ebbs", names, False, None, "2024", "2402.01234")
    assert said(second)[3:5] == ("Nature Reviews Seas", "2023")


def test_a_persons_page_of_dblp_is_read_past_its_links() -> None:
    reading = read(DBLP_PERSON)
    assert reading.subject is not None
    assert reading.subject.value == "Mira Okafor"
    survey, tidal, sparse = papers(reading)
    title = "A Survey of Water in Models that Ebb"
    assert said(survey) == (title, ["Jon Lindqvist", "Mira Okafor"], True, "EMNLP", "2024", None)
    names = ["Mira Okafor", "Jon Lindqvist", "Wei Li"]
    assert said(tidal) == ("Tidal Heads: Attention That Ebbs", names, True, None, "2024", "2402.01234")
    assert said(sparse)[3:5] == ("J. Mach. Learn. Res.", "2019")


@pytest.mark.parametrize("style", STYLES)
def test_one_paper_in_the_styles_of_references_is_the_same_paper(style: str) -> None:
    mark = len(STYLES[style]) - len(STYLES[style].lstrip("[1]. "))
    record = read_citation(Passage.of_line(STYLES[style], "a.txt", 1).slice(mark))
    assert record is not None
    assert record.title.text == "Tidal heads: Attention that ebbs"
    families = [parse_person_name(a.text).family for a in record.authors]
    assert families == ["Okafor", "Lindqvist", "Reed"]
    assert [parse_person_name(a.text).tokens[0][0] for a in record.authors] == ["m", "j", "a"]
    assert record.published is not None
    assert record.published.value == "2024"
    assert record.venue is not None
    assert "NeurIPS" in record.venue.value


def test_entries_over_two_lines_are_read_and_unknown_ones_named() -> None:
    tidal, survey, boats = listed(REFERENCES)
    assert said(survey)[1:] == (["I. Björn"], False, None, "2023", "2301.00001")
    assert boats.title.text == "Deep residual rivers for the recognition of boats"
    assert boats.doi is not None
    assert boats.doi.value == "10.1234/boats.1"
    assert boats.venue is not None
    assert boats.venue.value == "Proc. Conf. Comput. Vis. (CVPR)"
    assert tidal.venue is not None
    assert [f.line for f in read(REFERENCES).findings] == [6]


@pytest.mark.parametrize(
    "line",
    [
        "We trained in 2024. The model was better than all others of its kind. It is free.",
        "Oslo, Norway. 2024. The harbour was closed for boats in the whole of the summer.",
        "In May 2024, Reed and Moss. The end of the story is known to all who have read it.",
        "A. Reed. Untitled.",
        "Table 3. Results of all models on the test set of 2024. See text.",
    ],
)
def test_a_sentence_is_no_citation(line: str) -> None:
    assert read_citation(Passage.of_line(line, "a.txt", 1)) is None


def test_an_article_with_references_at_its_end_stays_an_article() -> None:
    prose = "We let attention ebb in all of its heads, and find that it is better than what was there before it.\n" * 20
    assert read_seed("a.txt", (prose + "\n" + REFERENCES).encode()).format != "citation-list"
