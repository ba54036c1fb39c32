"""Statements as lines of a note: a person's bullets as they were, sentences of an abstract as bullets of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from vaultgen.model import BlockKind, Edge, Entity, LinkSpan, NodeType, Relation, Section, Statement
from vaultgen.render.escape import Span, heading, inline
from vaultgen.render.facts import Facts
from vaultgen.render.links import Writer
from vaultgen.render.places_read import is_same_passage
from vaultgen.render.prose import word_spans
from vaultgen.render.views.blocks import Group, Line, SectionView, spaced

LONGEST_TITLE = 64
_SAME_WORDS = 0.6
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_ARTICLES = ("", "The ", "Our ", "Both ", "the ", "our ")
# A name in a lead-in becomes a link only where it can mean one thing.
_LINKED_IN_LEAD_INS = (
    NodeType.BENCHMARK,
    NodeType.DATASET,
    NodeType.MODEL,
    NodeType.PRODUCT,
    NodeType.CONCEPT,
    NodeType.ORGANIZATION,
)


class StatementLines:
    """Makes lines of the statements on one node."""

    def __init__(self, facts: Facts, writer: Writer, node: str) -> None:
        self._facts = facts
        self._writer = writer
        self._node = node
        self._all = facts.statements(node)
        self._results = facts.edges_from(node, Relation.REPORTS)

    def section(
        self, section: Section, person: Sequence[Statement], abstract: Sequence[Statement] = ()
    ) -> SectionView | None:
        """A section of the note, or None where nothing is said in it: a person's words, then the abstract's."""
        own, others = _by_subsection(person), _by_subsection(abstract)
        groups = []
        for title in dict.fromkeys((*own, *others)):
            self._writer.new_section()
            lines = [*self._of_person(own.get(title, ())), *self._of_abstract(others.get(title, ()))]
            groups.append(Group(heading(title), spaced(lines)))
        if not groups:
            return None
        return SectionView(heading(section.value), tuple(groups))

    def paragraph(self, statement: Statement, subject: Iterable[Span] = ()) -> Line:
        """A statement as a paragraph of the opening."""
        bold = [*subject, *self._values(statement)]
        text = self._writer.quoted(statement, bold=bold, at_line_start=True)
        return Line(text, "paragraph", cite=self._writer.cite(statement.evidence))

    def callout(self, statement: Statement, title: str, kind: str = "NOTE", depth: int = 0) -> Line:
        """A statement as a callout."""
        text = self._writer.quoted(statement, bold=self._values(statement), at_line_start=True)
        # A callout of a title alone says it once.
        title, text = (text, "") if statement.text == title else (inline(title), text)
        return Line(text, "callout", "", self._writer.cite(statement.evidence), depth, kind.upper() or "NOTE", title)

    def _of_person(self, statements: Sequence[Statement]) -> Iterable[Line]:
        rows: list[Statement] = []
        for statement, following in zip(statements, (*statements[1:], None), strict=False):
            if statement.cells:
                rows.append(statement)
                if following is None or not following.cells or following.is_header:
                    yield self._table(rows)
                    rows = []
                continue
            depth = self._depth(statement)
            if statement.kind is BlockKind.CALLOUT:
                found = self.callout(statement, statement.callout_title, statement.callout, depth)
                yield _within(found) if depth and self._is_in_callout(statement) else found
                continue
            lead_in = self._lead_in(statement)
            text = self._writer.quoted(statement, bold=self._values(statement), at_line_start=not lead_in)
            if depth and self._is_in_callout(statement):
                words = f"**{lead_in}:** {text}" if lead_in else text
                yield Line(">" * (depth + 1) + words, "quote", cite=self._writer.cite(statement.evidence), depth=1)
                continue
            kind = "paragraph" if statement.kind is BlockKind.PARAGRAPH and not depth and not lead_in else "bullet"
            # A lead-in alone states nothing; the bullets below it do.
            cite = self._writer.cite(statement.evidence) if text else ""
            yield Line(text, kind, lead_in, cite, depth, number=statement.number)

    def _table(self, rows: Sequence[Statement]) -> Line:
        """The rows of a person's table; without a heading row of its own it gets an empty one, which Markdown asks for.
        Each row's footnote stands in its last cell."""
        width = max(len(row.cells) for row in rows)
        lines = [] if rows[0].is_header else [_row([""] * width), _row(["---"] * width)]
        for row in rows:
            cells = [self._cell(row, span) for span in row.cells]
            cells[-1] += self._writer.cite(row.evidence)
            lines.append(_row([*cells, *[""] * (width - len(cells))]))
            if row is rows[0] and row.is_header:
                lines.append(_row(["---"] * width))
        return Line("\n".join(lines), "table")

    def _cell(self, row: Statement, span: Span) -> str:
        return self._writer.quoted(cell_of(row, span), in_table=True)

    def _of_abstract(self, statements: Sequence[Statement]) -> Iterable[Line]:
        """A bullet a sentence. A name that opens its sentence is bold where it stands; one topic of several
        sentences is named once, above them."""
        topics = [s.lead_in if not _opening_name(s) else "" for s in statements]
        above = ""
        for index, statement in enumerate(statements):
            topic, name = topics[index], _opening_name(statement)
            is_shared = bool(topic) and topic in (topics[index - 1 : index] + topics[index + 1 : index + 2])
            if is_shared and topic != above:
                yield Line("", lead_in=inline(topic))
            above = topic if is_shared else ""
            lead_in = inline(topic) if topic and not is_shared else ""
            bold = [*name, *self._values(statement)]
            text = self._writer.quoted(statement, bold=bold, at_line_start=not lead_in)
            yield Line(text, "bullet", lead_in, self._writer.cite(statement.evidence), 1 if is_shared else 0)

    def _lead_in(self, statement: Statement) -> str:
        """A lead-in; the names in it, or that it is or begins with, as links: `MMMU (Multimodal Reasoning)`."""
        lead_in = statement.lead_in
        if statement.lead_in_links or statement.lead_in_web:
            links, web = statement.lead_in_links, statement.lead_in_web
            return self._writer.quoted(statement._replace(text=lead_in, links=links, web=web, bold=(), italic=()))
        for name in dict.fromkeys((lead_in, lead_in.partition(" (")[0])):
            named = self._facts.thing_named(name, _LINKED_IN_LEAD_INS) if name else None
            if named and named.id != self._node and named.id not in self._writer.linked:
                return self._writer.link(named.id, name) + inline(lead_in[len(name) :]).rjust(len(lead_in) - len(name))
        return inline(lead_in)

    def _depth(self, statement: Statement) -> int:
        depth, parent = 0, statement.parent
        while parent is not None and depth < 6 and parent < len(self._all):
            depth += 1
            parent = self._all[parent].parent
        return depth

    def _is_in_callout(self, statement: Statement) -> bool:
        """Whether a statement hangs, by whatever steps, under a callout that hangs under nothing itself."""
        for _ in range(self._depth(statement)):
            statement = self._all[statement.parent or 0]
        return statement.kind is BlockKind.CALLOUT

    def _values(self, statement: Statement) -> list[Span]:
        """Where the results that a statement reports stand in it, with their unit."""
        values = {e.properties.get("value") for e in self._results if is_said_in(e, statement)}
        spans = []
        for found in NUMBER.finditer(statement.text):
            if any(isinstance(v, int | float) and float(found[0].replace(",", "")) == float(v) for v in values):
                unit = re.match(r"\s?%|\s?pp\b", statement.text[found.end() :])
                spans.append((found.start(), found.end() + (unit.end() if unit else 0)))
        return spans


