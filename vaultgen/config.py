"""The settings of a vault (`vaultgen.toml`): every setting, its default and its meaning."""

from __future__ import annotations

from dataclasses import dataclass

from vaultgen.lexicon import Entry


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set. `concept_min_papers`: a concept that no person linked and no paper introduced earns a note
    when at least so many papers name it. `lexicon` holds the user's own names."""

    seeds: str = "seeds"
    concept_min_papers: int = 2
    lexicon: tuple[Entry, ...] = ()
