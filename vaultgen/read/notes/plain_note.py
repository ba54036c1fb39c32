"""A person's own words without any Markdown: some sentences that no reader knows and that show no sign of a page.

A copied page has a title over its text, names, dates, labels or menus. What has none of these, and is not written as
papers are, is what somebody typed.
"""

from __future__ import annotations

import re
from dataclasses import replace

from vaultgen.model import Finding, Severity
from vaultgen.read.copied import copied_page
from vaultgen.read.copied.copied_page import IDEOGRAPH, WORD, Line
from vaultgen.read.fields.byline import byline
from vaultgen.read.notes import obsidian_note
from vaultgen.read.page import Page, ReadPage

NAME = obsidian_note.NAME  # it is a note like any other

CERTAINTY = 0.5  # less than any reader that knows a page or Markdown; asked before the one for any text in sentences
_LEAST_WORDS = 4  # of a sentence
_LEAST_IDEOGRAPHS = 8
_LEAST_WORD_SHARE = 0.7  # of the tokens of a line
_MOST_OTHERS = 2  # lines that are no sentences
_MOST_LINES = 300
# Labels of records, addresses, ids, greetings, code and tables: signs of something copied or made by a program.
_SIGN = re.compile(
    r"[A-Z][\w ]{1,30}:\s*$|(?:title|authors?|abstract|doi|arxiv|published|submitted|subjects|keywords?|url|source|from"
    r"|to|subject|date)\s*:|(?:dear|hi|hello)\b.{0,40},|https?://\S+$|\s*[{}<|]|.*[;{}]\s*$|.*\t.*\t|.*\barxiv:\s?\d"
    r"|.*\b10\.\d{4,9}/|.*[|·•]",
    re.IGNORECASE,
)
_OF_PAPERS = re.compile(
    r"(?:in this (?:paper|work|article|study|report),? )?we (?:\w+ )?(?:introduce|present|propose|study|investigate"
    r"|show|describe|release|develop|explore)\b|this (?:paper|article|report|study|work) (?:\w+s)\b|abstract\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?…。!?][\"”’')]*$")
_OF_ONESELF = re.compile(r"(?<!\w)(?:I|I['’]\w+|[Mm]y|me|ich|Ich|je|Je|yo|Yo)(?!\w)")


def match(page: Page) -> float:
    """Barely sure, of text that is nearly all sentences."""
    if len(page.lines) > _MOST_LINES:
        return 0.0
    lines = list(copied_page.written_lines(page))
    sentences = [_is_sentence(line) for line in lines]
    others = len(lines) - sum(sentences)
    letters = sum(len(line.passage.text) for line in lines)
    said = sum(len(line.passage.text) for line, is_one in zip(lines, sentences, strict=True) if is_one)
    if not said or 2 * said < letters or others > _MOST_OTHERS:
        return 0.0
    if copied_page.match(page) and (others or not any(_OF_ONESELF.search(line.passage.text) for line in lines)):
        return 0.0  # a line over so much text may be its title, and the text a post or a letter
    is_own = not any(_SIGN.match(line.passage.text) or _OF_PAPERS.match(line.passage.text) for line in lines)
    shown = byline(line.passage for line in lines)
    return CERTAINTY if is_own and not shown.authors and not shown.date and all(map(_is_words, lines)) else 0.0


def read(page: Page) -> ReadPage:
    """The note; that it was taken for one is told."""
    found = obsidian_note.read(page)
    message = "no reader knows this text, and it shows no sign of a page: read as a note of yours"
    remedy = "give it a heading (`# …`) if it is one, or an address (`source: https://…`) if it is somebody else's"
    told = Finding(page.seed, 0, message, remedy, Severity.INFO)
    return replace(found, findings=(*found.findings, told))


def _is_sentence(line: Line) -> bool:
    text = line.passage.text
    if line.is_item or not _ENDS.search(text):
        return False
    return len(IDEOGRAPH.findall(text)) >= _LEAST_IDEOGRAPHS or len(text.split()) >= _LEAST_WORDS


def _is_words(line: Line) -> bool:
    """Whether most of a line's tokens are words or names of models: a log or a table is none."""
    text = line.passage.text
    if IDEOGRAPH.search(text):
        return True
    tokens = text.split()
    words = sum(bool(WORD.fullmatch(t)) or (t[0].isalpha() and "-" in t) for t in tokens)
    return words >= _LEAST_WORD_SHARE * len(tokens)
