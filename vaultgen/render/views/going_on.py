"""The sentences of an abstract that go on about its model without naming it: `This version …`, `It …`."""

from __future__ import annotations

import re

from vaultgen.model import Entity, NodeType, Relation, Statement
from vaultgen.render.facts import Facts
from vaultgen.render.views.trimming import trimmed
from vaultgen.text.pointing import points_back

_MOST = 3  # sentences
_LONGEST = 700  # characters of them all
# What the model of a paper that introduces no other is called without its name.
_ITSELF = re.compile(
    r"(?:in )?this (?:new )?(?:version|release|generation)\b(?! of\b)|the resulting models?\b", re.IGNORECASE
)
_PRONOUN = re.compile(
    r"(?:it|its|they|their|this model)\b(?! (?:is|was|has been) (?:\w+ )?(?:that|to|whether)\b)", re.IGNORECASE
)


def going_on(statement: Statement, model: Entity, facts: Facts) -> list[Statement]:
    """What follows a sentence that names a model, in the abstract of the paper that introduces it and its variants
    alone: up to the next sentence that names it, or another model. A pronoun counts only where the sentence before it
    names no other model; further sentences (`We also …`) only behind one that is on the model."""
    introduced = {e.target for e in facts.edges_from(statement.entity, Relation.INTRODUCES)}
    if model.type is not NodeType.MODEL or model.id not in introduced or not introduced <= facts.family_members(model):
        return []
    said = [s for s in facts.statements(statement.entity) if not facts.note_of_person(s.evidence.seed)]
    # Of another version of the abstract only some sentences are left.
    if statement not in said or statement.evidence.seed != said[0].evidence.seed:
        return []
    own = facts.family_members(model)
    is_alone = not _models(statement, facts) - own
    found: list[Statement] = []
    for following in said[said.index(statement) + 1 :][:_MOST]:
        text = trimmed(following).text
        is_on_it = _ITSELF.match(text) or (is_alone and _PRONOUN.match(text)) or (found and points_back(text))
        names_it = any(link.entity == model.id for link in following.links)
        is_of_seed = following.evidence.seed == statement.evidence.seed
        if not is_of_seed or not is_on_it or names_it or _models(following, facts) - own:
            break
        found.append(following)
    return found if sum(len(s.text) for s in found) <= _LONGEST else []


def _models(statement: Statement, facts: Facts) -> set[str]:
    nodes = {link.entity for link in statement.links if link.entity in facts.entities}
    return {i for i in nodes if facts.entities[i].type is NodeType.MODEL}
