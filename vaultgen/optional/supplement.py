"""The stage: extractions in, the same with the mentions of optional extractors out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from vaultgen.config.extractor_tables import Extractors
from vaultgen.model import Extraction, Finding, Mention, Severity
from vaultgen.optional.answers import Answers, answer_key
from vaultgen.optional.grounded import mentions_of
from vaultgen.optional.source import GivenName, NameSource
from vaultgen.optional.texts import AskedText, texts_of

_PLACE = "vaultgen.toml"


@dataclass(frozen=True, slots=True)
class Supplemented:
    """The extractions with what was added. `is_whole`: nothing that was to be asked went unanswered."""

    extractions: tuple[Extraction, ...]
    findings: tuple[Finding, ...] = ()
    is_whole: bool = True


def supplement(
    extractions: Sequence[Extraction],
    extractors: Extractors,
    vault: Path,
    progress: Callable[[int, int], None],
    *,
    may_ask: bool,
) -> Supplemented:
    """The extractions with the names that the extractors in the settings give. Without `may_ask`, only what they have
    answered before counts. What they cannot be asked is a finding, and the build goes on."""
    done = Supplemented(tuple(extractions))
    for source, most in _sources(extractors, vault):
        asking = _Round(source, done.extractions, Answers(vault))
        new = asking.unanswered[:most] if may_ask else []
        findings = asking.ask(new, progress) if new else ()
        more = asking.supplemented(findings or asking.waiting())
        done = Supplemented(more.extractions, (*done.findings, *more.findings), done.is_whole and more.is_whole)
    return done


def _sources(extractors: Extractors, vault: Path) -> list[tuple[NameSource, int | None]]:
    """Those to ask, in a fixed order, and about how many texts at most."""
    from vaultgen.optional.llm import LlmSource
    from vaultgen.optional.ner import NerSource

    sources: list[tuple[NameSource, int | None]] = []
    if extractors.llm:
        sources.append((LlmSource(extractors.llm), extractors.llm.max_texts))
    if extractors.ner:
        sources.append((NerSource(extractors.ner, vault), None))
    return sources


class _Round:
    """One source and all texts: what it has answered before, what it is asked now, and what came of it."""

    def __init__(self, source: NameSource, extractions: Sequence[Extraction], answers: Answers) -> None:
        self._source = source
        self._extractions = extractions
        self._answers = answers
        self._texts = [tuple(texts_of(x, source.longest)) for x in extractions]
        self._keys = {a.text: answer_key(source.maker, a.text) for every in self._texts for a in every}
        self._known = answers.find(self._keys.values())

    @property
    def unanswered(self) -> list[str]:
        """The texts on which there is no answer, in reading order."""
        return [text for text, key in self._keys.items() if key not in self._known]

    def ask(self, texts: Sequence[str], progress: Callable[[int, int], None]) -> tuple[Finding, ...]:
        """Ask about texts, keep what is answered, and say what was not."""
        left = set(texts)

        def keep(number: int, names: tuple[GivenName, ...]) -> None:
            key = self._keys[texts[number]]
            self._known[key] = names
            self._answers.keep(key, names)
            left.discard(texts[number])
            progress(len(texts) - len(left), len(texts))

        trouble = self._source.ask(texts, keep)
        if trouble is None:
            return ()
        message = f"{self._called} gave no answer on {len(left)} of {len(texts)} texts: {trouble.message}"
        return (Finding(_PLACE, 0, f"{message}; for these our own rules stand alone", trouble.remedy),)

    def waiting(self) -> tuple[Finding, ...]:
        """That there are texts which nobody was asked about."""
        left = len(self.unanswered)
        if not left:
            return ()
        message = f"{self._called} is still to be asked about {left} of {len(self._keys)} texts"
        return (Finding(_PLACE, 0, message, "vaultgen build asks", Severity.INFO),)

    def supplemented(self, findings: tuple[Finding, ...]) -> Supplemented:
        """The extractions with what was answered on their texts."""
        each = zip(self._extractions, self._texts, strict=True)
        return Supplemented(tuple(self._with_answers(x, every) for x, every in each), findings, not self.unanswered)

    @property
    def _called(self) -> str:
        return f"{self._source.name} ({self._source.label})"

    def _with_answers(self, extraction: Extraction, texts: Sequence[AskedText]) -> Extraction:
        more: list[Mention] = []
        for asked in texts:
            more += mentions_of(extraction, asked, self._known.get(self._keys[asked.text], ()), self._source)
        return replace(extraction, mentions=(*extraction.mentions, *more)) if more else extraction
