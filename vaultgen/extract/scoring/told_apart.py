"""What tells two results of one sentence apart that are otherwise alike: `74.3% with a small encoder and 79.6% with a
larger one`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vaultgen.extract.scoring.result import Result

_MOST_WORDS = 6
# The last `with …` between a score and the next one, or the end of what is said of it.
_WITH = re.compile(
    r"\b(?P<words>(?:with|using) (?:(?!\b(?:with|using|and)\b)[^,;:.()%]){2,60}?)[\s$]*(?:,|,? and|[.;)]|$)"
)


def told_apart(text: str, results: Sequence[Result]) -> list[Result]:
    """The results of a sentence, those of one model on one benchmark by one metric and in one setting with what the
    sentence says they were reached with, where it says that of each and differently."""
    found = list(results)
    alike: dict[tuple[str, ...], list[int]] = {}
    for index, result in enumerate(found):
        key = (result.model, result.benchmark.name, result.metric, result.unit)
        alike.setdefault(key, []).append(index)
    for group in alike.values():
        ends = [*(found[i].start for i in group[1:]), len(text)]
        words = [_reached_with(text[found[i].start : end]) for i, end in zip(group, ends, strict=True)]
        settings = {found[i].setting for i in group}
        if len(group) == len(set(words)) > 1 and all(words) and len(settings - {""}) <= 1:
            setting = max(settings)  # said of the first, meant of all
            for index, said in zip(group, words, strict=True):
                found[index] = replace(found[index], setting=f"{setting} {said}".strip())
    return found


def _reached_with(text: str) -> str:
    """What a score was reached with, in the words from it to the next score; empty where they do not say."""
    said = [m["words"].strip() for m in _WITH.finditer(text)]
    return said[-1] if said and len(said[-1].split()) <= _MOST_WORDS else ""
