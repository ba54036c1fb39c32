"""An author's note: papers by year, co-authors by count, teams and affiliations."""

from __future__ import annotations

from dataclasses import dataclass

from vaultgen.model import Edge, Entity, Relation
from vaultgen.render.escape import heading
from vaultgen.render.facts import Facts, newest_first, year_of
from vaultgen.render.links import Names, Writer

# So many names on single papers are listed; more are counted.
MOST_SINGLE = 25


@dataclass(frozen=True, slots=True)
class AuthorPaper:
    """A paper; `is_inferred` where no seed lists the person as its author."""

    link: str
    cite: str
    is_inferred: bool


@dataclass(frozen=True, slots=True)
class Coauthors:
    """People with the same number of common papers; `more` counts those that are not listed."""

    count: int
    links: tuple[str, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class AuthorView:
    """What the author's template shows. `years` hold the papers by year, the newest first; "" is no year."""

    frontmatter: str
    title: str
    is_team: bool
    paper_count: int
    years: tuple[tuple[str, tuple[AuthorPaper, ...]], ...]
    coauthors: tuple[Coauthors, ...]
    teams: tuple[str, ...]
    affiliations: tuple[str, ...]
    footnotes: tuple[str, ...]


def author_view(author: Entity, facts: Facts, names: Names, frontmatter: str) -> AuthorView:
    """The view of a person or team."""
    writer = Writer(names, author.id)
    edges = {e.source: e for e in facts.edges_to(author.id, Relation.AUTHORED_BY)}
    years: dict[str, list[AuthorPaper]] = {}
    for paper in newest_first(facts.entities[i] for i in edges):
        years.setdefault(year_of(paper), []).append(_paper(edges[paper.id], writer))
    others = facts.coauthors(author.id)
    people = [(i, n) for i, n in others if not _is_team(facts.entities[i])]
    teams = [facts.entities[i] for i, _ in others if _is_team(facts.entities[i])]
    return AuthorView(
        frontmatter,
        heading(names.title(author)),
        _is_team(author),
        len(edges),
        tuple((year, tuple(papers)) for year, papers in years.items()),
        tuple(_coauthors(people, writer)),
        tuple(writer.links(teams)),
        tuple(_affiliations(list(edges), facts, writer)),
        tuple(writer.footnotes()),
    )


def _paper(edge: Edge, writer: Writer) -> AuthorPaper:
    return AuthorPaper(writer.link(edge.source), writer.cite(*edge.evidence), bool(edge.properties.get("inferred")))


def _coauthors(people: list[tuple[str, int]], writer: Writer) -> list[Coauthors]:
    groups: dict[int, list[str]] = {}
    for person, count in people:
        groups.setdefault(count, []).append(person)
    shown = []
    for count, ids in groups.items():
        kept = ids if count > 1 or len(ids) <= MOST_SINGLE else ids[: 0 if len(groups) > 1 else MOST_SINGLE]
        shown.append(Coauthors(count, tuple(writer.link(i) for i in kept), len(ids) - len(kept)))
    return shown


def _affiliations(papers: list[str], facts: Facts, writer: Writer) -> list[str]:
    """The organisations that feeds give for the author's papers, each with the places that say so."""
    found: dict[str, list[Edge]] = {}
    for paper in papers:
        for edge in facts.edges_from(paper, Relation.AFFILIATED_WITH):
            found.setdefault(edge.target, []).append(edge)
    ordered = sorted(found, key=lambda i: (-len(found[i]), facts.entities[i].name.casefold()))
    return [writer.link(i) + writer.cite(*(p for e in found[i] for p in e.evidence)) for i in ordered]


def _is_team(author: Entity) -> bool:
    return author.properties.get("kind") == "team"
