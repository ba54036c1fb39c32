"""What a paper's PDF says below its abstract: headings, paragraphs and tables, as they stand on the page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.read.grounded import assert_grounded
from tests.read.pages import papers
from tests.read.pdfs import PAPER, Line, pdf
from vaultgen.model import Block, BlockKind
from vaultgen.read import read_seed

FRONT = PAPER[:-2]
"""The first page without its introduction."""

HEADER = ("Model", "MMLU", "GSM8K")
ROWS = (("GPT-4", "86.4", "92.0"), ("Llama 2 7B", "45.3", "14.6"), ("TidalNet (ours)", "60.1", "-"))
COLUMNS = (60, 160, 240)


def text(*lines: str, up: int = 700, left: int = 60, size: int = 10) -> list[Line]:
    """Lines of text, one below the other."""
    return [(left, up - 12 * i, size, line) for i, line in enumerate(lines)]


def table(*rows: tuple[str, ...], up: int, columns: tuple[int, ...] = COLUMNS) -> list[Line]:
    """The cells of a table, its rows one below the other; an empty cell is not written."""
    return [
        (left, up - 12 * i, 9, cell)
        for i, row in enumerate(rows)
        for left, cell in zip(columns, row, strict=True)
        if cell
    ]


def body(*pages: list[Line]) -> tuple[Block, ...]:
    """The body of the paper on these pages; every quote of it stands in the seed."""
    data = pdf(FRONT, *pages)
    reading = read_seed("paper.pdf", data)
    assert_grounded(reading, data)
    return papers(reading)[0].body


def headings(blocks: tuple[Block, ...]) -> list[tuple[int, str]]:
    return [(b.depth, b.passage.text) for b in blocks if b.kind is BlockKind.HEADING]


def paragraphs(blocks: tuple[Block, ...]) -> list[str]:
    return [b.passage.text for b in blocks if b.kind is BlockKind.PARAGRAPH]


def rows(blocks: tuple[Block, ...]) -> list[tuple[str, ...]]:
    found = [b for b in blocks if b.kind is BlockKind.TABLE_ROW]
    return [tuple(b.passage.text[start:end] for start, end in b.cells) for b in found]


def test_headings_are_told_by_their_numbers_and_paragraphs_stand_below_them() -> None:
    blocks = body(
        text("1 Introduction", size=12)
        + text("Boats are old. They have been steered", "by hand for long.", up=680)
        + text("1.1 Boats and Tides", up=640)
        + text("The tide turns.", up=620)
        + text("2 Method", up=600, size=12)
        + text("We wait.", up=580)
    )
    assert headings(blocks) == [(1, "1 Introduction"), (2, "1.1 Boats and Tides"), (1, "2 Method")]
    assert paragraphs(blocks) == [
        "Boats are old. They have been steered by hand for long.", "The tide turns.", "We wait.",
    ]  # fmt: skip
    assert [b.section for b in blocks if b.kind is BlockKind.PARAGRAPH][1] == ("1 Introduction", "1.1 Boats and Tides")


def test_headings_with_roman_numbers_and_letters() -> None:
    blocks = body(
        text("I. INTRODUCTION")
        + text("Boats are old.", up=680)
        + text("II. METHOD", up=660)
        + text("A. Data", "B. Training", up=640)
        + text("III. RESULTS", up=600)
    )
    assert headings(blocks) == [
        (1, "I. INTRODUCTION"), (1, "II. METHOD"), (2, "A. Data"), (2, "B. Training"), (1, "III. RESULTS"),
    ]  # fmt: skip


def test_the_items_of_a_list_are_no_headings() -> None:
    blocks = body(text("1 Introduction", size=12) + text("We do two things:", "1. We row", "2. We sail", up=680))
    assert headings(blocks) == [(1, "1 Introduction")]


def test_an_appendix_follows_the_references() -> None:
    blocks = body(
        text("1 Introduction", size=12)
        + text("Boats are old.", up=680)
        + text("References", up=660, size=12)
        + text("[1] Ann Ray. Small boats. 2024.", "[2] Wei Zhao. Tides. 2019.", up=640)
        + text("A Training Details", up=600, size=12)
        + text("We trained on a lake.", up=580)
    )
    assert headings(blocks) == [(1, "1 Introduction"), (1, "A Training Details")]
    assert paragraphs(blocks) == ["Boats are old.", "We trained on a lake."]


def test_running_heads_page_numbers_and_notes_are_no_part_of_the_text() -> None:
    def page(number: int, *lines: Line) -> list[Line]:
        return [(60, 760, 10, "Boats at Sea, Okafor and Lindqvist"), *lines, (300, 20, 10, str(number))]

    first = text("1 Introduction", size=12) + text("The boats that are built for the", "open sea are", up=680)
    note = text("1 Not all of them.", up=60, size=7)
    second = text("larger than others, which is to be expected of them.")
    assert paragraphs(body(page(2, *first, *note), page(3, *second), page(4, *text("More.")))) == [
        "The boats that are built for the open sea are larger than others, which is to be expected of them. More."
    ]


def test_a_raised_digit_leads_to_a_note_and_is_no_part_of_a_name() -> None:
    raised: list[Line] = [(60, 680, 10, "We use GPT-4"), (123, 684, 6, "1"), (130, 680, 10, "and wait.")]
    assert paragraphs(body(text("1 Introduction", size=12) + raised)) == ["We use GPT-4 and wait."]


def test_a_table_has_its_caption_header_and_rows() -> None:
    blocks = body(
        text("1 Results", size=12)
        + text("Table 1: Accuracy on two benchmarks.", up=680)
        + table(HEADER, *ROWS, up=660)
        + text("GPT-4 is ahead.", up=600)
    )
    assert paragraphs(blocks) == ["Table 1: Accuracy on two benchmarks.", "GPT-4 is ahead."]
    assert rows(blocks) == [HEADER, *ROWS]
    assert [b.is_header for b in blocks if b.kind is BlockKind.TABLE_ROW] == [True, False, False, False]


def test_a_caption_may_stand_below_its_table_and_a_header_have_two_lines() -> None:
    header = (("", "", "Human"), ("Model", "MMLU", "Eval"))
    blocks = body(
        text("1 Results", size=12)
        + table(*header, *ROWS[:2], up=660)
        + text("Table 1: Accuracy on two benchmarks.", up=600)
    )
    assert rows(blocks) == [("Model", "MMLU", "Human Eval"), *ROWS[:2]]


def test_each_of_two_tables_has_its_own_rows() -> None:
    blocks = body(
        text("1 Results", size=12)
        + text("Table 1: Accuracy.", up=680)
        + table(HEADER, *ROWS[:2], up=660)
        + text("Table 2: Accuracy of others.", up=600)
        + table(("Model", "ARC", "PIQA"), ("Gemma 7B", "53.2", "81.2"), ("Falcon 7B", "47.9", "80.3"), up=580)
    )
    assert [row[0] for row in rows(blocks)] == ["Model", "GPT-4", "Llama 2 7B", "Model", "Gemma 7B", "Falcon 7B"]


def test_the_size_of_a_model_may_have_a_column_of_its_own() -> None:
    sized = (("Model", "Size", "MMLU"), ("Llama 2", "7B", "45.3"), ("Llama 2", "13B", "54.8"))
    blocks = body(text("1 Results", size=12) + text("Table 1: Accuracy.", up=680) + table(*sized, up=660))
    assert rows(blocks)[1:] == [("Llama 2 7B", "45.3"), ("Llama 2 13B", "54.8")]


@pytest.mark.parametrize(
    "doubtful",
    [
        pytest.param((HEADER, ("GPT-4", "86.4", "92.0")), id="one row is no table"),
        pytest.param((("Model", "", ""), *ROWS[:2]), id="nothing stands over the numbers"),
        pytest.param((("Model", "MMLU and many others of its kind", ""), *ROWS[:2]), id="a name over two columns"),
        pytest.param((HEADER, ("GPT-4", "86.4", "92.0"), ("GPT-4", "80.0", "85.0")), id="two rows of one name"),
    ],
)
def test_of_a_table_that_is_not_understood_no_row_is_read(doubtful: tuple[tuple[str, ...], ...]) -> None:
    blocks = body(text("1 Results", size=12) + text("Table 1: Accuracy.", up=680) + table(*doubtful, up=660))
    assert rows(blocks) == []


def test_a_sentence_on_a_table_is_no_caption() -> None:
    blocks = body(text("1 Results", size=12) + text("Table 1 shows that boats float.", up=680))
    assert paragraphs(blocks) == ["Table 1 shows that boats float."]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = text("1 Introduction", size=12) + text("The boats of the left column", "go on", up=680)
    right = text("in the right one.", left=320) + text("2 Method", up=660, left=320, size=12)
    blocks = body(left + right)
    assert paragraphs(blocks) == ["The boats of the left column go on in the right one."]
    assert headings(blocks)[-1] == (1, "2 Method")


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_stands_on_a_page_is_read_without_an_error_and_every_quote_stands(data: st.DataObject) -> None:
    words = st.sampled_from(
        (
            "1 Introduction",
            "2 Method",
            "Table 1: Scores",
            "GPT-4",
            "86.4",
            "-",
            "MMLU",
            "References",
            "[1] A. B. C. 2024.",
            "A B",
            "text that goes on.",
        )
    )
    lines = st.tuples(st.integers(20, 500), st.sampled_from(range(60, 760, 12)), st.sampled_from((7, 10, 12)), words)
    body(data.draw(st.lists(lines, max_size=40)))
