"""Tables of words kept as text: `[name of the table]`, then its words, parted by blanks and line breaks; `#` opens a
comment line."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=8)
def word_tables(package: str, file: str) -> dict[str, frozenset[str]]:
    """The tables of a text file of a package, by name. Raises ValueError for words that stand under no name."""
    tables: dict[str, list[str]] = {}
    words: list[str] | None = None
    for line in (files(package) / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith("["):
            words = tables.setdefault(line.strip("[] "), [])
        elif words is None:
            raise ValueError(f"{file}: {line!r} stands under no [table]")
        else:
            words += line.split()
    return {name: frozenset(found) for name, found in tables.items()}
