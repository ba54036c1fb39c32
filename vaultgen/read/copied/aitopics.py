"""Pages of AITopics: `Collaborating Authors`, `Last, First`, then title, source and abstract of each entry.

Between title and source the authors may stand (`Last, First, Last, First`), and beside the source its date.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from vaultgen.grounding import Passage
from vaultgen.model import Finding, PaperRecord, Severity, Stated
from vaultgen.read.fields.dates import MONTH, iso_date
from vaultgen.read.fields.inverted_names import inverted_names
from vaultgen.read.page import Page, ReadPage, count_of, joined, stated_text

NAME = "aitopics"

_HEADING = re.compile(r"Collaborating Authors", re.IGNORECASE)
_PERSON = re.compile(r"[^\W\d_][\w'’.\- ]{0,40},\s*[^\W\d_][\w'’.\- ]{0,40}")
_SOURCE = re.compile(
    r"arXiv(?:\.org)?(?: (?:e-prints|[A-Z][\w ]{3,40}))?|Neural Information Processing Systems|#\w+"
    r"|(?:\d{4} )?(?:Proceedings of|International Conference|National Conference"
    r"|European Conference|Conference on|AAAI|IEEE|ACM"
    r"|Journal of|The Journal|Transactions|Annals of|Advances in|Communications of|Association for|International Joint"
    r")\b[^.?!]{0,110}|AI Magazine|Nature(?: [A-Z]\w+)*|Science(?: [A-Z]\w+)*|The New York Times|New York Times"
    r"|The Guardian|MIT Technology Review|Wired|Forbes|VentureBeat|BBC News|WIRED|NeurIPS|ICML|ICLR|IJCAI|UAI|AISTATS",
)
_MARK = re.compile(
    r"(?:Country|Genre|Industry|Technology|AI-Alerts|Date|Duplicate|Place|Region)\s*:.*"
    r"|.{1,200}\(\d{1,3} more(?:\.\.\.|…)\)|[\w&(), /-]{1,80}\(\d\.\d{1,3}\)"
    r"|(?:Information Technology|Artificial Intelligence|Machine Learning|Genre|Industry|Country|Technology)"
    r"(?:\s*[>/].*|\s*\(\d*\.?\d+\))?",
)
_TAXONOMY = re.compile(r"(?:[\w&(), -]{1,80} > ){1,12}[\w&(), -]{1,80}(?:\s*\(\d*\.?\d+\))?")
_PAGE_NOISE = re.compile(
    r"Goto|Filters?|Add feedback|taxnodes:.*|Searching\.\.\.|\d+ results?|Sort by:?.{0,20}|Next|Previous|\d+"
    r"|Log ?in|Sign up|(?:About )?AITopics|AITopics \| .*|(?:AITopics )?An official publication of the AAAI\.?|Timeline"
    r"|(?:(?:Home|About|Search|News|Classics|Contact|Help|Topics)(?:\s|$))+|Collaborating Authors|arXiv(?:\.org)? PDF"
    r"|Feedback|Copyright .{0,60}|Powered by .{0,40}|Download PDF|Read more|Show more|Publish Date",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(
    rf"(?:{MONTH}[- ]\d{{1,2}},?[- ]\d{{4}}|\d{{1,2}} {MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d|{MONTH} \d{{4}})"
    r"(?:[, -]+\d\d:\d\d.*)?",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(r"(?:AITopics )?An official publication of the AAAI\.?", re.IGNORECASE)
_DATED = re.compile(rf"{MONTH}-\d{{1,2}}-\d{{4}}(?:, \d\d:\d\d:\d\d(?: [A-Z]{{3}})?)?", re.IGNORECASE)
_AROUND_DATE = " \t-–—|,"
_MOST_NAMES = 3_000  # characters of authors before their source
_LISTED = 30  # lines below the heading
_LONGEST_TITLE = 400
_LONGEST_SOURCE = 120
_LEAST_ABSTRACT_WORDS = 5


@dataclass(frozen=True, slots=True)
class _Source:
    """What a line that names an entry's source says."""

    name: Passage
    date: Stated[str] | None = None
    authors: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    """The indexes of an entry's title and source among the lines; authors may stand on the one between."""

    title: int
    source: int


