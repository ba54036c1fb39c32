"""What is known beforehand about the field, as data: names with their types, never facts about them."""

from __future__ import annotations

from vaultgen.lexicon.entry import Entry, Lexicon
from vaultgen.lexicon.load import load_lexicon
from vaultgen.lexicon.parse import LexiconError, parse_entries

__all__ = ["Entry", "Lexicon", "LexiconError", "load_lexicon", "parse_entries"]
