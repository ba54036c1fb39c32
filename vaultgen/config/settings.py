"""The settings of a vault (`vaultgen.toml`): every setting, its default and its meaning."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from vaultgen.config.decision_tables import decisions_help, read_decision_tables
from vaultgen.config.extractor_tables import Extractors, extractors_help, read_extractor_tables
from vaultgen.config.toml_source import TomlSource
from vaultgen.errors import ConfigError
from vaultgen.lexicon import Entry
from vaultgen.model import Decisions, Finding, NodeType

SETTINGS_FILE = "vaultgen.toml"


def _setting(default: object, meaning: str, least: int | None = None) -> Any:
    """A row of the table below: the default of a setting, what it means, and the least value that makes sense."""
    return field(default=default, metadata={"meaning": meaning, "least": least})


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set; one row a setting. `lexicon` holds the user's own names (`[[lexicon.model]]` tables),
    `decisions` what they have decided about nodes (`[[decisions.join]]` tables), `extractors` who is asked for names
    besides our own rules (`[extractors.llm]`)."""

    seeds: str = _setting("seeds", "the folder that the seeds lie in, inside the vault")
    more_seeds: str = _setting(
        "", "a folder outside the vault, such as another vault, whose notes and documents are seeds, too"
    )
    concept_min_papers: int = _setting(
        2,
        "a concept that no person linked and no paper introduced earns a note when at least so many papers name it",
        least=1,
    )
    trust: str = _setting(
        "databases, bibliographies, listings, documents, feeds, aitopics",
        "the kinds of sources in the order in which they are believed where they differ on a title, a date or a venue",
    )
    embed_pdfs: bool = _setting(default=False, meaning="show the PDF of a paper at the head of its note")
    attachments: str = _setting(
        "",
        "the folder outside the vault where a bibliography's attachments lie (Zotero's storage), as a whole path:"
        " documents that seeds name below it become links that open them",
    )
    main_text: str = _setting(
        "own",
        "who finds the main text of a web page that no reader knows: our own rules (own), or trafilatura besides, which"
        " counts where it finds much more (pip install 'vaultgen[main-text]')",
    )
    seed_max_records: int = _setting(50_000, "of a seed with more papers only the first are read", least=1)
    seed_max_megabytes: int = _setting(
        200, "of a larger seed only so much is read if it is text, and nothing if it is not", least=1
    )
    lexicon: tuple[Entry, ...] = ()
    decisions: Decisions = field(default_factory=Decisions)
    extractors: Extractors = field(default_factory=Extractors)


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
# A path from the root or a drive on; no share of another machine, which would be asked for the file.
_WHOLE_PATH = re.compile(r"(?:/(?!/)|[A-Za-z]:[/\\](?![/\\]))(?!.*(?:^|[/\\])\.\.(?:[/\\]|$)).*")
_MAIN_TEXT = ("own", "trafilatura")
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
    source = TomlSource(text, path)
    rows = {f.name: f for f in fields(Settings) if f.metadata}
    values: dict[str, Any] = {}
    findings: list[Finding] = []
    for key, value in table.items():
        if key in _TABLES:
            values[key], strange = _TABLES[key](value, source)
            findings += strange
        elif key in rows:
            values[key] = source.checked(key, value, type(rows[key].default), least=rows[key].metadata["least"])
        else:
            findings.append(source.unknown(key, [*rows, *_TABLES]))
    if not _is_inside(values.get("seeds", "seeds")):
        raise source.error("seeds", f"seeds = {values['seeds']!r} is no folder inside the vault", 'write "seeds"')
    if not _WHOLE_PATH.fullmatch(values.get("attachments", "") or "/"):
        raise source.error(
            "attachments",
            f"attachments = {values['attachments']!r} is no whole path of a folder on this machine",
            'write it from the root on, such as "/home/me/Zotero/storage"',
        )
    if values.get("main_text", "own") not in _MAIN_TEXT:
        message = f"main_text = {values['main_text']!r} is nobody who finds a main text"
        raise source.error("main_text", message, f"write one of {', '.join(_MAIN_TEXT)}")
    return Settings(**values), tuple(findings)


def _is_inside(folder: str) -> bool:
    """Whether a path from the vault's root is that of a folder in the vault, and no hidden one."""
    parts = folder.replace("\\", "/").rstrip("/").split("/")
    return all(part and not part.startswith(".") and ":" not in part for part in parts)


def _read_lexicon(value: object, source: TomlSource) -> tuple[tuple[Entry, ...], list[Finding]]:
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
            for line, table in zip(source.headers(f"lexicon.{type_name}", len(tables)), tables, strict=True):
                entry, strange = _read_entry(NodeType(type_name), table, source, line)
                entries.append(entry)
                findings += strange
    return tuple(entries), findings


def _read_entry(
    node_type: NodeType, table: Mapping[str, Any], source: TomlSource, header_line: int
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


# The tables of a settings file, and what reads each.
_TABLES: Mapping[str, Callable[[object, TomlSource], tuple[Any, list[Finding]]]] = {
    "lexicon": _read_lexicon,
    "decisions": read_decision_tables,
    "extractors": read_extractor_tables,
}


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
        "",
        *decisions_help(),
        "",
        *extractors_help(),
    ]
    return "\n".join(lines) + "\n"
