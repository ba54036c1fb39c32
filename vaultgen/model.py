"""The words of vaultgen as types: what the stages hand to each other, and the tables of node types and relations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from vaultgen.grounding import Evidence, Passage, Run

__all__ = [
    "NODE_TYPES",
    "RELATIONS",
    "Block",
    "BlockKind",
    "Claim",
    "Edge",
    "Entity",
    "Evidence",
    "Extraction",
    "FieldRef",
    "Finding",
    "GeneratedNote",
    "Join",
    "Knowledge",
    "LedgerEntry",
    "Link",
    "LinkSpan",
    "Mention",
    "NamedEntity",
    "NodeType",
    "NoteRecord",
    "PaperRecord",
    "Passage",
    "Reading",
    "Record",
    "Relation",
    "RelationRow",
    "Role",
    "Run",
    "Section",
    "Sentence",
    "Severity",
    "SplitCandidate",
    "Stated",
    "Statement",
    "TypeRow",
    "VaultNames",
]  # fmt: skip

T = TypeVar("T")


# ---------------------------------------------------------------------------------------------------------------------
# Node types and relations: one row each.


class NodeType(StrEnum):
    """What a node of the graph can be."""

    PAPER = "paper"
    MODEL = "model"
    BENCHMARK = "benchmark"
    DATASET = "dataset"
    AUTHOR = "author"
    ORGANIZATION = "organization"
    PRODUCT = "product"
    CONCEPT = "concept"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class TypeRow:
    """How a node type shows in the vault: its folder, its tag, its template and the plural that headings use."""

    folder: str
    tag: str
    template: str
    plural: str


NODE_TYPES: Mapping[NodeType, TypeRow] = {
    NodeType.PAPER: TypeRow("Papers", "paper", "paper.md.j2", "Papers"),
    NodeType.MODEL: TypeRow("Models", "model", "model.md.j2", "Models"),
    NodeType.BENCHMARK: TypeRow("Benchmarks", "benchmark", "benchmark.md.j2", "Benchmarks"),
    NodeType.DATASET: TypeRow("Datasets", "dataset", "dataset.md.j2", "Datasets"),
    NodeType.AUTHOR: TypeRow("Authors", "author", "author.md.j2", "Authors"),
    NodeType.ORGANIZATION: TypeRow("Organizations", "organization", "organization.md.j2", "Organizations"),
    NodeType.PRODUCT: TypeRow("Products", "product", "product.md.j2", "Products"),
    NodeType.CONCEPT: TypeRow("Concepts", "concept", "concept.md.j2", "Concepts"),
    NodeType.SOURCE: TypeRow("Sources", "source", "source.md.j2", "Sources"),
}


class Relation(StrEnum):
    """What an edge of the graph can say."""

    AUTHORED_BY = "authored_by"
    AFFILIATED_WITH = "affiliated_with"
    INTRODUCES = "introduces"
    EVALUATES_ON = "evaluates_on"
    TRAINED_ON = "trained_on"
    USES = "uses"
    MENTIONS = "mentions"
    VARIANT_OF = "variant_of"
    BASED_ON = "based_on"
    DISTILLED_FROM = "distilled_from"
    COMPARED_WITH = "compared_with"
    OUTPERFORMS = "outperforms"
    DEVELOPED_BY = "developed_by"
    AVAILABLE_THROUGH = "available_through"
    REPORTS = "reports"
    READ_FROM = "read_from"


@dataclass(frozen=True, slots=True)
class RelationRow:
    """How a relation reads from its source and, backwards, from its target."""

    forward: str
    backward: str


RELATIONS: Mapping[Relation, RelationRow] = {
    Relation.AUTHORED_BY: RelationRow("Authors", "Papers"),
    Relation.AFFILIATED_WITH: RelationRow("Affiliations", "Affiliated"),
    Relation.INTRODUCES: RelationRow("Introduces", "Introduced in"),
    Relation.EVALUATES_ON: RelationRow("Evaluates on", "Evaluated by"),
    Relation.TRAINED_ON: RelationRow("Trained on", "Used to train"),
    Relation.USES: RelationRow("Uses", "Used by"),
    Relation.MENTIONS: RelationRow("Mentions", "Mentioned in"),
    Relation.VARIANT_OF: RelationRow("Variant of", "Variants"),
    Relation.BASED_ON: RelationRow("Based on", "Basis of"),
    Relation.DISTILLED_FROM: RelationRow("Distilled from", "Distilled into"),
    Relation.COMPARED_WITH: RelationRow("Compared with", "Compared with"),
    Relation.OUTPERFORMS: RelationRow("Outperforms", "Outperformed by"),
    Relation.DEVELOPED_BY: RelationRow("Developed by", "Develops"),
    Relation.AVAILABLE_THROUGH: RelationRow("Available through", "Gives access to"),
    Relation.REPORTS: RelationRow("Reports results on", "Results reported in"),
    Relation.READ_FROM: RelationRow("Read from", "Gave"),
}


# ---------------------------------------------------------------------------------------------------------------------
# Findings: what a stage could not do.


class Severity(StrEnum):
    """INFO is for the curious; WARNING asks the user to look; ERROR means that something was left out."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that the user should know: where (line 0: the whole file), what, and what they can do about it."""

    seed: str
    line: int
    message: str
    remedy: str = ""
    severity: Severity = Severity.WARNING


