"""For every kind of page and note a whole, a broken and a hostile one: read or reported, and every quote stands."""

from __future__ import annotations

import html
import json

import pytest

from tests.read import cards, citation_lists, clipped_pages, latexml_pages, pages, paper_lists, site_pages, web_pages
from tests.read import test_saved_notes as notes
from tests.read.grounded import assert_grounded
from tests.read.pages import papers, read
from vaultgen.model import NoteRecord
from vaultgen.read import read_seed

ACTIVE = (
    "`= dv.current()` ```dataviewjs x``` <% tp.file %> {{ x }} {% y %} [[Home]] ![[Home]] ![](http://x.example/a.png)"
    " [a](javascript:alert(1)) <iframe src=http://x.example></iframe> %% <!-- key:: value ^id #tag \u202etxt\u200b"
)


def saved(text: str) -> str:
    """A page that shows these lines, as a browser saves it."""
    lines = "\n".join(f"<div>{html.escape(line)}</div>" for line in text.splitlines() if line.strip())
    return f'<!DOCTYPE html><html><head><title>AITopics</title></head><body><div id="main">{lines}</div></body></html>'


PAGES = {
    "arXiv search": pages.SEARCH,
    "arXiv search with ids": pages.SEARCH_WITH_IDS,
    "arXiv search, clipped": notes.CLIPPED_SEARCH,
    "arXiv search, saved": web_pages.ARXIV_SEARCH,
    "arXiv listing": pages.LISTING,
    "arXiv listing, clipped": notes.CLIPPED_LIST,
    "arXiv listing, saved": web_pages.ARXIV_LISTING,
    "arXiv abstract page": pages.ABSTRACT_PAGE,
    "arXiv abstract page, saved": web_pages.ARXIV_ABSTRACT,
    "arXiv paper in HTML": web_pages.ARXIV_HTML_PAPER,
    "arXiv paper in HTML, with its body": latexml_pages.PAPER,
    "paper feed": pages.FEED,
    "paper feed without categories": site_pages.UNLABELLED_FEED,
    "AITopics": pages.AITOPICS,
    "AITopics, saved": saved(pages.AITOPICS),
    "AITopics with authors, copied": site_pages.AITOPICS_COPIED,
    "AITopics search, saved": site_pages.AITOPICS_SEARCH_HTML,
    "AITopics article, saved": site_pages.AITOPICS_ARTICLE_HTML,
    "ACL Anthology, saved": web_pages.ACL_PAGE,
    "Hugging Face paper, saved": web_pages.HUGGING_FACE_PAPER,
    "model card": web_pages.MODEL_CARD,
    "model card, Markdown": cards.MODEL,
    "data card, Markdown": cards.DATASET,
    "blog post": web_pages.BLOG_POST,
    "blog post, copied": site_pages.COPIED_POST,
    "letter, copied": site_pages.COPIED_LETTER,
    "GitHub README": site_pages.GITHUB_HTML,
    "GitHub README, clipped": site_pages.GITHUB_CLIPPED,
    "a page nobody foresaw": site_pages.UNFORESEEN_HTML,
    "Obsidian note": pages.NOTE,
    "sentences that somebody typed": site_pages.TYPED,
    "clipped post": notes.CLIPPED_POST,
    "clipped paper": notes.CLIPPED_PAPER,
    "Readwise": notes.READWISE,
    "Zotero Integration": notes.ZOTERO,
    "Zotero Integration, inline fields": notes.ZOTERO_INLINE,
    "Zotero Integration, callouts": notes.ZOTERO_CALLOUTS,
    "canvas": notes.CANVAS,
    **citation_lists.LISTS,
    **{f"{name}, clipped": page for name, page in (clipped_pages.PAPERS | clipped_pages.LISTS).items()},
    **paper_lists.LISTS,
    **{f"{name}, saved": page for name, page in site_pages.PAPER_PAGES.items()},
    **{f"{name}, copied": page for name, page in (site_pages.COPIED | site_pages.COPIED_ARTICLES).items()},
}


def hostile(text: str) -> str:
    """The page with active text in the place of a word that every page has, and at its end."""
    if text.startswith("{"):
        return text.replace("TidalNet", json.dumps(ACTIVE)[1:-1])
    return text.replace("ebb", f"ebb {ACTIVE}") + ACTIVE


@pytest.mark.parametrize("name", PAGES)
def test_a_whole_page_leaves_nothing_unread(name: str) -> None:
    reading = read(PAGES[name])
    assert reading.records
    assert not reading.unread


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("share", [0.25, 0.5, 0.9])
def test_a_page_that_is_cut_off_is_read_or_reported(name: str, share: float) -> None:
    data = PAGES[name].encode()
    data = data[: int(len(data) * share)]
    reading = read_seed("seed", data)
    assert reading.records or reading.findings
    assert_grounded(reading, data)


@pytest.mark.parametrize("name", PAGES)
def test_active_text_is_read_as_text(name: str) -> None:
    data = hostile(PAGES[name]).encode()
    reading = read_seed("seed", data)
    assert reading.records
    assert_grounded(reading, data)
    for record in reading.records:
        stated = [v.value for _, v in record.properties] if isinstance(record, NoteRecord) else []
        address = "" if isinstance(record, NoteRecord) or record.url is None else record.url.value
        assert not address.startswith(("javascript:", "file:", "obsidian:"))
        assert not any(s.startswith("javascript:") for s in stated)
        assert not set("\u202e\u200b") & set(record.title.text)


def test_a_saved_page_of_aitopics_is_read_as_its_copy_is() -> None:
    copied, shown = papers(read(pages.AITOPICS)), papers(read(PAGES["AITopics, saved"]))
    assert [p.title.text for p in shown] == [p.title.text for p in copied]
    assert [p.abstract and p.abstract.text for p in shown] == [p.abstract and p.abstract.text for p in copied]
    assert [p.venue and p.venue.value for p in shown] == [p.venue and p.venue.value for p in copied]


@pytest.mark.parametrize("page", [site_pages.AITOPICS_COPIED, site_pages.AITOPICS_SEARCH_HTML])
def test_entries_of_aitopics_have_their_authors_and_dates_and_the_header_is_no_paper(page: str) -> None:
    reading = read(page)
    assert [(p.title.text, p.listed and p.listed.value, p.venue and p.venue.value) for p in papers(reading)] == [
        (site_pages.TITLE, "2024-02-01", "arXiv.org Artificial Intelligence"),
        ("Small Boats in Large Seas", "2021-12-09", "Journal of Floating Things"),
    ]
    first, second = papers(reading)
    assert [a.text for a in first.authors] == ["Okafor, Mira", "Lindqvist, Jon"]
    assert second.authors[0].text == "Ray, Ann"
    assert first.abstract is not None
    assert first.abstract.text == site_pages.ABSTRACT
    assert (reading.subject and reading.subject.value) == ("Okafor, Mira" if page.startswith("AITopics") else None)


def test_an_article_that_aitopics_shows_is_the_paper() -> None:
    (paper,) = papers(read(site_pages.AITOPICS_ARTICLE_HTML))
    assert (paper.title.text, [a.text for a in paper.authors]) == (site_pages.TITLE, ["Okafor, Mira", "Lindqvist, Jon"])
    assert paper.abstract is not None
    assert paper.abstract.text == site_pages.ABSTRACT
