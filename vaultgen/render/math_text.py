"""Which formulas of a text stay formulas: those that Obsidian's MathJax can draw, and that do nothing else."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from vaultgen.render.escape import Span
from vaultgen.text.latex import math_spans

_COMMAND = re.compile(r"\\([A-Za-z]+|.)")
_FORBIDDEN = re.compile(r"%%|\[\[|\]\]|[`\n$]|<[A-Za-z/!?%]|\{\{|\{%|::|==")


def formulas(text: str) -> dict[Span, str]:
    """The formulas of `text` that are kept, by their span, as Obsidian writes them."""
    kept = {}
    for span in math_spans(text):
        content = span.content.replace("|", r"\vert ")
        if is_sane(content) and not text[span.end : span.end + 1].isdigit():
            kept[span.start, span.end] = f"${content}$"
    return kept


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
