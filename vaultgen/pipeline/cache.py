"""What was read and extracted from each seed, kept from build to build, so that only new seeds cost their reading.

An entry counts only for the same bytes of the seed under the same name, the same code and the same lexicon. It is
pickled, since the stages' nouns are many and small; it is unpickled in such a way that a cache from anywhere can make
nothing but these nouns: no function is called, no module imported. A cache that cannot be read is no cache.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, fields
from enum import Enum
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import vaultgen.model as nouns
from vaultgen.config import Settings
from vaultgen.model import Extraction, Reading
from vaultgen.resolve.uses import Use
from vaultgen.vault.fingerprint import CACHE_FILE, packages_signature

_SCHEMA = """
CREATE TABLE IF NOT EXISTS understood (name TEXT PRIMARY KEY, digest TEXT, maker TEXT, sum BLOB, packed BLOB)
"""
_PACKAGE = Path(__file__).parents[1]
# The code and data that readings, extractions and uses are made with.
_MAKERS = (
    "pipeline/cache.py",
    "extract",
    "grounding.py",
    "identity",
    "lexicon",
    "model",
    "read",
    "resolve/uses.py",
    "text",
)
# Settings that say nothing to the reading and extracting of one seed; a setting that is new counts until it is here.
_LATER_SETTINGS = frozenset({"concept_min_papers", "decisions", "extractors", "seed_max_megabytes", "seeds", "trust"})
_DATA_ENDINGS = frozenset({".py", ".tsv", ".txt", ".yaml"})


@dataclass(frozen=True, slots=True)
class Understood:
    """What one seed says: as it reads alone, as it reads in the light of the others, what was extracted then, and the
    uses of names in that."""

    reading: Reading
    settled: Reading
    extraction: Extraction
    uses: tuple[Use, ...]


_CLASSES: Mapping[str, type] = {c.__qualname__: c for c in vars(nouns).values() if isinstance(c, type)} | {
    c.__qualname__: c for c in (Understood, Use)
}


class SeedCache:
    """The cache of one vault, or of none (then nothing is found and nothing kept)."""

    def __init__(self, vault: Path | None, settings: Settings) -> None:
        self._file = vault / CACHE_FILE if vault else None
        self._maker = _maker(settings)
        self._found: dict[str, tuple[str, Understood]] = {}

    def load(self, digests: Mapping[str, str]) -> Mapping[str, Understood]:
        """What is known, by name, of the seeds whose bytes have these hashes."""
        if self._file is None or not self._file.is_file():
            return {}
        try:
            with closing(sqlite3.connect(f"{self._file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
                rows = connection.execute("SELECT name, digest, maker, sum, packed FROM understood").fetchall()
        except (sqlite3.Error, UnicodeError):
            return {}
        for name, digest, maker, total, packed in rows:
            if digests.get(name) == digest and maker == self._maker and _sum(packed) == total:
                found = unpacked(packed)
                if found is not None:
                    self._found[name] = (digest, found)
        return {name: found for name, (_, found) in self._found.items()}

    def save(self, understood: Iterable[Understood]) -> None:
        """Keep what these seeds say, and forget all others; what is kept already is not written again."""
        if self._file is None:
            return
        current = {u.reading.seed: u for u in understood}
        new = {name: u for name, u in current.items() if name not in self._found or self._found[name][1] is not u}
        try:
            self._file.parent.mkdir(exist_ok=True)
            with closing(sqlite3.connect(self._file)) as connection, connection:
                connection.execute(_SCHEMA)
                kept = {row[0] for row in connection.execute("SELECT name FROM understood")}
                if new or kept != current.keys():
                    gone = [(name,) for name in sorted(kept - current.keys())]
                    connection.executemany("DELETE FROM understood WHERE name = ?", gone)
                    rows = (self._row(name, new[name]) for name in sorted(new))
                    connection.executemany("INSERT OR REPLACE INTO understood VALUES (?, ?, ?, ?, ?)", rows)
        except (OSError, sqlite3.OperationalError):
            return  # A vault that cannot be written to says so elsewhere; a cache is no reason to stop.
        except sqlite3.DatabaseError:
            self._file.unlink(missing_ok=True)

    def _row(self, name: str, understood: Understood) -> tuple[str, str, str, bytes, bytes]:
        data = packed(understood)
        return name, understood.reading.digest, self._maker, _sum(data), data


class _Packer(pickle.Pickler):
    """Writes a noun as its class and the values of its fields: they take half the time to make again."""

    def reducer_override(self, obj: Any) -> Any:
        if isinstance(obj, Enum):
            return type(obj), (obj.value,)
        if type(obj) in _FIELDS:
            return type(obj), tuple(getattr(obj, name) for name in _FIELDS[type(obj)])
        if type(obj) in _MAKERS_OF_TUPLES:
            return type(obj), (tuple(obj),)
        return NotImplemented


class _Unpacker(pickle.Unpickler):
    """Knows the stages' nouns by their bare names, and nothing else in the world."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith("vaultgen.") and name in _CLASSES:
            return _MAKERS_OF_TUPLES.get(_CLASSES[name], _CLASSES[name])
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a cache")


_FIELDS: Mapping[type, tuple[str, ...]] = {
    c: tuple(c.__dataclass_fields__) for c in _CLASSES.values() if hasattr(c, "__dataclass_fields__")
}
# A named tuple's own way to make one takes a step in Python for each of a hundred thousand of them.
_MAKERS_OF_TUPLES: Mapping[type, Callable[[tuple[Any, ...]], Any]] = {
    c: partial(tuple.__new__, c) for c in _CLASSES.values() if issubclass(c, tuple)
}


def packed(understood: Understood) -> bytes:
    """What a seed says as bytes."""
    stream = io.BytesIO()
    _Packer(stream, protocol=5).dump(understood)
    return zlib.compress(stream.getvalue(), 1)


def unpacked(data: bytes) -> Understood | None:
    """What a seed says, from such bytes; None where they are anything else."""
    try:
        found = _Unpacker(io.BytesIO(zlib.decompress(data))).load()
    except Exception:  # noqa: BLE001 - bytes from anywhere fail in any way; whatever it is, there is no such entry
        return None
    return found if isinstance(found, Understood) else None


def _sum(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()


def _maker(settings: Settings) -> str:
    """What changes whenever a seed could be read or extracted in another way."""
    own = {f.name: getattr(settings, f.name) for f in fields(settings) if f.name not in _LATER_SETTINGS}
    own["lexicon"] = sorted(settings.lexicon, key=repr)
    return hashlib.blake2b(f"{_code()} {packages_signature()} {own}".encode(), digest_size=16).hexdigest()


@lru_cache(maxsize=1)
def _code() -> str:
    """The hash of the code and the data behind readings and extractions."""
    total = hashlib.blake2b(sys.version.encode())
    for name in _MAKERS:
        place = _PACKAGE / name
        files = [place] if place.is_file() else sorted(place.rglob("*"))
        for file in files:
            if file.suffix in _DATA_ENDINGS:
                total.update(file.relative_to(_PACKAGE).as_posix().encode())
                total.update(file.read_bytes())
    return total.hexdigest()
