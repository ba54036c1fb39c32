"""Math in running text: where it stands (money is none), and what of it is plain enough to be written as text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vaultgen.text.latex_symbols import GREEK, OPERATORS, SUBSCRIPT, SUPERSCRIPT, TEXT_IN_MATH

_LONGEST = 400  # characters between two dollar signs that can still be one formula
_LONGEST_PLAIN = 60
_LATEX_MARK = re.compile(r"[\\^_=]")
_PROSE = re.compile(r"[A-Za-z]{3,}[,.;]?\s+[A-Za-z]{2,}")
_TEXT_GROUP = re.compile(rf"\\(?:{TEXT_IN_MATH})\s*\{{(?P<inner>[^{{}}\\$^_]*)\}}")
_COMMAND = re.compile(r"\\(?P<name>[A-Za-z]+)\s*")
_AMOUNT = re.compile(r"\d[\d,.]*\s*(?:[kKMB]|bn|million|billion|trillion)?(?:[\s/–-].*|\+)?")
_SCRIPT = re.compile(r"(?P<kind>[\^_])(?:\{(?P<group>[^{}]*)\}|(?P<single>[^{}\\\s]))")
_PLAIN = re.compile(r"[\w\s+\-−=<>~≈≃≅≡≠≤≥≪≫×±∓·÷*⋆→⇒←↔⇔↑↓∞∂∝′'’°%.,:;!?/&#$|@…⋯✓†⁺⁻⁼⁽⁾₊₋₌₍₎⁰-⁹₀-₉²³¹ⁿ-]*")


@dataclass(frozen=True, slots=True)
class MathSpan:
    """A formula with its delimiters, `text[start:end]`; `content` stands between them, without outer blanks."""

    start: int
    end: int
    content: str
    is_display: bool


def math_spans(text: str) -> list[MathSpan]:
    r"""The formulas in `text`, as `$…$`, `$$…$$`, `\(…\)` or `\[…\]`, in order. Amounts of money are none."""
    spans = []
    position = 0
    while found := _next_delimiter(text, position):
        span = _span_at(text, found)
        if span:
            spans.append(span)
        position = span.end if span else found[1]
    return spans


_DELIMITER = re.compile(r"\\\\|\\\$|\$\$|\$|\\\(|\\\[")
_CLOSING = {"$": "$", "$$": "$$", "\\(": "\\)", "\\[": "\\]"}


def _next_delimiter(text: str, position: int) -> tuple[int, int] | None:
    while found := _DELIMITER.search(text, position):
        if found[0] in _CLOSING:
            return found.span()
        position = found.end()
    return None


def _span_at(text: str, opening: tuple[int, int]) -> MathSpan | None:
    start, inner = opening
    mark = text[start:inner]
    closing = _CLOSING[mark]
    end = _closing_at(text, closing, inner)
    if end < 0:
        return None
    content = text[inner:end]
    if mark == "$" and not _is_formula(content, text[end + 1 : end + 2]):
        return None
    if not content.strip() or (mark != "$" and len(content) > 4 * _LONGEST):
        return None
    return MathSpan(start, end + len(closing), content.strip(), mark in {"$$", "\\["})


def _closing_at(text: str, closing: str, position: int) -> int:
    limit = position + 4 * _LONGEST
    while (at := text.find(closing, position, limit)) >= 0:
        backslashes = len(text[:at]) - len(text[max(0, at - 8) : at].rstrip("\\")) - max(0, at - 8)
        if closing[0] == "\\" or backslashes % 2 == 0:
            return at
        position = at + 1
    return -1


def _is_formula(content: str, following: str) -> bool:
    """Whether what stands between two single dollar signs is math rather than two amounts of money."""
    if not content.strip() or len(content) > _LONGEST or content.count("{") != content.count("}"):
        return False
    words = _TEXT_GROUP.sub("", content)
    has_mark = _LATEX_MARK.search(words) is not None or words != content
    if _PROSE.search(_COMMAND.sub("", words)):
        return False
    if has_mark:
        return not (
            following.isdigit() and _AMOUNT.fullmatch(content.split("\\", maxsplit=1)[0].strip()) and " " in content
        )
    if content != content.strip():
        return False
    if content[0].isdigit() and (following.isdigit() or _is_amount(content)):
        return False
    return not following.isdigit() or len(content) <= 2


def _is_amount(content: str) -> bool:
    """`5 and `, `2M-`, `100/`: the beginning of a text between two amounts."""
    return bool(_AMOUNT.fullmatch(content)) and (content[-1] in "-–/+(" or bool(re.search(r"\s[A-Za-z]{2,}", content)))


def math_as_text(content: str) -> str | None:
    r"""What a formula says in plain characters (`10\times` -> `10×`, `\pi_0` -> `π₀`), or None where that is not plain.

    Brackets, fractions, indices of letters and unknown commands are left to the formula.
    """
    text = content
    for _ in range(6):
        text, count = _TEXT_GROUP.subn(lambda m: m["inner"], text)
        if not count:
            break
    text = re.sub(r"\\[,;: ]|~", " ", re.sub(r"\\!|\\/|\\left\b|\\right\b", "", text))
    text = re.sub(r"\\([%&#_$])", lambda m: {"_": "\x00"}.get(m[1], m[1]), text)
    text = re.sub(r"\{([,=<>]|\\?[A-Za-z]+)\}", r"\1", text) if not re.search(r"[\^_]\{", text) else text
    text = re.sub(r"\^\s*\{?\s*\\(?:circ|degree)\s*\}?", "°", text)
    text = re.sub(r"\^\s*\{?\s*\\prime\s*\}?", "′", text)
    text = _COMMAND.sub(_sign, text)
    if re.fullmatch(r"[\^_]\{?[\w.,+*-]{1,6}\}?", text) and not re.search(r"[A-Za-z]", text):
        text = _whole_script(text)
    text = _SCRIPT.sub(_script, text)
    text = re.sub(r"(?<=^)~\s+(?=\d)", "~", text).replace("\x00", "_") if "_" not in text else text
    if len(text) > _LONGEST_PLAIN or not _PLAIN.fullmatch(text) or "_" in text.replace("\x00", ""):
        return None
    text = " ".join(text.split())
    return text or None


def _sign(found: re.Match[str]) -> str:
    name = found["name"]
    sign = GREEK.get(name) or OPERATORS.get(name)
    if sign is None:
        return found[0]
    # The blank that ends a command's name is no blank of the text, but between words it reads better.
    blank = " " if found[0][-1].isspace() and sign not in {"~", "°"} else ""
    return sign + blank


def _whole_script(text: str) -> str:
    """A formula that is nothing but an index or a power: PM$_{2.5}$, m$^2$, a footnote's star."""
    inner = text[1:].strip("{}")
    table = SUPERSCRIPT if text[0] == "^" else SUBSCRIPT
    changed = inner.translate(table)
    return changed if not any(c in "0123456789.,*" for c in changed) else inner


def _script(found: re.Match[str]) -> str:
    inner = found["group"] if found["group"] is not None else found["single"]
    inner = inner.strip()
    if found["kind"] == "^" and inner in {"th", "st", "nd", "rd", "°", "′", "*", "†"}:
        return inner
    if not re.fullmatch(r"[+-]?\d+", inner):
        return found[0]
    return inner.translate(SUPERSCRIPT if found["kind"] == "^" else SUBSCRIPT)
