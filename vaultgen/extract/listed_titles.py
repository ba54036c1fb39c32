"""The papers that a note lists, as names in the note's own words: where their titles stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vaultgen.grounding import Passage
from vaultgen.model import FieldRef, Mention, NodeType, NoteRecord, PaperRecord, Reading

_RULE = "title of a paper that the note lists"


def listed_paper_mentions(reading: Reading, passages: Mapping[FieldRef, Passage]) -> Iterator[Mention]:
    """A mention for each title of a paper record that was read out of a block of a note in the same seed."""
    titles: dict[int, list[tuple[str, str]]] = {}
    for number, record in enumerate(reading.records):
        if isinstance(record, PaperRecord):
            plain = passages[FieldRef(number, "title")].text
            titles.setdefault(record.title.line, []).append((plain, record.title.text))
    if not titles:
        return
    for ref, passage in passages.items():
        if ref.name != "block" or not isinstance(reading.records[ref.record], NoteRecord):
            continue
        for plain, name in (t for line, _ in passage.lines for t in titles.get(line, ())):
            start = passage.text.find(plain)
            if start >= 0:
                end = start + len(plain)
                evidence = passage.sentence_evidence(0, len(passage.text)) or passage.evidence(start, end)
                yield Mention(NodeType.PAPER, plain, name, ref, start, end, _RULE, 1.0, evidence)
