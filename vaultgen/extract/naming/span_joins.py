"""Spans that belong together: names with a small word between, a maker and its initials, a family and its product."""

from __future__ import annotations

import re
from dataclasses import replace

from vaultgen.extract.naming.cue_words import HEAD_NOUNS
from vaultgen.extract.naming.name_span import NameSpan
from vaultgen.extract.naming.shapes import Shape, is_epithet
from vaultgen.extract.naming.tokens import Tokens
from vaultgen.identity.model_words import MAKERS, TUNINGS, VARIANTS
from vaultgen.model import NodeType

_INITIALS = re.compile(r"[A-Z]{2,5}")
_SMALL_WORD = re.compile(r"\s(?:of|to|in|with|for|of the|in the|and)\s")
_CALLED_SO = re.compile(r"\s(?:framework|paradigm|benchmark|dataset|corpus|challenge|pipeline|algorithm|strategy)\b")
_ARTICLE = re.compile(r"\b(?:the|an?|our)\s$", re.IGNORECASE)
_MADE = re.compile(r"\b(?:introduc|present|propos|releas|develop)(?:es?|ed|ing|s)?\s$")
_ENDS_IN_SIZE = re.compile(r"[\s-]\d+(?:\.\d+)?[BM]$")
_PART = re.compile(r" Part \d\b")
_LOWER_SIZE = re.compile(r" (?:tiny|small|base|medium|large|huge)(?= \(\d)")


def with_joints(text: str, spans: list[NameSpan]) -> list[NameSpan]:
    """The spans, two with a small word between as one where a noun says so: `the Eye of Panoptes framework`; with the
    size that stands in lower case behind a name and before a bracket."""
    result: list[NameSpan] = []
    made = {text[s : span.end] for span in spans if (s := _epithet_before(text, span)) >= 0 and _is_made(text, s)}
    for span in spans:
        before = result[-1] if result else None
        if (
            before
            and not before.entries
            and not span.entries
            and _SMALL_WORD.fullmatch(text, before.end, span.start)
            and _CALLED_SO.match(text, span.end)
            and _ARTICLE.search(text[max(0, before.start - 6) : before.start])
        ):
            result[-1] = replace(before, end=span.end, last=span.last, name=text[before.start : span.end])
        elif not span.entries and span.shape is Shape.STRONG and (size := _LOWER_SIZE.match(text, span.end)):
            result.append(replace(span, end=size.end(), name=text[span.start : size.end()]))
        elif not span.entries and (part := _PART.match(text, span.end)):
            result.append(replace(span, end=part.end(), name=text[span.start : part.end()]))
        elif before and _is_tuned_from(text, before, span):
            result[-1] = replace(
                span, start=before.start, first=before.first, name=text[before.start : span.end], entries=before.entries
            )
        elif before and _is_initials_of_maker(text, before, span):  # OpenAI CUA
            result[-1] = replace(span, start=before.start, first=before.first, name=text[before.start : span.end])
        elif made and (named := _epithet_before(text, span)) >= 0 and text[named : span.end] in made:
            result.append(
                replace(
                    span,
                    start=named,
                    first=span.first - 1,
                    name=text[named : span.end],
                    entries=(),
                    kin=NodeType.MODEL,
                    kin_is_head=True,
                )
            )
        else:
            result.append(span)
    return result


def _is_tuned_from(text: str, before: NameSpan, span: NameSpan) -> bool:
    """Whether two models side by side are one: a version of a family without a size, and what was tuned from it, with
    one (`Llama 3 Med42 8B`)."""
    is_version = before.has_model_form and NodeType.MODEL in before.types() and before.version_end == before.end
    return (
        is_version
        and text[before.end : span.start] == " "
        and NodeType.MODEL in span.types()
        and bool(_ENDS_IN_SIZE.search(span.name))
        and not _ENDS_IN_SIZE.search(before.name)
    )


def _epithet_before(text: str, span: NameSpan) -> int:
    """Where the language begins that stands right before a known model (`Chinese ModernBERT`); -1 for none."""
    if NodeType.MODEL not in span.types() or text[span.start - 1 : span.start] != " ":
        return -1
    start = text.rfind(" ", 0, span.start - 1) + 1
    return start if is_epithet(text[start : span.start - 1]) else -1


def _is_made(text: str, start: int) -> bool:
    """Whether a verb says that what begins at `start` is made: `we introduce Chinese ModernBERT`."""
    return bool(_MADE.search(text[max(0, start - 16) : start]))


def _is_initials_of_maker(text: str, before: NameSpan, span: NameSpan) -> bool:
    """Whether a name of a few capitals stands behind the name of its maker: together they are one."""
    is_maker = NodeType.ORGANIZATION in before.types() and text[before.start : before.end].lower() in MAKERS
    return (
        is_maker and not span.entries and text[before.end : span.start] == " " and bool(_INITIALS.fullmatch(span.name))
    )


def without_adjectives(text: str, spans: list[NameSpan]) -> list[NameSpan]:
    """The spans without capitalised words that only say something of the known model behind them: a Clinical BERT."""
    nexts: list[NameSpan | None] = [*spans[1:], None]
    return [s for s, after in zip(spans, nexts, strict=False) if not _is_adjective(text, s, after)]


def _is_adjective(text: str, span: NameSpan, after: NameSpan | None) -> bool:
    """Whether a capitalised word only says something of the known model behind it: a Clinical Longformer."""
    return (
        after is not None
        and not span.entries
        and span.shape is Shape.CAPITALISED
        and NodeType.MODEL in after.types()
        and text[span.end : after.start] == " "
    )


def with_derived(tokens: Tokens, spans: list[NameSpan]) -> list[NameSpan]:
    """The spans, with a family and a capitalised word after it as one new name: `Gemini Embedding`."""
    result: list[NameSpan] = []
    for span in spans:
        before = result[-1] if result else None
        if (
            before is not None
            and before.entries
            and not before.has_model_form
            and before.types()[0] is NodeType.MODEL
            and not span.entries
            and span.first == before.last + 1
            and tokens.gap(span.first) == " "
            and tokens.folded[span.first] not in VARIANTS | TUNINGS
            and not (tokens.folded[span.first] in HEAD_NOUNS and _ARTICLE.search(tokens.text[: before.start][-6:]))
            and span.last - span.first < 2
        ):
            result[-1] = NameSpan(
                before.start,
                span.end,
                before.first,
                span.last,
                tokens.text[before.start : span.end],
                shape=Shape.STRONG,
                kin=NodeType.MODEL,
                kin_is_head=True,
            )
        else:
            result.append(span)
    return result
