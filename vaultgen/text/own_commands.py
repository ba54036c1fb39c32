r"""What a paper's own LaTeX commands stand for: `\hs{}` in the abstract of `HindSight: …` is HindSight."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["name_of_command"]

_TITLE_NAME = re.compile(r"\s*(?P<name>[^\W_][\w.+-]{1,40}):\s")
_NAMED = re.compile(
    r"\b(?:introduc|present|propos|develop|releas|unveil|construct|contribut|buil|creat|curat|design|call|dub|nam|term)"
    r"(?:e|es|ed|s|t|ing)?\s+(?:\\[a-z]+\s?\{\s*)?$"
)
# What authors call the command that writes the name of what they made.
_PLACEHOLDER = re.compile(
    r"(?:the|our|my)?(?:approach|bench|benchmark|data|dataset|framework|method|model|nick|our|project|sys|system|"
    r"tool|work)?(?:name|s)?",
    re.IGNORECASE,
)
_NEAR = 60  # characters before a command
_COMMAND = re.compile(r"\\([A-Za-z]{2,})")


def name_of_command(command: str, text: str, title: str) -> str:
    """What a command that LaTeX does not know writes in `text`: the word of the title that is called like it, or the
    name that the title opens with, where it has its letters or `text` introduces by it what is called so; empty where
    nothing tells."""
    known = re.search(rf"\b{re.escape(command)}\b", title, re.IGNORECASE)
    if known:
        return known[0]
    opening = _TITLE_NAME.match(title)
    if not opening or opening["name"].islower():
        return ""
    name = opening["name"]
    if _has_letters_of(command, name) or (_is_placeholder(command) and _introduced(text) == {command}):
        return name
    return ""


def _has_letters_of(command: str, name: str) -> bool:
    """Whether a command abbreviates a name: its capitals (`hs` for HindSight), or how it begins."""
    short, letters = command.lower(), re.sub(r"[^a-z]", "", name.lower())
    capitals = "".join(c for c in name if c.isupper()).lower()
    return short == letters or (len(short) > 1 and short == capitals) or (len(short) > 3 and letters.startswith(short))


def _is_placeholder(command: str) -> bool:
    return bool(_PLACEHOLDER.fullmatch(command))


@lru_cache(maxsize=4)  # asked again for each command of one text
def _introduced(text: str) -> frozenset[str]:
    """The placeholders by which a text introduces something: of two, none tells which one has the title's name."""
    return frozenset(
        m[1]
        for m in _COMMAND.finditer(text)
        if _is_placeholder(m[1]) and _NAMED.search(text, max(0, m.start() - _NEAR), m.start())
    )
