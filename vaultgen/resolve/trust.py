"""Which kind of source is believed where several say different things of one paper."""

from __future__ import annotations

# The kinds of sources, and the formats of each; what stands nowhere here is a document.
_KINDS = {
    "databases": (
        "arxiv-announced", "arxiv-atom", "arxiv-oai", "arxiv-snapshot", "crossref", "dblp", "hugging-face-papers",
        "oai-dc", "openalex", "semantic-scholar",
    ),
    "bibliographies": ("bibtex", "csl-json", "ris"),
    "listings": ("arxiv-abstract", "arxiv-listing", "arxiv-search"),
    "feeds": ("citation-list", "paper-feed", "paper-list"),
    "aitopics": ("aitopics",),
}  # fmt: skip
OTHERS = "documents"


def trust_ranks(order: str) -> dict[str, int]:
    """The rank of each format (0 is believed first) by an order of kinds, parted by commas.

    A kind that is not in it comes after those that are; the empty name stands for all formats that are of no kind.
    """
    kinds = [kind.strip().lower() for kind in order.split(",")]
    last = len(kinds)
    ranks = {name: kinds.index(k) if k in kinds else last for k, names in _KINDS.items() for name in names}
    return ranks | {"": kinds.index(OTHERS) if OTHERS in kinds else last}
