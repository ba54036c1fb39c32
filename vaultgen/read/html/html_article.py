"""Web pages that are no paper's (posts, model cards, READMEs): their main text as the blocks of a clipping.

The main text is found by the weight of its paragraphs, as in Readability (Arc90, 2009): each paragraph counts for the
element around it and half for the one around that; links count nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from vaultgen.grounding import Passage
from vaultgen.model import Block, BlockKind, NoteRecord, Stated
from vaultgen.read.fields.byline import byline
from vaultgen.read.html.html_data import PageData
from vaultgen.read.html.html_paper import address_of, stated_date
from vaultgen.read.html.html_scan import Element
from vaultgen.read.html.html_text import HtmlLine, HtmlText
from vaultgen.read.page import stated_text
from vaultgen.text.fold import fold

_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_AROUND_MAIN = frozenset({"nav", "footer", "aside", "form", "button", "dialog", "menu", "figcaption"})
_CODE = frozenset({"pre", "xmp"})
_ITEMS = frozenset({"li"})
_OTHER_PARTS = re.compile(
    r"(?:^|[-_ ])(?:comments?|sidebar|share|sharing|sharedaddy|social|related|recommended|promo|cookie|newsletter"
    r"|breadcrumbs?|navbar|menu|toc|advert|footer|subscribe|subscription|banner|pagination)(?:$|[-_ ])",
    re.IGNORECASE,
)
# What sites call the element that holds the main text, from the surest on.
_MAIN_CLASSES = dict.fromkeys(
    ("markdown-body", "prose", "post-content", "entry-content", "article-content", "article-body")
).keys()
_MAIN_TAGS = ("article", "main")
_LEAST_PARAGRAPH = 60  # characters
_LEAST_TEXT = 200
_LONGEST_TITLE = 300
_BYLINE_WITHIN = 6  # lines of the main text
_MOST_LINKED = 0.6


@dataclass(slots=True)
class _Writing:
    """The blocks so far, the headings above the next one and the items that it may hang under (depth, block)."""

    blocks: list[Block] = field(default_factory=list)
    section: list[tuple[int, str]] = field(default_factory=list)
    items: list[tuple[int, int]] = field(default_factory=list)


def article_of_page(page: HtmlText, data: PageData, main: Sequence[HtmlLine]) -> NoteRecord | None:
    """The page as a clipping: title, address, authors, date and the blocks of its main text; None without text."""
    title = _title(page, data, main)
    if title is None:
        return None
    address = address_of(page)
    properties: list[tuple[str, Stated[str]]] = [("source", address)] if address else []
    shown = byline(x.passage for x in main[:_BYLINE_WITHIN])
    stated = [a for a in page.metadata("author", "article:author", "twitter:creator") if "://" not in a.text]
    authors = list(data.authors) or stated or shown.authors
    properties += [("author", stated_text(a)) for a in authors]
    dates = [d for p in page.metadata("article:published_time", "date", "pubdate") if (d := stated_date(p))]
    if published := data.published or next(iter(dates), None) or shown.date:
        properties.append(("published", published))
    return NoteRecord(title, properties=tuple(properties), blocks=_blocks(main), is_clipping=True)


def main_text(lines: Sequence[HtmlLine]) -> list[HtmlLine]:
    """The lines of the page's main text: all that are in the element that holds most of it."""
    # An article that holds a page's heading is no aside, whatever it is called (`newsletter-post`).
    headed = (x.around for x in lines if x.around and x.around[0].name == "h1")
    asides = {id(e): False for around in headed for e in around if e.name in _MAIN_TAGS}
    kept = [x for x in lines if not _is_aside(x, asides)]
    holder = _named_holder(kept) or _heaviest(kept)
    if holder is None:
        return kept
    return [x for x in kept if any(e is holder for e in x.around)]


def _is_aside(line: HtmlLine, asides: dict[int, bool]) -> bool:
    """Whether a line is no part of the text. `asides` keeps of each element whether it is one, by its name."""
    for element in line.around:
        is_aside = asides.get(id(element))
        if is_aside is None:
            is_aside = asides[id(element)] = _names_aside(element)
        if is_aside:
            return True
    is_heading = bool(line.around) and line.around[0].name in _LEVELS
    return line.linked > _MOST_LINKED and not is_heading and not line.cells


def _names_aside(element: Element) -> bool:
    if element.name in _AROUND_MAIN or element.name in _CODE:
        return True
    names = (element.id, *element.classes) if element.name not in {"html", "body"} else ()
    return any(_OTHER_PARTS.search(name) for name in names)


