"""Titles with their authors glued to them: every way to part the two, scored by what names and titles look like."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from vaultgen.grounding import Passage
from vaultgen.model import SplitCandidate
from vaultgen.read.fields.name_odds import NameOdds, shape, shipped_odds
from vaultgen.text.fold import fold

_TEAM = re.compile(
    r"(?:.*\s)?(?:Team|Teams|Collaboration|Consortium|Group|Lab|Labs|Initiative|Project|Research|Authors)",
    re.IGNORECASE,
)
_PARTICLES = frozenset((
    "al", "bin", "da", "dal", "de", "del", "della", "der", "di", "dos", "du", "el", "ibn", "la", "le", "st", "ten",
    "ter", "van", "von", "y", "zu", "zur",
))  # fmt: skip
_NAME_CHARACTERS = re.compile(r"[\w\s.'’‘`´\-‐‑()\"“”*†,]+")
_END_WORDS = frozenset((
    "a", "an", "and", "are", "as", "at", "beyond", "by", "can", "do", "does", "for", "from", "how", "in", "into",
    "is", "its", "of", "on", "or", "our", "over", "the", "their", "through", "to", "towards", "under", "using",
    "via", "vs", "what", "when", "where", "which", "while", "who", "why", "with", "within", "without",
))  # fmt: skip
"""Words that a title hardly ever ends with."""

KNOWN_NAME = 7.0
"""What it speaks for a border that another list names the author after it, in nats."""
KNOWN_TITLE = 12.0
"""What it speaks for a border that another seed states the title before it, in nats."""
LEAST_MARGIN = 2.0
"""The log-odds below which a border counts as open."""

_NO_AUTHORS = {False: 2.0, True: 5.0}  # how much better it has to read as a title alone; True: 'wordName' stands there
_LONGEST_TITLE = 600  # characters
_LONGEST_LINE = 8_000  # characters; what is longer is no title with authors
_LONGEST_NAME = 6  # words
_KEPT = 8  # candidates that travel with a record
_FAR_BEHIND = 25.0  # nats behind the best one: not a candidate worth keeping

# Natural logarithms of how often a name has so many words, and how far the number of names is from three.
_WORDS_IN_NAME = {1: -4.5, 2: -0.15, 3: -2.4, 4: -4.5, 5: -6.5, 6: -8.5}
_BLANK_BORDER = -11.0  # title and authors with a blank between them
_LOWER_BORDER = -4.0  # a name that begins with a small letter though no particle
_TEAM_NAME = -9.0  # for each word of a team's name: these may be any
_GLUED_WORD = -10.0  # a word of a team's name that begins with a word of titles: ChallengeQwen
_CAMEL_PARTS = re.compile(r"[A-Z]+(?![a-z])s?|[A-Z][a-z]+|[a-z]+|\d+")
_ORGANISATIONS = frozenset((
    "alibaba", "allen ai", "amazon", "anthropic", "apple", "baidu", "bytedance", "cohere", "deepmind", "deepseek",
    "deepseek ai", "google", "google deepmind", "huawei", "ibm", "ibm research", "inclusionai", "intel", "meituan",
    "meta", "meta ai", "meta fundamental ai research", "microsoft", "microsoft research", "minimax", "mistral ai",
    "moonshot ai", "nvidia", "openai", "openbmb", "salesforce", "samsung", "sensetime", "stepfun", "tencent", "xai",
    "xiaomi", "zhipu ai",
))  # fmt: skip
"""Organisations that sign papers as an author, folded."""
_SIGNING_FAMILIES = frozenset((
    "baichuan", "bloom", "chatglm", "claude", "command", "deepseek", "ernie", "falcon", "gemini", "gemma", "glm",
    "granite", "grok", "hunyuan", "internlm", "internvl", "jamba", "kimi", "llama", "longcat", "minicpm", "mistral",
    "nemotron", "olmo", "pangu", "qwen", "seamless", "skywork",
))  # fmt: skip
"""Families of models whose makers sign as `… Team`, folded."""
_SIGNED = 25.0  # for a team that begins with a name that signs papers; against one that only ends a glued word with it
_OPEN_BRACKET = -7.0  # a border within brackets


def split_candidates(line: Passage, *, is_cut: bool, odds: NameOdds | None = None) -> tuple[SplitCandidate, ...]:
    """The ways to part `line` into title and authors, best first, each with its log-odds against all the others.

    `is_cut` says that `et al.` followed the authors.
    """
    words = _WordCosts(odds or shipped_odds())
    text = line.text if len(line.text) <= _LONGEST_LINE else ""
    found = []
    for border in _borders(text):
        title, names = text[:border].rstrip(), _names(text, border)
        if (
            title
            and names
            and _is_written_out(text[slice(*names[0])])
            and _can_be_authors([text[a:b] for a, b in names])
        ):
            score = _log_likelihood(title, [text[a:b] for a, b in names], words, is_cut=is_cut)
            if text[border - 1].isspace():
                score += _BLANK_BORDER if not _TEAM.fullmatch(text[slice(*names[0])]) else 2 * _BLANK_BORDER
            found.append((score, border, names))
    if not found:
        return ()
    best, border, _ = max(found)
    if not is_cut and sum(words.as_title(w) for w in text.split()) > best + _NO_AUTHORS[text[border - 1].islower()]:
        return ()
    kept = sorted((c for c in found if c[0] > best - _FAR_BEHIND), key=lambda c: (-c[0], -c[1]))[:_KEPT]
    candidates = tuple(
        SplitCandidate(line.slice(0, border).strip(), tuple(line.slice(a, b) for a, b in names), score)
        for score, border, names in kept
    )
    return with_log_odds(candidates, [0.0] * len(candidates))


def with_log_odds(candidates: Sequence[SplitCandidate], gains: Sequence[float]) -> tuple[SplitCandidate, ...]:
    """The candidates, best first, each with the log-odds against all the others of its score and gain together.

    The scores that come in are logarithms of likelihoods, which may share a factor.
    """
    scores = [c.score + gain for c, gain in zip(candidates, gains, strict=True)]
    rated = [
        replace(c, score=round(_log_odds(scores[i], scores[:i] + scores[i + 1 :]), 3)) for i, c in enumerate(candidates)
    ]
    return tuple(sorted(rated, key=lambda c: (-c.score, -len(c.title.text))))


def are_names(texts: Sequence[str], odds: NameOdds | None = None) -> bool:
    """Whether each text reads as a person's name, or a team's, rather than as words of a title or a sentence."""
    if not _can_be_authors(list(texts)):
        return False
    words = _WordCosts(odds or shipped_odds())
    likelier = [_name(t, words, is_first=False) > sum(words.as_title(w) for w in t.split()) for t in texts]
    return all(likelier)


def log_probability(log_odds: float) -> float:
    """The logarithm of the probability that has these log-odds."""
    return -math.log1p(math.exp(min(-log_odds, 500.0)))


def _borders(text: str) -> list[int]:
    """The places where a name may begin: within a word at any letter, or at a capital after a blank."""
    return [
        i
        for i in range(1, min(len(text), _LONGEST_TITLE))
        if text[i].isalpha() and text[i - 1] not in "-‐‑–/([" and (text[i].isupper() or not text[i - 1].isspace())
    ]


def _names(text: str, border: int) -> list[tuple[int, int]]:
    """The spans of the names from `border` on, which commas part."""
    cuts = [border - 1, *(i for i in range(border, len(text)) if text[i] in ",;"), len(text)]
    spans = []
    for cut, following in pairwise(cuts):
        start, end = cut + 1, following
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            spans.append((start, end))
    return spans


def _is_written_out(name: str) -> bool:
    """Whether a name has more than one letter, and no small one to begin with: the `P` of `$μ$P` is nobody, nor is the
    `s Bach` of `by the rules Bach`."""
    first = name.split(maxsplit=1)[0]
    return sum(c.isalpha() for c in name) > 1 and not (len(first) == 1 and first.islower())


def _can_be_authors(names: list[str]) -> bool:
    return all(len(name.split()) <= _LONGEST_NAME and _NAME_CHARACTERS.fullmatch(name) for name in names)


class _WordCosts:
    """The odds of one line's words, each computed once: borders share nearly all of them."""

    def __init__(self, odds: NameOdds) -> None:
        self.as_name = cache(odds.as_name)
        self.as_title = cache(odds.as_title)
        self.is_of_titles = cache(odds.is_of_titles)


