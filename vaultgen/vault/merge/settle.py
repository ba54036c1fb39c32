"""Settling a conflict in favour of the new text."""

from __future__ import annotations

from vaultgen.vault.merge.lines import line_end
from vaultgen.vault.merge.result import Conflict


def take_new(mine: str, conflict: Conflict) -> str | None:
    """The user's note with the new version in the place of theirs; None where the place is not what it was when the
    conflict was found, since then nobody has seen what would go."""
    at = mine.find(conflict.mine)
    while at > 0 and mine[at - 1] not in "\r\n":
        at = mine.find(conflict.mine, at + 1)
    if at < 0 or not conflict.mine:
        return None
    end = line_end(mine)
    rest = mine[at + len(conflict.mine) :]
    text = conflict.new
    if rest and text and not text.endswith(("\n", "\r")):
        text += end
    settled = mine[:at] + text + rest
    if conflict.footnotes and not settled.endswith(("\n", "\r")):
        settled += end
    return settled + conflict.footnotes
