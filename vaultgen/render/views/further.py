"""The last section of a paper's note: who wrote it, what it builds on, what else is near it, where it was read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from vaultgen.model import Edge, Entity, NodeType, Relation
from vaultgen.render.escape import inline, url_text, web_target
from vaultgen.render.facts import Facts
from vaultgen.render.links import Writer
from vaultgen.render.order import name_order
from vaultgen.render.views.near_papers import near_papers
from vaultgen.render.views.several_sources import file_link, parts_of

# (label, relations): what the paper or what it introduces stands in these relations to.
_ROWS: tuple[tuple[str, tuple[Relation, ...]], ...] = (
    ("Introduces", (Relation.INTRODUCES,)),
    ("Builds on", (Relation.BASED_ON, Relation.DISTILLED_FROM)),
    ("Compared with", (Relation.COMPARED_WITH, Relation.OUTPERFORMS)),
    ("Evaluates on", (Relation.EVALUATES_ON, Relation.REPORTS)),
    ("Trained on", (Relation.TRAINED_ON,)),
    ("Uses", (Relation.USES,)),
)
_HEADING_NUMBER = re.compile(r"(?:\d{1,2}|[A-Z]|[IVX]{1,5})\.?\s+(?=\w)")
_MOST_HEADINGS = 20
_MOST_ADDRESSES = 8
# Sites whose addresses say no more than an id does.
_OF_IDS = {"arxiv.org": "arxiv", "doi.org": "doi"}
_OF_INTRODUCED = frozenset({"Builds on", "Compared with"})
# What the sections above say in full is not listed again.
_ONLY_NEW = frozenset({"Evaluates on", "Trained on", "Uses"})


@dataclass(frozen=True, slots=True)
class FurtherView:
    """Links only, with their labels in the template. `authors_apart` stand in no list: an author's page says that they
    are among the authors. `is_list_open`: there are more authors, and no seed says how many. `missing` names what no
    seed states."""

    authors: tuple[str, ...]
    authors_apart: tuple[str, ...]
    inferred_authors: tuple[str, ...]
    authors_not_shown: int
    is_list_open: bool
    comments: str
    contents: str
    affiliations: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    also_named: tuple[str, ...]
    near: tuple[tuple[str, tuple[str, ...]], ...]
    online: tuple[tuple[str, str], ...]
    files: tuple[str, ...]
    sources: tuple[str, ...]
    missing: tuple[str, ...]


def further_view(paper: Entity, facts: Facts, writer: Writer) -> FurtherView:
    """What the last section shows. Nodes that no other line of the note links stand under `also_named`."""
    linked_above = writer.ever_linked
    writer.new_section()
    authorships = facts.authorships(paper.id)
    stated = [e for e in authorships if not e.properties.get("inferred")]
    inferred = [e for e in authorships if e.properties.get("inferred")]
    hidden = paper.properties.get("authors-not-shown")
    listed = [e for e in stated if e.properties.get("position")]
    # A list that is whole has them all, whatever its place says.
    is_open = bool(hidden or paper.properties.get("authors-incomplete"))
    apart = [e for e in stated if e not in listed] if is_open or not listed else []
    authors = tuple(writer.link(e.target) for e in stated if e not in apart)
    affiliations = tuple(_affiliation(e, writer) for e in facts.edges_from(paper.id, Relation.AFFILIATED_WITH))
    rows = tuple((label, tuple(links)) for label, links in _rows(paper, facts, writer, linked_above) if links)
    near = tuple((writer.link(n.paper.id), n.reasons) for n in near_papers(paper, facts))
    rest = {e.target for e in facts.edges_from(paper.id) if e.relation is not Relation.READ_FROM}
    left = sorted((facts.entities[i] for i in rest - linked_above - writer.linked), key=name_order)
    return FurtherView(
        authors,
        tuple(writer.link(e.target) for e in apart),
        tuple(writer.link(e.target) for e in inferred),
        hidden if isinstance(hidden, int) else 0,
        bool(paper.properties.get("authors-incomplete")) and not hidden,
        inline(str(paper.properties.get("comments", ""))),
        _contents(paper),
        affiliations,
        rows,
        tuple(writer.links(e for e in left if e.type is not NodeType.AUTHOR)),
        near,
        tuple(_online(paper)),
        tuple(file_link(f) for f in parts_of(paper, "attachments")),
        tuple(_sources(paper, facts, writer)),
        tuple(_missing(paper, stated)),
    )


def _contents(paper: Entity) -> str:
    """The headings of the paper's sections, without their numbers."""
    headings = paper.properties.get("sections")
    if not isinstance(headings, list):
        return ""
    plain = [_HEADING_NUMBER.sub("", str(h), count=1) for h in headings[:_MOST_HEADINGS]]
    return inline("; ".join(plain) + ("; …" if len(headings) > _MOST_HEADINGS else ""))


