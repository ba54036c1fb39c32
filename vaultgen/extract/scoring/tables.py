"""Results in tables: models down and benchmarks across, or the other way round."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vaultgen.extract.scoring.attach import Named
from vaultgen.extract.scoring.metrics import NamedMetric, find_metrics
from vaultgen.extract.scoring.result import Result
from vaultgen.grounding import Passage
from vaultgen.model import Block, BlockKind, FieldRef, Mention, NamedEntity, NodeType
from vaultgen.text.numbers import find_quantities

__all__ = ["table_results"]

_JOINED = re.compile(r"\s*(?:[+&/→]|w/|with\b|and\b)")
_SCORED_ON = (NodeType.BENCHMARK, NodeType.DATASET)
_CAPTION = re.compile(r"table\s+\S+\s", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[a-z)])\.\s")
# What a caption says of a table of scores, and of one whose numbers are something else.
_OF_SCORES = re.compile(
    r"\b(?:accurac|result|performance|score|evaluat|compar|benchmark|leaderboard|pass@|exact match|F1\b|BLEU\b|mAP\b)",
    re.IGNORECASE,
)
_OF_OTHER_NUMBERS = re.compile(
    r"\b(?:statistic|number of|sizes?\b|splits?\b|contaminat|overlap|latency|throughput|speed|memory|runtime|time\b"
    r"|costs?\b|price|hyper-?parameter|learning rate|token|flops|correlation|agreement|gain|improvement|drop|differen"
    r"|delta|relative|gap\b|rank|ablat|without|w/o|varying|(?:impact|effect|influence) of|std\b|deviation|p-value"
    r"|win rate)",
    re.IGNORECASE,
)
# What may stand beside a name in its cell: whose it is, a reference, and under what conditions it was scored.
_OWN = re.compile(r"\(?\b(?:ours|our (?:model|method|approach))\b\)?", re.IGNORECASE)
_REFERENCE = re.compile(
    r"\[[\d, –-]{1,12}\]|\((?:[A-Z][\w'’-]+(?: et al\.?| (?:and|&) [A-Z][\w'’-]+)?,? )?\d{4}[a-z]?\)"
)
_SETTING = re.compile(r"(?:\d+|zero|few|one)-shot|\d+ ?shots?|(?:\d+-shot )?CoT|(?:maj|pass)@\d+", re.IGNORECASE)
_SIGNS = re.compile(r"[\s()\[\],;:*†‡§¶∗↑↓%⁰¹²³⁴⁵⁶⁷⁸⁹]+")


@dataclass(frozen=True, slots=True)
class _Cell:
    """The one model or benchmark that a cell names, what it says of a metric, and the conditions.

    `is_whole`: the cell says nothing else.
    """

    named: Named | None
    metric: NamedMetric | None = None
    setting: str = ""
    is_whole: bool = True


def table_results(
    number: int,
    blocks: Sequence[Block],
    passages: Mapping[FieldRef, Passage],
    mentions: Sequence[Mention],
    *,
    field: str = "block",
    own: NamedEntity | None = None,
) -> Iterator[tuple[FieldRef, Result]]:
    """The results in the tables among the blocks of a text, with the row that each stands in.

    In the tables of a document (`body`) a cell must say nothing besides a name that is understood, the caption that
    its numbers are scores, and `Ours` is `own`. In a person's note, all that a cell says is taken to go with its name.
    """
    is_document = field == "body"
    mentions_in: dict[FieldRef, list[Mention]] = defaultdict(list)
    for mention in mentions:
        mentions_in[mention.field].append(mention)
    header: list[_Cell] = []
    caption = ""
    for index, block in enumerate(blocks):
        ref = FieldRef(number, field, index)
        if block.kind is not BlockKind.TABLE_ROW or ref not in passages:
            header = []
            caption = passages[ref].text if ref in passages and _CAPTION.match(passages[ref].text) else ""
            continue
        text = passages[ref].text
        cells = [_cell(text, span, mentions_in[ref], own) for span in block.cells]
        if block.is_header or not header:
            header = cells
            continue
        if is_document and not _is_of_scores(caption):
            continue
        label = cells[0].named if cells and _is_all_of(text, block.cells[0], cells[0].named, mentions_in[ref]) else None
        for column, (start, end) in list(enumerate(block.cells))[1:]:
            across = header[column] if column < len(header) else _Cell(None)
            pair = _model_and_benchmark(label, across.named)
            value = _only_number(text[start:end])
            if pair is None or value is None or (is_document and not (cells[0].is_whole and across.is_whole)):
                continue
            metric = across.metric or cells[0].metric or (_only_metric(caption) if is_document else None)
            yield (
                ref,
                Result(
                    *pair,
                    value=value[0],
                    unit=value[1],
                    metric=metric.name if metric else "",
                    setting=cells[0].setting or across.setting,
                    is_lower_better=bool(metric and metric.is_lower_better),
                    start=start,
                ),
            )


def _own_place(words: str, own: NamedEntity) -> tuple[int, int] | None:
    """Where a cell names what the paper introduces: by its name, or as `Ours`."""
    if _OWN.fullmatch(words.strip()):
        return 0, len(words)
    found = re.search(rf"(?<![\w-]){re.escape(own.name)}(?![\w-])", words)
    return found.span() if found else None


def _cell(text: str, span: tuple[int, int], mentions: Sequence[Mention], own: NamedEntity | None) -> _Cell:
    start, end = span
    inside = [m for m in mentions if start <= m.start and m.end <= end]
    found = {
        m.name: Named(m.start, m.end, m.name, m.type)
        for m in inside
        if m.type is NodeType.MODEL or m.type in _SCORED_ON
    }
    named = next(iter(found.values())) if len(found) == 1 else None
    words = text[start:end]
    if not found and own is not None:
        # A paper's own method scores as models do.
        place = _own_place(words, own)
        named = Named(start + place[0], start + place[1], own.name, NodeType.MODEL) if place else None
    metric = next(iter(find_metrics(words)), None)
    rest = words
    if named is not None:
        rest = text[start : named.start] + text[named.end : end]
    if metric is not None:
        rest = rest.replace(words[metric.start : metric.end], " ", 1)
    setting = _SETTING.search(rest)
    rest = _SETTING.sub(" ", _REFERENCE.sub(" ", _OWN.sub(" ", rest)))
    return _Cell(named, metric, setting[0] if setting else "", not _SIGNS.sub("", rest))


def _is_of_scores(caption: str) -> bool:
    """Whether the first sentence of a table's caption says that its numbers are scores, and nothing else."""
    first = _SENTENCE.split(caption, maxsplit=1)[0]
    return _OF_SCORES.search(first) is not None and not _OF_OTHER_NUMBERS.search(first)


