"""Search results of arXiv are read whole, in both copies of the page, clean or dirty."""

from __future__ import annotations

from tests.read.pages import SEARCH, SEARCH_WITH_IDS, papers, read


def test_each_entry_gives_its_title_authors_dates_and_full_abstract() -> None:
    reading = read(SEARCH)
    first, second = papers(reading)
    assert reading.format == "arxiv-search"
    assert first.title.text == "Tidal Heads: Attention That Ebbs"
    assert [a.text for a in first.authors] == ["Mira Okafor", "Jon Lindqvist"]
    assert first.authors_hidden is not None
    assert (first.authors_hidden.value, first.authors_complete) == (12, False)
    assert first.abstract is not None
    assert first.abstract.text == r"We let attention ebb. It is cheap and it is good, with 90\% of the quality."
    assert [d.value for d in (first.published, first.updated, first.announced) if d] == [
        "2024-02-01",
        "2024-03-03",
        "2024-02",
    ]
    assert second.published is not None
    assert second.updated is None
    assert (second.published.value, second.published.evidence.line) == ("2015-07-30", 22)
    assert not reading.unread


def test_an_abstract_that_the_page_shows_twice_is_read_once() -> None:
    assert [p.abstract.text for p in papers(read(SEARCH)) if p.abstract][1] == "A short abstract."


def test_the_layout_with_id_lines_gives_ids_categories_and_previews() -> None:
    reading = read(SEARCH_WITH_IDS)
    first, second = papers(reading)
    assert first.title.text == "Tidal Heads: Attention That Ebbs"
    assert [a.text for a in first.authors] == ["Mira Okafor", "Jon Lindqvist", "Ann K. Ray, Jr."]
    assert first.arxiv is not None
    assert first.doi is not None
    assert (first.arxiv.value, first.doi.value) == ("2403.05530", "10.1000/xyz.12")
    assert [c.value for c in first.categories] == ["cs.CL", "stat.ML"]
    assert first.abstract is not None
    assert first.abstract.text == "…We let attention ebb. It is…"
    assert not first.abstract_complete
    assert first.comments is not None
    assert first.comments.value == "12 pages, 3 figures"
    assert first.venue is not None
    assert second.arxiv is not None
    assert second.arxiv.value == "hep-th/9901001"
    assert second.abstract_complete
    assert reading.subject is not None
    assert reading.subject.value == "Okafor, Mira"
    assert not reading.unread


def test_line_breaks_of_windows_blank_lines_and_a_byte_order_mark_change_nothing() -> None:
    dirty = "\ufeff" + SEARCH.replace("\n", "\r\n\r\n").replace("Mira Okafor", "Mi\u00adra\u00a0 Okafor")
    clean, dirty_papers = papers(read(SEARCH)), papers(read(dirty))
    assert [p.title.text for p in dirty_papers] == [p.title.text for p in clean]
    assert [[a.text for a in p.authors] for p in dirty_papers] == [[a.text for a in p.authors] for p in clean]
    assert [p.abstract and p.abstract.text for p in dirty_papers] == [p.abstract and p.abstract.text for p in clean]


def test_a_page_pasted_twice_gives_every_entry_twice() -> None:
    assert len(papers(read(SEARCH + SEARCH))) == 4
    assert len(papers(read(SEARCH_WITH_IDS + "\n" + SEARCH_WITH_IDS))) == 4


def test_entries_without_dashes_are_told_apart() -> None:
    plain = SEARCH.replace("-\n", "\n").removeprefix("\n")
    assert [p.title.text for p in papers(read(plain))] == ["Tidal Heads: Attention That Ebbs", "Small Boats"]


def test_an_entry_cut_off_in_its_abstract_is_kept_and_reported() -> None:
    cut = SEARCH[: SEARCH.index("△ Less")]
    (paper,) = papers(read(cut))
    assert not paper.abstract_complete
    assert any("cut off" in f.message and f.line == 2 for f in read(cut).findings)


def test_an_entry_cut_off_in_its_authors_is_kept_and_reported() -> None:
    cut = SEARCH + SEARCH[: SEARCH.index(", et al.")]
    paper = papers(read(cut))[-1]
    assert [a.text for a in paper.authors] == ["Mira Okafor", "Jon Lindqvist"]
    assert paper.abstract is None
    assert any("no abstract" in f.message for f in read(cut).findings)


def test_lines_that_no_rule_knows_are_reported() -> None:
    reading = read("My own remark on this.\nAnd more.\n" + SEARCH)
    assert reading.unread == ((1, 2),)
    assert any(f.line == 1 and "not understood" in f.message for f in reading.findings)


def test_a_line_of_an_abstract_may_begin_like_a_line_of_another_site() -> None:
    wrapped = SEARCH.replace("It is cheap and it is good", "It is cheap\npublished on paper and\nupvote it")
    reading = read(wrapped)
    assert (reading.format, len(papers(reading))) == ("arxiv-search", 2)


def test_a_wrapped_abstract_becomes_one_text() -> None:
    wrapped = SEARCH.replace("It is cheap and it is good", "It is cheap\nand it is\n\ngood")
    abstract = papers(read(wrapped))[0].abstract
    assert abstract is not None
    assert "It is cheap and it is good" in abstract.text
