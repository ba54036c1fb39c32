"""From what a model says to mentions: its words count where they stand in the text, as a name stands there.

A text may tell a model anything; that is why nothing else of an answer is used. Where our own rules have found a name,
its bounds are theirs, and so is what it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from vaultgen.model import Extraction, FieldRef, Mention, NodeType
from vaultgen.optional.source import GivenName, NameSource
from vaultgen.optional.texts import AskedText
from vaultgen.text.sentences import split_sentences
from vaultgen.text.word_tables import word_tables

_LONGEST_NAME = 80
_MOST_WORDS = 8
_NO_NAMES = word_tables("vaultgen.optional", "no_names.txt")["openers"]
_Place = tuple[FieldRef, int, int]


def mentions_of(
    extraction: Extraction, asked: AskedText, given: Sequence[GivenName], source: NameSource
) -> list[Mention]:
    """The mentions behind the names given for one text. A name counts once in a text: the model has judged once."""
    found: list[Mention] = []
    for name in dict.fromkeys(given):
        places = _places(extraction, asked, name) if _may_be_name(name.text, asked.text) else ()
        weight = round(source.weight * name.confidence, 4)
        for place in places:
            ours = _at(extraction.mentions, place)
            if _at(found, place) or any(m.type is NodeType.CONCEPT or (m.field, m.start, m.end) != place for m in ours):
                continue
            mention = _mention(extraction, place, name.type, ours)
            found.append(mention._replace(rule=f"{source.name}: {source.label}", weight=weight))
            weight = 0.0
    return found


def _at(mentions: Iterable[Mention], place: _Place) -> list[Mention]:
    """The mentions that share a character with a place."""
    ref, start, end = place
    return [m for m in mentions if m.field == ref and m.start < end and start < m.end]


def _mention(extraction: Extraction, place: _Place, node_type: NodeType, ours: Sequence[Mention]) -> Mention:
    """The mention at a place, under the name that our own rules have completed there, if they found one."""
    ref, start, end = place
    passage = extraction.passages[ref]
    text = passage.text[start:end]
    name = ours[0].name if ours else " ".join(text.split())
    sentence = next(((a, b) for a, b in split_sentences(passage.text) if a <= start < b), (start, end))
    evidence = passage.sentence_evidence(*sentence) or passage.evidence(start, end)
    return Mention(node_type, text, name, ref, start, end, "", 0.0, evidence)


def _may_be_name(words: str, text: str) -> bool:
    """Whether words can be a name at all: short, with a capital or a digit, and no ordinary word of the text."""
    parts = words.split()
    if not 2 <= len(words.strip()) <= _LONGEST_NAME or len(parts) > _MOST_WORDS:
        return False
    if words == words.lower() and not any(c.isdigit() for c in words):
        return False
    if not any(c.isalpha() for c in words) or words.casefold().strip() in _NO_NAMES:
        return False
    is_word = len(parts) == 1 and words.isalpha() and words[1:] == words[1:].lower()
    return not (is_word and re.search(rf"\b{re.escape(words.lower())}\b", text))


def _places(extraction: Extraction, asked: AskedText, name: GivenName) -> Iterator[_Place]:
    """Where the words stand in the text, letter by letter but for white space, and not as part of a longer word."""
    words = r"\s+".join(map(re.escape, name.text.split()))
    pattern = re.compile(rf"(?<![\w@/])(?<!\w[-‐‑.]){words}(?!\w|[-‐‑.@/]\w|[+*])")
    for ref, start, end in asked.stretches:
        for match in pattern.finditer(extraction.passages[ref].text, start, end):
            yield ref, match.start(), match.end()
