"""The fields that all structured sources share: names of authors, ids, dates and venues as PaperRecords have them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from vaultgen.grounding import Passage
from vaultgen.model import Evidence, PaperRecord, Stated
from vaultgen.read.arxiv.arxiv_fields import ARXIV_ID, categories_in
from vaultgen.read.fields.dates import MONTH, MONTHS, iso_date
from vaultgen.text.clean import clean_line

_ARXIV_ID = re.compile(
    rf"(?:arxiv(?:\.org)?\s*:\s*|arxiv\.org/(?:abs|pdf|html)/|abs/|10\.48550/arxiv\.)?{ARXIV_ID}", re.IGNORECASE
)
_MARKED_ARXIV_ID = re.compile(
    rf"(?:arxiv(?:\.org)?\s*:\s*|arxiv\.org/(?:abs|pdf|html)/|10\.48550/arxiv\.){ARXIV_ID}", re.IGNORECASE
)
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")
_ARXIV_VENUE = re.compile(
    r"arxiv(?:\.org)?(?:\s*\(cornell university\))?|corr|arxiv (?:e-prints?|preprints?)\b.*|arxiv:.*"
    r"|computing research repository",
    re.IGNORECASE,
)
_HOMONYM = re.compile(r"\s+\d{4}$")  # DBLP numbers people of one name: Wei Li 0001
_PART_OF_DATE = re.compile(r"[0-9]{1,2}")
# Of some days, as conferences have them (`7-10 June 2021`), none is the date.
_DAYS = re.compile(r"(?<![\d-])\d{1,2}\s?[-–]\s?\d{1,2}(?=\s+[A-Za-z]{3})|(?<=[A-Za-z.]\s)\d{1,2}\s?[-–]\s?\d{1,2}\b,?")
# Of what lasts from one month into the next (`28 June-2 July 2021`), the end is not the date.
_UNTIL = re.compile(
    rf"\b(?P<from>{MONTH})(?P<day>\s\d{{1,2}})?\s?[-–—/]+\s?(?:\d{{1,2}}\s)?(?P<to>{MONTH})(?:\s\d{{1,2}}(?!\d))?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_NUMERIC_DATE = re.compile(r"(?<!\d)(?P<year>(?:1[5-9]|20)\d\d)[-/](?P<month>\d{1,2})(?:[-/](?P<day>\d{1,2}))?(?!\d)")


def arxiv_in(passage: Passage | None, *, is_marked: bool = True) -> Stated[str] | None:
    """The arXiv id in the passage; with `is_marked`, only where a word or an address says that it is one."""
    pattern = _MARKED_ARXIV_ID if is_marked else _ARXIV_ID
    found = pattern.search(passage.text) if passage else None
    if not found or not passage:
        return None
    return Stated(found["id"], passage.evidence(*found.span("id")))


def doi_in(passage: Passage | None) -> Stated[str] | None:
    """The DOI in the passage; the ones that arXiv gives say no more than its ids and are left out."""
    found = _DOI.search(passage.text) if passage else None
    if not found or not passage:
        return None
    doi = found[0].rstrip(".,;)}")
    is_arxiv = doi.lower().startswith("10.48550/")
    return None if is_arxiv else Stated(doi, passage.evidence(found.start(), found.start() + len(doi)))


def date_in(passage: Passage | None) -> Stated[str] | None:
    """The date in the passage, as exact as it is: a day, a month or a year."""
    if passage is None:
        return None
    text = passage.text
    value = iso_date(_UNTIL.sub(_beginning, _DAYS.sub(" ", text)))
    if value is None and (found := _NUMERIC_DATE.search(text)):
        value = written_date(*(found[name] or "" for name in ("year", "month", "day")))
    if value is None and (year := _YEAR.search(text)):
        return Stated(year[0], passage.evidence(*year.span()))
    return Stated(value, passage.evidence()) if value else None


def _beginning(span: re.Match[str]) -> str:
    """The month and day at which a span begins; nothing where it may have begun in the year before."""
    begin, end = (MONTHS.index(span[x][:3].lower()) for x in ("from", "to"))
    return f"{span['from']}{span['day'] or ''}" if begin <= end else ""


def written_date(year: str, month: str = "", day: str = "") -> str | None:
    """`2024`, `2024-03` or `2024-03-08` for the parts that are there and make a date; None without a year."""
    if not _YEAR.fullmatch(year):
        return None
    if not _PART_OF_DATE.fullmatch(month) or not 1 <= int(month) <= 12:
        return year
    exact = f"{year}-{int(month):02}-{int(day):02}" if _PART_OF_DATE.fullmatch(day) else ""
    return (iso_date(exact) if exact else None) or f"{year}-{int(month):02}"


def venue_of(passage: Passage | None) -> Stated[str] | None:
    """The venue, unless it is a preprint server: arXiv is where a paper lies, not where it appeared."""
    if passage is None or not passage.text or _ARXIV_VENUE.fullmatch(passage.text.strip(" .")):
        return None
    return Stated(passage.text, passage.evidence())


def address_of(passage: Passage | None) -> Stated[str] | None:
    """A web address, unless an id says the same: arXiv's page, or the DOI's."""
    if passage is None or not re.match(r"https?://", passage.text):
        return None
    if "arxiv.org/" in passage.text or "doi.org/10." in passage.text:
        return None
    return Stated(passage.text, passage.evidence())


def author_of(
    given: Passage | None, family: Passage | None, literal: Passage | None = None, suffix: Passage | None = None
) -> Passage | None:
    """A name of parts in the order in which they stand: `Mira Okafor`, or `Okafor, Mira`; behind them `Jr.`."""
    if literal is not None or given is None or family is None:
        return literal or family or given
    if given.locate(0) < family.locate(0):
        return with_suffix(Passage.join([given, family]), suffix)
    return with_suffix(Passage.join([family, given], ", "), suffix)


def with_suffix(name: Passage, suffix: Passage | None) -> Passage:
    """The name with `Jr.` or `III` behind it."""
    return Passage.join([name, suffix], ", ") if suffix else name


def real_names(names: Iterable[Passage | None]) -> tuple[Passage, ...]:
    """The names that hold a letter, without the numbers by which DBLP tells namesakes apart."""
    found = []
    for name in names:
        if name is None:
            continue
        number = _HOMONYM.search(name.text)
        plain = clean_line(name.slice(0, number.start()) if number else name).strip(" ,;")
        if any(c.isalpha() for c in plain.text):
            found.append(plain)
    return tuple(found)


def each_once(values: Iterable[Stated[str] | None]) -> tuple[Stated[str], ...]:
    """The values that are there, in order, each once."""
    found: dict[str, Stated[str]] = {}
    for value in values:
        if value is not None and value.value:
            found.setdefault(value.value, value)
    return tuple(found.values())


def parts_of(passage: Passage | None, separators: str) -> tuple[Stated[str], ...]:
    """The parts between separators, each once: keywords."""
    if passage is None:
        return ()
    found = []
    for match in re.finditer(f"[^{separators}]+", passage.text):
        part = passage.slice(*match.span()).strip()
        found.append(Stated(part.text, part.evidence()) if part.text else None)
    return each_once(found)


def stated_span(value: str | None, evidence: Evidence) -> Stated[str] | None:
    """The value, where there is one, with the evidence."""
    return Stated(value, evidence) if value else None


def finished(record: PaperRecord, ids: Sequence[Passage | None] = ()) -> PaperRecord:
    """The record with the arXiv id, and a DOI, that stand in `ids` where it has none yet."""
    for passage in ids:
        if record.arxiv is None and (arxiv := arxiv_in(passage)):
            record = replace(record, arxiv=arxiv)
        if record.doi is None and (doi := doi_in(passage)):
            record = replace(record, doi=doi)
    return record


def categories_of(passages: Iterable[Passage | None]) -> tuple[Stated[str], ...]:
    """ArXiv's categories in the passages, each once."""
    return each_once(c for p in passages if p for c in categories_in(p))
