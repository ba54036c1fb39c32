"""Seeds packed with gzip or zstd, unpacked within bounds."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator

from vaultgen.model import Finding, Severity

MOST_BYTES = 1 << 29
"""Bytes of an unpacked seed that are read: half a gigabyte."""

_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
_CHUNK = 1 << 20


def unpacked(seed: str, data: bytes, most: int = MOST_BYTES) -> tuple[bytes, tuple[Finding, ...]]:
    """The bytes within gzip or zstd, at most so many, cut at a line's end; other data as it is. Never raises."""
    if data.startswith(_GZIP):
        chunks = _gunzipped(data)
    elif data.startswith(_ZSTD):
        chunks = _zstd_chunks(data)
    else:
        return data, ()
    found = bytearray()
    try:
        for chunk in chunks:
            found += chunk
            if len(found) > most:
                whole = found[: found.rfind(b"\n", 0, most) + 1 or most]
                message = f"unpacked, the seed is larger than {most >> 20:,} MB; only that much is read"
                remedy = "take out what you need: each line of such a file is a record"
                return bytes(whole), (Finding(seed, 0, message, remedy, Severity.ERROR),)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        message = f"the packed data is broken ({error}); what stands before the fault is read"
        return bytes(found), (Finding(seed, 0, message, "download or pack it again", Severity.ERROR),)
    return bytes(found), ()


def _gunzipped(data: bytes) -> Iterator[bytes]:
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _zstd_chunks(data: bytes) -> Iterator[bytes]:
    import zstandard

    try:
        with zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(
            io.BytesIO(data), read_across_frames=True
        ) as reader:
            while chunk := reader.read(_CHUNK):
                yield chunk
    except zstandard.ZstdError as error:
        raise ValueError(str(error)) from error
