"""The BibTeX entry that pages of papers offer for citing, where a clipping holds it as text."""

from __future__ import annotations

import re

from vaultgen.model import PaperRecord
from vaultgen.read.page import Page
from vaultgen.read.raw_text import RawText
from vaultgen.read.records import bibtex
from vaultgen.text.fold import fold

_BEGIN = re.compile(r"[\s`]*@[a-z]+\{[^\s{}]+,", re.IGNORECASE)
_LONGEST = 200  # lines


def offered_citation(page: Page, title: str) -> PaperRecord | None:
    """The paper as the first entry of that title states it."""
    for number, line in enumerate(page.raw):
        if not _BEGIN.match(line):
            continue
        # Blank lines in place of those above keep the numbers of lines.
        text = "\n" * number + "\n".join(page.raw[number : number + _LONGEST])
        found = [r for r in bibtex.read(RawText.of(page.seed, text), 1).records if isinstance(r, PaperRecord)]
        return next((r for r in found if fold(r.title.text) == fold(title)), None)
    return None