# ---------------------------------------------------------------------------------------------------------------------
# read: what a seed states.


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


@dataclass(frozen=True, slots=True)
class PaperRecord:
    """One paper as one seed lists it. Dates are ISO 8601, as exact as the seed is (`2025`, `2025-07`, `2025-07-07`).

    `authors` stand in the seed's order and spelling (`Last, First` is left so). `authors_complete` is false where the
    seed says that there are more (`et al.`); `authors_hidden` says how many where the seed does. `published` is the
    first submission, `updated` the newest one, `listed` the date that a feed shows without saying what it means.
    `abstract` is as the seed has it, LaTeX and all; `abstract_complete` is false for a preview cut with `…`.
    `split_candidates` holds every way to part title and authors (best first, the one in use among them) where the
    seed glues them together.
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

    @property
    def line(self) -> int:
        """The seed line (from 1) on which the record's title stands."""
        return self.title.line


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
class Block:
    """One block of a note. `passage` is its text without markup: links show their display text, bold its words.

    `section` is the path of headings above it, outermost first. `depth` is the heading level (1 to 6) or, for items,
    the nesting from 0. `parent` is the index of the item that a nested block hangs under. `lead_in_end` is where a
    bold lead-in with its colon ends (0: there is none). For callouts, `callout` is the type in lower case and
    `callout_title` its title. For table rows `cells` are the cells' spans, and `is_header` marks the heading row.
    """

    kind: BlockKind
    passage: Passage
    section: tuple[str, ...] = ()
    depth: int = 0
    parent: int | None = None
    lead_in_end: int = 0
    links: tuple[Link, ...] = ()
    bold: tuple[tuple[int, int], ...] = ()
    callout: str = ""
    callout_title: str = ""
    cells: tuple[tuple[int, int], ...] = ()
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class NoteRecord:
    """A note that a person wrote. `properties` are the frontmatter keys other than title, aliases and tags, as text."""

    title: Passage
    aliases: tuple[Stated[str], ...] = ()
    tags: tuple[Stated[str], ...] = ()
    properties: tuple[tuple[str, Stated[str]], ...] = ()
    blocks: tuple[Block, ...] = ()
    embeds: tuple[Link, ...] = ()

    @property
    def line(self) -> int:
        """The seed line (from 1) on which the note's title stands."""
        return self.title.line


Record = PaperRecord | NoteRecord


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one seed states. `format` is the reader's name, `unknown` where no reader knew it.

    `subject` is the person whose page a listing is: stated by the page, or inferred from the author lists
    (`subject_inferred`). `unread` are ranges of lines (first, last; from 1) that no rule understood.
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


# ---------------------------------------------------------------------------------------------------------------------
# extract: what the words of a record say.


@dataclass(frozen=True, slots=True, order=True)
class FieldRef:
    """A text of a reading: record number (from 0) and `title`, `abstract` or `block`, with the block's index."""

    record: int
    name: str
    block: int = -1


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """A thing by type and name, before it is resolved to a node. Papers go by their title."""

    type: NodeType
    name: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of text that names an entity.

    `text` is what stands there, `name` what it names once the context has completed it (`Flash-Lite` after
    `Gemini 2.0 Flash and` is `Gemini 2.0 Flash-Lite`). `weight` (0 to 1) says how sure the rule is that this is a
    name of this type; weights of one entity add up over all seeds. `target` is the wikilink target behind it, if any.
    """

    type: NodeType
    text: str
    name: str
    field: FieldRef
    start: int
    end: int
    rule: str
    weight: float
    evidence: Evidence
    expansion: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement with its evidence. `qualifiers` hold metric, value, unit, setting, comparator and the like."""

    relation: Relation
    subject: NamedEntity
    object: NamedEntity
    field: FieldRef
    rule: str
    evidence: Evidence
    qualifiers: tuple[tuple[str, str | float | bool], ...] = ()


