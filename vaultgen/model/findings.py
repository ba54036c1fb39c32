"""What a stage could not do, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """INFO is for the curious; WARNING asks the user to look; ERROR means that something was left out."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that the user should know: where (line 0: the whole file), what, and what they can do about it."""

    seed: str
    line: int
    message: str
    remedy: str = ""
    severity: Severity = Severity.WARNING
