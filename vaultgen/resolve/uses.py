"""Every place where a name of a thing is used: mentions, the sides of claims, affiliations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from vaultgen.lexicon import Lexicon
from vaultgen.model import Claim, Evidence, Extraction, Mention, NamedEntity, Naming, NodeType, Relation
from vaultgen.resolve.paper import Paper
from vaultgen.text.fold import fold

# Papers, authors and sources have their own resolvers.
THING_TYPES = (
    NodeType.MODEL,
    NodeType.BENCHMARK,
    NodeType.DATASET,
    NodeType.ORGANIZATION,
    NodeType.PRODUCT,
    NodeType.CONCEPT,
)
# A claim names its sides by rules of its own, so a name that only claims bear counts, but less than a good mention.
CLAIM_WEIGHT = 0.3
AFFILIATION_WEIGHT = 1.0
# So many characters on each side of a name tell two sentences that name it apart.
_CONTEXT = 60
_order = attrgetter(
    "where", "type", "name", "evidence.seed", "evidence.line", "evidence.quote", "rule", "spelling", "weight", "target"
)


class Use(NamedTuple):
    """A name, used as one of a type. `where` is the seed and record; `spelling` what stands there, if it is a name.

    `found_as` is the type that the rule took it for, where the vote settled on another. `context` is the folded words
    around it, which tell a copied abstract from a second witness.
    """

    type: NodeType
    name: str
    spelling: str
    weight: float
    rule: str
    evidence: Evidence
    where: tuple[str, int]
    expansion: str = ""
    target: str = ""
    introduces: bool = False
    context: str = ""
    found_as: NodeType | None = None

    @property
    def naming(self) -> Naming:
        """The use as `explain` shows it, with the type that the rule took it for."""
        return Naming(self.evidence, self.spelling or self.name, self.found_as or self.type, self.rule, self.weight)


@dataclass(frozen=True, slots=True)
class SeedUses:
    """The uses in the words of one seed, in a fixed order. They count for just this `extraction`."""

    extraction: Extraction
    uses: Sequence[Use]


def uses_in(extraction: Extraction) -> SeedUses:
    """The uses in the words of one seed."""
    uses = [_of_mention(m, extraction) for m in extraction.mentions if m.type in THING_TYPES]
    uses += (use for claim in extraction.claims for use in _of_claim(claim, extraction.seed))
    return SeedUses(extraction, _ordered(uses))


def uses_of(
    extractions: Mapping[str, Extraction], papers: Sequence[Paper], lexicon: Lexicon, known: Mapping[str, SeedUses]
) -> list[Use]:
    """All uses, in a fixed order: those of each seed in turn. `known` are those of extractions as they came in; of one
    that the user's word or another seed has changed since they are made anew."""
    stated: dict[str, list[Use]] = {}
    for use in (u for paper in papers for u in _of_affiliations(paper, lexicon)):
        stated.setdefault(use.where[0], []).append(use)
    uses: list[Use] = []
    for seed in sorted({*extractions, *stated}):
        found = known.get(seed)
        own: Sequence[Use] = ()
        if extraction := extractions.get(seed):
            own = (found if found and found.extraction is extraction else uses_in(extraction)).uses
        uses += _ordered([*own, *stated[seed]]) if seed in stated else own
    return uses


def _ordered(uses: Sequence[Use]) -> list[Use]:
    """The uses in their order, each once."""
    keys = list(map(_order, uses))
    places = sorted(range(len(uses)), key=keys.__getitem__)
    # Only uses that stand side by side can be the same: to hash them all takes longer than to sort them.
    groups = (list(same) for _, same in groupby(places, key=keys.__getitem__))
    return [
        use
        for same in groups
        for use in ((uses[same[0]],) if len(same) == 1 else dict.fromkeys(uses[place] for place in same))
    ]


def organization_name(stated: str, lexicon: Lexicon) -> str:
    """The name of an organisation that a feed states as a slug (`amazon-science`); the lexicon's where it has one."""
    known = [e for e in lexicon.find(stated) if e.type is NodeType.ORGANIZATION]
    if known:
        return known[0].name
    is_slug = stated == stated.lower()
    return " ".join(w.capitalize() for w in stated.replace("_", "-").split("-")) if is_slug else stated


def _of_mention(mention: Mention, extraction: Extraction) -> Use:
    text = extraction.passages[mention.field].text
    around = text[max(0, mention.start - _CONTEXT) : mention.end + _CONTEXT]
    return Use(
        mention.type,
        mention.name,
        mention.text,
        mention.weight,
        mention.rule,
        mention.evidence,
        (extraction.seed, mention.field.record),
        mention.expansion,
        mention.target,
        context=fold(around),
    )


def _of_claim(claim: Claim, seed: str) -> Iterable[Use]:
    sides: Mapping[str, NamedEntity] = {"subject": claim.subject, "object": claim.object}
    for side, entity in sides.items():
        if entity.type in THING_TYPES and entity.name:
            introduces = side == "object" and claim.relation is Relation.INTRODUCES
            yield Use(
                entity.type,
                entity.name,
                "",
                CLAIM_WEIGHT,
                claim.rule,
                claim.evidence,
                (seed, claim.field.record),
                introduces=introduces,
                context=fold(claim.evidence.quote),
            )


def _of_affiliations(paper: Paper, lexicon: Lexicon) -> Iterable[Use]:
    for listing in paper.listings:
        for stated in listing.record.affiliations:
            if not any(c.isalpha() for c in stated.value):
                continue  # `†`, `1, 2` and `--` lead to a place or stand for one; they name none
            name = organization_name(stated.value, lexicon)
            spelling = stated.value if fold(stated.value) != fold(name) else ""
            yield Use(
                NodeType.ORGANIZATION,
                name,
                spelling,
                AFFILIATION_WEIGHT,
                "affiliation",
                stated.evidence,
                listing.place,
                context=fold(stated.value),
            )
