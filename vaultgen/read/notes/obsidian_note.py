"""Notes that a person wrote in Obsidian or plain Markdown: properties, headings, bullets, links, callouts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from vaultgen.grounding import Passage
from vaultgen.model import BlockKind, Evidence, Finding, NoteRecord, Severity, Stated
from vaultgen.read.notes.frontmatter import Frontmatter, read_frontmatter
from vaultgen.read.notes.listed_papers import listed_papers
from vaultgen.read.notes.markdown_blocks import NoteBlocks, read_blocks
from vaultgen.read.page import Page, ReadPage, count_of
from vaultgen.text.clean import visible_line

NAME = "obsidian-note"

_WIKILINK = re.compile(r"\[\[[^\[\]\n]+\]\]")
_EMPTY_LINK = re.compile(r"(?<!!)\[\[\s*\]\]")
_HEADING = re.compile(r"#{1,6}\s+\S")
_CALLOUT = re.compile(r">\s*\[![\w-]+\]")
_MARKED_ITEM = re.compile(r"(?:[-*+]|\d+[.)])\s+\S")
_BOLD = re.compile(r"\*\*\S[^*\n]*\*\*")
# What nobody types who does not write Markdown: bold, a link, a highlight; a line that is a task, the rule of a table,
# a footnote, a fence of code, or tags.
_MARKED_WORDS = re.compile(
    r"\*\*\S[^*\n]*\*\*|\[[^\[\]\n]+\]\((?:https?:|[^()\s]{1,200}\.md\b)[^()\n]*\)|==[^\s=][^=\n]*(?<=\S)=="
)
_MARKED_LINE = re.compile(
    r"[-*+]\s+\[[ xX]\]\s.*|\|?\s*:?-{3,}:?\s*\|[-:|\s]*|\[\^[^\]\s]+\]:.*|(?:`{3,}|~{3,})[\w-]*"
    r"|(?:#[^\W\d][\w/-]*\s*)+"
)
_LIST_ITEM = re.compile(r"[-*+]\s+\S")
_LEAST_SHARE_OF_ITEMS = 0.25
_LONGEST_TITLE = 120
_OWN_KEYS = {"title", "alias", "aliases", "tag", "tags"}


def match(page: Page) -> float:
    """Sure of a note with properties; likely where headings, wikilinks, callouts or marked-up bullets stand; just so
    where other Markdown does."""
    front = read_frontmatter(page.seed, page.raw)
    if front.last_line and front.values and not front.findings:
        return 0.98
    if front.findings:
        return 0.8  # between two `---` lines there may be anything
    texts = [line.text for line in page.lines if line.text]
    links = sum(len(_WIKILINK.findall(text)) for text in texts)
    headings = sum(bool(_HEADING.match(text)) for text in texts)
    callouts = sum(bool(_CALLOUT.match(text)) for text in texts)
    items = sum(bool(_MARKED_ITEM.match(text)) for text in texts)
    bold = sum(bool(_BOLD.search(text)) for text in texts)
    if headings + callouts >= 1 and links + items + bold + headings + callouts >= 2:
        return 0.85
    if links >= 1 or headings or callouts:
        return 0.75
    if items >= 2 and bold >= 1:
        return 0.55
    return _plain_certainty(texts)


def _plain_certainty(texts: Sequence[str]) -> float:
    """How sure it is that a text without headings and wikilinks is Markdown: less than any reader that knows a site."""
    if any(_MARKED_WORDS.search(text) or _MARKED_LINE.fullmatch(text) for text in texts):
        return 0.54
    items = sum(bool(_LIST_ITEM.match(text)) for text in texts)
    return 0.52 if items >= 2 and items >= _LEAST_SHARE_OF_ITEMS * len(texts) else 0.0


def read(page: Page) -> ReadPage:
    """The note as one record; a page without any text for a title gives none."""
    front = read_frontmatter(page.seed, page.raw)
    body = [visible_line(Passage.of_line(page.raw[n], page.seed, n + 1)) for n in range(front.last_line, len(page.raw))]
    note = read_blocks(body)
    title = _title(page, front, note)
    everything = frozenset(range(1, len(page.raw) + 1))
    if title is None:
        finding = Finding(page.seed, 0, "the note holds no text", "write something into it, or remove it")
        return ReadPage((), everything, "Note without text", findings=(*front.findings, finding))
    record = NoteRecord(
        title,
        aliases=tuple(_parts(front.of("alias", "aliases"), ",")),
        tags=_tags(front, note),
        properties=tuple((key, value) for key, value in front.values if key.lower() not in _OWN_KEYS),
        blocks=tuple(note.blocks),
        embeds=tuple(note.embeds),
    )
    listed = listed_papers(note.blocks)
    what = "A person's note" + (f" that lists {count_of(len(listed), 'paper')}" if listed else "")
    return ReadPage((record, *listed), everything, what, findings=(*front.findings, *_empty_links(page)))


def _empty_links(page: Page) -> list[Finding]:
    message = "an empty link leads nowhere"
    remedy = "write a note's name into it, or take it out"
    return [
        Finding(page.seed, number, message, remedy, Severity.INFO)
        for number, line in enumerate(page.raw, 1)
        if _EMPTY_LINK.search(line)
    ]


def _title(page: Page, front: Frontmatter, note: NoteBlocks) -> Passage | None:
    """The title property, else the first heading, else the beginning of the first block."""
    for stated in front.of("title"):
        line = page.raw[stated.evidence.line - 1]
        at = line.find(stated.value)
        if stated.value and at >= 0:
            return Passage.of_line(line, page.seed, stated.evidence.line).slice(at, at + len(stated.value))
    headings = [b.passage for b in note.blocks if b.kind is BlockKind.HEADING]
    if headings:
        return headings[0]
    if not note.blocks:
        return None
    first = note.blocks[0].passage
    if len(first.text) <= _LONGEST_TITLE:
        return first
    cut = first.text.rfind(" ", 0, _LONGEST_TITLE)
    return first.slice(0, cut if cut > 0 else _LONGEST_TITLE).strip()


def _tags(front: Frontmatter, note: NoteBlocks) -> tuple[Stated[str], ...]:
    """The tags of the properties and of lines that hold nothing but tags, without `#`, each once."""
    found: dict[str, Stated[str]] = {}
    stated = [*_parts(front.of("tag", "tags"), ", "), *(Stated(p.text, p.evidence()) for p in note.tags)]
    for tag in stated:
        name = tag.value.lstrip("#")
        if name:
            found.setdefault(name, Stated(name, tag.evidence))
    return tuple(found.values())


def _parts(values: Iterable[Stated[str]], separators: str) -> Iterator[Stated[str]]:
    """The values, each parted at the separators: older notes list aliases and tags in one text."""
    for value in values:
        for part in re.split(f"[{separators}]", value.value):
            text = part.strip()
            if text:
                quote = text if text in value.evidence.quote else value.evidence.quote
                yield Stated(text, Evidence(value.evidence.seed, value.evidence.line, quote))
