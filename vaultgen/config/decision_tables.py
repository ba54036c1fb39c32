"""The `[decisions]` of `vaultgen.toml`: what is one, what is two, what is of another type, what is nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from vaultgen.config.toml_source import TomlSource
from vaultgen.errors import ConfigError
from vaultgen.model import Decision, Decisions, Evidence, Finding, NodeType
from vaultgen.model.decisions import SETTINGS_PLACE


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """One kind of decision: the keys of its table, and what it means."""

    keys: tuple[str, ...]
    meaning: str


DECISION_TABLES: Mapping[str, DecisionTable] = {
    "join": DecisionTable(("names",), "these names are one thing; the first gives note and name"),
    "part": DecisionTable(("names",), "these names are never one thing, whatever the rules say"),
    "retype": DecisionTable(("name", "type"), "this name is of another type"),
    "ignore": DecisionTable(("name",), "this name never becomes a note"),
}
RETYPES = tuple(t.value for t in NodeType if t not in {NodeType.PAPER, NodeType.AUTHOR, NodeType.SOURCE})
_KINDS: Mapping[str, type] = {"names": list, "name": str, "type": str, "reason": str}


def read_decision_tables(value: object, source: TomlSource) -> tuple[Decisions, list[Finding]]:
    """The decisions, and what of the tables was not understood. Raises ConfigError where one cannot be meant."""
    findings: list[Finding] = []
    example = 'write it as [[decisions.join]] with names = ["...", "..."] below'
    if not isinstance(value, dict):
        raise source.error("decisions", "decisions is not a table", example)
    read: dict[str, tuple[Decision, ...]] = {}
    for kind, tables in value.items():
        if kind not in DECISION_TABLES:
            findings.append(source.unknown(kind, list(DECISION_TABLES)))
        elif not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
            raise source.error(kind, f"decisions.{kind} is no list of tables", example)
        else:
            headers = source.headers(f"decisions.{kind}", len(tables))
            rows = zip(headers, tables, strict=True)
            read[kind] = tuple(_decision(kind, t, source, line, findings) for line, t in rows)
    joins, parts, retypes, ignored = (read.get(kind, ()) for kind in DECISION_TABLES)
    return Decisions(joins, parts, retypes, ignored), findings


def decisions_help() -> list[str]:
    """How decisions are written, as comments for a new settings file."""
    lines = [
        "# What you have decided, with a reason if you like. A name may be any spelling or an id (model/sparrow);",
        "# NAME @ PAPER TITLE is the author of that name of that paper, TITLE @ SEED the paper in that seed.",
    ]
    lines += [f"#   {kind}: {row.meaning}" for kind, row in DECISION_TABLES.items()]
    return [
        *lines,
        "#",
        "# [[decisions.join]]",
        '# names = ["Sparrow", "Sparrow LM"]',
        '# reason = "one model under two names"',
    ]


def _decision(
    kind: str, table: Mapping[str, Any], source: TomlSource, header: int, findings: list[Finding]
) -> Decision:
    """The decision of one table, whose header stands on line `header`."""
    keys = (*DECISION_TABLES[kind].keys, "reason")
    given: dict[str, Any] = {}
    for key, value in table.items():
        if key in keys:
            given[key] = source.checked(key, value, _KINDS[key], after=header)
        else:
            findings.append(source.unknown(key, list(keys), header))
    names = [n for n in (given.get("names") or [given.get("name", "")]) if n.strip()]
    fewest = 2 if "names" in keys else 1
    if len(set(names)) < fewest:
        what = "two different names" if fewest > 1 else "a name"
        message = f"a [[decisions.{kind}]] table has not {what}"
        remedy = 'write names = ["...", "..."]' if fewest > 1 else 'write name = "..."'
        raise ConfigError(message, path=source.path, line=header, remedy=remedy)
    if "type" in keys and given.get("type") not in RETYPES:
        message = f"type = {given.get('type', '')!r} is no type that a name can be given"
        raise source.error("type", message, f"write one of {', '.join(RETYPES)}", header)
    line = max(1, source.line_of(keys[0], header) if header else source.line_of(kind))
    quote = source.text.split("\n")[line - 1].strip()
    node_type = NodeType(given["type"]) if "type" in keys else None
    return Decision(tuple(names), Evidence(SETTINGS_PLACE, line, quote), given.get("reason", ""), node_type)
