"""Sentences without the words that only join them to the one before: alone they would point at nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from vaultgen.model import LinkSpan, Statement

_JOINT = re.compile(
    r"(?:to this end|moreover|furthermore|additionally|in addition|besides|therefore|thus|hence|accordingly|"
    r"consequently|(?:based on|building on|motivated by|inspired by|guided by|driven by) "
    r"(?:this|these)(?: [\w-]+)? (?:insight|observation|finding|intuition|analys[ie]s|idea|fact|principle|result)s?|"
    r"to (?:address|tackle|overcome|bridge|fill|close|mitigate|solve|resolve|alleviate|remedy|handle) "
    r"(?:(?:this|these|the above|both)(?: [\w-]+){0,2}?|the (?:gap|issue|problem|challenge|limitation)s?)), "
    r"(?=[a-zA-Z])",
    re.IGNORECASE,
)


def trimmed(statement: Statement) -> Statement:
    """The statement without its joint: of `To address this gap, we present X.` it leaves `We present X.` standing."""
    found = _JOINT.match(statement.text)
    if not found:
        return statement
    cut = found.end()
    rest = statement.text[cut:]
    # A name keeps its spelling (`iBOT`); an ordinary word now opens the sentence.
    is_name = any(link.start == cut for link in statement.links) or not rest.split(" ", 1)[0].islower()
    links = tuple(LinkSpan(x.start - cut, x.end - cut, x.entity) for x in statement.links if x.start >= cut)
    bold = tuple((a - cut, b - cut) for a, b in statement.bold if a >= cut)
    web = tuple(replace(x, start=x.start - cut, end=x.end - cut) for x in statement.web if x.start >= cut)
    text = rest if is_name else rest[0].upper() + rest[1:]
    return replace(statement, text=text, links=links, bold=bold, web=web)
