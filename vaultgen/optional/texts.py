"""What is asked about: the texts of each record together, in parts that a model takes at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from vaultgen.model import Extraction, FieldRef
from vaultgen.text.sentences import split_sentences

_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class AskedText:
    """One text to ask about, and the stretches (field, start, end) of the record's passages that it is made of."""

    text: str
    stretches: tuple[tuple[FieldRef, int, int], ...]


def texts_of(extraction: Extraction, longest: int) -> Iterator[AskedText]:
    """The texts of one extraction, none longer than `longest` characters but for a sentence that is."""
    # A paper's body is long, and most of its names are other papers'.
    asked = sorted(ref for ref in extraction.passages if ref.name != "body")
    by_record = groupby(asked, key=lambda ref: ref.record)
    for _, refs in by_record:
        ordered = sorted(refs, key=lambda ref: (ref.name != "title", ref.name, ref.block))
        parts: list[str] = []
        stretches: list[tuple[FieldRef, int, int]] = []
        for ref in ordered:
            text = extraction.passages[ref].text
            for start, end in _stretches(text, longest):
                if parts and sum(map(len, parts)) + len(_BETWEEN) * len(parts) + end - start > longest:
                    yield AskedText(_BETWEEN.join(parts), tuple(stretches))
                    parts, stretches = [], []
                parts.append(text[start:end])
                stretches.append((ref, start, end))
        if any(p.strip() for p in parts):
            yield AskedText(_BETWEEN.join(parts), tuple(stretches))


def _stretches(text: str, longest: int) -> Iterator[tuple[int, int]]:
    """A text whole, or as many of its sentences at once as are no longer than `longest`."""
    if len(text) <= longest:
        yield 0, len(text)
        return
    start = last = 0
    for _, end in split_sentences(text):
        if end - start > longest and last > start:
            yield start, last
            start = last
        last = end
    yield start, len(text)
