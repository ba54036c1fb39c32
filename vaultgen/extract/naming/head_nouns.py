"""The head noun of a phrase: what says of which type a thing is that the phrase describes."""

from __future__ import annotations

import re
from functools import lru_cache

from vaultgen.extract.naming.cue_words import COLLECTIVES, HEAD_NOUNS, METHOD_NOUNS, PHRASE_ENDS
from vaultgen.model import NodeType

# `a new addition to the Foo family of models`: what it adds to is what it is.
_ADDITION = re.compile(
    r"^(?:[\w-]+,?\s+){0,4}?(?:addition|successor|update|upgrade|follow-up|sequel)\s+(?:to|of)\s+(?:the\s+)?(?:[A-Z][\w.-]*\s+)?"
)
_ADDED = ("addition", "successor", "update", "upgrade", "follow-up", "sequel")  # what it cannot do without
_COLLECTION = re.compile(
    r"\s*(?:[\w-]+\s+){0,4}?(?:collection|set) of (?:[\w,.-]+\s+){0,5}?(?:questions|images|videos|documents|"
    r"problems|pairs|examples|samples|tasks|recordings|conversations|dialogues|sentences|texts|articles|"
    r"annotations|instances|prompts)\b",
    re.IGNORECASE,
)
_SHARED_TASK = re.compile(r"(?:[\w-]+\s+){0,4}[Ss]hared tasks?\b")
# `scaling up to`, `a framework addressing these challenges`
PARTICIPLE = re.compile(
    r"(?<=\w)\s[a-z]+ing\s(?:across|all|an?|beyond|both|from|how|its|key|multiple|over|several|such|the|their|these|this|"
    r"those|to|two|up|various|whether)\b.*$",
    re.DOTALL,
)
_CODERS = frozenset({"autoencoder", "decoder", "encoder"})  # bi-encoder
_WORD = re.compile(r"[^\W_][\w’'+-]*")


@lru_cache(maxsize=500)  # Several rules ask for the phrases of the record at hand.
def head_of_phrase(phrase: str) -> tuple[NodeType, str] | None:
    """The head noun of a noun phrase and its type: of `large-scale dataset of images` it is `dataset`."""
    best: tuple[NodeType, str] | None = None
    collective = False
    if (" of " in phrase.lower() and _COLLECTION.match(phrase)) or (
        "hared task" in phrase and _SHARED_TASK.match(phrase)
    ):
        return (NodeType.BENCHMARK, "shared tasks") if "hared task" in phrase else (NodeType.DATASET, "collection")
    phrase = _bare(phrase)
    for match in _WORD.finditer(phrase):
        word = match[0].lower()
        if match.start() and phrase[match.start() - 2 : match.start() - 1] == "," and best:
            return best
        if word == "of" and (collective or best is None):
            collective = False
            continue
        if best and best[1] in {"data", "datas"} and word not in PHRASE_ENDS and word not in HEAD_NOUNS:
            best = None  # `a data flywheel` is no data
        if word in {"capable", "and"} and best is None:  # `highly capable models`, but `models capable of`
            continue
        if word in PHRASE_ENDS or word == "of":
            if best is None and word in {"for", "with", "to", "that"} and not collective:
                return None
            return best
        parts = word.split("-")
        is_known_part = match[0].isupper() or parts[-1] in _CODERS
        node_type = HEAD_NOUNS.get(word) or (HEAD_NOUNS.get(parts[-1]) if is_known_part else None)
        if word in COLLECTIVES and best is None:
            collective = True
        elif node_type:
            best = (node_type, word)
            collective = False
        elif best and word in METHOD_NOUNS:  # `dataset condensation` is no dataset
            best = (NodeType.CONCEPT, word)
    return best


def _bare(phrase: str) -> str:
    """A phrase without what it is an addition to, and without what stands behind a participle."""
    if any(map(phrase.__contains__, _ADDED)):
        phrase = _ADDITION.sub("", phrase)
    return PARTICIPLE.sub("", phrase) if "ing" in phrase else phrase
