"""Results: which model scored what on which benchmark, read out of one sentence.

A number whose model or benchmark is not sure is no result; `respectively` pairs lists of the same length or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from vaultgen.extract.scoring.attach import Named, Placed
from vaultgen.extract.scoring.metrics import find_metrics
from vaultgen.extract.scoring.placing import Context, place_scores
from vaultgen.extract.scoring.result import Result
from vaultgen.extract.scoring.scores import Score, find_scores
from vaultgen.extract.scoring.told_apart import told_apart
from vaultgen.model import NamedEntity

__all__ = ["Context", "common_benchmark", "sentence_results"]


_SETTING = re.compile(
    r"^[^.;()]{0,40}?\((?P<words>(?:\d+-shot|zero-shot|few-shot|one-shot|greedy|[\w-]+@\d+|"
    r"[\w -]{0,20}CoT)[^()]{0,30})\)"
)
_SIZE = re.compile(r"\((?P<size>\d+(?:\.\d+)?[BM])[:,;][^()]*$")
_SHOT_SETTING = re.compile(
    r"^[^.;()]{0,60}?\b(?:in|under|with|using)\s+(?:the |an? )?"
    r"(?P<words>(?:zero|one|few|\d+)-shot|linear (?:evaluation|probing))\b|^\s?(?P<at>(?:zero|one|few|\d+)-shot)\s",
    re.IGNORECASE,
)
_ADAPTED = re.compile(
    r"(?<![\w-])(?P<words>(?:(?:LoRA|QLoRA|instruction|domain|RL|SFT|GRPO|DPO)-)?(?:fine-?tuned|finetuned|adapted|tuned|"
    r"trained|distilled|quanti[sz]ed|pruned))\s$",
    re.IGNORECASE,
)
_ADAPTED_BEHIND = re.compile(
    r"\s(?:model\s)?\(?(?P<words>(?:(?:LoRA|instruction)-)?(?:fine-?tuned|finetuned|tuned|distilled))\b", re.IGNORECASE
)
_WITH = re.compile(r"\bwith (?:our |the )?")
# In brackets stands what concerns another score, but for the setting alone: `A (5-shot)`.
_ASIDE = re.compile(r"\((?!(?:zero|one|few|\d+)-shot\))[^()]*\)")
_IN_WORD = re.compile(r"\w")
_NEXT_CLAUSE = re.compile(
    r"\b(?:versus|vs|while|whereas|compared|than|against|but|outperform\w*|surpass\w*|exceed\w*|and\s+\d)\b"
)
_SHOT = re.compile(r"\b(?:(?:zero|one|few|\d+)-shot|linear (?:evaluation|probing)|single-model)\b", re.IGNORECASE)
_PRIOR = re.compile(
    r"(?:surpass\w*|outperform\w*|exceed\w*|over|than|compared (?:to|with)|vs\.?|versus|up from|down from|from|"
    r"beat\w*)\s+"
    r"(?P<who>[^,;.()]{0,60}?)\s*\(?(?:by\s*)?$",
    re.IGNORECASE,
)


def sentence_results(
    text: str, models: Sequence[Named], benchmarks: Sequence[Named], context: Context
) -> tuple[Result, ...]:
    """The results that one sentence states; `models` and `benchmarks` are its mentions, in its order."""
    around = (context.benchmark, context.own_benchmark, context.previous, context.named, context.only, context.last)
    if not benchmarks and not any(around) and not context.listed:
        return ()
    scores = find_scores(text, [(n.start, n.end) for n in (*models, *benchmarks)])
    if not scores:
        return ()
    placed = place_scores(text, scores, models, benchmarks, context)
    results: list[Result] = []
    rivals: set[int] = set()  # Where the scores stand that another is compared with.
    old: Placed | None = None
    for item in placed:
        if item.is_rival and not item.model:
            _compare_last(results, _prior(text, item.score), item.score)
        elif item.model and len(item.row) == 1 and item.row[0].name:
            result = _result(text, item, old, context)
            if item.is_rival:
                result = _like_first(results, result, rivals)
                rivals.add(result.start)
            results.append(_like_last(text, results, result, item.score.end) if not item.is_rival else result)
        old = item if item.is_old else None
    return tuple(told_apart(text, _like_next(text, results)))


def _like_next(text: str, results: list[Result]) -> list[Result]:
    """The results, those without a metric with that of the next in a plain row: `66.4%, 83.1%, and 63.4% AUROC`."""
    for i in reversed(range(len(results) - 1)):
        one, other = results[i], results[i + 1]
        gap = text[one.start : other.start]
        if (
            not one.metric
            and one.unit == other.unit
            and re.fullmatch(r"[\d.%\\$]+(?:(?:,|\s?and|,\s?and)\s|\s(?:[a-z-]+\s){0,2}\()", gap)
        ):
            results[i] = replace(one, metric=other.metric, is_lower_better=other.is_lower_better)
    return results


def common_benchmark(results: Sequence[Result]) -> NamedEntity | None:
    """The one benchmark of all `results`, if it is one: what `it also reaches` in the next sentence speaks of."""
    named = {NamedEntity(r.benchmark.type, r.benchmark.name) for r in results}
    return named.pop() if len(named) == 1 else None


def _result(text: str, item: Placed, old: Placed | None, context: Context) -> Result:
    """The result that a placed score states; `old` is what it was before."""
    score = item.score
    metric = score.metric
    if metric is None and (item.is_old or item.is_new):  # `reduces the word error rate on X from 30% to 12%`
        metric = next(reversed(find_metrics(text[: score.start])), None)
    name = metric.name if metric else ""
    if name.endswith(" score") and name.removesuffix(" score").casefold() == item.row[0].name.casefold():
        name = "score"  # `a GenEval score of 0.79`
    result = Result(
        model=item.model,
        benchmark=item.row[0],
        value=score.value,
        unit="% (top)" if score.is_top_share else score.unit,
        metric="rank" if score.is_top_share else name,
        setting=_setting(text, item, context),
        is_lower_better=score.is_top_share or bool(metric and metric.is_lower_better),
        is_about=score.qualifier == "about",
        start=score.start,
    )
    return replace(result, comparator_value=old.score.value) if old else result


def _setting(text: str, item: Placed, context: Context) -> str:
    """Under what conditions a score was reached, in the text's words where it has any."""
    size = _SIZE.search(text[: item.score.start])
    if size:
        return size["size"]
    behind = _setting_behind(text[item.score.end :])
    if behind:
        return behind
    if item.is_old:
        return f"without {context.own}" if context.own and context.own != item.model else "before"
    is_other = bool(context.own) and context.own != item.model
    if is_other and (item.is_new or _stands_with(context.own, text[: item.score.start])):
        return f"with {context.own}"
    tuned = _tuned(text[: item.score.start], item.model)
    if tuned or item.is_tuned:
        return tuned or "adapted"
    before = _ASIDE.sub("", text[: item.score.start])
    shots = _SHOT.findall(before)
    return shots[-1].lower() if shots else ""


