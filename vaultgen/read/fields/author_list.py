"""Author lists: `A, B, C`, one name a line, `et al. (N additional authors not shown)`, affiliations in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from vaultgen.grounding import Passage
from vaultgen.model import Stated

_NOT_SHOWN = re.compile(
    r"[,;]?\s*(?:\bet\.? al\b\.?:?)?\s*\(?\s*(?:(?P<count>\d[\d,.]{0,11})\s+)?(?:additional|more|other) authors?"
    r"(?:\s+not shown)?\s*\)?",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\s*,?\s\+\s?(?P<count>\d{1,4}) (?:more )?authors?\b\s?")
"""What stands between the first and the last authors where a page leaves out those between: `+3 authors`."""
_ET_AL = re.compile(r"[,;]?\s*\bet\.? al\b\.?", re.IGNORECASE)
_SCRIPT_NOTICE = re.compile(r"You must enabled? JavaScript to view.*", re.IGNORECASE)
_AND = re.compile(r"(?:^|\s)(?:and|&)\s+")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|Ph\.?\s?D|M\.?\s?D)\.?", re.IGNORECASE)
_TEAM_COLON = re.compile(r"(?<=\w):\s+")  # Gemini Team: Rohan Anil
_ENDING_DOT = re.compile(r"\b\w{1,2}\.$")  # of an initial or a suffix
_WIKILINK = re.compile(r"\[\[([^\[\]|]*\|)?([^\[\]]*)\]\]")
_AROUND_A_NAME = " ,;*†‡§"


@dataclass(frozen=True, slots=True)
class AuthorList:
    """The authors that a page shows, whether these are all, and how many it says that it hides."""

    authors: tuple[Passage, ...]
    is_complete: bool
    hidden: Stated[int] | None


def read_author_list(lines: Iterable[Passage]) -> AuthorList:
    """The authors on `lines`, in order; a name is never spread over two lines."""
    authors: list[Passage] = []
    hidden: Stated[int] | None = None
    is_complete = True
    for line in lines:
        names, told = _without_remarks(line)
        is_complete = is_complete and told is None
        hidden = told if isinstance(told, Stated) else hidden
        for name in _names(names):
            if _SUFFIX.fullmatch(name.text) and authors:
                authors[-1] = Passage.join([authors[-1], name], ", ")
            else:
                authors.append(name)
    return AuthorList(tuple(authors), is_complete, hidden)


def _without_remarks(line: Passage) -> tuple[Passage, Stated[int] | bool | None]:
    """The line without `et al.` and the like; with it, how many authors are hidden, or True where it only says some."""
    told: Stated[int] | bool | None = None
    line = line.replace([(m.start(), m.end(), m[2]) for m in _WIKILINK.finditer(line.text)])
    if between := BETWEEN.search(line.text):
        told = Stated(int(between["count"]), line.slice(*between.span()).strip(" ,").evidence())
        line = line.replace([(*between.span(), ", ")])
    edits = []
    for found in [*_NOT_SHOWN.finditer(line.text)] or [*_ET_AL.finditer(line.text)]:
        edits.append((found.start(), found.end(), ""))
        told = told or True
        if "count" in found.groupdict() and found["count"]:
            count = int("".join(c for c in found["count"] if c.isdecimal()))
            told = Stated(count, line.slice(*found.span()).strip(" ,;").evidence())
    if notice := _SCRIPT_NOTICE.search(line.text):
        edits.append((notice.start(), notice.end(), ""))
        edits.sort()
    return line.replace(edits) if edits else line, told


def _names(line: Passage) -> Iterable[Passage]:
    for start, end in _name_spans(line.text):
        name = _without_affiliation(line.slice(start, end)).strip(_AROUND_A_NAME)
        if not _ENDING_DOT.search(name.text):
            name = name.strip(_AROUND_A_NAME + ".")
        if any(c.isalpha() for c in name.text):
            yield name


def _name_spans(text: str) -> list[tuple[int, int]]:
    """The spans between commas, semicolons, `and` and a team's colon, but for those in brackets."""
    cuts = [(0, 0), (len(text), len(text))]
    depth = 0
    for index, character in enumerate(text):
        depth = max(0, depth + (character in "([") - (character in ")]"))
        if not depth and character in ",;":
            cuts.append((index, index + 1))
    cuts += [found.span() for pattern in (_AND, _TEAM_COLON) for found in pattern.finditer(text)]
    return [(a[1], b[0]) for a, b in pairwise(sorted(cuts)) if a[1] < b[0]]


def _without_affiliation(name: Passage) -> Passage:
    """The name without what stands in brackets after it: `Jane Doe (1)`, `Jane Doe (ETH)`."""
    cut = min((i for i in (name.text.find("("), name.text.find("[")) if i >= 0), default=len(name.text))
    return name.slice(0, cut)
