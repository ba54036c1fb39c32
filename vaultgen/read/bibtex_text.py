"""BibTeX taken apart: entries with their fields, each value as a passage that knows its place.

bibtexparser finds entries and fields and goes on after broken ones; what a value says (braces, quotes, `#`, macros)
is read here, where its place is known.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vaultgen.grounding import Passage
from vaultgen.model import Finding
from vaultgen.read.raw_text import Piece, RawText

if TYPE_CHECKING:
    from bibtexparser.model import Block, Entry, Field

_NAMED_FAULTS = 20
_PART = re.compile(r'\s*(?:#\s*)*(?P<part>\{|"|[^\s#{}"]+)')
_MOST_MACROS = 5  # macros within macros


@dataclass(frozen=True, slots=True)
class Value:
    """What stands behind a field's equals sign: the pieces of its text, and whether it is one bare word (`mar`)."""

    pieces: tuple[Piece, ...]
    is_bare: bool


@dataclass(slots=True)
class BibEntry:
    """An entry: its type in lower case, its key with the offset, and its values by field name in lower case."""

    raw: RawText
    kind: str
    key: str
    line: int
    key_at: int
    values: dict[str, Value] = field(default_factory=dict)

    def passage(self, *names: str) -> Passage | None:
        """The first of these fields that says something, LaTeX and braces as they stand."""
        for name in names:
            value = self.values.get(name)
            if value is not None and (found := self.raw.passage(value.pieces)).text:
                return found
        return None


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The entries in order, and what could not be read."""

    entries: tuple[BibEntry, ...]
    findings: tuple[Finding, ...]


def read_bibliography(raw: RawText) -> Bibliography:
    """The entries of a BibTeX file; never raises on a broken one."""
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, ParsingFailedBlock, String
    from bibtexparser.model import Entry as ParsedEntry
    from bibtexparser.splitter import Splitter

    # What bibtexparser has to say of broken entries becomes findings.
    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
    logging.getLogger("bibtexparser").propagate = False
    macros: dict[str, Value] = {}
    entries: list[BibEntry] = []
    findings: list[Finding] = []
    cursor = 0
    for block in Splitter(raw.text).split().blocks:
        start = raw.starts[min(block.start_line or 0, len(raw.starts) - 1)]
        cursor = max(cursor, start)
        if isinstance(block, (DuplicateBlockKeyBlock, DuplicateFieldKeyBlock)) and block.ignore_error_block is not None:
            block = block.ignore_error_block  # noqa: PLW2901 - a key given twice is no reason to leave an entry out
        if isinstance(block, ParsingFailedBlock):
            findings.append(_broken(raw, block))
        elif isinstance(block, String):
            at = raw.text.find("=", start)
            value_at = raw.text.find(block.value, at) if at >= 0 else -1
            if value_at >= 0:
                macros[block.key.lower()] = _value(raw, value_at, value_at + len(block.value), macros)
        elif isinstance(block, ParsedEntry):
            entry, cursor = _entry(raw, block, cursor, macros)
            entries.append(entry)
    kept = findings[:_NAMED_FAULTS]
    if len(findings) > _NAMED_FAULTS:
        message = f"{len(findings) - _NAMED_FAULTS:,} more entries are broken; they were left out"
        kept.append(Finding(raw.seed, findings[_NAMED_FAULTS].line, message, "correct them, and build again"))
    return Bibliography(tuple(entries), tuple(kept))


def _broken(raw: RawText, block: Block) -> Finding:
    line = min((block.start_line or 0) + 1, len(raw.lines))
    shown = raw.lines[line - 1].strip()[:40]
    message = f"the entry that begins here is broken ({shown}); it was left out"
    return Finding(raw.seed, line, message, "look for a brace or comma that is missing, or too much")


def _entry(raw: RawText, parsed: Entry, cursor: int, macros: Mapping[str, Value]) -> tuple[BibEntry, int]:
    """The entry with the places of its values, and where it ends."""
    at = raw.text.find(parsed.key, cursor) if parsed.key else -1
    key_at = at if at >= 0 else cursor
    entry = BibEntry(raw, parsed.entry_type.lower(), parsed.key if at >= 0 else "", raw.line_of(key_at), key_at)
    cursor = key_at + len(parsed.key)
    for item in parsed.fields:
        place = _place(raw, item, cursor)
        if place is None:
            continue
        start, cursor = place
        entry.values.setdefault(item.key.lower(), _value(raw, start, cursor, macros))
    return entry, cursor


def _place(raw: RawText, item: Field, cursor: int) -> tuple[int, int] | None:
    """Where a field's value stands, behind its name and equals sign."""
    text = str(item.value)
    name = raw.text.find(item.key, cursor)
    equals = raw.text.find("=", name + len(item.key)) if name >= 0 else -1
    start = raw.text.find(text, equals + 1) if equals >= 0 and text else -1
    return (start, start + len(text)) if start >= 0 else None


def _value(raw: RawText, start: int, end: int, macros: Mapping[str, Value]) -> Value:
    """A value's pieces: what braces and quotes hold, numbers, and for a macro what it stands for."""
    pieces: list[Piece] = []
    position, bare = start, 0
    while position < end and len(pieces) < 1_000 and (part := _PART.match(raw.text, position, end)):
        mark, at = part["part"], part.start("part")
        if mark in {"{", '"'}:
            close = _closing(raw.text, at, end)
            pieces.append((at + 1, close, None))
            position = close + 1
            continue
        position = part.end()
        macro = macros.get(mark.lower())
        if macro is not None and len(macro.pieces) <= _MOST_MACROS:
            pieces += macro.pieces
        else:
            bare += 1
            pieces.append((at, position, None))
    return Value(tuple(pieces), is_bare=bare == 1 and len(pieces) == 1)


def _closing(text: str, opening: int, end: int) -> int:
    """The offset of the brace or quote that closes the one at `opening`; of a broken value its end."""
    depth = 0
    is_quoted = text[opening] == '"'
    for found in re.compile(r'\\.|[{}"]', re.DOTALL).finditer(text, opening + is_quoted, end):
        mark = found[0]
        depth += (mark == "{") - (mark == "}")
        if (depth == 0 and mark == "}" and not is_quoted) or (is_quoted and mark == '"' and depth == 0):
            return found.start()
    return end


def names_in(passage: Passage) -> Iterator[Passage]:
    """The parts of a list of names, which `and` parts wherever it stands in no braces."""
    depth, begin = 0, 0
    for found in re.finditer(r"\\.|[{}]|\s+and\s+", passage.text, re.IGNORECASE | re.DOTALL):
        mark = found[0]
        if mark in {"{", "}"}:
            depth = max(0, depth + (1 if mark == "{" else -1))
        elif not mark.startswith("\\") and depth == 0:
            yield passage.slice(begin, found.start())
            begin = found.end()
    yield passage.slice(begin)
