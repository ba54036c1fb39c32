"""Text that no other reader knows but that is written in sentences: posts, newsletters, model cards copied as text.

What a browser copies has a paragraph on each line, mail and old text files break it after some 70 characters; both have
menus and buttons around it, whose lines are too short for a sentence. Only paragraphs, the lists between them and the
lines that head them are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from vaultgen.grounding import Passage
from vaultgen.model import Block, BlockKind, Finding, NoteRecord, Stated
from vaultgen.read.fields.byline import byline, names_alone
from vaultgen.read.fields.dates import iso_date
from vaultgen.read.page import Page, ReadPage, stated_text

NAME = "copied-page"

CERTAINTY = 0.5  # less than any reader that knows the page
_LEAST_PROSE = 200  # characters of all paragraphs
_LEAST_WORDS = 8  # of a sentence that makes a line a paragraph
_LEAST_IDEOGRAPHS = 20
_LEAST_WORD_SHARE = 0.7  # of the tokens of a paragraph
_WRAPPED = range(40, 101)  # characters of a line that goes on in the next
_SURELY_WRAPPED = range(58, 101)
_LONGEST_HEADING = 100  # characters
_TITLE_WORDS = range(3, 31)
_HEAD = 40  # lines above the first paragraph that may hold title, names and date
_NEAR_TITLE = 3  # lines
_BYLINE_WITHIN = 4  # lines below the title, where it stands among the paragraphs

WORD = re.compile(r"['\"“‘(\[]*[^\W\d_]+(?:['’.\-–—/][^\W\d_]+)*['’\"”)\],.;:!?…%]*")
IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SENTENCE_END = re.compile(r"[.!?:…。!?][\"”’')\]*_]*(?:\s|\[\d{1,3}\]|$)|[。!?]")
_ITEM = re.compile(r"(?:[-*+•‣◦▪–—]|\(?\d{1,2}[.)])\s+(?=\S)")
_ADDRESS = re.compile(r"(?:(?:source|url|link)\s*:\s*)?(?P<address>https?://\S+)", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:subject|title)\s*:\s*(?=\S)", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"[|·•]|https?:|@|\b(?:skip to|sign (?:in|up)|log ?in|subscribe|cookies?|menu|search|share|min(?:ute)?s? read"
    r"|view in browser|unsubscribe|written by|posted (?:on|by)|published|updated|all rights)\b|^by\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, an item or any other line, and the indexes of the lines of the page that it stands on."""

    passage: Passage
    indexes: tuple[int, ...]
    is_prose: bool = False
    is_item: bool = False


def match(page: Page) -> float:
    """Barely sure, of text with some sentences in it."""
    return (
        CERTAINTY
        if sum(len(line.passage.text) for line in written_lines(page) if line.is_prose) >= _LEAST_PROSE
        else 0.0
    )


def read(page: Page) -> ReadPage:
    """The page as a clipping; a warning says how much of it was taken for menus and left out."""
    lines = list(written_lines(page))
    first = next((i for i, line in enumerate(lines) if line.is_prose), 0)
    title_at = _title_at(lines, first)
    head = [line.passage for line in lines[max(0, first - _HEAD) : first]]
    shown = byline([*head, *(line.passage for line in lines[first : first + _BYLINE_WITHIN])])
    address = next((a for p in head if (a := _address(p))), None)
    properties: list[tuple[str, Stated[str]]] = [("source", address)] if address else []
    named_at = None if shown.authors or not shown.date else _names_beside_title(lines, title_at, first)
    authors = shown.authors if named_at is None else names_alone(lines[named_at].passage)
    properties += [("author", stated_text(a)) for a in authors]
    properties += [("published", shown.date)] if shown.date else []
    kept, blocks = _blocks(lines, title_at, named_at)
    title = _beginning(lines[title_at].passage)
    note = NoteRecord(title, (), (), tuple(properties), blocks, is_clipping=True)
    written = [i for i, line in enumerate(page.lines) if line.text]
    left = len(written) - len(kept.intersection(written))
    message = "no reader knows this page: its title, date and paragraphs were read as text"
    message += f", {left} of {len(written)} lines were left out" if left else ""
    finding = Finding(page.seed, 0, message, "look whether what you need of it is in its notes")
    understood = frozenset(range(1, len(page.raw) + 1))
    return ReadPage((note,), understood, "Page copied as text", findings=(finding,))


def written_lines(page: Page) -> Iterator[Line]:
    """The lines of the page, those of a wrapped paragraph as one."""
    for has_text, group in groupby(enumerate(page.lines), key=lambda one: bool(one[1].text)):
        if not has_text:
            continue
        run = list(group)
        for part in _unwrapped(run):
            passage = Passage.join([line for _, line in part]) if len(part) > 1 else part[0][1]
            item = _ITEM.match(passage.text)
            body = passage.slice(item.end()) if item else passage
            yield Line(body, tuple(i for i, _ in part), _is_prose(body.text), bool(item))


