"""Which sentence opens a paper's note, and what a person's note leaves of its abstract."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.render.known import HERON, KNOWLEDGE, at, body, bullet, edge, sentence, with_statements
from vaultgen.model import Relation, Role, Section, Statement

PATH = "Papers/Heron - Models that wade.md"


def opening(*said: Statement, introduces: str = "") -> str:
    """The opening paragraph of the note on Heron's paper, of which these are the sentences."""
    edges = [e for e in KNOWLEDGE.edges if e.relation is not Relation.INTRODUCES]
    if introduces:
        edges.append(edge(HERON, Relation.INTRODUCES, "model/heron", at(5, introduces)))
    text = body(PATH, replace(with_statements(*said), edges=tuple(edges)))
    return text.split("\n")[2].partition("[^")[0]


def said(text: str, *names: tuple[str, str], role: Role = Role.METHOD) -> Statement:
    return sentence(HERON, text, 5, *names, role=role)


def test_a_project_presents_itself_as_a_paper_does() -> None:
    own = said("This project offers an overview of ponds.")
    then = said("We then review models that wade in ponds.")
    assert opening(own, then) == own.text


def test_what_goes_on_from_another_opens_no_note_where_something_stands_by_itself() -> None:
    first = said("We introduce a map of ponds.")
    assert opening(first, said("Alongside, we present models that wade.")) == first.text


def test_a_thing_that_is_announced_by_name_comes_before_what_is_tried_with_it() -> None:
    brings = said("Based on mud, we introduce our small bird: Heron.", ("Heron", "model/heron"))
    tries = said("We explore how reeds enhance Heron.", ("Heron", "model/heron"))
    shown = opening(brings, tries, introduces=tries.text)
    assert shown == "Based on mud, we introduce our small bird: **[[Heron]]**."


def test_what_the_paper_proposes_comes_before_a_part_of_it() -> None:
    whole = said("In this paper, we propose a way to cross ponds.")
    part = said("We introduce a Heron scheme for stilts.", ("Heron", "model/heron"))
    assert opening(said("Birds wade.", role=Role.BACKGROUND), whole, part) == whole.text


def test_a_hypothesis_opens_a_note() -> None:
    field = said("Birds wade.", role=Role.BACKGROUND)
    own = said("Inspired by frogs, we hypothesize that models wade.")
    assert opening(field, own, said("To test the hypothesis, we wade.")) == own.text


@pytest.mark.parametrize("cut", ["…ponds are cut off here.", "This results in unfair ponds."])
def test_half_a_sentence_and_one_that_leans_on_what_is_cut_off_open_no_note(cut: str) -> None:
    assert opening(said(cut, role=Role.BACKGROUND)) in ("", "## Key Appendices & Further Reading")


def test_of_sentences_that_all_lean_on_what_is_cut_off_the_papers_own_opens_the_note() -> None:
    own = said("We trace this failure to mud.", role=Role.RESULT)
    assert opening(said("This results in unfair ponds.", role=Role.BACKGROUND), own) == own.text


def test_a_sentence_that_says_little_of_what_a_person_tells_of_is_left_to_the_abstract() -> None:
    names = (("Stork", "model/stork"), ("WADE", "benchmark/wade"))
    told = bullet(HERON, "Stork stands, by WADE.", 7, *names, section=Section.OVERVIEW)
    own = said("We discuss our release of Stork through WADE.", *names)._replace(section=Section.POST_TRAINING)
    for notes, is_shown in (((told,), False), ((bullet(HERON, "Birds wade.", 7),), True)):
        text = body(PATH, with_statements(*notes, *KNOWLEDGE.statements[HERON], own)).partition(">[!ABSTRACT]")[0]
        assert ("We discuss our release" in text) is is_shown
