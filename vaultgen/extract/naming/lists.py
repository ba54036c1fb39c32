"""Names in a row: `MMLU, GSM8K (94.4%), and MATH` share what stands before the first and after the last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vaultgen.extract.gates import open_gates
from vaultgen.extract.naming.name_span import NameSpan

_BETWEEN = re.compile(
    r"(?:'s)?(?:\s*\([^()]{0,80}\))?\s*(?:,\s*(?:and|or|as well as|&|along with)?|;\s*(?:and)?|/|&|\+|\band\b|\bor\b|"
    r"\bas well as\b|\bvs\.?|\bversus\b)\s*(?:the |our |on |its )?"
)
_LAST_JOINT = re.compile(r"\b(?:and|or|as well as)\b|&")
_VERB = re.compile(
    r"(?:\s*\([^()]{0,60}\))?\s+(?:[a-z]+ly\s+|also\s+)?(?:[a-z]{3,}(?:ves|[^s]es|ins|ms|ts|rms|sses|eds)|is|"
    r"can|has|outperforms)\s"
)


@dataclass(frozen=True, slots=True)
class NameList:
    """One or more names in a row, in one sentence (`start`, `end`: the sentence's characters; `opened`: its gates)."""

    spans: tuple[NameSpan, ...]
    start: int
    end: int
    opened: int


def find_lists(text: str, spans: Sequence[NameSpan], sentences: Sequence[tuple[int, int]]) -> list[NameList]:
    """The spans of a text as lists; every span is in exactly one."""
    lists: list[NameList] = []
    row: list[NameSpan] = []
    k = 0
    is_closed = False
    for span in spans:
        before = k
        while k + 1 < len(sentences) and sentences[k][1] <= span.start:
            k += 1
        joint = _BETWEEN.fullmatch(text, row[-1].end, span.start) if row and k == before else None
        if row and (joint is None or (is_closed and "," in joint[0]) or _opens_clause(text, joint, span)):
            lists.append(_list(row, text, sentences, before))
            row = []
        # After `A and B`, a comma does not go on with the list: `On A and B, C achieves`.
        is_closed = bool(row) and joint is not None and bool(_LAST_JOINT.search(joint[0]))
        row.append(span)
    if row:
        lists.append(_list(row, text, sentences, k))
    return lists


def _opens_clause(text: str, joint: re.Match[str], span: NameSpan) -> bool:
    """Whether the name after a bare comma is the subject of what follows: `On MMLU, Foo achieves`."""
    return "," in joint[0] and not _LAST_JOINT.search(joint[0]) and bool(_VERB.match(text, span.end))


def _list(spans: Sequence[NameSpan], text: str, sentences: Sequence[tuple[int, int]], k: int) -> NameList:
    start, end = sentences[k] if sentences else (0, len(text))
    return NameList(tuple(spans), start, end, open_gates(text[start:end]))
