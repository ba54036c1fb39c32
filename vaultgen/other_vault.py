"""A whole vault of notes as seeds: all of it but what is hidden, what vaultgen made, and what holds no text."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

from vaultgen.config import SETTINGS_FILE, Settings
from vaultgen.errors import ConfigError
from vaultgen.model import Finding, Severity
from vaultgen.seeds import SeedFile, list_seeds

_FRONTMATTER = re.compile(rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n.*?^---[ \t]*\r?$", re.MULTILINE | re.DOTALL)
_ID = re.compile(rb"^[\"']?vaultgen-id[\"']?[ \t]*:", re.MULTILINE)
_FRONTMATTER_WITHIN = 100_000  # bytes
# What lies in a vault beside its notes and says nothing that could be read.
_NO_TEXT_ENDINGS = (
    ".avif .base .bmp .css .gif .heic .ico .jpeg .jpg .js .lock .m4a .mkv .mov .mp3 .mp4 .ogg .ogv .otf .png .svg .tif"
    " .tiff .toml .ttf .wav .webm .webp .woff .woff2"
)
_NO_TEXT = frozenset(_NO_TEXT_ENDINGS.split())


def vault_seeds(vault: Path, settings: Settings) -> tuple[tuple[SeedFile, ...], tuple[Finding, ...]]:
    """The seeds of a vault, sorted by name: those of its own folder, and those of `more_seeds`, whose names begin with
    that folder's. Raises ConfigError where it is no folder, or not outside the vault."""
    own, findings = list_seeds(vault / settings.seeds, vault)
    if not settings.more_seeds:
        return own, findings
    folder = other_folder(vault, settings.more_seeds)
    found, others = list_seeds(folder, folder)
    name = Path(settings.more_seeds).name
    kept = [s for s in found if s.path.suffix.lower() not in _NO_TEXT]
    noted = [s for s in kept if not _is_generated(s.path)]
    taken = {s.name for s in own}
    more = [replace(s, name=f"{name}/{s.name}") for s in noted if f"{name}/{s.name}" not in taken]
    left_out = (
        (len(found) - len(kept), "pictures, settings and the like are no seeds"),
        (len(kept) - len(noted), "notes that vaultgen made are no seeds"),
        (len(noted) - len(more), "files have the names of seeds in this vault"),
    )
    said = [
        Finding(name, 0, f"{count:,} {what}; left out", severity=Severity.INFO) for count, what in left_out if count
    ]
    others = tuple(replace(f, seed=f"{name}/{f.seed}") for f in others)
    return tuple(sorted([*own, *more])), tuple(sorted([*findings, *others, *said]))


def other_folder(vault: Path, more_seeds: str) -> Path:
    """The folder that `more_seeds` names. Raises ConfigError where there is none, or it is not outside the vault."""
    folder = (vault / Path(more_seeds).expanduser()).resolve()
    own = vault.resolve()
    if not folder.is_dir():
        raise _error(vault, f"there is no folder {more_seeds}", "name a folder that exists")
    if folder.is_relative_to(own) or own.is_relative_to(folder):
        raise _error(vault, f"{more_seeds} is not outside this vault", "put what lies in the vault into seeds/")
    return folder


def with_other_vault(vault: Path, text: str, folder: Path) -> str:
    """The text of a settings file with `more_seeds` as this folder, relative to the vault where it is near.

    Raises ConfigError as `other_folder`.
    """
    other_folder(vault, str(folder.absolute()))
    near = os.path.relpath(folder.resolve(), vault.resolve())
    shown = near if near.count("..") < 3 else str(folder.resolve())
    line = f"more_seeds = {_quoted(shown.replace(os.sep, '/'))}"
    lines = text.split("\n")
    old = next((i for i, x in enumerate(lines) if re.match(r"more_seeds\s*=", x)), None)
    hint = next((i for i, x in enumerate(lines) if re.match(r"#\s*more_seeds\s*=", x)), None)
    at = old if old is not None else hint
    if at is None:
        return f"{line}\n{text}"
    return "\n".join([*lines[:at], line, *lines[at + 1 :]])


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _error(vault: Path, message: str, remedy: str) -> ConfigError:
    return ConfigError(f"more_seeds: {message}", path=vault / SETTINGS_FILE, remedy=remedy)


def _is_generated(path: Path) -> bool:
    """Whether a note has the id that vaultgen gives to its own; one that cannot be read is left to its reader."""
    if path.suffix.lower() != ".md":
        return False
    try:
        with path.open("rb") as file:
            front = _FRONTMATTER.match(file.read(_FRONTMATTER_WITHIN))
    except OSError:
        return False
    return front is not None and _ID.search(front[0]) is not None
