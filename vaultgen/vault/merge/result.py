"""What a merge gives: the text, and where two sides said different things."""

from __future__ import annotations

from dataclasses import dataclass

from vaultgen.vault.conflict import Conflict

__all__ = ["Conflict", "MergedNote"]


@dataclass(frozen=True, slots=True)
class MergedNote:
    """A note that has both the user's words and what the seeds say now."""

    text: str
    conflicts: tuple[Conflict, ...] = ()
