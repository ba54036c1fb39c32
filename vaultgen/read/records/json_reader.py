"""JSON and JSON lines of any database that `json_papers` knows; records of several may stand in one file."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from vaultgen.model import Finding, PaperRecord, Severity
from vaultgen.read.page import ReadPage, count_of
from vaultgen.read.raw_text import RawText
from vaultgen.read.record_limit import LeftOut, limit_finding
from vaultgen.read.records.json_papers import BY_NAME, JSON_FORMATS
from vaultgen.read.records.json_text import JsonScan, Node

NAME = "json-papers"

_BEGINNING = re.compile(r"[\s\ufeff]*(?:\[\s*)*(?:\{\s*(?:\"(?:[^\"\\\n]|\\.){0,200}\"\s*:|\})|\[\s*\])")
_HEAD = 100_000  # characters within which the first record has to begin
# Keys that stand together in no other JSON that people have.
_TELLING = (
    {"id", "authorships"},
    {"paperId", "title"},
    {"DOI", "title"},
    {"id", "title", "authors_parsed"},
    {"authors", "publishedAt", "summary"},
    {"hit", "info", "title"},
    {"author", "title", "type"},
)


@dataclass(slots=True)
class _Taken:
    """The records so far. A record without a title says too little to be a paper."""

    most: int
    untitled: LeftOut
    records: list[PaperRecord] = field(default_factory=list)
    formats: Counter[str] = field(default_factory=Counter)
    over_at: int = 0

    def take(self, node: Node) -> bool:
        for form in JSON_FORMATS:
            if form.is_record(node):
                if len(self.records) >= self.most:
                    self.over_at = node.raw.line_of(node.start)
                    return True
                self.formats[form.name] += 1
                if record := form.read(node):
                    self.records.append(record)
                else:
                    line = node.raw.line_of(node.start)
                    message = "this entry is no paper with a title; it was left out"
                    self.untitled.add(Finding(node.raw.seed, line, message, severity=Severity.INFO))
                return True
        return False


def _untitled(seed: str) -> LeftOut:
    return LeftOut(seed, "entries are no papers with a title; they were left out", severity=Severity.INFO)


def match(raw: RawText) -> float:
    """Sure where a record of a known form is among the first that the text holds."""
    head = raw.text[:_HEAD]
    if not _BEGINNING.match(head):
        return 0.0
    taken = _Taken(1, _untitled(raw.seed))
    JsonScan(RawText.of(raw.seed, head), taken.take, lambda: bool(taken.formats)).run()
    if taken.formats:
        return 0.97
    # The first record may be broken, or longer than the head: then its keys have to do.
    keys = set(re.findall(r'"([\w-]{1,40})"\s*:', head))
    return 0.9 if any(known <= keys for known in _TELLING) else 0.0


def read(raw: RawText, most: int) -> ReadPage:
    """One record for each paper, at most so many; what is no JSON is left out and reported."""
    taken = _Taken(most, _untitled(raw.seed))
    scan = JsonScan(raw, taken.take, lambda: bool(taken.over_at))
    scan.run()
    findings = list(scan.findings)
    if taken.over_at:
        findings.append(limit_finding(raw.seed, most, taken.over_at))
    findings += taken.untitled.findings()
    names = [BY_NAME[name].description for name, _ in taken.formats.most_common()]
    what = f"{' and '.join(names) or 'JSON'}: {count_of(len(taken.records), 'paper')}"
    form = taken.formats.most_common(1)[0][0] if taken.formats else NAME
    return ReadPage(tuple(taken.records), frozenset(), what, findings=tuple(findings), format=form)
