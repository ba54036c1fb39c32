"""Whether two bibliographic records state the same paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher

from vaultgen.identity.person_name import PersonName
from vaultgen.identity.title import joined_title_key, main_title, title_key

# A preprint and the article that it becomes are rarely further apart.
MOST_YEARS_APART = 3
# Two spellings of a family name, of a title, of a word in it. Measured on DBLP-ACM's training pairs: below these
# figures pairs with the same authors and year are as often two papers as one.
_SAME_FAMILY = 0.75
_NEAR_TITLE = 0.8
_MISSPELT_TITLE = 0.94
_MISSPELT_WORDS = 0.8
_HALF = 0.5
# Titles that say nothing of what they stand over: made of these words alone, they need an author in common.
_GENERIC = frozenset({
    "a", "abstract", "and", "book", "chair", "column", "corrigendum", "editor", "editorial", "editors", "erratum",
    "errata", "foreword", "from", "guest", "in", "introduction", "issue", "letter", "letters", "memoriam", "message",
    "news", "note", "notes", "of", "on", "panel", "preface", "report", "review", "reviews", "s", "section", "special",
    "the", "title", "to", "treasurer",
})  # fmt: skip
_INNER_CAPITAL = re.compile(r"\w[A-Z]")
_NUMBER = re.compile(r"\d+|^[ivx]+$")
_ASIDE = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Description:
    """What a record says of its paper's identity. Unknown parts are empty; `arxiv` and `doi` are keys.

    A record with a `venue` cites a publication (a conference's and a journal's version are two); a preprint server is
    no venue.
    """

    title: str
    authors: tuple[PersonName, ...] = ()
    year: int | None = None
    arxiv: str = ""
    doi: str = ""
    venue: str = ""

    def contradiction(self, other: Description) -> str:
        """What the two say that cannot hold of one paper, or an empty string."""
        if self.arxiv and self.arxiv == other.arxiv:
            return ""
        apart = abs(self.year - other.year) if self.year and other.year else 0
        rules = (
            (self.arxiv and other.arxiv, f"the arXiv ids differ ({self.arxiv}, {other.arxiv})"),
            (self.doi and other.doi and self.doi != other.doi, f"the DOIs differ ({self.doi}, {other.doi})"),
            (
                apart > (0 if self.venue and other.venue else MOST_YEARS_APART),
                f"the years differ ({self.year}, {other.year})",
            ),
            (author_overlap(self, other) == 0, "no author is the same"),
        )
        return next((why for holds, why in rules if holds), "")


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


def author_overlap(one: Description, other: Description) -> float | None:
    """The share of the shorter author list that stands in the longer one; None where a list names no person."""
    short, long = sorted(([a for a in x.authors if not a.is_team] for x in (one, other)), key=len)
    if not short:
        return None
    found = 0
    for name in short:
        match = next((x for x in long if _may_be_one(name, x)), None)
        if match:
            found += 1
            long = [x for x in long if x is not match]
    return found / len(short)


def _may_be_one(one: PersonName, other: PersonName) -> bool:
    """Whether two names on records of one title can be one person's: family names alike, first letters the same."""
    first, second = one.tokens, other.tokens
    if not first or not second:
        return False
    if len(first) > 1 and len(second) > 1 and first[0][0] != second[0][0]:
        return False
    return first[-1] == second[-1] or SequenceMatcher(None, first[-1], second[-1]).ratio() >= _SAME_FAMILY


def _has_same_title(one: Description, other: Description) -> bool:
    key = joined_title_key(one.title)
    if not key or key != joined_title_key(other.title):
        return False
    return author_overlap(one, other) is not None or not set(title_key(one.title).split()) <= _GENERIC


def _is_subtitle_variant(one: Description, other: Description) -> bool:
    short, long = sorted((one.title, other.title), key=len)
    key = title_key(short)
    return " " in key and joined_title_key(main_title(long)) == key.replace(" ", "") and author_overlap(one, other) == 1


def _is_misspelling(one: Description, other: Description) -> bool:
    """Whether two titles differ in the spelling of words alone: same numbers, same names, each other word nearly the
    same. Papers of a series differ in a letter of a name: `AiteLM: …`, `BiteLM: …`."""
    first, second = title_key(one.title).split(), title_key(other.title).split()
    if _numbers(first) != _numbers(second) or author_overlap(one, other) != 1:
        return False
    if _has_name(one.title, set(first) - set(second)) or _has_name(other.title, set(second) - set(first)):
        return False
    return _ratio(" ".join(first), " ".join(second)) >= _MISSPELT_TITLE and _words_match(first, second)


def _is_cited_otherwise(one: Description, other: Description) -> bool:
    """Whether a citation has a title that is typed otherwise, cut or with an aside: `(panel)`, `. In: Proc. 20th int`.

    Listings copy their titles, so two that differ by a word are two papers; citations are typed by people.
    """
    overlap = author_overlap(one, other)
    if not (one.venue or other.venue) or overlap is None or overlap < _HALF:
        return False
    first, second = (title_key(_ASIDE.sub(" ", x.title)) or title_key(x.title) for x in (one, other))
    short, long = sorted((first.replace(" ", ""), second.replace(" ", "")), key=len)
    if long.startswith(short) and len(short) >= 20:
        return True
    return _numbers(first.split()) == _numbers(second.split()) and _ratio(first, second) >= _NEAR_TITLE


def _has_name(title: str, words: set[str]) -> bool:
    """Whether one of the words is a name in the title: it opens it before a colon, or has a capital inside."""
    written = title.split()
    heads = written[:1] if written and written[0].endswith(":") else []
    names = [w for w in written if w in heads or _INNER_CAPITAL.search(w)]
    return any(not words.isdisjoint(title_key(name).split()) for name in names)


def _numbers(words: list[str]) -> list[str]:
    return [w for w in words if _NUMBER.search(w)]


def _words_match(first: list[str], second: list[str]) -> bool:
    """Whether the words that only one title has are misspellings of each other, longer than a letter or two."""
    left = "".join(w for w in first if w not in second)
    right = "".join(w for w in second if w not in first)
    if min(len(left), len(right)) < 5:
        return not left and not right
    return _ratio(left, right) >= _MISSPELT_WORDS


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


# The ids stand before what contradicts a join; the titles after it.
_SAME: tuple[tuple[str, Callable[[Description, Description], bool]], ...] = (
    ("same arXiv id", lambda a, b: bool(a.arxiv) and a.arxiv == b.arxiv),
    ("same DOI", lambda a, b: bool(a.doi) and a.doi == b.doi),
    ("same title", _has_same_title),
    ("same main title and authors, one without the subtitle", _is_subtitle_variant),
    ("same authors, and the same title but for its spelling", _is_misspelling),
    ("a citation with the same authors and nearly the same title", _is_cited_otherwise),
)