def match(page: Page) -> float:
    """Sure where the page says `Collaborating Authors` or whose it is, or names arXiv.org as source again and again."""
    texts = [line.text for line in page.lines if line.text]
    if any(_HEADING.fullmatch(text) for text in texts):
        return 0.92
    if any(_OFFICIAL.fullmatch(text) for text in texts) and any(_dated_source(line) for line in page.lines):
        return 0.92
    return 0.7 if sum(text.startswith("arXiv.org ") and len(text) < 60 for text in texts) >= 2 else 0.0


def read(page: Page) -> ReadPage:
    """The page's person, and one record for each line that names a source, with the title before it."""
    persons, used = _persons(page)
    understood = set(used)
    content: list[Passage] = []
    for line in page.lines:
        if _PAGE_NOISE.fullmatch(line.text) or (not content and _is_label(line.text)):
            understood.add(line.line)
        elif line.text and line.line not in used:
            content.append(line)
    entries = _entries(content)
    records = []
    for entry, end in zip(entries, [*(e.title for e in entries), len(content)][1:], strict=True):
        understood.update(line.line for line in content[entry.title : end])
        records.append(_record(content, entry, end))
    names = {p.text for p in persons}
    if len(names) > 1:
        # Pages of several people in one seed: each paper is listed for the person above it.
        records = [_listed_for(record, persons) for record in records]
    subject = stated_text(persons[0]) if len(names) == 1 else None
    last, _, first = subject.value.partition(", ") if subject else ("", "", "")
    about = f" of {first} {last}".rstrip() if first else f" of {last}" if last else ""
    what = f"AITopics page{about}: {count_of(len(records), 'paper')}"
    return ReadPage(tuple(records), frozenset(understood), what, subject, _findings(page, records))


def _persons(page: Page) -> tuple[list[Passage], set[int]]:
    """The people that stand under the page's headings, and the lines of headings and people."""
    persons = []
    used = set()
    for index, line in enumerate(page.lines):
        if not _HEADING.fullmatch(line.text):
            continue
        used.add(line.line)
        following = (x for x in page.lines[index + 1 : index + _LISTED] if x.text and not _PAGE_NOISE.fullmatch(x.text))
        names = [*takewhile(lambda x: len(inverted_names(x)) == 1 or _PERSON.fullmatch(x.text), following)]
        # Of several names one below the other none is the page's: it lists whom a search found.
        is_list = len(names) > 1 and all(len(inverted_names(name)) == 1 for name in names[:2])
        persons += [] if is_list else names[:1]
        used.update(name.line for name in (names if is_list else names[:1]))
    return persons, used


def _entries(content: Sequence[Passage]) -> list[_Entry]:
    """The entries: where a line names a source (short, known, dated, or said again and again), a title is before it."""
    before: dict[str, set[str]] = defaultdict(set)
    for title, line in pairwise(content):
        before[line.text].add(title.text)
    found: list[_Entry] = []
    for index in range(1, len(content)):
        title, line = content[index - 1], content[index]
        is_taken = bool(found) and index - found[-1].source < 2
        dated = _dated_source(line)
        is_shaped = _is_shaped(content, index)
        is_label = _is_label(line.text) and not is_shaped
        is_long = len(line.text) > _LONGEST_SOURCE and dated is None
        if is_taken or is_long or len(title.text) > _LONGEST_TITLE or is_label:
            continue
        # A page pasted twice repeats its titles, but behind the same line; a source stands behind different ones.
        is_repeated = len(before[line.text]) >= 2
        gap = title.line - content[index - 2].line if index >= 2 else 3
        is_second_of_group = gap >= 3 and line.line - title.line <= 2 and line.text[-1] not in ".?!…"
        is_known = dated is not None or _SOURCE.fullmatch(line.text) is not None
        if not (is_known or is_repeated or is_second_of_group or is_shaped):
            continue
        has_names = (
            is_known and index >= 2 and bool(inverted_names(title)) and len(content[index - 2].text) <= _LONGEST_TITLE
        )
        if has_names and (not found or found[-1].source < index - 2):
            found.append(_Entry(index - 2, index))
        elif not inverted_names(line):  # authors below a title are no source
            found.append(_Entry(index - 1, index))
    return found


