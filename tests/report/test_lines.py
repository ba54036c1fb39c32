"""What the commands say."""

from __future__ import annotations

from vaultgen.model import Entity, Evidence, Finding, Join, LedgerEntry, NodeType, Severity
from vaultgen.report.lines import explanation, finding_line, finding_lines
from vaultgen.resolve.explain import Explanation, NodeExplanation


def test_a_message_has_its_place_first_and_its_remedy_last() -> None:
    finding = Finding("a.txt", 3, "is odd", "look at it")
    assert finding_line(finding) == "a.txt:3: warning: is odd (look at it)"
    assert finding_line(Finding("a.txt", 0, "is odd")) == "a.txt: warning: is odd"


def test_the_gravest_messages_come_first_and_trifles_only_when_asked_for() -> None:
    findings = [
        Finding("c.txt", 1, "a trifle", severity=Severity.INFO),
        Finding("a.txt", 1, "odd"),
        Finding("b.txt", 1, "wrong", severity=Severity.ERROR),
    ]
    assert [line[:5] for line in finding_lines(findings)] == ["b.txt", "a.txt", "and 1"]
    assert [line[:5] for line in finding_lines(findings, verbose=True)] == ["b.txt", "a.txt", "c.txt"]


def test_an_explanation_shows_forms_rules_and_the_words_around_a_form() -> None:
    long = Evidence("a.txt", 7, "reeds and " * 30 + "the Heron-2 model " + "and more reeds " * 30)
    entity = Entity("model/heron-2", NodeType.MODEL, "Heron 2", ("Heron-2",), {}, (long,))
    node = NodeExplanation(entity, (Join(entity.id, "Heron-2", "same name", long),), (), ())
    text = explanation(Explanation("heron 2", (node,)))
    assert text.splitlines()[:2] == ["Heron 2: model, id model/heron-2", "  also written Heron-2"]
    assert "Heron-2, by same name (a.txt:7 “…" in text
    assert "the Heron-2 model" in text
    assert max(len(line) for line in text.splitlines()) < 160


def test_a_name_without_a_note_and_an_unknown_name_are_explained_too() -> None:
    entry = LedgerEntry(NodeType.CONCEPT, "Reed", "named in 1 paper", (Evidence("a.txt", 2, "a reed"),))
    assert "Reed: concept without a note: named in 1 paper" in explanation(Explanation("reed", ledger=(entry,)))
    assert "did you mean Heron 2?" in explanation(Explanation("Hern", similar=("Heron 2",)))
