"""BibTeX taken apart: entries with their fields, each value as a passage that knows its place.

bibtexparser finds entries and fields and goes on after broken ones; what a value says (braces, quotes, `#`, macros)
is read here, where its place is known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vaultgen.grounding import Passage
from vaultgen.model import Finding
from vaultgen.read.fields.dates import MONTHS
from vaultgen.read.raw_text import Piece, RawText
from vaultgen.read.record_limit import LeftOut, too_long
from vaultgen.read.records.bibtex_portions import blocks_in, every_portion

if TYPE_CHECKING:
    from bibtexparser.model import Entry, Field

_KEY = re.compile(r"@\w*[ \t]*[{(]\s*([^\s{}\",=()]*)")
_PART = re.compile(r'\s*(?:#\s*)*(?P<part>\{|"|[^\s#{}"]+)')
_MOST_MACROS = 5  # macros within macros


@dataclass(frozen=True, slots=True)
class Value:
    """What stands behind a field's equals sign: the pieces of its text, whether it is one bare word (`mar`), and the
    first word for which a macro should stand and none does."""

    pieces: tuple[Piece, ...]
    is_bare: bool
    undefined: str = ""


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


@dataclass(slots=True)
class Bibliography:
    """The entries of a BibTeX text, and what of it could not be read."""

    raw: RawText
    broken: LeftOut = field(init=False)
    undefined: LeftOut = field(init=False)

    def __post_init__(self) -> None:
        self.broken = LeftOut(self.raw.seed, "entries are broken; they were left out", "correct them, and build again")
        self.undefined = LeftOut(self.raw.seed, "values name an @string that is not there")

    def entries(self) -> Iterator[BibEntry]:
        """The entries in order; those that are broken are told. Never raises on a broken file."""
        return self._entries(every_portion, is_told=True)

    def entries_named(self, keys: Collection[str]) -> Iterator[BibEntry]:
        """The entries with these keys (in lower case), wherever they stand; perhaps others."""
        words = {word[1] for key in keys if (word := _KEY.match("@{" + key))}

        def is_needed(portion: str) -> bool:
            text = portion.lower()
            return "@string" in text or any(found[1] in words for found in _KEY.finditer(text))

        return (e for e in self._entries(is_needed, is_told=False) if e.key.lower() in keys)

    def _entries(self, is_needed: Callable[[str], bool], *, is_told: bool) -> Iterator[BibEntry]:
        from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, ParsingFailedBlock, String
        from bibtexparser.model import Entry as ParsedEntry

        raw = self.raw
        macros: dict[str, Value] = {}
        duplicates = (DuplicateBlockKeyBlock, DuplicateFieldKeyBlock)
        for start, found in blocks_in(raw.text, is_needed):
            # A key given twice is no reason to leave an entry out.
            block = found.ignore_error_block if isinstance(found, duplicates) else found
            if block is None or isinstance(block, ParsingFailedBlock):
                if is_told:
                    self.broken.add(_broken(raw, start, is_too_long=block is None))
            elif isinstance(block, String):
                value_at = raw.text.find(block.value, raw.text.find("=", start))
                value = _value(raw, value_at, value_at + len(block.value), macros)
                macros[block.key.lower()] = value
                if is_told:
                    self._tell_undefined(raw.line_of(start), [value])
            elif isinstance(block, ParsedEntry):
                entry = _entry(raw, block, start, macros)
                if is_told:
                    self._tell_undefined(entry.line, [v for name, v in entry.values.items() if name != "month"])
                yield entry

    def _tell_undefined(self, line: int, values: Collection[Value]) -> None:
        for word in dict.fromkeys(v.undefined for v in values if v.undefined):
            message = f"no @string {word[:80]} is defined before it is used (or it is too long); its name stands for it"
            self.undefined.add(Finding(self.raw.seed, line, message, "add the @string above, or set braces"))


def _broken(raw: RawText, start: int, *, is_too_long: bool) -> Finding:
    line = raw.line_of(start)
    shown = raw.text[start : start + 40].partition("\n")[0].strip()
    if is_too_long:
        return too_long(raw.seed, line, shown)
    message = f"the entry that begins here is broken ({shown}); it was left out"
    return Finding(raw.seed, line, message, "look for a brace or comma that is missing, or too much")


def _entry(raw: RawText, parsed: Entry, start: int, macros: Mapping[str, Value]) -> BibEntry:
    """The entry that begins at an offset, with the places of its values."""
    opening = start + len((parsed.raw or "").partition("{")[0].partition("(")[0]) + 1
    key_at = raw.text.find(parsed.key, opening)
    entry = BibEntry(raw, parsed.entry_type.lower(), parsed.key, raw.line_of(key_at), key_at)
    cursor = key_at + len(parsed.key)
    for item in parsed.fields:
        place = _place(raw, item, cursor)
        if place is None:
            continue
        value_at, cursor = place
        entry.values.setdefault(item.key.lower(), _value(raw, value_at, cursor, macros))
    return entry


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
    position, bare, undefined = start, 0, ""
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
            undefined = undefined or (mark if mark[0].isalpha() and mark.lower() not in MONTHS else "")
            pieces.append((at, position, None))
    return Value(tuple(pieces), is_bare=bare == 1 and len(pieces) == 1, undefined=undefined)


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
