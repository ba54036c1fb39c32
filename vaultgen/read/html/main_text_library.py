"""trafilatura beside our own rules (`pip install 'vaultgen[main-text]'`), where the settings ask for it.

The library gives the words of a page's main text, but not where they stand; so it has a say in which of the page's
lines are main text, and the lines stay ours, with their places.
"""

from __future__ import annotations

import importlib
import logging
import re
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Protocol, cast

from vaultgen.model import Finding
from vaultgen.read.html.html_text import HtmlLine
from vaultgen.text.fold import fold

LIBRARY = "trafilatura"
MOST_CHARACTERS = 2_000_000
MOST_TAGS = 40_000
"""Characters and tags of a page that the library is asked about: with many more tags it takes minutes."""

_MUCH_MORE = 1.5  # times: the text of a page laid out by tables or sections, of which our rules take one
_RUN = 5  # words that stand one after the other by no chance
_LEAST_SHARE = 0.7  # of a line's runs of words that the library has, too: it leaves out marks and links
_CODE = frozenset({"pre", "xmp"})
_WORD = re.compile(r"\w+")


class _Library(Protocol):
    """What we use of `trafilatura`."""

    def extract(self, filecontent: str, *, include_comments: bool) -> str | None:
        """The main text of a page, a paragraph a line."""
        ...


def missing_library(setting: str) -> Finding | None:
    """What there is to say where the settings ask for the library and it is not installed."""
    if setting != LIBRARY or find_spec(LIBRARY):
        return None
    message = f"{LIBRARY} is not installed; the main text of web pages is found by our own rules alone"
    return Finding("vaultgen.toml", 0, message, "pip install 'vaultgen[main-text]', or take main_text out")


def with_library(
    seed: str, source: str, lines: Sequence[HtmlLine], ours: Sequence[HtmlLine]
) -> tuple[list[HtmlLine], tuple[Finding, ...]]:
    """The main text among the `lines` of a page: `ours`, unless the library finds much more. Never raises; `source` is
    the page's HTML."""
    if len(source) > MOST_CHARACTERS or source.count("<") > MOST_TAGS:
        message = (
            f"the page has more than {MOST_CHARACTERS:,} characters or {MOST_TAGS:,} tags: {LIBRARY} was not asked"
        )
        return list(ours), (Finding(seed, 0, message, "save the page without its pictures"),)
    try:
        text = _text_of(source)
    except ImportError as error:
        message, remedy = f"{LIBRARY} cannot be loaded ({error})", "pip install 'vaultgen[main-text]'"
        return list(ours), (Finding(seed, 0, message, remedy),)
    except Exception as error:  # noqa: BLE001 - whatever fails in another package, our own rules stand
        message = f"{LIBRARY} failed ({type(error).__name__}); the main text was found by our own rules alone"
        return list(ours), (Finding(seed, 0, message),)
    theirs = _lines_in(lines, text)
    return (theirs if _size(theirs) > _MUCH_MORE * _size(ours) else list(ours)), ()


def _text_of(source: str) -> str:
    library = cast("_Library", importlib.import_module(LIBRARY))
    # It tells of each page that it makes nothing of.
    logging.getLogger(LIBRARY).addHandler(logging.NullHandler())
    logging.getLogger(LIBRARY).propagate = False
    return library.extract(source, include_comments=False) or ""


def _lines_in(lines: Sequence[HtmlLine], text: str) -> list[HtmlLine]:
    """The lines whose words the text has, in runs; of short lines those that it has as a line."""
    parts = [tuple(_WORD.findall(fold(part))) for part in text.split("\n")]
    whole = set(parts)
    runs = {run for words in parts for run in _runs(words)}
    found = []
    for line in lines:
        words = tuple(_WORD.findall(fold(line.passage.text)))
        own = _runs(words)
        has_runs = bool(own) and sum(run in runs for run in own) >= _LEAST_SHARE * len(own)
        if (has_runs or (words and words in whole)) and not line.within(_CODE):
            found.append(line)
    return found


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]


def _size(lines: Sequence[HtmlLine]) -> int:
    return sum(len(line.passage.text) for line in lines)
