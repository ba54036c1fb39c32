"""Markdown that clippers save (Obsidian's Web Clipper, MarkDownload, Readwise) and notes that Zotero's plugins make.

A clipping holds the words of a page, not the person's: it is read as an article, or as a paper where its address is
that of a paper's page. A literature note is the person's own, and states the paper that it is on in its properties.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from vaultgen.grounding import Evidence, Passage
from vaultgen.model import Block, BlockKind, Finding, NoteRecord, PaperRecord, Record, Stated
from vaultgen.read.arxiv.arxiv_fields import ARXIV_ID
from vaultgen.read.copied.shown_listing import markdown_lines, shown_listing
from vaultgen.read.fields.dates import iso_date
from vaultgen.read.fields.web_address import arxiv_of_address, is_paper_page, site_of
from vaultgen.read.notes import obsidian_note
from vaultgen.read.notes.clipped_citation import offered_citation
from vaultgen.read.notes.clipped_page import abstract_of, with_stated
from vaultgen.read.notes.frontmatter import Frontmatter, read_frontmatter
from vaultgen.read.notes.note_fields import NoteFields, may_have_fields, note_fields
from vaultgen.read.page import Page, ReadPage, joined

NAME = "clipping"
LITERATURE_NAME = "literature-note"

_ADDRESS_KEYS = ("source", "url", "link", "source url", "origin")
_AUTHOR_KEYS = ("first author", "firstauthor", "author", "authors", "byline", "creator", "creators")
_DATE_KEYS = ("published", "date published", "publish date", "published date", "date", "year", "issued")
_CLIPPER_KEYS = (
    "created",
    "clipped",
    "date clipped",
    "description",
    "excerpt",
    "published",
    "site",
    "site name",
    "saved",
)
_CITATION_KEYS = (
    "citekey",
    "citation key",
    "citationkey",
    "bibtexkey",
    "zotero",
    "zotero link",
    "zotero key",
    "itemkey",
)
_CITEKEYS = ("citekey", "citation key", "citationkey", "bibtexkey")
_CLIPPING_TAG = re.compile(r"(?:web[-/ ]?)?clippings?|readwise|web[-/]?clip|#?articles", re.IGNORECASE)
_ID = re.compile(rf"(?:arxiv\s*:\s*)?{ARXIV_ID}", re.IGNORECASE)
_ARXIV_DOI = re.compile(rf"10\.48550/arxiv\.{ARXIV_ID}", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}/[^\s,;\])\"'}]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
# What sites put around a paper's title in the title of its page.
_TITLE_HEAD = re.compile(
    rf"\[(?:{ARXIV_ID}|PDF)\]\s*|(?:paper page|papers with code)\s*[-–—]\s*|AITopics\s*\|\s*", re.IGNORECASE
)
_CUT_OFF = re.compile(r"\s*(?:\.\.\.|…)$")
_TITLE_TAIL = re.compile(
    r"\s+[-–—|]\s+(?:arxiv(?:\.org)?|acl anthology|openreview|semantic scholar|hugging ?face|papers with code"
    r"|alphaxiv)$",
    re.IGNORECASE,
)
_FIELD_CALLOUTS = frozenset({"md", "metadata", "bibliography"})  # of a template; `cite` and `abstract` people use
_BEFORE_ABSTRACT = re.compile(
    r"(?:view recent discussion\.\s*)?abstract(?: page for arxiv paper \S+)?:\s*", re.IGNORECASE
)
# What sites give for the description of a paper's page that is no abstract.
_OF_SITE = re.compile(
    r"semantic scholar extracted view|🏆|#\d+ best model|implemented in \w+ code|no code (?:available|implement)"
    r"|promoting openness in scientific|join the discussion on"
    r"|[^.]{3,300}\. (?:in )?(?:proceedings|findings) of .{5,300}\d{4}\.?$",
    re.IGNORECASE,
)
_METADATA = re.compile(r"metadata", re.IGNORECASE)
# MarkDownload quotes the page's description below this, and above the page.
_EXCERPT = re.compile(r">\s*#{1,6}\s+Excerpt", re.IGNORECASE)
_LEAST_ABSTRACT = 80
_HEAD = 10  # lines
_LEAST_STATED = 40  # of what is called an abstract


def match(page: Page) -> float:
    """Sure of a note with an address that is tagged as a clipping or has the properties that clippers write."""
    if not may_have_fields(page):
        return 0.0
    front = read_frontmatter(page.seed, page.raw)
    fields = note_fields(page, front)
    if fields.address(*_ADDRESS_KEYS) is None:
        return 0.0
    marks = [v.value for v in (*front.of("tag", "tags", "category"), *fields.all("category"))]
    if any(_CLIPPING_TAG.fullmatch(part.strip("#,; ")) for mark in marks for part in re.split(r"[,\s]+", mark)):
        return 0.99
    is_clipped = fields.has(*_CLIPPER_KEYS) >= 2 or bool(front.of("created") and _excerpt(page, front))
    return 0.985 if front.last_line and is_clipped and not _is_literature(fields) else 0.0


def _excerpt(page: Page, front: Frontmatter) -> range:
    """The numbers of the quoted lines in which MarkDownload puts the page's description; the first is its heading."""
    for index in range(front.last_line, min(len(page.raw), front.last_line + _HEAD)):
        if _EXCERPT.fullmatch(page.raw[index].rstrip()):
            end = (i for i in range(index, len(page.raw)) if not page.raw[i].startswith(">"))
            return range(index + 1, next(end, len(page.raw)) + 1)
    return range(0)


