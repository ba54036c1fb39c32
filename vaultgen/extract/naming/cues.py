"""What the words around a name say about its type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from vaultgen.extract.naming.cue import Cue
from vaultgen.extract.naming.cue_words import COLLECTIVES, HEAD_NOUNS, PHRASE_ENDS, SOFT_HEADS
from vaultgen.extract.naming.head_nouns import head_of_phrase
from vaultgen.extract.naming.left_cues import is_measure, is_plural, left_cues
from vaultgen.extract.naming.lists import NameList
from vaultgen.extract.naming.maker_cues import maker_cues
from vaultgen.extract.naming.name_span import NameSpan
from vaultgen.extract.naming.shapes import Shape
from vaultgen.model import NodeType

_M, _B, _D, _C, _O = (
    NodeType.MODEL, NodeType.BENCHMARK, NodeType.DATASET, NodeType.CONCEPT, NodeType.ORGANIZATION,
)  # fmt: skip


_INDEFINITE = re.compile(r"\b(?:a|an)\s+(?:[a-z][\w-]*,?\s+){0,3}$")
_THE = re.compile(r"\b[Tt]he $")
_HEAD_AFTER = re.compile(r"(?:['’]s)?(?:\s*\([^()]{0,60}\))?(?=[\s-])")
_NEXT_WORD = re.compile(r"[\s-]+([a-z][\w/]*|[A-Z]{2,6}|[A-Za-z]+(?=-[A-Za-z]))\b")
_ARTICLES = frozenset({"a", "an", "the"})
_OF_WHAT = re.compile(r"\s+of\s+[a-z]")
_FARTHEST_HEAD = 3  # words between a name and its head noun, at most
_APPOSITION = re.compile(
    r"(?:\s*\([^()]{0,120}\))?(?:\s*[,:—–]|\s+-{1,3})\s*(?:(?:which|that) (?:is|are)\s+)?(?:a|an|the first|"
    r"the(?! same\b)|(?<!, )our|one of the|two|three|new|novel)\s+"
    r"(?P<phrase>(?:[^.;:()]|(?<=\d)\.(?=\d)|\([^()]{0,40}\)){3,160})"
)
_THAT_BENCHMARKS = re.compile(r"\b(?:platform|suite) (?:that|which) (?:[a-z]+ly )?benchmarks\b")
# `Foo, comprising 173K trajectories`
_MADE_OF = re.compile(
    r"(?:\s*\([^()]{0,60}\))?,\s+(?:which\s+)?(?:compris(?:es|ing)|contain(?:s|ing)|consist(?:s|ing)\s+of|with|of)\s+"
    r"(?:about\s|approximately\s|nearly\s|over\s|more than\s|some\s)?"
    r"\d[\d,.]*(?:\s?[KkMB]|\s(?:thousand|million|billion))?\+?\s+(?:[\w-]+,?\s+){0,4}?"
    r"(?:(?P<asked>problems|questions|test cases)|annotations|articles|captions|clips|conversations|dialogues|"
    r"documents|examples|images|instances|pairs|recordings|samples|sentences|trajectories|utterances|videos)\b"
)
_GLOSS_IN_COMPOUND = re.compile(r"\s*\([^()]*\)(?=-)")  # a language model (LM)-based agent
_BRACKETS = re.compile(r"\([^()]*\)")
_AMOUNT = re.compile(
    r"(?:[a-z]+ )?(?:body|host|lot|number|range|variety|wealth) of\b"
)  # an increasing number of benchmarks
# A task is a challenge too, but no contest: `X is a critical challenge in …`.
_HARD = frozenset({"challenge", "challenges", "problem", "problems", "test"})
_CONTEST = re.compile(
    r"\b(?:annual|competition|held|hosted|organi[sz]ed|participants|shared|teams|track|tracks|20\d\d)\b"
)
_IS_A = re.compile(
    r"(?:\s*\([^()]{0,80}\))?\s+(?:is|are|serves as|acts as)\s+(?:(?:also|thus)\s+)?(?:a|an|the first|the|"
    r"our)\s+(?P<phrase>[^.;:()]{3,120})"
)
_NOUN_BEFORE = re.compile(
    r"(?:^|[\s(])([a-z]+)(?:,)?\s+(?:called|named|dubbed|termed|namely|coined|denoted|known as)\s+(?:the\s+|"
    r"as\s+)?[\"“'‘]?$"
)
_NAMING_ENDS = frozenset({"called", "named", "dubbed", "termed", "namely", "coined", "denoted", "as", "the"})
_VALUE_AFTER = re.compile(r"\s*\((?:[^()]{0,20}?)(?<![A-Za-z\d])\d+(?:\.\d+)?\s?(?:%|\\%|[A-Z]{2,}[a-z]*\b|Acc|points)")
# `0.849 on Foo`, `64.4% accuracy in the Foo`
_SCORE_ON = re.compile(
    r"\d\s?(?:\\?%)?\s*(?:\([^()]*\)\s*)?(?:[A-Za-z]+\s+){0,2}(?:on|in)\s+(?:the\s+)?$|\baccuracy\s+in\s+the\s+$"
)
# `(8B: 80.2% Foo, 48.5% Bar)`
_SCORE_BEFORE = re.compile(r"[(:,]\s*\d+(?:\.\d+)?\s?\\?%\s+$")
_BRACKET_AFTER = re.compile(r"\s*\(")
_SCORES_HOLD = re.compile(r"\d|accuracy")  # what the scores before a name cannot do without
_SCORE_ENDS = re.compile(r"\s*[,;)]|\s+and\s")
# `compared to 99.14% for Foo`, `down from 80.16% for Foo`
_SCORE_OF = re.compile(r"\d\s?(?:\\?%)?\s*(?:[A-Za-z-]+\s+)?for\s+(?:the\s+(?:[a-z-]+\s+){0,3}[a-z]+,\s+)?$")
_MARGIN_ON = re.compile(r"\bby\s+(?:up to\s+)?[\d.]+")
_SPLIT_AFTER = re.compile(r"\s+(?:[Dd]ev(?:elopment)?|test-dev|[Tt]est|[Vv]alidation)(?:\s+(?:set|split)s?)?\b(?!-)")
_SIZE_AFTER = re.compile(r"\s*\(\d+(?:\.\d+)?\s?[BM]\b(?: parameters)?[);,]")
_NOUN_DIRECTLY_BEFORE = re.compile(r"(?<!\bwe )(?<!\bto )(?<!-)\b([a-z]+)\s+[\"“'‘]?$")
_SHARE_AFTER = re.compile(r",\s+(?:[\w-]+\s+){0,2}\d+(?:\.\d+)?\s?(?:%|\\%)")  # In FooBar, 90.9% of …
_BASED = re.compile(
    r"-(?:based|powered|style|like|family|driven|generated|finetuned|assisted|backed|enhanced|augmented|guided|derived|"
    r"initialized|inspired)\b"
)
_PARTS_OF_MODELS = re.compile(r"(?:blocks?|layers?|heads?|embeddings?|representations?)$")
_SUBJECT = re.compile(
    r"(?:\s*\([^()]{0,60}\))?\s+(?:also\s+|consistently\s+|still\s+|significantly\s+|"
    r"substantially\s+)?(?:achiev|outperform|surpass|attain|reach|generat|score|exhibit|underperform|struggle|"
    r"fails?\b|excel|obtain|yield|performs?\b|show(?:s|ed)?\s+(?:[a-z-]+\s+){0,2}(?:performance|results|accuracy)\b)"
)
_MODEL_ENDING = re.compile(
    r"(?:LM|LLM|GPT|BERT|CLIP|VLM|VLA|LLaMA|Llama|LLaVA|Former|former|Coder|Mamba|ViT|GAN|VAE|T5|MAE|YOLO|DINO|"
    r"SAM|Net|NET|Transformer|RAG)(?:[-\s]?(?:v?\d+(?:\.\d+)?|[A-Z]|\d+[BM]))?$"
)
_CALLED_DATASET = re.compile(r"\s(?:Dataset|Corpus)$")
_FORMER = re.compile(r"(?!Platform|Transform)[A-Z][a-z]{4,}former")
_BENCHMARK_ENDING = re.compile(
    r"(?:[Bb]ench|BENCH|Benchmark$|Eval|EVAL|Arena|GLUE|VQA|(?<!I)QA|Leaderboard|Gym|GYM|Challenge|MMLU|Suite|"
    r"Exam)(?:[-\s]?(?:v?\d+(?:\.\d+)?|[A-Z][a-z]*|20\d\d|\+))?\+?$"
)
_DATA_ENDING = re.compile(r"(?:Corpus|Dataset|Bank|Pile|Instruct|Set|DB|-?\d+[KkM])$")
_NUMBERED = re.compile(r"[A-Z][A-Za-z]+-?\d(?:\.\d)?[A-Za-z]?")
_ITEMS = frozenset({"questions", "problems"})
_SIZED = re.compile(r"[A-Za-z][\w.]*(?:-[A-Z][\w.]*)*[-\s]\d+(?:\.\d+)?[BM](?:-[\w-]+)?$")
_VERSIONED_ACRONYM = re.compile(r"[A-Z]{2,}\sv\d+(?:\.\d+)*")
_DECIMAL = re.compile(r"[A-Za-z-]\d\.\d$")  # LLaMA-3.1; not Apache 2.0
# Names that end so are models unless something says otherwise.
_FAMILY_ENDING = re.compile(r"(?:\w[-\w]*?)?(?:BERTa?|YOLO|LLaMA|LLaVA|Llama)(?:[-\s]?(?:v?\d+|base|large|small))*$")


def form_cues(span: NameSpan) -> tuple[Cue, ...]:
    """What the name itself says: `FooBench`, `BarLM-7B`."""
    has_family = bool(span.family_end)
    return (
        *_cues_in(span.name, bool(span.entries), has_family, has_family and span.end > span.version_end),
        *(
            (Cue(span.kin, 0.7 if span.kin is _M else 1.0, "built on a known name"),)
            if span.kin and span.kin_is_head
            else ()
        ),
    )


@lru_cache(maxsize=10_000)
def _cues_in(name: str, is_known: bool, has_family: bool, goes_on: bool) -> tuple[Cue, ...]:
    return tuple(_find_cues_in(name, is_known, has_family, goes_on))


def _find_cues_in(name: str, is_known: bool, has_family: bool, goes_on: bool) -> Iterator[Cue]:
    """What a name says that `is_known` to the lexicon or not, has a model's family, and `goes_on` behind version."""
    if _SIZED.match(name) and not is_known:
        yield Cue(_M, 1.6, "size in the name")
    elif has_family and not is_known:
        is_acronym = _VERSIONED_ACRONYM.fullmatch(name)  # a set as often as a model: FDB v1.0
        is_exact = _DECIMAL.search(name) and not _BENCHMARK_ENDING.search(name)
        is_sure = not is_acronym and (is_exact or goes_on)
        yield Cue(_M, 1.2 if is_sure else 0.5, "version in the name")
    elif _NUMBERED.fullmatch(name):
        yield Cue(_M, 0.4, "number in the name")
    ending = _BENCHMARK_ENDING.search(name)
    if ending and ending.start():  # `Arena` alone is a word
        is_called = "bench" in name.lower() or name[ending.start() - 1] == " "
        yield Cue(_B, 1.2 if is_called else 0.9, "named like a benchmark")
    elif _FORMER.fullmatch(name):
        yield Cue(_M, 1.6, "named like a transformer")
    elif _FAMILY_ENDING.match(name):
        yield Cue(_M, 1.0, "named like a model")
    elif _MODEL_ENDING.search(name):
        yield Cue(_M, 0.5, "named like a model")
    elif _DATA_ENDING.search(name) and not _SIZED.match(name):
        yield Cue(_D, 1.2 if _CALLED_DATASET.search(name) else 0.5, "named like a dataset")


