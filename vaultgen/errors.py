"""The errors that end a command: few, named, each with the place, what is wrong and what to do about it.

Expected trouble inside a seed is no error but a `Finding` that travels with the result.
"""

from __future__ import annotations

from pathlib import Path


class VaultgenError(Exception):
    """What ends a command. `exit_code` is the command's; `line` counts from 1, 0 means the whole file."""

    exit_code = 2

    def __init__(self, message: str, *, path: Path | str = "", line: int = 0, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.path = str(path)
        self.line = line
        self.remedy = remedy

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.path and self.line else self.path
        said = f"{place}: {self.message}" if place else self.message
        return f"{said}\n  {self.remedy}" if self.remedy else said


class SeedError(VaultgenError):
    """A seed that was asked for by name cannot be had: no such file, not readable."""


class ConfigError(VaultgenError):
    """`vaultgen.toml` says something that cannot be meant."""


class TemplateError(VaultgenError):
    """A template does not fit: its name, its line and the node that it was to show."""


class VaultError(VaultgenError):
    """The vault may not be touched, or cannot be: locked, read-only, full, not a vault."""

    exit_code = 3
