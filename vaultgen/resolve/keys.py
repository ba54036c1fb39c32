"""What a name of each type is counted under: two names with one key are one thing."""

from __future__ import annotations

import re

from vaultgen.lexicon import Lexicon
from vaultgen.model import NodeType
from vaultgen.text.fold import fold

# Words that say what kind of thing a name names, and are no part of the name.
_KIND_WORDS: dict[NodeType, frozenset[str]] = {
    NodeType.MODEL: frozenset({"architecture", "family", "families", "model", "models", "series", "suite"}),
    NodeType.BENCHMARK: frozenset(
        {"benchmark", "benchmarks", "challenge", "dataset", "datasets", "leaderboard", "suite", "task", "tasks"}
    ),
    NodeType.DATASET: frozenset({"benchmark", "corpora", "corpus", "data", "dataset", "datasets"}),
    NodeType.ORGANIZATION: frozenset({"inc", "llc", "ltd", "team"}),
    NodeType.CONCEPT: frozenset({"approach", "method", "methods", "technique", "techniques"}),
}
_GLUED = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")


def name_key(node_type: NodeType, name: str, lexicon: Lexicon) -> str:
    """The key of `name`: the lexicon's name for it where it has one, else its folded words without words of kind."""
    known = [e for e in lexicon.find(name) if e.type is node_type]
    if len(known) == 1:
        name = known[0].name
    words = _GLUED.sub(" ", fold(name)).split()
    while len(words) > 1 and words[-1] in _KIND_WORDS.get(node_type, ()):
        words = words[:-1]
    return " ".join(words)


def form_key(name: str) -> str:
    """The words of a name whatever it names: what the votes for its type are counted under."""
    return _GLUED.sub(" ", fold(name))
