"""Build again whenever what a vault is made of changes: its seeds and those of the folder that `more_seeds` names, its
settings, the user's own templates."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from vaultgen.config import SETTINGS_FILE, Settings, load_settings
from vaultgen.errors import ConfigError, VaultError, VaultgenError
from vaultgen.other_vault import other_folder

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
        own = sorted(_sources(vault, changed))
        if own:
            say(f"{own[0]} changed" if len(own) == 1 else f"{len(own)} files changed, {own[0]} among them")
            _build_or_say(run_build, say)


def is_source(path: Path, seeds: str) -> bool:
    """Whether a path, relative to the vault, is that of something that notes are made from. Notes are not: a build
    writes them itself, and a person who types in one is not to be disturbed."""
    if _is_hidden(path):
        return False
    return path == Path(SETTINGS_FILE) or any(path.is_relative_to(folder) for folder in (seeds, TEMPLATES))


def changes_below(vault: Path) -> Iterator[set[Path]]:
    """The paths that change in a vault and in the folder that its settings add, burst by burst, for ever.

    Raises VaultError without `watchfiles`.
    """
    try:
        from watchfiles import watch as changes
    except ImportError as error:
        remedy = "install it: pip install 'vaultgen[watch]'"
        raise VaultError("to watch a vault needs the package watchfiles", remedy=remedy) from error
    while True:
        folders = _watched(vault)
        for burst in changes(*folders, watch_filter=None, debounce=4 * _QUIET, step=_QUIET, raise_interrupt=True):
            yield {Path(path) for _, path in burst}
            if _watched(vault) != folders:
                break  # the settings name another folder now


def _build_or_say(run_build: Callable[[], None], say: Callable[[str], None]) -> None:
    try:
        run_build()
    except VaultgenError as error:
        say(f"vaultgen: {error}")


def _sources(vault: Path, changed: Iterable[Path]) -> Iterator[str]:
    """The changed paths that notes are made from, as a build names them: those of the other folder by its name."""
    settings, (_, *others) = _settings(vault), _watched(vault)
    for path in changed:
        for folder in others:
            within = _within(folder, path)
            if within is not None and not _is_hidden(within):
                yield (Path(folder.name) / within).as_posix()
        within = _within(vault, path)
        if within is not None and is_source(within, settings.seeds):
            yield within.as_posix()


def _within(folder: Path, path: Path) -> Path | None:
    """The path as it is called from a folder; None outside of it."""
    root = next((r for r in (folder.absolute(), folder.resolve()) if path.is_relative_to(r)), None)
    return path.relative_to(root) if root is not None else None


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _watched(vault: Path) -> tuple[Path, ...]:
    """The vault, and the folder outside of it that its settings add, if there is one."""
    more = _settings(vault).more_seeds
    try:
        return (vault, other_folder(vault, more)) if more else (vault,)
    except ConfigError:
        return (vault,)


def _settings(vault: Path) -> Settings:
    """The settings as they are now; while they cannot be read, those by default."""
    try:
        return load_settings(vault)[0]
    except ConfigError:
        return Settings()
