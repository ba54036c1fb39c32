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
_HEEDING = re.compile(
    r"\b(?:significant|increas(?:ing|ed)|growing|rising|little|less|more|much|great(?:er)?|considerable|substantial|"
    r"extensive|widespread|wide|broad|limited|scant|enough|insufficient|special|particular|careful|close|recent|"
    r"renewed|urgent|tremendous|immense|major|further|research|scholarly|academic|public|driver|human|our|their|"
    r"(?:attract|captur|deserv|direct|draw|gain|garner|merit|need|pay|receiv|requir|restrict|shift|turn|warrant)"
    r"(?:e?s|e?d|e|n|ing)?|drew|paid)(?:\s(?:and|more|most|in)\b(?:\s[\w-]+)?)?\s$",
    re.IGNORECASE,
)


def has_other_sense(text: str, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` name no concept where they stand: `prompting the question`."""
    if _GIVES_RISE.match(text, start):
        return True
    is_alone = text[start:end].casefold() == "attention" and _ATTENTION.match(text, start)
    return bool(is_alone and _HEEDING.search(text, max(0, start - 60), start))


def stands_for_another(short: str, longs: Iterable[str], entries: Iterable[Entry]) -> bool:
    """Whether a record says that a short form stands for something that has no word in common with any of the
    `entries` that bear it: of `test-time scaling (TTS)` none is text-to-speech."""
    said = {w for long in longs for w in re.findall(r"\w{3,}", fold(long))}
    if not said:
        return False  # as for most concepts
    known = {w for e in entries for form in e.forms if form != fold(short) for w in re.findall(r"\w{3,}", form)}
    return bool(known) and said.isdisjoint(known)
