"""Properties as an editor leaves them: what each says, whatever its quotes, order, indent, style or form of date."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

import yaml

_LINK = re.compile(r"\[\[([^\[\]\n]+)\]\]")
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt ]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.0+)?)?(Z|[+-]\d\d:?\d\d)?)?")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#.*$", re.MULTILINE)
_MOST_NODES = 200_000  # values of one note, those of its aliases counted each time
_NOTHING = {"", "~", "null", "Null", "NULL"}
_TRUTH = {"true": "true", "True": "true", "TRUE": "true", "false": "false", "False": "false", "FALSE": "false"}


class UnreadableError(Exception):
    """Properties that are no YAML, or YAML that cannot be edited line by line."""


@dataclass(frozen=True, slots=True)
class Item:
    """A scalar: what it says (`value`; two that say the same are equal), what it means in a list (`key`: a link means
    its target), its source, and where that stands in the YAML text (`start`, `end`)."""

    value: str
    key: str
    source: str
    start: int
    end: int

    def as_line(self) -> str:
        """The source on one line, in a block."""
        return json.dumps(self.value, ensure_ascii=False) if "\n" in self.source or not self.source else self.source

    def in_flow(self) -> str:
        """The source between square brackets, where more characters have a meaning."""
        plain = self.source[:1] in {'"', "'"} or re.fullmatch(r"\w[\w ./+-]*", self.source)
        return self.as_line() if plain else json.dumps(self.value, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Property:
    """A key with its value: `items` where it is a list or one scalar, None for anything deeper. `text` are its lines,
    from its key to the next one. `is_list`, `is_block`: whether the YAML is a list, and one item a line. Positions
    (`start` of the value, `end`) are those in `text`."""

    key: str
    text: str
    items: tuple[Item, ...] | None
    is_list: bool
    is_block: bool
    start: int
    end: int
    value: str
    scalar_spans: tuple[tuple[int, int], ...]

    @property
    def comments(self) -> list[str]:
        """The comments in the lines, each from its `#`."""
        masked = list(self.text)
        for start, end in self.scalar_spans:
            masked[start:end] = ["x" if c not in "\r\n" else c for c in masked[start:end]]
        return [c.rstrip("\r") for c in _COMMENT.findall("".join(masked).replace("\r\n", "\n"))]


@dataclass(frozen=True, slots=True)
class Properties:
    """All properties by key, in their order; `prelude` are the lines before the first."""

    prelude: str
    by_key: Mapping[str, Property]


def read_properties(text: str) -> Properties:
    """The properties that YAML states. Raises UnreadableError."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise UnreadableError from error
    if root is None:
        return Properties(text, {})
    _stop_at_endless(root)
    if not isinstance(root, yaml.MappingNode) or root.flow_style or not root.value:
        raise UnreadableError
    starts = [text.rfind("\n", 0, key.start_mark.index) + 1 for key, _ in root.value]
    by_key: dict[str, Property] = {}
    for (key, value), start, end in zip(root.value, starts, [*starts[1:], len(text)], strict=True):
        if not isinstance(key, yaml.ScalarNode) or key.value in by_key or end <= start:
            raise UnreadableError
        by_key[key.value] = _property(key, value, text[start:end], start)
    return Properties(text[: starts[0]], by_key)


def _stop_at_endless(root: yaml.Node) -> None:
    """Raise UnreadableError where aliases hold themselves, or multiply: neither is a value that anybody wrote."""
    waiting = [root]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.MappingNode):
            waiting += [part for pair in node.value for part in pair]
    raise UnreadableError


def _property(key: yaml.ScalarNode, value: yaml.Node, text: str, offset: int) -> Property:
    """One property, its positions counted from its own first line."""
    spans = tuple((n.start_mark.index - offset, n.end_mark.index - offset) for n in (key, *_scalars(value)))
    start, end = value.start_mark.index - offset, value.end_mark.index - offset
    make = partial(Property, key.value, text)
    item = _item(value, text, offset)
    if item is not None:
        items = (item,) if item.value else ()
        return make(items, is_list=False, is_block=False, start=start, end=end, value=item.value, scalar_spans=spans)
    is_list = isinstance(value, yaml.SequenceNode)
    found = [_item(n, text, offset) for n in value.value] if isinstance(value, yaml.SequenceNode) else [None]
    items_or_none = None if None in found else tuple(i for i in found if i is not None)
    is_block = isinstance(value, yaml.SequenceNode) and not value.flow_style
    return make(items_or_none, is_list, is_block, start, end, value=repr(_plain(value)), scalar_spans=spans)


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """All scalars in a node, keys included."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _scalars(child)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(key)
            yield from _scalars(value)


def _item(node: yaml.Node, text: str, offset: int) -> Item | None:
    """A scalar, or a link without its quotes (which YAML takes for a list of a list); None for anything else."""
    start, end = node.start_mark.index - offset, node.end_mark.index - offset
    source = text[start:end]
    if isinstance(node, yaml.ScalarNode):
        is_block_text = node.style in {"|", ">"}
        value = _scalar(node)
        return Item(value, _meaning(value), "" if is_block_text else source, start, end)
    if isinstance(node, yaml.SequenceNode) and _LINK.fullmatch(source):
        return Item(source, _meaning(source), json.dumps(source, ensure_ascii=False), start, end)
    return None


def _scalar(node: yaml.ScalarNode) -> str:
    """What a scalar says: `2024` is `"2024"`, `True` is `true`, a date without its hour is one at midnight. So is
    `no` the text: it is one for Obsidian, which writes it without quotes."""
    text = str(node.value)
    if node.style is None:
        if text in _NOTHING:
            return ""
        if text in _TRUTH:
            return _TRUTH[text]
        # A number keeps its digits where they may be a name (`2403.05530`), but 5.0 is 5.
        if _NUMBER.fullmatch(text) and len(text) < 16 and float(text) == int(float(text)):
            return str(int(float(text)))
    date = _DATE.fullmatch(text)
    return _date(date) if date else text


def _date(found: re.Match[str]) -> str:
    year, month, day, hour, minute, second, zone = found.groups()
    text = f"{year}-{int(month):02}-{int(day):02}"
    if hour is None or (int(hour), int(minute), int(second or 0)) == (0, 0, 0):
        return text
    return f"{text}T{int(hour):02}:{minute}:{second or '00'}{zone or ''}"


def _meaning(value: str) -> str:
    """What counts of a list's item: of a link the note that it leads to, whatever folder it names or text it shows."""
    found = _LINK.fullmatch(value.strip())
    if not found:
        return value
    target = found[1].replace("\\|", "|").partition("|")[0].strip().removesuffix(".md")
    return f"[[{target.rpartition('/')[2].casefold()}]]"


def _plain(node: yaml.Node) -> object:
    """A nested value, to be compared."""
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(n) for n in node.value]
    return [(_plain(k), _plain(v)) for k, v in node.value]
