"""What a page says of itself in JSON-LD: its title, its authors, its date, and whether it is a paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from vaultgen.grounding import Passage
from vaultgen.model import Stated
from vaultgen.read.fields.dates import iso_date
from vaultgen.read.html.html_text import HtmlText

_PAPERS = frozenset({"ScholarlyArticle", "MedicalScholarlyArticle", "Thesis"})
_ARTICLES = _PAPERS | {"Article", "NewsArticle", "BlogPosting", "TechArticle", "Report", "AnalysisNewsArticle"}
_DEEPEST = 12  # levels of objects that are looked through
_MOST_OBJECTS = 2_000
_MOST_AUTHORS = 5_000


@dataclass(frozen=True, slots=True)
class PageData:
    """The first article of a page's JSON-LD, each value with its place in the page."""

    title: Passage | None = None
    authors: tuple[Passage, ...] = ()
    published: Stated[str] | None = None
    is_paper: bool = False


def page_data(page: HtmlText) -> PageData:
    """What the page's JSON-LD says of the article on it; nothing where it is no JSON or speaks of something else."""
    for block in page.data_blocks():
        try:
            tree = json.loads(block.text)
        except (ValueError, RecursionError):
            continue
        for thing in _objects(tree, 0, [_MOST_OBJECTS]):
            kinds = thing.get("@type")
            named = {k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)}
            if named & _ARTICLES:
                return _article(block, thing, is_paper=bool(named & _PAPERS))
    return PageData()


def _objects(tree: object, depth: int, left: list[int]) -> Iterator[dict[str, object]]:
    left[0] -= 1
    if depth > _DEEPEST or left[0] < 0:
        return
    if isinstance(tree, dict):
        yield tree
        for value in tree.values():
            yield from _objects(value, depth + 1, left)
    elif isinstance(tree, list):
        for value in tree:
            yield from _objects(value, depth + 1, left)


def _article(block: Passage, thing: dict[str, object], *, is_paper: bool) -> PageData:
    title = _place(block, thing.get("headline")) or _place(block, thing.get("name"))
    stated = thing.get("author", thing.get("creator"))
    people = stated if isinstance(stated, list) else [stated]
    names = [
        p.get("name") if isinstance(p, dict) and p.get("@type") != "Organization" else p for p in people[:_MOST_AUTHORS]
    ]
    date = _place(block, thing.get("datePublished"))
    value = iso_date(date.text) if date else None
    return PageData(
        title,
        tuple(p for name in names if (p := _place(block, name))),
        Stated(value, date.evidence()) if date and value else None,
        is_paper,
    )


def _place(block: Passage, value: object) -> Passage | None:
    """Where a text stands in the block, if it stands there letter by letter: one that is escaped cannot be quoted."""
    if not isinstance(value, str) or not value.strip():
        return None
    at = block.text.find(f'"{value}"')
    return block.slice(at + 1, at + 1 + len(value)).strip() if at >= 0 else None
