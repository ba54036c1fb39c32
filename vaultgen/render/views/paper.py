"""A paper's note: what it is, what sets it apart, its sections, what to read next, its abstract."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vaultgen.model import BlockKind, Entity, Relation, Role, Section, Statement
from vaultgen.render.escape import heading
from vaultgen.render.facts import Facts
from vaultgen.render.links import Names, Writer
from vaultgen.render.math_text import title_heading
from vaultgen.render.views.abstracts import AbstractView, abstract_views
from vaultgen.render.views.blocks import Line, SectionView, spaced
from vaultgen.render.views.further import FurtherView, further_view
from vaultgen.render.views.key_sentences import (
    following,
    is_on_others,
    key_sentence,
    leading_to,
    leaned_on,
    most_novel,
    says_little,
)
from vaultgen.render.views.several_sources import DifferenceView, difference_views, embeds
from vaultgen.render.views.statements import StatementLines, by_section, repeats, subject_of, with_below
from vaultgen.render.views.trimming import trimmed
from vaultgen.text.pointing import leans_on_another

KEY_TITLE = "Key Distinguishing Feature"
LEAST_WORDS = 7
_OURS = re.compile(r"(?:we|our|this (?:paper|work|article|report|study)|in this (?:paper|work))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PaperView:
    """What the paper's template shows."""

    frontmatter: str
    embeds: tuple[str, ...]
    title: str
    opening: tuple[Line, ...]
    callout: Line | None
    sections: tuple[SectionView, ...]
    appendices: tuple[Line, ...]
    further: FurtherView
    differences: tuple[DifferenceView, ...]
    abstracts: tuple[AbstractView, ...]
    footnotes: tuple[str, ...]


def paper_view(paper: Entity, facts: Facts, names: Names, frontmatter: str) -> PaperView:
    """The view of a paper. A person's words come first; what they left out is filled from the abstract."""
    writer = Writer(names, paper.id)
    lines = StatementLines(facts, writer, paper.id)
    said = facts.statements(paper.id)
    person = [s for s in said if facts.note_of_person(s.evidence.seed)]
    # Another version of the abstract has its own place, in the callout.
    first_seed = next((s.evidence.seed for s in said if s not in person), "")
    own_words = [s for s in said if s.evidence.seed == first_seed and s not in person]
    abstract = [trimmed(s) for s in own_words]
    # A preview begins and breaks off in a sentence, which then says nothing.
    whole = [s for s in abstract if not s.text.endswith("…")]
    abstract = [s for s in whole if not s.text.startswith("…")] or [s for s in whole if s.text[1:2].isupper()]
    introducing = facts.edges_from(paper.id, Relation.INTRODUCES)
    introduced = [e.target for e in introducing]
    opening, callout, rest = _head(person, abstract, key_sentence(paper, abstract, introducing, facts), introduced)
    names_of_it = [facts.entities[i].name for i in introduced] + [paper.name.partition(": ")[0], paper.name]
    shown_opening = tuple(lines.paragraph(s, subject_of(s, introduced, names_of_it)) for s in opening)
    if opening and opening[0] in abstract:
        # Two sentences of one abstract are one paragraph.
        shown_opening = (replace(shown_opening[-1], text=" ".join(line.text for line in shown_opening)),)
    before = [s for s in leaned_on(callout, abstract) if s in rest] if callout in abstract and callout else []
    rest = [s for s in rest if s not in before]
    led = "".join(f"{lines.paragraph(s).text} " for s in before)
    shown_callout = lines.callout(callout, callout.callout_title or KEY_TITLE, callout.callout) if callout else None
    if shown_callout and led:
        shown_callout = replace(shown_callout, text=led + shown_callout.text)
    if shown_callout and callout in abstract and (more := [s for s in following(callout, abstract) if s in rest]):
        shown_callout = replace(shown_callout, text=f"{shown_callout.text} {lines.paragraph(more[0]).text}")
        rest = [s for s in rest if s not in more]
    rest = _behind_what_they_lean_on(rest, abstract, opening)
    own = [s for s in person if s not in opening and s is not callout]
    told = [*person, *(s for s in with_below(said) if facts.note_of_person(s.evidence.seed))]
    added = [s for s in rest if not (repeats(s, told) or _adds_nothing(s, person))]
    # `First, …` keeps its word where the others are counted beside it.
    counted = {trimmed(s).text: trimmed(s, is_counted=True) for s in own_words}
    sections = _sections(lines, own, [_in_place_of(s, counted[s.text]) for s in added])
    appendices = next((v.groups for v in sections if v.title == heading(Section.FURTHER.value)), ())
    abstracts = abstract_views(paper, facts, writer)
    further = further_view(paper, facts, writer)
    return PaperView(
        frontmatter,
        embeds(paper),
        title_heading(names.title(paper)),
        shown_opening,
        shown_callout,
        tuple(v for v in sections if v.title not in ("", heading(Section.FURTHER.value))),
        spaced(line for group in appendices for line in group.lines),
        further,
        difference_views(paper, facts, writer),
        abstracts,
        tuple(writer.footnotes()),
    )


