"""Papers that LaTeXML wrote: their front matter, their body, and tables whose cells reach over others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.read import latexml_pages
from tests.read.grounded import assert_grounded
from tests.read.pages import papers
from tests.read.web_pages import MODEL_CARD
from vaultgen.model import Block, BlockKind, NoteRecord, PaperRecord
from vaultgen.pipeline.build import build
from vaultgen.pipeline.queries import check_vault
from vaultgen.read import read_seed

TABLE = latexml_pages.PAPER[
    latexml_pages.PAPER.index('<table class="ltx_tabular') : latexml_pages.PAPER.index("</figure>")
]


def paper(page: str) -> PaperRecord:
    reading = read_seed("page.html", page.encode())
    assert_grounded(reading, page.encode())
    (record,) = papers(reading)
    return record


def rows(blocks: tuple[Block, ...]) -> list[list[str]]:
    found = [b for b in blocks if b.kind is BlockKind.TABLE_ROW]
    return [[b.passage.text[start:end] for start, end in b.cells] for b in found]


def test_the_front_matter_is_read_without_its_notes_and_marks() -> None:
    found = paper(latexml_pages.PAPER)
    assert found.title.text == "Tidal Heads: Attention That Ebbs"
    assert [a.text for a in found.authors] == ["Mira Okafor", "Jon Lindqvist"]
    assert [a.value for a in found.affiliations] == ["Harbour University", "Institute of Tides"]
    assert found.abstract is not None
    assert found.abstract.text.startswith("We introduce TidalNet, a model that lets")
    assert found.arxiv is not None
    assert found.arxiv.value == "2402.01234"
    assert found.published is not None
    assert found.published.value == "2024-02-01"
    assert [c.value for c in found.categories] == ["cs.CL"]
    assert [r.text for r in found.references] == ["Ray (2023) Ann Ray. On boats. 2023."]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Mira Okafor<sup>1,2</sup>,  Urban Cumming<sup>∗1</sup>", ["Mira Okafor", "Urban Cumming"]),
        ("Mira Okafor<sup>1</sup>&ensp;Alcy One<sup>2</sup><br>Heron Labs", ["Mira Okafor", "Alcy One"]),
        ("Mira Okafor<br>Heron Watching Plan", ["Mira Okafor"]),
        ("work in progress", []),
    ],
)
def test_what_stands_first_where_persons_do_is_names(names: str, expected: list[str]) -> None:
    start = latexml_pages.PAPER.index("Mira Okafor<sup")
    end = latexml_pages.PAPER.index('</span><span class="ltx_author_notes"', start)
    found = paper(latexml_pages.PAPER[:start] + names + latexml_pages.PAPER[end:])
    assert [a.text for a in found.authors] == expected


def test_the_parts_of_an_affiliation_are_told_apart() -> None:
    parts = {"institution": "Institute of Tides", "city": "Umeå", "country": "Sweden"}
    spans = "".join(f'<span class="ltx_text ltx_affiliation_{name}">{text}</span>' for name, text in parts.items())
    found = paper(latexml_pages.PAPER.replace("2 Institute of Tides", spans))
    assert [a.value for a in found.affiliations] == ["Harbour University", "Institute of Tides"]


def test_the_body_is_its_headings_and_paragraphs_without_footnotes_formulas_and_references() -> None:
    body = paper(latexml_pages.PAPER).body
    assert [(b.depth, b.passage.text) for b in body if b.kind is BlockKind.HEADING] == [
        (1, "1 Introduction"), (1, "2 Results"), (2, "2.1 Questions"), (1, "Appendix A More boats"),
    ]  # fmt: skip
    assert [(b.section[-1], b.passage.text) for b in body if b.kind is BlockKind.PARAGRAPH] == [
        ("1 Introduction", "Boats are old, and GPT-4 (Ray, 2023) knows them."),
        ("2.1 Questions", "TidalNet is ahead of GPT-4."),
        ("2.1 Questions", "Table 1: Accuracy of all models."),
        ("Appendix A More boats", "They float."),
    ]


def test_an_empty_cell_and_one_that_reaches_down_keep_all_others_in_their_columns() -> None:
    assert rows(paper(latexml_pages.PAPER).body) == [
        ["Model", "MMLU", "GSM8K"],
        ["GPT-4", "", "92.0"],
        ["Llama 2 7B", "45.3", "14.6"],
        ["Llama 2 13B", "54.8", r"$\mathbf{28.7}$"],
        ["TidalNet (ours) 7B", "60.1", "–"],
    ]


def test_columns_of_one_name_go_by_the_group_that_they_stand_in_and_tables_may_be_made_of_spans() -> None:
    assert rows(paper(latexml_pages.PAPER.replace(TABLE, latexml_pages.SPAN_TABLE)).body) == [
        ["Model", "MMLU 0-shot", "MMLU 5-shot", "GSM8K 0-shot", "GSM8K 5-shot"],
        ["GPT-4", "80.0", "86.4", "90.0", "92.0"],
    ]


@pytest.mark.parametrize(
    "doubtful",
    [
        pytest.param(TABLE.replace("GSM8K</th>", "</th>"), id="nothing stands over a column"),
        pytest.param(TABLE[: TABLE.index("<thead")] + TABLE[TABLE.index("<tbody") :], id="no header"),
        pytest.param(TABLE.replace("Size", "Data").replace("7B", "web").replace("13B", "all"), id="another label"),
    ],
)
def test_of_a_table_that_is_in_doubt_no_doubtful_row_is_read(doubtful: str) -> None:
    found = rows(paper(latexml_pages.PAPER.replace(TABLE, doubtful)).body)
    assert all(row[0] in {"Model", "GPT-4"} for row in found)


def test_a_paper_that_is_cut_off_gives_what_stands_before() -> None:
    found = paper(latexml_pages.BROKEN)
    assert [a.text for a in found.authors] == ["Mira Okafor", "Jon Lindqvist"]
    assert rows(found.body)[-1] == ["Llama 2 13B", "54.8", r"$\mathbf{28.7}$"]


def test_a_hostile_paper_is_read_as_text() -> None:
    found = paper(latexml_pages.HOSTILE)
    assert "%%[[x]]`= 1`<% tp %>GPT-4" in found.body[1].passage.text
    assert [b.passage.text for b in found.body if b.kind is BlockKind.HEADING][-1] == "Appendix A More boats"


def test_the_scores_of_a_saved_paper_are_in_the_leaderboards_and_all_of_them_can_be_checked(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/tidal.html").write_text(latexml_pages.PAPER, encoding="utf-8")
    build(tmp_path)
    assert not check_vault(tmp_path)[0]
    (note,) = (tmp_path / "Papers").glob("*.md")
    assert "*   **Contents:** Introduction; Results" in note.read_text(encoding="utf-8")
    board = (tmp_path / "Benchmarks/GSM8K.md").read_text(encoding="utf-8")
    scored = [line for line in board.splitlines() if line.startswith("|") and "[[" in line]
    assert [line.split("|")[2].strip(" *") for line in scored if "GPT-4" in line or "Llama" in line] == [
        "92", "28.7", "14.6",
    ]  # fmt: skip


def test_a_table_of_any_page_keeps_its_columns_where_a_cell_is_empty() -> None:
    page = MODEL_CARD.replace("<th>BoatQA</th>", "<th>BoatQA</th><th>MMLU</th>")
    page = page.replace("<td>90.1</td>", "<td></td><td>71.2</td>")
    (card,) = read_seed("card.html", page.encode()).records
    assert isinstance(card, NoteRecord)
    assert rows(card.blocks)[:2] == [["Model", "BoatQA", "MMLU"], ["TidalNet 7B", "", "71.2"]]
