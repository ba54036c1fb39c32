"""A stretch of text that may be a name."""

from __future__ import annotations

from dataclasses import dataclass

from vaultgen.extract.naming.shapes import Shape
from vaultgen.lexicon import Entry
from vaultgen.model import NodeType


@dataclass(slots=True)  # Not frozen, as all that is made by the dozen.
class NameSpan:
    """A span that may be a name, by characters (`start`, `end`) and tokens (`first`, `last`).

    `entries` are the lexicon's, none for a name that it does not know. `name` is what the span names once the context
    has completed it. `family_end` and `version_end` are the characters where a model's family, and family with
    version, end. `kin` is the type of a known name that ends or opens the compound (`Med-Gemini`, `COCO-Stuff`).
    """

    start: int
    end: int
    first: int
    last: int
    name: str
    entries: tuple[Entry, ...] = ()
    is_weak: bool = False
    shape: Shape = Shape.STRONG
    family_end: int = 0
    version_end: int = 0
    kin: NodeType | None = None
    kin_is_head: bool = False
    is_completed: bool = False

    @property
    def has_model_form(self) -> bool:
        """Whether a version, size or variant follows the family's name."""
        return bool(self.family_end) and self.end > self.family_end

    def types(self) -> tuple[NodeType, ...]:
        """The types that the lexicon has for the name."""
        return tuple(dict.fromkeys(e.type for e in self.entries))
