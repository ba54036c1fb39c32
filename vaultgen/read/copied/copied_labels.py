"""What a site says of a paper below its abstract: lines with labels, `DOI:`, and the value there or one line below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vaultgen.grounding import Passage
from vaultgen.read.fields.labelled_values import LabelledValues, labelled_values

_PARTS = (
    r"(?:background|introduction|motivation|objectives?|aims?|purpose|importance|design|settings?"
    r"|(?:materials and )?methods?|main|results?|findings|discussion|conclusions?|limitations?|significance"
    r"|interpretation)\b"
)
PART_OF_ABSTRACT = re.compile(_PARTS, re.IGNORECASE)
"""How a part of an abstract begins: `Methods: We asked`."""
LABEL_BELOW = re.compile(
    r"(?-i:[A-Z]\w*(?:\s(?:\(?[A-Z]\w*\)?|of|and|the)){0,3})\s?:"
    rf"|(?!{_PARTS})"
    r"(?-i:[A-Z]\w*(?:\s(?:\(?[A-Z]\w*\)?|of|and|the)){0,3})\s?:\s.{0,79}[^.!?]"
    r"|(?:(?:author )?keywords?|index terms|subjects?|(?:acm )?ccs concepts|comments|cite as|jel\b.{0,30})\s?[:—–-].*"
    r"|(?:supplementary material|submission (?:number|guidelines)|anonymous url|primary area|code of ethics)\s?:.*"
    r"|(?:doi|isbn|issn|pacs|msc)\b.{0,20}:.*",
    re.IGNORECASE,
)
"""A line that says something of the paper: `Anthology ID:` alone, `Keywords: tides, boats`. The parts of an abstract
(`Methods: We asked`) are none of that."""

_FIELD = re.compile(r"(?P<label>[A-Z]\w*(?: \w+)?)\s?:\s*(?P<value>.*)")
_WITHIN = 60  # lines


def values_below(lines: Sequence[Passage]) -> LabelledValues:
    """The values of the lines below an abstract, the first one of each label."""
    said: dict[str, Passage] = {}
    for label, value in _fields([line for line in lines[:_WITHIN] if line.text]):
        said.setdefault(label, value)
    return labelled_values(said)


def _fields(lines: Sequence[Passage]) -> Iterator[tuple[str, Passage]]:
    for index, line in enumerate(lines):
        found = _FIELD.fullmatch(line.text)
        if found is None:
            continue
        value = line.slice(found.start("value")).strip()
        if not value.text and index + 1 < len(lines) and not _FIELD.fullmatch(lines[index + 1].text):
            value = lines[index + 1]
        if value.text:
            yield found["label"].casefold(), value
