r"""LaTeX in titles and abstracts as text, or as math that Obsidian renders; every character keeps its place.

Abstracts are prose with bits of LaTeX in it, not LaTeX: a `%` is a percent sign, a `$` may be money, and what is not
understood stays as it is. Only markup is taken away, never a word: of `\textbf{H}eterogeneous` the letters stay, of
an unknown `\hiformer` its name.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from vaultgen.grounding import Passage
from vaultgen.text.latex_math import MathSpan, math_as_text, math_spans
from vaultgen.text.latex_symbols import (
    COMBINING,
    DINGBATS,
    DROPPED,
    ESCAPED,
    FIRST_ARGUMENT_DROPPED,
    FONT_SWITCHES,
    GREEK,
    MATH_ENVIRONMENTS,
    OPERATORS,
    SIGNS,
    SUBSCRIPT,
    SUPERSCRIPT,
    TEXT_IN_MATH,
)
from vaultgen.text.own_commands import name_of_command

__all__ = ["math_spans", "plain"]

_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|~|``|''|`|\{", re.DOTALL)
_SIZE_BEHIND_TIE = re.compile(r"~\d+(?:\.\d+)?[BM]\b")  # Llama~3.3~70B
_ANY_MARKUP = re.compile(r"[\\$~`{]")
_FONT = re.compile(TEXT_IN_MATH)
_OPTION = re.compile(r"\s*\[[^\[\]]*\]")
_ACCENTED = re.compile(
    r"\s*(?:\{\s*(?P<group>\\?[A-Za-z])\s*\}|\{\s*(?P<second>\\[`'^\"~=.])\{?(?P<inner>[A-Za-z])\}?\s*\}"
    r"|(?P<single>\\[ij]\b|[A-Za-z]))"
)
_PROTECTED = re.compile(r"[\w .()+@/-]{1,200}|,")


def plain(passage: Passage, title: str = "") -> Passage:
    r"""The passage without LaTeX's markup: `$74.3\%$` -> 74.3%, `\'e` -> é, `$O(d^2k)$` stays. Never raises.

    A name that the paper's authors defined (`\hiformer`, `\method{}`) is written as its title has it.
    """
    if not _ANY_MARKUP.search(passage.text) and "''" not in passage.text:
        return passage
    scan = _Scan(passage.text, _brace_pairs(passage.text), title)
    maths = math_spans(passage.text)
    position = 0
    for span in [*maths, None]:
        end = span.start if span else len(passage.text)
        while position < end and (found := _TOKEN.search(passage.text, position, end)):
            position = max(_take(scan, found), found.end())
        if span and position <= span.start:
            _take_math(scan, span)
            position = span.end
    edits = _in_order(scan.edits)
    return _with_single_blanks(passage.replace(edits)) if edits else passage


def _with_single_blanks(passage: Passage) -> Passage:
    edits = [(found.start() + 1, found.end(), "") for found in re.finditer(r" {2,}", passage.text)]
    return passage.replace(edits) if edits else passage


@dataclass(slots=True)
class _Scan:
    """The text, the place of the brace that closes each opening one, and the edits found so far."""

    text: str
    closing: dict[int, int]
    title: str = ""
    edits: list[tuple[int, int, str]] = field(default_factory=list)

    def put(self, start: int, end: int, new: str = "") -> None:
        self.edits.append((start, end, new))

    def unwrap(self, opening: int, before: str = "", after: str = "") -> None:
        """Take away the brace at `opening` and its partner."""
        self.put(opening, opening + 1, before)
        self.put(self.closing[opening], self.closing[opening] + 1, after)


def _brace_pairs(text: str) -> dict[int, int]:
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for found in re.finditer(r"\\.|[{}]", text, re.DOTALL):
        if found[0] == "{":
            opened.append(found.start())
        elif found[0] == "}" and opened:
            pairs[opened.pop()] = found.start()
    return pairs


def _in_order(edits: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The edits sorted; of two that overlap, the first one that begins."""
    kept: list[tuple[int, int, str]] = []
    for edit in sorted(edits):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept


def _take_math(scan: _Scan, span: MathSpan) -> None:
    text = None if span.is_display else math_as_text(span.content)
    mark = "$$" if span.is_display else "$"
    new = text if text is not None else f"{mark}{span.content}{mark}"
    if new != scan.text[span.start : span.end]:
        scan.put(span.start, span.end, new)


