"""The arXiv ids and DOIs in a block of a note: in the addresses of its links, and in its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, islice

from vaultgen.grounding import Evidence, Passage
from vaultgen.model import Block, Stated
from vaultgen.read.arxiv.arxiv_fields import ARXIV_ID

_ARXIV = re.compile(
    rf"(?:https?://)?(?:www\.|export\.)?(?:arxiv\.org/(?:abs|pdf|html)|ar5iv\.(?:labs\.arxiv\.)?org/(?:abs|html)"
    rf"|huggingface\.co/papers|hf\.co/papers|alphaxiv\.org/(?:abs|overview|pdf)|doi\.org/10\.48550/arxiv\.)[/.]?"
    rf"{ARXIV_ID}(?:\.pdf)?|\barxiv(?:\s+preprint)?(?:\s+arxiv)?\s*:?\s*{ARXIV_ID.replace('?P<id>', '?P<bare>')}",
    re.IGNORECASE,
)
# At the beginning of an item, what looks like an arXiv id is one: `2402.03300: DeepSeekMath …`.
_OPENING_ID = re.compile(r"(?P<id>\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?:v\d+)?(?=[:\s|,-]|$)")
_DOI = re.compile(
    r"(?:(?:https?://)?(?:dx\.)?doi\.org/|https?://[\w.-]+/doi/(?:abs/|full/|pdf/)?|\bdoi\s*:?\s*)"
    r"(?P<id>10\.\d{4,9}/[^\s,;\]<>\"|]+)",
    re.IGNORECASE,
)
_MOST_IDS = 100  # in one block
_MOST_LINKS = 1_000


@dataclass(frozen=True, slots=True)
class PaperId:
    """An arXiv id or DOI (`kind`: arxiv, doi), and where it stands in the block, or the words of the link to it."""

    kind: str
    stated: Stated[str]
    start: int
    end: int
    is_link: bool


def paper_ids(block: Block) -> list[PaperId]:
    """The ids of a block in their order: those of its links' addresses, and those that stand in its text."""
    passage = block.passage
    found = [
        PaperId(*stated, link.start, link.end, is_link=True)
        for link in block.web[:_MOST_LINKS]
        if (stated := _stated(link.address, passage, link.start))
    ]
    opening = _OPENING_ID.match(passage.text)
    in_text = chain([opening] if opening else [], _ARXIV.finditer(passage.text), _DOI.finditer(passage.text))
    for match in islice(in_text, _MOST_IDS):
        is_known = any(match.start() < i.end and i.start < match.end() for i in found)
        if not is_known and (stated := _stated(match[0], passage, match.start())):
            found.append(PaperId(*stated, *match.span(), is_link=False))
    return sorted(found, key=lambda i: (i.start, i.end, i.kind))[:_MOST_IDS]


def _stated(text: str, passage: Passage, at: int) -> tuple[str, Stated[str]] | None:
    """The kind and value of the id in `text`, which stands in the line behind `at`."""
    opening = _OPENING_ID.fullmatch(text)
    match = _ARXIV.search(text)
    kind, value = ("arxiv", match["id"] or match["bare"]) if match else ("doi", "")
    if opening:
        kind, value = "arxiv", opening["id"]
    elif not match and (match := _DOI.search(text)):
        value = match["id"].rstrip(".,;)")
    line = passage.locate(at)[0]
    if not value or value not in dict(passage.lines)[line]:
        return None
    return kind, Stated(value, Evidence(passage.seed, line, value))
