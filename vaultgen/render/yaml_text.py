"""Frontmatter as Obsidian writes it: two-space lists in block style, no folding, quotes only where they are needed.

A text is quoted wherever YAML 1.1 (Python) or YAML 1.2 (Obsidian) would read something else than that text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

Scalar = str | int | float | bool | date
Property = Scalar | list[str]

# A plain scalar begins with a letter, or with a digit where no number, date or time can be meant.
_PLAIN = re.compile(r"[^\W\d_](?:[^\x00-\x1f\x7f-\x9f:#\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]|:(?=\S)|(?<=\S)#)*")
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "inf", "nan"})
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
# In parts: of one set with many gaps a table of all letters is made.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f]|[\u2028\u2029]|[\ud800-\udfff]|\ufeff|[\ufffe\uffff]")


def frontmatter(properties: Mapping[str, Property]) -> str:
    """The properties as a YAML block between its two fences; keys in the order given, empty lists left out."""
    return f"---\n{emit(properties)}---\n"


def emit(properties: Mapping[str, Property]) -> str:
    """The properties as YAML; one `key: value` a line, lists with one item a line."""
    lines: list[str] = []
    for key, value in properties.items():
        if isinstance(value, list):
            lines += _list_lines(scalar(key), value)
        else:
            lines.append(f"{scalar(key)}: {scalar(value)}")
    return "".join(f"{line}\n" for line in lines)


def scalar(value: Scalar) -> str:
    """One value as YAML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value if _is_safe(value) else _quoted(value)
    if isinstance(value, float):
        return _number(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _list_lines(key: str, values: list[str]) -> Iterable[str]:
    if not values:
        yield f"{key}: []"
        return
    yield f"{key}:"
    for value in values:
        yield f"  - {scalar(value)}"


def _is_safe(text: str) -> bool:
    """Whether YAML of either version reads the bare text as itself."""
    if _MONTH.fullmatch(text):
        return True
    return bool(_PLAIN.fullmatch(text)) and text.lower() not in _WORDS and text == text.strip() and text[-1] != ":"


def _quoted(text: str) -> str:
    escaped = "".join(_ESCAPES.get(c, c) for c in text)
    return f'"{_UNPRINTABLE.sub(_hex, escaped)}"'


def _hex(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


def _number(value: float) -> str:
    """A float that both versions read as a number: YAML 1.1 wants a point before an exponent, and a sign in it."""
    if value != value:  # noqa: PLR0124 - the one number that is not itself
        return ".nan"
    if value in (float("inf"), float("-inf")):
        return ".inf" if value > 0 else "-.inf"
    text = repr(value)
    mantissa, mark, exponent = text.partition("e")
    if not mark:
        return text
    mantissa += "" if "." in mantissa else ".0"
    return f"{mantissa}e{exponent if exponent[0] in '+-' else '+' + exponent}"
