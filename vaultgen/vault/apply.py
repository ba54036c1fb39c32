"""A plan becomes the vault: each file whole or not at all, never outside the vault, the state last."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from vaultgen.errors import VaultError
from vaultgen.model import Finding
from vaultgen.vault.plan import Action, Plan, Step
from vaultgen.vault.scan import digest
from vaultgen.vault.state import State, mark_unfinished, save_state

# Up to so many files are flushed one by one; beyond, one flush of the whole system is faster.
_FLUSH_ONE_BY_ONE = 64


def apply_plan(
    root: Path, plan: Plan, state: State, progress: Callable[[int, int], None] = lambda _done, _all: None
) -> tuple[Finding, ...]:
    """Carry out `plan` and record it; what changed under our hands is left alone and reported.

    The caller holds the vault's lock. Raises VaultError where a file cannot be written; then every file is whole, and
    the next build completes the work.
    """
    for path in (*(s.path for s in plan.writes), *(f.path for f in plan.firsts)):
        _refuse_outside(root, path)
    missed: tuple[Step, ...] = ()
    if plan.writes:
        mark_unfinished(root)
        missed = _carry_out(root, plan, progress)
    for first in plan.firsts:
        if not (root / first.path).exists():
            write_atomically(root / first.path, first.text)
    rows = dict(plan.rows)
    for step in missed:
        rows.pop(step.key, None)
        if step.key in state.rows:
            rows[step.key] = state.rows[step.key]
    if plan.writes or rows != state.rows or not state.is_complete:
        texts = {digest(s.text.encode("utf-8")): s.text for s in plan.steps if s.text and s.action is not Action.KEEP}
        save_state(root, rows, texts)
    message, remedy = "changed while the build was writing; left as it is", "build again"
    return tuple(Finding(s.path, 0, message, remedy) for s in missed)


def _carry_out(root: Path, plan: Plan, progress: Callable[[int, int], None]) -> tuple[Step, ...]:
    """Write everything, then remove what has moved or is retired. Gives the steps whose file is not as planned."""
    leaving = plan.of(Action.MOVE, Action.RETIRE)
    missed = [s for s in leaving if not _holds(root, s.old_path or s.path, s.old_seen or s.seen)]
    arriving = plan.of(Action.CREATE, Action.UPDATE, Action.MOVE)
    one_by_one = len(arriving) <= _FLUSH_ONE_BY_ONE or not hasattr(os, "sync")
    for number, step in enumerate(arriving, 1):
        if step in missed or not _holds(root, step.path, step.seen, step.old_path):
            missed.append(step)
        else:
            write_atomically(root / step.path, step.text, flush=one_by_one)
        progress(number, len(arriving))
    if not one_by_one:
        os.sync()
    targets = {s.path for s in arriving}
    for step in leaving:
        old = step.old_path or step.path
        if step not in missed and old not in targets:
            _remove(root, old, step.path if step.old_path else "")
    return tuple(dict.fromkeys(missed))


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


def write_atomically(path: Path, text: str, *, flush: bool = True) -> None:
    """Put `text` at `path` in one step: a reader sees the old file or the new one, whole.

    Raises VaultError where that cannot be done; then the old file is there.
    """
    # One name for each folder: what a killed build left behind is written over by the next one.
    temporary = path.parent / ".vaultgen-writing.tmp"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)
        with temporary.open("xb") as stream:
            stream.write(text.encode("utf-8"))
            stream.flush()
            if flush:
                os.fsync(stream.fileno())
        with suppress(FileNotFoundError):
            temporary.chmod(path.stat().st_mode & 0o7777)
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        remedy = "check permissions and free space, then build again: every note is whole"
        raise VaultError(f"cannot be written ({error.strerror})", path=path, remedy=remedy) from error


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
