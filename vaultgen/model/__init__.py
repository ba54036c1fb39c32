"""The words of vaultgen as types: what the stages hand to each other."""

from vaultgen.grounding import Evidence, Passage, Run
from vaultgen.model.decisions import Decision, Decisions, OwnNote
from vaultgen.model.extraction import Claim, Extraction, FieldRef, Mention, NamedEntity, Role, Section, Sentence
from vaultgen.model.findings import Finding, Severity
from vaultgen.model.kinds import NODE_TYPES, RELATIONS, NodeType, Relation, RelationRow, TypeRow
from vaultgen.model.knowledge import (
    Edge,
    Entity,
    Join,
    Knowledge,
    LedgerEntry,
    LinkSpan,
    Naming,
    PropertyValue,
    Statement,
)
from vaultgen.model.notes import GeneratedNote, Rendered, VaultNames, Written, WrittenNote
from vaultgen.model.records import (
    Block,
    BlockKind,
    Link,
    NoteRecord,
    PaperRecord,
    Reading,
    Record,
    SplitCandidate,
    Stated,
)

__all__ = [
    "NODE_TYPES",
    "RELATIONS",
    "Block",
    "BlockKind",
    "Claim",
    "Decision",
    "Decisions",
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
    "Naming",
    "NodeType",
    "NoteRecord",
    "OwnNote",
    "PaperRecord",
    "Passage",
    "PropertyValue",
    "Reading",
    "Record",
    "Relation",
    "RelationRow",
    "Rendered",
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
    "Written",
    "WrittenNote",
]
