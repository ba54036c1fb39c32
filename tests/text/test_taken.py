"""Spans of which none may overlap another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vaultgen.text.taken import TakenSpans

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6)).map(lambda s: (s[0], sum(s))))


@given(SPANS, st.integers(0, 30), st.integers(1, 6))
def test_a_span_overlaps_where_it_shares_a_character_with_any(spans: list[tuple[int, int]], at: int, size: int) -> None:
    shared = any(start < at + size and at < end for start, end in spans)
    assert TakenSpans(spans).overlap(at, at + size) == shared
    one_by_one = TakenSpans()
    for span in spans:
        if not one_by_one.overlap(*span):
            one_by_one.add(*span)
        assert one_by_one.overlap(*span)
