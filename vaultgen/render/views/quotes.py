"""What the seeds say of a thing: the sentence that introduces it, and the sentences of each paper that name it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from vaultgen.model import Entity, Evidence, NodeType, Relation, Section, Statement
from vaultgen.render.escape import Span, inline, overlaps
from vaultgen.render.facts import Facts
from vaultgen.render.links import Writer, expansion_spans, subject_spans
from vaultgen.render.order import newest_first, year_of
from vaultgen.render.views.bullets import (
    MOST_BELOW,
    below,
    headed,
    heading_of,
    is_lead_in,
    needs_lead_in,
    points_elsewhere,
    rest_of,
    tells_in_brackets,
    without_pointer,
)
from vaultgen.render.views.going_on import going_on
from vaultgen.render.views.introducing import TELLING, Introducing
from vaultgen.render.views.key_sentences import leaned_on, says_little
from vaultgen.render.views.sameness import different, say_the_same
from vaultgen.render.views.statements import cell_of, is_said_in, short_title
from vaultgen.render.views.trimming import excerpt, trimmed
from vaultgen.render.views.where_named import where_named

MOST_SENTENCES = 3
_MOST_OF_ROW = 3  # words beside names, numbers and what stands in brackets


_PLAIN_WORD = re.compile(r"\b[^\W\d]{2,}\b")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_HAS_SUBJECT = re.compile(r"(?:we|our|the|this|these|both|it|they|all)\b", re.IGNORECASE)
# Families and comparisons have sections of their own.
_SCORERS = (NodeType.MODEL, NodeType.CONCEPT)
_SHOWN_ELSEWHERE = (Relation.VARIANT_OF, Relation.OUTPERFORMS, Relation.COMPARED_WITH)


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence from a note or abstract. `source` is a link to the paper that it says it of, `below` what stands under
    a sentence that does nothing but point to the thing (`(See X)`): what the person has to say there, with its `number`
    in a list of theirs."""

    text: str
    cite: str
    source: str
    year: str = ""
    below: tuple[Quote, ...] = ()
    number: str = ""


@dataclass(frozen=True, slots=True)
class Mentions:
    """A paper (or other note) that names a thing, and its sentences that do, with the number of those that are `left`
    to its own note; `where` it does that says nothing else."""

    link: str
    year: str
    quotes: tuple[Quote, ...]
    cite: str = ""
    where: str = ""
    left: int = 0


