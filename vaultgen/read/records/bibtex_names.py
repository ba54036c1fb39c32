r"""The names in a field of BibTeX: what parts them, and the extended form in which BibLaTeX may give one.

A name of BibTeX is `First von Last`, `von Last, First` or `von Last, Jr, First`, which every reader of names knows; the
extended one names its parts, in any order: `given=Hans, family=Harman, prefix=von`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaultgen.grounding import Passage
from vaultgen.read.fields.paper_fields import with_suffix
from vaultgen.read.records.marked_text import unbraced

_EXTENDED = re.compile(r'"?(?:family|given|prefix|suffix)(?:-i)?\s*=', re.IGNORECASE)
_PART = re.compile(r"(?P<name>\w+(?:-i)?)\s*=\s*(?P<value>.*)", re.DOTALL)


def names_in(passage: Passage) -> Iterator[Passage]:
    """The names of a list, LaTeX as text: `and` parts them wherever it stands in no braces."""
    for name in _split(passage, r"\s+and\s+"):
        yield (_extended(name) if _EXTENDED.match(name.text) else unbraced(name)).strip(" ,")


def _extended(name: Passage) -> Passage:
    """A name whose parts are named, as `von Last, First, Jr.`."""
    parts: dict[str, Passage] = {}
    for written in _split(name, ","):
        part = written.strip(' "')
        if (found := _PART.fullmatch(part.text)) and (value := unbraced(part.slice(found.start("value"))).strip(' "')):
            parts.setdefault(found["name"].lower(), value)
    given, family, prefix = (parts.get(x) or parts.get(f"{x}-i") for x in ("given", "family", "prefix"))
    if family is None:
        return given or unbraced(name)
    if prefix is not None:
        family = Passage.join([prefix, family])
    whole = Passage.join([family, given], ", ") if given else family
    return with_suffix(whole, parts.get("suffix"))


def _split(passage: Passage, separator: str) -> Iterator[Passage]:
    """The parts between separators that stand in no braces and, where commas part, in no quotation marks."""
    depth, begin, is_quoted = 0, 0, False
    for found in re.finditer(rf'\\.|[{{}}"]|{separator}', passage.text, re.IGNORECASE | re.DOTALL):
        mark = found[0]
        if mark in {"{", "}"}:
            depth = max(0, depth + (1 if mark == "{" else -1))
        elif mark == '"':
            is_quoted = separator == "," and not is_quoted and depth == 0
        elif not mark.startswith("\\") and depth == 0 and not is_quoted:
            yield passage.slice(begin, found.start())
            begin = found.end()
    yield passage.slice(begin)
