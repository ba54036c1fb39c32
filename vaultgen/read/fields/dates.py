"""Dates as pages write them, as ISO 8601 and no more exact than they are."""

from __future__ import annotations

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"

_DAY_FIRST = re.compile(rf"(?P<day>\d{{1,2}})\s+(?P<month>{MONTH}),?\s+(?P<year>\d{{4}})", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"(?P<month>{MONTH})\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})", re.IGNORECASE)
_DASHED = re.compile(rf"\b(?P<month>{MONTH})-(?P<day>\d{{1,2}})-(?P<year>\d{{4}})\b", re.IGNORECASE)
_MONTH_ONLY = re.compile(rf"(?P<month>{MONTH}),?\s+(?P<year>\d{{4}})", re.IGNORECASE)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?")


def iso_date(text: str) -> str | None:
    """The first date in `text`: `7 July, 2025` -> `2025-07-07`, `July 2025` -> `2025-07`; None for no real date."""
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _DASHED, _MONTH_ONLY, _ISO):
        if match := pattern.search(text):
            parts = match.groupdict()
            month = parts["month"]
            number = int(month) if month.isdigit() else _month_number(month)
            return _written(int(parts["year"]), number, int(parts.get("day") or 0))
    return None


def impossible_date(text: str) -> str | None:
    """The words of a date that no calendar has (`30 February, 2023`), or None where there is none."""
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _ISO):
        for match in pattern.finditer(text):
            if iso_date(match[0]) is None:
                return match[0]
    return None


def _month_number(name: str) -> int:
    return MONTHS.index(name[:3].lower()) + 1


def _written(year: int, month: int, day: int) -> str | None:
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    return f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}"
