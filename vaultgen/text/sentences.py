"""Where sentences end. A break in the wrong place is worse than a missed one, so every doubt says "no break"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from vaultgen.text.tables import shipped_table

__all__ = ["LONGEST", "in_pieces", "split_sentences"]

LONGEST = 3_000
"""Characters of a sentence. What goes on for longer is a list or no text, and is cut: what is done for each name of a
sentence looks at all of them."""

# Both patterns begin with the very sign, which is what makes a search fast.
_CANDIDATE = re.compile(r"(?P<mark>[.!?…][.!?…]*)(?P<close>[\"'”’»)\]}]*)(?P<gap>\s+|$)")
# Copied pages lose the space: `the model.We propose`.
_GLUED = re.compile(r"[.!?](?:(?<=[a-z]{3}.)|(?<=[)%].))(?=(?P<word>[A-Z][a-z]+) )")
# Behind a word too long for that of an address or of code: `integration.Key findings`.
_GLUED_PROSE = re.compile(r"(?<=[a-z]{6})\.[A-Z][a-z]+ [a-z]")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_LAST_TOKEN_BACKWARDS = re.compile(r"[^\s(\[{\"“‘]*")
_NEXT_WORD = re.compile(r"[(\[{\"'“‘«$*_]*(?P<word>[^\W_][\w'’.-]*)?")
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_ENUMERATOR = re.compile(r"(?:^|[:;,.!?(]\s+|\n\s*)(?:\d{1,2}|[ivx]{1,4})$")
_MIXED_CASE = re.compile(r"[a-z]{1,3}\d?[A-Z]")
_SHORT_SPAN = 400  # A bracket or quotation that stays open for longer is a typing error, not a bracket.
_DEEPEST = 20  # Brackets within brackets that count.
_PAIRS = {"(": ")", "[": "]", "{": "}", "“": "”", "«": "»"}
_ENCLOSING = re.compile(r'[()\[\]{}“”«»$"]')


@lru_cache(maxsize=256)  # Several rules ask for the sentences of the record at hand.
def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The (start, end) of each sentence of `text`, without the white space around it; white space alone gives none.
    A sentence of more than `LONGEST` characters is cut.

    >>> split_sentences("See Fig. 3. It works.")
    ((0, 11), (12, 21))
    """
    closed = _enclosed(text)
    ends = (m for m in _CANDIDATE.finditer(text) if not closed[m.end("close") - 1])
    breaks = {m.end("close") for m in ends if _is_end(text, m)}
    breaks |= {m.end() for m in _GLUED.finditer(text) if not closed[m.start()] and _is_glued(text, m)}
    breaks |= {m.start() for m in _PARAGRAPH.finditer(text)}
    spans: list[tuple[int, int]] = []
    start = 0
    for end in sorted(breaks | {len(text)}):
        spans += in_pieces(text, start, end)
        start = end
    return tuple(spans)


def in_pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """`text[start:end]` without the white space around it, as one span; several where it is longer than `LONGEST`, cut
    between words where that can be."""
    while start < end:
        stop = end
        if end - start > LONGEST:
            blank = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
            stop = blank if blank >= 0 else start + LONGEST
        piece = text[start:stop]
        if piece.strip():
            yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        start = stop


def _is_end(text: str, match: re.Match[str]) -> bool:
    """Whether a mark that could end a sentence does."""
    before, after = text[max(0, match.start() - 60) : match.start()], text[match.end() : match.end() + 60]
    if not after:
        return True
    next_word = _NEXT_WORD.match(after)
    word = next_word["word"] if next_word and next_word["word"] else ""
    is_starter = word[:1].isupper() and word.lower().rstrip(".,") in _words("starters")
    if not _can_start(word, after):
        return False
    mark = match["mark"]
    token_match = _LAST_TOKEN_BACKWARDS.match(before[::-1])
    token = token_match[0][::-1] if token_match else ""
    if mark != ".":
        return _mark_ends(mark, token, is_starter)
    if match["close"]:
        return True
    return _period_ends(before, token, word, is_starter)


def _is_glued(text: str, match: re.Match[str]) -> bool:
    """Whether a stop between two words ends a sentence: the next word opens one, and this is no address."""
    token = text[max(0, match.start() - 60) : match.start()].rsplit(None, 1)[-1]
    is_opened = match["word"].lower() in _words("starters") or _GLUED_PROSE.match(text, match.start())
    return bool(is_opened) and not re.search(r"[/@]|www|\.", token)


def _can_start(word: str, after: str) -> bool:
    """Whether what follows could open a sentence: a capital, a number, a formula, a name like `mBERT`."""
    if not word:
        return after[:1] in "$\\"
    return not word[0].islower() or bool(_MIXED_CASE.match(word))


def _mark_ends(mark: str, token: str, is_starter: bool) -> bool:
    """`!`, `?` and dots in a row: dots may stand for words left out, `Yahoo! Answers` is a name."""
    if set(mark) <= {".", "…"}:
        return is_starter
    return token.lower() not in _words("marked_names") or is_starter


def _period_ends(before: str, token: str, word: str, is_starter: bool) -> bool:
    """Whether one full stop after `token` ends the sentence, with `word` coming next."""
    bare = token.lower().strip("*_'’,;")
    if not token:
        return False
    if bare in _words("open_ended"):
        return is_starter and len(token) > 1 and token.isupper()  # `paradigm for MT. Our code`: no mount
    is_number = word[0].isdigit() if word else False
    if bare in _words("before_numbers"):
        return not is_number and (bare != "p" or is_starter)
    if bare in _words("rarely_last"):
        return is_starter
    if _INITIALS.fullmatch(token):
        return word[:1].isupper() and word.lower() in _words("starters") - _words("starters_or_names")
    may_count = before[-1:].isdecimal() or before.endswith(("i", "v", "x", "\n"))
    return not (may_count and _ENUMERATOR.search(before))


def _enclosed(text: str) -> bytearray:
    """For each character 1 where it stands inside a short bracket, quotation or formula, else 0."""
    inside = bytearray(len(text))
    stack: list[tuple[str, int]] = []
    toggles: dict[str, int] = {}

    def fill(start: int, end: int) -> None:
        if end - start <= _SHORT_SPAN:
            inside[start:end] = b"\x01" * (end - start)

    for sign in _ENCLOSING.finditer(text):
        at, character = sign.start(), sign[0]
        if character in _PAIRS:
            stack = [*stack[-_DEEPEST:], (_PAIRS[character], at)]
        elif stack and any(character == close for close, _ in stack):
            while stack[-1][0] != character:
                stack.pop()
            fill(stack.pop()[1], at)
        elif character in '$"' and text[max(0, at - 1)] != "\\":
            start = toggles.pop(character, None)
            if start is None or at - start > _SHORT_SPAN:
                toggles[character] = at
            elif not _ends_in_mark(text, start, at):
                fill(start, at)
    return inside


def _ends_in_mark(text: str, start: int, end: int) -> bool:
    """Whether a quotation closes with a full stop after it began a sentence: it holds sentences of its own."""
    return text[end - 1] in ".!?" and text[start + 1 : start + 2].isupper() and text[:start].rstrip()[-1:] in ".!?:"


@lru_cache
def _words(table: str) -> frozenset[str]:
    """One table of `sentence_words.yaml`."""
    data = shipped_table("vaultgen.text", "sentence_words.yaml")
    return frozenset(data[table])