def list_cues(text: str, names: NameList) -> Iterator[Cue]:
    """What stands before the first and after the last name of a list: it holds for all of them."""
    first, last = names.spans[0], names.spans[-1]
    left = text[max(names.start, first.start - 110) : first.start]
    yield from left_cues(left, text, names)
    # `a new MAV dataset` is a dataset of MAVs, `the MAV dataset` one of that name.
    is_class = _INDEFINITE.search(left) is not None
    if text.startswith((" shared task", " Shared Task"), last.end):
        yield Cue(_B, 1.6, "called shared task")
    yield from _head_cues(text, last, len(names.spans) > 1, is_class, left)


def _head_cues(text: str, last: NameSpan, is_list: bool, is_class: bool, left: str) -> Iterator[Cue]:
    """The head noun after a name or a list of names: `MMLU and GSM8K benchmarks`, `the BEIR retrieval benchmark`."""
    opening = _HEAD_AFTER.match(text, last.end)
    if not opening:
        return
    end_before = opening.end()
    for place in range(_FARTHEST_HEAD + 1):
        match = _NEXT_WORD.match(text, end_before)
        noun = match[1].lower() if match else ""
        node_type = HEAD_NOUNS.get(noun)
        if match is None or noun in PHRASE_ENDS or noun in _ARTICLES:
            return
        if node_type in (_B, _D) and text.startswith("-", match.end()):
            return  # Foo's dataset-to-insight extraction
        end_before = match.end()
        if noun in COLLECTIVES and (head := head_of_phrase(text[match.start(1) : match.end() + 80])):
            yield Cue(head[0], 1.2, f"called {noun} of {head[1]}")  # `the Foo collection of language models`
            return
        if node_type is _C and last.entries and _PARTS_OF_MODELS.match(noun):
            yield Cue(_M, 0.6, f"{noun} of it")
        if node_type:
            if node_type is _M and last.shape is Shape.CAPITALISED and _OF_WHAT.match(text, match.end()):
                return  # the Atkinson-Shiffrin model of human memory
            weight = _head_weight(noun, last, left, is_list=is_list, is_class=is_class) - min(0.3 * place, 0.5)
            yield Cue(node_type, weight, f"called {noun}")
            return


