"""A seed that holds a whole paper: what its body adds to the notes, and how a place in it is cited."""

from __future__ import annotations

from pathlib import Path

from tests.read.pdfs import pdf
from tests.read.test_pdf_body import FRONT, HEADER, ROWS, table, text
from vaultgen.pipeline.build import build
from vaultgen.pipeline.queries import check_vault

PAGE = (
    text("1 Introduction", size=12)
    + text("GPT-4 is large.", up=680)
    + text("2 Results", up=660, size=12)
    + text("Table 1: Accuracy on two benchmarks.", up=640)
    + table(HEADER, *ROWS, up=620)
)


def test_the_tables_of_a_pdf_are_in_the_leaderboards_and_its_headings_in_its_note(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/tidal.pdf").write_bytes(pdf(FRONT, PAGE))
    build(tmp_path)
    assert not check_vault(tmp_path)[0]
    (paper,) = (tmp_path / "Papers").glob("*.md")
    assert "*   **Contents:** Introduction; Results\n" in paper.read_text()
    leaderboard = (tmp_path / "Benchmarks/MMLU.md").read_text()
    (row,) = [line for line in leaderboard.splitlines() if "86.4" in line and line.startswith("|")]
    assert "[[GPT-4]] | **86.4**" in row
    mark = row[row.rindex("[^") : -2]
    (place,) = [line for line in leaderboard.splitlines() if line.startswith(f"{mark}: ")]
    assert place.endswith(" (page 2)]]")


def test_a_pdf_whose_name_cannot_be_written_down_is_named_and_not_linked(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/tidal\u202e.pdf").write_bytes(pdf(FRONT, PAGE))
    build(tmp_path)
    assert not check_vault(tmp_path)[0]
    (paper,) = (tmp_path / "Papers").glob("*.md")
    assert "seeds/tidal\ufffd.pdf" in paper.read_text(encoding="utf-8")
    assert "[[seeds/" not in paper.read_text(encoding="utf-8")
