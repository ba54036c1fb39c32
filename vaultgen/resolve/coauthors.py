"""Co-authors as evidence: whether two author names share enough of them to be one person's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vaultgen.identity.person_name import PersonName

# Up to so many people of one family name and initial, two shared co-authors of a short list tell them apart.
_FEW_NAMESAKES = 8
_PART_OF_FEW, _PART_OF_MANY = 0.25, 0.6


@dataclass(frozen=True, slots=True)
class Mates:
    """The people that a name shares papers with, by the key that stands for each; their family names and initials."""

    people: Mapping[tuple[str, ...], PersonName]
    short: Mapping[tuple[str, str], PersonName]
    short_of_initials: frozenset[tuple[str, str]]


def mates_of(people: Mapping[tuple[str, ...], PersonName]) -> Mates:
    """The people with what is to be compared of them."""
    short = {(n.tokens[-1], n.tokens[0][0]): n for n in people.values() if len(n.tokens) > 1}
    initials = frozenset(k for k, n in short.items() if n.is_initials_only)
    return Mates(people, short, initials)


def same_mates(one: Mates, other: Mates) -> tuple[str, ...]:
    """The names of the people who are co-authors of both, sorted."""
    return tuple(sorted(one.people[key].display for key in one.people.keys() & other.people.keys()))


def agreeing_mates(one: Mates, other: Mates) -> tuple[str, ...]:
    """The names of the co-authors of one that the other may have as well, known by initials there."""
    keys = (one.short.keys() & other.short_of_initials) | (other.short.keys() & one.short_of_initials)
    return tuple(sorted(one.short[key].display for key in keys))


def is_enough_for_initials(common: tuple[str, ...], one: Mates, other: Mates, candidates: int) -> bool:
    """Whether so many shared co-authors make one person of initials, with so many people whom they may stand for.

    One is enough where nobody else of that family name has the initial. Groups with many people of one family name
    work together for years, so the more there are, the larger the part of the shorter list that has to be the same.
    Measured with `benchmarks/quality/people.py`.
    """
    if candidates <= 1:
        return bool(common)
    part = len(common) / max(1, min(len(one.people), len(other.people)))
    if candidates <= _FEW_NAMESAKES:
        return len(common) >= 2 and part >= _PART_OF_FEW
    return len(common) >= 3 and part >= _PART_OF_MANY
