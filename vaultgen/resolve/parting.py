"""Taking apart what the rules have joined: which records, slots or uses go with which of two names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from vaultgen.identity.ids import entity_id, short_hash
from vaultgen.identity.title import joined_title_key
from vaultgen.lexicon import Lexicon
from vaultgen.model import NodeType
from vaultgen.resolve.author_lists import Slot, form_rank
from vaultgen.resolve.author_names import AuthorName
from vaultgen.resolve.keys import name_key
from vaultgen.resolve.paper import Listing, Paper
from vaultgen.resolve.people import PersonDraft, best_form
from vaultgen.resolve.things import Thing, thing_of
from vaultgen.resolve.uses import Use
from vaultgen.text.fold import fold

Draft = Paper | PersonDraft | Thing
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Anchor:
    """What one side of a parting is called: a name, and where it stands (a paper of an author, a seed of a paper)."""

    name: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What parting needs to know besides the draft: the lexicon, title keys and authors' keys by paper, ids in use."""

    lexicon: Lexicon
    titles: Mapping[str, frozenset[str]]
    authors: Mapping[str, frozenset[tuple[str, ...]]]
    taken: frozenset[str]


def part(draft: Draft, kept: Anchor, away: Anchor, known: Known) -> tuple[Draft, Draft] | None:
    """The draft in two: the side of `kept`, which keeps its id, and that of `away`; None where nothing tells them
    apart."""
    if isinstance(draft, Paper):
        return _part_paper(draft, kept, away, known)
    if isinstance(draft, PersonDraft):
        return _part_person(draft, kept, away, known)
    return _part_thing(draft, kept, away, known)


def likeness(name: str, wanted: str) -> int:
    """How well a spelling is the wanted one: letter by letter, but for case, but for punctuation, or (0) not at all."""
    if name == wanted:
        return 4
    if name.casefold() == wanted.casefold():
        return 3
    return 2 if fold(name) == fold(wanted) else 0


def _parted(items: Sequence[T], kept: Callable[[T], int], away: Callable[[T], int]) -> tuple[list[T], list[T]] | None:
    """The items by the side that suits them better; those that suit neither stay."""
    leaving = [item for item in items if away(item) > kept(item)]
    staying = [item for item in items if away(item) <= kept(item)]
    return (staying, leaving) if leaving and any(kept(item) for item in staying) else None


def _part_thing(thing: Thing, kept: Anchor, away: Anchor, known: Known) -> tuple[Draft, Draft] | None:
    def suits(name: str, wanted: str) -> int:
        same_key = name_key(thing.type, name, known.lexicon) == name_key(thing.type, wanted, known.lexicon)
        return likeness(name, wanted) or int(same_key)

    sides = _parted(thing.uses, lambda u: suits(u.name, kept.name), lambda u: suits(u.name, away.name))
    if sides is None:
        return None
    staying, leaving = (replace(thing_of(side, known.lexicon), is_parted=True) for side in sides)
    return (
        replace(staying, id=thing.id, aliases=_without(staying.aliases, sides[1])),
        replace(leaving, id=_free_id(leaving.id, away.name, known.taken), aliases=_without(leaving.aliases, sides[0])),
    )


def _without(aliases: Sequence[str], uses: Iterable[Use]) -> tuple[str, ...]:
    """The aliases that are no name of the other side."""
    names = {use.name for use in uses}
    return tuple(a for a in aliases if a not in names)


