"""Whether two bibliographic records state the same paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher

from vaultgen.identity.person_name import Match, PersonName, compare_names
from vaultgen.identity.title import joined_title_key, main_title, title_key

# A preprint and the article that it becomes are rarely further apart.
MOST_YEARS_APART = 3
_NUMBER = re.compile(r"\d+|^[ivx]+$")


@dataclass(frozen=True, slots=True)
class Description:
    """What a record says of its paper's identity. Unknown parts are empty; `arxiv` and `doi` are keys."""

    title: str
    authors: tuple[PersonName, ...] = ()
    authors_complete: bool = False
    year: int | None = None
    arxiv: str = ""
    doi: str = ""

    def contradiction(self, other: Description) -> str:
        """What the two say that cannot hold of one paper, or an empty string."""
        if self.arxiv and self.arxiv == other.arxiv:
            return ""
        if self.arxiv and other.arxiv:
            return f"the arXiv ids differ ({self.arxiv}, {other.arxiv})"
        if self.doi and other.doi and self.doi != other.doi:
            return f"the DOIs differ ({self.doi}, {other.doi})"
        if self.year and other.year and abs(self.year - other.year) > MOST_YEARS_APART:
            return f"the years differ ({self.year}, {other.year})"
        if self.authors_complete and other.authors_complete and not shared_authors(self.authors, other.authors):
            return "no author is the same"
        return ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two records are one paper, and the rule that decided."""

    same: bool
    rule: str


def same_paper(one: Description, other: Description) -> Verdict:
    """The rules in their order: ids, contradictions, same title, nearly the same title with the same authors."""
    for rule, holds in _SAME:
        if holds(one, other):
            return Verdict(True, rule)
        if rule == "same DOI" and (why := one.contradiction(other)):
            return Verdict(False, why)
    return Verdict(False, "different titles")


def shared_authors(one: tuple[PersonName, ...], other: tuple[PersonName, ...]) -> int:
    """How many authors of the shorter list have a compatible name in the longer one."""
    short, long = sorted((one, other), key=len)
    return sum(any(compare_names(a, b) is not Match.NONE for b in long) for a in short)


def same_authors(one: Description, other: Description) -> bool:
    """Whether both lists name authors and every author of the shorter list stands in the longer one."""
    least = min(len(one.authors), len(other.authors))
    return bool(least) and shared_authors(one.authors, other.authors) == least


def _is_subtitle_variant(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return joined_title_key(short) == joined_title_key(main_title(long)) and len(title_key(short).split()) > 1


def _is_misspelling(one: str, other: str) -> bool:
    """Whether two titles differ in the spelling of words alone: same numbers, each other word nearly the same."""
    first, second = title_key(one).split(), title_key(other).split()
    if [w for w in first if _NUMBER.search(w)] != [w for w in second if _NUMBER.search(w)]:
        return False
    whole = SequenceMatcher(None, " ".join(first), " ".join(second), autojunk=False)
    return whole.ratio() >= 0.94 and _words_match(first, second)


def _words_match(first: list[str], second: list[str]) -> bool:
    """Whether the words that only one title has are misspellings of each other, longer than a letter or two."""
    left = [w for w in first if w not in second]
    right = [w for w in second if w not in first]
    joined = ("".join(left), "".join(right))
    if min(map(len, joined), default=0) < 5:
        return not joined[0] and not joined[1]
    return SequenceMatcher(None, *joined, autojunk=False).ratio() >= 0.8


# The ids stand before what contradicts a join; the titles after it.
_SAME: tuple[tuple[str, Callable[[Description, Description], bool]], ...] = (
    ("same arXiv id", lambda a, b: bool(a.arxiv) and a.arxiv == b.arxiv),
    ("same DOI", lambda a, b: bool(a.doi) and a.doi == b.doi),
    ("same title", lambda a, b: joined_title_key(a.title) == joined_title_key(b.title)),
    (
        "same main title and same authors, one without the subtitle",
        lambda a, b: _is_subtitle_variant(a.title, b.title) and same_authors(a, b),
    ),
    (
        "same authors, and the same title but for its spelling",
        lambda a, b: _is_misspelling(a.title, b.title) and same_authors(a, b),
    ),
)
