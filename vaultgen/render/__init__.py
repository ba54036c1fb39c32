"""The graph in, the texts of notes out; pure."""

from vaultgen.render.notes import render, render_changed
from vaultgen.render.obsidian import obsidian_files
from vaultgen.render.paths import HOME, HOME_ID, note_paths

__all__ = ["HOME", "HOME_ID", "note_paths", "obsidian_files", "render", "render_changed"]
