"""Models, benchmarks, datasets, organisations, products, concepts: which names are one thing, which earn a note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from vaultgen.config import Settings
from vaultgen.identity.ids import entity_id, short_hash
from vaultgen.identity.model_name import readable_name
from vaultgen.lexicon import Lexicon
from vaultgen.model import Evidence, Finding, Join, LedgerEntry, NamedEntity, Naming, NodeType
from vaultgen.resolve.keys import form_key, known_name, name_key, singular
from vaultgen.resolve.spelling import family_spellings
from vaultgen.resolve.type_votes import Retyped, independent, settle_types
from vaultgen.resolve.union import Union
from vaultgen.resolve.uses import Use
from vaultgen.text.fold import fold

# A name that no person linked and no paper introduced needs so much weight over all its uses.
LEAST_WEIGHT = 0.5
_LEAST_TERM_WEIGHT = 0.2
# What a person's link adds in brackets: `MMLU (Massive Multitask Language Understanding)`.
_GLOSS = re.compile(r"\s*\([^()]*\)$")
# The first letter of a word, but of one that only joins others, and of none with digits (`i18n`).
_JOINS = r"(?:an?|and|as|at|by|for|from|in|of|on|or|the|to|with)\b"
_SMALL_WORD = re.compile(rf"(?<![^\s-])(?!{_JOINS})[a-z](?=[a-z]*(?!\w))")
_OTHERWISE_CALLED = ("affiliation", "former name")  # rules by which a thing has a spelling that its key does not show
_LONGEST_TERM = 2  # words
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing: its name, its other spellings, and all its uses. `is_parted`: the user has said that another thing
    of nearly the same name is not this one, so that its names count letter by letter. `is_accepted`: the user has said
    what it is, so that it earns a note whatever the rules say."""

    id: str
    type: NodeType
    name: str
    aliases: tuple[str, ...]
    uses: tuple[Use, ...]
    keys: tuple[str, ...]
    expansion: str = ""
    is_parted: bool = False
    is_accepted: bool = False

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every place that names it, sorted."""
        return tuple(sorted({u.evidence for u in self.uses}))

    @property
    def namings(self) -> tuple[Naming, ...]:
        """Every use with its rule and weight, sorted by place."""
        return tuple(sorted({u.naming for u in self.uses}))


@dataclass(frozen=True, slots=True)
class Namings(Mapping[str, tuple[Naming, ...]]):
    """The places that name each thing, by its id: put together for those alone that are asked for."""

    things: Mapping[str, Thing]

    def __getitem__(self, node: str) -> tuple[Naming, ...]:
        return self.things[node].namings

    def __iter__(self) -> Iterator[str]:
        return iter(self.things)

    def __len__(self) -> int:
        return len(self.things)


@dataclass(frozen=True)
class Things:
    """The things that earned a node, those that did not, and the way from a name to its thing.

    `by_name` are the names of things that the user parted, `ignored` the types and forms of those that are no node.
    """

    things: tuple[Thing, ...]
    ledger: tuple[LedgerEntry, ...] = ()
    joins: tuple[Join, ...] = ()
    findings: tuple[Finding, ...] = ()
    by_form: Mapping[tuple[NodeType | None, str], Thing] = field(default_factory=dict)
    by_name: Mapping[str, Thing] = field(default_factory=dict)
    ignored: frozenset[tuple[NodeType, str]] = frozenset()

    def find(self, entity: NamedEntity) -> Thing | None:
        """The thing that bears the name as one of its type, else the thing that bears it at all."""
        if parted := self.by_name.get(entity.name):
            return parted
        form = form_key(entity.name)
        if (entity.type, form) in self.ignored:
            return None
        return self.by_form.get((entity.type, form)) or self.by_form.get((None, form))


@dataclass(frozen=True, slots=True)
class ThingDrafts:
    """All things before the user's word, those too that may earn no note; what the votes for types changed. `reasons`
    says why those earn none ("" where they do), by the identity of their uses, which it holds."""

    things: tuple[Thing, ...]
    retyped: tuple[Retyped, ...]
    findings: tuple[Finding, ...]
    reasons: Mapping[int, tuple[Sequence[Use], str]] = field(default_factory=dict)


def draft_things(
    uses: Sequence[Use], lexicon: Lexicon, settings: Settings, paper_at: Mapping[tuple[str, int], str]
) -> ThingDrafts:
    """The things behind the uses, by the rules alone. `paper_at` gives the paper (its id) of the record of a seed."""
    settled, retyped, findings = settle_types(uses, settings)
    kept: list[Thing] = []
    others: list[Thing] = []
    reasons: dict[int, tuple[Sequence[Use], str]] = {}
    for thing in (thing_of(group, lexicon) for group in _groups(settled, lexicon)):
        reason = _why_not(thing, settings, paper_at)
        reasons[id(thing.uses)] = (thing.uses, reason)
        (others if reason else kept).append(thing)
    kept = _with_family_spelling(_with_own_ids(kept))
    taken = {t.id for t in kept}
    things = (*kept, *(_with_free_id(t, taken) for t in others))
    return ThingDrafts(things, tuple(retyped), tuple(findings), reasons)


def resolve_things(
    drafts: ThingDrafts,
    lexicon: Lexicon,
    settings: Settings,
    paper_at: Mapping[tuple[str, int], str],
    ignored: Mapping[str, str] | None = None,
) -> Things:
    """The things that earn a node, and the ledger of the others. `ignored` gives, by id, why the user wants none."""
    ignored = ignored or {}
    things: list[Thing] = []
    ledger: list[LedgerEntry] = []
    for thing in drafts.things:
        reason = ignored.get(thing.id, "")
        if not reason and not thing.is_accepted:
            _, reason = drafts.reasons.get(id(thing.uses)) or ((), _why_not(thing, settings, paper_at))
        if reason and thing.type is NodeType.CONCEPT and not _says_something(thing.uses) and thing.id not in ignored:
            continue
        if reason:
            is_doubtful = thing.type is not NodeType.CONCEPT and thing.id not in ignored
            ledger.append(LedgerEntry(thing.type, thing.name, reason, thing.evidence, thing.namings, is_doubtful))
        else:
            things.append(thing)
    things = _without_foreign_aliases(things)
    by_form = _by_form(things)
    joins = [j for t in things for j in _joins(t, lexicon)]
    joins += _retyped_joins(drafts.retyped, by_form)
    return Things(
        tuple(sorted(things, key=lambda t: t.id)),
        tuple(sorted(ledger, key=lambda e: (e.type, fold(e.name), e.name))),
        tuple(sorted(set(joins), key=lambda j: (j.entity, j.form, j.rule, j.evidence))),
        drafts.findings,
        by_form,
        {u.name: t for t in things if t.is_parted for u in t.uses},
        frozenset((u.found_as or u.type, form_key(u.name)) for t in drafts.things if t.id in ignored for u in t.uses),
    )


def _with_family_spelling(things: Sequence[Thing]) -> list[Thing]:
    """The things, the models among them written as most uses of their family are."""
    models = {t.name: len(t.uses) for t in things if t.type is NodeType.MODEL}
    spellings = family_spellings(models)
    return [
        replace(t, name=new, aliases=distinct_aliases({*t.aliases, t.name}, new))
        if t.type is NodeType.MODEL and (new := spellings.get(t.name))
        else t
        for t in things
    ]


def _with_free_id(thing: Thing, taken: set[str]) -> Thing:
    """The thing, with the first id that no other has, which it then has."""
    key = thing.keys[0]
    ids = (thing.id, *(entity_id(thing.type, key, short_hash(f"{key}{mark}")) for mark in ("", *map(str, range(99)))))
    free = next(i for i in ids if i not in taken)
    taken.add(free)
    return replace(thing, id=free)


def _retyped_joins(retyped: Sequence[Retyped], by_form: Mapping[tuple[NodeType | None, str], Thing]) -> list[Join]:
    """One join for each name that was found as another type, with the first place."""
    first: dict[tuple[str, str, str], Evidence] = {}
    for change in sorted(retyped, key=lambda r: (r.name, r.evidence)):
        thing = by_form.get((change.given, form_key(change.name)))
        if thing:
            rule = f"found as {change.found.value}; most of its uses say {change.given.value}"
            first.setdefault((thing.id, change.name, rule), change.evidence)
    return [Join(*key, evidence) for key, evidence in first.items()]


def _by_form(things: Sequence[Thing]) -> dict[tuple[NodeType | None, str], Thing]:
    """The things by type and form, and by form alone: of several the one that is used most."""
    by_form: dict[tuple[NodeType | None, str], Thing] = {}
    for thing in sorted(things, key=lambda t: (-len(t.uses), t.id)):
        for form in sorted({form_key(name) for name in {u.name for u in thing.uses}}):
            by_form.setdefault((thing.type, form), thing)
            by_form.setdefault((None, form), thing)
    return by_form


def _groups(uses: Sequence[Use], lexicon: Lexicon) -> list[list[Use]]:
    """The uses by thing. An expansion given beside a name joins the two: `MMLU (Massive Multitask …)`."""
    union: Union[Key] = Union()
    names = {(u.type, u.name) for u in uses}
    keys = {(t, name): (t.value, name_key(t, name, lexicon)) for t, name in names}
    used = set(keys.values())
    for use in uses:
        if use.expansion:
            other = (use.type.value, name_key(use.type, use.expansion, lexicon))
            if other in used:
                union.join(keys[use.type, use.name], other)
    first = {name: union.find(key) for name, key in keys.items()}
    groups: dict[Key, list[Use]] = {}
    for use in uses:
        groups.setdefault(first[use.type, use.name], []).append(use)
    return [groups[key] for key in sorted(groups)]


def thing_of(uses: Sequence[Use], lexicon: Lexicon) -> Thing:
    """The thing that the uses name. Its id comes from the shortest key: an expansion found later does not move it."""
    node_type = uses[0].type
    weights: dict[str, float] = {}
    for use in uses:
        weights[use.name] = weights.get(use.name, 0.0) + use.weight
    keys = sorted({name_key(node_type, n, lexicon) for n in weights}, key=lambda k: (len(k), k))
    expansions = sorted({u.expansion for u in uses} - {""}, key=lambda e: (-len(e), e))
    name = _best_name(node_type, weights, lexicon)
    if node_type is NodeType.CONCEPT and all(u.target for u in uses) and not known_name(node_type, name, lexicon):
        name = _as_term(name)
    targets = {t.strip() for t in {u.target for u in uses}} - {""}
    spellings = ({s.strip() for s in {*weights, *(u.spelling for u in uses)}} | targets) - {""}
    aliases = {s for s in spellings if name_key(node_type, s, lexicon) in keys}
    aliases |= {t for t in targets if name_key(node_type, _GLOSS.sub("", t), lexicon) in keys}
    slugs = {u.spelling for u in uses if u.rule in _OTHERWISE_CALLED and u.spelling}
    aliases |= {_as_known(node_type, s, lexicon) for s in slugs} | set(expansions[:1])
    return Thing(
        entity_id(node_type, keys[0]),
        node_type,
        name,
        distinct_aliases(aliases, name),
        tuple(uses),
        tuple(keys),
        expansions[0] if expansions else "",
    )


def _as_known(node_type: NodeType, slug: str, lexicon: Lexicon) -> str:
    """A feed's slug as the lexicon writes it: `mit` is `MIT`."""
    forms = {f for e in lexicon.find(slug) if e.type is node_type for f in e.names}
    return min((f for f in forms if f.casefold() == slug.casefold()), default=slug)


