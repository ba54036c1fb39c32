"""Who can stand on a side of a comparison: models, products that are run like them, and methods with a name, also
those that no list knows, by where they stand: `outperforms prior methods like X`, `the best earlier method (X)`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vaultgen.extract.naming.shapes import Shape, shape_of
from vaultgen.extract.relating import comparison_cues as cues
from vaultgen.extract.scoring.attach import Named
from vaultgen.extract.scoring.strangers import is_code, unlisted_names
from vaultgen.model import NodeType

__all__ = ["can_compete", "is_own_name", "rivals_after", "run_of"]

_REACH = 160  # characters behind a comparing word in which its rivals stand
_LONGEST_GAP = 80
_INITIALS = re.compile(r"[A-Z]{2,4}s?")
_GOES_ON = re.compile(r" (?!(?:and|as|at|across|but|by|for|in|on|or|over|to|under|when|while|with|using)\b)[A-Za-z]")
_SIDES = (NodeType.MODEL, NodeType.PRODUCT)
# A name before one of these only says which kind: `RL baselines`, `the CT images`.
_ONLY_QUALIFIES = re.compile(
    r"^(?:-[a-z]|[\s-](?:baselines|methods|models|approaches|techniques|systems|frameworks|images?|data|videos?|"
    r"tokens?|features?|loss(?:es)?|objectives?|paradigms?|pipelines|agents|decoding|inference|training|training-free|"
    r"datasets?|benchmarks?|tasks?|settings?|variants|representations?|embeddings?|prompting|teachers?|level|levels|"
    r"average|accuracy|score|scores|precision|memory|algorithms)\b)"
)


def can_compete(named: Named) -> bool:
    """Whether a name can stand on a side of a comparison: a model, a product that is no device, or a method with a name
    of its own, rather than one that is called by plain words or by a task's initials."""
    if named.type is NodeType.CONCEPT:
        return shape_of(named.name.partition(" ")[0]) is Shape.STRONG
    return named.type in _SIDES and not is_code(named.name)


def is_own_name(name: str) -> bool:
    """Whether what a paper introduces has a name of its own, not plain words of a title: no `Fusion Mechanism`."""
    return any(shape_of(word) is Shape.STRONG for word in name.split()) if " " in name else name[:1].isupper()


def _is_capitalised_method(text: str, named: Named) -> bool:
    """Whether a method is written with a capital, as names in a list are: `ReAct, Reflexion and Self-Refine`."""
    written = text[named.start : named.end]
    is_name = named.type is NodeType.CONCEPT and written[:1].isupper() and " " not in written
    return is_name and not _GOES_ON.match(text, named.end)


def rivals_after(text: str, named: Sequence[Named], start: int, *, is_sure: bool) -> list[Named]:
    """The list of rivals from `start`, the end of a comparing word, on, where it begins close by in the same clause.

    `is_sure`: the word compares only things that do something, as `outperforms` does, unlike `compared with`.
    """
    stop = min(len(text), start + _REACH)
    known = [n for n in named if n.start >= start and can_compete(n) and not text.startswith("-", n.start - 1)]
    things = sorted((*known, *unlisted_names(text, named, start, stop)), key=lambda n: n.start)
    if not things or things[0].start - start > _LONGEST_GAP:
        return []
    gap = text[start : things[0].start]
    plain = cues.EXAMPLES.sub("", gap)
    plain = cues.PROVIDED.sub("", plain)
    if (cues.CLAUSE if plain != gap else cues.OTHER_CLAUSE).search(plain) or (
        plain == gap and cues.NEXT_VERB.search(gap)
    ):
        return []
    others = [n for n in named if n.start > things[0].start and _is_capitalised_method(text, n)]
    run = run_of(text, sorted({*things, *others}, key=lambda n: n.start))
    is_known = any(n.type in _SIDES for n in run)
    is_clear = (is_sure and not gap.strip()) or (plain != gap and cues.OF_A_KIND.search(gap) is not None)
    return [n for n in run if _is_rival(text, n, is_known=is_known or is_clear)]


def run_of(text: str, things: Sequence[Named]) -> list[Named]:
    """The things that follow the first one in a list."""
    run = [things[0]]
    for thing in things[1:]:
        behind = text[thing.end :].lstrip()  # `A rivals B, and C is on par with D`
        is_next_subject = cues.COMPARES.pattern.match(behind) or cues.BEATS.pattern.match(behind)
        if is_next_subject or not cues.LISTED.match(text[run[-1].end : thing.start]):
            break
        run.append(thing)
    return run


def _is_rival(text: str, thing: Named, *, is_known: bool) -> bool:
    """Whether a name in the place of a rival is one: initials alone may be a task, a kind of data or a device."""
    behind = text[thing.end : thing.end + 20]
    if thing.type in _SIDES:
        return not cues.NO_RIVAL.match(behind)
    if _ONLY_QUALIFIES.match(behind):
        return False
    return not _INITIALS.fullmatch(thing.name) or (is_known and not _GOES_ON.match(behind))
