"""Joining authors: pairs of authorships that are hard on purpose, and whether the resolver makes them one person.

usage: benchmarks/quality/people.py [SHARED_FOLDER] [--errors]

Made from the author lists of `practice/abstracts.jsonl` in SHARED_FOLDER (`../shared` by default). A pair that is the
same: one person (same full name, at least one co-author in common) on two papers, one of them rewritten: initials, a
middle name dropped or added, accents stripped or in LaTeX, `Last, First`, capitals. A pair that is not: two people
with one family name and first letter, one of them rewritten to initials; two with different middle names; a name and
its hyphenated neighbour (`Yu Liu`, `Yu-Lun Liu`); and two who share a co-author, which is as hard as it gets.
All papers are resolved together, as in one vault. The choice is made by hashes, so every run sees the same pairs.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from vaultgen.config import Settings
from vaultgen.identity.person_name import Match, compare_names, parse_person_name
from vaultgen.lexicon import Lexicon
from vaultgen.model import Extraction, PaperRecord, Passage, Reading, Relation
from vaultgen.resolve import resolve

_LATEX = {"\u0301": r"\'", "\u0300": r"\`", "\u0308": r"\"", "\u0302": r"\^", "\u0303": r"\~"}


class Authorship(NamedTuple):
    """An author of a paper: the paper's number and the place in its list."""

    paper: int
    position: int


class Pair(NamedTuple):
    """Two authorships; `rewritten` is how the second one is spelled instead."""

    one: Authorship
    other: Authorship
    rewritten: str
    kind: str
    same: bool


