"""Where notes lie, and how namesakes are told apart."""

from __future__ import annotations

from dataclasses import replace

from tests.render.known import KNOWLEDGE, entity
from vaultgen.model import Knowledge, VaultNames
from vaultgen.render import note_paths
from vaultgen.render.file_names import name_key
from vaultgen.render.paths import note_name


def knowing(*entities: tuple[str, str]) -> Knowledge:
    return Knowledge(tuple(entity(id_, name) for id_, name in entities), ())


def test_a_note_lies_in_the_folder_of_its_type_under_a_name_that_says_what_it_is() -> None:
    paths = note_paths(KNOWLEDGE)
    assert paths["paper/heron"] == "Papers/Heron - Models that wade.md"
    assert paths["benchmark/wade"] == "Benchmarks/WADE (Wetland Answers, Deep and Easy).md"
    assert paths["source/page-txt"] == "Sources/arXiv search page.md"


def test_of_two_types_that_share_a_name_one_says_what_it_is() -> None:
    paths = note_paths(knowing(("product/gull", "Gull"), ("model/gull", "Gull")))
    assert paths == {"model/gull": "Models/Gull.md", "product/gull": "Products/Gull (product).md"}


def test_namesakes_are_told_apart_by_their_papers() -> None:
    paths = note_paths(KNOWLEDGE)
    assert paths["author/wei-chen"] == "Authors/Wei Chen.md"
    assert paths["author/wei-chen--1"] == "Authors/Wei Chen (author of Stork).md"


def test_names_are_apart_even_where_case_and_unicode_form_do_not_count() -> None:
    paths = note_paths(
        knowing(("model/a", "Étude"), ("model/b", "e\u0301tude"), ("concept/c", "ÉTUDE"), ("concept/d", "home"))
    )
    keys = [name_key(note_name(p)) for p in paths.values()]
    assert len(set(keys)) == len(keys)
    assert "home" not in keys


def test_a_note_that_a_person_renamed_keeps_its_path_and_its_name() -> None:
    names = VaultNames(held={"model/heron": "Mine/Grey heron.md"})
    paths = note_paths(KNOWLEDGE, names)
    assert paths["model/heron"] == "Mine/Grey heron.md"


def test_the_name_of_a_persons_own_note_is_left_to_it() -> None:
    paths = note_paths(KNOWLEDGE, VaultNames(taken=frozenset({"heron large"})))
    assert paths["model/heron-large"] == "Models/Heron Large (model).md"


def test_the_order_of_the_entities_does_not_matter() -> None:
    backwards = replace(KNOWLEDGE, entities=tuple(reversed(KNOWLEDGE.entities)), edges=tuple(reversed(KNOWLEDGE.edges)))
    assert note_paths(backwards) == note_paths(KNOWLEDGE)
