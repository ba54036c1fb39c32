"""The words that follow a family's name in the names of models. Those of one family only stand in the lexicon."""

from __future__ import annotations

from vaultgen.text.word_tables import word_tables

_TABLES = word_tables("vaultgen.identity", "model_words.txt")

VARIANTS = _TABLES["variants"]
SPACED_VARIANTS = _TABLES["spaced variants"]
TUNINGS = _TABLES["tunings"]
DROPPED = _TABLES["dropped"]
MAKERS = _TABLES["makers"]

SAME_TUNING: dict[str, str] = {"it": "instruct", "instructed": "instruct", "instruction": "instruct"}
