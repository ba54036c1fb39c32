"""A small made-up knowledge: one person's page, one note, three papers, a family of models."""

from __future__ import annotations

from dataclasses import replace

from vaultgen.config import Settings
from vaultgen.model import (
    BlockKind,
    Edge,
    Entity,
    Evidence,
    GeneratedNote,
    Knowledge,
    LedgerEntry,
    LinkSpan,
    NodeType,
    PropertyValue,
    Relation,
    Role,
    Section,
    Statement,
    VaultNames,
)
from vaultgen.render import render

PAGE, NOTE = "page.txt", "my note.md"


def at(line: int, quote: str, seed: str = PAGE) -> Evidence:
    """A place in a seed."""
    return Evidence(seed, line, quote)


def entity(
    id_: str, name: str, *evidence: Evidence, aliases: tuple[str, ...] = (), **properties: PropertyValue
) -> Entity:
    """A node; underscores of property names stand for hyphens."""
    stated = {key.replace("_", "-"): value for key, value in properties.items()}
    return Entity(id_, NodeType(id_.partition("/")[0]), name, aliases, stated, evidence or (at(2, name),))


def edge(source: str, relation: Relation, target: str, *evidence: Evidence, **properties: PropertyValue) -> Edge:
    """A relation."""
    return Edge(source, target, relation, evidence or (at(2, "Heron"),), properties)


def sentence(node: str, text: str, line: int = 5, *names: tuple[str, str], **more: object) -> Statement:
    """A sentence of an abstract; `names` are (words, node) pairs in the order of the text."""
    links, position = [], 0
    for words, target in names:
        position = text.index(words, position)
        links.append(LinkSpan(position, position + len(words), target))
        position += len(words)
    made = Statement(node, text, Section.OVERVIEW, Role.RESULT, at(line, text), links=tuple(links))
    return made._replace(**more)  # type: ignore[arg-type] # the fields of a statement, by name


def bullet(node: str, text: str, line: int, *names: tuple[str, str], **more: object) -> Statement:
    """A bullet of a person's note."""
    made = sentence(node, text, line, *names, kind=BlockKind.ITEM, role=Role.OTHER)
    return made._replace(evidence=at(line, text, NOTE), **more)  # type: ignore[arg-type] # as above


HERON, STORK = "paper/heron", "paper/stork"
SOURCE, NOTE_SOURCE = "source/page-txt", "source/my-note-md"
NEW = "We introduce Heron Large, an open model."
SCORE = "Heron Large reaches 71.50% on WADE, outperforming Stork (68%)."

ENTITIES = (
    entity(
        HERON,
        "Heron: Models that wade",
        at(2, "Heron: Models that wade"),
        aliases=("Heron report",),
        published="2025-03-04",
        categories=["cs.CL"],
        arxiv="2503.01234",
        abstract=f"{NEW} {SCORE}",
        authors_not_shown=12,
    ),
    entity(STORK, "Stork", at(20, "Stork", PAGE), published="2024-01", abstract="Stork stands."),
    entity("model/heron", "Heron", at(5, "Heron Large")),
    entity("model/heron-large", "Heron Large", at(5, "Heron Large"), aliases=("Heron-Large",)),
    entity("model/stork", "Stork", at(5, "Stork")),
    entity("benchmark/wade", "WADE", at(5, "WADE"), expansion="Wetland Answers, Deep and Easy", best_score=71.5),
    entity("author/ana-silva", "Ana Silva", at(3, "Ana Silva")),
    entity("author/wei-chen", "Wei Chen", at(3, "Wei Chen")),
    entity("author/wei-chen--1", "Wei Chen", at(21, "Wei Chen")),
    entity("author/heron-team", "Heron Team", at(3, "Heron Team"), kind="team"),
    entity("organization/marsh-lab", "Marsh Lab", at(3, "marsh-lab")),
    entity(SOURCE, PAGE, seed=PAGE, format="arxiv-search", description="arXiv search results: 2 papers", lines=40),
    entity(NOTE_SOURCE, NOTE, seed=NOTE, format="obsidian-note", description="A person's note", lines=9),
)
EDGES = (
    edge(HERON, Relation.AUTHORED_BY, "author/heron-team", at(3, "Heron Team"), position=1),
    edge(HERON, Relation.AUTHORED_BY, "author/wei-chen", at(3, "Wei Chen"), position=2),
    edge(HERON, Relation.AUTHORED_BY, "author/ana-silva", at(1, "Ana Silva"), inferred=True),
    edge(STORK, Relation.AUTHORED_BY, "author/wei-chen--1", at(21, "Wei Chen"), position=1),
    edge(STORK, Relation.AUTHORED_BY, "author/ana-silva", at(21, "Ana Silva"), position=2),
    edge(HERON, Relation.AFFILIATED_WITH, "organization/marsh-lab", at(3, "marsh-lab")),
    edge(HERON, Relation.INTRODUCES, "model/heron-large", at(5, NEW)),
    edge(
        HERON,
        Relation.REPORTS,
        "benchmark/wade",
        at(5, SCORE),
        model="Heron Large",
        value=71.5,
        unit="%",
        comparator="Stork",
        comparator_value=68.0,
        direction="higher is better",
        kind="score",
    ),
    edge("model/heron-large", Relation.OUTPERFORMS, "model/stork", at(5, SCORE)),
    edge("model/heron-large", Relation.VARIANT_OF, "model/heron", at(5, "Heron Large")),
    edge(HERON, Relation.MENTIONS, "model/stork", at(5, "Stork")),
)
STATEMENTS = {
    HERON: (
        sentence(
            HERON,
            NEW,
            5,
            ("Heron Large", "model/heron-large"),
            is_key=True,
            role=Role.OBJECTIVE,
            section=Section.OPENING,
        ),
        sentence(
            HERON,
            SCORE,
            5,
            ("Heron Large", "model/heron-large"),
            ("WADE", "benchmark/wade"),
            ("Stork", "model/stork"),
            section=Section.EVALUATION,
            lead_in="Heron Large",
        ),
    ),
    STORK: (sentence(STORK, "Stork stands.", 22, role=Role.OBJECTIVE, is_key=True, section=Section.OPENING),),
}
LEDGER = (LedgerEntry(NodeType.CONCEPT, "wading", "named in 1 paper", (at(5, "wading"),)),)
KNOWLEDGE = Knowledge(tuple(sorted(ENTITIES, key=lambda e: e.id)), EDGES, STATEMENTS, (), LEDGER)


def notes(knowledge: Knowledge = KNOWLEDGE, names: VaultNames | None = None) -> dict[str, GeneratedNote]:
    """The rendered notes by path."""
    return {n.path: n for n in render(knowledge, Settings(), names)}


def body(path: str, knowledge: Knowledge = KNOWLEDGE) -> str:
    """A note's text below its frontmatter."""
    return notes(knowledge)[path].text.split("\n---\n", 1)[1]


def with_statements(*statements: Statement, knowledge: Knowledge = KNOWLEDGE) -> Knowledge:
    """The knowledge with other statements on Heron's paper."""
    return replace(knowledge, statements={**knowledge.statements, HERON: statements})