def _within(callout: Line) -> Line:
    """A callout as a part of the one above it: set in by blanks, it would be code."""
    marks = ">" * callout.depth
    text = f"{marks}>[!{callout.callout}] {callout.callout_title}"
    return Line(f"{text}\n{marks}>{callout.text}" if callout.text else text, "quote", cite=callout.cite, depth=1)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def cell_of(row: Statement, span: Span) -> Statement:
    """The words of one cell of a table's row, as a statement."""
    start, end = span
    links = tuple(
        LinkSpan(x.start - start, x.end - start, x.entity) for x in row.links if start <= x.start and x.end <= end
    )
    bold, italic = (
        tuple((a - start, b - start) for a, b in spans if start <= a and b <= end) for spans in (row.bold, row.italic)
    )
    web = tuple(
        replace(x, start=x.start - start, end=x.end - start) for x in row.web if start <= x.start and x.end <= end
    )
    return row._replace(text=row.text[start:end], links=links, bold=bold, italic=italic, web=web, cells=())


def is_said_in(edge: Edge, statement: Statement) -> bool:
    """Whether an edge's evidence is this statement."""
    return any(is_same_passage(place, statement.evidence) for place in edge.evidence)


def subject_of(statement: Statement, introduced: Iterable[str], names: Iterable[str]) -> list[Span]:
    """The words of a statement that name what it is about: the first introduced thing, else the first of `names`."""
    wanted = set(introduced)
    for link in statement.links:
        if link.entity in wanted:
            return [(link.start, link.end)]
    return next(([spans[0]] for n in names if (spans := word_spans(statement.text, n))), [])


