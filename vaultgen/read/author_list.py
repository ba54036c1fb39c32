"""Author lists: `A, B, C`, one name a line, `et al. (N additional authors not shown)`, affiliations in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from vaultgen.grounding import Passage
from vaultgen.model import Stated

_NOT_SHOWN = re.compile(
    r"[,;]?\s*(?:\bet\.? al\b\.?:?)?\s*\(?\s*(?:(?P<count>\d[\d,.]*)\s+)?(?:additional|more|other) authors?"
    r"(?:\s+not shown)?\s*\)?",
    re.I,
)
_ET_AL = re.compile(r"[,;]?\s*\bet\.? al\b\.?", re.I)
_JUNK = re.compile(
    r"You must enable(d)? JavaScript to view (the )?(entire )?author list\.?|\(additional authors not shown\)", re.I
)
_AND = re.compile(r"\s*(?:^|\s)(?:and|&)\s+")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|Ph\.?\s?D|M\.?\s?D)\.?", re.I)
_TEAM_COLON = re.compile(r"(?<=\w):\s+")


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
        edits = []
        taken = 0
        for match in _NOT_SHOWN.finditer(line.text):
            is_complete = False
            taken = match.end()
            edits.append((match.start(), match.end(), ""))
            if match["count"]:
                count = int(re.sub(r"\D", "", match["count"]))
                hidden = Stated(count, line.slice(match.start(), match.end()).strip(" ,;").evidence())
        if not edits and (found := _ET_AL.search(line.text, taken)):
            is_complete = False
            edits.append((found.start(), found.end(), ""))
        names = line.replace(edits) if edits else line
        if found := _JUNK.search(names.text):
            names = names.slice(0, found.start())
        authors = _with_names(authors, names)
    return AuthorList(tuple(authors), is_complete, hidden)


def _with_names(authors: list[Passage], line: Passage) -> list[Passage]:
    for start, end in _name_spans(line.text):
        name = _without_affiliation(line.slice(start, end)).strip(" ,;.*†‡§") if start < end else line.slice(start, end)
        if not name.text or not any(c.isalpha() for c in name.text):
            continue
        # A dot ends an initial or a suffix: `Samuel L.` keeps it.
        text = line.text[start:end].strip(" ,;*†‡§")
        if text.endswith(".") and name.text == text.rstrip(" ,;.*†‡§") and re.search(r"\b\w{1,2}\.$", text):
            name = line.slice(start, end).strip(" ,;*†‡§")
        if _SUFFIX.fullmatch(name.text) and authors:
            authors[-1] = Passage.join([authors[-1], name], ", ")
        else:
            authors.append(name)
    return authors


def _name_spans(text: str) -> list[tuple[int, int]]:
    """The spans between commas, semicolons and `and`, but for those in brackets."""
    cuts = [(0, 0)]
    depth = 0
    for index, character in enumerate(text):
        depth = max(0, depth + (character in "([") - (character in ")]"))
        if not depth and character in ",;":
            cuts.append((index, index + 1))
    cuts += [match.span() for match in _AND.finditer(text)]
    cuts += [match.span() for match in _TEAM_COLON.finditer(text)]
    cuts.append((len(text), len(text)))
    cuts.sort()
    return [(a[1], b[0]) for a, b in zip(cuts, cuts[1:], strict=False) if a[1] < b[0]]


def _without_affiliation(name: Passage) -> Passage:
    """The name without what stands in round or square brackets after it: `Jane Doe (1)`, `Jane Doe (ETH)`."""
    cut = min((i for i in (name.text.find("("), name.text.find("[")) if i >= 0), default=len(name.text))
    return name.slice(0, cut)
