"""Tags that Obsidian accepts: the type, a paper's year, its topics, and the tags that a person gave."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from vaultgen.model import NODE_TYPES, Entity, NodeType
from vaultgen.render.order import year_of
from vaultgen.text.tables import shipped_table

_NOT_IN_TAGS = re.compile(r"[^\w/-]+")


def tags_of(entity: Entity) -> list[str]:
    """The tags of a node's note, each once whatever its case."""
    tags = [_type_tag(entity)]
    categories = entity.properties.get("categories")
    if isinstance(categories, list):
        # Feeds leave the archive off: CL for cs.CL.
        tags += [_topics().get(str(c)) or _topics().get(f"cs.{c}", "") for c in categories]
    own = entity.properties.get("tags")
    if isinstance(own, list):
        tags += [legal_tag(str(t)) for t in own]
    return each_once(tags)


def legal_tag(text: str) -> str:
    """A tag that says `text`: words joined in CamelCase; an empty string where no letter is left."""
    text = text.lstrip("#").strip()
    if " " in text:
        text = "".join(word[:1].upper() + word[1:] for word in text.split())
    tag = re.sub(r"/{2,}", "/", _NOT_IN_TAGS.sub("", text)).strip("/")
    return tag if re.search(r"[^\d/_-]", tag) else ""


def each_once(texts: Iterable[str]) -> list[str]:
    """The texts without empty ones and without those that differ from an earlier one only by case."""
    kept: dict[str, str] = {}
    for text in texts:
        if text:
            kept.setdefault(text.casefold(), text)
    return list(kept.values())


def _type_tag(entity: Entity) -> str:
    tag = NODE_TYPES[entity.type].tag
    if entity.type is NodeType.PAPER and (year := year_of(entity)):
        return f"{tag}/{year}"
    if entity.properties.get("kind") == "team":
        return f"{tag}/team"
    return tag


@lru_cache(maxsize=1)
def _topics() -> Mapping[str, str]:
    data: Mapping[str, str] = shipped_table("vaultgen.render", "topics.yaml")
    return data
