"""Names in a row: `MMLU, GSM8K (94.4%), and MATH` share what stands before the first and after the last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vaultgen.extract.spans import NameSpan

_BETWEEN = re.compile(
    r"(?:'s)?(?:\s*\([^()]{0,80}\))?\s*(?:,\s*(?:and|or|as well as|&|along with)?|;\s*(?:and)?|/|&|\+|\band\b|\bor\b|\bas well as\b|"
    r"\bvs\.?|\bversus\b)\s*(?:the |our |on |its )?"
)


@dataclass(frozen=True, slots=True)
class NameList:
    """One or more names in a row, in one sentence (`start`, `end`: the sentence's characters)."""

    spans: tuple[NameSpan, ...]
    start: int
    end: int


def find_lists(text: str, spans: Sequence[NameSpan], sentences: Sequence[tuple[int, int]]) -> list[NameList]:
    """The spans of a text as lists; every span is in exactly one."""
    lists: list[NameList] = []
    row: list[NameSpan] = []
    k = 0
    for span in spans:
        before = k
        while k + 1 < len(sentences) and sentences[k][1] <= span.start:
            k += 1
        if row and (k != before or not _BETWEEN.fullmatch(text, row[-1].end, span.start)):
            lists.append(NameList(tuple(row), *_sentence(sentences, before, text)))
            row = []
        row.append(span)
    if row:
        lists.append(NameList(tuple(row), *_sentence(sentences, k, text)))
    return lists


def _sentence(sentences: Sequence[tuple[int, int]], k: int, text: str) -> tuple[int, int]:
    return sentences[k] if sentences else (0, len(text))
