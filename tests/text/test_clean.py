"""A seed's bytes become lines that a person would count the same way, and dirt leaves no trace but its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultgen.grounding import Evidence, Passage
from vaultgen.text import clean
from vaultgen.text.clean import LINE_LIMIT, clean_line, seed_text, split_lines


@pytest.mark.parametrize(
    "data",
    [
        "Ünë\nlïne".encode(),
        b"\xef\xbb\xbf" + "Ünë\nlïne".encode(),
        "Ünë\nlïne".encode("utf-16"),
        b"\xfe\xff" + "Ünë\nlïne".encode("utf-16-be"),
        "Ünë\nlïne".encode("utf-32"),
    ],
)
def test_text_is_read_in_the_encoding_that_its_mark_tells(data: bytes) -> None:
    text = seed_text("s", data)
    assert (text.lines, text.findings) == (("Ünë", "lïne"), ())


def test_bytes_that_are_no_utf8_are_read_as_windows_text_and_reported_with_their_line() -> None:
    text = seed_text("s", "good ë\n".encode() + "Hernández “Ábrego”".encode("cp1252") + b"\n")
    assert text.lines == ("good ë", "Hernández “Ábrego”")
    assert [f.line for f in text.findings] == [2]


def test_many_bad_lines_are_counted_rather_than_listed() -> None:
    findings = seed_text("s", b"caf\xe9\n" * 100).findings
    assert len(findings) == 11
    assert "90 more" in findings[-1].message


def test_only_line_breaks_break_lines() -> None:
    assert split_lines("a\x0bb\x0cc\u2028d\x85e\r\nf\rg\n") == ["a\x0bb\x0cc\u2028d\x85e", "f\rg"]
    assert split_lines("a\rb") == ["a", "b"]
    assert split_lines("") == []
    assert split_lines("\n\na") == ["", "", "a"]


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02" * 50, b"%PDF-1.7\nwords", b"PK\x03\x04rest", b"\x89PNG\r\n", bytes(range(32))]
)
def test_what_is_no_text_is_told_as_such(data: bytes) -> None:
    text = seed_text("s", data)
    assert not text.is_text
    (finding,) = text.findings
    assert "not text" in finding.message
    assert finding.remedy


def test_of_lines_beyond_number_the_first_ones_are_read_and_the_number_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clean, "MOST_LINES", 3)
    text = seed_text("s", b"a\nb\nc\nd\n")
    assert text.lines == ("a", "b", "c")
    assert "has 4 lines" in text.findings[0].message
    assert text.findings[0].remedy


def test_a_line_beyond_all_measure_is_cut_and_reported() -> None:
    text = seed_text("s", b"first\n" + b"x" * (LINE_LIMIT + 5))
    assert [len(line) for line in text.lines] == [5, LINE_LIMIT]
    assert [f.line for f in text.findings] == [2]


def test_a_clean_line_has_single_blanks_and_nothing_invisible() -> None:
    raw = "\u200b Repre\u00adsen\u00adta\u00adtion\u00a0 \t learn\u200ding\x07 \u202e"
    clean = clean_line(Passage.of_line(raw, "s", 4))
    assert clean.text == "Representation learning"
    assert clean.evidence(0, 14) == Evidence("s", 4, "Repre\u00adsen\u00adta\u00adtion")


@given(st.text(max_size=80))
def test_cleaning_twice_changes_nothing_and_keeps_every_visible_character(raw: str) -> None:
    once = clean_line(Passage.of_line(raw, "s", 1))
    assert clean_line(once).text == once.text
    assert "  " not in once.text
    assert [c for c in raw if c.isalnum()] == [c for c in once.text if c.isalnum()]


@given(st.binary(max_size=200))
def test_any_bytes_give_lines(data: bytes) -> None:
    text = seed_text("s", data)
    assert all("\n" not in line for line in text.lines)
    assert text.is_text or text.findings
