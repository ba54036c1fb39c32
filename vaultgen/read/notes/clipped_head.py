"""What the head of a clipped page of a paper shows: people linked to pages of their own, date, venue, the paper's id.

Sites lay it out in their own ways; what they share is that names lead to pages of people, that a date or a venue stands
beside them (`CVPR 2024 · Mira Okafor, Jon Lindqvist ·`, `Published in Journal of Seas 1 February 2024`), and that
buttons with words such as `PDF` lead to the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vaultgen.grounding import Evidence, Passage
from vaultgen.model import Block, BlockKind, Stated
from vaultgen.read.fields.author_list import AuthorList, read_author_list
from vaultgen.read.fields.dates import MONTH, iso_date
from vaultgen.read.fields.glued import are_names
from vaultgen.read.fields.inverted_names import inverted_names
from vaultgen.read.fields.paper_fields import venue_of
from vaultgen.read.fields.web_address import arxiv_of_address, is_persons_page

_WITHIN = 30  # blocks
_NEAR = 8  # blocks between the names and an abstract without a heading
_LEAST_ABSTRACT = 120
_LEAST_LINKED = 0.6  # of a list of names, by letters
_LONGEST_LINE = 4_000
_DOTS = re.compile(r"\s*[·•]\s*")
_PROSE_END = re.compile(r"[.!?…][\])}\"”’$]*\s*$")
_TLDR = re.compile(r"tl;?\s?dr\b.*", re.IGNORECASE)
_PUBLISHED = re.compile(r"published\b(?:\s+(?P<where>in|on)\b|\s*:)?", re.IGNORECASE)
_DATE = rf"(?:\d{{1,2}} {MONTH},? \d{{4}}|{MONTH} \d{{1,2}},? \d{{4}})"
_ANY_DATE = re.compile(_DATE, re.IGNORECASE)
_AFTER_DATE = re.compile(r"last modified|submitted by", re.IGNORECASE)
# `CVPR 2024`
_VENUE = re.compile(r"[A-Z][\w-]*(?: [\w-]+){0,5} (?:19|20)\d\d(?: [a-z]\w*)?")
# `Published: 01 Feb 2024, Last Modified: 03 Mar 2024NeurIPS 2024 posterEveryoneRevisions`
_OPENREVIEW = re.compile(
    rf"(?:(?:Published|Last Modified):\s*{_DATE}\s*,?\s*){{0,2}}(?P<venue>[A-Z][^.:]{{3,90}}?),?\s*(?:Readers:\s*)?"
    r"Everyone\s*(?:Revisions|BibTeX|CC BY|$)"
)
_PART_OF = re.compile(r"Part of (?P<venue>[A-Z].{4,120}?\([^()]{2,30}(?:19|20)\d\d\))")  # of proceedings
_NOT_APPEARED = re.compile(r"submi|withdrawn|reject|under review", re.IGNORECASE)
_BUTTON = re.compile(
    r"(?:view |download |open |read )?(?:(?:full[- ]text )?pdf|abs(?:tract)?|arxiv(?:\.org)?|paper)(?: page| pdf)?"
    r"|view (?:on|in|via) arxiv",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head states; `at` is the index of the block with the names."""

    authors: AuthorList | None = None
    at: int | None = None
    published: Stated[str] | None = None
    venue: Stated[str] | None = None


def head_of(blocks: Sequence[Block], title: str) -> Head:
    """What the blocks above the abstract show of the paper of that title."""
    authors: AuthorList | None = None
    at = published = venue = None
    for index, block in enumerate(blocks[:_WITHIN]):
        text = block.passage.text
        if len(text) > _LONGEST_LINE or block.cells or text.casefold() == title.casefold():
            continue
        if authors is None and (found := _people(block)):
            authors, at = found, index
        published = published or _published(block.passage, is_beside_names=at == index)
        venue = venue or _venue(block.passage, is_beside_names=at == index)
        if _is_abstract(block) and at != index:
            break
    return Head(authors, at, published, venue)


def abstract_below(blocks: Sequence[Block], at: int) -> Passage | None:
    """The paragraph below the block with the names that is long enough for an abstract."""
    for block in blocks[at + 1 : at + 1 + _NEAR]:
        if block.kind is BlockKind.HEADING or _TLDR.fullmatch(block.passage.text):
            return None
        if _is_abstract(block):
            return block.passage
    return None


