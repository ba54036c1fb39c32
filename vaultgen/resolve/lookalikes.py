"""Names that look the same and are written with letters of different scripts: `Wei`, and `Wеi` with a Cyrillic е."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vaultgen.model import Entity, Finding
from vaultgen.text.fold import fold
from vaultgen.text.lookalikes import has_lookalike, skeleton


def lookalikes(entities: Sequence[Entity]) -> Iterator[Finding]:
    """A finding for each name that looks like another node's: a slip of a keyboard, or somebody's trick."""
    suspects = [(e, name) for e in entities for name in _names(e) if has_lookalike(name)]
    if not suspects:
        return
    plain = {fold(name): e for e in entities for name in _names(e) if not has_lookalike(name)}
    for entity, name in suspects:
        other = plain.get(fold(skeleton(name)))
        if other is None or other.id == entity.id or not entity.evidence:
            continue
        strange = sorted({c for c in name if has_lookalike(c)})
        letters = ", ".join(f"{c} (U+{ord(c):04X})" for c in strange)
        yield Finding(
            entity.evidence[0].seed,
            entity.evidence[0].line,
            f"“{name}” looks like “{other.name}” but has other letters: {letters}",
            f'correct it in the seed, or join the two: vaultgen join "{other.name}" "{name}"',
        )


def _names(entity: Entity) -> Iterable[str]:
    return (entity.name, *entity.aliases)
