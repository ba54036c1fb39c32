"""Which mentions and records are the same thing: everything that the seeds say as one body of knowledge."""

from vaultgen.resolve.explain import explain
from vaultgen.resolve.resolve import resolve
from vaultgen.resolve.uses import SeedUses, Use, uses_in

__all__ = ["SeedUses", "Use", "explain", "resolve", "uses_in"]
