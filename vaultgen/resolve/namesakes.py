"""Authors who may be two people of one name: proposed to the user, never decided by a rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from vaultgen.model import Finding, Severity
from vaultgen.resolve.author_lists import AuthorList
from vaultgen.resolve.people import PersonDraft
from vaultgen.resolve.union import Union

# Fewer papers than this show too little of the circles that a person moves in.
_LEAST_PAPERS = 6
_LEAST_CIRCLE = 2
# A given and a family name: whoever writes a middle name as well is rarely two people.
_WORDS = 2


def possible_namesakes(
    people: Iterable[PersonDraft], lists: Mapping[str, AuthorList], titles: Mapping[str, str]
) -> list[Finding]:
    """A finding for each author whose papers fall into circles that share no co-author and no page. Papers with one
    author, or of which not all authors are known, tell nothing. `titles` gives each paper's title by id."""
    findings = []
    for person in people:
        papers = sorted({p for n in person.names for p in n.papers if _tells(lists[p])})
        name = person.names[0].best.name
        if len(papers) < _LEAST_PAPERS or name.is_team or len(name.tokens) != _WORDS:
            continue
        circles = [c for c in _circles(person, papers, lists) if len(c) >= _LEAST_CIRCLE]
        if len(circles) > 1:
            findings.append(_finding(person, titles[circles[0][0]], titles[circles[1][0]]))
    return findings


def _tells(authors: AuthorList) -> bool:
    return authors.is_complete and len(authors.slots) > 1


def _circles(person: PersonDraft, papers: list[str], lists: Mapping[str, AuthorList]) -> list[list[str]]:
    """The papers by circle: those that share a co-author or a page, time and again; the largest circle first."""
    own = {n.best.name.key for n in person.names}
    union: Union[str] = Union()
    seen: dict[tuple[str, ...], str] = {}
    for paper in papers:
        slots = lists[paper].slots
        marks = {s.best.name.key for s in slots} - own
        marks |= {("page", f.evidence.seed) for s in slots for f in s.forms}
        for mark in marks:
            union.join(paper, seen.setdefault(mark, paper))
    return sorted(union.sets(papers), key=lambda circle: (-len(circle), circle))


def _finding(person: PersonDraft, one: str, other: str) -> Finding:
    place = person.names[0].best.evidence
    message = f"“{person.name}” may be two people: the authors of “{one}” and “{other}” share nobody else"
    remedy = f'if so: vaultgen part "{person.name} @ {one}" "{person.name} @ {other}"'
    return Finding(place.seed, place.line, message, remedy, Severity.INFO)
