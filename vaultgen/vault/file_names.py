"""Which file names every system and Obsidian can hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What Obsidian's links, Windows and Android do not allow in a name, and what cannot be seen.
_FORBIDDEN = re.compile(r'[#^\[\]|\\/:*?"<>\x00-\x1f\x7f]|%%')
_UNSEEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]")
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_MOST_BYTES = 255
_LONGEST_PATH = 240


def name_faults(path: str) -> Iterator[str]:
    """What is wrong with each part of a path inside the vault."""
    for part in path.split("/"):
        found = _FORBIDDEN.search(part)
        if found:
            yield f"{found[0]!r} in a name breaks links or is not allowed on Windows"
        if _UNSEEN.search(part):
            yield "a character that cannot be seen"
        if _RESERVED.fullmatch(part):
            yield f"{part} is a device on Windows"
        if part.endswith((".", " ")) or part.removesuffix(".md").endswith((".", " ")):
            yield "a name may not end with a dot or a blank on Windows"
        if part.startswith((".", " ")):
            yield "a name that begins with a dot is hidden, one that begins with a blank is cut"
        if len(part.encode("utf-8")) > _MOST_BYTES:
            yield f"a name of {len(part.encode('utf-8'))} bytes; {_MOST_BYTES} are allowed"
    if len(path) > _LONGEST_PATH:
        yield f"a path of {len(path)} characters; Windows stops near {_LONGEST_PATH}"
