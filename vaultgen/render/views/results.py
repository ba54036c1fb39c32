"""Results as tables: what a model scored, and who scored what on a benchmark. Each row says who claims it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vaultgen.model import Edge, Entity, Relation
from vaultgen.render.escape import inline
from vaultgen.render.facts import Facts
from vaultgen.render.links import Writer
from vaultgen.render.views.blocks import Table, table
from vaultgen.render.views.statements import NUMBER, short_title

LONGEST_IN_TABLES = 44
PER_CENT = 100
# A metric that says no more than none: `a score of 90` is a bare `90`.
_UNNAMED = frozenset({"score", "scores"})
_QUALIFIED = re.compile(r"(\S+) \((\w+)\)")


@dataclass(frozen=True, slots=True)
class Result:
    """A `reports` edge, read."""

    edge: Edge
    model: str
    value: float
    metric: str
    unit: str
    setting: str
    comparator: str
    lower_is_better: bool
    is_score: bool


def own_results(thing: Entity, facts: Facts, writer: Writer) -> Table | None:
    """What the seeds say that a model or method scored: by benchmark, then setting."""
    found = [r for e in facts.scores_of(thing.name) if (r := read_result(e))]
    if not found:
        return None
    found.sort(key=lambda r: (facts.entities[r.edge.target].name.casefold(), r.metric, *_best_first(r)))
    rows = [
        (
            writer.names.link(r.edge.target, facts.entities[r.edge.target].name),
            inline(r.metric),
            _value(r),
            inline(r.setting),
            _comparison(r, facts, writer),
            _claim(r, facts, writer),
        )
        for r in found
    ]
    return table(("Benchmark", "Metric", "Score", "Setting", "Compared with", "Claimed in"), rows)


def leaderboards(benchmark: Entity, facts: Facts, writer: Writer) -> tuple[Table, ...]:
    """Every score on a benchmark, the best first: a table for each metric and unit."""
    groups = _by_metric(results_on(benchmark, facts))
    tables = []
    for (metric, unit), found in groups:
        rows = [_leader_row(r, number, found, facts, writer) for number, r in enumerate(found)]
        is_word = metric[1:] == metric[1:].lower()  # `accuracy`, and not `chrF`
        score = inline(metric[:1].upper() + metric[1:] if is_word else metric) or "Score"
        title = f"{score} ({inline(unit)})" if unit else score
        headers = ("Model", score, "Setting", "Compared with", "Claimed in")
        tables.append(table(headers, rows, title if len(groups) > 1 else ""))
    return tuple(tables)


def best_result(found: Sequence[Result], facts: Facts, writer: Writer) -> tuple[str, str]:
    """The best of the scores on a benchmark, in the metric that most of them have, and whose it is."""
    best = _by_metric(found)[0][1][0]
    model = facts.scorer_named(best.model)
    is_rank = _QUALIFIED.fullmatch(best.unit) is not None  # `top 15%` says so itself
    metric = f" {inline(best.metric)}" if best.metric and not is_rank else ""
    return _value(best).strip("*") + metric, writer.names.link(model.id) if model else inline(best.model)


def _by_metric(found: Sequence[Result]) -> list[tuple[tuple[str, str], list[Result]]]:
    """The results of each metric and unit, the best first; the metric with most results first."""
    groups: dict[tuple[str, str], list[Result]] = {}
    bare = {r.metric for r in found if not r.unit and not 1 < r.value <= PER_CENT}
    in_per_cent = {r.metric for r in found if r.unit == "%"} - bare
    for result in sorted(found, key=lambda r: (*_best_first(r), r.model.casefold(), r.edge.source)):
        # A table's `39.2` among others' `97.3%` leaves out the sign.
        unit = result.unit or ("%" if result.metric in in_per_cent else "")
        groups.setdefault((result.metric, unit), []).append(result)
    return sorted(groups.items(), key=lambda g: (-len(g[1]), g[0]))


def results_on(benchmark: Entity, facts: Facts) -> list[Result]:
    """The scores that the seeds report on a benchmark."""
    return [r for e in facts.edges_to(benchmark.id, Relation.REPORTS) if (r := read_result(e))]


def read_result(edge: Edge) -> Result | None:
    """The result that a `reports` edge holds; None where it has no number."""
    value = edge.properties.get("value")
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None

    def text(key: str) -> str:
        stated = edge.properties.get(key)
        return stated if isinstance(stated, str) else ""

    compared = text("comparator")
    other = edge.properties.get("comparator_value")
    if isinstance(other, int | float):
        score = _with_unit(as_written(other, edge), text("unit"))
        compared = f"{compared} ({score})" if compared else f"a score of {score}"
    return Result(
        edge,
        text("model"),
        float(value),
        "" if text("metric").casefold() in _UNNAMED else text("metric"),
        text("unit"),
        text("setting"),
        compared,
        text("direction").startswith("lower"),
        text("kind") in ("", "score"),
    )


def as_written(value: float, edge: Edge) -> str:
    """A number as the edge's evidence writes it (`53.0`), else as people write it."""
    for place in edge.evidence:
        for found in NUMBER.finditer(place.quote):
            if float(found[0].replace(",", "")) == value:
                return found[0]
    return number(value)


