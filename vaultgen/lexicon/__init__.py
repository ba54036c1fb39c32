"""What is known beforehand about the field, as data: names with their types, never facts about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from vaultgen.model import NodeType
from vaultgen.text.fold import fold


@dataclass(frozen=True, slots=True)
class Entry:
    """A known name. `weak` names are also ordinary words or names of other things, so they need a context that
    speaks for the type. `variants` are the words that follow a model family's name (Pro, Turbo, Large)."""

    type: NodeType
    name: str
    aliases: tuple[str, ...] = ()
    expansion: str = ""
    kind: str = ""
    weak: bool = False
    variants: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """The entries, and a look-up of them by folded form."""

    entries: tuple[Entry, ...]
    by_form: Mapping[str, tuple[Entry, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        forms: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for form in {fold(x) for x in (entry.name, *entry.aliases, entry.expansion) if x}:
                forms.setdefault(form, []).append(entry)
        object.__setattr__(self, "by_form", {k: tuple(v) for k, v in forms.items()})

    def find(self, form: str) -> tuple[Entry, ...]:
        """The entries that bear `form` as name, alias or expansion, whatever its case, accents and punctuation."""
        return self.by_form.get(fold(form), ())

    def without(self, names: Iterable[str]) -> Lexicon:
        """The lexicon less every entry that bears one of `names` (to measure what context alone finds)."""
        gone = {fold(n) for n in names}
        kept = [e for e in self.entries if not gone & {fold(x) for x in (e.name, *e.aliases, e.expansion) if x}]
        return Lexicon(tuple(kept))


def load_lexicon(additions: Iterable[Entry] = ()) -> Lexicon:
    """The lexicon that comes with vaultgen, and the user's own entries, which win."""
    return Lexicon(tuple(additions))
