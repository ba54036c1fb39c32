"""The beginning of a vault's life: a new folder, and seeds put into it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from vaultgen.config import SETTINGS_FILE, parse_settings, settings_file
from vaultgen.errors import SeedError, VaultError
from vaultgen.other_vault import other_folder, with_other_vault
from vaultgen.pipeline.build import open_vault
from vaultgen.vault.apply import write_atomically

_WELCOME = """\
# Welcome

This is a vault that vaultgen keeps.

1. Put pages copied or saved from the web, bibliographies, PDFs or notes of your own into the folder `seeds`.
2. Run `vaultgen build` in this folder.
3. Open this folder in Obsidian and begin at the note Home.

Edit what you like: a note that you have changed is never overwritten. Settings are explained in `vaultgen.toml`.
This note is yours; delete it when you have read it.
"""


def start_vault(vault: Path) -> tuple[Path, ...]:
    """Make `vault` a vault and say what was made; what is there stays. Raises VaultError."""
    made: list[Path] = []
    seeds = vault / "seeds"
    if not seeds.is_dir():
        try:
            seeds.mkdir(parents=True)
        except OSError as error:
            remedy = "choose a folder that you may write to"
            raise VaultError(f"cannot be made ({error.strerror})", path=seeds, remedy=remedy) from error
        made.append(seeds)
        if not (vault / "Welcome.md").exists():
            write_atomically(vault / "Welcome.md", _WELCOME)
            made.append(vault / "Welcome.md")
    if not (vault / SETTINGS_FILE).exists():
        write_atomically(vault / SETTINGS_FILE, settings_file())
        made.append(vault / SETTINGS_FILE)
    return tuple(made)


def read_also(vault: Path, folder: Path) -> None:
    """Make a folder outside the vault, such as another vault, its `more_seeds`. Raises VaultError and ConfigError."""
    settings, _ = open_vault(vault)
    if settings.more_seeds and other_folder(vault, settings.more_seeds) == folder.resolve():
        return
    path = vault / SETTINGS_FILE
    text = path.read_bytes().decode("utf-8") if path.exists() else ""
    text = with_other_vault(vault, text, folder)
    parse_settings(text.removeprefix("\ufeff"), path)
    write_atomically(path, text)


def add_seeds(folder: Path, files: Iterable[Path]) -> Iterator[str]:
    """Copy `files` into the folder of seeds and say of each what became of it. Raises SeedError and VaultError."""
    files = list(files)
    for file in files:
        if file.is_dir():
            remedy = f"copy it into {folder} yourself, or read it where it is: vaultgen build VAULT --seeds {file}"
            raise SeedError("is a folder; no seed was added", path=file, remedy=remedy)
        if not file.is_file():
            raise SeedError("is no file; no seed was added", path=file, remedy="check the name")
    for file in files:
        try:
            target, is_new = _free_place(folder, file)
            if is_new:
                shutil.copyfile(file, target)
        except OSError as error:
            remedy = "check permissions and free space"
            raise VaultError(f"cannot be copied to {folder} ({error.strerror})", path=file, remedy=remedy) from error
        yield f"{file}: added as {target.name}" if is_new else f"{file}: is there already as {target.name}"


def _free_place(folder: Path, file: Path) -> tuple[Path, bool]:
    """Where a seed goes, and whether it is not there yet: `page.txt`, or `page-2.txt` beside another of that name."""
    data = file.read_bytes()
    number = 1
    while True:
        target = folder / (file.name if number == 1 else f"{file.stem}-{number}{file.suffix}")
        if not target.exists():
            return target, True
        if target.is_file() and target.read_bytes() == data:
            return target, False
        number += 1