def _only_metric(caption: str) -> NamedMetric | None:
    """The metric that a caption names, if it names one."""
    named = {metric.name: metric for metric in find_metrics(caption)}
    return next(iter(named.values())) if len(named) == 1 else None


def _is_all_of(text: str, cell: tuple[int, int], named: Named | None, mentions: Sequence[Mention]) -> bool:
    """Whether a row is about what its first cell names: `DPR + BART`, `FiD (T5-large)` are about something else."""
    if named is None:
        return False
    makers = [m for m in mentions if m.type is NodeType.ORGANIZATION and cell[0] <= m.start and m.end <= named.start]
    before = text[max([cell[0], *(m.end for m in makers)]) : named.start]
    return not any(c.isalnum() for c in before) and not _JOINED.match(text[named.end : cell[1]])


def _model_and_benchmark(one: Named | None, other: Named | None) -> tuple[str, Named] | None:
    """The model's name and the benchmark, where a row and a column are one of each."""
    if one is None or other is None or (one.type is NodeType.MODEL) == (other.type is NodeType.MODEL):
        return None
    return (one.name, other) if one.type is NodeType.MODEL else (other.name, one)


def _only_number(text: str) -> tuple[float, str] | None:
    """The value and unit of a cell that holds one number and no more words."""
    numbers = find_quantities(text)
    if len(numbers) != 1 or numbers[0].high is not None or numbers[0].whole is not None or numbers[0].scale != 1.0:
        return None
    if numbers[0].signed:  # a difference
        return None
    rest = text[: numbers[0].start] + text[numbers[0].end :]
    return (numbers[0].value, numbers[0].unit) if not any(c.isalnum() for c in rest) else None
