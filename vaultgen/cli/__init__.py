"""The command line: arguments in, text out."""

from __future__ import annotations

import gc
import os
import sys

from vaultgen.cli.main import main

__all__ = ["main", "run"]


def run() -> None:
    """Do a command as a process of its own, and end with it at once: to take a million objects apart one by one, and to
    look for cycles among them first, takes half a second that a process which ends need not spend."""
    gc.disable()
    try:
        main()
    except SystemExit as end:
        code = 0 if end.code is None else end.code
        if not isinstance(code, int):
            raise
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:
            raise end from None  # nobody reads any more what is said: Python knows what that is worth
        os._exit(code)
