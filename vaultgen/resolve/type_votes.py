"""Which type a name has: the weights of all its uses add up over all seeds; the heaviest type takes them all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vaultgen.config import Settings
from vaultgen.model import Evidence, Finding, NodeType, Severity
from vaultgen.resolve.keys import form_key
from vaultgen.resolve.uses import THING_TYPES, Use

# A second type holds beside the heaviest only with so much weight of its own, and such a share of the heaviest.
TWIN_WEIGHT = 1.6
TWIN_SHARE = 0.5
# What is scored on in one place and trained on in another is one thing; so is what is a method here and a model there.
_NEVER_TWINS = ({NodeType.BENCHMARK, NodeType.DATASET}, {NodeType.MODEL, NodeType.CONCEPT})


@dataclass(frozen=True, slots=True)
class Retyped:
    """A name's use that the vote gave another type than the rule that found it."""

    name: str
    found: NodeType
    given: NodeType
    evidence: Evidence


def settle_types(uses: Sequence[Use], settings: Settings) -> tuple[list[Use], list[Retyped], list[Finding]]:
    """The uses with the type that the votes for their name settle on, what that changed, and the twins to report."""
    own = {form_key(s): e.type for e in settings.lexicon for s in e.spellings}
    found: dict[str, set[NodeType]] = {}
    for name, node_type in {(u.name, u.type) for u in uses}:
        found.setdefault(form_key(name), set()).add(node_type)
    # Most names are used as one type only: of these there is nothing to count.
    contested = {form for form, several in found.items() if len(several) > 1 or form in own}
    in_question = {u.name for u in uses if form_key(u.name) in contested} if contested else frozenset[str]()
    votes: dict[str, dict[NodeType, float]] = {}
    for use in independent([u for u in uses if u.name in in_question]):
        weights = votes.setdefault(form_key(use.name), {})
        weights[use.type] = weights.get(use.type, 0.0) + use.weight
    types = {form: _allowed(weights, own.get(form)) for form, weights in votes.items()}
    settled: list[Use] = []
    changes: list[Retyped] = []
    for use in uses:
        if use.name not in in_question:
            settled.append(use)
            continue
        allowed = types[form_key(use.name)]
        given = use.type if use.type in allowed else allowed[0]
        if given is use.type:
            settled.append(use)
            continue
        changes.append(Retyped(use.name, use.type, given, use.evidence))
        settled.append(use._replace(type=given, found_as=use.type))
    return settled, changes, _twins(settled, types)


def independent(uses: Sequence[Use]) -> list[Use]:
    """The uses that count: the same words in another seed (a copy of an abstract) say nothing new."""
    seen: dict[tuple[NodeType, str, str, str], Use] = {}
    for use in uses:
        key = (use.type, use.name, use.rule, use.context)
        if key not in seen or use.weight > seen[key].weight:
            seen[key] = use
    return list(seen.values())


def _allowed(weights: Mapping[NodeType, float], own: NodeType | None) -> tuple[NodeType, ...]:
    """The type with the most weight, and others that are as good as sure; the user's own word settles it."""
    if own:
        return (own,)
    ranked = sorted(weights, key=lambda t: (-round(weights[t], 6), THING_TYPES.index(t)))
    first = ranked[0]
    others = [
        t
        for t in ranked[1:]
        if weights[t] >= TWIN_WEIGHT
        and weights[t] >= TWIN_SHARE * weights[first]
        and not any({first, t} <= pair for pair in _NEVER_TWINS)
    ]
    return (first, *others)


def _twins(uses: Sequence[Use], types: Mapping[str, tuple[NodeType, ...]]) -> list[Finding]:
    findings = []
    for form in sorted(f for f, allowed in types.items() if len(allowed) > 1):
        use = next(u for u in uses if form_key(u.name) == form)
        kinds = " and ".join(t.value for t in types[form])
        findings.append(
            Finding(
                use.evidence.seed,
                use.evidence.line,
                f"“{use.name}” is used as {kinds}: kept as {len(types[form])} notes",
                "give its type under [[lexicon]] in vaultgen.toml to have one",
                Severity.INFO,
            )
        )
    return findings
