"""The page of one paper, copied as text from any site: title, names, then the abstract, mostly below its label.

Where a site has no such label, what always stands beside the names tells: Semantic Scholar's `Corpus ID`, the dot that
Papers with Code puts before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vaultgen.grounding import Passage
from vaultgen.identity.person_name import PARTICLES
from vaultgen.model import PaperRecord, Stated
from vaultgen.read.arxiv.arxiv_fields import ARXIV_ID, dois_in
from vaultgen.read.copied.copied_labels import LABEL_BELOW, values_below
from vaultgen.read.fields.author_list import read_author_list
from vaultgen.read.fields.dates import iso_date
from vaultgen.read.fields.glued import are_names
from vaultgen.read.page import Page, ReadPage, joined

NAME = "copied-paper"

_CERTAINTY = 0.6  # less than any reader that knows the site
_PUBLISHED = re.compile(r"published(?:\s+on|\s*:)\s", re.IGNORECASE)
_CERTAINTY_PUBLISHED = 0.95  # what arXiv lists is submitted, never published
CERTAINTY_OF_SITE = 0.9
_ABSTRACT = re.compile(r"abstract\s*(?:[:.—–-]\s*)?(?P<rest>.*)", re.IGNORECASE)
_ABSTRACT_LABEL = re.compile(r"abstract\s*[:.—–-]?|abstract\s*[:.—–].{80,}", re.IGNORECASE)
_AUTHORS = re.compile(r"authors?\s*:?\s*", re.IGNORECASE)
_CORPUS_ID = re.compile(r"Corpus ID:? \d+")
_SOCIAL_PREVIEW = re.compile(r"[·\s]*Edit social preview")
# `10 Jun 2023 · Mira Okafor, Jon Lindqvist ·`
_DOTTED_NAMES = re.compile(r"(?P<stated>[^·]{4,60}?)\s+·\s+(?P<names>[^·]{4,4000}?)\s*·?")
_IDENTITY = re.compile(rf"arxiv\s*:\s*{ARXIV_ID}", re.IGNORECASE)
# What stands between title and names, or in a site's menus.
_NO_TITLE = re.compile(
    r"[·•|]|https?:|\b(?:submitted|published|upvotes?|login|log in|sign in|sign up|search|menu|download|cite|share|pdf"
    r"|keywords?|doi|issn|free account|logo)\b|\b(?:paper|submission) of the \w+|arxiv\s*:",
    re.IGNORECASE,
)
_END_OF_SENTENCE = re.compile(r"[.!?…][\])}\"”’$]*\s*$")
_WITHIN = 60  # lines above the label
_LEAST_ABSTRACT = 120
_LEAST_WHERE_PUBLISHED = 40
_LONGEST_ABSTRACT = 6_000
_LEAST_TITLE_WORDS = 3
_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the page says of the paper. `around` are the indexes of the lines that may state its dates and ids, `end` is
    that of the first line below the abstract."""

    title: Passage
    names: tuple[Passage, ...]
    abstract: Passage | None
    around: range
    end: int
    certainty: float


def match(page: Page) -> float:
    """Sure enough where there is one abstract with its label, names above it and a title above these, or what the page
    of a site cannot do without."""
    parts = _parts(page)
    return parts.certainty if parts else 0.0


def match_published(page: Page) -> float:
    """As `match`, where a line says that something was published: only there is it surer than readers that know the
    site, and to tell whether lines are names takes a table of many thousand."""
    return match(page) if any(_PUBLISHED.match(line.text) for line in page.lines) else 0.0


def read(page: Page) -> ReadPage:
    """The paper. What else the page had on it is no part of it, and no fault."""
    parts = _parts(page)
    everything = frozenset(range(1, len(page.raw) + 1))
    if parts is None:
        return ReadPage((), everything, "Copied page")
    around = [page.lines[i] for i in parts.around]
    below = values_below(page.lines[parts.end :])
    listed = read_author_list(parts.names)
    record = PaperRecord(
        parts.title,
        authors=listed.authors,
        authors_complete=listed.is_complete,
        authors_hidden=listed.hidden,
        abstract=parts.abstract,
        published=next((d for line in around if (d := _date(line))), below.published),
        arxiv=next((d for line in around if (d := _arxiv(line))), None),
        doi=next((d for line in around for d in dois_in(line)), below.doi),
        venue=below.venue,
    )
    return ReadPage((record,), everything, "Page of a paper, copied as text")


def _parts(page: Page) -> _Parts | None:
    return next((p for find in (_semantic_scholar, _papers_with_code, _labelled) if (p := find(page.lines))), None)


def _labelled(lines: Sequence[Passage]) -> _Parts | None:
    """The one label `Abstract`, names above it, and a title above these."""
    labels = [i for i, line in enumerate(lines) if _ABSTRACT_LABEL.fullmatch(line.text)]
    if len(labels) != 1:
        return None
    label = labels[0]
    found = _ABSTRACT.match(lines[label].text)
    rest = lines[label].slice(found.start("rest")) if found else lines[label]
    is_whole = len(rest.text) >= _LEAST_ABSTRACT or (
        _is_end(rest) and label + 1 < len(lines) and LABEL_BELOW.fullmatch(lines[label + 1].text) is not None
    )
    below = _paragraph(lines, label + 1, rest) if not is_whole else range(label + 1, label + 1)
    abstract = joined([rest, *(lines[i] for i in below)])
    names = _names_above(lines, label)
    title = _title_above(lines, names[0]) if names else None
    if title is None or abstract is None:
        return None
    is_published = any(_PUBLISHED.match(line.text) for line in lines[title:label])
    least = _LEAST_WHERE_PUBLISHED if is_published else _LEAST_ABSTRACT
    if not least <= len(abstract.text) <= _LONGEST_ABSTRACT:
        return None
    certainty = _CERTAINTY_PUBLISHED if is_published else _CERTAINTY
    around = range(max(0, title - _WITHIN), label)
    return _Parts(lines[title], tuple(_names(lines[i]) for i in names), abstract, around, below.stop, certainty)


