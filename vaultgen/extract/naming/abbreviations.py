"""Abbreviations and what they stand for, by the algorithm of Schwartz and Hearst (2003), "A simple algorithm for
identifying abbreviation definitions in biomedical text"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BRACKET = re.compile(r"\(([^()]{2,120}?)\)")
_SHORT = re.compile(r"[^\W_][\w.+/&'’-]{1,15}(?: [\w.+-]{1,8})?")
_CAPITALS = re.compile(
    r"(?<![\w.])(?P<long>[A-Z][\w-]+(?:\s+(?:(?:of|for|and|in|the|with|on|via|to|from|by|as|at)\s+)?[A-Z][\w-]+){1,7})\s*$"
)
_TERMED = re.compile(
    r"(?<![\w.-])(?P<long>[A-Z][\w-]+(?:\s+(?:(?:of|for|and|in|the|with|on|via|to)\s+)?[A-Z][\w-]+){1,7}),?\s+"
    r"(?:termed|dubbed|named|called|abbreviated(?:\s+as)?)\s+(?:as\s+)?(?P<short>\S{2,17})"
)
# `FOO, Fast Object Observer, a …`, `FOO or Fast Object Observer`
_BESIDE = re.compile(
    r"(?:^(?P<title>[A-Z]{3,8}):|(?<![\w.-])(?P<short>[A-Z]{3,8})(?:,| or|, short for|, which stands for)) "
    r"(?P<long>[A-Z][\w-]+(?: (?:(?:of|for|and|in|the|with|on|via|to|from|by) )?[A-Z][\w-]+){1,7})"
)
# What all of them hold; fast to find, as it begins with the sign or the blank.
_MAYBE_BESIDE = re.compile(r"[:,](?<=[A-Z]{3}.) ")
_OR_BESIDE = re.compile(r" or (?<=[A-Z]{3} or )")
_TERMS = ("termed", "dubbed", "named", "called", "abbreviated")  # looked for first, since the pattern is slow
_LOCALE = re.compile(r"[a-z]{2}-[A-Z]{2}")
_NAMING = re.compile(r"\b(?:named|called|termed|dubbed|namely)\s")
_ARTICLE = re.compile(r"(?:the|an?|short for|which stands for)\s(?=[A-Z])")
_CUT = re.compile(r"[;,]\s|\s(?:i\.e\.|e\.g\.|a\.k\.a\.)")


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form and its long form where both stand, by characters."""

    short: str
    short_start: int
    short_end: int
    long: str
    long_start: int
    long_end: int


def find_definitions(text: str) -> Iterator[Definition]:
    """The abbreviations that a text defines: `long form (SF)` and `SF (long form)`."""
    for match in _BRACKET.finditer(text):
        inside, start = match[1].strip(), match.start(1) + len(match[1]) - len(match[1].lstrip())
        cut = _CUT.search(inside)
        if cut:
            inside = inside[: cut.start()]
        if _is_short_form(inside):
            found = _long_before(text, match.start(), inside) or _capitals_before(text, match.start(), inside)
            if found:
                yield Definition(inside, start, start + len(inside), text[found[0] : found[1]], *found)
        elif " " in inside:
            if article := _ARTICLE.match(inside):
                inside, start = inside[article.end() :], start + article.end()
            before = re.search(r"([^\s(),;]+)\s*$", text[max(0, match.start() - 40) : match.start()])
            if before and (
                (_is_short_form(before[1]) and _best_start(before[1], inside) == 0) or _is_blend(before[1], inside)
            ):
                at = max(0, match.start() - 40) + before.start(1)
                yield Definition(before[1], at, at + len(before[1]), inside, start, start + len(inside))


def find_termed(text: str) -> Iterator[Definition]:
    """The abbreviations that stand behind their long form without a bracket: `Slow Tree Search, termed SlowTS`."""
    if not any(word in text for word in _TERMS):
        return
    for match in _TERMED.finditer(text):
        short = match["short"].rstrip(".,;:")
        if _is_short_form(short) and _best_start(short, match["long"]) == 0:
            start = match.start("short")
            yield Definition(short, start, start + len(short), match["long"], *match.span("long"))


