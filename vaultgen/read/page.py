"""What a reader is given and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from vaultgen.grounding import Passage
from vaultgen.model import Finding, Record, Stated
from vaultgen.text.clean import LineLayout, SeedText

_QUOTED = 60  # characters of a line that a message shows


@dataclass(frozen=True, slots=True)
class Page:
    """A seed as text: its raw lines and the same lines cleaned; line number n is at index n - 1.

    `layout` says of each line of a document in pages where it stood, and is empty for all other formats. `main_text` is
    the setting of that name: who finds it in a page that no reader foresaw.
    """

    seed: str
    raw: tuple[str, ...]
    lines: tuple[Passage, ...]
    layout: tuple[LineLayout, ...] = ()
    main_text: str = "own"


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What a reader made of a page. `understood` are the numbers of the lines that a rule knew what to do with.

    `format` is there where a reader reads several formats: the one that the page has.
    """

    records: tuple[Record, ...]
    understood: frozenset[int]
    description: str
    subject: Stated[str] | None = None
    findings: tuple[Finding, ...] = field(default=())
    format: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """One seed format: how sure `match` is (0 to `most`) that a page has it, and how it is read.

    A format that is no plain text has `decode`: the lines that its bytes (given with the seed's name) hold, or None for
    bytes of other formats. Evidence counts these lines, so the same bytes must always give the same ones. A reader that
    `takes_raw` needs no `page.lines` and understands all of a page.
    """

    name: str
    match: Callable[[Page], float]
    read: Callable[[Page], ReadPage]
    decode: Callable[[str, bytes], SeedText | None] | None = None
    takes_raw: bool = False
    most: float = 1.0


def joined(passages: Sequence[Passage]) -> Passage | None:
    """The passages as one, parted by blanks; none where there is no text."""
    parts = [p for p in passages if p.text]
    if len(parts) == 1:
        return parts[0]
    return Passage.join(parts) if parts else None


def stated_text(passage: Passage) -> Stated[str]:
    """The passage's text as a stated value."""
    return Stated(passage.text, passage.evidence())


def shortened(text: str) -> str:
    """The beginning of a line as messages quote it: at most 60 characters."""
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…"


def count_of(number: int, noun: str) -> str:
    """`1 paper`, `3 papers`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
