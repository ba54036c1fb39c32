"""The home note: the way into the vault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vaultgen.model import NODE_TYPES, Entity, Finding, NodeType, Relation, Severity
from vaultgen.render.escape import inline
from vaultgen.render.facts import Facts
from vaultgen.render.links import Names, Writer
from vaultgen.render.order import name_order, newest_first
from vaultgen.render.views.blocks import Table, table
from vaultgen.render.views.family import Branch, variants_of, version_order
from vaultgen.render.views.results import best_result, results_on
from vaultgen.render.views.statements import short_title

NEWEST = 10
MOST_LINKED = 15
MOST_FAMILIES = 12
MOST_FINDINGS = 20
_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the home template shows."""

    frontmatter: str
    counts: Table | None
    newest: tuple[tuple[str, str], ...]
    paper_count: int
    families: tuple[tuple[Branch, ...], ...]
    linked: Table | None
    benchmarks: Table | None
    sources: tuple[tuple[str, str], ...]
    findings: tuple[tuple[str, str, str], ...]
    more_findings: int


def home_view(facts: Facts, names: Names, frontmatter: str) -> HomeView:
    """The view of the whole."""
    writer = Writer(names, "")
    papers = newest_first(facts.of_type(NodeType.PAPER))
    degrees = _degrees(facts)
    review = [f for f in facts.knowledge.findings if f.severity is not Severity.INFO]
    return HomeView(
        frontmatter,
        _counts(facts, writer, degrees),
        tuple((writer.link(p.id), inline(str(p.properties.get("published", "")))) for p in papers[:NEWEST]),
        len(papers),
        tuple(_families(facts, writer)),
        _most_linked(facts, writer, degrees),
        _benchmarks(facts, writer),
        tuple(
            (writer.link(s.id), inline(str(s.properties.get("description", ""))))
            for s in facts.of_type(NodeType.SOURCE)
        ),
        tuple(_finding(f, facts, writer) for f in review[:MOST_FINDINGS]),
        max(0, len(review) - MOST_FINDINGS),
    )


def _degrees(facts: Facts) -> Mapping[str, int]:
    """How many nodes each node is joined to, its sources left out."""
    joined: dict[str, set[str]] = {node: set() for node in facts.entities.all}
    for edge in facts.knowledge.edges:
        if edge.relation is not Relation.READ_FROM and edge.source in joined and edge.target in joined:
            joined[edge.source].add(edge.target)
            joined[edge.target].add(edge.source)
    return {node: len(others) for node, others in joined.items()}


def _counts(facts: Facts, writer: Writer, degrees: Mapping[str, int]) -> Table | None:
    """The types with their numbers and best-linked notes."""
    rows = []
    for node_type, row in NODE_TYPES.items():
        own = facts.of_type(node_type)
        if own:
            best = sorted(own, key=lambda e: (-degrees[e.id], name_order(e)))[:_EXAMPLES]
            rows.append((row.plural, str(len(own)), ", ".join(_example(e, writer) for e in best)))
    return table(("Notes", "Number", "For example"), rows) if rows else None


def _example(entity: Entity, writer: Writer) -> str:
    return writer.names.link(entity.id, short_title(entity) if entity.type is NodeType.PAPER else "")


def _families(facts: Facts, writer: Writer) -> list[tuple[Branch, ...]]:
    """The families with the most members, each as its widest name and the variants right below it."""
    roots = [m for m in facts.of_type(NodeType.MODEL) if not facts.targets(m.id, Relation.VARIANT_OF)]
    sized = [(len(facts.family_members(r)), r) for r in roots]
    chosen = sorted((s for s in sized if s[0] > 1), key=lambda s: (-s[0], version_order(s[1])))[:MOST_FAMILIES]
    return [
        (
            Branch(0, writer.names.link(root.id), False),
            *(Branch(1, writer.names.link(v.id), False) for v in variants_of(root, facts)),
        )
        for _, root in chosen
    ]


def _most_linked(facts: Facts, writer: Writer, degrees: Mapping[str, int]) -> Table | None:
    nodes = [e for e in facts.shown if e.type not in (NodeType.PAPER, NodeType.SOURCE, NodeType.AUTHOR)]
    ranked = sorted(((degrees[e.id], e) for e in nodes), key=lambda x: (-x[0], name_order(x[1])))
    rows = [(writer.names.link(e.id), e.type.value, str(n)) for n, e in ranked[:MOST_LINKED] if n > 1]
    return table(("Note", "Type", "Linked notes"), rows) if rows else None


def _benchmarks(facts: Facts, writer: Writer) -> Table | None:
    """The benchmarks with results: how many, and the best."""
    rows = []
    for benchmark in facts.of_type(NodeType.BENCHMARK, NodeType.DATASET):
        if found := results_on(benchmark, facts):
            score, holder = best_result(found, facts, writer)
            rows.append((-len(found), writer.names.link(benchmark.id), str(len(found)), score, holder))
    rows.sort(key=lambda r: r[0])
    return table(("Benchmark", "Scores", "Best", "By"), [r[1:] for r in rows]) if rows else None


def _finding(finding: Finding, facts: Facts, writer: Writer) -> tuple[str, str, str]:
    source = facts.source(finding.seed)
    place = writer.names.link(source.id) if source else inline(finding.seed)
    # In a note of the vault this very build may move the line.
    is_note = source is None and finding.seed.endswith(".md")
    place += f", line {finding.line}" if finding.line and not is_note else ""
    return place, inline(finding.message), inline(finding.remedy)
