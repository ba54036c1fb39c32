"""Sentences without the words that only join them to the one before: alone they would point at nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from vaultgen.model import LinkSpan, Statement

_SINGLE = (
    r"moreover|furthermore|additionally|in addition|besides|therefore|thus|hence|accordingly|consequently|meanwhile|"
    r"instead|notably|importantly|remarkably|interestingly|specifically|in particular|for (?:example|instance)|finally|"
    r"also|as such"
)
_JOINT = re.compile(
    rf"(?:(?:{_SINGLE}|to (?:this|that|these) ends?|"
    r"(?:building|based|drawing) (?:up)?on (?:this|these|that)), |"
    r"(?:based on|building (?:up)?on|motivated by|inspired by|guided by|driven by) "
    r"(?:this|these)(?: [\w-]+)? (?:insight|observation|finding|intuition|analys[ie]s|idea|fact|principle|result)s?, |"
    r"(?:in (?:an (?:attempt|effort)|order) to|to) [a-z]+ (?:this|these|those|the above)(?: [^\s,;:]+){0,6}?, |"
    r"to (?:address|tackle|overcome|bridge|fill|close|mitigate|solve|resolve|alleviate|remedy|handle) "
    r"(?:both(?: [\w-]+){0,2}?|the (?:gap|issue|problem|challenge|limitation)s?), )"
    r"(?=[a-zA-Z])",
    re.IGNORECASE,
)


def trimmed(statement: Statement) -> Statement:
    """The statement without its joint: of `To address this gap, we present X.` it leaves `We present X.` standing."""
    cut = 0
    while found := _JOINT.match(statement.text, cut):
        cut = found.end()
    if not cut:
        return statement
    rest = statement.text[cut:]
    # A name keeps its spelling (`iBOT`); an ordinary word now opens the sentence.
    is_name = any(link.start == cut for link in statement.links) or not rest.split(" ", 1)[0].islower()
    links = tuple(LinkSpan(x.start - cut, x.end - cut, x.entity) for x in statement.links if x.start >= cut)
    bold = tuple((a - cut, b - cut) for a, b in statement.bold if a >= cut)
    web = tuple(replace(x, start=x.start - cut, end=x.end - cut) for x in statement.web if x.start >= cut)
    text = rest if is_name else rest[0].upper() + rest[1:]
    return replace(statement, text=text, links=links, bold=bold, web=web)
