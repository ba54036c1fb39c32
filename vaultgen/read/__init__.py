"""Seeds in, records out: `read_seed` knows the formats, `settle` uses what the other seeds know."""

from vaultgen.read.registry import read_seed
from vaultgen.read.settle import settle

__all__ = ["read_seed", "settle"]
