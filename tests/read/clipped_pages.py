"""Made-up pages of papers, and lists of papers, as Obsidian's Web Clipper, MarkDownload and others save them."""

from __future__ import annotations

from pathlib import Path

_FILES = Path(__file__).parent / "clippings"
ABSTRACT = (
    "We let attention ebb in all of its heads, and find that TidalNet scores 90.1% on BoatQA, which is the best score"
    " so far of all models that were asked about boats. We release TidalBench, a benchmark of 900 boats."
)
TITLE = "Tidal Heads: Attention That Ebbs"
PAPERS = {path.stem: path.read_text("utf-8") for path in sorted((_FILES / "papers").glob("*.md"))}
LISTS = {path.stem: path.read_text("utf-8") for path in sorted((_FILES / "lists").glob("*.md"))}
