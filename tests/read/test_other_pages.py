"""Feeds, AITopics pages, arXiv's abstract pages and listings are read by what they contain."""

from __future__ import annotations

import pytest

from tests.read.grounded import assert_grounded
from tests.read.pages import ABSTRACT_PAGE, AITOPICS, FEED, LISTING, papers, read


def test_a_feed_gives_category_date_title_authors_and_affiliations() -> None:
    reading = read(FEED)
    first, second = papers(reading)
    assert reading.format == "paper-feed"
    assert first.title.text == "Tidal Heads: Attention That Ebbs and Flows"
    assert [a.text for a in first.authors] == ["Mira Okafor", "Jonas Lindqvist", "Anna Ray"]
    assert not first.authors_complete
    assert second.authors_complete
    assert [a.value for a in first.affiliations] == ["deepmind", "mila"]
    assert first.listed is not None
    assert (first.listed.value, [c.value for c in first.categories]) == ("2024-07-31", ["CL"])
    assert first.published is None
    assert not reading.unread


def test_a_feed_with_authors_on_their_own_line_needs_no_parting() -> None:
    apart = FEED.replace("FlowsMira", "Flows\nMira").replace("BoatsJonas", "Boats\nJonas")
    assert [p.title.text for p in papers(read(apart))] == [p.title.text for p in papers(read(FEED))]
    assert [p.abstract and p.abstract.text for p in papers(read(apart))] == [
        "We let attention ebb.",
        "A boat is small.",
    ]


def test_lines_with_counts_do_not_end_up_in_a_feeds_abstract() -> None:
    (first, _) = papers(read(FEED.replace("We let", "12 citations\nWe let")))
    assert first.abstract is not None
    assert first.abstract.text == "We let attention ebb."


def test_a_feed_cut_off_after_a_date_says_so() -> None:
    reading = read(FEED + "CVMay 1, 2020\n")
    assert len(reading.records) == 2
    assert any("cut off" in f.message for f in reading.findings)


def test_an_aitopics_page_states_its_person_and_the_sources() -> None:
    reading = read(AITOPICS)
    first, second = papers(reading)
    assert reading.format == "aitopics"
    assert reading.subject is not None
    assert (reading.subject.value, reading.subject.evidence.line) == ("Okafor, Mira", 5)
    assert reading.description == "AITopics page of Mira Okafor: 2 papers"
    assert not reading.subject_inferred
    assert first.venue is not None
    assert first.venue.value == "arXiv.org Artificial Intelligence"
    assert first.abstract is not None
    assert first.abstract.text == "We let attention ebb. It scores 90% on boats."
    assert second.title.text == "Small Boats"
    assert second.venue is not None
    assert not reading.unread


def test_an_aitopics_page_without_its_blank_lines_reads_the_same() -> None:
    squeezed = "\n".join(line for line in AITOPICS.splitlines() if line)
    assert [p.title.text for p in papers(read(squeezed))] == ["Tidal Heads: Attention That Ebbs", "Small Boats"]


def test_an_aitopics_page_pasted_twice_does_not_take_titles_for_sources() -> None:
    reading = read(AITOPICS + "\n\n" + AITOPICS)
    assert [p.title.text for p in papers(reading)] == ["Tidal Heads: Attention That Ebbs", "Small Boats"] * 2
    assert [p.abstract and p.abstract.text for p in papers(reading)][1] == "A boat is small."


def test_aitopics_pages_of_two_people_list_each_paper_for_its_person() -> None:
    reading = read(AITOPICS + "\n\n" + AITOPICS.replace("Okafor, Mira", "Ray, Ann"))
    assert reading.subject is None
    assert [a.text for p in papers(reading) for a in p.authors] == ["Okafor, Mira"] * 2 + ["Ray, Ann"] * 2


def test_keywords_of_aitopics_are_no_abstract() -> None:
    tagged = AITOPICS.replace(
        "A boat is small.", "A boat is small.\n\nCountry: Europe > Norway (0.04)\nGenre: Research Report (0.50)"
    )
    abstract = papers(read(tagged))[1].abstract
    assert abstract is not None
    assert abstract.text == "A boat is small."


