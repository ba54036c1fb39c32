"""Ids depend on the thing alone, are short, and differ where names do."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vaultgen.identity.ids import SLUG_BYTES, entity_id, slug
from vaultgen.model import NodeType


def test_an_id_is_the_type_and_the_words_of_the_name() -> None:
    assert entity_id(NodeType.MODEL, "Otter-1.5 Pro") == "model/otter-1-5-pro"
    assert entity_id(NodeType.PAPER, "Otters", "Poe") == "paper/otters--poe"


def test_letters_of_other_scripts_stay() -> None:
    assert slug("Универсальная модель") == "универсальная-модель"
    assert slug("王伟") == "王伟"


def test_a_long_name_is_cut_and_told_apart_by_a_hash() -> None:
    one, other = slug("otter " * 30 + "one"), slug("otter " * 30 + "other")
    assert one != other
    assert one.startswith("otter-otter-")


def test_a_name_without_letters_has_an_id_too() -> None:
    assert slug("!?") != slug("??")
    assert slug("!?")


@given(st.text(max_size=300))
def test_a_slug_is_short_and_not_empty(text: str) -> None:
    assert 0 < len(slug(text).encode()) <= SLUG_BYTES
