"""The `[extractors]` of `vaultgen.toml`: who is asked for names besides our own rules. Nobody, unless it says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from typing import Any

from vaultgen.config.toml_source import TomlSource
from vaultgen.model import Finding

PROVIDERS = ("openai", "anthropic", "ollama")


def _row(meaning: str, default: object = MISSING, *, least: int | None = None, shown: str = "") -> Any:
    """A row of a table below: what a setting means, its default if it has one, the least value that makes sense, and
    the value that a new settings file shows for it."""
    metadata = {"meaning": meaning, "least": least, "shown": shown}
    return field(metadata=metadata) if default is MISSING else field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True)
class LlmSettings:
    """A language model behind an HTTP server."""

    model: str = _row(f"who is asked: a kind of server ({', '.join(PROVIDERS)}) and a model", shown="ollama:qwen3")
    base_url: str = _row("where the server is, if not at its maker's (ollama: on this machine)", "")
    timeout_seconds: int = _row("so long an answer is waited for", 60, least=1)
    max_texts: int = _row("one build asks about so many texts at most, the next one about more", 1000, least=1)
    weight: float = _row("what one text's answer counts for a name; a note needs 0.5", 0.5)


@dataclass(frozen=True, slots=True)
class NerSettings:
    """A GLiNER model on this machine."""

    folder: str = _row("the folder that the model lies in; its name tells one model from another", shown="~/gliner")
    threshold: float = _row("how sure (0 to 1) the model has to be", 0.5)
    weight: float = _row("what one text's answer, times how sure it is, counts for a name; a note needs 0.5", 0.6)


@dataclass(frozen=True, slots=True)
class Extractors:
    """Who is asked; None: not asked."""

    llm: LlmSettings | None = None
    ner: NerSettings | None = None

    def __bool__(self) -> bool:
        return self.llm is not None or self.ner is not None


_ROWS: Mapping[str, type[LlmSettings | NerSettings]] = {"llm": LlmSettings, "ner": NerSettings}


def read_extractor_tables(value: object, source: TomlSource) -> tuple[Extractors, list[Finding]]:
    """The extractors, and what of their tables was not understood. Raises ConfigError where one cannot be meant."""
    findings: list[Finding] = []
    example = 'write it as [extractors.llm] with model = "ollama:..." below'
    if not isinstance(value, dict):
        raise source.error("extractors", "extractors is not a table", example)
    read: dict[str, Any] = {}
    for name, table in value.items():
        if name not in _ROWS:
            findings.append(source.unknown(name, list(_ROWS)))
        elif not isinstance(table, dict):
            raise source.error(name, f"extractors.{name} is not a table", example)
        else:
            read[name] = _extractor(name, table, source, findings)
    return Extractors(**read), findings


def extractors_help() -> list[str]:
    """How extractors are set, as comments for a new settings file."""
    lines = [
        "# Optional extractors, off unless their table stands here: they name models, benchmarks and the like beside",
        "# our own rules. llm sends the texts of your seeds to the server that you name. Its key comes from the",
        "# environment: OPENAI_API_KEY or ANTHROPIC_API_KEY for their makers' servers, else VAULTGEN_LLM_KEY.",
    ]
    for name, row in _ROWS.items():
        lines += ["#", f"# [extractors.{name}]"]
        for entry in fields(row):
            value = entry.metadata["shown"] if entry.default is MISSING else entry.default
            shown = f'"{value}"' if isinstance(value, str) else value
            lines.append(f"# {entry.name} = {shown}  # {entry.metadata['meaning']}")
    return lines


def _extractor(
    name: str, table: Mapping[str, Any], source: TomlSource, findings: list[Finding]
) -> LlmSettings | NerSettings:
    """The settings of one table."""
    header = source.line_of(name)
    rows: dict[str, Field[Any]] = {f.name: f for f in fields(_ROWS[name])}
    given: dict[str, Any] = {}
    for key, value in table.items():
        if key in rows:
            given[key] = _checked(rows[key], value, source, header)
        else:
            findings.append(source.unknown(key, list(rows), header))
    needed = [f for f in rows.values() if f.default is MISSING and not given.get(f.name, "").strip()]
    for row in needed:
        remedy = f'write {row.name} = "{row.metadata["shown"]}", or take the table out'
        raise source.error(name, f"[extractors.{name}] has no {row.name}", remedy)
    kind, _, model = given.get("model", "openai:any").partition(":")
    if kind not in PROVIDERS or not model.strip():
        message = f"model = {given['model']!r} names no server and model"
        raise source.error("model", message, f'write "KIND:MODEL", KIND one of {", ".join(PROVIDERS)}', header)
    if not (given.get("base_url") or "https://").startswith(("http://", "https://")):
        raise source.error("base_url", f"base_url = {given['base_url']!r} is no address", 'write "http://..."', header)
    return _ROWS[name](**given)


def _checked(row: Field[Any], value: object, source: TomlSource, header: int) -> object:
    """A value of the row's type; a number of a share is one from 0 to 1."""
    wanted = {"str": str, "int": int, "float": float}[str(row.type)]
    if wanted is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    checked = source.checked(row.name, value, wanted, least=row.metadata["least"], after=header)
    if isinstance(checked, float) and not 0 <= checked <= 1:
        raise source.error(row.name, f"{row.name} = {checked} is no share", "write a number from 0 to 1", header)
    return checked
