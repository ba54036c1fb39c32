"""The order of the seeds does not matter, and what one seed says does not depend on the others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.resolve.said import extraction, listing, note, reading
from vaultgen.config import Settings
from vaultgen.lexicon import Entry, Lexicon
from vaultgen.model import NodeType, Reading
from vaultgen.resolve import resolve

LEXICON = Lexicon((Entry(NodeType.BENCHMARK, "Weir Reading Bench", ("WRB",)),))
NAMES = "model:Otter;model:Otter-2=Otter 2;benchmark:WRB;product:Beaver;model:Beaver@0.5;concept:river sense@0.4"
READINGS = [
    reading(
        "a",
        listing("a", "Otters: Swimmers", "Ed Poe; Ada Roe; Wei Li", hidden=3, abstract="Otter has river sense."),
        listing("a", "Weirs", "Ed H. Poe; Cy Low", line=20, abstract="WRB for Otter-2 and Beaver."),
        subject="Ed Poe",
        inferred=True,
    ),
    reading("b", listing("b", "Otters - swimmers", "E. Poe; Ada Roe", et_al=True, abstract="River sense of Beaver.")),
    reading("c", listing("c", "Otters: Swimmers", published="2024-01-02"), listing("c", "Weirs", "Di Moe", line=9)),
    reading("d", note("d", "Otters: Swimmers", "This paper introduces Otter and WRB.", "- Beaver", aliases="Otter")),
    reading("e", note("e", "Otter", "An animal with river sense."), listing("e", "Dams", "Ed K. Poe; Ada Roe")),
]


@given(st.permutations(READINGS))
def test_any_order_of_seeds_gives_the_same_knowledge(shuffled: list[Reading]) -> None:
    def said(readings: list[Reading]) -> object:
        return resolve(readings, [extraction(r, NAMES) for r in readings], LEXICON, Settings())

    assert said(shuffled) == said(READINGS)


@given(st.lists(st.sampled_from(READINGS), unique_by=lambda r: r.seed))
def test_ids_are_unique_and_edges_lead_to_nodes(some: list[Reading]) -> None:
    knowledge = resolve(some, [extraction(r, NAMES) for r in some], LEXICON, Settings())
    ids = [e.id for e in knowledge.entities]
    assert len(ids) == len(set(ids))
    assert ids == sorted(ids)
    assert all({e.source, e.target} <= set(ids) for e in knowledge.edges)
    assert {x.entity for own in knowledge.statements.values() for s in own for x in s.links} <= set(ids)
    assert {j.entity for j in knowledge.joins} <= set(ids)
