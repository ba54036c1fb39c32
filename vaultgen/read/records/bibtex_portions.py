"""A BibTeX file parsed a portion at a time: as bibtexparser parses it whole, in memory that does not grow with it.

A portion ends where an entry begins a line, since there bibtexparser begins a new one whatever is still open. Where no
line begins so (a bibliography on one line), the last entry of a portion may be cut off, and begins the next one.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from vaultgen.read.record_limit import LONGEST_RECORD

if TYPE_CHECKING:
    from bibtexparser.model import Block

_PORTION = 200_000  # characters
_ON_A_LINE = re.compile(r"^[^\S\n]*@\w*[ \t]*[{(]", re.MULTILINE)
_CUT_OFF = re.compile(r"@\w*[ \t]*$")


def every_portion(_text: str) -> bool:
    """Whether a portion has to be parsed: every one has."""
    return True


def blocks_in(text: str, is_needed: Callable[[str], bool] = every_portion) -> Iterator[tuple[int, Block | None]]:
    """The blocks of a BibTeX text (entries, strings, what is broken) with the offset of each; None for an entry that is
    too long to be read. Portions that are not needed are skipped."""
    # What bibtexparser has to say of broken entries becomes findings.
    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
    logging.getLogger("bibtexparser").propagate = False
    start, size = 0, _PORTION
    while start < len(text):
        end = _end_of_portion(text, start, size)
        portion = text[start:end]
        is_cut = end == start + size and end < len(text)
        found = _parsed(portion) if is_cut or is_needed(portion) else []
        if is_cut and found and found[-1][0] > 0:
            end = start + found.pop()[0]
        elif is_cut and found and len(found[0][1].raw or "") >= len(portion):
            if size < LONGEST_RECORD:
                size *= 4
                continue
            found = []
            yield start, None
            end = _next_on_a_line(text, start + 1)
        elif is_cut and (cut_off := _CUT_OFF.search(portion, max(1, portion.rfind("@")))):
            end = start + cut_off.start()
        for at, block in found:
            yield start + at, block
        start, size = end, _PORTION


def _end_of_portion(text: str, start: int, size: int) -> int:
    """Where the last entry begins that begins a line of the portion; else where its size ends."""
    end = start + size
    if end >= len(text):
        return len(text)
    at = text.rfind("\n@", start, end) + 1
    return at if at > start and _ON_A_LINE.match(text, at) else end


def _next_on_a_line(text: str, start: int) -> int:
    found = _ON_A_LINE.search(text, start)
    return found.start() if found else len(text)


def _parsed(portion: str) -> list[tuple[int, Block]]:
    """The blocks of a portion with their offsets; what stands between them is left out."""
    from bibtexparser.model import ImplicitComment, ParsingFailedBlock
    from bibtexparser.splitter import Splitter

    found: list[tuple[int, Block]] = []
    behind = 0
    for block in Splitter(portion).split().blocks:
        raw = block.raw or ""
        if not isinstance(block, ImplicitComment):
            at = portion.find(raw, behind)
            found.append((at, block))
            # What ends a broken entry may be the beginning of the next one.
            next_begun = _CUT_OFF.search(raw, max(1, raw.rfind("@")))
            behind = at + (next_begun.start() if next_begun else len(raw))
        if isinstance(block, ParsingFailedBlock):
            block.error.with_traceback(None)  # which would keep the whole portion
    return found
