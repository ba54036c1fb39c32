"""What a result is made of."""

from __future__ import annotations

from dataclasses import dataclass

from vaultgen.extract.scoring.attach import Named


@dataclass(frozen=True, slots=True)
class Result:
    """One score: model, benchmark, value, and what qualifies it. `comparator` is who it is compared with.

    `start` is where the score stands in the sentence.
    """

    model: str
    benchmark: Named
    value: float
    unit: str = ""
    metric: str = ""
    setting: str = ""
    comparator: str = ""
    comparator_value: float | None = None
    is_lower_better: bool = False
    is_about: bool = False
    kind: str = "score"
    start: int = 0
