"""What a person's note is about: a paper that seeds list, one that only the note knows, a thing, or none of these."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import PurePosixPath

from vaultgen.identity.ids import entity_id
from vaultgen.identity.title import arxiv_key, doi_key, joined_title_key, title_key
from vaultgen.model import BlockKind, Finding, NodeType, NoteRecord, Reading
from vaultgen.resolve.paper import Listing, Paper, PaperNote
from vaultgen.resolve.papers import PaperJoin

# What a note on a paper says of itself in tags, aliases and properties, and in its first paragraph.
_PAPER_WORDS = re.compile(r"\b(?:paper|preprint|technical report|report|article)\b", re.IGNORECASE)
_OPENING = re.compile(
    r"\b(?:this|the) (?:paper|report|work|article|study|preprint)\b|\bwe (?:introduce|present|propose|show)\b",
    re.IGNORECASE,
)
_PAPER_PROPERTIES = frozenset({"arxiv", "doi", "venue", "journal"})
_SHARED_PROPERTIES = frozenset({"authors", "author", "year", "published"})  # of papers, books, posts and letters
# A note that says of what it is, or where its words are from, is on no paper because of an author and a date.
_WHERE_FROM = frozenset(
    {"source", "url", "link", "origin", "book", "isbn", "publisher", "podcast", "channel", "episode"}
)
_OTHER_THINGS = re.compile(
    r"(?:web )?clip(?:ping)?s?|books?|chapters?|novels?|podcasts?|films?|movies?|blogs?|newsletters?|meetings?"
    r"|interviews?|recipes?",
    re.IGNORECASE,
)
_CITEKEYS = ("citekey", "citation-key", "citation key", "citationkey", "bibtexkey")
_LEAST_TITLE_WORDS = 3


@dataclass(frozen=True, slots=True)
class NotePlaces:
    """The papers with their notes, and for every other note the record's place."""

    papers: tuple[Paper, ...]
    others: tuple[PaperNote, ...]
    joins: tuple[PaperJoin, ...]
    findings: tuple[Finding, ...]


def place_notes(papers: Sequence[Paper], readings: Sequence[Reading]) -> NotePlaces:
    """Give each note to the paper that it is about; notes on no paper are left over."""
    notes = [
        PaperNote(reading.seed, index, record)
        for reading in readings
        for index, record in enumerate(reading.records)
        if isinstance(record, NoteRecord)
    ]
    by_id = {p.id: p for p in papers}
    joins: list[PaperJoin] = []
    others: list[PaperNote] = []
    findings: list[Finding] = []
    for note in sorted(notes, key=lambda n: (n.seed, n.index)):
        found = _papers_of(note, by_id)
        if len(found) > 1:
            findings.append(_ambiguous(note, found))
            others.append(note)
        elif found:
            paper, rule = found[0]
            by_id[paper.id] = Paper(paper.id, paper.title, paper.listings, (*paper.notes, note))
            joins.append(PaperJoin(paper.id, note.record.title.text, rule, note.record.title.evidence()))
        elif is_paper_summary(note.record):
            title = note.record.title.text
            identity = entity_id(NodeType.PAPER, title_key(title))
            by_id[identity] = Paper(identity, title, (), (note,))
        else:
            others.append(note)
    return NotePlaces(
        tuple(sorted(by_id.values(), key=lambda p: p.sort_key)), tuple(others), tuple(joins), tuple(findings)
    )


def is_paper_summary(note: NoteRecord) -> bool:
    """Whether a note whose title no seed lists reads like a summary of a paper.

    Its title must be more than a name, and the note must say that it is about a paper: by a property that papers
    have, in a tag or alias, or in its first paragraph. What a person saved from the web, or wrote on a book or a talk,
    is no summary of a paper, though it has authors and a date.
    """
    if note.is_clipping or len(title_key(note.title.text).split()) < _LEAST_TITLE_WORDS:
        return False
    stated = {name.lower() for name, value in note.properties if value.value}
    if stated & _PAPER_PROPERTIES or (stated & _SHARED_PROPERTIES and not _is_on_something_else(note, stated)):
        return True
    if any(_PAPER_WORDS.search(x.value.replace("_", " ").replace("/", " ")) for x in (*note.tags, *note.aliases)):
        return True
    first = next((b for b in note.blocks if b.kind is BlockKind.PARAGRAPH), None)
    # A note without a title is called by the words that it begins with.
    has_title = first is not None and first.passage.locate(0) != note.title.locate(0)
    return bool(first and has_title and _OPENING.search(first.passage.text))


def _is_on_something_else(note: NoteRecord, stated: AbstractSet[str]) -> bool:
    """Whether the note's properties (their names are `stated`) or tags say that it is on no paper."""
    kinds = [value.value for name, value in note.properties if name.lower() in {"type", "category", "kind"}]
    words = (part for kind in (*kinds, *(tag.value for tag in note.tags)) for part in re.split(r"[/,]", kind))
    return bool(stated & _WHERE_FROM) or any(_OTHER_THINGS.fullmatch(word.strip("#[] ")) for word in words)


def note_property(note: NoteRecord, *names: str) -> str:
    """The first of the note's properties that bears one of `names`, as text, or an empty string."""
    values: Mapping[str, str] = {name.lower(): stated.value for name, stated in note.properties}
    return next((values[n] for n in names if values.get(n)), "")


def _papers_of(note: PaperNote, papers: Mapping[str, Paper]) -> list[tuple[Paper, str]]:
    """The papers that the note may be about, with the rule that says so."""
    said = note.record
    arxiv = arxiv_key(note_property(said, "arxiv", "arxiv-id", "url", "link", "source"))
    doi = doi_key(note_property(said, "doi", "url", "link", "source"))
    citekey = (note_property(said, *_CITEKEYS) or _named_as_citekey(note)).removeprefix("@").casefold()
    same_as: tuple[tuple[str, str, Callable[[Listing], str]], ...] = (
        (arxiv, "same arXiv id", lambda x: x.arxiv),
        (doi, "same DOI", lambda x: x.doi),
        (citekey, "same citekey", lambda x: x.record.citekey.value.casefold() if x.record.citekey else ""),
    )
    for key, rule, of in same_as:
        same = [(p, rule) for p in papers.values() if any(of(x) == key for x in p.listings)] if key else []
        if same:
            return same
    headings = [b.passage.text for b in note.record.blocks if b.kind is BlockKind.HEADING and b.depth == 1]
    for titles, rule in (
        ([note.record.title.text], "a note of the same title"),
        (headings[:1], "a note with the title as its heading"),
        ([a.value for a in note.record.aliases], "a note with the title as an alias"),
    ):
        keys = {k for t in titles if (k := joined_title_key(t))}
        same = [(p, rule) for p in papers.values() if keys & p.keys]
        if same:
            return same
    return []


def _named_as_citekey(note: PaperNote) -> str:
    """The citekey that the note is called by, as Zotero's plugins call their notes: `@okafor2024`."""
    names = (PurePosixPath(note.seed).stem, note.record.title.text.strip())
    return next((n for n in names if n.startswith("@") and " " not in n), "")


def _ambiguous(note: PaperNote, found: Sequence[tuple[Paper, str]]) -> Finding:
    names = " or ".join(f"“{p.title}” ({p.id})" for p, _ in found)
    return Finding(
        note.seed,
        note.record.line,
        f"the note “{note.record.title.text}” may be about {names}: it is given to neither",
        "add the arXiv id to the note's properties (arxiv: 2401.00001)",
    )
