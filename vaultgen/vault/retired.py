"""The mark of a note that no seed supports any more, and that is kept since a person has edited it."""

from __future__ import annotations

import re

RETIRED_LINE = "vaultgen: retired"
_HEAD_END = re.compile(r"(?<=\n)---[ \t]*(?:\n|\Z)")


def retired(base: str) -> str:
    """The text that was generated last, marked as no longer supported by any seed; unchanged if it is marked."""
    head = base.partition("\n---")[0]
    if not base.startswith("---\n") or RETIRED_LINE in head.split("\n"):
        return base
    end = _HEAD_END.search(base, 4)
    return f"{base[: end.start()]}{RETIRED_LINE}\n{base[end.start() :]}" if end else base
