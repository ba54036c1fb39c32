"""Obsidian's canvases (JSON Canvas 1.0): the cards as one note of the person's, cards of files as links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vaultgen.grounding import Passage
from vaultgen.model import Block, BlockKind, Finding, Link, NoteRecord, Severity
from vaultgen.read.notes.markdown_blocks import NoteBlocks, read_blocks
from vaultgen.read.page import Page, ReadPage, count_of
from vaultgen.text.clean import visible_line

NAME = "obsidian-canvas"

_FIELD = re.compile(
    r'"(?P<key>text|file|label)"\s*+:\s*+"(?P<value>(?:[^"\\]++|\\.)*+)"|"(?P<list>nodes|edges)"\s*+:\s*+\['
)
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")
_NODES = re.compile(r'"nodes"\s*:\s*\[')
_NODE_TYPE = re.compile(r'"type"\s*:\s*"(?:text|file|link|group)"')
_SNIFFED_LINES = 50
_LONGEST_TITLE = 120


def match(page: Page) -> float:
    """Sure of JSON that begins with an object and has `nodes` of the types that canvases know."""
    head = "\n".join(line[:20_000] for line in page.raw[:_SNIFFED_LINES]).lstrip("\ufeff \t\n")
    return 0.99 if head.startswith("{") and _NODES.search(head) and _NODE_TYPE.search(head) else 0.0


def read(page: Page) -> ReadPage:
    """One record: the text of all cards and groups, in the order in which the canvas lists them."""
    note = NoteBlocks()
    in_edges = False
    for number, raw in enumerate(page.raw, 1):
        line = Passage.of_line(raw, page.seed, number)
        for found in _FIELD.finditer(raw):
            if found["list"]:
                in_edges = found["list"] == "edges"
            elif not in_edges:
                _take(note, found["key"], line.slice(*found.span("value")))
    everything = frozenset(range(1, len(page.raw) + 1))
    findings = _faults(page)
    title = _title(note.blocks)
    if title is None:
        finding = Finding(page.seed, 0, "the canvas holds no text", "write something on a card, or remove it")
        return ReadPage((), everything, "Canvas without text", findings=(*findings, finding))
    what = f"A person's canvas: {count_of(len(note.blocks), 'block')} of text"
    record = NoteRecord(title, blocks=tuple(note.blocks), embeds=tuple(note.embeds))
    return ReadPage((record,), everything, what, findings=findings)


def _take(note: NoteBlocks, key: str, value: Passage) -> None:
    if key == "file":
        _take_file(note, value)
    elif value.text:
        card = read_blocks([visible_line(line) for line in _lines(value)])
        # Items of one card never hang under those of another.
        shift = len(note.blocks)
        note.blocks += [replace(b, parent=None if b.parent is None else b.parent + shift) for b in card.blocks]
        note.embeds += card.embeds


def _take_file(note: NoteBlocks, value: Passage) -> None:
    """A card that shows a file: a link where it is a note, an embed where it is anything else."""
    path = visible_line(_unescaped(value))
    target = path.text.removesuffix(".md")
    start = target.rfind("/") + 1
    name = path.slice(start, len(target)) if start < len(target) else None
    if name is None:
        return
    if target == path.text:
        note.embeds.append(Link(target, 0, 0, is_embed=True))
    else:
        note.blocks.append(Block(BlockKind.PARAGRAPH, name, links=(Link(name.text, 0, len(name.text)),)))


def _lines(value: Passage) -> Iterator[Passage]:
    r"""The lines of a card: JSON writes a line break as `\n`."""
    start = 0
    for found in _ESCAPE.finditer(value.text):
        if found[0] == "\\n":
            yield _unescaped(value.slice(start, found.start()))
            start = found.end()
    yield _unescaped(value.slice(start))


def _unescaped(value: Passage) -> Passage:
    edits = [(m.start(), m.end(), _character(m[0])) for m in _ESCAPE.finditer(value.text)]
    return value.replace(edits) if edits else value


def _character(escape: str) -> str:
    try:
        return str(json.loads(f'"{escape}"')).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    except ValueError:
        return escape[1:]


def _title(blocks: Sequence[Block]) -> Passage | None:
    """The first heading, else the beginning of the first text."""
    first = next((b for b in blocks if b.kind is BlockKind.HEADING), blocks[0] if blocks else None)
    if first is None:
        return None
    return first.passage.slice(0, _LONGEST_TITLE).strip() if len(first.passage.text) > _LONGEST_TITLE else first.passage


def _faults(page: Page) -> tuple[Finding, ...]:
    try:
        json.loads("\n".join(page.raw).removeprefix("\ufeff"))
    except ValueError as error:
        line = getattr(error, "lineno", 0)
        message = "the canvas is no valid JSON from here on; the cards that could be made out are read"
        return (Finding(page.seed, min(line, len(page.raw)), message, "open and save it in Obsidian"),)
    except RecursionError:
        return (Finding(page.seed, 0, "the canvas is nested too deeply to be one", severity=Severity.WARNING),)
    return ()
