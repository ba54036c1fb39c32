"""The lines of one page of a PDF, with the size of their letters; where there are tables, also with their columns."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vaultgen.text.clean import LinePart

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""How small raised digits are written: they lead to notes, or are powers."""

GAP = "   "
"""What parts two names beside each other on a line below the title."""

_MOST_CHARACTERS = 20_000  # of one page
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_HYPHEN = re.compile(r"(?P<before>.?)[\ufffe\x02](?P<after>.?)")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_ABSTRACT = re.compile(r"\s*abstract\b", re.IGNORECASE)
_CAPTION = re.compile(r"^\s*table\s+(?:\d|[IVX]+\b|[A-Z]\.?\d)", re.IGNORECASE | re.MULTILINE)
_RAISED_DIGITS = str.maketrans("0123456789", MARKS)
_LAST_DIGITS = re.compile(r"(?<=[^\W_]|[.,;:)%+*])\d{1,3}(?=[.,;:)]*$)")
_FIRST_DIGITS = re.compile(r"\d{1,3}(?!\d)")
_WORD = re.compile(r"\S+")
_WIDE = 0.9  # of the size of the letters: a gap of more parts two columns or two names
_WIDE_IN_TABLE = 0.6
_NEAR = 0.9  # of the size of the letters: what begins so near behind a line goes on with it
_BLANK = 0.15  # of the size of the letters: pieces of one line that stand so far apart are two words
_SHARED = 0.5  # of the lower one's height: what two pieces of one line share
_LONGEST_CELLS = 40  # characters; a longer piece is no cells of a table
_SMALL = 0.85  # of the size of the letters beside it
_RAISED = 0.15
_MOST_MEASURED = 80  # lines at the top of the first page whose gaps are measured
_MOST_MEASURED_IN_TABLES = 400  # lines of a page with tables

Span = tuple[int, int]
Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points, from the page's lower left corner."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line, the size of its letters (points, 0: not known), and on pages with tables its parts between wide gaps."""

    text: str
    size: float
    parts: tuple[LinePart, ...] = ()


def page_lines(page: PdfTextPage, *, is_first: bool) -> Iterator[PageLine]:
    """The lines of a page in the document's own order; pieces side by side, as around raised digits, are one line."""
    count = min(page.count_chars(), _MOST_CHARACTERS)
    text = page.get_text_range(0, count) if count > 0 else ""
    spans = _spans(text)
    if len(text) != count:
        # Characters outside of the first plane and ones that were left out break the count; places are not known.
        for start, end in spans:
            yield PageLine(_tidy(text[start:end]), 0.0)
        return
    letters = _Letters(page, text)
    has_table = _CAPTION.search(text) is not None
    is_head = is_first
    for number, pieces in enumerate(_lines(letters, spans, has_table=has_table)):
        is_head = is_head and number < _MOST_MEASURED and not _ABSTRACT.match(text[pieces[0][0] : pieces[-1][1]])
        base = letters.base(pieces)
        if is_head:
            shown, _ = _shown(letters, pieces, base, _WIDE, GAP)
            yield PageLine(shown, round(letters.height(base), 1))
        else:
            is_measured = has_table and number < _MOST_MEASURED_IN_TABLES
            shown, parts = _shown(letters, pieces, base, _WIDE_IN_TABLE if is_measured else math.inf, " ")
            yield PageLine(shown, round(letters.height(base), 1), parts if is_measured else ())


def _shown(
    letters: _Letters, pieces: Sequence[Span], base: int, wide: float, gap: str
) -> tuple[str, tuple[LinePart, ...]]:
    """The text of a line, `gap` between its parts, and the parts: what gaps of `wide` times the letters' size part."""
    text = letters.text
    words = [(a + m.start(), a + m.end()) for a, b in pieces for m in _WORD.finditer(text[a:b])]
    starts = {start for start, _ in pieces}
    size = letters.height(base)
    shown = ""
    parts: list[LinePart] = []
    for number, (start, end) in enumerate(words):
        distance = math.inf if not number else 0.0
        if number and (wide < math.inf or start in starts):
            distance = letters.box(start)[0] - letters.box(words[number - 1][1] - 1)[2]
        is_next = distance > wide * size or not number
        if number:
            is_joined = start in starts and distance <= _BLANK * size
            shown += gap if is_next else "" if is_joined else " "
        right = letters.box(end - 1)[2] if wide < math.inf else 0.0
        if is_next:
            parts.append(LinePart(len(shown), len(shown), letters.box(start)[0], right))
        shown += _marked(letters, start, end, base)
        parts[-1] = parts[-1]._replace(end=len(shown), right=right)
    return shown, tuple(parts)


