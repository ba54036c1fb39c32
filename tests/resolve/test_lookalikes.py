"""Names with letters of other scripts that look like another name are reported, and kept apart."""

from __future__ import annotations

from tests.resolve.said import known, listing, reading
from vaultgen.model import NodeType


def test_an_author_who_looks_like_another_one_is_reported_and_stays_apart() -> None:
    knowledge = known(
        reading("a", listing("a", "Otters", "Wei Zhang; Ada Poe")),
        reading("b", listing("b", "Weirs", "Wеi Zhang", line=7)),
    )
    (finding,) = (f for f in knowledge.findings if "looks like" in f.message)
    assert finding.seed == "b"
    assert "“Wei Zhang”" in finding.message
    assert "U+0435" in finding.message
    assert sum(e.type is NodeType.AUTHOR for e in knowledge.entities) == 3


def test_names_in_one_script_are_not_reported() -> None:
    knowledge = known(reading("a", listing("a", "Otters", "Анна Ковалёва; Ada Poe; Γιώργος Νίκου")))
    assert not any("looks like" in f.message for f in knowledge.findings)
