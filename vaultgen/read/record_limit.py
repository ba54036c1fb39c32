"""How many records of one seed are read, and what the user is told where there are more."""

from __future__ import annotations

from vaultgen.model import Finding, Severity

MOST_RECORDS = 50_000
"""Records of one seed, where no setting says otherwise: about 400 MB of memory."""


def limit_finding(seed: str, most: int) -> Finding:
    """The finding that a seed holds more records than are read."""
    message = f"the seed holds more than {most:,} papers; only the first {most:,} are read"
    remedy = "raise seed_max_records in vaultgen.toml, or take out the papers that you need"
    return Finding(seed, 0, message, remedy, Severity.ERROR)
