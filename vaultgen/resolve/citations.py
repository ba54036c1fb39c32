"""Which of the vault's papers a paper refers to in its list of references, and a person's note by their ids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from vaultgen.identity.title import arxiv_key, doi_key, joined_title_key, title_key
from vaultgen.model import Block, Edge, NoteRecord, Passage, Reading, Relation
from vaultgen.resolve.paper import Paper
from vaultgen.resolve.places import Places

_IDS = re.compile(r"\d{4}\.\d{4,5}(?!\d)|(?<![a-z-])[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7}(?!\d)|10\.\d{4,9}/\S+")
_LEAST_WORDS = 4
_LEAST_LETTERS = 20  # a shorter title may be part of another one
_PREFIX = 16
# Where a title may begin and end in an entry: at its ends and at punctuation, never amid a longer title.
_BEGIN = re.compile(r"(?:^|[.,;:)\]“\"”'’?!])\s*(?=[^\W_])")
_END = re.compile(r"\s*(?:$|[.,;?!”\"’'(\[])")


def reference_edges(papers: Sequence[Paper]) -> Iterator[Edge]:
    """`mentions` from each paper to those that its references name by arXiv id, DOI or whole title."""
    if not any(x.record.references for p in papers for x in p.listings):
        return
    known = _Known(papers)
    for paper in papers:
        for passage in (r for x in paper.listings for r in x.record.references):
            for start, end, target in known.named_in(passage):
                if target != paper.id:
                    yield Edge(paper.id, target, Relation.MENTIONS, (passage.evidence(start, end),))


def note_reference_edges(readings: Iterable[Reading], papers: Sequence[Paper], places: Places) -> Iterator[Edge]:
    """`mentions` from what a note is about to each paper whose id it states, or links to: `see [this](https://…)`."""
    known: _Known | None = None
    for reading in readings:
        for index, record in enumerate(reading.records):
            for block in record.blocks if isinstance(record, NoteRecord) else ():
                if not (block.web or _IDS.search(block.passage.text)):
                    continue
                known = known or _Known(papers)
                holder = places.holder((reading.seed, index))
                for start, end, target in known.stated_in(block):
                    if target != holder:
                        whole = block.passage.sentence_evidence(0, len(block.passage.text))
                        evidence = whole or block.passage.evidence(start, end)
                        yield Edge(holder, target, Relation.MENTIONS, (evidence,))


class _Known:
    """The papers by their ids and by how their titles begin; what several papers bear names none."""

    def __init__(self, papers: Iterable[Paper]) -> None:
        ids: dict[str, set[str]] = {}
        titles: dict[str, set[str]] = {}
        for paper in papers:
            for key in (k for x in paper.listings for k in (x.arxiv, x.doi) if k):
                ids.setdefault(key, set()).add(paper.id)
            for title in paper.title_forms:
                key = joined_title_key(title)
                if len(title_key(title).split()) >= _LEAST_WORDS and len(key) >= _LEAST_LETTERS:
                    titles.setdefault(key, set()).add(paper.id)
        self._ids = {key: min(found) for key, found in ids.items() if len(found) == 1}
        self._titles: dict[str, list[tuple[str, str]]] = {}
        for key, found in titles.items():
            if len(found) == 1:
                self._titles.setdefault(key[:_PREFIX], []).append((key, min(found)))

    def named_in(self, passage: Passage) -> Iterator[tuple[int, int, str]]:
        """Where an entry names a paper (start, end), and which one."""
        text = passage.text
        yield from self._ids_in(text)
        for found in _BEGIN.finditer(text):
            start = found.end()
            letters = [(k, i) for i in range(start, min(len(text), start + 400)) for k in joined_title_key(text[i])]
            key = "".join(k for k, _ in letters)
            for title, target in self._titles.get(key[:_PREFIX], ()):
                if key.startswith(title) and _END.match(text, letters[len(title) - 1][1] + 1):
                    yield start, letters[len(title) - 1][1] + 1, target

    def stated_in(self, block: Block) -> Iterator[tuple[int, int, str]]:
        """Where a block of a note states the id of a paper, or shows a link to it, and which paper."""
        yield from self._ids_in(block.passage.text)
        for link in block.web:
            for _, _, target in self._ids_in(link.address):
                yield link.start, link.end, target

    def _ids_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        for found in _IDS.finditer(text):
            target = self._ids.get(arxiv_key(found[0]) or doi_key(found[0]))
            if target:
                yield found.start(), found.end(), target
