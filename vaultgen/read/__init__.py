"""Seeds in, records out: `read_seed` knows the formats, `settle` uses what the other seeds know."""

from vaultgen.read.html.main_text_library import missing_library
from vaultgen.read.page import Page, Reader, ReadPage
from vaultgen.read.registry import read_seed, seed_lines
from vaultgen.read.settle import settle

__all__ = ["Page", "ReadPage", "Reader", "missing_library", "read_seed", "seed_lines", "settle"]