def _log_likelihood(title: str, names: list[str], odds: _WordCosts, *, is_cut: bool) -> float:
    score = sum(odds.as_title(word) for word in title.split()) + _end_of_title(title)
    for index, name in enumerate(names):
        score += _name(name, odds, is_first=index == 0)
    # Feeds show three authors, then `et al.`.
    return score - (3.5 * abs(len(names) - 3) if is_cut else 1.5 * max(0, len(names) - 3))


def _end_of_title(title: str) -> float:
    last = title.rsplit(maxsplit=1)[-1]
    score = _OPEN_BRACKET if title.count("(") > title.count(")") else 0.0
    if last.lower() in _END_WORDS:
        return score - 6.0
    if last[-1] in ",;:-–—&(":
        return score - 9.0
    if len(last) == 1 and last.isalpha():
        return score - 2.5
    return score - 1.0 if last[-1] == "." else score


def _name(name: str, odds: _WordCosts, *, is_first: bool) -> float:
    words = name.split()
    own = sum(_word_of_name(word, index, odds) for index, word in enumerate(words))
    if is_first and name[0].islower() and words[0] not in _PARTICLES:
        own += _LOWER_BORDER
    if name.count(")") > name.count("("):
        own += _OPEN_BRACKET
    initials = sum(shape(word) == "initial" for word in words)
    own += _WORDS_IN_NAME.get(len(words) - max(0, initials - 1), -12.0)
    if len(words) == 1 and len(name) < 3:
        own += _OPEN_BRACKET
    return max(own, _team(name, words, odds))


