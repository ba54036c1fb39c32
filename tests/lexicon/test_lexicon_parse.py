"""The line format of the data files: what a line may say, and what is said of a faulty one."""

from __future__ import annotations

import pytest

from vaultgen.lexicon import Entry, LexiconError, parse_entries
from vaultgen.lexicon.entry import plural
from vaultgen.model import NodeType


def read_model(line: str) -> Entry:
    return parse_entries(line, NodeType.MODEL, "models.txt")[0]


def test_a_line_holds_name_aliases_expansion_and_variants() -> None:
    entry = read_model("Heron | Grey Heron; HRN-1 | expansion: Highly Efficient Reader | variants: Mini, Deep Think")
    assert entry == Entry(
        NodeType.MODEL, "Heron", ("Grey Heron", "HRN-1"), "Highly Efficient Reader", "", False, ("Mini", "Deep Think")
    )


def test_the_line_in_square_brackets_gives_the_kind_of_those_below_it() -> None:
    entries = parse_entries("Stray\n[bird]\nHeron\n\n[fish]\nPike", NodeType.MODEL, "models.txt")
    assert [(e.name, e.kind) for e in entries] == [("Stray", ""), ("Heron", "bird"), ("Pike", "fish")]


def test_comments_and_blank_lines_are_no_entries() -> None:
    assert parse_entries("# birds\n\n   # more birds\n", NodeType.MODEL, "models.txt") == ()


def test_a_tilde_makes_a_name_weak_and_leaves_its_aliases_strong() -> None:
    entry = read_model("~Heron | Heron LM")
    assert entry.name == "Heron"
    assert entry.is_weak("HERON")
    assert not entry.is_weak("Heron LM")


def test_a_tilde_makes_an_alias_weak_and_leaves_the_name_strong() -> None:
    entry = read_model("Heron Reader Model | ~HER; Heron Reader")
    assert entry.is_weak("her")
    assert not entry.is_weak("Heron Reader Model")
    assert "HER" in entry.aliases


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("Heron | ; Grey Heron", "take out the stray separator"),
        ("Heron | variants: Mini,, Pro", "take out the stray separator"),
        ("[bird", "should be a kind in square brackets"),
        ("[]", "should be a kind in square brackets"),
        ("~ | Heron", "an empty name"),
        ("Heron\nEgret | HERON", "shares the form 'heron' with 'Heron'"),
    ],
)
def test_a_faulty_line_is_named_with_file_line_and_remedy(line: str, remedy: str) -> None:
    with pytest.raises(LexiconError, match=r"birds\.txt:\d+: ") as error:
        parse_entries(line, NodeType.MODEL, "birds.txt")
    assert remedy in str(error.value)


@pytest.mark.parametrize(
    ("one", "many"),
    [("Reward Model", "Reward Models"), ("Policy", "Policies"), ("Survey", "Surveys"), ("Search", "Searches")],
)
def test_plurals_are_regular(one: str, many: str) -> None:
    assert plural(one) == many
