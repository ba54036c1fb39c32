"""Lists of papers copied from proceedings, programmes and search pages: a title, and below it the names of its authors.

ACL's volumes part the names with bars, PMLR ends them with the venue, programmes put institutions in brackets behind
them, OpenReview has a date below, Hugging Face's daily papers only say how many authors there are; what stands between
two titles that is long enough is the abstract of the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vaultgen.grounding import Passage
from vaultgen.identity.person_name import PARTICLES
from vaultgen.model import PaperRecord, Stated
from vaultgen.read.fields.author_list import BETWEEN, AuthorList, read_author_list
from vaultgen.read.fields.dates import iso_date
from vaultgen.read.fields.glued import are_names
from vaultgen.read.fields.paper_fields import arxiv_in, doi_in
from vaultgen.read.fields.title_shape import can_be_title, is_title
from vaultgen.read.page import Page, ReadPage, count_of, joined

NAME = "paper-list"

CERTAINTY = 0.65  # less than any reader that knows the site
_LEAST = 3  # papers
_LEAST_SHARE = 0.3  # of the different lines of the page, without those of abstracts
_LOOKED_AT = 400  # lines from which a page is told to be a list
_LONGEST_NAMES = 8_000  # characters
_LEAST_TITLE_WORDS = 3
_LEAST_ABSTRACT = 200  # characters
_NEAR = 2  # lines between a title and its names, one of them blank
_REACH_OF_COUNT = 8  # lines, blank ones and dots among them
_MOST_BELOW = 12  # lines below the names that may hold date, ids and abstract
_SURE = 0.8  # the share of the lists of names on a page that must have more than one name
_MARK = re.compile(
    r"(?:[-*+•‣◦▪]|\(?\d{1,4}[.):]|#\d{1,4}|\[\d{1,4}\]|paper\s+(?:id\s*:?\s*)?\d{1,5}\s*[:.)-])\s+", re.IGNORECASE
)
_LABEL = re.compile(r"(?:authors?|by|title)\s*:?\s+", re.IGNORECASE)
_BAR = re.compile(r"\s*[|·•∙]\s*")
_BEHIND_NAMES = re.compile(r"\s*[;.]\s+(?:Proceedings of|Proc\.|In |PMLR|Transactions)\b.*$")
_ONLY_COUNTED = re.compile(r"[·•]?\s*(?P<count>\d{1,4}) authors?", re.IGNORECASE)  # Hugging Face names nobody
_DOT = re.compile(r"[·•|]")
_BRACKETS = re.compile(r"\([^()]{0,200}\)")
_DIGIT_WORD = re.compile(r"(?:^|[,\s])\d")
_SMALL = PARTICLES | {"and", "by", "et", "al", "authors", "author", "more", "others"}
_NO_LINE_OF_ITS_OWN = re.compile(r"[\d,.\s]{1,12}|(?:\S+\s+){4,}\S+\.")
_NO_TITLE = re.compile(
    r"[|·•]|https?:|@|^(?:abstract|keywords?|published|submitted|accepted|session|track|poster|oral|room|venue|pdf|bib"
    r"|readers?|tl;?dr|chairs?|affiliations?|contact|committee|organi[sz]ers?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Pair:
    """The indexes of a title and of the names below it, and these names."""

    title: int
    names: int
    listed: AuthorList


def match(page: Page) -> float:
    """Sure where titles with names below them are most of what the page has."""
    lines = page.lines[:_LOOKED_AT]
    pairs = _pairs(lines)
    # What stands below each paper (`Readers: Everyone`) is the same each time, has a date or counts something; one
    # sentence may sum the paper up.
    short = {line.text for line in lines if 0 < len(line.text) < _LEAST_ABSTRACT and not iso_date(line.text)}
    short = {text for text in short if not _NO_LINE_OF_ITS_OWN.fullmatch(text)}
    short |= {lines[p.names].text for p in pairs}
    several = sum(len(p.listed.authors) > 1 or not p.listed.is_complete for p in pairs)
    is_list = len(pairs) >= _LEAST and 2 * len(pairs) >= _LEAST_SHARE * len(short) and several >= _SURE * len(pairs)
    return CERTAINTY if is_list else 0.0


def read(page: Page) -> ReadPage:
    """A record for each title with names below it; what else the page had on it is no part of them, and no fault."""
    pairs = _pairs(page.lines)
    ends = [*(p.title for p in pairs[1:]), len(page.lines)]
    records = tuple(_record(page.lines, pair, end) for pair, end in zip(pairs, ends, strict=True))
    everything = frozenset(range(1, len(page.raw) + 1))
    return ReadPage(records, everything, f"List of papers: {count_of(len(records), 'paper')}")


def _pairs(lines: Sequence[Passage]) -> list[_Pair]:
    found: list[_Pair] = []
    above: int | None = None
    for index, line in enumerate(lines):
        if not _is_text(line):
            continue
        last = found[-1].names if found else -1
        if _ONLY_COUNTED.fullmatch(line.text):
            counted = _title_of_counted(lines, index, last)
            found += [] if counted is None else [_Pair(counted, index, _counted(line))]
            above = None
            continue
        is_free = above is not None and index - above <= _NEAR and above > last
        if above is not None and is_free and _can_be_names(line.text) and _is_title(title := _unmarked(lines[above])):
            listed = _names(line)
            if listed and not (_can_be_names(title.text) and _names(title)):
                found.append(_Pair(above, index, listed))
        above = index
    return found


def _title_of_counted(lines: Sequence[Passage], index: int, after: int) -> int | None:
    """The line of the title above a line that only counts authors: the nearest line, or, where that is the name of an
    organisation, the one above it; below line `after`."""
    near = [i for i in range(index - 1, max(after, index - _REACH_OF_COUNT), -1) if _is_text(lines[i])][:2]
    return next((i for i in near if _is_title(_unmarked(lines[i]))), None)


def _is_text(line: Passage) -> bool:
    return bool(line.text) and not _DOT.fullmatch(line.text)


def _counted(line: Passage) -> AuthorList:
    count = _ONLY_COUNTED.fullmatch(line.text)
    hidden = Stated(int(count["count"]), line.evidence(*count.span("count"))) if count else None
    return AuthorList((), is_complete=False, hidden=hidden)


def _is_title(line: Passage) -> bool:
    text = line.text
    is_long = len(text.split()) >= _LEAST_TITLE_WORDS or ":" in text
    return is_long and can_be_title(text) and is_title(text) and not _NO_TITLE.search(text)


def _can_be_names(text: str) -> bool:
    """Whether a line may be made of names, before that is looked at for each of them."""
    if len(text) > _LONGEST_NAMES:
        return False
    text = BETWEEN.sub(", ", _BEHIND_NAMES.sub("", _BRACKETS.sub(" ", text)))
    if _DIGIT_WORD.search(text):
        return False
    return not any(w[0].islower() and w.strip(",.") not in _SMALL for w in text.split())


def _names(line: Passage) -> AuthorList | None:
    """The names that the line is made of; None where one of its parts is none."""
    if iso_date(line.text):
        return None
    label = _LABEL.match(line.text)
    shown = line.slice(label.end()) if label and label.end() < len(line.text) else line
    behind = _BEHIND_NAMES.search(shown.text)
    shown = shown.slice(0, behind.start()) if behind else shown
    shown = shown.replace([(m.start(), m.end(), ", ") for m in _BAR.finditer(shown.text)])
    listed = read_author_list([shown])
    texts = [a.text for a in listed.authors]
    is_list = bool(texts) and all(1 < len(t.split()) < 6 or len(texts) > 1 for t in texts)
    return listed if is_list and are_names(texts) else None


def _unmarked(line: Passage) -> Passage:
    mark = _MARK.match(line.text)
    return line.slice(mark.end()) if mark and mark.end() < len(line.text) else line


def _record(lines: Sequence[Passage], pair: _Pair, end: int) -> PaperRecord:
    below = [line for line in lines[pair.names + 1 : min(end, pair.names + 1 + _MOST_BELOW)] if line.text]
    long = [line for line in below if len(line.text) >= _LEAST_ABSTRACT]
    ids = [line for line in below if line not in long]
    return PaperRecord(
        _unmarked(lines[pair.title]),
        authors=pair.listed.authors,
        authors_complete=pair.listed.is_complete,
        authors_hidden=pair.listed.hidden,
        abstract=joined(long),
        published=next((d for line in ids if (d := _date(line))), None),
        arxiv=next((a for line in ids if (a := arxiv_in(line))), None),
        doi=next((d for line in ids if (d := doi_in(line))), None),
    )


def _date(line: Passage) -> Stated[str] | None:
    value = iso_date(line.text)
    return Stated(value, line.evidence()) if value else None
