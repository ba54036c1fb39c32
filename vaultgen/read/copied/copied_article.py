"""The page of a repository on GitHub or Hugging Face copied as text: its README, or the card of a model or dataset."""

from __future__ import annotations

from dataclasses import dataclass

from vaultgen.grounding import Passage
from vaultgen.model import Block, BlockKind, NoteRecord
from vaultgen.read.page import Page, ReadPage

NAME = "copied-article"

CERTAINTY = 0.55  # less than any reader that knows the page of a paper, more than one of any text in sentences
_WITHIN = 150  # lines of a site's menus above the text
_LEAST_PARAGRAPH = 8  # words
_LEAST_WORDS = 15  # of all paragraphs
_LONGEST_TITLE = 200
_ENDS = frozenset(".!?:…")


@dataclass(frozen=True, slots=True)
class _Site:
    """What a site shows around the text (in lower case): `marks` all of which stand above it, the last of them right
    above, and `ends`, any of which stands below. `also` may stand between the marks and the text."""

    name: str
    marks: tuple[str, ...]
    ends: frozenset[str]
    also: tuple[str, ...] = ()


_SITES = (
    _Site(
        "README",
        ("code", "issues", "pull requests", "readme"),
        frozenset({"about", "releases", "contributors", "languages", "footer", "packages", "resources"}),
        ("license", "code of conduct", "contributing", "security", "activity"),
    ),
    _Site(
        "model card",
        ("model card", "files and versions"),
        frozenset({"downloads last month", "inference providers", "model tree", "spaces using", "evaluation results"}),
        ("community", "edit model card", "deploy", "train", "use this model", "xet", "files", "metrics"),
    ),
    _Site(
        "data card",
        ("dataset card", "files and versions"),
        frozenset({"downloads last month", "size of downloaded dataset files:"}),
        ("community", "edit dataset card", "data studio", "xet"),
    ),
)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the page is, the line (index) of its title, and the lines of its text."""

    what: str
    title: int
    text: range


def match(page: Page) -> float:
    """Sure enough of a page with the marks of a site and paragraphs below them."""
    return CERTAINTY if _parts(page) is not None else 0.0


def read(page: Page) -> ReadPage:
    """The page as a clipping: its title and its paragraphs."""
    parts = _parts(page)
    everything = frozenset(range(1, len(page.raw) + 1))
    if parts is None:
        return ReadPage((), everything, "Copied page")
    blocks = tuple(Block(BlockKind.PARAGRAPH, p) for p in _paragraphs(page, parts.text))
    record = NoteRecord(page.lines[parts.title], blocks=blocks, is_clipping=True)
    return ReadPage((record,), everything, f"{parts.what[0].upper()}{parts.what[1:]}, copied as text")


def _parts(page: Page) -> _Parts | None:
    shown = [line.text.casefold() for line in page.lines[:_WITHIN]]
    found = next((p for site in _SITES if (p := _of_site(page, site, shown))), None)
    if found is None:
        return None
    words = sum(len(p.text.split()) for p in _paragraphs(page, found.text))
    return found if words >= _LEAST_WORDS else None


def _of_site(page: Page, site: _Site, shown: list[str]) -> _Parts | None:
    at = -1
    for mark in site.marks:
        at = next((i for i in range(at + 1, len(shown)) if shown[i].rstrip("0123456789 ,.k") == mark), len(shown))
    start = next(
        (i for i in range(at + 1, len(shown)) if shown[i] and not _is_around(shown[i], site.also)), len(page.lines)
    )
    if start >= len(shown) or len(page.lines[start].text) > _LONGEST_TITLE:
        return None
    return _Parts(site.name, start, _until(page, start + 1, site.ends))


def _is_around(text: str, also: tuple[str, ...]) -> bool:
    """Whether a line only names what a site has beside the text (`MIT license`), or counts it (`12`)."""
    return text.replace(",", "").replace(".", "").isdigit() or (len(text.split()) < 5 and any(a in text for a in also))


def _until(page: Page, start: int, ends: frozenset[str]) -> range:
    stop = next((i for i in range(start, len(page.lines)) if page.lines[i].text.casefold() in ends), len(page.lines))
    return range(start, stop)


def _paragraphs(page: Page, text: range) -> list[Passage]:
    """The lines that are sentences; headings, buttons, code and counts are none."""
    lines = (page.lines[i] for i in text)
    return [x for x in lines if len(x.text.split()) >= _LEAST_PARAGRAPH and x.text.rstrip("\"”’')]")[-1:] in _ENDS]
