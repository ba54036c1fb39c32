"""Files with a record on each line, such as arXiv's metadata snapshot of 4 GB: read as a stream, as far as needed."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
_CHUNK = 1 << 20
_LONGEST_RECORD = 1 << 20  # bytes of the first line
STREAMED_FROM = 20_000_000
"""Bytes from which a file is worth reading in part."""


def first_records(path: Path, size: int, most_bytes: int, most_records: int) -> tuple[bytes, str] | None:
    """The first records of a large or packed file of JSON lines, a few more than `most_records` at most, and why these
    are not all that there should be: `most_bytes` are too few, or the packed data is broken (else empty). None for any
    other file.

    Raises OSError where the file cannot be read.
    """
    with path.open("rb") as file:
        magic = file.read(4)
    is_packed = magic.startswith((_GZIP, _ZSTD))
    if size < STREAMED_FROM and not is_packed:
        return None
    found = bytearray()
    lines = 0
    is_known = False
    fault = ""
    try:
        for chunk in _chunks(path, magic):
            found += chunk
            lines += chunk.count(b"\n")
            if not is_known and (b"\n" in found or len(found) > _LONGEST_RECORD):
                if not _is_record(bytes(found[: found.find(b"\n")])):
                    return None
                is_known = True
            if lines > most_records or len(found) > most_bytes:
                break
    except (EOFError, ValueError, zlib.error, gzip.BadGzipFile) as error:
        fault = f"the packed data is broken ({error}); what stands before the fault is read"
    if not is_known:
        return None
    if len(found) > most_bytes:
        del found[found.rfind(b"\n", 0, most_bytes) + 1 :]
        if found.count(b"\n") <= most_records:
            fault = f"has more than {most_bytes // 1_000_000} MB; only that much is read"
    return bytes(found), fault


def _is_record(line: bytes) -> bool:
    """Whether a line is an object of its own that states an id or a title."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and bool({"id", "title", "paperId", "DOI"} & record.keys())


def _chunks(path: Path, magic: bytes) -> Iterator[bytes]:
    with path.open("rb") as file:
        if magic.startswith(_GZIP):
            with gzip.GzipFile(fileobj=file) as unpacked:
                yield from _pieces(unpacked.read)
        elif magic.startswith(_ZSTD):
            yield from _zstd_chunks(file)
        else:
            yield from _pieces(file.read)


def _pieces(read: Callable[[int], bytes]) -> Iterator[bytes]:
    while chunk := read(_CHUNK):
        yield chunk


def _zstd_chunks(file: IO[bytes]) -> Iterator[bytes]:
    import zstandard  # noqa: PLC0415 - few seeds need it

    try:
        unpacker = zstandard.ZstdDecompressor(max_window_size=1 << 27)
        with unpacker.stream_reader(file, read_across_frames=True) as reader:
            while chunk := reader.read(_CHUNK):
                yield chunk
    except zstandard.ZstdError as error:
        raise ValueError(str(error)) from error
