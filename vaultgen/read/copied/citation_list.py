"""Lists of citations copied as text: results and profiles of Google Scholar, people's pages of DBLP, references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vaultgen.grounding import Passage
from vaultgen.identity.person_name import Match, compare_names, parse_person_name
from vaultgen.model import Finding, PaperRecord, Stated
from vaultgen.read.copied.citation import LONGEST, begins_with_name, cited_names, read_citation, venue_in
from vaultgen.read.fields.glued import are_names
from vaultgen.read.fields.paper_fields import arxiv_in
from vaultgen.read.fields.title_shape import can_be_title
from vaultgen.read.page import Page, ReadPage, count_of, shortened, stated_text

NAME = "citation-list"

SITE_CERTAINTY = 0.85
_CERTAINTY = 0.7  # less than any reader that knows the site
_LEAST_ON_SITE = 2
_LEAST = 3
_LEAST_SHARE = 0.5  # of the characters of the page
_LONGEST_LINE = 600  # characters, of a site's list
_LOOKED_AT = 400  # lines from which a page is told to be a list

# Scholar's results: `A Reed, B Moss… - Journal of Seas, 2024 - example.org` below a title.
_RESULT = re.compile(
    r"(?P<names>[^-–]{3,300}(?:-[^-–\s][^-–]{0,200}){0,20}?)\s[-–]\s(?:(?P<venue>.{2,200}?),\s)?"
    r"(?P<year>(?:19|20)\d\d)(?:\s[-–]\s\S.{1,60})?"
)
_KIND = re.compile(r"(?:\[(?:PDF|HTML|BOOK|B|CITATION|C|DOC)\]\s*){1,3}", re.IGNORECASE)
_UNDER_RESULT = re.compile(
    r"(?:save|cite|cited by \d|related articles|all \d+ versions|import into)\b.{0,150}", re.IGNORECASE
)
# Scholar's profiles: a title, its names, then its venue with a year, how often it was cited, and the year again.
_PROFILE_VENUE = re.compile(
    r"(?P<venue>\S.{0,300}?)??(?:,?\s*\b(?P<year>(?:19|20)\d\d))?(?:\s+(?P<cited>\d[\d,]{0,8}\*?)??\s+(?P<again>(?:19|20)\d\d))?"
)
_COUNT_AND_YEAR = re.compile(r"(?:\d[\d,]{0,8}\*?\s+)?(?P<year>(?:19|20)\d\d)")
_PROFILE_HEAD = re.compile(r"title\s+cited by\s+year|cited by\s*(?:view all)?|year", re.IGNORECASE)
_ENTRY = re.compile(r"\[(?P<key>[a-z]{1,4}\d{1,4}|[A-Za-z+]{0,12}\d{1,4}[a-z]?)\]\s*|\(?\d{1,3}[.)]\s+(?=[^\W\d_])")
_DBLP_KEY = re.compile(r"\[[a-z]{1,3}\d{1,4}\]")
_REFERENCES = re.compile(r"(?:\d{1,2}\.?\s+)?(?:references|bibliography|literature cited|works cited)", re.IGNORECASE)
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d(?:\s*[-–]\s*(?:today|(?:19|20)\d\d))?")
_PATENT = re.compile(r"US Patent\b", re.IGNORECASE)
_HYPHENATED = re.compile(r"[a-z]-$")


@dataclass(frozen=True, slots=True)
class _List:
    """What a page lists: its papers, the indexes of their lines, and those of entries that could not be read."""

    papers: tuple[PaperRecord, ...]
    lines: frozenset[int]
    unread: tuple[int, ...] = ()
    is_site: bool = False


def match(page: Page) -> float:
    """Sure where citations are what the page is made of."""
    lines = page.lines[:_LOOKED_AT]
    found = _listed(lines)
    if found.is_site:
        return SITE_CERTAINTY if len(found.papers) >= _LEAST_ON_SITE else 0.0
    written = sum(len(line.text) for line in lines)
    cited = sum(len(lines[i].text) for i in found.lines)
    return _CERTAINTY if len(found.papers) >= _LEAST and cited >= _LEAST_SHARE * written else 0.0


def read(page: Page) -> ReadPage:
    """A record for each citation; those that are in no known order are named as findings."""
    found = _listed(page.lines)
    findings = [
        Finding(
            page.seed,
            page.lines[i].line,
            f"this entry's names, title and year could not be told apart: {shortened(page.lines[i].text)}",
            "leave it, or give the paper as BibTeX",
        )
        for i in found.unread
    ]
    subject = _subject(page.lines, found)
    everything = frozenset(range(1, len(page.raw) + 1))
    what = f"List of citations: {count_of(len(found.papers), 'paper')}"
    return ReadPage(found.papers, everything, what, subject, tuple(findings))


def _listed(lines: Sequence[Passage]) -> _List:
    """The list in the form that gives most papers; a site's own form goes first."""
    for form in (_results, _profile):
        found = form(lines)
        if len(found.papers) >= _LEAST_ON_SITE:
            return found
    return _references(lines)