def find_beside(text: str) -> Iterator[Definition]:
    """The abbreviations that stand right before the long form whose capitals they are: `FOO, Fast Object Observer`, or
    a title, `FOO: Fast Object Observer for Birds`."""
    for match in _BESIDE.finditer(text) if _MAYBE_BESIDE.search(text) or _OR_BESIDE.search(text) else ():
        kind = "short" if match["short"] else "title"
        capitals, start = "", match.start("long")
        for word in re.finditer(r"\S+", match["long"]):
            capitals += "".join(c for c in word[0] if c.isupper())
            if capitals == match[kind]:
                rest = re.match(r"(?: [A-Z][\w-]+)*", match["long"][word.end() :])
                long = match["long"][: word.end() + (rest.end() if rest else 0)]
                yield Definition(match[kind], *match.span(kind), long, start, start + len(long))
                break


def _is_blend(short: str, long: str) -> bool:
    """Whether a word is made of the first letters of a long form and the end of its last word: `Hiformer` of
    `Heterogeneous Interaction Transformer`."""
    *firsts, last = long.split()
    head = "".join(w[0] for w in firsts).lower()
    tail = short.lower().removeprefix(head)
    return bool(head) and short.lower().startswith(head) and len(tail) > 3 and last.lower().endswith(tail)


def _is_short_form(text: str) -> bool:
    """Whether a text can be an abbreviation: two to sixteen characters, a letter, and not a plain word."""
    if not _SHORT.fullmatch(text) or text.count(" ") > 1:
        return False
    if _LOCALE.fullmatch(text):
        return False
    uppers = sum(c.isupper() for c in text)
    return uppers >= 2 or (uppers == 1 and (len(text) < 6 or not text[0].isupper()) and any(c.islower() for c in text))


def _long_before(text: str, bracket: int, short: str) -> tuple[int, int] | None:
    """Where the long form before a bracket starts and ends."""
    bare = short[:-1] if short.endswith("s") and short[:-1].isupper() else short
    letters = sum(c.isalnum() for c in bare)
    window = text[max(0, bracket - 200) : bracket].rstrip()
    window = re.split(r"[.;:!?(]\s|[()]|,\s", window)[-1] if letters < 7 else re.split(r"[.;:!?]\s|[()]", window)[-1]
    window = _NAMING.split(window)[-1]
    words = list(re.finditer(r"\S+", window))
    # The paper's bound: at most min(|A| + 5, |A| * 2) words.
    allowed = words[-min(letters + 5, letters * 2) :]
    if not allowed:
        return None
    candidate = window[allowed[0].start() :]
    at = _best_start(bare, candidate)
    if at is None:
        return None
    end = max(0, bracket - 200) + len(text[max(0, bracket - 200) : bracket].rstrip())
    start = end - len(candidate) + at
    long = text[start:end].strip("\"“”'‘’")
    start += text[start:end].find(long)
    while start > 0 and text[start - 1] == "-":  # `Atlas-aware Transformer (AAT)`
        start -= 1
        while start > 0 and text[start - 1].isalnum():
            start -= 1
        long = text[start:end].strip("\"“”'‘’")
    if len(long) <= len(short) or (" " not in long and "-" not in long and _capitals(long) != _capitals(short)):
        return None
    return start, start + len(long)


def _capitals(word: str) -> str:
    """The capitals of a word written of several: `DLB` of `DeepLakeBench`; of other words the word itself."""
    capitals = "".join(c for c in word if c.isupper())
    return capitals if 3 <= len(capitals) < len(word) else word


def _capitals_before(text: str, bracket: int, short: str) -> tuple[int, int] | None:
    """The capitalised words right before a bracket, when the first begins as the short form does (`IPD-Breast`)."""
    match = _CAPITALS.search(text, max(0, bracket - 120), bracket)
    if not match or not any(c.isupper() for c in short[1:]):
        return None
    letters = iter(match["long"].lower())
    if match["long"][0] != short[0] and not (
        short.isupper() and " " in match["long"] and all(c in letters for c in short.lower())  # eNcounTer … (NT…)
    ):
        return None
    return match.start("long"), match.end("long")


def _best_start(short: str, long: str) -> int | None:
    """Where in `long` the match of the short form's characters, taken from the right, begins; None for no match."""
    position = len(long) - 1
    for k in range(len(short) - 1, -1, -1):
        wanted = short[k].lower()
        if not wanted.isalnum():
            continue
        while position >= 0 and (
            long[position].lower() != wanted or (k == 0 and position > 0 and long[position - 1].isalnum())
        ):
            position -= 1
        if position < 0:
            return None
        position -= 1
    return position + 1
