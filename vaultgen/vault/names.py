"""Which file shows which note, and what the vault as it stands says about names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Protocol

from vaultgen.errors import VaultgenError
from vaultgen.model import VaultNames
from vaultgen.vault.scan import Scan, VaultFile, note_name, path_key
from vaultgen.vault.state import State

# How Dropbox, Nextcloud, Syncthing and others name the version that lost.
_CONFLICT_COPY = re.compile(r"conflicted copy|\.sync-conflict-\d|\(conflict\b|case conflict", re.IGNORECASE)
_LINK = re.compile(r"\[\[([^\[\]|#\n\\]+)")


class NoteTexts(Protocol):
    """Where the texts of notes come from, for those few of which more than a hash is needed."""

    def on_disk(self, path: str) -> str | None:
        """What a file of the vault holds; None where it is no text in UTF-8."""

    def last(self, digest: str) -> str | None:
        """A text that was generated before, by its hash; None where the state does not have it."""


def foreign_names(scan: Scan, state: State) -> frozenset[str]:
    """The names of the notes that vaultgen did not make, as `VaultNames.taken` has them."""
    ours = {row.path for row in state.rows.values() if row.key.startswith("path:")}
    paths = (*(p for p, file in scan.files.items() if not file.id and p not in ours), *scan.seed_notes)
    return frozenset(path_key(note_name(p)) for p in paths if p.endswith(".md"))


def vault_names(
    scan: Scan, state: State, natural: Mapping[str, str], texts: NoteTexts, *, restore: bool = False
) -> VaultNames:
    """What the vault says about names. `natural` are the paths that the notes would get if nobody had moved any."""
    held: dict[str, str] = {}
    former: dict[str, str] = {}
    free: dict[str, str] = {}
    for key in sorted({*scan.by_id, *state.rows}):
        row = state.rows.get(key)
        file = file_of(key, natural.get(key, ""), scan, state)
        if file is None:
            continue
        home = row.path if row else natural.get(key, file.path)
        # A note that its user has retyped stays where it is: to move it to the folder of its type is up to them.
        is_edited = bool(file.given_type) or (row is not None and row.digest != file.digest)
        if key.startswith("path:") or not (is_edited or file.path != home):
            free[key] = file.path
            continue
        held[key] = file.path
        if note_name(home) != note_name(file.path):
            former[key] = note_name(home)
    # A link that a person wrote must not break because a title has changed.
    linked = _linked_names(scan, state, frozenset(free.values()), texts) if free else frozenset()
    bound = {k: p for k, p in free.items() if path_key(note_name(p)) in linked and not k.startswith("path:")}
    untouched = {*free.values()} - {*bound.values()}
    notes = (p for p in (*scan.files, *scan.seed_notes) if p.endswith(".md") and p not in untouched)
    hidden = frozenset() if restore else frozenset(k for k in state.rows if is_deleted(k, scan, state))
    return VaultNames(held | bound, frozenset(path_key(note_name(p)) for p in notes), hidden, former)


def _linked_names(scan: Scan, state: State, untouched: frozenset[str], texts: NoteTexts) -> frozenset[str]:
    """The names that notes link to which a person wrote or edited."""
    found: set[str] = set()
    for path in scan.files:
        if path.endswith(".md") and path not in untouched and path not in state.leftovers:
            text = texts.on_disk(path) or ""
            found |= {path_key(note_name(target.strip())) for target in _LINK.findall(text)}
    return frozenset(found)


def renamed_notes(scan: Scan, state: State) -> dict[str, str]:
    """The present name of each note that was renamed since the last build, by the name that it had."""
    renamed: dict[str, str] = {}
    for key, row in state.rows.items():
        file = file_of(key, "", scan, state)
        before = note_name(row.seen or row.path)
        if file is not None and note_name(file.path) != before:
            renamed[before] = note_name(file.path)
    return renamed


def file_of(key: str, path: str, scan: Scan, state: State) -> VaultFile | None:
    """The file that shows a note now: the one that bears its id; else the one at the path that it was given, if
    somebody has taken the id out of it. `path` is the one that it would be given if it were new."""
    files = scan.by_id.get(key, ())
    if len(files) == 1 and files[0].path not in state.leftovers:
        return files[0]
    row = state.rows.get(key)
    home = row.path if row else path
    files = tuple(f for f in files if f.path not in state.leftovers)
    if files:
        return _primary(files, (home, row.seen if row else ""))
    file = scan.files.get(home)
    is_stripped = row is not None and file is not None and not file.id
    return file if is_stripped or key.startswith("path:") else None


def _primary(files: tuple[VaultFile, ...], homes: Iterable[str]) -> VaultFile:
    """Of the files that bear one id (a note copied in the editor or by a sync tool), the one that lies where vaultgen
    put it, or where it lay last."""
    for home in homes:
        found = next((f for f in files if f.path == home), None)
        if found:
            return found
    return min(files, key=lambda f: (is_conflict_copy(f.path), len(f.path), f.path))


def is_conflict_copy(path: str) -> bool:
    """Whether a sync tool gave a file its name, since two machines had changed it."""
    return _CONFLICT_COPY.search(note_name(path)) is not None


def is_deleted(key: str, scan: Scan, state: State) -> bool:
    """Whether the user has deleted a note: it was there when the last build ended, and is there no more."""
    row = state.rows[key]
    return (row.deleted or key not in state.unfinished) and file_of(key, "", scan, state) is None


def without_deleted(state: State, scan: Scan, names: Iterable[str]) -> State:
    """The state without the rows of the deleted notes of these names (or paths, or ids): as if they were new.

    Raises VaultgenError for a name that no deleted note has.
    """
    deleted = [row for key, row in state.rows.items() if is_deleted(key, scan, state)]
    rows = dict(state.rows)
    for name in names:
        wanted = path_key(name.removesuffix(".md"))
        forms = {row.key: {path_key(note_name(row.path)), path_key(row.path.removesuffix(".md"))} for row in deleted}
        found = [row.key for row in deleted if row.key == name or wanted in forms[row.key]]
        if not found:
            known = ", ".join(sorted(note_name(row.path) for row in deleted)[:10])
            remedy = f"deleted are: {known}" if known else "no note has been deleted"
            raise VaultgenError(f"no deleted note is called {name}", remedy=remedy)
        for key in found:
            del rows[key]
    return replace(state, rows=rows) if names else state