def main() -> None:
    """Print precision and recall by kind of pair."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=Path(__file__).parents[3] / "shared")
    parser.add_argument("--errors", action="store_true", help="show the pairs that are told wrongly")
    arguments = parser.parse_args()
    lines = (arguments.shared / "practice/abstracts.jsonl").read_text("utf-8").splitlines()
    lists = [[a for a in json.loads(line)["authors"] if any(c.isalpha() for c in a)] for line in lines]
    pairs = [*same_pairs(lists), *different_pairs(lists)]
    pairs = _untangled(pairs)
    people = resolved(lists, pairs)
    counts: dict[tuple[str, bool], list[int]] = defaultdict(lambda: [0, 0])
    for pair in pairs:
        joined = people[pair.one] == people[pair.other]
        counts[pair.kind, pair.same][joined] += 1
        if arguments.errors and joined != pair.same:
            names = lists[pair.one.paper][pair.one.position], lists[pair.other.paper][pair.other.position]
            print(f"  {'joined' if joined else 'missed'}: {names[0]} / {names[1]} as {pair.rewritten} ({pair.kind})")
    for (kind, same), (apart, joined) in sorted(counts.items(), key=lambda x: (not x[0][1], x[0][0])):
        print(f"{'same' if same else 'not the same':13}{kind:32}{joined:5} joined {apart:5} apart")
    right, wrong = (sum(n[1] for (_, same), n in counts.items() if same is truth) for truth in (True, False))
    missed = sum(n[0] for (_, same), n in counts.items() if same)
    print(f"{len(pairs)} pairs: precision {right / (right + wrong):.3f}, recall {right / (right + missed):.3f}")


def same_pairs(lists: list[list[str]]) -> Iterator[Pair]:
    """Each person on two papers with a co-author in common, the second spelling rewritten in one way."""
    places: dict[tuple[str, ...], list[Authorship]] = defaultdict(list)
    for paper, authors in enumerate(lists):
        for position, author in enumerate(authors):
            name = parse_person_name(author)
            if not name.is_team and not name.is_initials_only and len(name.tokens) > 1:
                places[name.key].append(Authorship(paper, position))
    for key, own in sorted(places.items()):
        for one, other in itertools.pairwise(own):
            mates = [{parse_person_name(a).key for a in lists[x.paper]} - {key} for x in (one, other)]
            ways = list(rewritings(lists[other.paper][other.position]))
            if one.paper != other.paper and mates[0] & mates[1] and ways:
                kind, text = ways[_number(repr((key, one, other))) % len(ways)]
                yield Pair(one, other, text, kind, same=True)


def rewritings(author: str) -> Iterator[tuple[str, str]]:
    """The ways in which another source may write a name."""
    name = parse_person_name(author)
    last = " ".join((*name.particles, name.family))
    initials = " ".join(f"{g[0]}." for g in name.given)
    yield "initials", f"{initials} {last}"
    yield "Last, First", f"{last}, {' '.join(name.given)}"
    yield "capitals", author.upper()
    if len(name.given) > 1:
        yield "no middle name", f"{name.given[0]} {last}"
    else:
        yield "with a middle initial", f"{author.rsplit(last, 1)[0]}{'ABCDEFGHJKLMNPRST'[_number(author) % 17]}. {last}"
    bare = "".join(c for c in unicodedata.normalize("NFKD", author) if not unicodedata.combining(c))
    if bare != author:
        yield "no accents", bare
        yield "LaTeX accents", _latex(author)


def different_pairs(lists: list[list[str]]) -> Iterator[Pair]:
    """Two people whose names can be taken for one, on papers that share a co-author where there are such."""
    blocks: dict[tuple[str, str], list[Authorship]] = defaultdict(list)
    for paper, authors in enumerate(lists):
        for position, author in enumerate(authors):
            name = parse_person_name(author)
            if not name.is_team and not name.is_initials_only and len(name.tokens) > 1:
                blocks[name.tokens[-1], name.tokens[0][0]].append(Authorship(paper, position))
    for block in blocks.values():
        for one, other in itertools.combinations(block, 2):
            first, second = lists[one.paper][one.position], lists[other.paper][other.position]
            names = parse_person_name(first), parse_person_name(second)
            if one.paper == other.paper or compare_names(*names) is not Match.NONE:
                continue
            shared = set(lists[one.paper]) & set(lists[other.paper])
            if names[0].tokens[0] == names[1].tokens[0] or names[0].tokens[0] in names[1].tokens[0]:
                yield Pair(one, other, second, "nearly the same given name", same=False)
            elif shared or _number(repr((one, other))) % 97 == 0:
                initial = f"{names[1].given[0][0]}. {names[1].family}"
                yield Pair(one, other, initial, "initial, shared co-author" if shared else "initial", same=False)


def resolved(lists: list[list[str]], pairs: list[Pair]) -> dict[Authorship, str]:
    """The person behind each authorship, with the rewritten spellings in place."""
    spelled = {pair.other: pair.rewritten for pair in pairs}
    readings = []
    for paper, authors in enumerate(lists):
        seed = f"{paper:05d}"
        names = [spelled.get(Authorship(paper, i), a) for i, a in enumerate(authors)]
        passages = tuple(Passage.of_line(name, seed, i + 2) for i, name in enumerate(names))
        record = PaperRecord(Passage.of_line(f"Paper {seed}", seed, 1), passages)
        readings.append(Reading(seed, "benchmark", "", "", len(names) + 1, (record,)))
    knowledge = resolve(readings, [Extraction(r.seed, {}) for r in readings], Lexicon(()), Settings())
    people = {}
    for edge in knowledge.edges:
        position = edge.properties.get("position")
        if edge.relation is Relation.AUTHORED_BY and isinstance(position, int):
            people[Authorship(int(edge.evidence[0].seed), position - 1)] = edge.target
    return people


def _untangled(pairs: list[Pair]) -> list[Pair]:
    """The pairs without those that rewrite, or rest on, an authorship that another pair rewrites."""
    rewritten: set[Authorship] = set()
    used: set[Authorship] = set()
    kept = []
    for pair in sorted(pairs, key=lambda p: _number(repr(p))):
        if pair.one not in rewritten and pair.other not in rewritten | used:
            kept.append(pair)
            rewritten.add(pair.other)
            used |= {pair.one, pair.other}
    return kept


def _latex(author: str) -> str:
    text = unicodedata.normalize("NFD", author)
    for mark, command in _LATEX.items():
        while (at := text.find(mark)) > 0:
            text = f"{text[: at - 1]}{command}{{{text[at - 1]}}}{text[at + 1 :]}"
    return unicodedata.normalize("NFC", text)


def _number(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16)


if __name__ == "__main__":
    main()
