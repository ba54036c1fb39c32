"""What sets one model apart from another: family, version, variant, size, tuning, release.

`Gemini-1.5-Pro` and `Gemini 1.5 Pro` have one key, `Gemini 2.5 Pro` another. Keys are compared, never measured: no
similarity of strings joins two models.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from vaultgen.identity.model_words import DROPPED, MAKERS, SAME_TUNING, TUNINGS, VARIANTS
from vaultgen.text.fold import fold

SIZE = re.compile(r"(?:\d+x)?\d+(?:\.\d+)?[bmt]|e\d+b", re.IGNORECASE)
VERSION = re.compile(r"v?\d{1,3}(?:\.(?:\d{1,3}|x))*(?:[a-z]|\+)?", re.IGNORECASE)
GENERATION = re.compile(r"[a-z]\d{1,2}(?:\.\d+)?", re.IGNORECASE)  # R1, K2, V3, k1.5
RELEASE = re.compile(r"\d{4}|0\d{2}|20\d{6}|\d{6}")  # 0613, 002, 20241022
_ACTIVE = re.compile(r"a\d+(?:\.\d+)?b", re.IGNORECASE)  # Qwen3-235B-A22B: 22B parameters active

_PARTS = re.compile(r"[^\s\-‐‑–_/·()]+")
# A version glued to its family: Gemma3, YOLOv8, wav2vec2.0 (of which `2vec` is no version).
_LONGEST_WORD = 80  # characters; what is longer is not taken apart
_GLUED = re.compile(r"(\w*?[^\W\d]{3,}?|[^\W\d]{2}(?=v?\d+\.))(v?\d[\d.]*(?:[a-z]{1,2}|\+)?)")
_FIRST = frozenset({"1", "1.0"})


@dataclass(frozen=True, slots=True)
class ModelName:
    """A model's name taken apart; every part is folded, and empty where the name does not state it."""

    family: str
    version: str = ""
    variant: str = ""
    size: str = ""
    tuning: str = ""
    release: str = ""

    @property
    def key(self) -> str:
        """Equal for two names exactly when they name the same model."""
        return f"{self.family}|{self.version}|{self.variant}|{self.size}|{self.tuning}|{self.release}"

    def wider(self) -> tuple[ModelName, ...]:
        """The names that this one is a variant of, the next wider one first, down to the family's."""
        chain: list[ModelName] = []
        name = self
        for part in ("release", "tuning", "size"):
            if getattr(name, part):
                name = replace(name, **{part: ""})
                chain.append(name)
        if name.variant:
            if name.variant[-1].isdigit():  # Gemini Nano-1, Gemini Nano
                chain.append(replace(name, variant=name.variant.rsplit(" ", 1)[0]))
            name = replace(name, variant="")
            chain.append(name)
        if name.version:
            chain += [replace(name, version=v) for v in _wider_versions(name.version)]
            chain.append(replace(name, version=""))
        return tuple(chain)


@lru_cache(maxsize=50_000)
def parse_model_name(name: str) -> ModelName:
    """The parts of a model's name.

    >>> parse_model_name("Claude Sonnet 3.5") == parse_model_name("claude-3.5-sonnet")
    True
    """
    parts = _split(name)
    found: dict[str, list[str]] = {k: [] for k in ("family", "version", "variant", "size", "tuning", "release")}
    for place, (text, separator) in enumerate(parts):
        kind = _kind(text, separator, place, parts, found)
        if kind == "variant number":
            found["variant"][-1] += f" {text}"
        elif kind == "minor version":
            found["version"][-1] += f".{text}"
        elif kind:
            found[kind].append(SAME_TUNING.get(text, text) if kind == "tuning" else text)
    if not found["family"]:
        return ModelName(fold(name).replace(" ", ""))
    version = " ".join(_plain_version(v) for v in found["version"])
    variant = " ".join(sorted(found["variant"]))
    is_first = version in _FIRST and (bool(variant) or (version == "1" and name.rstrip().endswith(" 1")))
    return ModelName(
        "".join(found["family"]),
        "" if is_first else version.removesuffix(".0"),
        variant,
        "-".join(found["size"]),
        " ".join(sorted(found["tuning"])),
        "-".join(found["release"]),
    )


