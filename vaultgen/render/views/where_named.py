"""Where a paper or note names a thing of which it says nothing: in its title, or in a list under a bullet."""

from __future__ import annotations

from collections.abc import Sequence

from vaultgen.model import Edge, Entity, NodeType, Statement
from vaultgen.render.escape import inline
from vaultgen.render.facts import Facts
from vaultgen.render.links import subject_spans
from vaultgen.text.fold import fold


def where_named(thing: Entity, holder: Entity, edge: Edge | None, named: Sequence[Statement], facts: Facts) -> str:
    """`in its title`, `under …` with the bold lead-ins above the bullet, or nothing. `edge` leads from the holder to
    the thing, `named` are those of its statements that name the thing."""
    said = facts.statements(holder.id)
    for statement in named:
        if above := _lead_ins_above(statement, said):
            return f"under {inline(': '.join(above))}"
    if holder.type is not NodeType.PAPER:
        return ""
    quoted = [fold(place.quote) for place in edge.evidence] if edge else []
    is_titled = bool(subject_spans(holder.name, thing)) or fold(holder.name) in quoted
    return "in its title" if is_titled else ""


def _lead_ins_above(statement: Statement, said: Sequence[Statement]) -> list[str]:
    """The lead-ins of the bullets that a statement hangs under, the outermost first."""
    found: list[str] = []
    while statement.parent is not None and statement.parent < len(said) and len(found) < len(said):
        statement = said[statement.parent]
        found.insert(0, statement.lead_in)
    return [x for x in found if x]
