"""What a build would do to the vault, file by file; pure. A person's words are never the price of a fresh note.

A note is found by its `vaultgen-id`, wherever it lies and whatever it is called. What was generated last (the state)
tells an edited note from an untouched one; without a state, only a note that equals the fresh one counts as untouched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from vaultgen.model import Finding, GeneratedNote, Severity, VaultNames
from vaultgen.vault.scan import Scan, VaultFile, digest, note_id, note_name, path_key
from vaultgen.vault.state import NoteState, State

# A build that would take away more than this share of the notes (and more than a handful) asks first.
_ALARM_SHARE = 0.2
_ALARM_LEAST = 5


class Action(StrEnum):
    """What happens to one file."""

    CREATE = "create"
    UPDATE = "update"
    MOVE = "move"
    KEEP = "keep"
    UNCHANGED = "unchanged"
    RETIRE = "retire"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Step:
    """One file and what happens to it. `text` is what is to be written; `seen` the hash of what lies at `path` now (""
    for nothing), which has to be so still at the moment of writing. A note that moves lay at `old_path`, with the hash
    `old_seen`."""

    action: Action
    path: str
    key: str
    text: str = ""
    seen: str = ""
    old_path: str = ""
    old_seen: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """All steps, sorted by path, and the rows of the state once they are done. `firsts` are files of which only the
    first version is ours (`.obsidian/`): those that are not there yet. `alarms` say what looks like an accident."""

    steps: tuple[Step, ...]
    rows: Mapping[str, NoteState]
    firsts: tuple[GeneratedNote, ...] = ()
    findings: tuple[Finding, ...] = ()
    alarms: tuple[str, ...] = ()

    def of(self, *actions: Action) -> tuple[Step, ...]:
        """The steps of these kinds."""
        return tuple(s for s in self.steps if s.action in actions)

    @property
    def writes(self) -> tuple[Step, ...]:
        """The steps that touch a note."""
        return self.of(Action.CREATE, Action.UPDATE, Action.MOVE, Action.RETIRE)

    def changes(self, state: State) -> bool:
        """Whether there is anything to write, be it only to remember it."""
        return bool(self.writes or self.firsts) or self.rows != state.rows or not state.is_complete


def foreign_names(scan: Scan, state: State) -> frozenset[str]:
    """The names of the notes that vaultgen did not make, as `VaultNames.taken` has them."""
    ours = {row.path for row in state.rows.values() if row.key.startswith("path:")}
    paths = (*(p for p, file in scan.files.items() if not file.id and p not in ours), *scan.seed_notes)
    return frozenset(path_key(note_name(p)) for p in paths if p.endswith(".md"))


def vault_names(scan: Scan, state: State, natural: Mapping[str, str], *, restore: bool = False) -> VaultNames:
    """What the vault says about names. `natural` are the paths that the notes would get if nobody had moved any."""
    held: dict[str, str] = {}
    untouched: set[str] = set()
    for key in sorted({*scan.by_id, *state.rows}):
        row = state.rows.get(key)
        file = _file_of(key, natural.get(key, ""), scan, state)
        if file is None:
            continue
        home = row.path if row else natural.get(key, file.path)
        is_edited = row is not None and row.digest != file.digest
        if key.startswith("path:") or not (is_edited or file.path != home):
            untouched.add(file.path)
        else:
            held[key] = file.path
    notes = (p for p in (*scan.files, *scan.seed_notes) if p.endswith(".md") and p not in untouched)
    hidden = frozenset() if restore else frozenset(k for k in state.rows if _is_deleted(k, scan, state))
    return VaultNames(held, frozenset(path_key(note_name(p)) for p in notes), hidden)


def plan_vault(
    notes: Sequence[GeneratedNote], scan: Scan, state: State, names: VaultNames, natural: Mapping[str, str]
) -> Plan:
    """What to do so that the vault shows `notes`, which were rendered with `names`."""
    steps: list[Step] = []
    findings: list[Finding] = [*scan.findings, *state.findings]
    keys: set[str] = set()
    for note in notes:
        key = key_of(note)
        keys.add(key)
        row, file = state.rows.get(key), _file_of(key, natural.get(key, note.path), scan, state)
        steps.append(_step(note, key, file, row, names))
    # What the user has deleted need not be rendered to be remembered.
    steps += [Step(Action.DELETED, state.rows[k].path, k) for k in sorted(names.hidden - keys)]
    keys |= names.hidden
    gone_steps, gone_rows = _retire(keys, scan, state)
    steps = _unless_occupied([*steps, *gone_steps], scan, findings)
    generated = (s for s in steps if s.key in keys)
    rows = {s.key: _row_after(s, state.rows.get(s.key), natural.get(s.key, s.path)) for s in generated} | gone_rows
    findings += _explained(steps)
    findings += _copies(scan, {s.old_path or s.path for s in steps})
    steps.sort(key=lambda s: (s.path, s.action))
    return Plan(tuple(steps), rows, (), tuple(findings), tuple(_alarms(steps, state)))


def key_of(note: GeneratedNote) -> str:
    """What a generated file goes by from build to build: its node's id, the id in its text, or else its path."""
    return note.id or note_id(note.text.encode("utf-8")) or f"path:{note.path}"