def _tuned(text: str, model: str) -> str:
    """What was done to a model beside its last mention in `text`: `our fine-tuned A (35.4)`, `A fine-tuned on C`."""
    at = text.rfind(model) if model else -1
    match = _ADAPTED.search(text, max(0, at - 60), at) if at >= 0 else None
    if match is None and at >= 0:
        match = _ADAPTED_BEHIND.match(text, at + len(model))
    return match["words"].lower().replace("finetuned", "fine-tuned") if match else ""


def _stands_with(name: str, text: str) -> bool:
    """Whether a text says `with our …` of a name. A pattern of each name would have to be compiled each time."""
    ends = (m.end() for m in _WITH.finditer(text))
    return any(text.startswith(name, at) and not _IN_WORD.match(text, at + len(name)) for at in ends)


def _setting_behind(text: str) -> str:
    """The setting that the words behind a score give it: `81.2 (5-shot)`, `81.2 on X in the 5-shot setting`."""
    beside = _SETTING.match(text[:80])
    if beside:
        return beside["words"].strip()
    behind = _SHOT_SETTING.match(_NEXT_CLAUSE.split(text, maxsplit=1)[0])
    return (behind["words"] or behind["at"]) if behind else ""


def _compare_last(results: list[Result], who: str, score: Score) -> None:
    """Adds to the last result what it is compared with, if nothing is yet."""
    if results and results[-1].comparator_value is None:
        results[-1] = replace(results[-1], comparator=who, comparator_value=score.value)


def _like_first(results: list[Result], rival: Result, rivals: Container[int]) -> Result:
    """A rival's result with the metric of the one it is compared with, which takes it as its comparator; rivals (by
    where their scores stand) are not compared with each other."""
    for index in reversed(range(len(results))):
        first = results[index]
        if first.model != rival.model and first.benchmark.name == rival.benchmark.name:
            if first.comparator_value is None and first.start not in rivals:
                results[index] = replace(first, comparator=rival.model, comparator_value=rival.value)
            if not rival.setting and _SHOT.search(first.setting):  # `27.0 (1-shot) vs 25.3`
                rival = replace(rival, setting=first.setting)
            if not rival.metric and first.unit == rival.unit:
                return replace(rival, metric=first.metric, is_lower_better=first.is_lower_better)
            break
    return rival


def _like_last(text: str, results: Sequence[Result], result: Result, end: int) -> Result:
    """A result with the metric of the one before it in the same row: `79.8% mAP on A and 92.5% on B`."""
    if not results or result.metric or results[-1].unit != result.unit:
        return result
    gap = text[results[-1].start : result.start]
    is_aside = results[-1].benchmark.name == result.benchmark.name and re.search(r"\([^()]{1,40}:\s*$", gap)
    if is_aside:  # `79.8% pass@1 (B: 79.2%)`
        return replace(result, metric=results[-1].metric, is_lower_better=results[-1].is_lower_better)
    if results[-1].model != result.model:
        return result
    is_named = re.match(r"[\s$]*(?:[,;.)(]|on\b|in\b|for\b|and\b|with\b|$)", text[end:])
    # `74.3% accuracy on X using a small encoder, and 79.6% with a larger one`
    is_same = results[-1].benchmark.name == result.benchmark.name and re.match(r"[\s$]*(?:with|using)\b", text[end:])
    if not is_named or len(gap) > (160 if is_same else 90) or not re.search(r"(?:,|\band|\()[\s$]*(?:a )?$", gap):
        return result
    return replace(result, metric=results[-1].metric, is_lower_better=results[-1].is_lower_better)


def _prior(text: str, score: Score) -> str:
    """Who an unnamed score belongs to, in the text's words: `the prior SOTA`; empty where the text does not say."""
    match = _PRIOR.search(text[max(0, score.start - 90) : score.start])
    return match["who"].strip() if match else ""