def _named_holder(lines: Sequence[HtmlLine]) -> Element | None:
    """The element that calls itself the main text, where it holds some."""
    sizes: dict[int, int] = defaultdict(int)
    elements: dict[int, Element] = {}
    for line in lines:
        for element in line.around:
            if element.name in _MAIN_TAGS or not _MAIN_CLASSES.isdisjoint(element.classes):
                sizes[id(element)] += len(line.passage.text)
                elements[id(element)] = element
    large = [e for key, e in elements.items() if sizes[key] >= _LEAST_TEXT]
    for name in _MAIN_CLASSES:
        if found := [e for e in large if name in e.classes]:
            return max(found, key=lambda e: sizes[id(e)])
    for tag in _MAIN_TAGS:
        found = [e for e in large if e.name == tag]
        if len(found) == 1:
            return found[0]
    return None


def _heaviest(lines: Sequence[HtmlLine]) -> Element | None:
    weights: dict[int, float] = defaultdict(float)
    elements: dict[int, Element] = {}
    for line in lines:
        size = len(line.passage.text)
        if size < _LEAST_PARAGRAPH or not line.around:
            continue
        # A line that is not in a paragraph of its own counts for the element that it stands in.
        start = 1 if line.around[0].name in {"p", "li", "blockquote", "td", "dd"} else 0
        for element, share in zip(line.around[start : start + 3], (1.0, 0.5, 0.25), strict=False):
            weights[id(element)] += share * size * (1 - line.linked)
            elements[id(element)] = element
    if not weights:
        return None
    return elements[max(weights, key=lambda key: weights[key])]


def _title(page: HtmlText, data: PageData, main: Sequence[HtmlLine]) -> Passage | None:
    """The headline of JSON-LD, the page's only large heading, what the page is called, or its beginning."""
    if data.title is not None:
        return data.title
    shown = [x.passage for x in page.lines if x.around and x.around[0].name == "h1"]
    shown = shown or [x.passage for x in main[:_BYLINE_WITHIN] if x.around and x.around[0].name == "h2"]
    called = page.metadata("og:title", "twitter:title", "title")
    # Sites print their own name as a heading, too: the page's is the one that it is called by.
    confirmed = [h for h in shown if any(fold(h.text) in fold(c.text) for c in called)]
    headings = [x.passage for x in main if x.around and x.around[0].name == "h1"]
    beginning = [x.passage for x in main[:1]]
    found = next(iter([*confirmed, *headings, *called, *shown, *beginning]), None)
    return found if found is None or len(found.text) <= _LONGEST_TITLE else found.slice(0, _LONGEST_TITLE).strip()


def _blocks(lines: Sequence[HtmlLine]) -> tuple[Block, ...]:
    writing = _Writing()
    for index, line in enumerate(lines):
        around = line.around[0] if line.around else None
        section = tuple(title for _, title in writing.section)
        if around is not None and (level := _LEVELS.get(around.name)):
            writing.section = [(depth, title) for depth, title in writing.section if depth < level]
            section = tuple(title for _, title in writing.section)
            writing.blocks.append(Block(BlockKind.HEADING, line.passage, section, depth=level))
            writing.section.append((level, line.passage.text))
        elif line.cells:
            writing.blocks.append(_row(line, section, is_first=not _is_in_table_above(lines, index)))
        elif line.within(_ITEMS):
            depth = max(0, sum(e.name in {"ul", "ol"} for e in line.around) - 1)
            writing.items = [(above, block) for above, block in writing.items if above < depth]
            parent = writing.items[-1][1] if writing.items else None
            writing.items.append((depth, len(writing.blocks)))
            writing.blocks.append(Block(BlockKind.ITEM, line.passage, section, depth=depth, parent=parent))
            continue
        else:
            writing.blocks.append(Block(BlockKind.PARAGRAPH, line.passage, section))
        writing.items = []
    return tuple(writing.blocks)


def _is_in_table_above(lines: Sequence[HtmlLine], index: int) -> bool:
    """Whether the row belongs to the same table as the line before it."""
    if not index:
        return False
    table = next((e for e in lines[index].around if e.name == "table"), None)
    return table is not None and any(e is table for e in lines[index - 1].around)


def _row(line: HtmlLine, section: tuple[str, ...], *, is_first: bool) -> Block:
    passage = Passage.join(line.cells, " | ")
    spans = []
    start = 0
    for cell in line.cells:
        spans.append((start, start + len(cell.text)))
        start += len(cell.text) + 3
    is_header = is_first or line.around[0].name == "th"
    return Block(BlockKind.TABLE_ROW, passage, section, cells=tuple(spans), is_header=is_header)
