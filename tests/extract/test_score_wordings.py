"""Scores in the many ways in which papers word them, and numbers beside them that are none."""

from __future__ import annotations

import pytest

from tests.extract.test_results import rows
from vaultgen.extract.scoring.placing import UNNAMED, Context


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Quokka outperforms Wombat (67.8% vs. 64.1% on BigQuiz).",
            [("Quokka", "BigQuiz", 67.8), ("Wombat", "BigQuiz", 64.1)],
        ),
        (
            "On BigQuiz, Wombat scores 64.1% while Numbat scores 60.2%.",
            [("Wombat", "BigQuiz", 64.1), ("Numbat", "BigQuiz", 60.2)],
        ),
        (
            "On Wombat, Quokka raises BigQuiz accuracy from 56.7% to 73.3%.",
            [("Wombat", "BigQuiz", 56.7), ("Wombat", "BigQuiz", 73.3)],
        ),
        (
            "Applied to Wombat, Quokka raises BigQuiz accuracy from 56.7% to 73.3%.",
            [("Wombat", "BigQuiz", 56.7), ("Wombat", "BigQuiz", 73.3)],
        ),
        (
            "Quokka boosts Wombat's BigQuiz score from 13.3 to 79.2.",
            [("Wombat", "BigQuiz", 13.3), ("Wombat", "BigQuiz", 79.2)],
        ),
        (
            "Using Quokka, Wombat's accuracy on BigQuiz rises from 13.3% to 79.2%.",
            [("Wombat", "BigQuiz", 13.3), ("Wombat", "BigQuiz", 79.2)],
        ),
        ("The word error rate on BigQuiz drops to 4.1%.", [("Quokka", "BigQuiz", 4.1)]),
        (
            "The mean error reduces to 1.73 cm and the PSNR of view synthesis reaches 28.36 dB on BigQuiz.",
            [("Quokka", "BigQuiz", 1.73), ("Quokka", "BigQuiz", 28.36)],
        ),
        (
            "Wombat performs best on BigQuiz with a score of 81.65, followed by Numbat with 78.40.",
            [("Wombat", "BigQuiz", 81.65), ("Numbat", "BigQuiz", 78.4)],
        ),
        (
            "Wombat leads BigQuiz with 81.65%, followed by Numbat (78.40%).",
            [("Wombat", "BigQuiz", 81.65), ("Numbat", "BigQuiz", 78.4)],
        ),
        ("BigQuiz accuracy rises from 51.2% to 64.1% with Quokka.", [("Quokka", "BigQuiz", 64.1)]),
        ("Quokka trained on MudCorpus achieves 71.2% on BigQuiz.", [("Quokka", "BigQuiz", 71.2)]),
        ("Wombat fine-tuned with Quokka achieves 71.2% accuracy on BigQuiz.", [("Wombat", "BigQuiz", 71.2)]),
        ("Quokka, which uses Wombat as encoder, attains 71.2% accuracy on BigQuiz.", [("Quokka", "BigQuiz", 71.2)]),
        ("Quokka attains 71.2% accuracy in the 5-shot setting on BigQuiz.", [("Quokka", "BigQuiz", 71.2)]),
        (
            "While Wombat attains 71.2% on BigQuiz, it drops to 31.0% on PondMath.",
            [("Wombat", "BigQuiz", 71.2), ("Wombat", "PondMath", 31.0)],
        ),
        (
            "Wombat (71.2%) and Numbat (68.0%) lead on BigQuiz.",
            [("Wombat", "BigQuiz", 71.2), ("Numbat", "BigQuiz", 68.0)],
        ),
        (
            "On BigQuiz, the best results are obtained by Wombat (71.2%), Numbat (68.0%), and Quokka (75.1%).",
            [("Wombat", "BigQuiz", 71.2), ("Numbat", "BigQuiz", 68.0), ("Quokka", "BigQuiz", 75.1)],
        ),
        ("An accuracy of 71.2% is achieved on BigQuiz by Wombat.", [("Wombat", "BigQuiz", 71.2)]),
        ("The highest accuracy of 71.2% on BigQuiz was achieved by Wombat.", [("Wombat", "BigQuiz", 71.2)]),
        ("The highest accuracy on BigQuiz is 71.2%, obtained by Wombat.", [("Wombat", "BigQuiz", 71.2)]),
        (
            "Wombat achieves 68.1% on BigQuiz, whereas Quokka achieves 71.2%.",
            [("Wombat", "BigQuiz", 68.1), ("Quokka", "BigQuiz", 71.2)],
        ),
        (
            "Quokka obtains 88.3% (+2.1) on BigQuiz and 71.0% (+0.8) on PondMath.",
            [("Quokka", "BigQuiz", 88.3), ("Quokka", "PondMath", 71.0)],
        ),
        ("Quokka pushes the state of the art on BigQuiz to 88.3%.", [("Quokka", "BigQuiz", 88.3)]),
        (
            "At 7B scale, Quokka matches Wombat on BigQuiz (88.3% vs 88.1%) while being ten times smaller.",
            [("Quokka", "BigQuiz", 88.3), ("Wombat", "BigQuiz", 88.1)],
        ),
        (
            "Our 7B model attains 88.3% on BigQuiz, while our 70B model attains 91.0%.",
            [("Quokka", "BigQuiz", 88.3), ("Quokka", "BigQuiz", 91.0)],
        ),
        ("Quokka enables Wombat to reach 88.3% on BigQuiz.", [("Wombat", "BigQuiz", 88.3)]),
        (
            "On BigQuiz with Wombat, Quokka improves pass@1 from 81.0% to 88.3%.",
            [("Wombat", "BigQuiz", 81.0), ("Wombat", "BigQuiz", 88.3)],
        ),
        (
            "Quokka achieves 88.3% accuracy on BigQuiz, versus 81.0% for the best baseline.",
            [("Quokka", "BigQuiz", 88.3)],
        ),
        ("Quokka achieves 88.3% accuracy on BigQuiz (previous best: 81.0%).", [("Quokka", "BigQuiz", 88.3)]),
        (
            "Quokka achieves 88.3% accuracy on BigQuiz (vs. 81.0% for Wombat and 79.2% for Numbat).",
            [("Quokka", "BigQuiz", 88.3), ("Wombat", "BigQuiz", 81.0), ("Numbat", "BigQuiz", 79.2)],
        ),
        ("Performance on BigQuiz reaches 88.3%.", [("Quokka", "BigQuiz", 88.3)]),
        ("The F1 of Wombat on BigQuiz is 0.883.", [("Wombat", "BigQuiz", 0.883)]),
        ("For Wombat, F1 on BigQuiz is 0.883.", [("Wombat", "BigQuiz", 0.883)]),
        ("Among open models, Wombat is best on BigQuiz with 88.3%.", [("Wombat", "BigQuiz", 88.3)]),
        ("Frontier models such as Wombat achieve only 38.3% on BigQuiz.", [("Wombat", "BigQuiz", 38.3)]),
        ("On BigQuiz, human accuracy is 95.1%, but Wombat only reaches 41.0%.", [("Wombat", "BigQuiz", 41.0)]),
        ("Quokka cuts the error rate on BigQuiz from 12.4% to 8.1%.", [("Quokka", "BigQuiz", 8.1)]),
        (
            "Quokka outperforms existing methods on BigQuiz in terms of F1 (88.3%) and EM (81.0%).",
            [("Quokka", "BigQuiz", 88.3), ("Quokka", "BigQuiz", 81.0)],
        ),
        ("Quokka tops the BigQuiz leaderboard with 81.0%.", [("Quokka", "BigQuiz", 81.0)]),
        ("Quokka placed second in the BigQuiz challenge, with an F1-score of 0.81.", [("Quokka", "BigQuiz", 0.81)]),
        ("A Wombat trained on MudCorpus reaches 81.0% on BigQuiz.", [("Wombat", "BigQuiz", 81.0)]),
        (
            "Quokka-2 improves over Quokka on BigQuiz (81.0% vs. 78.2%).",
            [("Quokka-2", "BigQuiz", 81.0), ("Quokka", "BigQuiz", 78.2)],
        ),
    ],
)
def test_a_score_is_its_owners_however_the_sentence_is_built(text: str, found: list[tuple[str, str, float]]) -> None:
    assert sorted(rows(text)) == sorted(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Our best submissions obtain macro-F1 scores of 0.737 on BigQuiz and 0.422 on PondMath.",
            [(UNNAMED, "BigQuiz", 0.737), (UNNAMED, "PondMath", 0.422)],
        ),
        (
            "Fine-tuned Wombat attains 88.3% accuracy on BigQuiz, while zero-shot Wombat attains 61.0%.",
            [("Wombat", "BigQuiz", 88.3), ("Wombat", "BigQuiz", 61.0)],
        ),
        (
            "Our study shows that Wombat outperforms Numbat on BigQuiz, with F1 scores of 0.88 and 0.85, respectively.",
            [("Wombat", "BigQuiz", 0.88), ("Numbat", "BigQuiz", 0.85)],
        ),
    ],
)
def test_a_method_without_a_name_has_the_scores_that_are_said_to_be_its_own(
    text: str, found: list[tuple[str, str, float]]
) -> None:
    assert sorted(rows(text, Context(is_unnamed=True))) == sorted(found)


@pytest.mark.parametrize(
    "text",
    [
        "Performance degrades from 71.2% on BigQuiz to 31.0% on PondMath.",
        "A simple baseline achieves 71.2% on BigQuiz.",
        "Humans achieve 91.2% on BigQuiz.",
        "Removing the module drops accuracy on BigQuiz from 88.3% to 85.0%.",
        "Without the module, accuracy on BigQuiz falls to 85.0%.",
        "Quokka gains 4.1% on BigQuiz and 2.0% on PondMath over Wombat.",
        "The performance gap between Wombat and Quokka on BigQuiz is 3.1%.",
        "BigQuiz contains 12.5% hard questions.",
        "We split BigQuiz into 80% training and 20% test data.",
        "Quokka achieves accuracy within 1.2% of Wombat on BigQuiz.",
        "Models trained on MudCorpus reach 81.0% on BigQuiz.",
    ],
)
def test_shares_margins_and_what_nobody_with_a_name_reached_are_no_results(text: str) -> None:
    assert rows(text) == []
