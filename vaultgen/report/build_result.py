"""What a build did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vaultgen.model import Finding, LedgerEntry, NodeType
from vaultgen.vault.plan import Plan


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did, or with `dry_run` would do. `types` gives the node type by note id, `doubtful` are the names
    that the user may know better."""

    plan: Plan
    types: Mapping[str, NodeType]
    seed_count: int
    findings: tuple[Finding, ...]
    doubtful: tuple[LedgerEntry, ...] = ()
