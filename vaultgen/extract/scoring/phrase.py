"""A sentence as a string of signs, one for each name, number, metric and word that matters: what the grammar of scores
is written in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vaultgen.extract.scoring.attach import Named
from vaultgen.extract.scoring.metrics import find_metrics
from vaultgen.extract.scoring.scores import Score
from vaultgen.extract.scoring.strangers import is_strange
from vaultgen.model import NodeType
from vaultgen.text.numbers import find_quantities
from vaultgen.text.taken import TakenSpans

__all__ = ["Phrase", "phrase_of"]

# A word and its sign; every other word is `w`.
_SIGNS: Mapping[str, str] = {
    **dict.fromkeys(("on", "in", "across", "over", "at", "under", "within"), "O"),
    **dict.fromkeys(("with", "using", "without", "via", "through", "after", "when", "given"), "W"),
    **dict.fromkeys(("while", "whereas", "but", "although", "though"), "|"),
    **dict.fromkeys(("which", "that", "who", "where"), ">"),
    **dict.fromkeys(("and", "or", "&", "plus"), "A"),
    **dict.fromkeys(("a", "an", "the", "its", "their", "our", "both", "all"), "a"),
    **dict.fromkeys(("vs", "vs.", "v.s", "v.s.", "versus"), "V"),
    **dict.fromkeys(("to", "→", "->", r"\to", r"\rightarrow"), "T"),
    "for": "f",
    "of": "o",
    "by": "Y",
    "from": "F",
    "respectively": "=",
}
# The sign of the words that begin so.
_STEMS: Mapping[str, str] = {
    "R": "achiev reach attain obtain scor yield record get set hit report deliver exhibit",
    "X": "outperform surpass exceed beat compar than against unlike rival trail ahead follow",
    "t": "train pretrain pre-train finetun fine-tun learn initiali based built",
    "C": "improv increas rais boost reduc lower drop ris fall push lift bring declin decreas",
}
_STEM = {sign: re.compile("|".join(stems.split()), re.IGNORECASE) for sign, stems in _STEMS.items()}
_TOKEN = re.compile(
    r"\\rightarrow\b|\\to\b|->|[A-Za-z][\w'’.@-]*[\w]|[A-Za-z]|\d+(?:[.,]\d+)*(?:st|nd|rd|th|%)?|[,;:()/&=→|–—]|--+"
)
_MARKS = frozenset(",;:()/")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence as signs.

    `signs[i]` stands for the text from `starts[i]` to `ends[i]`, and for `names[i]` where it is a name (an empty one
    where nobody knows it):

    - M model, B benchmark or dataset, U a name that nobody knows, S score, N another number, K metric
    - R reaches, C changes, X is compared, V versus, t trained or based
    - O on or in, W with or using, Y by, F from, T to, f for, o of, a article, A and
    - `=` respectively, `|` while or but, `>` which, `w` another word, and `,;:()/` themselves
    """

    signs: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    names: tuple[Named | None, ...]

    def at(self, start: int) -> int:
        """The sign of what begins at `start` in the text, or the first one behind it."""
        return bisect_left(self.starts, start)


def phrase_of(text: str, scores: Sequence[Score], models: Iterable[Named], benchmarks: Iterable[Named]) -> Phrase:
    """The signs of a sentence; what overlaps is a score before it is a name, and a name before it is a metric."""
    taken = TakenSpans()
    rows: list[tuple[int, int, str, Named | None]] = []

    def add(start: int, end: int, sign: str, named: Named | None = None) -> None:
        if not taken.overlap(start, end):
            taken.add(start, end)
            rows.append((start, end, sign, named))

    for score in scores:
        add(score.start, score.end, "S")
    for sign, names in (("M", models), ("B", benchmarks)):
        for named in names:
            add(named.start, named.end, sign, named)
    for metric in (*(s.metric for s in scores if s.metric), *find_metrics(text)):
        add(metric.start, metric.end, "K")
    for quantity in find_quantities(text):
        add(quantity.start, quantity.end, "R" if _ORDINAL.match(text, quantity.end) else "N")
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if not taken.overlap(start, end):
            rows.append((start, end, *_sign_and_name(match)))
    rows.sort(key=lambda row: row[:2])
    return Phrase(
        "".join(row[2] for row in rows),
        tuple(row[0] for row in rows),
        tuple(row[1] for row in rows),
        tuple(row[3] for row in rows),
    )


def _sign_and_name(match: re.Match[str]) -> tuple[str, Named | None]:
    """The sign of a word, and the name that it is where it looks like one that nobody knows."""
    word = match.group()
    if match.start() and word[0].isupper() and word.lower() not in _SIGNS and "_" not in word and is_strange(word):
        return "U", Named(*match.span(), "", NodeType.CONCEPT)
    return _sign(word), None


def _sign(word: str) -> str:
    """The sign of a word or a mark; `-` for what says nothing here."""
    if word in _MARKS:
        return word
    sign = _SIGNS.get(word.lower())
    if sign:
        return sign
    if not word[0].isalpha():
        return "R" if word[0].isdigit() and word[-1].isalpha() else "-"  # `2nd on X`
    return next((sign for sign, stem in _STEM.items() if stem.match(word) and "@" not in word), "w")
