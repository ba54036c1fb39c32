"""Words around a name that say it is new wherever in its sentence it stands: `X, a novel …`, `the proposed X`,
`we implement it in X, a …`, `and construct X, a …`, `central to our work is X`."""

from __future__ import annotations

import re

from vaultgen.extract.gates import gated
from vaultgen.extract.naming.cue_words import HEAD_NOUNS, NEW_VERB_PARTS, NEW_VERBS

# Who announces something, and the verb.
_WORK = r"(?:paper|report|work|article|study|letter|thesis|note|manuscript|technical report)"
ANNOUNCED = gated(
    rf"\b(?:we|I|(?:this|our|the present) {_WORK}|(?:the )?authors|here|us to)\b(?:[^.;:]{{0,130}}?[\s,])??"
    rf"\b(?:{NEW_VERBS})\b(?:\s+and\s+(?:\w+ly\s+)?(?:{NEW_VERBS}|evaluate)\b)?",
    r"\bwe\b \bi\b \bthis\b \bour\b \bpresent\b \bauthors\b \bhere\b \bus\b",
    NEW_VERB_PARTS,
    flags=re.IGNORECASE,
)
_APPOSED_NEW = re.compile(
    r"(?:\s*\([^()]{0,80}\))?(?:,|\s[–—-]{1,2})\s+(?:which is\s+)?an?\s+(?:(?:[\w-]+ly|fully|first-of-its-kind),?\s+)?"
    r"(?:novel|new|newly[\s-]\w+)\s+(?P<phrase>[^.;:()]{3,120})"
)
# `the recent X, a new kind of …`, `unlike X, a novel …`: somebody else's.
_OF_OTHERS = re.compile(
    r"\b(?:recent(?:ly)?|latest|unlike|existing|such as|like|e\.g\.,?|including|released|introduced by|proposed by|"
    r"based on|built on|over|than|to|from|against|with|inspired by)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_CENTRAL = re.compile(
    r"\b(?:[Cc]entral to|[Aa]t the (?:core|heart|center|centre) of|[Kk]ey to|[Uu]nderlying|[Tt]he (?:core|heart) of)\s+"
    r"(?:our|this|the)\s+(?:[\w-]+\s+){1,4}?(?:is|are|lies|sits)\s+(?:the\s+|a\s+)?(?:[a-z-]+\s+){0,3}$"
)
_MADE_IN = re.compile(
    r"\b(?:implement|instantiate|reali[sz]e|operationali[sz]e|package|embody|integrate)s?\s+(?:[\w-]+\s+){1,6}?"
    r"(?:in|as|into|through|with|via)\s+(?:the\s+)?$"
)
_AND_MADE = re.compile(
    rf"(?:,|;|\s)\s*(?:and|as well as)\s+(?:[a-z]+ly\s+|further\s+|also\s+|then\s+)?(?:{NEW_VERBS})\s+"
    r"(?:(?:an?|the|our|two|three)\s+)?(?:[a-z-]+,?\s+){0,6}$"
)
# `we …, and develop X via`, `on the newly curated X`, `our self-collected X`
_AND_MADE_IT = re.compile(
    r"\band\s+(?:[a-z]+ly\s+|further\s+|also\s+|then\s+)?(?:introduc|present|propos|releas|develop|unveil|construct|creat|curat|"
    r"devis|establish)(?:e|ed|es|ing|s)?\s+$"
)
# `we propose A, and design a fully automatic annotation framework X`
_AND_MADE_CALLED = re.compile(
    rf"\band\s+(?:[a-z]+ly\s+|further\s+|also\s+|then\s+)?(?:{NEW_VERBS})\s+an?\s+(?:[a-z-]+,?\s+){{0,5}}"
    r"(?:algorithm|approach|architecture|benchmark|corpus|dataset|framework|method|model|network|pipeline|system)\s+$"
)
_NEWLY = re.compile(
    r"\b(?:newly|self)[\s-](?:annotated|built|collected|constructed|created|curated|developed|established|introduced|proposed|"
    r"released)\s+(?:and\s+[a-z]+\s+)?$"
)
_APPOSED = re.compile(r"(?:\s*\([^()]{0,80}\))?(?:,|:|\s[–—-]{1,2})\s+(?:an?|our|the first)\s+[a-z\d]")


def says_new(text: str, start: int, end: int, sentence: tuple[int, int], has_speaker: bool) -> bool:
    """Whether the words around the name at `start` to `end` say that it is new. `has_speaker`: the sentence says before
    it that the authors make something."""
    before = text[max(sentence[0], start - 110) : start]
    apposed = _APPOSED_NEW.match(text, end, sentence[1])
    if apposed and _has_head(apposed["phrase"]) and not _OF_OTHERS.search(before):
        return True
    if (
        _CENTRAL.search(before)
        or _NEWLY.search(before)
        or (has_speaker and (_AND_MADE_IT.search(before) or _AND_MADE_CALLED.search(before)))
    ):
        return True
    if not has_speaker or not _APPOSED.match(text, end, sentence[1]):
        return False
    return bool(_MADE_IN.search(before) or _AND_MADE.search(before))


def goes_on_with(text: str, start: int, end: int) -> bool:
    """Whether the name at `start` to `end` is one more of a row, and said what it is: `…, and X, a benchmark`."""
    return text.endswith((", and ", "), and "), 0, start) and bool(_APPOSED.match(text, end))


def _has_head(phrase: str) -> bool:
    """Whether a phrase has a noun that says what a thing is."""
    return any(word in HEAD_NOUNS for word in re.findall(r"[a-z]+", phrase.lower()))
