"""Abbreviations that a record defines for a class, a task or a quantity: they name no single model or set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vaultgen.extract.naming.abbreviations import Definition
from vaultgen.extract.naming.fields import FieldNames, is_capitalised, name_key
from vaultgen.extract.naming.head_nouns import head_of_phrase
from vaultgen.extract.naming.phrases import is_contested
from vaultgen.lexicon import Entry
from vaultgen.model import NodeType
from vaultgen.text.fold import fold

# `Foo, a small reasoning model (SRM)`: the abbreviation stands for the class, not for Foo.
_CLASS_BEFORE = re.compile(r"[^\W_],\s+(?:a|an)\s+(?:[\w-]+\s+){0,3}$")
_THE_ONE = re.compile(r"\b[Tt]he\s+(?:(?!of\b|for\b|in\b|to\b)[\w-]+\s+){0,2}$")
# `EYASE (Egyptian Arabic speech emotion) corpus`, `BAAD16 (Bangla … Dataset of 16 authors)`
_SET_BEHIND = re.compile(r"\)\s+(?:benchmark|challenge|corpus|database|dataset)\b")
_SET_OF = re.compile(r"\b(?:Benchmark|Corpus|Database|Dataset)\s(?:of|for|with)\b")
_CALLED = re.compile(r"\b(?:called|named|termed|dubbed)\s+$")
# Long forms that begin so name a kind of model: Large AI Model, Graph Neural Network.
_KINDS = frozenset(
    {
        "autoregressive", "bayesian", "conditional", "convolutional", "deep", "diffusion", "fine", "foundation",
        "gaussian", "generalized", "generative", "graph", "hidden", "hierarchical", "language", "large", "latent",
        "linear", "masked", "mixed", "multimodal", "neural", "physics", "pre", "pretrained", "probabilistic",
        "recurrent", "reward", "small", "sparse", "spiking", "state", "structural", "variational", "video", "vision",
        "visual", "world",
    }
)  # fmt: skip


# Long forms that end so name a task or what is done in it: Named Entity Recognition and Linking.
_PROCESSES = frozenset(
    {
        "answering", "classification", "completion", "detection", "estimation", "evaluation", "extraction",
        "forecasting", "generation", "identification", "linking", "localization", "modeling", "parsing", "planning",
        "prediction", "recognition", "reconstruction", "retrieval", "segmentation", "summarization", "tracking",
        "translation", "understanding",
    }
)  # fmt: skip


def defined_terms(parts: Sequence[FieldNames]) -> tuple[frozenset[str], frozenset[str]]:
    """The keys of the abbreviations that name no single thing, and those of them that stand for plain words."""
    terms: set[str] = set()
    tasks: set[str] = set()
    for part in parts:
        for definition in part.definitions:
            if not _is_proper(part.source.text, definition):
                keys = set(_singular_and_own(definition.short))
                terms |= keys
                if not is_capitalised(definition.long) or fold(definition.long.split()[-1]) in _PROCESSES:
                    tasks |= keys
    return frozenset(terms), frozenset(tasks)


def class_places(part: FieldNames) -> frozenset[int]:
    """Where abbreviations begin that stand for the class of the thing named before them."""
    text = part.source.text
    return frozenset(d.short_start for d in part.definitions if _CLASS_BEFORE.search(text[: d.long_start][-40:]))


def renamed(parts: Sequence[FieldNames]) -> frozenset[str]:
    """The keys of known names to which the record gives another meaning than the lexicon."""
    found: set[str] = set()
    for part in parts:
        entries = {name_key(s.name): s.entries for s in part.spans if s.entries}
        for definition in part.definitions:
            for key in _singular_and_own(definition.short):
                if key in entries and all(_is_other_thing(e, definition) for e in entries[key]):
                    found.add(key)
    return frozenset(found)


def _is_other_thing(entry: Entry, definition: Definition) -> bool:
    """Whether a record gives an abbreviation another meaning than the lexicon's entry."""
    if fold(definition.long) in entry.forms:
        return False
    is_class = definition.short.endswith("s") and definition.short[:-1].isupper()
    if is_class or entry.is_weak(definition.short):
        return True
    if not entry.expansion and entry.type not in {NodeType.MODEL, NodeType.CONCEPT}:
        return True
    known = {w for form in map(fold, (entry.expansion, entry.name)) if " " in form for w in re.findall(r"\w{3,}", form)}
    said = set(re.findall(r"\w{3,}", fold(definition.long)))
    return bool(known) and len(known & said) * 2 < len(known)


def _singular_and_own(short: str) -> Iterator[str]:
    yield name_key(short)
    if short.endswith("s") and short[:-1].isupper():
        yield name_key(short[:-1])


def _is_proper(text: str, definition: Definition) -> bool:
    """Whether the long form of an abbreviation names one thing (`Tiny Recursive Model`), not a task or a class."""
    long = definition.long
    is_gloss = definition.short_start < definition.long_start
    if is_gloss and (_SET_BEHIND.match(text, definition.long_end) or _SET_OF.search(long)):
        return True
    if _CALLED.search(text[max(0, definition.long_start - 12) : definition.long_start]):
        return True
    head = head_of_phrase(long)
    words = long.split()
    if is_contested(text, definition):
        return False
    if head is None or head[1].endswith("s") or fold(words[-1]) != fold(head[1]):
        return False
    before = text[: definition.long_start]
    is_class = before.endswith((" a ", " an ")) or fold(words[0]).split()[0] in _KINDS
    is_the = len(definition.short) > 3 and before.endswith((" the ", "The "))
    if head[0] in {NodeType.BENCHMARK, NodeType.DATASET} and _THE_ONE.search(before[-40:]):
        return True  # the proprietary pond text benchmark (PTB)
    return is_the or (is_capitalised(long) and not is_class)
