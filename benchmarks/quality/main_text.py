"""How much of a page's main text is kept, and how much of what stands around it: by our own rules and with a library.

    python benchmarks/quality/main_text.py

counts the marks in the made-up pages of `tests/read/marked_pages.py` that are kept: by our own rules, by trafilatura
alone, by both together as `main_text = "trafilatura"` has it.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import trafilatura

from tests.read.marked_pages import marked_pages
from vaultgen.read.html.html_article import main_text
from vaultgen.read.html.html_text import HtmlText
from vaultgen.read.html.main_text_library import with_library

_MARK = re.compile(r"\b([tb])\d+z\b")


def main() -> None:
    """Count, and print the sums and the pages that differ."""
    sums: dict[str, Counter[str]] = {}
    for name, page in marked_pages().items():
        html = HtmlText("page", page.split("\n"))
        ours = main_text(html.lines)
        both, _ = with_library("page", html.source, html.lines, ours)
        kept = {
            "all": page,
            "own rules": "\n".join(x.passage.text for x in ours),
            "trafilatura": trafilatura.extract(page, include_comments=False) or "",
            "both": "\n".join(x.passage.text for x in both),
        }
        for who, text in kept.items():
            sums.setdefault(who, Counter()).update({m[0]: m[1] for m in _marks(text)})
        print(f"{name:12}" + "".join(f"{who}: {_shown(Counter(dict(_marks(t))))}; " for who, t in kept.items()))
    print("together:   " + "".join(f"{who}: {_shown(found)}; " for who, found in sums.items()))


def _marks(text: str) -> list[tuple[str, int]]:
    """How many different marks of text (t) and of what stands around it (b) there are."""
    return sorted(Counter(mark[0] for mark in {m[0] for m in _MARK.finditer(text)}).items())


def _shown(found: Counter[str]) -> str:
    return f"{found['t']} text, {found['b']} other"


if __name__ == "__main__":
    main()
