"""The page of one paper, copied as text from any site: title, names, then a label `Abstract` and its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vaultgen.grounding import Passage
from vaultgen.model import PaperRecord, Stated
from vaultgen.read.arxiv_fields import ARXIV_ID, dois_in
from vaultgen.read.author_list import read_author_list
from vaultgen.read.dates import iso_date
from vaultgen.read.glued import are_names
from vaultgen.read.page import Page, ReadPage, joined

NAME = "copied-paper"

_CERTAINTY = 0.6  # less than any reader that knows the site
_PUBLISHED = re.compile(r"published(?:\s+on|\s*:)\s", re.IGNORECASE)
_CERTAINTY_PUBLISHED = 0.95  # what arXiv lists is submitted, never published
_ABSTRACT = re.compile(r"abstract\s*(?:[:.—–-]\s*)?(?P<rest>.*)", re.IGNORECASE)
_ABSTRACT_LABEL = re.compile(r"abstract\s*[:.—–-]?|abstract\s*[:.—–].{80,}", re.IGNORECASE)
_AUTHORS = re.compile(r"authors?\s*:?\s*", re.IGNORECASE)
_IDENTITY = re.compile(rf"arxiv\s*:\s*{ARXIV_ID}", re.IGNORECASE)
# What stands between title and names, or in a site's menus.
_NO_TITLE = re.compile(
    r"[·•|]|https?:|\b(?:submitted|published|upvotes?|login|log in|sign in|sign up|search|menu|download|cite|share|pdf"
    r"|keywords?|doi|issn)\b|arxiv\s*:",
    re.IGNORECASE,
)
# What a site says of the paper below its abstract: `Anthology ID:` on a line of its own, `Keywords: tides, boats`; the
# parts of an abstract (`Methods: We asked`) are none of that.
_LABEL_BELOW = re.compile(
    r"(?-i:[A-Z]\w*(?:\s(?:\(?[A-Z]\w*\)?|of|and|the)){0,3})\s?:"
    r"|(?!(?:background|introduction|motivation|objectives?|aims?|purpose|importance|design|settings?"
    r"|(?:materials and )?methods?|main|results?|findings|discussion"
    r"|conclusions?|limitations?|significance|interpretation)\b)"
    r"(?-i:[A-Z]\w*(?:\s(?:\(?[A-Z]\w*\)?|of|and|the)){0,3})\s?:\s.{0,79}[^.!?]"
    r"|(?:(?:author )?keywords?|index terms|subjects?|(?:acm )?ccs concepts|comments|cite as|jel\b.{0,30})\s?[:—–-].*"
    r"|(?:doi|isbn|issn|pacs|msc)\b.{0,20}:.*",
    re.IGNORECASE,
)
_END_OF_SENTENCE = re.compile(r"[.!?…][\])}\"”’$]*\s*$")
_WITHIN = 60  # lines above the label
_LEAST_ABSTRACT = 120
_LONGEST_ABSTRACT = 6_000
_LEAST_TITLE_WORDS = 3
_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class _Parts:
    """The indexes of the lines on which each part stands."""

    title: int
    names: tuple[int, ...]
    label: int
    text: tuple[int, ...]


def match(page: Page) -> float:
    """Sure enough where there is one abstract with its label, names above it and a title above these."""
    parts = _parts(page)
    if parts is None:
        return 0.0
    is_published = any(_PUBLISHED.match(line.text) for line in page.lines[parts.title : parts.label])
    return _CERTAINTY_PUBLISHED if is_published else _CERTAINTY


def read(page: Page) -> ReadPage:
    """The paper. What else the page had on it is no part of it, and no fault."""
    parts = _parts(page)
    everything = frozenset(range(1, len(page.raw) + 1))
    if parts is None:
        return ReadPage((), everything, "Copied page")
    label = _ABSTRACT.match(page.lines[parts.label].text)
    rest = page.lines[parts.label].slice(label.start("rest")) if label else page.lines[parts.label]
    above = page.lines[parts.title : parts.label]
    head = page.lines[max(0, parts.title - _WITHIN) : parts.label]
    record = PaperRecord(
        page.lines[parts.title],
        authors=tuple(read_author_list(_names(page.lines[i]) for i in parts.names).authors),
        abstract=joined([rest, *(page.lines[i] for i in parts.text)]),
        published=next((d for line in above if (d := _date(line))), None),
        arxiv=next((d for line in head if (d := _arxiv(line))), None),
        doi=next((d for line in head for d in dois_in(line)), None),
    )
    return ReadPage((record,), everything, "Page of a paper, copied as text")


def _parts(page: Page) -> _Parts | None:
    labels = [i for i, line in enumerate(page.lines) if _ABSTRACT_LABEL.fullmatch(line.text)]
    if len(labels) != 1:
        return None
    label = labels[0]
    text = _text_below(page, label)
    length = len(page.lines[label].text) + sum(len(page.lines[i].text) + 1 for i in text)
    names = _names_above(page, label)
    if not names or not _LEAST_ABSTRACT <= length <= _LONGEST_ABSTRACT:
        return None
    title = next(
        (i for i in range(names[0] - 1, max(-1, names[0] - 1 - _WITHIN), -1) if _is_title(page.lines[i])), None
    )
    return None if title is None else _Parts(title, names, label, text)


def _text_below(page: Page, label: int) -> tuple[int, ...]:
    """The first paragraph below the label, up to what the site says of the paper where no blank line parts them."""
    found: list[int] = []
    for index in range(label + 1, len(page.lines)):
        text = page.lines[index].text
        is_whole = bool(found) and _END_OF_SENTENCE.search(page.lines[found[-1]].text) is not None
        if is_whole and _LABEL_BELOW.fullmatch(text):
            break
        if text:
            found.append(index)
        elif found:
            break
    is_inline = _ABSTRACT.fullmatch(page.lines[label].text)
    return () if is_inline and len(is_inline["rest"]) >= _LEAST_ABSTRACT else tuple(found)


def _names_above(page: Page, label: int) -> tuple[int, ...]:
    """The lines of names nearest above the label: a list, or one a line with commas between them."""
    found: list[int] = []
    for index in range(label - 1, max(-1, label - 1 - _WITHIN), -1):
        line = _names(page.lines[index])
        if not line.text.strip(" ,;·"):
            continue
        names = read_author_list([line]).authors
        if names and all(1 < len(n.text.split()) < 6 for n in names) and are_names([n.text for n in names]):
            found.append(index)
        elif found:
            break
    return tuple(reversed(found))


def _names(line: Passage) -> Passage:
    """The line without a label."""
    label = _AUTHORS.match(line.text)
    return line.slice(label.end()) if label and label.end() < len(line.text) else line.slice(0, 0) if label else line


def _is_title(line: Passage) -> bool:
    text = line.text
    is_long = len(text.split()) >= _LEAST_TITLE_WORDS and len(text) <= _LONGEST_TITLE
    return is_long and not _NO_TITLE.search(text) and iso_date(text) is None


def _date(line: Passage) -> Stated[str] | None:
    value = iso_date(line.text) if len(line.text) < _LEAST_ABSTRACT else None
    return Stated(value, line.evidence()) if value else None


def _arxiv(line: Passage) -> Stated[str] | None:
    found = _IDENTITY.search(line.text)
    return Stated(found["id"], line.evidence(*found.span("id"))) if found else None