def _rows(paper: Entity, facts: Facts, writer: Writer, above: frozenset[str]) -> list[tuple[str, list[str]]]:
    introduced = frozenset(e.id for e in facts.targets(paper.id, Relation.INTRODUCES))
    # Another paper may compare what this one introduces with something else.
    places = (*paper.evidence, *(s.evidence for s in facts.statements(paper.id)))
    own = {(place.seed, place.line) for place in places}
    things = sorted({i for node in introduced for i in facts.family_members(facts.entities[node])})
    rows = []
    for label, relations in _ROWS:
        found = {e.id: e for e in facts.targets(paper.id, *relations)}
        if label in _OF_INTRODUCED:
            for edge in (e for node in things for e in facts.edges_from(node, *relations)):
                if any((place.seed, place.line) in own for place in edge.evidence):
                    found[edge.target] = facts.entities[edge.target]
        left_out = {*introduced, *things} if label in _OF_INTRODUCED else above if label in _ONLY_NEW else frozenset()
        rows.append((label, writer.links(sorted((e for i, e in found.items() if i not in left_out), key=name_order))))
    return rows


def _affiliation(edge: Edge, writer: Writer) -> str:
    """An organisation as a feed states it for the paper: whose affiliation it is is not said."""
    return writer.link(edge.target) + writer.cite(*edge.evidence)


def _online(paper: Entity) -> list[tuple[str, str]]:
    """Addresses on the web, as (label, address)."""
    found = []
    for label, key, site in (("arXiv", "arxiv", "https://arxiv.org/abs/"), ("doi", "doi", "https://doi.org/")):
        name = paper.properties.get(key)
        if isinstance(name, str) and name and not any(c.isspace() for c in name):
            found.append((f"{label}:{inline(name)}", url_text(site + quote(name, safe="/.-_:;", errors="replace"))))
    addresses = paper.properties.get("urls")
    for address in addresses if isinstance(addresses, list) else ():
        site = _site(str(address))
        known = (name for host, name in _OF_IDS.items() if site == host or site.endswith("." + host))
        if site and not any(paper.properties.get(name) for name in known):
            found.append((inline(site), web_target(str(address))))
    return found[:_MOST_ADDRESSES]


def _site(address: str) -> str:
    """The site that an address leads to; "" for one that no browser follows as it reads, or that hides the site."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    is_plain = parts.scheme in {"http", "https"} and "@" not in parts.netloc and not any(c.isspace() for c in address)
    return (parts.hostname or "").removeprefix("www.") if is_plain and web_target(address) else ""


def _sources(paper: Entity, facts: Facts, writer: Writer) -> list[str]:
    """Links to the sources, each with what no other one states of the paper."""
    adds = {x["seed"]: x["adds"] for x in parts_of(paper, "source-adds")}
    found = []
    for source in facts.read_in(paper.id):
        added = adds.get(str(source.properties.get("seed", source.name)), "")
        found.append(writer.link(source.id) + (f" (adds {added})" if added else ""))
    return found


def _missing(paper: Entity, authors: Sequence[Edge]) -> list[str]:
    stated = {
        "date": paper.properties.get("published"),
        "abstract": paper.properties.get("abstract"),
        "authors": authors or paper.properties.get("authors-not-shown"),
    }
    return [name for name, value in stated.items() if not value]