def read(page: Page) -> ReadPage:
    """The papers of a clipped listing, the paper that a clipped page is about, or the page as an article."""
    front = read_frontmatter(page.seed, page.raw)
    fields = note_fields(page, front)
    address = fields.address(*_ADDRESS_KEYS)
    site = site_of(address.value) if address else ""
    is_paper = address is not None and is_paper_page(address.value)
    listing = None
    if not is_paper:
        listing = shown_listing(page, markdown_lines(page, front.last_line), address.value if address else "")
    if listing is not None:
        everything = frozenset(range(1, len(page.raw) + 1))
        return replace(listing, understood=everything, description=f"{listing.description} (clipped)")
    found = obsidian_note.read(page)
    excerpt = _excerpt(page, front)
    records: list[Record] = []
    for note in found.records:
        if not isinstance(note, NoteRecord):
            continue
        quoted = {i for i, block in enumerate(note.blocks) if block.passage.line in excerpt}
        title = fields.passage(fields.first("full title")) or note.title
        record = replace(note, title=title, blocks=_without_metadata(note.blocks, quoted))
        if address is not None and is_paper:
            described = _described(fields) or _abstract_in([note.blocks[i].passage for i in sorted(quoted)][1:])
            records.append(_clipped_paper(page, record, fields, address, described))
        else:
            said = _page_properties(record, fields, address)
            records.append(replace(record, properties=said, is_clipping=True))
    # What a paper's page names besides is its references, or what the site recommends.
    records += [] if is_paper else [r for r in found.records if isinstance(r, PaperRecord)]
    what = f"Clipped page{' of a paper' if is_paper else ''}{f' ({site})' if site else ''}"
    return replace(found, records=tuple(records), description=what, findings=_kept(found.findings))


def _page_properties(
    note: NoteRecord, fields: NoteFields, address: Stated[str] | None
) -> tuple[tuple[str, Stated[str]], ...]:
    """The note's properties with who wrote the page, when, and where it is, as the fields state it."""
    people = [("author", Stated(p.text, p.evidence())) for p in fields.people(*_AUTHOR_KEYS)]
    stated_date = fields.first(*_DATE_KEYS)
    date = _date(stated_date) if stated_date else None
    said = [*people, *([("published", date)] if date else []), *([("source", address)] if address else [])]
    names = {name for name, _ in said}
    return (*((n, v) for n, v in note.properties if n.lower() not in names), *said)


def match_literature(page: Page) -> float:
    """Sure of a note that names a citation key or a Zotero item and has a title or authors beside it."""
    if not may_have_fields(page):
        return 0.0
    fields = note_fields(page, read_frontmatter(page.seed, page.raw))
    return 0.99 if _is_literature(fields) and fields.has("title", "authors", "author") else 0.0


def read_literature(page: Page) -> ReadPage:
    """The paper as the note's properties state it, and the note on it."""
    found = obsidian_note.read(page)
    fields = note_fields(page, read_frontmatter(page.seed, page.raw))
    title = fields.passage(fields.first("title", "full title"))
    stated = _described(fields)
    abstract = stated or _abstract_callout(found.records)
    taken = None if stated else abstract
    notes = tuple(
        _with_citekey(_own_words(r, title, taken), fields) if isinstance(r, NoteRecord) else r for r in found.records
    )
    if title is None:
        return replace(found, records=notes, description="A person's note on a publication")
    paper = _with_identity(PaperRecord(title, authors_complete=False, abstract=abstract), fields)
    paper = replace(paper, citekey=fields.first(*_CITEKEYS))
    return replace(found, records=(paper, *notes), description="A person's note on a publication, with its citation")


def _own_words(note: NoteRecord, title: Passage | None, abstract: Passage | None) -> NoteRecord:
    """The note by its publication's title, without what became the paper's: fields, and the callout that was taken
    for its `abstract`. Any other callout is what the person says."""
    copied = {i for i, b in enumerate(note.blocks) if b.callout in _FIELD_CALLOUTS or b.passage is abstract}
    return replace(note, title=title or note.title, blocks=_without_metadata(note.blocks, copied))


def _abstract_callout(records: Sequence[Record]) -> Passage | None:
    """The text of a callout `[!abstract]` that holds an abstract, as Zotero's templates write it."""
    blocks = (b for r in records if isinstance(r, NoteRecord) for b in r.blocks)
    return next((b.passage for b in blocks if b.callout == "abstract" and len(b.passage.text) >= _LEAST_STATED), None)


def _is_literature(fields: NoteFields) -> bool:
    return fields.first(*_CITATION_KEYS) is not None


