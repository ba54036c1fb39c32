"""The texts of notes, from the vault and from the state, read when they are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vaultgen.vault.state import last_text


@dataclass(frozen=True, slots=True)
class VaultTexts:
    """The texts of one vault. What a link leads to is not the vault's."""

    root: Path

    def on_disk(self, path: str) -> str | None:
        """What a file of the vault holds; None where it is no text in UTF-8, or is no more."""
        file = self.root / path
        try:
            return None if file.is_symlink() else file.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def last(self, digest: str) -> str | None:
        """A text that was generated before, by its hash; None where the state does not have it."""
        return last_text(self.root, digest)
