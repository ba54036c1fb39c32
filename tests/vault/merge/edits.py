"""Random notes, and random edits of them by the seeds and by a person. Every word is one of a kind, so that a test can
say of each where it came from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from hypothesis import strategies as st

from vaultgen.vault.merge.blocks import Kind, parse_body


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of a made-up note: its words, how deep it is nested, and the source that its footnote names."""

    kind: Kind
    words: tuple[str, ...]
    depth: int = 0
    source: str = ""


def as_note(pieces: Sequence[Piece], labels: Mapping[str, str] | None = None) -> str:
    """A note's body; items and rows stand without blank lines. The footnotes are numbered as they come, unless
    `labels` says how each source is numbered (as in a note that a person edits)."""
    known = labels if labels is not None else numbering(pieces)
    parts: list[str] = []
    before: Piece | None = None
    for piece in pieces:
        if before is not None and not (before.kind is piece.kind and piece.kind in {Kind.ITEM, Kind.ROW}):
            parts.append("")
        if piece.kind is Kind.ROW and not (before and before.kind is Kind.ROW):
            parts += ["| name | value |", "|---|---|"]
        parts += _lines(piece, f"[^{known[piece.source]}]" if piece.source else "")
        before = piece
    parts += ["", *(f"[^{label}]: [[{source}]]" for source, label in known.items())] if known else []
    return "".join(f"{line}\n" for line in parts)


def numbering(pieces: Sequence[Piece]) -> Mapping[str, str]:
    """The number of each source's footnote."""
    sources = dict.fromkeys(p.source for p in pieces if p.source)
    return {source: str(number) for number, source in enumerate(sources, 1)}


def _lines(piece: Piece, reference: str) -> list[str]:
    text = " ".join(piece.words) + reference
    if piece.kind is Kind.HEADING:
        return [f"## {text}"]
    if piece.kind is Kind.ITEM:
        return [f"{'    ' * piece.depth}*   {text}"]
    if piece.kind is Kind.ROW:
        return [f"| {text} | x |"]
    return [">[!NOTE] Title", f">{text}"] if piece.kind is Kind.WHOLE else [text]


_OFTEN = [Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM, Kind.ITEM, Kind.ITEM, Kind.WHOLE]


@st.composite
def notes(draw: st.DrawFn, *, plain: bool = False) -> tuple[Piece, ...]:
    """A generated note of up to a dozen blocks; with `plain` without nested items, tables and footnotes."""
    words = (f"gen{number}" for number in count())
    kinds = draw(st.lists(st.sampled_from(_OFTEN if plain else [*_OFTEN, Kind.ROW, Kind.ROW]), max_size=14))
    pieces: list[Piece] = []
    for kind in kinds:
        length = draw(st.integers(3, 5))
        depth = 0 if plain else draw(st.integers(0, 2))
        has_source = not plain and kind is not Kind.HEADING
        source = draw(st.sampled_from(["", "Source A", "Source B", "Source C"])) if has_source else ""
        pieces.append(Piece(kind, tuple(next(words) for _ in range(length)), depth, source))
    return _within_reach(pieces)


@st.composite
def edits(draw: st.DrawFn, pieces: Sequence[Piece], word: str, *, plain: bool = False) -> tuple[Piece, ...]:
    """The note after some edits, all of whose new words begin with `word`: blocks are deleted, inserted and changed;
    unless `plain`, they are moved and get other sources, too."""
    now = list(pieces)
    words = (f"{word}{number}" for number in count())
    acts = ["insert", "delete", "change"] if plain else ["insert", "delete", "change", "move", "source"]
    kinds = [Kind.PARAGRAPH, Kind.ITEM, Kind.HEADING, *([] if plain else [Kind.ROW])]
    for act in draw(st.lists(st.sampled_from(acts), max_size=6)):
        place = draw(st.integers(0, len(now)))
        if act == "insert":
            now.insert(place, Piece(draw(st.sampled_from(kinds)), (next(words), next(words))))
        elif place < len(now):
            piece = now.pop(place)
            if act == "change":
                at = draw(st.integers(0, len(piece.words)))
                now.insert(place, replace(piece, words=(*piece.words[:at], next(words), *piece.words[at:])))
            elif act == "move":
                depth = draw(st.integers(0, 1)) if piece.kind is Kind.ITEM else 0
                now.insert(draw(st.integers(0, len(now))), replace(piece, depth=depth))
            elif act == "source" and piece.kind is not Kind.HEADING:
                # A person cannot name a source that has no footnote yet, but they can take one away.
                by_person = replace(piece, words=(*piece.words, next(words)), source="")
                now.insert(place, replace(piece, source="Source of seed") if word == "seed" else by_person)
    return _within_reach(now)


def _within_reach(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, no item nested deeper than one below the item before it, nothing else nested at all."""
    found: list[Piece] = []
    for piece in pieces:
        above = found[-1] if found else None
        most = above.depth + 1 if above and above.kind is piece.kind is Kind.ITEM else 0
        found.append(replace(piece, depth=min(piece.depth, most)))
    return tuple(found)


def words_of(text: str, start: str) -> list[str]:
    """The words that begin so, in their order."""
    return re.findall(rf"\b{start}\d+", text)


def sources_by_word(text: str) -> dict[str, tuple[str, ...]]:
    """What the footnotes say that stand in the line of each word; "" for a footnote that is not defined."""
    says = {b.label: b.content for b in parse_body(text).blocks if b.kind is Kind.FOOTNOTE}
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        if not line.startswith("[^"):
            sources = tuple(says.get(label, "") for label in re.findall(r"\[\^(\d+)\]", line))
            found |= dict.fromkeys(words_of(line, "(?:gen|seed|user)"), sources)
    return found


def kinds_by_word(text: str) -> dict[str, Kind]:
    """What kind of block each word stands in."""
    return {w: b.kind for b in parse_body(text).blocks for w in words_of(b.text, "(?:gen|seed|user)")}
