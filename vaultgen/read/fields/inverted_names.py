"""Names with the family name first, all parted by commas: `Okafor, Mira, Lindqvist, Jon`."""

from __future__ import annotations

import re

from vaultgen.grounding import Passage
from vaultgen.read.fields.glued import are_names

_PART = re.compile(r"\s*(?P<name>[^\W\d_][\w'’.\- ]{0,40})(?:[,;]|$)")
_LONGEST = 4_000  # characters
_MOST_WORDS = 3  # of each half of a name


def inverted_names(line: Passage) -> tuple[Passage, ...]:
    """The names that the line is made of, each as `Okafor, Mira`; none where a part has no partner or is no name."""
    parts = [*_PART.finditer(line.text)] if len(line.text) <= _LONGEST else []
    is_whole = sum(len(p[0]) for p in parts) == len(line.text)
    if not is_whole or not parts or len(parts) % 2 or any(len(p["name"].split()) > _MOST_WORDS for p in parts):
        return ()
    given_first = all(len(p["name"].split()) > 1 for p in parts) and are_names([p["name"] for p in parts])
    if given_first:
        return ()
    pairs = list(zip(parts[::2], parts[1::2], strict=True))
    names = tuple(line.slice(family.start("name"), given.end("name")).strip() for family, given in pairs)
    return names if are_names([f"{given['name']} {family['name']}" for family, given in pairs]) else ()
