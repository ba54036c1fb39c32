"""The sentences of abstracts and the blocks of notes: what each one does, and where a generated note puts it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from vaultgen.extract.gates import gated, open_gates
from vaultgen.extract.links import is_file
from vaultgen.extract.sorting.roles import sentence_roles
from vaultgen.extract.sorting.sections import heading_section, lead_in_of, section_of
from vaultgen.grounding import Passage
from vaultgen.model import Block, BlockKind, FieldRef, NoteRecord, Reading, Role, Section, Sentence
from vaultgen.text.pointing import goes_on
from vaultgen.text.sentences import in_pieces, split_sentences

__all__ = ["find_sentences"]

_NEW = "introduc|present|propos|describ|develop|unveil|design|build|construct|devis|creat|formulat|contribut"
_DONE = (
    "report|stud|investigat|address|explor|examin|demonstrat|show|analy[sz]|provid|argu|conduct|offer|evaluat|review|"
    "survey|tackl|consider|aim|compar|revisit|extend|discuss|focus|prove|establish|train|find|use|releas"
)
_WORK = "(?:paper|report|work|article|study|letter|survey|thesis|note|manuscript)"
# How a contribution is announced, the clearest first.
_ANNOUNCEMENTS = (
    gated(
        rf"\bin this {_WORK}\b.{{0,80}}?\b(?:we|I)\b(?: \w+){{0,3}}? (?:{_NEW})|"
        rf"(?<!of )\bthis {_WORK}(?: \w+)? (?:{_NEW})",
        r"\bthis\b",
        flags=re.IGNORECASE,
    ),
    gated(
        rf"\b(?:we|I)(?: \w+ly| first| also| then| here| hereby| therefore| thus)? (?:{_NEW})",
        r"\bwe\b \bi\b",
        flags=re.IGNORECASE,
    ),
    gated(
        rf"\bin this {_WORK}\b.{{0,80}}?\b(?:we|I)\b|(?<!of )\bthis {_WORK}(?: \w+)? (?:{_DONE})|\bhere,? we\b",
        r"\bthis\b \bhere\b",
        flags=re.IGNORECASE,
    ),
    gated(
        rf"\b(?:we|I)\b(?: \w+)? (?:{_DONE})|\b(?:is|are) (?:proposed|presented|introduced)\b",
        r"\bwe\b \bi\b proposed presented introduced",
        flags=re.IGNORECASE,
    ),
)
_OBJECTION = re.compile(r"(?:However|But|Yet|Although|Despite|Nevertheless|Unfortunately)\b")
_GOES_ON = re.compile(
    r"(?:Finally|Additionally|Furthermore|Moreover|Then|Next|Also|In addition|Besides|Second|Third)\b"
)
_ROLE_VALUE = {Role.OBJECTIVE: 2, Role.METHOD: 1, Role.RESULT: 0, Role.OTHER: 0, Role.BACKGROUND: -1}
# Where a sentence belongs whatever the one before it is about; others stay with one that they cannot do without.
_OWN_SECTION = frozenset({Section.OPENING, Section.EVALUATION, Section.LIMITATIONS, Section.FURTHER})
_LEFT_OUT = frozenset({BlockKind.HEADING})
# `(See [[Paper.pdf|Results]])` leads to a file of another vault: its words alone point nowhere.
_POINTER = re.compile(r"\((?:see(?: also)?|cf\.?)\s+(?P<shown>[^()]+)\)\W*", re.IGNORECASE)


def find_sentences(reading: Reading, passages: Mapping[FieldRef, Passage]) -> tuple[Sentence, ...]:
    """The sentences of every abstract and the blocks of every note of one reading, in reading order."""
    found: list[Sentence] = []
    for number, record in enumerate(reading.records):
        if isinstance(record, NoteRecord):
            title = _title_heading(record)
            for index, block in enumerate(record.blocks):
                ref = FieldRef(number, "block", index)
                if ref in passages and block.kind not in _LEFT_OUT:
                    found += _block_sentences(ref, block, passages[ref].text, title)
        else:
            ref = FieldRef(number, "abstract")
            if ref in passages:
                found.extend(_abstract_sentences(ref, passages[ref].text))
    return tuple(found)


def _abstract_sentences(ref: FieldRef, text: str) -> list[Sentence]:
    """The sentences of one abstract."""
    spans = split_sentences(text)
    texts = [text[start:end] for start, end in spans]
    found = sentence_roles(texts)
    key = _key_index(texts, found)
    # The model takes some announcements, and what follows them, for background; they are none.
    late = {Role.BACKGROUND: Role.OTHER}
    roles = [Role.OBJECTIVE if i == key and role in late else role for i, role in enumerate(found)]
    sentences: list[Sentence] = []
    leads: set[str] = {""}
    for i, (span, words, role) in enumerate(zip(spans, texts, roles, strict=True)):
        lead_in = "" if i == key or (role is Role.BACKGROUND and i <= key) else lead_in_of(words)
        section = Section.OPENING if i == key else section_of(words, late.get(role, role) if i > key >= 0 else role)
        before = sentences[-1].section if sentences else Section.OPENING
        if before is not Section.OPENING and section not in _OWN_SECTION and goes_on(words):
            section = before
        sentences.append(
            Sentence(
                ref,
                *span,
                role=role,
                section=section,
                lead_in="" if lead_in in leads else lead_in,  # Each lead-in opens one bullet.
                is_key=i == key,
            )
        )
        leads.add(lead_in)
    return sentences


def _key_index(texts: Sequence[str], roles: Sequence[Role]) -> int:
    """The index of the sentence that states the contribution: the clearest announcement, of equal ones the earliest.

    Where nothing is announced, it is the first sentence on the paper's own work that is no objection; -1 for none.
    """
    best, best_value = -1, 0
    for i, (text, role) in enumerate(zip(texts, roles, strict=True)):
        opened, clearness = open_gates(text), 0
        for place, announcement in enumerate(_ANNOUNCEMENTS):
            if announcement.search(opened, text):
                clearness = len(_ANNOUNCEMENTS) - place
                break
        value = 4 * clearness + _ROLE_VALUE[role] + 1 - 3 * bool(_GOES_ON.match(text)) if clearness else 0
        if value > best_value:
            best, best_value = i, value
    if best >= 0:
        return best
    own = (Role.OBJECTIVE, Role.METHOD, Role.RESULT)
    plain = (i for i, text in enumerate(texts) if roles[i] in own and not _OBJECTION.match(text))
    return next(plain, -1)


def _title_heading(note: NoteRecord) -> str:
    """The heading above the whole note: the one that repeats its title, else its only one of the first level."""
    tops = [b.passage.text for b in note.blocks if b.kind is BlockKind.HEADING and b.depth == 1]
    return note.title.text if note.title.text in tops else tops[0] if len(tops) == 1 else ""


def _block_sentences(ref: FieldRef, block: Block, text: str, title: str) -> list[Sentence]:
    """The one sentence that a block of a person's note is, under its own heading and with its own lead-in; several if
    it is longer than any sentence. A row is a row."""
    headings = block.section[1:] if title and block.section[:1] == (title,) else block.section
    section, subsection = heading_section(headings)
    start = block.lead_in_end + len(text[block.lead_in_end :]) - len(text[block.lead_in_end :].lstrip(" :"))
    end = max(start, len(text.rstrip()))
    if _points_to_file(block, text, start):
        start = end
    is_key = block.kind is BlockKind.CALLOUT and "distinguish" in block.callout_title.lower()
    lead_in = text[: block.lead_in_end].strip().rstrip(":").rstrip()
    first, *others = [(start, end)] if block.cells else [*in_pieces(text, start, end)] or [(start, end)]
    whole = Sentence(
        ref, *first, role=Role.OTHER, section=section, lead_in=lead_in, subsection=subsection, is_key=is_key
    )
    return [whole, *(whole._replace(start=a, end=b, lead_in="", is_key=False) for a, b in others)]


def _points_to_file(block: Block, text: str, start: int) -> bool:
    """Whether all that a bullet says behind its lead-in is to see a file."""
    pointer = _POINTER.fullmatch(text, start) if block.lead_in_end else None
    return pointer is not None and any(
        is_file(link) and (link.start, link.end) == pointer.span("shown") for link in block.links
    )
