"""Seeds in archives: the files of a ZIP as if they lay in a folder of its name, and what gzip has packed.

Nothing is ever unpacked to the disk, so a member's path can lead nowhere; and no more bytes come out of an archive
than its directory has announced and the limits allow ("zip bombs").
"""

from __future__ import annotations

import stat
import struct
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zipfile import ZipInfo

MOST_MEMBERS = 10_000
"""Files of one archive that are read."""
MOST_BYTES = 1_000_000_000
"""Bytes that all members of one archive may unpack to."""
MOST_RATIO = 200
"""Times that a member may grow when it is unpacked: text grows three to thirty times."""

_RATIO_FROM = 1_000_000  # bytes: what is smaller does no harm, however well it was packed
_END_OF_DIRECTORY = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST_COMMENT = 65_535
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_ENCRYPTED = 0x1
_STORED, _DEFLATED = 0, 8  # the ways of packing that every ZIP program knows
_GZIP = b"\x1f\x8b"
_HIDDEN_FOLDERS = frozenset({"__MACOSX"})
_ARCHIVES = (".zip", ".gz", ".tar", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".zst")


class ArchiveError(Exception):
    """Why an archive or a member of it is not read; the text is for the user."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a ZIP: its path in there, where its data begins with a header, and what the directory says of it."""

    name: str
    offset: int
    packed: int
    size: int
    method: int
    checksum: int


def is_archive(path: Path) -> bool:
    """Whether a file is named as a ZIP."""
    return path.suffix.lower() == ".zip"


def members(path: Path) -> Iterator[Member | tuple[str, str]]:
    """The files of a ZIP, sorted by their paths; for one that is left out, its path and the reason.

    Raises ArchiveError for what is no ZIP or has too many files.
    """
    import zipfile  # noqa: PLC0415 - most builds meet no archive, and the module costs more than listing the seeds

    try:
        if _announced(path) > MOST_MEMBERS:
            raise ArchiveError(f"holds more than {MOST_MEMBERS:,} files")
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, struct.error) as error:
        raise ArchiveError(f"is no ZIP archive that can be opened ({error})") from error
    total = 0
    seen: set[str] = set()
    for entry in sorted(entries, key=lambda e: (e.filename, e.header_offset)):
        name = _shown(unicodedata.normalize("NFC", entry.filename))
        if not name:
            yield f"file at byte {entry.header_offset}", "it has no name"
            continue
        if name.endswith("/") or _is_hidden(name):
            continue
        reason = _refusal(name, entry)
        if not reason and name in seen:
            reason = "another file of the archive has the same path"
        if not reason and total + entry.file_size > MOST_BYTES:
            reason = f"the archive unpacks to more than {MOST_BYTES // 1_000_000:,} MB"
        if reason:
            yield name, reason
            continue
        seen.add(name)
        total += entry.file_size
        yield Member(name, entry.header_offset, entry.compress_size, entry.file_size, entry.compress_type, entry.CRC)


def unpacked(path: Path, member: Member) -> bytes:
    """The bytes of a member. Raises ArchiveError where they are not what the directory says, and OSError."""
    with path.open("rb") as file:
        file.seek(member.offset)
        header = file.read(_LOCAL_HEADER.size)
        if len(header) < _LOCAL_HEADER.size or not header.startswith(b"PK\x03\x04"):
            raise ArchiveError("is damaged: there is no such file in the archive")
        _, name_length, extra_length = _LOCAL_HEADER.unpack(header)
        file.seek(name_length + extra_length, 1)
        packed = file.read(member.packed)
    data = packed if member.method == _STORED else _inflated(packed, member.size, -zlib.MAX_WBITS)
    if len(data) != member.size or zlib.crc32(data) != member.checksum:
        raise ArchiveError("is damaged: its bytes are not those that the archive announces")
    return data


def gunzipped(data: bytes, most: int) -> bytes:
    """The bytes that gzip packed into `data`, or `data` itself where it did not; up to `most` and one more.

    Raises ArchiveError for a gzip file that is damaged.
    """
    if not data.startswith(_GZIP):
        return data
    parts: list[bytes] = []
    left = most + 1
    # A gzip file may be several, one behind the other.
    while data.startswith(_GZIP) and left > 0:
        unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
        try:
            part = unpacker.decompress(data, left)
        except zlib.error as error:
            raise ArchiveError(f"is damaged and cannot be unpacked ({error})") from error
        if not unpacker.eof and len(part) < left:
            raise ArchiveError("is cut off and cannot be unpacked")
        parts.append(part)
        left -= len(part)
        data = unpacker.unused_data
    return b"".join(parts)


def _announced(path: Path) -> int:
    """How many files a ZIP says that it has, without reading its directory."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT))
        tail = file.read()
    at = tail.rfind(_END_OF_DIRECTORY)
    if at < 0 or at + _END_SIZE > len(tail):
        raise ArchiveError("is no ZIP archive, or is cut off")
    count: int = struct.unpack_from("<H", tail, at + 10)[0]
    return count


def _refusal(name: str, entry: ZipInfo) -> str:
    """Why a file of an archive is left out; empty where it is not."""
    path = PurePosixPath(name)
    leads_out = path.is_absolute() or ".." in path.parts or "\\" in name or ":" in path.parts[0]
    grows = entry.file_size > _RATIO_FROM and entry.file_size > MOST_RATIO * max(1, entry.compress_size)
    reasons = (
        (leads_out, "its path leads out of the archive"),
        (stat.S_ISLNK(entry.external_attr >> 16), "it is a link"),
        (bool(entry.flag_bits & _ENCRYPTED), "it is locked with a password"),
        (entry.compress_type not in {_STORED, _DEFLATED}, "it is packed in a way that is not read"),
        (path.suffix.lower() in _ARCHIVES, "it is an archive within an archive"),
        (entry.header_offset < 0 or entry.compress_size > MOST_BYTES, "it is damaged"),
        (grows, f"it would grow more than {MOST_RATIO} times when unpacked"),
    )
    return next((reason for is_so, reason in reasons if is_so), "")


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return not parts or any(p in _HIDDEN_FOLDERS or (p.startswith(".") and not p.startswith("..")) for p in parts)


def _shown(name: str) -> str:
    """A member's path without what could break a line."""
    return "".join(c if c.isprintable() else "\ufffd" for c in name)


def _inflated(packed: bytes, size: int, window: int) -> bytes:
    try:
        return zlib.decompressobj(window).decompress(packed, size + 1)
    except zlib.error as error:
        raise ArchiveError(f"is damaged and cannot be unpacked ({error})") from error
