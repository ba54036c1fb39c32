"""The checks of a vault: a table of named rules, each with what it holds and what to do when it does not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from vaultgen.model import NODE_TYPES, Evidence, Finding, Severity
from vaultgen.vault.file_names import name_faults
from vaultgen.vault.note import NoteLink, ParsedNote, heading_key
from vaultgen.vault.scan import note_name, path_key

# What acts in a body that links a name: code and inline queries, comments, highlights, templates.
_ACTIVE = re.compile(r"`|\$|%%|==|~~|\{\{|\{%|<%|^=")
# What acts in a property that is no link: templates, and what Dataview would show as Markdown.
_ACTIVE_VALUE = re.compile(r"<[A-Za-z/!?%]|\{[{%#]|\[\[|!\[|\]\(|`\s*\$?=|\n")
_LINK = re.compile(r"\[\[([^\[\]\n]+)\]\]")
# How a footnote shows its place: `[[Source note#^l2|page.txt, line 24]]`, of a document `… line 24 (page 2)]]`.
_SEED_AND_LINE = re.compile(r"\|([^|\[\]]+), line (\d+)(?: \(page \d+\))?\]\]")


@dataclass(frozen=True, slots=True)
class CheckedVault:
    """A vault, read for checking.

    `notes` are all notes, `generated` the paths of those that vaultgen made, `edited` of those among them that a
    person has changed since. `files` are the paths of all files that links may lead to, seeds included. `seed_lines`
    are the lines of each seed, `evidence` all that the graph rests on. `by_name` are the files by the name that links
    call them, `by_title` the generated notes by title and aliases.
    """

    notes: Mapping[str, ParsedNote]
    generated: frozenset[str]
    edited: frozenset[str]
    files: frozenset[str]
    seed_lines: Mapping[str, Sequence[str]]
    evidence: frozenset[Evidence]
    by_name: Mapping[str, tuple[str, ...]] = field(init=False, repr=False)
    by_title: Mapping[str, tuple[str, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_name: dict[str, tuple[str, ...]] = {}
        for path in sorted(self.files):
            key = path_key(note_name(path))
            by_name[key] = (*by_name.get(key, ()), path)
        object.__setattr__(self, "by_name", by_name)
        by_title: dict[str, tuple[str, ...]] = {}
        for path in sorted(self.generated):
            stated = self.notes[path].properties
            aliases = stated.get("aliases")
            names = (stated.get("title"), *(aliases if isinstance(aliases, list) else ()))
            for key in {path_key(n) for n in names if isinstance(n, str)}:
                by_title[key] = (*by_title.get(key, ()), path)
        object.__setattr__(self, "by_title", by_title)

    def resolve(self, link: NoteLink, source: str) -> str:
        """The path of the file that a link leads to; "" where there is none. A name is looked up without its folder
        and its case; of several files of one name, the one with the shortest path is meant."""
        if not link.target:
            return source if link.anchor else ""
        wanted = path_key(link.target.strip().removesuffix(".md"))
        candidates = self.by_name.get(wanted.rpartition("/")[2], ())
        if "/" in wanted:
            ends = ("/" + wanted, "/" + wanted + ".md")
            candidates = tuple(c for c in candidates if ("/" + path_key(c)).endswith(ends))
        return min(candidates, key=lambda c: (c.count("/"), c), default="")

    def ours(self) -> Iterator[ParsedNote]:
        """The generated notes that nobody has edited."""
        return (n for path, n in self.notes.items() if path in self.generated and path not in self.edited)


@dataclass(frozen=True, slots=True)
class Check:
    """A rule: its name, what holds in a sound vault, what to do where it does not, and what finds the places."""

    name: str
    holds: str
    remedy: str
    find: Callable[[CheckedVault], Iterator[Finding]]


def run_checks(vault: CheckedVault) -> tuple[Finding, ...]:
    """What all checks find, by file and line, each with its check's remedy unless it has its own."""
    return tuple(sorted({_with_remedy(f, check) for check in CHECKS for f in check.find(vault)}))


def _with_remedy(finding: Finding, check: Check) -> Finding:
    """The finding, named after its check."""
    message = f"{finding.message} [{check.name}]"
    return Finding(finding.seed, finding.line, message, finding.remedy or check.remedy, finding.severity)


