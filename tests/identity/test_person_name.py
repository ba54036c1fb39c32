"""Names of people taken apart, and what two spellings have to do with each other."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from vaultgen.identity.person_name import Match, compare_names, is_team_name, parse_person_name

PARTS = [
    ("Poe, Ada", "Ada", "", "Poe", ""),
    ("Ada B. Poe", "Ada B.", "", "Poe", ""),
    ("Aad van der Poe", "Aad", "van der", "Poe", ""),
    ("van der Poe, Aad", "Aad", "van der", "Poe", ""),
    ("Ada Poe, Jr.", "Ada", "", "Poe", "Jr."),
    ("Poe, Ada, III", "Ada", "", "Poe", "III"),
    ("Poe Jr., Ada", "Ada", "", "Poe", "Jr."),
    ("Dr. Ada Poe PhD", "Ada", "", "Poe", ""),
    ("Núñez Ríos, Zoë", "Zoë", "", "Núñez Ríos", ""),
    (r"Z\"{o}e N\'u\~nez", "Zöe", "", "Núñez", ""),
    ("Zo\u00eb\u00a0Poe,", "Zoë", "", "Poe", ""),
    ("ADA POE", "Ada", "", "Poe", ""),
    ("Ada Poe (River Labs)", "Ada", "", "Poe", ""),
    ("Ada Poe*†", "Ada", "", "Poe", ""),
    ("Ada Poe <ada@poe.example>", "Ada", "", "Poe", ""),
    ("Ada Poe et al.", "Ada", "", "Poe", ""),
    ("Ada McPoe", "Ada", "", "McPoe", ""),
    ("王伟", "", "", "王伟", ""),
]


@pytest.mark.parametrize(("text", "given_names", "particles", "family", "suffix"), PARTS, ids=[p[0] for p in PARTS])
def test_a_name_falls_into_its_parts(text: str, given_names: str, particles: str, family: str, suffix: str) -> None:
    name = parse_person_name(text)
    assert (" ".join(name.given), " ".join(name.particles), name.family, name.suffix) == (
        given_names,
        particles,
        family,
        suffix,
    )
    assert not name.is_team


@pytest.mark.parametrize(
    "text", ["Otter Team", "OtterAI", "Otter-2 Team", "Otter Team, AI @ River", "The River Collaboration", "River Inc."]
)
def test_a_team_or_company_is_no_person(text: str) -> None:
    assert is_team_name(text)
    assert parse_person_name(text).display == text


@pytest.mark.parametrize("text", ["Ada Poe", "Ada McPoe", "Li Wei", "Poe, Ada", "Lab, Ada", "Ai Lin", "Seung-Ho Lee"])
def test_a_person_is_no_team(text: str) -> None:
    assert not is_team_name(text)


PAIRS = [
    ("Zoë Núñez", "Nunez, Zoe", Match.SAME),
    ("Min-Jun Lee", "Minjun Lee", Match.SAME),
    ("EH Poe", "E. H. Poe", Match.SAME),
    ("Ed Poe", "Ed H. Poe", Match.VARIANT),
    ("Ed Henry Poe", "Ed H. Poe", Match.VARIANT),
    ("Zoe Rios", "Zoë Núñez Ríos", Match.VARIANT),
    ("Ada Poe Jr.", "Ada Poe", Match.VARIANT),
    ("E. Poe", "Ed H. Poe", Match.INITIALS),
    ("E. Poe", "E. H. Poe", Match.INITIALS),
    ("M.-J. Lee", "Min-Jun Lee", Match.INITIALS),
    ("Poe, Jr., Ada", "Ada Poe Jr.", Match.SAME),
    ("Poe, Ada, Jr.", "Ada Poe Jr.", Match.SAME),
    ("M. -J. Lee", "M.-J. Lee", Match.SAME),
    ("Ed H. Poe", "Ed K. Poe", Match.NONE),
    ("Ada Poe Jr.", "Ada Poe III", Match.NONE),
    ("Wei Li", "Li Wei", Match.NONE),
    ("Yu Zhang", "Yun Zhang", Match.NONE),
    ("Poe", "Ed Poe", Match.NONE),
    ("Otter Team", "Beaver Team", Match.NONE),
    ("Otter Team", "OTTER TEAM", Match.SAME),
]


@pytest.mark.parametrize(("one", "other", "match"), PAIRS)
def test_two_spellings_say_how_they_are_related(one: str, other: str, match: Match) -> None:
    assert compare_names(parse_person_name(one), parse_person_name(other)) is match
    assert compare_names(parse_person_name(other), parse_person_name(one)) is match


def test_initials_that_a_blank_parts_from_their_hyphen_are_shown_as_one() -> None:
    assert parse_person_name("C. -P. Yuan").display == "C.-P. Yuan"


@given(st.text(max_size=40))
def test_any_text_is_parsed_and_like_itself(text: str) -> None:
    name = parse_person_name(text)
    assert compare_names(name, name) is Match.SAME


WORD = st.text(st.sampled_from("dgklmprstz"), min_size=3, max_size=8).map(str.capitalize)


@given(WORD, WORD)
def test_the_order_of_a_name_does_not_change_its_key(first: str, last: str) -> None:
    assume(not is_team_name(f"{first} {last}"))
    assert parse_person_name(f"{first} {last}").key == parse_person_name(f"{last}, {first}").key
