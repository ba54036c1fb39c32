"""Names that lean on the one before them: `Foo 2.0 Flash and Flash-Lite`, `Foo 2 (2B and 9B)`, `Foo 2.0/2.1`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vaultgen.extract.naming.name_span import NameSpan
from vaultgen.extract.naming.tokens import Tokens
from vaultgen.identity.model_words import VARIANTS
from vaultgen.model import NodeType
from vaultgen.text.taken import TakenSpans

_LINK = r"(?:\s*,\s*(?:and\s+|or\s+)?|\s*/\s*|\s+and\s+|\s+or\s+|\s*&\s*|\s*;\s*)"
_SIZE = r"\d+(?:\.\d+)?[BM]"
_SIZES_IN_BRACKET = re.compile(
    rf"(?:(?:\s+[a-z]+){{0,6}}\s*\((?:with\s+|in\s+|the\s+)?|-?\{{)(?P<list>{_SIZE}(?:{_LINK}{_SIZE})+)\b"
    r"(?:\}(?P<tuning>-[A-Za-z]+)?)?"
)
_SIZES_BEHIND = re.compile(rf"(?P<list>(?:{_LINK}-?{_SIZE}(?![\w%]))+)(?:\s+(?:models|variants|versions))?")
_ENDS_IN_SIZE = re.compile(rf"[\s-]{_SIZE}$")
_VARIANT_BEHIND = re.compile(rf"{_LINK}(?P<word>[A-Z][A-Za-z]+(?:-[A-Z][A-Za-z]+|-\d)?)(?![\w-])")
_VERSION_BEHIND = re.compile(
    r"(?:\s*/\s*|\s+and\s+|,\s+(?:and\s+)?)-?(?P<word>\d(?:\.\d+)|\d[a-z])(?![\w%.-]|\s*(?:%|x\b|points?|times|"
    r"billion|million))"
)
_ENDS_IN_VERSION = re.compile(r"[\s-](?:\d\.\d+|\d[a-z])$")
_ONE_SIZE = re.compile(_SIZE)
# `Ultra, Pro, and Nano sizes`; of longer lists only so much, and from the beginning of a word, so that text of nothing
# but capitals and commas takes no more time than any other.
_BARE_LIST = re.compile(
    rf"(?<![A-Za-z])(?P<list>[A-Z][A-Za-z]++(?:-[A-Z\d][A-Za-z]*+)?"
    rf"(?:{_LINK}[A-Z][A-Za-z]++(?:-[A-Z\d][A-Za-z]*+)?){{1,20}})\s+"
    r"(?:sizes|variants|versions|models|editions|checkpoints)\b"
)
_BARE_WORD = re.compile(r"(?<![\w-])(?P<name>(?P<word>[A-Z][A-Za-z]+(?:-[A-Z][a-z]+)?)(?:-\d|\s\d\.\d)?)(?![\w-])")
_BARE_SIZES = re.compile(
    rf"\b[Tt]he\s+(?P<list>{_SIZE}(?:{_LINK}{_SIZE})*)\s+(?:models?|variants?|versions?)\b|"
    rf"\b(?:family|series|suite|line) of (?:[a-z-]+\s+)*models\s+\((?P<bracket>{_SIZE}(?:{_LINK}{_SIZE})+)\)"
)
# What follows a variant's name that stands for the model, in a person's note.
_BARE_CONTEXT = re.compile(
    r"\s*(?:\(\d|[:,)&]|$)|\s+(?:&|and|vs\.?|also|achiev|scor|outperform|surpass|reach|attain|obtain|gets|has|"
    r"is|was|shows?\b|models?\b|checkpoint|ranks|beats)"
)


def with_coordinated(tokens: Tokens, spans: Sequence[NameSpan]) -> list[NameSpan]:
    """The spans and those that lean on a model named just before them."""
    result: list[NameSpan] = []
    for k, span in enumerate(spans):
        if result and span.start < result[-1].end:
            continue
        result.append(span)
        if span.family_end and (not span.entries or NodeType.MODEL in span.types()):
            limit = next((s.start for s in spans[k + 1 :] if s.entries), len(tokens.text))
            result += _leaning(tokens.text, span, limit)
    return result


def _leaning(text: str, span: NameSpan, limit: int) -> list[NameSpan]:
    """The names that lean on `span`, up to `limit`."""
    sizes = _SIZES_IN_BRACKET.match(text, span.end, limit)
    base = text[span.start : span.end]
    if not sizes and _ENDS_IN_SIZE.search(base):
        sizes = _SIZES_BEHIND.match(text, span.end, limit)
        base = _ENDS_IN_SIZE.sub("", base)
    if sizes:
        return [
            _completed(span, m.start(), m.end(), f"{base} {m[0]}{sizes.groupdict().get('tuning') or ''}")
            for m in _ONE_SIZE.finditer(text, *sizes.span("list"))
        ]
    found: list[NameSpan] = []
    end = span.end
    family = {v.lower() for e in span.entries for v in e.variants}
    stem = text[span.start : span.version_end or span.family_end]
    while span.has_model_form and (match := _VARIANT_BEHIND.match(text, end, limit)):
        parts = match["word"].lower().split("-")
        if not all(p in VARIANTS or p in family or p.isdigit() for p in parts) or parts[0].isdigit():
            break
        found.append(_completed(span, match.start("word"), match.end("word"), f"{stem} {match['word']}"))
        end = match.end()
    if not found and _ENDS_IN_VERSION.search(base):
        stem = text[span.start : span.family_end]
        while match := _VERSION_BEHIND.match(text, end, limit):
            joint = text[span.family_end] if span.family_end < span.end else " "
            joint = joint if joint in " -" else " "
            found.append(_completed(span, match.start("word"), match.end("word"), f"{stem}{joint}{match['word']}"))
            end = match.end()
    return found


def bare_variants(
    text: str, spans: Sequence[NameSpan], family: str, variants: frozenset[str], is_note: bool
) -> list[NameSpan]:
    """The variants of `family` that stand without its name: in lists of sizes, and anywhere in a note on the family.

    `variants` are the words (in lower case) that the record or the lexicon knows as variants of the family.
    """
    found: list[NameSpan] = []
    for match in _BARE_LIST.finditer(text):
        words = list(_BARE_WORD.finditer(text, match.start("list"), match.end("list")))
        if words and all(w["word"].lower() in VARIANTS | variants for w in words):
            found += [_bare(w.start("name"), w.end("name"), f"{family} {w['name']}") for w in words]
    if is_note:
        for word in _BARE_WORD.finditer(text):
            numbered = word["name"] != word["word"]
            # `Nano (Nano-1 & Nano-2)`
            is_whole = text.startswith(f" ({word['word']}-", word.end())
            if word["word"].lower() in variants and (numbered or is_whole or _BARE_CONTEXT.match(text, word.end())):
                found.append(_bare(word.start("name"), word.end("name"), f"{family} {word['name']}"))
    covered = TakenSpans((s.start, s.end) for s in spans if s.entries or s.is_completed)
    unique = {s.start: s for s in found if not covered.overlap(s.start, s.end)}
    return [unique[k] for k in sorted(unique)]


def bare_sizes(text: str, family: str) -> list[NameSpan]:
    """`the 2B and 9B models` and `a family of models (2B/9B)` of a paper that introduces one family."""
    return [
        _bare(m.start(), m.end(), f"{family} {m[0]}")
        for match in _BARE_SIZES.finditer(text)
        for m in _ONE_SIZE.finditer(text, *match.span("list" if match["list"] else "bracket"))
    ]


def _completed(span: NameSpan, start: int, end: int, name: str) -> NameSpan:
    return NameSpan(
        start,
        end,
        span.first,
        span.last,
        name,
        span.entries,
        span.is_weak,
        family_end=0,
        is_completed=True,
    )


def _bare(start: int, end: int, name: str) -> NameSpan:
    return NameSpan(start, end, 0, 0, name, kin=NodeType.MODEL, is_completed=True)
