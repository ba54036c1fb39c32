"""HTML, taken apart in one pass that knows, character by character, where in the raw page the text stands.

Parsers that build a tree (lxml among them) keep the line of a tag, but neither its column nor that of a text, nor how
long an entity was; evidence needs all three. So the page is scanned here: tags, text and metadata with their offsets.
The time is linear in the page's length and nothing is fetched or run.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

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
_LONGEST_KEPT_TAG = 300  # characters

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
# Tags that are more than the beginning of an element.
_SPECIAL = _VOID | _RAW_TEXT | _DROPPED
# What the beginning of an element ends; any block ends a paragraph.
_P = frozenset({"p"})
_CLOSES = {
    "li": _P | {"li"},
    "dt": _P | {"dt", "dd"},
    "dd": _P | {"dt", "dd"},
    "tr": _P | {"tr", "td", "th"},
    "td": _P | {"td", "th"},
    "th": _P | {"td", "th"},
}
# Sites draw some blocks as inline text and some inline text as blocks; what counts is how it is seen.
_BLOCK_CLASSES = frozenset({
    "abstract-short", "abstract-full", "ltx_personname", "ltx_author_notes", "ltx_contact", "ltx_tabular", "ltx_tr",
    "ltx_td", "ltx_affiliation_city", "ltx_affiliation_country", "ltx_affiliation_department",
    "ltx_affiliation_institution", "ltx_affiliation_position", "ltx_affiliation_postcode", "ltx_affiliation_state",
    "ltx_affiliation_streetaddress",
})  # fmt: skip
_INLINE_CLASSES = frozenset({"is-inline-block", "ltx_block_inline"})
_SHOWN_CLASSES = frozenset({"abstract-full"})  # folded on the page, shown by a click
# Notes in the middle of a sentence, the marks that lead to them, and commands that LaTeXML does not know.
_HIDDEN_CLASSES = frozenset({
    "ltx_role_footnote", "ltx_role_footnotemark", "ltx_role_footnotetext", "ltx_role_thanks", "ltx_note_mark",
    "ltx_ERROR",
})  # fmt: skip
_SPANS = {"colspan": "ltx_colspan_", "rowspan": "ltx_rowspan_"}
_LONGEST_SPAN = 100  # columns or rows that a cell may reach over


class Element(NamedTuple):
    """A tag: its name, its `class` and `id`, and the number of the element around it (-1: none). A cell of a table may
    reach over several columns and rows."""

    name: str
    classes: frozenset[str]
    id: str
    parent: int
    is_inline: bool
    columns: int = 1
    rows: int = 1


class TextLine(NamedTuple):
    """Text that a page shows as one line or paragraph: its pieces (offsets in the page) and the element around it."""

    pieces: tuple[tuple[int, int], ...]
    element: int
    linked: int


class _Tag(NamedTuple):
    """What a tag says wherever it stands. The spans of the attributes' values count from the tag's beginning."""

    name: str
    is_end: bool
    is_closed: bool = False
    classes: frozenset[str] = frozenset()
    id: str = ""
    is_inline: bool = False
    is_hidden: bool = False
    columns: int = 1
    rows: int = 1
    attributes: Mapping[str, tuple[int, int]] = {}


@dataclass(frozen=True, slots=True)
class Metadata:
    """One `<meta>`, `<link>`, `<title>` or block of JSON: its name in lower case, and where its value stands."""

    name: str
    start: int
    end: int


@dataclass(slots=True)
class HtmlScan:
    """The page as scanned so far. `formulas` are the offsets of pieces that are LaTeX in an attribute, quotes included.

    `dropped_at` is the depth of the element whose content is not shown (0: none), `links` counts the open links. `tags`
    keeps what was made of a tag: a page has few different ones.
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
    tags: dict[str, _Tag] = field(default_factory=dict)


def scan_html(text: str) -> HtmlScan:
    """The lines that the page shows and its metadata, in their order. Never raises."""
    at = HtmlScan(text)
    position = 0
    while (start := text.find("<", position)) >= 0 and len(at.lines) < MOST_LINES:
        _take_text(at, position, start)
        found = _TAG.match(text, start) if at.broken < _MOST_BROKEN_TAGS else None
        if found is None:
            position = _take_other_mark(at, start)
        else:
            position = found.end()
            tag = at.tags.get(found[0]) or _tag(at, found)
            if tag.is_end:
                _close(at, tag.name)
            elif tag.name in _SPECIAL:
                position = _take_special(at, tag, start, position)
            else:
                _open(at, tag)
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
    if at.links:
        at.linked += end - start


