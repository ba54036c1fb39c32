"""Pages as browsers save them, whatever site they are from, and pages that mean harm."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.read import web_pages
from tests.read.grounded import assert_grounded
from tests.read.pages import note, papers, read
from vaultgen.model import BlockKind, PaperRecord
from vaultgen.read import read_seed, seed_lines
from vaultgen.read.html import html_scan, html_text

PAGE = "<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>"
LONG = "These are words enough to make up a paragraph of the main text of a page, and some more of them. " * 3


def paper(text: str) -> PaperRecord:
    (found,) = papers(read(text))
    return found


def abstract(found: PaperRecord) -> str:
    return found.abstract.text if found.abstract else ""


@pytest.mark.parametrize("page", web_pages.WEB_PAGES)
def test_every_quote_stands_in_the_raw_line_with_its_entities_and_tags(page: str) -> None:
    data = page.encode()
    reading = read_seed("page.html", data)
    assert reading.format == "html"
    assert reading.records
    assert_grounded(reading, data)


def test_a_saved_search_of_arxiv_is_read_as_its_copy_is() -> None:
    first, second = papers(read(web_pages.ARXIV_SEARCH))
    assert first.title.text == "Tidal Heads: Attention That Ebbs & Flows"
    assert first.title.evidence().quote == "Tidal Heads: Attention That Ebbs &amp; Flows"
    assert [a.text for a in first.authors] == ["Mira Okafor", "Jon Lindqvist"]
    assert first.authors_hidden is not None
    assert first.authors_hidden.value == 12
    assert abstract(first) == "We let attention ebb. It is cheap and it is good, with 90\\% of the quality < 5."
    assert first.abstract_complete
    assert [c.value for c in first.categories] == ["cs.CL", "stat.ML"]
    stated = (first.arxiv, first.published, first.updated, first.announced, first.comments)
    assert [s.value for s in stated if s] == ["2402.01234", "2024-02-01", "2024-03-03", "2024-02", "9 pages"]
    assert abstract(second) == "A short abstract."


def test_a_saved_listing_of_arxiv_is_read_as_its_copy_is() -> None:
    first, second = papers(read(web_pages.ARXIV_LISTING))
    assert [first.title.text, second.title.text] == ["Tidal Heads: Attention That Ebbs", "Small Boats"]
    assert abstract(first) == "We let attention ebb. It is cheap."
    assert [c.value for c in first.categories] == ["cs.CL", "cs.LG"]


@pytest.mark.parametrize(
    ("page", "date"),
    [
        (web_pages.ARXIV_ABSTRACT, "2024-02-01"),
        (web_pages.ACL_PAGE, "2024-08"),
        (web_pages.HUGGING_FACE_PAPER, "2024-02-01"),
        (web_pages.ARXIV_HTML_PAPER, None),
    ],
)
def test_a_page_about_a_paper_gives_the_paper(page: str, date: str | None) -> None:
    found = paper(page)
    assert found.title.text == "Tidal Heads: Attention That Ebbs"
    assert [a.text for a in found.authors] == ["Mira Okafor", "Jon Lindqvist"]
    assert abstract(found).startswith("We let attention ebb")
    assert "TidalNet scores 90.1% on BoatQA" in abstract(found)
    assert (found.published.value if found.published else None) == date


def test_metadata_gives_what_the_text_does_not_show() -> None:
    found = paper(web_pages.ACL_PAGE)
    stated = (found.doi, found.venue, found.url)
    assert [s.value for s in stated if s] == [
        "10.18653/v1/2024.boat-1",
        "Proceedings of the Boat Conference",
        "https://aclanthology.org/2024.boat-1/",
    ]


def test_the_address_that_a_browser_notes_tells_whose_page_it_is() -> None:
    page = PAGE.format(title="x", body=f"<h1>Tidal Heads: Attention That Ebbs</h1><h2>Abstract</h2><p>{LONG}</p>")
    saved = "<!-- saved from url=(0032)https://arxiv.org/abs/2402.01234 -->\n"
    found = paper(page.replace("<html>", saved + "<html>"))
    assert found.arxiv is not None
    assert found.arxiv.value == "2402.01234"


def test_formulas_of_a_paper_in_html_are_their_latex() -> None:
    assert "ebb with $\\alpha<1$ in all" in abstract(paper(web_pages.ARXIV_HTML_PAPER))


def test_the_references_of_a_paper_in_html_are_its_entries() -> None:
    entry = '<li class="ltx_bibitem" id="bib.bib1"><span class="ltx_tag">Ray (2024)</span> <span class="ltx_bibblock">'
    listed = f"<ul>{entry}Ann Ray. </span><span class='ltx_bibblock'>Small boats. 2024.</span></li></ul></article>"
    found = paper(web_pages.ARXIV_HTML_PAPER.replace("</article>", listed))
    assert [r.text for r in found.references] == ["Ray (2024) Ann Ray. Small boats. 2024."]


def test_a_model_card_keeps_its_headings_tables_and_lists_and_leaves_its_code_out() -> None:
    card = note(read(web_pages.MODEL_CARD))
    assert card.is_clipping
    assert card.title.text == "TidalNet 7B"
    rows = [b for b in card.blocks if b.kind is BlockKind.TABLE_ROW]
    assert [[b.passage.text[s:e] for s, e in b.cells] for b in rows] == [
        ["Model", "BoatQA"],
        ["TidalNet 7B", "90.1"],
        ["GPT-4", "88.0"],
    ]
    assert [b.is_header for b in rows] == [True, False, False]
    items = [b for b in card.blocks if b.kind is BlockKind.ITEM]
    assert [(b.passage.text, b.depth) for b in items] == [("Cheap", 0), ("Good", 0), ("Very", 1)]
    assert items[2].parent is not None
    assert card.blocks[items[2].parent] == items[1]
    assert not any("import" in b.passage.text or "Downloads" in b.passage.text for b in card.blocks)


def test_a_post_is_its_main_text_with_its_author_and_date() -> None:
    post = note(read_seed("post.html", web_pages.BLOG_POST.encode("latin-1")))
    assert post.title.text == "Ebbing attention explained"
    assert [(k, v.value) for k, v in post.properties] == [
        ("source", "https://blog.example/ebb"),
        ("author", "Ida Börn"),
        ("published", "2024-05-02"),
    ]
    words = " ".join(b.passage.text for b in post.blocks)
    assert "TidalNet is a model by Harbour that scores 90.1% on BoatQA" in words
    assert not any(other in words for other in ("All posts", "comment", "About me"))


def test_a_page_of_too_many_lines_is_read_in_part_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_scan, "MOST_LINES", 3)
    monkeypatch.setattr(html_text, "MOST_LINES", 3)
    reading = read(PAGE.format(title="A title", body="<p>word</p>" * 5))
    assert len(note(reading).blocks) == 3
    assert any("lines; only these are read" in f.message for f in reading.findings)


def test_scripts_styles_comments_and_what_is_hidden_are_no_text() -> None:
    hidden = (
        "<script>var a='<p>one</p>'</script><style>two{}</style><!-- three --><div hidden>four</div>"
        "<p style='display: none'>five</p><template>six</template><noscript>seven</noscript><iframe>eight</iframe>"
    )
    page = note(read(PAGE.format(title="A title", body=f"{hidden}<p>{LONG}</p>")))
    assert [b.passage.text for b in page.blocks] == [LONG.strip()]


def test_a_reference_that_stands_for_no_character_shows_nothing() -> None:
    page = f"<html><head><title>A&#1; ti&#xBtle&#2</title></head><body><p>&#1;{LONG}&#5</p>&#1</body>"
    found = note(read(page))
    assert (found.title.text, [b.passage.text for b in found.blocks]) == ("A title", [LONG.strip()])
    assert_grounded(read(page), page.encode())


def test_a_page_without_text_says_so() -> None:
    reading = read("<html><body><script>draw()</script></body></html>")
    assert reading.records == ()
    assert any("holds no text" in f.message for f in reading.findings)


@pytest.mark.parametrize(
    ("charset", "encoding", "word"),
    [
        ("utf-8", "utf-8", "Ñandú"),
        ("windows-1251", "cp1251", "лодка"),
        ("Shift_JIS", "shift_jis", "船舶"),
        ("utf-16", "utf-16", "Ñ"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_names(charset: str, encoding: str, word: str) -> None:
    text = f'<html><head><meta charset="{charset}"><title>{word} boats</title></head><body><p>{word} {LONG}</body>'
    page = note(read_seed("page.html", text.encode(encoding)))
    assert page.title.text == f"{word} boats"


def test_an_encoding_that_no_browser_knows_is_not_followed() -> None:
    text = '<html><head><meta charset="utf-7"><title>+ADw-script+AD4-</title></head><body><p>' + LONG
    assert note(read(text)).title.text == "+ADw-script+AD4-"


def test_markdown_with_a_little_html_is_no_web_page() -> None:
    assert read('<p align="center">Logo</p>\n\n# Boats\n\n- [[One]] **two**\n').format == "obsidian-note"


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 50_000 + "deep",
        "<div>" * 300 + "<p>word</p>" * 20_000,
        "<p>&amp;" * 30_000,
        '<a "' * 20_000,
        "<a href='" * 20_000,
        "<!--" * 50_000,
        "<x a" + "a" * 300_000,
        "</p>" * 50_000,
        "<td>" * 30_000 + LONG,
        "<table><tr>" * 20_000 + LONG,
        "&" * 300_000,
        "<li>x" * 30_000,
        "<title>" * 50_000,
        '<meta name="citation_author" content="A B">' * 20_000,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + LONG,
    ],
)
def test_a_page_made_to_take_time_takes_none_to_speak_of(body: str) -> None:
    data = PAGE.format(title="A title", body=body).encode()
    reading = read_seed("seed", data)
    assert reading.records or reading.findings


@given(
    st.sampled_from(web_pages.WEB_PAGES),
    st.lists(
        st.tuples(st.integers(0, 4000), st.sampled_from(["<", ">", '"', "</div>", "<td>", "&#0;", "&", "<!--", "\n"]))
    ),
)
@settings(max_examples=150, deadline=None)
def test_a_damaged_page_is_read_and_every_quote_stands(page: str, damage: list[tuple[int, str]]) -> None:
    for place, what in damage:
        page = page[: place % len(page)] + what + page[place % len(page) + len(what) :]
    data = page.encode()
    assert_grounded(read_seed("seed", data), data)


@given(st.text(st.sampled_from("<>/=\"'&;!-# \naptdhrli1x"), max_size=80))
@settings(max_examples=300, deadline=None)
def test_any_markup_can_be_read(text: str) -> None:
    data = f"<html>{text}".encode()
    assert seed_lines("seed", data).is_text
    assert_grounded(read_seed("seed", data), data)
