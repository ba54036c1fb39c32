"""Which organizations and products an abstract names."""

from __future__ import annotations

import pytest

from tests.extract.abstracts import mentions, named
from vaultgen.model import NodeType


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        ("Data came from the Lakeland Department of Motor Boats and others.", ["Lakeland Department of Motor Boats"]),
        ("We thank patients of Heronpond Medical College, Toadville.", ["Heronpond Medical College"]),
        ("According to the Pan Lakeland Health Organization, cases rise.", ["Pan Lakeland Health Organization"]),
        ("Texts of the National Library of Lakeland were selected.", ["National Library of Lakeland"]),
        ("Herons of the School of Ponds, Lakeland University, agreed.", ["Lakeland University"]),
        ("Boats at the Google Cloudlake Facility float.", []),
        ("A study with researchers at Heronics shows it.", ["Heronics"]),
        ("It was made in collaboration with Toadworks for one year.", ["Toadworks"]),
    ],
)
def test_an_institution_is_known_by_what_it_is_called_and_where_it_acts(abstract: str, expected: list[str]) -> None:
    assert named(abstract, NodeType.ORGANIZATION) == expected


def test_the_initials_of_an_institution_stand_for_its_whole_name() -> None:
    found = mentions("It was paid by the Ministry of Lakes, Ponds and Rivers (MLPR). MLPR agreed.")
    assert {(m.type, m.name, m.expansion) for m in found} == {
        (NodeType.ORGANIZATION, "MLPR", "Ministry of Lakes, Ponds and Rivers")
    }


@pytest.mark.parametrize(
    "abstract",
    [
        "We store them in an Adaptive Prompt Bank (APB) for herons.",
        "It employs Linear Key-Value Association (LKVA) to see herons.",
        "The large-scale AI-generated videos are new.",
    ],
)
def test_a_part_of_a_method_is_no_institution(abstract: str) -> None:
    assert named(abstract, NodeType.ORGANIZATION) == []


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        ("It has 500 problems from the Toadlymp platform, in five levels.", ["Toadlymp"]),
        ("Ratings of users of the eHeron app got worse.", ["eHeron"]),
        ("We propose HeronWorks, and the HeronWorks platform is open.", []),
        ("It runs via Google Batch API at low cost.", ["Google Batch API"]),
        ("It uses the S4 Pondometry library to cut lakes.", ["S4 Pondometry"]),
        ("Utilized Toad, Lakes and the newt compiler for it.", ["Toad"]),
        ("The Toad eats newts.", []),
        ("Text of 28 Toad communities was read.", ["Toad"]),
        ("Newts are sold on platforms like Lakes (formerly Ponds), Heron and Toad.", ["Toad"]),
        ("We utilize QLoRA and Toad to train it.", ["Toad"]),
        ("It runs on Ponds and Toad matching.", []),
    ],
)
def test_a_product_is_what_people_use(abstract: str, expected: list[str]) -> None:
    assert named(abstract, NodeType.PRODUCT) == expected
