"""Readings and extractions made of words, for tests of the resolver."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from vaultgen.config import Settings, parse_settings
from vaultgen.lexicon import Entry, Lexicon
from vaultgen.model import (
    Block,
    BlockKind,
    Claim,
    Decisions,
    Evidence,
    Extraction,
    FieldRef,
    Knowledge,
    Mention,
    NamedEntity,
    NodeType,
    NoteRecord,
    PaperRecord,
    Passage,
    Reading,
    Record,
    Relation,
    Role,
    Section,
    Sentence,
    Stated,
)
from vaultgen.resolve import resolve


def passage(text: str, seed: str, line: int = 1) -> Passage:
    return Passage.of_line(text, seed, line)


def stated(value: str, seed: str, line: int = 1) -> Stated[str]:
    return Stated(value, Evidence(seed, line, value))


def listing(
    seed: str,
    title: str,
    authors: str = "",
    *,
    hidden: int = 0,
    et_al: bool = False,
    abstract: str = "",
    is_whole: bool = True,
    line: int = 1,
    **facts: str,
) -> PaperRecord:
    """A paper record; `facts` are dates, ids and the like; `affiliations` and `categories` are parted by commas."""
    lists = {k: tuple(stated(x.strip(), seed, line) for x in facts.pop(k, "").split(",") if x.strip()) for k in LISTS}
    record = PaperRecord(
        passage(title, seed, line),
        authors=tuple(passage(a.strip(), seed, line + 1 + i) for i, a in enumerate(authors.split(";")) if a.strip()),
        authors_complete=not et_al and not hidden,
        authors_hidden=Stated(hidden, Evidence(seed, line, str(hidden))) if hidden else None,
        abstract=passage(abstract, seed, line + 50) if abstract else None,
        abstract_complete=is_whole,
        affiliations=lists["affiliations"],
        categories=lists["categories"],
    )
    changes: dict[str, Any] = {name: stated(value, seed, line) for name, value in facts.items()}
    return replace(record, **changes)


LISTS = ("affiliations", "categories")


def note(seed: str, title: str, *paragraphs: str, aliases: str = "", tags: str = "", **properties: str) -> NoteRecord:
    """A person's note: its title as heading and the paragraphs; `- ` begins a bullet, two blanks before it nest it."""
    blocks = [Block(BlockKind.HEADING, passage(title, seed, 5), depth=1)]
    bullets: dict[int, int] = {}
    for line, text in enumerate(paragraphs, start=6):
        bullet = re.match(r"( *)- ", text)
        if bullet:
            depth = len(bullet[1]) // 2
            parent = bullets.get(depth - 1)
            bullets[depth] = len(blocks)
            words = passage(text[bullet.end() :], seed, line)
            blocks.append(Block(BlockKind.ITEM, words, depth=depth, parent=parent))
        else:
            blocks.append(Block(BlockKind.PARAGRAPH, passage(text, seed, line)))
    return NoteRecord(
        passage(title, seed, 2),
        aliases=tuple(stated(a.strip(), seed, 3) for a in aliases.split(";") if a.strip()),
        tags=tuple(stated(t.strip(), seed, 4) for t in tags.split(";") if t.strip()),
        properties=tuple((k, stated(v, seed, 4)) for k, v in properties.items()),
        blocks=tuple(blocks),
    )


def reading(seed: str, *records: Record, subject: str = "", inferred: bool = False) -> Reading:
    who = stated(subject, seed) if subject else None
    return Reading(seed, "test", "a test", "0", 99, tuple(records), who, subject_inferred=inferred)


def extraction(of: Reading, names: str = "", claims: Iterable[Claim] = ()) -> Extraction:
    """What is found in a reading: every occurrence of each `type:name[=full name][@weight]` in `names` (`;` between),
    and each text as one sentence."""
    passages: dict[FieldRef, Passage] = {}
    for number, record in enumerate(of.records):
        passages[FieldRef(number, "title")] = record.title
        if isinstance(record, NoteRecord):
            passages |= {FieldRef(number, "block", k): b.passage for k, b in enumerate(record.blocks)}
        elif record.abstract:
            passages[FieldRef(number, "abstract")] = record.abstract
    mentions = [m for ref, text in sorted(passages.items()) for m in _mentions(ref, text, names)]
    sentences = tuple(
        Sentence(ref, 0, len(text.text), Role.OTHER, Section.OVERVIEW)
        for ref, text in sorted(passages.items())
        if ref.name != "title"
    )
    return Extraction(of.seed, passages, tuple(mentions), tuple(claims), sentences)


def claim(relation: Relation, subject: str, target: str, where: Reading, **more: str | float) -> Claim:
    """A claim between two `type:name`."""
    sides = [NamedEntity(NodeType(x.split(":", 1)[0]), x.split(":", 1)[1]) for x in (subject, target)]
    ref = FieldRef(0, "abstract")
    evidence = where.records[0].title.evidence()
    qualifiers = tuple(sorted(more.items()))
    return Claim(relation, sides[0], sides[1], ref, "test", evidence, qualifiers)


def known(
    *readings: Reading,
    names: str = "",
    lexicon: Sequence[Entry] = (),
    settings: Settings | None = None,
    decisions: Decisions | None = None,
) -> Knowledge:
    """What the readings say, with `names` found in all of them."""
    found = [extraction(r, names) for r in readings]
    return resolve(readings, found, Lexicon(tuple(lexicon)), settings or Settings(), decisions)


def decided(text: str) -> Decisions:
    """The decisions of a settings file."""
    settings, findings = parse_settings(text)
    assert not findings
    return settings.decisions


def joining(*names: str, reason: str = "") -> str:
    """A table that joins names."""
    return f"[[decisions.join]]\nnames = {json.dumps(names)}\nreason = {json.dumps(reason)}\n"


def parting(*names: str) -> str:
    """A table that parts names."""
    return f"[[decisions.part]]\nnames = {json.dumps(names)}\n"


def ignoring(name: str, reason: str = "") -> str:
    """A table that ignores a name."""
    return f"[[decisions.ignore]]\nname = {json.dumps(name)}\nreason = {json.dumps(reason)}\n"


def retyping(name: str, node_type: str) -> str:
    """A table that retypes a name."""
    return f"[[decisions.retype]]\nname = {json.dumps(name)}\ntype = {json.dumps(node_type)}\n"


def _mentions(ref: FieldRef, text: Passage, names: str) -> list[Mention]:
    return [m for name in names.split(";") if name.strip() for m in _mentions_of(ref, text, name.strip())]


def _mentions_of(ref: FieldRef, text: Passage, name: str) -> Iterator[Mention]:
    node_type, _, rest = name.partition(":")
    rest, _, weight = rest.partition("@")
    form, _, full = rest.partition("=")
    for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text.text):
        start, end = match.span()
        evidence = text.evidence(start, end)
        yield Mention(NodeType(node_type), form, full or form, ref, start, end, "test", float(weight or 0.9), evidence)
