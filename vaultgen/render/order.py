"""The order of nodes in lists, and the years of papers."""

from __future__ import annotations

from collections.abc import Iterable

from vaultgen.model import Entity


def name_order(entity: Entity) -> tuple[str, str, str]:
    """The order of names in lists: letter case does not count."""
    return entity.name.casefold(), entity.name, entity.id


def year_of(entity: Entity) -> str:
    """The year in which a paper was published, or an empty string."""
    published = str(entity.properties.get("published", ""))
    return published[:4] if published[:4].isdigit() else ""


def newest_first(papers: Iterable[Entity]) -> list[Entity]:
    """Papers by date, the newest first, those without a date last; of one date by title."""
    ordered = sorted(papers, key=name_order)
    return sorted(ordered, key=lambda p: str(p.properties.get("published", "")), reverse=True)
