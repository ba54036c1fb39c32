"""Where sentences end, and where they only seem to."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultgen.text.sentences import LONGEST, split_sentences


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "We follow Quill et al. (2019) and the rule of Sand et al. 2020 here.",
        "Some tasks, e.g. Chess, are old; others, i.e. Go, are older.",
        "See Fig. 3 and Tab. 4, Sec. 2.1, Eq. 7 and pp. 12-14.",
        "It beats Otter 1.5 by 2.25% in vol. 3 of the series.",
        "Ideas of J. R. Heron, A. Finch and the U.S. Navy met.",
        "The code is at https://example.org/a.b/C.html for all.",
        "Cats vs. Dogs is a game that Yahoo! Answers knows.",
        "We wait ... and then (see above. Or below) we leave.",
        'They ask "Who? Why?" and go home.',
        "We study (1) Speed, (2) Cost, and (3) Joy.",
        "The steps are: 1. Collect words, 2. Count them.",
        "The bound $n. K$ holds for $k. N$ as well.",
        "The paper of Dec. 2023 (no. 5) says so.",
        "Dr. Owl and Prof. Newt approx. agree w.r.t. Time.",
        "DR. OWL climbs MT. PINE, and torch.Tensor objects stay whole.",
    ],
)
def test_nothing_is_broken_where_a_stop_is_no_end(text: str) -> None:
    assert len(pieces(text)) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("We try Otter 1.5. It works.", 2),
        ("The score is 90.04%. This is new.", 2),
        ("It was tried by Quill et al. We try again.", 2),
        ("They use cats, dogs, etc. The rest is left out.", 2),
        ("Is it so? Yes! It is.", 3),
        ("It was so in 2020. 90% of them agree.", 2),
        ('He said "no." We said "yes."', 2),
        ("It works (mostly.) We like it.", 2),
        ("It works. mBear is small.", 2),
        ("The end is near…  However, we go on.", 2),
        ("We propose a model.We test the model.", 2),
        ("They study selection and integration.Key findings are new.", 2),
        ("It is a new paradigm for MT. Our code is there.", 2),
        ("First paragraph\n\nSecond paragraph", 2),
        ("See Appendix A. We prove it there.", 2),
        ("The rate is 5.\nThe cost is 6.", 2),
        ("It grows as $O(n)$. $K$ is fixed.", 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(pieces(text)) == count


def test_a_sentence_keeps_its_closing_marks_and_loses_the_space_around_it() -> None:
    assert pieces("  It works.)  We go. ") == ["It works.)", "We go."]


def test_an_empty_text_has_no_sentences() -> None:
    assert split_sentences("") == ()
    assert split_sentences(" \n ") == ()


@given(st.text(alphabet='aB1 .?!…"()$\n', max_size=80))
def test_spans_are_in_order_and_cover_every_word(text: str) -> None:
    spans = split_sentences(text)
    assert all(a < b for a, b in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


@pytest.mark.parametrize("word", ["reeds ", "reeds", ", ", "a. b "])
def test_a_sentence_that_does_not_end_is_cut_between_words_where_that_can_be(word: str) -> None:
    text = (word * LONGEST)[: 4 * LONGEST].strip()
    spans = split_sentences(text)
    assert all(end - start <= LONGEST for start, end in spans)
    assert "".join(text[a:b] for a, b in spans).replace(" ", "") == text.replace(" ", "")
    assert all(text[b : b + 1] in {" ", ""} for _, b in spans) or " " not in text
