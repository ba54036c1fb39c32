"""A place in a note where the user and the seeds say different things."""

from __future__ import annotations

from dataclasses import dataclass

# The `path` of a conflict that is the whole note's.
WHOLE_NOTE = "note"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place that both the user and the seeds have changed; the user's version stands in the note.

    `path` says where: `property published`, or the headings above a block and its first words; `WHOLE_NOTE` is all of
    it. The other three are the texts of the place ("" where it is not there): as the user has it, as it would be
    generated now, as it was generated last. `footnotes` are the definitions that `new` refers to and the note does not
    have.
    """

    path: str
    mine: str
    new: str
    base: str
    footnotes: str = ""
