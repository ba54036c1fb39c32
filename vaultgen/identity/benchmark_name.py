"""What sets one benchmark or dataset apart from another: its letters and digits, year, split and language pair.

`XL-Sum` is `XLSum`, `AIME'24` is `AIME 2024`; `MMLU-Pro` is not `MMLU`, `HumanEval+` not `HumanEval`, `WMT23` not
`WMT22`, English to Russian not Russian to English.
"""

from __future__ import annotations

import re
from functools import lru_cache

from vaultgen.text.fold import fold

_HEADS = re.compile(
    r"\s+(?:benchmarks?|data ?sets?|corpus|corpora|tasks?|platform|leaderboard|challenges?|test ?set|test suite|suite)$"
)
# Words that are part of the name when only they follow (`NEJM Image Challenge`), so they go only after one word.
_KEPT_HEADS = ("challenge", "challenges", "task", "tasks", "suite", "corpus", "leaderboard")
_YEAR = re.compile(r"(?<=[a-z])\s*(?:20)?([012]\d)$")
_LANGUAGES = {
    "en": "english", "de": "german", "fr": "french", "ru": "russian", "zh": "chinese", "cs": "czech", "ja": "japanese",
    "es": "spanish", "fi": "finnish", "ro": "romanian", "tr": "turkish", "et": "estonian", "lv": "latvian",
    "hi": "hindi", "ko": "korean", "uk": "ukrainian", "it": "italian", "pt": "portuguese", "nl": "dutch",
    "ar": "arabic", "vi": "vietnamese", "is": "icelandic", "ha": "hausa",
}  # fmt: skip
_LANGUAGE_NAMES = frozenset(_LANGUAGES.values())
# Names that end in a year of two digits; elsewhere `24` may be a size or a count.
_DATED = frozenset({"aime", "wmt", "iwslt", "semeval", "amc", "hmmt", "imo", "conll", "squad", "usamo", "duc", "tac"})
_VERSION = re.compile(r"(?<=[a-z])\s*v(?=\d)")  # SQuAD v1.1 is SQuAD 1.1
_PLURAL = re.compile(r"(?<=[a-z]{3})(?<!s)s$")


@lru_cache(maxsize=50_000)
def benchmark_key(name: str) -> str:
    """Equal for spellings of one benchmark or dataset, different for everything else.

    >>> benchmark_key("AIME'24") == benchmark_key("AIME 2024") != benchmark_key("AIME 2025")
    True
    """
    words = fold(re.sub(r"(?<=[A-Za-z])['’](?=\d\d\b)", " ", name)).removeprefix("the ")
    head = _HEADS.search(words)
    while head and (head[0].strip() not in _KEPT_HEADS or " " not in words[: head.start()]):
        words = words[: head.start()]
        head = _HEADS.search(words)
    if any(w.strip() in _KEPT_HEADS for w in words.split()[-1:]):
        words = _PLURAL.sub("", words)
    base, pair = _language_pair(words)
    return _with_year(base) + (f"|{pair}" if pair else "")


def family_key(key: str) -> str:
    """The key of the set that a key's edition is one of: `aime` of `aime@2024`; the key itself where it has none."""
    base, at, rest = key.partition("@")
    pair = rest.partition("|")[2]
    return base + (f"|{pair}" if pair else "") if at else key


def _language_pair(words: str) -> tuple[str, str]:
    """The name without its two languages, and these in their order (`english>russian`)."""
    parts = words.split()
    full = [_LANGUAGES.get(p, p) for p in parts]
    for i in range(len(parts) - 1):
        second = i + 2 if parts[i + 1] == "to" and i + 2 < len(parts) else i + 1
        if full[i] in _LANGUAGE_NAMES and full[second] in _LANGUAGE_NAMES and len(parts) > second - i + 1:
            return " ".join(parts[:i] + parts[second + 1 :]), f"{full[i]}>{full[second]}"
    return words, ""


def _with_year(words: str) -> str:
    """The letters and digits, the year (of names known to have one in two digits, or in four) parted off."""
    year = _YEAR.search(words)
    if year:
        base = words[: year.start()].strip()
        if base in _DATED or words[year.start() :].strip().startswith("20"):
            return f"{base.replace(' ', '')}@20{year[1]}"
    return _VERSION.sub("", words).replace(" ", "")
