"""What a paper introduces, by how its sentences say so: `We present X, a …`, `… called X`, `a long name (LN)`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from vaultgen.extract.gates import gated
from vaultgen.extract.naming.abbreviations import Definition
from vaultgen.extract.naming.cue_words import COLLECTIVES, HEAD_NOUNS, NAMING_WORDS, NOT_MADE, PHRASE_ENDS
from vaultgen.extract.naming.head_nouns import PARTICIPLE, head_of_phrase
from vaultgen.extract.naming.lists import NameList
from vaultgen.extract.naming.name_span import NameSpan
from vaultgen.extract.naming.new_names import ANNOUNCED, goes_on_with, says_new
from vaultgen.extract.naming.phrases import is_contested, is_of_another, is_task_at_hand, named_as, phrase_before_naming
from vaultgen.extract.naming.shapes import Shape
from vaultgen.model import NodeType

_PASSIVE = re.compile(
    r"\)?\s*(?:\([^()]{0,100}\))?(?:\s+[a-z/-]+){0,6},?\s*(?:(?![^.;]{0,60}\b(?:termed|called|named|dubbed)\b)[^.;]{0,60}?,"
    r"\s*)?(?:(?:is|are)\s+(?:then\s+|also\s+|"
    r"further\s+)?(?:introduced|proposed|presented|developed|released|designed|created|constructed)|"
    r"(?:was|were|has been|have been)\s+(?:created|constructed|built))\b(?!\s+(?:on|upon|around)\b)"
)
# What all passives hold.
_MADE = "introduced proposed presented developed released designed created constructed built"
_MADE_BEHIND = gated(_MADE.replace(" ", "|"), _MADE)
# A known name that is the object of the verb but not new: `we introduce CLIP as the backbone`.
_PUT_TO_USE = re.compile(r"\)?(?:\s*\([^()]*\))?(?:\s+[a-z]+)?\s+(?:as|into|to|in|for|from|with|on|using)\b")
_NAMED = gated(
    rf"\b(?:{NAMING_WORDS})\s+(?:the\s+|as\s+|it\s+)?[\"“'‘(]?$|\bwe\s+(?:call|name|dub|term|"
    rf"refer to)\s+(?:[\w-]+\s+){{0,5}}?(?:as\s+)?[\"“'‘(]?$",
    "call name dub term coin denoted refer known abbreviated",
    flags=re.IGNORECASE,
)
# `Werewolf, also known as X`, `formerly called X`, `on four datasets, namely X`: names of old things
_NOT_NAMED = re.compile(
    r"\b(?:also|formerly|previously) (?:called|known as|named)\b|"
    r"\b(?:recently|previously|originally)\s+(?:proposed|introduced|developed|published)\s[^,;:]*$|"
    r"\b(?:across|for|from|on|over|using|with)\s+"
    r"(?:\d+|two|three|four|five|six|several|popular|public|the)\s[^,;:]*,?\s+namely\s+$"
)
_DOING = re.compile(r"\w\s+[a-z]{3,}ing\s+$")
_DIRECT = re.compile(r"\s*(?:[^\s,;:()]+,?\s+){0,14}[\"“'‘]?")
_OURS = re.compile(
    r"\b(?:[Oo]ur|[Tt]he\s+proposed)\s+(?:(?:proposed|novel|new|main|final|best|method|model|approach|framework|system|dataset|benchmark|"
    r"algorithm|best-performing|resulting|pipeline|agent|toolkit|network|architecture)\s*,?\s*){0,3}(?:named\s+|"
    r"called\s+|,\s*)?$"
)
_VERB_AFTER = re.compile(
    r"(?:\s*\([^()]{0,60}\))?,?\s+(?:[a-z]+ly\s+)?(?:achiev|outperform|surpass|attain|reach|generat|improv|"
    r"reduc|enabl|exhibit|yield|obtain|provid|demonstrat|show|consist|compris|contain|cover|evaluat|spans?\b|can\b|is\b|"
    r"does\b|leverag|combin|"
    r"supports?|framework|method|model|approach|system|algorithm|network|dataset|benchmark)"
)
_STANDS_ALONE = re.compile(
    r"\s*(?:[,.;:–—]|\)\s(?:which|that|to|for|with)\b|\([^()]*\)|\s(?:which|that|to|for|is|a|an)\b|$)"
)
_MEMBERS = re.compile(
    r"\b(?:family|series|suite|line|collection|release|lineup)\b[^.;:]{0,30}?\b(?:consists? of|comprises?|"
    r"includes?|spans|contains?|comes? in|features?)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_MEMBERS_OF = re.compile(r"family|series|suite|line|collection|release", re.IGNORECASE)
_SPEAKER = re.compile(r"\b(?:we|our|this)\b", re.IGNORECASE)
_NEXT_IN_LIST = re.compile(r"(?:^|[,;]\s+(?:and\s+)?|\band\s+)(?:\([ivx\d]+\)\s*)?(?:an?\s+|the\s+)?$")
_INDEFINITE = re.compile(r"\b(?:a|an|the first)\s+(?:[A-Za-z\d][\w-]*,?\s+){0,4}$")
_WORD_AFTER = re.compile(
    r"\s+(?!(?:a|an|and|as|at|based|built|by|can|capable|consisting|designed|for|from|has|in|is|of|on|or|that|to|trained|"
    r"using|via|where|which|while|whose|with|[a-z]+(?:ed|ly|s))\b)[a-z]"
)
_BASED_AFTER = re.compile(r"\s*\([^()]{0,60}\)[\s-]based\b")  # a Forward-Forward (FF) based framework
_ARCHITECTURE_AFTER = re.compile(r"\s+(?:architecture|backbone|encoder|decoder|variant|module|baseline)\b")
_NOUN_AFTER = re.compile(
    r"\s+(?:[a-z-]+\s+)?(?:algorithm|dataset|benchmark|model|corpus|framework|method|system|network|task|pipeline|agent)\b"
)
# What is listed after a colon because it is made; aspects, dimensions and questions are not.
_MADE_THINGS = frozenset({"components", "contributions", "deliverables", "resources", "modules", "following"})
_USING = re.compile(r"\b(?:incorporat|us|integrat|leverag|combin|includ|employ|utiliz|cover|evaluat)(?:e|es|ed|ing)\b")
_NEXT_NEW = re.compile(r"\s*\)?\s*(?:,\s*|(?:,\s*)?and\s+(?:an?\s+|the\s+)?)")
_NEW_KIND = re.compile(r"\b(?:new|novel|family|families|series|our|first|generation)\b")
_EARLIER = re.compile(
    r"\b(?:earlier|previous|prior|existing|predecessor|over|than|from|against|based on|built on|with|to|using|"
    r"of|by|for|on)\s+(?:\w+\s+)?$"
)
_MADE_LIST = gated(
    r"\b(?:are|is|was|were)\s+(?:created|constructed|designed|developed|introduced|presented|proposed|released)\s*:",
    _MADE,
    ":",
)
_OUR_OWN = re.compile(
    r",\s+our\s+(?P<phrase>(?:[\w-]+\s+){0,4}?"
    rf"(?:(?:re-?)?annotation|contribution|entry|extension|implementation|submission|successor|"
    rf"{'|'.join(sorted(COLLECTIVES | (HEAD_NOUNS.keys() - {'approach', 'approaches', 'index', 'test'})))})"
    r"(?:\s+(?:of|for|that|which)\s[^.,;()]*)?)(?=[.,;)])"
)
_OURS_IS = re.compile(r"\b[Oo]ur\s+(?P<phrase>(?:[\w-]+\s+){0,4}?[a-z-]+),\s+$")  # our tracker, Foo,
_OLD = re.compile(r"\bour (?:previously|earlier|recently) (?:introduced|proposed|published|released)\b[^.;]{0,30}$")
_TRAIN = ("train", "trained", "trains")
_MAKERS = {NodeType.ORGANIZATION, NodeType.PRODUCT}
_APPOSED = "introduced: named in apposition"


@dataclass(frozen=True, slots=True)
class Introduction:
    """That a span is introduced: the type that the sentence gives (None where it gives none) and the rule."""

    span: NameSpan
    type: NodeType | None
    noun: str
    rule: str


class _Sentence(NamedTuple):
    """A sentence in which something may be introduced: where it begins and ends, where the verb ends that announces
    something (-1 for none), where the names begin that something is called, and where a thing is said to be made last.
    """

    start: int
    end: int
    verb_end: int
    called: Collection[int]
    made_at: int


def find_introductions(
    text: str, lists: Sequence[NameList], definitions: Sequence[Definition], sentences: Sequence[tuple[int, int]]
) -> Iterator[Introduction]:
    """The introductions in an abstract, in its order; a span may come more than once."""
    by_sentence: dict[int, list[NameList]] = {}
    for names in lists:
        by_sentence.setdefault(names.start, []).append(names)
    has_introduced = False
    for start, end in sentences:
        rows = by_sentence.get(start)
        if not rows:
            continue
        found = list(_in_sentence(text, start, end, rows, definitions))
        if not found and has_introduced:
            found = list(_members(text, start, rows))
        has_introduced = has_introduced or bool(found)
        yield from found


def _in_sentence(
    text: str, start: int, end: int, rows: Sequence[NameList], definitions: Sequence[Definition]
) -> Iterator[Introduction]:
    opened = rows[0].opened
    announced = ANNOUNCED.search(opened, text, start, end)
    made = None if announced else _MADE_LIST.search(opened, text, start, end)
    verb_end = announced.end() if announced else start if made else -1
    hit = False
    new_end = -1
    called = {s.start for names in rows for s in names.spans if _is_called(text, start, s, opened)}
    made_at = max((m.start() for m in _MADE_BEHIND.finditer(opened, text, start, end)), default=-1)
    found_in = _Sentence(start, end, verb_end, called, made_at)
    for names in rows:
        first = names.spans[0]
        if any(s.entries and set(s.types()) <= _MAKERS for s in names.spans):
            continue  # `we provide a GitHub repository`
        before = text[max(start, first.start - 70) : first.start]
        own = list(_named_row(text, found_in, names, definitions))
        yield from own
        hit = hit or bool(own)
        if _is_inside_long_form(first, definitions) or _is_epithet(text, verb_end, first) or _OLD.search(before):
            continue
        way = ""
        if 0 <= verb_end <= first.start:
            is_used = bool(first.entries) and bool(_PUT_TO_USE.match(text, names.spans[-1].end))
            is_kind = _is_put_to_use(text, verb_end, names, definitions) or any(
                at > first.end and _is_one_phrase(text[first.end : at]) for at in (called if announced else ())
            )
            way = "" if hit or is_used or is_kind else _direct_way(text, verb_end, names, definitions)
            if way:
                hit = True
                new_end = names.spans[-1].end
                head = head_of_phrase(text[verb_end : first.start])
                for span in names.spans:
                    if not _EARLIER.search(text[max(start, span.start - 24) : span.start]) or span is first:
                        yield _introduction(span, head, f"introduced: {way}")
            elif _lists_new(text[verb_end : first.start]) and not _EARLIER.search(before):
                head = head_of_phrase(text[verb_end : first.start])
                for span in names.spans:
                    is_new = not span.entries and not _is_term_before(span.name, definitions, span.start)
                    if is_new or (hit and span.has_model_form):
                        yield _introduction(span, head if not hit else None, "introduced: in the list after the colon")
            elif new_end >= 0 and not first.entries and _goes_on(text, new_end, first, definitions):
                yield Introduction(first, None, "", "introduced: in a row with a new name")
                new_end = first.end
                way = "row"
        if not way:
            yield from _said_new(text, (start, end), names, verb_end, own)


def _said_new(
    text: str, sentence: tuple[int, int], names: NameList, verb_end: int, others: Sequence[Introduction]
) -> Iterator[Introduction]:
    """The unknown names of a row that the words around them call new, where nothing else introduces one of the row."""
    for span in names.spans if not others else ():
        is_strong = span.shape is Shape.STRONG and not span.entries
        if is_strong and says_new(text, span.start, span.end, sentence, 0 <= verb_end <= span.start):
            yield Introduction(span, None, "", "introduced: said to be new")


def _named_row(
    text: str, sentence: _Sentence, names: NameList, definitions: Sequence[Definition]
) -> Iterator[Introduction]:
    """The names of a row that are introduced wherever they stand; of `our benchmarks, A and B` all."""
    row: Introduction | None = None
    for span in names.spans:
        found = _named_or_ours(text, sentence, span, definitions)
        if not found and row and not span.entries:
            found = replace(row, span=span)
        if found:
            yield found
            row = found if found.rule == _APPOSED and found.noun.endswith("s") else None


def _named_or_ours(
    text: str, sentence: _Sentence, span: NameSpan, definitions: Sequence[Definition]
) -> Introduction | None:
    """How a name is introduced wherever it stands in its sentence: called so, `X is proposed`, ours; None for not."""
    start, end = sentence.start, sentence.end
    near = text[max(start, span.start - 70) : span.start]
    if span.start in sentence.called and (sentence.verb_end >= 0 or _SPEAKER.search(text, start, span.start)):
        head = head_of_phrase(phrase_before_naming(text[max(start, sentence.verb_end) : span.start]))
        return _introduction(span, head, "introduced: called so")
    is_passive = span.end <= sentence.made_at and _PASSIVE.match(text, span.end, end)
    if is_passive and _may_be_new(span, near, definitions):
        return Introduction(span, None, "", "introduced: passive")
    noun = named_as(text, span.start, span.end, start)
    if noun and not any(d.short_start == span.start > d.long_start for d in definitions):
        is_new = noun.is_new and not span.entries and _SPEAKER.search(text, start, span.start)
        if noun.is_own or is_new:
            return _introduction(span, (noun.type, noun.noun), _APPOSED)
    if text[span.end : span.end + 1] == ",":
        own = _OUR_OWN.match(text, span.end, end) or (None if span.entries else _OURS_IS.search(near))
        head = head_of_phrase(own["phrase"]) if own else None
        if own and (head or own.re is _OUR_OWN):  # Foo, our suite of sets
            return _introduction(span, head, _APPOSED)
    is_term = near.endswith("proposed ") and any(d.short == span.name and d.long.islower() for d in definitions)
    if not span.entries and not is_term and _VERB_AFTER.match(text, span.end, end) and _OURS.search(near):
        return _introduction(span, head_of_phrase(near[near.lower().rfind("our") + 3 :]), "introduced: called ours")
    return None


def _is_put_to_use(text: str, verb_end: int, names: NameList, definitions: Sequence[Definition]) -> bool:
    """Whether the object of the verb is no new thing: a term defined before, or `we train the Foo matching model`."""
    first = names.spans[0]
    return _is_term_before(first.name, definitions, verb_end) or (
        text[:verb_end].endswith(_TRAIN) and text[verb_end : first.start].strip() == "the"
    )


def _is_term_before(name: str, definitions: Sequence[Definition], end: int) -> bool:
    """Whether a name is that of a term which the text has defined before `end`: `preference optimization (PO)`."""
    return any(d.short == name and d.long.islower() and d.short_end < end for d in definitions)


def _is_called(text: str, start: int, span: NameSpan, opened: int) -> bool:
    """Whether the words before a name say that something is called so."""
    near = text[max(start, span.start - 70) : span.start]
    return bool(_NAMED.search(opened, near)) and not _NOT_NAMED.search(near)


def _goes_on(text: str, end: int, span: NameSpan, definitions: Sequence[Definition]) -> bool:
    """Whether a name goes on with the row of new names that ends at `end`: the next one, or its abbreviation."""
    is_short = any(d.short_start == span.start > d.long_start for d in definitions)
    is_next = _NEXT_NEW.fullmatch(text, end, span.start) or goes_on_with(text, span.start, span.end)
    return bool(is_next) or (is_short and text[end : span.start].strip() == "(")


def _may_be_new(span: NameSpan, before: str, definitions: Sequence[Definition]) -> bool:
    """Whether the subject of `is introduced` can be a new thing: not a known name, nor a term in a new thing's name."""
    own = [d for d in definitions if d.short == span.name and d.long.islower()]
    is_term = any(span.start not in (d.short_start, d.long_start) for d in own)
    return not span.entries and not is_term and not _EARLIER.search(before)


