"""`python -m vaultgen` is the command `vaultgen`."""

from vaultgen.cli import main

if __name__ == "__main__":
    main()
