"""What all uses of a name in one record say together about its type."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from vaultgen.extract.naming.cue import Cue
from vaultgen.extract.naming.cue_words import PARTS_OF_MODELS
from vaultgen.extract.naming.generic_words import LANGUAGES, PLACES
from vaultgen.extract.naming.shapes import Shape
from vaultgen.lexicon import Entry
from vaultgen.model import NodeType

_M, _B, _D, _C = NodeType.MODEL, NodeType.BENCHMARK, NodeType.DATASET, NodeType.CONCEPT
_O, _P = NodeType.ORGANIZATION, NodeType.PRODUCT

KNOWN, KNOWN_ONE_OF_SEVERAL, KNOWN_WEAK = 2.0, 1.4, 0.3
LEAST = 1.0  # What an unknown name needs for a type, and
LEAST_LABEL = 2.0  # a letter and a digit need so much,
LEAST_TINY = 1.75  # one of two letters so much, and
LEAST_CAPITALISED = 1.55  # when it looks like any capitalised word.
PLAIN_CONCEPT, GENERIC_CONCEPT = 0.4, 0.05
DOUBT_SHARE = 0.5  # A name that has so much of what it needs, but not all, is one to ask a person about.
ENOUGH_FOR_SET = 2.0  # The name of a maker is that of its set with so much: `on the Waymo and KITTI datasets`.
SAID_OUTRIGHT = 1.8  # weight of an apposition whose noun says what the thing is
LEAST_WEAK = 0.55  # A name that is also a word needs so much from its context.
_SETS = {_B, _D}
_MAKERS = {_O, _P}
_SLIGHT = 0.6  # weight of what stands at a place where a product may stand
# `Calibrating`, `Higher`, `Detection`, `App`, `Dec 2023`, `en-AU`
_ORDINARY = re.compile(
    r"[A-Z][a-z]+(?:ing|tion|sion|ment|ness|ity|er|est)s?|(?:App|Ad|Earth|Sun|Web|Net|NET)s?|[a-z]{2}-[A-Z]{2}|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{2,4}"
)
_SAID, _OUTRIGHT = ("called", "listed as", "named as", "short for"), 1.2
_SURE = 1.5  # weight of what an introduction says outright
_ORDER = (_M, _B, _D, _P, _O, _C)


@dataclass(slots=True)
class Ballot:
    """The evidence for one name: the lexicon's entries, its best shape, and cues by type and rule."""

    entries: tuple[Entry, ...] = ()
    names: set[str] = field(default_factory=set)
    is_weak: bool = False
    shape: Shape = Shape.PLAIN
    is_introduced: bool = False
    is_generic: bool = False
    has_words: bool = False
    is_term: bool = False
    is_task: bool = False
    is_bench: bool = False
    is_short: bool = False
    is_tiny: bool = False
    is_label: bool = False
    cues: dict[NodeType, dict[str, float]] = field(default_factory=dict)

    def add(self, cues: Iterable[Cue]) -> None:
        """Take in cues: of each rule the strongest one counts."""
        for cue in cues:
            rules = self.cues.setdefault(cue.type, {})
            rules[cue.rule] = max(cue.weight, rules.get(cue.rule, 0.0))

    @property
    def is_said(self) -> bool:
        """Whether an apposition says what the thing is."""
        return any(rule.startswith("said to be") for rules in self.cues.values() for rule in rules)

    def weight(self, node_type: NodeType) -> float:
        """What the context says for a type."""
        return sum(self.cues.get(node_type, {}).values())


@dataclass(frozen=True, slots=True)
class Decision:
    """The type of a name in a record, how sure it is (0 to 1), and the rule that says most for it."""

    type: NodeType
    weight: float
    rule: str


def decide(ballot: Ballot) -> Decision | None:
    """The type that a name has in a record; None where too little speaks for it being a name."""
    if _is_makers_set(ballot):  # `evaluated on UCF-Crime and ShanghaiTech`
        return Decision(_B, 0.7, _strongest(ballot, _B))
    return _decide_known(ballot) if ballot.entries and not _is_namesake(ballot) else _decide_unknown(ballot)


