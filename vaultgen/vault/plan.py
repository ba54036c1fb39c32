"""What a build would do to the vault, file by file. A person's words are never the price of a fresh note.

A note is found by its `vaultgen-id`, wherever it lies and whatever it is called. What was generated last (the state)
tells an edited note from an untouched one. An edited note is merged; without a state, only a note that says what the
fresh one says counts as untouched, and any other stays as it is until its user has a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from vaultgen.model import Finding, GeneratedNote, Severity, VaultNames
from vaultgen.vault.conflict import WHOLE_NOTE, Conflict
from vaultgen.vault.names import NoteTexts, file_of, is_conflict_copy, renamed_notes
from vaultgen.vault.retired import RETIRED_LINE, retired
from vaultgen.vault.scan import Scan, VaultFile, digest, note_id, path_key
from vaultgen.vault.state import NoteState, State

# A build that would take away more than this share of the notes (and more than a handful) asks first.
_ALARM_SHARE = 0.2
_ALARM_LEAST = 5


class Action(StrEnum):
    """What happens to one file. `MERGE`: it has a person's edits and gets what is new besides; `KEEP`: it has a
    person's edits and nothing is new; `CLEAN`: what a build that died had no time to remove."""

    CREATE = "create"
    UPDATE = "update"
    MERGE = "merge"
    MOVE = "move"
    KEEP = "keep"
    UNCHANGED = "unchanged"
    RETIRE = "retire"
    DELETED = "deleted"
    CLEAN = "clean"


class Step(NamedTuple):
    """One file and what happens to it. `text` is what is to be written, `generated` what was generated for it (the
    two differ in a note with edits; "" for nothing). `seen` is the hash of what lies at `path` now ("" for nothing),
    which has to be so still at the moment of writing. A note that moves lay at `old_path`, with the hash `old_seen`."""

    action: Action
    path: str
    key: str
    text: str = ""
    seen: str = ""
    old_path: str = ""
    old_seen: str = ""
    generated: str = ""
    conflicts: tuple[Conflict, ...] = ()
    is_readable: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """All steps, sorted by path, and the rows of the state once they are done. `firsts` are files of which only the
    first version is ours (`.obsidian/`): those that are not there yet. `alarms` say what looks like an accident."""

    steps: tuple[Step, ...]
    rows: Mapping[str, NoteState]
    firsts: tuple[GeneratedNote, ...] = ()
    findings: tuple[Finding, ...] = ()
    alarms: tuple[str, ...] = ()
    conflicts: Mapping[str, tuple[Conflict, ...]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "conflicts", {s.key: s.conflicts for s in self.steps if s.conflicts})

    def of(self, *actions: Action) -> tuple[Step, ...]:
        """The steps of these kinds."""
        return tuple(s for s in self.steps if s.action in actions)

    @property
    def writes(self) -> tuple[Step, ...]:
        """The steps that touch a note."""
        return self.of(Action.CREATE, Action.UPDATE, Action.MERGE, Action.MOVE, Action.RETIRE, Action.CLEAN)

    def changes(self, state: State) -> bool:
        """Whether there is anything to write, be it only to remember it."""
        is_known = self.rows == state.rows and self.conflicts == state.conflicts
        return bool(self.writes or self.firsts) or not is_known or not state.is_complete

    def followed_by(self, later: Plan, paths: AbstractSet[str]) -> Plan:
        """What this plan and a later one, which did again what failed at `paths`, have done together."""
        done = [s for s in self.steps if s.path not in paths]
        keys = {s.key for s in done}
        steps = sorted((*done, *(s for s in later.steps if s.key not in keys)), key=lambda s: (s.path, s.action))
        return replace(later, steps=tuple(steps), firsts=self.firsts, findings=later.findings)


def plan_vault(
    notes: Sequence[GeneratedNote],
    scan: Scan,
    state: State,
    names: VaultNames,
    natural: Mapping[str, str],
    *,
    texts: NoteTexts,
    spoken_for: Mapping[str, str] | None = None,
) -> Plan:
    """What to do so that the vault shows `notes`, which were rendered with `names`. `natural` are the paths that notes
    would get if nobody had moved any; `state` knows what a build that died has done (`recovered`). `spoken_for` says,
    by key, what the user has decided about a node that is gone: an edited note of it stays just as it is."""
    spoken_for = spoken_for or {}
    steps: list[Step] = []
    findings: list[Finding] = [*scan.findings, *state.findings]
    keys: set[str] = set()
    edits = _Edits(state, texts, renamed_notes(scan, state))
    for note in notes:
        key = key_of(note)
        keys.add(key)
        file = file_of(key, natural.get(key, note.path), scan, state)
        steps.append(_step(note, key, file, names, edits))
    # What the user has deleted need not be rendered to be remembered.
    steps += [Step(Action.DELETED, state.rows[k].path, k) for k in sorted(names.hidden - keys)]
    keys |= names.hidden
    gone_steps, gone_rows = _retire(keys, scan, state, edits, frozenset(spoken_for))
    left = [Step(Action.CLEAN, p, f"left:{p}", seen=d) for p, d in state.leftovers.items() if p in scan.files]
    steps = unless_occupied([*steps, *gone_steps, *left], scan, findings)
    generated = (s for s in steps if s.key in keys)
    rows = {s.key: _row_after(s, state.rows.get(s.key), natural.get(s.key, s.path)) for s in generated} | gone_rows
    findings += _explained(s for s in steps if s.key not in spoken_for)
    kept = (s for s in steps if s.key in spoken_for and s.action is Action.KEEP)
    findings += (Finding(s.path, 0, spoken_for[s.key], "", Severity.INFO) for s in kept)
    findings += _copies(scan, {s.old_path or s.path for s in steps})
    steps.sort(key=lambda s: (s.path, s.action))
    return Plan(tuple(steps), rows, (), tuple(findings), tuple(_alarms(steps, state)))


