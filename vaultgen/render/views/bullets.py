"""What a person's bullet is on a thing: a pointer to it, a heading over what they say of it, a line that needs one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from vaultgen.model import Entity, Statement
from vaultgen.render.facts import Facts
from vaultgen.render.links import subject_spans

MOST_BELOW = 8
# What a pointer has beside the name that it points to: `(See X)`.
_POINTING = re.compile(r"\W*(?:see(?: also)?|cf|more in|details in)\W*", re.IGNORECASE)
_SEE_ONLY = re.compile(r"\W*(?:see|cf)\b[^.;:]*\W*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
# A bullet that begins with its verb (`Powers X`) says of what only above.
_BEGINS_WITH_VERB = re.compile(r"[A-Z][a-z]+(?:[^s\W]s|ed)\b(?! (?:are|can|have|show|such|like|of)\b)")


def rest_of(statement: Statement, thing: Entity) -> str:
    """What a statement says besides the thing's name."""
    text = statement.text
    span = next((x for x in statement.links if x.entity == thing.id), None)
    return text[: span.start] + text[span.end :] if span else text


def is_pointer(statement: Statement, thing: Entity) -> bool:
    """Whether a statement does nothing but point to the thing: `(See X)`."""
    return bool(_POINTING.fullmatch(rest_of(statement, thing)))


def points_elsewhere(statement: Statement, thing: Entity) -> bool:
    """Whether a statement only says where to read on, on something else."""
    return bool(_SEE_ONLY.fullmatch(statement.text)) and not is_pointer(statement, thing)


def without_pointer(statement: Statement, thing: Entity) -> Statement:
    """The statement without the words that point to the thing: in its own note they lead nowhere."""
    if not is_pointer(statement, thing):
        return statement
    return statement._replace(text="", links=(), web=(), bold=(), italic=())


def is_name_alone(statement: Statement, thing: Entity) -> bool:
    """Whether a statement is nothing but the thing's name, with something in brackets maybe: `X (Section 3)`."""
    rest = _IN_BRACKETS.sub("", rest_of(statement, thing))
    return bool(statement.text) and not statement.lead_in and not any(c.isalnum() for c in rest)


def heading_of(statement: Statement, thing: Entity) -> str:
    """The heading under which a person lists the thing, of which they say nothing but its name, or points to it."""
    is_listed = is_name_alone(statement, thing) or (is_pointer(statement, thing) and not statement.lead_in)
    return (statement.subsection or statement.section.value) if is_listed and statement.parent is None else ""


def below(pointer: Statement, thing: Entity, said: Sequence[Statement]) -> list[Statement]:
    """What hangs under a statement that only points to the thing; where nothing does, the rest of its section. What is
    only the heading of others says nothing there."""
    rest = rest_of(pointer, thing)
    is_name = not any(c.isalnum() for c in rest)
    is_opening = rest.rstrip().endswith(":")
    if not is_name and not is_opening and not _POINTING.fullmatch(rest):
        return []
    index = said.index(pointer)
    found = [s for s in said if s.parent == index]
    if not found and pointer.parent is None and not is_name and not is_opening:
        place = (pointer.section, pointer.subsection)
        same = takewhile(lambda s: (s.section, s.subsection) == place, said[index + 1 :])
        found = [s for s in same if s.parent is None]
    parents = {s.parent for s in said}
    return [s for s in found if s.text or said.index(s) not in parents]


def headed(statement: Statement, said: Sequence[Statement]) -> Statement:
    """A bullet that begins with its verb, with the lead-in of the one that it hangs under: `Coding: Powers X`."""
    if statement.lead_in or statement.parent is None or statement.parent >= len(said):
        return statement
    if any(x.start == 0 for x in statement.links) or not _BEGINS_WITH_VERB.match(statement.text):
        return statement
    above = said[statement.parent]
    return statement._replace(lead_in=above.lead_in, lead_in_links=above.lead_in_links, lead_in_web=above.lead_in_web)


def tells_in_brackets(lead_in: str, thing: Entity) -> bool:
    """Whether a lead-in says in brackets what none of the thing's names does: `MGSM (Multilingual Math)`."""
    found = _IN_BRACKETS.search(lead_in)
    if found is None or not _WORD.search(found[1]) or subject_spans(found[1], thing):
        return False
    names = (thing.name, *thing.aliases, str(thing.properties.get("expansion", "")))
    return not any(found[1].casefold() in name.casefold() for name in names)


def is_lead_in(statement: Statement, thing: Entity, facts: Facts) -> bool:
    """Whether a person's bullet has the thing as its heading: `Nano:` in a note on its family, `Nano (Nano-1):`."""
    if not needs_lead_in(statement, facts):
        return False
    names = {n.casefold() for n in (thing.name, *thing.aliases)}
    ends = [x.end for x in statement.lead_in_links if x.entity == thing.id and x.start == 0]
    is_named = any(not _IN_BRACKETS.sub("", statement.lead_in[end:]).strip() for end in ends)
    return is_named or statement.lead_in.casefold() in names


def needs_lead_in(statement: Statement, facts: Facts) -> bool:
    """A person's lead-in is part of what they say; one drawn from the sentence itself is not."""
    return bool(statement.lead_in) and facts.note_of_person(statement.evidence.seed)
