"""Which records are one paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from vaultgen.identity.ids import entity_id, short_hash
from vaultgen.identity.person_name import parse_person_name
from vaultgen.identity.title import joined_title_key, title_key
from vaultgen.model import Evidence, Extraction, FieldRef, Finding, NodeType, PaperRecord, Reading, Severity
from vaultgen.resolve.paper import Listing, Paper
from vaultgen.resolve.same_paper import Description, same_paper
from vaultgen.resolve.union import Union

Place = tuple[str, int]

# What makes two records one paper at once, surest first.
_EXACT: tuple[tuple[Callable[[Listing], str], str], ...] = (
    (lambda x: x.arxiv, "same arXiv id"),
    (lambda x: x.doi, "same DOI"),
    (lambda x: joined_title_key(x.title), "same title"),
)
_SAME_ABSTRACT = 0.4  # common words alone make up less of two abstracts


@dataclass(frozen=True, slots=True)
class PaperJoin:
    """A record that joined a paper, and the rule that says so."""

    paper: str
    form: str
    rule: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers, sorted by title, the joins that made them and what stayed open."""

    papers: tuple[Paper, ...]
    joins: tuple[PaperJoin, ...]
    findings: tuple[Finding, ...]


def listings_of(
    readings: Sequence[Reading], extractions: Mapping[str, Extraction], trust: Mapping[str, int] | None = None
) -> list[Listing]:
    """Every paper record of every seed, sorted by seed and place. `trust` ranks formats; the empty one all others."""
    listings = []
    ranks = trust or {}
    for reading in readings:
        passages = extractions[reading.seed].passages if reading.seed in extractions else {}
        for index, record in enumerate(reading.records):
            if isinstance(record, PaperRecord):
                plain = passages.get(FieldRef(index, "title"), record.title)
                rank = ranks.get(reading.format, ranks.get("", 0))
                listings.append(Listing(reading.seed, index, record, plain.text, rank))
    return sorted(listings, key=lambda x: x.place)


def group_papers(listings: Sequence[Listing]) -> Papers:
    """The papers behind the listings: joined by id, by title, or by a title that says the same with the same authors.

    Same titles stay apart where ids, years or complete author lists contradict each other; that is reported.
    """
    union: Union[Place] = Union()
    rules: dict[Place, str] = {}
    findings: list[Finding] = []
    by_place = {x.place: x for x in listings}
    descriptions = {x.place: describe(x) for x in listings}
    members = {place: [place] for place in by_place}
    for one, other, rule in _candidates(listings, descriptions):
        first, second = members[union.find(one)], members[union.find(other)]
        if first is second:
            continue
        clash = _clash([descriptions[p] for p in first], [descriptions[p] for p in second])
        if clash:
            findings.append(_clash_finding(by_place[one], by_place[other], clash))
            continue
        union.join(one, other)
        members[union.find(one)] = first + second
        rules[max(one, other)] = rule
    groups = [[by_place[p] for p in places] for places in union.sets(by_place)]
    papers = _named(groups)
    joins = tuple(
        PaperJoin(paper.id, x.record.title.text, rules[x.place], x.record.title.evidence())
        for paper in papers
        for x in paper.listings
        if x.place in rules
    )
    findings += [f for paper in papers for f in _other_words(paper)]
    return Papers(papers, joins, tuple(sorted(set(findings))))


def _other_words(paper: Paper) -> list[Finding]:
    """A finding for each listing that its own seed has under the same title with wholly other words as abstract."""
    findings = []
    first: dict[str, Listing] = {}
    for listing in sorted((x for x in paper.listings if x.record.abstract), key=lambda x: x.place):
        known = first.setdefault(listing.seed, listing)
        if known is not listing and _shared_words(known, listing) < _SAME_ABSTRACT:
            message = (
                f"“{listing.title}” stands in line {known.record.line} too, with a wholly different abstract:"
                " taken for one paper"
            )
            remedy = "look whether these are two papers"
            findings.append(Finding(listing.seed, listing.record.line, message, remedy, Severity.INFO))
    return findings


def _shared_words(one: Listing, other: Listing) -> float:
    """The share of the shorter abstract's words that the other one has too."""
    first, second = (set(title_key(x.record.abstract.text if x.record.abstract else "").split()) for x in (one, other))
    return len(first & second) / max(1, min(len(first), len(second)))