def doubt(ballot: Ballot) -> Decision | None:
    """The type that a name may have for which `decide` finds too little; None where hardly anything speaks for one.

    The weight stays below what a note needs, however often the name stands there.
    """
    if ballot.entries or ballot.is_task or ballot.is_generic or all(map(_is_ordinary, ballot.names)):
        return None
    model, benchmark, data = (ballot.weight(t) for t in (_M, _B, _D))
    best = max(model, benchmark + data)
    least = LEAST if ballot.shape is Shape.STRONG else LEAST_CAPITALISED
    is_written_as_name = any(c.isupper() or c.isdigit() for name in ballot.names for c in name)
    if best < least * DOUBT_SHARE or not is_written_as_name:
        return None
    node_type = _M if model >= benchmark + data else _B if benchmark >= data else _D
    return Decision(node_type, min(0.4, 0.2 * best), f"doubtful: {_strongest(ballot, node_type)}")


def _is_ordinary(name: str) -> bool:
    """Whether a name looks like an ordinary word, a language, a country or a date: nothing to ask a person about."""
    if _ORDINARY.fullmatch(name):
        return True
    words = name.replace("-", " ").split()
    return bool(words) and (words[-1] in PLACES or all(w in LANGUAGES for w in words))


def _decide_known(ballot: Ballot) -> Decision | None:
    types = list(dict.fromkeys(e.type for e in ballot.entries))
    types = [t for t in types if t is not _P or not ballot.is_generic] or [_C]
    prior = KNOWN_WEAK if ballot.is_weak else KNOWN if len(types) == 1 else KNOWN_ONE_OF_SEVERAL
    scores = {t: prior + ballot.weight(t) for t in types}
    if ballot.is_introduced:
        for node_type in (_M, _B, _D, _C):
            said = sum(w for rule, w in ballot.cues.get(node_type, {}).items() if rule.startswith("introduced"))
            if said:
                scores[node_type] = (
                    scores.get(node_type, 0.0) + said + (0 if node_type in types else ballot.weight(node_type))
                )
    best = min(scores, key=lambda t: (-scores[t], _ORDER.index(t)))
    if _is_set_of_maker(ballot, types):
        best = _B if ballot.weight(_B) >= ballot.weight(_D) else _D
        return Decision(best, 0.6, _strongest(ballot, best))
    is_initials = ballot.is_short and not any(e.name in ballot.names for e in ballot.entries)
    # UCB is a university only where it does something
    is_nobody = best is _O and is_initials and not ballot.weight(best)
    if is_nobody or (ballot.is_weak and ballot.is_task):
        return None
    if ballot.is_weak:
        support = scores[best] - KNOWN_WEAK
        if best in {_B, _D}:
            support = ballot.weight(_B) + ballot.weight(_D)
        if best is _C or support < LEAST_WEAK:
            return None
        return Decision(best, min(0.9, 0.4 + 0.25 * support), f"lexicon; {_strongest(ballot, best)}")
    if best is _C and not (ballot.is_introduced and ballot.shape is Shape.STRONG):
        return None  # Concepts of the lexicon are marked apart.
    return Decision(best, 0.9, "lexicon")


def _is_makers_set(ballot: Ballot) -> bool:
    """Whether an organization's name stands for the set that it made: it is measured on, and does nothing itself."""
    is_maker = (
        bool(ballot.entries) and not ballot.is_weak and {e.type for e in ballot.entries} == {NodeType.ORGANIZATION}
    )
    is_measured = (
        ballot.shape is Shape.STRONG and ballot.weight(_B) >= LEAST and not ballot.weight(NodeType.ORGANIZATION)
    )
    return is_maker and is_measured and not ballot.is_introduced and not ballot.has_words


