"""The seeds on disk: which files there are, in folders and archives, their bytes, and what cannot be read."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from vaultgen.archives import ArchiveError, Member, gunzipped, is_archive, members, unpacked
from vaultgen.config import Settings
from vaultgen.errors import SeedError
from vaultgen.line_records import first_records
from vaultgen.model import Finding, Severity
from vaultgen.text.clean import is_text

_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp"})  # control and format characters, line separators
_JOINERS = "\u200c\u200d"  # Persian and Indic words, and emoji, are spelled with them


@dataclass(frozen=True, slots=True, order=True)
class SeedFile:
    """A seed: the name that evidence quotes (its path below `seeds/`, with `/`, in NFC), where it lies, its bytes.

    One in an archive has the archive's `path`, and in its name its own path behind the archive's: `papers.zip/a.txt`.
    """

    name: str
    path: Path
    size: int
    member: Member | None = field(default=None, compare=False)


def list_seeds(folder: Path, vault: Path) -> tuple[tuple[SeedFile, ...], tuple[Finding, ...]]:
    """Every file below `folder` and in its archives, sorted by name, and findings for what is no seed.

    Hidden files and folders are skipped without a word; links that leave the vault, folders that cannot be listed and
    files that are no plain files are reported.
    """
    findings: list[Finding] = []
    found = sorted(_opened(_walk(folder, "", vault.resolve(), frozenset(), findings), findings))
    return tuple(_told_apart(found, findings)), tuple(sorted(findings))


def _told_apart(seeds: Iterable[SeedFile], findings: list[Finding]) -> Iterator[SeedFile]:
    """The seeds, of several with one name the first: names may differ by what is not shown of them."""
    before = ""
    for seed in seeds:
        if seed.name == before:
            findings.append(_refused(seed.name, "looks like the name of another seed", "rename one of the files"))
        else:
            yield seed
        before = seed.name


def _opened(seeds: Iterable[SeedFile], findings: list[Finding]) -> Iterator[SeedFile]:
    """The seeds, each archive as the files in it."""
    for seed in seeds:
        if not is_archive(seed.path):
            yield seed
            continue
        try:
            for found in members(seed.path):
                if isinstance(found, Member):
                    yield SeedFile(f"{seed.name}/{found.name}", seed.path, found.size, found)
                else:
                    name, reason = found
                    findings.append(_refused(f"{seed.name}/{name}", reason, "unpack it into seeds/ if it is a seed"))
        except ArchiveError as error:
            findings.append(_refused(seed.name, str(error), "unpack it into seeds/"))


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
    """A file name as text: in NFC, whatever the system keeps, and with a mark for each byte that is no UTF-8 and each
    character that cannot be seen or turns the text around."""
    text = unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "replace"))
    return "".join("\ufffd" if unicodedata.category(c) in _UNSEEN and c not in _JOINERS else c for c in text)


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
    return read_bytes_told(seed, settings)[0]


def read_bytes_told(seed: SeedFile, settings: Settings) -> tuple[bytes | Finding, tuple[Finding, ...]]:
    """The bytes of a seed, or why it is not read, and what there is to say where they are not all of them."""
    records = None
    if seed.member is None:
        most = settings.seed_max_megabytes * 1_000_000
        with suppress(OSError):  # what cannot be read is said below
            records = first_records(seed.path, seed.size, most, settings.seed_max_records)
    if records is None:
        return _whole_or_head(seed, settings)
    data, fault = records
    remedy = "raise seed_max_megabytes in vaultgen.toml, or download and pack it again"
    return data, (Finding(seed.name, data.count(b"\n"), fault, remedy, Severity.ERROR),) if fault else ()


def _whole_or_head(seed: SeedFile, settings: Settings) -> tuple[bytes | Finding, tuple[Finding, ...]]:
    """The bytes of a seed; of text that has too many the first ones, up to the end of a line, and a finding."""
    most = settings.seed_max_megabytes * 1_000_000
    raise_it = "raise seed_max_megabytes in vaultgen.toml if it is a seed"
    size = f"has {seed.size // 1_000_000} MB" if seed.size > most else f"unpacks to more than {most // 1_000_000} MB"
    if seed.member is not None and seed.size > most:
        return _refused(seed.name, size, raise_it), ()
    try:
        data = unpacked(seed.path, seed.member) if seed.member else gunzipped(_first_bytes(seed, most + 1), most)
    except OSError as error:
        return _refused(seed.name, f"cannot be read ({error.strerror})"), ()
    except ArchiveError as error:
        return _refused(seed.name, str(error), "download or pack it again"), ()
    if len(data) <= most:
        return data, ()
    if not is_text(data):
        return _refused(seed.name, size, raise_it), ()
    head = data[: data.rfind(b"\n", 0, most) + 1 or most]
    message = f"{size}; only the first {settings.seed_max_megabytes} MB are read"
    remedy = "raise seed_max_megabytes in vaultgen.toml, or part it into several seeds"
    return head, (Finding(seed.name, head.count(b"\n"), message, remedy, Severity.ERROR),)


def _first_bytes(seed: SeedFile, most: int) -> bytes:
    if seed.size < most:
        return seed.path.read_bytes()
    with seed.path.open("rb") as file:
        return file.read(most)


def name_files(paths: Iterable[Path]) -> tuple[tuple[SeedFile, ...], tuple[Finding, ...]]:
    """The seeds at `paths` (files, or folders with all below them), for work without a vault, and what is no seed.

    A seed goes by its file's name; files that share it get the names of the folders above them, as many as it takes.
    Raises SeedError for a path that does not exist.
    """
    files: dict[Path, SeedFile] = {}
    findings: list[Finding] = []
    for path in paths:
        if path.is_dir():
            found = _walk(path, "", path.resolve(), frozenset(), findings)
            files |= {seed.path.resolve(): seed for seed in sorted(found)}
        elif path.exists():
            files[path.resolve()] = SeedFile(_readable(path.name), path, path.stat().st_size)
        else:
            raise SeedError("there is no such file", path=path, remedy="check the name")
    names = _short_names(files)
    seeds = [SeedFile(names[place], seed.path, seed.size) for place, seed in files.items()]
    return tuple(_told_apart(sorted(_opened(seeds, findings)), findings)), tuple(sorted(findings))


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
