"""PDFs: what a paper's first page says of it, and what is said of PDFs that say nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.read.grounded import assert_grounded
from tests.read.pages import note, papers
from tests.read.pdfs import PAPER, pdf
from vaultgen.model import BlockKind, Severity
from vaultgen.read import read_seed, seed_lines
from vaultgen.read.pdf import pdf_text
from vaultgen.read.pdf.pdf_text import MOST_PAGES


def test_a_paper_has_its_title_authors_abstract_and_stamp() -> None:
    data = pdf(PAPER)
    reading = read_seed("paper.pdf", data)
    (paper,) = papers(reading)
    assert paper.title.text == "Tidal Heads: Attention That Ebbs"
    assert [a.text for a in paper.authors] == ["Mira Okafor", "Jon Lindqvist"]
    assert paper.authors_complete
    assert paper.abstract is not None
    assert paper.abstract.text == (
        "We let attention ebb. It is both cheap and good in practice. TidalNet scores 90.1% on BoatQA, ahead of GPT-4"
        " on all of its parts."
    )
    assert paper.arxiv is not None
    assert paper.arxiv.value == "2402.01234"
    assert paper.published is not None
    assert paper.published.value == "2024-02-01"
    assert [c.value for c in paper.categories] == ["cs.CL"]
    assert reading.unread == ()
    assert_grounded(reading, data)


def test_evidence_counts_the_lines_of_the_extracted_text_through_all_pages() -> None:
    second = [(60, 700, 10, "A line of the second page.")]
    lines = seed_lines("paper.pdf", pdf(PAPER, second))
    assert lines.lines[-1] == "A line of the second page."
    assert [place.page for place in lines.layout] == [1] * (len(lines.lines) - 1) + [2]
    (paper,) = papers(read_seed("paper.pdf", pdf(PAPER, second)))
    assert lines.lines[paper.title.line - 1] == "Tidal Heads: Attention"


def test_a_later_version_gives_no_first_date() -> None:
    later = [(x, y, s, t.replace("v1", "v3")) for x, y, s, t in PAPER]
    (paper,) = papers(read_seed("paper.pdf", pdf(later)))
    assert paper.published is None
    assert paper.updated is not None


def test_a_document_that_is_no_paper_is_a_clipping_with_its_headings() -> None:
    data = pdf(
        [
            (60, 700, 24, "A slide deck on boats"),
            (60, 600, 16, "History"),
            (60, 560, 10, "TidalNet is a model of boats that float."),
        ]
    )
    reading = read_seed("deck.pdf", data)
    record = note(reading)
    assert record.is_clipping
    assert record.title.text == "A slide deck on boats"
    assert [(b.kind, b.passage.text) for b in record.blocks] == [
        (BlockKind.HEADING, "History"),
        (BlockKind.PARAGRAPH, "TidalNet is a model of boats that float."),
    ]
    assert_grounded(reading, data)


def test_a_scanned_pdf_says_that_it_has_no_text() -> None:
    reading = read_seed("scan.pdf", pdf([], []))
    (finding,) = reading.findings
    assert "holds no text (2 pages): it is scanned" in finding.message
    assert finding.severity is Severity.ERROR


def test_a_locked_pdf_says_so() -> None:
    locked = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (%s) /U (%s) /P -4 >> /ID [(a)(a)]" % (b"o" * 32, b"u" * 32)
    (finding,) = read_seed("locked.pdf", pdf(PAPER, before_the_end=locked)).findings
    assert "locked with a password" in finding.message


def test_a_broken_pdf_says_so() -> None:
    for data in (b"%PDF-1.7 nonsense", pdf(PAPER)[:300]):
        (finding,) = read_seed("broken.pdf", data).findings
        assert "cannot be opened" in finding.message


def test_of_a_very_long_pdf_only_the_first_pages_are_read() -> None:
    reading = read_seed("book.pdf", pdf(PAPER, *[[(60, 700, 10, f"Page {n}.")] for n in range(MOST_PAGES)]))
    assert any(f"only the first {MOST_PAGES} are read" in f.message for f in reading.findings)
    assert len(papers(reading)) == 1


def test_of_a_pdf_with_text_beyond_measure_no_further_page_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_text, "MOST_CHARACTERS", 100)
    page = [(60, 700 - 12 * i, 10, f"This is line {i} of a page.") for i in range(10)]
    reading = read_seed("long.pdf", pdf(page, page, page))
    assert reading.line_count == 10
    assert any("more than 100 characters on 1 page;" in f.message for f in reading.findings)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_damaged_pdf_is_read_or_reported_and_every_quote_stands(data: st.DataObject) -> None:
    whole = bytearray(pdf(PAPER))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(9, len(whole) - 1))] = data.draw(st.integers(0, 255))
    reading = read_seed("seed", bytes(whole))
    assert reading.records or reading.findings
    assert_grounded(reading, bytes(whole))
