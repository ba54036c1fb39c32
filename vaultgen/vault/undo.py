"""Taking back what the last build wrote: a plan like any other, so that it can be taken back in its turn."""

from __future__ import annotations

from vaultgen.model import Finding, Severity
from vaultgen.vault.merge.note import merge_note
from vaultgen.vault.names import NoteTexts, file_of
from vaultgen.vault.plan import Action, Plan, Step, unless_occupied
from vaultgen.vault.scan import Scan, VaultFile
from vaultgen.vault.state import Change, NoteState, State


def plan_undo(scan: Scan, state: State, texts: NoteTexts) -> Plan:
    """What to do so that the vault is as it was before the last build that wrote anything.

    What its user has edited, moved or deleted since stays so: notes are merged with the roles swapped (what the build
    wrote is the last text, what was there before is the new one). A note that the build made and its user has edited
    stays.
    """
    steps: list[Step] = []
    findings: list[Finding] = []
    rows = dict(state.rows)
    for change in state.journal:
        if change.key in state.unfinished:
            continue
        step, row = _undone(change, _file(change, scan, state), scan, texts, findings)
        steps += [step] if step else []
        rows.pop(change.key, None)
        if row:
            rows[change.key] = row
    wanted, steps = steps, unless_occupied(steps, scan, findings)
    for step in wanted:
        if step not in steps:
            rows.pop(step.key, None)
    taken = {s.key for s in wanted}
    # Conflicts that the last build did not find are still there.
    others = ((k, found) for k, found in state.conflicts.items() if k not in taken and k in rows)
    steps += [Step(Action.KEEP, rows[k].seen or rows[k].path, k, conflicts=found) for k, found in others]
    steps.sort(key=lambda s: (s.path, s.action))
    return Plan(tuple(steps), rows, (), tuple(findings))


def _file(change: Change, scan: Scan, state: State) -> VaultFile | None:
    """The file that a change made or renewed, wherever it lies now."""
    there = scan.files.get(change.path)
    return there if there and there.digest == change.digest else file_of(change.key, change.path, scan, state)


def _undone(
    change: Change, file: VaultFile | None, scan: Scan, texts: NoteTexts, findings: list[Finding]
) -> tuple[Step | None, NoteState | None]:
    """The step that takes a change back, and the row of its note afterwards."""
    old = texts.last(change.old_digest) if change.old_path else None
    if change.old_path and old is None:
        findings.append(_without_text(change.path or change.old_path))
        return None, change.after
    if not change.path:
        return Step(Action.CREATE, change.old_path, change.key, old or ""), change.before
    if file is None:
        # Deleted since: it stays so.
        row = change.before or change.after
        return None, row._replace(deleted=True) if row else None
    if old is None:
        return _unmade(change, file, findings)
    return _renewed(change, file, old, scan, texts)


def _unmade(change: Change, file: VaultFile, findings: list[Finding]) -> tuple[Step, NoteState | None]:
    """The step for a note that the build made: it goes, unless somebody has written in it."""
    if file.digest == change.digest:
        return Step(Action.RETIRE, file.path, change.key, seen=file.digest), None
    message = "was made by the last build and edited since; it is kept"
    findings.append(Finding(file.path, 0, message, "delete it if you no longer need it", Severity.INFO))
    return Step(Action.KEEP, file.path, change.key, seen=file.digest), change.after


def _renewed(change: Change, file: VaultFile, old: str, scan: Scan, texts: NoteTexts) -> tuple[Step, NoteState | None]:
    """The step for a note that the build renewed or moved: it gets its `old` text, and goes back unless its user has
    moved it since."""
    if file.digest != change.digest:
        return _merged(change, file, old, texts), change.before._replace(seen=file.path) if change.before else None
    place = change.old_path if file.path == change.path else file.path
    row = change.before._replace(seen=place) if change.before else None
    if place == file.path:
        return Step(Action.UPDATE, place, change.key, old, file.digest), row
    seen = scan.files[place].digest if place in scan.files else ""
    return Step(Action.MOVE, place, change.key, old, seen, file.path, file.digest), row


def _without_text(path: str) -> Finding:
    """The finding for a note of which the state has lost the text."""
    return Finding(path, 0, "cannot be taken back: the state does not have the text that it had", "it stays as it is")


def _merged(change: Change, file: VaultFile, old: str, texts: NoteTexts) -> Step:
    """The step for a note that was edited since: what the build brought goes, what its user wrote stays."""
    base, mine = texts.last(change.digest), texts.on_disk(file.path)
    text = merge_note(base, old, mine).text if base is not None and mine is not None else mine
    if text is None or text == mine:
        return Step(Action.KEEP, file.path, change.key, seen=file.digest)
    return Step(Action.MERGE, file.path, change.key, text, file.digest)