def _take(scan: _Scan, found: re.Match[str]) -> int:
    """Note the edits for one token; the position up to which the text is dealt with."""
    piece = found[0]
    start, end = found.span()
    if piece == "~":
        _take_tie(scan, start)
    elif piece == "{":
        _take_brace(scan, start)
    elif piece in {"``", "''", "`"}:
        _take_quote(scan, piece, start)
    elif piece[1].isascii() and piece[1].isalpha():
        return _take_command(scan, piece[1:].rstrip("*"), start, end)
    else:
        return _take_escape(scan, piece[1], start, end)
    return end


def _take_tie(scan: _Scan, at: int) -> None:
    """A tie joins two words; before a number or in an address `~` is a sign of its own."""
    before, after = scan.text[at - 1 : at], scan.text[at + 1 : at + 2]
    joins = (before.isalnum() or before in set(".),]}%$")) and (after.isalnum() or after in {"\\", "$", "("})
    is_range = before.isdigit() and after.isdigit() and not _SIZE_BEHIND_TIE.match(scan.text, at)
    if joins and not is_range:
        scan.put(at, at + 1, " ")


def _take_brace(scan: _Scan, at: int) -> None:
    r"""Braces that group (`{G}emini`, `{\bf X}`, `{BERT}`) go; those of a set or of JSON stay."""
    close = scan.closing.get(at)
    if close is None:
        return
    inner = scan.text[at + 1 : close]
    is_glued = scan.text[at - 1 : at].isalnum() or scan.text[close + 1 : close + 2].isalnum()
    if inner.startswith("\\") or not inner or _PROTECTED.fullmatch(inner) or (is_glued and "," not in inner):
        scan.unwrap(at)


def _take_quote(scan: _Scan, mark: str, at: int) -> None:
    text = scan.text
    end = at + len(mark)
    before, after = text[at - 1 : at] if at else "", text[end : end + 1]
    if mark == "``":
        scan.put(at, end, "“")
    elif mark == "''":
        if not before.isdigit():
            opens = (not before or before.isspace() or before in "([“") and after.isalnum()
            scan.put(at, end, "“" if opens else "”")
    elif after.isalnum() and (not before or not before.isalnum()):
        close = re.compile(r"(?<=\S)'(?![\w'])").search(text, end, end + 80)
        if close and "`" not in text[end : close.start()]:
            scan.put(at, end, "‘")
            scan.put(close.start(), close.end(), "’")


def _take_escape(scan: _Scan, sign: str, start: int, end: int) -> int:
    if sign in COMBINING and (done := _take_accent(scan, sign, start, end)):
        return done
    if sign in {"'", '"'}:
        scan.put(start, start + 1)
    elif sign in ESCAPED:
        scan.put(start, end, ESCAPED[sign])
    return end


def _take_accent(scan: _Scan, accent: str, start: int, end: int) -> int:
    """The position after an accent and its letter; 0 where the two make no letter."""
    found = _ACCENTED.match(scan.text, end)
    if not found or (accent.isalpha() and found["single"] and not found[0][0].isspace()):
        return 0
    after = scan.text[found.end() : found.end() + 1]
    if accent == "'" and found[0] == "s" and scan.text[start - 1 : start].isalpha() and not after.isalnum():
        return 0  # an escaped apostrophe: model\'s
    if accent == '"' and re.compile(r'\\"(?![A-Za-z{])').search(scan.text, end, end + 120):
        return 0  # escaped quotation marks: \"so\"
    letter = (found["group"] or found["single"] or found["inner"]).lstrip("\\")
    below = COMBINING[found["second"][1:]] if found["second"] else ""  # ễ is \~{\^e}
    composed = unicodedata.normalize("NFC", letter + below + COMBINING[accent])
    if len(composed) > 1:
        return 0
    scan.put(start, found.end(), composed)
    return found.end()


