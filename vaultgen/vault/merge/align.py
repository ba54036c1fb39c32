"""Which block of one text is which block of another: in its place, moved, or changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from vaultgen.vault.merge.blocks import Block, Kind
from vaultgen.vault.merge.footnotes import without_labels

# Two blocks that share fewer of their words are two blocks, not one that was changed.
_LEAST_LIKENESS = 0.5
_LEAST_LIKENESS_ELSEWHERE = 0.75
# Beyond so many comparisons in one stretch (a note rewritten from end to end) changed blocks are not looked for.
_MOST_COMPARISONS = 40_000
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Alignment:
    """The index in the old text for indices of the new: blocks that say the same in the same order (`kept`), say the
    same elsewhere (`moved`), or say something else (`changed`). `displaced` are those of the new text that are not
    where they were, changed or not."""

    kept: Mapping[int, int]
    moved: Mapping[int, int]
    changed: Mapping[int, int]
    displaced: frozenset[int]
    old_of: Mapping[int, int] = field(init=False, repr=False)
    new_of: Mapping[int, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        old_of = {**self.kept, **self.moved, **self.changed}
        object.__setattr__(self, "old_of", old_of)
        object.__setattr__(self, "new_of", {old: new for new, old in old_of.items()})


def align(
    old: Sequence[Block], new: Sequence[Block], old_key: Callable[[Block], str], new_key: Callable[[Block], str]
) -> Alignment:
    """Align two texts; two blocks say the same where they are of a kind and their keys are equal."""
    old_keys, new_keys = [(b.kind, old_key(b)) for b in old], [(b.kind, new_key(b)) for b in new]
    matcher = SequenceMatcher(None, old_keys, new_keys, autojunk=False)
    kept: dict[int, int] = {}
    for i, j, size in matcher.get_matching_blocks():
        kept |= {j + k: i + k for k in range(size)}
    moved = _moved(old_keys, new_keys, kept)
    changed: dict[int, int] = {}
    lost, found = set(range(len(old))) - {*kept.values(), *moved.values()}, set(range(len(new))) - {*kept, *moved}
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "replace":
            olds, news = [i for i in range(i1, i2) if i in lost], [j for j in range(j1, j2) if j in found]
            changed |= _changed(old, new, olds, news)
    lost, found = lost - set(changed.values()), found - set(changed)
    elsewhere = _changed_elsewhere(old, new, sorted(lost), sorted(found))
    return Alignment(kept, moved, {**changed, **elsewhere}, frozenset({*moved, *elsewhere}))


def _moved(old: Sequence[tuple[Kind, str]], new: Sequence[tuple[Kind, str]], kept: Mapping[int, int]) -> dict[int, int]:
    """Blocks with words in them that say the same in another place, each paired once."""
    waiting: dict[tuple[Kind, str], list[int]] = {}
    in_place = set(kept.values())
    for i, key in enumerate(old):
        if i not in in_place and _WORD.search(key[1]):
            waiting.setdefault(key, []).append(i)
    moved: dict[int, int] = {}
    for j, key in enumerate(new):
        if j not in kept and waiting.get(key):
            moved[j] = waiting[key].pop(0)
    return moved


def _changed(old: Sequence[Block], new: Sequence[Block], olds: Sequence[int], news: Sequence[int]) -> Mapping[int, int]:
    """The pairs, in order, of blocks that are most alike: of all ways to pair them that with the greatest sum."""
    if not olds or not news or len(olds) * len(news) > _MOST_COMPARISONS:
        return {}
    only_headings = [sum(b[k].kind is Kind.HEADING for k in at) == 1 for b, at in ((old, olds), (new, news))]
    alike = [[_likeness(old[i], new[j], sole_heading=all(only_headings)) for j in news] for i in olds]
    best = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
    for i in range(len(olds) - 1, -1, -1):
        for j in range(len(news) - 1, -1, -1):
            paired = alike[i][j] + best[i + 1][j + 1] if alike[i][j] else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    pairs: dict[int, int] = {}
    i = j = 0
    while i < len(olds) and j < len(news):
        if alike[i][j] and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            pairs[news[j]] = olds[i]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _changed_elsewhere(
    old: Sequence[Block], new: Sequence[Block], olds: Sequence[int], news: Sequence[int]
) -> Mapping[int, int]:
    """The pairs of blocks that are so much alike that one is the other, changed and moved; the most alike first."""
    if len(olds) * len(news) > _MOST_COMPARISONS:
        return {}
    scores = [(_likeness(old[i], new[j], sole_heading=False), i, j) for i in olds for j in news]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in sorted(scores, key=lambda s: (-s[0], s[1], s[2])):
        if score >= _LEAST_LIKENESS_ELSEWHERE and i not in taken and j not in pairs:
            pairs[j] = i
            taken.add(i)
    return pairs


def _likeness(old: Block, new: Block, *, sole_heading: bool) -> float:
    """How much one block looks like a changed form of the other: 0 (not at all) or `_LEAST_LIKENESS` to 1."""
    if old.kind is not new.kind or old.level != new.level:
        return 0.0
    if old.kind is Kind.HEADING and sole_heading:
        return 1.0
    words, others = (Counter(_WORD.findall(without_labels(b.content))) for b in (old, new))
    size = words.total() + others.total()
    shared = 2 * (words & others).total() / size if size else 0.0
    if old.label and old.label == new.label:
        return (1 + shared) / 2
    return shared if shared >= _LEAST_LIKENESS else 0.0
