"""The vault as it stands: which files lie where, which of them are ours, and what they hold (as hashes)."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from vaultgen.errors import VaultError
from vaultgen.model import Finding

# Files that are generated and so read; of any other (a PDF of 100 MB) only the name counts.
_READ_ENDINGS = (".md", ".base", ".canvas")
_ID = re.compile(rb"""^(?:vaultgen-id|"vaultgen-id"|'vaultgen-id')[ \t]*:[ \t]*(.*?)[ \t]*\r?$""", re.MULTILINE)
_TYPE = re.compile(rb"""^(?:type|"type"|'type')[ \t]*:[ \t]*(.*?)[ \t]*\r?$""", re.MULTILINE)
_FENCE = re.compile(rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n")
_FENCE_END = re.compile(rb"^---[ \t]*\r?$", re.MULTILINE)


class VaultFile(NamedTuple):
    """A file of the vault: its path (from the root, with `/`), the hash of its bytes ("" where they do not matter),
    and its `vaultgen-id` ("" where it has none). `given_type` is its type where that is not the one in its id: the
    user has retyped it."""

    path: str
    digest: str = ""
    id: str = ""
    given_type: str = ""


_UNKNOWN: tuple[int, int, VaultFile | None] = (0, 0, None)


@dataclass(frozen=True, slots=True)
class Scan:
    """All files of the vault by path, hidden ones left out; `seed_notes` are the names of Markdown seeds."""

    files: Mapping[str, VaultFile]
    seed_notes: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()
    by_id: Mapping[str, tuple[VaultFile, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_id: dict[str, tuple[VaultFile, ...]] = {}
        for path in sorted(self.files):
            file = self.files[path]
            if file.id:
                by_id[file.id] = (*by_id.get(file.id, ()), file)
        object.__setattr__(self, "by_id", by_id)


def digest(data: bytes) -> str:
    """The hash by which two texts are told apart."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def path_key(path: str) -> str:
    """The form under which two paths are one file on systems that ignore case or Unicode form."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def note_name(path: str) -> str:
    """The name by which links call a file: the last part, without `.md`."""
    return path.rpartition("/")[2].removesuffix(".md")


def scan_vault(root: Path, seeds: str, known: Mapping[str, tuple[int, int, VaultFile]] | None = None) -> Scan:
    """Look at every file of the vault but the hidden ones and the seeds (of which only the names of notes matter).

    What is `known` of a file by its path counts while it has that size and time of change (nanoseconds since 1970).

    Links to folders are not followed: vaultgen writes to real folders alone. Raises VaultError where a note cannot be
    read, since a note that cannot be read cannot be kept safe.
    """
    files: dict[str, VaultFile] = {}
    seed_notes: set[str] = set()
    known = known or {}
    seeds = seeds.rstrip("/") + "/"
    for path, entry in _walk(root, ""):
        if path.startswith(seeds):
            if path.endswith(".md"):
                seed_notes.add(path)
        else:
            size, changed, file = known.get(path, _UNKNOWN)
            if file and not entry.is_symlink() and _has(entry, size, changed):
                files[path] = file
            else:
                files[path] = _look_at(root, path)
    return Scan(files, frozenset(seed_notes))


def _has(entry: os.DirEntry[str], size: int, changed: int) -> bool:
    status = entry.stat(follow_symlinks=False)
    return status.st_size == size and status.st_mtime_ns == changed


def _walk(folder: Path, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The paths of the files below `folder`, hidden ones left out."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=attrgetter("name"))
    except OSError as error:
        remedy = "make the folder readable"
        raise VaultError(f"cannot be listed ({error.strerror})", path=folder, remedy=remedy) from error
    for entry in entries:
        name = entry.name
        if name[0] == ".":
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), f"{prefix}{name}/")
        else:
            yield prefix + name, entry


def _look_at(root: Path, path: str) -> VaultFile:
    """A file of the vault, read if it may be a generated one. What a link leads to is not ours, whatever it holds."""
    full = root / path
    if not path.endswith(_READ_ENDINGS) or full.is_symlink():
        return VaultFile(path)
    try:
        data = full.read_bytes()
    except OSError as error:
        remedy = "make the note readable, or move it out of the vault"
        raise VaultError(f"cannot be read ({error.strerror})", path=full, remedy=remedy) from error
    return file_holding(path, data)


def file_holding(path: str, data: bytes) -> VaultFile:
    """What there is to know of a file with these bytes."""
    found = note_id(data)
    return VaultFile(path, digest(data), found, _given_type(data, found) if "/" in found else "")


def note_id(data: bytes) -> str:
    """The `vaultgen-id` in a note's frontmatter, whatever quotes an editor gave it; "" where there is none."""
    return _property(data, _ID)


def _given_type(data: bytes, note: str) -> str:
    """The type in a note's frontmatter where it differs from that in the note's id."""
    stated = _property(data, _TYPE)
    return stated if stated != note.partition("/")[0] else ""


def _property(data: bytes, pattern: re.Pattern[bytes]) -> str:
    begin = _FENCE.match(data)
    if not begin:
        return ""
    end = _FENCE_END.search(data, begin.end())
    found = pattern.search(data, begin.end(), end.start()) if end else None
    return found[1].strip(b"\"'").decode("utf-8", "replace") if found else ""
