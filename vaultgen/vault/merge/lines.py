"""Lines as a Markdown parser counts them, and the line ends that a text uses."""

from __future__ import annotations

import re

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+\Z")
_LINE_END = re.compile(r"\r\n?|\n")


def split_lines(text: str) -> list[str]:
    """The lines with their ends. `str.splitlines` would also part lines at form feeds and the like."""
    return _LINE.findall(text)


def line_end(text: str) -> str:
    """The line end that `text` uses most: that of Windows or that of all others."""
    windows = text.count("\r\n")
    return "\r\n" if windows * 2 > text.count("\n") else "\n"


def with_line_ends(text: str, end: str) -> str:
    """`text` with every line end replaced by `end`."""
    return _LINE_END.sub(end, text)
