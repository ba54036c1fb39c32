"""Writing a decision into `vaultgen.toml`: below what is there, so that every line and comment of the user stays."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from vaultgen.config import SETTINGS_FILE, parse_settings
from vaultgen.config.decision_tables import DECISION_TABLES, RETYPES
from vaultgen.errors import ConfigError
from vaultgen.model import Decision, Decisions
from vaultgen.vault.apply import write_atomically


def write_decision(
    vault: Path, kind: str, names: Sequence[str], *, node_type: str = "", reason: str = ""
) -> tuple[int, bool]:
    """Put a decision (a key of `DECISION_TABLES`) into the settings. Gives the line that holds its names, and whether
    it is new. Raises ConfigError where it cannot be meant, VaultError where the file cannot be written."""
    path = vault / SETTINGS_FILE
    names = [" ".join(name.split()) for name in names]
    if kind == "retype" and node_type not in RETYPES:
        raise ConfigError(f"“{node_type}” is no type that a name can be given", remedy=f"one of {', '.join(RETYPES)}")
    text = path.read_bytes().decode("utf-8") if path.exists() else ""
    known = _found(parse_settings(text.removeprefix("\ufeff"), path)[0].decisions, kind, names, node_type)
    if known:
        return known.evidence.line, False
    text = _with_table(text, kind, names, node_type, reason)
    written = _found(parse_settings(text.removeprefix("\ufeff"), path)[0].decisions, kind, names, node_type)
    if written is None:
        raise ConfigError("the decision cannot be added to this file", path=path, remedy="write it yourself")
    write_atomically(path, text)
    return written.evidence.line, True


def _with_table(text: str, kind: str, names: Sequence[str], node_type: str, reason: str) -> str:
    """The settings with one more table at their end, in the file's own line ends."""
    lines = [f"[[decisions.{kind}]]"]
    if "names" in DECISION_TABLES[kind].keys:
        lines.append(f"names = [{', '.join(_quoted(n) for n in names)}]")
    else:
        lines.append(f"name = {_quoted(names[0])}")
    lines += [f"type = {_quoted(node_type)}"] if node_type else []
    lines += [f"reason = {_quoted(reason)}"] if reason else []
    end = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text.strip("\ufeff") else end if text.endswith("\n") else 2 * end
    return text + gap + end.join(lines) + end


def _quoted(text: str) -> str:
    """A TOML string; TOML's escapes are JSON's, and it wants one for the delete character besides."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _found(decisions: Decisions, kind: str, names: Sequence[str], node_type: str) -> Decision | None:
    """The decision that says just this, if there is one."""
    tables = {"join": decisions.joins, "part": decisions.parts, "retype": decisions.retypes}
    for decision in tables.get(kind, decisions.ignored):
        if set(decision.names) == set(names) and (decision.type or "") == node_type:
            return decision
    return None
