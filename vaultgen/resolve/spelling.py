"""How the names of one family of models are written: alike, in the spelling that most of the seeds' uses have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from vaultgen.identity.model_name import parse_model_name

# A family, what parts it from its version (or its size), the version: `Gemini`, `-`, `2.5` of `Gemini-2.5 Pro`.
_HEAD = re.compile(
    r"(?P<family>[^\W\d][^\d\s]*?)(?P<joint>[-\s]?)(?P<version>[vV]?\d+(?:\.\d+)*[a-zO]?|\d+(?:\.\d+)?[BMT])(?=[-\s]|$)"
)


@dataclass(slots=True)
class _Habits:
    """How often each spelling of a family, of the joint behind it and of its versions is used."""

    families: Counter[str] = field(default_factory=Counter)
    joints: Counter[str] = field(default_factory=Counter)
    versions: dict[str, Counter[str]] = field(default_factory=dict)


def family_spellings(names: Mapping[str, int]) -> dict[str, str]:
    """For the names of models (with the number of their uses) that are written unlike most of their family: how the
    family writes them. Where it sets the version apart by a blank, a hyphen and nothing at all give way to one, in a
    name without blanks (`Zor3-27B-IT`) all hyphens do."""
    habits: dict[str, _Habits] = {}
    heads = {name: match for name in names if (match := _HEAD.match(name))}
    for name, head in heads.items():
        habit = habits.setdefault(parse_model_name(name).family, _Habits())
        habit.families[head["family"]] += names[name]
        habit.joints[head["joint"]] += names[name]
        habit.versions.setdefault(head["version"].lower(), Counter())[head["version"]] += names[name]
    found = {}
    for name, head in heads.items():
        habit = habits[parse_model_name(name).family]
        family = _most_usual(habit.families, head["family"])
        is_unlike = head["joint"] != " " and _most_usual(habit.joints, head["joint"]) == " "
        joint, rest = " " if is_unlike else head["joint"], name[head.end() :]
        written = f"{family}{joint}{_most_usual(habit.versions[head['version'].lower()], head['version'])}"
        written += rest.replace("-", " ") if is_unlike and " " not in name else rest
        if written != name and parse_model_name(written) == parse_model_name(name):
            found[name] = written
    return found


def _most_usual(counts: Counter[str], own: str) -> str:
    """The spelling that is used most; the own one where no other is used more."""
    best = min(counts, key=lambda s: (-counts[s], s))
    return best if counts[best] > counts[own] else own