def _best_name(node_type: NodeType, weights: Mapping[str, float], lexicon: Lexicon) -> str:
    """The spelling of the seeds that reads best or has most weight, as the lexicon writes it.

    A name that the lexicon prefers but no seed has is not used: whoever looks for it in the seeds would not find it.
    A slug of a feed is the exception: it is no name, and its use already bears the lexicon's.
    """
    known = {known_name(node_type, n, lexicon) for n in weights} - {""}
    if node_type is NodeType.CONCEPT:
        # A concept is a term, not a name: a text writes it as its grammar asks (`agents`, `Fine-tuned`).
        name = min(known) if known else min(weights, key=lambda n: (-round(weights[n], 6), n))
        # `i18n` is written so.
        return name if name != name.lower() or not name.split()[0].isalpha() else name[:1].upper() + name[1:]
    written = {_joined(k): k for k in known}
    for name in sorted(weights, key=lambda n: (-round(weights[n], 6), -len(n), n)):
        if _joined(name) in written:
            return written[_joined(name)]
    if node_type is NodeType.MODEL:
        return readable_name({n: round(w * 1000) for n, w in weights.items()})
    return min(weights, key=lambda n: (-round(weights[n], 6), -len(n), n))


def _as_term(name: str) -> str:
    """A term that a person links as their sentence asks, as a note is named: with capital letters, and one of a word
    or two in the singular; a longer one (`Tree of Thoughts`) is a title."""
    name = _SMALL_WORD.sub(lambda m: m[0].upper(), name)
    return singular(name) if len(name.split()) <= _LONGEST_TERM else name


