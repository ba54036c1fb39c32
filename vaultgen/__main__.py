"""`python -m vaultgen` is the command `vaultgen`."""

from vaultgen.cli import run

if __name__ == "__main__":
    run()
