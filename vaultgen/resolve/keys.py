"""What a name of each type is counted under: two names with one key are one thing."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from vaultgen.identity.benchmark_name import benchmark_key
from vaultgen.identity.model_name import model_key, parse_model_name
from vaultgen.identity.model_words import MAKERS
from vaultgen.lexicon import Entry, Lexicon
from vaultgen.model import NodeType
from vaultgen.text.fold import fold

# Words that say what kind of thing a name names, and are no part of the name.
_KIND_WORDS: dict[NodeType, frozenset[str]] = {
    NodeType.ORGANIZATION: frozenset({"inc", "llc", "ltd", "team"}),
    NodeType.CONCEPT: frozenset({"approach", "approaches", "method", "methods", "technique", "techniques"}),
}
# Whatever the lexicon calls the same in these types is the same.
_SYNONYMS = (NodeType.ORGANIZATION, NodeType.CONCEPT)
# What only says how much a concept holds (`Natively Multimodal`, `Large-Scale Retrieval`), and what of its quality says
# no more than `AI` does.
_EMPHASIS = frozenset({"fully", "genuinely", "highly", "inherently", "large-scale", "natively", "truly"})
_FIELDS = frozenset({"ai", "capabilities", "capability", "intelligence", "systems"})
_FIELD_NAME = " AI"
# Words that set no thing apart from another.
_NO_PART = frozenset({"app", "apps", "benchmark", "dataset", "model", "platform", "service", "store", "task"})
_CLOUD = frozenset({"cloud"})
_SPELLED = {"+": " plus ", "α": "alpha", "β": "beta", "γ": "gamma", "μ": "mu", "π": "pi", "τ": "tau", "φ": "phi"}
_GLUED = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_PLURAL = re.compile(r"(?<=[^\W\d_]{3})(?<![suai])s$")


@lru_cache(maxsize=100_000)
def name_key(node_type: NodeType, name: str, lexicon: Lexicon) -> str:
    """The key of `name`: of the lexicon's name for it where it has one, else of its own."""
    name = known_name(node_type, name, lexicon) or name
    if node_type is NodeType.CONCEPT:
        name = _same_concept(name, lexicon) or name
    if node_type is NodeType.MODEL:
        return model_key(name)
    if node_type in (NodeType.BENCHMARK, NodeType.DATASET):
        return benchmark_key(name)
    words = fold(name).split()
    while len(words) > 1 and words[-1] in _KIND_WORDS.get(node_type, ()):
        words = words[:-1]
    if node_type is NodeType.CONCEPT and words and not name.isupper():
        words[-1] = singular(words[-1])
    return " ".join(words)


def singular(noun: str) -> str:
    """A noun without the `s` of its plural, where that is all that the plural adds."""
    return _PLURAL.sub("", noun)


@lru_cache(maxsize=100_000)
def known_name(node_type: NodeType, name: str, lexicon: Lexicon) -> str:
    """The lexicon's name for the thing that `name` names, or an empty string.

    The lexicon gathers what belongs together (`WMT23` stands with `WMT`, `Gemini Ultra` with `Gemini`); here only
    other spellings, abbreviations and expansions of one name count.
    """
    known = {e.name for e in lexicon.find(name) if e.type is node_type and _is_spelling(node_type, name, e)}
    return known.pop() if len(known) == 1 else ""


def _same_concept(name: str, lexicon: Lexicon) -> str:
    """The lexicon's name for a concept that a longer term names with more emphasis, or as a capability: `Natively
    Multimodal AI`, `Agentic Intelligence`. An empty string where the lexicon has the term itself, or no such name."""
    words = name.split()
    is_emphatic = len(words) > 1 and words[0].casefold() in _EMPHASIS
    is_field = len(words) > 1 and words[-1].casefold() in _FIELDS
    if not (is_emphatic or is_field) or known_name(NodeType.CONCEPT, name, lexicon):
        return ""
    if is_emphatic:
        rest = " ".join(words[1:])
        return known_name(NodeType.CONCEPT, rest, lexicon) or _same_concept(rest, lexicon)
    found = known_name(NodeType.CONCEPT, " ".join(words[:-1]), lexicon)
    return found if found.endswith(_FIELD_NAME) else ""


def _is_spelling(node_type: NodeType, form: str, entry: Entry) -> bool:
    if fold(form) in (fold(entry.name), fold(entry.expansion)) or node_type in _SYNONYMS:
        return True
    if node_type is NodeType.MODEL:
        one, other = parse_model_name(form), parse_model_name(entry.name)
        if replace(one, family="") != replace(other, family="") or one.family == other.family:
            return one == other
    full_names = [x for x in (entry.name, entry.expansion) if x]
    return any(_abbreviates(form, x) for x in full_names) and not _is_derived(form, entry.name)


def _abbreviates(form: str, name: str) -> bool:
    """Whether one of the two has its letters from the other, in their order, from the same first letter on."""
    one, other = _letters(form), _letters(name)
    if sorted(one.split()) == sorted(other.split()):
        return True
    short, long = sorted((one.replace(" ", ""), other.replace(" ", "")), key=len)
    rest = iter(long)
    return short[:1] == long[:1] and all(letter in rest for letter in short)


def _is_derived(form: str, name: str) -> bool:
    """Whether two names say different things of one stem: a year, a version, a part, a level of difficulty.

    An abbreviated word is none of these: `ARC-C` is `ARC Challenge`, `ARC-Easy` is not.
    """
    one, other = _letters(form).split(), _letters(name).split()
    if "".join(one) == "".join(other):
        return False
    if [w for w in one if w.isdigit()] != [w for w in other if w.isdigit()]:
        return True
    short, long = sorted(("".join(w for w in x if w not in _NO_PART) for x in (one, other)), key=len)
    extra = long.removeprefix(short) if long.startswith(short) else long.removesuffix(short)
    words = len(one) + len(other)
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    if len(one) + len(other) == words:
        return short in (long[: len(short)], long[-len(short) :]) and extra not in ("", "s", "net")
    short_rest, long_rest = sorted((" ".join(w for w in x if w not in _NO_PART) for x in (one, other)), key=len)
    is_short_for = long_rest.startswith(short_rest) or _initials(long_rest) == short_rest
    return bool(long_rest) and not (short_rest and is_short_for)


def _letters(name: str) -> str:
    """The folded words of a name: Greek letters by their names, `+` as plus, a leading maker and its cloud left out."""
    spelled = "".join(_SPELLED.get(c, c) for c in name.casefold())
    words = _GLUED.sub(" ", fold(spelled)).split()
    for leading in (MAKERS, _CLOUD):
        words = words[1:] if len(words) > 1 and words[0] in leading else words
    return " ".join(words)


def _initials(words: str) -> str:
    return "".join(w[0] for w in words.split())


@lru_cache(maxsize=200_000)
def form_key(name: str) -> str:
    """The words of a name whatever it names: what the votes for its type are counted under.

    `Gemma3` is `Gemma 3`; the point of a number stays, so that `2.2B` is not `2 2B`.
    """
    return _GLUED.sub(" ", fold(_POINT.sub("p", name)))
