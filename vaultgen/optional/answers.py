"""What optional extractors have answered, by the content of the text: asked once, kept for every build to come.

The file may be deleted; what it held is asked again. What stands in it is trusted no more than an answer itself.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from vaultgen.model import NodeType
from vaultgen.optional.source import ASKED, GivenName

ANSWERS_FILE = ".vaultgen/answers.sqlite"
_SCHEMA = "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, names TEXT NOT NULL)"


class Answers:
    """The answers kept in a vault, by key."""

    def __init__(self, vault: Path) -> None:
        self._file = vault / ANSWERS_FILE
        self._new: dict[str, tuple[GivenName, ...]] = {}

    def find(self, keys: Iterable[str]) -> dict[str, tuple[GivenName, ...]]:
        """What was answered under these keys, then or just now."""
        wanted = set(keys)
        rows: dict[str, str] = {}
        if self._file.is_file():
            try:
                with closing(sqlite3.connect(f"{self._file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
                    every = connection.execute("SELECT key, names FROM answers")
                    rows = {key: names for key, names in every if key in wanted}
            except sqlite3.Error:
                rows = {}
        found = {key: names for key, text in rows.items() if (names := _unpacked(text)) is not None}
        return found | {key: names for key, names in self._new.items() if key in wanted}

    def keep(self, key: str, names: tuple[GivenName, ...]) -> None:
        """Keep an answer, on disk at once: it may have cost money, and the build may be ended at any time."""
        self._new[key] = names
        row = (key, json.dumps([[n.text, n.type.value, n.confidence] for n in names], ensure_ascii=False))
        try:
            self._write(row)
        except sqlite3.OperationalError:
            return  # A vault that cannot be written to says so elsewhere; this build has its answers.
        except sqlite3.DatabaseError:
            self._file.unlink(missing_ok=True)
            self._write(row)

    def _write(self, row: tuple[str, str]) -> None:
        self._file.parent.mkdir(exist_ok=True)
        with closing(sqlite3.connect(self._file)) as connection, connection:
            connection.execute(_SCHEMA)
            connection.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", row)


def answer_key(maker: str, text: str) -> str:
    """The key of what `maker` (model and instructions) answers about a text."""
    return hashlib.blake2b(json.dumps([maker, text]).encode(), digest_size=16).hexdigest()


def _unpacked(text: object) -> tuple[GivenName, ...] | None:
    """The names of a row; None where it is no such row."""
    try:
        rows = json.loads(str(text))
        names = tuple(GivenName(str(name), NodeType(kind), float(sure)) for name, kind, sure in rows)
    except (TypeError, ValueError):
        return None
    return names if all(n.type in ASKED and 0 <= n.confidence <= 1 for n in names) else None
