"""Metrics as a text names them: `top-1 accuracy`, `mAP`, `F1-score`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

__all__ = ["NamedMetric", "find_metrics"]


@dataclass(frozen=True, slots=True)
class NamedMetric:
    """A metric where a text names it: `text[start:end]`; `name` keeps what narrows it down (`top-1 accuracy`)."""

    start: int
    end: int
    name: str
    is_lower_better: bool


def find_metrics(text: str) -> tuple[NamedMetric, ...]:
    """The metrics that `text` names, in its order; of several at one place the longest."""
    pattern, rows = _table()
    found = []
    for match in pattern.finditer(text):
        name, is_lower_better = rows[_key(match.group())]
        found.append(NamedMetric(match.start(), match.end(), _full_name(name, match.group()), is_lower_better))
    return tuple(found)


def _full_name(name: str, words: str) -> str:
    """The metric's name with the rank, cut-off or averaging that the words state."""
    plain = re.sub(r"[\s-]+scores?$", "", words, flags=re.IGNORECASE)
    if "@" in plain:
        return plain
    cut = re.match(r"(top|rank)[\s-](\d+)", plain, re.IGNORECASE)
    if cut:
        return f"{cut[1].lower()}-{cut[2]} {name}"
    averaged = re.match(r"(macro|micro|weighted)\b", plain, re.IGNORECASE)
    return f"{averaged[1].lower()} {name}" if averaged else name


@lru_cache(maxsize=1)
def _table() -> tuple[re.Pattern[str], dict[str, tuple[str, bool]]]:
    """The pattern that finds any metric, and what each of its words stands for."""
    data = yaml.safe_load(files("vaultgen.extract").joinpath("metrics.yaml").read_text(encoding="utf-8"))
    rows = {_key(word): (row["name"], row.get("lower", False)) for row in data for word in row["words"]}
    words = sorted({word for row in data for word in row["words"]}, key=lambda word: (-len(word), word))
    parts = [re.escape(word).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]?") for word in words]
    return re.compile(r"(?<![\w@-])(?:" + "|".join(parts) + r")(?:s|[\s-]+[Ss]cores?)?(?![\w@])"), rows


def _key(words: str) -> str:
    """The words without blanks and hyphens, and without the `score` that any metric may carry."""
    plain = re.sub(r"[\s-]+", "", words)
    return re.sub(r"(?<=.)[Ss]core$", "", plain.removesuffix("s")) or plain
