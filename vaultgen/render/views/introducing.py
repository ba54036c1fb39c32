"""The sentence that says what a thing is: one that introduces it, defines it, or is a person's bullet on it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vaultgen.model import BlockKind, Entity, NodeType, Relation, Role, Statement
from vaultgen.render.facts import Facts
from vaultgen.render.links import subject_spans
from vaultgen.render.order import newest_first
from vaultgen.render.views.bullets import is_lead_in
from vaultgen.render.views.key_sentences import key_sentence
from vaultgen.render.views.statements import is_said_in
from vaultgen.render.views.trimming import trimmed

_SHORTEST = 25  # characters; what is shorter describes nothing
# How well a sentence of each role tells what a thing is.
TELLING = {Role.OBJECTIVE: 3, Role.METHOD: 2, Role.RESULT: 2, Role.OTHER: 2, Role.BACKGROUND: 0}

# What announces a thing, right before its name.
_ANNOUNCED = re.compile(
    r"\b(?<!the )(?<!our )(?:introduc|present|propos|describ|develop|releas|unveil|announc)\w*"
    r"(?: (?!and\b|with\b|by\b|on\b|that\b)[\w,'’-]+){0,6}:? ?\(?$|"
    r"\b(?:call(?:ed)?|nam(?:ed|ing)|dubbed|term(?:ed)?|coin(?:ed)?)(?: as| it| this)? $",
    re.IGNORECASE,
)
_DONE_FOR = re.compile(r"(?:across|at|by|during|for|from|in|on|through|to|via|with)\b", re.IGNORECASE)
_SEE = re.compile(r"\W*(?:see|cf)\b", re.IGNORECASE)
# What follows a name that the sentence explains: `X (…), a benchmark`, `X is the first`.
_WHAT_IT_IS = re.compile(r"\)?(?: \([^()]*\))?(?:, (?:an?|the|our)\b| is (?:an?|the)\b)", re.IGNORECASE)
# `X (XX) is a technique that …`
_DEFINES = re.compile(
    r"(?: \([^()]*\))? (?:is|are|refers? to) (?:an? |the )?(?:[\w-]+,? ){0,4}?"
    r"(?:ability|algorithm|approach|architecture|class|family|field|form|framework|kind|mechanism|method|paradigm|practice|problem|procedure|process|property|"
    r"strategy|study|task|technique|type|way)s?\b",
    re.IGNORECASE,
)
_IS_OR_DOES = re.compile(
    r"(?: \([^()]*\))? (?:(?:is|are) (?:an?|the|our)\b|(?:combin|compris|consist|deliver|employ|enabl|extend|featur|"
    r"integrat|offer|provid|support|unif|us)(?:ies|es|s|y|e)?\b)",
    re.IGNORECASE,
)
_STEM = 5  # letters by which two forms of a word are known as one
_AT_ALL = re.compile(r"\b(?:introduc|present|propos|releas|unveil|announc)\w*", re.IGNORECASE)


class Introducing:
    """Finds the sentence that introduces one thing, among those that are `naming` it."""

    def __init__(self, thing: Entity, facts: Facts, naming: Sequence[Statement]) -> None:
        self._thing = thing
        self._facts = facts
        self._naming = naming

    def best(self) -> Statement | None:
        """The sentence that introduces the thing; where none does, the one that tells most of it."""
        introducing = self._facts.edges_to(self._thing.id, Relation.INTRODUCES)
        candidates = self._of_first_versions([s for s in self._naming if _is_sentence(s)])
        stated = [s for s in candidates if any(is_said_in(e, s) for e in introducing)]
        by_its_paper = [s for s in candidates if s.is_key and any(e.source == s.entity for e in introducing)]
        announcing = [s for s in candidates if any(e.source == s.entity for e in introducing) and self._announces(s)]
        titled = [
            s
            for s in candidates
            if is_lead_in(s, self._thing, self._facts) and self._is_named_whole(s) and self._describes(s)
        ]
        is_product = self._thing.type is NodeType.PRODUCT  # which no paper is said to introduce
        defining = [s for s in candidates if self._defines(s) or (is_product and s.is_key and self._announces(s))]
        introduced = announcing or stated or by_its_paper
        if self._thing.type is NodeType.MODEL:
            # Of a list of siblings each has the same said of it: what is said of the one alone tells more.
            alone = [s for s in introduced if not self._is_among_siblings(s)]
            opened = [s for s in candidates if self._is_on_it(s)]
            introduced = alone or titled or opened or introduced
        best = max(introduced or titled or defining, key=self._telling, default=None)
        return best or self._of_introducing(newest_first(self._facts.entities[e.source] for e in introducing))

    def _of_first_versions(self, statements: Sequence[Statement]) -> Sequence[Statement]:
        """The statements without those of a paper's other abstracts than the one that its note is made of, where there
        are others."""
        first: dict[str, str] = {}
        for node in {s.entity for s in statements}:
            said = (s for s in self._facts.statements(node) if not self._facts.note_of_person(s.evidence.seed))
            first[node] = next((s.evidence.seed for s in said), "")
        kept = [
            s for s in statements if s.evidence.seed == first[s.entity] or self._facts.note_of_person(s.evidence.seed)
        ]
        return kept or statements

    def _is_named_whole(self, statement: Statement) -> bool:
        """Whether each word of a bullet's lead-in is one of the concept's name, in another form maybe: `Pruning` in
        `Network Pruning`, but not `Deep Sea` where other seeds call it `Deep Water`."""
        if self._thing.type is not NodeType.CONCEPT:
            return True
        names = f"{self._thing.name} {self._thing.properties.get('expansion', '')}".casefold().split()
        words = [w.casefold() for w in statement.lead_in.partition(" (")[0].split()]
        is_acronym = len(words) == 1 and statement.lead_in.partition(" (")[0].isupper()
        return is_acronym or all(any(n[:_STEM] == w[:_STEM] for n in names) for w in words)

    def _describes(self, statement: Statement) -> bool:
        """Whether a bullet on the thing says more than where to read on, and neither is a score on it nor tells what
        some model does with it, or for what it was done (`For apps, …`)."""
        results = self._facts.edges_to(self._thing.id, Relation.REPORTS)
        others = {x.entity for x in statement.links} - {self._thing.id}
        is_on_other = any(self._facts.entities[i].type in (NodeType.MODEL, NodeType.PRODUCT) for i in others)
        # `Ultra: For highly complex tasks` says what the model is for.
        is_done_for = self._thing.type is not NodeType.MODEL and _DONE_FOR.match(statement.text)
        is_part = _SEE.match(statement.text) or is_done_for
        return not (is_on_other or is_part or any(is_said_in(e, statement) for e in results))

    def _defines(self, statement: Statement) -> bool:
        """Whether a sentence opens with the thing and says what it is."""
        first = next((x for x in statement.links if x.entity == self._thing.id), None)
        return bool(first and first.start == 0 and _DEFINES.match(statement.text, first.end))

    def _is_among_siblings(self, statement: Statement) -> bool:
        """Whether a sentence names the model beside others of its family that are no wider and no part of it."""
        root = self._facts.family_of(self._thing)
        others = self._facts.family_members(root) - self._facts.family_members(self._thing) - {root.id}
        above = {e.id for e in self._facts.targets(self._thing.id, Relation.VARIANT_OF)}
        return self._thing.id != root.id and bool({x.entity for x in statement.links} & (others - above))

    def _is_on_it(self, statement: Statement) -> bool:
        """Whether a sentence opens with the model, or with it and one more, and says what it is or does: no score, no
        comparison, which have places of their own."""
        opening = list(statement.links[:2])
        if opening[1:] and statement.text[opening[0].end : opening[1].start] != " and ":
            opening = opening[:1]
        is_first = bool(opening) and opening[0].start == 0
        if not is_first or all(x.entity != self._thing.id for x in opening):
            return False
        return bool(_IS_OR_DOES.match(statement.text, opening[-1].end)) and not self._is_compared(statement)

    def _is_compared(self, statement: Statement) -> bool:
        """Whether a sentence compares the model with others or gives a score."""
        told = (Relation.OUTPERFORMS, Relation.COMPARED_WITH)
        edges = [*self._facts.edges_from(self._thing.id, *told), *self._facts.edges_to(self._thing.id, *told)]
        edges += self._facts.edges_from(statement.entity, Relation.REPORTS)
        return any(is_said_in(e, statement) for e in edges)

    def _announces(self, statement: Statement) -> bool:
        """Whether a sentence says that its paper brings the thing: `we introduce the X family`."""
        starts = [x.start for x in statement.links if x.entity == self._thing.id]
        return any(_ANNOUNCED.search(statement.text[:start]) for start in starts)

    def _of_introducing(self, papers: Sequence[Entity]) -> Statement | None:
        """Where no sentence is on the thing: one of its paper with its name in it, as part of another name maybe; else
        the sentence on the paper, if its title has the name."""
        for paper in papers:
            said = [s for s in self._facts.statements(paper.id) if _is_sentence(s)]
            if naming := [s for s in said if subject_spans(s.text, self._thing)]:
                return max(naming, key=lambda s: (bool(_AT_ALL.search(s.text)), s.is_key))
            own = [s for s in said if not self._facts.note_of_person(s.evidence.seed)]
            edges = self._facts.edges_from(paper.id, Relation.INTRODUCES)
            key = key_sentence(paper, own, edges, self._facts) if subject_spans(paper.name, self._thing) else None
            if key and not key.text.endswith("…"):
                return key
        return None

    def _telling(self, statement: Statement) -> tuple[int, int, int]:
        """How much a sentence tells of the thing: by its role, by whether it goes on to say what the thing is, and by
        how early, as it is shown, and how alone it names it."""
        statement = trimmed(statement)
        start = min((x.start for x in statement.links if x.entity == self._thing.id), default=len(statement.text))
        says_what = any(_WHAT_IT_IS.match(statement.text, x.end) for x in statement.links if x.entity == self._thing.id)
        score = (
            TELLING[statement.role]
            + says_what
            + 2 * is_lead_in(statement, self._thing, self._facts)
            + (start < 60)
            - (len(statement.links) > 5)
        )
        return score, -start, -len(statement.text)


def _is_sentence(statement: Statement) -> bool:
    """Whether a statement can stand alone as a description."""
    return (
        statement.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CALLOUT) and len(statement.text) >= _SHORTEST
    )
