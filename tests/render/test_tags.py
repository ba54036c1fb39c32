"""Tags that Obsidian takes."""

from __future__ import annotations

import pytest

from tests.render.known import entity
from vaultgen.render.tags import legal_tag, tags_of


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("long context", "LongContext"),
        ("#SOTA", "SOTA"),
        ("topic/long-context", "topic/long-context"),
        ("C++ & Rust!", "CRust"),
        ("2024", ""),
        ("//", ""),
        ("Déjà vu", "DéjàVu"),
    ],
)
def test_a_text_becomes_a_tag_or_none(text: str, tag: str) -> None:
    assert legal_tag(text) == tag


def test_a_paper_has_its_year_its_topics_and_the_tags_of_a_person() -> None:
    paper = entity(
        "paper/x", "X", published="2024-03", categories=["cs.CL", "LG", "xx.YY"], tags=["LLM", "machinelearning"]
    )
    assert tags_of(paper) == ["paper/2024", "ComputationAndLanguage", "MachineLearning", "LLM"]


def test_a_paper_without_a_date_has_the_bare_tag() -> None:
    assert tags_of(entity("paper/x", "X")) == ["paper"]


def test_a_team_is_told_from_a_person() -> None:
    assert tags_of(entity("author/x", "X Team", kind="team")) == ["author/team"]
