"""Relations between the names of a sentence."""

from __future__ import annotations

import pytest

from tests.extract.scenes import names_in
from vaultgen.extract.relating.relations import sentence_relations
from vaultgen.extract.relating.scene import Scene
from vaultgen.model import NamedEntity, NodeType, Relation, Role

PAPER = NamedEntity(NodeType.PAPER, "A Paper on Marsupials")
OWN = NamedEntity(NodeType.MODEL, "Quokka")
OWN_METHOD = NamedEntity(NodeType.CONCEPT, "digging attention")


def relations(text: str, role: Role = Role.RESULT) -> list[tuple[str, str, str]]:
    scene = Scene(text, names_in(text), PAPER, role, own=OWN, introduced=frozenset({"Quokka"}))
    return [(r.subject.name, r.relation.value, r.object.name) for r in sentence_relations(scene)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wombat outperforms Numbat by far.", ("Wombat", "outperforms", "Numbat")),
        ("Wombat is outperformed by Numbat.", ("Numbat", "outperforms", "Wombat")),
        ("Our model surpasses strong baselines such as Numbat.", ("Quokka", "outperforms", "Numbat")),
        ("Wombat is competitive with Numbat.", ("Wombat", "compared_with", "Numbat")),
        (
            "Wombat models are trained well and achieve superior performance to Numbat.",
            ("Wombat", "outperforms", "Numbat"),
        ),
        ("Wombat is a leap over existing models such as Numbat (9k).", ("Wombat", "compared_with", "Numbat")),
        (
            "It makes Wombat competitive with Numbat and Quokka-2 comparable to Quokka-7B.",
            ("Quokka-2", "compared_with", "Quokka-7B"),
        ),
        ("Wombat performs on par with Numbat.", ("Wombat", "compared_with", "Numbat")),
        ("Wombat matches or surpasses Numbat.", ("Wombat", "compared_with", "Numbat")),
        (
            "Wombat has quality comparable to or exceeding systems such as Numbat.",
            ("Wombat", "compared_with", "Numbat"),
        ),
        (
            "By distillation a frozen Wombat teacher is brought into a compact Numbat student.",
            ("Numbat", "distilled_from", "Wombat"),
        ),
        ("We introduce Quokka-7B, a small model based on Wombat.", ("Quokka-7B", "based_on", "Wombat")),
        ("Building on the strengths of Wombat, we introduce Quokka.", ("Quokka", "based_on", "Wombat")),
        ("Quokka, a new model leveraging the power of Wombat, is here.", ("Quokka", "based_on", "Wombat")),
        ("We introduce Quokka, which uses Burrow's novel Wombat architecture.", ("Quokka", "based_on", "Wombat")),
        ("It shows strong generalization to the BigQuiz set.", (PAPER.name, "evaluates_on", "BigQuiz")),
        ("Quokka-7B is distilled from Wombat.", ("Quokka-7B", "distilled_from", "Wombat")),
        ("Quokka-2 is a new addition to the Wombat family.", ("Quokka-2", "variant_of", "Wombat")),
        ("Wombat is a model developed by Burrow Labs.", ("Wombat", "developed_by", "Burrow Labs")),
        ("It builds on Burrow Labs' novel Wombat design.", ("Wombat", "developed_by", "Burrow Labs")),
        ("It runs on Burrow Labs' Burrow Chat and Burrow Studio.", ("Burrow Studio", "developed_by", "Burrow Labs")),
        (
            "We build on the power of Wombat, Burrow Labs' most capable large model.",
            ("Wombat", "developed_by", "Burrow Labs"),
        ),
        ("Wombat was trained on MudCorpus.", ("Wombat", "trained_on", "MudCorpus")),
        ("Wombat was trained on a smaller size KG, MudCorpus.", ("Wombat", "trained_on", "MudCorpus")),
        ("We evaluate it on BigQuiz.", (PAPER.name, "evaluates_on", "BigQuiz")),
        ("Experiments on the MudCorpus data show gains.", (PAPER.name, "evaluates_on", "MudCorpus")),
        ("We use digging attention throughout.", (PAPER.name, "uses", "digging attention")),
        ("Quokka is available through Burrow Studio.", ("Quokka", "available_through", "Burrow Studio")),
    ],
)
def test_a_relation_is_read_with_its_direction(text: str, found: tuple[str, str, str]) -> None:
    assert found in relations(text)


