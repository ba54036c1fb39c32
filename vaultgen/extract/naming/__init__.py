"""The names of a record: where they stand, and of which type each one is."""
