"""What the words of a clipped page state of its paper: authors, abstract, and the fields that the site labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from vaultgen.grounding import Passage
from vaultgen.model import Block, BlockKind, PaperRecord, Stated
from vaultgen.read.copied.copied_labels import PART_OF_ABSTRACT
from vaultgen.read.fields.author_list import AuthorList, read_author_list
from vaultgen.read.fields.dates import iso_date
from vaultgen.read.fields.glued import are_names
from vaultgen.read.fields.labelled_values import labelled_values
from vaultgen.read.fields.marked_names import is_no_name, marked_names
from vaultgen.read.fields.paper_fields import categories_of, parts_of
from vaultgen.read.notes.clipped_head import abstract_below, arxiv_of_buttons, head_of
from vaultgen.read.page import joined

_ABSTRACT = re.compile(r"abstract\s*(?:[:.—-]\s*)?", re.IGNORECASE)
_LEAST_ABSTRACT = 80
# Labels of arXiv, the ACL Anthology, OpenReview and Hugging Face: none is a word of the abstract above it.
_LABEL = re.compile(
    r"(?P<name>authors?|anthology id|volume|month|year|address|editors?|venues?|sigs?|publisher|pages|url|doi"
    r"|bibkey|cite(?: \(\w+\)| as)?|copy citation|pdf|video|code|software|subjects|comments|keywords|tl;?dr"
    r"|primary area|supplementary material|submission number|license)\s*:\s*",
    re.IGNORECASE,
)
_FIRST_VERSION = re.compile(r"\[v1\] (?:[A-Z][a-z]{2}, )?(?P<date>\d{1,2} [A-Z][a-z]{2,8} \d{4})\b")
_BLANKS = re.compile(r"(?:&nbsp;|\u2003|\u2002)(?:&nbsp;|\s)*")
_MARKED = re.compile(r"[^\W\d_]\s?[\d∗*†‡§¶]")
_MOST_LINKED = 0.8  # of a paragraph that is more than buttons

Fields = dict[str, list[Passage]]


def abstract_of(blocks: Sequence[Block]) -> Passage | None:
    """The text behind the label `Abstract:`, or the blocks below it up to the site's own words."""
    for index, block in enumerate(blocks):
        label = _ABSTRACT.match(block.passage.text)
        if label and block.lead_in_end <= label.end() and len(block.passage.text) - label.end() >= _LEAST_ABSTRACT:
            return block.passage.slice(label.end())
        is_alone = block.kind is BlockKind.PARAGRAPH and _ABSTRACT.fullmatch(block.passage.text)
        if is_alone and (text := joined([b.passage for b in takewhile(_is_text, blocks[index + 1 :])])):
            return text
    below: list[Passage] = []
    for block in blocks:
        if not block.section or not _ABSTRACT.fullmatch(block.section[-1]):
            continue
        if _LABEL.match(block.passage.text):
            break
        if not _is_row_of_links(block):
            below.append(block.passage)
    return joined(below)


def with_stated(record: PaperRecord, blocks: Sequence[Block], cited: PaperRecord | None) -> PaperRecord:
    """The record with what the page's words state and it does not have yet; `cited`: what it gives for citing it."""
    fields = _fields(blocks)
    head = head_of(blocks, record.title.text)
    values = labelled_values({name: passages[0] for name, passages in fields.items() if passages})
    abstract = record.abstract or (None if head.at is None else abstract_below(blocks, head.at))
    record = replace(
        record,
        abstract=abstract,
        abstract_complete=abstract is not None and not abstract.text.endswith(("…", "...")),
        categories=record.categories or categories_of(fields.get("subjects", ())),
        keywords=record.keywords or parts_of(next(iter(fields.get("keywords", ())), None), ",;"),
        doi=record.doi or values.doi,
        venue=record.venue or values.venue or head.venue,
        published=record.published or head.published or values.published or _first_version(blocks),
        arxiv=record.arxiv or arxiv_of_buttons(blocks),
    )
    named = _labelled_authors(fields) or _authors_above(blocks) if head.authors is None else ()
    record = _with_authors(record, head.authors or AuthorList(named, is_complete=True, hidden=None))
    return record if cited is None else _with_cited(record, cited)


