"""Abbreviations and word parts that are no names."""

from __future__ import annotations

from vaultgen.text.word_tables import word_tables

_TABLES = word_tables("vaultgen.extract.naming", "name_words.txt")

GENERIC = _TABLES["kinds of models and tasks"] | _TABLES["metrics"] | _TABLES["things"]
LANGUAGES = _TABLES["epithets"]
PLACES = _TABLES["places"]
TRAILING = _TABLES["trailing"]
LEADING = _TABLES["leading"]
NO_PIECES = _TABLES["no pieces"]
NUMBERED = _TABLES["numbered"]
COMMON_ENGLISH = _TABLES["common english"]