def _team(name: str, words: list[str], odds: _WordCosts) -> float:
    """The name as a team's or an organisation's: any words, as long as none looks like two that were glued."""
    if fold(name) in _ORGANISATIONS:
        return _TEAM_NAME
    if len(words) < 2 or not _TEAM.fullmatch(name) or not all(word[0].isupper() for word in words):
        return -math.inf
    score = -3.0 * (len(words) - 2) + _signature(words[0])
    for word in words[:-1]:
        glued = [part for part in _CAMEL_PARTS.findall(word)[:-1] if odds.is_of_titles(part)]
        score += _TEAM_NAME + (_GLUED_WORD if glued else 0.0) - (2.0 if shape(word) == "digit" else 0.0)
    return score


def _signature(word: str) -> float:
    """What a team's first word says: `OpenAI` begins a team's name, `ImageOpenAI` has the end of a title before it."""
    if _signs(word):
        return _SIGNED
    tails = (word[i:] for i in range(1, len(word) - 2) if word[i].isupper())
    return -_SIGNED if any(_signs(tail) for tail in tails) else 0.0


def _signs(word: str) -> bool:
    return fold(word) in _ORGANISATIONS or fold(word) in _SIGNING_FAMILIES


def _word_of_name(word: str, index: int, odds: _WordCosts) -> float:
    if word.lower() in _PARTICLES:
        return -5.0 if index else -7.0
    return odds.as_name(word)


def _log_odds(score: float, others: list[float]) -> float:
    if not others:
        return _FAR_BEHIND
    top = max(others)
    return score - (top + math.log(sum(math.exp(o - top) for o in others)))
