"""The three-way merge of one note."""

from __future__ import annotations

import re
from collections.abc import Mapping

from vaultgen.vault.merge.blocks import parse_body
from vaultgen.vault.merge.body import merge_bodies
from vaultgen.vault.merge.lines import line_end, with_line_ends
from vaultgen.vault.merge.links import with_present_links, with_renames
from vaultgen.vault.merge.properties import merge_properties, same_properties
from vaultgen.vault.merge.result import Conflict, MergedNote

_FRONTMATTER = re.compile(r"\A(\ufeff?---[ \t]*\r?\n)(.*?)(^---[ \t]*(?:\r?\n|\Z))", re.DOTALL | re.MULTILINE)


def merge_note(base: str | None, new: str, mine: str, renamed: Mapping[str, str] | None = None) -> MergedNote:
    r"""The note on disk (`mine`), brought to what would be generated now (`new`).

    `base` is the text that was generated last, None where that is not known: then a note that says the same as `new`
    is taken as it is, and any other is kept whole, with one conflict. Nothing that the user wrote is removed, changed
    or put in another order, and lines that need no change keep their bytes. Generated links follow the notes that they
    lead to (`renamed`: present names of notes by former ones), also in lines that the user changed.

    >>> merge_note("- a\n", "- a\n- b\n", "- a\n- mine\n").text
    '- a\n- mine\n- b\n'
    """
    if new in (mine, base):
        return MergedNote(mine)
    end = line_end(mine)
    new = with_line_ends(new, end)
    if base is None:
        return MergedNote(mine) if _say_the_same(new, mine) else MergedNote(mine, (Conflict("note", mine, new, ""),))
    base = with_line_ends(base, end)
    if mine == base:
        return MergedNote(new)
    head, body = _parts(mine)
    body = _with_links(_parts(base)[1], _parts(new)[1], body, renamed or {})
    base = with_renames(base, head + body, renamed or {})
    (was_head, was_body), (now_head, now_body) = _parts(base), _parts(new)
    head, in_head = _merge_heads(was_head, now_head, head, end)
    body, in_body = _merge_bodies(was_body, now_body, body, end)
    if head and body and not head.endswith(("\n", "\r")):
        head += end  # properties that came into a note without any, from one without text
    return MergedNote(head + body, (*in_head, *in_body))


def _parts(text: str) -> tuple[str, str]:
    """The frontmatter with its fences ("" for none), and the body."""
    found = _FRONTMATTER.match(text)
    return (found[0], text[found.end() :]) if found else ("", text)


def _merge_heads(base: str, new: str, mine: str, end: str) -> tuple[str, tuple[Conflict, ...]]:
    """The merged frontmatter. One that the user deleted stays deleted; one that was never there comes in."""
    if new in (mine, base):
        return mine, ()
    if mine == base:
        return new, ()
    if not mine:
        return ("" if base else new), ()
    found = _FRONTMATTER.match(mine)
    if not found:
        return mine, ()
    text, conflicts = merge_properties(_yaml(base), _yaml(new), found[2], end)
    return f"{found[1]}{text}{found[3]}", conflicts


def _merge_bodies(base: str, new: str, mine: str, end: str) -> tuple[str, tuple[Conflict, ...]]:
    """The merged body."""
    if new in (mine, base):
        return mine, ()
    if mine == base:
        return new, ()
    return merge_bodies(base, new, mine, end)


def _with_links(base: str, new: str, mine: str, renamed: Mapping[str, str]) -> str:
    """The user's body with its generated links as they are now."""
    return mine if new in (mine, base) or mine == base else with_present_links(base, new, mine, renamed)


def _yaml(head: str) -> str:
    """What stands between the fences."""
    found = _FRONTMATTER.match(head)
    return found[2] if found else ""


def _say_the_same(one: str, other: str) -> bool:
    """Whether two notes differ in nothing but quotes, indents, list markers, blank lines and the like."""
    (head, body), (other_head, other_body) = _parts(one), _parts(other)
    if not same_properties(_yaml(head), _yaml(other_head)):
        return False
    blocks, others = parse_body(body).blocks, parse_body(other_body).blocks
    return [(b.kind, b.depth, b.content) for b in blocks] == [(b.kind, b.depth, b.content) for b in others]