def key_of(note: GeneratedNote) -> str:
    """What a generated file goes by from build to build: its node's id, the id in its text, or else its path."""
    return note.id or note_id(note.text.encode("utf-8")) or f"path:{note.path}"


@dataclass(frozen=True, slots=True)
class _Edits:
    """What is needed to bring a note with a person's edits up to date."""

    state: State
    texts: NoteTexts
    renamed: Mapping[str, str]

    def step(self, key: str, file: VaultFile, generated: str) -> Step:
        """What happens to such a note now that `generated` is what the seeds give for it."""
        row, earlier = self.state.rows.get(key), self.state.conflicts.get(key, ())
        is_news = row is None or row.digest != digest(generated.encode("utf-8"))
        mine = self.texts.on_disk(file.path) if is_news or earlier else None
        if mine is None:
            # Without news there is nothing to merge; and what is not UTF-8 cannot be merged.
            kept = Step(Action.KEEP, file.path, key, seen=file.digest, is_readable=not is_news)
            return kept if is_news else kept._replace(generated=generated)
        from vaultgen.vault.edited import waiting_conflicts

        text, found = self._merged(row, generated, mine) if is_news else (mine, ())
        conflicts = waiting_conflicts(key, text, earlier, found, self.state.settled, generated=generated)
        conflicts = () if text == generated else conflicts
        action = Action.KEEP if text == mine else Action.MERGE
        text = "" if action is Action.KEEP else text
        return Step(action, file.path, key, text, file.digest, generated=generated, conflicts=conflicts)

    def _merged(self, row: NoteState | None, generated: str, mine: str) -> tuple[str, tuple[Conflict, ...]]:
        from vaultgen.vault.merge.note import merge_note

        base = self.texts.last(row.digest) if row else None
        merged = merge_note(base, generated, mine, self.renamed)
        if base is None and merged.conflicts:
            return mine, (Conflict(WHOLE_NOTE, "", "", ""),)
        return merged.text, merged.conflicts

    def retiring(self, key: str, file: VaultFile) -> Step:
        """What happens to such a note that is not generated any more: it gets a mark, once."""
        row = self.state.rows.get(key)
        base = self.texts.last(row.digest) if row else None
        kept = Step(Action.KEEP, file.path, key, seen=file.digest)
        if base is None or retired(base) == base:
            return kept
        step = self.step(key, file, retired(base))
        if step.text == step.generated or file.digest == digest(step.generated.encode("utf-8")):
            # Nothing in it is a person's after all: a copy of the state knew less than the note.
            return Step(Action.RETIRE, file.path, key, seen=file.digest)
        # Where its user has said something else in the place of the mark, theirs counts.
        return step._replace(conflicts=())


def _step(note: GeneratedNote, key: str, file: VaultFile | None, names: VaultNames, edits: _Edits) -> Step:
    """What happens to one generated note, given the file that shows it now and what was generated last."""
    row = edits.state.rows.get(key)
    if file is None:
        action = Action.DELETED if key in names.hidden else Action.CREATE
        return Step(action, note.path, key, note.text, generated=note.text)
    path = names.held.get(key, note.path)
    if file.digest == (note.digest or digest(note.text.encode("utf-8"))):
        action = Action.UNCHANGED
    elif row and row.digest == file.digest:
        action = Action.UPDATE
    else:
        return edits.step(key, file, note.text)
    if path != file.path:
        return Step(Action.MOVE, path, key, note.text, "", file.path, file.digest, note.text)
    return Step(action, path, key, note.text, file.digest, generated=note.text)


