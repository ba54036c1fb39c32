"""A line of a person's note without its markup: what links and emphasis show, and where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from vaultgen.grounding import Passage
from vaultgen.model import Link, WebLink

_TOKEN = re.compile(
    r"(?P<escape>\\[\\`*_{}\[\]()#+\-.!|~=<>])"
    r"|(?P<code>`+)"
    r"|(?P<math>\$\$.{1,1000}?\$\$|\$[^\s$](?:[^$\n]*[^\s$\\])?\$(?!\d))"
    r"|(?P<embed>!\[\[[^\[\]\n]*\]\])"
    # `[[paper]](https://…)` is a link whose words stand in brackets.
    r"|(?P<wiki>\[\[[^\[\]\n]*\]\](?!\((?:https?://|www\.|mailto:|\.{0,2}/|#|[\w./%-]*\.[a-z]{2,4}\))))"
    r"|(?P<badge>\[!\[[^\[\]\n]*\]\([^()\n]*\)\]\([^()\s]*\))"
    r"|(?P<image>!\[[^\[\]\n]*\]\([^()\n]*\))"
    r"|(?P<link>\[(?P<shown>(?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]"
    r"\((?P<address>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+\"[^\"]*\")?\))"
    # `[the paper][1]`, where a line of its own says what `[1]` leads to
    r"|(?P<reference>\[(?P<words>[^\[\]\n]+)\]\[(?P<label>(?!\^)[^\[\]\n]{0,200})\])"
    r"|(?P<footnote>\[\^[^\]\s]+\])"
    r"|(?P<comment>%%.{0,1000}?%%|<!--.{0,1000}?-->)"
    r"|(?P<break></?(?:br|p|div|hr)\s*/?>)"
    r"|(?P<tag></?(?:b|i|u|em|strong|sub|sup|mark|span|font|small|kbd|center|details|summary)(?:\s[^<>]*)?>)"
    r"|(?P<autolink><https?://[^\s<>]+>)"
    r"|(?P<block>\s\^[\w-]+\s*$)"
    r"|(?P<mark>\*\*\*|\*\*|__|~~|==|\*|_)"
    r"|(?P<pipe>\|)",
    re.IGNORECASE,
)


# Groups within others.
_OUTER = {"shown": "link", "address": "link", "words": "reference", "label": "reference"}
_LONGEST_EMPHASIS = 2_000  # characters
_WEB = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Inline:
    """A line's text without markup, its links, bold and italic spans, its embeds, and the places of a table's bars."""

    passage: Passage
    links: tuple[Link, ...]
    web: tuple[WebLink, ...]
    bold: tuple[tuple[int, int], ...]
    italic: tuple[tuple[int, int], ...]
    embeds: tuple[Link, ...]
    bars: tuple[int, ...]


@dataclass(slots=True)
class _Writing:
    edits: list[tuple[int, int, str]] = field(default_factory=list)
    shift: int = 0
    links: list[Link] = field(default_factory=list)
    web: list[WebLink] = field(default_factory=list)
    embeds: list[Link] = field(default_factory=list)
    bold: list[tuple[int, int]] = field(default_factory=list)
    italic: list[tuple[int, int]] = field(default_factory=list)
    bars: list[int] = field(default_factory=list)
    open_marks: dict[str, int] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)

    def put(self, start: int, end: int, new: str) -> None:
        self.edits.append((start, end, new))
        self.shift += len(new) - (end - start)


def plain_inline(passage: Passage, addresses: Mapping[str, str] | None = None) -> Inline:
    """The passage without Markdown's and Obsidian's inline markup; `addresses` are those of the note's link references
    by their labels in lower case."""
    writing = _Writing(addresses=addresses or {})
    _write(writing, passage.text, 0, len(passage.text))
    return _tidy(passage.replace(writing.edits) if writing.edits else passage, writing)


def _write(at: _Writing, text: str, start: int, end: int) -> None:
    """Note the edits for all markup between two places."""
    while found := _TOKEN.search(text, start, end):
        start = _take(at, text, found, end)


def _take(at: _Writing, text: str, found: re.Match[str], limit: int) -> int:
    """Note the edits for one piece of markup; the position after what was dealt with, at most `limit`."""
    kind = _OUTER.get(found.lastgroup or "", found.lastgroup)
    start, end = found.span()
    if kind == "code":
        close = text.find(found[0], end, limit)
        if close < 0:
            return end
        at.put(start, end, "")
        at.put(close, close + len(found[0]), "")
        return close + len(found[0])
    if kind == "mark":
        return _take_mark(at, text, start, end)
    if kind in {"wiki", "embed"}:
        _take_wikilink(at, text, start, end, is_embed=kind == "embed")
    elif kind == "link":
        _take_link(at, text, found)
    elif kind == "reference":
        _take_reference(at, text, found)
    elif kind == "image":
        at.embeds.append(
            Link(text[start:end].rpartition("(")[2][:-1], start + at.shift, start + at.shift, is_embed=True)
        )
        at.put(start, end, "")
    elif kind == "escape":
        at.put(start, start + 1, "")
    elif kind == "break":
        at.put(start, end, " ")
    elif kind == "autolink":
        at.put(start, start + 1, "")
        at.put(end - 1, end, "")
    elif kind == "pipe":
        at.bars.append(start + at.shift)
    elif kind in {"badge", "footnote", "comment", "tag", "block"}:
        at.put(start, end, "")
    return end


def _take_link(at: _Writing, text: str, found: re.Match[str]) -> None:
    """A Markdown link: its words with their own markup, and where they lead if that is a page on the web."""
    start, end = found.span("shown")
    address = found["address"]
    at.put(found.start(), start, "")
    if not found["shown"].strip():
        at.put(end, found.end(), address)
        return
    # The brackets of `[[paper]](https://…)` stay, and are no part of the link.
    in_brackets = text[start] == "[" and text.find("]", start) == end - 1
    first = start + at.shift + in_brackets
    _write(at, text, start, end)
    if _WEB.match(address):
        at.web.append(WebLink(address, first, end + at.shift - in_brackets))
    at.put(end, found.end(), "")


def _take_reference(at: _Writing, text: str, found: re.Match[str]) -> None:
    """Words that a line elsewhere in the note makes a link; without such a line they are text."""
    address = at.addresses.get((found["label"].strip() or found["words"]).strip().lower())
    if address is None:
        _write(at, text, found.start() + 1, found.end())
        return
    start, end = found.span("words")
    at.put(found.start(), start, "")
    first = start + at.shift
    _write(at, text, start, end)
    at.web.append(WebLink(address, first, end + at.shift))
    at.put(end, found.end(), "")


def _take_mark(at: _Writing, text: str, start: int, end: int) -> int:
    mark = text[start:end]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if mark in at.open_marks and not before.isspace() and not (mark[0] == "_" and after.isalnum()):
        opened = at.open_marks.pop(mark)
        if mark in {"**", "__", "***"}:
            at.bold.append((opened, start + at.shift))
        elif mark in {"*", "_"}:
            at.italic.append((opened, start + at.shift))
        at.put(start, end, "")
        return end
    # `2 * 3`, snake_case and a mark without its partner are text.
    can_open = not after.isspace() and not (mark[0] == "_" and before.isalnum()) and mark not in at.open_marks
    if can_open and _closes(text, mark, end):
        at.put(start, end, "")
        at.open_marks[mark] = end + at.shift
    return end


def _closes(text: str, mark: str, position: int) -> bool:
    ahead = text[position : position + _LONGEST_EMPHASIS]
    if mark[0] == "_":
        return re.search(rf"(?<=\S){re.escape(mark)}(?![A-Za-z0-9])", ahead[1:]) is not None
    single = rf"(?<!\*){re.escape(mark)}(?!\*)" if mark == "*" else re.escape(mark)
    return re.search(rf"(?<=\S){single}", ahead) is not None


def _take_wikilink(at: _Writing, text: str, start: int, end: int, *, is_embed: bool) -> None:
    inner_start = start + (3 if is_embed else 2)
    inner = text[inner_start : end - 2]
    bar = re.search(r"\\?\|", inner)
    address = inner[: bar.start()] if bar else inner
    target, _, anchor = address.partition("#")
    target = target.strip().removesuffix(".md")
    if is_embed:
        at.embeds.append(Link(target, start + at.shift, start + at.shift, is_embed=True, anchor=anchor.strip()))
        at.put(start, end, "")
        return
    shown_from, shown_to = _shown_span(inner, bar, address)
    if shown_from >= shown_to:
        at.put(start, end, "")
        return
    at.put(start, inner_start + shown_from, "")
    first = inner_start + shown_from + at.shift
    if target:
        at.links.append(Link(target, first, first + shown_to - shown_from, anchor=anchor.strip()))
    at.put(inner_start + shown_to, end, "")


def _shown_span(inner: str, bar: re.Match[str] | None, address: str) -> tuple[int, int]:
    """The span, within a wikilink's inner text, of the words that it shows."""
    if bar and inner[bar.end() :].strip():
        start, end = bar.end(), len(inner)
    else:
        end = len(address)
        start = address.find("#") + 1 if address.strip().startswith("#") else 0
        if not start and "#" in address:
            end = address.find("#")
        # A path shows as its last part.
        start = max(start, address.rfind("/", 0, end) + 1)
    while start < end and inner[start].isspace():
        start += 1
    while end > start and inner[end - 1].isspace():
        end -= 1
    return start, end


