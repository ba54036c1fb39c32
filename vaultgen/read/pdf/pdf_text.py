"""The text of a PDF as lines, page after page in the document's own order, each with its page and its size."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from vaultgen.model import Finding, Severity
from vaultgen.read.page import count_of
from vaultgen.read.pdf.pdf_lines import PageLine, page_lines
from vaultgen.text.clean import LineLayout, SeedText

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST_PAGES = 40
"""Pages that are read: what a paper says of itself stands on its first ones."""

MOST_CHARACTERS = 1_000_000
"""Characters of all pages, after which no further page is opened: five times those of a long paper. The library takes
seconds for a page of a hundred million, and a small file may hold many."""

_MAGIC = b"%PDF-"
_MAGIC_WITHIN = 1_024  # bytes; readers of PDF allow for rubbish before the mark


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
    unreadable = characters = number = 0
    while number < min(count, MOST_PAGES) and characters <= MOST_CHARACTERS:
        number += 1
        found, length = _page_lines(document, number)
        unreadable += found is None
        characters += length
        for line in found or ():
            lines.append(line.text)
            layout.append(LineLayout(number, line.size, line.parts))
    if not any(lines):
        return _nothing(
            seed,
            f"the PDF holds no text ({count_of(count, 'page')}): it is scanned, or made of pictures",
            "run it through text recognition (ocrmypdf), or put its abstract into a seed as text",
        )
    findings = []
    if number < min(count, MOST_PAGES):
        message = (
            f"the PDF has more than {MOST_CHARACTERS:,} characters on {count_of(number, 'page')}; no more are read"
        )
        findings.append(Finding(seed, 0, message, "look whether it is a document at all"))
    elif count > MOST_PAGES:
        message = f"the PDF has {count:,} pages; only the first {MOST_PAGES} are read"
        findings.append(Finding(seed, 0, message, severity=Severity.INFO))
    if unreadable:
        findings.append(Finding(seed, 0, f"{unreadable} pages of the PDF cannot be read", "download it again"))
    return SeedText(tuple(lines), True, tuple(findings), tuple(layout))


def _page_lines(document: PdfDocument, number: int) -> tuple[list[PageLine] | None, int]:
    """The lines of a page, and how many characters are on it; None for a page that is broken."""
    from pypdfium2 import PdfiumError  # noqa: PLC0415 - as above

    try:
        with closing(document[number - 1]) as page, closing(page.get_textpage()) as text_page:
            return list(page_lines(text_page, is_first=number == 1)), text_page.count_chars()
    except (PdfiumError, ValueError, UnicodeError):
        return None, 0
