"""One thing under two names: the one that a paper's title opens with, and the one that its text introduces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vaultgen.extract.naming.fields import FieldNames, name_key
from vaultgen.extract.naming.lists import find_lists
from vaultgen.extract.naming.name_span import NameSpan

# `RIVER: …` is the paper of RIVER Bench.
_KIND = re.compile(r"(?: |-)?(?:Bench(?:mark)?|Corpus|Dataset|Suite|Challenge|Arena|Framework)")
_LEAST_LETTERS = 4  # that a short form of the title's name has in common with it


def unite_title_name(title: FieldNames, others: Sequence[FieldNames], opening: str) -> None:
    """Let the name that the title opens with be the one that the text introduces in its place: with what it is behind
    it (`RIVER`: `RIVER Bench`), cut short (`Ego-InBetween`: `EgoIn`), or with another word before its hyphen. Not where
    the text introduces both."""
    introduced = {i.span.name for p in others for i in p.introductions if not i.span.entries}
    if not opening or opening in introduced:
        return
    wholes = {n for n in introduced if n.startswith(opening) and _KIND.fullmatch(n, len(opening))}
    is_used = any(s.name == opening for p in others for s in p.spans)
    found = wholes
    if not found and not is_used:
        found = {n for n in introduced if _is_short_for(n, opening) or _ends_alike(n, opening)}
    if len(found) != 1:
        return
    name = found.pop()
    if any(s.name == name and p.source.text.startswith("…", s.end) for p in others for s in p.spans):
        name, opening = opening, name  # a preview breaks off within the name
    for part in (title, *others):
        if any(s.name == opening and not s.entries for s in part.spans):
            part.spans = [_renamed(s, opening, name) for s in part.spans]
            part.lists = find_lists(part.source.text, part.spans, part.source.sentences)
            part.introductions = [replace(i, span=_renamed(i.span, opening, name)) for i in part.introductions]


def _renamed(span: NameSpan, old: str, new: str) -> NameSpan:
    return replace(span, name=new) if span.name == old and not span.entries else span


def _is_short_for(name: str, opening: str) -> bool:
    short, whole = name_key(name), name_key(opening)
    return len(short) >= _LEAST_LETTERS and short != whole and whole.startswith(short) and " " not in name


def _ends_alike(name: str, opening: str) -> bool:
    """Whether two names differ only in what stands before their one hyphen: `MF-RSVLM`, `FUSE-RSVLM`."""
    (lead, _, tail), (other, _, same) = name.partition("-"), opening.partition("-")
    is_like = tail == same and len(tail) >= _LEAST_LETTERS and tail.isupper() and tail.isalpha()
    return is_like and lead.isupper() and other.isupper()
