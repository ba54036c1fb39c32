"""One build at a time: a file that the system locks for as long as its owner lives, with the owner's pid in it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from vaultgen.errors import VaultError
from vaultgen.vault.state import STATE_FOLDER

_LOCK_FILE = "lock"


@contextmanager
def vault_lock(root: Path) -> Iterator[None]:
    """Hold the vault's lock. Raises VaultError while another build holds it. The lock of a build that died is free:
    the system has released it."""
    file = root / STATE_FOLDER / _LOCK_FILE
    refuse_linked_state(root)
    try:
        file.parent.mkdir(exist_ok=True)
        stream = file.open("a+", encoding="ascii")
    except OSError as error:
        remedy = "check its permissions and free space"
        raise VaultError(f"the vault cannot be locked ({error.strerror})", path=file, remedy=remedy) from error
    with stream:
        if not _lock(stream):
            message = f"another build is at work (process {_owner(file)})"
            raise VaultError(message, path=root, remedy="wait for it to end, then build again")
        try:
            _write_owner(stream, str(os.getpid()))
            yield
        finally:
            # The file stays: to remove it would take it from under a build that is waiting for it.
            _write_owner(stream, "")


def refuse_linked_state(root: Path) -> None:
    """Raise VaultError where the state folder or a file in it is a link: what is written there would be elsewhere."""
    folder = root / STATE_FOLDER
    linked = [folder] if folder.is_symlink() else [f for f in sorted(folder.glob("*")) if f.is_symlink()]
    for path in linked:
        remedy = "delete the link; nothing that you wrote is lost with it"
        raise VaultError("leads out of the vault; nothing was written", path=path, remedy=remedy)


def _write_owner(stream: IO[str], owner: str) -> None:
    """Put the owner's pid into the lock file; on a full disk the lock holds without it."""
    with suppress(OSError):
        stream.truncate(0)
        stream.write(owner)
        stream.flush()


def _owner(file: Path) -> str:
    """The pid in a lock file, as far as it can be read."""
    with suppress(OSError):
        found = file.read_text(encoding="ascii", errors="replace").strip()
        if found.isdigit():
            return found
    return "unknown"


if sys.platform == "win32":
    import msvcrt

    def _lock(stream: IO[str]) -> bool:
        """Whether the lock is ours now. Windows locks ranges: one byte far behind the pid keeps that readable."""
        stream.seek(1 << 20)
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(stream: IO[str]) -> bool:
        """Whether the lock is ours now."""
        try:
            fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
