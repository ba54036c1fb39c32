"""What several sources say of one paper: its files, and the statements in which they differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vaultgen.model import Entity, Evidence
from vaultgen.render.escape import inline, is_linkable
from vaultgen.render.facts import Facts
from vaultgen.render.links import Writer


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """A field on which sources differ, and its values, what is believed first, each with its sources and footnote."""

    field: str
    values: tuple[str, ...]


def parts_of(paper: Entity, name: str) -> list[Mapping[str, str]]:
    """The tables of a property that holds some."""
    stated = paper.properties.get(name)
    return [x for x in stated if isinstance(x, dict)] if isinstance(stated, list) else []


def difference_views(paper: Entity, facts: Facts, writer: Writer) -> tuple[DifferenceView, ...]:
    """The fields on which the paper's sources differ."""
    values: dict[str, list[str]] = {}
    for said in parts_of(paper, "differences"):
        source = facts.source(said["seed"])
        shown = writer.link(source.id) if source else inline(said["seed"])
        place = Evidence(said["seed"], int(said["line"]), said["quote"])
        believed = ", believed" if said["believed"] else ""
        text = f"{inline(said['value'])} ({shown}{believed}){writer.cite(place)}"
        values.setdefault(said["field"], []).append(text)
    return tuple(DifferenceView(field, tuple(texts)) for field, texts in values.items())


def file_link(file: Mapping[str, str]) -> str:
    """A link to a file of the vault, or to one that the settings let notes open; else the name alone."""
    path, name = file["path"], file["name"]
    if not path and file["address"]:
        return f"[{inline(name)}]({file['address']}) (on this machine)"
    if not path:
        return f"{inline(name)} (not in the vault)"
    if not _leads_there(path):
        return inline(path)
    return f"[[{path.removesuffix('.md')}|{name}]]" if is_linkable(name) else f"[[{path}]]"


def embeds(paper: Entity) -> tuple[str, ...]:
    """The documents that are shown in the note."""
    shown = (f["path"] for f in parts_of(paper, "attachments") if f["embed"])
    return tuple(f"![[{path}]]" for path in shown if _leads_there(path))


def _leads_there(path: str) -> bool:
    """Whether a link can say a path: a seed's name shows a mark for each character of it that cannot be seen."""
    return is_linkable(path) and "\ufffd" not in path
