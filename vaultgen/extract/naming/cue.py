"""What the evidence for a name's type is made of."""

from __future__ import annotations

from typing import NamedTuple

from vaultgen.model import NodeType


class Cue(NamedTuple):
    """That a span is of a type: how much speaks for it, and the rule that says so."""

    type: NodeType
    weight: float
    rule: str
