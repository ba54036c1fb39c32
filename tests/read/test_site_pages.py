"""One paper's page on several sites, saved, clipped and copied, says the same; a page nobody foresaw says enough."""

from __future__ import annotations

import pytest

from tests.read import site_pages as site
from tests.read.grounded import assert_grounded
from tests.read.pages import note, papers, read
from vaultgen.model import PaperRecord
from vaultgen.read import read_seed

PAPERS = [
    *(pytest.param(page, id=f"{name} saved") for name, page in site.PAPER_PAGES.items()),
    *(pytest.param(site.clipped_paper(name), id=f"{name} clipped") for name in site.ADDRESSES),
    *(pytest.param(page, id=f"{name} copied") for name, page in site.COPIED.items()),
]


def said(paper: PaperRecord) -> tuple[str, list[str], str]:
    return paper.title.text, [a.text for a in paper.authors], paper.abstract.text if paper.abstract else ""


@pytest.mark.parametrize("page", PAPERS)
def test_every_form_of_a_papers_page_gives_title_names_and_abstract(page: str) -> None:
    reading = read_seed("seed", page.encode())
    (paper,) = papers(reading)
    assert said(paper) == (site.TITLE, ["Mira Okafor", "Jon Lindqvist"], site.ABSTRACT)
    assert not reading.unread
    assert_grounded(reading, page.encode())


def test_the_parts_of_an_abstract_are_no_labels_of_a_site() -> None:
    parts = f"Background: {site.ABSTRACT}\nMethods: We asked boats\nwhat they think. Results:\nThey float."
    (paper,) = papers(read(f"{site.TITLE}\nMira Okafor, Jon Lindqvist\nAbstract\n{parts}\n"))
    assert paper.abstract is not None
    assert paper.abstract.text.endswith("They float.")


@pytest.mark.parametrize(
    "name", ["openreview", "hugging-face", "hugging-face, of the day", "semantic-scholar", "papers-with-code"]
)
def test_a_copied_page_gives_the_date_that_it_shows(name: str) -> None:
    (paper,) = papers(read(site.COPIED[name]))
    assert paper.published is not None
    assert paper.published.value == "2024-02-01"


def test_labels_below_a_copied_abstract_give_date_venue_and_doi() -> None:
    below = "Anthology ID:\nX\nMonth:\nAugust\nYear:\n2024\nVenue:\nBoatConf\nSIG:\nDOI:\n10.18653/v1/2024.boat-1\n"
    (paper,) = papers(read(f"{site.TITLE}\nMira Okafor, Jon Lindqvist\nAbstract\n{site.ABSTRACT}\n{below}"))
    assert [s.value for s in (paper.published, paper.venue, paper.doi) if s] == [
        "2024-08",
        "BoatConf",
        "10.18653/v1/2024.boat-1",
    ]


def test_a_page_of_semantic_scholar_without_an_abstract_gives_the_paper_and_how_many_authors_it_hides() -> None:
    page = f"Sign In\nCorpus ID: 12\n{site.TITLE}\nMira Okafor, Ann Ray, +3 authors Jon Lindqvist\nTLDR\n"
    (paper,) = papers(read(page))
    assert [a.text for a in paper.authors] == ["Mira Okafor", "Ann Ray", "Jon Lindqvist"]
    assert (paper.title.text, paper.abstract, paper.authors_hidden and paper.authors_hidden.value) == (
        site.TITLE,
        None,
        3,
    )


def test_a_page_that_does_not_say_where_it_was_gives_the_address_of_its_document() -> None:
    for page, address in ((site.OPENREVIEW_HTML, "forum"), (site.OPENREVIEW_HTML.replace("canonical", "x"), "pdf")):
        (paper,) = papers(read(page))
        assert paper.url is not None
        assert paper.url.value == f"https://openreview.net/{address}?id=AbCd1234"


def test_a_copied_page_gives_its_id() -> None:
    (paper,) = papers(read(site.COPIED["hugging-face"]))
    assert paper.arxiv is not None
    assert paper.arxiv.value == "2402.01234"


