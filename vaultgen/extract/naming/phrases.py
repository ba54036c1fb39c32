"""The noun phrase right before a name, and what it calls the name: `a novel benchmark, X`, `a small network (X)`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from vaultgen.extract.naming.abbreviations import Definition
from vaultgen.extract.naming.cue_words import NAMING_WORDS, NEW_VERBS, NOT_MADE
from vaultgen.extract.naming.head_nouns import head_of_phrase
from vaultgen.model import NodeType

_DETERMINER = re.compile(
    r"\b(?P<word>an?|our|the (?:first|new|proposed|resulting|final|open-source)|one|two|three|four|five|six|"
    r"several|various|new|novel|public)\s+(?=[\w$\\-])",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s*(?P<joint>,|\(|—|–|\s--?)\s*(?:e\.g\.,?\s*|i\.e\.,?\s*|namely\s+)?(?:the\s+)?[\"“'‘*]*$")
_CLAUSE_GOES_ON = re.compile(
    r"\s+(?:[a-z]+ly\s+)?(?:against|compared|is|are|was|were|has|have|can|than|reduces?|improves?|outperforms?|"
    r"[a-z]+ed by|"
    r"(?!results|series|tasks)[a-z]{3,}s)\b"
)
_JOINT_ENDS = frozenset(",(—–-.ye")  # also of `e.g.`, `namely` and `the`; looked at first, since the pattern is slow
# `our baseline on Foo-1.7B, 4B, and 8B`, `our method on A, B`, `our pipeline integrating A, B`: the row goes on.
_USED_WITH = re.compile(
    r"\b(?:across|against|combin\w+|cover\w+|includ\w+|integrat\w+|leverag\w+|like|on|over|such as|using|with)\s+"
    r"(?:[\w.-]+\s+){0,5}?(?:the\s+)?[A-Z][\w.'’+-]*$"
)
# `the Wade Any Marsh Model (WAMM) challenge`: what is contested, no model
_CONTEST_BEHIND = re.compile(r"\)\s+(?:challenge|competition|contest|shared task|track|workshop)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;:()]\s|,\s|[()]")
_STANDS_ALONE = re.compile(r"[\"”'’*]*\s*(?:[,.;)(—–]|-{1,3}\s|$|(?:that|which|to|with|for|and)\b)")
_NEW = re.compile(r"\b(?:novel|new|first|simple\b.{0,16}|effective|our|proposed)\b", re.IGNORECASE)
# `we release our models along with a curated corpus of 70B tokens (i.e., Foo)`
_ALSO_MADE = re.compile(
    r"\b(?:(?:along|together) with|as well as|build|collect|construct|contribute|create|curate|present|provide|release)"
    r"\s+an?\s+(?:curated|new|novel)$"
)
_VALUE = re.compile(r"^[\w-]+\s\d+\.\d{2,}$")
# `… on three datasets - A, B, C`, `using a generation model, A`: the names belong to that phrase.
_ANOTHER = re.compile(
    r"\b(?:on|across|for|from|into|using|with|over|against|via|of)\s+(?:an?|(?:the\s+)?(?P<count>two|three|four|five|six|"
    r"seven|eight|\d+)|the|several|multiple|many|popular|public)\s+(?P<phrase>[^,;:()]*)$"
)
_COUNTED = re.compile(r"two|three|four|five|six|several|various", re.IGNORECASE)
_NAMING_END = re.compile(rf"[,(]?\s*\b(?:{NAMING_WORDS}|which we call|that we call)\b.*$", re.DOTALL)
_NEXT_VERB = re.compile(rf"\band (?:[a-z]+ly |further |also |then )?(?:{NEW_VERBS}) (?=an?\b|the\b|our\b)")
_NAMEABLE = (NodeType.MODEL, NodeType.BENCHMARK, NodeType.DATASET)
_LONGEST = 130  # characters of a phrase, at most


@dataclass(frozen=True, slots=True)
class NamedAs:
    """What a phrase calls the name behind it. `is_plural`: the names behind it; `is_new`: as something new, `is_own`:
    as our own."""

    type: NodeType
    noun: str
    is_plural: bool
    is_new: bool
    is_own: bool


def is_of_another(filler: str, names: int) -> bool:
    """Whether so many names behind `filler`, which a verb opens that announces something, are said to be something
    else than what is announced."""
    opener = filler.rstrip()[-1:]
    phrase = filler.rstrip(" ,:—–-(")
    head = head_of_phrase(phrase)
    if opener == ":" and names > 1 and head and not head[1].endswith(("s", "corpora")):
        return True  # the Foo benchmark: diverse, …
    if names > 1 and phrase.rpartition(" ")[2].lower() in NOT_MADE:  # assessing four abilities - …
        return True
    another = _ANOTHER.search(phrase)
    if not another or _NEW.search(another["phrase"]):
        return False
    own = head_of_phrase(another["phrase"])
    if own is None and another["count"] and names > 1:
        return True  # in six languages: …
    return own is not None and own[0] in _NAMEABLE and _ends_in(another["phrase"], own[1])


def _ends_in(phrase: str, noun: str) -> bool:
    """Whether a phrase ends with its noun or goes on with what belongs to it, not with a verb or another thing: what
    is named behind `our method is better on A` is not our method."""
    rest = phrase[phrase.lower().rfind(noun) + len(noun) :]
    return not _CLAUSE_GOES_ON.match(rest) and not _USED_WITH.search(rest)


_ROLE = re.compile(r"[A-Z][a-z]{3,}(?:er|or)")  # the generative model (Editor)
_TASK_BEHIND = re.compile(r"\)\s(?:tasks?|problems?|settings?|challenges?)\b")
_DOES = re.compile(
    r",?\s(?:[a-z]+ly\s|also\s|further\s)?(?:achiev|outperform|surpass|attain|reach|generat|improv|reduc|enabl|yield|obtain|"
    r"provid|demonstrat|consist|compris|leverag|combin|us(?:es|ing)\b|learn|appl|adapt|optimi|maintain|exceed|introduc|"
    r"frame|framework|method|model|approach|algorithm|allow|deliver|is\s(?:an?|able|based|built|capable|designed|more|trained)\b|can\b)"
)


@lru_cache(maxsize=200)  # Asked for what a name is, and for what is introduced.
def named_as(text: str, start: int, end: int, sentence: int) -> NamedAs | None:
    """What the phrase before a name at `start` to `end` calls it; `sentence` is where the sentence begins."""
    if _VALUE.search(text[start:end]):
        return None  # (rFID 2.92)
    before = text[max(sentence, start - _LONGEST) : start]
    if before.rstrip("\"“'‘*").rstrip()[-1:] not in _JOINT_ENDS:
        return None
    joint = _JOINT.search(before)
    is_bracket = joint is not None and joint["joint"] == "("
    if not joint or (_ROLE.fullmatch(text, start, end) if is_bracket else not _STANDS_ALONE.match(text, end)):
        return None
    clause = before[: joint.start()]
    cuts = [m.end() for m in _CLAUSE.finditer(clause)]
    clause = clause[cuts[-1] if cuts else 0 :]
    for determiner in reversed(list(_DETERMINER.finditer(clause))):
        phrase = clause[determiner.end() :]
        head = head_of_phrase(phrase)
        if head and _ends_in(phrase, head[1]):
            word = determiner["word"].lower()
            is_new = bool(_NEW.search(clause[determiner.start() :]))
            is_own = word == "our" or "proposed" in word
            if "i.e" in joint[0] and _ALSO_MADE.search(clause[: determiner.end()] + phrase.partition(" ")[0]):
                is_new = True
            if "e.g" in joint[0]:  # our skills (e.g., Foo, Bar): examples, not what is new
                is_new = is_own = False
            return NamedAs(*head, head[1].endswith("s"), is_new, is_own)
        if head is None and _COUNTED.fullmatch(determiner["word"]) and phrase.rstrip().endswith("s"):
            return None  # a dataset spanning five diseases (Foo, Bar)
    return None


def phrase_before_naming(text: str) -> str:
    """What the last thing is that `text` says is called so: `a paradigm called A, and propose a model named`."""
    return _NAMING_END.sub("", text[max((m.end() for m in _NEXT_VERB.finditer(text)), default=0) :])


def is_task_at_hand(text: str, definition: Definition) -> bool:
    """Whether an abbreviation of what sounds like a task does nothing itself later on: `an approach to Pond Question
    Answering (PQA)`."""
    if _TASK_BEHIND.match(text, definition.short_end):
        return True
    if not definition.long.endswith(("ing", "tion", "sion")):
        return False
    name, start = re.compile(rf"(?<![\w-]){re.escape(definition.short)}(?![\w-])"), definition.short_end
    return not any(_DOES.match(text, m.end()) for m in name.finditer(text, start))


def is_contested(text: str, definition: Definition) -> bool:
    """Whether an abbreviation that looks like a model's is the subject of a contest: `the … Model (WAMM) challenge`."""
    head = head_of_phrase(definition.long) if _CONTEST_BEHIND.match(text, definition.short_end) else None
    return head is not None and head[0] is NodeType.MODEL
