"""XML that knows, character by character, where its text stands, read record by record.

By expat, since it tells the place of every stretch of text; lxml keeps the line of a tag alone. A document that
declares entities of its own is not read: no source of papers does, and an entity bomb does. Nothing is ever fetched.
After a fault, reading goes on at the next record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from vaultgen.grounding import Passage
from vaultgen.model import Finding, Severity, Stated
from vaultgen.read.raw_text import Piece, RawText
from vaultgen.read.record_limit import LONGEST_RECORD, LeftOut, too_long

DEEPEST = 100  # elements within each other
_CHUNK = 1 << 20
_FIRST_CHUNK = 1 << 12  # small, since the next fault may be near, and what is behind it is for nothing
_AROUND = b"<r>"  # what a document gets for a head when it is read on after a fault


@dataclass(slots=True)
class Element:
    """An element: its name without prefix, its attributes, what stands in it. Offsets are characters of the text."""

    raw: RawText
    name: str
    start: int
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

    def all(self, *path: str) -> Iterator[Element]:
        """The elements below, by the names on the way."""
        if not path:
            yield self
            return
        for child in self.children:
            if child.name == path[0]:
                yield from child.all(*path[1:])

    def passage(self, *path: str) -> Passage | None:
        """The text of the first element below `path` that has some."""
        for element in self.all(*path):
            found = self.raw.passage(sorted(element.all_pieces(), key=lambda p: p[0]))
            if found.text:
                return found
        return None

    def all_pieces(self) -> Iterator[Piece]:
        """The text of the element and all within it."""
        yield from self.pieces
        for child in self.children:
            yield from child.all_pieces()

    def stated(self, *path: str) -> Stated[str] | None:
        """The text of the first element below `path`, with its evidence."""
        found = self.passage(*path)
        return Stated(found.text, found.evidence()) if found else None

    def attribute(self, name: str) -> Passage | None:
        """The value of an attribute, if it stands in the text as it is."""
        value = self.attributes.get(name, "")
        at = self.raw.text.find(value, self.start, self.start + 4_000) if value else -1
        return self.raw.span(at, at + len(value)) if at >= 0 else None


class _TooLongError(Exception):
    """A record is longer than any that is read."""


class _RefusedError(Exception):
    """The document does what no source of papers does; nothing more of it is read."""


@dataclass(slots=True)
class XmlScan:
    """Reads a document and gives each element named in `records` to `take`, until `is_full`."""

    raw: RawText
    records: frozenset[str]
    take: Callable[[Element], None]
    is_full: Callable[[], bool]
    findings: list[Finding] = field(default_factory=list)

    def run(self) -> None:
        """Read to the end; what is no XML is among the findings."""
        broken = LeftOut(self.raw.seed, "records are no XML; they were left out", "download the file again")
        self._read(broken)
        self.findings[:0] = broken.findings()

    def _read(self, broken: LeftOut) -> None:
        data = self.raw.text.encode("utf-8", "replace")
        start = position = 0
        next_record = re.compile(rb"<(?:\w{1,20}:)?(?:" + "|".join(sorted(self.records)).encode() + rb")[\s>]")
        while True:
            pass_ = _Pass(self, data, start, position)
            fault = pass_.run()
            if fault is None or self.is_full():
                return
            offset, message, is_refused = fault
            line = self.raw.line_of(offset)
            if is_refused:
                remedy = "save the file again from its source, if you trust it"
                self.findings.append(Finding(self.raw.seed, line, message, remedy, Severity.ERROR))
                return
            if message:
                remedy = "download the file again; the records before and after it are read"
                broken.add(Finding(self.raw.seed, line, f"{message}; the record here is left out", remedy))
            else:
                broken.add(too_long(self.raw.seed, line))
            found = next_record.search(data, max(pass_.byte, start) + 1)
            if found is None:
                return
            position += len(data[start : found.start()].decode("utf-8", "replace"))
            start = found.start()


class _Pass:
    """One run of the parser, from byte `start` of the data, which is character `position` of the text."""

    def __init__(self, scan: XmlScan, data: bytes, start: int, position: int) -> None:
        self._scan = scan
        self._data = data
        self._start = start
        self._head = _AROUND if start else b""
        self.byte = start
        self._character = position
        self._open: list[Element | None] = []
        self._in_record = 0
        self._record_at = position
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = False
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._entity
        self._parser = parser

    def run(self) -> tuple[int, str, bool] | None:
        """Read on; where it stops at a fault: the character's offset, what is wrong, and whether that is final. Nothing
        is wrong with a record that is too long."""
        try:
            self._parser.Parse(self._head, False)
            at, size = self._start, _FIRST_CHUNK
            while at < len(self._data):
                self._parser.Parse(self._data[at : at + size], False)
                if self._scan.is_full():
                    return None
                at, size = at + size, min(2 * size, _CHUNK)
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            if self._head and len(self._open) <= 1:
                return None  # the end of the document whose beginning was left out
            offset = self._offset(self._start + self._parser.ErrorByteIndex - len(self._head))
            return offset, f"this is no XML ({expat.ErrorString(error.code)})", False
        except _TooLongError:
            return self._record_at, "", False
        except _RefusedError as refused:
            return self._here(), str(refused), True
        finally:
            # Else the parser and its handlers keep each other, and after each fault there is a new one.
            self._parser.StartElementHandler = self._parser.EndElementHandler = None
            self._parser.CharacterDataHandler = None
            self._parser.StartDoctypeDeclHandler = self._parser.EntityDeclHandler = None
        return None

    def _here(self) -> int:
        """The character's offset of what the parser has reached."""
        return self._offset(self._start + self._parser.CurrentByteIndex - len(self._head))

    def _offset(self, byte: int) -> int:
        """The character's offset of a byte; bytes come in order."""
        if byte > self.byte:
            self._character += len(self._data[self.byte : byte].decode("utf-8", "replace"))
            self.byte = min(byte, len(self._data))
        return self._character

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= DEEPEST:
            raise _RefusedError(f"elements lie deeper than {DEEPEST} levels within each other; nothing more is read")
        local = name.rpartition(":")[2]
        element = None
        if self._in_record or local in self._scan.records:
            here = self._here()
            if not self._in_record:
                self._record_at = here
            self._bound(here)
            element = Element(self._scan.raw, local, here, attributes)
            if self._in_record and (around := self._open[-1]):
                around.children.append(element)
            self._in_record += 1
        self._open.append(element)

    def _bound(self, here: int) -> None:
        if here - self._record_at > LONGEST_RECORD:
            raise _TooLongError

    def _end(self, _name: str) -> None:
        element = self._open.pop()
        if element is None:
            return
        self._in_record -= 1
        if not self._in_record and not self._scan.is_full():
            self._scan.take(element)

    def _text(self, text: str) -> None:
        element = self._open[-1] if self._open else None
        if element is None:
            return
        start = self._here()
        self._bound(start + len(text))
        raw = self._scan.raw.text
        if raw.startswith(text, start):
            element.pieces.append((start, start + len(text), None))
        else:  # an entity, which ends with its semicolon
            end = raw.find(";", start, start + 40) + 1
            element.pieces.append((start, end or start + len(text), text))

    def _doctype(self, _name: str, _system: str | None, _public: str | None, has_subset: bool) -> None:
        if has_subset:
            message = "the file declares a document type of its own, as entity bombs do; nothing of it is read"
            raise _RefusedError(message)

    def _entity(self, *_: object) -> None:
        raise _RefusedError("the file declares entities of its own, as entity bombs do; nothing of it is read")
