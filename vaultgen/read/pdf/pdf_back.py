"""The works that a paper's PDF refers to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vaultgen.grounding import Passage
from vaultgen.read.page import Page, joined
from vaultgen.read.pdf.pdf_layout import running_heads

REFERENCES = re.compile(
    r"(?:\d{1,2}\.?\s+|[IVX]{1,4}\.\s+)?(?:references|bibliography|works cited)\s*:?", re.IGNORECASE
)
AFTER_REFERENCES = re.compile(
    r"(?:[A-Z]\.?\s+|\d{1,2}\.?\s+)?(?:appendi(?:x|ces)|supplement(?:ary)?|acknowledge?ments?|checklist)\b.{0,60}",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\[(?P<square>\d{1,3})\]\s+\S|(?P<plain>\d{1,3})\.\s+[A-Z]")
_MOST_REFERENCES = 2_000
_LARGER = 1.05  # times the size of the entries: the least of their heading
_LONGEST_REFERENCE = 2_000  # characters


def references(page: Page) -> tuple[Passage, ...]:
    """The entries below the last heading `References`: by their numbers, else as far as sentences end a line."""
    lines = page.lines
    start = next((i for i in range(len(lines) - 1, -1, -1) if REFERENCES.fullmatch(lines[i].text)), None)
    if start is None:
        return ()
    end = next((i for i in range(start + 2, len(lines)) if _is_heading(page, start, i)), len(lines))
    entries: list[list[Passage]] = []
    number = 0
    is_numbered = sum(_NUMBERED.match(line.text) is not None for line in lines[start + 1 : end]) > 1
    heads = running_heads(page)
    for index in range(start + 1, end):
        if index in heads:
            continue
        line = lines[index]
        found = _NUMBERED.match(line.text) if is_numbered else None
        # A year or a page at a line's beginning is no number of an entry.
        is_next = found is not None and int(found["square"] or found["plain"]) == number + 1
        if is_next or not entries or (not is_numbered and entries[-1][-1].text.endswith(".")):
            entries.append([])
            number += is_next
        entries[-1].append(line)
    return tuple(p for p in map(_entry, entries[:_MOST_REFERENCES]) if p is not None)


def _is_heading(page: Page, references: int, index: int) -> bool:
    """Whether a line ends the references: by its words, or set as their heading is, in larger letters than they."""
    size, heading, entry = (page.layout[i].size for i in (index, references, references + 1))
    is_larger = size >= 0.97 * heading and heading > _LARGER * entry > 0
    return is_larger or AFTER_REFERENCES.fullmatch(page.lines[index].text) is not None


def _entry(lines: Sequence[Passage]) -> Passage | None:
    passage = joined(lines)
    return (
        passage if passage is None or len(passage.text) <= _LONGEST_REFERENCE else passage.slice(0, _LONGEST_REFERENCE)
    )
