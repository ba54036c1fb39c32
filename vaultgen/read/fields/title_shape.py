"""Whether words read as the title of a paper, and what the words around a title say: authors, venue, date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vaultgen.grounding import Passage
from vaultgen.model import Stated
from vaultgen.read.fields.dates import MONTH, iso_date
from vaultgen.read.fields.glued import are_names

_LONGEST_TITLE = 300  # characters
_LEAST_WORDS = 3
_LEAST_IN_COLUMN = 2
_LEAST_PLAIN_WORDS = 4  # of a title without capitals or a name in front
_TITLE_CASE = 0.6  # the share of long words with a capital
_LONG_WORD = 4
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NAMED = re.compile(r"(?P<name>[^:]{2,60}):\s+(?P<rest>\S.*)")
# A name as papers give their things: BERT, DeepSeek-R1, π0.5, mT5, OpenVLA.
_THING = re.compile(r"[\w-]*(?:[a-z][A-Z]|[A-Z]{2}|\d|[α-ω])[\w.+-]*")
_CITES = re.compile(r"\bet al\b|\(\s*(?:19|20)\d\d[a-z]?(?:, \w+)?\s*\)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[a-z]{3,}[.!] +[A-Z]")
# How words of a reader begin that point to a paper, and how no title does.
_POINTING = frozenset((
    "also", "check", "click", "compare", "download", "finish", "he", "here", "his", "i", "link", "my", "open",
    "original", "read", "reread", "re-read", "see", "she", "skim", "summarise", "summarize", "their", "these", "they",
    "this", "todo", "view", "watch",
))  # fmt: skip
# What people call notes of their own before a colon, and words that titles alone leave in lower case.
_OF_NOTES = frozenset((
    "area", "book", "chapter", "course", "daily", "goal", "goals", "idea", "index", "journal", "lecture", "meeting",
    "moc", "note", "notes", "okr", "part", "people", "person", "plan", "project", "question", "section", "summary",
    "talk", "task", "template", "todo", "week",
))  # fmt: skip
_WITHIN_TITLES = frozenset(("a", "an", "and", "by", "for", "from", "in", "of", "on", "the", "through", "via", "with"))
LABELS = frozenset((
    "abs", "abstract", "appendix", "arxiv", "article", "bibtex", "blog", "code", "colab", "data", "dataset", "demo",
    "doi", "full", "github", "hf", "homepage", "html", "huggingface", "id", "link", "links", "model", "models",
    "notebook", "official", "openreview", "page", "paper", "pdf", "post", "poster", "preprint", "project",
    "publication", "ref", "report", "repo", "repository", "site", "slides", "source", "supplement", "talk", "technical",
    "the", "thread", "tweet", "twitter", "url", "video", "web", "website", "weights", "x",
))  # fmt: skip
"""Words of which links and fields beside a title are made; none of them is a title."""
_VENUES = (
    "3DV|AAAI|ACL|AISTATS|ASRU|BMVC|CHI|CIKM|CoLLAs|COLING|COLM|COLT|CoNLL|CoRL|CVPR|DAC|EACL|ECAI|ECCV|ECML|EMNLP"
    "|FAccT|ICASSP|ICCV|ICDM|ICLR|ICML|ICRA|IJCAI|IJCV|Interspeech|IROS|ISCA|ISMIR|JMLR|KDD|LREC|MICCAI|MIDL|MLSys"
    "|NAACL|Nat(?:ure)?|Nature [A-Z][a-z]+(?: [A-Z][a-z]+)?|NeurIPS|NIPS|NSDI|OSDI|PAMI|PMLR|PNAS|RecSys|RLC|RSS"
    "|Science|SIGGRAPH(?: Asia)?|SIGIR|SIGMOD|SLT|SOSP|TACL|TASLP|TMLR|TNNLS|TOG|TPAMI|UAI|UIST|USENIX|VLDB|WACV|WSDM"
    "|WWW"
)
_VENUE = re.compile(
    rf"(?:in |@ ?|proc(?:eedings|\.)? of (?:the )?)?(?:Findings of (?:the )?)?(?:{_VENUES})\b[\w'’ /&-]{{0,40}}"
)
_YEAR = re.compile(r"(?:19|20)\d\d[a-z]?")
_DATE = re.compile(
    rf"(?:19|20)\d\d(?:[./-]\d{{1,2}}){{1,2}}|\d{{1,2}}[./]\d{{1,2}}[./](?:19|20)?\d\d"
    rf"|(?:\d{{1,2}} )?{MONTH} (?:\d{{1,2}},? )?(?:19|20)\d\d"
)
_PARTING = re.compile(
    r"[;|·•()\[\]{}]|\s[-–—]+\s|\s*→\s*|(?<![A-Z])\.(?=\s|$)|,(?=\s|$)|(?<!\w)(?:and|&)\s|:(?=\s|$)|^\s*[-–—]\s"
)
_BY = re.compile(r"(?:by|from|authors?:?|with)\s+(?=[A-Z])", re.IGNORECASE)
_ET_AL = re.compile(r"\bet\.? al\b\.?", re.IGNORECASE)
_ORGANISATION = re.compile(
    r"\b(?:[A-Z]{2,}|AI|Academy|Alibaba|Amazon|Apple|Baidu|Berkeley|ByteDance|College|DeepMind|Face|Google|Group|Inc"
    r"|Institute|Intelligence|Labs?|Meta|Microsoft|Research|School|Stanford|Team|Tencent|Universit\w+)\b"
)
_INITIALS = re.compile(r"\b[A-Z](?:[.-]|\b)")
_AROUND = " \t,;:.*_~`'\"“”‘’—–-"


@dataclass(frozen=True, slots=True)
class Beside:
    """What words beside a title say: full names, whether there are more, venue, date."""

    authors: tuple[Passage, ...] = ()
    is_cut: bool = False
    venue: Stated[str] | None = None
    date: Stated[str] | None = None


def is_title(text: str, *, is_marked: bool = True) -> bool:
    """Whether words can be a paper's title. Words that nothing marks as one (quotes, bold, a link, a column) must look
    the part: a name and a colon, or capitals.
    """
    text = text.strip()
    words = _WORD.findall(text)
    if len(words) < _LEAST_WORDS or not can_be_title(text):
        return False
    return _looks_like_title(text, words) or (is_marked and len(words) >= _LEAST_PLAIN_WORDS)


def can_be_title(text: str) -> bool:
    """Whether words can be a title where a column says that they are one: no label, pointer or citation."""
    words = _WORD.findall(text)
    if len(words) < _LEAST_IN_COLUMN or len(text) > _LONGEST_TITLE or "://" in text or "@" in text:
        return False
    if words[0].casefold() in _POINTING or _CITES.search(text) or _SENTENCE_END.search(text):
        return False
    if all(w.casefold() in LABELS for w in words) or text[-1] in ",;([":
        return False
    first = text.split(maxsplit=1)[0]
    return first[0].isupper() or first[0].isdigit() or first[0] in "$(“" or bool(_THING.match(first))


def is_named_title(text: str) -> bool:
    """Whether words are a title beyond doubt, wherever they stand: `DeepSeek-R1: Incentivizing Reasoning in LLMs`."""
    named = _NAMED.fullmatch(text.strip())
    if not named or not is_title(text, is_marked=False):
        return False
    name, rest = named["name"].split(), _WORD.findall(named["rest"])
    if len(name) == 1 and name[0].casefold() not in _OF_NOTES and _WITHIN_TITLES & set(rest[1:-1]):
        return len(rest) > _LEAST_PLAIN_WORDS  # `Mamba: Linear-Time Sequence Modeling with Selective State Spaces`
    is_thing = any(_THING.match(word) for word in name)
    return is_thing and len(name) <= _LEAST_WORDS and len(rest) >= _LEAST_PLAIN_WORDS


def _looks_like_title(text: str, words: list[str]) -> bool:
    long = [w for w in words[1:] if len(w) >= _LONG_WORD]
    capitals = sum(w[0].isupper() for w in long)
    named = _NAMED.fullmatch(text)
    if named and _THING.match(named["name"]) and len(_WORD.findall(named["rest"])) >= _LEAST_WORDS:
        return True
    return bool(long) and capitals >= _TITLE_CASE * len(long)


def read_beside(passage: Passage) -> Beside | None:
    """What the words beside a title say; None where one of them is neither a name, a venue, a date nor a label."""
    is_cut = bool(_ET_AL.search(passage.text))
    names: list[Passage] = []
    venue = date = None
    for part in _parts(passage):
        text = part.text
        if all(word.casefold() in LABELS for word in _WORD.findall(text)) and not any(c.isdigit() for c in text):
            continue
        if _YEAR.fullmatch(text) or _DATE.fullmatch(text):
            value = iso_date(text) if not _YEAR.fullmatch(text) else text[:4]
            date = date or (Stated(value, part.evidence()) if value else None)
        elif _VENUE.fullmatch(text):
            venue = venue or Stated(text.removeprefix("In ").removeprefix("in ").lstrip("@ "), part.evidence())
        elif len(text.split()) <= _LEAST_WORDS + 1 and are_names([text]):
            names.append(part)
        elif is_cut and text.isalpha() and text.istitle():
            continue  # `Jumper et al.`
        else:
            return None
    people = tuple(n for n in names if len(n.text.split()) > 1 and not _is_organisation(n.text))
    is_list = len(people) == len(names) and (len(people) > 1 or is_cut or bool(_BY.match(passage.text.strip(_AROUND))))
    return Beside(people if is_list else (), is_cut, venue, date)


def _is_organisation(name: str) -> bool:
    return bool(_ORGANISATION.search(_INITIALS.sub("", name)))


def _parts(passage: Passage) -> Iterator[Passage]:
    """The words between punctuation, without what leads to names and what stands for more of them."""
    position = 0
    marks = sorted([*_PARTING.finditer(passage.text), *_ET_AL.finditer(passage.text)], key=lambda m: m.span())
    for start, end in [*(m.span() for m in marks), (len(passage.text), len(passage.text))]:
        if start < position:
            continue
        part = passage.slice(position, start).strip(_AROUND)
        position = end
        if led := _BY.match(part.text):
            part = part.slice(led.end())
        if any(c.isalnum() for c in part.text):
            yield part