def _fault(path: str, line: int, message: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(path, line, message, severity=severity)


def _dead_links(vault: CheckedVault) -> Iterator[Finding]:
    for path, note in vault.notes.items():
        is_ours = path in vault.generated and path not in vault.edited
        # A person may link to a note that is yet to be written.
        severity = Severity.ERROR if is_ours else Severity.INFO
        for link in note.links:
            target = vault.resolve(link, path)
            named = vault.by_title.get(path_key(link.target.strip()), ())
            if not target and not is_ours and len(named) == 1:
                message = f"the link [[{link.target}]] leads to no file; {named[0]} has that title or alias"
                remedy = f"write [[{note_name(named[0])}|{link.target}]]"
                yield Finding(path, link.line, message, remedy, Severity.WARNING)
            elif not target:
                remedy = "" if is_ours else "correct it, or leave it if the note is yet to be written"
                yield Finding(path, link.line, f"the link [[{link.target}]] leads to no file", remedy, severity)
            elif link.anchor and target in vault.notes and not _has_anchor(vault.notes[target], link.anchor):
                yield _fault(path, link.line, f"{target} has no #{link.anchor}", severity)


def _has_anchor(note: ParsedNote, anchor: str) -> bool:
    if anchor.startswith("^"):
        return anchor[1:].casefold() in {b.casefold() for b in note.blocks}
    return all(heading_key(part) in note.headings for part in anchor.split("#"))


def _unparsed(vault: CheckedVault) -> Iterator[Finding]:
    for path, note in vault.notes.items():
        severity = Severity.ERROR if path in vault.generated else Severity.INFO
        for line, what in note.faults:
            yield _fault(path, line, what, severity)


def _hazards(vault: CheckedVault) -> Iterator[Finding]:
    for note in vault.ours():
        for line, what in note.hazards:
            yield _fault(note.path, line, what)
        for link in note.links:
            if found := _ACTIVE.search(link.target):
                yield _fault(note.path, link.line, f"{found[0]!r} in the link [[{link.target}]] is active text")
        for key, text in _texts(note.properties):
            whole = _LINK.fullmatch(text)
            if found := _ACTIVE_VALUE.search(whole[1] if whole else text):
                yield _fault(note.path, 1, f"{found[0]!r} in the property {key} is active text")


def _texts(properties: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The texts in properties, each with its key."""
    for key, value in properties.items():
        yield from ((key, x) for x in (value if isinstance(value, list) else [value]) if isinstance(x, str))


def _empty_headings(vault: CheckedVault) -> Iterator[Finding]:
    for note in vault.ours():
        if "" in note.headings:
            yield _fault(note.path, 0, "a heading without words")


def _properties(vault: CheckedVault) -> Iterator[Finding]:
    """Every note of a node has what the frontmatter's contract asks for, of the right kind."""
    types = {*(t.value for t in NODE_TYPES), "home"}
    for path in sorted(vault.generated):
        properties = vault.notes[path].properties
        if "vaultgen-id" not in properties:  # the home note and the like
            continue
        fault = partial(_fault, path, 1)
        for key in ("type", "vaultgen-id") if properties.get("type") == "home" else ("title", "type", "vaultgen-id"):
            if not isinstance(properties.get(key), str) or not properties[key]:
                yield fault(f"the property {key} is missing or is no text")
        for key, least in (("aliases", 0), ("tags", 1)):
            value = properties.get(key, [])
            if not isinstance(value, list) or len(value) < least or not all(isinstance(x, str) and x for x in value):
                yield fault(f"the property {key} is missing or is no list of texts")
        if isinstance(properties.get("type"), str) and properties["type"] not in types:
            yield fault(f"the type {properties['type']} is not one of {', '.join(sorted(types))}")
        for key, value in properties.items():
            items = value if isinstance(value, list) else [value]
            if any(isinstance(x, dict | list) for x in items):
                yield fault(f"the property {key} is nested, which Obsidian cannot show")


def _tags(vault: CheckedVault) -> Iterator[Finding]:
    for note in vault.ours():
        stated = note.properties.get("tags")
        listed = [(1, t) for t in stated if isinstance(t, str)] if isinstance(stated, list) else []
        for line, tag in (*listed, *note.tags):
            legal = all(c.isalnum() or c in "_-/" or unicodedata.category(c)[0] in "MS" for c in tag)
            if not legal or all(c.isdigit() for c in tag) or "//" in tag or tag.strip("/") != tag:
                yield _fault(note.path, line, f"{tag} is no tag")
        for line, tag in note.tags:
            yield _fault(note.path, line, f"#{tag} in the text becomes a tag")


def _ids(vault: CheckedVault) -> Iterator[Finding]:
    bearers: dict[str, str] = {}
    for path in (*sorted(vault.generated), *sorted(vault.notes.keys() - vault.generated)):
        note_id = vault.notes[path].properties.get("vaultgen-id")
        if note_id and bearers.setdefault(str(note_id), path) != path:
            yield _fault(path, 1, f"has the vaultgen-id of {bearers[str(note_id)]}")


def _same_names(vault: CheckedVault) -> Iterator[Finding]:
    for paths in vault.by_name.values():
        notes = [p for p in paths if p.endswith(".md")]
        for path in notes:
            if path in vault.generated and len(notes) > 1:
                other = next(p for p in notes if p != path)
                yield _fault(path, 0, f"{other} has the same name, so that a link means either")


def _file_names(vault: CheckedVault) -> Iterator[Finding]:
    for path in sorted(vault.generated):
        yield from (_fault(path, 0, what) for what in name_faults(path))
        if found := _ACTIVE.search(note_name(path)):
            yield _fault(path, 0, f"{found[0]!r} in a name is active text wherever the note is linked")


def _orphans(vault: CheckedVault) -> Iterator[Finding]:
    linked: set[str] = set()
    for path, note in vault.notes.items():
        for target in (vault.resolve(link, path) for link in note.links):
            if target and target != path:
                linked |= {path, target}
    # The home note of a vault without seeds is alone, and rightly so.
    for path in sorted(vault.generated - linked) if len(vault.generated) > 1 else ():
        yield _fault(path, 0, "no link leads to it or away from it")


def _aliases(vault: CheckedVault) -> Iterator[Finding]:
    for note in vault.ours():
        stated = note.properties.get("aliases")
        for alias in stated if isinstance(stated, list) else []:
            # A note that says that it is the same as this one stands there because its user wants it to.
            named = (p for p in vault.by_name.get(path_key(str(alias)), ()) if p in vault.notes)
            others = [p for p in named if "same-as" not in vault.notes[p].properties]
            if note.path in others:
                yield _fault(note.path, 1, f"the alias {alias} is the note's own name", Severity.WARNING)
            elif others:
                yield _fault(note.path, 1, f"the alias {alias} is the name of {others[0]}", Severity.WARNING)


def _evidence(vault: CheckedVault) -> Iterator[Finding]:
    for item in sorted(vault.evidence):
        lines = vault.seed_lines.get(item.seed)
        if lines is None:
            yield _fault(item.seed, 0, "is evidence, but there is no such seed")
        elif not (0 < item.line <= len(lines) and item.quote and item.quote in lines[item.line - 1]):
            yield _fault(item.seed, item.line, f"does not say: {item.quote[:80]!r}")


def _footnotes(vault: CheckedVault) -> Iterator[Finding]:
    """Every footnote names a seed and a line on which the graph rests."""
    places = {(e.seed, e.line) for e in vault.evidence}
    for note in vault.ours():
        for line, text in note.footnotes.values():
            for seed, number in _SEED_AND_LINE.findall(text):
                if (seed, int(number)) not in places:
                    yield _fault(note.path, line, f"{seed}, line {number} is evidence of nothing")


CHECKS: tuple[Check, ...] = (
    Check("links", "every link of a generated note leads somewhere", "build again", _dead_links),
    Check("parse", "properties and Markdown of a note can be read", "correct it, or delete the note", _unparsed),
    Check("properties", "generated notes have their properties", "undo the edit, or delete the note", _properties),
    Check(
        "ids",
        "no two notes have one vaultgen-id",
        "take over what the other lacks, then delete the copy, or its vaultgen-id",
        _ids,
    ),
    Check("names", "no two notes share a name, case and Unicode form ignored", "rename one of them", _same_names),
    Check("file-names", "every system can hold the file names", "rename the note in Obsidian", _file_names),
    Check("tags", "tags are ones that Obsidian knows", "report it: vaultgen should not write this", _tags),
    Check("orphans", "every generated note is linked with another", "build again", _orphans),
    Check("aliases", "no alias hides another note", "rename one of them", _aliases),
    Check("harmless", "generated notes load and run nothing", "report it: vaultgen should not write this", _hazards),
    Check("headings", "no heading is empty", "report it: vaultgen should not write this", _empty_headings),
    Check("footnotes", "footnotes lead to evidence", "build again", _footnotes),
    Check("evidence", "the words of the evidence stand in their seed", "build again", _evidence),
)
