"""The graph in, the texts of notes out; pure."""

from vaultgen.render.notes import render, render_changed
from vaultgen.render.obsidian import obsidian_files
from vaultgen.render.paths import note_paths

__all__ = ["note_paths", "obsidian_files", "render", "render_changed"]
