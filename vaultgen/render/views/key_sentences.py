"""Which of an abstract's sentences open the paper's note, and which says what sets the paper apart."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from vaultgen.model import Edge, Entity, Role, Statement
from vaultgen.render.facts import Facts
from vaultgen.render.prose import word_spans
from vaultgen.render.views.statements import is_said_in
from vaultgen.text.pointing import goes_on, leans_on_another, names_the_known, points_back

# Words by which a sentence says that its paper does what others did not; each kind counts once.
_NOVEL = re.compile(
    r"\b(?:(?P<first>(?<!we )(?<!i )first|only|unprecedented|never)|(?P<new>novel|new|newly|innovative|pioneer\w*)|"
    r"(?P<best>state[- ]of[- ]the[- ]art|sota|outperform\w*|surpass\w*|exceed\w*|best|superior\w*|beat\w*)|"
    r"(?P<gain>improv\w+|significant\w*|substantial\w*|reduc\w+|faster|fewer|orders? of magnitude)|"
    r"(?P<key>key (?:advantage|component|contribution|design|feature|finding|idea|innovation|insight|novelty|"
    r"strength)s?|unique\w*|distinguish\w*|notabl\w+|remarkabl\w+))\b",
    re.IGNORECASE,
)
_LEAST_NOVELTY = 2
_MOST_LED = 2  # sentences before the one that says what the paper is
_OBJECTS = re.compile(r"(?:however|yet|but|nevertheless|in contrast|conversely)\b", re.IGNORECASE)
_LONG = 420  # characters; a longer sentence sets nothing apart at a glance
_LONGEST_PAIR = 560
# A sentence that begins so is about what others did.
_ON_OTHERS = re.compile(
    r"(?:existing|previous|prior|current|recent|traditional|conventional|state-of-the-art|most|many|while|although|"
    r"unlike|in contrast|compared (?:to|with)|despite|however|an? (?:\w+ )?(?:challenge|limitation|problem|question)|"
    r"one (?:\w+ )?(?:challenge|limitation|problem))\b",
    re.IGNORECASE,
)
# What speaks of the paper's own work.
_OWN = re.compile(
    r"\b(?:we|our|ours|us|i|my|here|(?:this|the present) (?:paper|work|report|study|article|survey|thesis))\b",
    re.IGNORECASE,
)
# What a sentence denies sets nothing apart; `not only` denies nothing.
_DENIED = re.compile(
    r"\b(?:never|not(?! only\b)|cannot|no(?! (?:additional|extra|further)\b)|nor|neither|"
    r"fail(?:s|ed|ing)?|lacks?|lacking|worse|underperform\w*|\w+n['’]t)\b",
    re.IGNORECASE,
)
# What announces the paper's own work, and what it reports of it.
_TEXT = r"(?:paper|work|report|study|article|survey|thesis|chapter|manuscript|perspective|project|review|tutorial)"
_AUTHORS = rf"\b(?:we|i|(?:this|the present|our) {_TEXT}|the (?:paper|authors))\b"
_ANNOUNCES = re.compile(
    _AUTHORS + r".{0,40}?\b(?:introduc|present|propos|describ|develop|releas|stud|investigat|explor|examin|analy[sz]|"
    r"hypothesi[sz]|offer|survey|review|provid|design|build|address|unveil|announc|focus|extend|formulat|formali[sz]|revisit|tackl)\w*|"
    rf"\b(?:here|in this {_TEXT}),? (?:we|i)\b|"
    r"\b(?:the following|(?:our|the) (?:main |key |primary )?)contributions?\b",
    re.IGNORECASE,
)
# What announces it by the form.
_FORMAL = re.compile(
    rf"(?:[^,]+, )?(?:in this {_TEXT},? (?:we|i)|this {_TEXT}) (?:introduc|present|propos|develop)\w*", re.IGNORECASE
)
# What announces a thing right before its name: `we introduce our small model: X`.
_BRINGS = re.compile(
    r"\b(?:we|i) (?:\w+ly )?(?:introduc|present|propos|develop|releas|unveil)\w*(?: [\w,'’-]+){0,6}:? ?\(?$",
    re.IGNORECASE,
)
# What only sets out to do something, where nothing says more.
_AIMS = re.compile(_AUTHORS + r"(?: \w+)? aim(?:s|ed)? (?:at|to)\b", re.IGNORECASE)
_REPORTS = re.compile(
    _AUTHORS + r".{0,40}?\b(?:report|show|demonstrat|find|argu|evaluat)\w*|\bour proposed\b", re.IGNORECASE
)
_IS_ANNOUNCED = re.compile(
    r"\b(?:is|are|was|were) (?:\w+ly )?(?:introduced|presented|proposed|described|developed|released|studied|"
    r"investigated|explored|examined|analy[sz]ed|designed|built|shown|demonstrated|found|evaluated|compared|tested)\b",
    re.IGNORECASE,
)
# Code and data that are made public are seldom what a paper is about.
_GIVES_AWAY = re.compile(
    r"\b(?:releas|open-sourc)\w*|\b(?:publicly|freely|is|are|be|made|make) available\b", re.IGNORECASE
)
# `We hope that X …`, `X is evaluated across a wide range of benchmarks.`
_SAYS_LITTLE = re.compile(
    r"(?:(?:finally|lastly|in summary), )?(?:we|i|the authors) (?:\w+ly |also |further |finally )?"
    r"(?:believe|hope|expect|envision|discuss|release|open-?source)\b|"
    r"\D*\b(?:is|are|was|were) (?:\w+ly )?(?:evaluated|tested|assessed) (?:on|across|over|in) (?:an? )?"
    r"(?:wide|broad|large|variety|range|number|diverse|various|several|many|multiple)\D*$",
    re.IGNORECASE,
)
_TITLE_WORD = re.compile(r"[^\W_][\w.+-]*")
_LEAST_TITLE_SHARE = 0.34
_SHORT_WORD = 3
_NOTHING_SAID = 8
_LEANING = 3  # ranks that a sentence loses


def key_sentence(
    paper: Entity, abstract: Sequence[Statement], introducing: Sequence[Edge], facts: Facts
) -> Statement | None:
    """The sentence that says what the paper is: the one that introduces what its title names; else the first that
    announces a contribution, one with words of the title before others; else one that names what the title names."""
    targets = {e.target for e in introducing}
    announcing = _ANNOUNCES if any(_ANNOUNCES.search(s.text) for s in abstract) else _AIMS
    ranked = []
    for index, statement in enumerate(abstract):
        named = {link.entity for link in statement.links}
        titled = {i for i in named if i in facts.entities and word_spans(paper.name, facts.entities[i].name)}
        is_stated = bool(named & targets) and any(is_said_in(e, statement) for e in introducing)
        is_stated = is_stated or any(
            x.entity in titled & targets and _BRINGS.search(statement.text[: x.start]) for x in statement.links
        )
        is_on_title = bool(titled) or _has_title_words(statement, paper)
        gives_away = bool(_GIVES_AWAY.search(statement.text)) and not is_stated
        leans = points_back(statement.text)
        is_key = statement.is_key and not leans
        announces = (is_key or bool(announcing.search(statement.text))) and not gives_away
        rank = next(
            rank
            for rank, holds in enumerate(
                (
                    is_stated and bool(titled & targets),
                    announces and (is_on_title or bool(_FORMAL.match(statement.text))),
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
        # What goes on from another comes behind what stands by itself, but for what brings the thing of the title.
        ranked.append((rank + _LEANING * (leans and rank > 0), leans, index, rank))
    best = min(ranked, default=None)
    own = (announcing, _REPORTS, _IS_ANNOUNCED)
    if not any(p.search(s.text) for s in abstract for p in own) and not introducing:
        return None  # The beginning of a text, say, that a page shows as its abstract.
    return abstract[best[2]] if best and best[3] < _NOTHING_SAID else None


def leading_to(key: Statement, abstract: Sequence[Statement]) -> list[Statement]:
    """What a sentence that points back goes on from: where it says `We then introduce …` the last announcement before
    it, where it says `We solve these tasks` the sentence before it, and the one before that where need be."""
    before = abstract[: abstract.index(key)]
    if goes_on(key.text) or names_the_known(key.text):
        led = list(before[-1:])
        while led and goes_on(led[0].text) and len(led) < min(_MOST_LED, len(before)):
            led.insert(0, before[-len(led) - 1])
        return led if sum(len(s.text) for s in led) <= _LONG else []
    if not points_back(key.text):
        return []
    announced = (s for s in before if _ANNOUNCES.search(s.text) and not points_back(s.text))
    return list(announced)[-1:]


def leaned_on(statement: Statement, abstract: Sequence[Statement]) -> list[Statement]:
    """The sentence before one that is about a thing which it does not name (`Its combination …`, `This method …`),
    where the two are not long and that one stands by itself."""
    before = abstract[: abstract.index(statement)][-1:]
    is_short = bool(before) and len(statement.text) + len(before[0].text) <= _LONGEST_PAIR
    is_led = is_short and leans_on_another(statement.text) and not points_back(before[0].text)
    return list(before) if is_led else []


def following(statement: Statement, abstract: Sequence[Statement]) -> list[Statement]:
    """The sentence behind one that cannot be understood without it (`This makes it …`), where both are short."""
    after = abstract[abstract.index(statement) + 1 :][:1]
    is_short = bool(after) and len(statement.text) + len(after[0].text) <= _LONG
    return list(after) if is_short and goes_on(after[0].text) and not _OBJECTS.match(after[0].text) else []


def most_novel(statements: Sequence[Statement], abstract: Sequence[Statement]) -> Statement | None:
    """The sentence that says most clearly what is new or better, one that stands by itself before one that points back;
    None where none says so, or it is the only one. One that leans on the sentence before it counts where that is among
    the `statements`, too, so that both can be shown."""
    readable = [
        s for s in statements if not leans_on_another(s.text) or any(b in statements for b in leaned_on(s, abstract))
    ]
    scored = [(_novelty(s), -i, s) for i, s in enumerate(readable)]
    ranked = [(not points_back(s.text), n, i, s) for n, i, s in scored if n >= _LEAST_NOVELTY]
    best = max(ranked, key=lambda r: r[:3], default=None)
    return best[3] if best and len(statements) > 1 else None


def says_little(statement: Statement) -> bool:
    """Whether a sentence says nothing of what it names but that it was tested, made public or hoped for."""
    return bool(_SAYS_LITTLE.match(statement.text))


def is_on_others(statement: Statement, introduced: Collection[str]) -> bool:
    """Whether a sentence before the announcement is about the field: it opens with what others do, or speaks neither of
    the authors nor of anything that they introduced."""
    is_own = bool(_OWN.search(statement.text)) or any(link.entity in introduced for link in statement.links)
    return not is_own or bool(_ON_OTHERS.match(statement.text))


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
