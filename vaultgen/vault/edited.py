"""A note that a person has edited: what becomes of it when something else is generated, and what waits for a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from vaultgen.vault.conflict import Conflict
from vaultgen.vault.scan import digest

# What a note says of itself whose node no seed supports any more.
RETIRED_LINE = "vaultgen: retired"
_HEAD_END = re.compile(r"(?<=\n)---[ \t]*(?:\n|\Z)")
_LINK = re.compile(r"\[\[([^\[\]|#\n\\]+)((?:#[^\[\]|\n\\]*)?)((?:\\?\|[^\[\]\n]*)?)\]\]")
WHOLE_NOTE = "note"


def with_renames(base: str, mine: str, renamed: Mapping[str, str]) -> str:
    """The text that was generated last, with its links as they are now that notes have been renamed.

    An editor that renames a note changes the links in all others; that is no edit of a person's. So a line of `base`
    that has become such a line of `mine` is taken in that form; one that is in `mine` as it was stays; and one that a
    person has changed besides gets the links as they are generated now, so that they alone make no conflict.
    """
    if not renamed or not any(f"[[{old}" in base for old in renamed):
        return base
    present = {line.strip() for line in mine.splitlines()}
    lines = base.split("\n")
    for at, line in enumerate(lines):
        by_editor = _LINK.sub(lambda found: _renamed(found, renamed, shows_name=False), line)
        if by_editor != line and line.strip() not in present:
            by_us = _LINK.sub(lambda found: _renamed(found, renamed, shows_name=True), line)
            lines[at] = by_editor if by_editor.strip() in present else by_us
    return "\n".join(lines)


def _renamed(found: re.Match[str], renamed: Mapping[str, str], *, shows_name: bool) -> str:
    """A link to the present name of its note."""
    target, anchor, shown = found.groups()
    if target not in renamed:
        return found[0]
    if not shown and not anchor and shows_name:
        shown = f"|{target}"
    return f"[[{renamed[target]}{anchor}{shown}]]"


def waiting_conflicts(
    key: str, text: str, earlier: Iterable[Conflict], found: Iterable[Conflict], settled: frozenset[str]
) -> tuple[Conflict, ...]:
    """The conflicts of a note that nobody has settled: those found now, and those from `earlier` builds whose place
    still stands in the note's `text` as it did. A place that has changed was settled by hand."""
    now = list(found)
    waiting: list[Conflict] = []
    for conflict in earlier:
        again = next((c for c in now if c.mine == conflict.mine), None)
        if again is not None:
            now.remove(again)
            waiting.append(replace(again, base=conflict.base))
        elif conflict.path == WHOLE_NOTE or (conflict.mine and conflict.mine in text):
            waiting.append(conflict)
    waiting += now
    return tuple(c for c in waiting if c.path == WHOLE_NOTE or _is_open(key, c, settled))


def _is_open(key: str, conflict: Conflict, settled: frozenset[str]) -> bool:
    """Whether there is still something to say on either side: the seeds may have gone back to what they said."""
    return conflict.new.strip() not in {conflict.base.strip(), conflict.mine.strip()} and (
        mark_of(key, conflict) not in settled
    )


def mark_of(key: str, conflict: Conflict) -> str:
    """What a settled conflict goes by: the same new text is never proposed for that note again."""
    about = conflict.new or f"instead of {conflict.base}"
    return digest(f"{key}\0{about.strip()}".encode())


def retired(base: str) -> str:
    """The text that was generated last, marked as no longer supported by any seed; unchanged if it is marked."""
    head = base.partition("\n---")[0]
    if not base.startswith("---\n") or RETIRED_LINE in head.split("\n"):
        return base
    end = _HEAD_END.search(base, 4)
    return f"{base[: end.start()]}{RETIRED_LINE}\n{base[end.start() :]}" if end else base
