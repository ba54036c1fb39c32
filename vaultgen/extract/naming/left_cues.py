"""What stands before a list of names says of all of them: listed as sets, scored or trained on, compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaultgen.extract.gates import gated
from vaultgen.extract.naming.cue import Cue
from vaultgen.extract.naming.cue_words import HEAD_NOUNS, SOFT_HEADS
from vaultgen.extract.naming.lists import NameList
from vaultgen.extract.naming.shapes import Shape
from vaultgen.model import NodeType
from vaultgen.text.word_tables import word_tables

_M, _B, _D = NodeType.MODEL, NodeType.BENCHMARK, NodeType.DATASET

_SCORED = re.compile(
    r"\b(?:evaluat|experiment|test(?!-time)|result|perform|achiev|benchmark|improv|outperform|surpass|gain|accura|scor|"
    r"state-of-the-art|sota|mAP\b|f1|auc|bleu|recall|precision|validat|reach|attain|assess|competitive|demonstrat|"
    r"superior|exceed|reduc|rank|compar|conduct|verif|effective|yield|obtain|beat|best|speedup|error|drop|"
    r"increase|pass@)|"
    r"\d\s?(?:%|\\%|points?\b)",
    re.IGNORECASE,
)
_STATES_SCORE = re.compile(r"\d\s?\\?%|\d\.\d|\bpercent\b")
_VERSUS_ON = re.compile(r"\bv(?:ersu|\.)?s\.?\s\d[\d.]*\s?\\?%?\son\s$")
# Words that end the phrase that `on` opens: what stands behind them is not measured on.
_ENDS_PHRASE = (
    r"(?:that|which|who|whose|where|when|while|whereas|because|but|if|how|whether|we|they|it|by|via|using|with|without|"
    r"under|against|than|to|for|from|in|is|are|was|were|has|have|can|spanning|show(?:s|ed|ing)?|prov(?:es?|ing)|"
    r"(?:achiev|confirm|demonstrat|highlight|indicat|outperform|reveal|surpass|validat|verif)\w*)"
)
_ON = re.compile(
    rf"\b(?:[Oo]n|[Aa]cross)\s+(?P<between>(?:(?!{_ENDS_PHRASE}\b)(?:[a-z]+(?:-[a-z]+)*|\d+(?:-[a-z]+)*)\s+){{0,4}})$"
)
# `based on`, `available on`: nothing is measured on what follows.
_NO_MEASURE = re.compile(
    r"\b(?:based|buil[dt](?:s|ing)?|rel(?:y|ies|ying|iance|iant)|depend\w*|focus\w*|draw(?:n|s|ing)?|operat\w+|attention|"
    r"emphasis|available|deployed|hosted|published|released|implemented|posted|shared|insights?|perspectives?|surveys?|"
    r"effects?|impact|influence|conditional|conditioned|conversions?|improv\w+)\s+(?:up)?$",
    re.IGNORECASE,
)
_PART_ON = re.compile(
    r"\b(?:[Oo]n|[Aa]cross)\s+(?:[\w-]+\s+){0,3}(?:subsets?|splits?|portions?|samples|images|videos|questions|problems|"
    r"queries|data|sets?|benchmarks?|datasets?|tasks?|subtasks?)\s+(?:of|from|in)\s+(?:the\s+)?$"
)
_SUCH_AS = re.compile(
    r"\b(?P<noun>[A-Za-z][\w-]+)(?:\s*\([A-Za-z]+\))?\s*(?:,\s*)?(?:\(\s*)?(?:such as|including|includes?|like|"
    r"e\.g\.,?|i\.e\.,?|"
    r"namely|specifically|:|—|–|\()\s*(?:the\s+|both\s+|e\.g\.,?\s*|i\.e\.,?\s*|on\s+|for example,?\s+|,\s*|"
    r"[a-z]+-[a-z]+\s+)*$"
)
# `benchmarks for Earth observation such as Foo`
_SETS_SUCH_AS = re.compile(
    r"\b(?P<noun>benchmarks|datasets|corpora|databases|leaderboards|testbeds)\s+(?:for|in|on)\s+(?:[\w-]+\s+){1,3}"
    r"(?:such as|including|like)\s+(?:the\s+|both\s+)?$"
)
_COMPARED = re.compile(
    r"\b(?:outperform(?:s|ed|ing)?|surpass(?:es|ed|ing)?|exceed(?:s|ed|ing)?|beat(?:s|ing)?|than|compared (?:to|with)|"
    r"against|versus|vs\.?|rival(?:s|ing|ling)?|match(?:es|ed|ing)?|comparable (?:to|with)|competitive with|"
    r"on par with|"
    r"over|relative to|baselines?)\s+(?:(?:the|both|even|strong|larger|proprietary|existing|prior|recent|"
    r"leading|closed-source|"
    r"models?|state-of-the-art|open-source|standard|vanilla|that of)\s+)*$",
    re.IGNORECASE,
)
_COMPARING = word_tables("vaultgen.extract.naming", "name_words.txt")["comparing"]
# What a list of names can follow; looked at first, since the whole pattern is slow.
_OPENERS = frozenset(":—–(,.")
_LISTING = frozenset(
    {"as", "both", "example", "including", "include", "includes", "like", "namely", "on", "specifically", "the"}
)
_ON_WORDS = frozenset({"on", "from", "with", "using"})
_TUNED = gated(
    r"\b(?:fine-?tun(?:e[sd]?|ing)|prompt(?:s|ed|ing)?|pre-?train(?:ed|ing)?|quantiz(?:e[sd]?|ing)|train(?:s|ing)?|"
    r"distill(?:s|ed|ing)?(?: from)?|queried|query(?:ing)?|jailbreak(?:s|ing)?|variants of|versions? of|instances? of|"
    r"inspired by|initialized (?:from|with)|weights of|built (?:up)?on|powered by|equipped with|"
    r"backbones?)\s+(?:(?:the|a|an|on|both)\s+)*$",
    "tun prompt train quanti distill quer jailbreak variants version instance inspired initialized weights "
    "built powered equipped backbone",
    flags=re.IGNORECASE,
)
_TRAINED_ON = re.compile(
    r"\b(?:train(?:s|ed|ing)?|pre-?train(?:ed|ing)?|fine-?tun(?:ed?|ing)|learn(?:s|ed|ing)?|"
    r"tuned)\b(?:[^.;]|(?<=\d)\.(?=\d)){0,40}?\b(?P<way>on|from|with|using)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_DERIVED = re.compile(
    r"\b(?:subsets?|splits?|portions?|tasks?|samples|images|questions|problems|queries|data|sets?|benchmarks?|"
    r"datasets?|subtask)\s+(?:of|from|in)\s+(?:the\s+)?$"
)
_SEVERAL = re.compile(
    r"\b(?:diverse|various|multiple|several|many|numerous|different|other|two|three|four|five|six|seven|eight|nine|ten|\d+)"
    r"(?: [a-z][\w-]+)? $",
    re.IGNORECASE,
)
_PLURAL_HEAD = re.compile(
    r" (?:[a-z][\w-]+ |[A-Z]{2,6} )?(?:benchmarks|datasets|data ?sets|tasks|corpora|suites|domains)\b"
)
_INDEFINITE = re.compile(r"\b(?:a|an)\s+(?:[a-z][\w-]*,?\s+){0,3}$")
_CHIP_AFTER = re.compile(r"\s+(?:GPU|CPU|TPU|chip|device|processor|hardware)s?\b")
# What may stand between `on` and a single name that is called a set in the plural: `on the BOP datasets`.
_PLAIN_BETWEEN = frozenset({"all", "both", "its", "of", "our", "the"})
# What a set is made of, and verbs that go on behind it; any other plural is what the name only qualifies:
# `16 DSM-5 conditions`.
_OF_A_SET = frozenset(
    {
        "acts", "annotations", "articles", "benchmarks", "captures", "categories", "clips", "corpora", "corpus",
        "databases", "datasets", "dialogues", "documents", "examples", "exams", "frames", "games", "images",
        "instances", "items", "pairs", "partitions", "problems", "queries", "questions", "recordings",
        "samples", "scans", "scenes", "sentences", "sequences", "series", "sets", "splits", "subsets", "suites",
        "tables", "tasks", "tests", "tracks", "versus", "videos",
        "achieves", "as", "confirms", "demonstrates", "does", "exceeds", "gains", "has", "highlights",
        "illustrates", "improves", "increases", "indicates", "is", "outperforms", "plus", "proves", "reaches",
        "reduces", "reveals", "shows", "suggests", "supports", "surpasses", "this", "thus", "underscores",
        "validates", "verifies", "was", "yields",
    }
)  # fmt: skip
_WORD_BEHIND = re.compile(r" ([a-z]+s)\b")


def left_cues(left: str, text: str, names: NameList) -> Iterator[Cue]:
    """The cues in `left`, what stands before the first name of a list of `text`."""
    words = set(left.lower().split()[-8:])
    before = left.rstrip()
    last = names.spans[-1]
    if _CHIP_AFTER.match(text, last.end):  # `on an A5000 GPU`
        return
    if before[-1:] in _OPENERS or before.rpartition(" ")[2].lower() in _LISTING:
        yield from _listed(left, len(names.spans))
    is_compound = text.startswith("-", last.end)  # `on Foo-derived sets`
    is_word = names.spans[0].shape is Shape.CAPITALISED  # images from Operation Theatres
    trained = _TRAINED_ON.search(left) if words & _ON_WORDS and not is_compound else None
    if trained:  # one trains with a method as often as with a set
        is_sure = trained["way"].lower() == "on" or (trained["way"].lower() == "from" and not is_word)
        yield Cue(_D, 1.1 if is_sure else 0.5, "trained on")
    elif words & {"on", "across"} and (on := _ON.search(left)):
        yield from _scored(left, on, text, names)
    if words & {"of", "from", "in"} and _DERIVED.search(left) and not is_compound:
        yield Cue(_B, 1.1 if _PART_ON.search(left) else 0.4 if is_word else 0.7, "part of")
    if not words.isdisjoint(_COMPARING) and _COMPARED.search(left):
        yield Cue(_M, 0.7, "compared with")
    if _TUNED.search(names.opened, left):
        yield Cue(_M, 0.6, "tuned or built on")


def _listed(left: str, count: int) -> Iterator[Cue]:
    """What the noun says that so many names are examples of: `datasets such as`."""
    such_as = _SUCH_AS.search(left)
    if (such_as and such_as["noun"].lower() not in HEAD_NOUNS) or not such_as:
        such_as = _SETS_SUCH_AS.search(left) or such_as
    if not such_as:
        return
    noun = such_as["noun"].lower()
    node_type = HEAD_NOUNS.get(noun)
    # of `the Foo benchmark (HER2 and PR tasks)` the bracket names no benchmarks
    if node_type and (is_plural(noun) or ":" in such_as[0] or ("(" in such_as[0] and count == 1)):
        yield Cue(node_type, 0.9 if noun in SOFT_HEADS else 1.5, f"listed as {noun}")
    elif noun in {"baselines", "competitors"}:
        yield Cue(_M, 0.7, "listed as baselines")


def _scored(left: str, on: re.Match[str], text: str, names: NameList) -> Iterator[Cue]:
    """What `on` before the names says: that something is measured on them, unless they only qualify what it is on."""
    first, last = names.spans[0], names.spans[-1]
    if _INDEFINITE.search(left) or _NO_MEASURE.search(left[: on.start()]) or text.startswith("-", last.end):
        return
    if first is last and _is_value_of(text, first.name):
        return
    # `on diverse RS benchmarks`: what the benchmarks are of.
    if first is last and _PLURAL_HEAD.match(text, last.end):
        is_unknown = not first.entries or first.is_weak
        if _SEVERAL.search(left) or (is_unknown and not set(on["between"].split()) <= _PLAIN_BETWEEN):
            return
    near = text[names.start : min(last.end + 60, names.end)]
    is_scored = _SCORED.search(near) or _STATES_SCORE.search(text, last.end, names.end)
    weight = 1.1 if is_scored and not is_measure(text, left, last.end) else 0.3
    behind = _WORD_BEHIND.match(text, last.end) if first is last else None
    if behind and behind[1] not in _OF_A_SET:
        weight /= 2
    yield Cue(_B, weight, "scored on")


def _is_value_of(text: str, name: str) -> bool:
    """Whether a text gives a value of a name, which so is a measure: `a similarity (SSM) of 0.7, first on SSM`."""
    for form in (f"{name}) of ", f"{name} of "):
        at = text.find(form)
        if at >= 0 and text[at + len(form) : at + len(form) + 1].isdigit():
            return True
    return False


def is_measure(text: str, before: str, end: int) -> bool:
    """Whether a name in brackets behind two scores, which ends at `end`, may be what they measure:
    `(37.4% vs. 33.6% on Foo)`."""
    return text.startswith(")", end) and bool(_VERSUS_ON.search(before))


def is_plural(noun: str) -> bool:
    """Whether a head noun says that the names are several."""
    return noun == "corpora" or (noun.endswith("s") and noun != "corpus")
