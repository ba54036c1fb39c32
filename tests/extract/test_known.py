"""Names that a lexicon knows are found whatever else it knows."""

from __future__ import annotations

from vaultgen.extract.naming.known import build_index, find_known
from vaultgen.extract.naming.tokens import tokenize
from vaultgen.lexicon import Entry
from vaultgen.model import NodeType


def test_names_that_begin_alike_are_each_found_text_after_text() -> None:
    index = build_index(Entry(NodeType.BENCHMARK, name) for name in ("Herōn Bench", "Heron", "Stork 2", "鶴 Bench"))

    def names_in(text: str) -> list[str]:
        return [x.entries[0].name for x in find_known(tokenize(text), index)]

    assert names_in("On Stork 2 and Heron") == ["Stork 2", "Heron"]
    assert names_in("On Herōn Bench") == ["Herōn Bench"]
    assert names_in("On 鶴 Bench and Stork") == ["鶴 Bench"]
    assert names_in("On Stork 2 and Heron") == ["Stork 2", "Heron"]
