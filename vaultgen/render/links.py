"""Wikilinks, footnotes that lead to a seed's line, and quoted statements: what one note needs to be written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from vaultgen.model import Entity, Evidence, LinkSpan, NodeType, Statement, WebLink
from vaultgen.render.answers import Answers
from vaultgen.render.escape import Span, inline, is_linkable, one_line, property_text, url_spans, web_link
from vaultgen.render.facts import Facts
from vaultgen.render.math_text import formulas
from vaultgen.render.paths import natural_name, note_name
from vaultgen.render.prose import Anchor, prose, word_spans
from vaultgen.text.taken import TakenSpans

_SITE = re.compile(r"https?://(?:www\.)?([^/\s?#:@]+)", re.IGNORECASE)
_HYPHENS = tuple("-\u2010\u2011")
_BRACKETS = re.compile(r" ?\(([^()]+)\)")


@dataclass(frozen=True)
class Names:
    """The paths of all notes, and links to them. `former` are the names that notes had before their user renamed them:
    what links show that would show the name."""

    facts: Facts
    paths: Answers[str, str]
    former: Answers[str, str]

    @property
    def tables(self) -> tuple[Answers[str, str], ...]:
        """What is asked besides facts."""
        return self.paths, self.former

    def link(self, node: str, shown: str = "") -> str:
        """A link to a node's note, as body text; of a node without a note, its name as text."""
        entity = self.facts.entities.get(node, None)
        shown = one_line(shown) or (_shown_name(entity) if entity else node)
        if node not in self.paths:
            return inline(shown)
        return self.bare_link(node, shown if is_linkable(shown) else "")

    def bare_link(self, node: str, shown: str = "", block: str = "") -> str:
        """A link to a node that has a note; `shown` must be linkable."""
        name = note_name(self.paths[node])
        target = f"{name}#^{block}" if block else name
        return f"[[{target}|{shown}]]" if shown and shown != target else f"[[{target}]]"

    def property_link(self, entity: Entity) -> str:
        """A link as a property holds it."""
        former = self.former.get(entity.id, "")
        if entity.id not in self.paths:
            return property_text(entity.name)
        return self.bare_link(entity.id, former if is_linkable(former) else "")

    def title(self, entity: Entity) -> str:
        """The title of a node's note."""
        return one_line(natural_name(entity)).rstrip(" :") or one_line(natural_name(entity))


def _shown_name(entity: Entity) -> str:
    """What a link to a node shows where no sentence says otherwise. A source goes by its note's name."""
    return natural_name(entity) if entity.type is NodeType.SOURCE else entity.name


@dataclass
class Writer:
    """Writes the passages of one note: counts its footnotes and knows which nodes a section has linked already.

    One for each note, and used in the order in which the note is read.
    """

    names: Names
    node: str
    _notes: dict[tuple[str, int], int] = field(default_factory=dict)
    _linked: set[str] = field(default_factory=set)
    _ever_linked: set[str] = field(default_factory=set)

    @property
    def ever_linked(self) -> frozenset[str]:
        """The nodes that any section has linked."""
        return frozenset(self._ever_linked)

    @property
    def linked(self) -> frozenset[str]:
        """The nodes that this section has linked already."""
        return frozenset(self._linked)

    def new_section(self) -> None:
        """From here on, a node's first mention is a link again."""
        self._linked.clear()

    def link(self, node: str, shown: str = "") -> str:
        """A link, which counts as the node's first mention."""
        self._mark(node)
        return self.names.link(node, shown)

    def links(self, entities: Iterable[Entity]) -> list[str]:
        """Links to several nodes."""
        return [self.link(e.id) for e in entities]

    def quoted(
        self,
        statement: Statement,
        *,
        bold: Iterable[Span] = (),
        at_line_start: bool = False,
        in_table: bool = False,
    ) -> str:
        """A statement's words with the first mention of each node as a link, its own bold and italic words, and
        `bold`."""
        text = statement.text
        on_web = {(x.start, x.end): x for x in statement.web}
        own = set(expansion_spans(text, statement.links))
        kept, web = TakenSpans(own), TakenSpans(on_web)
        atoms = TakenSpans([*formulas(text), *url_spans(text)])
        anchors = []
        for span in statement.links:
            shown = text[span.start : span.end]
            if span.entity == self.node or span.entity in self._linked or span.entity not in self.names.paths:
                continue
            # The size alone of a model (`from 1 to 27 billion parameters`) says nothing as a link.
            if shown.replace(".", "").isdigit():
                continue
            place = (span.start, span.end)
            if joins_a_word(text, *place) or (place not in own and kept.overlap(*place)):
                continue
            in_web_link = place not in on_web and web.overlap(*place)
            if is_linkable(shown) and shown == shown.strip() and not in_web_link and not atoms.overlap(*place):
                self._mark(span.entity)
                link = self.names.bare_link(span.entity, shown)
                anchors.append(Anchor(*place, link + _address_of(on_web.pop(place, None))))
        spans = [*statement.bold, *bold]
        return prose(
            text,
            anchors,
            spans,
            italic=statement.italic,
            web=on_web.values(),
            at_line_start=at_line_start,
            in_table=in_table,
        )

    def cite(self, *places: Evidence) -> str:
        """The footnote marks for places in the seeds; a line that was cited before keeps its number."""
        marks = []
        for place in dict.fromkeys((p.seed, p.line) for p in places):
            number = self._notes.setdefault(place, len(self._notes) + 1)
            marks.append(f"[^{number}]")
        return "".join(marks)

    @property
    def cited_seeds(self) -> frozenset[str]:
        """The seeds that footnotes lead to."""
        return frozenset(seed for seed, _ in self._notes)

    def _mark(self, node: str) -> None:
        self._linked.add(node)
        self._ever_linked.add(node)

    def footnotes(self) -> list[str]:
        """The footnotes' own lines."""
        return [f"[^{number}]: {self._place(seed, line)}" for (seed, line), number in self._notes.items()]

    def _place(self, seed: str, line: int) -> str:
        facts = self.names.facts
        source = facts.source(seed)
        page = facts.page_of(seed, line)
        place = f"line {line}" + (f" (page {page})" if page else "")
        shown = f"{seed}, {place}"
        if source is None or source.id not in self.names.paths:
            return inline(shown)
        begin = facts.record_line(Evidence(seed, line, ""))
        block = f"l{begin}" if begin else ""
        if not is_linkable(shown):  # `[2403.01234] Title.html`, as browsers save a page
            return f"{inline(seed)}, {self.names.bare_link(source.id, place, block)}"
        return self.names.bare_link(source.id, shown, block)


