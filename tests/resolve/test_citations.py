"""A paper's references link it to the papers of the vault that they name, and to no other."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.resolve.said import known, listing, passage, reading
from vaultgen.model import Relation
from vaultgen.pipeline.queries import extract_files

TITLE = "Small Boats Are Hard to Steer: A Study of Rowing"


def cited(entry: str) -> bool:
    """Whether an entry of the references links the paper that cites to the one that has this title."""
    citing = replace(
        listing("a.pdf", "Tidal Heads for Boats", "Mira Okafor"), references=(passage(entry, "a.pdf", 90),)
    )
    other = listing("b.txt", TITLE, "Ann Ray; Jon Lindqvist", arxiv="2401.00002", doi="10.1000/boat.7")
    found = known(reading("a.pdf", citing), reading("b.txt", other))
    ids = {e.name: e.id for e in found.entities}
    edges = [e for e in found.edges if (e.source, e.target) == (ids["Tidal Heads for Boats"], ids[TITLE])]
    assert all(e.relation is Relation.MENTIONS and e.evidence[0].line == 90 for e in edges)
    return bool(edges)


@pytest.mark.parametrize(
    "entry",
    [
        "[2] Ann Ray and Jon Lindqvist. Small boats are hard to steer: A study of rowing. J. Seas, 2024.",
        "Ray, A. (2024). Small boats are hard to steer - a study of row- ing. Seas.",
        "A. Ray, “Small boats are hard to steer: a study of rowing,” in Proc. Seas, 2024.",
        "Ann Ray. arXiv:2401.00002, 2024.",
        "Ann Ray. 2024. doi:10.1000/boat.7.",
    ],
)
def test_an_id_or_the_whole_title_names_a_paper(entry: str) -> None:
    assert cited(entry)


@pytest.mark.parametrize(
    "entry",
    [
        "Tom Brown. Multilingual small boats are hard to steer: A study of rowing. 2020.",
        "Tom Brown. Small boats are hard to steer: A study of rowing machines. 2020.",
        "Tom Brown. Small boats. 2020.",
        "Tom Brown. arXiv:2401.00003, pages 2401.000021.",
    ],
)
def test_part_of_another_title_or_id_does_not(entry: str) -> None:
    assert not cited(entry)


def test_a_note_that_links_to_a_paper_by_its_id_mentions_it(tmp_path: Path) -> None:
    ids = "eprint = {2401.00002}, archiveprefix = {arXiv}, doi = {10.1000/boat.7}"
    (tmp_path / "list.bib").write_text(f"@article{{ray, title = {{{TITLE}}}, author = {{Ray, Ann}}, {ids}}}\n")
    lines = "see [here](https://arxiv.org/abs/2401.00002v3)", "doi:10.1000/boat.7", "2401.00003 [x](https://marsh.org)"
    for number, line in enumerate(lines):
        (tmp_path / f"note{number}.md").write_text(f"# Diary\n\nToday {line}, and home.\n")
    graph, _ = extract_files(sorted(tmp_path.iterdir()), None, 1)
    nodes = json.loads(graph)
    (paper,) = [n["id"] for n in nodes["nodes"] if n["type"] == "paper"]
    mentions = [e for e in nodes["edges"] if (e["target"], e["relation"]) == (paper, "mentions")]
    assert [(e["source"], e["evidence"][0]["line"]) for e in mentions] == [
        ("source/note0-md", 3),
        ("source/note1-md", 3),
    ]
