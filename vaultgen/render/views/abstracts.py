"""A paper's abstract, whole, in every version that the seeds have."""

from __future__ import annotations

from dataclasses import dataclass

from vaultgen.grounding import Passage
from vaultgen.model import Entity, Evidence, Statement
from vaultgen.render.escape import is_linkable, one_line, overlaps, url_spans
from vaultgen.render.facts import Facts
from vaultgen.render.links import Writer, expansion_spans, joins_a_word
from vaultgen.render.math_text import formulas
from vaultgen.render.prose import Anchor, prose
from vaultgen.text.latex import plain


@dataclass(frozen=True, slots=True)
class AbstractView:
    """One version of an abstract. `source` is the link to the seed that has it, where versions differ."""

    text: str
    source: str
    cite: str


def abstract_views(paper: Entity, facts: Facts, writer: Writer) -> tuple[AbstractView, ...]:
    """The versions of the abstract, the one that counts first."""
    versions = paper.properties.get("abstracts")
    if isinstance(versions, list) and versions and isinstance(versions[0], dict):
        texts = [(v["seed"], v["abstract"]) for v in versions if isinstance(v, dict)]
    else:
        texts = [("", str(paper.properties.get("abstract", "")))]
    views = []
    for seed, raw in texts:
        text = one_line(plain(Passage.of_line(one_line(raw), seed, 1), paper.name).text) if raw.strip() else ""
        if not text:
            continue
        writer.new_section()
        said = [s for s in facts.statements(paper.id) if not facts.note_of_person(s.evidence.seed)]
        own = [s for s in said if not seed or s.evidence.seed == seed]
        source = facts.source(seed) if len(texts) > 1 else None
        shown = writer.link(source.id, seed) if source else ""
        views.append(AbstractView(_linked_text(text, said, writer), shown, writer.cite(*_first_place(own))))
    return tuple(views)


def _linked_text(text: str, statements: list[Statement], writer: Writer) -> str:
    """The abstract with the links of its sentences, those too that another version has in the same words."""
    anchors: list[Anchor] = []
    atoms = [*formulas(text), *url_spans(text)]
    in_one_line = (s for s in statements if one_line(s.text) == s.text)
    for start, statement in sorted((text.find(s.text), s) for s in in_one_line if s.text in text):
        own_words = expansion_spans(statement.text, statement.links)
        for link in statement.links:
            shown = statement.text[link.start : link.end]
            span = (start + link.start, start + link.end)
            if joins_a_word(statement.text, link.start, link.end) or overlaps((link.start, link.end), own_words):
                continue
            if link.entity in writer.linked or not is_linkable(shown) or overlaps(span, atoms):
                continue
            anchors.append(Anchor(*span, writer.link(link.entity, shown)))
            atoms.append(span)
    return prose(text, anchors, at_line_start=True)


def _first_place(statements: list[Statement]) -> list[Evidence]:
    """Where the abstract begins."""
    return [min((s.evidence for s in statements), key=lambda e: e.line)] if statements else []
