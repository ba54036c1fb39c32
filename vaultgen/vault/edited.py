"""A note that a person has edited: what becomes of it when something else is generated, and what waits for a word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from vaultgen.vault.conflict import WHOLE_NOTE, Conflict
from vaultgen.vault.merge.links import as_linked_in
from vaultgen.vault.merge.sides import shown_words
from vaultgen.vault.scan import digest


def waiting_conflicts(
    key: str,
    text: str,
    earlier: Iterable[Conflict],
    found: Iterable[Conflict],
    settled: frozenset[str],
    *,
    generated: str,
) -> tuple[Conflict, ...]:
    """The conflicts of a note that nobody has settled: those found now, and those from `earlier` builds whose place
    still stands in the note's `text` as it did, but for where its links lead: these follow `text` and `generated`. A
    place that has changed was settled by hand."""
    now = list(found)
    waiting: list[Conflict] = []
    for before in earlier:
        conflict = replace(before, mine=as_linked_in(text, before.mine), new=as_linked_in(generated, before.new))
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
    new, *others = (shown_words(text).strip() for text in (conflict.new, conflict.base, conflict.mine))
    return new not in others and mark_of(key, conflict) not in settled


def mark_of(key: str, conflict: Conflict) -> str:
    """What a settled conflict goes by: the same new text is never proposed for that note again."""
    about = conflict.new or f"instead of {conflict.base}"
    return digest(f"{key}\0{shown_words(about).strip()}".encode())
