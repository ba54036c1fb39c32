"""What the words of a record say: the result of `extract`.

What is made by the dozen for each text is a named tuple: frozen classes take several times as long to make.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from vaultgen.grounding import Evidence, Passage
from vaultgen.model.findings import Finding
from vaultgen.model.kinds import NodeType, Relation


class FieldRef(NamedTuple):
    """A text of a reading: record number (from 0) and `title` or `abstract`, or with its index a `block` of a note or
    of the `body` of a paper."""

    record: int
    name: str
    block: int = -1


class NamedEntity(NamedTuple):
    """A thing by type and name, before it is resolved to a node. Papers go by their title."""

    type: NodeType
    name: str


class Mention(NamedTuple):
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


class Claim(NamedTuple):
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


class Sentence(NamedTuple):
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
    mentions and sentences count in these. `doubtful` are mentions that count for nothing unless the user says so."""

    seed: str
    passages: Mapping[FieldRef, Passage]
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    findings: tuple[Finding, ...] = ()
    doubtful: tuple[Mention, ...] = ()