def _first_version(blocks: Sequence[Block]) -> Stated[str] | None:
    """The date of the first version in the history of submissions that arXiv shows."""
    for block in blocks:
        found = _FIRST_VERSION.search(block.passage.text)
        value = iso_date(found["date"]) if found else None
        if found and value:
            return Stated(value, block.passage.evidence(*found.span("date")))
    return None


def _with_authors(record: PaperRecord, shown: AuthorList) -> PaperRecord:
    """The record with the longer list of authors: properties may hold the first one alone."""
    if not shown.authors or len(record.authors) > len(shown.authors):
        return record
    if record.authors and len(record.authors) == len(shown.authors) and shown.is_complete:
        return record
    return replace(record, authors=shown.authors, authors_complete=shown.is_complete, authors_hidden=shown.hidden)


def _with_cited(record: PaperRecord, cited: PaperRecord) -> PaperRecord:
    record = replace(
        record,
        arxiv=record.arxiv or cited.arxiv,
        doi=record.doi or cited.doi,
        venue=record.venue or cited.venue,
        published=record.published or cited.published,
    )
    if cited.authors_complete and len(cited.authors) > len(record.authors):
        return replace(record, authors=cited.authors, authors_complete=True, authors_hidden=None)
    return record


def _is_text(block: Block) -> bool:
    """Whether a block below the label `Abstract` is part of the abstract: no other label, heading, count or button."""
    text = block.passage.text
    is_label = _LABEL.match(text) or (block.lead_in_end and not PART_OF_ABSTRACT.match(text))
    is_sentence = text.rstrip("\"”’')]*$ ")[-1:] in {".", "!", "?", "…"}
    return block.kind in {BlockKind.PARAGRAPH, BlockKind.CALLOUT} and is_sentence and not is_label


def _is_row_of_links(block: Block) -> bool:
    """Whether a paragraph is a site's buttons: `View PDF  Add to collection`."""
    linked = sum(link.end - link.start for link in block.web)
    return linked > _MOST_LINKED * len(block.passage.text)


def _fields(blocks: Sequence[Block]) -> Fields:
    """What stands behind each label, on its line or in the paragraphs below; of a table, in the next cell."""
    fields: Fields = {}
    name = ""
    for block in blocks:
        parts = [block.passage.slice(*cell) for cell in block.cells] or [block.passage]
        label = _LABEL.match(parts[0].text)
        if block.kind is BlockKind.HEADING:
            name = ""
        elif label:
            name = label["name"].lower()
            own = parts[1:] or [parts[0].slice(label.end())]
            fields.setdefault(name, []).extend(p for p in own if p.text)
        elif name and not block.cells:
            fields[name].append(block.passage)
    return fields


def _labelled_authors(fields: Fields) -> tuple[Passage, ...]:
    names = read_author_list(fields.get("authors") or fields.get("author") or ()).authors
    return names if names and are_names([n.text for n in names]) else ()


def _authors_above(blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """The names above the heading `Abstract`: those that bear marks are no others."""
    end = next((i for i, b in enumerate(blocks) if _is_abstract_heading(b)), 0)
    names: list[Passage] = []
    for block in blocks[:end]:
        line = block.passage.replace([(*m.span(), "   ") for m in _BLANKS.finditer(block.passage.text)])
        if block.kind is BlockKind.PARAGRAPH and not is_no_name(line.text) and not _LABEL.match(line.text):
            names += marked_names(line, are_told=_MARKED.search(line.text) is not None)
    return tuple(names)


def _is_abstract_heading(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and _ABSTRACT.fullmatch(block.passage.text) is not None