def _step(note: GeneratedNote, key: str, file: VaultFile | None, row: NoteState | None, names: VaultNames) -> Step:
    """What happens to one generated note, given the file that shows it now and what was generated last."""
    if file is None:
        action = Action.DELETED if key in names.hidden else Action.CREATE
        return Step(action, note.path, key, note.text)
    path = names.held.get(key, note.path)
    if file.digest == digest(note.text.encode("utf-8")):
        action = Action.UNCHANGED
    elif row and row.digest == file.digest:
        action = Action.UPDATE
    else:
        return Step(Action.KEEP, file.path, key, note.text, file.digest)
    if path != file.path:
        return Step(Action.MOVE, path, key, note.text, "", file.path, file.digest)
    return Step(action, path, key, note.text, file.digest)


def _unless_occupied(steps: list[Step], scan: Scan, findings: list[Finding]) -> list[Step]:
    """The steps that can be taken: a note goes where nothing lies, or where a note of ours goes away in this plan."""
    lying = {path_key(path): file for path, file in scan.files.items()}
    freed = {path_key(s.old_path or s.path) for s in steps if s.action in {Action.MOVE, Action.RETIRE}}
    possible: list[Step] = []
    for step in steps:
        occupant = lying.get(path_key(step.path)) if step.action in {Action.CREATE, Action.MOVE} else None
        if occupant is None:
            possible.append(step)
        elif path_key(step.path) in freed:
            seen = occupant.digest if occupant.path == step.path else ""
            possible.append(replace(step, seen=seen))
        else:
            message, remedy = "a file that is not ours stands where a note would go", "rename or move it, build again"
            findings.append(Finding(step.path, 0, message, remedy, Severity.ERROR))
    return possible


def _row_after(step: Step, row: NoteState | None, natural: str) -> NoteState:
    """The row of a note once its step is done. A note that was moved by the user keeps the path it was given."""
    if step.action is Action.DELETED:
        return NoteState(step.key, row.path if row else step.path, row.digest if row else "", deleted=True)
    if step.action is Action.KEEP:
        return NoteState(step.key, row.path if row else natural, row.digest if row else "")
    new = digest(step.text.encode("utf-8"))
    if step.action in {Action.CREATE, Action.MOVE}:
        return NoteState(step.key, step.path, new)
    return NoteState(step.key, row.path if row else natural, new)


def _retire(keys: set[str], scan: Scan, state: State) -> tuple[list[Step], dict[str, NoteState]]:
    """The steps for notes of ours whose node is gone, and the rows that stay behind."""
    steps: list[Step] = []
    rows: dict[str, NoteState] = {}
    for key in sorted((set(scan.by_id) | set(state.rows)) - keys):
        row = state.rows.get(key)
        file = _file_of(key, "", scan, state)
        if file is None:
            if row and (row.deleted or state.is_complete):
                rows[key] = replace(row, deleted=True)
        elif row and row.digest == file.digest:
            steps.append(Step(Action.RETIRE, file.path, key, seen=file.digest))
        elif file.id:
            steps.append(Step(Action.KEEP, file.path, key, seen=file.digest))
            if row:
                rows[key] = replace(row, deleted=False)
    return steps, rows


def _file_of(key: str, path: str, scan: Scan, state: State) -> VaultFile | None:
    """The file that shows a note now: the one that bears its id; else the one at the path that it was given, if
    somebody has taken the id out of it. `path` is the one that it would be given if it were new."""
    row = state.rows.get(key)
    home = row.path if row else path
    files = scan.by_id.get(key)
    if files:
        return _primary(files, home)
    file = scan.files.get(home)
    is_stripped = row is not None and file is not None and not file.id
    return file if is_stripped or key.startswith("path:") else None


def _primary(files: tuple[VaultFile, ...], home: str) -> VaultFile:
    """Of the files that bear one id (a note copied in the editor), the one that lies where vaultgen put it."""
    return next((f for f in files if f.path == home), files[0])


def _is_deleted(key: str, scan: Scan, state: State) -> bool:
    """Whether the user has deleted a note: it was there when the last build ended, and is there no more."""
    row = state.rows[key]
    return (row.deleted or state.is_complete) and _file_of(key, "", scan, state) is None


def _copies(scan: Scan, known: set[str]) -> Iterable[Finding]:
    """Findings for files that bear the id of another one, which is among the `known`."""
    for files in scan.by_id.values():
        for file in files:
            others = [f.path for f in files if f is not file and f.path in known]
            if others and file.path not in known:
                message = f"is a copy of {others[0]} (same vaultgen-id); it is left as it is"
                yield Finding(file.path, 0, message, "delete it, or its vaultgen-id to make it a note of your own")


def _explained(steps: Iterable[Step]) -> Iterable[Finding]:
    """Findings for the notes that stay as they are though something else was generated, or nothing any more."""
    for step in steps:
        if step.action is not Action.KEEP:
            continue
        if step.text:
            message = "has been edited since it was generated; it is kept as it is"
            remedy = "move your words to a note of your own and delete this one to have it generated anew"
        else:
            message = "has been edited, and no seed supports it any more; it is kept as it is"
            remedy = "delete it if you no longer need it"
        yield Finding(step.path, 0, message, remedy, Severity.INFO)


def _alarms(steps: Sequence[Step], state: State) -> Iterable[str]:
    """What in this plan looks like an accident: too many notes taken away at once, by the seeds or by someone."""
    known = sum(1 for row in state.rows.values() if not row.deleted)
    limit = max(_ALARM_LEAST, _ALARM_SHARE * known)
    retired = sum(1 for s in steps if s.action is Action.RETIRE)
    if retired > limit:
        yield f"{retired} of {known} notes would be removed, since no seed supports them any more"
    lost = sum(1 for s in steps if s.action is Action.DELETED and not state.rows[s.key].deleted)
    if lost > limit:
        yield f"{lost} of {known} notes have been deleted since the last build"
