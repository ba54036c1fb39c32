"""Titles with their authors glued to them: every way to part the two, scored by what names look like."""

from __future__ import annotations

import re

from vaultgen.grounding import Passage
from vaultgen.model import SplitCandidate

_BORDER = re.compile(r"(?<=\S)(?=[^\W\d_a-z])")
_NAME_START = re.compile(r"[^\W\d_]")


def split_candidates(line: Passage, *, is_cut: bool) -> tuple[SplitCandidate, ...]:
    """The ways to part `line` into a title and authors, best first; `is_cut` says that `et al.` followed."""
    found = []
    for match in _BORDER.finditer(line.text):
        border = match.start()
        if not line.text[border].isupper():
            continue
        authors = tuple(p for p in (line.slice(a, b).strip() for a, b in _spans(line.text, border)) if p.text)
        if not authors or not all(_NAME_START.match(a.text) and 1 <= len(a.text.split()) <= 6 for a in authors):
            continue
        words = [len(a.text.split()) for a in authors]
        score = -abs(len(authors) - 3) * (2.0 if is_cut else 0.3) - sum(abs(w - 2) for w in words)
        score -= 3.0 * line.text[border - 1].isupper() + 5.0 * any(c.isdigit() for a in authors for c in a.text)
        found.append(SplitCandidate(line.slice(0, border).strip(), authors, score))
    return tuple(sorted(found, key=lambda c: (-c.score, -len(c.title.text))))


def _spans(text: str, border: int) -> list[tuple[int, int]]:
    cuts = [border - 1, *(i for i in range(border, len(text)) if text[i] == ","), len(text)]
    return [(a + 1, b) for a, b in zip(cuts, cuts[1:], strict=False)]
