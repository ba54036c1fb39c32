"""Pairs of names that are one thing or two (traps.yaml), asked of the keys that the product joins names by.

usage: benchmarks/quality/traps.py [--all]

Prints for each kind how many of the same pairs are found and every wrong join; `--all` the pairs not found as well.
Ends with status 1 when two different things are joined, or fewer than 93% of the same ones are found.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import yaml

from vaultgen.identity.person_name import Match, compare_names, parse_person_name
from vaultgen.lexicon import Lexicon, load_lexicon
from vaultgen.model import NodeType
from vaultgen.resolve.keys import name_key

_LEAST_FOUND = 0.93
Pair = tuple[str, str]


def is_joined(kind: str, one: str, other: str, lexicon: Lexicon) -> bool:
    """Whether the product takes two names for one thing; two people's when shared papers or co-authors allow it."""
    if kind == "person":
        return compare_names(parse_person_name(one), parse_person_name(other)) in {Match.SAME, Match.VARIANT}
    return name_key(NodeType(kind), one, lexicon) == name_key(NodeType(kind), other, lexicon)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true", help="print the same pairs that are not found, too")
    arguments = parser.parse_args()
    lexicon = load_lexicon()
    data = yaml.safe_load(Path(__file__).with_name("traps.yaml").read_text(encoding="utf-8"))
    found = asked = wrong = parted = 0
    for kind, pairs in data.items():
        same: list[Pair] = [(str(a), str(b)) for a, b in pairs["same"]]
        different: list[Pair] = [(str(a), str(b)) for a, b in pairs["different"]]
        missed = [p for p in same if not is_joined(kind, *p, lexicon)]
        joined = [p for p in different if is_joined(kind, *p, lexicon)]
        print(
            f"{kind:14}same {len(same) - len(missed):3} of {len(same):3}   "
            f"wrong joins {len(joined)} of {len(different)}"
        )
        for one, other in joined:
            print(f"    wrongly joined: {one} = {other}")
        for one, other in missed if arguments.all else ():
            print(f"    not found: {one} = {other}")
        found, asked = found + len(same) - len(missed), asked + len(same)
        wrong, parted = wrong + len(joined), parted + len(different)
    print(
        f"{asked + parted} pairs: {found / asked:.1%} of {asked} same ones found, "
        f"{wrong} of {parted} different ones joined"
    )
    return int(wrong > 0 or found / asked < _LEAST_FOUND)


if __name__ == "__main__":
    sys.exit(main())
