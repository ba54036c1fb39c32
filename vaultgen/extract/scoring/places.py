"""On what each score of a sentence was reached, by the grammar of the sentence: scores in rows, and sets behind a row,
beside its first score or before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from vaultgen.extract.scoring.attach import Named, Placed, Row
from vaultgen.extract.scoring.measured_on import is_elsewhere, speaks_of_several
from vaultgen.extract.scoring.phrase import Phrase
from vaultgen.extract.scoring.scores import Score
from vaultgen.extract.scoring.strangers import has_other_place, is_labelled

__all__ = ["places_of", "score_rows"]

# Between two scores of one row: `57.2 mAP and 64.8`, `an AUC of 0.9, and an F1 of`, `47.9% single-scale (48.9%`,
# `WER (0.7%) and CER (0.8%)`.
_JOINT = re.compile(
    r"[Kw-]{0,4}(?:\([^()BMS]{0,8}\))?(?:,A?|A|/|V)(?:[awKoR-]{0,6})\(?|[wK]{0,2}\([awK]{0,2}|"
    r"\)(?:,A?|A)[aw]{0,2}K\("
)
_CHANGE = re.compile(r"[Kw-]{0,2}T[awKo]{0,3}")
# A set, or a list of them in which one at least is known: `X, Y (Z) and the W`.
_NEXT = r"[wK]{0,2}(?:\([^()S]*\))?"
_LIST = (
    rf"(?:B(?!t){_NEXT}(?:(?:,A?|A|/)O?a?w{{0,2}}\(?B(?!t|K?[ToF:]){_NEXT})*"
    rf"(?:(?:,{_NEXT}U)*,?A(?:a?w?)U(?![RCX>(SU]))?|"
    rf"U{_NEXT}(?:,[BU]{_NEXT})*,?Aa?w?B(?![RCX>(SU]))"
)
# Behind a row: `mAP with GPT-4 on the challenging X, Y and Z`, `accuracy, a new record among methods on X`.
_WORD = (
    r"[^SBMXVNU|>;:,AtCRT()]|(?<![Of])U(?=[wKO])|\([^()SB]*\)|Oa?w{0,3}[MN]|Wa?w{0,3}[MNU]|,(?![AX])|\)|,=,?|"
    r"A(?![ORCf])|(?<!O)N|R"
)
_BEHIND = re.compile(rf"(?:{_WORD}){{0,16}}?[Of]a?[wKNo-]{{0,6}}?\(?(?P<set>{_LIST})")
_SOLVED = re.compile(r"oa?w{1,3}[oO]a?w{0,3}(?P<set>B)")  # `41% of the tasks of X`
_GLUED = re.compile(r"(?P<set>B)(?=w?K|[,)A])")  # `87.8% ImageNet top-1 accuracy`, `80.2% X, 48.5% Y`
# `X (82.3%)`, `on X by 2.3% (88.4% vs.`
_BESIDE = re.compile(r"(?P<set>B)(?:\([^()S]*\))?[wKo]{0,4}(?:(?:Y[aw]{0,3}N[wK]{0,3})?\([wKo:/-]{0,5}|:w?)$")
_HEAD = re.compile(r"^(?P<set>B)$")  # `- X 97.3%`
# `pushing the X score to`, `X accuracy from`, `X (Y) Test F1 of`, `a new X record of`, `X with`
_PREFIX = re.compile(
    r"(?P<set>B)(?:\([^()S]*\))?(?:[wUK]{0,5}K[wRCo]{0,3}[ToFO:]{0,2}[aw]{0,2}|[wCR]{0,3}[ToFW][aw]{0,2})[(-]?$"
)
_FARTHEST = 16  # signs between a set and the score whose measure it names
# `On X and Y, A reaches`, `X shows that A reaches`
_FRONTED = re.compile(rf"(?:(?P<on>[OfFo])|^)(?P<words>[awKNMo-]{{0,7}}?)\(?(?P<set>{_LIST})")
_TRAINED = re.compile(r"tw{0,2}$")
_TRAINED_ON = re.compile(r"tw{0,2}[OWF]a?w{0,3}$")
_ASIDE = re.compile(r"\|[^M]*$|U(?:Y[aw]{0,3}N[wK]{0,3})?\($")  # `while keeping`, `and Foo by 3% (86% vs`
_LIST_BEFORE = re.compile(r"[BU](?:,?A|,|/)a?w?$")
_NEARER = re.compile(r"(?<!o)(?<!oa)B")  # a set that stands nearer, but for what another one is a part of
_AFTER = re.compile(r"[^,;|X>WSA]*")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with its signs and the names in it that are known."""

    text: str
    phrase: Phrase
    known: Sequence[Named]

    def has_stranger(self, start: int, end: int) -> bool:
        """Whether the words between two places of the text put something on a thing with a name that nobody knows."""
        return has_other_place(self.text, start, end, self.known)


