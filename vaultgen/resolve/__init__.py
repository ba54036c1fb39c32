"""Which mentions and records are the same thing: everything that the seeds say as one body of knowledge."""

from vaultgen.resolve.explain import explain
from vaultgen.resolve.resolve import resolve

__all__ = ["explain", "resolve"]
