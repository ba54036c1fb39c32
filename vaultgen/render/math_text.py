"""Which formulas of a text stay formulas: those that Obsidian's MathJax can draw, and that do nothing else."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from vaultgen.render.escape import Span, escaped_characters, heading, one_line, overlaps, url_spans, url_text
from vaultgen.text.latex import math_spans

_COMMAND = re.compile(r"\\([A-Za-z]+|.)")
# LaTeX that only dresses letters; of all other commands the name stays.
_DRESS = re.compile(r"\\(?:math|text|operatorname)[a-z]*\s*|\\(?=[A-Za-z])|[{}]")
_FORBIDDEN = re.compile(r"%%|\[\[|\]\]|[`\n$]|<[A-Za-z/!?%]|\{\{|\{%|::|==")


def formulas(text: str) -> dict[Span, str]:
    """The formulas of `text` that are kept, by their span, as Obsidian writes them."""
    kept = {}
    for span in math_spans(text):
        content = span.content.replace("|", r"\vert ")
        if is_sane(content) and not text[span.end : span.end + 1].isdigit():
            kept[span.start, span.end] = f"${content}$"
    return kept


def title_heading(title: str) -> str:
    """A title as a heading, in which Obsidian draws its formulas."""
    text = one_line(title)
    kept = formulas(text)
    if not kept:
        return heading(text)
    written = escaped_characters(text)
    addresses = {span: url_text(text[slice(*span)]) for span in url_spans(text) if not overlaps(span, list(kept))}
    for (start, end), shown in (kept | addresses).items():
        written[start:end] = [shown] + [""] * (end - start - 1)
    return re.sub(r"(?<!\\)#(?=#*$)", r"\\#", "".join(written))


def readable_title(title: str) -> str:
    r"""A title for a place that draws no formulas: `$O(n \log n)$` as `O(n log n)`, as its file is called."""
    for (start, end), formula in sorted(formulas(title).items(), reverse=True):
        title = title[:start] + _DRESS.sub("", formula[1:-1]) + title[end:]
    return one_line(title)


def is_sane(content: str) -> bool:
    """Whether braces and environments are balanced and MathJax knows every command."""
    if not content.strip() or _FORBIDDEN.search(content):
        return False
    depth = 0
    for mark in re.findall(r"(?<!\\)[{}]", content):
        depth += 1 if mark == "{" else -1
        if depth < 0:
            return False
    if depth or len(re.findall(r"\\left\b", content)) != len(re.findall(r"\\right\b", content)):
        return False
    if len(re.findall(r"\\begin\b", content)) != len(re.findall(r"\\end\b", content)):
        return False
    return all(not name.isalpha() or name in _known_commands() for name in _COMMAND.findall(content))


@lru_cache(maxsize=1)
def _known_commands() -> frozenset[str]:
    words = files("vaultgen.render").joinpath("math_commands.txt").read_text(encoding="utf-8")
    return frozenset(w for line in words.splitlines() if not line.startswith("#") for w in line.split())