def score_rows(phrase: Phrase, placed: Sequence[Placed]) -> list[list[int]]:
    """The scores by number, those together that stand in one row."""
    rows: list[list[int]] = []
    ats = [phrase.at(p.score.start) for p in placed]
    for i, item in enumerate(placed):
        gap = phrase.signs[ats[i - 1] + 1 : ats[i]] if i else ""
        is_change = i > 0 and placed[i - 1].is_old and item.is_new
        is_joint = _JOINT.fullmatch(gap) or (is_change and _CHANGE.fullmatch(gap))
        if i and is_joint and not _is_turned(placed[i - 1].score, item.score):
            rows[-1].append(i)
        else:
            rows.append([i])
    return rows


def places_of(text: str, phrase: Phrase, placed: Sequence[Placed], known: Sequence[Named]) -> list[Row]:
    """What each score was reached on: one set, a list of them, or nothing that the sentence states for sure.

    A row of scores is on what it stands beside, else on what is named behind it, else on what the words before it
    speak of, else on what the row before it is on. A set that one row has is no other one's.
    """
    sentence = _Sentence(text, phrase, known)
    found: list[Row] = [() for _ in placed]
    ats = [phrase.at(p.score.start) for p in placed]
    taken: set[int] = set()  # where among the signs the sets stand that a row has
    rows = score_rows(phrase, placed)
    for row in rows:
        match = _nearest(phrase, ats[row[0]], taken) or _behind(sentence, ats[row[-1]])
        if match:
            taken |= {i for i in range(*match.span("set")) if phrase.signs[i] == "B"}
            for i in row:
                found[i] = _sets(phrase, match.span("set"))
    for before, row in pairwise([[], *rows]):
        first, last = ats[row[0]], ats[row[-1]]
        behind = phrase.ends[last], _phrase_end(phrase, last)
        is_known = found[row[0]] or is_labelled(text, placed[row[0]].score.start, known)
        if is_known or sentence.has_stranger(*behind):
            continue
        places = _fronted(sentence, first, taken)
        if not places and before and not _is_away(sentence, (ats[before[-1]] + 1, first), behind, taken):
            places = found[before[-1]]
        for i in row:
            found[i] = places
    return found


def _is_turned(one: Score, other: Score) -> bool:
    """Whether a score has its metric before it and the next one another behind: `accuracy of 83.7, 62.4 mAP on B`."""
    is_before = one.metric is not None and one.metric.end <= one.start
    return is_before and other.metric is not None and other.metric.start >= other.end


def _nearest(phrase: Phrase, first: int, taken: AbstractSet[int]) -> re.Match[str] | None:
    """The set that a score stands beside or whose measure it is: `X (82.3%)`, `the X score to 80.5%`."""
    start = max(phrase.signs.rfind("S", 0, first) + 1, first - _FARTHEST)
    at = next((i for i in range(first - 1, start - 1, -1) if phrase.signs[i] == "B" and i not in taken), None)
    if at is None or _TRAINED_ON.search(phrase.signs, 0, at) or _is_listed(phrase, at, taken):
        return None
    matches = (pattern.match(phrase.signs, at, first) for pattern in (_BESIDE, _PREFIX, _HEAD))
    return next((m for m in matches if m), None)


