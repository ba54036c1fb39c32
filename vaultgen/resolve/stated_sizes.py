"""The sizes of models that sentences state: `Heron (300M)`, `a 70 billion parameter model`, `from 1 to 27 billion`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from vaultgen.model import Edge, Entity, NodeType, Relation, Statement
from vaultgen.resolve.properties import sorted_sizes

__all__ = ["with_stated_sizes"]

_MODELS = f"{NodeType.MODEL.value}/"  # how the ids of models begin
_NUMBER = r"\d+(?:\.\d+)?"
_UNIT = r"(?:[MBT]\b|(?:m|b|tr)illion\b)"
_OF_OTHERS = r"(?!\s?(?:tokens?|examples?|samples?|images?|pairs?|words?|steps?|documents?|users?|hours?|points?)\b)"
# Right behind a name: `(300M)`, `, a 70 billion parameter language model`.
_BEHIND = re.compile(
    rf"(?: models?)? ?\((?P<bracket>{_NUMBER})\s?(?P<unit>[MBT])(?: parameters)?\)|"
    rf",? (?:is )?an? (?:[\w-]+ ){{0,3}}?(?P<said>{_NUMBER})[ -]?(?P<word>{_UNIT})[ -]parameters?\b"
)
# `two sizes of models (2 billion and 7 billion parameters)`, `ranging in scale from 1 to 27 billion parameters`
_LISTED = re.compile(
    r"\b(?:sizes?|scales?|variants|versions|checkpoints|ranging)\b[^.;]{0,60}?"
    rf"(?<![\w.])(?P<list>{_NUMBER}\s?{_UNIT}?(?:(?:, (?:and )?| and | or | to |/){_NUMBER}\s?{_UNIT}?)*"
    rf"(?:, (?:and )?| and | or | to |/){_NUMBER}\s?{_UNIT}){_OF_OTHERS}"
)
_ONE = re.compile(rf"({_NUMBER})\s?({_UNIT})?")


def with_stated_sizes(
    entities: Iterable[Entity], statements: Mapping[str, Sequence[Statement]], edges: Sequence[Edge]
) -> tuple[Entity, ...]:
    """The entities, models with the sizes that the seeds' sentences give them beside those of their names."""
    wider = {e.source for e in edges if e.relation is Relation.VARIANT_OF}
    introduced: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.relation is Relation.INTRODUCES and edge.target.startswith(_MODELS):
            introduced[edge.source].add(edge.target)
    stated: dict[str, set[str]] = defaultdict(set)
    for node, said in statements.items():
        own = introduced.get(node, set())
        heads = [m for m in own if len(own) == 1 or not _is_below(m, own, edges, wider)]
        for statement in said:
            for model, sizes in _sizes_in(statement, heads[0] if len(heads) == 1 else ""):
                stated[model].update(sizes)
    return tuple(_with(e, stated[e.id]) if e.type is NodeType.MODEL and e.id in stated else e for e in entities)


def _is_below(model: str, others: set[str], edges: Sequence[Edge], wider: set[str]) -> bool:
    """Whether a model is a variant of another one of them."""
    if model not in wider:
        return False
    above = {e.target for e in edges if e.relation is Relation.VARIANT_OF and e.source == model}
    return bool(above & others)


def _sizes_in(statement: Statement, head: str) -> Iterator[tuple[str, set[str]]]:
    """The models of one sentence with their sizes; `head` is what its paper introduces, if that is one family."""
    for link in statement.links:
        found = _BEHIND.match(statement.text, link.end) if link.entity.startswith(_MODELS) else None
        if found:
            yield link.entity, {_size(found["bracket"] or found["said"], found["unit"] or found["word"])}
    if head:
        for listed in _LISTED.finditer(statement.text):
            parts = _ONE.findall(listed["list"])
            unit = next(u for _, u in reversed(parts) if u)
            yield head, {_size(number, own or unit) for number, own in parts}


def _size(number: str, unit: str) -> str:
    """A size as names write it: 70B."""
    return number + unit[0].upper()


def _with(model: Entity, sizes: set[str]) -> Entity:
    known = model.properties.get("sizes")
    named = {str(s) for s in known} if isinstance(known, list) else set()
    return replace(model, properties={**model.properties, "sizes": sorted_sizes(named | sizes)})
