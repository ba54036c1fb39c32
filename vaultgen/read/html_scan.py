"""HTML, taken apart in one pass that knows, character by character, where in the raw page the text stands.

Parsers that build a tree (lxml among them) keep the line of a tag, but neither its column nor that of a text, nor how
long an entity was; evidence needs all three. So the page is scanned here: tags, text and metadata with their offsets.
The time is linear in the page's length and nothing is fetched or run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?P<rest>(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s=/>\"']++)(?:\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s\"'>]++)))?+"
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Browsers and SingleFile note in a comment at the top where a page came from.
_SAVED_FROM = re.compile(r"(?:saved from url=\(\d{1,6}\)|\burl:\s{0,3})(?P<address>https?://[^\s<>\"']{1,2000})")
_SAVED_WITHIN = 5_000  # characters
_MOST_OPEN = 80  # elements within each other; what is nested deeper counts to the last of them
MOST_LINES = 50_000
"""Lines of a page that are read: a listing of two thousand papers has fewer."""

_MOST_BROKEN_TAGS = 20  # each tag with a quote that never ends costs a look at the whole page
_MOST_METADATA = 5_000

_VOID_TAGS = "area base br col embed hr img input link meta param source track wbr"
_VOID = frozenset(_VOID_TAGS.split())
_RAW_TEXT = frozenset({"script", "style", "title", "textarea", "xmp", "noembed", "noframes"})
_DROPPED_TAGS = "svg template noscript iframe object canvas audio video select datalist math"
_DROPPED = frozenset(_DROPPED_TAGS.split())
_INLINE_TAGS = (
    "a abbr acronym b bdi bdo big button cite code data del dfn em font i ins kbd label mark math q ruby "
    "s samp small span strike strong sub sup time tt u var wbr img input svg"
)
_INLINE = frozenset(_INLINE_TAGS.split())
_CLOSES = {
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "tr": {"tr", "td", "th"},
    "td": {"td", "th"},
    "th": {"td", "th"},
}
# Sites draw some blocks as inline text and some inline text as blocks; what counts is how it is seen.
_BLOCK_CLASSES = frozenset({"abstract-short", "abstract-full", "ltx_personname", "ltx_author_notes"})
_INLINE_CLASSES = frozenset({"is-inline-block", "ltx_block_inline"})
_SHOWN_CLASSES = frozenset({"abstract-full"})  # folded on the page, shown by a click


@dataclass(frozen=True, slots=True)
class Element:
    """A tag: its name, its `class` and `id`, and the number of the element around it (-1: none)."""

    name: str
    classes: frozenset[str]
    id: str
    parent: int
    is_inline: bool


@dataclass(frozen=True, slots=True)
class TextLine:
    """Text that a page shows as one line or paragraph: its pieces (offsets in the page) and the element around it."""

    pieces: tuple[tuple[int, int], ...]
    element: int
    linked: int


@dataclass(frozen=True, slots=True)
class Metadata:
    """One `<meta>`, `<link>`, `<title>` or block of JSON: its name in lower case, and where its value stands."""

    name: str
    start: int
    end: int


@dataclass(slots=True)
class HtmlScan:
    """The page as scanned so far. `formulas` are the offsets of pieces that are LaTeX in an attribute, quotes included.

    `dropped_at` is the depth of the element whose content is not shown (0: none), `links` counts the open links.
    """

    text: str
    elements: list[Element] = field(default_factory=list)
    lines: list[TextLine] = field(default_factory=list)
    metadata: list[Metadata] = field(default_factory=list)
    stack: list[int] = field(default_factory=list)
    pieces: list[tuple[int, int]] = field(default_factory=list)
    owner: int = -1
    linked: int = 0
    links: int = 0
    dropped_at: int = 0
    broken: int = 0
    formulas: set[int] = field(default_factory=set)

    def ancestors(self, element: int) -> list[Element]:
        """The element and all around it, innermost first."""
        found = []
        while element >= 0:
            found.append(self.elements[element])
            element = self.elements[element].parent
        return found


def scan_html(text: str) -> HtmlScan:
    """The lines that the page shows and its metadata, in their order. Never raises."""
    at = HtmlScan(text)
    position = 0
    while (start := text.find("<", position)) >= 0 and len(at.lines) < MOST_LINES:
        _take_text(at, position, start)
        position = _take_mark(at, start)
    if start < 0:
        _take_text(at, position, len(text))
    _end_line(at)
    return at


def _take_text(at: HtmlScan, start: int, end: int) -> None:
    if start >= end or at.dropped_at:
        return
    if not at.pieces:
        if at.text[start:end].isspace():
            return
        at.owner = at.stack[-1] if at.stack else -1
    at.pieces.append((start, end))
    at.linked += (end - start) * bool(at.links)


def _take_mark(at: HtmlScan, start: int) -> int:
    """Deal with what begins with the `<` at `start`; the offset after it."""
    text = at.text
    if text.startswith("<!--", start):
        end = text.find("-->", start + 4)
        if start < _SAVED_WITHIN and end >= 0 and (saved := _SAVED_FROM.search(text, start, end)):
            at.metadata.append(Metadata("saved-from", *saved.span("address")))
        return end + 3 if end >= 0 else len(text)
    following = text[start + 1 : start + 3]
    if following[:1] in {"!", "?"}:
        end = text.find(">", start)
        return end + 1 if end >= 0 else len(text)
    if not (following[:1].isalpha() or (following[:1] == "/" and following[1:].isalpha())):
        _take_text(at, start, start + 1)
        return start + 1
    found = _TAG.match(text, start) if at.broken < _MOST_BROKEN_TAGS else None
    if found is None:
        at.broken += 1
        end = text.find(">", start)
        found = _TAG.match(text[start : end + 1].replace('"', " ").replace("'", " ")) if end >= 0 else None
        return _take_tag(at, found, end + 1, -1) if found else (end + 1 if end >= 0 else len(text))
    return _take_tag(at, found, found.end(), found.start("rest"))


def _take_tag(at: HtmlScan, found: re.Match[str], end: int, rest: int) -> int:
    """Open or close an element; `rest` is the offset of its attributes (-1: they cannot be read)."""
    name = found["name"].lower()
    if found["end"]:
        _close(at, name)
        return end
    attributes = _attributes(at.text, rest, end - 1) if rest >= 0 else {}
    if name in {"meta", "link"}:
        _take_metadata(at, attributes)
    if name in _RAW_TEXT:
        return _skip_raw_text(at, name, attributes, end)
    if name == "math" and "alttext" in attributes and not at.dropped_at:
        # LaTeXML gives a formula's source here; the quotes around it stand for its dollars.
        start, stop = attributes["alttext"]
        if at.text[start - 1] in "\"'":
            at.formulas.add(start - 1)
            _take_text(at, start - 1, stop + 1)
    if name in {"br", "hr"} and not at.dropped_at:
        _end_line(at)
    elif name not in _VOID and not (found["rest"].endswith("/") and name in _DROPPED):
        _open(at, name, attributes)
    return end


def _attributes(text: str, start: int, end: int) -> dict[str, tuple[int, int]]:
    """The offsets of each attribute's value; of one that is given twice, those of the first."""
    found: dict[str, tuple[int, int]] = {}
    for match in _ATTRIBUTE.finditer(text, start, end):
        kind = next((k for k in ("double", "single", "bare") if match[k] is not None), "")
        span = match.span(kind) if kind else (match.end(), match.end())
        found.setdefault(match["name"].lower(), span)
    return found