def _behind(sentence: _Sentence, last: int) -> re.Match[str] | None:
    """The sets that a row which ends at `last` is said to be on right behind it."""
    phrase = sentence.phrase
    matches = (pattern.match(phrase.signs, last + 1) for pattern in (_GLUED, _SOLVED, _BEHIND))
    match = next((m for m in matches if m), None)
    if not match:
        return None
    span = phrase.ends[last], phrase.starts[match.start("set")]
    return None if sentence.has_stranger(*span) or speaks_of_several(sentence.text[slice(*span)]) else match


def _fronted(sentence: _Sentence, first: int, taken: AbstractSet[int]) -> Row:
    """The sets that the words before a row put it on: `On X and Y, A reaches`."""
    text, phrase = sentence.text, sentence.phrase
    matches = [m for m in _FRONTED.finditer(phrase.signs, 0, first) if not taken & set(range(*m.span("set")))]
    match = next((m for m in reversed(matches) if m["on"] != "o"), matches[-1] if matches else None)
    if match is None:
        return ()
    between = phrase.signs[match.end() : first]
    is_head = match["on"] is None and not re.search("[R:]", between)
    is_means = match["on"] == "f" and match.start() > 0 and phrase.signs[match.start() - 1] not in ",;|A:"
    words = text[phrase.starts[match.start()] : phrase.starts[match.start("set")]]
    is_other = _NEARER.search(between) or _TRAINED.search(phrase.signs, 0, match.start()) or speaks_of_several(words)
    behind = phrase.ends[match.end("set") - 1], phrase.starts[first]
    if is_head or is_means or is_other or sentence.has_stranger(*behind):
        return ()
    return _sets(phrase, match.span("set"))


def _is_listed(phrase: Phrase, at: int, taken: AbstractSet[int]) -> bool:
    """Whether the set at a sign only ends a list of sets, none of which has a score yet."""
    match = _LIST_BEFORE.search(phrase.signs, 0, at)
    return match is not None and match.start() not in taken


def _is_away(sentence: _Sentence, gap: tuple[int, int], behind: tuple[int, int], taken: AbstractSet[int]) -> bool:
    """Whether the words around a row say that it was reached elsewhere than the row before it: the signs of `gap`
    stand between the two, the text of `behind` follows."""
    phrase = sentence.phrase
    if any(phrase.signs[at] == "B" and at not in taken for at in range(*gap)) or _ASIDE.search(phrase.signs, *gap):
        return True
    text = sentence.text
    for name in sentence.known:  # `based on GPT-4` names no place
        text = text[: name.start] + "·" * (name.end - name.start) + text[name.end :]
    return is_elsewhere(text[phrase.ends[gap[0] - 1] : phrase.starts[gap[1]]]) or is_elsewhere(text[slice(*behind)])


def _phrase_end(phrase: Phrase, last: int) -> int:
    """Where in the text the words end that belong to a row whose last score is the sign `last`."""
    match = _AFTER.match(phrase.signs, last + 1)
    return phrase.ends[match.end() - 1] if match else phrase.ends[last]


def _sets(phrase: Phrase, span: tuple[int, int]) -> Row:
    """The sets among the signs of a span, those that nobody knows with an empty name; brackets hold other names."""
    found: list[Named] = []
    depth = 0
    for sign, named in zip(phrase.signs[slice(*span)], phrase.names[slice(*span)], strict=True):
        depth += (sign == "(") - (sign == ")" and depth > 0)
        if named and sign in "BU" and not depth:
            found.append(named)
    return tuple(found)