def _introduction(span: NameSpan, head: tuple[NodeType, str] | None, rule: str) -> Introduction:
    node_type, noun = head or (None, "")
    return Introduction(span, node_type, noun, rule)


def _is_inside_long_form(span: NameSpan, definitions: Sequence[Definition]) -> bool:
    """Whether a known name is a part of the long form of another: `an adaptive Vision Transformer (AdaViT)`; or a word
    right before it: `a Two-Stage Group Ranker (GRX)`."""
    if span.shape is Shape.CAPITALISED and any(d.long_start == span.end + 1 < d.short_start for d in definitions):
        return True
    return any(
        d.long_start <= span.start and span.end <= d.long_end and span.end - span.start < d.long_end - d.long_start
        for d in definitions
        if span.entries or span.start > d.long_start
    )


def _is_epithet(text: str, verb_end: int, span: NameSpan) -> bool:
    """Whether a name only says what kind of thing is meant: `a Darija-specific corpus`, `a novel MAV dataset`."""
    if text[span.end : span.end + 1] == "-" or _BASED_AFTER.match(text, span.end):
        return True
    is_class = bool(_INDEFINITE.search(text[max(verb_end, span.start - 60, 0) : span.start]))
    if is_class and span.entries and _ARCHITECTURE_AFTER.match(text, span.end):
        return True
    if " " in span.name or not is_class:
        return False
    # `a dynamic Stackelberg game framework`
    is_word = span.shape is Shape.CAPITALISED and bool(_WORD_AFTER.match(text, span.end))
    return is_word or bool(_NOUN_AFTER.match(text, span.end))


