"""The nouns of the lexicon: a known name, and the look-up of all known names by folded form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from vaultgen.model import NodeType
from vaultgen.text.fold import fold


@dataclass(frozen=True, slots=True)
class Entry:
    """A known name. `variants` are the words that follow a model family's name (Pro, Turbo, Large).

    The aliases of organizations and concepts are other names of the same thing; those of the other types may also
    name its versions and parts (`FLORES-200` of FLORES), which the name grammar keeps apart. A name that is `weak` is
    also an ordinary word or the name of something else, so it needs a context that speaks for the type; its aliases
    are weak only where `weak_aliases` has them (`SAM` of Segment Anything Model).

    `names` are name, aliases and expansion as they are written, `spellings` these and, of a concept's, their plurals,
    `forms` the spellings folded: made once, since every start asks for those of thousands of entries.
    """

    type: NodeType
    name: str
    aliases: tuple[str, ...] = ()
    expansion: str = ""
    kind: str = ""
    weak: bool = False
    variants: tuple[str, ...] = ()
    weak_aliases: tuple[str, ...] = ()
    names: tuple[str, ...] = field(init=False, compare=False, repr=False)
    spellings: tuple[str, ...] = field(init=False, compare=False, repr=False)
    forms: frozenset[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        names = tuple(filter(None, (self.name, *self.aliases, self.expansion)))
        spellings = (*names, *map(plural, names)) if self.type is NodeType.CONCEPT else names
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "spellings", spellings)
        object.__setattr__(self, "forms", frozenset(map(fold, spellings)))

    def is_weak(self, form: str) -> bool:
        """Whether `form` alone, without a context that speaks for the type, is too little to name this entry."""
        weak = (*((self.name,) if self.weak else ()), *self.weak_aliases)
        if not weak:
            return False
        folded = fold(form)
        return any(folded in (fold(x), fold(plural(x))) for x in weak)


def plural(name: str) -> str:
    """`name` with its last word in the regular plural: `Reward Model` -> `Reward Models`, `Policy` -> `Policies`."""
    if name[-1:] in "sxz" or name.endswith(("ch", "sh")):
        return name + "es"
    if name[-1:] == "y" and name[-2:-1] not in "aeiou":
        return name[:-1] + "ies"
    return name + "s"


@dataclass(frozen=True, eq=False)  # Lexicons are told apart as they are: to compare thousands of entries takes long.
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
