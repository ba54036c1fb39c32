"""What stands around a sentence: whom and what it speaks of without naming it."""

from __future__ import annotations

from dataclasses import dataclass

from vaultgen.extract.scoring.attach import Named
from vaultgen.model import NamedEntity

__all__ = ["UNNAMED", "Context"]

# What a score's owner is called where the paper gives its method no name.
UNNAMED = "the paper's method"


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a sentence.

    `own` is what `our model` stands for, `own_benchmark` the benchmark that the paper introduces, `previous` the one
    that the sentence before reports on, `named` the one that `this benchmark` stands for, `only` the only one that the
    abstract measures on, `last` the only one that the sentence before measures on, `listed` the only list of them that
    the abstract measures on. `is_unnamed` says that a paper has no one name for what it is about, so that `our method`
    stands for nothing that has one. `spoken_of` is the one model of the sentence before, where the paper has none of
    its own. `subject` and `benchmark` are what a note's bullet takes from its siblings and its lead-in.
    """

    own: str = ""
    is_unnamed: bool = False
    last: NamedEntity | None = None
    listed: tuple[NamedEntity, ...] = ()
    own_benchmark: NamedEntity | None = None
    previous: NamedEntity | None = None
    named: NamedEntity | None = None
    only: NamedEntity | None = None
    spoken_of: str = ""
    subject: str = ""
    benchmark: Named | None = None
