"""The command line: arguments in, text out."""

from vaultgen.cli.main import main

__all__ = ["main"]