def _unwrapped(run: Sequence[tuple[int, Passage]]) -> Iterator[list[tuple[int, Passage]]]:
    """The lines between two blank ones: each for itself, or with those that it goes on in."""
    part: list[tuple[int, Passage]] = []
    for index, line in run:
        if part and (_ITEM.match(line.text) or not _goes_on(part[-1][1].text, line.text)):
            yield part
            part = []
        part.append((index, line))
    yield part


def _goes_on(text: str, below: str) -> bool:
    """Whether a line was broken only for its length. A short one with a capital below it is a title over names."""
    is_full = len(text) in (_WRAPPED if below[:1].islower() else _SURELY_WRAPPED)
    return is_full and not (
        below[:1].isupper() and _SENTENCE_END.search(text[-3:]) and len(text) not in _SURELY_WRAPPED
    )


def _is_prose(text: str) -> bool:
    if not _SENTENCE_END.search(text):
        return False
    if len(IDEOGRAPH.findall(text)) >= _LEAST_IDEOGRAPHS:
        return True
    tokens = text.split()
    words = sum(bool(WORD.fullmatch(token)) for token in tokens)
    return words >= _LEAST_WORDS and words >= _LEAST_WORD_SHARE * len(tokens)


def _title_at(lines: Sequence[Line], first: int) -> int:
    """The line nearest above names or date that may be a title, else the first one that may, else the beginning."""
    subjects = [i for i in range(max(0, first - _HEAD), first) if _SUBJECT.match(lines[i].passage.text)]
    if subjects:
        return subjects[0]
    may = [i for i in range(max(0, first - _HEAD), first) if _may_be_title(lines[i])]
    said = [i for i in range(max(0, first - _HEAD), first) if _says_who_or_when(lines[i].passage)]
    above = [i for i in may if said and i < said[0]]
    return above[-1] if above else may[0] if may else max(0, first - 1)


def _beginning(line: Passage) -> Passage:
    """A title without its label; of a paragraph that stands for one, the first sentence as far as it is short."""
    label = _SUBJECT.match(line.text)
    line = line.slice(label.end()) if label else line
    if len(line.text) <= _LONGEST_HEADING:
        return line
    end = _SENTENCE_END.search(line.text, 0, _LONGEST_HEADING)
    return line.slice(0, end.end() if end else line.text.rfind(" ", 0, _LONGEST_HEADING) % _LONGEST_HEADING).strip()


def _may_be_title(line: Line) -> bool:
    text = line.passage.text
    return (
        len(text.split()) in _TITLE_WORDS
        and not line.is_item
        and not line.is_prose
        and not _NO_TITLE.search(text)
        and iso_date(text) is None
        and not names_alone(line.passage)
    )


def _says_who_or_when(line: Passage) -> bool:
    shown = byline([line])
    return bool(shown.authors or shown.date)


def _names_beside_title(lines: Sequence[Line], title_at: int, first: int) -> int | None:
    """The line of names that stands right below the title, or beside the date there."""
    below = range(title_at + 1, min(first, title_at + 1 + _NEAR_TITLE))
    return next((i for i in below if names_alone(lines[i].passage)), None)


def _address(line: Passage) -> Stated[str] | None:
    found = _ADDRESS.fullmatch(line.text)
    return Stated(found["address"], line.evidence(*found.span("address"))) if found else None


def _blocks(lines: Sequence[Line], title_at: int, named_at: int | None) -> tuple[frozenset[int], tuple[Block, ...]]:
    """The blocks of the text, and the indexes of the page's lines that are in them."""
    blocks: list[Block] = []
    kept = set(lines[title_at].indexes) if lines else set()
    section: tuple[str, ...] = ()
    for index, line in enumerate(lines):
        if index == title_at and not line.is_prose:
            continue
        if line.is_item and _is_among_prose(lines, index):
            blocks.append(Block(BlockKind.ITEM, line.passage, section))
        elif line.is_prose:
            blocks.append(Block(BlockKind.PARAGRAPH, line.passage, section))
        elif index > title_at and index != named_at and _is_heading(lines, index):
            blocks.append(Block(BlockKind.HEADING, line.passage, depth=2))
            section = (line.passage.text,)
        else:
            continue
        kept.update(line.indexes)
    return frozenset(kept), tuple(blocks)


def _is_heading(lines: Sequence[Line], index: int) -> bool:
    """Whether a short line stands over a paragraph or a list, and does not say who wrote it, or when."""
    text = lines[index].passage.text
    if len(text) <= _LONGEST_HEADING and _says_who_or_when(lines[index].passage):
        return False
    below = lines[index + 1] if index + 1 < len(lines) else None
    is_short = len(text) <= _LONGEST_HEADING and not lines[index].is_item and not _SENTENCE_END.search(text[-1:])
    return is_short and below is not None and (below.is_prose or (below.is_item and _is_among_prose(lines, index + 1)))


def _is_among_prose(lines: Sequence[Line], index: int) -> bool:
    """Whether the list that a line is an item of has a sentence in it or next to it; menus have none."""
    first = last = index
    while first and lines[first - 1].is_item:
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].is_item:
        last += 1
    around = lines[max(0, first - 2) : last + 2]
    return any(line.is_prose for line in around)
