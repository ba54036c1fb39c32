"""A text of a record with all that may be a name in it: spans, lists, abbreviations, introductions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from functools import lru_cache

from vaultgen.extract.naming.abbreviations import Definition, find_beside, find_definitions, find_termed
from vaultgen.extract.naming.coordination import with_coordinated
from vaultgen.extract.naming.institutions import with_institutions
from vaultgen.extract.naming.introductions import Introduction, find_introductions
from vaultgen.extract.naming.known import Indexes
from vaultgen.extract.naming.lists import NameList, find_lists
from vaultgen.extract.naming.name_span import NameSpan
from vaultgen.extract.naming.shapes import is_generic
from vaultgen.extract.naming.spans import find_spans
from vaultgen.extract.naming.tokens import Tokens, tokenize
from vaultgen.extract.naming.whole_names import with_whole_names
from vaultgen.model import FieldRef
from vaultgen.text.fold import fold


@dataclass(frozen=True, slots=True)
class FieldText:
    """One text of a record and its sentences. `scored_lead_in` is where the lead-in of an evaluation's bullet ends."""

    ref: FieldRef
    text: str
    sentences: tuple[tuple[int, int], ...]
    is_title: bool = False
    scored_lead_in: int = 0


@dataclass(slots=True)
class FieldNames:
    """A field's text with what was found in it."""

    source: FieldText
    tokens: Tokens
    spans: list[NameSpan]
    lists: list[NameList] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    introductions: list[Introduction] = field(default_factory=list)


@lru_cache(maxsize=10_000)
def name_key(name: str) -> str:
    """Under what the uses of a name in one record meet: `Gemini-1.5-Pro` and `Gemini 1.5 Pro`."""
    return fold(name).replace(" ", "")


def read_field(source: FieldText, indexes: Indexes, is_note: bool, opening: str = "") -> FieldNames:
    """A field with its spans, lists and introductions. `opening` is the name that the record's title opens with."""
    tokens = tokenize(source.text)
    starts = {start for start, _ in source.sentences}
    found = find_spans(tokens, indexes.names, starts, source.is_title)
    spans = with_coordinated(tokens, with_whole_names(tokens, found, opening, source.is_title))
    spans = [replace(s, entries=e) if not s.entries and (e := indexes.terms.get(fold(s.name))) else s for s in spans]
    part = FieldNames(source, tokens, spans)
    part.definitions = list(find_definitions(source.text)) if "(" in source.text else []
    part.definitions += find_termed(source.text) if "ed " in source.text else []
    part.definitions += find_beside(source.text)
    if not source.is_title:
        part.definitions = with_institutions(source.text, part.definitions)
    if part.definitions:
        part.spans = _with_defined(part)
    part.lists = find_lists(source.text, part.spans, source.sentences)
    if not source.is_title and not is_note:
        part.introductions = list(find_introductions(source.text, part.lists, part.definitions, source.sentences))
    return part


def _with_defined(part: FieldNames) -> list[NameSpan]:
    """The spans, with the abbreviations that the text defines and their long forms as names, both under the short one.

    `a 3D Masked AutoEncoder (3D-MAE)` names 3D-MAE twice; `large language models (LLMs)` nothing.
    """
    spans = sorted(part.spans, key=_start_of)
    longest = max((s.end - s.start for s in spans), default=0)
    for definition in part.definitions:
        places = ((definition.long_start, definition.long_end), (definition.short_start, definition.short_end))
        # Only those near by: a text may define as many names as it has.
        first = bisect_left(spans, min(places)[0] - longest, key=_start_of)
        last = bisect_left(spans, max(b for _, b in places), key=_start_of)
        near = spans[first:last]
        inside = [s for s in near if any(s.start < b and a < s.end for a, b in places)]
        if not is_capitalised(definition.long.replace("-", " ")) or is_generic(definition.short):
            continue
        if not any(_stays_known(s, definition) for s in inside):
            new = [
                NameSpan(a, b, _token_at(part.tokens, a), _token_at(part.tokens, b - 1), definition.short)
                for a, b in places
            ]
            spans[first:last] = sorted([*(s for s in near if s not in inside), *new], key=_start_of)
            longest = max(longest, *(s.end - s.start for s in new))
    return spans


def _start_of(span: NameSpan) -> int:
    return span.start


def _stays_known(span: NameSpan, definition: Definition) -> bool:
    """Whether a known name in a definition is meant: of NeMO, a Neural Memory Object, the lexicon's NeMo is not."""
    if not span.entries:
        return False
    if (
        span.start >= definition.long_start
        and span.end <= definition.long_end
        and span.end - span.start < len(definition.long)
    ):
        return span.start == definition.long_start and definition.short[:2] == span.name[:2]  # GPT-4 Vision (GPT-4V)
    return any(span.name in e.spellings or fold(definition.long) in e.forms for e in span.entries)


def is_capitalised(long: str) -> bool:
    """Whether at least half of the words of a long form are capitalised."""
    words = long.split()
    capitals = sum(w[0].isupper() for w in words) * 2
    return capitals > len(words) or (capitals == len(words) and words[0][0].isupper())


def _token_at(tokens: Tokens, offset: int) -> int:
    return max(0, bisect_right(tokens.starts, offset) - 1)