def _results(lines: Sequence[Passage]) -> _List:
    papers, used = [], set()
    marks = False
    for index, line in enumerate(lines):
        marks = marks or bool(_UNDER_RESULT.fullmatch(line.text))
        above = _above(lines, index)
        shown = _RESULT.fullmatch(line.text) if above is not None and len(line.text) <= _LONGEST_LINE else None
        if shown is None or above is None:
            continue
        listed = cited_names(line.slice(*shown.span("names")).strip())
        title = _title(lines[above])
        if listed is None or title is None:
            continue
        year = Stated(shown["year"], line.evidence(*shown.span("year")))
        place = line.slice(*shown.span("venue")) if shown["venue"] else None
        papers.append(_paper(title, listed, year, place))
        used |= {above, index}
    return _List(tuple(papers), frozenset(used), is_site=True) if marks else _List((), frozenset())


def _profile(lines: Sequence[Passage]) -> _List:
    papers, used = [], set()
    head = next((i for i, line in enumerate(lines) if _PROFILE_HEAD.fullmatch(line.text)), None)
    rows = [i for i, line in enumerate(lines) if line.text]
    for at, index in enumerate(rows if head is not None else ()):
        if not 0 < at < len(rows) - 1 or index <= (head or 0):
            continue
        listed = cited_names(lines[index])
        title = _title(lines[rows[at - 1]])
        if listed is None or title is None or rows[at - 1] in used or _PATENT.match(lines[rows[at + 1]].text):
            continue
        place, year = _place_and_year(lines[rows[at + 1]], lines[rows[at + 2]] if at + 2 < len(rows) else None)
        if year is None:
            continue
        papers.append(_paper(title, listed, year, place))
        used |= {rows[at - 1], index, rows[at + 1]}
    return _List(tuple(papers), frozenset(used), is_site=True)


def _place_and_year(line: Passage, below: Passage | None) -> tuple[Passage | None, Stated[str] | None]:
    """The venue of a row of a profile and its year, which stands at the line's end or on the next one."""
    if counted := _COUNT_AND_YEAR.fullmatch(line.text):
        return None, Stated(counted["year"], line.evidence(*counted.span("year")))
    found = _PROFILE_VENUE.fullmatch(line.text) if len(line.text) <= _LONGEST_LINE else None
    place = line.slice(*found.span("venue")) if found and found["venue"] else None
    for name in ("again", "year") if found else ():
        if found and found[name]:
            return place, Stated(found[name], line.evidence(*found.span(name)))
    counted = _COUNT_AND_YEAR.fullmatch(below.text) if below else None
    return place, Stated(counted["year"], below.evidence(*counted.span("year"))) if below and counted else None


def _paper(
    title: Passage, listed: tuple[tuple[Passage, ...], bool], year: Stated[str], place: Passage | None
) -> PaperRecord:
    authors, is_complete = listed
    return PaperRecord(
        title,
        authors=authors,
        authors_complete=is_complete,
        published=year,
        arxiv=arxiv_in(place),
        venue=venue_in(place),
    )


def _title(line: Passage) -> Passage | None:
    kind = _KIND.match(line.text)
    title = line.slice(kind.end()) if kind else line
    is_whole = not title.text.endswith(("…", "...")) and can_be_title(title.text)
    return title if is_whole and cited_names(title) is None else None


def _above(lines: Sequence[Passage], index: int) -> int | None:
    return next((i for i in range(index - 1, max(-1, index - 4), -1) if lines[i].text), None)


