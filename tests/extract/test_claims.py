"""Claims of whole records: abstracts, a person's bullets, and tables."""

from __future__ import annotations

from collections.abc import Sequence

from tests.extract.scenes import names_in
from vaultgen.extract.claims import find_claims
from vaultgen.extract.sorting.sentences import find_sentences
from vaultgen.grounding import Passage
from vaultgen.model import Claim, FieldRef, Mention, PaperRecord, Reading, Relation, Section
from vaultgen.read import read_seed


def passages_of(reading: Reading) -> dict[FieldRef, Passage]:
    found: dict[FieldRef, Passage] = {}
    for number, record in enumerate(reading.records):
        found[FieldRef(number, "title")] = record.title
        if isinstance(record, PaperRecord):
            if record.abstract:
                found[FieldRef(number, "abstract")] = record.abstract
        else:
            for index, block in enumerate(record.blocks):
                found[FieldRef(number, "block", index)] = block.passage
    return found


def mentions_of(passages: dict[FieldRef, Passage], introduced: Sequence[str]) -> list[Mention]:
    return [
        Mention(
            n.type,
            passage.text[n.start : n.end],
            n.name,
            ref,
            n.start,
            n.end,
            "introduced-we" if n.name in introduced else "known",
            1.0,
            passage.evidence(n.start, n.end),
        )
        for ref, passage in passages.items()
        for n in names_in(passage.text)
    ]


def claims_of(reading: Reading, introduced: Sequence[str] = ("Quokka",)) -> tuple[Claim, ...]:
    passages = passages_of(reading)
    return find_claims(reading, passages, find_sentences(reading, passages), mentions_of(passages, introduced))


def reading_of_abstract(title: str, abstract: str) -> Reading:
    record = PaperRecord(Passage.of_line(title, "a.txt", 1), abstract=Passage.of_line(abstract, "a.txt", 2))
    return Reading("a.txt", "made-up", "", "", 2, (record,))


def scores_of(claims: Sequence[Claim]) -> list[tuple[object, str, object]]:
    return [
        (dict(c.qualifiers)["model"], c.object.name, dict(c.qualifiers)["value"])
        for c in claims
        if c.relation is Relation.REPORTS
    ]


NOTE = """\
---
title: "Quokka: A Family of Counters"
---
# Quokka: A Family of Counters

This report introduces **Quokka**, a counter.

>[!NOTE] Key Distinguishing Feature
>Quokka counts in the dark.

## Comprehensive Evaluation & SOTA Performance

### On Land

Quokka-7B sets new marks.

*   **Words:**
    *   **BigQuiz:** Quokka-2 scores 83.6%.
    *   **PondMath:** 53.0%.
*   **Sounds:** SOTA on RiverQA (62.7 CIDER).

| Model | BigQuiz | LakeBench (F1) |
| --- | --- | --- |
| Wombat | 71.0% | 60.5 |
| Numbat | n/a | 58 |
"""


def test_bullets_take_their_model_from_siblings_and_their_section() -> None:
    scores = scores_of(claims_of(read_seed("n.md", NOTE.encode())))
    assert ("Quokka-2", "BigQuiz", 83.6) in scores
    assert ("Quokka-2", "PondMath", 53.0) in scores
    assert ("Quokka-2", "RiverQA", 62.7) in scores


def test_a_table_gives_a_result_a_cell() -> None:
    claims = claims_of(read_seed("n.md", NOTE.encode()))
    scores = scores_of(claims)
    assert ("Wombat", "BigQuiz", 71.0) in scores
    assert ("Wombat", "LakeBench", 60.5) in scores
    assert ("Numbat", "LakeBench", 58.0) in scores
    assert not any(model == "Numbat" and benchmark == "BigQuiz" for model, benchmark, _ in scores)
    metrics = [dict(c.qualifiers).get("metric") for c in claims if c.object.name == "LakeBench"]
    assert set(metrics) == {"F1"}


def test_every_claim_quotes_words_that_stand_in_its_line() -> None:
    lines = NOTE.splitlines()
    claims = claims_of(read_seed("n.md", NOTE.encode()))
    assert claims
    assert all(c.evidence.quote in lines[c.evidence.line - 1] for c in claims)


def test_what_the_paper_introduces_is_said_once() -> None:
    reading = reading_of_abstract("Quokka: a counter", "We introduce Quokka. Quokka is small. Quokka is quick.")
    introduced = [c.object.name for c in claims_of(reading) if c.relation is Relation.INTRODUCES]
    assert introduced == ["Quokka"]


def test_it_also_stays_on_the_benchmark_of_the_sentence_before() -> None:
    abstract = "We introduce Quokka. On BigQuiz, Quokka achieves 80.1% accuracy. It also reaches an F1 of 0.75."
    assert scores_of(claims_of(reading_of_abstract("Quokka", abstract))) == [
        ("Quokka", "BigQuiz", 80.1),
        ("Quokka", "BigQuiz", 0.75),
    ]


def test_the_same_result_twice_is_one_claim_the_fuller_one() -> None:
    abstract = "Wombat achieves 80.1% on BigQuiz. On BigQuiz, Wombat achieves 80.1% accuracy (4-shot)."
    (claim,) = [c for c in claims_of(reading_of_abstract("T", abstract), ()) if c.relation is Relation.REPORTS]
    assert dict(claim.qualifiers)["metric"] == "accuracy"


def test_one_sentence_of_an_abstract_is_the_key_one() -> None:
    abstract = "Counting is hard. We study burrows. We introduce Quokka, a counter. It works."
    reading = reading_of_abstract("Quokka", abstract)
    sentences = find_sentences(reading, passages_of(reading))
    key = [abstract[s.start : s.end] for s in sentences if s.is_key]
    assert key == ["We introduce Quokka, a counter."]
    assert next(s for s in sentences if s.is_key).section is Section.OPENING


def test_blocks_of_a_note_keep_their_lead_in_and_their_headings() -> None:
    reading = read_seed("n.md", NOTE.encode())
    sentences = find_sentences(reading, passages_of(reading))
    bullet = next(s for s in sentences if s.lead_in == "BigQuiz")
    assert (bullet.section, bullet.subsection) == (Section.EVALUATION, "On Land")
    assert [s.is_key for s in sentences].count(True) == 1
