"""Whether anything has changed since the last build, told from a listing of the vault alone.

A build that finds nothing to do is the most frequent one. It may import neither the stages nor what they need: this
file gets by with the standard library, and answers with what the last build left to be said.

What a build depends on lies in the vault (seeds, notes, settings, templates), in its state, or in vaultgen itself. A
file that keeps path, size and time of change is taken for unchanged, as git does it; with git's exception: a file that
changed less than two seconds before the build looked may have changed once more within the clock's tick, so of such a
file the content counts ("Racy Git", Documentation/technical/racy-git.txt of the git sources).
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

CACHE_FILE = ".vaultgen/cache.sqlite"
_STATE_FILE = ".vaultgen/state.sqlite"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS last_build (
    code TEXT NOT NULL, state TEXT NOT NULL, seeds TEXT NOT NULL, present TEXT NOT NULL, report TEXT NOT NULL,
    listing BLOB NOT NULL, digests BLOB NOT NULL
)
"""
# What every build reads, and what only those read that find a file touched or build anew.
_LEAST = "SELECT code, state, seeds, present, report, listing FROM last_build"
_DIGESTS = "SELECT digests FROM last_build"
_ALL = "SELECT code, listing, digests FROM last_build"
# Nanoseconds before a look at a file in which a change may have kept its time.
_TICK = 2_000_000_000
# So many files are worth a write that saves reading them next time.
_WORTH_NOTING = 500
_UNSURE = "0"
_PARTS_OF_A_NOTE = 4
_PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a completed build has seen and left. `digests` are of the files whose content counts, by path ("" where it
    is not known); the content of all others does not. `ids` gives the id and the given type (`scan.VaultFile`) of the
    notes among them. `present` are hidden files that have to be there. `begun` is
    when the build began to look (nanoseconds since 1970). `report` is what to say while nothing changes."""

    seeds: str
    digests: Mapping[str, str]
    present: Sequence[str]
    begun: int
    report: str
    ids: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def lines(self) -> Iterator[str]:
        """A line for each digest: path, digest, and of notes their id and given type. What would break it is left
        out, and read again next time."""
        for path, digest in sorted(self.digests.items()):
            parts = (path, digest, *self.ids.get(path, ()))
            yield "\0".join(parts if not any("\0" in p or "\n" in p for p in parts[2:]) else parts[:2])


class _Unclear(Exception):  # noqa: N818 - no error: a listing cannot tell, so the build has to look itself
    """A link among the seeds: what it leads to may change without a trace here."""


def unchanged_report(vault: Path) -> str | None:
    """What the last build left to be said, if nothing has changed since; None where anything may have."""
    row = _last_build(vault, _LEAST)
    if row is None:
        return None
    code, state, seeds, present, report, listing = row
    try:
        is_same = (code, state) == (code_signature(), _state_signature(vault))
        is_same = is_same and all(os.path.lexists(vault / path) for path in present.split("\n") if path)
        read = _equal_though_touched(vault, listing, _listing(vault, seeds)) if is_same else None
    except (OSError, _Unclear):
        return None
    if read is not None and read >= _WORTH_NOTING:
        _note_times(vault, seeds)
    return None if read is None else str(report)


def seen_notes(vault: Path) -> Iterator[tuple[str, int, int, str, str, str]]:
    """Path, size, time of change, digest, id and given type of each note that a build has seen, where these say it."""
    row = _last_build(vault, _ALL)
    if row is None or row[0] != code_signature():
        return
    _, listing, digests = row
    lines = (line.split(b"\0") for line in digests.split(b"\n"))
    notes = {parts[0]: parts[1:] for parts in lines if len(parts) == _PARTS_OF_A_NOTE}
    for path, (size, changed) in _by_path(listing).items():
        if changed != _UNSURE.encode() and path in notes:
            digest, note, given = (part.decode("utf-8", "replace") for part in notes[path])
            yield os.fsdecode(path), int(size), int(changed), digest, note, given


def remember(vault: Path, seen: Seen) -> None:
    """Keep what a completed build has seen. What cannot be kept is not kept: the next build looks itself."""
    file = vault / CACHE_FILE
    if unchanged_report(vault) == seen.report:
        return
    try:
        lines = [_doubted(line, seen) for line in _listing(vault, seen.seeds).split(b"\n")]
        digests = os.fsencode("\n".join(seen.lines))
        signatures = (code_signature(), _state_signature(vault))
        row = (*signatures, seen.seeds, "\n".join(seen.present), seen.report, b"\n".join(lines), digests)
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.execute("DROP TABLE IF EXISTS last_build")
            connection.execute(_SCHEMA)
            connection.execute("INSERT INTO last_build VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    except (OSError, sqlite3.Error, _Unclear, UnicodeEncodeError):
        forget(vault)


def forget(vault: Path) -> None:
    """From here on the last build says nothing about the vault."""
    file = vault / CACHE_FILE
    if not file.is_file():
        return
    try:
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.execute("DROP TABLE IF EXISTS last_build")
    except sqlite3.Error:
        file.unlink(missing_ok=True)


def _last_build(vault: Path, question: str) -> Sequence[Any] | None:
    """What the last build left, if it left anything."""
    file = vault / CACHE_FILE
    if file.is_symlink() or file.parent.is_symlink():
        return None
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            row: Sequence[Any] | None = connection.execute(question).fetchone()
    except sqlite3.Error:
        return None
    return row


def _doubted(line: bytes, seen: Seen) -> bytes:
    """A line of the listing, with a time that no file has where the file may have changed after it was read."""
    path, size, changed = line.split(b"\0")
    if int(changed) < seen.begun - _TICK:
        return line
    return b"\0".join((path, size, _UNSURE.encode()))


def _listing(vault: Path, seeds: str) -> bytes:
    """A line for each file and folder of the vault, hidden ones left out: path, size, time of change."""
    return os.fsencode("\n".join(_lines(str(vault), "", seeds.rstrip("/") + "/")))


def _lines(folder: str, prefix: str, seeds: str) -> list[str]:
    """The lines of all that a folder holds, sorted; those of a folder in it stand together."""
    lines: list[str] = []
    is_seeds = prefix.startswith(seeds)
    with os.scandir(folder) as found:
        for entry in found:
            name = entry.name
            if name[0] == ".":
                continue
            if entry.is_dir(follow_symlinks=False):
                below = _lines(entry.path, f"{prefix}{name}/", seeds)
                lines.append("\n".join((f"{prefix}{name}/\0000\0000", *below)))
                continue
            if entry.is_symlink() and (is_seeds or f"{prefix}{name}/" == seeds):
                raise _Unclear
            status = entry.stat(follow_symlinks=False)
            lines.append(f"{prefix}{name}\0{status.st_size}\0{status.st_mtime_ns}")
    lines.sort()
    return lines


def _equal_though_touched(vault: Path, before: bytes, now: bytes) -> int | None:
    """Of how many files the content was compared, if all have the content that they had; else None."""
    if before == now:
        return 0
    old, new = _by_path(before), _by_path(now)
    if old.keys() != new.keys():
        return None
    row = _last_build(vault, _DIGESTS)
    digests: bytes = row[0] if row else b""
    known = {path: digest for path, digest, *_ in (line.split(b"\0") for line in digests.split(b"\n") if line)}
    read = 0
    for path, (size, changed) in new.items():
        if old[path] == (size, changed) or path not in known:
            continue
        if old[path][0] != size or not known[path] or _digest(vault, path) != known[path].decode():
            return None
        read += 1
    return read


def _by_path(listing: bytes) -> dict[bytes, tuple[bytes, bytes]]:
    lines = (line.split(b"\0") for line in listing.split(b"\n") if line)
    return {path: (size, changed) for path, size, changed in lines}


def _digest(vault: Path, path: bytes) -> str:
    """The hash of a file's bytes, as `scan.digest` makes it; "" where it cannot be read."""
    try:
        data = (vault / os.fsdecode(path)).read_bytes()
    except OSError:
        return ""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _note_times(vault: Path, seeds: str) -> None:
    """Keep the times of files whose content was found to be the same, unless they are too fresh to be trusted."""
    seen = Seen(seeds, {}, (), time.time_ns(), "")
    try:
        lines = [_doubted(line, seen) for line in _listing(vault, seeds).split(b"\n")]
        with closing(sqlite3.connect(vault / CACHE_FILE)) as connection, connection:
            connection.execute("UPDATE last_build SET listing = ?", (b"\n".join(lines),))
    except (OSError, sqlite3.Error, _Unclear):
        return


def _state_signature(vault: Path) -> str:
    """What changes whenever the state is written. Raises OSError where there is none."""
    status = (vault / _STATE_FILE).stat()
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ino}"


def packages_signature() -> str:
    """What changes whenever a package is installed or removed: one may bring a reader of seeds."""
    folders = [Path(folder) for folder in sys.path if folder.endswith("-packages")]
    return " ".join(f"{folder} {folder.stat().st_mtime_ns}" for folder in folders if folder.is_dir())


@lru_cache(maxsize=1)  # The code that a process has loaded stays what it was.
def code_signature() -> str:
    """What changes whenever vaultgen does: the sizes and times of its files, the packages and version of Python."""
    folders = (_PACKAGE, _PACKAGE.parent / "templates")
    every = "\n".join(line for f in folders if f.is_dir() for line in _lines(str(f), "", "/")).split("\n")
    lines = (line for line in every if "__pycache__" not in line)
    whole = "\n".join((sys.version, packages_signature(), str(_PACKAGE), *lines))
    return hashlib.blake2b(os.fsencode(whole)).hexdigest()
