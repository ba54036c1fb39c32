"""Lists in properties, merged as ordered sets and written back with as few changed lines as can be."""

from __future__ import annotations

from collections.abc import Sequence

from vaultgen.vault.merge.yaml_values import Item, Property, UnreadableError


def merge_items(base: Sequence[Item], new: Sequence[Item], mine: Sequence[Item]) -> list[Item]:
    """What the list holds after the merge: the user's items in the user's order, less what the seeds dropped, and what
    the seeds added, each behind the item that it is generated behind."""
    was, now = {i.key: i for i in base}, {i.key: i for i in new}
    merged = [_current(i, was, now) for i in mine if i.key not in was or i.key in now]
    if [i.key for i in mine] == [i.key for i in base if i.key in {m.key for m in mine}]:
        # Nothing in the list is the user's own, so that it takes the generated order.
        order = {key: place for place, key in enumerate(now)}
        merged.sort(key=lambda i: order[i.key])
    present = {i.key for i in mine}
    place = 0
    for item in new:
        keys = [i.key for i in merged]
        if item.key in keys:
            place = keys.index(item.key) + 1
        elif item.key not in was and item.key not in present:
            merged.insert(place, item)
            place += 1
    return merged


def _current(item: Item, was: dict[str, Item], now: dict[str, Item]) -> Item:
    """The user's item, or its generated form where that has changed and the user's has not."""
    before, after = was.get(item.key), now.get(item.key)
    if before and after and before.value == item.value != after.value:
        return after
    return item


def with_items(mine: Property, items: Sequence[Item], end: str) -> str:
    """The lines of a property with `items` in the place of those that it has; lines of items that stay are not
    touched, and a comment survives the item that it stands beside. Raises UnreadableError."""
    own = mine.items or ()
    if len(items) == len(own) and all(a is b for a, b in zip(items, own, strict=True)):
        return mine.text
    if mine.is_block and own:
        return _with_lines(mine, items, end)
    value = mine.text[mine.start : mine.end]
    if mine.is_list and not mine.is_block:
        if "\n" in value and "#" in value:
            raise UnreadableError
        flow = "[" + ", ".join(i.in_flow() for i in items) + "]"
        return mine.text[: mine.start] + flow + mine.text[mine.end :]
    head, rest = mine.text[: mine.start].rstrip(" \t"), mine.text[mine.end :]
    if not items:
        return f"{head} []{rest}"
    line, _, more = rest.partition("\n")
    lines = "".join(f"  - {i.as_line()}{end}" for i in items)
    return f"{head}{line.rstrip()}{end}{lines}{more}"


def _with_lines(mine: Property, items: Sequence[Item], end: str) -> str:
    """A list of one item a line with other items."""
    text, own = mine.text, mine.items or ()
    begins = [text.rfind("\n", 0, i.start) + 1 for i in own]
    if len(set(begins)) < len(begins) or begins[0] == 0:
        raise UnreadableError
    ends = [_line_after(text, i.end) for i in own]
    indent = text[begins[0] : text.index("-", begins[0])]
    lines: dict[int, str] = {}
    for k, item in enumerate(own):
        # Between an item and the next there may be comments and blank lines.
        following = begins[k + 1] if k + 1 < len(own) else len(text)
        ends[k] = min(ends[k], following)
        lines[id(item)] = text[begins[k] : ends[k]]
    staying = {id(i) for i in items}
    parts = [text[: begins[0]]] if items else [_emptied(text[: begins[0]], end)]
    gap = ""
    for item in _in_order(own, items):
        if id(item) not in lines:
            parts.append(f"{indent}- {item.as_line()}{end}")
            continue
        k = next(k for k, o in enumerate(own) if o is item)
        parts.append(gap)
        if id(item) in staying:
            line = lines[id(item)]
            parts.append(line if line.endswith("\n") else line + end)
        else:
            parts += [f"{indent}{comment}{end}" for comment in _comments(mine, begins[k], ends[k])]
        gap = text[ends[k] : begins[k + 1] if k + 1 < len(own) else len(text)]
    return "".join((*parts, gap))


def _in_order(own: Sequence[Item], items: Sequence[Item]) -> list[Item]:
    """The items in their new order, with those that go left where they were (their comments stay)."""
    order = list(items)
    for k, item in enumerate(own):
        if not any(i is item for i in items):
            before = next((o for o in reversed(own[:k]) if any(i is o for i in order)), None)
            place = next((at + 1 for at, i in enumerate(order) if i is before), 0)
            order.insert(place, item)
    return order


def _emptied(head: str, end: str) -> str:
    """`key:` as the line of an empty list; a comment behind it stays."""
    line, _, rest = head.partition("\n")
    key, colon, comment = line.partition(":")
    return f"{key}{colon} []{comment.rstrip()}{end}{rest}"


def _comments(mine: Property, start: int, stop: int) -> list[str]:
    """The comments in a part of a property's lines."""
    part = mine.text[start:stop]
    return [c for c in mine.comments if c in part]


def _line_after(text: str, at: int) -> int:
    """Where the next line begins."""
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1
