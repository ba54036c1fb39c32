"""The wikilinks of a person's note: what each one names, by its target, its words and where it stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from vaultgen.extract.naming.abbreviations import find_definitions
from vaultgen.extract.naming.cue_words import HEAD_NOUNS
from vaultgen.extract.naming.fields import name_key
from vaultgen.extract.naming.names import FoundName
from vaultgen.lexicon import Lexicon
from vaultgen.model import Block, FieldRef, Link, NodeType

_FILE = re.compile(
    r"\.(?:pdf|png|jpe?g|gif|svg|webp|mp4|mp3|mov|webm|canvas|base|html?|csv|docx?|pptx?|xlsx?)$", re.IGNORECASE
)
_PARTS = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s+&\s+")
_HEAD = re.compile(r"\s+(?P<head>[Bb]enchmarks?|[Dd]atasets?|[Aa]ccelerators?|[Mm]odels?|[Tt]ranslation)$")
_BRACKETED = re.compile(r"(?P<name>.+?)\s*\((?P<inside>[^()]+)\)$")
# Behind a link that a bullet is nothing but: it is a part of the work that the note is on.
_PLACE_IN_WORK = re.compile(
    r"\W*\((?:see )?(?:(?:section|appendix|chapter|figure|table|page|part)s?|(?:sec|app|ch|fig|tab|pp?)\.|§§?)\s?"
    r"[\dA-Z][^()]*\)\W*",
    re.IGNORECASE,
)
_EVALUATION = re.compile(r"evaluat|benchmark|result|performance|capabilit|comparison|leaderboard", re.IGNORECASE)
_SCORE = re.compile(r"\d+(?:\.\d+)?\s?%|\b\d+\.\d+\b|\bscor|\bachiev|\boutperform|\bcompetitive")
_LONGEST_SHORT = 5  # letters of an abbreviation
_REST = 2_000  # characters around a link that may say what it is
_GROUP_TYPES = {
    "benchmark": NodeType.BENCHMARK,
    "dataset": NodeType.DATASET,
    "accelerator": NodeType.PRODUCT,
    "model": NodeType.MODEL,
}


@dataclass(frozen=True, slots=True)
class LinkedName:
    """What a link names, and the target behind it."""

    found: FoundName
    target: str


def find_linked_names(
    ref: FieldRef, block: Block, text: str, lexicon: Lexicon, names: Sequence[FoundName]
) -> list[LinkedName]:
    """The names that the links of one block stand for; `names` are those already found in the block."""
    linked = []
    in_order = sorted(enumerate(names), key=lambda x: x[1].start)
    starts = [n.start for _, n in in_order]
    for link in block.links:
        target = _target_of(link)
        if link.is_embed or not target or is_file(link) or link.start >= link.end or _is_part_of_work(link, text):
            continue
        if parts := _parts_shown(link, text) or _concepts_shown(link, text, lexicon):
            linked += [LinkedName(FoundName(ref, *part, "link of a person", 1.0), target) for part in parts]
            continue
        near = in_order[bisect_left(starts, link.start) : bisect_right(starts, link.end)]
        inside = [n for _, n in sorted(near, key=lambda x: x[0]) if n.end <= link.end]
        name, expansion, node_type = _linked(link, block, text, lexicon, inside)
        found = FoundName(ref, link.start, link.end, name, node_type, "link of a person", 1.0, expansion)
        linked.append(LinkedName(found, target))
    return linked


def is_file(link: Link) -> bool:
    """Whether a link leads to a file that is no note."""
    return bool(_FILE.search(_target_of(link)))


def _is_part_of_work(link: Link, text: str) -> bool:
    """Whether a bullet only says where in the work something stands: `[[Heron Model Card]] (Section 10.1)`."""
    return bool(_PLACE_IN_WORK.fullmatch(text[link.end :])) and not any(map(str.isalnum, text[: link.start]))


def names_outside(names: Sequence[FoundName], linked: Sequence[LinkedName]) -> list[FoundName]:
    """The names that share no character with a linked one."""
    spans = sorted((x.found.start, x.found.end) for x in linked)
    starts, ends = [a for a, _ in spans], [0, *accumulate((b for _, b in spans), max)]
    return [n for n in names if ends[bisect_left(starts, n.end)] <= n.start]


def _linked(
    link: Link, block: Block, text: str, lexicon: Lexicon, inside: Sequence[FoundName]
) -> tuple[str, str, NodeType]:
    """The name, long form and type of what a link names; `inside` are the names found in its words."""
    target = _target_of(link)
    shown = text[link.start : link.end].strip()
    name, expansion = _without_bracket(_part_of(target, shown) or target)
    known = _known_type(lexicon, (name, expansion, _bare(name)))
    if known in {None, NodeType.CONCEPT}:
        known = _type_of_group(lexicon, target) or known
    same = next((n for n in inside if name_key(n.name) in {name_key(name), name_key(_bare(name))}), None)
    if known is None and same is not None:
        known = same.type
    node_type = known or _type_by_place(link, target, name, block, text)
    if node_type is NodeType.CONCEPT and expansion:
        name, expansion = (expansion, "") if len(expansion) > len(name) else (name, "")
    elif node_type in {NodeType.MODEL, NodeType.BENCHMARK, NodeType.DATASET}:
        name = _bare(name)
    return name, expansion, node_type


def _target_of(link: Link) -> str:
    return " ".join(link.target.split())


def _part_of(target: str, shown: str) -> str:
    """The part of a composite target (`GSM8K and MATH Benchmarks`) that the shown words name; empty for no composite.

    A target that is shown as itself or has no such part is one thing.
    """
    bare = _HEAD.sub("", target)
    parts = [p for p in _PARTS.split(bare) if p]
    if len(parts) < 2 or name_key(target) == name_key(shown):
        return ""
    wanted = name_key(_bare(_without_bracket(shown)[0]))
    for part in parts:
        if name_key(_bare(part)) == wanted or name_key(part) == name_key(shown):
            return _bare(part) if _HEAD.search(target) else part
    return ""


def _parts_shown(link: Link, text: str) -> list[tuple[int, int, str, NodeType]]:
    """The parts of a composite target that is shown whole, with what its last word says they are: place, name, type.

    Empty where one of them has not the look of a name (`Text and Image Benchmarks`): the target is one thing then.
    """
    shown = text[link.start : link.end]
    head = _HEAD.search(shown)
    node_type = _GROUP_TYPES.get(head["head"].lower().rstrip("s")) if head else None
    if head is None or node_type is None or name_key(shown) != name_key(_target_of(link)):
        return []
    parts, start = [], link.start
    for part in _PARTS.split(shown[: head.start()]):
        start = text.index(part, start)
        parts.append((start, start + len(part), part.strip(), node_type))
        start += len(part)
    looks = all(sum(c.isupper() or c.isdigit() for c in name) > 1 for _, _, name, _ in parts)
    return parts if looks and len(parts) > 1 else []


def _concepts_shown(link: Link, text: str, lexicon: Lexicon) -> list[tuple[int, int, str, NodeType]]:
    """The concepts of a composite target that is shown whole (`ASR & MT`): place, name, type. Empty where one of them
    is neither known nor an abbreviation beside one that is."""
    shown = text[link.start : link.end]
    parts = [p for p in _PARTS.split(shown.strip()) if p]
    if len(parts) < 2 or name_key(shown) != name_key(_target_of(link)) or lexicon.find(shown):
        return []
    known = [any(e.type is NodeType.CONCEPT and e.kind != "generic" for e in lexicon.find(p)) for p in parts]
    is_short = [part.isupper() and part.isalpha() and len(part) <= _LONGEST_SHORT for part in parts]
    if not any(known) or not all(k or s for k, s in zip(known, is_short, strict=True)):
        return []
    found, start = [], link.start
    for part in parts:
        start = text.index(part, start)
        found.append((start, start + len(part), part, NodeType.CONCEPT))
        start += len(part)
    return found


def _without_bracket(name: str) -> tuple[str, str]:
    """A name and its long form (`MMLU (Massive …)`, `Universal Speech Model (USM)`); a gloss is left out."""
    match = _BRACKETED.fullmatch(name)
    if not match:
        return name, ""
    definition = next(find_definitions(name), None)
    if definition:
        return definition.short, definition.long
    return match["name"], ""


def _bare(name: str) -> str:
    return _HEAD.sub("", name) if " " in name else name


def _known_type(lexicon: Lexicon, forms: Sequence[str]) -> NodeType | None:
    for form in forms:
        if form and (entries := lexicon.find(form)):
            return entries[0].type
    return None


def _type_of_group(lexicon: Lexicon, target: str) -> NodeType | None:
    """The type that the known parts of a composite target share."""
    types = {t for part in _PARTS.split(_HEAD.sub("", target)) if (t := _known_type(lexicon, (part, _bare(part))))}
    types.discard(NodeType.CONCEPT)
    return types.pop() if len(types) == 1 and len(_PARTS.split(target)) > 2 else None


def _type_by_place(link: Link, target: str, name: str, block: Block, text: str) -> NodeType:
    """The type that the target's last word or the link's place gives: a lead-in with a score is a benchmark."""
    head = _HEAD.search(target)
    if head and _PARTS.search(target) and name_key(name) != name_key(target):
        return _GROUP_TYPES.get(head["head"].lower().rstrip("s"), NodeType.CONCEPT)
    last = name.lower().rpartition(" ")[2]
    is_lead_in = link.end <= block.lead_in_end + 1
    looks_like_one = sum(c.isupper() or c.isdigit() for c in name) > 1 or HEAD_NOUNS.get(last) is NodeType.BENCHMARK
    rest = text[link.end : link.end + _REST] if is_lead_in else text[max(0, link.start - 40) : link.end + 40]
    if _PARTS.search(target) and name_key(name) == name_key(target):
        return NodeType.CONCEPT
    is_measured_on = is_lead_in or " on " in text[max(0, link.start - _REST) : link.start]
    if looks_like_one and is_measured_on and _SCORE.search(rest) and is_on_evaluation(block.section):
        return NodeType.BENCHMARK
    return NodeType.CONCEPT


@lru_cache(maxsize=64)
def is_on_evaluation(section: tuple[str, ...]) -> bool:
    """Whether headings say that what stands below them was measured. All blocks of a section ask this."""
    return any(_EVALUATION.search(heading) for heading in section[-2:])
