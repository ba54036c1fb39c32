"""From a seed's bytes to lines, and from a dirty line to clean text that still knows its raw place."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import NamedTuple

from vaultgen.grounding import Passage
from vaultgen.model import Finding, Severity

LINE_LIMIT = 200_000
"""Characters of one line that are read: three times the longest author list there is."""

MOST_LINES = 100_000
"""Lines of a text that are read: those of a listing of eight thousand papers."""

_NAMED_BAD_LINES = 10  # after these, the lines with invalid bytes are only counted
_SAMPLE = 200_000  # characters that are looked at to tell text from binary data

# UTF-32 first: its little-endian mark begins with the one of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY_KINDS = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a SQLite database"),
)

# Soft hyphen, zero-width characters, marks of writing direction, byte order mark, control characters.
_INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_CONTROL = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
GAP_CHARACTERS = rf"\s{_INVISIBLE}{_CONTROL}"
"""Blanks and what nobody sees, for a set of a regular expression."""
_BLANK_OR_INVISIBLE = re.compile(rf"[{GAP_CHARACTERS}]+")
_UNTIDY = re.compile(rf"  |[^\S ]|[{_INVISIBLE}{_CONTROL}]")
_INVISIBLE_ONLY = re.compile(rf"[{_INVISIBLE}{_CONTROL}]+")
# A byte that is no UTF-8, as Python decodes it (PEP 383), with the rest of its line; what it is in Windows-1252.
_BAD_LINE = re.compile("[\udc80-\udcff][^\n]*")
_WINDOWS_1252 = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
_CONTROL_CHARACTER = re.compile(rf"[{_CONTROL}\ufffd]")


class LinePart(NamedTuple):
    """What stands between two wide gaps of a line: where in its text, and its left and right edge in points."""

    start: int
    end: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class LineLayout:
    """Where a line of a document stood: its page (from 1), and the size of its letters in points.

    On pages with tables, `parts` are what wide gaps part on the line.
    """

    page: int
    size: float
    parts: tuple[LinePart, ...] = ()


@dataclass(frozen=True, slots=True)
class SeedText:
    """A seed's raw lines (without line breaks), or none where it holds no text (`is_text` is false).

    `layout` has an entry for each line of a document in pages.
    """

    lines: tuple[str, ...]
    is_text: bool
    findings: tuple[Finding, ...]
    layout: tuple[LineLayout, ...] = ()


def seed_text(seed: str, data: bytes) -> SeedText:
    """The lines of a seed's bytes; what could not be read is among the findings. Never raises."""
    kind = next((kind for magic, kind in _BINARY_KINDS if data.startswith(magic)), "")
    text, findings = ("", ()) if kind else decode(seed, data)
    if kind or _is_binary(text):
        message = f"this is {kind or 'binary data'}, not text"
        remedy = "put the text itself into the seed: copy it from the page or the document"
        return SeedText((), False, (Finding(seed, 0, message, remedy, Severity.ERROR),))
    lines = split_lines(text, MOST_LINES + 1)
    if len(lines) > MOST_LINES:
        count = (text.count("\n") or text.count("\r")) + (text[-1] not in "\r\n")
        message = f"the seed has {count:,} lines; only the first {MOST_LINES:,} are read"
        findings += (Finding(seed, MOST_LINES, message, "part it into several seeds", Severity.ERROR),)
        del lines[MOST_LINES:]
    for number, line in enumerate(lines, 1):
        if len(line) > LINE_LIMIT:
            message = f"the line has {len(line):,} characters; only the first {LINE_LIMIT:,} are read"
            findings += (Finding(seed, number, message, "break the line up, or leave out what is no text"),)
    return SeedText(tuple(line[:LINE_LIMIT] for line in lines), True, findings)


def is_text(data: bytes) -> bool:
    """Whether bytes are text, as far as their beginning tells."""
    return not data.startswith(tuple(magic for magic, _ in _BINARY_KINDS)) and not _is_binary(
        decode("", data[:_SAMPLE])[0]
    )


def decode(seed: str, data: bytes) -> tuple[str, tuple[Finding, ...]]:
    """The text of `data`: by its byte order mark, else UTF-8; bytes that are no UTF-8 are read as Windows-1252."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark) and encoding != "utf-8-sig":
            text = data.decode(encoding, "replace")
            message = f"not all of the {encoding.upper()} could be read; the gaps show as \ufffd"
            found = (Finding(seed, 0, message, "save the seed as UTF-8"),) if "\ufffd" in text else ()
            return text, found
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        return _decode_best(seed, data.removeprefix(codecs.BOM_UTF8))


def split_lines(text: str, most: int | None = None) -> list[str]:
    r"""The lines of `text`, all or the first so many, parted at `\n` or `\r\n`, and at a lone `\r` only where there is
    no `\n` at all.

    Other characters that Python takes for line breaks (form feed, U+2028) do not count: editors number lines so.
    """
    mark = "\n" if "\n" in text else "\r"
    lines = text.split(mark, -1 if most is None else most)
    is_whole = most is None or len(lines) <= most
    lines = [line.removesuffix("\r") for line in lines[:most]] if mark == "\n" else lines[:most]
    if is_whole and lines[-1] == "":
        lines.pop()
    return lines


def clean_line(passage: Passage) -> Passage:
    """The passage with every run of blanks as one blank, none at its ends, and without invisible characters."""
    if not _UNTIDY.search(passage.text):
        return passage.strip()
    edits = [
        (match.start(), match.end(), " " if any(c.isspace() for c in match[0]) else "")
        for match in _BLANK_OR_INVISIBLE.finditer(passage.text)
        if match[0] != " "
    ]
    return (passage.replace(edits) if edits else passage).strip()


def visible_line(passage: Passage) -> Passage:
    """The passage without invisible characters; its blanks stay as they are (indentation means something)."""
    edits = [(match.start(), match.end(), "") for match in _INVISIBLE_ONLY.finditer(passage.text)]
    return passage.replace(edits) if edits else passage


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROL_CHARACTER.findall(sample)) > max(2, len(sample) // 50)


def _decode_best(seed: str, data: bytes) -> tuple[str, tuple[Finding, ...]]:
    """Valid UTF-8 as such, and each byte that is none as the character it is in Windows-1252."""
    escaped = data.decode("utf-8", "surrogateescape")
    remedy = "save the seed as UTF-8"
    findings: list[Finding] = []
    number, begun, count = 1, 0, 0
    for count, found in enumerate(_BAD_LINE.finditer(escaped), 1):
        if count <= _NAMED_BAD_LINES + 1:
            number += escaped.count("\n", begun, found.start())
            begun = found.start()
        if count <= _NAMED_BAD_LINES:
            message = "bytes that are no UTF-8 were read as Windows-1252"
            findings.append(Finding(seed, number, message, remedy))
    if count > _NAMED_BAD_LINES:
        message = f"{count - _NAMED_BAD_LINES:,} more lines hold bytes that are no UTF-8"
        findings.append(Finding(seed, number, message, remedy))
    return escaped.translate(_WINDOWS_1252), tuple(findings)
