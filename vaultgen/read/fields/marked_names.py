"""The names below a paper's title, with the marks that lead from them to affiliations: `Mira Okafor1*  Jon Li2`."""

from __future__ import annotations

import re

from vaultgen.grounding import Passage
from vaultgen.read.fields.author_list import read_author_list
from vaultgen.read.fields.glued import are_names
from vaultgen.read.pdf.pdf_lines import MARKS

_NOT_NAMES = re.compile(
    r"@|https?:|www\.|\b(?:university|universit|institute|department|dept|school|college|laborator|labs?\b|research"
    r"|center|centre|faculty|google|deepmind|openai|microsoft|meta ai|facebook|inc\b|corp|ltd|gmbh|academy|group\b"
    r"|published|proceedings|conference|preprint|under review|equal|contribut|correspond|abstract|version)",
    re.IGNORECASE,
)
_MARK = rf"\d{MARKS}∗*†‡§¶♯♢♠♣⋄◦"
_MARKS = re.compile(rf"(?<=[^\W\d_.])\s?[{_MARK},]*[{_MARK}]+(?=\s|,|;|$)|\s{{3,}}")

_NAME_SHAPE = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [\w.'’-]+)*? [^\W\d_a-z][\w.'’-]*")


def is_no_name(text: str) -> bool:
    """Whether a line says by a word, or by the mark it begins with, that it names no people."""
    return _NOT_NAMES.search(text) is not None or text[:1].isdigit()


def marked_names(line: Passage, *, are_told: bool = False) -> tuple[Passage, ...]:
    """The names that a line lists, without their marks; none where something else stands on it. `are_told`: the page
    says that names stand here, so that two words with capitals are one, whatever the words are."""
    plain = line.replace([(m.start(), m.end(), ", ") for m in _MARKS.finditer(line.text)])
    shown = read_author_list([plain]).authors
    are_all = all(2 <= len(n.text.split()) <= 5 for n in shown)
    has_shape = are_told and all(_NAME_SHAPE.fullmatch(n.text) for n in shown)
    return shown if shown and are_all and (has_shape or are_names([n.text for n in shown])) else ()
