"""Clipped pages of papers give the paper as the site shows it, and clipped lists the papers that they list."""

from __future__ import annotations

import pytest

from tests.read.clipped_pages import ABSTRACT, LISTS, PAPERS, TITLE
from tests.read.grounded import assert_grounded
from tests.read.pages import note, papers, read
from vaultgen.model import PaperRecord

NAMES = {
    "papers-with-code MarkDownload": ["Mira Okafor", "Jon Lindqvist", "Wei Zhang"],
    "semantic-scholar without abstract": ["Mira Okafor", "Ann Ray", "Bo Lee", "Jon Lindqvist"],
    "openreview MarkDownload": [],
    "aitopics article": ["Okafor, Mira", "Lindqvist, Jon"],
    "pmlr Web Clipper": ["Okafor, Mira", "Lindqvist, Jon"],
    "aitopics article by MarkDownload": ["Okafor, Mira", "Lindqvist, Jon"],
}


def paper_of(name: str) -> PaperRecord:
    text = PAPERS[name]
    reading = read(text)
    assert reading.format == "clipping"
    assert_grounded(reading, text.encode())
    (paper,) = papers(reading)
    return paper


@pytest.mark.parametrize("name", PAPERS)
def test_a_clipped_page_gives_title_names_and_abstract_and_nothing_of_the_site(name: str) -> None:
    paper = paper_of(name)
    assert paper.title.text == TITLE
    assert [a.text for a in paper.authors] == NAMES.get(name, ["Mira Okafor", "Jon Lindqvist"])
    assert paper.authors_complete is bool(paper.authors)
    shown = paper.abstract.text.removesuffix(" ...") if paper.abstract else None
    assert shown == (None if "without abstract" in name else ABSTRACT)


@pytest.mark.parametrize(
    ("name", "venue", "published", "arxiv", "doi"),
    [
        ("papers-with-code Web Clipper", None, "2024-02-01", "2402.01234", None),
        ("papers-with-code MarkDownload", "CVPR 2024", None, "2402.01234", None),
        ("semantic-scholar without abstract", None, "2024-02-01", "2402.01234", None),
        ("semantic-scholar Web Clipper", None, "2024-02-01", None, "10.1000/boats.12"),
        ("openreview Web Clipper", "NeurIPS 2024 Poster", None, None, None),
        ("openreview cut title", "NeurIPS 2024 poster", "2024-02-01", None, None),
        ("aitopics article", None, "2024-02-01", "2402.01234", None),
        ("arxiv MarkDownload", None, "2024-02-01", "2402.01234", None),
        (
            "neurips Web Clipper",
            "Advances in Neural Information Processing Systems 36 (NeurIPS 2023)",
            None,
            None,
            None,
        ),
        ("pmlr Web Clipper", "Proceedings of the 40th International Conference on Boats", "2023", None, None),
    ],
)
def test_a_clipped_page_gives_venue_date_and_ids(
    name: str, venue: str | None, published: str | None, arxiv: str | None, doi: str | None
) -> None:
    paper = paper_of(name)
    stated = [s and s.value for s in (paper.venue, paper.published, paper.arxiv, paper.doi)]
    assert stated == [venue, published, arxiv, doi]


def test_authors_between_that_a_page_leaves_out_are_counted_where_it_offers_no_citation() -> None:
    text = PAPERS["semantic-scholar without abstract"].replace("@article{", "article ")
    (paper,) = papers(read(text))
    assert [a.text for a in paper.authors] == ["Mira Okafor", "Ann Ray", "Jon Lindqvist"]
    assert (paper.authors_complete, paper.authors_hidden and paper.authors_hidden.value) == (False, 1)


def test_properties_with_more_authors_than_the_page_shows_are_believed() -> None:
    text = PAPERS["papers-with-code Web Clipper"].replace(
        "author:\n", 'author:\n  - "[[Mira Okafor]]"\n  - "[[Ann Ray]]"\n  - "[[Jon Lindqvist]]"\n'
    )
    (paper,) = papers(read(text))
    assert [a.text for a in paper.authors] == ["Mira Okafor", "Ann Ray", "Jon Lindqvist"]


@pytest.mark.parametrize("name", LISTS)
def test_a_clipped_list_gives_the_papers_that_it_lists(name: str) -> None:
    reading = read(LISTS[name])
    assert_grounded(reading, LISTS[name].encode())
    found = papers(reading)
    assert len(reading.records) == len(found)
    titles = [TITLE, "Small Boats in Large Seas", "Reading the Sea with Nets"][: len(found)]
    assert [p.title.text.casefold() for p in found] == [t.casefold() for t in titles]
    assert len(found) == (2 if "results" in name or name == "google-scholar profile by MarkDownload" else 3)


def test_the_lists_of_people_say_whose_they_are() -> None:
    subjects = {name: read(text).subject for name, text in LISTS.items()}
    assert {name for name, stated in subjects.items() if stated and "Okafor" in stated.value} == {
        "google-scholar profile",
        "dblp Web Clipper",
        "dblp MarkDownload",
        "aitopics author page",
    }


def test_a_clipped_list_of_aitopics_gives_authors_and_dates_without_keywords_in_the_abstract() -> None:
    first, second, _ = papers(read(LISTS["aitopics search"]))
    assert [a.text for a in first.authors] == ["Okafor, Mira", "Lindqvist, Jon"]
    assert [s and s.value for s in (first.listed, second.listed, second.venue)] == [
        "2024-02-01",
        "2021-12-09",
        "Journal of Floating Things",
    ]
    assert first.abstract is not None
    assert first.abstract.text == ABSTRACT


def test_news_that_aitopics_shows_is_an_article() -> None:
    text = PAPERS["aitopics article"].replace("doc/arxivorg:", "doc/news:")
    assert note(read(text)).is_clipping


def test_the_excerpt_above_a_clipped_post_is_not_its_text() -> None:
    post = (
        "---\ncreated: 2024-09-01T10:11:12 (UTC +02:00)\ntags: []\nsource: https://blog.example/ebb\n"
        "author: Ida Björn\n---\n\n# Ebbing\n\n> ## Excerpt\n> We look at the sea.\n\n---\n"
        "TidalNet scores 90.1% on BoatQA.\n"
    )
    record = note(read(post))
    assert record.is_clipping
    assert [b.passage.text for b in record.blocks] == ["Ebbing", "TidalNet scores 90.1% on BoatQA."]
    assert ("author", "Ida Björn") in [(k, v.value) for k, v in record.properties]


def test_a_persons_list_of_links_to_authors_is_no_page_of_a_paper() -> None:
    own = "# People\n\n- [Mira Okafor](https://dblp.org/pid/1)\n\nI met them in **Harbour** [[Town]].\n"
    assert read(own).format == "obsidian-note"
