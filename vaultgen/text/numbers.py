"""Numbers in running text: value, unit and the words that qualify them (`up to`, `~`, `30 of 32`, `2-2.5x`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Quantity", "find_quantities"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number where it stands: `text[start:end]` holds qualifier, number and unit, `text[at:end]` no qualifier.

    `value` is the number (the lower one of a range, whose upper one is `high`), `unit` its unit in one spelling (`%`,
    `points`, `x`, `tokens`, `` for a bare number) and `scale` what a letter or word multiplies it by (1000 for `128K`).
    `qualifier` is in one spelling too: `up to`, `at least`, `about`, `more than`, `less than`, `top`, or empty. `whole`
    is 32 in `30 of 32`. `signed` says that it stands with a sign: a difference, most often.
    """

    start: int
    at: int
    end: int
    value: float
    unit: str = ""
    qualifier: str = ""
    high: float | None = None
    whole: float | None = None
    scale: float = 1.0
    signed: bool = False


_QUALIFIERS = {
    "about": ("about", "around", "approximately", "approx.", "roughly", "circa", "ca.", "nearly", "almost", "close to",
              "approaching", "~", "≈", "∼", r"$\sim$", r"\sim"),
    "up to": ("up to", "upto", "as much as", "as many as", "at most", "as high as", "a maximum of", "≤", "<="),
    "at least": ("at least", "no less than", "a minimum of", "as low as", "as few as", "≥", ">="),
    "more than": ("more than", "over", "above", "exceeding", "greater than", "upwards of", ">", "$>$", "&gt;"),
    "less than": ("less than", "fewer than", "under", "below", "lower than", "within", "<", "$<$", "&lt;"),
    "top": ("top",),
    "only": ("only", "just", "merely"),
}  # fmt: skip
_QUALIFIER_OF = {word: name for name, words in _QUALIFIERS.items() for word in words}
_LONGEST_QUALIFIER_FIRST = tuple(sorted(_QUALIFIER_OF, key=lambda word: (-len(word), word)))

_SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "b": 1e9, "billion": 1e9, "t": 1e12, "trillion": 1e12}

# Spelling in the text -> the unit. The order does not matter: the longest is tried first.
_UNITS = {
    "%": "%", r"\%": "%", "％": "%", "percent": "%", "per cent": "%", "per-cent": "%",
    "percentage points": "points", "percentage point": "points", "percent points": "points", "points": "points",
    "point": "points", "pp": "points", "pts": "points", "p.p.": "points", "%p": "points", "% points": "points",
    "x": "x", "×": "x", r"\times": "x", r"$\times$": "x", "times": "x", "fold": "x",
    "tokens": "tokens", "token": "tokens", "parameters": "parameters", "params": "parameters",
    "ms": "ms", "milliseconds": "ms", "seconds": "s", "s": "s", "minutes": "min", "min": "min", "hours": "h",
    "hour": "h", "days": "days", "weeks": "weeks", "years": "years", "dB": "dB", "mm": "mm", "cm": "cm", "km": "km",
    "FPS": "FPS", "fps": "FPS", "Hz": "Hz", "kHz": "kHz", "GB": "GB", "MB": "MB", "TB": "TB", "GPUs": "GPUs",
}  # fmt: skip

_REACH = 60
_DIGIT = re.compile(r"\d")
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"


def _any(words: tuple[str, ...] | dict[str, str]) -> str:
    """A regex for any of `words`, longest first, whole where they are words."""
    parts = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) + (r"(?![A-Za-z])" if word[-1].isalpha() else "") for word in parts)


_QUANTITY = re.compile(
    rf"""(?P<qualifier>(?:(?<![A-Za-z])(?:{_any(tuple(_QUALIFIER_OF))})\s*)*)
    (?<![\w.,])(?<!\w[-–−@^_])(?:(?<!\w/)|(?<=\.\d/)|(?<=\.\d\d/))(?<![_^]\{{)
    (?P<open>\$?(?:\\(?:textbf|mathbf|text|bf)\s?\{{)?)
    (?P<sign>[+±]|[-−–](?=\d))?
    (?P<low>{_NUMBER})
    (?P<range>\s?(?:%|\\%)?(?:\s?(?:--?|–|—)\s?|\s+to\s+)(?P<high>{_NUMBER})(?![\w.]*[A-Za-z]{{2}}))?
    (?P<close>\}}?)
    (?:\s?(?P<scale>k|K|M|B|T|thousand|million|billion|trillion)(?![A-Za-z]))?
    (?P<close2>\$?)
    (?:[\s-]?(?P<unit>{_any(_UNITS)})(?P<close3>\$?))?""",
    re.VERBOSE,
)
_WHOLE = re.compile(
    rf"\s*(?:/\s*(?P<slash>\d+)(?![\w.]*%|\.\d)|(?:out\s+)?of(?:\s+(?:the|all|these))?\s+(?P<of>{_NUMBER})(?![\w.]*%))"
)
# What makes digits part of a name or a reference rather than a number.
_REFERENCE_BEFORE = re.compile(
    r"(?:\b(?:fig(?:ure)?s?|tables?|sec(?:tion)?s?|eqs?|equations?|appendi(?:x|ces)|chapters?|refs?|steps?|stages?|"
    r"phases?|tasks?|levels?|versions?|v|no)\.?\s*|\bet al\.,?\s*\(?)$",
    re.IGNORECASE,
)
_GLUED_AFTER = re.compile(r"[A-Za-z_]|[-–][A-Za-z]|\.\d|[-/]\d")
# `83.6/91.8`: two numbers, unlike a fraction, a date or a name.
_PAIRED_AFTER = re.compile(r"/(?!(?:5|10|100)\.0)\d+\.\d+(?!\w|\.\d)")
_SECOND = re.compile(r"(?!(?:5|10|100)\.0)\d+\.\d+")  # not the scale, as in `4.05/5.00`
# `from 41% to 56%`, `by 15 points (41% to 56%)`.
_CHANGE_BEFORE = re.compile(r"\bfrom\s*$|(?:\bby|\bplus|\+)\s?\d[^()]{1,36}\($")
# What is glued to a number but only counts with it, or says what it measures.
_COUNTED_AFTER = re.compile(r"[-–](?:shot|fold|way|bit)\b|(?:mAP|AP|mIoU)\b")


