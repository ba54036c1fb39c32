"""Names that the rules doubt, and the commands with which a person accepts or refuses each."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from typing import Any

from vaultgen.model import LedgerEntry

# So many names are shown, those that most speaks for.
_SHOWN = 20


def doubtful_lines(entries: Iterable[LedgerEntry]) -> list[str]:
    """What `status` says of the names that have no note because too little speaks for them."""
    ranked = _ranked(entries)
    if not ranked:
        return []
    lines = [f"{len(ranked)} doubtful name{'s' * (len(ranked) != 1)} without a note; say what each is (in the vault):"]
    for entry in ranked[:_SHOWN]:
        place = entry.evidence[0]
        more = f", {len(entry.evidence)} places" if len(entry.evidence) > 1 else ""
        accept, refuse = _commands(entry)
        lines += [f"  {entry.name} ({place.seed}:{place.line}{more})", f"    {accept}", f"    {refuse}"]
    if len(ranked) > _SHOWN:
        lines.append(f"  and {len(ranked) - _SHOWN} more; --json shows all")
    return lines


def doubtful_data(entries: Iterable[LedgerEntry]) -> list[dict[str, Any]]:
    """The same for programs, all of them."""
    return [
        {
            "name": entry.name,
            "type": entry.type.value,
            "evidence": [{"seed": e.seed, "line": e.line, "quote": e.quote} for e in entry.evidence],
            "accept": _commands(entry)[0],
            "refuse": _commands(entry)[1],
        }
        for entry in _ranked(entries)
    ]


def _ranked(entries: Iterable[LedgerEntry]) -> list[LedgerEntry]:
    """The doubtful ones, those first that most speaks for."""
    doubtful = [e for e in entries if e.is_doubtful]
    return sorted(doubtful, key=lambda e: (-round(sum(n.weight for n in e.namings), 6), e.name, e.type))


def _commands(entry: LedgerEntry) -> tuple[str, str]:
    """The commands that accept and refuse a name. A shell must not carry out what a seed calls a thing."""
    name = shlex.quote(entry.name)
    name = f"-- {name}" if entry.name.startswith("-") else name
    return f"vaultgen retype {name} {entry.type.value}", f"vaultgen ignore {name}"
