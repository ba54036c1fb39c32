"""The user's word on what the rules have found: what is one, what is two, what is of another type, what is nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from vaultgen.lexicon import Lexicon
from vaultgen.model import Decision, Decisions, Evidence, Finding, Join, NodeType, Severity
from vaultgen.resolve.joining import joined, names_in, retyped
from vaultgen.resolve.paper import Paper
from vaultgen.resolve.parting import Anchor, Draft, Known, part
from vaultgen.resolve.people import PersonDraft
from vaultgen.resolve.references import References, name_of, type_of
from vaultgen.resolve.things import Thing
from vaultgen.resolve.uses import THING_TYPES
from vaultgen.text.fold import fold

BY_USER = "decided by the user"


@dataclass(frozen=True, slots=True)
class Decided:
    """The drafts as the user wants them, and what there is to say about that. `ignored` gives the decision by id,
    `joined_ids` the id that took another one in, `taught` the names by id that only notes' frontmatter gives."""

    drafts: Mapping[str, Draft]
    ignored: Mapping[str, Decision]
    joins: tuple[Join, ...]
    joined_ids: Mapping[str, str]
    taught: Mapping[str, tuple[str, ...]]
    findings: tuple[Finding, ...]


def decide(decisions: Decisions, drafts: Iterable[Draft], lexicon: Lexicon) -> Decided:
    """Apply the decisions: first types, then what the rules joined is parted, then joined, then left out."""
    bench = _Bench({d.id: d for d in drafts}, lexicon)
    for decision in _ranked(decisions.retypes):
        bench.retype(decision)
    for decision in _ranked(decisions.parts):
        bench.part(decision)
    bench.join(decisions)
    for decision in _ranked(decisions.ignored):
        bench.ignore(decision)
    return bench.decided()


def why_ignored(decision: Decision) -> str:
    """What the ledger says of a name that the user wants no note for."""
    place = f"{decision.evidence.seed.removeprefix('./')}, line {decision.evidence.line}"
    return f"ignored by the user{f': {decision.reason}' if decision.reason else ''} ({place})"


def _ranked(decisions: Iterable[Decision]) -> list[Decision]:
    """What counts most first: the settings before notes, their later lines before the earlier ones."""
    return sorted(decisions, key=_rank)


def _rank(decision: Decision) -> tuple[bool, int, Evidence, tuple[str, ...], str]:
    line = -decision.evidence.line if decision.is_in_settings else 0
    return not decision.is_in_settings, line, decision.evidence, decision.names, decision.type or ""


