"""The text of `vaultgen.toml` beside its values: which line says what, and the errors that name it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from vaultgen.errors import ConfigError
from vaultgen.model import Finding

_TYPE_NAMES: Mapping[type, str] = {
    str: 'a text in quotes ("...")', int: "a whole number", float: "a number", bool: "true or false",
    list: 'a list of texts (["...", "..."])',
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TomlSource:
    """The text of a settings file, which knows its lines: TOML's parser forgets them."""

    text: str
    path: Path | str

    def checked(self, key: str, value: object, wanted: type, *, least: int | None = None, after: int = 0) -> object:
        """`value`, which has the type wanted. Raises ConfigError where it has not, or is below `least`."""
        fits = isinstance(value, wanted) and not (isinstance(value, bool) and wanted is not bool)
        if fits and isinstance(value, list):
            fits = all(isinstance(x, str) for x in value)
        if not fits:
            kind = _TYPE_NAMES[wanted]
            raise self.error(key, f"{key} = {value!r} is not {kind}", f"write {key} as {kind}", after)
        if least is not None and isinstance(value, int) and value < least:
            raise self.error(key, f"{key} = {value} is too small", f"write {least} or more", after)
        return value

    def error(self, key: str, message: str, remedy: str, after: int = 0) -> ConfigError:
        """The error for a key that cannot be meant."""
        return ConfigError(message, path=self.path, line=self.line_of(key, after), remedy=remedy)

    def unknown(self, key: str, known: list[str], after: int = 0) -> Finding:
        """The finding for a key that no setting has, with the one that was probably meant."""
        close = get_close_matches(key.replace("-", "_").lower(), known, n=1)
        remedy = f"did you mean {close[0]}?" if close else f"known here: {', '.join(sorted(known))}"
        return Finding(Path(self.path).name, self.line_of(key, after), f"{key} is no setting; it was left out", remedy)

    def line_of(self, key: str, after: int = 0) -> int:
        """The line (from 1, beyond line `after`) on which a key or table of that name stands; else `after`."""
        pattern = re.compile(
            rf"""^\s*(\[\[?\s*((lexicon|decisions|extractors)\s*\.\s*)?)?["']?{re.escape(key)}["']?\s*(=|\.|\])"""
        )
        lines = enumerate(self.text.splitlines(), 1)
        return next((number for number, line in lines if number > after and pattern.match(line)), after)

    def headers(self, table: str, count: int) -> list[int]:
        """The lines of the `[[TABLE]]` headers of a list of tables; 0 for those written in another way."""
        lines = enumerate(self.text.splitlines(), 1)
        found = [n for n, line in lines if line.replace(" ", "").startswith(f"[[{table}]]")]
        return (found + [0] * count)[:count]
