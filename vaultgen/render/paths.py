"""Where each note lies, and under which name links find it: unique over the whole vault."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from vaultgen.model import NODE_TYPES, Entity, Knowledge, NodeType, Relation, VaultNames
from vaultgen.render.file_names import file_name, name_key, shortened

HOME = "Home.md"
HOME_ID = "home"
# Of two notes that want one name, the first of these types gets it; the other says what it is.
_FIRST_CHOICE = (
    NodeType.MODEL,
    NodeType.BENCHMARK,
    NodeType.DATASET,
    NodeType.ORGANIZATION,
    NodeType.CONCEPT,
    NodeType.PRODUCT,
    NodeType.AUTHOR,
    NodeType.PAPER,
    NodeType.SOURCE,
)
# A seed's format tells nothing about the world, so its note's name may say it.
_FORMAT_NAMES: Mapping[str, str] = {
    "aitopics": "AITopics page",
    "arxiv-abstract": "arXiv page",
    "arxiv-listing": "arXiv listing",
    "arxiv-search": "arXiv search",
    "clipping": "Web clipping",
    "citation-list": "Citation list",
    "copied-page": "Copied page",
    "html": "Web page",
    "model-card": "Card",
    "obsidian-note": "Personal note",
    "paper-feed": "Paper feed",
    "paper-list": "Paper list",
    "pdf": "PDF",
}


def note_paths(knowledge: Knowledge, names: VaultNames | None = None) -> dict[str, str]:
    """The path of each note, by id. Notes that the user moved or renamed keep theirs, and a person's own note counts
    as that of what it stands for; names that are taken by other files of the vault are avoided."""
    names = names or VaultNames()
    held = {**names.held, **knowledge.own_notes}
    paths = {e.id: held[e.id] for e in knowledge.entities if e.id in held and e.id not in knowledge.unnoted}
    home = names.held.get(HOME_ID, HOME)
    taken = {*names.taken, *(name_key(note_name(p)) for p in (home, *paths.values()))}
    first_papers = _first_papers(knowledge)
    for entity in sorted(knowledge.entities, key=_by_choice):
        if entity.id in paths or entity.id in names.hidden or entity.id in knowledge.unnoted:
            continue
        name = next(n for n in _wanted_names(entity, first_papers.get(entity.id, "")) if name_key(n) not in taken)
        taken.add(name_key(name))
        paths[entity.id] = f"{NODE_TYPES[entity.type].folder}/{name}.md"
    return paths


def note_name(path: str) -> str:
    """The name by which links call a note."""
    return path.rpartition("/")[2].removesuffix(".md")


def natural_name(entity: Entity) -> str:
    """The name that says what the note is about: with the expansion of an acronym, and a seed's with its format."""
    expansion = entity.properties.get("expansion")
    if entity.type in (NodeType.BENCHMARK, NodeType.DATASET) and isinstance(expansion, str) and expansion:
        return entity.name if expansion.casefold() in entity.name.casefold() else f"{entity.name} ({expansion})"
    if entity.type is NodeType.SOURCE:
        stem = str(entity.properties.get("seed", entity.name)).rpartition("/")[2]
        stem = stem.rpartition(".")[0] or stem
        return f"{_FORMAT_NAMES.get(str(entity.properties.get('format', '')), 'Seed')} {stem}"
    return entity.name


def _wanted_names(entity: Entity, paper: str) -> Iterable[str]:
    """File names for the note, the best first; the last ones differ for every entity and number."""
    name = natural_name(entity)
    yield file_name(name)
    kinds = [f"author of {paper}"] if paper else []
    if entity.type is NodeType.PAPER and (year := str(entity.properties.get("published", ""))[:4]):
        kinds.append(f"paper, {year}")
    for kind in [*kinds, entity.type.value, entity.id.rpartition("/")[2]]:
        yield file_name(f"{name} ({kind})")
    number = 2
    while True:
        yield shortened(f"{file_name(name)} ({number})", entity.id)
        number += 1


def _by_choice(entity: Entity) -> tuple[int, int, str]:
    """Within a type the shorter id first: the one without a qualifier of its own."""
    return _FIRST_CHOICE.index(entity.type), len(entity.id), entity.id


def _first_papers(knowledge: Knowledge) -> dict[str, str]:
    """A short title for each author's oldest paper: what tells namesakes apart."""
    titles = {e.id: _dated_title(e) for e in knowledge.entities if e.type is NodeType.PAPER}
    oldest: dict[str, tuple[str, str]] = {}
    for edge in knowledge.edges:
        if edge.relation is Relation.AUTHORED_BY and edge.source in titles:
            oldest[edge.target] = min(oldest.get(edge.target, ("~", "")), titles[edge.source])
    return {author: title for author, (_, title) in oldest.items()}


def _dated_title(paper: Entity) -> tuple[str, str]:
    title = paper.name.partition(":")[0].strip()
    words = title.split()
    return str(paper.properties.get("published", "~")), " ".join(words[:6]) + ("…" if len(words) > 6 else "")