def unless_occupied(steps: list[Step], scan: Scan, findings: list[Finding]) -> list[Step]:
    """The steps that can be taken: a note goes where nothing lies, or where a note of ours goes away in this plan."""
    lying = {path_key(path): file for path, file in scan.files.items()}
    leaving = {Action.MOVE, Action.RETIRE, Action.CLEAN}
    freed = {path_key(s.old_path or s.path) for s in steps if s.action in leaving}
    possible: list[Step] = []
    for step in steps:
        occupant = lying.get(path_key(step.path)) if step.action in {Action.CREATE, Action.MOVE} else None
        if occupant is None:
            possible.append(step)
        elif path_key(step.path) in freed:
            seen = occupant.digest if occupant.path == step.path else ""
            possible.append(step._replace(seen=seen))
        else:
            message, remedy = "a file that is not ours stands where a note would go", "rename or move it, build again"
            findings.append(Finding(step.path, 0, message, remedy, Severity.ERROR))
    return possible


def _row_after(step: Step, row: NoteState | None, natural: str) -> NoteState:
    """The row of a note once its step is done. A note that was moved by the user keeps the path it was given."""
    if step.action is Action.DELETED:
        return row._replace(deleted=True) if row else NoteState(step.key, step.path, "", deleted=True)
    known = row.digest if row else ""
    new = digest(step.generated.encode("utf-8")) if step.generated else known
    given = step.path if step.action in {Action.CREATE, Action.MOVE} else row.path if row else natural
    return NoteState(step.key, given, new, seen=step.path)


def _retire(
    keys: set[str], scan: Scan, state: State, edits: _Edits, spoken_for: frozenset[str]
) -> tuple[list[Step], dict[str, NoteState]]:
    """The steps for notes of ours whose node is gone, and the rows that stay behind."""
    steps: list[Step] = []
    rows: dict[str, NoteState] = {}
    for key in sorted((set(scan.by_id) | set(state.rows)) - keys):
        row = state.rows.get(key)
        file = file_of(key, "", scan, state)
        if file is None:
            if row and (row.deleted or key not in state.unfinished):
                rows[key] = row._replace(deleted=True)
        elif row and row.digest == file.digest:
            steps.append(Step(Action.RETIRE, file.path, key, seen=file.digest))
        elif file.id:
            # The decision may stand in the note itself, which must not be marked or emptied then.
            is_kept = key in spoken_for
            step = Step(Action.KEEP, file.path, key, seen=file.digest) if is_kept else edits.retiring(key, file)
            steps.append(step)
            if row and step.action is not Action.RETIRE:
                rows[key] = _row_after(step, row, row.path)
    return steps, rows


def _copies(scan: Scan, known: set[str]) -> Iterable[Finding]:
    """Findings for files that bear the id of another one, which is among the `known`."""
    for files in scan.by_id.values():
        for file in files:
            others = [f for f in files if f is not file and f.path in known]
            if not others or file.path in known:
                continue
            other = others[0]
            if is_conflict_copy(file.path):
                message = f"is a sync tool's copy of {other.path}, which two machines have changed; it is left as it is"
                yield Finding(file.path, 0, message, f"take over what {other.path} lacks, then delete it")
            elif file.digest == other.digest:
                message = f"is a copy of {other.path} (same vaultgen-id); it is left as it is"
                yield Finding(file.path, 0, message, "delete it, or its vaultgen-id to make it a note of your own")
            else:
                # iCloud, OneDrive and others give the version that lost a name that a person might give to a copy.
                message = f"is a copy of {other.path} (same vaultgen-id) that says other things; it is left as it is"
                remedy = (
                    f"take over what {other.path} lacks, then delete it, or make it a note of your own: delete its "
                    f"vaultgen-id"
                )
                yield Finding(file.path, 0, message, remedy)


def _explained(steps: Iterable[Step]) -> Iterable[Finding]:
    """Findings for the notes in which a person's words stand, where there is more to say than that they do."""
    for step in steps:
        if step.action not in {Action.KEEP, Action.MERGE}:
            continue
        is_retired = not step.generated or f"\n{RETIRED_LINE}\n" in step.generated
        places = len(step.conflicts)
        if not step.is_readable:
            message, remedy = "has been edited and is not UTF-8; it is kept as it is", "save it as UTF-8"
        elif any(c.path == WHOLE_NOTE for c in step.conflicts):
            message = "differs from what is generated, and the state that would tell why is lost; it is kept as it is"
            remedy = "vaultgen status shows how; vaultgen resolve --take mine keeps it, --take new replaces it"
        elif places:
            message = (
                f"you and the seeds say different things in {places} place{'' if places == 1 else 's'}; yours stay"
            )
            remedy = "vaultgen status shows both; vaultgen resolve --take mine|new settles it"
        elif step.action is Action.KEEP and is_retired:
            message = "has been edited, and no seed supports it any more; it is kept as it is"
            remedy = "delete it if you no longer need it"
        else:
            message, remedy = "has been edited since it was generated; your words are kept", ""
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