def _dated_source(line: Passage) -> _Source | None:
    """The source on a line that has a date in AITopics' style before or behind it, and perhaps authors before it."""
    date = _DATED.search(line.text) if len(line.text) <= _MOST_NAMES else None
    if date is None:
        return None
    value = iso_date(date[0])
    rest = line.slice(date.end()) if not line.text[: date.start()].strip() else line.slice(0, date.start())
    rest = rest.strip(_AROUND_DATE)
    if value is None or not rest.text or (date.start() and date.end() < len(line.text)):
        return None
    stated = Stated(value, line.evidence(*date.span()))
    if len(rest.text) <= _LONGEST_SOURCE and (_SOURCE.fullmatch(rest.text) or "," not in rest.text):
        return _Source(rest, stated)
    for blank in re.finditer(r"\s", rest.text):
        if _SOURCE.fullmatch(rest.text, blank.end()) and (names := inverted_names(rest.slice(0, blank.start()))):
            return _Source(rest.slice(blank.end()), stated, names)
    return None


def _is_shaped(content: Sequence[Passage], index: int) -> bool:
    """Whether a line stands as sources do: apart from what is above, right under one line, and a longer text below.

    `The Guardian > Technology` looks like a keyword, but for its place.
    """
    title, line = content[index - 1], content[index]
    if index + 1 >= len(content):
        return False
    is_apart = index < 2 or title.line - content[index - 2].line >= 2
    below = content[index + 1]
    gap = title.line - content[index - 2].line if index >= 2 else 3
    is_pair = (is_apart and line.line - title.line == 1) or (gap >= 3 and line.line - title.line == 2)
    is_pair = is_pair and below.line - line.line >= 2
    is_name = len(line.text) < len(below.text) and line.text[-1] not in ".?!…:;,"
    reads_on = len(below.text.split()) >= _LEAST_ABSTRACT_WORDS and below.text[-1] in ".?!…"
    return is_pair and is_name and reads_on and not _is_label(title.text) and not _DATE_LINE.fullmatch(line.text)


def _is_label(text: str) -> bool:
    return bool(_MARK.fullmatch(text) or _TAXONOMY.fullmatch(text) or _DATE_LINE.fullmatch(text))


def _record(content: Sequence[Passage], entry: _Entry, end: int) -> PaperRecord:
    """The record of an entry's lines: title, authors, source, and then abstract, date and keywords in any order."""
    source = _dated_source(content[entry.source]) or _Source(content[entry.source])
    authors = source.authors or (inverted_names(content[entry.title + 1]) if entry.source - entry.title > 1 else ())
    listed = source.date
    abstract = []
    for line in content[entry.source + 1 : end]:
        if _DATE_LINE.fullmatch(line.text):
            value = iso_date(line.text if line.text[:4].isdigit() else line.text.replace("-", " "))
            listed = Stated(value, line.evidence()) if value else listed
        elif not _is_label(line.text):
            abstract.append(line)
    text = joined(abstract)
    return PaperRecord(
        content[entry.title],
        authors=authors,
        authors_complete=bool(authors),
        abstract=text,
        abstract_complete=text is not None and not text.text.endswith(("…", "...")),
        listed=listed,
        venue=stated_text(source.name),
    )


def _listed_for(record: PaperRecord, persons: Sequence[Passage]) -> PaperRecord:
    above = [p for p in persons if p.line < record.line]
    if not above or record.authors:
        return record
    return replace(record, authors=(above[-1],))


def _findings(page: Page, records: Sequence[PaperRecord]) -> tuple[Finding, ...]:
    message = "the entry has no abstract; the page has none, or the copy is cut off here"
    return tuple(
        Finding(page.seed, record.line, message, severity=Severity.INFO) for record in records if not record.abstract
    )
