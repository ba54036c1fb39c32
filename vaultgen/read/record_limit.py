"""How many records of one seed are read, and what the user is told where there are more."""

from __future__ import annotations

from dataclasses import dataclass, field

from vaultgen.model import Finding, Severity

MOST_RECORDS = 50_000
"""Records of one seed, where no setting says otherwise: about 400 MB of memory."""


LONGEST_RECORD = 3_200_000
"""Characters of one record that are read: sixteen times what the longest author list there is takes."""

_NAMED = 20


@dataclass(slots=True)
class LeftOut:
    """What is told of entries that were left out: of the first ones each, of the others how many there are."""

    seed: str
    what: str
    remedy: str = ""
    severity: Severity = Severity.WARNING
    count: int = 0
    _named: list[Finding] = field(default_factory=list)
    _line: int = 0

    def add(self, finding: Finding) -> None:
        """Tell of one more."""
        self.count += 1
        if self.count <= _NAMED:
            self._named.append(finding)
        elif not self._line:
            self._line = finding.line

    def findings(self) -> tuple[Finding, ...]:
        """What there is to say, in the order in which it was told."""
        if self.count <= _NAMED:
            return tuple(self._named)
        message = f"{self.count - _NAMED:,} more {self.what}"
        return (*self._named, Finding(self.seed, self._line, message, self.remedy, self.severity))


def too_long(seed: str, line: int, shown: str = "") -> Finding:
    """The finding that a record is longer than any that is read."""
    words = f" ({shown})" if shown else ""
    message = f"the record that begins here is longer than {LONGEST_RECORD:,} characters{words}; it was left out"
    return Finding(seed, line, message, "look for a mark that should end it, or shorten it")


def limit_finding(seed: str, most: int, line: int) -> Finding:
    """The finding that a seed holds more records than are read; the first that is not begins on `line`."""
    message = f"the seed holds more than {most:,} papers; only the first {most:,} are read"
    remedy = "raise seed_max_records in vaultgen.toml, or take out the papers that you need"
    return Finding(seed, line, message, remedy, Severity.ERROR)
