"""Author pages of AITopics: `Collaborating Authors`, `Last, First`, then title, source and abstract of each entry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from vaultgen.grounding import Passage
from vaultgen.model import Finding, PaperRecord, Stated
from vaultgen.read.dates import MONTH, iso_date
from vaultgen.read.page import Page, ReadPage, count_of, joined, stated_text

NAME = "aitopics"

_HEADING = re.compile(r"Collaborating Authors", re.I)
_PERSON = re.compile(r"[^\W\d_][\w'’.\- ]{0,40},\s*[^\W\d_][\w'’.\- ]{0,40}")
_SOURCE = re.compile(
    r"arXiv(?:\.org)?(?: (?:e-prints|[A-Z][\w ]{3,40}))?|Neural Information Processing Systems|Proceedings of .{3,120}"
    r"|(?:The )?(?:International |National |European |Journal |Conference |Transactions |Annals |AAAI|IEEE|ACM|NeurIPS"
    r"|ICML|ICLR|IJCAI|AI Magazine|Communications of ).{0,120}|Nature|Science|(?:The )?[A-Z]\w+ News(?:paper)?"
    r"|(?:The )?New York Times|The Guardian|MIT Technology Review|Wired|Forbes|VentureBeat|#\w+",
)
_MARK = re.compile(
    r"(?:Country|Genre|Industry|Technology|Oct|AI-Alerts|Add feedback|Filters|Date|Duplicate|Source|Place|Region|Law"
    r"|Machine Learning|Information Technology|Artificial Intelligence|Education|Government)\s*(?::.*|>.*)?",
)
_TAXONOMY = re.compile(r"(?:[\w&(), -]+ > )+[\w&(), -]+(?:\s*\(\d*\.?\d+\))?")
_PAGE_NOISE = re.compile(
    r"Goto|Filters?|Add feedback|taxnodes:.*|Searching\.\.\.|Results|Sort(?: by)?.*|Next|Previous|\d+|Login|About.*"
    r"|AITopics.*|An official publication of the AAAI\.?|Timeline|Collaborating Authors|Contact|Share|Search|Copyright.*",
    re.I,
)
_DATE_LINE = re.compile(
    rf"(?:{MONTH}[- ]\d{{1,2}},?[- ]\d{{4}}|\d{{4}}-\d\d-\d\d|{MONTH} \d{{4}})(?:[, -]+\d\d:\d\d.*)?", re.I
)
_LONGEST_TITLE = 300


def match(page: Page) -> float:
    """Sure where the page says `Collaborating Authors`, or names arXiv.org as the source of entry after entry."""
    texts = [line.text for line in page.lines if line.text]
    if any(_HEADING.fullmatch(text) for text in texts):
        return 0.92
    return 0.7 if sum(text.startswith("arXiv.org ") and len(text) < 60 for text in texts) >= 2 else 0.0


def read(page: Page) -> ReadPage:
    """The page's person, and one record for each line that names a source, with the title before it."""
    understood: set[int] = set()
    subject, start = _subject(page, understood)
    body = [line for line in page.lines[start:] if line.text]
    content = []
    for line in body:
        if _PAGE_NOISE.fullmatch(line.text):
            understood.add(line.line)
        else:
            content.append(line)
    sources = _source_positions(content)
    records = []
    findings = []
    ends = [*(s - 1 for s in sources[1:]), len(content)]
    for source, end in zip(sources, ends, strict=True):
        record, used = _record(content[source - 1], content[source], content[source + 1 : end])
        records.append(record)
        understood.update(used)
        if record.abstract is None:
            findings.append(
                Finding(page.seed, record.line, "the entry has no abstract", "nothing, if the page has none")
            )
    named = f" of {subject.value}" if subject else ""
    return ReadPage(
        tuple(records),
        frozenset(understood),
        f"AITopics page{named}: {count_of(len(records), 'paper')}",
        subject,
        tuple(findings),
    )


def _subject(page: Page, understood: set[int]) -> tuple[Stated[str] | None, int]:
    """The person under the page's heading, and the index of the line after them."""
    for index, line in enumerate(page.lines):
        if not _HEADING.fullmatch(line.text):
            continue
        understood.update(x.line for x in page.lines[:index] if _PAGE_NOISE.fullmatch(x.text))
        understood.add(line.line)
        for after in range(index + 1, min(index + 6, len(page.lines))):
            name = page.lines[after]
            if name.text and _PERSON.fullmatch(name.text):
                understood.add(name.line)
                return stated_text(name), after + 1
            if name.text and not _PAGE_NOISE.fullmatch(name.text):
                break
        return None, index + 1
    return None, 0


def _source_positions(content: Sequence[Passage]) -> list[int]:
    """Where lines name an entry's source: short, known or said again and again, and with a title before them."""
    short = Counter(line.text for line in content if len(line.text) <= 120)
    found: list[int] = []
    for index, line in enumerate(content):
        if not index or (found and index - found[-1] < 2):
            continue
        is_source = bool(_SOURCE.fullmatch(line.text)) or (short[line.text] >= 2 and not _is_label(line.text))
        if is_source and len(content[index - 1].text) <= _LONGEST_TITLE:
            found.append(index)
    return found


def _is_label(text: str) -> bool:
    return bool(_MARK.fullmatch(text) or _TAXONOMY.fullmatch(text) or _DATE_LINE.fullmatch(text))


def _record(title: Passage, source: Passage, rest: Sequence[Passage]) -> tuple[PaperRecord, set[int]]:
    used = {title.line, source.line} | {line.line for line in rest}
    listed = None
    abstract = []
    for line in rest:
        if _DATE_LINE.fullmatch(line.text):
            value = iso_date(line.text.replace("-", " ") if not line.text[:4].isdigit() else line.text)
            listed = Stated(value, line.evidence()) if value else listed
        elif not _is_label(line.text):
            abstract.append(line)
    text = joined(abstract)
    record = PaperRecord(
        title,
        authors_complete=False,
        abstract=text,
        abstract_complete=text is not None and not text.text.endswith(("…", "...")),
        listed=listed,
        venue=stated_text(source),
    )
    return record, used
