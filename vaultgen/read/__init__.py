"""Seeds in, records out: `read_seed` knows the formats, `settle` uses what the other seeds know."""