def _head_weight(noun: str, last: NameSpan, left: str, *, is_list: bool, is_class: bool) -> float:
    """How much a head noun behind a name or a list of names says, right behind it."""
    is_set = HEAD_NOUNS[noun] in (_B, _D)
    weight = 0.8 if noun in SOFT_HEADS else 1.5
    if is_list and not is_plural(noun):
        weight -= 0.8
    are_some = is_plural(noun) and not is_list and " " not in last.name
    if is_class or (are_some and not last.entries):  # `MAV datasets`
        weight -= 0.6
    elif are_some and is_set and last.is_weak and not _THE.search(left):  # `complex VQA benchmarks`
        weight -= 1.0
    elif not is_list and last.shape is Shape.CAPITALISED and is_set and _THE.search(left):
        weight += 0.1
    return weight - 0.3 if noun in _ITEMS else weight


def _number_cues(text: str, span: NameSpan, names: NameList) -> Iterator[Cue]:
    """What the numbers beside a name say: a score, a size, a share of it."""
    if _BRACKET_AFTER.match(text, span.end):
        if _VALUE_AFTER.match(text, span.end):
            yield Cue(_B, 0.9, "a score in brackets")
        if _SIZE_AFTER.match(text, span.end):
            yield Cue(_M, 1.6, "a size in brackets")
    before = text[max(names.start, span.start - 60) : span.start]
    if _SCORES_HOLD.search(before):
        near = before[-40:]
        if _SCORE_ON.search(near) and not _MARGIN_ON.search(near) and (not span.entries or span.is_weak):
            is_outright = near.rstrip().endswith(("on", "on the"))
            yield Cue(_B, 0.5 if is_measure(text, near, span.end) else 1.0 if is_outright else 0.6, "a score on it")
        if _SCORE_BEFORE.search(near) and _SCORE_ENDS.match(text, span.end):
            yield Cue(_B, 1.1, "a score before it")
        if not span.entries and _SCORE_OF.search(before):
            yield Cue(_M, 1.0, "a score for it")
    if _SPLIT_AFTER.match(text, span.end) and (not span.entries or span.is_weak):
        yield Cue(_B, 0.6, "a split of it")
    if not span.entries and before.endswith(("the ", "The ")) and _CALLED_DATASET.search(span.name):
        yield Cue(_D, 0.4, "the dataset of that name")
    if text.endswith("In ", 0, span.start) and _SHARE_AFTER.match(text, span.end):
        yield Cue(_B, 1.1, "shares counted in it")


