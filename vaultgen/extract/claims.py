"""What the sentences of one reading state about the things that they name: results and relations, with evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vaultgen.extract.relations import introductions
from vaultgen.grounding import Passage
from vaultgen.model import Claim, FieldRef, Mention, Reading, Sentence

__all__ = ["find_claims"]


def find_claims(
    reading: Reading, passages: Mapping[FieldRef, Passage], sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Claim, ...]:
    """The claims of one reading, each once, in the order of the records."""
    del passages, sentences
    return tuple(introductions(reading, mentions))
