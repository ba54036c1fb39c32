"""Letters of other scripts that look like Latin ones, as far as names are concerned.

The idea of a skeleton is that of Unicode Technical Standard 39: two texts look alike where their skeletons are equal.
Only letters that most typefaces draw the same count, not all that can be confused.
"""

from __future__ import annotations

import re

_CYRILLIC = ("аеорсухіјѕԁһԛԝӏАВЕЗІЈКМНОРЅСТУХԌԚԜ", "aeopcyxijsdhqwlABE3IJKMHOPSCTYXGQW")
_GREEK = ("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX")
_LATIN_OF = {
    ord(other): latin for others, latins in (_CYRILLIC, _GREEK) for other, latin in zip(others, latins, strict=True)
}
_LOOKS_LATIN = re.compile(f"[{''.join(map(chr, _LATIN_OF))}]")


def has_lookalike(text: str) -> bool:
    """Whether a letter of the text is of another script but looks like a Latin one."""
    return _LOOKS_LATIN.search(text) is not None


def skeleton(text: str) -> str:
    """The text with Latin letters for those that look like them: texts that look alike have the same."""
    return text.translate(_LATIN_OF)
