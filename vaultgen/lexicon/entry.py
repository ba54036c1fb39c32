"""The nouns of the lexicon: a known name, and the look-up of all known names by folded form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from vaultgen.model import NodeType
from vaultgen.text.fold import fold


@dataclass(frozen=True, slots=True)
class Entry:
    """A known name. `weak` names are also ordinary words or names of other things, so they need a context that
    speaks for the type. `variants` are the words that follow a model family's name (Pro, Turbo, Large).

    `weak_aliases` are those of the aliases that are weak though the name is not: `SAM` of Segment Anything Model.
    """

    type: NodeType
    name: str
    aliases: tuple[str, ...] = ()
    expansion: str = ""
    kind: str = ""
    weak: bool = False
    variants: tuple[str, ...] = ()
    weak_aliases: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Name, aliases and expansion as they are written."""
        return tuple(x for x in (self.name, *self.aliases, self.expansion) if x)

    @property
    def forms(self) -> frozenset[str]:
        """The spellings, folded."""
        return frozenset(fold(x) for x in self.spellings)

    def is_weak(self, form: str) -> bool:
        """Whether `form` alone, without a context that speaks for the type, is too little to name this entry."""
        return self.weak or (bool(self.weak_aliases) and fold(form) in {fold(x) for x in self.weak_aliases})


@dataclass(frozen=True)
class Lexicon:
    """The entries, and a look-up of them by folded form."""

    entries: tuple[Entry, ...]
    by_form: Mapping[str, tuple[Entry, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        forms: dict[str, tuple[Entry, ...]] = {}
        for entry in self.entries:
            for form in entry.forms:
                forms[form] = (*forms.get(form, ()), entry)
        object.__setattr__(self, "by_form", forms)

    def find(self, form: str) -> tuple[Entry, ...]:
        """The entries that bear `form` as name, alias or expansion, whatever its case, accents and punctuation."""
        return self.by_form.get(fold(form), ())

    def without(self, names: Iterable[str]) -> Lexicon:
        """The lexicon less every entry that bears one of `names` (to measure what context alone finds)."""
        gone = {fold(n) for n in names}
        return Lexicon(tuple(e for e in self.entries if gone.isdisjoint(e.forms)))
