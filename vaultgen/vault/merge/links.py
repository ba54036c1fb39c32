"""Links in a note that a person has edited: what a link shows is the person's, where it leads follows the vault."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from vaultgen.vault.merge.footnotes import without_labels
from vaultgen.vault.merge.lines import split_lines
from vaultgen.vault.merge.sides import compare_bodies, shown_words

_LINK = re.compile(r"\[\[([^\[\]|#\n\\]+)((?:#[^\[\]|\n\\]*)?)((?:\\?\|[^\[\]\n]*)?)\]\]")


def with_present_links(base: str, new: str, mine: str, renamed: Mapping[str, str]) -> str:
    """The user's body (`mine`) with the generated links in it as they are generated now.

    In blocks that come from the last text (`base`), a link that still stands there as it was generated goes where the
    same words lead to in `new`, or becomes plain text where they lead nowhere any more. Where the words of the block
    have changed in `new`, links to `renamed` notes (present names by former ones) follow those. What is shown stays.
    """
    if "[[" not in base:
        return mine
    sides = compare_bodies(base, new, mine)
    parts: list[str] = []
    for number, block in enumerate(sides.mine.blocks):
        before, after = sides.user.old_of.get(number), sides.in_new(number)
        now = sides.new.blocks[after].content if after >= 0 else ""
        changes = _changes(sides.base.blocks[before].content, now, renamed) if before is not None else {}
        parts += [block.gap, _with(changes, block.text)]
    return "".join((*parts, sides.mine.tail))


def as_linked_in(text: str, lines: str) -> str:
    """`lines` with their links as they are in those lines of `text` that show the same words; as they are, if none
    do."""
    if lines in text or "[[" not in lines:
        return lines
    candidates, wanted = split_lines(text), [_bare(line) for line in split_lines(lines)]
    bare = [_bare(line) for line in candidates]
    size = len(wanted)
    at = next((n for n in range(len(bare) - size + 1) if bare[n : n + size] == wanted), -1)
    return lines if at < 0 else _with(_changes(lines.strip(), "".join(candidates[at : at + size]).strip(), {}), lines)


def _bare(line: str) -> str:
    return shown_words(without_labels(line)).strip()


def _with(changes: Mapping[str, str], text: str) -> str:
    """`text` with other links in the place of those that `changes` has."""
    return _LINK.sub(lambda found: changes.get(found[0], found[0]), text)


def _changes(before: str, after: str, renamed: Mapping[str, str]) -> dict[str, str]:
    """The links of a generated text that are others now, each with what stands in its place."""
    before, after = without_labels(before), without_labels(after)
    if shown_words(before) != shown_words(after):
        links = {found[0]: _renamed(found, renamed, shows_name=True) for found in _LINK.finditer(before)}
        return {link: now for link, now in links.items() if link != now}
    present = dict(_places(after))
    changes: dict[str, str] = {}
    several: set[str] = set()
    for place, link in _places(before):
        now = present.get(place, shown_words(link))
        if shown_words(now) != shown_words(link) or changes.setdefault(link, now) != now:
            several.add(link)
    return {link: now for link, now in changes.items() if link not in several}


def _places(text: str) -> Iterator[tuple[int, str]]:
    """The links of a text, each with the number of characters shown before it."""
    for found in _LINK.finditer(text):
        yield len(shown_words(text[: found.start()])), found[0]


def with_renames(base: str, mine: str, renamed: Mapping[str, str]) -> str:
    """The text that was generated last, with its links as they are now that notes have been renamed.

    An editor that renames a note changes the links in all others; that is no edit of a person's. So a line of `base`
    that has become such a line of `mine` is taken in that form; one that is in `mine` as it was stays; and one that a
    person has changed besides gets the links as they are generated now, so that they alone make no conflict.
    """
    if not renamed or not any(f"[[{old}" in base for old in renamed):
        return base
    present = {line.strip() for line in mine.splitlines()}
    lines = base.split("\n")
    for at, line in enumerate(lines):
        by_editor = _LINK.sub(lambda found: _renamed(found, renamed, shows_name=False), line)
        if by_editor != line and line.strip() not in present:
            by_us = _LINK.sub(lambda found: _renamed(found, renamed, shows_name=True), line)
            lines[at] = by_editor if by_editor.strip() in present else by_us
    return "\n".join(lines)


def _renamed(found: re.Match[str], renamed: Mapping[str, str], *, shows_name: bool) -> str:
    """A link to the present name of its note."""
    target, anchor, shown = found.groups()
    if target not in renamed:
        return found[0]
    if not shown and not anchor and shows_name:
        is_in_table = found.string.rpartition("\n")[2].lstrip().startswith("|")
        shown = f"\\|{target}" if is_in_table else f"|{target}"
    return f"[[{renamed[target]}{anchor}{shown}]]"
