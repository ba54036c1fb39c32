"""The graph in, the texts of notes out; pure."""