def _sections(lines: StatementLines, own: Sequence[Statement], added: Sequence[Statement]) -> list[SectionView]:
    """The sections that anything is said in: a person's words, then what an abstract adds."""
    own_in = by_section(
        _in_overview(s) if s.kind is BlockKind.ITEM and s.section is Section.OPENING else s for s in own
    )
    added_in = by_section(added)
    return [
        v for section in Section if (v := lines.section(section, own_in.get(section, ()), added_in.get(section, ())))
    ]


def _in_place_of(statement: Statement, other: Statement) -> Statement:
    """Another wording of a statement, in that one's place."""
    return other._replace(section=statement.section, subsection=statement.subsection, lead_in=statement.lead_in)


def _head(
    person: Sequence[Statement], abstract: Sequence[Statement], key: Statement | None, introduced: Sequence[str]
) -> tuple[list[Statement], Statement | None, list[Statement]]:
    """The opening, the distinguishing feature, and the abstract's sentences that are left for the sections."""
    own_opening = [
        s for s in person if s.section is Section.OPENING and s.kind is BlockKind.PARAGRAPH and s.parent is None
    ]
    own_callout = next((s for s in person if s.kind is BlockKind.CALLOUT and s.section is Section.OPENING), None)
    # Background comes first: what follows the announcement of the paper is about the paper.
    announced = abstract.index(key) if key else len(abstract)
    telling = [
        s
        for i, s in enumerate(abstract)
        if i >= announced or not (s.role is Role.BACKGROUND or is_on_others(s, introduced))
    ]
    telling = telling or list(abstract[:1])
    # A preview may break off before a sentence on the paper's own work: then none says what the paper is.
    ours = [s for s in abstract if s.role is not Role.BACKGROUND and _OURS.match(s.text)]
    opening = own_opening or ([*leading_to(key, abstract), key] if key else ours[:1])
    # A person's opening says in their words what the key sentence says.
    rest = [s for s in telling if s not in opening and not (own_opening and s is key) and _says_something(s)]
    if not key and not own_opening:
        rest = []  # Nothing is said of the paper's own work.
    callout = own_callout or (most_novel(rest, abstract) if not person else None)
    moved = [_in_overview(s) if s.section is Section.OPENING else s for s in rest if s is not callout]
    return opening, callout, moved


def _behind_what_they_lean_on(
    rest: Sequence[Statement], abstract: Sequence[Statement], opening: Sequence[Statement]
) -> list[Statement]:
    """The sentences in their sections, one that leans on the sentence before it (`These results …`) in that one's,
    right behind it. Where that stands nowhere in the sections nor at the end of the opening, what names nothing and
    gives no number is left to the abstract."""
    texts = [s.text for s in abstract]
    opened = {s.text for s in opening[-1:]}
    placed: dict[int, Statement] = {}
    for statement in rest:
        index = texts.index(statement.text)
        before = placed.get(index - 1)
        if not leans_on_another(statement.text) or (index and texts[index - 1] in opened):
            placed[index] = statement
        elif before is not None:
            placed[index] = statement._replace(section=before.section, subsection=before.subsection, lead_in="")
        elif statement.links or any(map(str.isdigit, statement.text)):
            placed[index] = statement
    return list(placed.values())


def _adds_nothing(statement: Statement, person: Sequence[Statement]) -> bool:
    """Whether a sentence that says little (`We discuss our release through X and Y`) names nothing that a person's note
    does not tell of."""
    named = {link.entity for link in statement.links}
    told = {link.entity for s in person for link in (*s.links, *s.lead_in_links)}
    return bool(named) and named <= told and says_little(statement)


def _says_something(statement: Statement) -> bool:
    """Whether a sentence says anything without those around it: `We aim at closing the gap.` does not."""
    text = statement.text
    return len(text.split()) >= LEAST_WORDS or bool(statement.links) or "://" in text or any(map(str.isdigit, text))


def _in_overview(statement: Statement) -> Statement:
    return statement._replace(section=Section.OVERVIEW)
