"""Identifiers and categories as arXiv's pages write them."""

from __future__ import annotations

import re

from vaultgen.grounding import Passage
from vaultgen.model import Stated

ARXIV_ID = r"(?P<id>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?!\d)"
"""A new id (2403.05530) or one from before April 2007 (hep-th/9901001), perhaps with a version, as group `id`."""

_ARCHIVES = (
    "astro-ph|cond-mat|cs|econ|eess|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|nlin|nucl-ex|nucl-th|physics|q-bio"
    "|q-fin|quant-ph|stat|cmp-lg"
)
_CATEGORY = re.compile(rf"(?<![\w.-])(?:{_ARCHIVES})(?:\.[A-Za-z-]{{2,}})?(?![\w-])")
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s,;\]]+")


def categories_in(passage: Passage) -> tuple[Stated[str], ...]:
    """The categories that stand in the passage (`cs.CL`, `stat.ML`), in order, each once."""
    found: dict[str, Stated[str]] = {}
    for match in _CATEGORY.finditer(passage.text):
        found.setdefault(match[0], Stated(match[0], passage.evidence(match.start(), match.end())))
    return tuple(found.values())


def dois_in(passage: Passage) -> tuple[Stated[str], ...]:
    """The DOIs that stand in the passage; the ones that arXiv itself gives (10.48550/arXiv…) are left out."""
    found = []
    for match in _DOI.finditer(passage.text):
        doi = match[0].rstrip(").")
        if not doi.lower().startswith("10.48550/"):
            found.append(Stated(doi, passage.evidence(match.start(), match.start() + len(doi))))
    return tuple(found)
