"""The settings of a vault (`vaultgen.toml`): every setting, its default and its meaning."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from vaultgen.errors import ConfigError
from vaultgen.lexicon import Entry
from vaultgen.model import Finding, NodeType

SETTINGS_FILE = "vaultgen.toml"


def _setting(default: object, meaning: str, least: int | None = None) -> Any:
    """A row of the table below: the default of a setting, what it means, and the least value that makes sense."""
    return field(default=default, metadata={"meaning": meaning, "least": least})


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set; one row a setting. `lexicon` holds the user's own names (`[[lexicon.model]]` tables)."""

    seeds: str = _setting("seeds", "the folder that the seeds lie in, inside the vault")
    concept_min_papers: int = _setting(
        2,
        "a concept that no person linked and no paper introduced earns a note when at least so many papers name it",
        least=1,
    )
    seed_max_megabytes: int = _setting(200, "a larger seed is not read, but reported", least=1)
    lexicon: tuple[Entry, ...] = ()


# The fields of a `[[lexicon.TYPE]]` table: the type that TOML must give, and what the field says.
_LEXICON_FIELDS: Mapping[str, tuple[type, str]] = {
    "name": (str, "the name that the note gets"),
    "aliases": (list, "other ways to write it"),
    "expansion": (str, "what an acronym stands for"),
    "kind": (str, "a subtype"),
    "weak": (bool, "the name is also an ordinary word and needs a context that speaks for it"),
    "variants": (list, "the words that follow a model family's name: Pro, Turbo"),
}
_LEXICON_TYPES = tuple(t.value for t in NodeType if t not in {NodeType.PAPER, NodeType.SOURCE})
_TYPE_NAMES: Mapping[type, str] = {
    str: 'a text in quotes ("...")', int: "a whole number", float: "a number", bool: "true or false",
    list: 'a list of texts (["...", "..."])',
}  # fmt: skip
_PLACE = re.compile(r"at line (\d+)")


def load_settings(vault: Path) -> tuple[Settings, tuple[Finding, ...]]:
    """The settings of a vault, defaults where it has none, and what of its settings file was not understood.

    Raises ConfigError where the file cannot be read or a value cannot be meant.
    """
    path = vault / SETTINGS_FILE
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Settings(), ()
    except OSError as error:
        raise ConfigError(f"cannot be read ({error.strerror})", path=path, remedy="make it readable") from error
    except UnicodeDecodeError as error:
        raise ConfigError("is not UTF-8", path=path, remedy="save it as UTF-8") from error
    return parse_settings(text, path)


def parse_settings(text: str, path: Path | str = SETTINGS_FILE) -> tuple[Settings, tuple[Finding, ...]]:
    """The settings that `text` states, and a finding for each key that no setting has. Raises ConfigError."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        raise ConfigError(f"is not TOML: {error}", path=path, line=line, remedy="correct that line") from error
    source = _Source(text, path)
    rows = {f.name: f for f in fields(Settings) if f.metadata}
    values: dict[str, Any] = {}
    findings: list[Finding] = []
    for key, value in table.items():
        if key == "lexicon":
            values[key], strange = _read_lexicon(value, source)
            findings += strange
        elif key in rows:
            values[key] = source.checked(key, value, type(rows[key].default), least=rows[key].metadata["least"])
        else:
            findings.append(source.unknown(key, [*rows, "lexicon"]))
    if not _is_inside(values.get("seeds", "seeds")):
        raise source.error("seeds", f"seeds = {values['seeds']!r} is no folder inside the vault", 'write "seeds"')
    return Settings(**values), tuple(findings)


def _is_inside(folder: str) -> bool:
    """Whether a path from the vault's root is that of a folder in the vault, and no hidden one."""
    parts = folder.replace("\\", "/").rstrip("/").split("/")
    return all(part and not part.startswith(".") and ":" not in part for part in parts)


def _read_lexicon(value: object, source: _Source) -> tuple[tuple[Entry, ...], list[Finding]]:
    """The user's own names, and what of them was not understood."""
    entries: list[Entry] = []
    findings: list[Finding] = []
    example = 'write it as [[lexicon.model]] with name = "..." below'
    if not isinstance(value, dict):
        raise source.error("lexicon", "lexicon is not a table", example)
    for type_name, tables in value.items():
        if type_name not in _LEXICON_TYPES:
            findings.append(source.unknown(type_name, list(_LEXICON_TYPES)))
        elif not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
            raise source.error(type_name, f"lexicon.{type_name} is no list of tables", example)
        else:
            for line, table in zip(source.headers(type_name, len(tables)), tables, strict=True):
                entry, strange = _read_entry(NodeType(type_name), table, source, line)
                entries.append(entry)
                findings += strange
    return tuple(entries), findings


def _read_entry(
    node_type: NodeType, table: Mapping[str, Any], source: _Source, header_line: int
) -> tuple[Entry, list[Finding]]:
    """The entry of one `[[lexicon.TYPE]]` table, whose header stands on `header_line`."""
    given: dict[str, Any] = {}
    findings: list[Finding] = []
    for key, value in table.items():
        if key not in _LEXICON_FIELDS:
            findings.append(source.unknown(key, list(_LEXICON_FIELDS), header_line))
            continue
        checked = source.checked(key, value, _LEXICON_FIELDS[key][0], after=header_line)
        given[key] = tuple(checked) if isinstance(checked, list) else checked
    if not given.get("name", "").strip():
        message = f"a [[lexicon.{node_type.value}]] table has no name"
        raise ConfigError(message, path=source.path, line=header_line, remedy='add name = "..."')
    return Entry(type=node_type, **given), findings


@dataclass(frozen=True, slots=True)
class _Source:
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
        pattern = re.compile(rf"""^\s*(\[\[?\s*(lexicon\s*\.\s*)?)?["']?{re.escape(key)}["']?\s*(=|\.|\])""")
        lines = enumerate(self.text.splitlines(), 1)
        return next((number for number, line in lines if number > after and pattern.match(line)), after)

    def headers(self, type_name: str, count: int) -> list[int]:
        """The lines of the `[[lexicon.TYPE]]` headers of a type; 0 for those written in another way."""
        lines = enumerate(self.text.splitlines(), 1)
        found = [n for n, line in lines if line.replace(" ", "").startswith(f"[[lexicon.{type_name}]]")]
        return (found + [0] * count)[:count]


def settings_file() -> str:
    """A settings file with every setting at its default, commented out and explained, for `vaultgen init`."""
    lines = ["# Settings of this vault. Every setting is optional; a line without # in front of it takes effect.", ""]
    for row in (f for f in fields(Settings) if f.metadata):
        shown = f'"{row.default}"' if isinstance(row.default, str) else str(row.default).lower()
        lines += [f"# {row.name}: {row.metadata['meaning']}.", f"# {row.name} = {shown}", ""]
    lines += [
        "# Your own names: one table each, under the type that it has.",
        f"# Types: {', '.join(_LEXICON_TYPES)}. Fields of a table:",
        *(f"#   {name}: {meaning}" for name, (_, meaning) in _LEXICON_FIELDS.items()),
        "#",
        "# [[lexicon.model]]",
        '# name = "Sparrow"',
        '# aliases = ["Sparrow LM"]',
        "# weak = true",
    ]
    return "\n".join(lines) + "\n"
