"""What the last build left behind: one SQLite file under `.vaultgen/`, safe to delete.

A row says of a note where it was put, the hash of the text that was generated, and whether the user has deleted it
since. The texts themselves are kept (packed, by hash): what a person changed shows only against what was generated.
The journal says what the last build that wrote anything has replaced: it is written before the first note is, so that
a build that dies is completed and one that ended can be undone.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import NamedTuple, overload

from vaultgen.errors import VaultError
from vaultgen.model import Finding
from vaultgen.vault.conflict import Conflict

STATE_FOLDER = ".vaultgen"
_STATE_FILE = "state.sqlite"
_SCHEMA_VERSION = 2
_TABLES: Mapping[str, str] = {
    "notes": "key TEXT PRIMARY KEY, path TEXT NOT NULL, digest TEXT NOT NULL, deleted INTEGER NOT NULL, seen TEXT",
    "journal": "path TEXT, digest TEXT, old_path TEXT, old_digest TEXT, key TEXT, before TEXT, after TEXT",
    "conflicts": "key TEXT, place TEXT, mine TEXT, new TEXT, base TEXT, footnotes TEXT",
    "settled": "mark TEXT PRIMARY KEY",
    "texts": "digest TEXT PRIMARY KEY, packed BLOB NOT NULL",
}
_EMPTIED = ("DELETE FROM journal", "DELETE FROM conflicts", "DELETE FROM settled")


class NoteState(NamedTuple):
    """What is known of one generated file since the last build.

    `key` is the note's id, or `path:` and the path for files without one. `path` is where vaultgen put it, `seen`
    where it lay when the last build ended. `digest` is that of the text that was generated last: what a person's
    edits are told from.
    """

    key: str
    path: str
    digest: str
    deleted: bool = False
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What a build does to one file: it lay at `old_path` with the hash `old_digest` (both "" where there was none)
    and lies at `path` with the hash `digest` afterwards (both "" where it is removed). `before` and `after` are the
    rows of its note."""

    path: str
    digest: str
    old_path: str
    old_digest: str
    key: str
    before: NoteState | None
    after: NoteState | None


@dataclass(frozen=True, slots=True)
class Journal(Sequence[Change]):
    """The changes in a state's rows, made from them when they are asked for: only a build that completes another and
    one that is undone ask."""

    rows: tuple[tuple[str, str, str, str, str, str | None, str | None], ...]

    @overload
    def __getitem__(self, index: int) -> Change: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Change]: ...
    def __getitem__(self, index: int | slice) -> Change | Sequence[Change]:
        if isinstance(index, slice):
            return Journal(self.rows[index])
        path, digest, old_path, old_digest, key, before, after = self.rows[index]
        return Change(path, digest, old_path, old_digest, key, _as_row(before), _as_row(after))

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class State:
    """The rows by key, the conflicts that wait by key, the marks of those that are settled, and what the last build
    replaced. `is_complete` is false where that build did not come to its end. Then, once the vault has been looked at
    (`recovered`), `unfinished` are the keys of what it did not get to: a note of these that is not there was not
    deleted by the user; and `leftovers` are files, with their hashes, that it had no time to remove."""

    rows: Mapping[str, NoteState] = field(default_factory=dict)
    conflicts: Mapping[str, tuple[Conflict, ...]] = field(default_factory=dict)
    settled: frozenset[str] = frozenset()
    journal: Sequence[Change] = ()
    is_complete: bool = True
    unfinished: frozenset[str] = frozenset()
    leftovers: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def load_state(root: Path) -> State:
    """The state of the last build; an empty one where there is none, or none that can be read."""
    file = root / STATE_FOLDER / _STATE_FILE
    if not file.is_file():
        return State()
    try:
        with closing(_connect_to_read(file)) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if abs(version) != _SCHEMA_VERSION:
                return State(findings=(_lost(f"was written by another version of vaultgen ({version})"),))
            return _read(connection, is_complete=version > 0)
    except (sqlite3.DatabaseError, ValueError, TypeError) as error:
        if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorname != "SQLITE_ERROR":
            # It may well be sound: to go on without it would take what nobody has touched for edited.
            remedy = "check its permissions, or wait until another build has ended"
            raise VaultError(f"cannot be read ({error})", path=file, remedy=remedy) from error
        return State(findings=(_lost(f"cannot be read ({error})"),))


def _read(connection: sqlite3.Connection, *, is_complete: bool) -> State:
    """The state in an open file."""
    found = connection.execute("SELECT key, path, digest, deleted, seen FROM notes")
    rows = {key: NoteState(key, path, digest, bool(deleted), seen) for key, path, digest, deleted, seen in found}
    conflicts: dict[str, tuple[Conflict, ...]] = {}
    for key, *parts in connection.execute(
        "SELECT key, place, mine, new, base, footnotes FROM conflicts ORDER BY rowid"
    ):
        # Of a note that had no row yet when a build died nothing waits: the next build compares it anew.
        if key in rows:
            conflicts[key] = (*conflicts.get(key, ()), Conflict(*parts))
    settled = frozenset(mark for (mark,) in connection.execute("SELECT mark FROM settled"))
    journal = connection.execute(
        "SELECT path, digest, old_path, old_digest, key, before, after FROM journal ORDER BY rowid"
    )
    return State(rows, conflicts, settled, Journal(tuple(journal)), is_complete)


def _as_row(text: str | None) -> NoteState | None:
    return NoteState(**json.loads(text)) if text else None


def _as_json(row: NoteState | None) -> str | None:
    return json.dumps(row._asdict()) if row else None


def _lost(what: str) -> Finding:
    """The finding for a state that is of no use: the build goes on without it."""
    remedy = "nothing is lost: notes that differ from what would be generated are kept as edited"
    return Finding(f"{STATE_FOLDER}/{_STATE_FILE}", 0, f"{what}; the build went on without it", remedy)


def last_text(root: Path, digest: str) -> str | None:
    """A text that the state keeps, by its hash; None where it does not have it."""
    file = root / STATE_FOLDER / _STATE_FILE
    try:
        with closing(_connect_to_read(file)) as connection:
            found = connection.execute("SELECT packed FROM texts WHERE digest = ?", (digest,)).fetchone()
            return zlib.decompress(found[0]).decode("utf-8") if found else None
    except (sqlite3.DatabaseError, zlib.error):
        return None


def begin_writing(root: Path, state: State, texts: Mapping[str, str]) -> None:
    """Record what a build is about to do (`state.journal`), so that one that dies half-way is known for what it is and
    the next completes it. `state` has the rows as they were, `texts` are those of hashes that may be new."""
    _save(root, state, texts, -_SCHEMA_VERSION)


def save_state(root: Path, state: State, texts: Mapping[str, str]) -> None:
    """Put `state` in the place of the one there is; `texts` are those of hashes that may be new. Raises VaultError."""
    _save(root, state, texts, _SCHEMA_VERSION)


def _save(root: Path, state: State, texts: Mapping[str, str], version: int) -> None:
    file = root / STATE_FOLDER / _STATE_FILE
    with closing(_open(root)) as connection:
        try:
            with connection:
                for emptied in _EMPTIED:
                    connection.execute(emptied)
                _save_rows(connection, state.rows)
                journal = ((*_place(c), _as_json(c.before), _as_json(c.after)) for c in state.journal)
                connection.executemany("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?)", journal)
                waiting = ((key, *astuple(c)) for key, found in sorted(state.conflicts.items()) for c in found)
                connection.executemany("INSERT INTO conflicts VALUES (?, ?, ?, ?, ?, ?)", waiting)
                connection.executemany("INSERT INTO settled VALUES (?)", ((m,) for m in sorted(state.settled)))
                connection.executemany("INSERT OR IGNORE INTO texts VALUES (?, ?)", _packed(connection, texts))
                if version > 0:
                    gone = {d for (d,) in connection.execute("SELECT digest FROM texts")} - _needed(state)
                    connection.executemany("DELETE FROM texts WHERE digest = ?", ((d,) for d in sorted(gone)))
                connection.execute(f"PRAGMA user_version = {version}")
        except sqlite3.DatabaseError as error:
            raise _unwritable(file, error) from error


def _save_rows(connection: sqlite3.Connection, rows: Mapping[str, NoteState]) -> None:
    """Bring the rows of notes up to date: those that are so already are not written."""
    before = set(connection.execute("SELECT key, path, digest, deleted, seen FROM notes"))
    after = {tuple(row) for row in rows.values()}
    connection.executemany("DELETE FROM notes WHERE key = ?", ((row[0],) for row in sorted(before - after)))
    connection.executemany("INSERT INTO notes VALUES (?, ?, ?, ?, ?)", sorted(after - before))


def _needed(state: State) -> set[str]:
    """The hashes of the texts that a later build or undoing this one may ask for."""
    needed = {row.digest for row in state.rows.values()}
    for change in state.journal:
        needed |= {change.digest, change.old_digest}
        needed |= {row.digest for row in (change.before, change.after) if row}
    return needed


def _place(change: Change) -> tuple[str, str, str, str, str]:
    return change.path, change.digest, change.old_path, change.old_digest, change.key


def _packed(connection: sqlite3.Connection, texts: Mapping[str, str]) -> Iterable[tuple[str, bytes]]:
    """The texts that the state does not have yet, packed."""
    known = {row[0] for row in connection.execute("SELECT digest FROM texts")}
    return [(d, zlib.compress(t.encode("utf-8"))) for d, t in sorted(texts.items()) if d not in known]


def _open(root: Path) -> sqlite3.Connection:
    """The state's file, made anew where there is none or none that can be read."""
    file = root / STATE_FOLDER / _STATE_FILE
    if file.parent.is_symlink() or file.is_symlink():
        remedy = "put a real folder in its place, or delete the link"
        raise VaultError("leads out of the vault; nothing was written", path=file.parent, remedy=remedy)
    try:
        file.parent.mkdir(exist_ok=True)
        try:
            return _connect(file)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            file.unlink(missing_ok=True)
            return _connect(file)
    except (OSError, sqlite3.DatabaseError) as error:
        raise _unwritable(file, error) from error


def _unwritable(file: Path, error: Exception) -> VaultError:
    return VaultError(f"the state cannot be written ({error})", path=file, remedy="check permissions and free space")


def _connect_to_read(file: Path) -> sqlite3.Connection:
    # What a killed build left half-written is rolled back by the first to open the file, for which it must write.
    mode = "rw" if file.with_name(f"{file.name}-journal").exists() else "ro"
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode={mode}", uri=True)


def _connect(file: Path) -> sqlite3.Connection:
    """An open state of the present schema. Raises sqlite3.DatabaseError for a file that is none."""
    connection = sqlite3.connect(file)
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = FULL")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if abs(version) != _SCHEMA_VERSION:
            drops = "".join(f"DROP TABLE IF EXISTS {name};" for name in _TABLES)
            connection.executescript(drops + "".join(f"CREATE TABLE {n} ({rows});" for n, rows in _TABLES.items()))
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection
