"""A person's name taken apart, teams told from people, and what two spellings of a name have to do with each other."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

from vaultgen.text.fold import fold

PARTICLES = frozenset({
    "af", "al", "ap", "av", "bar", "bat", "ben", "bin", "bint", "da", "dal", "das", "de", "degli", "dei", "del",
    "della", "delle", "den", "der", "des", "di", "do", "dos", "du", "e", "el", "ibn", "la", "le", "les", "lo",
    "mac", "st", "ste", "ten", "ter", "tho", "thoe", "van", "vande", "vanden", "vander", "vom", "von", "und", "y",
    "zu", "zum", "zur",
})  # fmt: skip
SUFFIXES = {"jr": "Jr.", "junior": "Jr.", "sr": "Sr.", "senior": "Sr.", "ii": "II", "iii": "III", "iv": "IV"}
TITLES = frozenset({"dr", "prof", "professor"})
DEGREES = frozenset({"bsc", "dphil", "mba", "msc", "phd"})
# Words that stand in the names of teams, companies and institutions, and not in the names of people.
TEAM_WORDS = frozenset({
    "alliance", "association", "authors", "center", "centre", "collaboration", "college", "committee",
    "community", "company", "consortium", "corporation", "council", "department", "foundation", "group", "inc",
    "initiative", "institute", "lab", "laboratories", "laboratory", "labs", "llc", "llm", "ltd", "network",
    "organization", "organisation", "project", "research", "school", "society", "team", "technologies",
    "university", "workshop",
})  # fmt: skip

_LONGEST = 300  # characters of a name that are looked at
_AFFILIATION = re.compile(r"\([^()]*\)|\[[^\]]*\]|<[^<>]*>|\S+@\S+\.\S+|https?://\S+")
_MARKS = re.compile(r"[*†‡§¶#∗⋆✉♠♣♦♥\d¹²³⁰⁴-⁹]+(?=\s|,|$)|\^\{?[\d*,]+\}?|\$[^$]*\$")
_ET_AL = re.compile(r",?\s*\bet\s+al\.?.*$", re.IGNORECASE)
_ACCENTS = {"`": "\u0300", "'": "\u0301", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
            "c": "\u0327", "v": "\u030c", "u": "\u0306", "H": "\u030b", "k": "\u0328", "r": "\u030a"}  # fmt: skip
_LATEX_ACCENT = re.compile(r"\{?\\(?:([`'^\"~=.])\s*|([cvuHkr])(?=[\s{])\s*)\{?\\?([A-Za-z])\}?\}?")
_LATEX_LETTERS = {"ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "aa": "å",
                  "AA": "Å", "i": "ı"}  # fmt: skip
_LATEX_LETTER = re.compile(r"\{?\\(ss|oe|ae|AE|aa|AA|[oOlLi])(?![A-Za-z])\s*(?:\{\})?\}?")
_GLUED_INITIALS = re.compile(r"[A-Z]{1,2}[B-DF-HJ-NP-TV-Z]")
_PARTED_INITIALS = re.compile(r"(?<=\w\.) (?=-\w\.)")  # C. -P. Yuan, as arXiv writes it
_CAMEL = re.compile(r"[a-z][A-Z]|\d")
_CAMEL_FAMILY = re.compile(r"(?:Mac|Mc|De|Di|Du|La|Le|Van|O')[A-Z]")
_LAST_FIRST = re.compile(r"[^\s,]+, [^\s,]+")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in its parts. A team has its whole name as `family`. Initials stand in `given` with their full stop."""

    given: tuple[str, ...]
    particles: tuple[str, ...]
    family: str
    suffix: str = ""
    is_team: bool = False

    tokens: tuple[str, ...] = field(init=False, compare=False, repr=False)
    """The folded words that identify the person, first to last; hyphens in given names part words."""
    key: tuple[str, ...] = field(init=False, compare=False, repr=False)
    """Equal for spellings of one full name that differ in case, accents, hyphens and full stops alone."""

    def __post_init__(self) -> None:
        # Names are compared with thousands of others, so what is compared is made once.
        given = [word for part in self.given for word in _given_words(part)]
        family = [fold(x).replace(" ", "") for x in (*self.particles, *self.family.split())]
        tokens = tuple(x for x in (*given, *family) if x)
        key = ("".join(tokens[:-1]), *tokens[-1:], fold(self.suffix))
        object.__setattr__(self, "tokens", tokens)
        object.__setattr__(self, "key", ("team", fold(self.family)) if self.is_team else key)

    @property
    def display(self) -> str:
        """The name as it is read: given names, particles, family name, suffix."""
        return " ".join(x for x in (*self.given, *self.particles, self.family, self.suffix) if x)

    @property
    def is_initials_only(self) -> bool:
        """Whether no given name is written out: `E. H. Chi`, or a family name alone."""
        return not self.is_team and all(len(x) == 1 for x in self.tokens[: -(1 + len(self.particles))])


