"""Results in the Markdown tables of a person's note: models down and benchmarks across, or the other way round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from vaultgen.extract.attach import Named
from vaultgen.extract.metrics import find_metrics
from vaultgen.extract.results import Result
from vaultgen.grounding import Passage
from vaultgen.model import BlockKind, FieldRef, Mention, NodeType, NoteRecord
from vaultgen.text.numbers import find_quantities

__all__ = ["table_results"]

_SCORED_ON = (NodeType.BENCHMARK, NodeType.DATASET)


def table_results(
    number: int, record: NoteRecord, passages: Mapping[FieldRef, Passage], mentions: Sequence[Mention]
) -> Iterator[tuple[FieldRef, Result]]:
    """The results in the tables of one note, with the row that each stands in."""
    mentions_in: dict[FieldRef, list[Mention]] = defaultdict(list)
    for mention in mentions:
        mentions_in[mention.field].append(mention)
    header: list[Named | None] = []
    metrics: list[str] = []
    for index, block in enumerate(record.blocks):
        ref = FieldRef(number, "block", index)
        if block.kind is not BlockKind.TABLE_ROW or ref not in passages:
            header = []
            continue
        text = passages[ref].text
        named = [_in_cell(cell, mentions_in[ref]) for cell in block.cells]
        if block.is_header or not header:
            header = named
            metrics = [_metric(text[start:end]) for start, end in block.cells]
            continue
        label = named[0] if named else None
        for column, (start, end) in list(enumerate(block.cells))[1:]:
            across = header[column] if column < len(header) else None
            pair = _model_and_benchmark(label, across)
            value = _only_number(text[start:end])
            if pair and value is not None:
                metric = metrics[column] or _metric(text[slice(*block.cells[0])])
                yield ref, Result(*pair, value=value[0], unit=value[1], metric=metric, start=start)


def _in_cell(cell: tuple[int, int], mentions: Sequence[Mention]) -> Named | None:
    """The one model or benchmark that a cell names."""
    named = {
        m.name: Named(m.start, m.end, m.name, m.type)
        for m in mentions
        if cell[0] <= m.start and m.end <= cell[1] and (m.type is NodeType.MODEL or m.type in _SCORED_ON)
    }
    return next(iter(named.values())) if len(named) == 1 else None


def _model_and_benchmark(one: Named | None, other: Named | None) -> tuple[str, Named] | None:
    """The model's name and the benchmark, where a row and a column are one of each."""
    if one is None or other is None or (one.type is NodeType.MODEL) == (other.type is NodeType.MODEL):
        return None
    return (one.name, other) if one.type is NodeType.MODEL else (other.name, one)


def _metric(text: str) -> str:
    """The metric that a cell names, if any."""
    return next((metric.name for metric in find_metrics(text)), "")


def _only_number(text: str) -> tuple[float, str] | None:
    """The value and unit of a cell that holds one number and no more words."""
    numbers = find_quantities(text)
    if len(numbers) != 1 or numbers[0].high is not None or numbers[0].whole is not None or numbers[0].scale != 1.0:
        return None
    rest = text[: numbers[0].start] + text[numbers[0].end :]
    return (numbers[0].value, numbers[0].unit) if not any(c.isalpha() for c in rest) else None