def _decide_unknown(ballot: Ballot) -> Decision | None:
    """An unknown name: data that is scored on and data that is trained on count together, then the heavier wins."""
    if ballot.is_task and not ballot.is_introduced:
        return None  # `MLTC benchmarks` are benchmarks for a task
    if ballot.is_term and not ballot.is_introduced:
        _count_as_term(ballot)
    if ballot.is_task and _M in ballot.cues:  # a dynamic decoder (DD) is a part of something
        ballot.cues[_M] = {r: w for r, w in ballot.cues[_M].items() if r.rpartition(" ")[2] not in PARTS_OF_MODELS}
    model, benchmark, data, concept = (ballot.weight(t) for t in (_M, _B, _D, _C))
    if ballot.is_bench or _is_said_to_be_set(ballot):  # FooBench, a toolkit for testing agents
        concept = 0.0
    least = LEAST_CAPITALISED if ballot.shape < Shape.STRONG else LEAST
    if (ballot.is_introduced and ballot.has_words) or (ballot.is_bench and not ballot.has_words):
        least = LEAST
    elif ballot.is_label:  # T1, H0
        least = LEAST_LABEL
    elif ballot.is_tiny:
        least = LEAST_TINY
    sets = benchmark + data
    best = max(model, sets, concept)
    for node_type in (_O, _P):
        if ballot.weight(node_type) > max(best, LEAST_CAPITALISED) and not ballot.is_introduced:
            return Decision(node_type, 0.7, _strongest(ballot, node_type))
    if best < least:
        return None
    if concept == best and not (sets == best and benchmark):
        if not ballot.is_introduced:
            return None
        return Decision(_C, min(0.9, 0.4 + 0.15 * concept), _strongest(ballot, _C))
    node_type = (_B if benchmark >= data else _D) if sets == best else _M
    return Decision(node_type, min(0.9, 0.35 + 0.2 * best), _strongest(ballot, node_type))


def _is_said_to_be_set(ballot: Ballot) -> bool:
    """Whether an apposition says outright that the name is that of a set, and none that it is a method."""
    said = {
        t: max((w for rule, w in ballot.cues.get(t, {}).items() if rule.startswith("said to be")), default=0.0)
        for t in (_B, _D, _C)
    }
    return max(said[_B], said[_D]) >= SAID_OUTRIGHT > said[_C]


def _count_as_term(ballot: Ballot) -> None:
    """Leave out what says little of the abbreviation of a term."""
    ballot.cues.pop(_M, None)  # `MDE models` are models for one
    for node_type in (_B, _D):  # of other terms, only what is called a set is one
        rules = ballot.cues.get(node_type, {})
        said = {r: w for r, w in rules.items() if r.startswith(_SAID)}
        ballot.cues[node_type] = {r: w for r, w in said.items() if w >= _OUTRIGHT}


def _is_set_of_maker(ballot: Ballot, types: Iterable[NodeType]) -> bool:
    """Whether the name of a maker stands for its set, in a row with others (`on the Waymo and KITTI datasets`), or that
    of a product for one made with it (`results on the Blender dataset`)."""
    if not _MAKERS.issuperset(types) or ballot.weight(_O) or ballot.weight(_P) > _SLIGHT:
        return False
    is_in_row = any(rule.startswith("in a row with a known") for t in (_B, _D) for rule in ballot.cues.get(t, {}))
    return (is_in_row or _P in types) and ballot.weight(_B) + ballot.weight(_D) >= ENOUGH_FOR_SET


def _is_namesake(ballot: Ballot) -> bool:
    """Whether a known name is introduced as something else: a framework that has the name of a benchmark."""
    is_bench = any(name.casefold().endswith(("bench", "benchmark")) for name in ballot.names)
    if not ballot.is_introduced or is_bench:
        return False
    types = {e.type for e in ballot.entries}
    said = {
        t: max((w for rule, w in rules.items() if rule.startswith(("introduced", "said to be"))), default=0.0)
        for t, rules in ballot.cues.items()
    }
    best = max(said, key=lambda t: (said[t], t), default=None)
    if best is None or said[best] < _SURE:
        return False
    return best not in types and types <= (_SETS if best in {_M, _C} else {_M} if best in _SETS else set())


def _strongest(ballot: Ballot, node_type: NodeType) -> str:
    rules = ballot.cues.get(node_type, {})
    return min(rules, key=lambda r: (-rules[r], r)) if rules else "context"
