"""Names of several words that are one name, although some of their words look like names of their own: contests
(`the NTIRE 2026 Robust Deepfake Detection Challenge`), and the name that the title of a paper opens with."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from vaultgen.extract.gates import gated, open_gates
from vaultgen.extract.naming.institutions import institution_places
from vaultgen.extract.naming.name_span import NameSpan
from vaultgen.extract.naming.shapes import Shape
from vaultgen.extract.naming.tokens import Tokens
from vaultgen.model import NodeType

_CONTEST_NOUN = gated(
    r"Challenge|Competition|Shared Task|Olympiad",
    "Challenge Competition Task Olympiad",
)
_PIECE = r"(?:[A-Z][\w&'’./-]*|\d{4}|\d+(?:st|nd|rd|th))"
_CONTEST = re.compile(
    rf"\b(?!The\b|This\b|Our\b|Grand\b|A\b|An\b|In\b|On\b)(?P<name>{_PIECE}(?:\s\([A-Z]\w{{1,6}}\))?"
    rf"(?:\s(?:(?:of|for|on|and|in)\s)?{_PIECE}(?:\s\([A-Z]\w{{1,6}}\))?){{0,8}}\s"
    r"(?:Challenge|Competition|Shared Task|Olympiad)(?:\s20\d\d\b)?(?:\s(?:Task|Track|Subtask)\s\d+)?)(?![\w-])"
)
_LEADING_YEAR = re.compile(r"(?:19|20)\d\d\s|\d+(?:st|nd|rd|th)\s")
_TASK_OF_SET = re.compile(r" (?:Sub[Tt]ask|Task|Track) \d+[A-Z]?\b")
_NUMBER = re.compile(r" \d+[A-Z]?\b")
# `the MIT-BIH Arrhythmia and the PTB-XL datasets`: the word goes on with the name of the set.
_SET_GOES_ON = re.compile(
    r"(?: [A-Z][a-z]{3,}){1,2}(?=\s(?:[Dd]ata(?:set|base)|[Cc]orpus|[Bb]enchmark)s?\b|\s(?:and|,)\s(?:the\s)?[\w-]+\s"
    r"(?:[A-Z]\w+\s)?(?:datasets|databases|corpora|benchmarks)\b)| (?:II|III|IV|V|VI)(?![\w-])"
)
_SET_OF_MAKER = re.compile(r"(?: [A-Z][a-z]{3,}){1,2}(?=\s(?:dataset|corpus|benchmark)\b)")  # the KTH Tangrams corpus
_PRODUCT_OF_MAKER = re.compile(r"(?: [A-Z][a-z]+){0,2} (?:API|Cloud|SDK|Studio)(?![\w-])")  # OpenAI Batch API
_SETS = frozenset({NodeType.BENCHMARK, NodeType.DATASET})
_TITLE_NAME = re.compile(
    r"(?P<name>[^:?]{2,60}?)(?:\s*:\s|\s+[-–—]\s+|\s+Technical Report\b|\s+System Card\b|\s+Model Card\b)"
)
_TITLE_OF_SET = re.compile(r"(?:The\s+)?(?P<name>(?:[A-Z][\w-]*\s){1,3}(?:Benchmark|Corpus|Dataset|Treebank))")


def with_whole_names(tokens: Tokens, spans: Sequence[NameSpan], opening: str, is_title: bool) -> list[NameSpan]:
    """The spans, those inside a name of several words replaced by the whole of it. `opening` is the name that the
    title opens with, empty where it opens with none."""
    places = [] if is_title else [*_contests(tokens.text), *institution_places(tokens.text)]
    if opening and " " in opening:
        places += [m.span() for m in re.finditer(rf"(?<![\w-]){re.escape(opening)}(?![\w-])", tokens.text)]
    result = list(spans)
    for start, end in places:
        inside = [s for s in result if s.start < end and start < s.end]
        if any(s.start < start or s.end > end or (s.end - s.start == end - start and s.entries) for s in inside):
            continue
        whole = NameSpan(
            start, end, _token_at(tokens, start), _token_at(tokens, end - 1), tokens.text[start:end], shape=Shape.STRONG
        )
        result = [*(s for s in result if s not in inside), whole]
    return [_with_rest(tokens, s) for s in sorted(result, key=lambda s: s.start)]


@lru_cache(maxsize=16)  # Several rules ask for that of the record at hand.
def title_name(title: str) -> tuple[int, int] | None:
    """Where the name stands that a title opens with: `Foo: …`, `Foo Technical Report`."""
    match = _TITLE_NAME.match(title) or _TITLE_OF_SET.fullmatch(title)
    if not match:
        return None
    name = match["name"]
    start = match.start("name") + len(name) - len(name.lstrip())
    return (start, match.start("name") + len(name.rstrip())) if len(name.split()) <= 4 else None


def _contests(text: str) -> Iterator[tuple[int, int]]:
    """Where the names of contests stand that have two words or more before their noun."""
    if not _CONTEST_NOUN.search(open_gates(text), text):
        return
    for match in _CONTEST.finditer(text):
        start, end = match.span("name")
        while year := _LEADING_YEAR.match(text, start, end):  # the 2024 Foo Challenge is the Foo Challenge of 2024
            start = year.end()
        if len(_CONTEST_NOUN.pattern.split(text[start:end])[0].split()) > 1:
            yield start, end


def _with_rest(tokens: Tokens, span: NameSpan) -> NameSpan:
    """A set's span with what goes on with its name: `CCL25-Eval Task 10`, `MIT-BIH Arrhythmia`, `GTA V`."""
    types = span.types()
    if types and types[0] is NodeType.ORGANIZATION and (named := _SET_OF_MAKER.match(tokens.text, span.end)):
        return NameSpan(
            span.start,
            named.end(),
            span.first,
            _token_at(tokens, named.end() - 1),
            tokens.text[span.start : named.end()],
            shape=Shape.CAPITALISED,
        )
    if types and types[0] is NodeType.ORGANIZATION and (made := _PRODUCT_OF_MAKER.match(tokens.text, span.end)):
        return NameSpan(
            span.start,
            made.end(),
            span.first,
            _token_at(tokens, made.end() - 1),
            tokens.text[span.start : made.end()],
            shape=Shape.STRONG,
        )
    is_set = bool(types) and types[0] in _SETS and not span.has_model_form
    rest = _SET_GOES_ON.match(tokens.text, span.end) if is_set else None
    if not rest and (is_set or not span.entries):
        rest = (_NUMBER if span.name.endswith((" Task", " Track")) else _TASK_OF_SET).match(tokens.text, span.end)
    if not rest:
        return span
    return NameSpan(
        span.start,
        rest.end(),
        span.first,
        _token_at(tokens, rest.end() - 1),
        tokens.text[span.start : rest.end()],
        shape=Shape.STRONG,
        kin=types[0] if is_set else span.kin,
        kin_is_head=is_set or span.kin_is_head,
    )


def _token_at(tokens: Tokens, offset: int) -> int:
    return max(0, bisect_right(tokens.starts, offset) - 1)
