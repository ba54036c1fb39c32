"""One citation as a list of references writes it: names, then a title, then where and when it appeared.

Read are the orders that reference styles have: `A. Reed and B. Moss. Title. Venue, 2024.`, `A. Reed, “Title,” Venue,
2024.`, `Reed, A., & Moss, B. (2024). Title. Venue.`, `Reed A, Moss B. Title. Venue 2024.`, `Ada Reed and Bo Moss. 2024.
Title. In Venue.`, `Ada Reed, Bo Moss: Title. Venue 2024: 1-9`. What is in none of them is no citation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaultgen.grounding import Passage
from vaultgen.identity.person_name import PARTICLES
from vaultgen.model import PaperRecord, Stated
from vaultgen.read.fields.dates import MONTH
from vaultgen.read.fields.glued import are_names
from vaultgen.read.fields.paper_fields import arxiv_in, doi_in, real_names, venue_of
from vaultgen.read.fields.title_shape import can_be_title

LONGEST = 3_000
"""Characters of one citation."""

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĜĞĠĢĤĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŜŞŠŢŤŪŮŰŲŴŶŹŻŽΑ-ΩА-Я"
_PARTICLE = rf"(?:(?:{'|'.join(sorted(PARTICLES - {'e', 'y'}))})\s+)"
_FAMILY = rf"{_PARTICLE}{{0,3}}[{_UPPER}][\w'’‐-]{{1,30}}(?:\s[{_UPPER}][\w'’‐-]{{1,30}})?"
_DOTTED = rf"[{_UPPER}][a-z]?\.(?:\s?[-‐]?\s?[{_UPPER}][a-z]?\.){{0,4}}"
_BARE = rf"[{_UPPER}](?:[-‐]?[{_UPPER}]){{0,3}}"
_SUFFIX = r"(?:,?\s(?:Jr|Sr)\.?|\s(?:II|III|IV))?"

# `A. B. Reed`, `AB Reed`
_INITIALS_FIRST = re.compile(rf"{_DOTTED}\s?{_FAMILY}{_SUFFIX}|{_BARE}\s{_FAMILY}{_SUFFIX}")
_FAMILY_FIRST = re.compile(rf"{_FAMILY},\s?(?:{_DOTTED}|{_BARE}){_SUFFIX}")
_FAMILY_BARE = re.compile(rf"{_FAMILY}\s{_BARE}{_SUFFIX}")
_FULL_NAME = re.compile(rf"[{_UPPER}][\w.'’‐-]*(?:\s{_PARTICLE}{{0,3}}[{_UPPER}][\w.'’‐-]*){{1,4}}")
_LEAST_SURE = 0.7  # of the names of a list: `Rewon Child` alone could be words of a title
_ET_AL = re.compile(r"[,;]?\s*(?:\band\b|&)?\s*(?:\bet\.? al\b\.?|\bothers\b|…|\.\.\.)\s*$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[,;]\s*(?:and\s|&)?|\band\s|&)\s*")
_MOST_NAMES = 200

# Where names may end: before a title, its quotes, or the year.
_END_OF_NAMES = re.compile(r"[.:,]?\s+(?=[“\"‘(])|[.:]\s+|(?<=[\w.]),\s+(?=(?:19|20)\d\d\b)")
_SMALL_WORD = re.compile(
    rf"(?<![\w'’.-])(?!{_PARTICLE}|(?:and|et|al|others|bin|ibn)\b)[a-zß-öø-ÿ]{{2,}}\b", re.UNICODE
)  # no name has one
_MOST_ENDS = 60
_YEAR = r"(?:19|20)\d\d"
_YEAR_BEFORE_TITLE = re.compile(rf"\(?(?P<year>{_YEAR})[a-z]?(?:, [A-Z]\w{{2,8}}(?: \d{{1,2}})?)?\)?[.:,]\s+")
_GOES_ON = re.compile(r"(?:and|&|et al)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"](?P<title>[^“”\"]{8,300}?)[,.]?[”\"][.,]?\s*")
_END_OF_TITLE = re.compile(r"(?<!\bvs)(?<![\s.][A-Z])[.](?=\s|$)|[?!](?=\s)|[?!]$")
_ANY_YEAR = re.compile(rf"(?<![\d./-]){_YEAR}(?![\d/]|[-–]\d{{2}})")
_IN = re.compile(r"(?:in|to appear in)[:,]?\s+", re.IGNORECASE)
_END_OF_VENUE = re.compile(
    rf"[,.;]?\s*(?:\(\s*{_YEAR}|(?<=[,.]\s){_YEAR}\b|\b{_YEAR}(?=\s*[:,.;)]|$)|\b(?:vol|pp?|pages?|no|article|abs)\b"
    r"|\b\d+\s*[(:,]|\barXiv|\bdoi\b|https?:)|\.(?:\s|$)|,\s*\d|;",
    re.IGNORECASE,
)
# What journals and conferences are cut to, in the style of IEEE; a full stop behind it ends no venue.
_SHORTENED = re.compile(
    r"\b(?:Acad|Adv|Am|Annu|Artif|Assoc|Autom|Commun|Comput|Conf|Eng|Inf|Int|Intell|J|Lang|Learn|Lett|Linguist|Mach"
    r"|Meet|Nat|Natl|Netw|Neural|Process|Proc|Recognit|Rep|Res|Rev|Robot|Sci|Soc|Stat|Symp|Syst|Trans|Vis|Workshops?)$"
)
_AFTER_VENUE = re.compile(rf"(?:[\s,;:(]|(?<!\b[A-Z])(?<![A-Z][a-z])\.|,\s*{MONTH}|\s\d+)+$")
_DATED = re.compile(rf"{_YEAR}|arxiv|doi", re.IGNORECASE)
_CORR = re.compile(r"\bCoRR,?\s+(?:abs/)")
_LONGEST_VENUE = 120


def read_citation(line: Passage) -> PaperRecord | None:
    """The paper that a citation names; None where its names, title or year are not sure."""
    if len(line.text) > LONGEST or not _DATED.search(line.text):
        return None
    for names, behind in _heads(line):
        if found := _with_names(line, names, behind):
            return found
    return None


def cited_names(names: Passage) -> tuple[tuple[Passage, ...], bool] | None:
    """The names of an author list and whether these are all; None where one of its parts is no name."""
    cut = _ET_AL.search(names.text)
    shown = names.slice(0, cut.start()) if cut else names
    shown = shown.strip(" ,;")
    for style in (_INITIALS_FIRST, _FAMILY_FIRST, _FAMILY_BARE):
        if found := _in_style(shown.strip(".") if style is _FAMILY_BARE else shown, style):
            return tuple(map(_turned if style is _FAMILY_BARE else _initials_apart, found)), not cut
    parts = [shown.slice(a, b).strip() for a, b in _parts(shown.text)]
    named = real_names(parts)
    is_full = len(named) == len(parts) and all(_FULL_NAME.fullmatch(n.text) for n in named)
    sure = sum(are_names([n.text]) for n in named)
    return (named, not cut) if named and is_full and sure >= _LEAST_SURE * len(named) else None


def begins_with_name(text: str) -> bool:
    """Whether the text begins with a name in one of the styles that write initials."""
    return any(style.match(text) for style in (_INITIALS_FIRST, _FAMILY_FIRST))


def _in_style(shown: Passage, style: re.Pattern[str]) -> tuple[Passage, ...]:
    """The names, where each of them is written in this style."""
    found: list[Passage] = []
    position = 0
    while found_one := style.match(shown.text, position):
        found.append(shown.slice(*found_one.span()))
        position = found_one.end()
        if position == len(shown.text):
            return tuple(found)
        between = _BETWEEN.match(shown.text, position)
        if not between or len(found) == _MOST_NAMES:
            break
        position = between.end()
    return ()


def _initials_apart(name: Passage) -> Passage:
    """`AB Reed` as `A B Reed`: what stands there without blanks are initials."""
    first = name.text.split(maxsplit=1)[0]
    if not 1 < len(first) < 5 or not first.isupper() or not first.isalpha():
        return name
    return name.replace([(i, i + 1, f" {c}") for i, c in enumerate(first) if i])


def _turned(name: Passage) -> Passage:
    """`Reed AB` as `Reed, A B`."""
    family, _, initials = name.text.rpartition(" ")
    apart = _initials_apart(name.slice(len(family) + 1)) if initials else name
    return Passage.join([name.slice(0, len(family)), apart], ", ") if family else name


def _parts(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for mark in _BETWEEN.finditer(text):
        if position < mark.start():
            yield position, mark.start()
        position = mark.end()
    if position < len(text):
        yield position, len(text)


def _heads(line: Passage) -> Iterator[tuple[Passage, int]]:
    """The beginnings that may be the names, shortest first, and where what follows them begins."""
    small = _SMALL_WORD.search(line.text)
    last = small.start() if small else len(line.text)
    for number, end in enumerate(_END_OF_NAMES.finditer(line.text)):
        if number == _MOST_ENDS or end.start() > last:
            return
        dot = end.start() + (end[0][:1] == "." and line.text[: end.start() + 1][-2:-1].isupper())
        if not _GOES_ON.match(line.text, end.end()):
            yield line.slice(0, dot), end.end()


def _with_names(line: Passage, names: Passage, behind: int) -> PaperRecord | None:
    """The citation, if these are its names and a title and a year or an id stand behind them."""
    listed = cited_names(names)
    if listed is None:
        return None
    year = _YEAR_BEFORE_TITLE.match(line.text, behind)
    begin = year.end() if year else behind
    quoted = _QUOTED.match(line.text, begin)
    if quoted:
        title, behind = line.slice(*quoted.span("title")), quoted.end()
    else:
        end = next(_END_OF_TITLE.finditer(line.text, begin), None)
        if end is None:
            return None
        title, behind = line.slice(begin, end.end() if end[0] in "?!" else end.start()), end.end()
    rest = line.slice(behind).strip() if behind < len(line.text) else None
    if not can_be_title(title.text) or not (len(title.text.split()) > 1):
        return None
    date = Stated(year["year"], line.evidence(*year.span("year"))) if year else _year_in(rest)
    arxiv = arxiv_in(rest, is_marked=not (rest and _CORR.search(rest.text)))
    doi = doi_in(rest)
    if not (date or arxiv or doi):
        return None
    authors, is_complete = listed
    return PaperRecord(
        title.strip(),
        authors=authors,
        authors_complete=is_complete,
        published=date,
        arxiv=arxiv,
        doi=doi,
        venue=venue_in(rest),
    )


def _year_in(rest: Passage | None) -> Stated[str] | None:
    """The last year behind the title: numbers of pages and volumes stand before it."""
    years = [*_ANY_YEAR.finditer(rest.text)] if rest else []
    return Stated(years[-1][0], rest.evidence(*years[-1].span())) if rest and years else None


def venue_in(rest: Passage | None) -> Stated[str] | None:
    """The venue that words begin with, without volume, pages and year; none where it is cut."""
    if rest is None:
        return None
    led = _IN.match(rest.text)
    shown = rest.slice(led.end()) if led else rest
    ends = (e for e in _END_OF_VENUE.finditer(shown.text) if not _SHORTENED.search(shown.text, 0, e.start()))
    end = next(ends, None)
    shown = shown.slice(0, end.start()) if end else shown
    length = len(_AFTER_VENUE.sub("", shown.text))
    is_short = shown.text[length : length + 1] == "." and _SHORTENED.search(shown.text, 0, length)
    shown = shown.slice(0, length + bool(is_short))
    text = shown.text
    is_venue = 1 < len(text) <= _LONGEST_VENUE and (text[0].isupper() or text[0].isdigit()) and "…" not in text
    return venue_of(shown) if is_venue and not text.casefold().startswith("corr") else None
