"""What is said of a paper, from all its listings and notes: the properties of its node."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from vaultgen.identity.title import arxiv_key, doi_key, title_key
from vaultgen.model import BlockKind, PaperRecord, Stated
from vaultgen.model.knowledge import PropertyValue
from vaultgen.resolve.notes import note_property
from vaultgen.resolve.paper import Listing, Paper
from vaultgen.text.fold import fold


def paper_properties(paper: Paper) -> dict[str, PropertyValue]:
    """Dates, ids, categories, abstracts and where the paper was read; authors and names come from the edges."""
    records = [x.record for x in paper.listings]
    properties: dict[str, PropertyValue] = {}
    published = published_date(paper)
    properties["published"] = published
    updated = max((r.updated.value for r in records if r.updated), default="")
    properties["updated"] = updated if updated != published else ""
    properties["announced"] = min((r.announced.value for r in records if r.announced), default="")
    if published[:4].isdigit():
        properties["year"] = int(published[:4])
    properties["categories"] = list(dict.fromkeys(c.value for r in records for c in r.categories))
    properties["arxiv"] = _first(records, "arxiv", arxiv_key) or arxiv_key(_from_notes(paper, "arxiv", "arxiv-id"))
    properties["doi"] = _first(records, "doi", doi_key) or doi_key(_from_notes(paper, "doi"))
    properties["venue"] = _first(records, "venue", str) or _from_notes(paper, "venue")
    properties["comments"] = _first(records, "comments", str)
    properties["url"] = _first(records, "url", str)
    properties["urls"] = list(dict.fromkeys(r.url.value for r in records if r.url))
    properties["citekey"] = _first(records, "citekey", str) or _from_notes(paper, "citekey", "citation-key")
    properties["keywords"] = list(dict.fromkeys(k.value for r in records for k in r.keywords))
    properties["files"] = list(dict.fromkeys(f.value for r in records for f in r.files))
    properties["sections"] = _sections(records)
    properties["tags"] = list(dict.fromkeys(t.value for n in paper.notes for t in n.record.tags))
    properties |= abstract_properties(paper.listings)
    return {k: v for k, v in properties.items() if v not in ("", [])}


def published_date(paper: Paper) -> str:
    """The first submission; else what a feed lists; else the month of announcement; else what a note says."""
    for name in ("published", "listed", "announced"):
        stated: list[Stated[str] | None] = [getattr(x.record, name) for x in paper.listings]
        dates = [d.value for d in stated if d]
        if dates:
            most = min(x.trust for x, d in zip(paper.listings, stated, strict=True) if d)
            # The same day may be stated less exactly elsewhere (`2024-03` beside `2024-03-08`): the exact one counts.
            first = min(d.value for x, d in zip(paper.listings, stated, strict=True) if d and x.trust == most)
            return max((d for d in dates if d.startswith(first)), key=len)
    noted = _from_notes(paper, "published", "year")
    return noted if noted[:4].isdigit() else ""


def abstract_versions(listings: Sequence[Listing]) -> list[Listing]:
    """One listing for each whole abstract that says something of its own, the one that counts first."""
    versions: list[Listing] = []
    seen: set[str] = set()
    with_abstract = [x for x in listings if x.record.abstract]
    if len(with_abstract) == 1:
        return with_abstract
    for listing in sorted(with_abstract, key=_abstract_rank):
        text = _abstract_words(listing.record)
        if text in seen or (versions and _is_cut_of(listing.record, versions)):
            continue
        seen.add(text)
        versions.append(listing)
    return versions


def abstract_properties(listings: Sequence[Listing]) -> dict[str, PropertyValue]:
    """`abstract`, and `abstracts` by seed where seeds differ."""
    versions = abstract_versions(listings)
    if not versions:
        return {}
    texts = [v.record.abstract.text for v in versions if v.record.abstract]
    properties: dict[str, PropertyValue] = {"abstract": texts[0]}
    if len(versions) > 1:
        properties["abstracts"] = [{"seed": v.seed, "abstract": text} for v, text in zip(versions, texts, strict=True)]
    return properties


def _abstract_rank(listing: Listing) -> tuple[bool, str, tuple[int, int, int, int, str, int]]:
    """Whole first; then the newest revision, compared as a date turned round; then the listing's own rank."""
    record = listing.record
    newest = record.updated or record.published
    # A date that is less exact (`2024`) counts as its beginning.
    exact = newest.value.ljust(len("2024-01-01"), "\0") if newest else ""
    backwards = "".join(chr(0x10FFFF - ord(c)) for c in exact) or "\U0010ffff"
    return not record.abstract_complete, backwards, listing.rank


def _abstract_words(record: PaperRecord) -> str:
    return title_key(record.abstract.text) if record.abstract else ""


def _is_cut_of(record: PaperRecord, versions: Sequence[Listing]) -> bool:
    """Whether a preview says nothing that a whole version does not say."""
    if record.abstract_complete:
        return False
    words = fold(record.abstract.text if record.abstract else "")
    # The last word of a preview may be cut in two.
    start = words.rsplit(" ", 1)[0]
    return any(start in fold(v.record.abstract.text) for v in versions if v.record.abstract)


def _sections(records: Sequence[PaperRecord]) -> list[str]:
    """The outermost headings of the paper's body, of the first record that has one."""
    bodies = (r.body for r in records if r.body)
    blocks = next(bodies, ())
    return [b.passage.text for b in blocks if b.kind is BlockKind.HEADING and b.depth == 1]


def _first(records: Sequence[PaperRecord], name: str, key: Callable[[str], str]) -> str:
    for record in records:
        stated: Stated[str] | None = getattr(record, name)
        if stated and (value := key(stated.value)):
            return value
    return ""


def _from_notes(paper: Paper, *names: str) -> str:
    return next((v for n in paper.notes if (v := note_property(n.record, *names))), "")