_LATEX_MARKS = frozenset("\\{}~")


class Match(Enum):
    """What two spellings say: the same name; one with less of the middle names; one with initials only; two people."""

    SAME = "same full name"
    VARIANT = "same name but for a middle name"
    INITIALS = "same family name and initials"
    NONE = "different names"


@lru_cache(maxsize=100_000)
def parse_person_name(text: str) -> PersonName:
    """The parts of a name as an author list states it: `Last, First` turned round, affiliations and marks dropped.

    >>> parse_person_name("van den Oord, Aäron").display
    'Aäron van den Oord'
    """
    text = _PARTED_INITIALS.sub("", _plain(text[:_LONGEST]))
    if is_team_name(text):
        return PersonName((), (), text, is_team=True)
    text = _ET_AL.sub("", _MARKS.sub("", _AFFILIATION.sub(" ", text)))
    parts, suffix = _without_suffix([p.split() for p in text.split(",") if p.strip()])
    if len(parts) > 1:
        words, border = [*parts[1], *parts[0]], len(parts[1])
    else:
        words = parts[0] if parts else []
        border = max(0, len(words) - 1)
        while border > 1 and _is_particle(words[border - 1]):
            border -= 1
    words = _without_shouting(words)
    given, rest = words[:border], words[border:]
    cut = 0
    while cut < len(rest) - 1 and _is_particle(rest[cut]):
        cut += 1
    return PersonName(tuple(given), tuple(rest[:cut]), " ".join(rest[cut:]), suffix)


def _without_suffix(parts: list[list[str]]) -> tuple[list[list[str]], str]:
    """The parts between commas without titles, degrees and suffix; and the suffix."""
    suffix = ""
    if len(parts) == 3 and len(parts[1]) == 1 and _word(parts[1][0]) in SUFFIXES:
        # BibTeX's own form: `King, Jr., Ann`.
        suffix = SUFFIXES[_word(parts.pop(1)[0])]
    while (
        len(parts) > 1
        and len(parts[-1]) == 1
        and (_word(parts[-1][0]) in {*SUFFIXES, *DEGREES} or (parts[-1][0] == "MD" and len(parts[-2]) > 1))
    ):
        suffix = SUFFIXES.get(_word(parts.pop()[0]), suffix)
    fewest = 2 if len(parts) == 1 else 1
    for words in parts:
        while len(words) > fewest and _word(words[0]) in TITLES:
            del words[0]
        while len(words) > fewest and _word(words[-1]) in {*SUFFIXES, *DEGREES}:
            suffix = SUFFIXES.get(_word(words.pop()), suffix)
    return parts, suffix