def _address_of(link: WebLink | None) -> str:
    """What stands behind a link of ours whose words a person has linked to the web: the site, as a link."""
    found = _SITE.match(link.address) if link else None
    return f" ({web_link(found[1], link.address)})" if link and found else ""


def joins_a_word(text: str, start: int, end: int) -> bool:
    """Whether a stretch of text is only part of a word: `Transformer-big`, `long-video`. `Heron's` is a whole one."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    is_begun = before[-1:].isalnum() or (before[-1:] in _HYPHENS and before[-2:-1].isalnum())
    is_continued = after[:1].isalnum() or (after[:1] in _HYPHENS and after[1:2].isalnum())
    return is_begun or is_continued


def expansion_spans(text: str, links: Iterable[LinkSpan]) -> list[Span]:
    """The long forms of names that stand beside them, in brackets after (`MMLU (Massive …)`) or before brackets
    (`Massive … (MMLU)`): no word of them is a name of its own. What does not spell the name is left out."""
    spans: list[Span] = []
    for link in links if "(" in text else ():
        name = text[link.start : link.end]
        found = _BRACKETS.match(text, link.end)
        if found and _spells(name, found[1]):
            spans.append(found.span(1))
        elif text[max(0, link.start - 2) : link.start] == " (" and text[link.end : link.end + 1] == ")":
            spans += _spelled_before(text, link.start - 2, name)
    return spans


def _spelled_before(text: str, end: int, name: str) -> list[Span]:
    """The fewest words before `end` that spell a short name: at most twice as many as it has letters."""
    start = end
    for _ in range(2 * len(name)):
        start = text.rfind(" ", 0, start)
        if _spells(name, text[start + 1 : end]):
            return [(start + 1, end)]
        if start < 0:
            break
    return []


def _spells(name: str, words: str) -> bool:
    """Whether the letters of a short name stand in this order in some words, its first at their beginning. What holds
    the name itself does not spell it: `Nano (Nano-1 & Nano-2)`."""
    if name.casefold() in words.casefold():
        return False
    rest = iter(c for c in words.casefold() if c.isalnum())
    letters = [c for c in name.casefold() if c.isalpha()]
    return len(words.split()) > 1 and words[:1].casefold() == name[:1].casefold() and all(c in rest for c in letters)


def subject_spans(text: str, entity: Entity) -> list[Span]:
    """The first place where a text names the entity, by its name or an alias: the longest spelling there."""
    found = [s for n in (entity.name, *entity.aliases) for s in word_spans(text, n)[:1]]
    return [min(found, key=lambda s: (s[0], -s[1]))] if found else []
