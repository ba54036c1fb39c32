"""A note of the vault taken apart by a Markdown parser, for checking: properties, links, headings, blocks, footnotes.

A full parse takes milliseconds a note, so a build does without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

_FRONTMATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)
_WIKILINK = re.compile(r"(!?)\[\[([^\[\]\n]*)\]\]")
_BLOCK_ID = re.compile(r"(?:^|\s)\^([A-Za-z0-9-]+)$", re.MULTILINE)
_TAG = re.compile(r"(?:^|(?<=\s))#([^\s#\[\](){}|,.;:!?\"'`*]+)")
# Markup that the parser left in the text: a link that does not close, bold that does not, an item that has no line.
_BROKEN_MARKUP = re.compile(r"\[\[|\*\*|(?<!\d)[*] {3}|^> ?\[!", re.MULTILINE)
_FOOTNOTE_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")


@dataclass(frozen=True, slots=True)
class NoteLink:
    """A wikilink: its target (name or path, without anchor), the anchor (`Heading`, `^block`), what it shows, its line
    (from 1; 0 for links in properties)."""

    target: str
    anchor: str
    shown: str
    line: int
    is_embed: bool = False


@dataclass(frozen=True, slots=True)
class ParsedNote:
    """What a checker needs to know of a note. `faults` are (line, what) of what does not parse; `hazards` of what has
    no place in a generated note: HTML, code that plugins run, images from the web."""

    path: str
    properties: Mapping[str, Any]
    links: tuple[NoteLink, ...]
    headings: frozenset[str]
    blocks: frozenset[str]
    footnotes: Mapping[str, tuple[int, str]]
    tags: tuple[tuple[int, str], ...]
    faults: tuple[tuple[int, str], ...]
    hazards: tuple[tuple[int, str], ...]


class _UniqueKeys(yaml.CSafeLoader):
    """YAML in which no key comes twice."""


def _mapping_of_unique_keys(loader: _UniqueKeys, node: yaml.MappingNode) -> dict[Any, Any]:
    """A mapping; raises ConstructorError for a key that comes twice, which YAML forbids and PyYAML lets pass."""
    keys = [key.value for key, _ in node.value]
    for key, _ in node.value:
        if keys.count(key.value) > 1:
            raise yaml.constructor.ConstructorError(None, None, f"the key {key.value} comes twice", key.start_mark)
    return loader.construct_mapping(node, deep=True)


_UniqueKeys.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping_of_unique_keys)


# What the YAML library lets through for `2024-02-30`, `!!int x`, thousands of digits, brackets without end.
_BAD_VALUES = (ValueError, TypeError, AttributeError, KeyError, RecursionError)


def heading_key(heading: str) -> str:
    """The form under which a link to a heading finds it: case does not count, nor punctuation beside words."""
    return " ".join(re.sub(r"[^\w]+", " ", heading).casefold().split()) or heading.strip()


def parse_note(path: str, text: str) -> ParsedNote:
    """Take a note apart. What does not parse is in its `faults`; nothing is raised."""
    faults: list[tuple[int, str]] = []
    found = _FRONTMATTER.match(text)
    properties = _properties(found[1], faults) if found else {}
    body = text[found.end() :] if found else text
    offset = text[: found.end()].count("\n") if found else 0
    env: dict[str, Any] = {}
    tokens = _parser().parse(body, env)
    links = list(_property_links(properties))
    headings: set[str] = set()
    blocks: set[str] = set()
    tags: list[tuple[int, str]] = []
    hazards: list[tuple[int, str]] = []
    for before, token, line in _with_lines(tokens, offset):
        if token.type in {"fence", "code_block", "html_block"}:
            hazards.append((line, f"{token.type.replace('_', ' ')} {token.info}".strip()))
        if token.type != "inline":
            continue
        if before == "heading_open":
            headings.add(heading_key(_shown_text(token)))
        blocks |= set(_BLOCK_ID.findall(token.content))
        links += _links(token, line)
        plain = _plain_text(token)
        tags += [(line, tag) for tag in _TAG.findall(plain)]
        faults += [(line, f"footnote [^{x}] has no text") for x in _FOOTNOTE_REFERENCE.findall(plain)]
        faults += [(line, f"{x[0]!r} shows as text in: {plain.strip()[:60]}") for x in _BROKEN_MARKUP.finditer(plain)]
        hazards += [(line, what) for what in _inline_hazards(token)]
    footnotes = _footnotes(tokens, offset)
    return ParsedNote(
        path, properties, tuple(links), frozenset(headings), frozenset(blocks), footnotes, tuple(tags), tuple(faults),
        tuple(hazards),
    )  # fmt: skip


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """CommonMark with tables, strikethrough, footnotes and wikilinks."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    # Escaped characters stay tokens of their own: what is escaped is no tag.
    parser.core.ruler.disable("text_join")
    parser.inline.ruler.before("link", "wikilink", _wikilink_rule)
    # An embed begins with a character at which the parser stops only for images.
    parser.inline.ruler.before("image", "wikiembed", _wikilink_rule)
    return parser


