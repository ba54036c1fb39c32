"""Values that no page has, and that a hostile one may: names of a hundred thousand letters, numbers without end."""

from __future__ import annotations

import pytest

from tests.read.pages import SEARCH, papers, read
from vaultgen.extract import extract
from vaultgen.extract.scoring.scores import find_scores
from vaultgen.identity.model_name import parse_model_name
from vaultgen.identity.person_name import parse_person_name
from vaultgen.identity.title import arxiv_key
from vaultgen.lexicon import load_lexicon
from vaultgen.read.fields.paper_fields import written_date

LONG = 100_000  # patterns whose time grows with the square of this would keep the tests busy for minutes


@pytest.mark.parametrize("character", "*1[(@a-=A")
def test_a_name_of_a_hundred_thousand_characters_is_taken_apart_at_once(character: str) -> None:
    assert parse_person_name(character * LONG).display is not None
    assert parse_model_name(character * LONG).key is not None
    assert arxiv_key(character * LONG) == ""


@pytest.mark.parametrize("hidden", ["1" * LONG, "1" * 5_000 + " additional", "1, " * 1_000 + "additional"])
def test_a_number_of_hidden_authors_that_has_no_end_ends_no_reading(hidden: str) -> None:
    assert papers(read(SEARCH.replace("12 additional", hidden)))


@pytest.mark.parametrize("number", ["4²", "9" * 5_000, "٤"])
def test_a_digit_that_counts_nothing_behind_a_model_ends_no_extraction(number: str) -> None:
    reading = read(SEARCH.replace("It is cheap and", f"Like Gemini {number} it is"))
    assert any(m.text.startswith("Gemini") for m in extract(reading, load_lexicon()).mentions)


@pytest.mark.parametrize(
    ("month", "day", "date"), [("²", "", "2024"), ("3", "²", "2024-03"), ("9" * 5_000, "", "2024")]
)
def test_a_date_is_written_with_digits(month: str, day: str, date: str) -> None:
    assert written_date("2024", month, day) == date


@pytest.mark.parametrize("unit", ["A", "Za", "Ab, ", "Ab-", "1", "[[GPT-4]] "])
def test_a_line_of_one_thing_over_and_over_is_extracted_at_once(unit: str) -> None:
    note = f"# Boats\n\nThey are [[Boats]]. {unit * (20_000 // len(unit))}\n"
    assert extract(read(note), load_lexicon()).sentences


@pytest.mark.parametrize("dash", ["-", " -", "a-", "a/-"])
def test_dashes_behind_a_score_are_looked_at_once(dash: str) -> None:
    found = find_scores(f"It reaches 90.1% on MMLU. Of 92{dash * 30}.1 there is nothing to say.", ())
    assert 90.1 in [score.value for score in found]
