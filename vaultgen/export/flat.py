"""Attributes for formats that know texts and numbers only."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

# What XML 1.0 cannot hold.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def flat_attributes(attributes: Mapping[str, Any]) -> dict[str, str | int | float | bool]:
    """The attributes of a node or an edge on one level: properties by their own names, lists as one text.

    Evidence becomes `seed:line; …`. What is None or empty is left out. `id` and `label`, which the formats need for
    themselves, are free: a property of such a name gets an underscore.
    """
    flat: dict[str, str | int | float | bool] = {}
    for name, value in attributes.items():
        if name == "properties":
            flat |= {_own(k): v for k, v in flat_attributes(value).items() if _own(k) not in attributes}
        elif name == "evidence":
            flat[name] = "; ".join(f"{e['seed']}:{e['line']}" for e in value)
        elif value not in (None, "", []):
            flat[name] = _scalar(value)
    return flat


def _own(name: str) -> str:
    return f"{name}_" if name in {"id", "label", "source", "target", "key"} else name


def _scalar(value: object) -> str | int | float | bool:
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return _NOT_XML.sub("", value)
    if isinstance(value, Sequence) and all(isinstance(x, str) for x in value):
        return _NOT_XML.sub("", "; ".join(value))
    return _NOT_XML.sub("", json.dumps(value, ensure_ascii=False, sort_keys=True))
