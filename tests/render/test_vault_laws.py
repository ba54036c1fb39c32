"""What holds for every rendered vault."""

from __future__ import annotations

import re
from dataclasses import replace

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.render.known import ENTITIES, KNOWLEDGE, NOTE, NOTE_SOURCE, PAGE, SOURCE, at, notes
from vaultgen.model import Knowledge, Relation
from vaultgen.render import obsidian_files

SEEDS = {SOURCE: PAGE, NOTE_SOURCE: NOTE}
LINK = re.compile(r"(?<!\\)\[\[([^\]|#\\]+)(?:#\^([\w-]+))?(?:\\?\|[^\]]*)?\]\]")


def faults(known: Knowledge) -> list[str]:
    """Links that lead nowhere, edges that no link shows, and bad frontmatter."""
    rendered = notes(known)
    texts = {path.rpartition("/")[2].removesuffix(".md").casefold(): n.text for path, n in rendered.items()}
    found = []
    linked: dict[str, set[str]] = {}
    for name, text in texts.items():
        top, _, below = text.removeprefix("---\n").partition("\n---\n")
        assert yaml.safe_load(top)
        for target, block in LINK.findall(text):
            shown = texts.get(target.casefold(), "")
            if not shown or (block and not re.search(rf" \^{block}$", shown, re.MULTILINE)):
                found.append(f"{name}: {target}#{block}")
        linked[name] = {target.casefold() for target, _ in LINK.findall(below)}
    of_id = {n.id: path.rpartition("/")[2].removesuffix(".md").casefold() for path, n in rendered.items() if n.id}
    for source, target, relation in [*(e[:3] for e in known.edges), *read_from(known)]:
        one, other = of_id[source], of_id[target]
        if other not in linked[one] and one not in linked[other]:
            found.append(f"{source} {relation} {target}")
    return found


def read_from(known: Knowledge) -> list[tuple[str, str, Relation]]:
    """What the evidence of nodes says beside the edges."""
    sources = {SEEDS[e.id]: e.id for e in known.entities if e.id in SEEDS}
    places = [(e.id, p.seed) for e in known.entities if e.id not in SEEDS for p in e.evidence]
    return [(node, sources[seed], Relation.READ_FROM) for node, seed in places]


def test_every_link_leads_to_a_note_and_every_edge_is_a_link() -> None:
    assert faults(KNOWLEDGE) == []


IDS = sorted(e.id for e in ENTITIES)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(list(Relation)), st.sampled_from(IDS)), max_size=12))
def test_whatever_edges_there_are_each_is_a_link(extra: list[tuple[str, Relation, str]]) -> None:
    template = KNOWLEDGE.edges[0]
    allowed = [x for x in extra if x[0] != x[2] and can_be(*x)]
    more = tuple(template._replace(source=a, relation=r, target=b, properties={}) for a, r, b in allowed)
    more = tuple(e for e in more if e.relation is not Relation.READ_FROM)
    read = {(a, SEEDS[b]) for a, r, b in allowed if r is Relation.READ_FROM}
    entities = tuple(
        replace(e, evidence=(*e.evidence, *(at(1, e.name, seed) for node, seed in sorted(read) if node == e.id)))
        for e in KNOWLEDGE.entities
    )
    assert faults(replace(KNOWLEDGE, entities=entities, edges=(*KNOWLEDGE.edges, *more))) == []


def can_be(source: str, relation: Relation, target: str) -> bool:
    """Whether resolve can make such an edge."""
    one, other = source.partition("/")[0], target.partition("/")[0]
    if relation is Relation.READ_FROM:
        return other == "source" and one != "source"
    if relation is Relation.AUTHORED_BY:
        return one == "paper" and other == "author"
    if relation in {Relation.INTRODUCES, Relation.REPORTS, Relation.EVALUATES_ON, Relation.AFFILIATED_WITH}:
        return one == "paper" and other not in {"paper", "author", "source"}
    if relation is Relation.MENTIONS:
        return one in {"paper", "model", "benchmark"} and other not in {"author", "source"}
    if relation is Relation.VARIANT_OF:
        return one == other == "model"
    return one in {"model", "paper"} and other in {"model", "benchmark", "organization"}


def test_the_order_of_what_is_known_does_not_matter() -> None:
    backwards = replace(KNOWLEDGE, entities=tuple(reversed(KNOWLEDGE.entities)))
    assert notes(backwards) == notes(KNOWLEDGE)


def test_no_note_has_empty_sections_or_gaps() -> None:
    for note in notes().values():
        assert not re.search(r"\n\n\n| \n", note.text)
        assert not re.search(r"^#+ .*\n+(?=#|\Z)", note.text.split("\n---\n", 1)[1].partition("\n")[2], re.MULTILINE)
        assert note.text.endswith("\n")
        assert not note.text.endswith("\n\n")


def test_obsidian_opens_with_colours_for_every_type_and_without_the_seeds() -> None:
    files = {f.path: f.text for f in obsidian_files("pages")}
    assert sorted(files) == [
        ".obsidian/app.json",
        ".obsidian/appearance.json",
        ".obsidian/graph.json",
        ".obsidian/snippets/vaultgen.css",
        ".obsidian/types.json",
    ]
    assert '"pages/"' in files[".obsidian/app.json"]
    assert files[".obsidian/graph.json"].count('"query": "tag:#') == 9