def is_team_name(text: str) -> bool:
    """Whether an entry of an author list names a team or a company: `Gemma Team`, `DeepSeek-AI`, `Llama Team, AI @ X`.

    A single word counts where it is written as no person's name is: with a capital inside or a digit.
    """
    text = text[:_LONGEST]
    bare = " ".join(_AFFILIATION.sub(" ", text).split())
    if " @ " in text or text.startswith("@"):
        return True
    if " " not in bare:
        # `McAleese` and `DeVries` have a capital inside, but no other lone word that is a person's has one.
        return bool(_CAMEL.search(bare)) and not _CAMEL_FAMILY.match(bare)
    if _LAST_FIRST.fullmatch(bare):
        return False
    return ("AI" in bare and "AI" in re.split(r"[\s,-]+", bare)) or any(w in TEAM_WORDS for w in fold(bare).split())


def compare_names(one: PersonName, other: PersonName) -> Match:
    """What two spellings have to do with each other; nothing here says that they are one person."""
    if one.is_team or other.is_team or one.key == other.key:
        return Match.SAME if one.key == other.key else Match.NONE
    long, short = sorted((one.tokens, other.tokens), key=len, reverse=True)
    suffixes_clash = bool(one.suffix and other.suffix and one.suffix != other.suffix)
    if suffixes_clash or len(short) < 2 or long[-1] != short[-1]:
        return Match.NONE
    first = _compare_word(long[0], short[0])
    if first is Match.SAME and _first_name(one) != _first_name(other):
        # `Yu-Lun` is a name of its own, no `Yu` with a middle name.
        return Match.NONE
    rest = iter(long[1:-1])
    if not all(any(_compare_word(word, candidate) is not Match.NONE for candidate in rest) for word in short[1:-1]):
        return Match.NONE
    return Match.VARIANT if first is Match.SAME else first


def _first_name(name: PersonName) -> str:
    return "".join(_given_words(name.given[0])) if name.given else ""


def _compare_word(one: str, other: str) -> Match:
    if one == other:
        # Two equal initials say no more than one initial does.
        return Match.SAME if len(one) > 1 else Match.INITIALS
    if len(one) == 1 or len(other) == 1:
        return Match.INITIALS if one[0] == other[0] else Match.NONE
    return Match.NONE


def _plain(text: str) -> str:
    r"""The text with LaTeX accents as letters, one kind of blank, and no closing punctuation."""
    if text.isascii() and text.isprintable() and _LATEX_MARKS.isdisjoint(text):
        return " ".join(text.split()).strip(" ,;:")
    text = _LATEX_ACCENT.sub(lambda m: unicodedata.normalize("NFC", m[3] + _ACCENTS[m[1] or m[2]]), text)
    text = _LATEX_LETTER.sub(lambda m: _LATEX_LETTERS[m[1]], text)
    text = text.replace("{", "").replace("}", "").replace("~", " ")
    text = "".join(
        " " if unicodedata.category(c) in {"Zs", "Cc"} else c for c in text if unicodedata.category(c) != "Cf"
    )
    return unicodedata.normalize("NFC", " ".join(text.split())).strip(" ,;:")


def _is_particle(word: str) -> bool:
    """Whether a word is a particle; a single letter is one only in lower case (`Agüera y Arcas`, not `Ann Y. Poe`)."""
    return _word(word) in PARTICLES and (len(_word(word)) > 1 or word in PARTICLES)


def _word(text: str) -> str:
    return fold(text).replace(" ", "")


def _given_words(part: str) -> list[str]:
    """The folded words of one given name; glued initials are parted: `E.H.` and `EH` give `e` and `h`.

    Two capitals that end in a vowel are a short name (`XU Bo`) as often as two initials, and stay one word.
    """
    if _GLUED_INITIALS.fullmatch(part):
        return list(fold(part))
    return fold(part).split()


def _without_shouting(words: list[str]) -> list[str]:
    """A name written in capitals throughout, with each word's first letter alone as a capital."""
    long = [w for w in words if len(w.strip(".")) > 2]
    if long and all(w.isupper() for w in long):
        return [w.title() if len(w.strip(".")) > 1 else w for w in words]
    return words
