"""JSON that knows where each of its values stands, read record by record, as far as it is JSON.

The standard library's parser tells no places, and gives nothing at all of a file that is cut off. This one goes on
after a fault at the next line that begins an object; it takes time in proportion to the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from vaultgen.grounding import Evidence, Passage
from vaultgen.model import Finding, Stated
from vaultgen.read.raw_text import Piece, RawText
from vaultgen.read.record_limit import LONGEST_RECORD

DEEPEST = 60  # levels of values within values; no source of papers has ten
_NAMED_FAULTS = 10

_TOKEN = re.compile(
    r'[\s,:\ufeff]*+(?:(?P<string>"(?:[^"\\\n]++|\\.)*+")|(?P<mark>[\[\]{}])'
    r"|(?P<word>[-+]?\d[\d.eE+-]*+|true|false|null|NaN|-?Infinity))"
)
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)",
)
_SHORT_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": " ", "f": " "}
_SOMETHING = re.compile(r"[^\s,:\ufeff]")
_RECORD_LINE = re.compile(r"^[ \t]*\{", re.MULTILINE)
# Keys that hold lists of records; a value below any other key belongs to the record around it.
_WRAPPERS = frozenset({"data", "hit", "hits", "items", "message", "papers", "references", "result", "results", "works"})


@dataclass(frozen=True, slots=True)
class Node:
    """A JSON value and where it stands. At most one of `text` (a string, number or word), `keys`, `items` is there."""

    raw: RawText
    start: int
    end: int
    text: str = ""
    keys: dict[str, Node] | None = None
    items: tuple[Node, ...] | None = None

    def at(self, *path: str) -> Node | None:
        """The value below the keys of `path`; None where there is none, or null."""
        node: Node | None = self
        for key in path:
            node = node.keys.get(key) if node is not None and node.keys is not None else None
        return None if node is None or node.text == "null" else node

    def list(self, *path: str) -> tuple[Node, ...]:
        """The values of a list below `path`; a single value that stands there without a list counts as one."""
        node = self.at(*path)
        if node is None:
            return ()
        return node.items if node.items is not None else (node,)

    def passage(self, *path: str) -> Passage | None:
        """The string or number below `path` as a passage; None where there is none or it is blank."""
        node = self.at(*path)
        if node is None or node.keys is not None or node.items is not None:
            return None
        found = self.raw.passage(_pieces(node))
        return found if found.text else None

    def lines(self, *path: str) -> Sequence[Passage]:
        """The lines of the text below `path`, parted where it has line breaks; none where there is no text."""
        node = self.at(*path)
        if node is None or node.keys is not None or node.items is not None:
            return ()
        parts: list[list[Piece]] = [[]]
        for piece in _pieces(node):
            if piece[2] in {"\n", "\r"}:
                parts.append([])
            else:
                parts[-1].append(piece)
        return [line for part in parts if part and (line := self.raw.passage(part)).text]

    def value(self, *path: str) -> str:
        """The text of the string or number below `path`; empty where there is none."""
        node = self.at(*path)
        return _decoded(node.text) if node is not None else ""

    def stated(self, *path: str) -> Stated[str] | None:
        """The string or number below `path` with its evidence."""
        found = self.passage(*path)
        return Stated(found.text, found.evidence()) if found else None

    @property
    def evidence(self) -> Evidence:
        """The value's own words, those on its first line."""
        inside = 1 if self.text.startswith('"') else 0
        return self.raw.evidence(self.start + inside, self.end - inside)


def _pieces(node: Node) -> Iterator[Piece]:
    if not node.text.startswith('"'):
        yield node.start, node.end, None
        return
    position = node.start + 1
    if "\\" in node.text:
        for escape in _ESCAPE.finditer(node.raw.text, position, node.end - 1):
            yield position, escape.start(), None
            yield escape.start(), escape.end(), _unescaped(escape[0])
            position = escape.end()
    yield position, node.end - 1, None


def _unescaped(escape: str) -> str:
    if len(escape) == 12:
        return escape.encode("ascii").decode("unicode_escape").encode("utf-16", "surrogatepass").decode("utf-16")
    if len(escape) == 6:
        code = int(escape.removeprefix("\\u"), 16)
        return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)
    return _SHORT_ESCAPES.get(escape[1], escape[1])


def _decoded(literal: str) -> str:
    if not literal.startswith('"'):
        return literal
    text = literal[1:-1]
    return _ESCAPE.sub(lambda m: _unescaped(m[0]), text) if "\\" in text else text


class _FaultError(Exception):
    """Something that is no JSON, at an offset."""

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset


