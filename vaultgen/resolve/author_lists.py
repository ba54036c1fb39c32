"""Who wrote a paper: the union of what its listings say, in the order of the most complete list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from vaultgen.identity.person_name import Match, PersonName, compare_names, parse_person_name
from vaultgen.model import Evidence, Reading
from vaultgen.resolve.paper import Listing, Paper

_FIRST_OF_SYLLABLES = 0x3040  # kana, Han and Hangul lie above: one character of theirs may be a name


@dataclass(frozen=True, slots=True)
class Form:
    """A name as a seed writes it, its parts, and where."""

    text: str
    name: PersonName
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Slot:
    """One author of one paper: its place in the list (from 1; 0: known to be an author, place unknown), its spellings.

    `inferred` marks the person whose page a listing is, where no seed says that they wrote the paper; `listed_at` is
    where that page lists it.
    """

    position: int
    forms: tuple[Form, ...]
    inferred: bool = False
    listed_at: tuple[Evidence, ...] = ()

    @property
    def places(self) -> tuple[Evidence, ...]:
        """What says that they wrote the paper."""
        return tuple(sorted(set(self.listed_at) if self.inferred else {f.evidence for f in self.forms}))

    @property
    def best(self) -> Form:
        """The spelling that says most."""
        forms = self.forms
        return forms[0] if len(forms) == 1 else min(forms, key=lambda f: form_rank(f.name, f.text))


@dataclass(frozen=True, slots=True)
class AuthorList:
    """The authors of a paper. `hidden`: how many the longest list says that it leaves out; `is_complete`: none are.

    `is_cut`: lists say that there are more authors, but none says how many, and none is whole.
    """

    slots: tuple[Slot, ...]
    is_complete: bool
    hidden: int
    hidden_evidence: Evidence | None = None
    is_cut: bool = False


def form_rank(name: PersonName, text: str) -> tuple[int, int, int, int, str]:
    """Spellings of a name, the one that says most first: written out, with middle names, accents, read forwards."""
    initials = sum(len(t) == 1 for t in name.tokens)
    accents = 0 if text.isascii() else sum(not c.isascii() for c in text)
    return int(name.is_initials_only), -(len(name.tokens) * 2 - initials), -accents, int("," in text), text


def author_list(paper: Paper, subjects: Mapping[str, Reading]) -> AuthorList:
    """The authors that the paper's listings name, and the person whose page a listing is.

    That person is a stated author where a page lists no authors at all (an author's page of AITopics), and an
    inferred one where the lists are known to leave somebody out.
    """
    ordered = sorted(paper.listings, key=_completeness)
    slots: list[Slot] = []
    for number, listing in enumerate(ordered):
        # A list may hold debris that is no name: `DeepSeek-AI, :, ...`, `<div>`, a mark's letter.
        read = (form_of(a.text, a.evidence()) for a in listing.record.authors)
        forms = [form for form in read if _has_letters("".join(form.name.tokens))]
        slots = _numbered(forms) if number == 0 else _united(slots, forms)
    # A source may say how many there are and name nobody.
    base = next((x for x in ordered if x.record.authors or x.record.authors_hidden), None)
    is_complete = base is not None and base.record.authors_complete and not base.record.authors_hidden
    hidden = base.record.authors_hidden if base else None
    slots = _with_subjects(slots, paper, subjects, is_complete)
    listed = [x.record for x in paper.listings if x.record.authors]
    is_cut = bool(listed) and not any(r.authors_complete or r.authors_hidden for r in listed)
    count, place = (hidden.value, hidden.evidence) if hidden else (0, None)
    return AuthorList(tuple(slots), is_complete, count, place, is_cut)


def form_of(text: str, evidence: Evidence) -> Form:
    """A spelling with its parts."""
    return Form(text, parse_person_name(text), evidence)


def _has_letters(text: str) -> bool:
    """Whether a text has two letters, or one that is a word by itself in its script."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 1 or any(ord(c) >= _FIRST_OF_SYLLABLES for c in letters)


def _completeness(listing: Listing) -> tuple[int, bool, tuple[int, int, int, int, str, int]]:
    record = listing.record
    return -len(record.authors), not record.authors_complete, listing.rank


def _numbered(forms: Sequence[Form]) -> list[Slot]:
    return [Slot(position, (form,)) for position, form in enumerate(forms, start=1)]


def _united(slots: list[Slot], forms: Sequence[Form]) -> list[Slot]:
    """The slots with another listing's authors: each to the one slot whose name it can be, or to a new slot."""
    taken: set[int] = set()
    added: list[Slot] = []
    for form in forms:
        at = _slot_of(form.name, slots, taken)
        if at is None:
            added.append(Slot(0, (form,)))
        else:
            taken.add(at)
            slots[at] = replace(slots[at], forms=(*slots[at].forms, form))
    return [*slots, *added]


def _slot_of(name: PersonName, slots: Sequence[Slot], taken: set[int] | frozenset[int] = frozenset()) -> int | None:
    """The free slot with the same name, else the only one with a compatible name, else None."""
    free = [i for i in range(len(slots)) if i not in taken]
    same = [i for i in free if any(compare_names(name, f.name) is Match.SAME for f in slots[i].forms)]
    if same:
        return same[0]
    near = [i for i in free if any(compare_names(name, f.name) is not Match.NONE for f in slots[i].forms)]
    return near[0] if len(near) == 1 else None


def _with_subjects(slots: list[Slot], paper: Paper, subjects: Mapping[str, Reading], is_complete: bool) -> list[Slot]:
    for listing in paper.listings:
        reading = subjects.get(listing.seed)
        if not reading or not reading.subject:
            continue
        form = form_of(reading.subject.value, reading.subject.evidence)
        title = listing.record.title.evidence()
        at = _slot_of(form.name, slots)
        is_stated = not reading.subject_inferred and not listing.record.authors
        if at is not None:
            # On an author's page without lists the page is what says that they wrote it.
            inferred = slots[at].inferred and not is_stated
            listed_at = (*slots[at].listed_at, title) if inferred else ()
            slots[at] = replace(slots[at], forms=(*slots[at].forms, form), inferred=inferred, listed_at=listed_at)
        elif is_stated or not is_complete:
            slots = [*slots, Slot(0, (form,), inferred=not is_stated, listed_at=(title,))]
    return slots