def arxiv_of_buttons(blocks: Sequence[Block]) -> Stated[str] | None:
    """The one arXiv id to which the page's buttons (`PDF`, `View on arXiv`) lead."""
    found: dict[str, Stated[str]] = {}
    for block in blocks:
        raw = dict(block.passage.lines)
        for link in block.web:
            if not _BUTTON.fullmatch(block.passage.text[link.start : link.end].strip()):
                continue
            line = block.passage.locate(min(link.start, len(block.passage.text) - 1))[0]
            if link.address in raw[line]:
                stated = Stated(link.address, Evidence(block.passage.seed, line, link.address))
                if arxiv := arxiv_of_address(stated):
                    found.setdefault(arxiv.value, arxiv)
    return next(iter(found.values())) if len(found) == 1 else None


def _is_abstract(block: Block) -> bool:
    text = block.passage.text
    linked = sum(x.end - x.start for x in block.web)
    is_text = block.kind is BlockKind.PARAGRAPH and 2 * linked < len(text)
    return is_text and len(text) >= _LEAST_ABSTRACT and _PROSE_END.search(text) is not None


def _people(block: Block) -> AuthorList | None:
    """The people whom a block lists: by links to their pages, or as names beside a date or venue, or in a heading."""
    parts = list(_parts(block.passage.text))
    for start, end in parts:
        people = [x for x in block.web if start <= x.start and x.end <= end and is_persons_page(x.address)]
        letters = sum(c.isalpha() for c in block.passage.text[start:end])
        linked = sum(c.isalpha() for x in people for c in block.passage.text[x.start : x.end])
        part = block.passage.slice(start, end)
        listed = read_author_list([part])
        if people and linked >= _LEAST_LINKED * letters:
            names = tuple(block.passage.slice(x.start, x.end).strip() for x in people)
            are_all = listed.is_complete and len(listed.authors) in {len(names), 2 * len(names)}
            return AuthorList(names, are_all, listed.hidden) if all(_is_name(n.text) for n in names) else None
        is_told = len(parts) > 1 and _says_when_or_where(block.passage, parts, start)
        is_apart = block.kind in {BlockKind.HEADING, BlockKind.PARAGRAPH} and len(parts) == 1
        if is_apart and (inverted := inverted_names(part)):
            return AuthorList(inverted, is_complete=True, hidden=None)
        texts = [n.text for n in listed.authors]
        may_be = (is_told or block.kind is BlockKind.HEADING) and bool(texts) and all(map(_is_name, texts))
        if may_be and (is_told or are_names(texts)):
            return listed
    return None


def _says_when_or_where(line: Passage, parts: Sequence[tuple[int, int]], start: int) -> bool:
    """Whether the part before the one at `start` is a date or a venue."""
    before = [line.text[a:b] for a, b in parts if b <= start]
    return bool(before) and (_ANY_DATE.fullmatch(before[-1]) or _VENUE.fullmatch(before[-1])) is not None


def _is_name(text: str) -> bool:
    words = text.replace(",", " ").split()
    return 1 < len(words) < 6 and words[0][0].isupper() and words[-1][0].isupper()


def _parts(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for dot in [*_DOTS.finditer(text), None]:
        end = dot.start() if dot else len(text)
        if text[position:end].strip():
            yield position, end
        position = dot.end() if dot else end


def _published(line: Passage, *, is_beside_names: bool) -> Stated[str] | None:
    if not is_beside_names and not _PUBLISHED.match(line.text):
        return None
    other = _AFTER_DATE.search(line.text)
    date = _ANY_DATE.search(line.text, 0, other.start() if other else len(line.text))
    value = iso_date(date[0]) if date else None
    return Stated(value, line.evidence(*date.span())) if date and value else None


def _venue(line: Passage, *, is_beside_names: bool) -> Stated[str] | None:
    if is_beside_names:
        spans = [(a, b) for a, b in _parts(line.text) if _VENUE.fullmatch(line.text[a:b])]
        return venue_of(line.slice(*spans[0])) if spans else None
    shown = _OPENREVIEW.match(line.text)
    if shown and not _NOT_APPEARED.search(shown[0]):
        return venue_of(line.slice(*shown.span("venue")).strip())
    if part := _PART_OF.match(line.text):
        return venue_of(line.slice(*part.span("venue")))
    published, date = _PUBLISHED.match(line.text), _ANY_DATE.search(line.text)
    if published and published["where"] == "in":
        place = line.slice(published.end(), date.start() if date else len(line.text)).strip(" ,")
        return None if not place.text or place.text.endswith(("…", "...")) else venue_of(place)
    return None
