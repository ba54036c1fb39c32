"""The name of a note's file. The rule is frozen with version 1: changing it would move every note of every vault.

A name may stand in a wikilink and on Linux, Windows, macOS and Android: no forbidden, invisible or control
characters, composed Unicode, no reserved word, no blank or dot at the end, and short enough in bytes.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

NAME_BYTES = 180
_HASH_DIGITS = 8
# LaTeX that only dresses letters has no place in a name; of all other commands the name stays.
_DRESS = re.compile(r"\\(?:math|text|operatorname)[a-z]*\s*|\\(?=[A-Za-z])|[${}]")
_COLON = re.compile(r"\s*:+(?:\s+|$)")
_REPLACED = str.maketrans(
    {":": "-", "/": "-", "\\": "-", "|": "-", '"': "'", "[": "(", "]": ")", "#": "", "^": "", "*": "", "?": "",
     "<": "", ">": "", "`": ""}
)  # fmt: skip
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)", re.IGNORECASE)
# Names of words that nothing below changes: most people's and things'.
_PLAIN = re.compile(r"[A-Za-z0-9]+(?:[ .,'-][A-Za-z0-9]+)*")
_DROPPED_KINDS = frozenset({"Cc", "Cf", "Cs"})  # control, format (zero width, direction), half of a surrogate pair


def file_name(title: str) -> str:
    """The file name, without `.md`, for a note of this title: `Gemini 1.5: Unlocking …` -> `Gemini 1.5 - Unlocking …`.

    A name that is cut, or of which nothing is left, ends in a short hash of the whole title.
    """
    if _PLAIN.fullmatch(title) and not _RESERVED.match(title):
        return shortened(title, title)
    text = title
    if not (title.isascii() and title.isprintable()):
        text = "".join(_plain_character(c) for c in unicodedata.normalize("NFC", title))
    text = _COLON.sub(" - ", _DRESS.sub("", text)).translate(_REPLACED)
    # What starts a comment or a highlight wherever the name is linked, or a query of a plugin at its beginning.
    text = re.sub("([%=~])\\1+", r"\1", text).lstrip(" =")
    text = _trimmed(unicodedata.normalize("NFC", text))
    if _RESERVED.match(text):
        text = f"{text[0]}_{text[1:]}"
    return shortened(text or "Untitled", title, must_mark=not text)


def shortened(name: str, whole: str, *, must_mark: bool = False) -> str:
    """`name` cut to the length that every system takes, ending in a hash of `whole` where it was cut."""
    if len(name.encode()) <= NAME_BYTES and not must_mark:
        return name
    mark = f" {hashlib.sha256(whole.encode(errors='replace')).hexdigest()[:_HASH_DIGITS]}"
    kept = name.encode()[: NAME_BYTES - len(mark)].decode(errors="ignore")
    if len(kept) < len(name) and " " in kept[-30:]:
        kept = kept[: kept.rindex(" ")]
    return _trimmed(kept) + mark


def name_key(name: str) -> str:
    """The form under which two names are one file, or one link target, on some system."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _plain_character(character: str) -> str:
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in _DROPPED_KINDS else character


def _trimmed(text: str) -> str:
    """One blank between words; no blank, dot or dash left hanging at the ends."""
    return re.sub(r"\s+-$", "", " ".join(text.split()).strip(" .")).strip(" .")
