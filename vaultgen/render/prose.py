"""A statement as Markdown: escaped text, formulas and web addresses as they are, names as links, bold and italic words
so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vaultgen.model import WebLink
from vaultgen.render.escape import Span, escaped_characters, url_spans, url_text, web_link
from vaultgen.render.math_text import formulas
from vaultgen.text.taken import TakenSpans

# Before a link, these would make an image, a footnote or a link of ours of it.
_TURNS_LINK = ("!", "^", "[")
_PUNCTUATION = re.compile(r"[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of a text that become a link: their span, and what is written for them."""

    start: int
    end: int
    markdown: str


def prose(
    text: str,
    anchors: Iterable[Anchor] = (),
    bold: Iterable[Span] = (),
    *,
    italic: Iterable[Span] = (),
    web: Iterable[WebLink] = (),
    at_line_start: bool = False,
    in_table: bool = False,
) -> str:
    """`text` on one line. Anchors that would stand in a formula, a web address or a link to the web, or overlap, are
    left as text."""
    written = escaped_characters(text, at_line_start=at_line_start)
    atoms: list[Span] = []
    taken = TakenSpans()

    def put(span: Span, markdown: str) -> None:
        written[span[0] : span[1]] = [markdown] + [""] * (span[1] - span[0] - 1)
        atoms.append(span)
        taken.add(*span)
        before = text[span[0] - 1 : span[0]] if markdown[:1] == "[" else ""
        if before in _TURNS_LINK and written[span[0] - 1] == before:
            written[span[0] - 1] = "\\" + before

    for link in web:
        if not taken.overlap(link.start, link.end):
            put((link.start, link.end), web_link(text[link.start : link.end], link.address))
    for span, formula in formulas(text).items():
        if not taken.overlap(*span):
            put(span, formula)
    addresses = [span for span in url_spans(text) if not taken.overlap(*span)]
    for span in addresses:
        put(span, url_text(text[span[0] : span[1]]))
    for anchor in anchors:
        if not taken.overlap(anchor.start, anchor.end):
            put((anchor.start, anchor.end), anchor.markdown)
    # A name that is part of an address is not bold there.
    bold = [(a, b) for a, b in bold if not any(c < a < d or c < b < d for c, d in addresses)]
    strong = bold_spans(text, bold, atoms)
    slanted = [(a, b) for a, b in bold_spans(text, italic, atoms) if not any(a <= d and c <= b for c, d in strong)]
    for mark, spans in (("**", strong), ("*", slanted)):
        for start, end in spans:
            written[start] = mark + written[start]
            written[end - 1] += mark
    line = " ".join("".join(written).split())
    return re.sub(r"(?<!\\)\|", r"\\|", line) if in_table else line


def bold_spans(text: str, wanted: Iterable[Span], atoms: Sequence[Span]) -> list[Span]:
    """The spans that can be bold: whole atoms only, no blanks at the edges, apart from each other, and such that
    CommonMark takes the asterisks around them for bold."""
    spans: list[Span] = []
    for span in sorted(_around_atoms(text, span, atoms) for span in wanted):
        is_free = span[0] < span[1] and not (spans and span[0] <= spans[-1][1])
        if is_free and _can_be_bold(text, *span, atoms):
            spans.append(span)
    return spans


def _around_atoms(text: str, span: Span, atoms: Sequence[Span]) -> Span:
    """The span with the whole of every atom that it touches, and without blanks at its edges."""
    start, end = span
    for first, last in atoms:
        if first < end and start < last:
            start, end = min(start, first), max(end, last)
    inside = text[start:end]
    return start + len(inside) - len(inside.lstrip()), end - (len(inside) - len(inside.rstrip()))


def _can_be_bold(text: str, start: int, end: int, atoms: Sequence[Span]) -> bool:
    """Whether `**` before `start` opens and `**` before `end` closes."""
    begins_with_mark = bool(_PUNCTUATION.match(text[start])) or any(a == start for a, _ in atoms)
    ends_with_mark = bool(_PUNCTUATION.match(text[end - 1])) or any(b == end for _, b in atoms)
    before, after = text[start - 1 : start], text[end : end + 1]
    opens = not begins_with_mark or _parts(before)
    closes = not ends_with_mark or _parts(after)
    return opens and closes and not (before == "*" or after == "*")


def _parts(character: str) -> bool:
    return not character or character.isspace() or bool(_PUNCTUATION.match(character))


def word_spans(text: str, words: str) -> list[Span]:
    """Where `words` stand in `text` as whole words."""
    return [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)] if words else []