@lru_cache(maxsize=16)  # Scores, and then their places, are looked for in one sentence.
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers of `text` in their order: digits that are part of a word, a reference or an enumeration are none.

    >>> [(q.value, q.unit, q.qualifier) for q in find_quantities("up to 3 hours, ~7%")]
    [(3.0, 'h', 'up to'), (7.0, '%', 'about')]
    """
    found: list[Quantity] = []
    position = 0
    # The pattern is tried from shortly before a digit on: qualifiers are no longer.
    while (digit := _DIGIT.search(text, position)) and (
        match := _QUANTITY.search(text, max(position, digit.start() - _REACH))
    ):
        is_change = (
            bool(match["range"])
            and " to " in match["range"]
            and bool(_CHANGE_BEFORE.search(text, max(0, match.start() - 48), match.start()))
        )
        quantity = _quantity(text, match, is_change)
        position = match.end("low") if quantity is None else max(quantity.end, match.end("low"))
        if quantity:
            found.append(quantity)
    return tuple(found)


def _quantity(text: str, match: re.Match[str], is_change: bool) -> Quantity | None:
    """The quantity that a match states, or None where its digits are no number.

    Of a change (`from 41% to 56%`) it is the first number alone; the other one is found next.
    """
    start = match.start() + len(match["qualifier"]) - len(match["qualifier"].lstrip())
    if _REFERENCE_BEFORE.search(text[max(0, start - 16) : start]) or _is_enumerator(text, match):
        return None
    if text.endswith("/", 0, match.start("open")) and not _SECOND.fullmatch(match["low"]):  # 1.5/3
        return None
    end = match.end("low") if is_change else match.end()
    unit = _UNITS[match["unit"]] if match["unit"] else ""
    if is_change and (percent := re.match(r"\s?\\?%", text[end:])):
        end += percent.end()
        unit = "%"
    # A fraction is no count: `mAP at IoU 0.50 of 84%`.
    whole = None if match["range"] or "." in match["low"] else _WHOLE.match(text, end)
    if whole:
        end = whole.end()
    elif (
        not unit
        and _GLUED_AFTER.match(text, end)
        and not _COUNTED_AFTER.match(text, end)
        and not _is_paired(text, match)
    ):
        return None
    return Quantity(
        start=start,
        at=match.start("open"),
        end=end,
        value=_float(match["low"]) * (-1 if match["sign"] in {"-", "−", "–"} else 1),
        unit=unit,
        qualifier=_qualifier(match["qualifier"]),
        high=_float(match["high"]) if match["range"] and not is_change else None,
        whole=_float(whole["slash"] or whole["of"]) if whole else None,
        scale=_SCALES[match["scale"].lower()] if match["scale"] else 1.0,
        signed=bool(match["sign"]),
    )


def _is_paired(text: str, match: re.Match[str]) -> bool:
    """Whether a decimal number is joined to another one by a slash."""
    return "." in match["low"] and not match["range"] and bool(_PAIRED_AFTER.match(text, match.end()))


def _is_enumerator(text: str, match: re.Match[str]) -> bool:
    """Whether the number counts a list: `(1) first, (2) second`."""
    before, after = text[: match.start("low")], text[match.end("low") :]
    return before.endswith("(") and after.startswith(")") and match["low"].isdigit() and len(match["low"]) == 1


def _qualifier(words: str) -> str:
    """The qualifier in one spelling; of several, the first."""
    rest = words.strip()
    for word in _LONGEST_QUALIFIER_FIRST if rest else ():
        if rest.startswith(word):
            return _QUALIFIER_OF[word]
    return ""


def _float(number: str) -> float:
    return float(number.replace(",", ""))