class Role(StrEnum):
    """What a sentence does in an abstract (the labels of CSAbstruct)."""

    BACKGROUND = "background"
    OBJECTIVE = "objective"
    METHOD = "method"
    RESULT = "result"
    OTHER = "other"


class Section(StrEnum):
    """The sections of a paper's note, in their order; the values are the headings."""

    OPENING = ""
    OVERVIEW = "Key Takeaways / Overview"
    ARCHITECTURE = "Model Architecture & Innovations"
    TRAINING = "Training: Infrastructure & Dataset"
    EVALUATION = "Comprehensive Evaluation & SOTA Performance"
    POST_TRAINING = "Post-Training: Tailoring for Applications"
    SAFETY = "Responsible Deployment & Safety"
    LIMITATIONS = "Limitations and Future Vision"
    FURTHER = "Key Appendices & Further Reading"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an abstract, or a block of a note: what it does, and the section of a note where it belongs.

    `lead_in` is the bold heading of a bullet: the note's own, or one drawn from the sentence's subject. `subsection`
    is an H3 below the section, where the source has one. `is_key` marks the sentence that states the contribution.
    """

    field: FieldRef
    start: int
    end: int
    role: Role
    section: Section
    lead_in: str = ""
    subsection: str = ""
    is_key: bool = False


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one reading says. `passages` are the record's texts made plain (LaTeX as text or as math); all spans of
    mentions and sentences count in these."""

    seed: str
    passages: Mapping[FieldRef, Passage]
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    findings: tuple[Finding, ...] = ()


# ---------------------------------------------------------------------------------------------------------------------
# resolve: what is one thing.

PropertyValue = str | int | float | bool | list[str] | list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing in the world: one node of the graph, one note.

    `id` depends on the thing's identity alone (never on the order of seeds), `properties` use the keys of the
    frontmatter, with names rather than links.
    """

    id: str
    type: NodeType
    name: str
    aliases: tuple[str, ...]
    properties: Mapping[str, PropertyValue]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A typed relation between two entities, by their ids."""

    source: str
    target: str
    relation: Relation
    evidence: tuple[Evidence, ...]
    properties: Mapping[str, PropertyValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LinkSpan:
    """A stretch of a statement's text that names an entity."""

    start: int
    end: int
    entity: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or bullet for the note of `entity`, quoted from a seed, with the entities that it names.

    `parent` is the index, among the entity's statements, of the bullet that this one hangs under.
    """

    entity: str
    text: str
    section: Section
    role: Role
    evidence: Evidence
    kind: BlockKind = BlockKind.PARAGRAPH
    lead_in: str = ""
    subsection: str = ""
    is_key: bool = False
    links: tuple[LinkSpan, ...] = ()
    bold: tuple[tuple[int, int], ...] = ()
    parent: int | None = None
    callout: str = ""
    callout_title: str = ""


@dataclass(frozen=True, slots=True)
class Join:
    """Why two forms are one node: the form that came in, the entity that took it, and the rule."""

    entity: str
    form: str
    rule: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A name that earned no note, and why."""

    type: NodeType
    name: str
    reason: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that the seeds say, resolved: entities and edges sorted by key, statements by entity in reading order."""

    entities: tuple[Entity, ...]
    edges: tuple[Edge, ...]
    statements: Mapping[str, tuple[Statement, ...]] = field(default_factory=dict)
    joins: tuple[Join, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()
    findings: tuple[Finding, ...] = ()


# ---------------------------------------------------------------------------------------------------------------------
# render: what the notes say.


@dataclass(frozen=True, slots=True)
class GeneratedNote:
    """A rendered file of the vault. `path` is relative to the vault, with `/`; `id` is empty for files that show no
    single entity (the home note)."""

    path: str
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class VaultNames:
    """What the vault as it stands says about names, for `render`.

    `held`: the path, by note id, of every note that the user moved, renamed or edited: it keeps that path, and links
    use the name that it has now. `taken`: names (casefold of NFC, without `.md`) of notes that vaultgen did not make:
    a generated note of that name is qualified. `hidden`: ids of the notes that the user deleted: they are not rendered
    and links to them are plain text.
    """

    held: Mapping[str, str] = field(default_factory=dict)
    taken: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