def _references(lines: Sequence[Passage]) -> _List:
    """The entries of a list: from mark to mark, else a paragraph or a line each."""
    papers: list[PaperRecord] = []
    used: set[int] = set()
    unread: list[int] = []
    keys = 0
    for indexes, entry, is_marked in _entries(lines):
        is_keyed = bool(_DBLP_KEY.match(lines[indexes[0]].text))
        keys += is_keyed
        record = read_citation(entry)
        if record is None and is_keyed:
            record = _below_links(lines, indexes[1:])
        if record is not None:
            papers.append(record)
            used |= set(indexes)
        elif is_marked:
            unread.append(indexes[0])
    return _List(tuple(papers), frozenset(used), tuple(unread), keys >= _LEAST_ON_SITE)


def _below_links(lines: Sequence[Passage], indexes: Sequence[int]) -> PaperRecord | None:
    """The citation of an entry of DBLP that begins with the words of links."""
    begins = [i for i, index in enumerate(indexes) if lines[index].text.endswith(":")][:_LEAST]
    rest = ([lines[i] for i in indexes[begin:]] for begin in begins)
    read = (read_citation(Passage.join(passages)) for passages in rest)
    return next((record for record in read if record), None)


def _entries(lines: Sequence[Passage]) -> Iterator[tuple[list[int], Passage, bool]]:
    """The indexes of each entry's lines, its words without its mark, and whether it has a mark."""
    marked = [i for i, line in enumerate(lines) if _ENTRY.match(line.text)]
    is_marked = len(marked) >= _LEAST_ON_SITE
    is_open = sum(bool(_DBLP_KEY.match(lines[i].text)) for i in marked) >= _LEAST_ON_SITE
    part: list[int] = []
    for index, line in enumerate(lines):
        begins = (
            bool(_ENTRY.match(line.text)) if is_marked else not (part and _goes_on(lines[part[-1]].text, line.text))
        )
        ends = _YEAR_ALONE.fullmatch(line.text) or (not line.text and not is_open)
        if part and (begins or ends):
            yield from _entry(lines, part)
            part = []
        if line.text and not ends and not (not part and _REFERENCES.fullmatch(line.text)):
            part.append(index)
    if part:
        yield from _entry(lines, part)


def _entry(lines: Sequence[Passage], part: list[int]) -> Iterator[tuple[list[int], Passage, bool]]:
    mark = _ENTRY.match(lines[part[0]].text)
    passages = [lines[part[0]].slice(mark.end()) if mark else lines[part[0]], *(lines[i] for i in part[1:])]
    passages = [p for p in passages if p.text]
    if passages and sum(len(p.text) for p in passages) <= LONGEST:
        yield part, _unwrapped(passages), bool(mark)


def _unwrapped(lines: Sequence[Passage]) -> Passage:
    """The lines as one, a word that a line end parts made whole."""
    whole = lines[0]
    for line in lines[1:]:
        if _HYPHENATED.search(whole.text) and line.text[:1].islower():
            whole = Passage.join([whole.slice(0, len(whole.text) - 1), line], "")
        else:
            whole = Passage.join([whole, line])
    return whole


def _goes_on(text: str, below: str) -> bool:
    """Whether an entry without a mark goes on in the next line: it has no end, or the line no beginning of names."""
    return 40 <= len(text) <= 130 and not (text.endswith(".") and (below[:1].isupper() or begins_with_name(below)))


def _subject(lines: Sequence[Passage], found: _List) -> Stated[str] | None:
    """The person whose page it is: a name at its head that most of the papers' lists have."""
    if not found.is_site or not found.lines:
        return None
    for line in lines[: min(found.lines)]:
        name = line.slice(line.text.find(":") + 1).strip() if line.text.lower().startswith("dblp:") else line
        if not 1 < len(name.text.split()) < 6 or not are_names([name.text]):
            continue
        parsed = parse_person_name(name.text)
        lists = [[parse_person_name(a.text) for a in p.authors] for p in found.papers]
        listed = sum(any(compare_names(parsed, a) is not Match.NONE for a in names) for names in lists)
        if 2 * listed > len(lists):
            return stated_text(name)
    return None
