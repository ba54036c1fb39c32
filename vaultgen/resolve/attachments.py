"""The files that belong to a paper: those that bibliographies name, and the documents that it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from urllib.parse import quote

from vaultgen.config import Settings
from vaultgen.model import Reading
from vaultgen.resolve.paper import Paper

_PARTS = re.compile(r"[/\\]+")
_DOCUMENTS = frozenset({"pdf"})
# What a link may open: texts and pictures, nothing that runs.
_OPENED = frozenset({"djvu", "docx", "epub", "jpeg", "jpg", "md", "odt", "pdf", "png", "pptx", "ps", "txt"})
_LONGEST_PATH = 1_000  # characters
_IN_ARCHIVE = re.compile(r"\.zip/", re.IGNORECASE)


class Attachments:
    """The seeds as files that papers may name. A path of another machine means the seed that ends like it: the one
    that shares most folders with it, unless another one shares as many."""

    def __init__(self, readings: Mapping[str, Reading], settings: Settings) -> None:
        self._readings = readings
        self._settings = settings
        # The seeds of another vault are named after its folder, and links do not lead out of this one.
        self._outside = f"{PurePath(settings.more_seeds).name}/" if settings.more_seeds else "/"
        self._by_name: dict[str, list[str]] = {}
        for seed in readings:
            self._by_name.setdefault(_folded(seed)[0], []).append(seed)

    def of(self, paper: Paper) -> list[dict[str, str]]:
        """The paper's files: the name of each, and its path in the vault where it is one of the seeds (else empty).

        Documents that the settings want to be seen are marked by `embed`. One that lies in the folder `attachments` of
        the settings has the `address` that opens it; whether it is there is not looked up.
        """
        own = [x.seed for x in paper.listings if self._readings[x.seed].format in _DOCUMENTS]
        named = [f.value for x in paper.listings for f in x.record.files]
        files = [(path, _PARTS.split(path)[-1], seed) for path, seed in [(x, x) for x in own] + self._found(named)]
        found: dict[str, dict[str, str]] = {}
        for stated, name, seed in files:
            lies_open = bool(seed) and not _IN_ARCHIVE.search(seed) and not seed.startswith(self._outside)
            embed = "yes" if lies_open and self._settings.embed_pdfs and seed.lower().endswith(".pdf") else ""
            path = f"{self._settings.seeds.strip('/')}/{seed}" if lies_open else ""
            if name and (lies_open or not any(f["name"].casefold() == name.casefold() for f in found.values())):
                address = "" if lies_open else _address(stated, self._settings.attachments)
                found.setdefault(seed or name, {"name": name, "path": path, "embed": embed, "address": address})
        return list(found.values())

    def _found(self, paths: Iterable[str]) -> list[tuple[str, str]]:
        """Each path with the seed that it names; with none where there is none, or several are as near."""
        found = []
        for path in paths:
            parts = _folded(path)
            seeds = self._by_name.get(parts[0], []) if parts else []
            shared = [_shared(parts, _folded(seed)) for seed in seeds]
            nearest = [seed for seed, count in zip(seeds, shared, strict=True) if count == max(shared)]
            found.append((path, nearest[0] if len(nearest) == 1 else ""))
        return found


def _address(path: str, folder: str) -> str:
    """The address that opens a document below the folder; empty for any other path.

    On another machine, the folder of the same name may lie elsewhere: what stands behind its name counts.
    """
    above = [part for part in _PARTS.split(folder) if part]
    parts = [part for part in _PARTS.split(path) if part]
    if not above or above[-1] not in parts[:-1] or len(path) > _LONGEST_PATH:
        return ""
    rest = parts[len(parts) - parts[::-1].index(above[-1]) :]
    is_plain = all(part not in {".", ".."} and part.isprintable() for part in rest)
    if not is_plain or not rest or rest[-1].rpartition(".")[2].casefold() not in _OPENED:
        return ""
    return "file:///" + quote("/".join([*above, *rest]), safe="/:")


def _folded(path: str) -> Sequence[str]:
    return [part.casefold() for part in reversed(_PARTS.split(path)) if part]


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many of the last parts of two paths are the same."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
