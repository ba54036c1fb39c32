"""The one benchmark that an abstract measures on, where it names no other: what its bare scores were reached on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from vaultgen.extract.gates import gated, open_gates
from vaultgen.extract.relating import relation_cues as cues
from vaultgen.extract.scoring.attach import Named
from vaultgen.grounding import Passage
from vaultgen.model import FieldRef, Mention, NamedEntity, NodeType, Role, Sentence

__all__ = ["is_called_set", "is_elsewhere", "measured_list", "measured_on", "sole_set", "speaks_of_several"]

_SCORED_ON = (NodeType.BENCHMARK, NodeType.DATASET)
_SETS = r"(?:datasets|benchmarks|corpora|test ?sets|testbeds|test suites|leaderboards|cohorts)"
# Several sets at once: what is scored on all of them was scored on none that we know.
_SEVERAL = gated(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}|multiple|several|various|diverse|many|"
    rf"both|all|some|other|different|public)\s+(?:[\w-]+\s+){{0,4}}?{_SETS}\b",
    "sets benchmarks corpora testbeds suites leaderboards cohorts",
    flags=re.IGNORECASE,
)
_STUDY = gated(
    r"\b(?:user stud(?:y|ies)|human (?:evaluation|stud(?:y|ies)|raters?)|clinicians?|annotators?)\b",
    "stud human clinician annotator",
)
# A place that has no name here: `on a private cohort of 40 patients`, `across ten tasks`. The whole or a part of the
# set that the abstract is about is none: `on the test set`.
_PLACE = re.compile(
    r"\b(?i:on|in|across|over|from|for|at|under)\s+(?P<words>(?:(?!with\b|while\b|at\b)[\w'’/&+.-]+\s+){0,5}?"
    r"(?:datasets?|benchmarks?|corpora|corpus|cohorts?|test ?sets?|collections?|challenges?|tasks?|scenarios|"
    r"environments?|domains?|leaderboards?|suites?|languages|settings|images|videos|patients|subjects|"
    r"(?P<name>(?![A-Z]\d\b)(?!(?:IoU|FPS|Hz|[A-Z]*LMs?|LMMs?|GPUs?|CPUs?|[CD]NNs?|AI|ML|API)\b)[A-Z][\w-]*[A-Z0-9][\w-]*)))\b(?!-)|"
    r"\b(?:[Oo]n|[Ii]n|[Aa]cross)\s(?:the\s)?(?P<named>(?![A-Z]\d\b)[A-Z]\w+)"
)
_OWN_PLACE = re.compile(
    r"(?:(?:the|this|our|its|that|these|held-out|test|testing|validation|dev|evaluation|hidden|official|private|public|"
    r"full|whole|entire|complete|same|clean|original|final|independent|unseen|challenging|proposed|new|"
    r"introduced|resulting|annotated|constructed|created|"
    r"collected|curated|released|developed|presented|labell?ed)\s+)*"
    r"(?:dataset|benchmark|corpus|cohort|test ?set|set|collection|challenge|task|"
    r"leaderboard|suite|"
    r"images|setting)|"
    # `on a held-out stratified test set`: a part of the whole, unlike `on an independent test set`
    r"(?:an?\s)?(?:(?:held-out|hidden|stratified|balanced)\s)+(?:test|testing|validation|evaluation)\s(?:set|split)",
    re.IGNORECASE,
)

_MEASURES = gated(
    r"\b(?:evaluat\w*|experiment\w*|tests?|tested|testing|assess\w*|validat\w*|compar\w+|measur\w+)\b",
    "evaluat experiment test assess validat compar measur",
)
# What a set was made of is not what was measured on.
_ORIGIN = re.compile(
    r"\b(?:derived|sampled|drawn|taken|extracted|built|collected|constructed|curated|sourced|adapted) (?:from|on|upon) "
    r"(?:the )?$"
)
_OUR_WORK = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Tt]his (?:paper|work|study|report))\b")
# What a set is called by its own name: `the X Challenge`, `SemEval Task 4`.
_NAMED_SET = re.compile(r"(?:challenge|competition|track|task(?:\s\d+)?|benchmark|bench|dataset)$", re.IGNORECASE)
_IS_SET = re.compile(
    r"\)?\s(?:[\w-]+\s){0,2}(?:dataset|benchmark|corpus|challenge|shared task|test set|suite|collection|"
    r"leaderboard|cohort)\b"
)


# Between two sets of a list: `the A dataset, the B dataset and C`.
_NEXT_SET = re.compile(
    r"(?:\s\([^()]*\))?(?:\s(?:dataset|benchmark|corpus))?(?:,|,?\sand|\s?&|\s?/)\s(?:on\s)?(?:the\s)?(?:[a-z-]+\s)?"
)


def measured_on(
    mentions: Sequence[Mention], sentences: Sequence[Sentence], passages: Mapping[FieldRef, Passage]
) -> Mention | None:
    """The first mention of the only benchmark or dataset that an abstract names, if it does more than mention it.

    None where it speaks of several sets, or names the one only as background, as origin, or as what was trained on.
    """
    sets = sorted(
        (m for m in mentions if m.type in _SCORED_ON and m.weight >= 0.1),
        key=lambda m: (m.field.name != "title", m.start),
    )
    sets = [m for m in sets if not _ORIGIN.search(passages[m.field].text, max(0, m.start - 40), m.start)]
    names = {_whole_name(m, sets) for m in sets}
    if len(names) != 1:
        return None
    stated = [s for s in sentences if s.role is not Role.BACKGROUND]
    if any(
        _SEVERAL.search(open_gates(passages[s.field].text[s.start : s.end]), passages[s.field].text, s.start, s.end)
        for s in stated
    ):
        return None
    for mention in sets:
        if mention.rule.startswith("introduced"):
            return sets[0]
        sentence = next((s for s in sentences if s.field == mention.field and s.start <= mention.start < s.end), None)
        text = passages[mention.field].text
        if sentence is None or (
            sentence.role is Role.BACKGROUND and not _OUR_WORK.search(text, sentence.start, mention.start)
        ):
            continue
        before = text[sentence.start : mention.start]
        is_set = _IS_SET.match(text[mention.end :]) or _NAMED_SET.search(mention.name)
        if not is_set and not _is_evaluation(text, sentence):
            continue
        if not cues.ELSEWHERE.search(before) and not cues.TRAINED.pattern.search(before):
            return sets[0]
    return None


def measured_list(
    mentions: Sequence[Mention], sentences: Sequence[Sentence], passages: Mapping[FieldRef, Passage]
) -> tuple[NamedEntity, ...]:
    """The sets that an abstract measures on where it names no others: two or more, in one list, in its order."""
    sets = sorted((m for m in mentions if m.type in _SCORED_ON and m.field.name == "abstract"), key=lambda m: m.start)
    named = dict.fromkeys(m.name for m in sets)
    if len(named) < 2 or any(m.rule.startswith("introduced") for m in sets):
        return ()
    first = sets[: len(named)]
    sentence = next((s for s in sentences if s.field == sets[0].field and s.start <= sets[0].start < s.end), None)
    if sentence is None or sentence.role is Role.BACKGROUND or len({m.name for m in first}) < len(named):
        return ()
    text = passages[sentence.field].text
    is_list = first[-1].end <= sentence.end and all(
        _NEXT_SET.fullmatch(text, a.end, b.start) for a, b in pairwise(first)
    )
    is_measured = _is_evaluation(text, sentence)
    is_trained = cues.TRAINED.pattern.search(text[sentence.start : first[0].start])
    return tuple(NamedEntity(m.type, m.name) for m in first) if is_list and is_measured and not is_trained else ()


def sole_set(text: str, role: Role, sets: Sequence[Named]) -> NamedEntity | None:
    """The only benchmark or dataset that a sentence measures on: what the next one speaks of without naming it."""
    names = {NamedEntity(s.type, s.name) for s in sets}
    opened = open_gates(text)
    if len(names) != 1 or role is Role.BACKGROUND or _SEVERAL.search(opened, text):
        return None
    before = text[: sets[0].start]
    if not _MEASURES.search(opened, text) or cues.ELSEWHERE.search(before) or cues.TRAINED.search(opened, before):
        return None
    return names.pop()


def is_called_set(text: str, end: int) -> bool:
    """Whether the words behind a name, which ends at `end`, call it a dataset, a benchmark or the like."""
    return bool(_IS_SET.match(text[end : end + 80]))


def is_elsewhere(text: str) -> bool:
    """Whether `text`, the words beside a score, name a place that is not simply the set that all is about.

    >>> is_elsewhere("on a private cohort of 40 patients"), is_elsewhere("on the test set")
    (True, False)
    """
    opened = open_gates(text)
    return bool(_SEVERAL.search(opened, text) or _STUDY.search(opened, text)) or any(
        p["name"] or p["named"] or not _OWN_PLACE.fullmatch(p["words"]) for p in _PLACE.finditer(text)
    )


def speaks_of_several(text: str) -> bool:
    """Whether `text` speaks of several sets at once: a score of them all is an average."""
    return bool(_SEVERAL.search(open_gates(text), text))


def _is_evaluation(text: str, sentence: Sentence) -> bool:
    """Whether a sentence says that something is evaluated."""
    return bool(cues.EVALUATES.pattern.search(text, sentence.start, sentence.end))


def _whole_name(mention: Mention, sets: Sequence[Mention]) -> str:
    """The name that a set goes by: an abbreviation behind its long name, `Long Name (LN)`, is the same set."""
    for other in sets:
        gap = mention.start - other.end
        if other.field == mention.field and 0 < gap <= 2 and other.name != mention.name:
            return other.name
        if mention.expansion and mention.expansion == other.name:
            return other.name
    return mention.name
