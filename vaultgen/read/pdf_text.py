"""The text of a PDF as lines, page after page in the document's own order, each with its page and its size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from vaultgen.model import Finding, Severity
from vaultgen.read.page import count_of
from vaultgen.text.clean import LineLayout, SeedText

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

MOST_PAGES = 40
"""Pages that are read: what a paper says of itself stands on its first ones."""

_MOST_CHARACTERS = 20_000  # of one page
_MAGIC = b"%PDF-"
_MAGIC_WITHIN = 1_024  # bytes; readers of PDF allow for rubbish before the mark
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_HYPHEN = re.compile(r"(?P<before>.?)[\ufffe\x02](?P<after>.?)")
_ABSTRACT = re.compile(r"\s*abstract\b", re.IGNORECASE)
_WIDE = 0.9  # of the size of the letters: a gap of more parts two columns or two names
_MOST_MEASURED = 80  # lines at the top of the first page whose gaps are measured


def decode_pdf(seed: str, data: bytes) -> SeedText | None:
    """The lines of a PDF; None where the bytes are none. A PDF that holds no text or cannot be opened gives a finding.

    Two names beside each other on a line are parted by three blanks.
    """
    if _MAGIC not in data[:_MAGIC_WITHIN]:
        return None
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415 - a library of 9 MB that most seeds do not need

    try:
        with closing(PdfDocument(data)) as document:
            return _text_of(seed, document)
    except PdfiumError as error:
        if "password" in str(error).lower():
            return _nothing(seed, "the PDF is locked with a password", "save a copy without the password")
        return _nothing(seed, "the PDF is broken and cannot be opened", "download it again")


def _nothing(seed: str, message: str, remedy: str) -> SeedText:
    return SeedText((), False, (Finding(seed, 0, message, remedy, Severity.ERROR),))


def _text_of(seed: str, document: PdfDocument) -> SeedText:
    lines: list[str] = []
    layout: list[LineLayout] = []
    count = len(document)
    unreadable = 0
    for number in range(1, min(count, MOST_PAGES) + 1):
        found = _page_lines(document, number)
        unreadable += found is None
        for text, size in found or ():
            lines.append(text)
            layout.append(LineLayout(number, size))
    if not any(lines):
        return _nothing(
            seed,
            f"the PDF holds no text ({count_of(count, 'page')}): it is scanned, or made of pictures",
            "run it through text recognition (ocrmypdf), or put its abstract into a seed as text",
        )
    findings = []
    if count > MOST_PAGES:
        message = f"the PDF has {count:,} pages; only the first {MOST_PAGES} are read"
        findings.append(Finding(seed, 0, message, severity=Severity.INFO))
    if unreadable:
        findings.append(Finding(seed, 0, f"{unreadable} pages of the PDF cannot be read", "download it again"))
    return SeedText(tuple(lines), True, tuple(findings), tuple(layout))


def _page_lines(document: PdfDocument, number: int) -> list[tuple[str, float]] | None:
    """The lines of a page with the sizes of their letters (points, 0: not known); None for a page that is broken."""
    from pypdfium2 import PdfiumError  # noqa: PLC0415 - as above

    try:
        with closing(document[number - 1]) as page, closing(page.get_textpage()) as text_page:
            return list(_lines(text_page, is_first=number == 1))
    except (PdfiumError, ValueError, UnicodeError):
        return None


def _lines(text_page: PdfTextPage, *, is_first: bool) -> Iterator[tuple[str, float]]:
    count = min(text_page.count_chars(), _MOST_CHARACTERS)
    text = text_page.get_text_range(0, count) if count > 0 else ""
    # Characters outside of the first plane and ones that were left out break the count; sizes are then not known.
    is_exact = len(text) == count
    start = 0
    is_measured = is_first and is_exact
    for number, found in enumerate([*_LINE_BREAK.finditer(text), None]):
        end = found.start() if found else len(text)
        line = text[start:end]
        size = _size(text_page, text, start, end) if is_exact else 0.0
        is_measured = is_measured and number < _MOST_MEASURED and not _ABSTRACT.match(line)
        if is_measured:
            line = _with_wide_gaps(text_page, line, start, size)
        if line.strip():
            yield _HYPHEN.sub(_joined, line.replace("\x00", " ")).strip(), size
        start = found.end() if found else end


def _joined(found: re.Match[str]) -> str:
    """A hyphen at a line's end parts a word of small letters, and belongs to everything else (`GPT-4`)."""
    is_word = found["before"].islower() and found["after"].islower()
    return found["before"] + ("" if is_word else "-") + found["after"]


def _size(text_page: PdfTextPage, text: str, start: int, end: int) -> float:
    index = next((i for i in range(start, end) if not text[i].isspace()), None)
    if index is None:
        return 0.0
    _, bottom, _, top = text_page.get_charbox(index, loose=True)
    return float(round(abs(top - bottom), 1))


def _with_wide_gaps(text_page: PdfTextPage, line: str, start: int, size: float) -> str:
    parts = []
    for index, character in enumerate(line):
        is_between = character == " " and 0 < index < len(line) - 1 and line[index - 1] != " " != line[index + 1]
        if is_between and size:
            right = text_page.get_charbox(start + index - 1, loose=True)[2]
            left = text_page.get_charbox(start + index + 1, loose=True)[0]
            parts.append("   " if left - right > _WIDE * size else " ")
        else:
            parts.append(character)
    return "".join(parts)
