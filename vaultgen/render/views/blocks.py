"""The shapes that notes are made of: lines (bullets, paragraphs, callouts), groups under a heading, tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from vaultgen.render.escape import in_cell

_STEP = 4  # characters by which a level is set in


@dataclass(frozen=True, slots=True)
class Line:
    """A bullet, paragraph or callout as Markdown. `depth` counts the bullets that it hangs under; `starts_block` asks
    for a blank line before it. A bullet of a numbered list has its `number` (`1.`)."""

    text: str
    kind: str = "bullet"
    lead_in: str = ""
    cite: str = ""
    depth: int = 0
    callout: str = ""
    callout_title: str = ""
    starts_block: bool = False
    number: str = ""

    @property
    def marker(self) -> str:
        """What stands before a bullet's text, as wide as a level is set in by."""
        return (self.number or "*").ljust(_STEP)


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a heading of the third level, or under none."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section with its heading."""

    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its cells are Markdown with every bar escaped. `title` is a heading above it, or empty."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""


def table(headers: Sequence[str], rows: Iterable[Sequence[str]], title: str = "") -> Table:
    """A table without the columns that say nothing; the first column always stays."""
    body = [list(row) for row in rows]
    used = [i for i in range(len(headers)) if i == 0 or any(row[i] for row in body)]
    kept = tuple(tuple(in_cell(row[i]) for i in used) for row in body)
    return Table(tuple(headers[i] for i in used), kept, title)


def spaced(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines, those marked that begin a block of their own: paragraphs, callouts, and the list after one."""
    shown: list[Line] = []
    for line in lines:
        before = shown[-1] if shown else None
        is_apart = before is not None and line.kind != "quote" and (_stands_alone(line) or _stands_alone(before))
        is_apart = is_apart or (before is not None and before.kind == "quote" and line.kind != "quote")
        number = line.number if _can_be_numbered(line, before) else ""
        shown.append(replace(line, starts_block=is_apart, number=number))
    return tuple(shown)


def _can_be_numbered(line: Line, before: Line | None) -> bool:
    """Whether Markdown takes a bullet's number for one: it leaves a blank before the text, and right below the bullet
    that it hangs under it is the first."""
    hangs_below = before is not None and before.depth < line.depth
    return len(line.number) < _STEP and (not hangs_below or line.number[:-1] == "1")


def _stands_alone(line: Line) -> bool:
    return line.kind != "bullet" and line.depth == 0
