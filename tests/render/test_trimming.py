"""Sentences that stand alone."""

from __future__ import annotations

import pytest

from tests.render.known import HERON, sentence
from vaultgen.model import LinkSpan
from vaultgen.render.views.trimming import MOST_QUOTED, excerpt, trimmed


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("To address this gap, we present Heron.", "We present Heron."),
        ("To overcome these two limitations, the model wades.", "The model wades."),
        ("To this end, Heron wades.", "Heron wades."),
        ("Moreover, iHeron wades.", "iHeron wades."),
        ("To address deep water, we present Heron.", "To address deep water, we present Heron."),
        ("Based on this key insight, we present Heron.", "We present Heron."),
        ("Motivated by these observations, Heron wades.", "Heron wades."),
        ("Based on deep water, Heron wades.", "Based on deep water, Heron wades."),
        ("Finally, to study this in depth, Heron wades.", "Heron wades."),
        ("In an attempt to relax these constraints, we wade.", "We wade."),
        ("Building upon this, we present Heron.", "We present Heron."),
        ("For example, Heron wades.", "Heron wades."),
        ("Building on these strengths of Stork, we wade.", "Building on these strengths of Stork, we wade."),
        ("To feed both young and old, Heron wades.", "To feed both young and old, Heron wades."),
        ("Not only that, it wades.", "Not only that, it wades."),
        ("Second, to wade deep, Heron has legs.", "To wade deep, Heron has legs."),
        ("However, it sinks.", "However, it sinks."),
        ("Particularly, we wade.", "We wade."),
        ("Then, we wade.", "We wade."),
        ("Addressing this gap, we wade.", "We wade."),
        ("To tell the two apart, we wade.", "To tell the two apart, we wade."),
        ("To separate the two, we wade.", "We wade."),
        ("Guided by these investigations, we wade.", "We wade."),
    ],
)
def test_a_sentence_loses_only_what_joins_it_to_the_one_before(text: str, left: str) -> None:
    assert trimmed(sentence(HERON, text)).text == left


def test_its_links_still_stand_on_their_words() -> None:
    shorter = trimmed(sentence(HERON, "Furthermore, Heron wades.", 5, ("Heron", "model/heron")))
    assert [shorter.text[x.start : x.end] for x in shorter.links] == ["Heron"]


def test_a_word_for_a_concept_that_comes_to_open_a_sentence_begins_with_a_capital() -> None:
    term = sentence(HERON, "Notably, deep wading helps.", 5, ("deep wading", "concept/deep-wading"))
    name = sentence(HERON, "Notably, egret wades.", 5, ("egret", "model/egret"))
    assert [trimmed(s).text for s in (term, name)] == ["Deep wading helps.", "egret wades."]


def test_of_a_very_long_sentence_the_part_around_the_name_is_quoted_with_its_links() -> None:
    text = "reeds " * 1_000 + "Heron wades past Egret. " + "mud " * 1_000
    at = text.index("Heron")
    said = sentence(HERON, text, at, ("Heron", "model/heron"))._replace(
        bold=((0, 5), (at, at + 5)),
        links=links(text, "Heron", "Egret"),
    )
    shown = excerpt(said, "model/heron")
    assert len(shown.text) < MOST_QUOTED + 10
    assert (shown.text[:3], shown.text[-3:]) == ("… r", "d …")
    assert [shown.text[x.start : x.end] for x in shown.links] == ["Heron", "Egret"]
    assert [shown.text[a:b] for a, b in shown.bold] == ["Heron"]
    assert excerpt(sentence(HERON, "Heron wades."), "model/heron").text == "Heron wades."


def links(text: str, *names: str) -> tuple[LinkSpan, ...]:
    return tuple(LinkSpan(text.index(n), text.index(n) + len(n), f"model/{n.lower()}") for n in names)