def _part_paper(paper: Paper, kept: Anchor, away: Anchor, known: Known) -> tuple[Draft, Draft] | None:
    def suits(listing: Listing, anchor: Anchor) -> int:
        if anchor.where and anchor.where != listing.seed:
            return 0
        if anchor.name in (listing.arxiv, listing.doi):
            return 5
        same_words = joined_title_key(listing.title) == joined_title_key(anchor.name)
        found = max(likeness(listing.title, anchor.name), likeness(listing.record.title.text, anchor.name))
        return found or int(same_words)

    sides = _parted(paper.listings, lambda x: suits(x, kept), lambda x: suits(x, away))
    if sides is None:
        return None
    staying, leaving = sides
    # A listing that suits neither goes with one of its arXiv id.
    away_ids = {x.arxiv for x in leaving if suits(x, away)} - {x.arxiv for x in staying if suits(x, kept)} - {""}
    drawn = [x for x in staying if x.arxiv in away_ids]
    staying, leaving = [x for x in staying if x not in drawn], [*leaving, *drawn]
    own_keys = {joined_title_key(x.title) for x in leaving} - {joined_title_key(x.title) for x in staying}
    notes_away = tuple(n for n in paper.notes if joined_title_key(n.record.title.text) in own_keys)
    title = min(leaving, key=lambda x: x.rank).title
    natural = entity_id(NodeType.PAPER, title)
    return (
        Paper(paper.id, min(staying, key=lambda x: x.rank).title, tuple(staying),
              tuple(n for n in paper.notes if n not in notes_away)),
        Paper(_free_id(natural, f"{away.name} {away.where}", known.taken), title, tuple(leaving), notes_away),
    )  # fmt: skip


def _part_person(person: PersonDraft, kept: Anchor, away: Anchor, known: Known) -> tuple[Draft, Draft] | None:
    items = [(name, paper, slot) for name in person.names for paper, slot in name.slots]

    def suits(item: Item, anchor: Anchor) -> int:
        _, paper, slot = item
        wanted = anchor.where
        if wanted and wanted != paper and joined_title_key(wanted) not in known.titles.get(paper, frozenset()):
            return 0
        found = max(likeness(x, anchor.name) for f in slot.forms for x in (f.text, f.name.display))
        return found + (found > 0 and bool(wanted)) * 10

    sides = _parted(items, lambda x: suits(x, kept), lambda x: suits(x, away))
    if sides is None:
        return None
    sure = [x for x in sides[0] if suits(x, kept) > suits(x, away)]
    open_items = [x for x in sides[0] if x not in sure]
    staying, leaving = _by_coauthors(sure, sides[1], open_items, known.authors)
    natural = entity_id(NodeType.AUTHOR, best_form(n for n, _, _ in leaving).name.display)
    mark = f"{away.name} {away.where}".strip()
    ids = (person.id, _free_id(natural, mark, known.taken))
    names = (_names_of(staying, ""), _names_of(leaving, mark))
    return (
        PersonDraft(ids[0], best_form(names[0]).name.display, names[0]),
        PersonDraft(ids[1], best_form(names[1]).name.display, names[1]),
    )


Item = tuple[AuthorName, str, Slot]


def _by_coauthors(
    staying: list[Item], leaving: list[Item], left: list[Item], authors: Mapping[str, frozenset[tuple[str, ...]]]
) -> tuple[list[Item], list[Item]]:
    """Both sides, with what is left given to the one with which its paper shares more authors, time and again; in the
    end to the side that stays."""

    def shared(item: Item, side: list[Item]) -> int:
        own = authors.get(item[1], frozenset())
        others = {a for _, paper, _ in side if paper != item[1] for a in authors.get(paper, frozenset())}
        return len((own & others) - {item[2].best.name.key})

    while left:
        drawn = [(item, shared(item, leaving) - shared(item, staying)) for item in left]
        if not any(pull for _, pull in drawn):
            break
        staying = [*staying, *(item for item, pull in drawn if pull < 0)]
        leaving = [*leaving, *(item for item, pull in drawn if pull > 0)]
        left = [item for item, pull in drawn if not pull]
    return [*staying, *left], leaving


def _names_of(items: Sequence[Item], mark: str) -> tuple[AuthorName, ...]:
    """The names of a person who has only these slots; a mark sets their keys apart from those of the other side."""
    slots: dict[tuple[str, ...], list[tuple[str, Slot]]] = {}
    for name, paper, slot in items:
        slots.setdefault(name.key, []).append((paper, slot))
    return tuple(
        AuthorName(
            (*key, mark) if mark else key,
            min((s.best for _, s in own), key=lambda f: form_rank(f.name, f.text)),
            tuple(own),
        )
        for key, own in sorted(slots.items())
    )


def _free_id(natural: str, mark: str, taken: frozenset[str]) -> str:
    """The natural id, or one with a hash of what the user calls the thing where another has that."""
    return natural if natural not in taken else f"{natural}--{short_hash(mark)}"
