"""Names that a text says something had before: `Heron Chat (formerly Stilt)`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vaultgen.extract.naming.names import FoundName
from vaultgen.model import NodeType

FORMER_NAME = "former name"
_FORMERLY = re.compile(
    r"\s?[(,]\s?(?:formerly|previously)(?: (?:called|known as|named))? "
    r"(?P<name>[A-Z][\w.+&'-]*(?: [A-Z\d][\w.+&'-]*){0,3})(?=[),])"
)
_RENAMED = (NodeType.ORGANIZATION, NodeType.PRODUCT)  # a model's earlier name is another version's, more often


def former_names(text: str, names: Sequence[FoundName]) -> list[FoundName]:
    """The former names of `names` in a text, each as another mention of what it names; none that names a thing of its
    own."""
    if "formerly" not in text and "previously" not in text:
        return []
    found = []
    for name in names:
        said = _FORMERLY.match(text, name.end) if name.type in _RENAMED and not name.is_doubtful else None
        if said and all(n.end <= said.start("name") or said.end("name") <= n.start for n in names):
            start, end = said.span("name")
            found.append(replace(name, start=start, end=end, rule=FORMER_NAME, expansion=""))
    return found
