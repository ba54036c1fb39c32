"""Institutions that no lexicon knows, by how they are called: `the Ministry of Health`, `Ponds Medical College`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vaultgen.extract.gates import gated, open_gates
from vaultgen.extract.naming.abbreviations import Definition

__all__ = ["institution_places", "is_institution", "with_institutions"]

# What one of these ends or opens is an institution wherever it stands, and
_SURE = (
    "Academy|Administration|Agency|Authority|Bureau|Commission|Consortium|Corporation|Council|Federation|Forum|Hospital|"
    "Institut|Institute|Institution|Laboratories|Laboratory|Ministry|Observatory|Parliament|Polytechnic|Universidad|"
    "Universität|Université|University"
)
# of these, what the words before or behind it say does, or gives something: many a thing is called so too.
_LIKELY = (
    "Alliance|Association|Bank|Board|Center|Centre|Clinic|College|Committee|Department|Foundation|Inc|Initiative|Labs|"
    "Library|Ltd|Museum|Office|Organisation|Organization|Reserve|School|Society|Technologies|Trust"
)
_WORD = r"(?:[A-Z][\w&'’-]*|[A-Z]\.(?:[A-Z]\.)+)"
_OF = r"(?:of|for)(?:\sthe)?"
_REST = rf"(?:\s{_OF}\s{_WORD}(?:\s{_WORD}){{0,3}}(?:(?:,\s{_WORD}){{0,3}},?\sand\s{_WORD}(?:\s{_WORD})?)?)?"
_INSTITUTION = re.compile(
    rf"(?<![\w-])(?P<name>(?:{_WORD}(?:,?\s(?:and\s|of\s|for\s|de\s)?)){{0,7}}?(?P<head>{_SURE}|{_LIKELY})(?![\w-]){_REST})"
)
_HEAD = gated(rf"\b(?:{_SURE}|{_LIKELY})\b", f"{_SURE}|{_LIKELY}".replace("|", " "))
_IS_SURE = re.compile(rf"\b(?:{_SURE})\b")
# Words that open no institution, although they are capitalised.
_OPENER = re.compile(
    r"(?:The|A|An|Our|This|In|At|From|By|Of|For|With|And|Both|Towards?|Exploring|Using|While|When|As|On)\s"
)
# A part of a method, rather: a Memory Prompt Bank.
_TECHNICAL = frozenset(
    {
        "agent", "anchor", "attention", "concept", "context", "data", "domain", "experience", "expert", "feature",
        "graph", "key", "knowledge", "label", "language", "mask", "memory", "model", "prompt", "prototype", "query",
        "reasoning", "skill", "software", "token", "tool", "value", "vector", "video", "vision",
    }
)  # fmt: skip
_ACTS_BEFORE = re.compile(r"\b(?:at|by|from|of|with|within|between|and|to|for)\s(?:the\s)?$|\b(?:the|The)\s$")
_SHORT_BEHIND = re.compile(r"\s\((?P<short>[A-Z][\w&.-]{1,9})\)")
# What stands behind the name of an institution inside another name, of a set or a model more often than not.
_GOES_ON = re.compile(
    r"[-/]|\s(?:[A-Z][\w-]*|[Bb]enchmarks?|[Dd]ata\s?sets?|corpus|score|scale|index|protocol|exam|test)\b"
)


_MODELS = re.compile(r"\b(?:GPT|LLM|Agent)")  # a GPT Agency
# `the School of Physics, Peking University`: a part, and what it is a part of.
_PART = re.compile(r"(?:College|Department|Faculty|School) of\b")
_WHOLE_BEHIND = re.compile(r",\s(?:the\s)?(?:[A-Z][\w-]*\s){0,3}(?:Academy|College|Institute|Polytechnic|University)\b")


def institution_places(text: str) -> Iterator[tuple[int, int]]:
    """Where the names of institutions stand that have two words or more, in their order."""
    if not _HEAD.search(open_gates(text), text):
        return
    for match in _INSTITUTION.finditer(text):
        start, end = match.span("name")
        while opener := _OPENER.match(text, start, end):
            start = opener.end()
        name = text[start:end]
        if _PART.match(name) and _WHOLE_BEHIND.match(text, end):
            continue
        if " " not in name or not is_institution(name) or _GOES_ON.match(text, end):
            continue
        if _IS_SURE.search(name) or _ACTS_BEFORE.search(text[max(0, start - 12) : start]):
            yield start, end


def is_institution(name: str) -> bool:
    """Whether a name of several words is called like an institution."""
    if " " not in name or not _INSTITUTION.fullmatch(name) or _OPENER.match(name) or _MODELS.search(name):
        return False
    return bool(_IS_SURE.search(name)) or _TECHNICAL.isdisjoint(re.findall(r"[a-z]+", name.lower()))


def with_institutions(text: str, definitions: Sequence[Definition]) -> list[Definition]:
    """The definitions, those of institutions' initials with the whole name: `Ministry of Ponds, Lakes and Rivers
    (MPLR)`."""
    found = []
    for start, end in institution_places(text):
        match = _SHORT_BEHIND.match(text, end)
        if match and _has_initials(match["short"], text[start:end]):
            found.append(Definition(match["short"], *match.span("short"), text[start:end], start, end))
    own = {d.short_start for d in found}
    return [*(d for d in definitions if d.short_start not in own), *found]


def _has_initials(short: str, name: str) -> bool:
    """Whether the letters of an abbreviation are initials of the words of a name, in their order."""
    initials = iter(w[0].upper() for w in re.findall(r"[\w&]+", name))
    letters = [c for c in short if c.isalpha()]
    return all(c.upper() in initials for c in letters) and len(letters) > 1
