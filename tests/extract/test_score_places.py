"""What scores were reached on, by where the sets of a sentence stand; and its signs, which that is read from."""

from __future__ import annotations

import pytest

from tests.extract.test_score_lists import MODELS, SETS, named, scores
from vaultgen.extract.scoring.phrase import phrase_of
from vaultgen.extract.scoring.scores import find_scores
from vaultgen.model import NodeType


def test_a_sentence_as_signs() -> None:
    text = "On BigQuiz, Quokka achieves 80.1% accuracy with Foo, surpassing Numbat (78.2%) by 1.9%."
    models, benchmarks = named(text, MODELS, NodeType.MODEL), named(text, SETS, NodeType.BENCHMARK)
    found = find_scores(text, [(n.start, n.end) for n in (*models, *benchmarks)])
    phrase = phrase_of(text, found, models, benchmarks)
    assert phrase.signs == "OB,MRSKWU,XM(S)YN"
    at = phrase.at(text.index("78.2"))
    assert (phrase.signs[at], text[phrase.starts[at] : phrase.ends[at]]) == ("S", "78.2%")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Before its score, as its measure.
        (
            (
                "Quokka is strong, including pushing the BigQuiz score to 80.5% (7.7% better), LongQA accuracy to "
                "86.7% (4.6% better) and CodeEval Test F1 to 93.2."
            ),
            {"Quokka BigQuiz 80.5", "Quokka LongQA 86.7", "Quokka CodeEval 93.2"},
        ),
        # A score in brackets behind each.
        (
            (
                "Quokka sets records on the test set of the new BigQuiz benchmark (63.5%) and the harder LongQA "
                "benchmark (25.3%)."
            ),
            {"Quokka BigQuiz 63.5", "Quokka LongQA 25.3"},
        ),
        # `with` between a set and its scores: the nearest set has the say.
        (
            (
                "Quokka sets a new record on BigQuiz val set with 58.0% mAP, LongQA val set with 68.4% mAP, 44.0% "
                "AP, and CodeEval val set with 50.9% mAP."
            ),
            {"Quokka BigQuiz 58", "Quokka LongQA 68.4", "Quokka LongQA 44", "Quokka CodeEval 50.9"},
        ),
        # Numbers that count steps part no row.
        ("Quokka achieves 49.4 AP in 12 epochs and 51.3 AP in 24 epochs on BigQuiz.",
         {"Quokka BigQuiz 49.4", "Quokka BigQuiz 51.3"}),
        ("On BigQuiz, Quokka achieves scores of 24.6 with 50 steps and 22.7 with 15 steps.",
         {"Quokka BigQuiz 24.6", "Quokka BigQuiz 22.7"}),
        # As many scores of each metric as there are sets.
        (
            (
                "On BigQuiz and LongQA, Quokka obtains AUCs of 0.962 and 0.971, and accuracies of 92.1% and 91.4%, "
                "respectively."
            ),
            {"Quokka BigQuiz 0.962", "Quokka LongQA 0.971", "Quokka BigQuiz 92.1", "Quokka LongQA 91.4"},
        ),
        # A set that nobody knows takes its share of a list.
        ("Quokka reaches 44.9%, 38.4% and 40.7% F1 score on BigQuiz, PondQA and MudQA tasks respectively.",
         {"Quokka BigQuiz 44.9"}),
        ("Quokka reaches 44.9% accuracy on BigQuiz and PondQA.", set()),
        # Whichever of two in a bracket is the better one is that of the model said to be better.
        ("Compared to Numbat, Quokka improves on BigQuiz by 0.9% (90.2% vs. 91.1%).", {"Quokka BigQuiz 91.1"}),
        # A relative clause is of whom it follows.
        ("Quokka achieves a 91% accuracy on BigQuiz, surpassing the previous best Numbat that achieves 80%.",
         {"Quokka BigQuiz 91", "Numbat BigQuiz 80"}),
        # Elsewhere, or of somebody else.
        ("Quokka gains on BigQuiz by 2.3% (88.4% vs. 86.1%) and PondQA by 3.6% (86.8% vs. 83.2%).",
         {"Quokka BigQuiz 88.4"}),
        ("Quokka gets 79.2% accuracy on BigQuiz, as fast as FooNet (1.6 ms, 74.7% top-1).", {"Quokka BigQuiz 79.2"}),
        ("Trained on BigQuiz, Quokka reaches 79.2% accuracy.", set()),
        ("Quokka reaches 79.2% on BigQuiz, with 25 scores above the mean.", {"Quokka BigQuiz 79.2"}),
    ],
)  # fmt: skip
def test_what_a_score_was_reached_on_stands_where_the_sentence_puts_it(text: str, found: set[str]) -> None:
    assert scores(text) == found