def _opening_name(statement: Statement) -> list[Span]:
    """The lead-in's own place where the sentence begins with it."""
    for article in _ARTICLES:
        start = len(article)
        if statement.lead_in and statement.text.startswith(article + statement.lead_in):
            return [(start, start + len(statement.lead_in))]
    return []


def repeats(statement: Statement, others: Iterable[Statement]) -> bool:
    """Whether a sentence says nearly what others do: the same numbers, or most of the words of one of them."""
    others = list(others)
    numbers = set(NUMBER.findall(statement.text))
    words = long_words(statement.text)
    if numbers and numbers <= {n for o in others for n in NUMBER.findall(f"{o.lead_in} {o.text}")}:
        return True
    return any(len(words & long_words(f"{o.lead_in} {o.text}")) >= _SAME_WORDS * len(words) for o in others)


def with_below(said: Sequence[Statement], most: int = 6) -> list[Statement]:
    """Each bullet that heads up to `most` others, with their words behind its own: they say something together."""
    below: dict[int, list[Statement]] = {}
    for statement in said:
        if statement.parent is not None:
            below.setdefault(statement.parent, []).append(statement)
    return [
        said[i]._replace(text=" ".join((said[i].text, *(f"{s.lead_in} {s.text}" for s in under))))
        for i, under in below.items()
        if len(under) <= most and i < len(said)
    ]


def long_words(text: str) -> set[str]:
    """The words of four letters or more, folded and without the `s` of a plural."""
    return {w.casefold().removesuffix("s") for w in re.findall(r"\w[\w-]{3,}", text)}


def _by_subsection(statements: Sequence[Statement]) -> dict[str, list[Statement]]:
    """The statements under each subsection, in the order in which the subsections appear; those without one first."""
    groups: dict[str, list[Statement]] = {"": []}
    for statement in statements:
        groups.setdefault(statement.subsection, []).append(statement)
    return {title: own for title, own in groups.items() if own}


def by_section(statements: Iterable[Statement]) -> Mapping[Section, list[Statement]]:
    """The statements by section."""
    sections: dict[Section, list[Statement]] = {}
    for statement in statements:
        sections.setdefault(statement.section, []).append(statement)
    return sections


def short_title(paper: Entity, longest: int = LONGEST_TITLE) -> str:
    """A title for lists and tables: cut after a word where it has more characters than `longest`."""
    if len(paper.name) <= longest:
        return paper.name.rstrip(" :") or paper.name
    return paper.name[: longest + 1].rpartition(" ")[0].rstrip(",;:- ") + " …"
