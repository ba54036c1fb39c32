"""The node types and relations of the graph: one row each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


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

    __hash__ = str.__hash__  # An enum's own is a Python function: slow where types are keys.


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
    Relation.EVALUATES_ON: RelationRow("Evaluates on", "Used for evaluation by"),
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