def describe(listing: Listing) -> Description:
    """What a listing says of its paper's identity."""
    record = listing.record
    return Description(
        title=listing.title,
        authors=tuple(parse_person_name(a.text) for a in record.authors),
        year=listing.year,
        arxiv=listing.arxiv,
        doi=listing.doi,
        venue="" if record.venue is None or "arxiv" in record.venue.value.casefold() else record.venue.value,
    )


def _candidates(
    listings: Sequence[Listing], descriptions: Mapping[Place, Description]
) -> list[tuple[Place, Place, str]]:
    """Pairs of places that the rules join, surest rule first."""
    pairs: list[tuple[int, Place, Place, str]] = []
    for order, (key, rule) in enumerate(_EXACT):
        blocks: dict[str, list[Place]] = {}
        for listing in listings:
            if value := key(listing):
                blocks.setdefault(value, []).append(listing.place)
        pairs += [(order, a, b, rule) for block in blocks.values() for i, a in enumerate(block) for b in block[i + 1 :]]
    for a, b in _near_titles(listings):
        verdict = same_paper(descriptions[a], descriptions[b])
        if verdict.same:
            pairs.append((3, a, b, verdict.rule))
    return [(a, b, rule) for _, a, b, rule in sorted(pairs)]


def _near_titles(listings: Sequence[Listing]) -> list[tuple[Place, Place]]:
    """Pairs of records whose titles differ but share half of the shorter one's words, a rare one among them."""
    words = {x.place: set(title_key(x.title).split()) for x in listings}
    holders: dict[str, list[Place]] = {}
    for place in sorted(words):
        for word in words[place]:
            holders.setdefault(word, []).append(place)
    keys = {x.place: joined_title_key(x.title) for x in listings}
    # A word that one title in two hundred has tells nothing; among few titles every word counts.
    most = max(12, len(listings) // 200)
    pairs = set()
    for place, own in words.items():
        for word in sorted(own, key=lambda w: (len(holders[w]), w))[:4]:
            for other in holders[word] if len(holders[word]) <= most else ():
                shared = len(own & words[other])
                if 2 * shared >= min(len(own), len(words[other])) and keys[other] != keys[place]:
                    pairs.add((min(place, other), max(place, other)))
    return sorted(pairs)


def _clash(first: Sequence[Description], second: Sequence[Description]) -> str:
    """Why two groups of records cannot be one paper, or an empty string."""
    return next((clash for a in first for b in second if (clash := a.contradiction(b))), "")


def _clash_finding(one: Listing, other: Listing, why: str) -> Finding:
    return Finding(
        other.seed,
        other.record.line,
        f"“{other.title}” also stands in {one.seed}, line {one.record.line}, but {why}: kept as two papers",
        "",
        Severity.WARNING,
    )


def _named(groups: Sequence[Sequence[Listing]]) -> tuple[Paper, ...]:
    """The groups as papers, with ids; of several papers of one title the oldest has the plain id."""
    papers: list[tuple[tuple[int, str], Paper]] = []
    for group in groups:
        ranked = sorted(group, key=lambda x: x.rank)
        year = min((y for x in group if (y := x.year)), default=9999)
        title = ranked[0].title
        papers.append(
            ((year, _namesake_mark(ranked)), Paper(entity_id(NodeType.PAPER, title_key(title)), title, tuple(ranked)))
        )
    taken: dict[str, list[str]] = {}
    named = []
    for (_, mark), paper in sorted(papers, key=lambda x: (x[1].id, x[0], x[1].listings[0].place)):
        qualifier = mark if taken.get(paper.id) else ""
        if qualifier in taken.get(paper.id, []):
            qualifier = f"{mark} {short_hash(repr(paper.listings[0].place))}"
        taken.setdefault(paper.id, []).append(qualifier)
        identity = entity_id(NodeType.PAPER, title_key(paper.title), qualifier) if qualifier else paper.id
        named.append(Paper(identity, paper.title, paper.listings))
    return tuple(sorted(named, key=lambda p: p.sort_key))


def _namesake_mark(ranked: Sequence[Listing]) -> str:
    """What tells a paper from others of its title: its first author's family name, else its year."""
    for listing in ranked:
        if listing.record.authors:
            return parse_person_name(listing.record.authors[0].text).family
    return str(next((y for x in ranked if (y := x.year)), "")) or short_hash(repr(ranked[0].place))