def _direct_way(text: str, verb_end: int, names: NameList, definitions: Sequence[Definition]) -> str:
    """How the names are the object of the verb: `object`, `bracket`, `apposition`, or empty."""
    first = names.spans[0]
    for definition in definitions:
        if definition.short_start < definition.long_start:  # X (its long form) is found as any other name
            continue
        if definition.short_start <= first.start < definition.short_end and definition.long_start >= verb_end:
            if is_contested(text, definition):
                return ""
            if _is_direct(text[verb_end : definition.long_start]):
                return "abbreviation of the object"
            # `a novel framework for few-shot learning via prompts (FLP)`: the long form is a part of the phrase
            between = text[verb_end : definition.long_start]
            before = set(between.lower().split()) | set(between) & {","}
            is_part = (
                "," not in before
                and before & PHRASE_ENDS <= {"for", "to", "in", "and"}
                and definition.long[0].isupper()
                and not re.search(r"\b(?:for|to|in)\s+$", between)
                and not is_task_at_hand(text, definition)
            )
            return "abbreviation in the object" if is_part and len(before) < 20 else ""
    filler = text[verb_end : first.start]
    if _is_direct(filler):
        return "object of the verb"
    alone = bool(_STANDS_ALONE.match(text, first.end)) or len(names.spans) > 1
    if filler.rstrip().endswith((",", ":", "—", "–", "-", "(")) and alone and _is_one_phrase(filler.rstrip(" ,:—–-(")):
        is_word = first.shape is Shape.CAPITALISED and " " not in first.name and filler.rstrip().endswith(":")
        is_old = is_word or (bool(first.entries) and not _NEW_KIND.search(filler))
        return "" if is_old or is_of_another(filler, len(names.spans)) else "apposition to the object"
    return ""


