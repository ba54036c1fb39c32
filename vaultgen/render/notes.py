"""The stage: knowledge in, the text of every note out. Pure: the same knowledge gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from vaultgen.config import Settings
from vaultgen.model import NODE_TYPES, Entity, GeneratedNote, Knowledge, NodeType, Rendered, VaultNames, Written
from vaultgen.render.answers import Answers, changed_marks, hashed_answers, is_any_asked, marks
from vaultgen.render.environment import Templates
from vaultgen.render.facts import Facts
from vaultgen.render.links import Names
from vaultgen.render.paths import HOME, HOME_ID, note_paths
from vaultgen.render.properties import Frontmatter
from vaultgen.render.views.author import author_view
from vaultgen.render.views.home import home_view
from vaultgen.render.views.paper import paper_view
from vaultgen.render.views.source import source_view
from vaultgen.render.views.thing import thing_view
from vaultgen.render.yaml_text import frontmatter

Each = Callable[[Callable[[Entity], GeneratedNote], list[Entity]], Iterable[GeneratedNote]]
_View = Callable[[Entity, Facts, Names, str], object]
_VIEWS: Mapping[NodeType, _View] = {
    NodeType.PAPER: paper_view,
    NodeType.AUTHOR: author_view,
    NodeType.SOURCE: source_view,
}


def render(
    knowledge: Knowledge,
    settings: Settings,
    names: VaultNames | None = None,
    templates: Path | None = None,
    each: Each = map,
) -> tuple[GeneratedNote, ...]:
    """All notes, sorted by path, the home note among them. `names` says what the vault has already, `templates` is a
    folder with templates of the user's own, `each` goes through the nodes (by default one after the other). Raises
    TemplateError."""
    return render_changed(knowledge, settings, names, templates, each, before=None).notes


def render_changed(
    knowledge: Knowledge,
    settings: Settings,
    names: VaultNames | None,
    templates: Path | None,
    each: Each,
    *,
    before: Written | None,
) -> Rendered:
    """All notes as `render` gives them, those of `before` not written again of which every answer is as it was.

    `before` was written by the same code with the same templates.
    """
    del settings  # nothing to set yet; what a setting changes must be asked of a table, as all else is
    names = names or VaultNames()
    paths = note_paths(knowledge, names)
    facts = Facts(knowledge, (names.hidden | knowledge.unnoted) - knowledge.own_notes.keys())
    known = Names(facts, Answers("path", paths, facts.asked), Answers("former", names.former, facts.asked))
    properties = Frontmatter(facts, known)
    written = Templates(templates)
    answers = hashed_answers((*facts.tables, *known.tables, *properties.tables))
    kept = _still_true(before or Written(), answers, paths)

    def note_on(entity: Entity) -> GeneratedNote:
        facts.asked.clear()
        text = _text(facts.entities[entity.id], facts, known, properties, written)
        return GeneratedNote(paths[entity.id], entity.id, text, asked=marks(facts.asked))

    shown = [e for e in facts.shown if e.id not in knowledge.own_notes]
    notes = [*each(note_on, [e for e in shown if e.id not in kept]), *(kept[e.id] for e in shown if e.id in kept)]
    top = frontmatter({"tags": ["home"], "type": "home", "vaultgen-id": HOME_ID})
    text = written.write("home.md.j2", home_view(facts, known, top), HOME)
    home = GeneratedNote(names.held.get(HOME_ID, HOME), "", text)
    return Rendered(tuple(sorted([*notes, home], key=lambda n: n.path)), answers)


def _still_true(before: Written, answers: Mapping[int, int], paths: Mapping[str, str]) -> dict[str, GeneratedNote]:
    """The notes, by id, that would be written as they were: each that asked for nothing that has changed."""
    changed = changed_marks(before.answers, answers)
    return {
        node: GeneratedNote(note.path, node, note.text, note.digest, note.asked)
        for node, note in before.notes.items()
        if paths.get(node) == note.path and not is_any_asked(changed, note.asked)
    }


def _text(entity: Entity, facts: Facts, names: Names, properties: Frontmatter, templates: Templates) -> str:
    view = _VIEWS.get(entity.type, thing_view)(entity, facts, names, properties.of(entity))
    return templates.write(NODE_TYPES[entity.type].template, view, entity.name)
