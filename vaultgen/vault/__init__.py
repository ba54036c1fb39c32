"""The disk: what a build would do to the vault, and doing it safely."""