def number(value: float) -> str:
    """A number as people write it: 90.04, 62.4, 27."""
    return f"{value:.10g}"


def _with_unit(value: str, unit: str) -> str:
    """A number with its unit: 90.04%, 27.1 dB; a rank among others (`% (top)`) as top 15%."""
    if found := _QUALIFIED.fullmatch(unit):
        return f"{found[2]} {_with_unit(value, found[1])}"
    return value + (unit if unit == "%" else f" {unit}" if unit else "")


def _value(result: Result) -> str:
    about = "about " if result.edge.properties.get("approximate") else ""
    return f"**{about}{inline(_with_unit(as_written(result.value, result.edge), result.unit))}**"


def _comparison(result: Result, facts: Facts, writer: Writer) -> str:
    """Who a score is compared with: as a link where it has a note; the others, too, whose scores the sentence gives."""
    stated = str(result.edge.properties.get("comparator") or "")
    model = facts.scorer_named(stated) if stated else None
    if model is None:
        return inline(result.comparator)
    score = result.comparator.removeprefix(stated).strip()
    shown = [writer.names.link(model.id, stated) + (f" {inline(score)}" if score else "")]
    for rival in _rivals(result, stated, facts):
        other = facts.scorer_named(rival.model)
        name = writer.names.link(other.id, rival.model) if other else inline(rival.model)
        shown.append(f"{name} ({_value(rival).strip('*')})")
    return ", ".join(shown)


def _rivals(result: Result, stated: str, facts: Facts) -> list[Result]:
    """The results of the same sentence, on the same benchmark, of models that are of another family than the one
    compared and are not themselves compared with any; the best first."""
    found = (read_result(e) for e in facts.edges_to(result.edge.target, Relation.REPORTS))
    others = [
        r
        for r in found
        if r
        and (r.metric, r.unit, r.edge.source) == (result.metric, result.unit, result.edge.source)
        and not r.comparator
        and r.model not in (result.model, stated)
        and r.model.split()[:1] != result.model.split()[:1]
        and set(r.edge.evidence) & set(result.edge.evidence)
    ]
    return sorted(others, key=lambda r: (*_best_first(r), r.model))


def _claim(result: Result, facts: Facts, writer: Writer) -> str:
    paper = facts.entities[result.edge.source]
    return writer.link(paper.id, short_title(paper, LONGEST_IN_TABLES)) + writer.cite(*result.edge.evidence)


def _leader_row(
    result: Result, place: int, found: Sequence[Result], facts: Facts, writer: Writer
) -> tuple[str, str, str, str, str]:
    model = facts.scorer_named(result.model)
    name = writer.names.link(model.id, result.model) if model else inline(result.model)
    is_best = result.value == found[0].value and len(found) > 1
    value = _value(result) if is_best or place == 0 else _value(result).strip("*")
    return name, value, inline(result.setting), _comparison(result, facts, writer), _claim(result, facts, writer)


def _best_first(result: Result) -> tuple[float, str]:
    return (result.value if result.lower_is_better else -result.value), result.setting
