"""The section of a paper's note where a sentence belongs, and the bold lead-in that opens its bullet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from vaultgen.extract.gates import gated, open_gates
from vaultgen.extract.sorting.stems import StemIndex, stem_pattern
from vaultgen.model import Role, Section
from vaultgen.text.tables import shipped_table

__all__ = ["heading_section", "lead_in_of", "section_of"]

_TRAINED = frozenset({Section.TRAINING, Section.POST_TRAINING})
_BUILT = _TRAINED | {Section.ARCHITECTURE}
_LEAST = 2  # The weight from which on words and role together make a section.
# A name at the head of a sentence: capitals or digits within, so that the sentence's own capital does not count.
_SUBJECT = re.compile(
    r"(?:The |Our |Both )?(?!(?:The|Our|This|These|Those|All|In|On|At|By|For|Although|As|Because|Given|If|Since|"
    r"Though|When|Whereas|Whether|While)\b)"
    r"(?![A-Z][a-z]+ing )"
    r"(?P<name>(?:[A-Z][\w+@/.-]*[A-Z0-9][\w+@/.-]*|[A-Z][\w+.-]+ [A-Z0-9][\w+.@-]*)"
    r"(?: [A-Z0-9][\w+.@-]*)*)(?:'s)? (?:model |method |framework |agent |system |benchmark |dataset )?"
    r"(?:also |even |further |consistently |significantly |substantially |not only )?"
    r"(?:achiev|is |are |was |has |have |can |provid|outperform|reach|consist|contain|surpass|improv|use|rel|attain|"
    r"enabl|show|demonstrat|support|deliver|offer|obtain|produc|perform|includ|cover|exceed|score|serv|allow|"
    r"combin|employ|"
    r"introduc|leverag|learn|generat|reduc|require|rank|match|comprise|incorporat|exhibit|extend|yield|operat)"
)


_DIGIT = re.compile(r"\d")
_ENCLOSED = re.compile(r"\s*\([^()]*\)")
# Before a topic, what makes it only a purpose, an example, a time, a rival or a reason.
_ASIDE = re.compile(
    r"\b(?:for|after|before|than|from|instead of|such as|including|in addition to|like|unlike|across|without|despite|"
    r"while|where|which|that|because|although|compared|help)\b(?:(?!\band (?:we|it)\b)[^,;.])*$",
    re.IGNORECASE,
)
_AND_BEFORE = re.compile(r"(?:\band|\bor|&|,)\s+(?:[\w-]+\s)?$")
_AND_AFTER = re.compile(r"[\w-]*(?:\s(?!and\b|or\b)[\w-]+){0,3}(?:,|\s(?:and|or|&)\b)")
# What a sentence says was reached, and is no account of how something was trained.
_RESULT = gated(
    r"\b(?:outperform|surpass|exceed|state[- ]of[- ]the[- ]art|sota|superior|competitive|competitively|faster|"
    r"speed-?up|latency|\d+(?:\.\d+)?x|accuracy|performance|performs)|\d% of\b",
    "outperform surpass exceed state sota superior competitive fast speed latency accuracy "
    "perform 0x 1x 2x 3x 4x 5x 6x 7x 8x 9x %",
    flags=re.IGNORECASE,
)


# What a sentence says was found or claimed, and is no account of how something is built.
_FINDING = gated(
    r"\b(?:we|i|authors)(?: \w+){0,2}? (?:find|found|show|observe|demonstrate|reveal|discover|conclude)\w*\b|"
    r"\b(?:results?|findings?|analys[ei]s|experiments?|evaluations?|stud(?:y|ies))(?: \w+){0,3}? "
    r"(?:show|reveal|suggest|indicate|demonstrate|confirm|highlight|underscore|validate)\w*\b|"
    r"\b(?:outperform|surpass|exceed)\w*\b|\b(?:comparable|better|superior|competitive|state-of-the-art)"
    r"(?: \([^()]*\))?(?: [\w-]+)? (?:performance|results?|accuracy|quality)\b|"
    r"\d\s?% of (?:the |all |its )?(?:time|cases|instances|occasions|trials|attempts)\b",
    "find found show observe demonstrat reveal discover conclude suggest indicate confirm highlight underscore "
    "validate outperform surpass exceed performance result accuracy quality %",
    flags=re.IGNORECASE,
)
# What a sentence asks or sets out to solve is no part of the answer.
_PROBLEM = re.compile(
    r"(?:\w+ly,? |in (?:this|our) \w+, |here,? |to (?:this|that) end, )?"
    r"(?:this (?:paper|work|study|article|report)|we|i)(?: \w+ly)? "
    r"(?:ask\b|(?:address|identif|tackl|stud|examin|investigat|discuss)\w*(?: [\w-]+){1,4} "
    r"(?:challenges?|problems?|questions?|issues?|gaps?|limitations?|shortcomings?)\b)",
    re.IGNORECASE,
)
# What a sentence says was measured, or how something can be done, whatever its other words are.
_MEASURES = re.compile(
    r"(?:\w+ly,? |finally, |in (?:this|our) \w+, )?(?:we|i|the authors|this (?:paper|work|study))(?: \w+ly)? "
    r"(?:evaluat|benchmark|assess|validat)\w*\b",
    re.IGNORECASE,
)
_SHOWS_HOW = gated(
    r"\b(?:we|i|the authors)(?: \w+)? (?:show|demonstrate|describe) how (?:to\b|\w+ can be\b)",
    "how",
    flags=re.IGNORECASE,
)
# Which sizes and kinds of a model there are.
_OFFERED = gated(
    r"\b(?:we|i|authors)(?: also)? (?:release|provide|offer|open-source|make available)\b.{0,80}?"
    r"\b(?:sizes?|variants?|checkpoints?|versions?)\b",
    "size variant checkpoint version",
    flags=re.IGNORECASE,
)
_TRAINS = re.compile(r"\b(?:pre-?)?train|\bcorpora\b", re.IGNORECASE)
# What a set is made of is no evaluation, whatever it evaluates.
_MADE_OF = re.compile(
    r"(?:\w+ly, )?(?:(?:[Ii]t|[Tt]hey|(?:[Tt]he|[Oo]ur|[Tt]his|[Ee]ach) (?:[\w-]+ )?"
    r"(?:benchmark|dataset|corpus|suite|collection|set)s?|"
    r"[A-Z][\w+-]*[A-Z][\w+-]*(?: [A-Z][\w+-]*)?)(?: \w+ly)?) "
    r"(?:(?:is|are|was|were)(?: \w+ly)? (?:built|constructed|collected|curated|annotated|compiled|assembled|created|"
    r"derived|sourced|drawn)\b|(?:consists? of|comprises?|contains?|covers?|includes?|spans?|encompass(?:es)?)\b)"
)
# Of others' benchmarks, methods and data a sentence says what they are, not what is done with them.
_OF_OTHERS = re.compile(r"\b(?:existing|previous|prior|current|these|those|such)(?: [\w-]+)? $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Tables:
    """The tables of `sections.yaml`, their words as stems: `stems` holds the strong and the weak ones of each section
    in turn, then those of each lead-in."""

    sections: tuple[Section, ...]
    roles: dict[Role, dict[Section, int]]
    lead_ins: tuple[str, ...]
    stems: StemIndex
    topics: frozenset[str]
    training_topics: frozenset[str]
    headings: tuple[tuple[Section, re.Pattern[str]], ...]


def section_of(text: str, role: Role) -> Section:
    """The section of a sentence of an abstract, by its role and its words; OVERVIEW where nothing speaks clearly."""
    opened = open_gates(text)
    if role is Role.BACKGROUND or _PROBLEM.match(text) or _OFFERED.search(opened, text):
        return Section.OVERVIEW
    if _MEASURES.match(text):
        return Section.EVALUATION
    if _SHOWS_HOW.match(opened, text):
        return Section.ARCHITECTURE
    tables = _tables()
    is_finding = bool(_FINDING.search(opened, text))
    best, best_weight = Section.OVERVIEW, _LEAST - 1
    found = _stems_in(text)
    for k in sorted({number // 2 for number in found if number < 2 * len(tables.sections)}):
        section, strong, weak = tables.sections[k], found.get(2 * k, ()), found.get(2 * k + 1, ())
        weight = 2 * len({text[a:b] for a, b in strong}) + len({text[a:b] for a, b in weak})
        if section in _TRAINED and ((not strong and weight < _LEAST) or _RESULT.search(opened, text)):
            continue
        if (section in _BUILT and is_finding) or (section is Section.LIMITATIONS and not strong):
            continue
        weight += tables.roles[role].get(section, 0)
        if weight > best_weight:
            best, best_weight = section, weight
    if best in (Section.EVALUATION, Section.TRAINING) and _MADE_OF.match(text) and not _TRAINS.search(text):
        return Section.OVERVIEW
    if (
        best is Section.OVERVIEW
        and (role is Role.RESULT or is_finding)
        and (_DIGIT.search(text) or _RESULT.search(opened, text))
    ):
        return Section.EVALUATION  # What was found, with its numbers.
    return best


def lead_in_of(text: str) -> str:
    """The lead-in of a sentence: the name that is its subject, else its topic, else nothing."""
    subject = _SUBJECT.match(text)
    if subject:
        return subject["name"].strip()
    tables, opened = _tables(), open_gates(text)
    found, ahead = _stems_in(text), 2 * len(tables.sections)
    first = min((k for k in found if k >= ahead), default=None)
    if first is None:
        return ""
    label = tables.lead_ins[first - ahead]
    if _PROBLEM.match(text) or all(_OF_OTHERS.search(text[:start]) for start, _ in found[first]):
        return ""
    is_result = label in tables.training_topics and _RESULT.search(opened, text)
    is_topic = label not in tables.topics or (not is_result and _is_main_topic(text, *found[first][0]))
    return label if is_topic else ""


def _is_main_topic(text: str, start: int, end: int) -> bool:
    """Whether the words found are in the main clause, and not one of several things that it says."""
    before, after = text[:start], _ENCLOSED.sub("", text[end:])
    return not (_ASIDE.search(before) or _AND_BEFORE.search(before) or _AND_AFTER.match(after))


def heading_section(headings: tuple[str, ...]) -> tuple[Section, str]:
    """The section for the headings above a block (outermost first), and what stays as its subsection.

    A heading that the note style knows word for word is its section; others are mapped by the words in them. The
    deeper headings make the subsection; so does the outermost one where no table knows it.
    """
    if not headings:
        return Section.OPENING, ""
    first, rest = headings[0], headings[1:]
    section = _named_section(first)
    if section is None:
        return Section.OVERVIEW, " / ".join(headings)
    return section, " / ".join(rest)


def _named_section(heading: str) -> Section | None:
    """The section that a heading means, if any."""
    plain = heading.strip().lower()
    for section in Section:
        if section.value and section.value.lower() == plain:
            return section
    return next((section for section, words in _tables().headings if words.search(heading)), None)


@lru_cache(maxsize=1)  # A sentence is asked for its lead-in, then for its section.
def _stems_in(text: str) -> dict[int, list[tuple[int, int]]]:
    return _tables().stems.find(text)


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    """The tables as data."""
    data = shipped_table("vaultgen.extract.sorting", "sections.yaml")
    return _Tables(
        sections=tuple(Section[name] for name in data["sections"]),
        roles={
            Role(role): {Section[name]: weight for name, weight in row.items()} for role, row in data["roles"].items()
        },
        lead_ins=tuple(label for label, _ in data["lead_ins"]),
        stems=StemIndex(
            [words[kind] for words in data["sections"].values() for kind in ("strong", "weak")]
            + [words for _, words in data["lead_ins"]]
        ),
        topics=frozenset(data["topics"]),
        training_topics=frozenset(data["training_topics"]),
        headings=tuple((Section[name], stem_pattern(words)) for name, words in data["headings"]),
    )