def test_an_abstract_page_gives_id_dates_and_categories() -> None:
    reading = read(ABSTRACT_PAGE)
    (paper,) = papers(reading)
    assert reading.format == "arxiv-abstract"
    assert paper.title.text == "Tidal Heads: Attention That Ebbs"
    assert [a.text for a in paper.authors] == ["Tide Team", "Mira Okafor", "Jon Lindqvist", "Ann Ray"]
    assert [s.value for s in (paper.arxiv, paper.published, paper.updated, paper.comments) if s] == [
        "2403.05530",
        "2024-02-01",
        "2024-03-03",
        "12 pages",
    ]
    assert [c.value for c in paper.categories] == ["cs.CL", "cs.LG"]
    assert paper.doi is None
    assert not reading.unread


UNLABELLED = """\
Skip to main content
arxiv logo > cs > arXiv:2405.06789
Computer Science > Machine Learning
arXiv:2405.06789 (cs)
[Submitted on 10 May 2024]
Deep Diving for Sparse Rewards
Mira Okafor, Jon Lindqvist, Øystein Ås
View PDF HTML (experimental)
We propose DiveNet, which dives. Comments: it does so alone.
Comments:\t9 pages
Subjects:\tMachine Learning (cs.LG); Artificial Intelligence (cs.AI)
Cite as:\tarXiv:2405.06789 [cs.LG]
Submission history
From: Mira Okafor [view email]
Access Paper:
View PDFHTML (experimental)TeX SourceOther Formats
Bibliographic Explorer Toggle
About Help Contact
"""


def test_an_abstract_page_without_the_labels_that_browsers_hide_gives_the_same() -> None:
    reading = read(UNLABELLED)
    (paper,) = papers(reading)
    assert (paper.title.text, paper.arxiv and paper.arxiv.value) == ("Deep Diving for Sparse Rewards", "2405.06789")
    assert [a.text for a in paper.authors] == ["Mira Okafor", "Jon Lindqvist", "Øystein Ås"]
    assert paper.abstract is not None
    assert paper.abstract.text == "We propose DiveNet, which dives. Comments: it does so alone."
    assert not reading.unread
    assert_grounded(reading, UNLABELLED.encode())


@pytest.mark.parametrize("buttons", ["View PDF", "View PDF HTML (experimental)", "View PDFHTML (experimental)"])
def test_buttons_below_the_authors_are_no_author(buttons: str) -> None:
    page = ABSTRACT_PAGE.replace("View PDF\n", f"{buttons}\n")
    assert buttons in page
    (paper,) = papers(read(page))
    assert paper.authors[-1].text == "Ann Ray"
    assert paper.abstract is not None
    assert "PDF" not in paper.abstract.text


def test_abstract_pages_pasted_one_after_the_other_stay_apart() -> None:
    other = ABSTRACT_PAGE.replace("Tidal Heads: Attention That Ebbs", "Small Boats").replace("05530", "05531")
    both = papers(read(ABSTRACT_PAGE + other))
    assert [(p.title.text, p.arxiv and p.arxiv.value) for p in both] == [
        ("Tidal Heads: Attention That Ebbs", "2403.05530"),
        ("Small Boats", "2403.05531"),
    ]


def test_a_listing_is_read_with_and_without_a_label_before_the_authors() -> None:
    reading = read(LISTING)
    first, second = papers(reading)
    assert reading.format == "arxiv-listing"
    assert "Tuesday, 21 April 2026" in reading.description
    assert [a.text for a in first.authors] == ["Mira Okafor", "Jon Lindqvist"]
    assert [a.text for a in second.authors] == ["Ann Ray"]
    assert [c.value for c in first.categories] == ["cs.CL", "cs.LG"]
    assert first.abstract is not None
    assert first.abstract.text == "We let attention ebb. It is cheap."
    assert first.published is None
    assert not reading.unread


def test_text_that_is_no_known_page_is_unknown_and_says_what_to_do() -> None:
    reading = read("Dear all,\nthe meeting is at noon.\n")
    assert (reading.format, reading.records, reading.unread) == ("unknown", (), ((1, 2),))
    assert any(f.remedy for f in reading.findings)


def test_the_name_of_a_seed_does_not_decide() -> None:
    assert read(FEED).format == "paper-feed"
    assert read(AITOPICS).format == "aitopics"
