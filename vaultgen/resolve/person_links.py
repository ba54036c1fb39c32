"""What a person's wikilinks mean: `[[Ana Ribeiro]]`, `[[@ribeiro2024]]` and a whole title are no concepts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from vaultgen.identity.title import joined_title_key, title_key
from vaultgen.model import Extraction, Mention, NodeType
from vaultgen.resolve.author_names import Grouping
from vaultgen.resolve.paper import Paper
from vaultgen.resolve.places import title_index

_RULE = "link of a person"
# A title of fewer words may be a term as well; so may a name of one Latin word (Plato).
_LEAST_TITLE_WORDS = 3


def with_links_settled(
    extractions: Mapping[str, Extraction], papers: Sequence[Paper], names: Grouping
) -> dict[str, Extraction]:
    """The extractions, each link that would be a concept and names one paper or one author as a mention of that."""
    linked = {m.name for x in extractions.values() for m in x.mentions if _is_concept(m)}
    if not linked:
        return dict(extractions)
    meant = _papers_meant(linked, papers) | _people_meant(linked, names)

    def settled(mention: Mention) -> Mention:
        if not _is_concept(mention) or mention.name not in meant:
            return mention
        node_type, name = meant[mention.name]
        return mention._replace(type=node_type, name=name)

    def is_of_something(mention: Mention) -> bool:
        """Whether a link is of more than a citekey that no bibliography has."""
        return not (_is_concept(mention) and mention.name.startswith("@") and mention.name not in meant)

    return {
        seed: replace(x, mentions=tuple(settled(m) for m in x.mentions if is_of_something(m)))
        if any(map(_is_concept, x.mentions))
        else x
        for seed, x in extractions.items()
    }


def _is_concept(mention: Mention) -> bool:
    return mention.type is NodeType.CONCEPT and mention.rule == _RULE


def _papers_meant(linked: Iterable[str], papers: Sequence[Paper]) -> dict[str, tuple[NodeType, str]]:
    """The title of the paper behind each link that is a title or a citekey of it; what two papers bear is left out."""
    titles = title_index(tuple(papers))
    by_citekey: dict[str, set[str]] = {}
    for paper in papers:
        for key in (x.record.citekey for x in paper.listings):
            if key and joined_title_key(paper.title) in titles:
                by_citekey.setdefault(f"@{key.value}".casefold(), set()).add(paper.title)
    meant = {}
    for name in linked:
        cited = by_citekey.get(name.casefold(), set())
        if len(cited) == 1:
            meant[name] = NodeType.PAPER, min(cited)
        elif len(title_key(name).split()) >= _LEAST_TITLE_WORDS and joined_title_key(name) in titles:
            meant[name] = NodeType.PAPER, name
    return meant


def _people_meant(linked: Iterable[str], names: Grouping) -> dict[str, tuple[NodeType, str]]:
    """The links that are the whole name of exactly one author."""
    bearers: dict[str, set[int]] = {}
    for number, group in enumerate(names.groups):
        for form in {f for n in group for _, slot in n.slots for f in slot.forms}:
            for text in (form.text, form.name.display):
                bearers.setdefault(_folded(text), set()).add(number)
    return {
        name: (NodeType.AUTHOR, name)
        for name in linked
        if (" " in name or not name.isascii()) and len(bearers.get(_folded(name), ())) == 1
    }


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
