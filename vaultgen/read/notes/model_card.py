"""Cards of models and datasets as Hugging Face keeps them: Markdown whose properties say what they were made from.

The properties are those of https://github.com/huggingface/hub-docs (`modelcard.md`, `datasetcard.md`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import yaml

from vaultgen.grounding import Passage
from vaultgen.model import Card, CardResult, NoteRecord
from vaultgen.read.notes import obsidian_note
from vaultgen.read.notes.frontmatter import properties_tree, read_frontmatter
from vaultgen.read.page import Page, ReadPage

NAME = "model-card"

# What no person's note has among its properties, and what it may have.
_TELLING = frozenset({
    "base_model", "base_model_relation", "pipeline_tag", "library_name", "model-index", "datasets", "task_categories",
    "pretty_name", "size_categories", "dataset_info", "language_creators", "annotations_creators", "widget",
})  # fmt: skip
_USUAL = frozenset({"license", "license_name", "language", "metrics", "inference", "configs"})
_OF_DATASETS = frozenset({
    "task_categories", "pretty_name", "size_categories", "dataset_info", "language_creators", "annotations_creators",
})  # fmt: skip
_TITLE = re.compile(r"(?:(?:model|dataset|data) ?card\s*(?:for|of|:|-)\s*(?:the\s+)?)(?=\S)", re.IGNORECASE)
_NO_NAME = re.compile(
    r"(?:model|dataset|data) ?(?:card|summary|description|details)?|introduction|overview", re.IGNORECASE
)
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,12})?%?")
_LONGEST_NAME = 120
_MOST_NAMES = 100
_MOST_RESULTS = 500


@dataclass(frozen=True, slots=True)
class _Properties:
    """The tree of the properties, and the index of the line on which it begins."""

    page: Page
    tree: yaml.MappingNode
    first: int

    def passage(self, node: yaml.Node | None) -> Passage | None:
        """A value's words, where they stand in one line letter by letter."""
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            return None
        number = self.first + node.start_mark.line
        raw = self.page.raw[number]
        value = node.value.strip()
        start = raw.find(value, node.start_mark.column)
        if start < 0:
            return None
        return Passage.of_line(raw, self.page.seed, number + 1).slice(start, start + len(value))

    def names(self, node: yaml.Node | None) -> tuple[Passage, ...]:
        """The names that one value or a list of them gives, each without its owner's: `mistralai/Mistral-7B`."""
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        found = (self.passage(n) for n in nodes[:_MOST_NAMES])
        return tuple(own for p in found if p is not None and (own := _without_owner(p)) is not None)


def match(page: Page) -> float:
    """Sure of properties of which one has no place but on a card, with another one of a card beside it."""
    if not any(line.lstrip("\ufeff").startswith("---") for line in page.raw[:3]):
        return 0.0
    front = read_frontmatter(page.seed, page.raw)
    tree, _ = properties_tree(page.raw, front.last_line) if front.last_line else (None, 0)
    keys = _keys(tree) if tree is not None else {key for key, _ in front.values}
    telling = len(keys & _TELLING)
    return 0.987 if telling and telling + len(keys & _USUAL) > 1 and "citekey" not in keys else 0.0


def read(page: Page) -> ReadPage:
    """The card's text as that of a page, with what its properties state."""
    found = obsidian_note.read(page)
    front = read_frontmatter(page.seed, page.raw)
    tree, first = properties_tree(page.raw, front.last_line)
    records = tuple(
        _with_card(r, _Properties(page, tree, first)) if isinstance(r, NoteRecord) and tree is not None else r
        for r in found.records
        if isinstance(r, NoteRecord)
    )
    records = tuple(replace(r, is_clipping=True) for r in records)
    what = "Card of a dataset" if any(r.card and r.card.is_dataset for r in records) else "Card of a model"
    return replace(found, records=records, description=what)


def _keys(tree: yaml.MappingNode) -> set[str]:
    return {key.value for key, _ in tree.value if isinstance(key, yaml.ScalarNode)}


def _value(node: yaml.Node | None, name: str) -> yaml.Node | None:
    """What a key of a mapping holds; None for any other node."""
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((v for k, v in node.value if isinstance(k, yaml.ScalarNode) and k.value == name), None)


def _items(node: yaml.Node | None) -> Sequence[yaml.Node]:
    return node.value if isinstance(node, yaml.SequenceNode) else []


def _with_card(note: NoteRecord, stated: _Properties) -> NoteRecord:
    """The note with its card; its title is the name of what the card is on."""
    is_dataset = bool(_keys(stated.tree) & _OF_DATASETS)
    index = _items(_value(stated.tree, "model-index"))[:1]
    names = [
        stated.passage(_value(index[0], "name")) if index else None,
        stated.passage(_value(stated.tree, "pretty_name")),
    ]
    name = next((own for p in names if p is not None and (own := _without_owner(p)) is not None), None) or _titled(note)
    if name is None:
        return note
    datasets = stated.names(_value(stated.tree, "datasets")) if not is_dataset else ()
    card = Card(
        name,
        is_dataset,
        bases=tuple(p for p in stated.names(_value(stated.tree, "base_model")) if p.text != name.text),
        datasets=datasets,
        results=tuple(islice(_results(stated, index), _MOST_RESULTS)),
    )
    return replace(note, title=name, card=card)


def _titled(note: NoteRecord) -> Passage | None:
    """The name in the first heading: `# Model Card for Mistral-7B` has one, `# Model Details` has none."""
    label = _TITLE.match(note.title.text)
    name = note.title.slice(label.end()) if label else note.title
    is_name = 1 < len(name.text) <= _LONGEST_NAME and len(name.text.split()) <= 6 and not _NO_NAME.fullmatch(name.text)
    return _without_owner(name) if is_name else None


def _without_owner(name: Passage) -> Passage | None:
    own = name.slice(name.text.rfind("/") + 1).strip()
    return own if any(map(str.isalnum, own.text)) and len(own.text) <= _LONGEST_NAME else None


def _results(stated: _Properties, index: Sequence[yaml.Node]) -> Iterator[CardResult]:
    """The results of the first model that the card speaks of."""
    for result in _items(_value(index[0], "results")) if index else ():
        benchmark = stated.passage(_value(_value(result, "dataset"), "name"))
        for metric in _items(_value(result, "metrics")):
            value = stated.passage(_value(metric, "value"))
            if benchmark is not None and value is not None and _NUMBER.fullmatch(value.text):
                by = stated.passage(_value(metric, "name")) or stated.passage(_value(metric, "type"))
                yield CardResult(benchmark, value, by)
