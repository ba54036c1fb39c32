"""What makes the first opening of a vault in Obsidian good: colours by type, seeds kept out of search, one CSS snippet.

Obsidian owns these files once they exist: they are written only where there is none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files

from vaultgen.model import NODE_TYPES, GeneratedNote, NodeType

_COLORS: Mapping[NodeType, str] = {
    NodeType.PAPER: "4c78dd",
    NodeType.MODEL: "e0529a",
    NodeType.BENCHMARK: "f2a33a",
    NodeType.DATASET: "c9b03c",
    NodeType.AUTHOR: "9aa3b2",
    NodeType.ORGANIZATION: "8e5bd0",
    NodeType.PRODUCT: "d9643a",
    NodeType.CONCEPT: "3aa889",
    NodeType.SOURCE: "6b6f76",
}
# How Obsidian shows the properties of the notes; keys that are not here are text.
_PROPERTY_TYPES: Mapping[str, tuple[str, ...]] = {
    "aliases": ("aliases",),
    "tags": ("tags",),
    "multitext": (
        "affiliations", "authors", "authors-inferred", "benchmarks", "categories", "coauthors", "datasets",
        "developed-by", "introduced-in", "introduces", "models", "organizations", "papers", "sizes", "sources",
        "unread",
    ),
    "number": ("authors-not-shown", "best-score", "lines", "year"),
    "checkbox": ("subject-inferred",),
    "date": ("published", "updated"),
}  # fmt: skip


def obsidian_files(seeds: str = "seeds") -> tuple[GeneratedNote, ...]:
    """The files of `.obsidian/`, sorted by path. `seeds` is the folder that Obsidian is to leave out."""
    style = files("vaultgen.render").joinpath("vaultgen.css").read_text(encoding="utf-8")
    contents = {
        "app.json": _json({"userIgnoreFilters": [f"{seeds.strip('/')}/"]}),
        "appearance.json": _json({"enabledCssSnippets": ["vaultgen"]}),
        "graph.json": _json(_graph()),
        "snippets/vaultgen.css": style,
        "types.json": _json({"types": dict(sorted(_property_types()))}),
    }
    return tuple(GeneratedNote(f".obsidian/{name}", "", text) for name, text in sorted(contents.items()))


def _graph() -> dict[str, object]:
    groups = [
        {"query": f"tag:#{NODE_TYPES[t].tag}", "color": {"a": 1, "rgb": int(color, 16)}} for t, color in _COLORS.items()
    ]
    return {
        "colorGroups": groups,
        "hideUnresolved": True,
        "showAttachments": False,
        "showOrphans": True,
        "showTags": False,
    }


def _property_types() -> list[tuple[str, str]]:
    return [(key, kind) for kind, keys in _PROPERTY_TYPES.items() for key in keys]


def _json(data: object) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
