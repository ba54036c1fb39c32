"""An author's note: papers by year, co-authors by count, teams and affiliations."""

from __future__ import annotations

from dataclasses import dataclass

from vaultgen.model import Edge, Entity, Evidence, Relation
from vaultgen.render.escape import heading
from vaultgen.render.facts import Coauthor, Facts
from vaultgen.render.links import Names, Writer
from vaultgen.render.order import newest_first, year_of
from vaultgen.render.views.quotes import uncited_sources

MOST_SINGLE = 30  # names on single papers that are listed; more are counted
MOST_PLACES = 3


@dataclass(frozen=True, slots=True)
class AuthorPaper:
    """A paper; `is_inferred` where no seed lists the person as its author."""

    link: str
    year: str
    cite: str
    is_inferred: bool


@dataclass(frozen=True, slots=True)
class Coauthors:
    """People with the same number of common papers. Of very many on one paper there are only the `size`, and how many
    of them are inferred."""

    count: int
    links: tuple[str, ...]
    size: int
    inferred: int


@dataclass(frozen=True, slots=True)
class AuthorView:
    """What the author's template shows. `papers` are the newest first; `crowd_size` counts the co-authors of papers
    with very many, who are not named."""

    frontmatter: str
    title: str
    is_team: bool
    papers: tuple[AuthorPaper, ...]
    coauthors: tuple[Coauthors, ...]
    crowd_size: int
    teams: tuple[str, ...]
    affiliations: tuple[str, ...]
    sources: tuple[str, ...]
    footnotes: tuple[str, ...]


def author_view(author: Entity, facts: Facts, names: Names, frontmatter: str) -> AuthorView:
    """The view of a person or team."""
    writer = Writer(names, author.id)
    edges = {e.source: e for e in facts.edges_to(author.id, Relation.AUTHORED_BY)}
    papers = [_paper(p, edges[p.id], facts, writer) for p in newest_first(facts.entities[i] for i in edges)]
    others = facts.coauthors(author.id)
    people = [c for c in others if not _is_team(c.person)]
    return AuthorView(
        frontmatter,
        heading(names.title(author)),
        _is_team(author),
        tuple(papers),
        tuple(_coauthors(people, writer)),
        facts.crowd_size(author.id),
        tuple(_person(c, writer) for c in others if _is_team(c.person)),
        tuple(_affiliations([p for p, e in edges.items() if not e.properties.get("inferred")], facts, writer)),
        tuple(uncited_sources(author, facts, writer)),
        tuple(writer.footnotes()),
    )


def _paper(paper: Entity, edge: Edge, facts: Facts, writer: Writer) -> AuthorPaper:
    is_inferred = bool(edge.properties.get("inferred"))
    places = [place for said in facts.best_place(edge) for place in (said, *_record_of(paper, said, facts))]
    return AuthorPaper(writer.link(paper.id), year_of(paper), writer.cite(*places), is_inferred)


def _record_of(paper: Entity, place: Evidence, facts: Facts) -> list[Evidence]:
    """Where a page lists a paper, if what says whose it is stands elsewhere on it: under whose name it stands."""
    lines = [line for line, nodes in facts.records(place.seed).items() if paper.id in nodes]
    is_in_record = not lines or facts.record_line(place) in lines
    return [] if is_in_record else [Evidence(place.seed, min(lines), "")]


def _coauthors(people: list[Coauthor], writer: Writer) -> list[Coauthors]:
    groups: dict[int, list[Coauthor]] = {}
    for coauthor in people:
        groups.setdefault(coauthor.papers, []).append(coauthor)
    shown = []
    for count, found in groups.items():
        kept = found if count > 1 or len(found) <= MOST_SINGLE else []
        links = tuple(_person(c, writer) for c in kept)
        shown.append(Coauthors(count, links, len(found), sum(c.is_inferred for c in found)))
    return shown


def _person(coauthor: Coauthor, writer: Writer) -> str:
    remark = "inferred" if coauthor.is_inferred else f"{coauthor.inferred} inferred" if coauthor.inferred else ""
    return writer.link(coauthor.person.id) + (f" ({remark})" if remark else "")


def _affiliations(papers: list[str], facts: Facts, writer: Writer) -> list[str]:
    """The organisations that feeds give for the author's papers, each with the places that say so."""
    found: dict[str, list[Edge]] = {}
    for paper in papers:
        for edge in facts.edges_from(paper, Relation.AFFILIATED_WITH):
            found.setdefault(edge.target, []).append(edge)
    ordered = sorted(found, key=lambda i: (-len(found[i]), facts.entities[i].name.casefold()))
    return [writer.link(i) + writer.cite(*[p for e in found[i] for p in e.evidence][:MOST_PLACES]) for i in ordered]


def _is_team(author: Entity) -> bool:
    return author.properties.get("kind") == "team"
