"""A person's own notes in the vault: which node each stands for, and what its links say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from vaultgen.identity.title import joined_title_key
from vaultgen.model import Decisions, Edge, Finding, OwnNote, Relation, Severity
from vaultgen.resolve.nodes import Found
from vaultgen.resolve.people import Person
from vaultgen.resolve.things import Thing
from vaultgen.text.fold import fold


@dataclass(frozen=True, slots=True)
class OwnNotes:
    """The path of the own note by the node that it stands for, what the notes' links say, and what stayed open."""

    paths: Mapping[str, str]
    edges: tuple[Edge, ...]
    findings: tuple[Finding, ...]


def place_own_notes(decisions: Decisions, found: Found) -> OwnNotes:
    """Give each own note to the nodes of its names; a name that several nodes bear is nobody's."""
    if not decisions.own_notes:
        return OwnNotes({}, (), ())
    bearers = _bearers(found)
    paths: dict[str, str] = {}
    findings: list[Finding] = []
    notes = sorted(decisions.own_notes, key=lambda n: n.path)
    for note in notes:
        for node in _nodes_of(note, decisions, bearers, findings):
            if paths.setdefault(node, note.path) != note.path:
                message = f"“{found.names[node]}” has another note of yours, {paths[node]}: links go to that one"
                findings.append(Finding(note.path, 0, message, "take the name out of one of the two", Severity.INFO))
    edges = tuple(_edges(notes, paths, bearers))
    return OwnNotes(paths, edges, tuple(findings))


class _Bearers:
    """The nodes by name and by spelling, without case and punctuation."""

    def __init__(self, ids: frozenset[str], names: Mapping[str, set[str]], aliases: Mapping[str, set[str]]) -> None:
        self._ids = ids
        self._tiers = (names, aliases)

    def find(self, name: str) -> tuple[str, ...]:
        """The nodes that bear a name or have that id; those of which it is the name before those with it as alias."""
        if name in self._ids:
            return (name,)
        for tier in self._tiers:
            nodes = tier.get(fold(name), set()) | tier.get(joined_title_key(name), set())
            if nodes:
                return tuple(sorted(nodes))
        return ()


def _bearers(found: Found) -> _Bearers:
    names: dict[str, set[str]] = {}
    aliases: dict[str, set[str]] = {}
    for paper in found.papers:
        names.setdefault(joined_title_key(paper.title), set()).add(paper.id)
        for key in paper.keys:
            aliases.setdefault(key, set()).add(paper.id)
    nodes: tuple[Person | Thing, ...] = (*found.people, *found.things)
    for node in nodes:
        names.setdefault(fold(node.name), set()).add(node.id)
        for alias in node.aliases:
            aliases.setdefault(fold(alias), set()).add(node.id)
    for tier in (names, aliases):
        tier.pop("", None)
    ids = frozenset({p.id for p in found.papers} | {n.id for n in nodes})
    return _Bearers(ids, names, aliases)


def _nodes_of(note: OwnNote, decisions: Decisions, bearers: _Bearers, findings: list[Finding]) -> Iterable[str]:
    """The nodes that a note stands for: those that it says, that other notes say to be the same, or of its names."""
    own = {fold(n) for n in note.names}
    said = [*note.same_as, *(d.names[0] for d in decisions.joins if d.title and fold(d.names[1]) in own)]
    stated = [node for name in said for node in bearers.find(name)[:1]]
    if stated:
        return dict.fromkeys(stated)
    nodes: dict[str, None] = {}
    for name in note.names:
        found = bearers.find(name)
        if len(found) == 1:
            nodes[found[0]] = None
        elif found:
            message = f"“{name}” may be {' or '.join(found)}: this note of yours stands for none of them"
            remedy = 'say which: a property same-as: "[[…]]" with the name of its note'
            findings.append(Finding(note.path, 0, message, remedy, Severity.INFO))
    return nodes


def _edges(notes: Sequence[OwnNote], paths: Mapping[str, str], bearers: _Bearers) -> Iterator[Edge]:
    """`mentions` from the node of a note to every node that the note links to."""
    nodes_at: dict[str, list[str]] = {}
    for node, path in sorted(paths.items()):
        nodes_at.setdefault(path, []).append(node)
    by_name = {fold(note.names[0]): nodes_at.get(note.path, []) for note in notes if note.names}
    for note in notes:
        for target, evidence in note.links:
            found = by_name.get(fold(target)) or list(bearers.find(target))
            for node in nodes_at.get(note.path, ()) if len(found) == 1 else ():
                if found[0] != node:
                    yield Edge(node, found[0], Relation.MENTIONS, (evidence,))
