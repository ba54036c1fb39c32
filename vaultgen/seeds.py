"""The seeds on disk: which files there are, their bytes, and what is too strange to be read at all."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from vaultgen.config import Settings
from vaultgen.errors import SeedError
from vaultgen.model import Finding, Severity


@dataclass(frozen=True, slots=True, order=True)
class SeedFile:
    """A seed: the name that evidence quotes (its path below `seeds/`, with `/`, in NFC), where it lies, its bytes."""

    name: str
    path: Path
    size: int


def list_seeds(folder: Path, vault: Path) -> tuple[tuple[SeedFile, ...], tuple[Finding, ...]]:
    """Every file below `folder`, sorted by name, and findings for what is no seed.

    Hidden files and folders are skipped without a word; links that leave the vault, folders that cannot be listed and
    files that are no plain files are reported.
    """
    findings: list[Finding] = []
    found = sorted(_walk(folder, "", vault.resolve(), frozenset(), findings))
    return tuple(found), tuple(sorted(findings))


def _walk(
    folder: Path, prefix: str, vault: Path, above: frozenset[Path], findings: list[Finding]
) -> Iterator[SeedFile]:
    """The seeds in `folder`, whose path below `seeds/` is `prefix`; `above` are the folders it lies in, resolved."""
    try:
        with os.scandir(folder) as listing:
            entries = list(listing)
    except OSError as error:
        findings.append(_refused(prefix or folder.name, f"the folder cannot be listed ({error.strerror})"))
        return
    inside = above | {folder.resolve()}
    for entry in entries:
        name = prefix + _readable(entry.name)
        path = Path(entry.path)
        if entry.name.startswith("."):
            continue
        if entry.is_symlink() and not path.resolve().is_relative_to(vault):
            findings.append(_refused(name, "is a link that leads out of the vault", "copy the file into seeds/"))
        elif entry.is_dir():
            if path.resolve() in inside:
                findings.append(_refused(name, "is a link to a folder that it lies in", "remove the link"))
            else:
                yield from _walk(path, name + "/", vault, inside, findings)
        else:
            yield from _plain_file(name, path, findings)


def _readable(name: str) -> str:
    """A file name as text: in NFC, whatever the system keeps, and with a mark for each byte that is no UTF-8."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "replace"))


def _plain_file(name: str, path: Path, findings: list[Finding]) -> Iterator[SeedFile]:
    """The seed at `path`, if it is a file that can be looked at."""
    try:
        status = path.stat()
    except OSError as error:
        findings.append(_refused(name, f"cannot be looked at ({error.strerror})"))
        return
    if stat.S_ISREG(status.st_mode):
        yield SeedFile(name, path, status.st_size)
    else:
        findings.append(_refused(name, "is no plain file", "remove it from seeds/"))


def _refused(name: str, what: str, remedy: str = "check its permissions") -> Finding:
    """The finding for something that was left out."""
    return Finding(name, 0, f"{what}; left out", remedy, Severity.ERROR)


def read_bytes(seed: SeedFile, settings: Settings) -> bytes | Finding:
    """The bytes of a seed, or why it is not read: no permission, vanished, too large."""
    if seed.size > settings.seed_max_megabytes * 1_000_000:
        megabytes = seed.size // 1_000_000
        return _refused(seed.name, f"has {megabytes} MB", "raise seed_max_megabytes in vaultgen.toml if it is a seed")
    try:
        return seed.path.read_bytes()
    except OSError as error:
        return _refused(seed.name, f"cannot be read ({error.strerror})")


def name_files(paths: Iterable[Path]) -> tuple[tuple[SeedFile, ...], tuple[Finding, ...]]:
    """The seeds at `paths` (files, or folders with all below them), for work without a vault, and what is no seed.

    A seed goes by its file's name; files that share it get the names of the folders above them, as many as it takes.
    Raises SeedError for a path that does not exist.
    """
    files: dict[Path, SeedFile] = {}
    findings: list[Finding] = []
    for path in paths:
        if path.is_dir():
            found, strange = list_seeds(path, path)
            files |= {seed.path.resolve(): seed for seed in found}
            findings += strange
        elif path.exists():
            files[path.resolve()] = SeedFile(_readable(path.name), path, path.stat().st_size)
        else:
            raise SeedError("there is no such file", path=path, remedy="check the name")
    names = _short_names(files)
    seeds = (SeedFile(names[place], seed.path, seed.size) for place, seed in files.items())
    return tuple(sorted(seeds)), tuple(findings)


def _short_names(paths: Iterable[Path]) -> dict[Path, str]:
    """For each path its last part, or as many of its last parts as tell it from the others."""
    names: dict[Path, str] = {}
    open_paths, depth = list(paths), 1
    while open_paths:
        bearers = Counter(path.parts[-depth:] for path in open_paths)
        told_apart = [p for p in open_paths if bearers[p.parts[-depth:]] == 1]
        names |= {p: _readable("/".join(p.parts[-depth:])) for p in told_apart}
        open_paths = [p for p in open_paths if p not in names]
        depth += 1
    return names