def _marked(letters: _Letters, start: int, end: int, base: int) -> str:
    """A word, its small raised digits as such."""
    word = letters.text[start:end]
    found = _LAST_DIGITS.search(word) or _FIRST_DIGITS.match(word)
    if found is not None and letters.is_raised(start + found.end() - 1, base):
        first = next(i for i in range(found.start(), found.end()) if letters.is_raised(start + i, base))
        word = word[:first] + word[first : found.end()].translate(_RAISED_DIGITS) + word[found.end() :]
    return _tidy(word)


def _tidy(text: str) -> str:
    return _HYPHEN.sub(_joined, text.replace("\x00", " ").translate(_LIGATURES)).strip()


def _joined(found: re.Match[str]) -> str:
    """A hyphen at a line's end parts a word of small letters, and belongs to everything else (`GPT-4`)."""
    is_word = found["before"].islower() and found["after"].islower()
    return found["before"] + ("" if is_word else "-") + found["after"]


class _Letters:
    """The characters of a page and their places, each asked for once."""

    def __init__(self, page: PdfTextPage, text: str) -> None:
        self.text = text
        self._page = page
        self._boxes: dict[int, Box] = {}

    def box(self, index: int) -> Box:
        if index not in self._boxes:
            self._boxes[index] = self._page.get_charbox(index, loose=True)
        return self._boxes[index]

    def height(self, index: int) -> float:
        _, bottom, _, top = self.box(index)
        return abs(top - bottom)

    def base(self, pieces: Sequence[Span]) -> int:
        """The first letter of a line, which tells its size and height; its first character where it has none."""
        first = pieces[0][0]
        return next((i for a, b in pieces for i in range(a, b) if self.text[i].isalpha()), first)

    def is_raised(self, index: int, base: int) -> bool:
        """Whether a character is smaller than the base, and stands above its foot."""
        size = self.height(base)
        return self.height(index) < _SMALL * size and self.box(index)[1] - self.box(base)[1] > _RAISED * size


def _spans(text: str) -> list[Span]:
    """Where the lines with words on them begin and end, without the blanks around them."""
    spans = []
    start = 0
    for found in [*_LINE_BREAK.finditer(text), None]:
        end = found.start() if found else len(text)
        line = text[start:end]
        if line.strip():
            spans.append((end - len(line.lstrip()), start + len(line.rstrip())))
        start = found.end() if found else end
    return spans


def _lines(letters: _Letters, spans: Sequence[Span], *, has_table: bool) -> Iterator[list[Span]]:
    """The pieces of each line: those that stand one behind the other at one height, in a table at any distance."""
    pieces: list[Span] = []
    for span in spans:
        if pieces and not _goes_on(letters, pieces[-1], span, has_table=has_table):
            yield pieces
            pieces = []
        pieces.append(span)
    if pieces:
        yield pieces


def _goes_on(letters: _Letters, before: Span, after: Span, *, has_table: bool) -> bool:
    _, bottom, right, top = letters.box(before[1] - 1)
    left, low, _, high = letters.box(after[0])
    size, other = top - bottom, high - low
    if min(size, other) <= 0 or min(top, high) - max(bottom, low) < _SHARED * min(size, other):
        return False
    is_row = has_table and max(before[1] - before[0], after[1] - after[0]) < _LONGEST_CELLS
    return -_NEAR * size <= left - right <= (math.inf if is_row else _NEAR * max(size, other))
