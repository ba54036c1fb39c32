"""Papers as LaTeXML writes them (arXiv's HTML, ar5iv): institutions, headings, paragraphs, tables, references.

What it calls each part stands in the classes of its elements; see https://math.nist.gov/~BMiller/LaTeXML/manual/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from vaultgen.grounding import Passage
from vaultgen.model import Block, BlockKind, PaperRecord
from vaultgen.read.arxiv.arxiv_stamp import STAMP, with_stamp
from vaultgen.read.fields.institutions import institutions
from vaultgen.read.html.html_scan import Element
from vaultgen.read.html.html_tables import table_of_rows
from vaultgen.read.html.html_text import HtmlLine
from vaultgen.read.page import joined
from vaultgen.read.table_rows import row_blocks

_DEPTHS = {
    "ltx_title_part": 1, "ltx_title_chapter": 1, "ltx_title_section": 1, "ltx_title_appendix": 1,
    "ltx_title_subsection": 2, "ltx_title_subsubsection": 3, "ltx_title_paragraph": 4, "ltx_title_subparagraph": 5,
}  # fmt: skip
_DOCUMENT = "ltx_document"
# What stands between the paragraphs and is none: front and back matter, formulas, code, tables of contents.
_NO_TEXT = frozenset({
    "ltx_authors", "ltx_abstract", "ltx_bibliography", "ltx_equation", "ltx_equationgroup", "ltx_eqn_table",
    "ltx_listing", "ltx_verbatim", "ltx_TOC", "ltx_index", "ltx_glossary", "ltx_page_footer", "ltx_dates",
})  # fmt: skip
_FLOATS = frozenset({"ltx_table", "ltx_figure", "ltx_float"})
_CAPTION = re.compile(r"table\s+\S", re.IGNORECASE)
_LONGEST_HEADING = 200


@dataclass(slots=True)
class _Writing:
    """The blocks so far, and the headings above the next one with their depths."""

    blocks: list[Block] = field(default_factory=list)
    section: list[tuple[int, str]] = field(default_factory=list)

    def path(self) -> tuple[str, ...]:
        return tuple(title for _, title in self.section)


def is_latexml(lines: Sequence[HtmlLine]) -> bool:
    """Whether LaTeXML wrote the page."""
    return any(_has(line, _DOCUMENT) for line in lines)


def with_document(record: PaperRecord, lines: Sequence[HtmlLine]) -> PaperRecord:
    """The record with what the document says besides: arXiv's stamp, institutions, body and references."""
    stamp = next((x.passage for x in lines if STAMP.match(x.passage.text)), None)
    record = with_stamp(record, stamp) if stamp else record
    return replace(
        record,
        affiliations=institutions(x.passage for x in lines if _has(x, "ltx_authors")),
        references=_references(lines),
        body=_body([x for x in lines if _has(x, _DOCUMENT)]),
    )


def _has(line: HtmlLine, name: str) -> bool:
    return any(name in e.classes for e in line.around)


def _references(lines: Sequence[HtmlLine]) -> tuple[Passage, ...]:
    """The entries of the list of references."""
    entries: dict[int, list[Passage]] = {}
    for line in lines:
        item = next((e for e in line.around if "ltx_bibitem" in e.classes), None)
        if item is not None:
            entries.setdefault(id(item), []).append(line.passage)
    return tuple(p for parts in entries.values() if (p := joined(parts)) is not None)


def _body(lines: Sequence[HtmlLine]) -> tuple[Block, ...]:
    """The blocks from the first heading on."""
    at = _Writing()
    index = 0
    while index < len(lines):
        line = lines[index]
        float_around = _outermost_float(line)
        if float_around is not None:
            after = next(
                (i for i in range(index, len(lines)) if _outermost_float(lines[i]) is not float_around), len(lines)
            )
            at.blocks += _table_blocks(lines[index:after], at.path()) if at.section else ()
            index = after
            continue
        index += 1
        if (depth := _depth(line)) is not None:
            _open_section(at, line.passage, depth)
        elif at.section and _is_text(line):
            at.blocks.append(Block(BlockKind.PARAGRAPH, line.passage, at.path()))
    return tuple(at.blocks)


def _depth(line: HtmlLine) -> int | None:
    """How deep a line is as a heading (from 1); None for any other line."""
    names = line.around[0].classes if line.around else frozenset()
    return next((depth for name, depth in _DEPTHS.items() if name in names), None)


def _open_section(at: _Writing, title: Passage, depth: int) -> None:
    title = title if len(title.text) <= _LONGEST_HEADING else title.slice(0, _LONGEST_HEADING).strip()
    at.section = [(above, said) for above, said in at.section if above < depth]
    at.blocks.append(Block(BlockKind.HEADING, title, at.path(), depth=depth))
    at.section.append((depth, title.text))


def _is_text(line: HtmlLine) -> bool:
    """Whether a line is a paragraph or an item: words, and no title or table."""
    if line.cells or not any(map(str.isalnum, line.passage.text)):
        return False
    if any(e.classes & _NO_TEXT or e.name == "nav" for e in line.around):
        return False
    return not any(name.startswith("ltx_title") for name in line.around[0].classes)


def _outermost_float(line: HtmlLine) -> Element | None:
    """The table or figure around a line, captions and panels included."""
    return next((e for e in reversed(line.around) if not e.classes.isdisjoint(_FLOATS)), None)


def _table_blocks(lines: Sequence[HtmlLine], section: tuple[str, ...]) -> Iterator[Block]:
    """The caption of a table and the rows below or above it; nothing for a figure, or where no row is understood."""
    captions = [x.passage for x in lines if _has(x, "ltx_caption")]
    # Panels have captions of their own: the table's says `Table 1: …`.
    caption = next((c for c in captions if _CAPTION.match(c.text)), None)
    tables: dict[int, list[HtmlLine]] = {}
    for line in lines:
        if line.cells and not _has(line, "ltx_caption"):
            holder = next((e for e in line.around if "ltx_tabular" in e.classes or e.name == "table"), None)
            tables.setdefault(id(holder), []).append(line)
    found = [rows for own in tables.values() if (rows := table_of_rows(own))]
    if caption is not None and found:
        yield Block(BlockKind.PARAGRAPH, caption, section)
        for rows in found:
            yield from row_blocks(rows, section)