def _semantic_scholar(lines: Sequence[Passage]) -> _Parts | None:
    """`Corpus ID: 260000001`, below it title and names, and further down the abstract where the page shows one."""
    at = next((i for i, line in enumerate(lines) if _CORPUS_ID.fullmatch(line.text)), None)
    if at is None:
        return None
    shown = [i for i in range(at + 1, min(len(lines), at + 7)) if lines[i].text][:2]
    if len(shown) < 2 or not _can_be_names(lines[shown[1]]) or not _is_title(lines[shown[0]], least=2):
        return None
    title, names = shown
    label = next((i for i in range(names + 1, len(lines)) if lines[i].text.casefold() == "abstract"), None)
    below = range(0) if label is None else _paragraph(lines, label + 1)
    abstract = lines[below[0]] if below else None  # on one line; figures and citations follow
    around = range(max(0, at - 3), min(len(lines), names + 3))
    return _Parts(lines[title], (lines[names],), abstract, around, below.stop or names + 1, CERTAINTY_OF_SITE)


def _papers_with_code(lines: Sequence[Passage]) -> _Parts | None:
    """`CVPR 2023 · Mira Okafor, Jon Lindqvist` above `Edit social preview`; title above, abstract below."""
    at = next((i for i, line in enumerate(lines) if _SOCIAL_PREVIEW.fullmatch(line.text)), None)
    if at is None:
        return None
    near = (i for i in range(at - 1, max(-1, at - 5), -1) if lines[i].text)
    names = next((i for i in near if _DOTTED_NAMES.fullmatch(lines[i].text)), None)
    title = _title_above(lines, names, least=1) if names is not None else None
    if names is None or title is None:
        return None
    found = _DOTTED_NAMES.fullmatch(lines[names].text)
    shown = lines[names].slice(*found.span("names")) if found else lines[names]
    below = _paragraph(lines, at + 1)
    abstract = joined([lines[i] for i in below])
    if not _can_be_names(shown) or abstract is None or not _LEAST_ABSTRACT <= len(abstract.text) <= _LONGEST_ABSTRACT:
        return None
    return _Parts(lines[title], (shown,), abstract, range(title, at + 1), below.stop, CERTAINTY_OF_SITE)


def _paragraph(lines: Sequence[Passage], start: int, before: Passage | None = None) -> range:
    """The lines of the first paragraph from `start` on, up to what the site says of the paper where no blank line parts
    them; `before` is the beginning of the paragraph."""
    first = next((i for i in range(start, len(lines)) if lines[i].text), len(lines))
    last = before if before and before.text else None
    for index in range(first, len(lines)):
        text = lines[index].text
        if not text or (last is not None and _is_end(last) and LABEL_BELOW.fullmatch(text)):
            return range(first, index)
        last = lines[index]
    return range(first, len(lines))


def _is_end(line: Passage) -> bool:
    return _END_OF_SENTENCE.search(line.text) is not None


def _names_above(lines: Sequence[Passage], label: int) -> tuple[int, ...]:
    """The lines of names nearest above the label: a list, or one a line with commas between them."""
    found: list[int] = []
    for index in range(label - 1, max(-1, label - 1 - _WITHIN), -1):
        line = _names(lines[index])
        if not line.text.strip(" ,;·"):
            continue
        if _are_names(line):
            found.append(index)
        elif found:
            break
    return tuple(reversed(found))


def _are_names(line: Passage) -> bool:
    names = read_author_list([line]).authors
    return bool(names) and all(1 < len(n.text.split()) < 6 for n in names) and are_names([n.text for n in names])


def _can_be_names(line: Passage) -> bool:
    """Whether a line that stands where a site shows names is written like names; no word of it need be known as one."""
    words = [name.text.split() for name in read_author_list([line]).authors]
    return bool(words) and all(
        1 < len(name) < 6 and all(w[0].isupper() or w.lower() in PARTICLES for w in name) for name in words
    )


def _names(line: Passage) -> Passage:
    """The line without a label."""
    label = _AUTHORS.match(line.text)
    return line.slice(label.end()) if label and label.end() < len(line.text) else line.slice(0, 0) if label else line


def _title_above(lines: Sequence[Passage], names: int, least: int = _LEAST_TITLE_WORDS) -> int | None:
    """The line of the title above the names: above what says when the paper was published, where that is between."""
    above = range(names - 1, max(-1, names - 1 - _WITHIN), -1)
    published = next((i for i in above if _PUBLISHED.match(lines[i].text)), None)
    candidates: Iterator[int] = iter(above if published is None else range(published - 1, above.stop, -1))
    return next((i for i in candidates if _is_title(lines[i], least=least)), None)


def _is_title(line: Passage, least: int = _LEAST_TITLE_WORDS) -> bool:
    text = line.text
    is_long = len(text.split()) >= least and len(text) <= _LONGEST_TITLE
    return is_long and not _NO_TITLE.search(text) and iso_date(text) is None


def _date(line: Passage) -> Stated[str] | None:
    value = iso_date(line.text) if len(line.text) < _LEAST_ABSTRACT else None
    return Stated(value, line.evidence()) if value else None


def _arxiv(line: Passage) -> Stated[str] | None:
    found = _IDENTITY.search(line.text)
    return Stated(found["id"], line.evidence(*found.span("id"))) if found else None
