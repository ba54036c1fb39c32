r"""Seed text as Markdown that shows exactly that text: nothing in it becomes a link, a tag, code, a field, a template.

Each rule of the table names one character in one situation and what stands for it instead. All rules look at the
plain text, so no rule sees what another one wrote. In the note the text looks as it does in the seed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

Span = tuple[int, int]

# (what would act, a sign without which it does not, the one character that is replaced, its replacement; None: a
# backslash before it)
_RULES: tuple[tuple[str, str, re.Pattern[str], str | None], ...] = tuple(
    (why, sign, re.compile(pattern), new)
    for why, sign, pattern, new in (
        ("an escape of its own", "\\", r"\\", None),
        ("code, Dataview's inline queries", "`", r"`", None),
        ("emphasis", "*", r"\*", None),
        ("emphasis, but not within a word", "_", r"(?<![^\W_])_|_(?![^\W_])", None),
        # Citations such as [12, 13] are no links.
        ("a link, an embed, a field, a task, a callout", "[", r"\[(?!\d{1,3}(?:[,–-] ?\d{1,3})*\](?![(\[:]))", None),
        ("an inline footnote", "^[", r"\^(?=\[)", None),
        ("a block id", "^", r"(?:(?<=\s)|(?<![\s\S]))\^(?=[A-Za-z0-9-]+\s*$)", None),
        # Templater reads raw text: a backslash would not keep it from `<%`.
        ("HTML, a comment, an autolink, Templater", "<", r"<(?=[A-Za-z/!?%]|[^\s<>@]*@)", "&lt;"),
        ("an entity", "&", r"&(?=#?\w{1,31};)", "&amp;"),
        ("math", "$", r"\$", None),
        ("a comment", "%%", r"(?<=%)%", None),
        ("a highlight", "==", r"(?<==)=", None),
        ("a struck-out passage", "~~", r"~(?=~)|(?<=~)~", None),
        ("a tag", "#", r"(?<![\w&])#(?=[^\s#.,;:!?)\]'\"])", None),
        ("a Dataview field", "::", r"(?<=:):", None),
        ("a template", "{", r"(?<=\{)[{%#]", None),
        ("a link that acts on a click", "://", r"(?<=[A-Za-z0-9]):(?=//)", None),
    )
)
# What acts at the beginning of a line.
_LINE_STARTS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern)
    for pattern in (
        r"[-+](?=\s|$)",  # a list item
        r"[-=](?=[-=\s]*$)",  # a rule, frontmatter, an underlined heading
        r">",  # a quote
        r"#(?=#*(?:\s|$))",  # a heading
        r"~(?=~~)",  # a fence
        r"\|",  # a table
    )
)
# Most names: words, and marks inside of them that mean nothing to Markdown. A digit may begin a list, so it is out.
_HARMLESS = re.compile(r"[^\W\d_](?:[^\W_]|[ ,;!?()'’“”/.-])*")
_NUMBERED = re.compile(r"\d{1,9}(?=[.)](?:\s|$))")
_URL = re.compile(r"\bhttps?://[^\s<>\"'`|\[\]{}\\^*]+", re.IGNORECASE)
_URL_END = ".,;:!?"
_URL_ESCAPES = {"$": "%24", "~": "%7E", "==": "=%3D", "%%": "%25%25", "::": ":%3A"}
_WEB = re.compile(r"(https?)(://[^\s/?#].*)", re.IGNORECASE)
# What may stand in a link's address as it is; all else is written as bytes in per cent.
_ADDRESS_CHARACTERS = "/:?#@!&'+,;=%-._~"
# What acts in a property: Templater reads the raw file, Dataview shows values as Markdown. Obsidian writes properties
# anew without escapes, so that only a change of the words themselves lasts: a blank parts each mark.
_PROPERTY_MARKS = re.compile(r"<(?=[A-Za-z/!?%])|\{(?=[{%#])|\[(?=\[)|!(?=\[)|\](?=\()")
_INLINE_QUERY = re.compile(r"`(?=\s*\$?=)")
_LINK_BREAKERS = re.compile(r"[\[\]|`$<>\\\n^#*~]|%%|==|::|\{\{|\{%|&\w+;|^\s*$")


def one_line(text: str) -> str:
    """The text with every run of blanks and line breaks as one blank."""
    return " ".join(text.split())


def url_spans(text: str) -> list[Span]:
    """Where web addresses stand, without the punctuation of the sentence around them."""
    spans = []
    for found in _URL.finditer(text) if "://" in text else ():
        end = len(found[0].rstrip(_URL_END))
        too_many = found[0].count(")", 0, end) - found[0].count("(", 0, end)
        while too_many > 0 and found[0][end - 1] == ")":
            too_many -= 1
            end -= 1
            while found[0][end - 1] in _URL_END:
                end -= 1
        spans.append((found.start(), found.start() + end))
    return spans


def url_text(address: str) -> str:
    """A web address whose characters start no markup."""
    for old, new in _URL_ESCAPES.items():
        address = address.replace(old, new)
    return address


def web_target(address: str) -> str:
    """An address on the web (http or https) as the target of a link; "" for any other."""
    found = _WEB.fullmatch(address)
    return url_text(found[1].lower() + quote(found[2], safe=_ADDRESS_CHARACTERS, errors="replace")) if found else ""


def web_link(shown: str, address: str) -> str:
    """A link to a page on the web as Markdown, where `shown` is text; words that are an address themselves are not
    shown, so that none pretends to lead elsewhere. For other schemes than http and https the words alone."""
    words = "".join("\\" + c if c in "[]" else w for c, w in zip(shown, escaped_characters(shown), strict=True))
    target = web_target(address)
    if not target or not shown.strip():
        return words
    return target if url_spans(shown.strip()) == [(0, len(shown.strip()))] else f"[{words}]({target})"


def escaped_characters(text: str, *, at_line_start: bool = False) -> list[str]:
    """For each character of `text` what to write for it."""
    written = list(text)
    if _HARMLESS.fullmatch(text):
        return written
    for _, sign, pattern, new in _RULES:
        for found in pattern.finditer(text) if sign in text else ():
            written[found.start()] = new or "\\" + text[found.start()]
    if at_line_start:
        if any(pattern.match(text) for pattern in _LINE_STARTS):
            written[0] = "\\" + text[0]
        if number := _NUMBERED.match(text):
            written[number.end()] = "\\" + text[number.end()]
    return written


def inline(text: str, *, at_line_start: bool = False) -> str:
    """A passage of a paragraph, list item, quote or callout: one line; web addresses stay addresses."""
    text = one_line(text)
    if _HARMLESS.fullmatch(text):
        return text
    written = escaped_characters(text, at_line_start=at_line_start)
    for start, end in url_spans(text):
        written[start:end] = [url_text(text[start:end])] + [""] * (end - start - 1)
    return "".join(written)


def heading(text: str) -> str:
    """The text of a heading: as `inline`, and no `#` at its end is taken for the heading's own."""
    return re.sub(r"(?<!\\)#(?=#*$)", r"\\#", inline(text))


def cell(text: str) -> str:
    """A passage in a table's cell."""
    return in_cell(inline(text))


def in_cell(markdown: str) -> str:
    """Markdown made fit for a table's cell: every bar, of links too, is escaped."""
    return re.sub(r"(?<!\\)\|", r"\\|", markdown)


def property_text(text: str) -> str:
    """A text as a property's value: one line in which no template, link, embed, HTML or inline query begins."""
    return _INLINE_QUERY.sub("'", _PROPERTY_MARKS.sub(r"\g<0> ", one_line(text)))


def is_linkable(shown: str) -> bool:
    """Whether the words can be a link's display text as they are: markup is not escaped there."""
    return not _LINK_BREAKERS.search(shown)


def overlaps(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span shares a character with any of the others."""
    return any(span[0] < end and start < span[1] for start, end in others)
