"""A source's note: what the seed is, what was read from it, and what was not."""

from __future__ import annotations

from dataclasses import dataclass

from vaultgen.grounding import Evidence
from vaultgen.model import NODE_TYPES, Entity, Finding, LedgerEntry, NodeType, Relation, Section
from vaultgen.render.escape import heading, inline
from vaultgen.render.facts import Facts
from vaultgen.render.links import Names, Writer
from vaultgen.render.views.blocks import SectionView
from vaultgen.render.views.statements import StatementLines, by_section

_PAGE_ROWS = (("title", "Title"), ("author", "By"), ("published", "Published"), ("source", "Address"))


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record of the seed: the line on which it begins, and the notes that it became."""

    line: int
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LedgerView:
    """Names of one type that earned no note, with the reason that they share."""

    plural: str
    reason: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """What the source's template shows. `sections` hold the words of a person's note that is on no paper.

    `page` is what a saved page says of itself: (label, text with its footnote). `names` are what it speaks of.
    """

    frontmatter: str
    title: str
    seed: str
    description: str
    line_count: int
    subject: str
    is_subject_inferred: bool
    records: tuple[RecordView, ...]
    unread: tuple[str, ...]
    findings: tuple[tuple[int, str, str], ...]
    ledger: tuple[LedgerView, ...]
    ledger_count: int
    sections: tuple[SectionView, ...] = ()
    page: tuple[tuple[str, str], ...] = ()
    names: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()


def source_view(source: Entity, facts: Facts, names: Names, frontmatter: str) -> SourceView:
    """The view of a seed's source."""
    writer = Writer(names, source.id)
    seed = str(source.properties.get("seed", source.name))
    subject = str(source.properties.get("subject", ""))
    person = facts.thing_named(subject, (NodeType.AUTHOR,)) if subject else None
    lines = source.properties.get("lines")
    unread = source.properties.get("unread")
    ledger = facts.ledger(seed)
    statement_lines = StatementLines(facts, writer, source.id)
    own = by_section(facts.statements(source.id))
    sections = tuple(v for s in Section if (v := statement_lines.section(s, own.get(s, []))))
    page = _page(source, seed, facts, writer)
    # The words of a saved page are not repeated: what it names is all that leads on from here.
    named = facts.edges_from(source.id, Relation.MENTIONS) if page else []
    names_in_page = [writer.link(e.target) + writer.cite(e.evidence[0]) for e in named if e.target in names.paths]
    return SourceView(
        frontmatter,
        heading(names.title(source)),
        inline(seed),
        inline(str(source.properties.get("description", ""))),
        lines if isinstance(lines, int) else 0,
        (writer.link(person.id) if person else inline(subject)) if subject else "",
        bool(source.properties.get("subject-inferred")),
        tuple(
            RecordView(line, tuple(writer.names.link(node) for node in nodes))
            for line, nodes in facts.records(seed).items()
            # The person's own words name them already.
            if not (sections and line in facts.listed(seed))
        ),
        tuple(inline(str(r)) for r in unread) if isinstance(unread, list) else (),
        tuple(_finding(f) for f in facts.findings(seed)),
        tuple(_ledger(ledger, seed)),
        len(ledger),
        sections,
        page,
        tuple(names_in_page),
        tuple(writer.footnotes()),
    )


def _page(source: Entity, seed: str, facts: Facts, writer: Writer) -> tuple[tuple[str, str], ...]:
    """What a saved page says of itself, row by row."""
    said = source.properties.get("page")
    rows: dict[str, list[str]] = {}
    for one in said if isinstance(said, list) else ():
        if isinstance(one, dict):
            person = facts.thing_named(one["text"], (NodeType.AUTHOR,)) if one["is"] == "author" else None
            place = Evidence(seed, int(one["line"]), one["text"])
            rows.setdefault(one["is"], []).append(
                (writer.link(person.id) if person else inline(one["text"])) + writer.cite(place)
            )
    return tuple((label, ", ".join(rows[key])) for key, label in _PAGE_ROWS if key in rows)


def _finding(finding: Finding) -> tuple[int, str, str]:
    return finding.line, inline(finding.message), inline(finding.remedy)


def _ledger(entries: list[LedgerEntry], seed: str) -> list[LedgerView]:
    groups: dict[tuple[NodeType, str], list[str]] = {}
    for entry in entries:
        lines = sorted({p.line for p in entry.evidence if p.seed == seed})
        groups.setdefault((entry.type, entry.reason), []).append(f"{inline(entry.name)} ({_lines(lines)})")
    order = list(NodeType)
    ordered = sorted(groups.items(), key=lambda g: (order.index(g[0][0]), g[0][1]))
    return [LedgerView(NODE_TYPES[t].plural, inline(reason), tuple(names)) for (t, reason), names in ordered]


def _lines(lines: list[int]) -> str:
    shown = ", ".join(map(str, lines[:5])) + (" …" if len(lines) > 5 else "")
    return f"line {shown}" if len(lines) == 1 else f"lines {shown}"
