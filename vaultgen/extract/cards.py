"""What the card of a model or dataset states in its properties: names, what it was made from, results."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaultgen.extract.scoring.metrics import find_metrics
from vaultgen.grounding import Passage
from vaultgen.model import Card, Claim, FieldRef, Mention, NamedEntity, NodeType, Relation

__all__ = ["card_claims", "card_mentions", "card_texts"]

_CARD = "card"
_RULE = "stated on a card"
_OWN_WEIGHT = 1.0
_WEIGHT = 0.8
# `MMLU (5-Shot)`: what stands in brackets is how it was asked.
_SETTING = re.compile(r"\s*\((?P<setting>(?:\d+|zero|few|one)-shot)\)$", re.IGNORECASE)
_METRICS = {"acc": "accuracy", "acc_norm": "accuracy", "normalized accuracy": "accuracy", "strict accuracy": "accuracy"}

Named = tuple[NodeType, Passage]


def card_texts(number: int, card: Card) -> dict[FieldRef, Passage]:
    """The names on the card as texts of the record."""
    return {FieldRef(number, _CARD, k): name for k, (_, name) in enumerate(_names(card))}


def card_mentions(number: int, card: Card) -> Iterator[Mention]:
    """Each name on the card."""
    for k, (node_type, name) in enumerate(_names(card)):
        ref = FieldRef(number, _CARD, k)
        weight = _WEIGHT if k else _OWN_WEIGHT
        yield Mention(node_type, name.text, name.text, ref, 0, len(name.text), _RULE, weight, name.evidence())


def card_claims(number: int, card: Card, source: NamedEntity) -> Iterator[Claim]:
    """What the thing was made from, and how it scored, as the card (`source`) claims; one of a dataset says neither."""
    if card.is_dataset:
        return
    own = NamedEntity(NodeType.MODEL, card.name.text)
    ref = FieldRef(number, _CARD, 0)
    for base in card.bases:
        thing = NamedEntity(NodeType.MODEL, base.text)
        yield Claim(Relation.BASED_ON, own, thing, ref, _RULE, base.evidence())
    for dataset in card.datasets:
        thing = NamedEntity(NodeType.DATASET, dataset.text)
        yield Claim(Relation.TRAINED_ON, own, thing, ref, _RULE, dataset.evidence())
    for result in card.results:
        on = _asked(result.benchmark)
        setting = _SETTING.search(result.benchmark.text)
        metric = _metric(result.metric.text if result.metric else "")
        qualifiers: list[tuple[str, str | float | bool]] = [
            ("model", card.name.text),
            ("value", float(result.value.text.rstrip("%"))),
        ]
        qualifiers += [("metric", metric[0])] if metric[0] else []
        qualifiers += [("unit", "%")] if result.value.text.endswith("%") else []
        qualifiers += [("setting", setting["setting"].lower())] if setting else []
        qualifiers += [("direction", "lower is better" if metric[1] else "higher is better"), ("kind", "score")]
        thing = NamedEntity(NodeType.BENCHMARK, on.text)
        yield Claim(Relation.REPORTS, source, thing, ref, _RULE, result.value.evidence(), tuple(qualifiers))


def _names(card: Card) -> list[Named]:
    """The names on the card, its own first."""
    names = [(NodeType.DATASET if card.is_dataset else NodeType.MODEL, card.name)]
    names += [(NodeType.MODEL, base) for base in card.bases]
    names += [(NodeType.DATASET, dataset) for dataset in card.datasets]
    sets = {r.benchmark.text: _asked(r.benchmark) for r in card.results} if not card.is_dataset else {}
    return names + [(NodeType.BENCHMARK, on) for on in sets.values()]


def _asked(benchmark: Passage) -> Passage:
    """The benchmark without how it was asked."""
    setting = _SETTING.search(benchmark.text)
    return benchmark.slice(0, setting.start()) if setting and setting.start() else benchmark


def _metric(written: str) -> tuple[str, bool]:
    """The metric's name, and whether less is better."""
    plain = written.replace("_", " ").strip()
    if known := _METRICS.get(written.casefold()) or _METRICS.get(plain.casefold()):
        return known, False
    found = find_metrics(plain)
    return (found[0].name, found[0].is_lower_better) if len(found) == 1 else (plain, False)
