"""What the notes say: the result of `render`. What there is of each note is a named tuple, as in `extraction`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class GeneratedNote(NamedTuple):
    """A rendered file of the vault. `path` is relative to the vault, with `/`; `id` is empty for files that show no
    single entity (the home note).

    `asked` are the marks of what its text was written from. Of a note that need not be written again there is the
    `digest` of its text, and the text itself only where it does not lie in the vault as it is (`WrittenNote`).
    """

    path: str
    id: str
    text: str
    digest: str = ""
    asked: bytes = b""


class WrittenNote(NamedTuple):
    """A note as an earlier build wrote it: where it lies, the hash of its text, and the marks of what it was written
    from. `text` is empty where just that lies at `path`."""

    path: str
    digest: str
    asked: bytes
    text: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """What an earlier build wrote: hashes of all the answers that notes could have asked for, by the mark of the
    question, and the notes by id."""

    answers: Mapping[int, int] = field(default_factory=dict)
    notes: Mapping[str, WrittenNote] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rendered:
    """The notes of a vault, sorted by path, and the answers that they were written from (as `Written` has them)."""

    notes: tuple[GeneratedNote, ...]
    answers: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class VaultNames:
    """What the vault as it stands says about names, for `render`.

    `held`: the path, by note id, of every note that the user moved, renamed or edited: it keeps that path, and links
    use the name that it has now. `taken`: names (casefold of NFC, without `.md`) of notes that vaultgen did not make:
    a generated note of that name is qualified. `hidden`: ids of the notes that the user deleted: they are not rendered
    and links to them are plain text. `former`: the name, by note id, that a note of `held` had before the user renamed
    it: what links to it show.
    """

    held: Mapping[str, str] = field(default_factory=dict)
    taken: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    former: Mapping[str, str] = field(default_factory=dict)
