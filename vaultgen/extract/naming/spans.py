"""All spans of a text that may be names: those that the lexicon knows, and those that look like one."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from vaultgen.extract.naming.generic_words import LEADING, NO_PIECES, NUMBERED, TRAILING
from vaultgen.extract.naming.known import GLUED_VERSION, KnownSpan, NameIndex, find_known
from vaultgen.extract.naming.model_spans import extend_model, may_go_on
from vaultgen.extract.naming.name_span import NameSpan
from vaultgen.extract.naming.shapes import Shape, core_of, is_epithet, is_generic, is_plain_tail, shape_of
from vaultgen.extract.naming.span_joins import with_derived, with_joints, without_adjectives
from vaultgen.extract.naming.tokens import Tokens
from vaultgen.identity.model_name import SIZE
from vaultgen.identity.model_words import MAKERS, SPACED_VARIANTS, VARIANTS
from vaultgen.model import NodeType

_SET_TAILS = frozenset({"arena", "bench", "benchmark", "corpus", "dataset", "eval", "gym", "qa", "vqa"})
# `video-SALMONN` is a model of its own, `distilled-BERT` is not.
_NAME_LEADS = frozenset({"audio", "bio", "chat", "geo", "med", "mini", "nano", "tiny", "video"})
_NAME_TAILS = frozenset(
    {"arena", "bench", "challenge", "corpus", "diamond", "dialog", "dialogue", "easy", "captions", "stuff", "verified"}
)
_CONTESTS = frozenset({"Challenge", "Competition", "Cup", "Olympiad"})
_NO_FAMILIES = NO_PIECES | NUMBERED
_LONGEST = 6  # words of a name that no lexicon knows


_ADDRESS = re.compile(r"https?:\s?//\S+|\bwww\.\S+|\b[\w.-]+\.(?:ai|com|dev|edu|io|net|org)/\S*")
_ENUMERATOR = re.compile(r"\((?:[A-Z]{1,2}\d|[IVX]{1,4})\)")
_EDITION = re.compile(r" (?:Plus|Pro|Lite|Mini|Hard|XL|Max|Part \d|[vV]\d(?:\.\d)?)(?![\w-])")
_HEADINGS = frozenset({"Evaluations", "Experiments", "Overview", "Report", "Results"})
_DIMENSIONS = (" 1-D", " 2-D", " 3-D", " 4-D")
_MONTHS = frozenset({"Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"})
_OF_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR = re.compile(r"1(?<!\w1)9\d\d|2(?<!\w2)0\d\d|et al\b")  # each begins with a letter of its own: fast to find
# (Hinton et al., 2015), (van der Maaten and Hinton, 2008), Hoffmann et al. (2022)
_CITATION = re.compile(
    r"[A-Z](?<!\w.)[\w'’-]+"
    r"(?:(?:\s+(?:and|&)\s+[A-Z][\w'’-]+|\s+et al\.?)?,?\s+\(?(?:19|20)\d\d[a-z]?\b(?=[);,])|\s+et al\b)"
)
# What a title says is done to the model named behind it: `Insights from Training X`.
_DONE_TO_MODELS = frozenset(
    {"Adapting", "Evaluating", "Finetuning", "Pretraining", "Probing", "Prompting", "Scaling", "Training", "Using"}
)


def find_spans(
    tokens: Tokens, index: NameIndex, sentence_starts: Collection[int], is_title: bool = False
) -> list[NameSpan]:
    """The spans of a text that may be names, in their order, without overlaps.

    `sentence_starts` are the characters where sentences begin: a capital there says nothing.
    """
    spans: list[NameSpan] = []
    taken = bytearray(len(tokens))
    cited = [m.span() for m in _CITATION.finditer(tokens.text)] if _may_cite(tokens.text) else []
    kin: dict[int, tuple[NodeType, bool]] = {}
    for known in find_known(tokens, index):
        if known.is_weak and _is_in_capitalised_name(tokens, known):
            continue
        span = _known_span(tokens, known, kin)
        if span and span.first <= span.last and 1 not in taken[span.first : span.last + 1]:
            spans.append(span)
            taken[span.first : span.last + 1] = b"\x01" * (span.last + 1 - span.first)
    spans += _unknown_spans(tokens, taken, kin, sentence_starts)
    spans = with_joints(tokens.text, sorted(spans, key=lambda s: s.start))
    spans = [s for s in spans if s.entries or not any(a <= s.start < b for a, b in cited)]
    spans = [s for s in spans if s.entries or not _is_enumerator(tokens.text, s)]
    if "/" in tokens.text:
        addresses = [m.span() for m in _ADDRESS.finditer(tokens.text)]
        spans = [s for s in spans if not any(a <= s.start < b for a, b in addresses)]
    spans.sort(key=lambda s: s.start)
    spans = without_adjectives(tokens.text, spans)
    return spans if is_title else with_derived(tokens, spans)


def _may_cite(text: str) -> bool:
    """Whether a text has a year or `et al`."""
    return ("19" in text or "20" in text or "et al" in text) and bool(_YEAR.search(text))


def _is_in_capitalised_name(tokens: Tokens, known: KnownSpan) -> bool:
    """Whether a name that is also a word stands behind another capitalised word: the Neural Rodrigues Operator."""
    i = known.first
    if i != known.last or i < 2 or tokens.gap(i) != " " or not tokens.words[i].istitle():
        return False
    before = tokens.words[i - 1]
    if before in NO_PIECES or before in _DONE_TO_MODELS:
        return False
    return before.istitle() and len(before) > 3 and before.lower() not in MAKERS


def _is_enumerator(text: str, span: NameSpan) -> bool:
    """Whether a letter and a digit count the items of a text: `(C1) …, (C2) …`."""
    return bool(_ENUMERATOR.fullmatch(text[max(0, span.start - 1) : span.end + 1]))


def _known_span(tokens: Tokens, known: KnownSpan, kin: dict[int, tuple[NodeType, bool]]) -> NameSpan | None:
    """The span of a known name; none where it is only a part of a longer compound (`MFP-CLIP`), which is noted."""
    first, last = known.first, known.last
    family_end = tokens.starts[known.last] + known.cut if known.cut else tokens.ends[last]
    version_end = 0
    is_model = any(e.type is NodeType.MODEL for e in known.entries)
    if is_model:
        model = extend_model(tokens, known)
        last, version_end = model.last, max(tokens.ends[model.version_last], family_end)
    compound_first, compound_last = tokens.firsts[first], tokens.lasts[last]
    main_type = known.entries[0].type
    is_longer = last > known.last or known.last > known.first
    if is_model and is_longer and last < compound_last and not _is_plain_tail(tokens, last + 1, compound_last):
        if tokens.folded[compound_last] in _SET_TAILS:  # `Qwen-Image-Bench`
            return None
        last = compound_last  # `Qwen2.5-7B-DPO`: what follows version and size in a compound belongs to the name
    if last < compound_last and not _is_plain_tail(tokens, last + 1, compound_last):
        if main_type in {NodeType.BENCHMARK, NodeType.DATASET}:
            kin[compound_first] = (main_type, True)
        elif is_model:
            kin.setdefault(compound_first, (NodeType.MODEL, False))
        return None
    if compound_first < first and not _is_plain_lead(tokens, compound_first, first - 1):
        is_tuned = main_type is not NodeType.MODEL and kin.get(compound_first, (None, False))[0] is NodeType.MODEL
        kin[compound_first] = (NodeType.MODEL if is_tuned else main_type, True)  # RoBERTa-SQuAD is a model
        return None
    start, end = tokens.starts[first], tokens.ends[last]
    if main_type in {NodeType.BENCHMARK, NodeType.DATASET} and (edition := _EDITION.match(tokens.text, end)):
        more = len(edition[0].split())  # CheXpert Plus is another set than CheXpert
        return NameSpan(
            start,
            edition.end(),
            first,
            last + more,
            tokens.text[start : edition.end()],
            kin=main_type,
            kin_is_head=True,
        )
    return NameSpan(
        start,
        end,
        first,
        last,
        tokens.text[start:end],
        known.entries,
        known.is_weak,
        Shape.STRONG,
        family_end if is_model else 0,
        version_end,
    )


def _is_plain_tail(tokens: Tokens, first: int, last: int) -> bool:
    """Whether what follows a name in its compound is a word of the text (`GPT-4-based`)."""
    words = tokens.words[first : last + 1]
    if not all(w.islower() and w.isalpha() for w in words):
        return False
    if is_plain_tail(words[-1]) or words[0] in TRAILING:
        return True
    return all(len(w) > 4 and w not in VARIANTS and w not in _NAME_TAILS for w in words)


def _is_plain_lead(tokens: Tokens, first: int, last: int) -> bool:
    """Whether what stands before a name in its compound is no part of it (`non-BERT`, `OpenAI-o1`)."""
    lead = tokens.folded[first : last + 1]
    return (
        all(
            w in LEADING or w in MAKERS or (tokens.words[first + k].islower() and w not in _NAME_LEADS)
            for k, w in enumerate(lead)
        )
        and len(tokens.words[first]) > 1
    )


def _unknown_spans(
    tokens: Tokens, taken: bytearray, kin: dict[int, tuple[NodeType, bool]], sentence_starts: Collection[int]
) -> list[NameSpan]:
    """Runs of capitalised and name-like compounds that no lexicon knows."""
    spans: list[NameSpan] = []
    run: list[tuple[int, int, Shape]] = []
    i, count, words = 0, len(tokens), tokens.words
    is_plain = bytearray(map(str.islower, words))
    for k in tokens.joined:
        is_plain[tokens.firsts[k]] = False
    while i < count:
        if not run:
            i = is_plain.find(0, i)  # over most words in one step
            if i < 0:
                break
        last = tokens.lasts[i]
        model = _unknown_model(tokens, i) if words[i][0].isupper() and not taken[i] else None
        if model and 1 not in taken[i : model.last + 1]:
            spans += _run_span(tokens, run, kin) if run else []
            spans.append(model)
            run, i = [], model.last + 1
            continue
        piece = None if 1 in taken[i : last + 1] else _piece(tokens, i, last, sentence_starts, bool(run))
        if run and (piece is None or tokens.gap(i) != " " or len(run) >= _LONGEST):
            if piece is None and 1 not in taken[i : last + 1] and _is_trailing_number(tokens, i, last):
                run.append((i, last, Shape.PLAIN))
            spans += _run_span(tokens, run, kin)
            run = []
        if piece is not None:
            run.append((i, last, piece))
            compound = tokens.span(i, last)
            is_cut = core_of(compound)[1] != len(compound)
            if is_cut and not _goes_on_capitalised(tokens, last):  # `X-based`: the name ends here
                spans += _run_span(tokens, run, kin)
                run = []
        i = last + 1
    return spans + (_run_span(tokens, run, kin) if run else [])


def _unknown_model(tokens: Tokens, first: int) -> NameSpan | None:
    """A capitalised word with a version and more, or a size, behind it, as models are named: `Foo 1.5 Pro`."""
    word = tokens.words[first]
    glued = None if word.isalpha() else GLUED_VERSION.fullmatch(tokens.folded[first])
    if not glued and not may_go_on(tokens, first):
        return None
    if tokens.firsts[first] != first or len(word) < 3 or word in _NO_FAMILIES or is_generic(word):
        return None
    if tokens.text.startswith(_DIMENSIONS, tokens.ends[first]) or word.lower() in SPACED_VARIANTS:
        return None
    model = extend_model(tokens, KnownSpan(first, first, (), len(glued[1]) if glued else 0))
    if model.last == first or tokens.lasts[model.last] != model.last:
        return None
    parts = tokens.folded[first + 1 : model.last + 1]
    family_end = tokens.starts[first] + len(glued[1]) if glued else tokens.ends[first]
    version_end = max(tokens.ends[model.version_last], family_end)
    has_version = version_end > family_end or bool(glued)
    has_size = any(SIZE.fullmatch(p) and p[-1] in "bt" for p in parts)
    if not has_size and not (
        has_version and (model.last > model.version_last or "." in tokens.span(first, model.last))
    ):
        return None
    start, end = tokens.starts[first], tokens.ends[model.last]
    return NameSpan(
        start, end, first, model.last, tokens.text[start:end], family_end=family_end, version_end=version_end
    )


def _piece(tokens: Tokens, first: int, last: int, sentence_starts: Collection[int], in_run: bool) -> Shape | None:
    """The shape of a compound that may be a piece of a name, or None."""
    word = tokens.words[first]
    compound = word if first == last else tokens.span(first, last)
    if is_generic(compound):
        return Shape.CAPITALISED if _is_in_name_of_set(tokens, last, in_run) else None
    if first == last and (word.islower() or (not in_run and _is_no_piece(word))):
        return None
    shape = _shape_of_core(compound)
    if shape is Shape.PLAIN:
        return None
    if shape is Shape.CAPITALISED and (tokens.starts[first] in sentence_starts or _opens_clause(tokens, first)):
        return None
    return shape


@lru_cache(maxsize=10_000)
def _shape_of_core(compound: str) -> Shape:
    """The shape of the name inside a compound, which is plain where there is none."""
    start, end = core_of(compound)
    return shape_of(compound[start:end]) if start < end else Shape.PLAIN


def _is_no_piece(word: str) -> bool:
    """Whether a word that is capitalised begins no name."""
    return word in NO_PIECES or (word.istitle() and word.lower() in SPACED_VARIANTS)


def _is_in_name_of_set(tokens: Tokens, i: int, in_run: bool) -> bool:
    """Whether a common abbreviation is part of a name: the last word of a set's (`the Brain US dataset`), the first of
    a contest's (`AI City Challenge`)."""
    following = [tokens.words[k] for k in range(i + 1, min(i + 4, len(tokens))) if len(tokens.gap(k)) == 1]
    if in_run:
        return following[:1] in (["dataset"], ["benchmark"], ["corpus"]) and len(tokens.words[i]) > 1
    contests = [k for k, word in enumerate(following) if word in _CONTESTS]
    return bool(contests) and all(w.istitle() for w in following[: contests[0]]) and contests[0] > 0


