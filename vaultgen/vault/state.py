"""What the last build left behind: one SQLite file under `.vaultgen/`, safe to delete.

A row says of a note where it was put, the hash of the text that was generated, and whether the user has deleted it
since. The texts themselves are kept (packed, by hash): what a person changed shows only against what was generated.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from vaultgen.errors import VaultError
from vaultgen.model import Finding

STATE_FOLDER = ".vaultgen"
_STATE_FILE = "state.sqlite"
_SCHEMA_VERSION = 1
_SCHEMA = """
CREATE TABLE notes (key TEXT PRIMARY KEY, path TEXT NOT NULL, digest TEXT NOT NULL, deleted INTEGER NOT NULL);
CREATE TABLE texts (digest TEXT PRIMARY KEY, packed BLOB NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class NoteState:
    """What is known of one generated file since the last build.

    `key` is the note's id, or `path:` and the path for files without one. `digest` is that of the text that was
    generated last and reached the disk: what a person's edits are told from.
    """

    key: str
    path: str
    digest: str
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """The rows by key. `is_complete` is false where the build before did not come to its end: then a note that is
    not there was not deleted by the user."""

    rows: Mapping[str, NoteState] = field(default_factory=dict)
    is_complete: bool = True
    findings: tuple[Finding, ...] = ()


def load_state(root: Path) -> State:
    """The state of the last build; an empty one where there is none, or none that can be read."""
    file = root / STATE_FOLDER / _STATE_FILE
    if not file.is_file():
        return State()
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if abs(version) != _SCHEMA_VERSION:
                return State(findings=(_lost(f"was written by another version of vaultgen ({version})"),))
            rows = connection.execute("SELECT key, path, digest, deleted FROM notes").fetchall()
    except sqlite3.DatabaseError as error:
        return State(findings=(_lost(f"cannot be read ({error})"),))
    notes = {key: NoteState(key, path, digest, bool(deleted)) for key, path, digest, deleted in rows}
    return State(notes, is_complete=version > 0)


def _lost(what: str) -> Finding:
    """The finding for a state that is of no use: the build goes on without it."""
    remedy = "nothing is lost: notes that differ from what would be generated are kept as edited"
    return Finding(f"{STATE_FOLDER}/{_STATE_FILE}", 0, f"{what}; the build went on without it", remedy)


def last_text(root: Path, digest: str) -> str | None:
    """The text that was generated last, by its hash; None where the state does not have it."""
    file = root / STATE_FOLDER / _STATE_FILE
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            found = connection.execute("SELECT packed FROM texts WHERE digest = ?", (digest,)).fetchone()
    except sqlite3.DatabaseError:
        return None
    return zlib.decompress(found[0]).decode("utf-8") if found else None


def mark_unfinished(root: Path) -> None:
    """Note that a build has begun to write, so that one that dies half-way is known for what it is."""
    with closing(_open(root)) as connection, connection:
        connection.execute(f"PRAGMA user_version = {-_SCHEMA_VERSION}")


def save_state(root: Path, rows: Mapping[str, NoteState], texts: Mapping[str, str]) -> None:
    """Put `rows` in the place of the rows there are; `texts` are those of hashes that may be new. Raises VaultError."""
    with closing(_open(root)) as connection, connection:
        connection.execute("DELETE FROM notes")
        values = ((r.key, r.path, r.digest, int(r.deleted)) for _, r in sorted(rows.items()))
        connection.executemany("INSERT INTO notes VALUES (?, ?, ?, ?)", values)
        connection.executemany("INSERT OR IGNORE INTO texts VALUES (?, ?)", _packed(connection, texts))
        connection.execute("DELETE FROM texts WHERE digest NOT IN (SELECT digest FROM notes)")
        connection.execute(f"PRAGMA user_version = {_SCHEMA_VERSION}")


def _packed(connection: sqlite3.Connection, texts: Mapping[str, str]) -> Iterable[tuple[str, bytes]]:
    """The texts that the state does not have yet, packed."""
    known = {row[0] for row in connection.execute("SELECT digest FROM texts")}
    return [(d, zlib.compress(t.encode("utf-8"))) for d, t in sorted(texts.items()) if d not in known]


def _open(root: Path) -> sqlite3.Connection:
    """The state's file, made anew where there is none or none that can be read."""
    file = root / STATE_FOLDER / _STATE_FILE
    try:
        file.parent.mkdir(exist_ok=True)
        try:
            return _connect(file)
        except sqlite3.DatabaseError:
            file.unlink(missing_ok=True)
            return _connect(file)
    except (OSError, sqlite3.DatabaseError) as error:
        remedy = "check permissions and free space"
        raise VaultError(f"the state cannot be written ({error})", path=file, remedy=remedy) from error


def _connect(file: Path) -> sqlite3.Connection:
    """An open state of the present schema. Raises sqlite3.DatabaseError for a file that is none."""
    connection = sqlite3.connect(file)
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = FULL")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if abs(version) != _SCHEMA_VERSION:
            connection.executescript("DROP TABLE IF EXISTS notes; DROP TABLE IF EXISTS texts;" + _SCHEMA)
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection
