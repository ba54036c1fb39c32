"""What each note was written from, kept from build to build: only notes that ask for something that has changed are
written again. The texts themselves are in the state; a note counts only while that has the text that was written.
"""

from __future__ import annotations

import hashlib
import sqlite3
from array import array
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from vaultgen.model import GeneratedNote, Rendered, Written, WrittenNote
from vaultgen.vault.fingerprint import CACHE_FILE, code_signature
from vaultgen.vault.names import NoteTexts, file_of
from vaultgen.vault.scan import Scan, digest
from vaultgen.vault.state import State

_SCHEMA = """
CREATE TABLE IF NOT EXISTS written (id TEXT PRIMARY KEY, digest TEXT, asked BLOB);
CREATE TABLE IF NOT EXISTS answers (maker TEXT, marks BLOB, hashes BLOB, sum BLOB)
"""


class NoteCache:
    """The cache of one vault. `templates` is the folder of the user's own, if there is one."""

    def __init__(self, vault: Path, templates: Path | None) -> None:
        self._file = vault / CACHE_FILE
        self._maker = _maker(templates)
        self._kept: dict[str, tuple[str, bytes]] = {}
        self._sum = b""
        self._rendered: Rendered | None = None

    def load(self, scan: Scan, state: State, texts: NoteTexts) -> Written:
        """What was written before, as far as the vault or its state still has the texts."""
        try:
            with closing(sqlite3.connect(f"{self._file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
                row = connection.execute("SELECT maker, marks, hashes, sum FROM answers").fetchone()
                kept = connection.execute("SELECT id, digest, asked FROM written").fetchall() if row else []
        except (sqlite3.Error, UnicodeError):
            return Written()
        if not row or row[0] != self._maker or _sum(row[1], row[2]) != row[3]:
            return Written()
        self._kept, self._sum = {node: (hashed, asked) for node, hashed, asked in kept}, row[3]
        notes = {node: found for node in self._kept if (found := self._note(node, scan, state, texts))}
        return Written(_unpacked(row[1], row[2]), notes)

    def _note(self, node: str, scan: Scan, state: State, texts: NoteTexts) -> WrittenNote | None:
        hashed, asked = self._kept[node]
        row, file = state.rows.get(node), file_of(node, "", scan, state)
        if row is None or file is None or row.digest != hashed:
            return None
        text = "" if file.digest == hashed else texts.last(hashed)
        return None if text is None else WrittenNote(file.path, hashed, asked, text)

    def remember(self, rendered: Rendered) -> None:
        """Note what has been rendered, to be kept if the build comes to its end."""
        self._rendered = rendered

    def save(self) -> None:
        """Keep what was rendered last; what is kept already is not written again."""
        if self._rendered is None:
            return
        now = {n.id: (_digest(n), n.asked) for n in self._rendered.notes if n.id}
        marks, hashes = _packed(self._rendered.answers)
        total = _sum(marks, hashes)
        if now == self._kept and total == self._sum:
            return
        try:
            with closing(sqlite3.connect(self._file)) as connection, connection:
                for statement in _SCHEMA.split(";"):
                    connection.execute(statement)
                connection.execute("BEGIN IMMEDIATE")
                if connection.execute("SELECT sum FROM answers").fetchone() != (self._sum,):
                    # Another build has written since we looked: its notes answer to its own answers.
                    self._kept = {}
                    connection.execute("DELETE FROM written")
                gone = [(node,) for node in sorted(self._kept.keys() - now.keys())]
                connection.executemany("DELETE FROM written WHERE id = ?", gone)
                new = ((node, *row) for node, row in sorted(now.items()) if self._kept.get(node) != row)
                connection.executemany("INSERT OR REPLACE INTO written VALUES (?, ?, ?)", new)
                connection.execute("DELETE FROM answers")
                connection.execute("INSERT INTO answers VALUES (?, ?, ?, ?)", (self._maker, marks, hashes, total))
        except (OSError, sqlite3.OperationalError):
            return  # A vault that cannot be written to says so elsewhere; a cache is no reason to stop.
        except sqlite3.DatabaseError:
            self._file.unlink(missing_ok=True)


def _digest(note: GeneratedNote) -> str:
    return note.digest or digest(note.text.encode("utf-8"))


def _packed(answers: Mapping[int, int]) -> tuple[bytes, bytes]:
    return array("I", answers.keys()).tobytes(), array("Q", answers.values()).tobytes()


def _unpacked(marks: bytes, hashes: bytes) -> dict[int, int]:
    return dict(zip(array("I", marks), array("Q", hashes), strict=True))


def _sum(marks: bytes, hashes: bytes) -> bytes:
    return hashlib.blake2b(marks + hashes, digest_size=16).digest()


def _maker(templates: Path | None) -> str:
    """What changes whenever a note could be written in another way: vaultgen itself, the user's templates."""
    total = hashlib.blake2b(code_signature().encode())
    files = sorted(f for f in templates.rglob("*") if f.is_file()) if templates else []
    for file in files:
        data = file.read_bytes()
        total.update(f"{file.relative_to(templates or file)}\0{len(data)}\0".encode("utf-8", "surrogatepass") + data)
    return total.hexdigest()
