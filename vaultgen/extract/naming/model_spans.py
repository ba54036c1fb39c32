"""How far a model's name reaches to the right of its family's: version, variant, size, tuning, release."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vaultgen.extract.naming.known import KnownSpan
from vaultgen.extract.naming.tokens import Tokens
from vaultgen.identity.model_words import SPACED_VARIANTS, TUNINGS, VARIANTS
from vaultgen.text.word_tables import word_tables

_SIZE = re.compile(r"(?:\d+x)?\d+(?:\.\d+)?[bBM]|[aAeE]\d+(?:\.\d+)?[bB]|\d+(?:\.\d+)?T|\d+k")
# The `s` of `0.92s` counts seconds; the O of GPT-4O is one of few capitals that end a version.
_VERSION = re.compile(r"[vV]?\d{1,2}(?:\.\d{1,2}|\.[xX])*(?:[a-rt-z]|O|\+)?|[kKRV]\d(?:\.\d)?|\d{3}")
_RELEASE = re.compile(r"20\d{2}(?:-\d{2}){0,2}|20\d{6}|[01]\d{3}|00\d|\d{4}")
_BARE_LETTER = re.compile(r"[A-Z]")
_SERIES = re.compile(r"[BLMS]\d")  # EfficientNet-B0
# What follows a number that counts something instead of naming a version (`CLIP 5 times`, `BERT 12 layers`).
_COUNTED = re.compile(
    r"\s*(?:%|percent|points?\b|x\b|×|times\b|of\b|out\b|to\s+\d|hours?\b|days?\b|million\b|billion\b|years?\b|"
    r"[a-z]+-(?:shot|fold|way)|(?!models|series|variants|versions|checkpoints|families|embeddings|agents)"
    r"(?P<plural>[a-z]{4,}s)\b)"
)
# The plural may be a verb's form, of which the model is the subject: `Foo 2 reaches 68.9%`, `Foo 2 excels at`.
_VERBS = word_tables("vaultgen.extract.naming", "name_words.txt")["verbs of models"]
_SHARE = re.compile(r"\s*\\?(?:%|percent\b|points?\b|pp\b|x\b|×|times\b)")
_HIGHEST = 20  # the number before the point of a version
_GOES_ON = re.compile(r"-(?![A-Z]\b)[^\s)]|/[^\s)]|,\d")
_EDITION = re.compile(r"v\d")
_WORD_SEPARATORS = frozenset({" ", "-", "‐", "‑", "_", ""})
# Variants that in lower case and after a blank are words (`GPT-4 vision tasks`).
_LOWER_AFTER_BLANK = frozenset({"flash", "haiku", "mini", "nano", "opus", "preview", "sonnet", "turbo"})


_PARTS = VARIANTS | SPACED_VARIANTS | TUNINGS | {"version"}


@dataclass(slots=True)  # Not frozen, as all that is made by the dozen.
class ModelSpan:
    """A model's name in a text: tokens `first` to `last`; `version_last` is the last one of family and version."""

    first: int
    last: int
    version_last: int


def may_go_on(tokens: Tokens, last: int) -> bool:
    """Whether what follows token `last` can be a part of the name of a model whose family the lexicon does not know."""
    if last + 1 == len(tokens):
        return False
    word = tokens.words[last + 1]
    return not word.isalpha() or word.lower() in _PARTS


def extend_model(tokens: Tokens, known: KnownSpan) -> ModelSpan:
    """The whole name of a model whose family is `known`."""
    variants = {v.lower() for e in known.entries for v in e.variants}
    last = version_last = known.last
    has_version = bool(known.cut)
    while known.cut and _is_minor_version(tokens, last + 1):  # Qwen2.5
        last = version_last = last + 1
    while last + 1 < len(tokens):
        part = _next_part(tokens, last, variants, has_version)
        if not part:
            break
        kind, last = part
        if kind == "version":
            has_version = True
            version_last = last
    return ModelSpan(known.first, last, version_last)


def _next_part(tokens: Tokens, last: int, variants: set[str], has_version: bool) -> tuple[str, int] | None:
    """The next part of the name after token `last`: what it is, and its last token."""
    i = last + 1
    gap = tokens.gap(i)
    if gap not in _WORD_SEPARATORS:
        return None
    end = i
    # 3.5 and 2.X are two tokens each
    while end + 1 < len(tokens) and tokens.firsts[end + 1] == tokens.firsts[i] and tokens.gap(end + 1) == ".":
        end += 1
    word = tokens.span(i, end)
    is_glued = gap != " "
    if word == "version" and end + 1 < len(tokens) and tokens.words[end + 1].isdigit() and not has_version:
        return "version", end + 1
    if _SIZE.fullmatch(word):
        return "size", end
    kind = ""
    generic = VARIANTS if is_glued else SPACED_VARIANTS
    if _VERSION.fullmatch(word) and not has_version:
        kind = "version" if is_glued or _is_version(tokens, end, word) else ""
    elif is_glued and _RELEASE.fullmatch(word):
        kind = "release"
    elif word.lower() in variants or word.lower() in generic or word.lower() in TUNINGS:
        kind = "variant" if _is_variant(tokens, i, end, word, is_glued) else ""
    elif is_glued and (_SERIES.fullmatch(word) or (has_version and _BARE_LETTER.fullmatch(word))):
        kind = "variant"
    return (kind, end) if kind else None


def _is_minor_version(tokens: Tokens, i: int) -> bool:
    """Whether token i goes on with the version that the one before it ends in."""
    return i < len(tokens) and tokens.lasts[i - 1] >= i and tokens.gap(i) == "." and tokens.words[i][0].isdigit()


def _is_version(tokens: Tokens, end: int, word: str) -> bool:
    """Whether a number after a blank is a version: what follows must not be counted by it."""
    if not word[0].isdigit():
        return True
    if not word[-1].isdigit():
        return len(word) > 1
    # `4²` ends in a digit that counts nothing.
    if "." not in word and not (word.isdecimal() and len(word) < 9 and int(word) <= 12):
        return False
    after = tokens.text[tokens.ends[end] : tokens.ends[end] + 24]
    if "." in word:  # `Foo-T 81.3%`, `Foo-T 81.3 mAP` are scores
        major = word.partition(".")[0]
        return major.isdecimal() and len(major) < 3 and int(major) <= _HIGHEST and not _SHARE.match(after)
    return not (_counts(after) or _GOES_ON.match(after))


def _counts(after: str) -> bool:
    """Whether the words after a number say what it counts: a plural is no verb's form there."""
    found = _COUNTED.match(after)
    return found is not None and found["plural"] not in _VERBS


def _is_variant(tokens: Tokens, i: int, end: int, word: str, is_glued: bool) -> bool:
    if is_glued:
        # GPT-4-based, LLaVA-style: words of the text, not of the name; Med-Gemini is no case of this.
        return True
    if word[0].isupper() or word[0].isdigit():
        return tokens.lasts[end] == end or tokens.gap(end + 1) in {"-", ""}
    if tokens.lasts[end] > end:  # `Whisper large-v3`
        return tokens.gap(end + 1) == "-" and _EDITION.match(tokens.words[end + 1]) is not None
    return word in _LOWER_AFTER_BLANK and i == end
