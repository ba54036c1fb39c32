"""What a person has said in the notes about the nodes behind them, read from the notes as they stand; the state only
tells which aliases were generated. No note is changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vaultgen.model import Decision, Decisions, Evidence, Finding, NodeType, OwnNote, Severity
from vaultgen.model.decisions import vault_place
from vaultgen.vault.merge.yaml_values import Item, UnreadableError, read_properties
from vaultgen.vault.names import NoteTexts, file_of, is_conflict_copy
from vaultgen.vault.scan import Scan, VaultFile, note_name, path_key
from vaultgen.vault.state import State

_FRONTMATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\[\[([^\[\]\n]+)\]\]")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_TYPES = frozenset(t.value for t in NodeType)


@dataclass(frozen=True, slots=True)
class Said:
    """One value of a note's properties: the text, and the line that holds it."""

    value: str
    evidence: Evidence


def taught_decisions(scan: Scan, state: State, texts: NoteTexts) -> tuple[Decisions, tuple[Finding, ...]]:
    """The decisions that the notes hold, and what of them was not understood.

    Notes that nobody has touched since they were generated are not read again.
    """
    by_name = _ids_by_name(scan)
    decisions = Decisions()
    findings: list[Finding] = []
    for note in sorted(scan.by_id):
        file, row = file_of(note, "", scan, state), state.rows.get(note)
        if file is None or "/" not in note or (row and row.digest == file.digest and not file.given_type):
            continue
        text = texts.on_disk(file.path)
        if text is not None:
            base = texts.last(row.digest) if row else None
            decisions += _of_note(file, text, base, by_name, findings)
    own = tuple(_own_notes(scan, state, texts, by_name))
    return decisions + Decisions(own_notes=own), tuple(findings)


def _of_note(
    file: VaultFile, text: str, base: str | None, by_name: Mapping[str, str], findings: list[Finding]
) -> Decisions:
    """What the frontmatter of a generated note says that its user has put there."""
    said = _properties(file.path, text)
    title = next((s.value for s in said.get("title", ())), "") or note_name(file.path)
    was = _properties(file.path, base) if base is not None else {}
    generated = {s.value.casefold() for s in _aliases(was)}
    given = [s for s in said.get("type", ()) if s.value != file.id.partition("/")[0]]
    for type_name in (s for s in given if s.value not in _TYPES):
        message = f"the type “{type_name.value}” is none that a note can have"
        remedy = f"write one of {', '.join(sorted(_TYPES))}"
        findings.append(Finding(file.path, type_name.evidence.line, message, remedy, Severity.INFO))
    return Decisions(
        joins=tuple(_between(file.id, said.get("same-as", ()), title, by_name)),
        parts=tuple(_between(file.id, said.get("not-same-as", ()), title, by_name)),
        retypes=tuple(
            Decision((file.id,), s.evidence, type=NodeType(s.value), title=title) for s in given if s.value in _TYPES
        ),
        ignored=tuple(
            Decision((file.id,), s.evidence, title=title)
            for s in said.get("vaultgen", ())
            if s.value.casefold() == "ignore"
        ),
        aliases=tuple(
            Decision((file.id, s.value), s.evidence, title=title)
            for s in _aliases(said)
            if s.value.casefold() not in generated
        ),
    )


def _between(note: str, others: Sequence[Said], title: str, by_name: Mapping[str, str]) -> Iterator[Decision]:
    """One decision for each note or name that a property gives."""
    for other in others:
        target = _target(other.value)
        yield Decision((note, by_name.get(path_key(target), target)), other.evidence, title=title)


def _aliases(said: Mapping[str, Sequence[Said]]) -> list[Said]:
    return [s for key in ("aliases", "alias") for s in said.get(key, ()) if s.value.strip()]


def _own_notes(scan: Scan, state: State, texts: NoteTexts, by_name: Mapping[str, str]) -> Iterator[OwnNote]:
    """The notes that vaultgen did not make. A note that has lost its id lies where the state knows it to be."""
    ours = {row.path for row in state.rows.values() if not row.deleted}
    for path, file in sorted(scan.files.items()):
        # What a link leads to has no hash: it is not the vault's.
        if not path.endswith(".md") or file.id or not file.digest or path in ours or is_conflict_copy(path):
            continue
        text = texts.on_disk(path)
        if text is None:
            continue
        said = _properties(path, text)
        titles = [s.value for s in said.get("title", ()) if s.value.strip()]
        names = dict.fromkeys((note_name(path), *titles, *(s.value for s in _aliases(said))))
        same_as = (_target(s.value) for s in said.get("same-as", ()))
        yield OwnNote(
            path,
            tuple(names),
            tuple(by_name.get(path_key(t), t) for t in same_as),
            tuple(_links(path, text, by_name)),
        )


def _links(path: str, text: str, by_name: Mapping[str, str]) -> Iterator[tuple[str, Evidence]]:
    """The links of a note with their places; those in code are none."""
    fence = ""
    for number, line in enumerate(text.split("\n"), 1):
        if mark := _FENCE.match(line):
            if not fence:
                fence = mark[1]
            elif mark[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
            continue
        if fence or "[[" not in line:
            continue
        for found in _LINK.finditer(_CODE.sub(lambda m: " " * len(m[0]), line)):
            target = _target(found[0])
            if target:
                yield by_name.get(path_key(target), target), Evidence(vault_place(path), number, found[0])


def _target(value: str) -> str:
    """The name of the note that a link leads to; what is no link is a name itself."""
    found = _LINK.fullmatch(value.strip())
    if not found:
        return value.strip()
    target = found[1].replace("\\|", "|").partition("|")[0].partition("#")[0]
    return target.strip().removesuffix(".md").rpartition("/")[2]


def _ids_by_name(scan: Scan) -> dict[str, str]:
    """The id of each generated note by the name that links call it; a name that two notes bear tells nothing."""
    ids: dict[str, set[str]] = {}
    for path, file in scan.files.items():
        if path.endswith(".md"):
            ids.setdefault(path_key(note_name(path)), set()).add(file.id)
    return {name: i for name, found in ids.items() if len(found) == 1 and "/" in (i := next(iter(found)))}


def _properties(path: str, text: str) -> dict[str, list[Said]]:
    """The properties of a note by key; none where they cannot be read."""
    head = _FRONTMATTER.match(text)
    if not head:
        return {}
    try:
        properties = read_properties(head[1])
    except UnreadableError:
        return {}
    lines = text.split("\n")
    said: dict[str, list[Said]] = {}
    offset = len(properties.prelude)
    for key, found in properties.by_key.items():
        for item in found.items or ():
            said.setdefault(key, []).append(_said(path, head[1], offset, item, lines))
        offset += len(found.text)
    return said


def _said(path: str, head: str, offset: int, item: Item, lines: Sequence[str]) -> Said:
    number = head.count("\n", 0, offset + item.start) + 2
    return Said(item.value, Evidence(vault_place(path), number, lines[number - 1].strip()))