def span_cues(text: str, span: NameSpan, names: NameList) -> Iterator[Cue]:
    """What stands right beside one name."""
    yield from _number_cues(text, span, names)
    if span.entries and _BASED.match(text, span.end):
        yield Cue(_M, 0.6, "something is based on it")
    if _SUBJECT.match(text, span.end):
        yield Cue(_M, 0.4, "subject of a result")
    if span is names.spans[-1]:
        copula = _IS_A.match(text, span.end)
        apposition = _APPOSITION.match(text, span.end) or copula
        if apposition and (span.shape is Shape.STRONG or ":" not in text[span.end : apposition.start("phrase")]):
            phrase = _BRACKETS.sub(" ", _GLOSS_IN_COMPOUND.sub("", apposition["phrase"]))
            head = None if _AMOUNT.match(phrase) else head_of_phrase(phrase)
            is_hard = copula is not None and head is not None and head[1] in _HARD
            if head and head[0] is _C and _THAT_BENCHMARKS.search(phrase):
                head = (_B, "benchmark")
            if head and not (is_hard and not _CONTEST.search(phrase)):
                yield Cue(head[0], 1.2 if head[1] in SOFT_HEADS else 1.8, f"said to be: {head[1]}")
    may_be_made = not span.entries and text.startswith((", ", " ("), span.end)
    if may_be_made and (made := _MADE_OF.match(text, span.end)):
        yield Cue(_B if made["asked"] else _D, 1.2, "made of items")
    before = text[max(names.start, span.start - 60) : span.start]
    direct = _NOUN_DIRECTLY_BEFORE.search(before[-24:]) if span is names.spans[0] else None
    if direct and direct[1] in HEAD_NOUNS and direct[1] not in SOFT_HEADS:
        yield Cue(HEAD_NOUNS[direct[1]], 1.2, f"named after {direct[1]}")
    last_word = before.rstrip("\"“'‘").split()[-1:]
    naming = _NOUN_BEFORE.search(before) if last_word and last_word[0] in _NAMING_ENDS else None
    if naming and naming[1] in HEAD_NOUNS:
        yield Cue(HEAD_NOUNS[naming[1]], 0.6 if naming[1] in SOFT_HEADS else 1.8, f"{naming[1]} of that name")
    yield from maker_cues(text, span, names.opened)
