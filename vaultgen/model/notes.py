"""What the notes say: the result of `render`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class GeneratedNote:
    """A rendered file of the vault. `path` is relative to the vault, with `/`; `id` is empty for files that show no
    single entity (the home note)."""

    path: str
    id: str
    text: str


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