def model_key(name: str) -> str:
    """The key of a model's name: equal for spellings of the same model, different for everything else."""
    return parse_model_name(name).key


def readable_name(forms: Mapping[str, int]) -> str:
    """Of the spellings of one model (with their counts) the one that reads best: spaced, in mixed case, frequent."""
    return min(forms, key=lambda form: (form.islower(), _hyphens_for_spaces(form), -forms[form], len(form), form))


def _hyphens_for_spaces(form: str) -> bool:
    """Whether several hyphens stand where spaces would (`Gemini-1.5-Pro`, `Gemma2-27B-IT`)."""
    return " " not in form and form.count("-") + form.count("_") > 1


def _split(name: str) -> list[tuple[str, str]]:
    """The folded words of a name, each with what stands before it; letters and digits parted (`Gemma3`)."""
    parts: list[tuple[str, str]] = []
    end = 0
    for match in _PARTS.finditer(name):
        text = match[0].strip(".,:;'’\"@*")
        separator = name[end : match.start()]
        end = match.end()
        folded = text.casefold() if text.isascii() else fold(text)
        if not folded or (folded == "version" and parts):
            continue
        glued = _GLUED.fullmatch(folded) if len(folded) <= _LONGEST_WORD else None
        if glued:
            parts += [(glued[1], separator), (glued[2], "")]
        else:
            parts.append((folded, separator))
    while len(parts) > 1 and parts[-1][0] in DROPPED:
        parts.pop()
    if len(parts) > 1 and parts[0][0] in MAKERS and not _is_qualifier(parts[1][0]):
        parts = parts[1:]
    return parts


def _is_qualifier(text: str) -> bool:
    return bool(SIZE.fullmatch(text) or VERSION.fullmatch(text) or text in VARIANTS or text in TUNINGS)


def _kind(text: str, separator: str, place: int, parts: list[tuple[str, str]], found: Mapping[str, list[str]]) -> str:
    """Which part of the name a word is; empty for what says nothing."""
    kind = "family"
    if place == 0:
        return kind
    if SIZE.fullmatch(text) or (found["size"] and _ACTIVE.fullmatch(text)):
        kind = "size"
    elif RELEASE.fullmatch(text) and found["version"]:
        kind = "release"
    elif VERSION.fullmatch(text):
        kind = _number_kind(text, separator, place, parts, found)
    elif text in TUNINGS:
        kind = "tuning"
    elif text in VARIANTS or found["version"] or found["size"] or found["variant"]:
        kind = "variant"
    elif GENERATION.fullmatch(text):
        kind = "version"
    elif len(text) == 1 and separator == "-" and len(parts[0][0]) > 3 and parts[0][0] != "dall":
        kind = "variant"  # PaLI-X, but DALL-E
    return kind


def _number_kind(
    text: str, separator: str, place: int, parts: list[tuple[str, str]], found: Mapping[str, list[str]]
) -> str:
    before, before_separator = parts[place - 1]
    # `Gemini Nano-1`: the number counts variants. `claude-sonnet-4`: hyphens all through, it is the version.
    if separator == "-" and before in VARIANTS and before_separator == " " and text.isdigit():
        return "variant number"
    # `claude-3-5-sonnet`
    if separator == "-" and text.isdigit() and len(text) == 1 and found["version"] and before == found["version"][-1]:
        return "minor version"
    return "variant" if found["version"] else "version"


def _plain_version(version: str) -> str:
    return version[1:] if version.startswith("v") and version[1:2].isdigit() else version


def _wider_versions(version: str) -> tuple[str, ...]:
    """`2.5` is one of `2.x`; `4v` and `4o` go with `4`."""
    if version.endswith(".x"):
        return ()
    major, dot, _ = version.partition(".")
    if dot:
        return (f"{major}.x",)
    if version[-1:].isalpha() and version[:-1].isdigit():
        return (version[:-1],)
    return (f"{version}.x",)
