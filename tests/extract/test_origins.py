"""What a model was made from, as sentences say it."""

from __future__ import annotations

import pytest

from tests.extract.scenes import names_in
from vaultgen.extract.relating.relations import sentence_relations
from vaultgen.extract.relating.scene import Scene
from vaultgen.extract.scoring.attach import Named
from vaultgen.model import NamedEntity, NodeType, Role

PAPER = NamedEntity(NodeType.PAPER, "A Paper on Marsupials")
OWN = NamedEntity(NodeType.MODEL, "Quokka")


def origins(text: str) -> list[tuple[str, str, str]]:
    scene = Scene(text, names_in(text), PAPER, Role.METHOD, own=OWN, introduced=frozenset({"Quokka"}))
    found = [(r.subject.name, r.relation.value, r.object.name) for r in sentence_relations(scene)]
    return [r for r in found if r[1] in {"based_on", "distilled_from", "variant_of"}]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Built on Wombat, Quokka reaches new heights.", ("Quokka", "based_on", "Wombat")),
        ("Starting from Wombat, our model learns to dig.", ("Quokka", "based_on", "Wombat")),
        ("It is initialised from Wombat.", ("Quokka", "based_on", "Wombat")),
        ("Our model is built upon Wombat.", ("Quokka", "based_on", "Wombat")),
        ("We fine-tune Wombat on field notes to obtain Quokka.", ("Quokka", "based_on", "Wombat")),
        (
            "After fine-tuning the Wombat language model on notes, we present our model, Quokka, which digs.",
            ("Quokka", "based_on", "Wombat"),
        ),
        ("We distill Wombat into a small model called Quokka.", ("Quokka", "distilled_from", "Wombat")),
        ("Quokka takes Wombat as its backbone.", ("Quokka", "based_on", "Wombat")),
        ("We train it with Wombat as the teacher.", ("Quokka", "distilled_from", "Wombat")),
        ("We present Quokka, a fine-tuned Wombat.", ("Quokka", "based_on", "Wombat")),
        ("We present Quokka, which extends the recent MudNet architecture.", ("Quokka", "based_on", "MudNet")),
        ("This report presents an extension of Wombat.", ("Quokka", "based_on", "Wombat")),
        ("Given the speed of Quokka, we add a smaller variant termed Quokka-2.", ("Quokka-2", "variant_of", "Quokka")),
    ],
)
def test_what_a_model_was_made_from_is_read(text: str, found: tuple[str, str, str]) -> None:
    assert origins(text) == [found]


def test_a_model_can_be_called_after_its_basis() -> None:
    text = "Quokka is a Wombat-based model."
    named = (Named(0, 6, "Quokka", NodeType.MODEL), Named(12, 18, "Wombat", NodeType.MODEL))
    found = list(sentence_relations(Scene(text, named, PAPER, Role.METHOD, own=OWN, introduced=frozenset({"Quokka"}))))
    assert [(r.subject.name, r.relation.value, r.object.name) for r in found] == [("Quokka", "based_on", "Wombat")]


@pytest.mark.parametrize(
    "text",
    [
        "Existing systems are built on Wombat.",
        "Wombat-based systems are common, and Quokka is not one.",
        "The results are based on Wombat labels.",
        "It is not built on Wombat.",
        "The experts are Numbat, a fine-tuned Wombat, and a table.",
    ],
)
def test_what_others_are_made_from_is_not_taken_for_ours(text: str) -> None:
    assert origins(text) == []
