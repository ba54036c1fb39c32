"""Entity ids: pure functions of what a thing is, so that neither the order of seeds nor a new seed moves them."""

from __future__ import annotations

import hashlib

from vaultgen.model import NodeType
from vaultgen.text.fold import fold

SLUG_BYTES = 80
_HASH_DIGITS = 8


def entity_id(node_type: NodeType, name: str, qualifier: str = "") -> str:
    """`<type>/<slug>`, with `--<qualifier>` where namesakes are told apart: `paper/attention-is-all-you-need`."""
    parts = [slug(name)] + ([slug(qualifier)] if qualifier else [])
    return f"{node_type.value}/{'--'.join(parts)}"


def slug(text: str) -> str:
    """The folded words of `text` joined by hyphens, at most 80 bytes of UTF-8.

    A text that is cut, or of which folding leaves nothing, ends in a short hash of itself. Letters of every script
    stay: `Универсальная модель` gives `универсальная-модель`.
    """
    whole = "-".join(fold(text).split())
    if whole and len(whole.encode()) <= SLUG_BYTES:
        return whole
    mark = short_hash(whole or text)
    room = SLUG_BYTES - len(mark) - 1
    kept = whole.encode()[:room].decode(errors="ignore").rstrip("-")
    return f"{kept}-{mark}" if kept else mark


def short_hash(text: str) -> str:
    """Eight hexadecimal digits that depend on the text alone."""
    return hashlib.sha256(text.encode()).hexdigest()[:_HASH_DIGITS]
