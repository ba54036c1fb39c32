"""What a compound looks like: an acronym, a camel-cased or numbered name, a capitalised word, or plain text."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from vaultgen.extract.naming.generic_words import GENERIC, LANGUAGES, LEADING, TRAILING

_SPLIT = re.compile(r"[-‐‑_/]")
_BREAK = re.compile(r"[-‐‑]")
_SIZES = re.compile(r"(?:\d+(?:\.\d+)?[A-Za-z]?[-–/]?)+")
_KIND_OF_MODEL = re.compile(r"[a-z]{1,3}(?:LLM|VLM|MLLM|LM|VLA)s?")  # dLLMs
_COUNT_FIRST = re.compile(r"\d{2,}[A-Z][a-z]{2,}\w*")  # 360Foo
_CODES = re.compile(r"[A-Z]{1,3}\d+(?:[-–]|(?<=\d)\+)(?:[A-Z]{1,3}\d+\+?)+|\d+-[A-Z]{2,5}")  # SK1-SK3, D1+D2, 16-QAM
_SUBSCRIPT = re.compile("[₀-₉]")  # CO₂
_UNIT = re.compile(r"\d+(?:\.\d+)?(?:MP|[KMGT]B|[KMG]Hz|FPS|TOPS|GPa|MPa|kW|MW)")  # 12MP
_VERSIONED = re.compile(r"[A-Z][a-z]+(?:-[A-Za-z]+)*-[a-z]{1,3}\d+(?:\.\d+)?")  # Ruler-qa2, Foo-v1
_NETWORK = re.compile(r"[A-Z][A-Z\d]*\d[A-Z\da-z]*-(?:Net|Former)")  # C2F-Net
_PAIR = re.compile(r"[A-Z]{1,2}2[A-Z]{1,2}")  # S2S: from one modality to another, more often than a name
_ONE_LETTER_KIND = re.compile(r"[A-Z]-(?:GAN|VAE|CNN|LSTM)")
_PARTICIPLE = re.compile(r"[a-z]{2,}(?:ed|ing|able|ive|wise)|[a-z]{3,}(?:ous|ful|less|ary|ally|al)")
_TITLE_PART = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]+|of|to|in|the|a|an|and|for|on|by|as|with|x|\d{1,4}")


class Shape(IntEnum):
    """How much a compound looks like a name by itself."""

    PLAIN = 0
    CAPITALISED = 1
    STRONG = 2


@lru_cache(maxsize=10_000)
def shape_of(compound: str) -> Shape:
    """The shape of a compound: `MMLU`, `SamToNe`, `VQAv2` and `SWE-bench` are strong, `LLMs` and `3D` are plain."""
    first = compound[0]
    uppers = sum(c.isupper() for c in compound)
    if compound.isalpha() and compound.istitle() and len(compound) > 1:  # most words
        return Shape.PLAIN if is_generic(compound) else Shape.CAPITALISED
    special = _special_shape(compound)
    if special is not None:
        return special
    if not uppers or (first.isdigit() and (uppers < 2 or _SIZES.fullmatch(compound))):
        return Shape.PLAIN
    parts = [p for p in _SPLIT.split(compound) if p]
    if all(is_generic(p) or p.islower() or p.isdigit() for p in parts) or is_generic(compound):
        return Shape.PLAIN
    is_title = all(_TITLE_PART.fullmatch(p) for p in parts)
    if not is_title and any(_is_strong(p) for p in parts):
        return Shape.STRONG
    return Shape.CAPITALISED if first.isupper() and (is_title or all(p[0].isupper() for p in parts)) else Shape.PLAIN


def _special_shape(compound: str) -> Shape | None:
    """The shape of compounds that the general rules would misjudge; None for all others."""
    if _SUBSCRIPT.search(compound) or _UNIT.fullmatch(compound) or _CODES.fullmatch(compound):
        return Shape.PLAIN
    if _COUNT_FIRST.fullmatch(compound) or _VERSIONED.fullmatch(compound) or _NETWORK.fullmatch(compound):
        return Shape.STRONG
    if _ONE_LETTER_KIND.fullmatch(compound) or "-to-" in compound:
        return Shape.PLAIN if compound[0].islower() else Shape.CAPITALISED  # text-to-3D, vehicle-to-UAV: kinds of tasks
    return Shape.PLAIN if len(compound) == 1 else None


@lru_cache(maxsize=10_000)
def is_generic(word: str) -> bool:
    """Whether a word is an abbreviation that the field uses as a plain noun (`LLM`, `GPU`), plurals included."""
    if word in GENERIC or _KIND_OF_MODEL.fullmatch(word) or _PAIR.fullmatch(word):
        return True
    return len(word) > 2 and word.endswith("s") and word[:-1].isupper()


@lru_cache(maxsize=10_000)
def core_of(compound: str) -> tuple[int, int]:
    """The span of the name inside a compound: `GPT-4` in `GPT-4-based`, `BERT` in `non-BERT`."""
    start, end = 0, len(compound)
    if not _BREAK.search(compound):
        return start, end
    while (cut := _last_break(compound, start, end)) >= 0 and is_plain_tail(compound[cut + 1 : end]):
        end = cut
    while (cut := _first_break(compound, start, end)) >= 0 and compound[start:cut] in LEADING:
        start = cut + 1
    return start, end


@lru_cache(maxsize=10_000)
def is_epithet(compound: str) -> bool:
    """Whether a compound says which language, month or mathematician: capitalised, and no name by itself."""
    return all(p in LANGUAGES for p in _SPLIT.split(compound) if p)


def is_plain_tail(part: str) -> bool:
    """Whether the last part of a compound is a word of the text rather than of a name: `based`, `selected`."""
    return part in TRAILING or (part.islower() and bool(_PARTICIPLE.fullmatch(part)))


def _is_strong(part: str) -> bool:
    uppers = sum(c.isupper() for c in part)
    if uppers > 1 or (uppers and not part[0].isupper()):
        return not is_generic(part)
    return uppers == 1 and any(c.isdigit() for c in part) and len(part) > 1


def _last_break(text: str, start: int, end: int) -> int:
    return max(text.rfind(c, start, end) for c in "-‐‑")


def _first_break(text: str, start: int, end: int) -> int:
    found = [k for c in "-‐‑" if (k := text.find(c, start, end)) >= 0]
    return min(found) if found else -1
