"""What a person does about a build: take it back, settle where it and they say different things."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from vaultgen.errors import VaultgenError
from vaultgen.model import Finding
from vaultgen.pipeline.build import look, open_vault
from vaultgen.vault.apply import apply_plan
from vaultgen.vault.conflict import WHOLE_NOTE, Conflict
from vaultgen.vault.edited import mark_of
from vaultgen.vault.lock import vault_lock
from vaultgen.vault.merge.settle import take_new
from vaultgen.vault.names import file_of
from vaultgen.vault.plan import Action, Plan, Step
from vaultgen.vault.scan import note_name, path_key
from vaultgen.vault.state import State
from vaultgen.vault.texts import VaultTexts
from vaultgen.vault.undo import plan_undo


def undo_build(vault: Path, *, dry_run: bool = False) -> tuple[Plan, tuple[Finding, ...]]:
    """Make the vault what it was before the last build that wrote anything; what was edited since stays.

    Gives what was (or would be) done, and what could not be. The seeds are not touched, so that the next build does
    the same again, unless they or the settings have changed by then; undoing twice is doing it again. Raises
    VaultError, and VaultgenError where there is nothing to take back.
    """
    settings, _ = open_vault(vault)
    if dry_run:
        scan, state = look(vault, settings)
        plan = plan_undo(scan, state, VaultTexts(vault))
        return plan, plan.findings
    with vault_lock(vault):
        scan, state = look(vault, settings)
        plan = plan_undo(scan, state, VaultTexts(vault))
        if not plan.writes:
            raise VaultgenError("there is no build to take back", path=vault)
        late = apply_plan(vault, plan, state)
    return plan, (*plan.findings, *late)


def settle_conflicts(vault: Path, name: str, *, take_theirs: bool) -> tuple[str, int, tuple[Finding, ...]]:
    """Settle all that waits in one note (by its name, path or id) for good: keep what its user wrote, or
    (`take_theirs`) put what is generated now in its place.

    Gives the note's path, the number of places settled, and what could not be. Raises VaultError, and VaultgenError
    where nothing waits in a note of that name.
    """
    settings, _ = open_vault(vault)
    with vault_lock(vault):
        scan, state = look(vault, settings)
        texts = VaultTexts(vault)
        key = _key_of(name, state)
        file = file_of(key, "", scan, state)
        text = texts.on_disk(file.path) if file else None
        if file is None or text is None:
            raise VaultgenError("the note cannot be read any more", path=state.rows[key].seen, remedy="build again")
        waiting = state.conflicts[key]
        fresh = texts.last(state.rows[key].digest) or ""
        settled, left = _with_new(text, fresh, waiting) if take_theirs else (text, ())
        if not take_theirs:
            marks = {mark_of(key, c) for c in waiting if c.path != WHOLE_NOTE}
            state = replace(state, settled=state.settled | marks)
        steps = [_step(k, state, found) for k, found in state.conflicts.items() if k != key]
        action = Action.KEEP if settled == text else Action.MERGE
        written = "" if settled == text else settled
        steps.append(Step(action, file.path, key, written, file.digest, conflicts=left))
        late = apply_plan(vault, Plan(tuple(steps), state.rows), state)
    message, remedy = "has changed since the two were compared; it is left as it is", "build again, then settle it"
    findings = tuple(Finding(file.path, 0, f"{c.path}: {message}", remedy) for c in left)
    return file.path, len(waiting) - len(left), (*findings, *late)


def _key_of(name: str, state: State) -> str:
    """The key of the note of that name in which something waits. Raises VaultgenError."""
    wanted = path_key(name.removesuffix(".md"))
    for key in state.conflicts:
        row = state.rows[key]
        forms = {path_key(p.removesuffix(".md")) for p in (row.seen, row.path)}
        forms |= {path_key(note_name(p)) for p in (row.seen, row.path)}
        if key == name or wanted in forms:
            return key
    notes = sorted(note_name(state.rows[k].seen or state.rows[k].path) for k in state.conflicts)
    remedy = f"something waits in: {', '.join(notes)}" if notes else "nothing waits in any note"
    raise VaultgenError(f"nothing waits in a note called {name}", remedy=remedy)


def _with_new(text: str, fresh: str, waiting: Iterable[Conflict]) -> tuple[str, tuple[Conflict, ...]]:
    """The note's text with the generated version of each place, and the conflicts for which that could not be."""
    left: list[Conflict] = []
    for conflict in waiting:
        if conflict.path == WHOLE_NOTE:
            text = fresh or text
            continue
        changed = take_new(text, conflict)
        if changed is None:
            left.append(conflict)
        else:
            text = changed
    return text, tuple(left)


def _step(key: str, state: State, found: tuple[Conflict, ...]) -> Step:
    """The step of a note that is not looked at: what waits in it waits on."""
    row = state.rows[key]
    return Step(Action.KEEP, row.seen or row.path, key, conflicts=found)
