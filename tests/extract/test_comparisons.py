"""Who is set beside whom: rivals in brackets and lists, methods with a name, names that no list knows."""

from __future__ import annotations

import pytest

from tests.extract.abstracts import extracted, paper
from tests.extract.scenes import names_in
from vaultgen.extract.relating.relations import sentence_relations
from vaultgen.extract.relating.scene import Scene
from vaultgen.model import NamedEntity, NodeType, Relation, Role

PAPER = NamedEntity(NodeType.PAPER, "A Paper on Marsupials")
OWN = NamedEntity(NodeType.CONCEPT, "DigNet")


def comparisons(text: str, own: NamedEntity | None = OWN, role: Role = Role.RESULT) -> list[tuple[str, str, str]]:
    scene = Scene(text, names_in(text), PAPER, role, own=own)
    found = [(r.subject.name, r.relation.value, r.object.name) for r in sentence_relations(scene)]
    return [r for r in found if r[1] in {"outperforms", "compared_with"}]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It outperforms Numbat.", [("DigNet", "outperforms", "Numbat")]),
        ("Our method surpasses prior methods like MudNet by 3%.", [("DigNet", "outperforms", "MudNet")]),
        ("It gains 2% over the best earlier method (MudNet).", [("DigNet", "outperforms", "MudNet")]),
        (
            "DigNet has a 5.6pp improvement over the earlier MudNet (90.8%) and 11.2pp over Wombat (85.2%).",
            [("DigNet", "outperforms", "MudNet"), ("DigNet", "outperforms", "Wombat")],
        ),
        ("It leads, improving over plain use of the same model (Wombat, 67.5).", [("DigNet", "outperforms", "Wombat")]),
        ("DigNet reaches 17.1%, second only to Wombat (17.6%).", [("Wombat", "outperforms", "DigNet")]),
        ("It even allows small models such as Wombat to beat Numbat.", [("Wombat", "outperforms", "Numbat")]),
        ("DigNet is 3x faster than Wombat.", [("DigNet", "compared_with", "Wombat")]),
        ("Experiments against Wombat and Numbat show gains of 23%.", [
            ("DigNet", "compared_with", "Wombat"), ("DigNet", "compared_with", "Numbat"),
        ]),
        ("We test Wombat and compare its results to the baseline given by Numbat.", [
            ("Wombat", "compared_with", "Numbat"),
        ]),
        ("This is a comparison of Wombat and Numbat.", [("Wombat", "compared_with", "Numbat")]),
        ("Burrows with Wombat and Numbat: A Comparative Study", [("Wombat", "compared_with", "Numbat")]),
        (
            "Wombat and Numbat show other results compared to their predecessors, MudNet and FernNet.",
            [(a, "compared_with", b) for a in ("Wombat", "Numbat") for b in ("MudNet", "FernNet")],
        ),
        ("DigNet outperforms Wombat by 2% and Numbat by 3%.", [
            ("DigNet", "outperforms", "Wombat"), ("DigNet", "outperforms", "Numbat"),
        ]),
    ],
)  # fmt: skip
def test_rivals_are_found_where_a_sentence_puts_them(text: str, found: list[tuple[str, str, str]]) -> None:
    assert comparisons(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "DigNet outperforms standard RL baselines.",
        "DigNet outperforms the FP16 setting.",
        "DigNet outperforms MudNet-supervised systems.",
        "DigNet is robust against Wombat.",
        "It lowers latency compared with existing CT images.",
        "It outperforms all baselines and enables MudNet to run.",
        "A policy trained with Wombat outperforms Numbat.",
        "Wombat shows greater brain similarity than Numbat.",
        "Our 7.7K synthetic samples outperform Numbat.",
    ],
)
def test_what_only_stands_near_is_no_rival(text: str) -> None:
    assert ("DigNet", "outperforms", "MudNet") not in comparisons(text)
    assert not {o for s, _, o in comparisons(text) if s in {"DigNet", "Wombat"}}


def test_a_paper_without_a_named_method_outperforms_nothing() -> None:
    assert comparisons("Our method outperforms Numbat.", own=None) == []
    assert comparisons("Our method outperforms Numbat.", NamedEntity(NodeType.CONCEPT, "Fusion Mechanism")) == []


def test_a_pronoun_is_not_what_the_abstract_names_only_later() -> None:
    late = "We first tune a chatbot. It outperforms GPT-4 by far. We then present Bogwalk, a new model."
    early = "We present Bogwalk, a new model. It outperforms GPT-4 by far."
    assert Relation.OUTPERFORMS not in {c.relation for c in extracted(paper(late)).claims}
    assert Relation.OUTPERFORMS in {c.relation for c in extracted(paper(early)).claims}