@dataclass(slots=True)
class JsonScan:
    """Reads a text of one or more JSON values. `take` is given every object that may be a record, innermost first, and
    says whether it was one; it may say `is_full` to end the reading."""

    raw: RawText
    take: Callable[[Node], bool]
    is_full: Callable[[], bool]
    findings: list[Finding] = field(default_factory=list)
    _faults: int = 0
    _taken_to: int = 0

    def run(self) -> None:
        """Read to the end; what is no JSON is among the findings."""
        position, size = 0, len(self.raw.text)
        while position < size and not self.is_full():
            token = _TOKEN.match(self.raw.text, position)
            try:
                if token is None:
                    self._stop(position)
                    break
                if token["mark"] in {"]", "}"}:
                    position = token.end()  # what a fault left open
                    continue
                _, position = self._value(token, 0, is_wrapped=True)
            except _FaultError as fault:
                position = self._after(fault, position)

    def _after(self, fault: _FaultError, begun: int) -> int:
        """Report a fault; the place to go on from: the next line that begins an object."""
        line = self.raw.line_of(fault.offset)
        if self.findings and self.findings[-1].line == line:
            return self._next_record(fault.offset, begun, line)
        self._faults += 1
        if self._faults <= _NAMED_FAULTS:
            remedy = "export or download the file again; the records before and after it are read"
            self.findings.append(Finding(self.raw.seed, line, f"{fault}; the record here is left out", remedy))
        elif self._faults == _NAMED_FAULTS + 1:
            message = "more records of this file are no JSON; they are left out"
            self.findings.append(Finding(self.raw.seed, line, message, "export or download the file again"))
        return self._next_record(fault.offset, begun, line)

    def _next_record(self, offset: int, begun: int, line: int) -> int:
        own_line = self.raw.starts[line - 1]
        found = _RECORD_LINE.search(self.raw.text, max(self._taken_to, own_line if own_line > begun else offset + 1))
        return found.end() - 1 if found else len(self.raw.text)

    def _value(self, token: re.Match[str], depth: int, *, is_wrapped: bool) -> tuple[Node | None, int]:
        """The value that begins with a token, and where it ends; no value where it was a record that is dealt with."""
        kind = token.lastgroup or ""
        start, end = token.span(kind)
        if kind != "mark":
            return Node(self.raw, start, end, token[kind]), end
        if token[kind] in {"]", "}"}:
            raise _FaultError(start, f"an unexpected {token[kind]} stands here")
        if depth >= DEEPEST:
            raise _FaultError(start, f"values lie deeper than {DEEPEST} levels within each other here")
        if token[kind] == "[":
            return self._list(start, end, depth, is_wrapped=is_wrapped)
        return self._object(start, end, depth, is_wrapped=is_wrapped)

    def _list(self, start: int, position: int, depth: int, *, is_wrapped: bool) -> tuple[Node, int]:
        items: list[Node] = []
        kept = 0
        while not (is_wrapped and self.is_full()):
            token = self._token(position)
            if token["mark"] == "]":
                return Node(self.raw, start, token.end(), items=tuple(items)), token.end()
            node, position = self._value(token, depth + 1, is_wrapped=is_wrapped)
            if node is not None:
                items.append(node)
                kept = self._bounded(start, kept + node.end - node.start)
        return Node(self.raw, start, position, items=tuple(items)), len(self.raw.text)

    def _object(self, start: int, position: int, depth: int, *, is_wrapped: bool) -> tuple[Node | None, int]:
        keys: dict[str, Node] = {}
        kept = 0
        while not (is_wrapped and self.is_full()):
            token = self._token(position)
            if token["mark"] == "}":
                node = Node(self.raw, start, token.end(), keys=keys)
                if not (is_wrapped and self.take(node)):
                    return node, token.end()
                self._taken_to = token.end()
                return None, token.end()
            if token["string"] is None:
                raise _FaultError(token.end() - 1, "a key in quotes should stand here")
            key = _decoded(token["string"])
            token = self._token(token.end())
            value, position = self._value(token, depth + 1, is_wrapped=is_wrapped and key in _WRAPPERS)
            if value is not None:
                keys[key] = value
                kept = self._bounded(start, kept + len(key) + value.end - value.start)
        return Node(self.raw, start, position, keys=keys), len(self.raw.text)

    def _bounded(self, start: int, kept: int) -> int:
        """The characters that are kept of a value; raises the fault that these are too many for one record."""
        if kept > LONGEST_RECORD:
            raise _FaultError(start, f"a record of more than {LONGEST_RECORD:,} characters begins here")
        return kept

    def _token(self, position: int) -> re.Match[str]:
        token = _TOKEN.match(self.raw.text, position)
        if token is None:
            self._stop(position)
            raise _FaultError(max(0, len(self.raw.text) - 1), "the file ends within a record")
        return token

    def _stop(self, position: int) -> None:
        """Raise the fault that there is no JSON behind `position`, unless the text ends there."""
        if found := _SOMETHING.search(self.raw.text, position):
            shown = self.raw.text[found.start() : found.start() + 20].partition("\n")[0]
            raise _FaultError(found.start(), f"“{shown}” is no JSON")