class _Bench:
    """The drafts while decisions are carried out; what was decided first stands against what comes later."""

    def __init__(self, drafts: dict[str, Draft], lexicon: Lexicon) -> None:
        self.drafts = drafts
        self.lexicon = lexicon
        self.joins: set[Join] = set()
        self.findings: set[Finding] = set()
        self.ignored: dict[str, Decision] = {}
        self.taught: dict[str, set[str]] = {}
        self._retyped: dict[str, NodeType] = {}
        self._root: dict[str, str] = {}
        self._apart: list[tuple[str, str]] = []
        self._refer()

    def _refer(self) -> None:
        """Look up names among the drafts as they are now."""
        papers = [d for d in self.drafts.values() if isinstance(d, Paper)]
        self.references = References(self.drafts, {p.id: p.keys for p in papers})

    def retype(self, decision: Decision) -> None:
        """Give a thing the type that the user says, and with it all things of its name and that type."""
        wanted = decision.type
        found = [i for i in self._meant(decision) if isinstance(self.drafts[i], Thing)]
        if wanted not in THING_TYPES or (not found and self._meant(decision)):
            return self._say(decision, f"“{decision.names[0]}” cannot become {wanted}", "choose a type that fits")
        others = [i for i in found if type_of(self.drafts[i]) is not wanted]
        if not found:
            return self._stale(decision, decision.names[0])
        if len(others) > 1:
            return self._ambiguous(decision, decision.names[0], others)
        node = others[0] if others else found[0]
        thing = self.drafts[node]
        if self._retyped.get(node) is wanted:
            return None
        if node in self._retyped:
            message = f"“{name_of(thing)}” was given another type already; {wanted} is left out"
            return self._say(decision, message, "keep one of the two decisions")
        if isinstance(thing, Thing) and wanted:
            self._retyped[node] = wanted
            twins = [i for i in self.references.named(thing.name) if i != node and type_of(self.drafts[i]) is wanted]
            changed = replace(retyped(thing, wanted, self.lexicon), is_accepted=True)
            self.drafts[node] = joined(changed, [self.drafts.pop(i) for i in twins], self.lexicon)
            self._root |= dict.fromkeys(twins, node)
            if others:
                rule = _rule(decision, f"taken for {thing.type.value}, {wanted.value}")
                self.joins.add(Join(node, thing.name, rule, decision.evidence))
            elif decision.title and decision.names[0] not in self.drafts:
                # The seeds have come round to the user's type: the note that says so stays the node's.
                self.drafts[decision.names[0]] = replace(thing, id=decision.names[0])
                del self.drafts[node]
        self._refer()
        return None

    def part(self, decision: Decision) -> None:
        """Take apart what the rules have made one of two names that the user holds apart."""
        for one, other in combinations(decision.names, 2):
            groups = self.references.fitting([self._found(decision, one), self._found(decision, other)])
            if len(groups[0]) != 1 or groups[0] != groups[1]:
                continue
            node = groups[0][0]
            first, second = (self._anchor(decision, reference, node) for reference in (one, other))
            if self._is_of_name(node, second, other) and not self._is_of_name(node, first, one):
                first, second = second, first
            sides = part(self.drafts[node], first, second, self._known())
            if sides is None:
                message = f"nothing in the seeds tells “{one}” from “{other}”"
                self._say(decision, message, "say where each stands: NAME @ PAPER for an author, TITLE @ SEED")
                continue
            self.drafts |= {side.id: side for side in sides}
            self._refer()

    def join(self, decisions: Decisions) -> None:
        """Join and hold apart, what counts most first; what contradicts it is reported."""
        steps = (
            (decisions.parts, self._hold_apart),
            (decisions.joins, self._unite),
            (decisions.aliases, self._take_alias),
        )
        ranked = [(0 if d.is_in_settings else n, _rank(d), d, do) for n, (group, do) in enumerate(steps) for d in group]
        for _, _, decision, do in sorted(ranked, key=lambda s: (not s[2].is_in_settings, s[0], s[1])):
            do(decision)
        absorbed: dict[str, list[str]] = {}
        for node in sorted(self.drafts):
            if (root := self._find(node)) != node:
                absorbed.setdefault(root, []).append(node)
        for root, nodes in absorbed.items():
            self.drafts[root] = joined(self.drafts[root], [self.drafts.pop(n) for n in nodes], self.lexicon)

    def ignore(self, decision: Decision) -> None:
        """Leave out every node of a name, or the one of an id."""
        nodes = self._meant(decision)
        if not nodes and decision.is_in_settings:
            self._stale(decision, decision.names[0])
        for node in nodes:
            self.ignored.setdefault(self._find(node), decision)

    def decided(self) -> Decided:
        """All that came of it."""
        roots = {n: r for n in self._root if (r := self._find(n)) != n}
        taught = {i: tuple(sorted(names)) for i, names in sorted(self.taught.items())}
        joins = tuple(sorted(self.joins, key=lambda j: (j.entity, j.form, j.rule, j.evidence)))
        return Decided(self.drafts, self.ignored, joins, roots, taught, tuple(sorted(self.findings)))

    def _hold_apart(self, decision: Decision) -> None:
        groups = self.references.fitting([self._found(decision, name) for name in decision.names])
        for (one, first), (other, second) in combinations(zip(decision.names, groups, strict=True), 2):
            for name, group in ((one, first), (other, second)):
                if not group and decision.is_in_settings:
                    self._stale(decision, name)
            for a in first:
                for b in second:
                    if a != b and self._find(a) == self._find(b):
                        self._contradicted(decision, one, other, "parted")
                    elif a != b:
                        self._apart.append((a, b))

    def _unite(self, decision: Decision) -> None:
        found = [self._found(decision, name) for name in decision.names]
        for name, group in zip(decision.names, found, strict=True):
            if not group:
                return self._stale(decision, name)
        fitting = self.references.fitting(found)
        for name, candidates in zip(decision.names, fitting, strict=True):
            if len(candidates) > 1:
                return self._ambiguous(decision, name, candidates)
        nodes = [candidates[0] for candidates in fitting]
        if not self.references.are_of_one_kind(nodes):
            kinds = " and ".join(type_of(self.drafts[i]).value for i in nodes)
            return self._say(decision, f"{kinds} cannot be one: {' and '.join(nodes)}", "take the decision out")
        # A note that says what it is the same as gives way; of names in the settings the first one stays.
        kept, others = (nodes[0], nodes[1:]) if decision.is_in_settings else (nodes[-1], nodes[:-1])
        for other in others:
            self._merge(decision, kept, other)
        return None

    def _take_alias(self, decision: Decision) -> None:
        note, alias = decision.names
        own = self._found(decision, note)
        if not own or fold(alias) in {fold(n) for n in names_in(self.drafts[own[0]])}:
            return
        bearers = [i for i in self.references.named(alias) if i != own[0]]
        fitting = self.references.fitting([own, bearers])[1] if bearers else []
        fitting = [i for i in fitting if self.references.are_of_one_kind([own[0], i])]
        if len(fitting) == 1 and self._find(own[0]) != self._find(fitting[0]):
            # Only what changes something is counted as taught: without a state, the aliases that a note was generated
            # with cannot be told from those of its user.
            self.taught.setdefault(own[0], set()).add(alias)
            self._merge(decision, own[0], fitting[0])
        elif len(fitting) > 1:
            self._ambiguous(decision, alias, fitting)

    def _merge(self, decision: Decision, kept: str, other: str) -> None:
        """Make two nodes one, unless they are held apart by what counts more."""
        first, second = self._find(kept), self._find(other)
        if first == second:
            return
        for a, b in self._apart:
            if {self._find(a), self._find(b)} == {first, second}:
                self._contradicted(decision, name_of(self.drafts[kept]), name_of(self.drafts[other]), "joined")
                return
        self._root[second] = first
        for form in sorted(names_in(self.drafts[other])):
            self.joins.add(Join(first, form, _rule(decision), decision.evidence))

    def _find(self, node: str) -> str:
        while node in self._root:
            node = self._root[node]
        return node

    def _found(self, decision: Decision, reference: str) -> tuple[str, ...]:
        """The drafts that a reference of the decision may mean; a note's own id may have become another."""
        found = self.references.find(reference)
        return self.references.find(decision.title) if not found and self._is_note(decision, reference) else found

    def _meant(self, decision: Decision) -> tuple[str, ...]:
        return self._found(decision, decision.names[0])

    def _is_note(self, decision: Decision, reference: str) -> bool:
        return bool(decision.title) and reference == decision.names[0]

    def _anchor(self, decision: Decision, reference: str, node: str) -> Anchor:
        """What a side of a parting is called: where only an id is given, the name of the note that bears it."""
        if self._is_note(decision, reference):
            return Anchor(decision.title)
        return Anchor(name_of(self.drafts[node])) if reference == node else self.references.anchor(reference)

    def _is_of_name(self, node: str, anchor: Anchor, reference: str) -> bool:
        """Whether a side of a parting is the one whose name or id the node bears now, and so keeps."""
        return reference == node or anchor.name == name_of(self.drafts[node])

    def _known(self) -> Known:
        papers = {d.id: d.keys for d in self.drafts.values() if isinstance(d, Paper)}
        authors: dict[str, set[tuple[str, ...]]] = {}
        for draft in self.drafts.values():
            for name in draft.names if isinstance(draft, PersonDraft) else ():
                for paper, slot in name.slots:
                    authors.setdefault(paper, set()).add(slot.best.name.key)
        frozen = {paper: frozenset(keys) for paper, keys in authors.items()}
        return Known(self.lexicon, papers, frozen, frozenset(self.drafts))

    def _say(self, decision: Decision, message: str, remedy: str) -> None:
        place = decision.evidence.seed.removeprefix("./")
        self.findings.add(Finding(place, decision.evidence.line, message, remedy, Severity.WARNING))

    def _stale(self, decision: Decision, name: str) -> None:
        remedy = "correct the name, or take the decision out"
        self._say(decision, f"“{name}” is decided upon, but no seed has that name", remedy)

    def _ambiguous(self, decision: Decision, name: str, nodes: Sequence[str]) -> None:
        self._say(decision, f"“{name}” may be {' or '.join(sorted(nodes))}: not decided", "write the id instead")

    def _contradicted(self, decision: Decision, one: str, other: str, done: str) -> None:
        message = f"“{one}” and “{other}” are not {done}: another decision, which counts more, says the opposite"
        self._say(decision, message, "keep one of the two decisions")


def _rule(decision: Decision, what: str = "") -> str:
    return ": ".join(x for x in (BY_USER, what, decision.reason) if x)
