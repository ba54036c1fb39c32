"""A person's numbered lists keep their numbers, and stay lists for whoever reads Markdown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.made_up import make_vault, notes_of
from vaultgen.pipeline.build import build


def shown(tmp_path: Path, items: str) -> str:
    """What the note of a seed of one list shows of it, without footnotes."""
    vault = make_vault(tmp_path, list=f"# Otters\n\n## What they do\n\n{items}")
    build(vault)
    text = notes_of(vault)["Sources/Personal note list.md"]
    return re.sub(r"\[\^\d+\]", "", text.partition("### What they do\n\n")[2].partition("\n\n")[0])


@pytest.mark.parametrize(
    ("items", "written"),
    [
        ("1. Wading.\n2. Flying.\n", "1.  Wading.|2.  Flying."),
        ("3) Wading.\n4) Flying.\n", "3)  Wading.|4)  Flying."),
        ("- Birds:\n  1. Wading.\n  2. Flying.\n", "*   Birds:|    1.  Wading.|    2.  Flying."),
        ("1. Birds:\n   - Wading.\n2. Boats.\n", "1.  Birds:|    *   Wading.|2.  Boats."),
        ("- Birds:\n  5. Wading.\n", "*   Birds:|    *   Wading."),
        ("1000. Wading.\n", "*   Wading."),
    ],
)
def test_items_have_the_numbers_that_the_person_gave_them(items: str, written: str, tmp_path: Path) -> None:
    assert shown(tmp_path, items).split("\n") == written.split("|")


def test_what_hangs_under_a_number_is_nested_in_it(tmp_path: Path) -> None:
    html = MarkdownIt().render(shown(tmp_path, "1. Birds:\n   1. Wading.\n   2. Flying.\n2. Boats.\n"))
    assert html.count("<ol>") == 2
    assert html.count("<li>") == 4
    assert "<ul>" not in html