def _clipped_paper(
    page: Page, note: NoteRecord, fields: NoteFields, address: Stated[str], described: Passage | None
) -> PaperRecord:
    title = _whole_title(_paper_title(note.title), note.blocks)
    cited = offered_citation(page, title.text)
    record = PaperRecord(title, authors_complete=False, abstract=abstract_of(note.blocks))
    record = with_stated(_with_identity(record, fields), note.blocks, cited)
    abstract = record.abstract or described
    return replace(
        record,
        abstract=abstract,
        abstract_complete=abstract is not None and not abstract.text.endswith(("…", "...")),
        url=address,
        arxiv=arxiv_of_address(address) or record.arxiv,
    )


def _paper_title(title: Passage) -> Passage:
    head, tail = _TITLE_HEAD.match(title.text), _TITLE_TAIL.search(title.text)
    start = head.end() if head else 0
    end = tail.start() if tail else len(title.text)
    return title.slice(start, end) if start < end else title


def _whole_title(title: Passage, blocks: Sequence[Block]) -> Passage:
    """The title as a heading of the page has it, where the title of the page is cut."""
    cut = _CUT_OFF.search(title.text)
    begin = title.text[: cut.start()].casefold() if cut else ""
    headings = (b.passage for b in blocks if b.kind is BlockKind.HEADING and not _CUT_OFF.search(b.passage.text))
    return next((h for h in headings if h.text.casefold().startswith(begin)), title) if begin else title


def _described(fields: NoteFields) -> Passage | None:
    """The abstract that arXiv and others give as the page's description."""
    passage = fields.passage(fields.first("abstract"))
    if passage is not None and len(passage.text) >= _LEAST_STATED:
        return passage
    return _abstract_in([p for p in (fields.passage(fields.first("description")),) if p])


def _abstract_in(description: Sequence[Passage]) -> Passage | None:
    """The description of a paper's page where it is the paper's abstract."""
    passage = joined(description)
    if passage is None or len(passage.text) < _LEAST_ABSTRACT or _OF_SITE.match(passage.text):
        return None
    label = _BEFORE_ABSTRACT.match(passage.text)
    abstract = passage.slice(label.end()) if label else passage
    return abstract if len(abstract.text) >= _LEAST_ABSTRACT else None


def _with_identity(record: PaperRecord, fields: NoteFields) -> PaperRecord:
    """The record with the people, date, venue and ids that the fields state."""
    authors = fields.people(*_AUTHOR_KEYS)
    stated_date = fields.first(*_DATE_KEYS)
    return replace(
        record,
        authors=authors,
        authors_complete=bool(authors),
        published=_date(stated_date) if stated_date else None,
        venue=fields.first("publicationtitle", "publication title", "journal", "venue", "proceedings title"),
        doi=_part(fields.first("doi"), _DOI),
        arxiv=_part(fields.first("arxiv", "arxiv id", "arxivid", "eprint"), _ID, "id")
        or _part(fields.first("doi"), _ARXIV_DOI, "id"),
        url=fields.address("url", "link", "source"),
    )


def _date(stated: Stated[str]) -> Stated[str] | None:
    value = iso_date(stated.value)
    if value is None and (year := _YEAR.search(stated.value)):
        value = year[0]
    return Stated(value, stated.evidence) if value else None


def _part(stated: Stated[str] | None, pattern: re.Pattern[str], group: str | int = 0) -> Stated[str] | None:
    """What the pattern finds in a value, quoted as narrowly as it can be."""
    found = pattern.search(stated.value) if stated else None
    if stated is None or found is None:
        return None
    quote = found[group] if found[group] in stated.evidence.quote else stated.evidence.quote
    return Stated(found[group], Evidence(stated.evidence.seed, stated.evidence.line, quote))


def _with_citekey(note: NoteRecord, fields: NoteFields) -> NoteRecord:
    """The note with its citation key as an alias, as Obsidian's citation plugins write it: `@okafor2024`."""
    stated = fields.first(*_CITEKEYS)
    if stated is None:
        return note
    alias = Stated("@" + stated.value.lstrip("@"), stated.evidence)
    return note if any(a.value == alias.value for a in note.aliases) else replace(note, aliases=(*note.aliases, alias))


def _without_metadata(blocks: tuple[Block, ...], copied: AbstractSet[int] = frozenset()) -> tuple[Block, ...]:
    """The blocks without the list of fields and its heading, and without those at the indexes `copied`."""
    kept = [
        index
        for index, block in enumerate(blocks)
        if index not in copied and not any(_METADATA.fullmatch(title) for title in (*block.section, block.passage.text))
    ]
    places = {old: new for new, old in enumerate(kept)}
    parents = (places.get(parent) if (parent := blocks[old].parent) is not None else None for old in kept)
    return tuple(replace(blocks[old], parent=parent) for old, parent in zip(kept, parents, strict=True))


def _kept(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Findings on a page's words are none for the person who saved it, but for what could not be read."""
    return tuple(f for f in findings if "YAML" in f.message or "no text" in f.message)
