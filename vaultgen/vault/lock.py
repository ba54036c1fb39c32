"""One build at a time: a file with the owner's pid, made before anything is written and removed afterwards."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from vaultgen.errors import VaultError
from vaultgen.vault.state import STATE_FOLDER

_LOCK_FILE = "lock"


@contextmanager
def vault_lock(root: Path) -> Iterator[None]:
    """Hold the vault's lock. Raises VaultError while another build holds it; a dead build's lock is taken over."""
    file = root / STATE_FOLDER / _LOCK_FILE
    try:
        file.parent.mkdir(exist_ok=True)
        _take(file)
    except OSError as error:
        remedy = "check its permissions and free space"
        raise VaultError(f"the vault cannot be locked ({error.strerror})", path=file, remedy=remedy) from error
    try:
        yield
    finally:
        with suppress(OSError):
            file.unlink()


def _take(file: Path) -> None:
    """Make the lock file, over that of a process that is no more. Raises VaultError and OSError."""
    for attempt in (1, 2):
        try:
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        except FileExistsError:
            owner = _owner(file)
            if attempt == 2 or is_running(owner):
                remedy = f"wait for it to end; if no vaultgen is running, delete {file}"
                raise VaultError(
                    f"another build is at work (process {owner})", path=file.parents[1], remedy=remedy
                ) from None
            file.unlink(missing_ok=True)
        else:
            with os.fdopen(handle, "w", encoding="ascii") as stream:
                stream.write(str(os.getpid()))
            return


def _owner(file: Path) -> int:
    """The pid in a lock file; 0 where there is none (a build that died while it wrote the lock)."""
    try:
        return int(file.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0


def is_running(pid: int) -> bool:
    """Whether there is a process of that number. Our own counts as none: a lock of ours is left from before."""
    if pid <= 0 or pid == os.getpid():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    except OSError:  # Windows: no such process
        return False
    return True
