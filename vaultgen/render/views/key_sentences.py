"""Which of an abstract's sentences open the paper's note, and which says what sets the paper apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vaultgen.model import Edge, Entity, Role, Statement
from vaultgen.render.facts import Facts
from vaultgen.render.prose import word_spans
from vaultgen.render.views.statements import is_said_in

# Words by which a sentence says that its paper does what others did not; each kind counts once.
_NOVEL = re.compile(
    r"\b(?:(?P<first>first|only|unprecedented|never)|(?P<new>novel|new|newly|innovative|pioneer\w*)|"
    r"(?P<best>state[- ]of[- ]the[- ]art|sota|outperform\w*|surpass\w*|exceed\w*|best|superior\w*|beat\w*)|"
    r"(?P<gain>improv\w+|significant\w*|substantial\w*|reduc\w+|faster|fewer|orders? of magnitude)|"
    r"(?P<key>key|unique\w*|distinguish\w*|notabl\w+|remarkabl\w+))\b",
    re.IGNORECASE,
)
_LEAST_NOVELTY = 2
_LONG = 420  # characters; a longer sentence sets nothing apart at a glance
# A sentence that begins so is about what others did.
_ON_OTHERS = re.compile(
    r"(?:existing|previous|prior|current|recent|traditional|conventional|most|many|while|although|unlike|"
    r"in contrast|compared (?:to|with)|despite|however)\b",
    re.IGNORECASE,
)
# What a sentence denies sets nothing apart; `not only` denies nothing.
_DENIED = re.compile(
    r"\b(?:never|not(?! only\b)|cannot|no(?! (?:additional|extra|further)\b)|nor|neither|"
    r"fail(?:s|ed|ing)?|lacks?|lacking|worse|underperform\w*|\w+n['’]t)\b",
    re.IGNORECASE,
)
# A sentence that begins so points back at one that does not stand above it.
_POINTING_BACK = re.compile(
    r"(?:(?:building (?:up)?on|based on|using|with|for|from|by|in|to|through|given|on) )?"
    r"(?:th(?:is|ese)(?! (?:present )?(?:papers?|works?|reports?|stud(?:y|ies)|articles?|surveys?|thesis|technical)\b)|"
    r"those|that|such|it|its|they|their|them|both|the latter|the former|the resulting|then|next|also|"
    r"finally|second(?:ly)?|third(?:ly)?|lastly)\b|"
    r"(?:we|the authors) (?:then|also|further|next|finally|additionally)\b",
    re.IGNORECASE,
)
# What announces the paper's own work, and what it reports of it.
_AUTHORS = (
    r"\b(?:we|i|(?:this|the present|our) (?:paper|work|report|study|article|survey|thesis)|the (?:paper|authors))\b"
)
_ANNOUNCES = re.compile(
    _AUTHORS + r".{0,40}?\b(?:introduc|present|propos|describ|develop|releas|stud|investigat|explor|examin|analy[sz]|"
    r"survey|review|provid|design|build|address|unveil|announc)\w*",
    re.IGNORECASE,
)
_REPORTS = re.compile(_AUTHORS + r".{0,40}?\b(?:report|show|demonstrat|find|argu|evaluat)\w*", re.IGNORECASE)
# Code and data that are made public are seldom what a paper is about.
_GIVES_AWAY = re.compile(
    r"\b(?:releas|open-sourc)\w*|\b(?:publicly|freely|is|are|be|made|make) available\b", re.IGNORECASE
)
_TITLE_WORD = re.compile(r"[^\W_][\w.+-]*")
_LEAST_TITLE_SHARE = 0.34
_SHORT_WORD = 3
_NOTHING_SAID = 8


def key_sentence(
    paper: Entity, abstract: Sequence[Statement], introducing: Sequence[Edge], facts: Facts
) -> Statement | None:
    """The sentence that says what the paper is: the one that introduces what its title names; else the first that
    announces a contribution, one with words of the title before others; else one that names what the title names."""
    targets = {e.target for e in introducing}
    ranked = []
    for index, statement in enumerate(abstract):
        named = {link.entity for link in statement.links}
        titled = {i for i in named if i in facts.entities and word_spans(paper.name, facts.entities[i].name)}
        is_stated = bool(named & targets) and any(is_said_in(e, statement) for e in introducing)
        is_on_title = bool(titled) or _has_title_words(statement, paper)
        gives_away = bool(_GIVES_AWAY.search(statement.text)) and not is_stated
        points_back = bool(_POINTING_BACK.match(statement.text))
        is_key = statement.is_key and not points_back
        announces = (is_key or bool(_ANNOUNCES.search(statement.text))) and not gives_away
        rank = next(
            rank
            for rank, holds in enumerate(
                (
                    is_stated and bool(titled & targets),
                    announces and is_on_title,
                    announces and is_stated,
                    is_key and announces,
                    announces,
                    is_on_title and bool(_REPORTS.search(statement.text)),
                    bool(titled) and statement.role is not Role.BACKGROUND,
                    bool(_REPORTS.search(statement.text)),
                    True,
                )
            )
            if holds
        )
        ranked.append((rank, points_back, index))
    best = min(ranked, default=None)
    return abstract[best[2]] if best and best[0] < _NOTHING_SAID else None


def leading_to(key: Statement, abstract: Sequence[Statement]) -> list[Statement]:
    """The announcement that a sentence which points back (`We then introduce …`) goes on from: the last before it."""
    before = abstract[: abstract.index(key)]
    if not _POINTING_BACK.match(key.text):
        return []
    announced = (s for s in before if _ANNOUNCES.search(s.text) and not _POINTING_BACK.match(s.text))
    return list(announced)[-1:]


def most_novel(statements: Sequence[Statement]) -> Statement | None:
    """The sentence that says most clearly what is new or better, one that stands by itself before one that points back;
    None where none says so, or it is the only one."""
    scored = [(_novelty(s), -i, s) for i, s in enumerate(statements)]
    ranked = [(not _POINTING_BACK.match(s.text), n, i, s) for n, i, s in scored if n >= _LEAST_NOVELTY]
    best = max(ranked, key=lambda r: r[:3], default=None)
    return best[3] if best and len(statements) > 1 else None


def is_on_others(statement: Statement) -> bool:
    """Whether a sentence says what others' work fails to do: `Existing benchmarks fail to capture this`."""
    return bool(_ON_OTHERS.match(statement.text) and _DENIED.search(statement.text))


def _has_title_words(statement: Statement, paper: Entity) -> bool:
    """Whether a sentence shares a good part of the title's longer words."""
    wanted, said = (_words(text) for text in (paper.name, statement.text))
    return bool(wanted) and len(wanted & said) >= max(1, _LEAST_TITLE_SHARE * len(wanted))


def _words(text: str) -> set[str]:
    return {w.casefold().strip(".").removesuffix("s") for w in _TITLE_WORD.findall(text) if len(w) > _SHORT_WORD}


def _novelty(statement: Statement) -> int:
    if _ON_OTHERS.match(statement.text) or _DENIED.search(statement.text):
        return 0
    kinds = {kind for m in _NOVEL.finditer(statement.text) for kind, word in m.groupdict().items() if word}
    role = {Role.RESULT: 1, Role.METHOD: 1, Role.OBJECTIVE: 1}.get(statement.role, 0)
    return len(kinds) + role - (len(statement.text) > _LONG)