def _lists_new(filler: str) -> bool:
    """Whether a name stands in a list after a colon, of things that are made: `two modules: …`, not dimensions."""
    before, colon, rest = filler.rpartition(":")
    if colon and not before.strip():  # we contribute: (1) Foo, a …
        return bool(_NEXT_IN_LIST.fullmatch(rest.lstrip()))
    is_inside = before.count("(") > before.count(")")  # Foo (8B: 80% Bar, 70% Baz)
    if not colon or is_inside or _USING.search(before) or not (_is_direct(rest) or _NEXT_IN_LIST.search(rest)):
        return False
    words = re.findall(r"[a-z]+", before.lower())[-12:]
    if words and words[-1] in NOT_MADE:
        return False
    return any(w in _MADE_THINGS | COLLECTIVES or (w in HEAD_NOUNS and w[-1] == "s") for w in words)


def _is_direct(filler: str) -> bool:
    """Whether nothing but one noun phrase stands between the verb and the name."""
    if not _DIRECT.fullmatch(filler) or PARTICIPLE.search(filler):
        return False
    if _DOING.search(filler) and head_of_phrase(filler):  # a simulator supporting Foo
        return False
    before, comma, _ = filler.rpartition(",")
    if comma and head_of_phrase(before):  # `develop a theoretical model, derive the …`
        return False
    words = filler.replace(",", " ").lower().split()
    for k, word in enumerate(words):
        if word == "of" and k and words[k - 1] in COLLECTIVES:
            continue
        if word in PHRASE_ENDS or word in {"of", "and", "or", "not"}:
            return word in {"and", "based"} and k == 0
    return True


def _is_one_phrase(filler: str) -> bool:
    """Whether a stretch of text is short enough, and without a second clause, to be one phrase."""
    return len(filler) < 200 and not re.search(
        r"[;.]|\b(?:which|where|while|whereas|because|and (?:we|show|demonstrate))\b", filler
    )


def _members(text: str, start: int, rows: Sequence[NameList]) -> Iterator[Introduction]:
    """The members of a family just introduced: `The family includes two new models: …`."""
    opened = False
    if not _MEMBERS_OF.search(text, start, rows[-1].spans[0].start):
        return
    for names in rows:
        first = names.spans[0]
        opened = opened or bool(_MEMBERS.search(text[start : first.start]))
        if opened and not _EARLIER.search(text[max(start, first.start - 24) : first.start]):
            for span in names.spans:
                if span.has_model_form or span.is_completed or (not span.entries and span.shape is Shape.STRONG):
                    yield Introduction(span, NodeType.MODEL, "family", "introduced: member of the family")
