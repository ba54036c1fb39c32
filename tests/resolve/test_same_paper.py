"""Pairs of records that are one paper, and pairs that only look so."""

from __future__ import annotations

import pytest

from vaultgen.identity.person_name import parse_person_name
from vaultgen.resolve.same_paper import Description, same_paper


def record(title: str, authors: str = "", year: int | None = None, venue: str = "") -> Description:
    names = tuple(parse_person_name(a.strip()) for a in authors.split(";") if a.strip())
    return Description(title, names, year, venue=venue)


SAME = [
    (record("Fast Otters"), record("FAST OTTERS.")),
    (record("Fast Otters", "A Poe", 1997, "River Conf."), record("Fast Otters", "Ada Poe", 1997, "RC")),
    (record("Fast Otters (panel)", "Ada Poe", 1997, "RC"), record("Fast otters", "A Poe", 1997, "RC")),
    (
        record("Tracking otters in cold streams", "A Poe; B Roe", None, "RC"),
        record("Tracking otters in cold streams. In: Proc. 4th", "A Poe", None, "RC"),
    ),
    (record("Otter: Swimming Models", "Ada Poe"), record("Otter: Swimming Models", "Poe, Ada")),
    (record("Fast Otters", "Otter Team"), record("Fast Otters", "Ada Poe; Ben Roe")),
    (
        record("Measurements of swimming otters in cold streams", "Ada Poe; Ben Roe"),
        record("Mesurements of swimming otters in cold streams", "Ada Poe; Ben Roe"),
    ),
]
DIFFERENT = [
    (record("Fast Otters", "Ada Poe", 1996, "River Conf."), record("Fast Otters", "Ada Poe", 1999, "J. Rivers")),
    (record("Guest editorial", "", 1998, "J. Rivers"), record("Guest editorial", "", 1998, "J. Rivers")),
    (record("Otters, Part I", "Ada Poe"), record("Otters, Part II", "Ada Poe")),
    (record("Otters for rivers", "Ada Poe; Ben Roe"), record("Otters for lakes", "Ada Poe; Ben Roe")),
    (record("Fast Otters", "Ada Poe"), record("Fast Otters", "Cy Low")),
    (record("Otter"), record("Otter: Swimming Models")),
    (
        record("RitterLM: A Family of Small Swimming Models", "Ada Poe; Ben Roe"),
        record("RotterLM: A Family of Small Swimming Models", "Ada Poe; Ben Roe"),
    ),
    (
        record("Ritters: A Family of Small Swimming Models", "Ada Poe; Ben Roe"),
        record("Rotters: A Family of Small Swimming Models", "Ada Poe; Ben Roe"),
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_records_of_one_paper_are_told_to_be_one(one: Description, other: Description) -> None:
    assert same_paper(one, other).same
    assert same_paper(other, one).same


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_records_of_two_papers_are_told_apart(one: Description, other: Description) -> None:
    assert not same_paper(one, other).same
    assert not same_paper(other, one).same