def _take_command(scan: _Scan, name: str, start: int, end: int) -> int:
    if name in COMBINING and (done := _take_accent(scan, name, start, end)):
        return done
    if name in {"begin", "end"}:
        return _take_environment(scan, start, end)
    if name in DROPPED:
        return _drop(scan, start, end)
    opening = _after_options(scan.text, end)
    has_argument = scan.text[opening : opening + 1] == "{" and opening in scan.closing
    sign = SIGNS.get(name, GREEK.get(name, OPERATORS.get(name)))
    if _FONT.fullmatch(name) and opening == end and scan.text[end : end + 1] == "{" and not has_argument:
        # A preview broke off before the brace closed: \textit{Mem…
        scan.put(start, end + 1)
        return end + 1
    if sign is None and has_argument:
        return _unwrap_arguments(scan, name, start, end, opening)
    if sign is not None and has_argument and scan.closing[opening] == end + 1:
        end += 2  # \ss{}
    elif sign is None and name in FONT_SWITCHES:
        sign, end = "", end + (scan.text[end : end + 1] == " ")
    if sign is None:
        # A name that nobody knows is a word: \hiformer
        known = name_of_command(name, scan.text, scan.title)
        scan.put(start, end if known else start + 1, known)
    else:
        scan.put(start, end, sign)
    return end


def _after_options(text: str, position: int) -> int:
    found = _OPTION.match(text, position)
    return found.end() if found and text[found.end() : found.end() + 1] == "{" else position


def _drop(scan: _Scan, start: int, end: int) -> int:
    """Take a command away with its arguments and the blank before it."""
    text = scan.text
    while True:
        after = _after_options(text, end)
        if text[after : after + 1] != "{" or after not in scan.closing:
            break
        end = scan.closing[after] + 1
    if start and text[start - 1] in " ~" and not (scan.edits and scan.edits[-1][1] == start):
        start -= 1
    elif start and scan.edits and scan.edits[-1] == (start - 1, start, " "):
        scan.edits.pop()
        start -= 1
    scan.put(start, end)
    return end


def _take_environment(scan: _Scan, start: int, end: int) -> int:
    opening = end if scan.text[end : end + 1] == "{" else -1
    if opening not in scan.closing:
        scan.put(start, start + 1)
        return end
    stop = scan.closing[opening] + 1
    is_math = scan.text[opening + 1 : stop - 1] in MATH_ENVIRONMENTS
    scan.put(start, stop, "$$" if is_math else " ")
    return stop


def _unwrap_arguments(scan: _Scan, name: str, start: int, end: int, opening: int) -> int:
    """Take a command's name and braces away and keep its arguments' words."""
    text, closing = scan.text, scan.closing
    close = closing[opening]
    inner = text[opening + 1 : close]
    second = close + 1 if text[close + 1 : close + 2] == "{" and close + 1 in closing else -1
    if not inner.strip() and second < 0:
        # A name of the authors' own: \method{}
        known = name_of_command(name, text, scan.title)
        scan.put(start, end if known else start + 1, known)
        scan.put(end, close + 1)
    elif name == "href" and second >= 0:
        scan.put(start, second + 1)
        is_shown = inner.strip() in text[second : closing[second]]
        scan.put(closing[second], closing[second] + 1, "" if is_shown else f" ({inner.strip()})")
        return second + 1
    elif name in FIRST_ARGUMENT_DROPPED and second >= 0:
        scan.put(start, second + 1)
        scan.put(closing[second], closing[second] + 1)
        return second + 1
    elif name == "ding" and inner.strip() in DINGBATS:
        scan.put(start, close + 1, DINGBATS[inner.strip()])
        return close + 1
    elif name in {"textsuperscript", "textsubscript"} and inner.isdigit():
        scan.put(start, close + 1, inner.translate(SUPERSCRIPT if name == "textsuperscript" else SUBSCRIPT))
        return close + 1
    elif name in {"footnote", "thanks"}:
        scan.put(start, opening + 1, " (" if text[start - 1 : start].strip() else "(")
        scan.put(close, close + 1, ")")
    elif name in {"url", "path", "nolinkurl"}:
        scan.put(start, opening + 1)
        scan.put(close, close + 1)
        return close + 1  # an address holds no LaTeX
    else:
        scan.put(start, opening + 1)
        scan.put(close, close + 1, " " if second >= 0 else "")
        while second >= 0:
            third = closing[second] + 1
            scan.put(second, second + 1)
            second_close = closing[second]
            second = third if text[third : third + 1] == "{" and third in closing else -1
            scan.put(second_close, second_close + 1, " " if second >= 0 else "")
    return opening + 1