@pytest.mark.parametrize(
    "text",
    [
        "Wombat does not outperform Numbat.",
        "Wombat could outperform Numbat.",
        "We ask whether Wombat outperforms Numbat.",
        "Wombat outperforms Numbat-based systems.",
        "Wombat outperforms all baselines, enabling a new use of Numbat.",
    ],
)
def test_nothing_outperforms_over_a_negation_or_a_condition(text: str) -> None:
    assert Relation.OUTPERFORMS.value not in {kind for _, kind, _ in relations(text)}


def test_every_rival_of_a_list_is_outperformed() -> None:
    found = relations("Wombat outperforms Numbat, Quokka-2, and Quokka-7B on BigQuiz.")
    assert [o for _, kind, o in found if kind == "outperforms"] == ["Numbat", "Quokka-2", "Quokka-7B"]


def test_two_comparisons_in_a_row_keep_their_sides() -> None:
    found = relations("This makes Quokka-2 competitive with Numbat and Quokka-7B comparable to Wombat.")
    assert [(s, o) for s, kind, o in found if kind == "compared_with"] == [
        ("Quokka-2", "Numbat"),
        ("Quokka-7B", "Wombat"),
    ]


def test_a_comparison_says_on_what() -> None:
    text = "Wombat outperforms Numbat on BigQuiz."
    scene = Scene(text, names_in(text), PAPER, Role.RESULT, own=OWN)
    assert next(sentence_relations(scene)).on == "BigQuiz"


def test_background_evaluates_nothing() -> None:
    assert relations("Most systems are tested on BigQuiz.", Role.BACKGROUND) == []


def test_other_benchmarks_are_not_evaluated_on() -> None:
    assert relations("Unlike BigQuiz, it has hard questions that test models.") == []
    made = "It achieves this with data made by integrating several benchmarks, including BigQuiz, and PondMath."
    assert relations(made) == []


def test_services_in_a_list_all_give_access() -> None:
    found = relations("We offer Quokka through services including Burrow Chat and Burrow Studio.")
    assert [o for _, kind, o in found if kind == "available_through"] == ["Burrow Chat", "Burrow Studio"]


def test_an_unspecific_phrase_or_a_method_outperforms_nothing() -> None:
    for text in ("Wombat is a generational leap over Numbat.", "digging attention outperforms Numbat."):
        assert "outperforms" not in {kind for _, kind, _ in relations(text)}
    scene = Scene("It outperforms Numbat.", names_in("It outperforms Numbat."), PAPER, Role.RESULT, OWN_METHOD)
    assert not list(sentence_relations(scene))


def test_thanks_relate_nothing() -> None:
    assert not relations("We thank Burrow Labs for compute on Wombat against Numbat.")


@pytest.mark.parametrize(
    ("text", "follows_own", "found"),
    [
        ("Both models achieve comparable performance to Numbat.", True, [("Quokka", "compared_with", "Numbat")]),
        ("The resulting models outperform Numbat.", True, [("Quokka", "outperforms", "Numbat")]),
        ("Both models achieve comparable performance to Numbat.", False, []),
        ("Both models of frogs are small, and some are comparable to Numbat.", True, []),
    ],
)
def test_both_models_are_the_papers_own_where_no_other_was_named(
    text: str, follows_own: bool, found: list[tuple[str, str, str]]
) -> None:
    scene = Scene(text, names_in(text), PAPER, Role.RESULT, own=OWN, follows_own=follows_own)
    assert [(r.subject.name, r.relation.value, r.object.name) for r in sentence_relations(scene)] == found


def test_what_evals_cover_is_evaluated_on() -> None:
    text = "Safety Evals: Internal, on held-out sets. Covers harms (BigQuiz, RiverQA) and more."
    on_them = [(PAPER.name, "evaluates_on", "BigQuiz"), (PAPER.name, "evaluates_on", "RiverQA")]
    assert relations(text, Role.OTHER) == on_them


def test_what_is_trained_by_a_method_is_not_the_method() -> None:
    text = "Trained on MudCorpus, frogs do better."
    scene = Scene(text, names_in(text), PAPER, Role.RESULT, OWN_METHOD)
    assert [r.subject for r in sentence_relations(scene)] == [PAPER]


def test_of_a_list_the_owner_makes_what_shares_the_name_alone() -> None:
    found = relations("We beat Burrow Labs' Wombat and Numbat.")
    assert ("Wombat", "developed_by", "Burrow Labs") in found
    assert ("Numbat", "developed_by", "Burrow Labs") not in found
