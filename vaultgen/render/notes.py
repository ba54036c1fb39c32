"""The stage: knowledge in, the text of every note out. Pure: the same knowledge gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from vaultgen.config import Settings
from vaultgen.model import NODE_TYPES, Entity, GeneratedNote, Knowledge, NodeType, VaultNames
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
    del settings  # nothing to set yet
    names = names or VaultNames()
    paths = note_paths(knowledge, names)
    facts = Facts(knowledge, (names.hidden | knowledge.unnoted) - knowledge.own_notes.keys())
    known = Names(facts, paths, names.former)
    properties = Frontmatter(facts, known)
    written = Templates(templates)

    def note_on(entity: Entity) -> GeneratedNote:
        return GeneratedNote(paths[entity.id], entity.id, _text(entity, facts, known, properties, written))

    notes = each(note_on, [e for e in facts.shown if e.id not in knowledge.own_notes])
    top = frontmatter({"tags": ["home"], "type": "home", "vaultgen-id": HOME_ID})
    text = written.write("home.md.j2", home_view(facts, known, top), HOME)
    home = GeneratedNote(names.held.get(HOME_ID, HOME), "", text)
    return tuple(sorted([*notes, home], key=lambda n: n.path))


def _text(entity: Entity, facts: Facts, names: Names, properties: Frontmatter, templates: Templates) -> str:
    view = _VIEWS.get(entity.type, thing_view)(entity, facts, names, properties.of(entity))
    return templates.write(NODE_TYPES[entity.type].template, view, entity.name)
