"""Sentences without the words that only join them to the one before (alone they would point at nothing), and of very
long ones the part that counts."""

from __future__ import annotations

import re
from dataclasses import replace

from vaultgen.model import LinkSpan, NodeType, Statement

_SINGLE = (
    r"moreover|furthermore|additionally|in addition|besides|therefore|thus|hence|accordingly|consequently|meanwhile|"
    r"instead|in contrast|by contrast|notably|importantly|remarkably|interestingly|specifically|particularly|"
    r"in particular|concretely|"
    r"more (?:specifically|concretely|importantly)|for (?:example|instance)|finally|"
    r"then|later|initially|subsequently|also|as such|lastly|next"
)
_ORDINAL = re.compile(r"(?:first|second|third|fourth)(?:ly)?, (?=[a-zA-Z])", re.IGNORECASE)
_JOINT = re.compile(
    rf"(?:(?:{_SINGLE}|to (?:this|that|these) ends?|"
    r"(?:building|based|drawing) (?:up)?on (?:this|these|that)), |"
    r"(?:based on|building (?:up)?on|on top of|motivated by|inspired by|guided by|driven by|leveraging|using|within|"
    r"under|with) (?:it|this|these)(?: (?!of\b|in\b|on\b|for\b)[\w-]+){0,3}?, |"
    r"(?:in (?:an (?:attempt|effort)|order) to|to) [a-z]+ (?:this|these|those|the above)(?: [^\s,;:]+){0,6}?, |"
    r"to [a-z]+ (?:the two|both|them|it), |"
    r"(?:addressing|bridging|closing|filling|tackling|overcoming) (?:this|these|those)(?: [^\s,;:]+){0,4}?, |"
    r"to (?:address|tackle|overcome|bridge|fill|close|mitigate|solve|resolve|alleviate|remedy|handle) "
    r"(?:both(?: [\w-]+){0,2}?|the (?:gap|issue|problem|challenge|limitation)s?), )"
    r"(?=[a-zA-Z])",
    re.IGNORECASE,
)
MOST_QUOTED = 1_000  # characters of a sentence or paragraph that are shown where it is quoted on one thing
_BEFORE = 300  # of which so many before the thing's name


def trimmed(statement: Statement, *, is_counted: bool = False) -> Statement:
    """The statement without its joint: of `To address this gap, we present X.` it leaves `We present X.` standing.
    `First, …` stays where the sentence is one of those that are counted so."""
    cut = 0
    while found := _JOINT.match(statement.text, cut) or (None if is_counted else _ORDINAL.match(statement.text, cut)):
        cut = found.end()
    if not cut:
        return statement
    rest = statement.text[cut:]
    # A name keeps its spelling (`iBOT`); an ordinary word, that for a concept too, now opens the sentence.
    word = rest.split(" ", 1)[0]
    first = next((link for link in statement.links if link.start == cut), None)
    is_term = first is None or (_is_concept(first) and not any(c.isdigit() for c in word))
    is_name = not (word.islower() and is_term)
    links = tuple(LinkSpan(x.start - cut, x.end - cut, x.entity) for x in statement.links if x.start >= cut)
    bold, italic = (
        tuple((a - cut, b - cut) for a, b in spans if a >= cut) for spans in (statement.bold, statement.italic)
    )
    web = tuple(replace(x, start=x.start - cut, end=x.end - cut) for x in statement.web if x.start >= cut)
    text = rest if is_name else rest[0].upper() + rest[1:]
    return statement._replace(text=text, links=links, bold=bold, italic=italic, web=web)


def _is_concept(link: LinkSpan) -> bool:
    return link.entity.startswith(f"{NodeType.CONCEPT.value}/")


def excerpt(statement: Statement, node: str) -> Statement:
    """What a very long statement says around the first name of a node; any other statement as it is."""
    text = statement.text
    if len(text) <= MOST_QUOTED:
        return statement
    named = next((x.start for x in statement.links if x.entity == node), 0)
    start = text.find(" ", named - _BEFORE, named) + 1 if named > _BEFORE else 0
    end = min(len(text), start + MOST_QUOTED)
    blank = text.rfind(" ", named + 1, end) if end < len(text) else end
    end = blank if blank > 0 else end
    shift = 2 * (start > 0) - start
    shown = "… " * (start > 0) + text[start:end] + " …" * (end < len(text))
    links = tuple(
        LinkSpan(x.start + shift, x.end + shift, x.entity) for x in statement.links if start <= x.start < x.end <= end
    )
    bold, italic = (
        tuple((a + shift, b + shift) for a, b in spans if start <= a < b <= end)
        for spans in (statement.bold, statement.italic)
    )
    web = tuple(
        replace(x, start=x.start + shift, end=x.end + shift) for x in statement.web if start <= x.start and x.end <= end
    )
    return statement._replace(text=shown, links=links, bold=bold, italic=italic, web=web, cells=())
