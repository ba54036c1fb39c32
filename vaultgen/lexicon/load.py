"""Loading: the packaged data files, and the user's own entries, which win over them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files

from vaultgen.lexicon.entry import Entry, Lexicon
from vaultgen.lexicon.parse import parse_entries
from vaultgen.model import NodeType
from vaultgen.text.fold import fold

DATA_FILES: Mapping[NodeType, str] = {
    NodeType.MODEL: "models.txt",
    NodeType.BENCHMARK: "benchmarks.txt",
    NodeType.DATASET: "datasets.txt",
    NodeType.ORGANIZATION: "organizations.txt",
    NodeType.PRODUCT: "products.txt",
    NodeType.CONCEPT: "concepts.txt",
}


def load_lexicon(additions: Iterable[Entry] = ()) -> Lexicon:
    """The lexicon that comes with vaultgen, and the user's own entries, which win.

    An addition that bears a packaged entry's name, or whose name the packaged entry bears, completes that entry; any
    other form that both have goes to the addition. The order of `additions` does not matter.
    """
    return _lexicon_with(frozenset(additions))


@lru_cache(maxsize=8)
def _lexicon_with(additions: frozenset[Entry]) -> Lexicon:
    """The lexicon for one set of additions; kept, since tests and commands ask for the same one many times."""
    entries = packaged_entries()
    for node_type in DATA_FILES:
        own = sorted((e for e in additions if e.type is node_type), key=_order)
        if own:
            others = tuple(e for e in entries if e.type is not node_type)
            entries = others + _overlay(tuple(e for e in entries if e.type is node_type), own)
    own_types = sorted((e for e in additions if e.type not in DATA_FILES), key=_order)
    return Lexicon(tuple(sorted((*entries, *own_types), key=_order)))


@lru_cache(maxsize=1)
def packaged_entries() -> tuple[Entry, ...]:
    """All entries of the packaged data files. Raises LexiconError where a file is faulty."""
    folder = files("vaultgen.lexicon") / "data"
    return tuple(
        entry
        for node_type, file in DATA_FILES.items()
        for entry in parse_entries((folder / file).read_text(encoding="utf-8"), node_type, file)
    )


def _overlay(packaged: tuple[Entry, ...], own: list[Entry]) -> tuple[Entry, ...]:
    """The entries of one type, with the user's put over the packaged ones."""
    own_forms = frozenset(form for entry in own for form in entry.forms)
    kept: list[Entry] = []
    completed = {entry: entry for entry in own}
    for entry in packaged:
        if own_forms.isdisjoint(entry.forms):
            kept.append(entry)
            continue
        same = next((e for e in own if fold(entry.name) in e.forms or fold(e.name) in entry.forms), None)
        if same is None:
            kept.append(_less(entry, own_forms))
        else:
            completed[same] = _complete(completed[same], _less(entry, own_forms - same.forms))
    return (*kept, *completed.values())


def _complete(own: Entry, packaged: Entry) -> Entry:
    """The user's entry, with what it leaves open taken from the packaged one."""
    spare = [x for x in packaged.names if fold(x) not in own.forms]
    weak = (*((packaged.name,) if packaged.weak else ()), *packaged.weak_aliases)
    expansion = own.expansion or (packaged.expansion if packaged.expansion in spare else "")
    return replace(
        own,
        aliases=(*own.aliases, *(x for x in spare if x != expansion)),
        expansion=expansion,
        kind=own.kind or packaged.kind,
        variants=tuple(dict.fromkeys((*own.variants, *packaged.variants))),
        weak_aliases=(*own.weak_aliases, *(x for x in weak if x in spare)),
    )


def _less(entry: Entry, forms: frozenset[str]) -> Entry:
    """The entry without the aliases and the expansion that fold to one of `forms`."""
    return replace(
        entry,
        aliases=tuple(x for x in entry.aliases if fold(x) not in forms),
        expansion="" if fold(entry.expansion) in forms else entry.expansion,
        weak_aliases=tuple(x for x in entry.weak_aliases if fold(x) not in forms),
    )


def _order(entry: Entry) -> tuple[str, str, tuple[str, ...], str]:
    """Entries stand by type and folded name; spellings and kind settle ties, so that no set's order shows."""
    return entry.type.value, fold(entry.name), entry.names, entry.kind
