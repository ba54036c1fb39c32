"""What notes on web pages and papers state of them: in properties, in Dataview's inline fields, in Readwise's list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from vaultgen.grounding import Evidence, Passage
from vaultgen.model import Stated
from vaultgen.read.fields.author_list import read_author_list
from vaultgen.read.notes.frontmatter import Frontmatter
from vaultgen.read.page import Page

_INLINE = re.compile(
    r"(?:[-*+>]\s+)?\**(?P<open>\[)?(?P<key>[A-Za-z][\w -]{1,30}?)\**::\**\s*(?P<value>\S.*)(?(open)\])"
)
_LISTED = re.compile(r"[-*+]\s+\**(?P<key>[A-Z][\w -]{1,30}?)\**:\**\s+(?P<value>\S.*)")
_METADATA = re.compile(r"#{1,6}\s+(?:Metadata|Info(?:rmation)?|Bibliography)\s*", re.IGNORECASE)
_HEADING = re.compile(r"#{1,6}\s")
_WIKILINK = re.compile(r"^\[\[(?:[^\[\]|]*\|)?(?P<shown>[^\[\]|]+)\]\]$")
_ADDRESS = re.compile(r"https?://[^\s<>\[\]()\"']+(?:\([^\s<>()]*\)[^\s<>\[\]()\"']*)*")
_FIELD_LINES = 200  # at the beginning of a note


@dataclass(frozen=True, slots=True)
class NoteFields:
    """The fields by their keys (lower case, `_` and `-` as blanks), in the note's order."""

    page: Page
    values: tuple[tuple[str, Stated[str]], ...]

    def all(self, *keys: str) -> list[Stated[str]]:
        """The values of the keys."""
        return [value for key, value in self.values if key in keys]

    def first(self, *keys: str) -> Stated[str] | None:
        """The value of the first of the keys that has one."""
        return next((value for key in keys for value in self.all(key) if value.value), None)

    def has(self, *keys: str) -> int:
        """How many of the keys have a value."""
        return sum(bool(self.first(key)) for key in keys)

    def passage(self, stated: Stated[str] | None) -> Passage | None:
        """The words of a value as a passage; None where they do not stand in its line letter by letter."""
        if stated is None:
            return None
        number = stated.evidence.line
        start = self.page.raw[number - 1].find(stated.value) if stated.value else -1
        if start < 0:
            return None
        return Passage.of_line(self.page.raw[number - 1], self.page.seed, number).slice(
            start, start + len(stated.value)
        )

    def people(self, *keys: str) -> tuple[Passage, ...]:
        """The people whom the keys name: one a value, or several parted by commas; links show their words."""
        named: list[Passage] = []
        values = self.all(*keys)
        for stated in values:
            passage = self.passage(stated)
            if passage is None:
                continue
            if found := _WIKILINK.match(passage.text):
                named.append(passage.slice(*found.span("shown")).strip())
            elif _is_inverted(passage.text):
                named.append(passage)
            elif ";" in passage.text:
                named += [passage.slice(*found.span()).strip() for found in re.finditer(r"[^;]+", passage.text)]
            else:
                plain = passage.replace([(m.start(), m.end(), "") for m in re.finditer(r"\[\[|\]\]", passage.text)])
                named += read_author_list([plain]).authors
        return tuple({p.text: p for p in reversed(named) if p.text}.values())[::-1]

    def address(self, *keys: str) -> Stated[str] | None:
        """The web address that one of the keys holds, bare or as a link."""
        for stated in self.all(*keys):
            if found := _ADDRESS.search(stated.value):
                quote = found[0] if found[0] in stated.evidence.quote else stated.evidence.quote
                return Stated(found[0], Evidence(stated.evidence.seed, stated.evidence.line, quote))
        return None


def may_have_fields(page: Page) -> bool:
    """Whether it is worth the time to look: the note begins with properties, or has a mark of other fields."""
    head = page.raw[:_FIELD_LINES]
    return any(line.lstrip("\ufeff").startswith("---") for line in head[:3]) or any(
        "::" in line or _METADATA.match(line) for line in head
    )


def note_fields(page: Page, front: Frontmatter) -> NoteFields:
    """The fields of a note, those of its properties first."""
    values = [(_key(key), value) for key, value in front.values if value.value]
    values += _body_fields(page, range(front.last_line, min(len(page.raw), front.last_line + _FIELD_LINES)))
    return NoteFields(page, tuple(values))


def _body_fields(page: Page, indexes: Iterable[int]) -> list[tuple[str, Stated[str]]]:
    values = []
    in_metadata = False
    for index in indexes:
        line = page.raw[index].strip()
        if _HEADING.match(line):
            in_metadata = _METADATA.fullmatch(line) is not None
        found = _INLINE.fullmatch(line) or (_LISTED.fullmatch(line) if in_metadata else None)
        if found:
            value = found["value"].strip("* ")
            values.append((_key(found["key"]), Stated(value, Evidence(page.seed, index + 1, value))))
    return values


def _is_inverted(text: str) -> bool:
    """Whether a value is one name, its family name first: `Okafor, Mira`, but not `Mira Okafor, Jon Lindqvist`."""
    parts = [part.split() for part in text.split(",")]
    return len(parts) == 2 and all(parts) and any(len(part) == 1 for part in parts)


def _key(name: str) -> str:
    return re.sub(r"[\s_-]+", " ", name.strip().lower())
