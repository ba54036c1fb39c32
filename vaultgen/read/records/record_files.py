"""Files of records that a tool or a database writes: how one is recognised, packed or not, and read."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

from vaultgen.model import Finding, Reading, Severity
from vaultgen.read.page import ReadPage
from vaultgen.read.raw_text import MOST_LINES, RawText
from vaultgen.read.record_limit import MOST_RECORDS
from vaultgen.read.records import bibtex, json_reader, ris, xml_papers
from vaultgen.read.records.packed import unpacked
from vaultgen.text.clean import SeedText, decode


@dataclass(frozen=True, slots=True)
class RecordFormat:
    """A kind of file: how sure `match` is (0 to 1) that a text is one, and how at most so many records are read."""

    name: str
    match: Callable[[RawText], float]
    read: Callable[[RawText, int], ReadPage]


RECORD_FORMATS = (
    RecordFormat(bibtex.NAME, bibtex.match, bibtex.read),
    RecordFormat(ris.NAME, ris.match, ris.read),
    RecordFormat(xml_papers.NAME, xml_papers.match, xml_papers.read),
    RecordFormat(json_reader.NAME, json_reader.match, json_reader.read),
)

_LEAST_CERTAINTY = 0.5
_HEAD = 200_000
_START = 8_000
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # as Zotero exports where asked to; UTF-32's mark begins the same
# What such a file begins with, for a first look: most seeds are pages and notes, which need no second one.
_BEGINNING = re.compile(
    rb"(?!%PDF-)(?:\xef\xbb\xbf)?\s*(?:[@%\[{]|<(?!(?i:!doctype\s+html|html\b))|TY\s|\d+\.\s|[A-Z][A-Z0-9]  - )"
    rb"|[\s\S]{0,4000}?\n\s*@\w+\s*\{"
)


def records_text(seed: str, data: bytes) -> SeedText | None:
    """The lines of a file of records, as evidence counts them; None for anything else."""
    found = _recognised(seed, data)
    return SeedText(tuple(found[1].lines), True, found[2]) if found else None


def read_records(seed: str, data: bytes, digest: str, most: int = MOST_RECORDS) -> Reading | None:
    """What a file of records states, at most so many of them; None for anything else."""
    found = _recognised(seed, data)
    if found is None:
        return None
    form, raw, findings = found
    page = form.read(raw, most)
    every = (*findings, *page.findings)
    if not page.records and not every:
        every = (Finding(seed, 0, "the file holds no paper", "export it again, or remove it", Severity.WARNING),)
    name, lines = page.format or form.name, len(raw.lines)
    return Reading(seed, name, page.description, digest, lines, page.records, page.subject, findings=every)


def _recognised(seed: str, data: bytes) -> tuple[RecordFormat, RawText, tuple[Finding, ...]] | None:
    """The format of the data and its text; None where no format is sure."""
    plain, told = unpacked(seed, data)
    start = plain[:_START]
    if start.startswith(_WIDE):
        start = decode(seed, start)[0].encode("utf-8", "replace")
    if not _BEGINNING.match(start):
        return None
    head, _ = decode(seed, plain[:_HEAD])
    beginning = RawText.of(seed, head)
    certainty, form = max(((f.match(beginning), f) for f in RECORD_FORMATS), key=lambda c: c[0])
    if certainty < _LEAST_CERTAINTY:
        return None
    text, findings = decode(seed, plain)
    raw = RawText.of(seed, text)
    if len(raw.lines) == MOST_LINES:
        message = f"the seed has more than {MOST_LINES:,} lines; only these are read"
        findings += (Finding(seed, MOST_LINES, message, "part it into several seeds", Severity.ERROR),)
    return form, raw, (*told, *findings)