class Quotes:
    """Quotes sentences on one thing, none twice."""

    def __init__(self, thing: Entity, facts: Facts, writer: Writer) -> None:
        self._thing = thing
        self._facts = facts
        self._writer = writer
        self._used: dict[tuple[str, str], Statement] = {}
        self._used_of: dict[str, list[Statement]] = {}  # the same by the node that they are on
        self._naming = facts.naming(thing.id)
        self._own_names = {n.casefold() for n in (thing.name, *thing.aliases)}

    def introduction(self) -> Quote | None:
        """The sentence that introduces the thing; where none does, the one that tells most of it."""
        best = Introducing(self._thing, self._facts, self._naming).best()
        if best is None:
            return None
        before = [] if self._facts.note_of_person(best.evidence.seed) else self._before(best)
        return self._led(before, self._going_on(self.quote(best, stands_alone=True), best))

    def quote(
        self, statement: Statement, *, stands_alone: bool = False, subject: str = "", is_labelled: bool = False
    ) -> Quote:
        """A statement as a quote: with its lead-in, the thing's own name in bold. One that `stands_alone` loses what
        joins it to the one before, unless a person wrote it. A `subject` that it leaves out stands before it in
        brackets, as an editor adds it; behind a label (`is_labelled`) its lead-in is not bold as well."""
        self._used[statement.evidence.seed, statement.text or statement.lead_in] = statement
        self._used_of.setdefault(statement.entity, []).append(statement)
        if stands_alone and not self._facts.note_of_person(statement.evidence.seed):
            statement = trimmed(statement)
        statement = excerpt(statement, self._thing.id)
        holder = self._facts.entities.get(statement.entity, None)
        lead_in = self._lead_in(statement) if needs_lead_in(statement, self._facts) else ""
        if lead_in:
            lead_in = f"{lead_in}: " if is_labelled else f"**{lead_in}:** " if statement.text else f"**{lead_in}**"
        if subject:
            lead_in = f"{inline('[')}{subject}] "
            statement = _with_small_letter(statement)
        bold = self._own_name(statement)
        text = self._row(statement) if statement.cells else ""
        text = text or self._writer.quoted(statement, bold=bold, at_line_start=not lead_in)
        source = self._writer.link(holder.id, short_title(holder)) if holder else ""
        year = year_of(holder) if holder else ""
        return Quote(lead_in + text, self._writer.cite(statement.evidence), source, year)

    def _row(self, row: Statement) -> str:
        """A table's row in words: each cell that says something, behind the name of its column."""
        said = self._facts.statements(row.entity)
        place = next((i for i, s in enumerate(said) if s.evidence == row.evidence), 0)
        above = takewhile(lambda s: s.cells, reversed(said[:place]))
        header = next((s for s in above if s.is_header), None)
        names = [inline(header.text[a:b]) for a, b in header.cells] if header else []
        words: list[str] = []
        for index, span in enumerate(row.cells):
            cell = cell_of(row, span)
            if any(c.isalnum() for c in cell.text):
                name = names[index] if index < len(names) else ""
                text = self._writer.quoted(cell, bold=self._own_name(cell), at_line_start=not (words or name))
                words.append(f"{name}: {text}" if name else text)
        return "; ".join(words)

    def _says_more(self, statement: Statement) -> bool:
        """Whether a statement says what no table of results shows: a heading row and a row of scores do not, nor does
        the name alone with nothing below it."""
        if not statement.cells:
            said = statement.lead_in + rest_of(statement, self._thing)
            return (any(c.isalnum() for c in said) and not self._is_row(statement)) or bool(self._below(statement))
        scores = [*self._facts.edges_to(self._thing.id, Relation.REPORTS), *self._facts.scores_of(self._thing.name)]
        return not statement.is_header and not any(is_said_in(e, statement) for e in scores)

    def _is_row(self, statement: Statement) -> bool:
        """Whether a person's bullet on the thing says no more than the rows of its table do: `Ultra scores 83.6%`."""
        heads = (statement.lead_in.casefold(), statement.lead_in.partition(" (")[0].casefold())
        if self._own_names.isdisjoint(heads) or tells_in_brackets(statement.lead_in, self._thing):
            return False
        if not any(is_said_in(e, statement) for e in self._facts.edges_to(self._thing.id, Relation.REPORTS)):
            return False
        left = list(statement.text)
        for link in statement.links:
            left[link.start : link.end] = " " * (link.end - link.start)
        return len(_PLAIN_WORD.findall(_IN_BRACKETS.sub(" ", "".join(left)))) <= _MOST_OF_ROW

    def _lead_in(self, statement: Statement) -> str:
        return self._writer.quoted(
            statement._replace(
                text=statement.lead_in,
                links=statement.lead_in_links,
                web=statement.lead_in_web,
                bold=(),
                italic=(),
                cells=(),
            )
        )

    def _without_source(self, statement: Statement) -> Quote:
        scorers = self._scorers(statement)
        subject = self._left_out(statement, scorers) if len(scorers) == 1 else ""
        shown = without_pointer(statement, self._thing)
        if not subject and self._facts.note_of_person(statement.evidence.seed):
            shown = headed(shown, self._facts.statements(statement.entity))
        before = [] if self._facts.note_of_person(statement.evidence.seed) else self._before(statement)
        own = self._going_on(self.quote(shown, subject=subject, stands_alone=not before), statement)
        own = self._led(before, own)
        self._used[statement.evidence.seed, statement.text] = statement
        under = self._below(statement)
        is_counted = bool(under) and under[0].number[:-1] == "1"  # Markdown begins no list below words with another
        below = tuple(replace(self.quote(s), source="", year="", number=s.number * is_counted) for s in under)
        return Quote(own.text, own.cite, "", "", below, own.number)

    def _led(self, before: Sequence[Statement], quote: Quote) -> Quote:
        """The quote behind the sentences that it leans on."""
        led = "".join(f"{self.quote(s, stands_alone=True).text} " for s in before)
        cites = "".join(c for s in before if (c := self._writer.cite(s.evidence)) not in quote.cite)
        return replace(quote, text=led + quote.text, cite=cites + quote.cite)

    def _before(self, statement: Statement) -> list[Statement]:
        """The sentence that one leans on (`It has …`), unless the note has it already."""
        said = [s for s in self._facts.statements(statement.entity) if s.evidence.seed == statement.evidence.seed]
        index = said.index(statement) if statement in said else 0
        pair = [trimmed(s) for s in said[index - 1 : index + 1]] if index else []
        return [said[index - 1]] if pair and leaned_on(pair[1], pair) and not self.is_used(said[index - 1]) else []

    def _going_on(self, quote: Quote, statement: Statement) -> Quote:
        """The quote with the sentences behind it that go on about the model without naming it."""
        more = [*takewhile(lambda s: not self.is_used(s), going_on(statement, self._thing, self._facts))]
        if not more and quote.cite == self._writer.cite(statement.evidence):
            return quote
        text = " ".join((quote.text, *(self.quote(s).text for s in more)))
        return replace(quote, text=text, cite=self._writer.cite(statement.evidence, *(s.evidence for s in more)))

    def _below(self, pointer: Statement) -> Sequence[Statement]:
        """What a person says under a statement that only points to the thing, as far as it is not quoted yet."""
        found = below(pointer, self._thing, self._facts.statements(pointer.entity))
        return [s for s in found if not self.is_used(s) and not s.cells][:MOST_BELOW]

    def sentence(self, place: Evidence, of: Collection[str] = ()) -> Quote | None:
        """The sentence that a place quotes, unless it was quoted before. Where it does not name what it says it `of`
        (`Outperforms GPT-4 …`), nor opens with a subject (`Our models …`), that stands before it in brackets, as an
        editor adds it."""
        statement = self._facts.saying(place)
        if statement is None or self.is_used(statement):
            return None
        return self.quote(statement, subject=self._left_out(statement, of), is_labelled=True)

    def is_said_at(self, place: Evidence) -> bool:
        """Whether the note has quoted what a place says, or another version of it; nothing is said where no statement
        stands."""
        statement = self._facts.saying(place)
        return statement is None or self._is_said(statement)

    def _left_out(self, statement: Statement, of: Collection[str]) -> str:
        """The names of what a statement is `of`, where it does not name it, nor opens with a subject."""
        subjects = [self._facts.entities[i] for i in sorted(of)]
        is_named = any(i.entity in of for i in statement.links) or any(
            subject_spans(f"{statement.text} {statement.lead_in}", s) for s in subjects
        )
        if is_named or needs_lead_in(statement, self._facts) or _HAS_SUBJECT.match(trimmed(statement).text):
            return ""
        return ", ".join(inline(s.name) for s in subjects)

    def _scorers(self, statement: Statement) -> frozenset[str]:
        """The models whose scores a person's statement gives, without those that it compares them with."""
        if not self._facts.note_of_person(statement.evidence.seed):
            return frozenset()
        edges = [e for e in self._facts.edges_from(statement.entity, Relation.REPORTS) if is_said_in(e, statement)]
        named = {i.entity for i in statement.links}
        models = {m.id for e in edges if (m := self._facts.thing_named(str(e.properties.get("model")), _SCORERS))}
        return frozenset(models - named - {self._thing.id})

    def is_used(self, statement: Statement) -> bool:
        """Whether the note has quoted a statement already."""
        return (statement.evidence.seed, statement.text or statement.lead_in) in self._used

    def _is_said(self, statement: Statement) -> bool:
        """Whether the note has quoted a statement, or another version of it, of the same paper."""
        of_paper = self._used_of.get(statement.entity, ())
        return self.is_used(statement) or any(say_the_same(statement, s) for s in of_paper)

    def mentions(self) -> tuple[Mentions, ...]:
        """The papers that name the thing, the newest first, each with the sentences not quoted yet."""
        relations = [r for r in Relation if r not in (Relation.READ_FROM, Relation.AUTHORED_BY, *_SHOWN_ELSEWHERE)]
        edges = self._facts.edges_to(self._thing.id, *relations)
        holders = {e.source for e in edges} | {s.entity for s in self._naming if s.entity in self._facts.entities}
        papers = newest_first(self._facts.entities[i] for i in holders if self._has_type(i, NodeType.PAPER))
        # A source has words of its own only where a person's note is about nothing else.
        silent = {i for i in holders if self._has_type(i, NodeType.SOURCE) and not self._facts.statements(i)}
        others = (i for i in sorted(holders - silent) if not self._has_type(i, NodeType.PAPER))
        found = []
        said: dict[str, list[Statement]] = {}
        for statement in self._naming:
            said.setdefault(statement.entity, []).append(statement)
        edge_of = {e.source: e for e in reversed(edges) if e.evidence}
        for holder in [*papers, *(self._facts.entities[i] for i in others)]:
            own = [s for s in said.get(holder.id, ()) if self._tells(s) and not self._is_said(s)]
            own.sort(key=lambda s: is_lead_in(s, self._thing, self._facts), reverse=True)
            if not own and holder.id in self._writer.ever_linked:
                continue
            self._writer.new_section()
            link = self._writer.link(holder.id)
            telling = different(sorted(own, key=self._rank))
            chosen = [s for s in own if s in telling[:MOST_SENTENCES]]
            quotes = tuple(self._without_source(s) for s in chosen)
            first = edge_of.get(holder.id)
            places = self._facts.best_place(first) if first and not quotes else []
            where = "" if quotes else where_named(self._thing, holder, first, said.get(holder.id, ()), self._facts)
            if len(chosen) == 1:
                where = inline(heading_of(chosen[0], self._thing))
                where = f"under {where}" if where else ""
            left = len(telling) - len(chosen) if holder.id in self._writer.names.paths else 0
            cite = "" if quotes else self._writer.cite(*places)
            found.append(Mentions(link, year_of(holder), quotes, cite, where, left))
        return tuple(found)

    def _rank(self, statement: Statement) -> tuple[bool, bool, bool, int]:
        """What tells most of the thing comes first; where to read on comes last."""
        return (
            not is_lead_in(statement, self._thing, self._facts),
            statement.section is Section.FURTHER,
            says_little(statement),
            -TELLING[statement.role],
        )

    def _tells(self, statement: Statement) -> bool:
        """Whether a statement has words, or is the heading of others: a bullet that is nothing but the thing's name."""
        if points_elsewhere(statement, self._thing):
            return False
        if statement.text.strip():
            return self._says_more(statement)
        return is_lead_in(statement, self._thing, self._facts) and bool(self._below(statement))

    def _has_type(self, node: str, *types: NodeType) -> bool:
        return self._facts.entities[node].type in types

    def _own_name(self, statement: Statement) -> Sequence[Span]:
        own = [(x.start, x.end) for x in statement.links if x.entity == self._thing.id]
        own = [(a, b) for a, b in own if not statement.text[a:b].replace(".", "").isdigit()]
        if own:
            return own[:1]
        others = [(x.start, x.end) for x in statement.links] + expansion_spans(statement.text, statement.links)
        return [s for s in subject_spans(statement.text, self._thing) if not overlaps(s, others)]


def _with_small_letter(statement: Statement) -> Statement:
    """A statement that goes on from a subject before it: its first word, where it is an ordinary one, is small."""
    is_word = statement.text[:1].isupper() and statement.text[1:2].islower()
    if not is_word or any(x.start == 0 for x in statement.links):
        return statement
    return statement._replace(text=statement.text[0].lower() + statement.text[1:])


def uncited_sources(thing: Entity, facts: Facts, writer: Writer) -> list[str]:
    """Links to the sources that a node was read from and that no footnote of its note leads to."""
    sources, cited = facts.read_in(thing.id), writer.cited_seeds
    return writer.links(s for s in sources if s.properties.get("seed", s.name) not in cited)
