"""Made-up seeds for tests that go the whole road."""

from __future__ import annotations

from pathlib import Path

ABSTRACT = (
    "We introduce Heron 2, a language model for long documents. Heron 2 reaches 81.5% on MMLU and outperforms Llama 2 "
    "at half the size. We train it on text about marshes, reeds and the birds that live there, and release weights, "
    "data and code so that others can walk the marsh as well. The model reads at least 128K tokens, which is a long "
    "walk, and it answers questions about every bird that it has met on the way, in rain and in fog, without tiring."
)
LISTING = f"""\
1.
Heron 2: A Small Model for Long Marsh Walks
Authors:
Ada Marsh,
Boris Reed,
, et al. (12 additional authors not shown)
Abstract:
{ABSTRACT}
Submitted 7 March, 2024; originally announced March 2024.
2.
On the Patience of Egrets
Authors:
Ada Marsh
Abstract:
We show that patience is learned. Egret-1B is evaluated on GSM8K.
Submitted 3 May, 2023; originally announced May 2023.
"""
NOTE = """\
---
title: "Reed Warbler"
aliases: [RW]
tags: [Birds]
---
# Reed Warbler

**Reed Warbler** is a model by [[Marsh Labs]] that reads far.

## Evaluation
*   **[[MMLU]]:** Reed Warbler scores **77.0%**.
"""


def make_vault(root: Path, **seeds: str) -> Path:
    """A vault with the made-up seeds, or with those given (`name="text"`)."""
    (root / "seeds").mkdir(parents=True)
    texts = {f"{name}.txt": text for name, text in seeds.items()} or {"listing.txt": LISTING, "note.md": NOTE}
    for name, text in texts.items():
        (root / "seeds" / name).write_text(text, encoding="utf-8")
    return root


def notes_of(root: Path) -> dict[str, str]:
    """The notes of a vault by path, hidden files and seeds left out."""
    paths = (p for p in sorted(root.rglob("*.md")) if not p.relative_to(root).parts[0].startswith((".", "seeds")))
    return {p.relative_to(root).as_posix(): p.read_text(encoding="utf-8") for p in paths}