def _goes_on_capitalised(tokens: Tokens, last: int) -> bool:
    """Whether a capitalised word follows: `Wavelet-guided Factorized Baking` is one name."""
    return last + 1 < len(tokens) and tokens.gap(last + 1) == " " and tokens.words[last + 1][0].isupper()


def _opens_clause(tokens: Tokens, first: int) -> bool:
    """Whether a word is capitalised because something ends before it: a label's colon, a bullet, a quotation mark."""
    return first == 0 or tokens.gap(first).rstrip(" \"'“‘").endswith((":", ".", "•", "*", "?", "!", "—"))


def _is_trailing_number(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a number belongs to the name before it: `MovieLens 1M`, `CoVoST 2`, `Foo v2`, `Bar 2024`."""
    if tokens.gap(first) != " ":
        return False
    word = tokens.span(first, last)
    if word[0] in "vV" and word[1:].replace(".", "").isdigit():
        return True
    if not word[0].isdigit() or len(word) > 4:
        return False
    if word[-1] in "KkMBT" and word[:-1].replace(".", "").isdigit():
        return True
    if word.isdigit() and len(word) == 4:
        return word.startswith(("19", "20"))
    after = tokens.text[tokens.ends[last] : tokens.ends[last] + 5]
    return word.replace(".", "").isdigit() and (not after or after[0] in ".,;:)'" or after.startswith(" and "))


def _is_epithet_or_date(compound: str) -> bool:
    """Whether a piece of a name says only which language, or is a month or a year: `Dec 2023` names nothing."""
    return is_epithet(compound) or compound in _MONTHS or bool(_OF_YEAR.fullmatch(compound))


def _run_span(
    tokens: Tokens, run: list[tuple[int, int, Shape]], kin: dict[int, tuple[NodeType, bool]]
) -> list[NameSpan]:
    is_noun = len(run) == 1 and tokens.span(run[0][0], run[0][1]) in _CONTESTS  # the Foo Dataset and Challenge
    if is_noun or all(_is_epithet_or_date(tokens.span(a, b)) for a, b, _ in run):
        return []
    while len(run) > 1 and tokens.words[run[-1][0]] in _HEADINGS and run[-1][0] == run[-1][1]:
        run = run[:-1]  # `RealX3D Challenge Results`
    first, last = run[0][0], run[-1][1]
    start = tokens.starts[first] + core_of(tokens.span(run[0][0], run[0][1]))[0]
    end = tokens.starts[run[-1][0]] + core_of(tokens.span(run[-1][0], run[-1][1]))[1]
    shape = max(piece[2] for piece in run)
    relation = kin.get(run[-1][0]) or kin.get(run[0][0])
    return [
        NameSpan(
            start,
            end,
            first,
            last,
            tokens.text[start:end],
            shape=shape,
            kin=relation[0] if relation else None,
            kin_is_head=bool(relation and relation[1]),
        )
    ]
