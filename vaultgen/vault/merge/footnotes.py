"""Footnotes: a reference means its definition, whatever number it bears from build to build."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from vaultgen.vault.merge.blocks import Block, Body, Kind

_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")
_ANY = "\ufffc"


def references(block: Block) -> list[str]:
    """The labels that a block refers to, in order; of a definition, those inside of it. A piece that is taken as a
    whole may be code, where nothing is a reference; but a callout has some, so they are counted."""
    text = block.content if block.kind is Kind.FOOTNOTE else block.text
    return _REFERENCE.findall(text)


def relabelled(text: str, labels: Mapping[str, str]) -> str:
    """`text` with each footnote's label replaced by that which `labels` gives for it."""
    return _REFERENCE.sub(lambda found: f"[^{labels.get(found[1], found[1])}]", text)


def without_labels(text: str) -> str:
    """`text` with one mark for any footnote's label: what two texts share that differ in the numbering alone."""
    return _REFERENCE.sub(f"[^{_ANY}]", text)


def same_labels(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """The label in `old` for each label of `new` whose definition says the same; the same label first, else in
    order, each once."""
    pairs = {label: label for label, says in new.items() if old.get(label) == says}
    by_content: dict[str, list[str]] = {}
    for label, says in old.items():
        if label not in pairs:
            by_content.setdefault(says, []).append(label)
    for label, says in new.items():
        if label not in pairs and by_content.get(says):
            pairs[label] = by_content[says].pop(0)
    return pairs


def number_footnotes(new: Body, mine: Body, known: Mapping[str, str]) -> dict[str, str]:
    """The label in the merged note for each label of `new`.

    A definition that the user's note has keeps the label that it has there (`known`), so that nothing has to change in
    what the user wrote. Any other keeps its own label unless something else in the user's note goes by it.
    """
    taken = {*mine.footnotes, *(r for b in mine.blocks for r in references(b))}
    labels = dict(known)
    number = max((int(x) for x in {*taken, *new.footnotes} if x.isascii() and x.isdigit()), default=0)
    for label in dict.fromkeys((*new.footnotes, *_all_references(new.blocks))):
        if label in labels:
            continue
        if label not in taken:
            labels[label] = label
        else:
            number += 1
            labels[label] = str(number)
        taken.add(labels[label])
    return labels


def _all_references(blocks: Iterable[Block]) -> list[str]:
    return [label for block in blocks for label in references(block)]
