"""What the seeds say of a thing: the sentence that introduces it, and the sentences of each paper that name it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from vaultgen.model import BlockKind, Entity, Evidence, NodeType, Relation, Role, Statement
from vaultgen.render.escape import Span, inline, overlaps
from vaultgen.render.facts import Facts, newest_first, year_of
from vaultgen.render.links import Writer, expansion_spans, subject_spans
from vaultgen.render.views.bullets import (
    MOST_BELOW,
    below,
    headed,
    heading_of,
    points_elsewhere,
    rest_of,
    tells_in_brackets,
    without_pointer,
)
from vaultgen.render.views.going_on import going_on
from vaultgen.render.views.key_sentences import key_sentence, says_little
from vaultgen.render.views.sameness import different, say_the_same
from vaultgen.render.views.statements import cell_of, is_said_in, short_title
from vaultgen.render.views.trimming import excerpt, trimmed
from vaultgen.render.views.where_named import where_named

MOST_SENTENCES = 3
_MOST_OF_ROW = 3  # words beside names, numbers and what stands in brackets
SHORTEST = 25  # characters; what is shorter describes nothing
# How well a sentence of each role tells what a thing is.
_TELLING = {Role.OBJECTIVE: 3, Role.METHOD: 2, Role.RESULT: 2, Role.OTHER: 2, Role.BACKGROUND: 0}


# What announces a thing, right before its name.
_ANNOUNCED = re.compile(
    r"\b(?:introduc|present|propos|describ|develop|releas|unveil|announc)\w*"
    r"(?: (?!and\b|with\b|by\b|on\b|that\b)[\w,'’-]+){0,6} ?\(?$|"
    r"\b(?:call(?:ed)?|nam(?:ed|ing)|dubbed|term(?:ed)?|coin(?:ed)?)(?: as| it| this)? $",
    re.IGNORECASE,
)
_PLAIN_WORD = re.compile(r"\b[^\W\d]{2,}\b")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_HAS_SUBJECT = re.compile(r"(?:we|our|the|this|these|both|it|they|all)\b", re.IGNORECASE)
_DONE_FOR = re.compile(r"(?:across|at|by|during|for|from|in|on|through|to|via|with)\b", re.IGNORECASE)
_SEE = re.compile(r"\W*(?:see|cf)\b", re.IGNORECASE)
# What follows a name that the sentence explains: `X (…), a benchmark`, `X is the first`.
_WHAT_IT_IS = re.compile(r"\)?(?: \([^()]*\))?(?:, (?:an?|the|our)\b| is (?:an?|the)\b)", re.IGNORECASE)
# `X (XX) is a technique that …`
_DEFINES = re.compile(
    r"(?: \([^()]*\))? (?:is|are|refers? to) (?:an? |the )?(?:[\w-]+,? ){0,4}?"
    r"(?:ability|algorithm|approach|architecture|class|family|field|form|framework|kind|mechanism|method|paradigm|practice|problem|procedure|process|property|"
    r"strategy|study|task|technique|type|way)s?\b",
    re.IGNORECASE,
)
_AT_ALL = re.compile(r"\b(?:introduc|present|propos|releas|unveil|announc)\w*", re.IGNORECASE)
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

    def introduction(self) -> Quote | None:
        """The sentence that introduces the thing; where none does, the one that tells most of it."""
        introducing = self._facts.edges_to(self._thing.id, Relation.INTRODUCES)
        candidates = self._of_first_versions([s for s in self._naming if self._is_sentence(s)])
        stated = [s for s in candidates if any(is_said_in(e, s) for e in introducing)]
        by_its_paper = [s for s in candidates if s.is_key and any(e.source == s.entity for e in introducing)]
        announcing = [s for s in candidates if any(e.source == s.entity for e in introducing) and self._announces(s)]
        titled = [s for s in candidates if self._is_lead_in(s) and self._describes(s)]
        is_product = self._thing.type is NodeType.PRODUCT  # which no paper is said to introduce
        defining = [s for s in candidates if self._defines(s) or (is_product and s.is_key and self._announces(s))]
        best = max(announcing or stated or by_its_paper or titled or defining, key=self._telling, default=None)
        best = best or self._of_introducing(newest_first(self._facts.entities[e.source] for e in introducing))
        return self._going_on(self.quote(best, stands_alone=True), best) if best else None

    def _of_first_versions(self, statements: Sequence[Statement]) -> Sequence[Statement]:
        """The statements without those of a paper's other abstracts than the one that its note is made of, where there
        are others."""
        first: dict[str, str] = {}
        for node in {s.entity for s in statements}:
            said = (s for s in self._facts.statements(node) if not self._facts.note_of_person(s.evidence.seed))
            first[node] = next((s.evidence.seed for s in said), "")
        kept = [
            s for s in statements if s.evidence.seed == first[s.entity] or self._facts.note_of_person(s.evidence.seed)
        ]
        return kept or statements

    def _describes(self, statement: Statement) -> bool:
        """Whether a bullet on the thing says more than where to read on, and neither is a score on it nor tells what
        some model does with it, or for what it was done (`For apps, …`)."""
        results = self._facts.edges_to(self._thing.id, Relation.REPORTS)
        others = {x.entity for x in statement.links} - {self._thing.id}
        is_on_other = any(self._has_type(i, NodeType.MODEL, NodeType.PRODUCT) for i in others)
        is_part = _SEE.match(statement.text) or _DONE_FOR.match(statement.text)
        return not (is_on_other or is_part or any(is_said_in(e, statement) for e in results))

    def _defines(self, statement: Statement) -> bool:
        """Whether a sentence opens with the thing and says what it is."""
        first = next((x for x in statement.links if x.entity == self._thing.id), None)
        return bool(first and first.start == 0 and _DEFINES.match(statement.text, first.end))

    def _announces(self, statement: Statement) -> bool:
        """Whether a sentence says that its paper brings the thing: `we introduce the X family`."""
        starts = [x.start for x in statement.links if x.entity == self._thing.id]
        return any(_ANNOUNCED.search(statement.text[:start]) for start in starts)

    def _of_introducing(self, papers: Sequence[Entity]) -> Statement | None:
        """Where no sentence is on the thing: one of its paper with its name in it, as part of another name maybe; else
        the sentence on the paper, if its title has the name."""
        for paper in papers:
            said = [s for s in self._facts.statements(paper.id) if self._is_sentence(s)]
            if naming := [s for s in said if subject_spans(s.text, self._thing)]:
                return max(naming, key=lambda s: (bool(_AT_ALL.search(s.text)), s.is_key))
            own = [s for s in said if not self._facts.note_of_person(s.evidence.seed)]
            edges = self._facts.edges_from(paper.id, Relation.INTRODUCES)
            key = key_sentence(paper, own, edges, self._facts) if subject_spans(paper.name, self._thing) else None
            if key and not key.text.endswith("…"):
                return key
        return None

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
        lead_in = self._lead_in(statement) if self._needs_lead_in(statement) else ""
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
        results = self._facts.edges_to(self._thing.id, Relation.REPORTS)
        heads = (statement.lead_in.casefold(), statement.lead_in.partition(" (")[0].casefold())
        names = {n.casefold() for n in (self._thing.name, *self._thing.aliases)}
        if tells_in_brackets(statement.lead_in, self._thing):
            return False
        if names.isdisjoint(heads) or not any(is_said_in(e, statement) for e in results):
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
        own = self._going_on(self.quote(shown, subject=subject), statement)
        self._used[statement.evidence.seed, statement.text] = statement
        under = self._below(statement)
        is_counted = bool(under) and under[0].number[:-1] == "1"  # Markdown begins no list below words with another
        below = tuple(replace(self.quote(s), source="", year="", number=s.number * is_counted) for s in under)
        return replace(own, source="", year="", below=below)

    def _going_on(self, quote: Quote, statement: Statement) -> Quote:
        """The quote with the sentences behind it that go on about the model without naming it."""
        more = [*takewhile(lambda s: not self.is_used(s), going_on(statement, self._thing, self._facts))]
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

    def _left_out(self, statement: Statement, of: Collection[str]) -> str:
        """The names of what a statement is `of`, where it does not name it, nor opens with a subject."""
        subjects = [self._facts.entities[i] for i in sorted(of)]
        is_named = any(i.entity in of for i in statement.links) or any(
            subject_spans(f"{statement.text} {statement.lead_in}", s) for s in subjects
        )
        if is_named or self._needs_lead_in(statement) or _HAS_SUBJECT.match(trimmed(statement).text):
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
            own.sort(key=self._is_lead_in, reverse=True)
            if not own and holder.id in self._writer.ever_linked:
                continue
            self._writer.new_section()
            link = self._writer.link(holder.id)
            telling = different(sorted(own, key=lambda s: (-self._is_lead_in(s), says_little(s), -_TELLING[s.role])))
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

    def _tells(self, statement: Statement) -> bool:
        """Whether a statement has words, or is the heading of others: a bullet that is nothing but the thing's name."""
        if points_elsewhere(statement, self._thing):
            return False
        if statement.text.strip():
            return self._says_more(statement)
        return self._is_lead_in(statement) and bool(self._below(statement))

    def _has_type(self, node: str, *types: NodeType) -> bool:
        return self._facts.entities[node].type in types

    def _is_sentence(self, statement: Statement) -> bool:
        """Whether a statement can stand alone as a description."""
        return (
            statement.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CALLOUT)
            and len(statement.text) >= SHORTEST
        )

    def _telling(self, statement: Statement) -> tuple[int, int, int]:
        """How much a sentence tells of the thing: by its role, by whether it goes on to say what the thing is, and by
        how early and how alone it names it."""
        start = min((x.start for x in statement.links if x.entity == self._thing.id), default=len(statement.text))
        says_what = any(_WHAT_IT_IS.match(statement.text, x.end) for x in statement.links if x.entity == self._thing.id)
        score = (
            _TELLING[statement.role]
            + says_what
            + 2 * self._is_lead_in(statement)
            + (start < 60)
            - (len(statement.links) > 5)
        )
        return score, -start, -len(statement.text)

    def _is_lead_in(self, statement: Statement) -> bool:
        """Whether a person's bullet has the thing as its heading: `Nano:` in a note on its family, `Nano (Nano-1):`."""
        names = {n.casefold() for n in (self._thing.name, *self._thing.aliases)}
        ends = [x.end for x in statement.lead_in_links if x.entity == self._thing.id and x.start == 0]
        is_named = any(not _IN_BRACKETS.sub("", statement.lead_in[end:]).strip() for end in ends)
        return self._needs_lead_in(statement) and (is_named or statement.lead_in.casefold() in names)

    def _needs_lead_in(self, statement: Statement) -> bool:
        """A person's lead-in is part of what they say; one drawn from the sentence itself is not."""
        return bool(statement.lead_in) and self._facts.note_of_person(statement.evidence.seed)

    def _own_name(self, statement: Statement) -> Sequence[Span]:
        own = [(x.start, x.end) for x in statement.links if x.entity == self._thing.id]
        own = [(a, b) for a, b in own if not statement.text[a:b].replace(".", "").isdigit()]
        others = [(x.start, x.end) for x in statement.links] + expansion_spans(statement.text, statement.links)
        return own[:1] or [s for s in subject_spans(statement.text, self._thing) if not overlaps(s, others)]


def _with_small_letter(statement: Statement) -> Statement:
    """A statement that goes on from a subject before it: its first word, where it is an ordinary one, is small."""
    is_word = statement.text[:1].isupper() and statement.text[1:2].islower()
    if not is_word or any(x.start == 0 for x in statement.links):
        return statement
    return statement._replace(text=statement.text[0].lower() + statement.text[1:])


def uncited_sources(thing: Entity, facts: Facts, writer: Writer) -> list[str]:
    """Links to the sources that a node was read from and that no footnote of its note leads to."""
    sources, cited = facts.targets(thing.id, Relation.READ_FROM), writer.cited_seeds
    return writer.links(s for s in sources if s.properties.get("seed", s.name) not in cited)