def _take_other_mark(at: HtmlScan, start: int) -> int:
    """Deal with a comment, a declaration, a broken tag or a mere `<` at `start`; the offset after it."""
    text = at.text
    if text.startswith("<!--", start):
        end = text.find("-->", start + 4)
        if start < _SAVED_WITHIN and end >= 0 and (saved := _SAVED_FROM.search(text, start, end)):
            at.metadata.append(Metadata("saved-from", *saved.span("address")))
        return end + 3 if end >= 0 else len(text)
    following = text[start + 1 : start + 3].lstrip("/")
    if not following[:1].isalpha() and following[:1] not in {"!", "?"}:
        _take_text(at, start, start + 1)
        return start + 1
    end = text.find(">", start)
    return _take_broken_tag(at, start, end + 1) if end >= 0 else len(text)


def _take_broken_tag(at: HtmlScan, start: int, end: int) -> int:
    """Deal with a declaration, or a tag whose quotes do not match, between `start` and `end`; the offset after it."""
    found = _TAG.match(at.text[start:end].replace('"', " ").replace("'", " "))
    if found is None:
        return end
    at.broken += 1
    name = found["name"].lower()
    if found["end"]:
        _close(at, name)
        return end
    # Where its attributes begin and end cannot be told.
    tag = _Tag(name, is_end=False, is_closed=found["rest"].endswith("/"), is_inline=name in _INLINE)
    if name in _SPECIAL:
        return _take_special(at, tag, start, end)
    _open(at, tag)
    return end


def _tag(at: HtmlScan, found: re.Match[str]) -> _Tag:
    """What the tag says, kept for the next one that is written alike."""
    name = found["name"].lower()
    if found["end"]:
        tag = _Tag(name, is_end=True)
    else:
        attributes = _attributes(found)
        classes = frozenset(_value(found[0], attributes, "class").split())
        is_inline = bool((name in _INLINE or classes & _INLINE_CLASSES) and not classes & _BLOCK_CLASSES)
        is_hidden = "hidden" in attributes or bool(_HIDDEN.search(_value(found[0], attributes, "style")))
        is_hidden = is_hidden or not _HIDDEN_CLASSES.isdisjoint(classes)
        tag = _Tag(
            name,
            is_end=False,
            is_closed=found["rest"].endswith("/"),
            classes=classes,
            id=_value(found[0], attributes, "id"),
            is_inline=is_inline,
            is_hidden=is_hidden and not classes & _SHOWN_CLASSES,
            columns=_span_of(found[0], attributes, classes, "colspan"),
            rows=_span_of(found[0], attributes, classes, "rowspan"),
            attributes=attributes,
        )
    if found.end() - found.start() <= _LONGEST_KEPT_TAG:
        at.tags[found[0]] = tag
    return tag


def _attributes(found: re.Match[str]) -> dict[str, tuple[int, int]]:
    """The spans of each attribute's value, from the tag's beginning on; of one that is given twice, the first one."""
    spans: dict[str, tuple[int, int]] = {}
    if not found["rest"]:
        return spans
    offset = found.start()
    for match in _ATTRIBUTE.finditer(found.string, *found.span("rest")):
        kind = match.lastgroup if match.lastgroup != "name" else ""
        start, end = match.span(kind) if kind else (match.end(), match.end())
        spans.setdefault(match["name"].lower(), (start - offset, end - offset))
    return spans


def _value(tag: str, attributes: Mapping[str, tuple[int, int]], name: str) -> str:
    return tag[slice(*attributes[name])] if name in attributes else ""


def _span_of(tag: str, attributes: Mapping[str, tuple[int, int]], classes: frozenset[str], name: str) -> int:
    """How many columns or rows a cell reaches over; LaTeXML says it in a class, too."""
    stated = _value(tag, attributes, name).strip()
    if not stated:
        stated = next((c.removeprefix(_SPANS[name]) for c in classes if c.startswith(_SPANS[name])), "")
    return min(max(1, int(stated)), _LONGEST_SPAN) if stated.isascii() and stated.isdigit() and len(stated) < 6 else 1