def _joined(name: str) -> str:
    return fold(name).replace(" ", "")


def _with_own_ids(things: Sequence[Thing]) -> list[Thing]:
    """The things, a hash of the key in the id of those whose keys differ in punctuation alone."""
    count: dict[str, int] = {}
    for thing in things:
        count[thing.id] = count.get(thing.id, 0) + 1
    return [
        replace(t, id=entity_id(t.type, t.keys[0], short_hash(t.keys[0]))) if count[t.id] > 1 else t for t in things
    ]


def distinct_aliases(aliases: set[str], name: str) -> tuple[str, ...]:
    """The aliases that differ from the name and each other by more than case."""
    kept = {name.casefold(): ""}
    for alias in sorted(aliases, key=lambda a: (a.casefold(), a.islower(), a)):
        kept.setdefault(alias.casefold(), alias)
    return tuple(sorted(a for a in kept.values() if a))


def _says_something(uses: Sequence[Use]) -> bool:
    """Whether a term is more than a word of every paper (model, data, task), which its rule weighs next to nothing."""
    return any(u.weight >= _LEAST_TERM_WEIGHT for u in uses if u.spelling)


def _why_not(thing: Thing, settings: Settings, paper_at: Mapping[tuple[str, int], str]) -> str:
    """Why the thing, which nobody has accepted, earns no note, or an empty string."""
    is_term = thing.type is NodeType.CONCEPT
    says_something = not is_term or _says_something(thing.uses)
    if any(u.target or (u.introduces and says_something) for u in thing.uses):
        return ""
    if is_term:
        papers = len({paper_at[u.where] for u in thing.uses if u.where in paper_at})
        if papers >= settings.concept_min_papers and says_something:
            return ""
        count = f"{papers} paper{'s' * (papers != 1)}"
        return f"named in {count}; a concept that no note links earns its own from {settings.concept_min_papers} on"
    # Where one use weighs enough, the others need not be told apart.
    weight = max(u.weight for u in thing.uses)
    if weight < LEAST_WEIGHT:
        weight = sum(u.weight for u in independent(thing.uses))
    if weight < LEAST_WEIGHT:
        return f"too little speaks for it being a {thing.type.value} (weight {weight:.2f} of {LEAST_WEIGHT})"
    return ""


def _without_foreign_aliases(things: Sequence[Thing]) -> list[Thing]:
    """The things without the aliases that are the name of another thing."""
    names: dict[str, set[str]] = {}
    for thing in things:
        names.setdefault(fold(thing.name), set()).add(thing.id)
    return [replace(t, aliases=tuple(a for a in t.aliases if not names.get(fold(a), set()) - {t.id})) for t in things]


def _joins(thing: Thing, lexicon: Lexicon) -> list[Join]:
    """One join for each spelling other than the name: the rule, and the first place where it stands."""
    first: dict[str, Use] = {}
    for use in thing.uses:
        if use.name != thing.name:
            first.setdefault(use.name, use)
    expansions = {_joined(u.expansion) for u in thing.uses if u.expansion}
    joins = []
    for name, use in sorted(first.items()):
        if _joined(name) == _joined(thing.name):
            rule = "same name but for case, spacing and punctuation"
        elif _joined(name) in expansions:
            rule = "the long form that a seed gives beside the short one"
        elif known := known_name(thing.type, name, lexicon):
            rule = f"a spelling of {known} in the lexicon"
        else:
            rule = "same name by its parts: version, size, words of kind"
        joins.append(Join(thing.id, name, rule, use.evidence))
    return joins
