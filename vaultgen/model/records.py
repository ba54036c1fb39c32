"""What a seed states: the result of `read`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from vaultgen.grounding import Evidence, Passage
from vaultgen.model.findings import Finding

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stated(Generic[T]):
    """A value as a seed states it, and where."""

    value: T
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class SplitCandidate:
    """One way to part a title from the authors glued to it. `score` is a log-odds: above 0 speaks for it."""

    title: Passage
    authors: tuple[Passage, ...]
    score: float


class BlockKind(StrEnum):
    """What a block of a Markdown note is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CALLOUT = "callout"
    TABLE_ROW = "table-row"


@dataclass(frozen=True, slots=True)
class Link:
    """A wikilink of a person's note: `target` without heading or block part, and the span of the words it shows."""

    target: str
    start: int
    end: int
    is_embed: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link to a page on the web (http or https), and the span of the words it shows."""

    address: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a note. `passage` is its text without markup: links show their display text, bold
    and italics their words.

    `section` is the path of headings above it, outermost first. `depth` is the heading level (1 to 6) or, for items,
    the nesting from 0. `parent` is the index of the item that a nested block hangs under. `lead_in_end` is where a
    bold lead-in with its colon ends (0: there is none). A numbered item has its `number` as written (`1.`). For
    callouts, `callout` is the type in lower case and `callout_title` its title. For table rows `cells` are the cells'
    spans, and `is_header` marks the heading row.
    """

    kind: BlockKind
    passage: Passage
    section: tuple[str, ...] = ()
    depth: int = 0
    parent: int | None = None
    lead_in_end: int = 0
    number: str = ""
    links: tuple[Link, ...] = ()
    bold: tuple[tuple[int, int], ...] = ()
    italic: tuple[tuple[int, int], ...] = ()
    web: tuple[WebLink, ...] = ()
    callout: str = ""
    callout_title: str = ""
    cells: tuple[tuple[int, int], ...] = ()
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class PaperRecord:
    """One paper as one seed lists it. Dates are ISO 8601, as exact as the seed is (`2025`, `2025-07`, `2025-07-07`).

    `authors` stand in the seed's order and spelling (`Last, First` is left so). `authors_complete` is false where the
    seed says that there are more (`et al.`); `authors_hidden` says how many where the seed does. `published` is the
    first submission, `updated` the newest one, `listed` the date that a feed shows without saying what it means.
    `abstract` is as the seed has it, LaTeX and all; `abstract_complete` is false for a preview cut with `…`.
    `split_candidates` holds every way to part title and authors (best first, the one in use among them) where the
    seed glues them together. `citekey` is the key by which a bibliography cites the paper, `files` are the paths of
    the attachments that it names. `references` are the entries of its list of references, as far as they can be parted.
    `body` is the text below the abstract where the seed holds the whole paper: headings, paragraphs, rows of tables.
    """

    title: Passage
    authors: tuple[Passage, ...] = ()
    authors_complete: bool = True
    authors_hidden: Stated[int] | None = None
    abstract: Passage | None = None
    abstract_complete: bool = True
    published: Stated[str] | None = None
    updated: Stated[str] | None = None
    announced: Stated[str] | None = None
    listed: Stated[str] | None = None
    categories: tuple[Stated[str], ...] = ()
    arxiv: Stated[str] | None = None
    doi: Stated[str] | None = None
    affiliations: tuple[Stated[str], ...] = ()
    venue: Stated[str] | None = None
    comments: Stated[str] | None = None
    url: Stated[str] | None = None
    split_candidates: tuple[SplitCandidate, ...] = ()
    citekey: Stated[str] | None = None
    keywords: tuple[Stated[str], ...] = ()
    files: tuple[Stated[str], ...] = ()
    references: tuple[Passage, ...] = ()
    body: tuple[Block, ...] = ()

    @property
    def line(self) -> int:
        """The seed line (from 1) on which the record's title stands."""
        return self.title.line


@dataclass(frozen=True, slots=True)
class CardResult:
    """A result that the card of a model states: on which set, by which metric, and the value, a number as text."""

    benchmark: Passage
    value: Passage
    metric: Passage | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """What the properties of a model's or dataset's card state: its name, the models that it was made from, the sets
    that it was trained on, its results. Names stand without those of their owners."""

    name: Passage
    is_dataset: bool = False
    bases: tuple[Passage, ...] = ()
    datasets: tuple[Passage, ...] = ()
    results: tuple[CardResult, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteRecord:
    """A note that a person wrote. `properties` are the frontmatter keys other than title, aliases and tags, as text.

    `is_clipping`: the words are not the person's, but those of a web page or document that they saved. `card` is there
    where it is the card of a model or dataset.
    """

    title: Passage
    aliases: tuple[Stated[str], ...] = ()
    tags: tuple[Stated[str], ...] = ()
    properties: tuple[tuple[str, Stated[str]], ...] = ()
    blocks: tuple[Block, ...] = ()
    embeds: tuple[Link, ...] = ()
    is_clipping: bool = False
    card: Card | None = None

    @property
    def line(self) -> int:
        """The seed line (from 1) on which the note's title stands."""
        return self.title.line


Record = PaperRecord | NoteRecord


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one seed states. `format` is the reader's name, `unknown` where no reader knew it.

    `subject` is the person whose page a listing is: stated by the page, or inferred from the author lists
    (`subject_inferred`). `unread` are ranges of lines (first, last; from 1) that no rule understood. `pages` are the
    lines (from 1) with which the pages of a document begin, each page's in its place.
    """

    seed: str
    format: str
    description: str
    digest: str
    line_count: int
    records: tuple[Record, ...] = ()
    subject: Stated[str] | None = None
    subject_inferred: bool = False
    unread: tuple[tuple[int, int], ...] = ()
    findings: tuple[Finding, ...] = ()
    pages: tuple[int, ...] = ()
