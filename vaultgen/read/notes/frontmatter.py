"""The properties of a person's note: YAML between two `---` lines, each value as it is written and with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import yaml

from vaultgen.grounding import Evidence
from vaultgen.model import Finding, Stated

_KEY_LINE = re.compile(r"(?P<key>[\w -]++)\s*+:\s*(?P<value>.*)")
_ITEM_LINE = re.compile(r"\s*-\s+(?P<value>.+)")
_LONGEST = 200_000  # characters that are given to the YAML library: some seconds of work
_DEEPEST = 8  # levels of nested values that are read; YAML may nest without end
_LINE_ENDS = str.maketrans(dict.fromkeys("\r\x85\u2028\u2029", " "))
_MOST_VALUES = 10_000  # of one note; aliases within aliases ("billion laughs") grow without end


@dataclass(frozen=True, slots=True)
class Frontmatter:
    """The values by key in the order of the note; `last_line` is that of the closing `---` (0: there is none)."""

    values: tuple[tuple[str, Stated[str]], ...] = ()
    last_line: int = 0
    findings: tuple[Finding, ...] = ()

    def of(self, *keys: str) -> tuple[Stated[str], ...]:
        """The values of the keys, in the note's order; case does not matter."""
        return tuple(value for key, value in self.values if key.lower() in keys)


def read_frontmatter(seed: str, raw: Sequence[str]) -> Frontmatter:
    """The note's properties. YAML that is no YAML is read line by line, and a finding says so."""
    first = next((i for i, line in enumerate(raw) if line.strip()), None)
    if first is None or raw[first].strip("\ufeff \t") != "---":
        return Frontmatter()
    end = next((i for i in range(first + 1, len(raw)) if raw[i].rstrip() in {"---", "..."}), None)
    if end is None:
        return Frontmatter()
    inner = raw[first + 1 : end]
    if sum(len(line) + 1 for line in inner) <= _LONGEST:
        return _read_yaml(seed, raw, first, end)
    message = f"the properties have more than {_LONGEST:,} characters; they are read line by line"
    finding = Finding(seed, first + 1, message, "put them into the note's text")
    return Frontmatter(tuple(_line_by_line(seed, inner, first + 2)), end + 1, (finding,))


def _read_yaml(seed: str, raw: Sequence[str], first: int, end: int) -> Frontmatter:
    """The properties between the lines with the indexes `first` and `end`."""
    inner = raw[first + 1 : end]
    try:
        tree = _composed(inner)
        if tree is not None and not isinstance(tree, yaml.MappingNode):
            return Frontmatter() if not isinstance(tree, yaml.SequenceNode) else Frontmatter((), end + 1)
        values = tuple(_stated(seed, raw, first + 2, *x) for x in islice(_scalars(tree), _MOST_VALUES))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = first + 2 + (mark.line if mark else 0)
        message = f"the properties are not valid YAML ({getattr(error, 'problem', None) or 'nested too deeply'})"
        remedy = "put the value in quotes; until then the properties are read line by line"
        finding = Finding(seed, min(line, end), message, remedy)
        return Frontmatter(tuple(_line_by_line(seed, inner, first + 2)), end + 1, (finding,))
    if len(values) == _MOST_VALUES:
        message = f"the properties have {_MOST_VALUES:,} values or more; only so many are read"
        return Frontmatter(values, end + 1, (Finding(seed, first + 1, message, "put them into the note's text"),))
    return Frontmatter(values, end + 1)


def _composed(inner: Sequence[str]) -> yaml.Node | None:
    # Values stay as they are written: resolved, 2403.05530 would become a number and `no` a truth value.
    # YAML takes some signs for line ends that end no line of a seed: as blanks they leave every place as it is.
    return yaml.compose("\n".join(inner).translate(_LINE_ENDS), Loader=yaml.SafeLoader)


def properties_tree(raw: Sequence[str], last_line: int) -> tuple[yaml.MappingNode | None, int]:
    """The properties that end at the line `last_line` (from 1) as a tree, and the index of the line that its first one
    stands on; None where they are no mapping, or not read as YAML."""
    first = next((i for i, line in enumerate(raw) if line.strip()), 0) + 1
    inner = raw[first : last_line - 1]
    if sum(len(line) + 1 for line in inner) > _LONGEST:
        return None, first
    try:
        tree = _composed(inner)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None, first
    return (tree if isinstance(tree, yaml.MappingNode) else None), first


def _scalars(tree: yaml.Node | None) -> Iterator[tuple[str, yaml.ScalarNode]]:
    if isinstance(tree, yaml.MappingNode):
        for key, node in tree.value:
            if isinstance(key, yaml.ScalarNode):
                yield from ((key.value, scalar) for scalar in _flat(node, 0))


def _flat(node: yaml.Node, depth: int) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif depth < _DEEPEST and isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _flat(child, depth + 1)
    elif depth < _DEEPEST and isinstance(node, yaml.MappingNode):
        for _, child in node.value:
            yield from _flat(child, depth + 1)


def _stated(seed: str, raw: Sequence[str], offset: int, key: str, node: yaml.ScalarNode) -> tuple[str, Stated[str]]:
    line = offset + node.start_mark.line
    text = raw[line - 1]
    # As JSON does, some tools write a character as the two halves that it has in UTF-16; YAML leaves them apart.
    whole = node.value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    value = " ".join(whole.split())
    quote = value if value in text else text[node.start_mark.column :].strip()
    return key.strip(), Stated(value, Evidence(seed, line, quote or text.strip()))


def _line_by_line(seed: str, inner: Sequence[str], offset: int) -> Iterator[tuple[str, Stated[str]]]:
    key = ""
    for number, line in enumerate(inner, offset):
        if found := _KEY_LINE.fullmatch(line):
            key = found["key"].strip()
            value = found["value"].strip().strip("\"'")
            parts = (
                [p.strip(" \"'") for p in value[1:-1].split(",")] if re.fullmatch(r"\[[^\[].*\]", value) else [value]
            )
        elif key and (found := _ITEM_LINE.fullmatch(line)):
            parts = [found["value"].strip().strip("\"'")]
        else:
            continue
        yield from ((key, Stated(p, Evidence(seed, number, p))) for p in parts if p)
