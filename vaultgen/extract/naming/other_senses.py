"""Words that name a concept of the field, where they mean something else."""

from __future__ import annotations

import re
from collections.abc import Iterable

from vaultgen.lexicon import Entry
from vaultgen.text.fold import fold

# `…, prompting the question`: what gives rise to something prompts no model.
_GIVES_RISE = re.compile(
    r"prompting (?:us|researchers|calls|concerns|interest|(?:the|an?) (?:question|need|development|search|shift|call|"
    r"debate|re\w+|investigation)s?)\b"
)
# `has gained significant attention`, `we restrict our attention to`: that of people.
_ATTENTION = re.compile(
    r"attention\b(?!\s(?:block|head|layer|map|mask|mechanism|model|module|score|weight)s?\b)", re.IGNORECASE
)
_OF_PEOPLE = re.compile(r"\s(?:deficit|diversion|economy|span)s?\b")
_HEEDING = re.compile(
    r"\b(?:significant|increas(?:ing|ed)|growing|rising|little|less|more|much|great(?:er)?|considerable|substantial|"
    r"extensive|widespread|wide|broad|limited|scant|enough|insufficient|special|particular|careful|close|recent|"
    r"renewed|urgent|tremendous|immense|major|further|research|scholarly|academic|public|driver|human|our|their|"
    r"(?:attract|captur|deserv|direct|draw|gain|garner|merit|need|pay|receiv|requir|restrict|shift|turn|warrant)"
    r"(?:e?s|e?d|e|n|ing)?|drew|paid)(?:\s(?:and|more|most|in)\b(?:\s[\w-]+)?)?\s$",
    re.IGNORECASE,
)
# `self-summarization`, `vision-language understanding`: with what is glued before it, a word names another thing.
_GLUED = re.compile(r"(?<![\w-])(?P<lead>[^\W_][\w-]*)[-–]$")
_SAME_WITH = frozenset({"multi", "semi", "spatio", "ultra"})
# `the transition from image to video`
_FROM = re.compile(r"\bfrom\s(?:an?\s|the\s)?$")
# What is pruned there is no network.
_NO_NETWORK = r"(?:branch|cache|candidate|context|data|path|sample|token|tree)s?"
_PRUNED_BEFORE = re.compile(rf"\b{_NO_NETWORK}[\s-]$", re.IGNORECASE)
_PRUNED_BEHIND = re.compile(rf"\sof\s(?:[a-z-]+\s){{0,2}}{_NO_NETWORK}\b")


def has_other_sense(text: str, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` name no concept where they stand: `prompting the question`."""
    if _GIVES_RISE.match(text, start) or _is_part_of_compound(text, start):
        return True
    name = text[start:end].casefold()
    if " to " in name and _FROM.search(text, max(0, start - 10), start):
        return True
    if name == "pruning":
        return bool(_PRUNED_BEFORE.search(text, max(0, start - 12), start) or _PRUNED_BEHIND.match(text, end))
    if name == "attention" and _OF_PEOPLE.match(text, end):
        return True
    is_alone = text[start:end].casefold() == "attention" and _ATTENTION.match(text, start)
    return bool(is_alone and _HEEDING.search(text, max(0, start - 60), start))


def _is_part_of_compound(text: str, start: int) -> bool:
    """Whether what begins at `start` goes on to the left by a hyphen, with what makes another thing of it."""
    glued = _GLUED.search(text, max(0, start - 40), start) if text[start - 1 : start] in {"-", "–"} else None
    return glued is not None and glued["lead"].casefold() not in _SAME_WITH


def stands_for_another(short: str, longs: Iterable[str], entries: Iterable[Entry]) -> bool:
    """Whether a record says that a short form stands for something that has no word in common with any of the
    `entries` that bear it: of `test-time scaling (TTS)` none is text-to-speech."""
    said = {w for long in longs for w in re.findall(r"\w{3,}", fold(long))}
    if not said:
        return False  # as for most concepts
    known = {w for e in entries for form in e.forms if form != fold(short) for w in re.findall(r"\w{3,}", form)}
    return bool(known) and said.isdisjoint(known)