def _tidy(passage: Passage, at: _Writing) -> Inline:
    """The text with single blanks and none at its ends; all spans moved along."""
    text = passage.text
    blanks = [found.span() for found in re.finditer(r"\s{2,}|[^\S ]", text)]
    tidy = passage.replace([(start, end, " ") for start, end in blanks]) if blanks else passage
    clean = tidy.strip()
    lead = len(tidy.text) - len(tidy.text.lstrip())
    starts = [start for start, _ in blanks]
    gone = [0, *accumulate(end - start - 1 for start, end in blanks)]

    def moved(offset: int) -> int:
        before = bisect_left(starts, offset)
        # An offset within a run of blanks comes to stand after the one that is left.
        within = max(0, blanks[before - 1][1] - offset) if before else 0
        return min(max(offset - gone[before] + within - lead, 0), len(clean.text))

    links = tuple(Link(x.target, moved(x.start), moved(x.end), x.is_embed, x.anchor) for x in at.links)
    web = tuple(WebLink(x.address, moved(x.start), moved(x.end)) for x in at.web if moved(x.start) < moved(x.end))
    bold, italic = (
        tuple(sorted((moved(a), moved(b)) for a, b in spans if moved(a) < moved(b))) for spans in (at.bold, at.italic)
    )
    return Inline(clean, links, web, bold, italic, tuple(at.embeds), tuple(moved(b) for b in at.bars))
