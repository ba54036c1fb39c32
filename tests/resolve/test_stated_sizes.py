"""The sizes that sentences give models."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.render.known import HERON, KNOWLEDGE, at, edge, entity, sentence
from vaultgen.model import Relation
from vaultgen.resolve.stated_sizes import with_stated_sizes

NAME = ("Heron", "model/heron")


def sizes(text: str, *names: tuple[str, str]) -> object:
    """The sizes of Heron, which its paper introduces, where an abstract says this."""
    introduces = edge(HERON, Relation.INTRODUCES, "model/heron", at(5, "Heron"))
    said = {HERON: (sentence(HERON, text, 5, *names),)}
    model = entity("model/heron", "Heron", at(5, "Heron"))
    (found,) = with_stated_sizes([replace(model, properties={})], said, [introduces])
    return found.properties.get("sizes")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Heron (300M) leads.", ["300M"]),
        ("We test with Heron, a 70 billion parameter language model.", ["70B"]),
        ("Heron is a 1.5B-parameter model.", ["1.5B"]),
        ("Heron (2023) wades.", None),
        ("Heron, a model for 7B tokens, wades.", None),
    ],
)
def test_a_size_beside_a_name_is_its_size(text: str, found: object) -> None:
    assert sizes(text, NAME) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They range in scale, ranging from 1 to 27 billion parameters.", ["1B", "27B"]),
        ("We release two sizes of models (2 billion and 7 billion parameters).", ["2B", "7B"]),
        ("We provide two sizes of models, containing 2B and 500M parameters.", ["500M", "2B"]),
        ("Training sets of all sizes have 2B and 9B tokens.", None),
        ("It beats models of other makers with 2B and 9B parameters.", None),
    ],
)
def test_the_sizes_that_a_paper_lists_are_those_of_what_it_introduces(text: str, found: object) -> None:
    assert sizes(text) == found


def test_where_a_paper_introduces_several_models_a_list_is_nobodys() -> None:
    both = [edge(HERON, Relation.INTRODUCES, m, at(5, "Heron")) for m in ("model/heron", "model/stork")]
    said = {HERON: (sentence(HERON, "We release two sizes (2B and 7B parameters)."),)}
    assert with_stated_sizes(KNOWLEDGE.entities, said, both) == KNOWLEDGE.entities
