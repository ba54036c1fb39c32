"""A plan becomes the vault: each file whole or not at all, never outside the vault, the state last.

What a build is about to do is written to the state first. Then all new texts are written beside the notes that they
are for, and only when every one of them is on the disk do they take their places: a full disk or a folder that must
not be written to ends a build before it has changed anything.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from vaultgen.errors import VaultError
from vaultgen.model import Finding
from vaultgen.vault.plan import Action, Plan, Step
from vaultgen.vault.recover import joined_journal
from vaultgen.vault.scan import digest
from vaultgen.vault.state import Change, State, begin_writing, save_state

# Up to so many files are flushed one by one; beyond, one flush of the whole system is faster.
_FLUSH_ONE_BY_ONE = 64
_TEMPORARY = ".vaultgen-writing-{}.tmp"


def apply_plan(
    root: Path, plan: Plan, state: State, progress: Callable[[int, int], None] = lambda _done, _all: None
) -> tuple[Finding, ...]:
    """Carry out `plan` and record it; what changed under our hands is left alone and reported.

    The caller holds the vault's lock. Raises VaultError where a file cannot be written; then the vault is as it was,
    or, where it fails when the texts take their places, every file is whole and the next build completes the work.
    """
    for path in (*(s.path for s in plan.writes), *(f.path for f in plan.firsts)):
        _refuse_outside(root, path)
    after = replace(state, rows=plan.rows, conflicts=plan.conflicts, unfinished=frozenset(), leftovers={})
    missed: tuple[Step, ...] = ()
    texts = _texts(root, plan, state)
    if plan.writes:
        _refuse_read_only(root, plan)
        journal = joined_journal(state, tuple(_changes(plan, state)))
        begin_writing(root, replace(state, journal=journal, conflicts=plan.conflicts), texts)
        missed = _carry_out(root, plan, progress)
        undone = {s.key for s in missed}
        after = replace(after, journal=tuple(c for c in journal if c.key not in undone))
    for first in plan.firsts:
        if not (root / first.path).exists():
            write_atomically(root / first.path, first.text)
    if not state.is_complete or not state.rows:  # A state that was lost says nothing of builds that died.
        _sweep(root)
    if plan.changes(state):
        save_state(root, _without(after, missed, state), texts)
    message, remedy = "changed while the build was writing; left as it is", "build again"
    return tuple(Finding(s.path, 0, message, remedy) for s in missed)


def _changes(plan: Plan, state: State) -> Iterable[Change]:
    """What a plan does to files, as the journal has it."""
    for step in plan.writes:
        before, after = state.rows.get(step.key), plan.rows.get(step.key)
        old = (step.old_path, step.old_seen) if step.old_path else (step.path, step.seen)
        if step.action is Action.CREATE:
            old = ("", "")
        if step.action is Action.RETIRE:
            yield Change("", "", *old, step.key, before, after)
        elif step.action is not Action.CLEAN:
            yield Change(step.path, digest(step.text.encode("utf-8")), *old, step.key, before, after)


def _texts(root: Path, plan: Plan, state: State) -> dict[str, str]:
    """The texts, by hash, that the state is to keep: generated ones, merged ones, and those that are merged into."""
    texts: dict[str, str] = {}
    for step in plan.steps:
        row, now = state.rows.get(step.key), plan.rows.get(step.key)
        if step.generated and now and (row is None or row.digest != now.digest):
            texts[now.digest] = step.generated
        if step.text and step.text != step.generated:
            texts[digest(step.text.encode("utf-8"))] = step.text
            with suppress(OSError, UnicodeDecodeError):
                data = (root / step.path).read_bytes()
                texts[digest(data)] = data.decode("utf-8")
    return texts


def _without(after: State, missed: Iterable[Step], before: State) -> State:
    """The state after a build that has left the notes of some steps as they were."""
    rows, conflicts = dict(after.rows), dict(after.conflicts)
    for step in missed:
        rows.pop(step.key, None)
        conflicts.pop(step.key, None)
        if step.key in before.rows:
            rows[step.key] = before.rows[step.key]
        if step.key in before.conflicts:
            conflicts[step.key] = before.conflicts[step.key]
    return replace(after, rows=rows, conflicts=conflicts)


def _carry_out(root: Path, plan: Plan, progress: Callable[[int, int], None]) -> tuple[Step, ...]:
    """Write everything, then remove what has moved or is retired. Gives the steps whose file is not as planned."""
    leaving = plan.of(Action.MOVE, Action.RETIRE, Action.CLEAN)
    missed = [s for s in leaving if not _holds(root, s.old_path or s.path, s.old_seen or s.seen)]
    arriving = plan.of(Action.CREATE, Action.UPDATE, Action.MERGE, Action.MOVE)
    staged: dict[Step, Path] = {}
    made: list[Path] = []
    is_staged = False
    try:
        one_by_one = len(arriving) <= _FLUSH_ONE_BY_ONE or not hasattr(os, "sync")
        for number, step in enumerate(arriving, 1):
            made += _make_folder((root / step.path).parent)
            staged[step] = (root / step.path).with_name(_TEMPORARY.format(number))
            _write(staged[step], root / step.path, step.text, flush=one_by_one)
            progress(number, len(arriving))
        if not one_by_one:
            os.sync()
        is_staged = True
        for step in arriving:
            if step in missed or not _holds(root, step.path, step.seen, step.old_path):
                missed.append(step)
            else:
                _put(staged[step], root / step.path)
                del staged[step]
    finally:
        _discard(staged.values(), () if is_staged else made)
    targets = {s.path for s in arriving}
    for step in leaving:
        old = step.old_path or step.path
        if step not in missed and old not in targets:
            _remove(root, old, step.path if step.old_path else "")
    return tuple(dict.fromkeys(missed))


def _make_folder(folder: Path) -> list[Path]:
    """Make a folder; gives those that were not there. Raises VaultError."""
    missing = [f for f in (folder, *folder.parents) if not f.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from error
    return missing


def _discard(temporaries: Iterable[Path], folders: Iterable[Path]) -> None:
    """Remove what was written beside the notes and has not taken its place, and folders made for it."""
    for file in temporaries:
        with suppress(OSError):
            file.unlink()
    for folder in sorted(folders, key=lambda f: -len(f.parts)):
        with suppress(OSError):
            folder.rmdir()


def _sweep(root: Path) -> None:
    """Remove what builds that died have left beside the notes."""
    for folder, _, files in os.walk(root):
        for name in files:
            if name.startswith(".vaultgen-writing") and name.endswith(".tmp"):
                with suppress(OSError):
                    (Path(folder) / name).unlink()


def _holds(root: Path, path: str, seen: str, old_path: str = "") -> bool:
    """Whether a file still holds what it held when the plan was made ("": there was none).

    Where case does not matter, a note that moves to another case of its name finds itself there.
    """
    file = root / path
    try:
        if not seen and old_path and file.samefile(root / old_path):
            return True
        return digest(file.read_bytes()) == seen
    except FileNotFoundError:
        return not seen
    except OSError as error:
        raise VaultError(f"cannot be read ({error.strerror})", path=file, remedy="make it readable") from error


def _refuse_outside(root: Path, path: str) -> None:
    """Raise VaultError where a path leads out of the vault or through a link."""
    parts = Path(path).parts
    if not parts or Path(path).is_absolute() or ".." in parts:
        raise VaultError("is outside the vault; nothing was written", path=path)
    folder = root
    for part in parts[:-1]:
        folder /= part
        if folder.is_symlink():
            remedy = "put a real folder in its place"
            raise VaultError("is a link to another folder; nothing was written", path=folder, remedy=remedy)
        if folder.exists() and not folder.is_dir():
            remedy = "rename or move that file"
            raise VaultError("is a file where a folder of notes would go", path=folder, remedy=remedy)
    if (root / path).is_dir():
        raise VaultError("is a folder where a note would go", path=root / path, remedy="rename or move that folder")


def _refuse_read_only(root: Path, plan: Plan) -> None:
    """Raise VaultError where a note that is to be replaced or removed must not be: nothing has been written yet."""
    for step in plan.writes:
        for file in {root / p for p in (step.path, step.old_path) if p}:
            with suppress(FileNotFoundError):
                if not file.stat().st_mode & 0o200:
                    raise VaultError("is read-only; nothing was written", path=file, remedy="make it writable")
    for folder in {(root / (s.old_path or s.path)).parent for s in plan.of(Action.MOVE, Action.RETIRE, Action.CLEAN)}:
        if not os.access(folder, os.W_OK | os.X_OK):
            raise VaultError("is read-only; nothing was written", path=folder, remedy="make it writable")


def write_atomically(path: Path, text: str, *, flush: bool = True) -> None:
    """Put `text` at `path` in one step: a reader sees the old file or the new one, whole.

    Raises VaultError where that cannot be done; then the old file is there.
    """
    temporary = path.with_name(_TEMPORARY.format(0))
    made = _make_folder(path.parent)
    try:
        _write(temporary, path, text, flush=flush)
        _put(temporary, path)
    except BaseException:
        _discard([temporary], made)
        raise


def _write(temporary: Path, path: Path, text: str, *, flush: bool) -> None:
    """Write the text for `path` beside it, with its permissions. Raises VaultError."""
    try:
        temporary.unlink(missing_ok=True)
        with temporary.open("xb") as stream:
            stream.write(text.encode("utf-8"))
            stream.flush()
            if flush:
                os.fsync(stream.fileno())
        with suppress(FileNotFoundError):
            temporary.chmod(path.stat().st_mode & 0o7777)
    except OSError as error:
        raise _unwritable(path, error) from error


def _put(temporary: Path, path: Path) -> None:
    """Let a text that is on the disk take its place. Raises VaultError."""
    try:
        temporary.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> VaultError:
    remedy = "check permissions and free space, then build again: every note is whole"
    return VaultError(f"cannot be written ({error.strerror})", path=path, remedy=remedy)


def _remove(root: Path, path: str, new_path: str) -> None:
    """Remove a note that is retired or has moved to `new_path`, and the folders that it leaves empty."""
    file = root / path
    try:
        # Where case does not matter, Gemini.md and gemini.md are one file: then only its name is put right.
        if new_path and file.samefile(root / new_path):
            file.replace(root / new_path)
            return
        file.unlink()
    except OSError as error:
        remedy = "check its permissions, then build again"
        raise VaultError(f"cannot be removed ({error.strerror})", path=file, remedy=remedy) from error
    with suppress(OSError):  # a folder that is not empty stays
        for folder in Path(path).parents[:-1]:
            (root / folder).rmdir()
