"""Build again whenever what a vault is made of changes: its seeds, its settings, the user's own templates."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from vaultgen.config import SETTINGS_FILE, Settings, load_settings
from vaultgen.errors import ConfigError, VaultError, VaultgenError

TEMPLATES = "templates"
# Milliseconds without a change after which a burst of changes (a sync, a paste of ten files) has come to its end.
_QUIET = 400


def watch(
    vault: Path, bursts: Iterable[Collection[Path]], run_build: Callable[[], None], say: Callable[[str], None]
) -> None:
    """Build now, and after each burst of changes that a build depends on. `bursts` are the changed paths.

    An error in a build is said, and the next change tried: a settings file is often saved half written.
    """
    _build_or_say(run_build, say)
    for changed in bursts:
        own = sorted(path.as_posix() for path in _relative(vault, changed) if is_source(path, _seeds(vault)))
        if own:
            say(f"{own[0]} changed" if len(own) == 1 else f"{len(own)} files changed, {own[0]} among them")
            _build_or_say(run_build, say)


def is_source(path: Path, seeds: str) -> bool:
    """Whether a path, relative to the vault, is that of something that notes are made from. Notes are not: a build
    writes them itself, and a person who types in one is not to be disturbed."""
    if any(part.startswith(".") for part in path.parts):
        return False
    return path == Path(SETTINGS_FILE) or any(path.is_relative_to(folder) for folder in (seeds, TEMPLATES))


def changes_below(vault: Path) -> Iterator[set[Path]]:
    """The paths that change below a folder, burst by burst, for ever. Raises VaultError without `watchfiles`."""
    try:
        from watchfiles import watch as changes
    except ImportError as error:
        remedy = "install it: pip install 'vaultgen[watch]'"
        raise VaultError("to watch a vault needs the package watchfiles", remedy=remedy) from error
    for burst in changes(vault, watch_filter=None, debounce=4 * _QUIET, step=_QUIET, raise_interrupt=True):
        yield {Path(path) for _, path in burst}


def _build_or_say(run_build: Callable[[], None], say: Callable[[str], None]) -> None:
    try:
        run_build()
    except VaultgenError as error:
        say(f"vaultgen: {error}")


def _relative(vault: Path, paths: Iterable[Path]) -> Iterator[Path]:
    """The paths as they are called from the vault's root."""
    roots = (vault.absolute(), vault.resolve())
    for path in paths:
        root = next((r for r in roots if path.is_relative_to(r)), None)
        if root is not None:
            yield path.relative_to(root)


def _seeds(vault: Path) -> str:
    """The folder of the seeds as the settings are now; while they cannot be read, as it is by default."""
    try:
        return load_settings(vault)[0].seeds
    except ConfigError:
        return Settings().seeds
