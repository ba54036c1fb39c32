"""What the bullets of a person's note say of the things that they name."""

from __future__ import annotations

from dataclasses import replace

from tests.render.known import EDGES, ENTITIES, HERON, KNOWLEDGE, body, bullet, entity
from vaultgen.model import Knowledge, LinkSpan, Statement


def told(*said: Statement) -> Knowledge:
    """The knowledge with a person's bullets on Heron's paper before its abstract."""
    small = entity("model/heron-small", "Heron Small")
    statements = {**KNOWLEDGE.statements, HERON: (*said, *KNOWLEDGE.statements[HERON])}
    return replace(KNOWLEDGE, entities=(*ENTITIES, small), edges=EDGES, statements=statements)


def test_a_bullet_under_the_name_of_a_size_says_what_that_model_is() -> None:
    text = "Made for walks on the shore, with little memory."
    lead_in = "Small (Small-1 & Small-2)"
    said = bullet(HERON, text, 7, lead_in=lead_in, lead_in_links=(LinkSpan(0, 5, "model/heron-small"),))
    assert f"\n>**{lead_in}:** {text}[^1]\n" in body("Models/Heron Small.md", told(said))
