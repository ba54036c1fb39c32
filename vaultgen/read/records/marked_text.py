"""Text of other people's databases as plain text: entities, tags of JATS and HTML, braces of BibTeX."""

from __future__ import annotations

import html
import re

from vaultgen.grounding import Passage
from vaultgen.text.clean import clean_line
from vaultgen.text.latex import plain
from vaultgen.text.latex_math import math_spans
from vaultgen.text.taken import TakenSpans

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# Titles hold `a < b`: only what looks like a tag of JATS, MathML or HTML is one.
_TAG = re.compile(
    r"</?(?:jats:|mml:)?(?P<name>abstract|title|sec|p|b|bold|br|div|em|i|inline-formula|italic|li|list|list-item|math"
    r"|m[a-z]{1,11}|scp|sc|span|strong|styled-content|sub|sup|ext-link|a|xref|u|ul|ol|alternatives|tex-math|disp-formula)"
    r"(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_INLINE_TAGS = frozenset((
    "a", "b", "bold", "em", "ext-link", "i", "italic", "sc", "scp", "span", "strong", "styled-content", "sub",
    "sup", "u", "xref",
))  # fmt: skip
_LABEL = re.compile(r"<(?:jats:)?title[^<>]{0,99}>\s*(?:abstract|summary)\s*</(?:jats:)?title>", re.IGNORECASE)
_BRACE = re.compile(r"(?<!\\)[{}]")


def untagged(passage: Passage) -> Passage:
    """The passage without tags and a heading that says `Abstract`, and with entities as the characters they are."""
    if "<" in passage.text:
        labels = [(m.start(), m.end(), " ") for m in _LABEL.finditer(passage.text)]
        passage = passage.replace(labels) if labels else passage
        edits = [
            (m.start(), m.end(), "" if m["name"].lower() in _INLINE_TAGS else " ") for m in _TAG.finditer(passage.text)
        ]
        passage = passage.replace(edits) if edits else passage
    return clean_line(unescaped(passage))


def unescaped(passage: Passage) -> Passage:
    """The passage with HTML's entities as the characters that they stand for, and no more blanks than words need."""
    if "&" not in passage.text:
        return passage
    found = [(m.start(), m.end(), html.unescape(m[0])) for m in _ENTITY.finditer(passage.text)]
    edits = [(start, end, new) for start, end, new in found if new != passage.text[start:end]]
    return clean_line(passage.replace(edits)) if edits else passage


def unbraced(passage: Passage) -> Passage:
    r"""A value of BibTeX as plain text: LaTeX as text, and no braces but those of formulas."""
    passage = plain(passage)
    if "{" in passage.text or "}" in passage.text:
        maths = TakenSpans((m.start, m.end) for m in math_spans(passage.text))
        edits = [(*m.span(), "") for m in _BRACE.finditer(passage.text) if not maths.overlap(*m.span())]
        passage = passage.replace(edits) if edits else passage
    return clean_line(passage)
