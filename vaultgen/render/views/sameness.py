"""Which sentences on one thing say the same, so that one of them is enough."""

from __future__ import annotations

from collections.abc import Sequence

from vaultgen.model import Statement
from vaultgen.render.views.statements import long_words

_SAME_WORDS = 0.6  # share of words in common from which on two sentences say the same
_WITHIN = 0.8  # share of a sentence's words that another one has from which on it says nothing new
_LEAST_WITHIN = 5  # words of four letters or more


def different(statements: Sequence[Statement]) -> list[Statement]:
    """The statements without those that say nearly what an earlier one does: another version of an abstract."""
    kept: list[Statement] = []
    for statement in statements:
        if not any(say_the_same(statement, k) or _is_within(statement, k) for k in kept):
            kept.append(statement)
    return kept


def say_the_same(one: Statement, other: Statement) -> bool:
    """Whether two sentences have most of their words in common."""
    words, others = _words(one), _words(other)
    return len(words & others) >= _SAME_WORDS * len(words | others)


def _is_within(one: Statement, other: Statement) -> bool:
    """Whether nearly all that one says, the other does too."""
    words, others = (long_words(f"{s.lead_in} {s.text}") for s in (one, other))
    return len(words) >= _LEAST_WITHIN and len(words & others) >= _WITHIN * len(words)


def _words(statement: Statement) -> frozenset[str]:
    return frozenset(statement.text.casefold().split())