@pytest.mark.parametrize(
    "text",
    [
        f"Abstract\n{site.ABSTRACT}\n",
        f"{site.TITLE}\nAbstract\n{site.ABSTRACT}\n",
        f"Mira Okafor\nAbstract\n{site.ABSTRACT}\n",
        f"{site.TITLE}\nMira Okafor\nAbstract\nToo short.\n",
        "Abstract\n" * 30_000,
        "Mira Okafor,\n" * 30_000 + "Abstract\n" + "x" * 100_000,
    ],
)
def test_text_that_is_not_surely_a_papers_page_is_no_paper(text: str) -> None:
    assert papers(read(text)) == []


def test_a_readme_is_an_article_saved_and_clipped() -> None:
    for page in (site.GITHUB_HTML, site.GITHUB_CLIPPED):
        article = note(read(page))
        assert article.is_clipping
        assert "TidalNet 7B is out, and it is a good model for boats." in [b.passage.text for b in article.blocks]
        assert not any("Fix the sail" in b.passage.text or "Contributors" in b.passage.text for b in article.blocks)


def test_a_page_nobody_foresaw_gives_title_date_people_and_main_text() -> None:
    page = note(read(site.UNFORESEEN_HTML))
    assert page.title.text == "Ebbing attention explained"
    assert [(k, v.value) for k, v in page.properties] == [("author", "Ida Björn"), ("published", "2024-05-02")]
    words = [b.passage.text for b in page.blocks]
    assert words[-2:] == [site.FIRST, site.SECOND]
    assert not any("Home" in w or "Copyright" in w for w in words)


@pytest.mark.parametrize(
    ("name", "title", "last"),
    [
        ("README", "TidalNet: attention that ebbs", "TidalNet 7B is out, and it is a good model for boats."),
        ("model card", "TidalNet-7B", "On MMLU, TidalNet-7B scores 68.4%, which ebbs away on GSM8K."),
    ],
)
def test_a_copied_article_is_its_title_and_paragraphs_without_what_the_site_has_around(
    name: str, title: str, last: str
) -> None:
    article = note(read(site.COPIED_ARTICLES[name]))
    assert article.is_clipping
    assert article.title.text == title
    assert [b.passage.text for b in article.blocks] == [site.FIRST, last]


def test_a_page_without_all_marks_of_a_site_is_no_readme() -> None:
    assert read(f"Code\nREADME\nTidalNet\n{site.FIRST}\n").format != "copied-article"


def test_an_article_is_the_text_whatever_its_class_says_and_the_boxes_in_it_are_not() -> None:
    page = f"""<html><head><title>Ebbing attention explained</title></head><body><div class="main-menu">Menu</div>
<article class="typography newsletter-post post"><h1>Ebbing attention explained</h1><p>{site.FIRST}</p>
<div class="subscription-widget"><p>Subscribe for free, and read what GPT-4 does on MMLU, week by week.</p></div>
<p>{site.SECOND}</p><div class="sharedaddy sd-sharing"><h3>Share this:</h3></div></article>
<article class="comment"><p>{"I would rather ask GPT-4 about boats. " * 9}</p></article></body></html>"""
    assert [b.passage.text for b in note(read(page)).blocks][1:] == [site.FIRST, site.SECOND]


@pytest.mark.parametrize(
    ("line", "people", "dates"),
    [
        ("By Ida Björn, May 2, 2024", ["Ida Björn"], ["2024-05-02"]),
        (
            "Posted by Ida Björn and Jon Lindqvist · 2 May 2024 · 5 min read",
            ["Ida Björn", "Jon Lindqvist"],
            ["2024-05-02"],
        ),
        ("Published on 2024-05-02", [], ["2024-05-02"]),
        ("By the way, we met on May 2, 2024 in a boat.", [], []),
        ("The race of May 2, 2024 was lost.", [], []),
    ],
)
def test_a_byline_is_told_from_a_sentence(line: str, people: list[str], dates: list[str]) -> None:
    page = note(read(site.UNFORESEEN_HTML.replace("<i>By Ida Björn</i>, May 2, 2024", line)))
    assert [v.value for k, v in page.properties if k == "author"] == people
    assert [v.value for k, v in page.properties if k == "published"] == dates
