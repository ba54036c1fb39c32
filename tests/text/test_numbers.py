"""Numbers with their units and the words that qualify them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultgen.text.numbers import Quantity, find_quantities


def only(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("a score of 90.04% here", 90.04, "%", ""),
        (r"about $\sim$7\% more", 7.0, "%", "about"),
        ("~7% of it", 7.0, "%", "about"),
        ("up to 3 hours of it", 3.0, "h", "up to"),
        (">99% of it", 99.0, "%", "more than"),
        ("the top 15% on it", 15.0, "%", "top"),
        (r"reaches $74.3\%$ there", 74.3, "%", ""),
        (r"a score of \textbf{64.4}\% there", 64.4, "%", ""),
        ("a gain of 1.5 percentage points", 1.5, "points", ""),
        ("5,000 people", 5000.0, "", ""),
    ],
)
def test_a_number_keeps_its_unit_and_its_qualifier(text: str, value: float, unit: str, qualifier: str) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.unit, quantity.qualifier) == (value, unit, qualifier)


def test_a_share_keeps_its_whole() -> None:
    for text in ("30 of 32", "30 out of 32", "30 of the 32", "30/32"):
        assert (only(text).value, only(text).whole) == (30.0, 32.0)


def test_a_range_keeps_both_ends() -> None:
    assert (only("a 2-2.5x speedup").value, only("a 2-2.5x speedup").high) == (2.0, 2.5)
    assert (only("60 to 75% of it").value, only("60 to 75% of it").high) == (60.0, 75.0)


def test_a_change_is_two_numbers_and_no_range() -> None:
    assert [q.value for q in find_quantities("rises from 41.2% to 56.7% now")] == [41.2, 56.7]


def test_a_scale_is_kept_apart_from_the_value() -> None:
    quantity = only("at least 128K tokens")
    assert (quantity.value, quantity.scale, quantity.unit, quantity.qualifier) == (128.0, 1000.0, "tokens", "at least")


def test_a_sign_marks_a_difference() -> None:
    assert only("by +2.66% or so").signed
    assert only("down by -3 there").value == -3.0


@pytest.mark.parametrize(
    "text", ["GPT-4 and F1", "Fig. 3 and Table 4", "(1) first", "Bear2.5-7B", "in 3D", r"$\pi_{0.5}$"]
)
def test_digits_of_names_and_references_are_no_numbers(text: str) -> None:
    assert find_quantities(text) == ()


@given(st.text(alphabet="a1.,-%$ \\{}/of", max_size=60))
def test_quantities_stand_in_order_inside_the_text(text: str) -> None:
    found = find_quantities(text)
    assert all(0 <= q.start <= q.at < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
