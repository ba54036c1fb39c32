"""Markdown: a person's notes, clippings, cards, canvases."""
