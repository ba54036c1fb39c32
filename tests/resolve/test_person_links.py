"""A wikilink on an author, a title or a citekey leads to that author or paper, and makes no concept of the name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vaultgen.pipeline.queries import extract_files

BIBLIOGRAPHY = """\
@article{ribeiro2024,
  title = {Counting Otters by Night},
  author = {de la Cruz Ribeiro, Ana and 李小明 and Plato},
  year = {2024},
}

@article{lee2020, title = {A Year of Rivers}, author = {Lee, Kim}, year = {2020}}

@article{other2021, title = {A Year of Rivers}, author = {Moss, Zoe}, year = {2021}}
"""


def linked_from_a_note(folder: Path, link: str) -> set[str]:
    """The ids of the nodes that a note mentions that has this one link."""
    (folder / "library.bib").write_text(BIBLIOGRAPHY, encoding="utf-8")
    (folder / "diary.md").write_text(f"# Diary\n\nSpoke about {link} at lunch.\n", encoding="utf-8")
    graph, _ = extract_files([folder / "library.bib", folder / "diary.md"], None, 1)
    edges = json.loads(graph)["edges"]
    return {e["target"] for e in edges if (e["source"], e["relation"]) == ("source/diary-md", "mentions")}


@pytest.mark.parametrize(
    ("link", "node"),
    [
        ("[[Ana de la Cruz Ribeiro]]", "author/ana-de-la-cruz-ribeiro"),
        ("[[ana de la cruz ribeiro|Ana]]", "author/ana-de-la-cruz-ribeiro"),
        ("[[Ana de la Cruz Ribeiro (author of Otters)|her]]", "author/ana-de-la-cruz-ribeiro"),
        ("[[李小明]]", "author/李小明"),
        ("[[Counting Otters by Night]]", "paper/counting-otters-by-night"),
        ("[[@ribeiro2024]]", "paper/counting-otters-by-night"),
        ("[[@ribeiro2024|that paper]]", "paper/counting-otters-by-night"),
    ],
)
def test_a_link_leads_to_the_author_or_the_paper_of_that_name(tmp_path: Path, link: str, node: str) -> None:
    assert linked_from_a_note(tmp_path, link) == {node}


@pytest.mark.parametrize(
    ("link", "node"),
    [
        ("[[Plato]]", "concept/plato"),
        ("[[Night counting]]", "concept/night-counting"),
        ("[[A Year of Rivers]]", "concept/a-year-of-river"),
    ],
)
def test_a_term_and_what_several_bear_stay_what_they_are(tmp_path: Path, link: str, node: str) -> None:
    assert linked_from_a_note(tmp_path, link) == {node}


def test_a_citekey_that_no_bibliography_has_is_no_concept(tmp_path: Path) -> None:
    assert linked_from_a_note(tmp_path, "[[@nobody1999]]") == set()