def _take_special(at: HtmlScan, tag: _Tag, start: int, end: int) -> int:
    """Deal with a tag between `start` and `end` that is more than the beginning of an element; the offset after it."""
    if tag.name in {"meta", "link"}:
        _take_metadata(at, tag, start, end)
    if tag.name in _RAW_TEXT:
        return _skip_raw_text(at, tag, start, end)
    if tag.name == "math" and "alttext" in tag.attributes and not at.dropped_at:
        # LaTeXML gives a formula's source here; the quotes around it stand for its dollars.
        first, last = (start + x for x in tag.attributes["alttext"])
        if at.text[first - 1] in "\"'":
            at.formulas.add(first - 1)
            _take_text(at, first - 1, last + 1)
    if tag.name in {"br", "hr"} and not at.dropped_at:
        _end_line(at)
    elif tag.name not in _VOID and not (tag.is_closed and tag.name in _DROPPED):
        _open(at, tag)
    return end


def _take_metadata(at: HtmlScan, tag: _Tag, start: int, end: int) -> None:
    written = at.text[start:end]
    for key, value in (("name", "content"), ("property", "content"), ("itemprop", "content"), ("rel", "href")):
        name = _value(written, tag.attributes, key).strip().lower()
        if name and value in tag.attributes and len(at.metadata) < _MOST_METADATA:
            first, last = tag.attributes[value]
            at.metadata.append(Metadata(name, start + first, start + last))
            return


def _skip_raw_text(at: HtmlScan, tag: _Tag, opening: int, start: int) -> int:
    """Pass over what is text to its end tag, whatever stands in it."""
    name = tag.name
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(at.text, start)
    stop = found.start() if found else len(at.text)
    is_data = name == "script" and "ld+json" in _value(at.text[opening:start], tag.attributes, "type").lower()
    # A title within a drawing is not the page's.
    is_title = name == "title" and not any(at.elements[e].name == "svg" for e in at.stack)
    if (is_data or is_title) and len(at.metadata) < _MOST_METADATA:
        at.metadata.append(Metadata("ld+json" if is_data else "title", start, stop))
    end = at.text.find(">", stop)
    return end + 1 if end >= 0 else len(at.text)


def _open(at: HtmlScan, tag: _Tag) -> None:
    if not tag.is_inline and not at.dropped_at:
        _end_line(at)
        closing = _CLOSES.get(tag.name, _P)
        while at.stack and at.elements[at.stack[-1]].name in closing:
            _pop(at)
    if len(at.stack) >= _MOST_OPEN:
        return
    parent = at.stack[-1] if at.stack else -1
    at.elements.append(Element(tag.name, tag.classes, tag.id, parent, tag.is_inline, tag.columns, tag.rows))
    at.stack.append(len(at.elements) - 1)
    if tag.name == "a":
        at.links += 1
    if not at.dropped_at and (tag.is_hidden or tag.name in _DROPPED):
        at.dropped_at = len(at.stack)


def _close(at: HtmlScan, name: str) -> None:
    """Close the innermost element of that name and all within it; an end tag without one changes nothing."""
    stack, elements = at.stack, at.elements
    for index in range(len(stack) - 1, -1, -1):
        if elements[stack[index]].name == name:
            if not at.dropped_at and not all(elements[e].is_inline for e in stack[index:]):
                _end_line(at)
            while len(stack) > index:
                _pop(at)
            return


def _pop(at: HtmlScan) -> None:
    if at.dropped_at == len(at.stack):
        at.dropped_at = 0
    if at.elements[at.stack.pop()].name == "a":
        at.links -= 1


def _end_line(at: HtmlScan) -> None:
    """What comes now is shown on a new line."""
    if at.pieces:
        owner = at.owner
        while owner >= 0 and at.elements[owner].is_inline:
            owner = at.elements[owner].parent
        at.lines.append(TextLine(tuple(at.pieces), owner, at.linked))
        at.pieces, at.linked = [], 0