def _wikilink_rule(state: StateInline, silent: bool) -> bool:
    """`[[target#anchor|shown]]`, and `![[…]]`."""
    found = _WIKILINK.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push("wikilink", "", 0)
        token.content = found[2]
        token.markup = found[1]
    state.pos = found.end()
    return True


def _properties(text: str, faults: list[tuple[int, str]]) -> Mapping[str, Any]:
    """The properties that a frontmatter states."""
    try:
        value = yaml.load(text, _UniqueKeys)  # noqa: S506 - a loader made of the safe one
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "it is not YAML"
        faults.append((mark.line + 2 if mark else 1, f"the properties cannot be read: {problem}"))
        return {}
    except _BAD_VALUES as error:
        faults.append((1, f"a property has a value that no calendar or number line has: {error}"))
        return {}
    if value is None:
        return {}
    if not isinstance(value, dict):
        faults.append((1, "the properties are no list of keys and values"))
        return {}
    return {str(k): v for k, v in value.items()}


def _with_lines(tokens: list[Token], offset: int) -> Iterator[tuple[str, Token, int]]:
    """Each token with the type of the one before it and its line in the note (from 1)."""
    before, line = "", offset + 1
    for token in tokens:
        if token.map:
            line = token.map[0] + offset + 1
        yield before, token, line
        before = token.type


def _links(token: Token, line: int) -> Iterator[NoteLink]:
    """The wikilinks of an inline token."""
    for child in _all_children(token):
        if child.type == "wikilink":
            yield _link(child.content, line, is_embed=bool(child.markup))


def _property_links(properties: Mapping[str, Any]) -> Iterator[NoteLink]:
    """The wikilinks in properties: texts, or items of lists, that are a link."""
    for value in properties.values():
        for item in value if isinstance(value, list) else [value]:
            # Only a text that is a link as a whole is one.
            if isinstance(item, str) and (found := _WIKILINK.fullmatch(item)):
                yield _link(found[2], 0)


def _link(content: str, line: int, *, is_embed: bool = False) -> NoteLink:
    """The link that stands between the brackets."""
    place, _, shown = content.replace("\\|", "|").partition("|")
    target, _, anchor = place.partition("#")
    return NoteLink(target, anchor, shown or place, line, is_embed)


def _all_children(token: Token) -> Iterator[Token]:
    """The tokens inside an inline token, those inside of links and images too."""
    for child in token.children or ():
        yield child
        yield from _all_children(child)


def _plain_text(token: Token) -> str:
    """The text of an inline token outside of code and links; a mark stands for what is escaped."""
    marks = {"text_special": "\ufffc"}
    return "".join(c.content if c.type == "text" else marks.get(c.type, " ") for c in token.children or ())


def _shown_text(token: Token) -> str:
    """What a reader sees of an inline token."""
    parts = (
        _link(c.content, 0).shown if c.type == "wikilink" else c.content
        for c in token.children or ()
        if c.type in {"text", "text_special", "code_inline", "wikilink"}
    )
    return "".join(parts)


def _inline_hazards(token: Token) -> Iterator[str]:
    """What in a line of text loads or runs something."""
    for child in _all_children(token):
        if child.type == "html_inline":
            yield f"HTML {child.content}"
        elif child.type == "image":
            yield f"image {child.attrGet('src')}"
        elif child.type == "link_open" and not str(child.attrGet("href")).startswith(("http://", "https://")):
            yield f"link to {child.attrGet('href')}"
        elif child.type == "code_inline" and child.content.lstrip().startswith(("=", "$=")):
            yield f"code that a plugin runs: {child.content}"


def _footnotes(tokens: list[Token], offset: int) -> Mapping[str, tuple[int, str]]:
    """The footnotes by label: line and text."""
    found: dict[str, tuple[int, str]] = {}
    label = ""
    for _, token, line in _with_lines(tokens, offset):
        if token.type == "footnote_open":
            label = str(token.meta.get("label", ""))
        elif token.type == "footnote_close":
            label = ""
        elif label and token.type == "inline":
            found.setdefault(label, (line, token.content))
    return found