def _value(at: HtmlScan, attributes: dict[str, tuple[int, int]], name: str) -> str:
    return at.text[slice(*attributes[name])] if name in attributes else ""


def _take_metadata(at: HtmlScan, attributes: dict[str, tuple[int, int]]) -> None:
    for key, value in (("name", "content"), ("property", "content"), ("itemprop", "content"), ("rel", "href")):
        name = _value(at, attributes, key).strip().lower()
        if name and value in attributes and len(at.metadata) < _MOST_METADATA:
            at.metadata.append(Metadata(name, *attributes[value]))
            return


def _skip_raw_text(at: HtmlScan, name: str, attributes: dict[str, tuple[int, int]], start: int) -> int:
    """Pass over what is text to its end tag, whatever stands in it."""
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(at.text, start)
    stop = found.start() if found else len(at.text)
    is_data = name == "script" and "ld+json" in _value(at, attributes, "type").lower()
    # A title within a drawing is not the page's.
    is_title = name == "title" and not any(at.elements[e].name == "svg" for e in at.stack)
    if (is_data or is_title) and len(at.metadata) < _MOST_METADATA:
        at.metadata.append(Metadata("ld+json" if is_data else "title", start, stop))
    end = at.text.find(">", stop)
    return end + 1 if end >= 0 else len(at.text)


def _open(at: HtmlScan, name: str, attributes: dict[str, tuple[int, int]]) -> None:
    classes = frozenset(_value(at, attributes, "class").split())
    is_inline = bool((name in _INLINE or classes & _INLINE_CLASSES) and not classes & _BLOCK_CLASSES)
    if not is_inline and not at.dropped_at:
        _end_line(at)
        closing = _CLOSES.get(name, set()) | {"p"}
        while at.stack and at.elements[at.stack[-1]].name in closing:
            _pop(at)
    if len(at.stack) >= _MOST_OPEN:
        return
    parent = at.stack[-1] if at.stack else -1
    at.elements.append(Element(name, classes, _value(at, attributes, "id"), parent, is_inline))
    at.stack.append(len(at.elements) - 1)
    at.links += name == "a"
    is_hidden = "hidden" in attributes or bool(_HIDDEN.search(_value(at, attributes, "style")))
    if not at.dropped_at and (name in _DROPPED or (is_hidden and not classes & _SHOWN_CLASSES)):
        at.dropped_at = len(at.stack)


def _close(at: HtmlScan, name: str) -> None:
    """Close the innermost element of that name and all within it; an end tag without one changes nothing."""
    for index in range(len(at.stack) - 1, -1, -1):
        if at.elements[at.stack[index]].name == name:
            if not at.dropped_at and not all(at.elements[e].is_inline for e in at.stack[index:]):
                _end_line(at)
            while len(at.stack) > index:
                _pop(at)
            return


def _pop(at: HtmlScan) -> None:
    if at.dropped_at == len(at.stack):
        at.dropped_at = 0
    at.links -= at.elements[at.stack.pop()].name == "a"


def _end_line(at: HtmlScan) -> None:
    """What comes now is shown on a new line."""
    if at.pieces:
        owner = at.owner
        while owner >= 0 and at.elements[owner].is_inline:
            owner = at.elements[owner].parent
        at.lines.append(TextLine(tuple(at.pieces), owner, at.linked))
    at.pieces, at.linked = [], 0
