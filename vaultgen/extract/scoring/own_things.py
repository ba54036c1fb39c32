"""What a paper is about by name: what `our model`, `it` and `our benchmark` stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vaultgen.extract.naming.whole_names import title_name
from vaultgen.model import Mention, NamedEntity, NodeType

__all__ = ["named_from", "own_benchmark", "own_name", "own_thing"]

_WHOLE_WITH = re.compile(
    r"\b(?:ensemble|framework|network|model|transformer|pipeline|system|architecture)s?\s+(?:with|"
    r"using)\s+(?:an? |the )?$",
    re.IGNORECASE,
)
_SCORED_ON = (NodeType.BENCHMARK, NodeType.DATASET)


def own_thing(mentions: Sequence[Mention], title: str) -> NamedEntity | None:
    """What `our model` stands for: the one thing that the paper introduces, or the one of them in its title.

    What the title calls a part of the whole (`An Ensemble with X`) is not the whole.
    """
    parts = {m.name for m in mentions if m.field.name == "title" and _WHOLE_WITH.search(title[: m.start])}
    for kind in (NodeType.MODEL, NodeType.CONCEPT):
        introduced = {m.name for m in mentions if m.rule.startswith("introduced") and m.type is kind} - parts
        titled = [m.name for m in mentions if m.field.name == "title" and m.name in introduced]
        if titled:
            return NamedEntity(kind, titled[0])
        if introduced:
            return NamedEntity(kind, introduced.pop()) if len(introduced) == 1 else None
    return _titled(mentions, title, NodeType.MODEL)


def own_name(mentions: Sequence[Mention], title: str) -> str:
    """What `our system` stands for where that is no model: the known product that the title opens with, if any."""
    product = _titled(mentions, title, NodeType.PRODUCT)
    is_other = any(m.rule.startswith("introduced") and m.type is not NodeType.BENCHMARK for m in mentions)
    return product.name if product and not is_other else ""


def _titled(mentions: Sequence[Mention], title: str, kind: NodeType) -> NamedEntity | None:
    """The known thing of a kind that a paper's title opens with: `Foo 2: …`."""
    place = title_name(title)
    opening = (m for m in mentions if m.field.name == "title" and m.type is kind)
    return next((NamedEntity(m.type, m.name) for m in opening if (m.start, m.end) == place), None)


def own_benchmark(mentions: Sequence[Mention]) -> NamedEntity | None:
    """The benchmark that the paper introduces, if it is one, or the one of them in its title."""
    introduced = {(m.type, m.name) for m in mentions if m.rule.startswith("introduced") and m.type in _SCORED_ON}
    titled = [(m.type, m.name) for m in mentions if m.field.name == "title" and (m.type, m.name) in introduced]
    if titled:
        return NamedEntity(*titled[0])
    return NamedEntity(*introduced.pop()) if len(introduced) == 1 else None


def named_from(mentions: Sequence[Mention], thing: NamedEntity | None) -> int:
    """Where an abstract first names a thing; 0 where it does not."""
    if thing is None:
        return 0
    return min((m.start for m in mentions if m.field.name == "abstract" and m.name == thing.name), default=0)
