"""What the layout of a PDF says: the size of its text, running heads, where paragraphs end and words are parted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from vaultgen.grounding import Passage
from vaultgen.read.page import Page
from vaultgen.read.pdf.pdf_lines import MARKS

_PAGE_NUMBER = re.compile(r"[-–—|\s]*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d+)?[-–—|\s]*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_AT_EDGE = 2  # lines at the top and bottom of a page that may be a running head
# A raised digit behind a word leads to a note (`GPT-4¹`); behind a number or a single letter it is a power (`10⁵`).
_MARK = re.compile(rf"(?<![^\s(\[“\"])(?P<word>[^\s(\[“\"]*[^\W\d_][^\s(\[“\"{MARKS}]*)(?P<mark>[{MARKS}]+)")
_SHORTEST_WORD = 4


def usual_size(page: Page) -> float:
    """The size in which most of the text is set (points; 0: not known)."""
    sizes: Counter[float] = Counter()
    for line, place in zip(page.lines, page.layout, strict=True):
        sizes[place.size] += len(line.text)
    return min(sizes, key=lambda size: (-sizes[size], size))


def ends_paragraph(lines: Sequence[Passage]) -> bool:
    """Whether the last line ends a sentence well before the others' end, or the paragraph is long enough."""
    last = lines[-1].text
    longest = max(len(line.text) for line in lines[-30:])
    return last.endswith((".", "!", "?", ":")) and (len(last) < 0.85 * longest or len(lines) > 30)


def running_heads(page: Page) -> frozenset[int]:
    """The lines (indexes from 0) at the top or bottom of a page that number it, or stand so on several pages."""
    by_page: dict[int, list[int]] = {}
    for index, place in enumerate(page.layout):
        if page.lines[index].text:
            by_page.setdefault(place.page, []).append(index)
    shown: dict[str, set[int]] = {}
    for number, own in by_page.items():
        for index in {*own[:_AT_EDGE], *own[-_AT_EDGE:]}:
            shown.setdefault(_without_digits(page, index), set()).add(number)
    outermost = {i for own in by_page.values() for i in (own[0], own[-1])}
    edges = {i for own in by_page.values() for i in (*own[:_AT_EDGE], *own[-_AT_EDGE:])}
    return frozenset(
        i
        for i in edges
        if len(shown[_without_digits(page, i)]) > 1 or (i in outermost and _PAGE_NUMBER.fullmatch(page.lines[i].text))
    )


def _without_digits(page: Page, index: int) -> str:
    return _DIGITS.sub("0", page.lines[index].text)


def flowing(lines: Sequence[Passage]) -> Passage:
    """The lines as one text; a word that a hyphen parts at a line's end is whole again."""
    text = Passage.join(lines)
    cuts = []
    length = 0
    for line, following in pairwise(lines):
        length += len(line.text)
        is_word = line.text[-2:-1].islower() and following.text[:1].islower()
        if line.text.endswith("-"):
            cuts.append((length - 1 if is_word else length, length + 1, ""))
        length += 1
    return text.replace(cuts) if cuts else text


def without_marks(line: Passage) -> Passage:
    """The line without the raised digits that lead to notes."""
    if not any(c in MARKS for c in line.text):
        return line
    marks = [
        (*found.span("mark"), "")
        for found in _MARK.finditer(line.text)
        if len(found["word"]) >= _SHORTEST_WORD or any(map(str.isdigit, found["word"]))
    ]
    return line.replace(marks) if marks else line
