"""One build at a time: a file with the owner's pid, made before anything is written and removed afterwards."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from vaultgen.errors import VaultError
from vaultgen.vault.state import STATE_FOLDER

_LOCK_FILE = "lock"


@contextmanager
def vault_lock(root: Path) -> Iterator[None]:
    """Hold the vault's lock. Raises VaultError while another build holds it; a dead build's lock is taken over."""
    file = root / STATE_FOLDER / _LOCK_FILE
    try:
        file.parent.mkdir(exist_ok=True)
        stream = _take(file)
    except OSError as error:
        remedy = "check its permissions and free space"
        raise VaultError(f"the vault cannot be locked ({error.strerror})", path=file, remedy=remedy) from error
    try:
        yield
    finally:
        stream.close()
        with suppress(OSError):
            file.unlink()


def _take(file: Path) -> IO[str]:
    """The lock file, made and kept open, over that of a process that is no more. Raises VaultError and OSError."""
    try:
        stream = file.open("x", encoding="ascii")
    except FileExistsError:
        owner = _owner(file)
        if _is_held(file, owner):
            remedy = f"wait for it to end; if no vaultgen is running, delete {file}"
            message = f"another build is at work (process {owner})"
            raise VaultError(message, path=file.parents[1], remedy=remedy) from None
        file.unlink(missing_ok=True)
        # If two take over at once, one of them fails here, as it should.
        stream = file.open("x", encoding="ascii")
    stream.write(str(os.getpid()))
    stream.flush()
    return stream


def _owner(file: Path) -> int:
    """The pid in a lock file; 0 where there is none (a build that died while it wrote the lock)."""
    try:
        return int(file.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0


def _is_held(file: Path, owner: int) -> bool:
    """Whether the build that made a lock file is still at work."""
    if os.name == "nt":  # a file that is open cannot be removed there, and to ask for a process may end it
        try:
            file.unlink()
        except OSError:
            return True
        return False
    # A lock of our own number is left from before: the number has come round.
    return owner not in {0, os.getpid()} and _is_running(owner)


def _is_running(pid: int) -> bool:
    """Whether there is a process of that number."""
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
