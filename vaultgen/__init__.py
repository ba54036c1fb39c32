"""vaultgen: a folder of research seeds in, a linked Obsidian vault out."""

__version__ = "0.1.0"
