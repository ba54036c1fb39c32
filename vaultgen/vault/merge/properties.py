"""The three-way merge of the properties, key by key; lines that need no change are left as the user has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vaultgen.vault.merge.lists import merge_items, with_items
from vaultgen.vault.merge.result import Conflict
from vaultgen.vault.merge.yaml_values import Item, Properties, Property, UnreadableError, read_properties


@dataclass(frozen=True, slots=True)
class _Merged:
    """The lines of one property after the merge ("" for none) and what they are to say (None: no such property)."""

    text: str
    items: tuple[str, ...] | str | None
    conflict: Conflict | None = None


def merge_properties(base: str, new: str, mine: str, end: str) -> tuple[str, tuple[Conflict, ...]]:
    """The merged YAML and its conflicts. A key that the user deleted stays deleted, whatever becomes of its value; one
    that they added stays.

    Where the user's YAML cannot be read, or not be edited line by line, it is kept as it is, with one conflict.
    """
    try:
        was, now, have = read_properties(base), read_properties(new), read_properties(mine)
        merged = {k: _merge(k, was.by_key.get(k), now.by_key.get(k), p, end) for k, p in have.by_key.items()}
        for key in _coming(was, now, have):
            merged = _inserted(merged, key, now.by_key, end)
        text = have.prelude + "".join(m.text for m in merged.values())
        _verify(text, merged)
    except UnreadableError:
        return mine, (Conflict("properties", mine, new, base),)
    return text, tuple(m.conflict for m in merged.values() if m.conflict)


def _coming(was: Properties, now: Properties, have: Properties) -> list[str]:
    """The keys that the seeds have added."""
    return [k for k in now.by_key if k not in was.by_key and k not in have.by_key]


def _merge(key: str, base: Property | None, new: Property | None, mine: Property, end: str) -> _Merged:
    """One property that the user's note has."""
    if base is None and new is None:
        return _Merged(mine.text, _says(mine))
    sides = [p for p in (base, new, mine) if p is not None]
    if any(p.is_list for p in sides) and all(p.items is not None for p in sides):
        return _merge_list(base, new, mine, end)
    is_mine_old, is_new_old = base is not None and _same(mine, base), _same(new, base)
    if _same(mine, new) or is_new_old:
        return _Merged(mine.text, _says(mine))
    if is_mine_old:
        return _dropped(mine, end) if new is None else _Merged(_with_value(mine, new, end), _says(new))
    conflict = Conflict(f"property {key}", mine.text, new.text if new else "", base.text if base else "")
    return _Merged(mine.text, _says(mine), conflict)


def _same(one: Property | None, other: Property | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.value == other.value and one.is_list == other.is_list


def _says(found: Property) -> tuple[str, ...] | str:
    """What a property says, for comparison with what has come out."""
    if found.is_list and found.items is not None:
        return tuple(i.value for i in found.items)
    return found.value


def _merge_list(base: Property | None, new: Property | None, mine: Property, end: str) -> _Merged:
    """A list, or what stands for one: a single text, or nothing."""
    before, after, own = (tuple(p.items or ()) if p else () for p in (base, new, mine))
    items = merge_items(before, after, own)
    if new is None and not items:
        return _dropped(mine, end)
    text = with_items(mine, items, end)
    if text == mine.text:
        return _Merged(text, _says(mine))
    return _Merged(text, tuple(i.value for i in items))


def _dropped(mine: Property, end: str) -> _Merged:
    """A property that is generated no more: only the user's comments stay."""
    return _Merged("".join(f"{comment}{end}" for comment in mine.comments), None)


def _with_value(mine: Property, new: Property, end: str) -> str:
    """The user's lines with the new value."""
    pair = [_on_one_line(mine), _on_one_line(new)]
    if all(item is not None for item in pair):
        source = new.text[new.start : new.end]
        blank = " " if source and mine.start == mine.end and not mine.text[: mine.start].endswith(" ") else ""
        return mine.text[: mine.start] + blank + source + mine.text[mine.end :]
    return new.text + "".join(f"{comment}{end}" for comment in mine.comments)


def _on_one_line(found: Property) -> str | None:
    """The source of a value that stands on its key's line; None for any other."""
    source = found.text[found.start : found.end]
    is_short = not found.is_list and found.items is not None and not source.startswith(("|", ">"))
    return source if is_short and "\n" not in source else None


def _inserted(merged: Mapping[str, _Merged], key: str, new: Mapping[str, Property], end: str) -> dict[str, _Merged]:
    """The properties with a new one, behind the one that it is generated behind."""
    order = list(new)
    before = [k for k in order[: order.index(key)] if k in merged]
    after = [k for k in order[order.index(key) :] if k in merged]
    keys = list(merged)
    place = keys.index(before[-1]) + 1 if before else keys.index(after[0]) if after else len(keys)
    lines = new[key].text
    entry = _Merged(lines if lines.endswith("\n") else lines + end, _says(new[key]))
    return {**{k: merged[k] for k in keys[:place]}, key: entry, **{k: merged[k] for k in keys[place:]}}


def _verify(text: str, merged: Mapping[str, _Merged]) -> None:
    """Raise UnreadableError unless the merged YAML says what it is to say."""
    found = {key: _says(p) for key, p in read_properties(text).by_key.items()}
    if found != {key: m.items for key, m in merged.items() if m.items is not None}:
        raise UnreadableError


def same_properties(one: str, other: str) -> bool:
    """Whether two frontmatters say the same."""
    try:
        first, second = read_properties(one).by_key, read_properties(other).by_key
    except UnreadableError:
        return one == other
    return first.keys() == second.keys() and all(_alike(first[k], second[k]) for k in first)


def _alike(one: Property, other: Property) -> bool:
    """Whether two values are the same; a list of one is that one."""
    if one.items is None or other.items is None:
        return one.value == other.value
    return _values(one.items) == _values(other.items)


def _values(items: tuple[Item, ...]) -> list[str]:
    return [i.value for i in items]
