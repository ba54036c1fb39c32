"""What a build that died has done, told from its journal and from the vault as it stands."""

from __future__ import annotations

from dataclasses import replace

from vaultgen.vault.scan import Scan
from vaultgen.vault.state import Change, State


def recovered(state: State, scan: Scan) -> State:
    """The state with the rows of every change that the last build did get to make; as it is after one that ended."""
    if state.is_complete:
        return state
    rows = dict(state.rows)
    unfinished: set[str] = set()
    leftovers: dict[str, str] = {}
    for change in state.journal:
        if not _is_done(change, scan):
            unfinished.add(change.key)
            continue
        if change.after is None:
            rows.pop(change.key, None)
        else:
            rows[change.key] = change.after
        old = scan.files.get(change.old_path)
        if change.path and old and change.old_path != change.path and old.digest == change.old_digest:
            leftovers[change.old_path] = change.old_digest
    return replace(state, rows=rows, unfinished=frozenset(unfinished), leftovers=leftovers)


def _is_done(change: Change, scan: Scan) -> bool:
    """Whether the vault is as this change was to make it."""
    if not change.path:
        return change.old_path not in scan.files
    file = scan.files.get(change.path)
    return file is not None and file.digest == change.digest


def joined_journal(state: State, changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """The journal of a build that completes another: what both together change, so that both are undone at once."""
    if state.is_complete:
        return changes
    earlier = {c.key: c for c in state.journal if c.key not in state.unfinished}
    joined = []
    for change in changes:
        first = earlier.pop(change.key, None)
        if first is not None:
            change = replace(  # noqa: PLW2901 - the two as one
                change, old_path=first.old_path, old_digest=first.old_digest, before=first.before
            )
        # A note that the one made and the other removed was never there.
        if change.path or change.old_path:
            joined.append(change)
    return (*earlier.values(), *joined)
