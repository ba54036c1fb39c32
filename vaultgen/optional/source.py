"""What an optional extractor is: something that is given texts and names the things in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from vaultgen.model import NodeType

# What may be asked for, and how a model is told what it is.
ASKED: dict[NodeType, str] = {
    NodeType.MODEL: "a machine learning model, model family or system with a name of its own",
    NodeType.BENCHMARK: "a benchmark, test set, shared task or leaderboard that systems are scored on",
    NodeType.DATASET: "a dataset or corpus that systems are trained on",
    NodeType.ORGANIZATION: "a company, university, laboratory or other organisation",
    NodeType.PRODUCT: "a product, service or app",
}


@dataclass(frozen=True, slots=True)
class GivenName:
    """What a model says: these words are a name of this type, and how sure it is (0 to 1)."""

    text: str
    type: NodeType
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why texts went unanswered, and what the user can do about it."""

    message: str
    remedy: str


# Takes the number of a text and the names that the answer gave for it.
Keep = Callable[[int, tuple[GivenName, ...]], None]


class NameSource(Protocol):
    """A model that can be asked for names.

    `maker` says all that decides what it answers (the model, its instructions), `longest` how many characters of text
    it takes at once. Neither needs the model itself: what was answered once counts without package, key or network.
    """

    @property
    def name(self) -> str:
        """What it is called in the settings and in rules."""
        ...

    @property
    def label(self) -> str:
        """Which model it is, for people."""
        ...

    @property
    def maker(self) -> str:
        """See above."""
        ...

    @property
    def longest(self) -> int:
        """See above."""
        ...

    @property
    def weight(self) -> float:
        """What one text's answer counts for a name."""
        ...

    def ask(self, texts: Sequence[str], keep: Keep) -> Trouble | None:
        """Hand the answer on each text to `keep` as it comes; say why texts went unanswered, if any did."""
        ...
