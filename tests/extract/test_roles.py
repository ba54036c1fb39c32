"""What a sentence does, and where a note puts it."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultgen.extract.sorting.roles import (
    PackedWeights,
    best_path,
    load_role_model,
    pack_weights,
    parse_role_model,
    role_scores,
    sentence_features,
    sentence_roles,
)
from vaultgen.extract.sorting.sections import heading_section, lead_in_of, section_of
from vaultgen.model import Role, Section

ABSTRACT = (
    "Marsupials have long been hard to count.",
    "In this paper, we propose Quokka, a network that counts them.",
    "Quokka uses an attention layer over burrows.",
    "Experiments show that it outperforms all earlier counters by a large margin.",
)


def test_an_abstract_goes_from_background_to_result() -> None:
    roles = sentence_roles(ABSTRACT)
    assert roles[0] is Role.BACKGROUND
    assert roles[1] in {Role.OBJECTIVE, Role.METHOD}
    assert roles[2] is Role.METHOD
    assert roles[3] is Role.RESULT


def test_nothing_has_no_roles() -> None:
    assert sentence_roles(()) == ()


def test_the_likeliest_path_weighs_steps_against_scores() -> None:
    assert best_path([[1.0, 0.0], [0.0, 0.5]], [0.0, 0.0], [[2.0, 0.0], [0.0, 2.0]]) == [0, 0]
    assert best_path([[1.0, 0.0], [0.0, 5.0]], [0.0, 0.0], [[0.5, 0.0], [0.0, 0.5]]) == [0, 1]


def test_features_come_in_one_order_whatever_the_hash_seed() -> None:
    first = sentence_features(ABSTRACT)
    assert all(row == sorted(row) for row in first)


_SENTENCES = st.lists(
    st.lists(st.sampled_from(["we", "this", "in", "propose", "our", "0.5", "however", ",", "state", "of"])).map(
        " ".join
    ),
    min_size=1,
    max_size=14,
)


@given(_SENTENCES)
def test_scores_are_the_sums_of_the_weights_of_the_features(sentences: list[str]) -> None:
    weights = load_role_model().weights
    summed = [
        [sum(column) for column in zip((0.0,) * 5, *(weights[f] for f in row if f in weights), strict=True)]
        for row in sentence_features(sentences)
    ]
    assert role_scores(sentences, pack_weights_once()) == summed


@lru_cache(maxsize=1)
def pack_weights_once() -> PackedWeights:
    return pack_weights(load_role_model().weights)


def test_a_model_with_a_wrong_line_is_refused() -> None:
    with pytest.raises(ValueError, match="unpack"):
        parse_role_model("w=word 1 2 3 4 5\n")


@pytest.mark.parametrize(
    ("text", "role", "section"),
    [
        ("It outperforms the state of the art on three benchmarks.", Role.RESULT, Section.EVALUATION),
        ("The network has an encoder and a novel attention layer.", Role.METHOD, Section.ARCHITECTURE),
        ("We pre-train it on a corpus of two trillion tokens.", Role.METHOD, Section.TRAINING),
        ("Instruction tuning and preference optimization follow.", Role.METHOD, Section.POST_TRAINING),
        ("We study safety and test with red teaming for harmful use.", Role.METHOD, Section.SAFETY),
        ("A limitation is that it fails to count joeys.", Role.RESULT, Section.LIMITATIONS),
        ("The code is publicly available at https://example.org.", Role.OTHER, Section.FURTHER),
        ("Benchmarks for marsupials show low accuracy.", Role.BACKGROUND, Section.OVERVIEW),
        ("Counting goes on.", Role.METHOD, Section.OVERVIEW),
    ],
)
def test_a_sentence_goes_where_its_words_and_role_belong(text: str, role: Role, section: Section) -> None:
    assert section_of(text, role) is section


@pytest.mark.parametrize(
    ("text", "lead_in"),
    [
        ("Quokka-2 achieves more.", "Quokka-2"),
        ("Our Quokka-2 Pro model is small.", "Quokka-2 Pro"),
        ("It reads a longer context than before.", "Long context"),
        ("The code is on GitHub.", "Code and data"),
        ("However, this is all.", ""),
        ("Counting is fun.", ""),
    ],
)
def test_a_lead_in_is_the_subject_or_the_topic_and_never_made_up(text: str, lead_in: str) -> None:
    assert lead_in_of(text) == lead_in


def test_headings_of_the_note_style_are_their_own_sections() -> None:
    for section in Section:
        if section.value:
            assert heading_section((section.value,)) == (section, "")


def test_other_headings_are_mapped_or_kept_as_subsections() -> None:
    assert heading_section(("Results", "On land")) == (Section.EVALUATION, "On land")
    assert heading_section(("Pouches", "Deep")) == (Section.OVERVIEW, "Pouches / Deep")
    assert heading_section(()) == (Section.OPENING, "")
